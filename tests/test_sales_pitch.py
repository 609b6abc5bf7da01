"""Planted advertising is told by how it speaks: the same topics in a report stay silent."""

from __future__ import annotations

import pytest

from newslint import ruleset
from newslint.linter import Linter
from newslint.source import Source

BEFORE = "School board delays vote\n\nThe board put off its vote until autumn, because the cost had risen.\n\n"
AFTER = "\n\nThe principal said that the old building would be used for another year."


@pytest.fixture(scope="module")
def linter() -> Linter:
    """A linter with this rule alone."""
    return Linter(ruleset.load([ruleset.builtin_folder()], select=["Injection.Spam"]))


def matches(linter: Linter, line: str) -> list[str]:
    """What is found in a story with ``line`` in its middle."""
    return [entry.match for entry in linter.lint(Source(BEFORE + line + AFTER, "story"), "txt").diagnostics]


@pytest.mark.parametrize(
    "line",
    [
        "Order your tramadol today from the most trusted pharmacy and save 40%",
        "Join our poker room and grab your welcome bonus now",
        "Bad credit? Get approved for a loan today, same day cash",
        "Buy real passports and driving licences online, contact us on WhatsApp",
        "Meet beautiful Russian women, join free!",
        "Rank your website on the first page of Google with our affordable SEO packages",
        "casino online, best slots, poker, sports betting, jackpot",
    ],
)
def test_finds_pitches(linter: Linter, line: str) -> None:
    assert matches(linter, line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The pharmacy sold tramadol online without a prescription, prosecutors said.",
        "Gamblers who claimed the welcome bonus had to bet it 40 times, the regulator found.",
        "Homeowners rushed to refinance as rates fell to 3%.",
        "If you buy bitcoin, the bank says, you may lose all of it.",
        "Customs seized 400 replica Rolex watches and 1,200 handbags for sale online.",
        'The message read: "Order cheap viagra now, no prescription needed." It came from Riga.',
        "Click here to subscribe.",
    ],
)
def test_leaves_news_alone(linter: Linter, line: str) -> None:
    assert matches(linter, line) == []


def test_reports_only_the_sentence(linter: Linter) -> None:
    pitch = "Get approved for a loan today, no credit check."
    assert matches(linter, f"The board meets again in May. {pitch} It will vote then.") == [pitch]
