"""The states and territories of the United States as news copy writes them: ``Ohio``, ``Calif.``, ``CA``, ``Texan``.

A state is named by its postal code (``CA``); the District of Columbia (``DC``) and the five territories count too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from newslint.facts import store
from newslint.facts.store import Facts


class State(NamedTuple):
    """A state or territory. ``ap`` is how AP abbreviates it behind a city (the name itself where it doesn't); ``short`` are other ways to
    write it, ``demonyms`` its people (the usual word first), ``zones`` its time zones by their American names, most people's first."""

    code: str
    name: str
    ap: str
    capital: str
    short: tuple[str, ...]
    demonyms: tuple[str, ...]
    zones: tuple[str, ...]


@lru_cache
def states(facts: Facts = ()) -> Mapping[str, State]:
    """All of them by postal code."""
    return {row[0]: _state(*row) for row in store.rows("states", facts)}


@lru_cache
def _codes(facts: Facts) -> Mapping[str, str]:
    return {
        _plain(spelling): state.code
        for state in states(facts).values()
        for spelling in (state.code, state.name, state.ap, *state.short)
    }


def code_of(written: str, facts: Facts = ()) -> str | None:
    """The postal code of a state as copy writes it (``Calif.``, ``Calif``, ``CA``, ``California``), or None. Case counts."""
    return _codes(facts).get(_plain(written))


def _plain(spelling: str) -> str:
    return spelling.replace(".", "").replace("’", "'").replace(" ", "")


def _state(code: str, name: str, ap: str, capital: str, *lists: str) -> State:
    short, demonyms, zones = (tuple(cell.split("|")) if cell else () for cell in lists)
    return State(code, name, ap, capital, short, demonyms, zones)
