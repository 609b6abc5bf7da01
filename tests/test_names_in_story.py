"""Names, titles, initials and headlines that one story gives in two ways."""

from __future__ import annotations

import pytest

from newslint import ruleset
from newslint.linter import Linter
from newslint.source import Source

RULES = ("Attribution", "Facts.HeadlineNumber")
LINTER = Linter(ruleset.load([ruleset.builtin_folder()], select=RULES))


def found(text: str, rule: str) -> list[tuple[int, int, str]]:
    report = LINTER.lint(Source(text), "txt")
    assert not report.notes
    return [(entry.start.line, entry.start.column, entry.match) for entry in report.diagnostics if entry.rule == rule]


SPELT = "Attribution.NameSpeltTwoWays"


def test_both_misspelt_places_are_reported() -> None:
    text = "Ada Bergstrom runs the dam. Bergstrom was late, Bergstrom said.\n\nBergstrum smiled. It was over, Bergstrum said."
    assert found(text, SPELT) == [(3, 1, "Bergstrum"), (3, 32, "Bergstrum")]


def test_a_headline_is_read_too() -> None:
    text = "Bergstrum opens the dam\n\nAda Bergstrom opened the dam on Friday. Bergstrom was glad. It rained on Bergstrom."
    assert found(text, SPELT) == [(1, 1, "Bergstrum")]


@pytest.mark.parametrize(
    "text",
    [
        "Barack Obama spoke of Osama bin Laden. Obama was brief. Obama left. The Osama bin Laden house is old, Obama said.",
        "Ryan Hallow lives on Hollow Lane. Hollow was quiet, and Hollow was dark. Hollow had no lamps.",
        "The Maddocks came late. Ada Maddock was tired, and Maddock slept. Maddock's sons slept as well.",
        "Martin O'Malley met Dan Malloy. Malloy was late. O'Malley was early. Malloy said so, and Malloy knew.",
        "Ada Bread came. The bread was good, Bread said. He asked for Breda, and Breda it was. Breda is a town, said Breda Nolan.",
    ],
)
def test_two_words_are_two_words(text: str) -> None:
    assert not found(text, SPELT)


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Gov. Ada Bell spoke. The state is poor, Sen. Ada Bell said.", [(1, 41, "Sen. Ada Bell")]),
        ("Lt. Gov. Ada Bell spoke. The state is poor, Gov. Ada Bell said.", [(1, 45, "Gov. Ada Bell")]),
        ("Gov. Ada Bell spoke. Former Sen. Ada Bell, as she was, is rich.", []),
        ("Gen. Ada Bell spoke. Attorney General Bell was not there.", []),
        ("Gov. Ada Bell spoke. Sen. Tom Bell spoke. Gov. Bell left.", []),
    ],
)
def test_one_person_with_two_titles(text: str, spelt: list[tuple[int, int, str]]) -> None:
    assert found(text, "Attribution.PersonNamedTwoWays") == spelt


@pytest.mark.parametrize(
    ("headline", "body", "wrong"),
    [
        ("Storm kills 12 people", "The storm killed 13 people on Friday.", True),
        ("Storm kills 12 people", "The storm killed twelve people, and 13 people were hurt.", False),
        ("Storm kills 12 people", "The storm killed 13 people. In all 15 people were hurt.", True),
        ("Storm hurts 15 people", "The storm killed 13 people. In all 15 people were hurt.", False),
        ("Storm kills 1,200 cows", "The storm killed 1,300 cows on Friday.", True),
        ("Storm kills 12 people in 2017", "The storm killed a dozen. In 2016 it was 2016 people.", False),
    ],
)
def test_numbers_of_the_headline(headline: str, body: str, wrong: bool) -> None:
    assert bool(found(f"{headline}\n\n{body}", "Facts.HeadlineNumber")) is wrong


def test_a_shouted_line_is_no_acronym() -> None:
    text = "ZORQ BLIM WENT HOME. The ZORQ is here. The BRLQ left, and the BRLQ was late."
    assert found(text, "Attribution.UnexplainedAcronym") == [(1, 44, "BRLQ")]


def test_hostile_text_takes_no_longer_than_it_must() -> None:
    text = "Sen. Ada Bell met Gov. Ada Bell and Bela Bell of the BRLQ. " * 20_000
    assert LINTER.lint(Source(text), "txt").files == 1
