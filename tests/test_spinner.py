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
    linter = Linter(ruleset.load([ruleset.builtin_folder()], select=["Spinner"], ignore=["Spinner.MachineSpun"]))
    return lambda text: linter.lint(Source(text)).diagnostics


@pytest.mark.parametrize(
    ("text", "rule", "match", "proposal"),
    [
        ("The USA -led force left.", "Spinner.SplitHyphen", "USA -led", ""),
        ("It was the United Kingdom general who spoke.", "Spinner.CountryAsAdjective", "United Kingdom general", "British"),
        ("Then Syria forces fled to the hills.", "Spinner.CountryName", "Syria forces", "Syrian"),
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
        "Spinner.CountryName",
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


@pytest.mark.parametrize(
    "text",
    [
        "Team USA beat Canada, USA Today said. Miss USA wore a dress made in the USA. USA Swimming and USA Network agreed.",
        "The Russian Federation and other states of the global community spoke of national safety councils and of safety at work.",
        "Global law firms and worldwide sales rose over the past year; compared with the previous year, costs fell.",
        "The envoy of the United Kingdom spoke to the United Kingdom government. United States officials agreed.",
        "A polite society has a high court, a main course, a white home and an open hearth; he is the company's chief government adviser.",
        "The shut-in saw a lengthy process, as lengthy as the last. Excessive school closures followed; the first spherical mirror broke.",
    ],
)
def test_traps(lint: Callable[[str], list[Diagnostic]], text: str) -> None:
    assert lint(text) == []


@pytest.mark.parametrize(
    ("text", "match", "proposal"),
    [
        ("It hit shares on the stock alternate.", "stock alternate", "stock exchange"),
        ("He took workplace in May.", "took workplace", "took office"),
        ("Doctors feared a heart assault.", "heart assault", "heart attack"),
        ("They pleaded responsible to fraud.", "pleaded responsible", "pleaded guilty"),
        ("The new gun legal guidelines passed.", "gun legal guidelines", "gun laws"),
        ("For the primary time in years, it rained.", "For the primary time", "For the first time"),
        ("It rose 5 p.c in May.", "p.c", "percent"),
        ("The Nationwide Weather Service spoke.", "Nationwide Weather Service", "National Weather Service"),
        ("The Joined Nations met.", "Joined Nations", "United Nations"),
        ("Aides of Invoice Clinton came.", "Invoice Clinton", "Bill Clinton"),
        ("The Worldwide Criminal Court ruled.", "Worldwide Criminal Court", "International Criminal Court"),
        ("It fell in World Conflict II.", "World Conflict II", "World War II"),
        ("The U.S. Residence of Representatives met.", "Residence of Representatives", "House of Representatives"),
    ],
)
def test_swaps_of_each_field(lint: Callable[[str], list[Diagnostic]], text: str, match: str, proposal: str) -> None:
    (found,) = lint(text)
    assert found.match == match
    assert found.fix is not None
    assert found.fix.edits[0].text == proposal
