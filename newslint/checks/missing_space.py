"""``extends: missing_space``: two sentences or two words run together at a mark, as in "the end.It began" and "Austin,Texas".

A stop inside a host name, an address, a file name, a ticker or a pair of initials looks the same, so what stands on both sides decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.checks._joined import joined
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.lexicon import OPENERS, RANKS
from newslint.source import Span

# Each begins with its mark, which the regular expression engine finds at the speed of a byte search.
_CUES = tuple(
    patterns.compile(pattern)
    for pattern in (
        r"\.(?<!\b[A-Z]\.)[\"'“”‘’()\[\]]{0,3}[A-ZÀ-ÖØ-Þ]",
        r"\.(?<=\b[UD]\.[SKNC]\.)[A-Za-z]{2}",
        r"\?[\"'“”‘’()\[\]]{0,3}[A-ZÀ-ÖØ-Þ]",
        r"![\"'“”‘’()\[\]]{0,3}[A-ZÀ-ÖØ-Þ]",
        r",(?<=[a-z]{2},)[\"“”]{0,2}[A-Za-z\d]",
    )
)
_JOINT = patterns.compile(
    r"""(?P<stop>[.?!]) (?P<marks>["'“”‘’()\[\]]{0,3}) (?P<right>[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}|(?<=\b[UD]\.[SKNC]\.)[a-z]{2,40})
      | , (?P<quotes>["“”]{0,2}) (?P<next>[A-Za-z]{2,40}|[A-Z]\b|\d{1,3}\b)""",
    re.VERBOSE,
)
_NAMES = {".": "full stop", "?": "question mark", "!": "exclamation mark", ",": "comma"}
_NOT_WORD = patterns.compile(r"[^\w’'%-]")
_CLOSERS = ")]”\"’'"
_SUFFIXES = frozenset("com org net gov edu mil co tv io info biz fm ly html htm php pdf jpg png js aspx".split())
_ABBREVIATED = ("U.S", "U.K", "U.N", "D.C", "a.m", "p.m")
# Written with a stop inside: places, degrees, a company.
_WHOLE = frozenset({"St", "Ste", "Mt", "Ft", "Ph", "Ed", "Yahoo"})
_INSIDE_TOKEN = patterns.compile(r"[@/\\=_<>{}]|www\.|https?:|&\w+;?$")
_WINDOW = 60
_LONGEST_POST = 450


class Check:
    """Reports the words on both sides of the joint with the mark between them; the message gets them and the name of the mark. The edit
    puts one space where it is missing; there is none where a straight quotation mark could belong to either side."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        for block, at in document.shared(joined).find(*_CUES):
            if len(block.text) < _LONGEST_POST and "(@" in block.text[at:]:
                # The paragraph is a post with its signature: its author wrote it so.
                continue
            joint = _JOINT.match(block.text, at)
            start = _left(block.text, joint) if joint else None
            if joint and start is not None:
                span = Span(start, joint.end())
                gap = _gap(block.text, joint)
                edits = None if gap is None else (Edit(Span(gap - 1, gap), block.text[gap - 1] + " "),)
                yield Match(block, span, (block.text[span.start : span.end], _NAMES[joint["stop"] or ","]), edits)


def _left(text: str, joint: re.Match[str]) -> int | None:
    """Where the word before the joint begins, or None when this is no joint of two sentences or words."""
    at, end = joint.span()
    token_start = max(text.rfind(" ", max(at - _WINDOW, 0), at) + 1, at - _WINDOW, 0)
    left = text[token_start:at]
    after = text[end : end + 2]
    if _INSIDE_TOKEN.search(left) or after[:1] in ("@", "/", "_", "=") or (after[:1] == "." and after[1:].isalnum()):
        return None
    word = left[-1:] if left[-1:] in _CLOSERS else _NOT_WORD.split(left)[-1]
    if not word:
        return None
    if joint["stop"] is None:
        return at - len(word)
    if left.endswith(_ABBREVIATED):
        short = next(short for short in _ABBREVIATED if left.endswith(short))
        return at - len(short) if len(joint["right"]) > 1 and joint["right"] not in ("Ph", "St") else None
    return at - len(word) if _joined(word, left[: -len(word)], joint["right"], after) else None


def _joined(word: str, before: str, right: str, after: str) -> bool:
    """Whether a sentence may end in ``word`` and another begin with ``right``; ``before`` is what the token holds before the word."""
    starter = right.lower() in OPENERS
    if right.lower() in _SUFFIXES or (len(right) == 1 and (right not in "AI" or after[:1] not in (" ", "’", "'"))):
        return False
    if word in _CLOSERS:
        return len(before) > 1 and (before[-1].islower() or before[-1].isdigit() or before[-1] in ".?!%")
    if word.islower():
        return len(word) > 1 and "." not in before[-12:]
    if word.strip("%").isdigit():
        return len(word) > 1 and (starter or (right[-1].islower() and after[:1] == " " and "." not in before and "$" not in before))
    if word in _WHOLE or "." in before[-4:]:
        return False
    if word in RANKS:
        return right[-1].islower()
    word = word.rpartition("-")[2]
    ends = after[:1] in (" ", ",") or right in RANKS
    return starter or (len(word) > 3 and word[1:].islower() and right[1:].islower() and ends)


def _gap(text: str, joint: re.Match[str]) -> int | None:
    """Where the space belongs, or None when a straight mark leaves that open."""
    marks = joint["marks"] if joint["stop"] else joint["quotes"]
    at = joint.start() + 1
    for mark in marks:
        if mark in "“‘([":
            return at
        if mark == '"':
            if text.count('"') % 2 or "'" in marks:
                return None
            if text.count('"', 0, at) % 2 == 0:
                return at
        elif mark == "'":
            return None
        at += 1
    return at
