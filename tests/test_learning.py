"""What is learnt from a heap of articles: which lines recur, what may be wanted, and a rule file that holds what it says."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newslint import ruleset, ruletests
from newslint.learning import Learnt, Recurring, learn, rule_file, unreported
from newslint.learning._kinds import doubt, is_byline
from newslint.linter import Linter
from newslint.readers import read
from newslint.source import Source

OWN = (
    "The harbour master of {n} said on Monday that the {n} quay would be dredged before the autumn storms set in.",
    "Boats that lie in {n} over the winter pay half of what they paid before, by a vote of {n} councillors in private.",
    "A crane fell into the basin at {n} in March, and the insurers of the {n} works have not paid for it yet.",
)
NAME = "House.RecurringLines"


def story(number: int, *lines: str, first: Sequence[str] = (), own: Sequence[str] = OWN) -> str:
    """An article of its own (a word that no other article has), with lines at the end and at the start."""
    word = "".join(string.ascii_lowercase[int(digit)] for digit in str(number)) + "port"
    return "\n\n".join([f"Quay at {word} to be dredged", *first, *(text.format(n=word.title()) for text in own), *lines]) + "\n"


def learnt(texts: Sequence[str], enough: int = 4, format: str = "txt") -> Learnt:
    return learn(((f"{number}.{format}", read(Source(text, f"{number}.{format}"), format)) for number, text in enumerate(texts)), enough)


def found(texts: Sequence[str], enough: int = 4) -> dict[str, Recurring]:
    return {line.text: line for line in learnt(texts, enough).lines}


def test_a_line_counts_once_for_each_article() -> None:
    texts = [story(number, "Tide tables hang in the hall of the Post", "Tide tables hang in the hall of the Post") for number in range(4)]
    (line,) = learnt(texts).lines
    assert (line.text, line.stories, line.places, line.doubt) == ("Tide tables hang in the hall of the Post", 4, (0, 0, 4), "")
    assert line.examples == (("1.txt", 9), ("2.txt", 9), ("3.txt", 9))
    assert learnt(texts[:3]).lines == []
    assert len(learnt(texts[:3], enough=3).lines) == 1


def test_the_most_frequent_line_comes_first() -> None:
    texts = [story(number, "HARBOUR RADIO", *(["NIGHT BUSES"] if number else [])) for number in range(5)]
    assert [(line.text, line.stories) for line in learnt(texts).lines] == [("HARBOUR RADIO", 5), ("NIGHT BUSES", 4)]


def test_what_stands_around_a_line_is_no_part_of_it() -> None:
    texts = [story(number, line) for number, line in enumerate(["* HARBOUR RADIO", "[HARBOUR RADIO]", "HARBOUR  RADIO", "HARBOUR RADIO »"])]
    line = found(texts)["HARBOUR RADIO"]
    assert line.stories == 4
    assert re.fullmatch(line.pattern, "HARBOUR \xa0 RADIO")


@pytest.mark.parametrize(
    ("lines", "pattern"),
    [
        ([f"Post No. {number}, 60p (a pound on Sundays" for number in (7, 88, 9, 10)], r"Post No\. \d+, 60p \(a pound on Sundays"),
        (["© 2016 The Post [Moss]|Valley"] * 4, r"© \d{4} The Post \[Moss\]\|Valley"),
        ([f"Printed on {day} in Moss" for day in ("March 3", "May 4", "June 5", "Sept. 6")], r"Printed on [A-Z][a-z]+\.? \d+ in Moss"),
        (["Open from 9 to 5, May to June"] * 4, "Open from 9 to 5, May to June"),
    ],
)
def test_only_what_differs_is_left_open(lines: list[str], pattern: str) -> None:
    (line,) = learnt([story(number, line) for number, line in enumerate(lines)]).lines
    assert line.pattern == pattern
    assert all(re.fullmatch(pattern, form) for form in lines)


def test_beginnings_and_ends_are_learnt_where_the_page_speaks() -> None:
    names = ["Ada Bell", "Tom Reed", "Sue Hall and Jo Marsh", "Ada Bell", "Max Orr"]
    texts = [
        story(number, f"{name} also contributed to this bulletin. Write to us." if number else "") for number, name in enumerate(names)
    ]
    (line,) = learnt(texts).lines
    assert line.varies
    assert line.pattern == r".{0,42}also contributed to this bulletin\. Write to us\."
    assert re.fullmatch(line.pattern, "Kit Moore also contributed to this bulletin. Write to us.")


def test_beginnings_and_ends_of_sentences_are_not_learnt() -> None:
    sentences = [
        f"At the same time, {thing} was sold, the mayor said in a statement." for thing in ("a boat", "a mill", "the inn", "one cow")
    ]
    assert learnt([story(number, sentence) for number, sentence in enumerate(sentences)]).lines == []
    tweeted = [f"The mayor of {place} said on this site that it was over." for place in ("Wick", "Moss", "Ayle", "Burn", "Tay")]
    assert learnt([story(number, sentence) for number, sentence in enumerate(tweeted)]).lines == []


def test_what_differs_beyond_two_words_becomes_one_beginning() -> None:
    tails = [f"{word} {rest}" for word in ("boats", "trains") for rest in ("in Wick", "in Moss", "in Ayle", "in Burn")]
    texts = [story(number, f"Just watched: news of {tail}") for number, tail in enumerate(tails)]
    (line,) = learnt([text.replace("Just watched: news of", "Related: news of") for text in texts]).lines
    assert (line.pattern.startswith("Related: news of"), line.stories) == (True, 8)


def test_versions_of_one_story_count_once() -> None:
    background = "The quay was built by convicts in the years after the great storm, which had taken the old one away entirely."
    versions = [story(1, background, "HARBOUR RADIO", own=OWN[: 2 + number % 2]) for number in range(9)]
    assert learnt(versions).lines == []
    assert learnt(versions).stories == 1
    others = [story(number, "HARBOUR RADIO") for number in range(2, 5)]
    lines = learnt([*versions, *others]).lines
    assert [(line.text, line.stories) for line in lines] == [("HARBOUR RADIO", 4)]


def test_long_furniture_makes_no_versions() -> None:
    furniture = [
        f"{what} of the Post are written by its own staff and paid for by those who read it in the valley." for what in ("Pages", "Maps")
    ]
    texts = [story(number, *furniture) for number in range(30)]
    assert learnt(texts).stories == 30
    assert {line.text for line in learnt(texts).lines} == set(furniture)


@pytest.mark.parametrize(
    ("line", "places", "reason"),
    [
        ("***", (0, 9, 0), "separator"),
        ("Monday, Jan. 3, 2018", (9, 0, 0), "date"),
        ("By Ada Bell", (9, 0, 0), "byline"),
        ("Ada M. Bell and Tom Reed", (9, 0, 0), "byline"),
        ("What happens next", (9, 0, 0), "sub-head"),
        ("Winners and losers", (0, 9, 0), "sub-head"),
        ("Winners and losers", (0, 0, 9), ""),
        ("The trial continues.", (0, 0, 9), "sentence"),
        ("The firm said that it had told us all it knew.", (0, 9, 0), "sentence"),
        ("“You have to be there to know our valley.”", (0, 9, 0), "sentence"),
        ("Tell us what you think of our valley.", (0, 9, 0), ""),
        ("Ada Bell is a reporter in Wick.", (0, 0, 9), ""),
        ("Ada Bell is a reporter in Wick.", (0, 9, 0), "sentence"),
        ("NIGHT BUSES", (0, 9, 0), ""),
        ("Get the Post by post", (0, 9, 0), ""),
        ("All photos: Ada Bell/Getty", (0, 9, 0), ""),
    ],
)
def test_what_may_be_wanted_is_in_doubt(line: str, places: tuple[int, int, int], reason: str) -> None:
    assert doubt(line, places, 100) == reason


def test_a_sentence_in_a_fifth_of_all_articles_is_the_page() -> None:
    assert doubt("The mill has stood here since the flood.", (0, 25, 0), 100) == ""
    assert doubt("Ada Bell", (25, 0, 0), 100) == "byline"


def test_a_byline_is_a_name_and_no_more() -> None:
    assert all(map(is_byline, ["By Ada Bell", "BY ADA BELL, STAFF WRITER", "Ada Bell", "Analysis by Ada Bell, Moss Valley"]))
    assert not any(map(is_byline, ["Moss Valley Post", "New Hampshire", "ADA BELL", "More Stories", "Getty Images", "Ada Bell left."]))


def lint(folder: Path) -> Linter:
    loaded = ruleset.load([folder], use_cache=False)
    assert loaded.notes == []
    return Linter(loaded)


def save(text: str, folder: Path) -> Path:
    path = folder / "House" / "RecurringLines.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


AWKWARD = [
    '1) Call 555-0199 (24/7): a+b=c? ^yes$ {no} \\ | # \'tis "so"',
    "12:30",
    "no",
    "NO",
    "~",
    "Tab\there: it's 100% - or more",
    "Post № 4 – «Valley» 🦊 \x07 \u2028 end of line",
    "- LISTEN: the valley today",
    "# Valley tides",
    "% valley & tide @ wick",
    "Este diario se publica todos los días en el valle y se vende en las tiendas de la ciudad, donde también se puede leer de balde.",
    "2000",
    "By Ada Bell",
    "Sponsored " * 140 + "at the end",
    "(1) One in brackets",
]


@pytest.mark.parametrize("line", AWKWARD, ids=range(len(AWKWARD)))
def test_the_rule_passes_its_tests_whatever_the_line(line: str, tmp_path: Path) -> None:
    texts = [story(number, line, "HARBOUR RADIO") for number in range(6)]
    path = save(rule_file(learnt(texts), NAME), tmp_path)
    outcomes = list(ruletests.run(path, NAME))
    assert [outcome.problems for outcome in outcomes] == [()] * 4
    assert [bool(outcome.found) for outcome in outcomes] == [True, True, False, False]


def test_the_rule_reports_each_learnt_line_where_it_stands(tmp_path: Path) -> None:
    texts = [story(number, *AWKWARD) for number in range(30)]
    made = learnt(texts)
    made = made._replace(lines=[line._replace(doubt="") for line in made.lines if line.doubt != "separator"])
    save(rule_file(made, NAME), tmp_path)
    report = lint(tmp_path).lint(Source(texts[0]), "txt")
    lines = texts[0].split("\n")
    assert {lines[entry.start.line - 1] for entry in report.diagnostics} == {*AWKWARD} - {"~"}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60), min_size=1, max_size=4))
@example(lines=["\\X"])
def test_any_text_makes_a_sound_rule(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    lines = [line for line in lines if not line.strip().startswith("<!--")]
    made = learnt([story(number, *lines, "HARBOUR RADIO") for number in range(4)])
    path = save(rule_file(made, NAME), tmp_path_factory.mktemp("rule"))
    assert [outcome.problems for outcome in ruletests.run(path, NAME)] == [()] * 4


def test_what_is_in_doubt_stands_in_comments(tmp_path: Path) -> None:
    text = rule_file(learnt([story(number, "***", "HARBOUR RADIO", first=["By Ada Bell"]) for number in range(4)]), NAME)
    assert "\n  - HARBOUR RADIO\n" in text
    assert "  # 4 of 4, at the start: 1.txt:3\n  # - By Ada Bell\n" in text
    assert "\n  # - \\A\\*\\*\\*\\Z\n" in text
    save(text.replace("# - By Ada Bell", "- By Ada Bell"), tmp_path)
    report = lint(tmp_path).lint(Source("Quay to be dredged\n\nBy Ada Bell\n\nThe quay will be dredged.\n"), "txt")
    assert [entry.start for entry in report.diagnostics] == [(3, 1)]


def test_a_rule_needs_a_line_that_is_not_in_doubt() -> None:
    with pytest.raises(ValueError, match="nothing to find"):
        rule_file(learnt([story(number, first=["By Ada Bell"]) for number in range(4)]), NAME)


def test_what_rules_report_already_is_left_out(linter: Linter) -> None:
    texts = [story(number, "Advertisement", "HARBOUR TIDES IN MOSS") for number in range(4)]
    made = learnt(texts)
    kept = unreported(made, lambda name: linter.lint(Source(texts[int(name[0])]), "txt").diagnostics)
    assert [line.text for line in made.lines] == ["Advertisement", "HARBOUR TIDES IN MOSS"]
    assert [line.text for line in kept.lines] == ["HARBOUR TIDES IN MOSS"]
    assert unreported(made, lambda name: []) == made


def test_what_is_no_text_is_left_out() -> None:
    assert learnt([story(number, "A" * 500, "The valley has it. " * 100) for number in range(4)]).lines == []


def test_markdown_is_read_without_its_marks() -> None:
    texts = [story(number, "**HARBOUR RADIO**").replace("Quay", "# Quay", 1) for number in range(4)]
    (line,) = learnt(texts, format="md").lines
    assert line.text == "HARBOUR RADIO"


def test_headlines_are_left_out() -> None:
    assert learnt([f"Tides of the week\n\n{OWN[0].format(n=word)}\n" for word in ("Wick", "Moss", "Ayle", "Burn")]).lines == []
