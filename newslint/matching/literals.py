"""Which literal must occur in a text for a pattern to match: the needles of the prefilter.

Only ASCII characters and caseless signs count and case is folded, so that a needle is found in ``fold(text)`` wherever the pattern can
match, whatever its flags.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from math import prod
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parse  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from newslint import patterns
from newslint.matching.flags import scoped

MOST = 3000
_MOST_TEXTS = 64
_SHORTEST = 2
_LONGEST = 20
_RARE = frozenset("%#{}[]|@$*_~^<>&+=\\©®§•●▲▼►»›«†‡…�")
# A backslash that is itself escaped begins no property.
_PROPERTY = patterns.compile(r"(\\\\)|\\[pP](?:\{[^}]*\}|[A-Z])|\\[hXRKmM](?![a-zA-Z{<])")
_REPEAT = patterns.compile(r"\{(\d*),?(\d*)\}")
_POSIX_CLASS = patterns.compile(r"\[:\^?[a-z]+:\]")
_BRACE = patterns.compile(r"\\[pPN]\{[^}]*\}|\\.|\{\d*,?\d*\}|(\{)", re.S)
_ODD = "İıſ"
_ODD_LOWER = str.maketrans({"İ": "i", "ı": "i", "ſ": "s"})


def fold(text: str) -> str:
    """``text`` in lower case, of the same length: characters whose lower case is longer, or that a case-insensitive pattern takes for
    an ASCII letter, become that letter."""
    if text.isascii():
        return text.lower()
    if any(char in text for char in _ODD):
        text = text.translate(_ODD_LOWER)
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def parse(pattern: str) -> Any:
    """The pattern as ``re`` parses it (properties such as ``\\p{Lu}`` stand as ``\\w``), or None when it can't or reads it otherwise than
    ``regex`` does."""
    if _POSIX_CLASS.search(pattern):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return sre_parse.parse(_PROPERTY.sub(lambda match: match[1] or r"\w", plain_braces(scoped(pattern))))
        except (re.error, OverflowError, RecursionError):
            return None


def plain_braces(pattern: str) -> str:
    """The pattern with braces that are no quantifier escaped: ``regex`` would read ``{name}`` as a fuzzy constraint."""
    return _BRACE.sub(lambda match: r"\{" if match[1] else match[0], pattern)


def repeats(pattern: str) -> int:
    """How often the pattern's most repeated part is repeated at most, open ends counted by their beginning. Compiling takes as much
    room."""
    tree = parse(pattern)
    if tree is None:
        counts = [max(int(low or 1), int(high or 1)) for low, high in _REPEAT.findall(pattern)]
        return prod(counts)
    return _repeats(tree)


def _repeats(nodes: Iterable[Any]) -> int:
    most = 1
    for operation, value in nodes:
        inner = 1
        if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            low, high, repeated = value
            inner = max(int(low), 1 if high is sre.MAXREPEAT else int(high)) * _repeats(repeated)
        elif operation is sre.SUBPATTERN:
            inner = _repeats(value[3])
        elif operation is sre.ATOMIC_GROUP:
            inner = _repeats(value)
        elif operation in (sre.ASSERT, sre.ASSERT_NOT):
            inner = _repeats(value[1])
        elif operation is sre.BRANCH:
            inner = max(map(_repeats, value[1]))
        most = max(most, inner)
    return most


class Needles(NamedTuple):
    """Literals of which at least one stands, folded, in every match of a pattern. ``lead`` says that every match begins with one."""

    texts: frozenset[str]
    lead: bool

    @property
    def weak(self) -> bool:
        """Whether one of them stands in nearly every paragraph."""
        return not self.lead and min(map(_telling_length, self.texts)) < 3


def needles(pattern: str) -> Needles | None:
    """The needles of a pattern; None when none are known."""
    tree = parse(pattern)
    if tree is None:
        return None
    found = _sequence(tree)
    if found is None or len(found.texts) > MOST:
        return None
    short = {text[:_LONGEST] for text in found.texts}
    if found.lead:
        kept = (text for text in short if not any(text[:length] in short for length in range(1, len(text))))
    else:
        kept = (text for text in short if not any(other in text for other in short if other is not text))
    return Needles(frozenset(kept), found.lead)


def _sequence(nodes: Iterable[Any]) -> Needles | None:
    """The best set among those that the parts of a concatenation require. Neighbouring parts that stand for few texts are joined: of
    ``(?:see|read) (?:also|more)`` every match holds one of four literals."""
    best: Needles | None = None
    run = {""}
    lead = True
    for operation, value in nodes:
        texts = _texts(operation, value)
        if texts is not None and len(run) * len(texts) <= _MOST_TEXTS:
            run = {head + tail for head in run for tail in texts}
            continue
        best = _better(best, _telling(run, lead))
        first = lead and run == {""}
        lead = False
        run = texts if texts is not None else {""}
        if texts is None and (part := _part(operation, value)):
            best = _better(best, Needles(part.texts, part.lead and first))
    return _better(best, _telling(run, lead))


def _telling(texts: set[str], lead: bool) -> Needles | None:
    """A set of literals, if each tells something: it is long enough, or a sign."""
    telling = all(len(text) >= _SHORTEST or (text and not text.isalnum() and not text.isspace()) for text in texts)
    return Needles(frozenset(texts), lead) if telling else None


def _texts(operation: Any, value: Any) -> set[str] | None:
    """All the texts that a node can match, folded, when they are few; what matches nothing but a place counts as the empty text."""
    if operation is sre.LITERAL:
        return _folded(value)
    if operation in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
        return {""}
    if operation is sre.IN:
        return union([_folded(code) if kind is sre.LITERAL else None for kind, code in value])
    if operation is sre.BRANCH:
        return union([product(branch) for branch in value[1]])
    if operation is sre.SUBPATTERN:
        return product(value[3])
    if operation is sre.ATOMIC_GROUP:
        return product(value)
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT) and value[1] == 1:
        texts = product(value[2])
        return texts if value[0] or texts is None else texts | {""}
    return None


def product(
    nodes: Iterable[Any], texts_of: Callable[[Any, Any], set[str] | None] = _texts, most: int = _MOST_TEXTS
) -> set[str] | None:
    """All the texts that a concatenation can match, given those of each node, when they are at most ``most``."""
    texts = {""}
    for operation, value in nodes:
        more = texts_of(operation, value)
        if more is None or len(texts) * len(more) > most:
            return None
        texts = {head + tail for head in texts for tail in more}
    return texts


def union(sets: Iterable[set[str] | None], most: int = _MOST_TEXTS) -> set[str] | None:
    """The union of the sets, if all are known and it has at most ``most`` texts."""
    joined: set[str] = set()
    for texts in sets:
        if texts is None:
            return None
        joined |= texts
    return joined if len(joined) <= most else None


def _folded(code: int) -> set[str] | None:
    char = chr(code)
    return {char.lower()} if char.isascii() or char.lower() == char == char.upper() else None


def _part(operation: Any, value: Any) -> Needles | None:
    if operation is sre.SUBPATTERN:
        return _sequence(value[3])
    if operation is sre.ATOMIC_GROUP:
        return _sequence(value)
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return _sequence(value[2]) if value[0] >= 1 else None
    if operation is sre.BRANCH:
        return _branches(value[1])
    return None


def _branches(branches: Iterable[Any]) -> Needles | None:
    union: set[str] = set()
    lead = True
    for branch in branches:
        found = _sequence(branch)
        if found is None:
            return None
        union |= found.texts
        lead = lead and found.lead
    return Needles(frozenset(union), lead)


def _better(one: Needles | None, other: Needles | None) -> Needles | None:
    """The set that costs less: its shortest needle is longer (white space tells little), it leads, it is smaller."""
    if one is None or other is None:
        return one if other is None else other
    return max(one, other, key=lambda found: (min(min(map(_telling_length, found.texts)), 8) + 0.5 * found.lead, -len(found.texts)))


def _telling_length(text: str) -> float:
    return 3 if text in _RARE else len(text) - 0.6 * sum(map(str.isspace, text))
