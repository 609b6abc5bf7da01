"""Companies by the names that news copy gives them, and their tickers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from newslint.facts import store
from newslint.facts.store import Facts


class Tickers(NamedTuple):
    """Tickers by name (of all times) for companies that are listed, the first name given to each ticker with the last day on which it was
    that company's (empty while it is), and how many words the longest name has. A company that is listed no more was mostly bought, and may
    be written with its owner's ticker."""

    by_name: Mapping[str, frozenset[str]]
    owners: Mapping[str, tuple[str, str]]
    longest: int


@lru_cache
def tickers(facts: Facts = ()) -> Tickers:
    """The table."""
    by_name: dict[str, set[str]] = {}
    owners: dict[str, tuple[str, str]] = {}
    listed = set()
    for ticker, names, until, _ in store.rows("companies", facts):
        for name in names.split("|"):
            by_name.setdefault(name, set()).add(ticker)
            if not until:
                listed.add(name)
        if ticker not in owners or (owners[ticker][1] and not until):
            owners[ticker] = (names.split("|")[0], until)
    known = {name: frozenset(found) for name, found in by_name.items() if name in listed}
    return Tickers(known, owners, max(name.count(" ") for name in known) + 1)
