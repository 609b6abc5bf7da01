"""RE2 patterns that match wherever a Python pattern can: one set of them tells for a paragraph which patterns are worth trying.

A gate may match too often, never too seldom: look-around, anchors and boundaries are left out, back-references stand for anything,
classes and cases are widened to what either engine may take for the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any

from newslint import patterns
from newslint.matching.literals import parse

_ANY = "(?s:.)"
_ANYTHING = "(?s:.*)"
_MOST_REPEATS = 50
_SPACES = r"\x{1c}-\x{20}\t\n\v\f\r\x{85}\x{a0}\x{1680}\x{180e}\x{2000}-\x{200f}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
_CLASSES = {
    sre.CATEGORY_DIGIT: r"\pN",
    sre.CATEGORY_NOT_DIGIT: r"\x{0}-\x{2f}\x{3a}-\x{10ffff}",
    sre.CATEGORY_SPACE: _SPACES,
    sre.CATEGORY_NOT_SPACE: r"\x{0}-\x{8}\x{e}-\x{1f}\x{21}-\x{10ffff}",
    sre.CATEGORY_WORD: r"0-9A-Za-z_\x{80}-\x{10ffff}",
    sre.CATEGORY_NOT_WORD: r"\x{0}-\x{2f}\x{3a}-\x{40}\x{5b}-\x{5e}\x{60}\x{7b}-\x{10ffff}",
}
# A negated class must leave out no more than the class itself does.
_NARROW = {sre.CATEGORY_DIGIT: "0-9", sre.CATEGORY_SPACE: r" \t\n", sre.CATEGORY_WORD: "0-9A-Za-z_"}
_CASE_KIN = "".join(rf"\x{{{ord(char):x}}}" for char in "İıſK")
_UNKNOWN = patterns.compile(r"\\[pPhXRKmM]")


def gate(pattern: str) -> str | None:
    """The gate of a pattern; None when it can't be told or would let everything through."""
    if _UNKNOWN.search(pattern):
        return None
    tree = parse(pattern)
    if tree is None:
        return None
    made = _sequence(list(tree), bool(tree.state.flags & re.IGNORECASE), True, True)
    return made if len(made.replace(_ANYTHING, "").replace(_ANY, "")) > 1 else None


def _sequence(nodes: Sequence[Any], fold: bool, first: bool, last: bool) -> str:
    """``first`` and ``last`` say that nothing of the pattern stands in front or behind: what is only looked at there must stand in the
    text all the same."""
    made = []
    for number, (operation, value) in enumerate(nodes):
        at_start, at_end = first and number == 0, last and number == len(nodes) - 1
        if operation is sre.ASSERT:
            direction, inner = value
            if (direction > 0 and at_end) or (direction < 0 and at_start):
                made.append(_sequence(list(inner), fold, direction < 0, direction > 0))
        else:
            made.append(_node(operation, value, fold, at_start, at_end))
    return "".join(made)


def _node(operation: Any, value: Any, fold: bool, first: bool, last: bool) -> str:
    if operation is sre.LITERAL:
        return f"[{_literal(value, fold)}]"
    if operation in (sre.NOT_LITERAL, sre.ANY, sre.ANY_ALL):
        return _ANY
    if operation is sre.IN:
        return _class(value, fold)
    if operation in (sre.AT, sre.ASSERT_NOT):
        return ""
    if operation is sre.BRANCH:
        return f"(?:{'|'.join(_sequence(list(branch), fold, first, last) for branch in value[1])})"
    if operation is sre.SUBPATTERN:
        _, added, dropped, inner = value
        fold = (fold or bool(added & re.IGNORECASE)) and not dropped & re.IGNORECASE
        return f"(?:{_sequence(list(inner), fold, first, last)})"
    if operation is sre.ATOMIC_GROUP:
        return f"(?:{_sequence(list(value), fold, first, last)})"
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        low, high, inner = value
        low = min(int(low), _MOST_REPEATS)
        most = "" if int(high) > _MOST_REPEATS else str(int(high))
        return f"(?:{_sequence(list(inner), fold, False, False)}){{{low},{most}}}"
    return _ANYTHING


def _literal(code: int, fold: bool) -> str:
    char = chr(code)
    if not fold:
        return rf"\x{{{code:x}}}"
    if not char.isascii() and char.lower() != char.upper():
        return r"\x{0}-\x{10ffff}"
    kin = _CASE_KIN if char.lower() in "iks" else ""
    return "".join(rf"\x{{{ord(form):x}}}" for form in {char, char.lower(), char.upper()}) + kin


def _class(items: Sequence[Any], fold: bool) -> str:
    negated = bool(items) and items[0][0] is sre.NEGATE
    if negated and fold:
        return _ANY
    made = []
    for kind, value in items[negated:]:
        if kind is sre.LITERAL:
            made.append(_literal(value, fold))
        elif kind is sre.RANGE:
            low, high = value
            if fold and high > 127:
                return _ANY
            made.append(rf"\x{{{low:x}}}-\x{{{high:x}}}")
            if fold:
                made.append(_CASE_KIN + "".join(_literal(code, True) for code in range(low, high + 1) if chr(code).isalpha()))
        elif kind is sre.CATEGORY:
            made.append((_NARROW.get(value, "") if negated else _CLASSES.get(value)) or "")
            if not made[-1] and not negated:
                return _ANY
        else:
            return _ANY
    inside = "".join(made)
    if negated:
        return f"[^{inside}]" if inside else _ANY
    return f"[{inside}]"
