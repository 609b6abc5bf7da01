"""Who held which office of a place on a day, from the dated table ``offices.tsv`` that ``build`` makes and the newsroom's own facts.

The table is read at the first question and a place's part of it parsed at the first question about that place. A country is named by
its ISO 3166 code (``SY``; old codes as ``SU`` for states that are gone) or by the short name of a body (``EUC``, ``UNO``, ``NATO``); for
states and cities see ``codes``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from newslint.facts import names, store
from newslint.facts.posts import post as post
from newslint.facts.store import Facts, Source


class Person(NamedTuple):
    """Someone who held an office. ``born`` and ``died`` are ISO dates, perhaps of a month or a year only, and None when not known."""

    name: str
    aliases: tuple[str, ...]
    born: str | None
    died: str | None

    @property
    def last_day(self) -> date | None:
        """The latest day on which the person can have died, or None for someone alive or not known to be dead."""
        return None if self.died is None else latest(self.died)


class Tenure(NamedTuple):
    """One stay in one office.

    ``start`` and ``end`` are ISO dates (a month or a year where no more is known). ``end`` is None for a tenure that goes on, or whose end
    isn't known. ``about``: the person had left by ``end``, perhaps earlier. ``source`` is a key of :func:`sources`.
    """

    person: Person
    country: str
    title: str
    start: str
    end: str | None
    about: bool
    acting: bool
    source: str

    @property
    def post(self) -> str:
        """The title by which posts are compared: a taoiseach is a prime minister."""
        return post(self.title)

    def covers(self, day: date, slack: int = 0) -> bool:
        """Whether the office may have been held on ``day``, give or take ``slack`` days. Without a known end it ends with the life."""
        at, last = day.toordinal(), self.person.last_day if self.end is None else latest(self.end)
        return earliest(self.start).toordinal() - slack <= at and (last is None or at <= last.toordinal() + slack)


class Country(NamedTuple):
    """A country's people by the keys of their names, and everything they held."""

    people: Mapping[str, Sequence[Person]]
    tenures: Mapping[Person, Sequence[Tenure]]


@lru_cache(maxsize=4096)
def earliest(iso: str) -> date:
    """The first day of an ISO date that may lack its day or month."""
    year, month, day = (*map(int, iso.split("-")), 1, 1)[:3]
    return date(year, month, day)


@lru_cache(maxsize=4096)
def latest(iso: str) -> date:
    """The last day of an ISO date that may lack its day or month."""
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0] + 1, 1) if len(parts) == 1 or parts[1] == 12 else (parts[0], parts[1] + 1)
    return date.fromordinal(date(year, month, 1).toordinal() - 1)


def sources(facts: Facts = ()) -> Mapping[str, Source]:
    """The sources of the tenures by their keys."""
    ours = store.sources("offices", facts)
    if not facts:
        return ours
    from newslint.facts import house

    return {**ours, **house.sources(facts)}


@lru_cache
def country(code: str, facts: Facts = ()) -> Country:
    """What is known of a place and its people; nothing for an unknown code."""
    people: dict[str, list[Person]] = {}
    tenures: dict[Person, list[Tenure]] = {}
    table = store.table("offices", facts)
    start = table.find(f"\n@{code}\n")
    end = table.find("\n@", start + 2)
    for line in table[start : end if end > 0 else len(table)].splitlines()[2:] if start >= 0 else ():
        name, aliases, born, died, held = line.split("\t")
        person = Person(name, tuple(aliases.split("|")) if aliases else (), born or None, died or None)
        tenures[person] = [_tenure(person, code, field) for field in held.split(";")]
    if facts:
        from newslint.facts import house

        known = {person.name: person for person in tenures}
        for tenure in house.tenures(code, facts):
            person = known.setdefault(tenure.person.name, tenure.person)
            tenures.setdefault(person, []).append(tenure._replace(person=person))
    for person in tenures:
        for key in {names.keys(spelling)[0] for spelling in (person.name, *person.aliases)}:
            people.setdefault(key, []).append(person)
    return Country(people, tenures)


def _tenure(person: Person, code: str, field: str) -> Tenure:
    title, start, end, source = field.split(",")
    return Tenure(person, code, title.lstrip("*"), start, end.lstrip("<") or None, end.startswith("<"), title.startswith("*"), source)


def find_person(code: str, name: str, facts: Facts = ()) -> list[Tenure]:
    """Everything that the person of that name, as copy writes it, held in a country; empty for a name that the table doesn't know.

    A surname alone finds nobody, save for people who are called by one name (Suharto). A name that two people share finds both."""
    known = country(code, facts)
    for key in names.keys(name):
        if key in known.people:
            return [tenure for person in known.people[key] for tenure in known.tenures[person]]
    return []


def holders(code: str, title: str, day: date, facts: Facts = ()) -> list[Tenure]:
    """The tenures of a post, acting ones included, that cover ``day``; empty after the last day of which their source knows."""
    wanted = post(title)
    return [
        tenure
        for held in country(code, facts).tenures.values()
        for tenure in held
        if tenure.post == wanted and tenure.covers(day) and day <= sources(facts)[tenure.source].as_of
    ]


@lru_cache(maxsize=1024)
def knows(code: str, facts: Facts = ()) -> bool:
    """Whether anything is known of a place."""
    if f"\n@{code}\n" in store.table("offices", facts):
        return True
    if not facts:
        return False
    from newslint.facts import house

    return any(code in house.read(path).tenures for path in house.files(facts))


@lru_cache(maxsize=1024)
def places(name: str, facts: Facts = ()) -> tuple[str, ...]:
    """The codes of all places where a person of that full name, as copy writes it, held something.

    The longest word of the name must be spelt as in the table: it is what the text of the table is searched for."""
    return tuple(dict.fromkeys(_places(name, facts)))


def _places(name: str, facts: Facts) -> Iterator[str]:
    wanted, word, table = set(names.keys(name)), max(name.split(" "), key=len), store.table("offices", facts)
    at = table.find(word)
    while at >= 0:
        start, end = table.rfind("\n", 0, at) + 1, table.find("\n", at)
        cells = table[start:end].split("\t")
        if len(cells) == 5 and any(names.keys(spelling)[0] in wanted for spelling in (cells[0], *cells[1].split("|")) if word in spelling):
            section = table.rfind("\n@", 0, start) + 2
            yield table[section : table.find("\n", section)]
        at = table.find(word, end)
    if facts:
        from newslint.facts import house

        for path in house.files(facts):
            for code, tenures in house.read(path).tenures.items():
                for tenure in tenures:
                    if any(names.keys(spelling)[0] in wanted for spelling in (tenure.person.name, *tenure.person.aliases)):
                        yield code
