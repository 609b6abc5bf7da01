"""Military ranks, and which services of the United States and of the United Kingdom have them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from newslint.facts import store
from newslint.facts.store import Facts

# Letters of the table. What a service of any country may be counts as both: "the Army" is the American or the British one.
SERVICES = {
    "A": "the U.S. Army",
    "M": "the U.S. Marine Corps",
    "F": "the U.S. Air Force",
    "S": "the U.S. Space Force",
    "N": "the U.S. Navy",
    "C": "the U.S. Coast Guard",
    "a": "the British Army",
    "m": "the Royal Marines",
    "f": "the Royal Air Force",
    "n": "the Royal Navy",
}


class Rank(NamedTuple):
    """A rank, and the letters of the services that have it."""

    name: str
    services: frozenset[str]


@lru_cache
def ranks(facts: Facts = ()) -> Mapping[str, Rank]:
    """Ranks by all their written forms."""
    found = {}
    for name, forms, services in store.rows("ranks", facts):
        rank = Rank(name, frozenset(services.split(" ")))
        found.update(dict.fromkeys(forms.split("|"), rank))
    return found
