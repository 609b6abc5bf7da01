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
def _section(code: str, facts: Facts) -> tuple[Sequence[str], Mapping[str, Sequence[str]]]:
    """The rows of a place, and those rows by the keys of names."""
    table, by_key = store.table("offices", facts), dict[str, list[str]]()
    start = table.find(f"\n@{code}\n")
    end = table.find("\n@", start + 2)
    rows = table[start : end if end > 0 else len(table)].splitlines()[2:] if start >= 0 else []
    for row in rows:
        for key in row[row.rindex("\t") + 1 :].split("|"):
            by_key.setdefault(key, []).append(row)
    return rows, by_key


@lru_cache(maxsize=4096)
def _tenures(row: str, code: str) -> Sequence[Tenure]:
    """What a person of a place held, as a row of the table says."""
    name, aliases, born, died, held, _ = row.split("\t")
    person = Person(name, tuple(aliases.split("|")) if aliases else (), born or None, died or None)
    return [_tenure(person, code, field) for field in held.split(";")]


def _tenure(person: Person, code: str, field: str) -> Tenure:
    title, start, end, source = field.split(",")
    return Tenure(person, code, title.lstrip("*"), start, end.lstrip("<") or None, end.startswith("<"), title.startswith("*"), source)


@lru_cache
def country(code: str, facts: Facts = ()) -> Mapping[Person, Sequence[Tenure]]:
    """Everyone of whom an office of a place is known, with all that they held; nothing for an unknown code."""
    found: dict[Person, Sequence[Tenure]] = {}
    for tenures in (_tenures(row, code) for row in _section(code, facts)[0]):
        found[tenures[0].person] = tenures
    if facts:
        from newslint.facts import house

        for other in (person for path in house.files(facts) for person in house.read(path).others):
            keys = set(names.keys_of(other.name, *other.aliases))
            for person in [person for person in found if not keys.isdisjoint(names.keys_of(person.name, *person.aliases))]:
                better = house.joined(other, person)
                found[better] = [tenure._replace(person=better) for tenure in found.pop(person)]
        for tenure in house.tenures(code, facts):
            keys = set(names.keys_of(tenure.person.name, *tenure.person.aliases))
            known = next((person for person in found if not keys.isdisjoint(names.keys_of(person.name, *person.aliases))), None)
            person = house.joined(tenure.person, known)
            # What the newsroom says of a stay goes before what the table does.
            held = [other for other in found.pop(known, ()) if not _is_same_stay(other, tenure)] if known else []
            found[person] = [other._replace(person=person) for other in (*held, tenure)]
    return found


def _is_same_stay(one: Tenure, ours: Tenure) -> bool:
    ends = [latest(tenure.end) for tenure in (one, ours) if tenure.end]
    meet = max(earliest(one.start), earliest(ours.start)) <= min(ends, default=date.max)
    return one.source != ours.source and one.post == ours.post and meet


def find_person(code: str, name: str, facts: Facts = ()) -> list[Tenure]:
    """Everything that the person of that name, as copy writes it, held in a country; empty for a name that nobody is known by.

    A surname alone finds nobody, save for people who are called by one name (Suharto). A name that two people share finds both."""
    wanted = names.keys(name)
    if facts:
        known = country(code, facts)
        for key in wanted:
            people = [person for person in known if key in names.keys_of(person.name, *person.aliases)]
            if people:
                return [tenure for person in people for tenure in known[person]]
        return []
    # Most places have many people, of whom few are asked for: their rows alone are parsed.
    by_key = _section(code, facts)[1]
    return next(([tenure for row in by_key[key] for tenure in _tenures(row, code)] for key in wanted if key in by_key), [])


@lru_cache(maxsize=1024)
def holders(code: str, title: str, day: date, facts: Facts = ()) -> Sequence[Tenure]:
    """The tenures of a post, acting ones included, that cover ``day``; empty after the last day of which their source knows."""
    wanted = post(title)
    # The rows of the post alone, unless the newsroom knows more.
    held = _held(code, facts) if facts else (tenure for row in _by_post(code).get(wanted, ()) for tenure in _tenures(row, code))
    return [
        tenure for tenure in held if tenure.post == wanted and tenure.covers(day) and day <= sources(facts)[tenure.source].as_of
    ]


@lru_cache
def _by_post(code: str) -> Mapping[str, Sequence[str]]:
    """The rows of a place by the posts that they tell of."""
    found: dict[str, list[str]] = {}
    for row in _section(code, ())[0]:
        held = row.split("\t")[4]
        for title in {field[: field.index(",")].lstrip("*") for field in held.split(";")}:
            found.setdefault(post(title), []).append(row)
    return found


@lru_cache(maxsize=1024)
def exists(code: str, day: date, facts: Facts = ()) -> bool:
    """Whether anyone holds an office of a place on that day."""
    return any(tenure.covers(day) for tenure in _held(code, facts))


def _held(code: str, facts: Facts) -> Iterator[Tenure]:
    """All tenures of a place, each row parsed as it is come to unless the newsroom has facts of its own."""
    everyone = country(code, facts).values() if facts else (_tenures(row, code) for row in _section(code, facts)[0])
    return (tenure for tenures in everyone for tenure in tenures)


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

    It is the text of the table that is searched: its rows bear the keys of their names."""
    return tuple(dict.fromkeys(_places(name, facts)))


def _places(name: str, facts: Facts) -> Iterator[str]:
    wanted, table = set(names.keys(name)), store.table("offices", facts)
    for key in sorted(filter(None, wanted)):
        at = table.find(key)
        while at >= 0:
            end = at + len(key)
            if table[at - 1] in "\t|" and table[end] in "|\n":
                section = table.rfind("\n@", 0, at) + 2
                yield table[section : table.find("\n", section)]
            at = table.find(key, end)
    if facts:
        from newslint.facts import house

        for path in house.files(facts):
            for code, tenures in house.read(path).tenures.items():
                for tenure in tenures:
                    if not wanted.isdisjoint(names.keys_of(tenure.person.name, *tenure.person.aliases)):
                        yield code
