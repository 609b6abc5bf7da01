"""The codes by which places are told apart: ``SY`` a country, ``EUC`` a body, ``US-TX`` a state, ``C:London`` a city or whatever else."""

from __future__ import annotations

import re
from functools import lru_cache

from newslint.facts import countries, states, store
from newslint.facts.posts import OF_STATES, post
from newslint.facts.store import Facts

PARTS = {"Scotland": "GB-SCT", "Wales": "GB-WLS", "Northern Ireland": "GB-NIR"}
_NAMES = {code: name for name, code in PARTS.items()}


def code_of(place: str, title: str = "") -> str:
    """The code of a place by its name: a country's, a state's, else ``C:`` and the name. The title of an office decides where a name is
    both (the governor of Georgia, the president of Georgia)."""
    place = place.strip().removeprefix("the ")
    for name in dict.fromkeys((place, place.title())):
        found, state = countries.by_name(name), states.code_of(name)
        part = PARTS.get(name)
        if state and (post(title) in OF_STATES or len(found) != 1):
            return f"US-{state}"
        if len(found) == 1 or part:
            return part or found[0]
    return f"C:{place}"


def has_name(code: str) -> bool:
    """Whether the place of a code is known by name, so that mentions of it can be told."""
    try:
        return bool(name_of(code))
    except KeyError:
        return False


def name_of(code: str, facts: Facts = ()) -> str:
    """The name of a place as it stands after "of". Raises KeyError for a code of no place that is known."""
    if code.startswith("C:"):
        return code[2:]
    if code.startswith("US-"):
        return states.states(facts)[code[3:]].name
    return _NAMES.get(code) or countries.name(code)


@lru_cache
def known(facts: Facts = ()) -> frozenset[str]:
    """The codes of all places of which offices are known."""
    from newslint.facts import house

    ours = re.findall(r"^@(.+)$", store.table("offices", facts), re.M)
    return frozenset(ours).union(*(house.read(path).tenures for path in house.files(facts)))
