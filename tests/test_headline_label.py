"""Headlines of other stories behind a label that no list holds: told by their shape and their place."""

from __future__ import annotations

import pytest

from newslint import ruleset
from newslint.linter import Linter
from newslint.source import Source

STORY = (
    "Ferry line to close after 90 years",
    "The last ferry leaves Moss Island on Sunday, ending a service that has run since the bridge was planned in 1927.",
    "Islanders gathered at the pier on Friday to say farewell to the crew, some of whom had served for thirty years.",
    "The company blamed the price of fuel and said that it had lost money on the line in each of the past six years.",
    "The council refused to pay a subsidy, and a petition with four thousand signatures was handed in too late to matter.",
    "A museum on the mainland will take the ferry, which was built in Danzig and is among the oldest still afloat.",
)


@pytest.fixture(scope="module")
def linter() -> Linter:
    """A linter with this rule alone."""
    return Linter(ruleset.load([ruleset.builtin_folder()], select=["Injection.HeadlineLabel"]))


def matches(linter: Linter, *lines: str) -> list[str]:
    """What is found in the story with each of ``lines`` behind another paragraph."""
    text = list(STORY)
    for number, line in enumerate(lines):
        text.insert(2 + 2 * number, line)
    return [entry.match for entry in linter.lint(Source("\n\n".join(text), "story"), "txt").diagnostics]


@pytest.mark.parametrize(
    "line",
    [
        "Royal scandal | Prince seen with tennis star at a nightclub",
        "Game day » Goalkeeper of the islanders breaks a leg in training",
        "Kitchen tips: Seven soups that chefs cook for themselves",
        "Star power – Actress stuns her fans with a red gown",
    ],
)
def test_finds_lines_by_their_shape(linter: Linter, line: str) -> None:
    assert matches(linter, line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Moss Island: A ferry and its crew say farewell to the pier",
        "Kitchen tips: Seven soups that chefs cook for themselves.",
        "Photo: Marinette Quill for the Harbour Weekly and Sons",
        "Friday: Goalkeeper breaks a leg in training, seven others ill",
        "Kitchen tips: Seven soups",
    ],
)
def test_leaves_subheads_sentences_and_credits_alone(linter: Linter, line: str) -> None:
    assert matches(linter, line) == []


def test_several_are_a_list(linter: Linter) -> None:
    lines = [f"{name}: Goalkeeper number {name} of the seven breaks a leg" for name in ("Anton", "Berta", "Caesar")]
    assert matches(linter, *lines[:1]) == lines[:1]
    assert matches(linter, *lines) == []
