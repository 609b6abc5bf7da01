"""Changes, totals and conversions that don't add up: what the rules' own tests leave out."""

from __future__ import annotations

import pytest

from newslint import ruleset
from newslint.checks._changes import changes
from newslint.checks._parts import larger, shares, sums
from newslint.diagnostic import Diagnostic
from newslint.document import Document
from newslint.linter import Linter
from newslint.readers.text import read
from newslint.source import Source

RULES = "Percentage PercentagePoints Direction Multiple Total PartOfWhole Shares Conversion ExchangeRate DoubledUnit".split()


@pytest.fixture(scope="module")
def arithmetic() -> Linter:
    return Linter(ruleset.load([ruleset.builtin_folder()], select=tuple(f"Facts.{name}" for name in RULES)))


def document(text: str) -> Document:
    return read(Source(text))


def findings(linter: Linter, text: str) -> list[Diagnostic]:
    report = linter.lint(Source(text), "txt")
    assert report.notes == []
    return report.diagnostics


@pytest.mark.parametrize(
    ("text", "before", "after", "way"),
    [
        ("Sales rose from 40 to 50.", 40, 50, 1),
        ("Sales fell to $30 in May from $40.", 40, 30, -1),
        ("It sold 50 boats, up from 40 last year.", 40, 50, 1),
        ("The share went from 54 to 43 percent.", 54, 43, 0),
        ("It had 50 members, compared with 40 in May.", 40, 50, 0),
        ("It grew from 900,000 to 1.2 million.", 900_000, 1_200_000, 1),
    ],
)
def test_changes_are_read_in_both_orders(text: str, before: float, after: float, way: int) -> None:
    found = document(text)
    (change,) = changes(found, found.blocks[0], 0)
    old, new = change.pairs[0]
    assert (old.value, new.value, change.way) == (before, after, way)


def test_a_bare_amount_may_be_of_the_scale_that_follows() -> None:
    found = document("Output rose from 1.2 to 1.5 million barrels.")
    (change,) = changes(found, found.blocks[0], 0)
    assert [old.value for old, _ in change.pairs] == pytest.approx([1.2, 1_200_000])


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose from 40 tons to 50 crates.",
        "The price went from $1 to 90 cents.",
        "Men from 18, women from 21, and children.",
        "The firm did not grow from 40 to 30.",
    ],
)
def test_amounts_of_two_kinds_are_no_change(text: str) -> None:
    found = document(text)
    assert changes(found, found.blocks[0], 0) == []


def test_the_sentence_of_the_place_is_read() -> None:
    found = document("Sales rose from 40 to 50. Costs fell from 9 to 8.")
    second = found.blocks[0].text.index("Costs")
    assert [change.way for change in changes(found, found.blocks[0], second)] == [-1]


def test_a_part_and_its_whole() -> None:
    text = "Police said 27 of the 25 members voted."
    ((span, told),) = larger(text, 12)
    assert (text[span.start : span.end], told) == ("27", ("27", "25 members"))


def test_a_list_must_be_closed_and_full() -> None:
    assert [told for _, told in sums("There were 12 people: five men and six women.", 0)] == [("12 people", "5 and 6", "11")]
    assert list(sums("There were 12 people: five men and six women and their pets.", 0)) == []
    assert list(sums("There were 12 people: five men and six women among others.", 0)) == []


def test_shares_may_be_rounded_up() -> None:
    assert list(shares("Some 41% favor it, 41% oppose it and 19% have no opinion.", 0)) == []
    assert [told for _, told in shares("The count is 45% in favor, 41% opposed and 19% undecided.", 0)] == [("45 + 41 + 19", "105")]


@pytest.mark.parametrize(
    ("text", "match", "right"),
    [
        ("It weighs 2 tons (3 tonnes).", "3 tonnes", "1.8 tonnes"),
        ("They poured 100 gallons (100 liters) away.", "100 liters", "379 liters"),
        ("A lake of 40 square miles (64 square kilometers) froze.", "64 square kilometers", "104 square kilometers"),
        ("It was minus 40 degrees Celsius (40 Fahrenheit).", "40 Fahrenheit", "-40 Fahrenheit"),
        ("He is 1.98 m (6 feet 2 inches) tall.", "6 feet 2 inches", "6 feet 6 inches"),
    ],
)
def test_conversions(arithmetic: Linter, text: str, match: str, right: str) -> None:
    (finding,) = findings(arithmetic, text)
    assert (finding.rule, finding.match) == ("Facts.Conversion", match)
    assert f"is about {right}:" in finding.message


def test_the_second_unit_is_dropped(arithmetic: Linter) -> None:
    (finding,) = findings(arithmetic, "The $5 million dollars are gone.")
    assert finding.fix is not None
    assert finding.fix.safe
    (edit,) = finding.fix.edits
    text = "The $5 million dollars are gone."
    assert text[: edit.span.start] + edit.text + text[edit.span.end :] == "The $5 million are gone."


@pytest.mark.parametrize("unit", ["1 1 ", "(1 ", "from 1 to ", "of the 12 ", ": 5 men, ", "(((((", "to 5 from ", "5 (5 ", "5 percent ", "two and "])
def test_hostile_lines_end(arithmetic: Linter, unit: str) -> None:
    assert findings(arithmetic, unit * (100_000 // len(unit))) == []
