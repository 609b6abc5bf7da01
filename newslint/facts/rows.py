"""What the readers of sources give and ``build`` joins: people and their stays in offices."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from newslint.facts import names
from newslint.facts.store import Source

_SUFFIX = re.compile(r",? (Jr|Sr)\.?$")
_NICKNAME = re.compile(r"^(?:\S+ )*?(?P<given>\S+) [\"'](?P<nick>[\w ]+)[\"'] (?P<family>.+)$")
_JUNK = re.compile(
    r",| and |[\d\[\]]|^al-\w+$|"
    r"\b(?:elected|serves|brother|aka|Council|Chair|Episcopal|Mon(?:seigneur|signor)|Confederation|Gen\.|Ret\.|the)(?!\w)"
)


class Row(NamedTuple):
    """One stay in an office. ``end`` is as the table writes it: a date, ``<`` and a date by which it was over, or empty."""

    title: str
    start: str
    end: str
    acting: bool
    source: str


@dataclass(slots=True)
class Entry:
    """A person of one country, and what the person held."""

    name: str
    aliases: list[str] = field(default_factory=list)
    born: str = ""
    died: str = ""
    rows: list[Row] = field(default_factory=list)

    def sounds(self) -> list[str]:
        """The keys of every spelling."""
        return names.keys_of(self.name, *self.aliases)


class Stay(NamedTuple):
    """One stay in one office as a source tells it: ``code`` is the country's (``FR``), the state's (``US-TX``) or the city's
    (``C:London``), ``title`` as news copy writes it. Dates are ISO, perhaps of a month or a year; ``end`` is empty for one that goes on."""

    code: str
    name: str
    title: str
    start: str
    end: str = ""
    aliases: tuple[str, ...] = ()
    born: str = ""
    died: str = ""
    acting: bool = False


class Fresh(NamedTuple):
    """What a source tells that is asked again and again: its key in the table, what it is, and the stays it knows."""

    key: str
    source: Source
    stays: list[Stay]


def clean(name: str) -> tuple[str, list[str]]:
    """A name without stray capitals and nickname, and the nickname form; empty for a cell that holds no single name."""
    name = _SUFFIX.sub(r" \1.", name.strip(" -"))
    name = re.sub(r"\b[A-Z]{3,}\b", lambda word: word[0].title(), name)
    name = re.sub(r"(?<=[a-z]['’])[A-Z]", lambda letter: letter[0].lower(), re.sub(r"\bBin\b", "bin", name))
    if _JUNK.search(name) or len(name) < 3:
        return "", []
    if nickname := _NICKNAME.match(name):
        return f"{nickname['given']} {nickname['family']}", [f"{nickname['nick']} {nickname['family']}"]
    return name, []
