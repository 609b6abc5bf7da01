"""Companies by the names that news copy gives them, and their tickers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from newslint.facts import store
from newslint.facts.store import Facts


class Tickers(NamedTuple):
    """Tickers by name (of all times), the first name given to each ticker with the last day on which it was that company's (empty while it
    is), and how many words the longest name has."""

    by_name: Mapping[str, frozenset[str]]
    owners: Mapping[str, tuple[str, str]]
    longest: int


@lru_cache
def tickers(facts: Facts = ()) -> Tickers:
    """The table."""
    by_name: dict[str, set[str]] = {}
    owners: dict[str, tuple[str, str]] = {}
    for ticker, names, until, _ in store.rows("companies", facts):
        for name in names.split("|"):
            by_name.setdefault(name, set()).add(ticker)
        if ticker not in owners or (owners[ticker][1] and not until):
            owners[ticker] = (names.split("|")[0], until)
    return Tickers({name: frozenset(found) for name, found in by_name.items()}, owners, max(name.count(" ") for name in by_name) + 1)
