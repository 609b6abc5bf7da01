"""The style Spinner: what is said, what is proposed, and the context that each rule asks for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newslint import ruleset
from newslint.checks import OptionError
from newslint.checks.name_variants import Check as NameVariants
from newslint.checks.stray_space import Check as StraySpace
from newslint.diagnostic import Diagnostic
from newslint.linter import Linter
from newslint.source import Source


@pytest.fixture(scope="module")
def lint() -> Callable[[str], list[Diagnostic]]:
    linter = Linter(ruleset.load([ruleset.builtin_folder()], select=["Spinner"]))
    return lambda text: linter.lint(Source(text)).diagnostics


@pytest.mark.parametrize(
    ("text", "rule", "match", "proposal"),
    [
        ("The USA -led force left.", "Spinner.SplitHyphen", "USA -led", ""),
        ("It was the United Kingdom general who spoke.", "Spinner.CountryAsAdjective", "United Kingdom general", "British"),
        ("Then Syria forces fled to the hills.", "Spinner.CountryAsAdjective", "Syria forces", "Syrian"),
        ("It broke worldwide law, she said.", "Spinner.Collocation", "worldwide law", "international law"),
        ("Nearly certainly, it will rain.", "Spinner.Collocation", "Nearly certainly", "Almost certainly"),
        ("It passed the Home of Representatives.", "Spinner.MangledName", "Home of Representatives", "House of Representatives"),
        ("The U.N. Safety Council met.", "Spinner.MangledName", "U.N. Safety Council", "U.N. Security Council"),
        ("The tanks of Russian Federation left. Moscow agreed.", "Spinner.SubstitutedName", "Russian Federation", "Russia"),
    ],
)
def test_finding_and_proposal(lint: Callable[[str], list[Diagnostic]], text: str, rule: str, match: str, proposal: str) -> None:
    (found,) = lint(text)
    assert (found.rule, found.match) == (rule, match)
    assert found.fix is not None
    assert found.fix.edits[0].text == proposal
    assert found.fix.safe == (rule == "Spinner.SplitHyphen")


def test_applied_proposals_leave_the_rules_silent(lint: Callable[[str], list[Diagnostic]]) -> None:
    text = "Russian Federation says USA officials and the Iran government broke worldwide law, the White Home said. The Kremlin agreed."
    found = lint(text)
    assert [entry.rule for entry in found] == [
        "Spinner.SubstitutedName",
        "Spinner.CountryAsAdjective",
        "Spinner.CountryAsAdjective",
        "Spinner.Collocation",
        "Spinner.MangledName",
    ]
    for entry in reversed(found):
        assert entry.fix is not None
        for edit in reversed(entry.fix.edits):
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert (
        text == "Russia says U.S. officials and the Iranian government broke international law, the White House said. The Kremlin agreed."
    )
    assert lint(text) == []


def test_every_occurrence_of_a_substituted_name_is_reported(lint: Callable[[str], list[Diagnostic]]) -> None:
    found = lint('Russian Federation says no.\n\nRussia left.\n\n"We told Russian Federation," he said. It is with Russian Federation.')
    assert [(entry.start.line, entry.start.column) for entry in found] == [(1, 1), (5, 10), (5, 51)]


def test_substituted_name_needs_the_short_one(lint: Callable[[str], list[Diagnostic]]) -> None:
    assert lint("Delegates of Russian Federation voted for it. Russian Federation abstained.") == []


def test_a_long_name_is_its_own_country(lint: Callable[[str], list[Diagnostic]]) -> None:
    (found,) = lint("A Russian Federation official said so.")
    assert found.rule == "Spinner.CountryAsAdjective"
    assert lint("The South Korean officials met Northern Ireland lawmakers and New Mexico officials.") == []


def test_options_are_checked() -> None:
    with pytest.raises(OptionError, match="second"):
        StraySpace({"kind": "hyphen"})
    with pytest.raises(OptionError, match="kind"):
        StraySpace({"kind": "comma"})
    with pytest.raises(OptionError, match="groups"):
        NameVariants({"groups": [["one name"]]})
