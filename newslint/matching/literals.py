"""Which literal must occur in a text for a pattern to match: the needles of the prefilter.

Only ASCII characters and caseless signs count and case is folded, so that a needle is found in ``fold(text)`` wherever the pattern can match, whatever its
flags.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parse  # type: ignore[attr-defined]
from typing import Any

MOST = 3000
_SHORTEST = 2
_RARE = frozenset("%#{}[]|@$*_~^<>&+=\\©®§•●▲▼►»«†‡…�")
_PROPERTY = re.compile(r"\\[pP](?:\{[^}]*\}|[A-Z])|\\[hXRKmM](?![a-zA-Z{<])")
_ODD_LOWER = str.maketrans({"İ": "i", "ı": "i", "ſ": "s"})


def fold(text: str) -> str:
    """``text`` in lower case, of the same length: characters whose lower case is longer, or that a case-insensitive pattern takes for
    an ASCII letter, become that letter."""
    if text.isascii():
        return text.lower()
    lowered = text.translate(_ODD_LOWER).lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text.translate(_ODD_LOWER))


def needles(pattern: str) -> tuple[str, ...] | None:
    """Literals of which at least one stands, folded, in every match of the pattern; None when no such set is known."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = sre_parse.parse(_PROPERTY.sub(r"\\w", pattern))
        except (re.error, OverflowError, RecursionError):
            return None
    found = _sequence(tree)
    if found is None or len(found) > MOST:
        return None
    return tuple(sorted(found))


def _sequence(nodes: Iterable[Any]) -> set[str] | None:
    """The best set among those that the parts of a concatenation require."""
    best: set[str] | None = None
    run: list[str] = []
    for operation, value in [*nodes, (None, None)]:
        char = _single(operation, value)
        if char is not None:
            run.append(char)
            continue
        best = _better(best, _needle("".join(run)))
        run = []
        if operation is not None:
            best = _better(best, _part(operation, value))
    return best


def _needle(literal: str) -> set[str] | None:
    """A literal as a set of needles, if it is long enough or rare enough to tell something."""
    return {literal} if len(literal) >= _SHORTEST or literal in _RARE else None


def _single(operation: Any, value: Any) -> str | None:
    """The one folded character that a node stands for, if there is one and folding is sure to keep it."""
    if operation is sre.LITERAL:
        return _folded(value)
    if operation is sre.IN and all(kind is sre.LITERAL for kind, _ in value):
        folded = {_folded(code) for _, code in value}
        return folded.pop() if len(folded) == 1 else None
    return None


def _folded(code: int) -> str | None:
    char = chr(code)
    return char.lower() if char.isascii() or char in _RARE else None


def _part(operation: Any, value: Any) -> set[str] | None:
    if operation is sre.SUBPATTERN:
        return _sequence(value[3])
    if operation is sre.ATOMIC_GROUP:
        return _sequence(value)
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return _sequence(value[2]) if value[0] >= 1 else None
    if operation is sre.BRANCH:
        return _branches(value[1])
    if operation is sre.IN:
        rare = {_folded(code) if kind is sre.LITERAL else None for kind, code in value}
        return {char for char in rare if char} if rare <= _RARE else None
    return None


def _branches(branches: Iterable[Any]) -> set[str] | None:
    union: set[str] = set()
    for branch in branches:
        found = _sequence(branch)
        if found is None:
            return None
        union |= found
    return union


def _better(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    """The set that fires less often: its shortest needle is longer, then it is smaller."""
    if one is None or other is None:
        return one if other is None else other
    return max(one, other, key=lambda words: (min(min(len(word) if word not in _RARE else 3 for word in words), 6), -len(words)))
