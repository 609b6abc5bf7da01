"""The hand-written table of governors and mayors, read by a regex of its own: its dates are sound and its sections whole."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

TABLE = Path(__file__).parent.parent / "facts/supplement-states.txt"
STATES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT"
    " VA WA WV WI WY"
).split()
# Nobody held the post by title: Toronto and Seoul had deputies with the powers of a mayor, Rome had commissioners.
GAPS = {("C:Toronto mayor", "2023-02-17"), ("C:Rome mayor", "2001-01"), ("C:Rome mayor", "2015-10-31"), ("C:Seoul mayor", "2020-07-09")}
LINE = re.compile(
    r"(?P<start>\d{4}(?:-\d\d){0,2}) (?P<end>\d{4}(?:-\d\d){0,2}|-) \*?(?P<name>[^=|*,]+?)(?: = (?P<aliases>[^=|*]+?))?"
    r"(?: \| (?P<born>\d{4}-\d\d-\d\d)?/(?P<died>\d{4}-\d\d-\d\d)?)?"
)
AS_OF = "2026-02-04"


class Line(NamedTuple):
    start: str
    end: str
    names: list[str]
    died: str | None


def bounds(day: str) -> tuple[date, date]:
    """The first and the last day that a date can mean."""
    year, month, *rest = [*map(int, day.split("-")), 0][:3] if "-" in day else [int(day), 0]
    if rest and rest[0]:
        return date(year, month, rest[0]), date(year, month, rest[0])
    after = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    return date(year, month or 1, 1), date.fromordinal(after.toordinal() - 1)


def sections() -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    lines: list[Line] = []
    for text in TABLE.read_text("utf-8").splitlines():
        if not text or text.startswith("#"):
            continue
        if re.fullmatch(r"US-[A-Z]{2} governor|C:[A-Z][A-Za-z. ]+ mayor", text):
            assert text not in found, f"two sections {text}"
            lines = found[text] = []
            continue
        line = LINE.fullmatch(text)
        assert line, f"no tenure: {text}"
        lines.append(Line(line["start"], line["end"], [line["name"], *(line["aliases"] or line["name"]).split(", ")], line["died"]))
    return found


FOUND = sections()


def test_every_state_has_a_governor() -> None:
    assert len(STATES) == 50
    for state in STATES:
        assert any(line.end == "-" or line.end > "2025-12" for line in FOUND[f"US-{state} governor"]), state


@pytest.mark.parametrize("section", FOUND)
def test_tenures_are_sound(section: str) -> None:
    lines = FOUND[section]
    assert [line.end for line in lines].count("-") == 1
    assert lines[-1].end == "-"
    for line in lines:
        assert bounds(line.start)[0] <= date.fromisoformat(AS_OF), line
        if line.end != "-":
            assert bounds(line.start)[0] < bounds(line.end)[1], line
            assert line.end <= AS_OF, line
        if line.died:
            assert line.end != "-", line
            assert bounds(line.end)[0] <= date.fromisoformat(line.died) <= date.fromisoformat(AS_OF), line


@pytest.mark.parametrize("section", FOUND)
def test_holders_follow_each_other(section: str) -> None:
    for before, after in pairwise(FOUND[section]):
        assert before.start < after.start, (before, after)
        overlap = bounds(before.end)[0] - bounds(after.start)[1]
        gap = bounds(after.start)[0] - bounds(before.end)[1]
        assert overlap.days <= 31, (before, after)
        assert gap.days <= 100 or (section, before.end) in GAPS, (before, after)


@pytest.mark.parametrize("section", FOUND)
def test_names(section: str) -> None:
    for line in FOUND[section]:
        for name in line.names:
            assert re.fullmatch(r"\S+( \S+)*\w\.?", name), line


@pytest.mark.parametrize(("one", "other"), [("New York City", "New York"), ("Washington", "D.C."), ("Kyiv", "Kiev")])
def test_two_names_of_a_city(one: str, other: str) -> None:
    assert FOUND[f"C:{one} mayor"] == FOUND[f"C:{other} mayor"]
