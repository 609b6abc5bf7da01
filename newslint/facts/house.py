"""A newsroom's own facts: ``facts.yml``, the rosters that no public source has (mayors, councils, presidents of clubs).

    source: City desk            # who vouches for it; optional
    as_of: 2026-11-01            # the last day of which the file knows
    people:
      - name: Ann Lee
        also: [Annie Lee]        # other spellings; optional, as are born and died
        born: 1961-04-02
        held:
          - {office: mayor, of: Springfield, from: 2019-01-07, to: 2023-01-03}

Dates are days, months or years; ``to`` is left out while the office is held, ``acting: true`` says what it says. ``of`` is a country, a
state or a city, else any name by which copy calls the body before or behind the title ("Rovers chairman").
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from newslint.facts import store
from newslint.facts.codes import code_of
from newslint.facts.offices import Person, Tenure, earliest, latest
from newslint.facts.store import Facts, Source
from newslint.yaml_text import Lines, YamlError, read_mapping

KEYS = ("source", "as_of", "people")
PERSON_KEYS = ("name", "also", "born", "died", "held")
_FIRST_YEAR, _LAST_YEAR = 1000, 2200
OFFICE_KEYS = ("office", "of", "from", "to", "acting")


class FactsError(ValueError):
    """A file of facts that can't be used; ``str()`` names file, line and cause."""


class House(NamedTuple):
    """What a file holds: where it comes from, the tenures by the codes of their places, and people without any, of whom the file adds to
    what the store knows (a death, a spelling)."""

    source: Source
    tenures: Mapping[str, Sequence[Tenure]]
    others: Sequence[Person]


def files(facts: Facts) -> list[str]:
    """Those of the paths that are files of house facts, not folders of a store."""
    return [path for path in facts if not os.path.isdir(path)]


def check(facts: Facts) -> None:
    """Raises FactsError for a path that is neither a file of house facts nor a folder with tables of a store."""
    for path in facts:
        if not os.path.exists(path):
            raise FactsError(f"{path}: There is no such file or folder of facts.")
        if not os.path.isdir(path):
            read(path)
        elif not any(os.path.isfile(os.path.join(path, name)) for name in os.listdir(store.SHIPPED) if name.endswith(".tsv")):
            raise FactsError(f"{path}: There is no table of a store of facts in this folder; `newslint facts update` makes one.")
        else:
            _check_store(path)


def _check_store(folder: str) -> None:
    try:
        with open(os.path.join(folder, "VERSION"), encoding="utf-8") as file:
            form = file.read().partition(".")[0]
        if form != str(store.FORM):
            raise FactsError(f"{folder}: The store has form {form!r}, and this newslint reads {store.FORM}; make it anew.")
        for name in os.listdir(folder):
            if name.endswith(".tsv"):
                store.sources(name.removesuffix(".tsv"), (folder,))
    except FactsError:
        raise
    except FileNotFoundError:
        raise FactsError(f"{folder}: The store has no file VERSION; `newslint facts update` makes a whole one.") from None
    except (OSError, ValueError) as error:
        raise FactsError(f"{folder}: The store can't be read: {error}.") from None


def tenures(code: str, facts: Facts) -> list[Tenure]:
    """What the newsroom's own files know of a place. ``source`` of a tenure is the path of its file."""
    return [tenure for path in files(facts) for tenure in read(path).tenures.get(code, ())]


def sources(facts: Facts) -> dict[str, Source]:
    """The files by the keys that their tenures bear."""
    return {path: read(path).source for path in files(facts)}


