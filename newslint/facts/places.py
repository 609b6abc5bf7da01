"""Cities and the countries and American states they lie in, and what the capital of each is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from newslint.facts import countries, states, store
from newslint.facts.store import Facts

# Emigrants took the names of all of Europe along, and those of Spain went to wherever Spanish is spoken.
_SETTLED = frozenset("US CA AU NZ ZA".split())
_ENGLISH = frozenset("GB IE JM BS BB BZ GY TT".split())
_SPANISH = frozenset("MX AR BO CL CO CR CU DO EC SV GT HN NI PA PE PY UY VE PH GQ PR".split())
_LATIN = frozenset("ES PT BR".split()) | _SPANISH
_COMMON = re.compile(
    r"(?:San|Santa|Santo|Saint|La|Las|Los|El|Puerto|Villa|Nuevo|Nueva) |(?:Rosario|Concepcion|Trinidad|Victoria|Esmeraldas|Salto|Colon|"
    r"Mendoza|Armenia|Pereira|Natal|Salvador|Santos|Limon|Liberia|Antigua|Santiago|Guadalupe|Florida|Libertad|Buenos Aires)$"
)
# Where two claim a place, or one was once part of the other, copy may give it to either.
_CLAIMED = "IL-PS RS-XK BA-RS BA-HR CN-TW CN-HK GB-HK CY-TR CY-GR GB-IE SD-SS ER-ET ID-TL CD-CG IN-BD"
_CLAIMS = [frozenset(pair.split("-")) for pair in _CLAIMED.split()]
_DISSOLVED = frozenset("SU YU CS DD XV".split())


class Cities(NamedTuple):
    """The areas of each city by its plain name (country codes, or ``US-`` and a state's), and the American cities whose name no other
    state has, save those that the table names."""

    areas: Mapping[str, frozenset[str]]
    singular: frozenset[str]
    longest: int


def plain(name: str) -> str:
    """A name without accents, and with straight apostrophes."""
    if not name.isascii():
        name = "".join(char for char in unicodedata.normalize("NFKD", name.replace("’", "'")) if not unicodedata.combining(char))
    return name


@lru_cache
def cities(facts: Facts = ()) -> Cities:
    """The table of cities, and all capitals."""
    areas: dict[str, set[str]] = {}
    singular = set()
    for area, names in store.rows("cities", facts):
        for name in names.split("|"):
            if name[0] == "!":
                name = name[1:]
                singular.add(name)
            areas.setdefault(name, set()).add(area)
    for country in countries.every():
        for name in country.capitals:
            areas.setdefault(plain(name), set()).add(country.code)
    for state in states.states(facts).values():
        if state.capital:
            areas.setdefault(state.capital, set()).add(f"US-{state.code}")
    longest = max(name.count(" ") for name in areas) + 1
    return Cities({name: frozenset(found) for name, found in areas.items()}, frozenset(singular), longest)


def home(city: str, facts: Facts = ()) -> frozenset[str]:
    """The codes of the areas that have a city of that name; none for an unknown one."""
    return cities(facts).areas.get(plain(city), frozenset())


def misplaced(city: str, code: str, facts: Facts = ()) -> bool:
    """Whether a known city surely doesn't lie in the country of that code."""
    if code in _SETTLED or code in _DISSOLVED:
        return False
    lies = {area[:2] for area in home(city, facts)}
    if not lies or code in lies:
        return False
    if any(code in pair and lies & pair for pair in _CLAIMS) or (code in _ENGLISH and lies & (_ENGLISH | _SETTLED)):
        return False
    return not (code in _LATIN and lies & _LATIN and (lies & {"ES", "PT"} or _COMMON.match(plain(city))))


def misplaced_in_state(city: str, state: str, facts: Facts = ()) -> bool:
    """Whether an American city of a rare name surely doesn't lie in the state of that postal code."""
    return plain(city) in cities(facts).singular and f"US-{state}" not in home(city, facts)


def is_capital(city: str, facts: Facts = ()) -> bool:
    """Whether a city is the capital of a country, or Washington: its name may stand for the country's government."""
    known = plain(city)
    return known == "Washington" or any(len(code) == 2 and known in seats(code, facts)[1] for code in home(city, facts))


def seats(code: str, facts: Facts = ()) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The capitals of a country, or of a state as ``US-TX``, and all names that copy may give to its capital (plain)."""
    if code.startswith("US-"):
        capital = states.states(facts)[code[3:]].capital
        return (capital,), (capital,)
    country = countries.country(code)
    return country.capitals, tuple(map(plain, (*country.capitals, *country.seats)))


class Areas(NamedTuple):
    """Codes of countries and states by adjective (``Iraqi``, ``Texas``) and by name (``Iraq``; ``Georgia`` means two)."""

    adjectives: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]


@lru_cache
def areas(facts: Facts = ()) -> Areas:
    """Countries and American states by the words for them; bodies are left out."""
    adjectives: dict[str, tuple[str, ...]] = {}
    names: dict[str, tuple[str, ...]] = {}

    def add(code: str, words: Iterable[str], to: dict[str, tuple[str, ...]]) -> None:
        for word in filter(None, words):
            to[word] = (*to.get(word, ()), code)

    living = [country for country in countries.every() if country.capitals and country.code not in _DISSOLVED]
    for country in living:
        add(country.code, country.adjectives, adjectives)
        add(country.code, country.nouns, names)
    for country in map(countries.country, sorted(_DISSOLVED)):
        add(country.code, set(country.adjectives) - adjectives.keys(), adjectives)
        add(country.code, set(country.nouns) - names.keys(), names)
    for state in states.states(facts).values():
        if state.capital:
            add(f"US-{state.code}", {state.name, *state.demonyms}, adjectives)
            add(f"US-{state.code}", {state.name, state.ap, *(short for short in state.short if len(short) > 3)}, names)
    return Areas(adjectives, names)
