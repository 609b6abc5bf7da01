"""The tables written by hand: ``facts/supplement*.txt``, whose heads explain the form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from newslint.facts.offices import earliest, post
from newslint.facts.rows import Entry, Row
from newslint.facts.store import Source

KEY, SOURCE = "n", Source("newslint supplement", "MIT", date(2026, 2, 4))
_DAY = r"\d{4}(?:-\d\d){0,2}"
_START = re.compile(rf"(?P<start>{_DAY}) (?P<end>{_DAY}|-) (?P<acting>\*?)(?P<rest>.+)")
# A country or body, a state of a country, or a city by its name; then the post in small letters.
_SECTION = re.compile(
    r"(?P<code>[A-Z]{2,4}(?:-[A-Z]{2,3})?|C:[A-Z][\w .'’-]+?|\*) (?P<title>[a-z][a-z -]+)(?:: (?P<word>[a-z][a-z -]+))?$"
)


@dataclass(slots=True)
class Supplement:
    """What the files say: people by country, the first day of each post that they cover, names of rows to drop by country."""

    people: dict[str, dict[str, Entry]] = field(default_factory=dict)
    covers: dict[tuple[str, str], str] = field(default_factory=dict)
    drop: dict[str, set[str]] = field(default_factory=dict)


def read(lines: Iterable[str], found: Supplement, name: str = "the supplement") -> None:
    """Add what the lines of a file say to ``found``. Raises ValueError naming a line that makes no sense."""
    code, title, word = "", "", ""
    for number, line in enumerate(lines, 1):
        text = line.partition(" #")[0].strip() if "#" in line else line.strip()
        if not text or text.startswith("#"):
            continue
        if header := _SECTION.match(text):
            code, title = header["code"], header["title"]
            word = header["word"] or title
            continue
        if title == "drop":
            found.drop.setdefault(code, set()).add(text)
            continue
        tenure = None if title == "people" else _START.match(text)
        if tenure is None and title != "people":
            raise ValueError(f"line {number} of {name} is neither a section nor a tenure: {text}")
        spelling, _, life = (tenure["rest"] if tenure else text).partition(" | ")
        person, _, aliases = spelling.partition(" = ")
        entry = found.people.setdefault(code, {}).setdefault(person, Entry(person))
        entry.aliases += [alias for alias in aliases.split(", ") if alias]
        if life:
            entry.born, _, entry.died = life.partition("/")
        if tenure:
            end = "" if tenure["end"] == "-" else tenure["end"]
            try:
                for day in filter(None, (tenure["start"], end, entry.born, entry.died)):
                    earliest(day)
            except ValueError as error:
                raise ValueError(f"line {number} of {name} holds an impossible date ({error}): {text}") from None
            entry.rows.append(Row(word, tenure["start"], end, bool(tenure["acting"]), KEY))
            first = found.covers.get((code, post(title)), tenure["start"])
            found.covers[code, post(title)] = min(first, tenure["start"])
