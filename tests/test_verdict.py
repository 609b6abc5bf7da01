"""The check ``verdict``: it counts what other rules found, by family and strength, and the linter asks it last."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import ruleset, ruletests
from newslint.checks import OptionError
from newslint.checks.verdict import Check, Finding, findings
from newslint.linter import Linter
from newslint.readers import read
from newslint.source import Source

MARKS = {"A": ["apples", "strong"], "B.Pear": ["pears", "plain"], "C": ["nuts", "weak"]}
TEXT = "Fruit Is Dear\n\nIt is dear.\n"


def said(*found: tuple[str, str], text: str = TEXT, **options: object) -> list[tuple[int, tuple[str, ...] | None]]:
    """The line and the arguments of each report."""
    document = read(Source(text))
    document = document.with_blocks(document.blocks, {findings: [Finding(*entry) for entry in found]})
    matches = Check({"marks": MARKS, **options}).find(document, document.blocks, [])
    return [(document.source.locate(match.block.to_source(match.span).start).line, match.args) for match in matches]


def test_three_marks_of_two_families_with_a_strong_one() -> None:
    assert said(("A.One", "an apple"), ("B.Pear", "a pear"), ("C.Nut", "a nut")) == [(1, ("3", "apples such as “an apple”, nuts, pears"))]
    assert said(("B.Pear", "a pear"), ("A.One", "one"), ("A.Two", "two")) == [(1, ("3", "apples such as “one”, pears"))]


@pytest.mark.parametrize(
    "found",
    [
        [],
        [("A.One", "one"), ("B.Pear", "a pear")],
        [("A.One", "one"), ("A.One", "two"), ("A.One", "three")],
        [("A.One", "one"), ("A.Two", "One"), ("B.Pear", "a pear")],
        [("A.One", "one"), ("C.Nut", "a nut"), ("C.Other", "another")],
        [("B.Pear", "one"), ("B.Pear", "two"), ("C.Nut", "a nut")],
        [("A.One", "one"), ("B.Plum", "two"), ("D.Fig", "three")],
    ],
    ids=["nothing", "two marks", "one family", "the same words", "weak ones together are one", "none is strong", "rules not counted"],
)
def test_too_little(found: list[tuple[str, str]]) -> None:
    assert said(*found) == []


def test_plain_marks_count_each_wording() -> None:
    assert len(said(("A.One", "one"), ("B.Pear", "a pear"), ("B.Pear", "two pears"))) == 1


def test_its_place_without_a_headline_and_without_text() -> None:
    found = [("A.One", "one"), ("A.One", "two"), ("C.Nut", "a nut")]
    assert [line for line, _ in said(*found, text="\n\nIt is dear, and it was dear last year as well, the greengrocer said.\n")] == [3]
    assert said(*found, text="") == []


def test_how_much_is_enough_can_be_set() -> None:
    assert said(("A.One", "one"), enough=1, families=1) == [(1, ("1", "apples such as “one”"))]


@pytest.mark.parametrize("marks", [None, [], {"A": "apples"}, {"A": ["apples"]}, {"A": ["apples", "loud"]}])
def test_options_are_checked(marks: object) -> None:
    with pytest.raises(OptionError, match="marks"):
        Check({"marks": marks})


SPUN = "Jets Bomb the Road\n\nThe White Home said it broke worldwide law and told the Legal professional General.\n"


def spun_lines(text: str, format: str = "txt", **selection: object) -> list[int]:
    report = Linter(ruleset.load([ruleset.builtin_folder()], **selection)).lint(Source(text), format)  # type: ignore[arg-type]
    assert not [note for note in report.notes if note.kind != "info"]
    return [entry.start.line for entry in report.diagnostics if entry.rule == "Spinner.MachineSpun"]


def test_the_linter_asks_it_last_and_sorts_it_first() -> None:
    report = Linter(ruleset.load([ruleset.builtin_folder()], select=["Spinner"]), timing=True).lint(Source(SPUN))
    assert report.diagnostics[0].rule == "Spinner.MachineSpun"
    assert [entry.match for entry in report.diagnostics] == [
        "Jets Bomb the Road",
        "White Home",
        "worldwide law",
        "Legal professional General",
    ]


def test_it_counts_only_what_is_reported() -> None:
    assert spun_lines(SPUN) == [1]
    assert spun_lines(SPUN, select=["Spinner.MachineSpun"]) == []
    assert spun_lines(SPUN, ignore=["Spinner.MangledName"]) == []
    silenced = SPUN.replace("\n\n", "\n\n<!-- vale Spinner.MangledName = NO -->\n\n")
    assert spun_lines(silenced, "md") == []
    assert spun_lines("# " + SPUN, "md") == [1]


def test_a_verdict_is_tested_with_the_rules_that_it_counts(tmp_path: Path) -> None:
    style = tmp_path / "House"
    style.mkdir()
    (style / "Odd.yml").write_text("extends: existence\nmessage: Odd.\ntokens: [odd, queer]\n", encoding="utf-8")
    (style / "Other.yml").write_text("extends: existence\nmessage: Other.\ntokens: [odd]\n", encoding="utf-8")
    (style / "Verdict.yml").write_text(
        "extends: verdict\nmessage: '%s marks.'\nmarks: {House.Odd: [odd words, strong]}\nenough: 2\nfamilies: 1\ntests:\n"
        "  - {name: two, input: 'An odd, queer tale.', want: '1:1:House.Verdict:2 marks.'}\n"
        "  - {name: one, input: 'An odd tale.', want: ''}\n",
        encoding="utf-8",
    )
    outcomes = list(ruletests.run(style / "Verdict.yml", "House.Verdict"))
    assert [outcome.problems for outcome in outcomes] == [(), ()]
    assert [outcome.found for outcome in outcomes] == [("1:1:House.Verdict:2 marks.",), ()]
