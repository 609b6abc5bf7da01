"""Bodies (agencies, parties, unions, programmes) and their initials."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from newslint.facts import store
from newslint.facts.store import Facts

_SPELLINGS = (
    ("’", "'"),
    ("isation", "ization"),
    ("Centre", "Center"),
    ("Defence", "Defense"),
    ("Labour", "Labor"),
    ("Co-op", "Coop"),
    ("Programme", "Program"),
    ("&", "and"),
)


class Bodies(NamedTuple):
    """Initials by name (in American spelling), names by initials, and how many words the longest name has."""

    initials: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]
    longest: int


def plain(name: str) -> str:
    """A name in the spelling of the table."""
    for written, wanted in _SPELLINGS:
        name = name.replace(written, wanted)
    return name


@lru_cache
def bodies(facts: Facts = ()) -> Bodies:
    """The table."""
    initials = {name: tuple(cell.split("|")) for name, cell in store.rows("bodies", facts)}
    names: dict[str, tuple[str, ...]] = {}
    for name, found in initials.items():
        for word in found:
            names[word] = (*names.get(word, ()), name)
    return Bodies(initials, names, max(len(name.split(" ")) for name in initials))


def is_slip_of(found: str, right: str) -> bool:
    """Whether initials are others with two neighbours swapped, or one letter replaced, where they have four or more."""
    if len(found) != len(right) or len(right) < 4 or not re.fullmatch("[A-Z]+", found):
        return False
    apart = [place for place in range(len(right)) if found[place] != right[place]]
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(found) == sorted(right)
    return len(apart) == 1 or swapped
