"""Countries as news copy names them before a title: by adjective (Syrian, U.S.) or by name and 's (Syria's). Bodies count as countries."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newslint.facts import store


class Country(NamedTuple):
    """A country. ``name`` is as it stands after "of"; ``capitals`` are those that the sources name and ``seats`` what copy may call the
    capital too (other spellings, seats of government, former capitals); ``money`` is the word for its money and ``moneys`` others that it
    had or that are written."""

    code: str
    name: str
    adjectives: tuple[str, ...]
    nouns: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    money: str
    moneys: tuple[str, ...]


class _Names(NamedTuple):
    adjectives: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    countries: dict[str, Country]


@cache
def _names() -> _Names:
    found = _Names({}, {}, {})
    for code, name, *cells, _ in store.rows("countries"):
        adjectives, nouns, capitals, money = (tuple(cell.split("|")) if cell else () for cell in cells)
        for table, words in ((found.adjectives, adjectives), (found.nouns, nouns)):
            for word in words:
                table[word] = (*table.get(word, ()), code)
        named = tuple(word for word in capitals if word[0] != "~")
        seats = tuple(word[1:] for word in capitals if word[0] == "~")
        moneys = tuple(word.lstrip("~") for word in money)
        found.countries[code] = Country(code, name, adjectives, nouns, named, seats, moneys[0] if moneys else "", moneys[1:])
    return found


def by_adjective(words: str) -> tuple[str, ...]:
    """The countries that an adjective can mean (``Congolese`` means two), none for another word. Case counts."""
    return _names().adjectives.get(words, ())


def by_name(words: str) -> tuple[str, ...]:
    """The countries that a name, without the article, can mean. Case counts."""
    return _names().nouns.get(words, ())


def name(code: str) -> str:
    """The country's name as it stands after "of": ``the United States``."""
    return _names().countries[code].name


def country(code: str) -> Country:
    """What the table has of a country. KeyError for an unknown code."""
    return _names().countries[code]


def every() -> tuple[Country, ...]:
    """All countries and bodies, in the order of the table."""
    return tuple(_names().countries.values())
