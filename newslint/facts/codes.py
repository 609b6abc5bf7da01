"""The codes by which places are told apart: ``SY`` a country, ``EUC`` a body, ``US-TX`` a state, ``C:London`` a city or whatever else."""

from __future__ import annotations

import re
from functools import lru_cache

from newslint.facts import countries, states, store
from newslint.facts.store import Facts

_PARTS = {"GB-SCT": "Scotland", "GB-WLS": "Wales", "GB-NIR": "Northern Ireland"}


def code_of(place: str) -> str:
    """The code of a place by its name: a country's, a state's, else ``C:`` and the name."""
    found = countries.by_name(place)
    if len(found) == 1:
        return found[0]
    part = next((code for code, name in _PARTS.items() if name == place), None)
    state = states.code_of(place)
    return part or (f"US-{state}" if state else f"C:{place}")


def has_name(code: str) -> bool:
    """Whether the place of a code is known by name, so that mentions of it can be told."""
    try:
        return bool(name_of(code))
    except KeyError:
        return False


def name_of(code: str) -> str:
    """The name of a place as it stands after "of". Raises KeyError for a code of no place that is known."""
    if code.startswith("C:"):
        return code[2:]
    if code.startswith("US-"):
        return states.states()[code[3:]].name
    return _PARTS.get(code) or countries.name(code)


@lru_cache
def known(facts: Facts = ()) -> frozenset[str]:
    """The codes of all places of which offices are known."""
    from newslint.facts import house

    ours = re.findall(r"^@(.+)$", store.table("offices", facts), re.M)
    return frozenset(ours).union(*(house.read(path).tenures for path in house.files(facts)))