@lru_cache
def read(path: str) -> House:
    """The facts in a file. Raises FactsError for one that can't be read or makes no sense."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
        values, lines = read_mapping(text)
    except OSError as error:
        raise FactsError(f"{path}: The file of facts can't be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise FactsError(f"{path}: The file of facts is not in UTF-8.") from None
    except YamlError as error:
        place = f"{path}:{error.line}" if error.line else path
        raise FactsError(f"{place}: {error}") from None
    return parse(path, values, lines)


def parse(path: str, values: Mapping[str, Any], lines: Lines) -> House:
    """The facts in what YAML made of a file, ``path`` being its name in messages. Raises FactsError for what makes no sense."""
    for key in values:
        if key not in KEYS:
            raise FactsError(f"{path}:{lines.of(key)}: The key {key!r} is unknown; the keys are {', '.join(KEYS)}.")
    place, as_of = f"{path}:{lines.of('as_of') or 1}", values.get("as_of")
    if not isinstance(as_of, date) or isinstance(as_of, datetime):
        raise FactsError(f"{place}: 'as_of' must be the last day of which the file knows, as 2026-11-01.")
    people = values.get("people") or []
    if not isinstance(people, list):
        raise FactsError(f"{path}:{lines.of('people')}: 'people' must be a list.")
    found: dict[str, list[Tenure]] = {}
    everyone: dict[str, Person] = {}
    for line, given in zip(lines.starts("people"), people, strict=False):
        try:
            person = _person(given)
            everyone[person.name] = joined(person, everyone.get(person.name))
            for tenure in _tenures(given, person, path):
                held = found.setdefault(tenure.country, [])
                if all(tenure[1:] != other[1:] or person.name != other.person.name for other in held):
                    held.append(tenure)
        except ValueError as error:
            raise FactsError(f"{path}:{line}: {error}") from None
    for held in found.values():
        held[:] = [tenure._replace(person=everyone[tenure.person.name]) for tenure in held]
    placed = {tenure.person.name for held in found.values() for tenure in held}
    others = [person for name, person in everyone.items() if name not in placed]
    return House(Source(str(values.get("source") or os.path.basename(path)), "the newsroom's own", as_of), found, others)


def joined(person: Person, known: Person | None) -> Person:
    """What two entries say of one person; ``person`` goes before."""
    if known is None:
        return person
    aliases = dict.fromkeys((*person.aliases, *known.aliases, known.name))
    aliases.pop(person.name, None)
    return Person(person.name, tuple(aliases), person.born or known.born, person.died or known.died)


def _person(given: object) -> Person:
    if not isinstance(given, dict) or not _is_text(given.get("name")):
        raise ValueError("An entry of 'people' must be a mapping with a 'name'.")
    _only(given, PERSON_KEYS, f"of {given['name']}")
    also = given.get("also") or []
    if not isinstance(also, list) or not all(isinstance(name, str) for name in also):
        raise ValueError(f"'also' of {given['name']} must be a list of names.")
    return Person(given["name"], tuple(also), _day(given, "born"), _day(given, "died"))


def _tenures(given: Mapping[str, Any], person: Person, path: str) -> Iterator[Tenure]:
    held = given.get("held") or []
    if not isinstance(held, list):
        raise ValueError(f"'held' of {person.name} must be a list.")
    for office in held:
        if not isinstance(office, dict) or not all(_is_text(office.get(key)) for key in ("office", "of")):
            raise ValueError(f"An entry of 'held' of {person.name} must be a mapping with texts for 'office' and 'of'.")
        _only(office, OFFICE_KEYS, f"of an office of {person.name}")
        start, end = _day(office, "from"), _day(office, "to")
        if start is None:
            raise ValueError(f"An office of {person.name} has no day 'from' which it was held.")
        if end and earliest(start) > latest(end):
            raise ValueError(f"An office of {person.name} ends before it begins.")
        title, acting = office["office"].lower(), office.get("acting") is True
        yield Tenure(person, code_of(office["of"], title), title, start, end, False, acting, path)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _only(given: Mapping[str, Any], known: Sequence[str], what: str) -> None:
    for key in given:
        if key not in known:
            raise ValueError(f"The key {key!r} {what} is unknown; the keys are {', '.join(known)}.")


def _day(given: Mapping[str, Any], key: str) -> str | None:
    """An ISO date, perhaps of a month or year, from what YAML makes of it; None where the key isn't there."""
    value = given.get(key)
    if value is None:
        return None
    text = value.isoformat() if isinstance(value, date) else str(value)
    try:
        if earliest(text).year < _FIRST_YEAR or latest(text).year > _LAST_YEAR:
            raise ValueError
    except (ValueError, OverflowError):
        raise ValueError(f"{key!r} must be a date such as 2019-01-07, 2019-01 or 2019, not {text!r}.") from None
    return text
