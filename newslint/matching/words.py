"""Patterns that stand for a few plain texts: the automaton that finds needles finds their matches too, and no pattern need be tried."""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from newslint.matching.literals import parse, product, union

_MOST_TEXTS = 40
# Quotation marks, dashes and the like: no word characters for any engine.
_PLAIN_MARKS = frozenset("‘’“”–—…•\u00a0«»")


class Words(NamedTuple):
    """The texts that a pattern matches: in any case with ``ignorecase``, at a word boundary in front with ``starts`` and behind with
    ``ends``. None of the texts begins with another one, so that at one place only one of them can match."""

    texts: tuple[str, ...]
    ignorecase: bool
    starts: bool
    ends: bool

    def stand(self, text: str, start: int, end: int) -> bool | None:
        """Whether a match stands there, given that one of the texts does when case is left out of account. None: only the pattern can
        tell, for characters that engines see differently."""
        found = text[start:end]
        if found not in self.texts:
            if not self.ignorecase:
                return False
            if not found.isascii():
                return None
        for edge, wanted in ((start, self.starts), (end, self.ends)):
            if wanted:
                verdict = _boundary(text, edge)
                if not verdict:
                    return verdict
        return True


def _boundary(text: str, at: int) -> bool | None:
    """Whether a word begins or ends at an offset."""
    before = _is_word(text[at - 1]) if at else False
    after = _is_word(text[at]) if at < len(text) else False
    return None if before is None or after is None else before is not after


def _is_word(char: str) -> bool | None:
    """Whether a character belongs to words; None where engines differ (marks, joiners, fractions)."""
    if char.isascii():
        return char.isalnum() or char == "_"
    if char.isalpha():
        return True
    return False if char in _PLAIN_MARKS else None


def words(pattern: str) -> Words | None:
    """What a pattern stands for, if that is a few plain texts between word boundaries, else None."""
    tree = parse(pattern)
    if tree is None:
        return None
    nodes = list(tree)
    flags = tree.state.flags
    while len(nodes) == 1 and nodes[0][0] is sre.SUBPATTERN:
        group, added, dropped, inner = nodes[0][1]
        if group is not None or dropped:
            return None
        flags |= added
        nodes = list(inner)
    if flags & sre.SRE_FLAG_ASCII:
        return None
    ignorecase = bool(flags & sre.SRE_FLAG_IGNORECASE)
    boundary = (sre.AT, sre.AT_BOUNDARY)
    starts = len(nodes) > 1 and nodes[0] == boundary
    ends = len(nodes) > 1 and nodes[-1] == boundary
    found = _sequence(nodes[starts : len(nodes) - ends])
    if not found or not all(found):
        return None
    forms = {text.lower() for text in found} if ignorecase else found
    if any(one != other and other.startswith(one) for one in forms for other in forms):
        return None
    return Words(tuple(sorted(found)), ignorecase, starts, ends)


def _sequence(nodes: Iterable[Any]) -> set[str] | None:
    return product(nodes, _texts, _MOST_TEXTS)


def _texts(operation: Any, value: Any) -> set[str] | None:
    """All that a node can match, when it is a few texts and nothing else is asked."""
    if operation is sre.LITERAL:
        return _char(value)
    if operation is sre.IN:
        return union((_char(code) if kind is sre.LITERAL else None for kind, code in value), _MOST_TEXTS)
    if operation is sre.BRANCH:
        return union((_sequence(branch) for branch in value[1]), _MOST_TEXTS)
    if operation is sre.SUBPATTERN:
        group, added, dropped, inner = value
        return _sequence(inner) if group is None and not added & ~sre.SRE_FLAG_MULTILINE and not dropped else None
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT) and value[1] == 1:
        texts = _sequence(value[2])
        return texts if value[0] or texts is None else texts | {""}
    return None


def _char(code: int) -> set[str] | None:
    """A character whose other cases are known: an ASCII one, or one without case."""
    char = chr(code)
    return {char} if code and (char.isascii() or char.lower() == char == char.upper()) else None
