"""Countries as news copy names them before a title: by adjective (Syrian, U.S.) or by name and 's (Syria's). Bodies count as countries."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newslint.facts import store


class _Names(NamedTuple):
    adjectives: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    names: dict[str, str]


@cache
def _names() -> _Names:
    found = _Names({}, {}, {})
    for code, found.names[code], adjectives, nouns in store.rows("countries"):
        for table, words in ((found.adjectives, adjectives), (found.nouns, nouns)):
            for word in words.split("|") if words else ():
                table[word] = (*table.get(word, ()), code)
    return found


def by_adjective(words: str) -> tuple[str, ...]:
    """The countries that an adjective can mean (``Congolese`` means two), none for another word. Case counts."""
    return _names().adjectives.get(words, ())


def by_name(words: str) -> tuple[str, ...]:
    """The countries that a name, without the article, can mean. Case counts."""
    return _names().nouns.get(words, ())


def name(code: str) -> str:
    """The country's name as it stands after "of": ``the United States``."""
    return _names().names[code]
