"""From matches to findings: what covers what, and the public function."""

from __future__ import annotations

from datetime import date

from newslint import lint
from newslint.diagnostic import Diagnostic, Level
from newslint.linter import uncovered
from newslint.source import Location, Span


def finding(rule: str, start: int, end: int, level: Level = Level.WARNING) -> Diagnostic:
    return Diagnostic("a.txt", rule, level, "x.", Span(start, end), Location(1, start + 1), Location(1, end + 1), "x")


def kept(*diagnostics: Diagnostic) -> list[str]:
    return sorted(entry.rule for entry in uncovered(diagnostics, {"A.Words"}, {entry.rule for entry in diagnostics}))


def test_one_line_is_one_finding_of_a_style() -> None:
    assert kept(finding("A.Line", 0, 40), finding("A.Part", 10, 20)) == ["A.Line"]
    assert kept(finding("A.Words", 0, 40), finding("A.Line", 0, 40)) == ["A.Words"]


def test_a_louder_finding_is_never_hidden_by_a_softer_one() -> None:
    assert kept(finding("A.Line", 0, 40), finding("A.Part", 10, 20, Level.ERROR)) == ["A.Line", "A.Part"]
    assert kept(finding("A.Words", 0, 40), finding("A.Line", 0, 40, Level.ERROR)) == ["A.Line"]


def test_other_styles_partial_overlaps_and_the_same_rule_are_kept() -> None:
    assert kept(finding("A.Line", 0, 40), finding("B.Part", 10, 20)) == ["A.Line", "B.Part"]
    assert kept(finding("A.Line", 0, 15), finding("A.Part", 10, 20)) == ["A.Line", "A.Part"]
    assert kept(finding("A.Line", 0, 40), finding("A.Line", 10, 20)) == ["A.Line", "A.Line"]
    loud = finding("A.Line", 0, 40, Level.ERROR)
    assert kept(loud, finding("A.Long", 10, 50), finding("A.Part", 15, 30, Level.ERROR)) == ["A.Line", "A.Long"]


def test_lint_is_the_whole_job_in_one_call() -> None:
    report = lint("Rebels leave the valley\n\nSyrian President Hafez al-Assad spoke on Thursday.It rained.\n", day=date(2017, 12, 28))
    assert {(entry.rule, entry.start) for entry in report.diagnostics} >= {
        ("Facts.DeadOfficeHolder", (3, 1)),
        ("Typography.MissingSpace", (3, 42)),
    }


def test_findings_of_house_styles_are_all_kept() -> None:
    both = (finding("House.Line", 0, 40), finding("House.Part", 10, 20))
    assert [entry.rule for entry in uncovered(both, set(), {"A.Line"})] == ["House.Line", "House.Part"]
