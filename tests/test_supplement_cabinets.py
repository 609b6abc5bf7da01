"""The hand-written table of ministers, secretaries and chiefs of bodies: that it is in order, by a reading of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

FILE = Path(__file__).parent.parent / "facts" / "supplement-cabinets.txt"
AS_OF = date(2026, 2, 4)
NEAR = timedelta(days=31)
SECTION = re.compile(r"(?P<code>[A-Z]{2,4}(?:-[A-Z]{3})?) (?P<title>[a-z][a-z -]+)")
DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
TENURE = re.compile(
    rf"(?P<start>{DAY}) (?P<end>{DAY}|-) (?P<acting>\*?)(?P<name>[^=|*]+?)(?: = (?P<aliases>[^=|*]+?))?"
    rf"(?: \| (?P<born>(?:{DAY})?)/(?P<died>(?:{DAY})?))?"
)


class Tenure(NamedTuple):
    name: str
    aliases: tuple[str, ...]
    acting: bool
    start: date
    end: date
    born: str
    died: str


def first(day: str) -> date:
    """The first day that an exact or inexact date may mean. Raises ValueError for what is no date."""
    return date.fromisoformat(day + "-01" * (2 - day.count("-")))


def last(day: str) -> date:
    """The last day that an exact or inexact date may mean."""
    if day.count("-") == 2:
        return first(day)
    begun = first(day)
    after = date(begun.year + 1, 1, 1) if "-" not in day else date(begun.year + begun.month // 12, begun.month % 12 + 1, 1)
    return after - timedelta(days=1)


def read() -> dict[str, list[Tenure]]:
    sections: dict[str, list[Tenure]] = {}
    section: list[Tenure] | None = None
    for number, line in enumerate(FILE.read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        if SECTION.fullmatch(line):
            assert line not in sections, f"line {number}: {line} comes twice"
            section = sections[line] = []
            continue
        found = TENURE.fullmatch(line)
        assert found, f"line {number} is neither a section nor a tenure: {line}"
        assert section is not None, f"line {number} stands before the first section"
        aliases = tuple((found["aliases"] or "").split(", ")) if found["aliases"] else ()
        end = AS_OF if found["end"] == "-" else last(found["end"])
        section.append(
            Tenure(found["name"], aliases, bool(found["acting"]), first(found["start"]), end, found["born"] or "", found["died"] or "")
        )
    return sections


SECTIONS = read()


def tenures() -> Iterator[tuple[str, Tenure]]:
    for section, held in SECTIONS.items():
        for tenure in held:
            yield section, tenure


def test_it_has_what_it_is_for() -> None:
    assert len(SECTIONS) >= 140
    assert sum(map(len, SECTIONS.values())) >= 1500


@pytest.mark.parametrize("section", SECTIONS)
def test_tenures_of_a_section_follow_each_other(section: str) -> None:
    held = SECTIONS[section]
    assert held, "the section is empty"
    assert [tenure.start for tenure in held] == sorted(tenure.start for tenure in held)
    regular = [tenure for tenure in held if not tenure.acting]
    for before, after in pairwise(regular):
        assert before.end - after.start <= NEAR, f"{before.name} overlaps {after.name}"
    assert sum(tenure.end == AS_OF for tenure in regular) <= 1


def test_days_are_in_order() -> None:
    for section, tenure in tenures():
        where = f"{section}: {tenure.name}"
        assert tenure.start <= tenure.end <= AS_OF, where
        if tenure.died:
            assert tenure.end <= last(tenure.died) <= AS_OF, where
        if tenure.born:
            assert (tenure.start - first(tenure.born)).days > 20 * 365, where


def test_names_are_whole() -> None:
    for section, tenure in tenures():
        for name in (tenure.name, *tenure.aliases):
            assert name == name.strip(), f"{section}: {name!r}"
            assert " " in name, f"{section}: {name!r}"
            assert not re.search(r"[\d;\t]", name), f"{section}: {name!r}"


def test_lives_of_a_person_agree() -> None:
    lives: dict[tuple[str, str], set[str]] = {}
    for section, tenure in tenures():
        for day in filter(None, (tenure.born and f"born {tenure.born}", tenure.died and f"died {tenure.died}")):
            lives.setdefault((section.split()[0] + day[:4], tenure.name), set()).add(day)
    assert [key for key, days in lives.items() if len(days) > 1] == []
