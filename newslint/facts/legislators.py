"""Members of the United States Congress, from the dated table ``legislators.tsv`` that ``sources.congress`` makes.

Nothing is parsed but the rows of the family names that are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from newslint.facts import store
from newslint.facts.names import tokens
from newslint.facts.nicknames import can_be_one
from newslint.facts.store import Facts, Source

SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_LONGEST_FAMILY = 3


class Term(NamedTuple):
    """A time in one chamber (``S`` for the Senate, ``H`` for the House), for one state (its postal code) and one party.

    ``parties`` are the letters that copy may give: of an independent who sits with the Democrats ``I`` and ``D``, in this order; ``?`` is a
    party that the table has no letter for."""

    chamber: str
    state: str
    parties: tuple[str, ...]
    start: date
    end: date
    source: str

    def covers(self, day: date, slack: int = 0) -> bool:
        """Whether ``day`` lies in the term, give or take ``slack`` days."""
        return self.start.toordinal() - slack <= day.toordinal() <= self.end.toordinal() + slack


class Legislator(NamedTuple):
    """Someone who served: the name as copy usually has it, and the terms in order."""

    name: str
    born: str
    terms: tuple[Term, ...]


class Namesake(NamedTuple):
    """One of those who share a family name, with every given name, middle name, nickname and initial in small letters."""

    legislator: Legislator
    given: frozenset[str]


def words_of(name: str) -> list[str]:
    """The words of a name, folded and without Jr. and the like."""
    return [word for word in tokens(name) if word not in SUFFIXES]


@lru_cache
def _places(facts: Facts) -> Mapping[str, int]:
    """Where the rows of each family name begin in the table."""
    places: dict[str, int] = {}
    at = 0
    for line in store.table("legislators", facts).split("\n"):
        places.setdefault(line.partition("\t")[0], at)
        at += len(line) + 1
    return places


@lru_cache(maxsize=1024)
def of_family(family: str, facts: Facts = ()) -> Sequence[Namesake]:
    """Everyone of a family name, which is given folded and in one word (``wassermanschultz``)."""
    return tuple(_namesakes(family, facts)) if family in _places(facts) else ()


def _namesakes(family: str, facts: Facts) -> Iterator[Namesake]:
    text, at = store.table("legislators", facts), _places(facts)[family]
    while text.startswith(f"{family}\t", at):
        end = text.find("\n", at)
        _, name, aliases, born, terms = text[at:end].split("\t")
        given = {word for spelling in (name, *aliases.split("|")) for word in _given(words_of(spelling), family)}
        yield Namesake(Legislator(name, born, tuple(map(_term, terms.split(";")))), frozenset(given))
        at = end + 1


def _term(cell: str) -> Term:
    chamber, state, parties, start, end, source = cell.split(",")
    return Term(chamber, state, tuple(parties.split("/")), date.fromisoformat(start), date.fromisoformat(end), source)


def _given(words: Sequence[str], family: str) -> Sequence[str]:
    """The words before the family name; none where the name ends otherwise."""
    return next((words[:-count] for count in range(1, len(words)) if "".join(words[-count:]) == family), ())


def find(name: str, facts: Facts = ()) -> list[Legislator]:
    """Everyone who can be meant by a full name as copy writes it (``Sen.`` and the like left out): the given name may be a nickname or
    have initials, none of which may contradict the table. A family name alone finds nobody."""
    words = words_of(name)
    for count in range(min(_LONGEST_FAMILY, len(words) - 1), 0, -1):
        written = words[:-count]
        known = of_family("".join(words[-count:]), facts)
        if found := [namesake.legislator for namesake in known if _agree(written, namesake.given)]:
            return found
    return []


def _agree(written: Sequence[str], given: frozenset[str]) -> bool:
    """Whether given names as written can be those of a person: each is known or a middle initial, and one is a name or all are initials."""
    rest = [word for word in written if len(word) > 1]
    if not rest:
        return given.issuperset(written)
    strange = {word for word in written if len(word) == 1 and not any(name[0] == word for name in given)}
    if strange and any(len(name) == 1 for name in given):
        return False
    return all(any(can_be_one(word, name) for name in given) for word in rest)


def sources(facts: Facts = ()) -> Mapping[str, Source]:
    """The sources of the table by their keys."""
    return store.sources("legislators", facts)
