"""Changes, totals and conversions that don't add up: what the rules' own tests leave out."""

from __future__ import annotations

import pytest

from newslint import ruleset
from newslint.checks._changes import Change, changes
from newslint.checks._parts import larger, shares, sums
from newslint.diagnostic import Diagnostic
from newslint.linter import Linter
from newslint.prose.sentences import split
from newslint.readers.text import read
from newslint.source import Source, Span

RULES = "Percentage PercentagePoints Direction Multiple Total PartOfWhole Shares Conversion ExchangeRate DoubledUnit".split()


@pytest.fixture(scope="module")
def arithmetic() -> Linter:
    return Linter(ruleset.load([ruleset.builtin_folder()], select=tuple(f"Facts.{name}" for name in RULES)))


def told(text: str) -> list[Change]:
    """The changes in the first paragraph, sentence by sentence."""
    document = read(Source(text))
    block = document.blocks[0]
    return [change for sentence in split(block.text) for change in changes(document, block, sentence)]


def whole(text: str) -> Span:
    return Span(0, len(text))


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
    (change,) = told(text)
    old, new = change.pairs[0]
    assert (old.value, new.value, change.way) == (before, after, way)


def test_a_bare_amount_may_be_of_the_scale_that_follows() -> None:
    (change,) = told("Output rose from 1.2 to 1.5 million barrels.")
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
    assert told(text) == []


def test_sentences_are_read_one_by_one() -> None:
    assert [change.way for change in told("Sales rose from 40 to 50. Costs fell from 9 to 8.")] == [1, -1]


def test_a_part_and_its_whole() -> None:
    text = "Police said 27 of the 25 members voted."
    ((span, evidence),) = larger(text, whole(text))
    assert (text[span.start : span.end], evidence) == ("27", ("27", "25 members"))


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("There were 12 people: five men and six women.", [("12 people", "5 + 6", "11")]),
        ("There were 12 people: five men and six women and their pets.", []),
        ("There were 12 people: five men and six women among others.", []),
        ("There were 12 people: about five men and six women.", []),
        ("There were 12 people: five men, six women.", []),
    ],
)
def test_a_list_must_be_closed_and_full(text: str, evidence: list[tuple[str, ...]]) -> None:
    assert [found for _, found in sums(text, whole(text))] == evidence


def test_shares_may_be_rounded_up() -> None:
    right, wrong = "Some 41% favor it, 41% oppose it and 19% have no opinion.", "It is 45% in favor, 41% opposed and 19% undecided."
    assert list(shares(right, whole(right))) == []
    assert [found for _, found in shares(wrong, whole(wrong))] == [("45 + 41 + 19", "105")]


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


@pytest.mark.parametrize(
    "unit",
    ["1 1 ", "(1 ", "(1 km) ", "from 1 to ", "of the 12 ", ": 5 men, ", "(((((", "to 5 from ", "5 percent ", "5-4 5-member ", "unsure 5% "],
)
def test_hostile_lines_end(arithmetic: Linter, unit: str) -> None:
    prose = "The council said on Friday that it would look at the numbers of the report again.\n\n" * 9
    assert findings(arithmetic, prose + unit * (50_000 // len(unit))) == []
