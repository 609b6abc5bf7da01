"""Numbers of a headline against the story, and amounts with two scales."""

from __future__ import annotations

import pytest

from newslint.checks.headline_number import Check
from newslint.checks.magnitude import Check as Magnitude
from newslint.prose.stated import Stated, agree, is_misspelt, is_slip, of_sentence, phrase, story
from newslint.readers.text import read
from newslint.source import Source


def found(text: str) -> list[tuple[str, str]]:
    document = read(Source(text))
    return [match.args for match in Check({}).find(document, document.blocks, ()) if match.args and len(match.args) == 2]


def rescaled(text: str) -> list[tuple[str, ...] | None]:
    document = read(Source(text))
    return [match.args for match in Magnitude({}).find(document, document.blocks, ())]


def numbers(text: str) -> list[Stated]:
    document = read(Source(text))
    return [number for sentence in story(document, None) for number in of_sentence(*sentence)]


def test_numbers_have_their_units() -> None:
    text = "The second man, a 34-year-old, won $2.5 million in the third week of a two-day, 1.5m people show: 40% of it in four years.\n"
    assert [(number.value, number.unit) for number in numbers(text)] == [
        (2, "ordinal"),
        (34, "year-old"),
        (2_500_000, "$"),
        (3, "ordinal week"),
        (2, "day"),
        (1_500_000, ""),
        (40, "%"),
        (4, "year"),
    ]


def test_words_around_a_number_lose_their_endings_and_the_dead_are_one() -> None:
    one, other = numbers("12 bakers died at the mills.\n\nThe mill fire killed 13.\n")
    assert one.behind == ("baker", "dead", "mill")
    assert other.ahead == {"mill", "fire", "dead"}
    assert other.sentence == 1


@pytest.mark.parametrize(
    ("headline", "story", "same"),
    [
        ("1,200 jobs", "1,234 jobs", True),
        ("1,200 jobs", "1,290 jobs", False),
        ("More than 1,200 jobs", "1,290 jobs", True),
        ("$3.5 billion", "$3.46 billion", True),
        ("$3.5 billion", "$3.6 billion", False),
        ("$700 billion", "$709 billion", True),
        ("20 men", "21 men", False),
        ("the 120th run", "the 118th run", False),
    ],
)
def test_agreeing_is_rounding(headline: str, story: str, same: bool) -> None:
    assert agree(numbers(headline)[0], numbers(story)[0]) is same


def test_slips() -> None:
    assert is_misspelt(12, 21)
    assert is_misspelt(4.3, 4.8) is False, "numbers of one digit are alike too easily"
    assert is_slip(30, 90)
    assert is_slip(2, 4)
    assert not is_slip(12, 90)
    assert not is_slip(0, 1)


def test_phrase() -> None:
    assert [phrase(number) for number in numbers("A two-day trip costs 13 people at the inn $30 to rent.")] == [
        "two-day trip",
        "13 people",
        "$30",
    ]


def test_nearer_rival_is_named() -> None:
    text = "Two judges block rule on visas\n\nThree judges blocked the rule on visas on Friday. Four judges will read it next.\n"
    assert found(text) == [("Two judges block", "Three judges blocked")]


def test_headline_repeated_as_a_paragraph_is_no_support() -> None:
    text = "Council buys four buses\n\nCouncil buys four buses\n\nThe council has bought six buses, which will run from May.\n"
    assert found(text) == [("four buses", "six buses")]


@pytest.mark.parametrize(
    "headline", ["Five reasons to take the bus", "Bus line is 40 years later than planned", "Bus No. 4 is back", "Buses in 2018"]
)
def test_lists_years_and_names_are_silent(headline: str) -> None:
    assert found(f"{headline}\n\nThe six reasons were read out. The bus line came 20 years late. Bus No. 6 is back.\n") == []


def test_scales() -> None:
    story = "\n\nThe bank will pay a fine of $3.4 billion over its loans, it said. The loans ran to £5m.\n"
    assert rescaled("Bank to pay $3.4 million fine" + story) == [("$3.4 million", "$3.4 billion")]
    assert rescaled("Bank to pay $3.4bn fine" + story) == []
    assert rescaled("Bank to pay $3.5 million fine" + story) == []


@pytest.mark.parametrize("filler", ["1 ", "12 killed ", "$3 million and $3 billion ", "second ", "twenty-one-", "1.5m ", "A" * 20, "((("])
def test_hostile_input(filler: str) -> None:
    text = "12 dead, $3 million lost, third suspect held\n\n" + filler * (200_000 // len(filler)) + "\n"
    assert found(text) is not None
    assert len(rescaled(text)) <= 1
    assert found(filler * (200_000 // len(filler))) == []
