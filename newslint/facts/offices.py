"""Who held which top office of a country on a day, from the dated table ``offices.tsv`` that ``build`` makes.

The table is read at the first question and a country's part of it parsed at the first question about that country. A country is named by
its ISO 3166 code (``SY``; old codes as ``SU`` for states that are gone) or by the short name of a body (``EUC``, ``UNO``, ``NATO``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from newslint.facts import names, store
from newslint.facts.store import Facts, Source

# A post that is called by several words; the first is the one that posts are compared by.
_POSTS = {
    "premier": "prime minister",
    "pm": "prime minister",
    "taoiseach": "prime minister",
    "amir": "emir",
    "pontiff": "pope",
    "secretary general": "secretary-general",
    "vice-president": "vice president",
}


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


def post(title: str) -> str:
    """The word by which a title is compared, whatever its case: ``Premier`` gives ``prime minister``."""
    plain = " ".join(title.lower().split())
    return _POSTS.get(plain, plain)


def earliest(iso: str) -> date:
    """The first day of an ISO date that may lack its day or month."""
    year, month, day = (*map(int, iso.split("-")), 1, 1)[:3]
    return date(year, month, day)


def latest(iso: str) -> date:
    """The last day of an ISO date that may lack its day or month."""
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0] + 1, 1) if len(parts) == 1 or parts[1] == 12 else (parts[0], parts[1] + 1)
    return date.fromordinal(date(year, month, 1).toordinal() - 1)


def sources(facts: Facts = ()) -> Mapping[str, Source]:
    """The sources of the table by their keys."""
    return store.sources("offices", facts)


@lru_cache
def country(code: str, facts: Facts = ()) -> Country:
    """What the table knows of a country; nothing for an unknown code."""
    people: dict[str, list[Person]] = {}
    tenures: dict[Person, list[Tenure]] = {}
    _, _, rest = store.table("offices", facts).partition(f"\n@{code}\n")
    for line in rest.partition("\n@")[0].splitlines():
        name, aliases, born, died, held = line.split("\t")
        person = Person(name, tuple(aliases.split("|")) if aliases else (), born or None, died or None)
        tenures[person] = [_tenure(person, code, field) for field in held.split(";")]
        for key in {names.keys(spelling)[0] for spelling in (name, *person.aliases)}:
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


def posts(tenures: Iterable[Tenure]) -> set[str]:
    """The posts among some tenures."""
    return {tenure.post for tenure in tenures}
