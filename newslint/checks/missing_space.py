"""``extends: missing_space``: two sentences or two words run together at a mark, as in "the end.It began" and "Austin,Texas", or with none
between them ("the monthThe bridge").

A stop inside a host name, an address, a file name, a ticker or a pair of initials looks the same, so what stands on both sides decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.joined import encoded, in_bytes, joined, shape
from newslint.prose.lexicon import OPENERS, RANKS, SAYING
from newslint.source import Span

_Cues = tuple[tuple[re.Pattern[bytes], re.Pattern[str]], ...]


def _cues(*pairs: tuple[bytes, str]) -> _Cues:
    return tuple((in_bytes(needed), patterns.compile(cue)) for needed, cue in pairs)


_CAPITAL = rb"[\"'()\[\]\xe2\x80\x98\x99\x9c\x9d]{0,9}(?:[A-Z]|\xc3[\x80-\x9e])"
# Each begins with its mark, which the regular expression engine finds at the speed of a byte search. Before each stands what it needs, in
# the bytes of UTF-8: few articles hold it.
_CUES = _cues(
    (rb"\.(?=" + _CAPITAL + rb")(?<![^\w\x80-\xff][A-Z]\.)", r"\.(?<!\b[A-Z]\.)[\"'“”‘’()\[\]]{0,3}[A-ZÀ-ÖØ-Þ]"),
    (rb"\.(?=[A-Za-z]{2})(?<=[UD]\.[SKNC]\.)", r"\.(?<=\b[UD]\.[SKNC]\.)[A-Za-z]{2}"),
    (rb"\?" + _CAPITAL, r"\?[\"'“”‘’()\[\]]{0,3}[A-ZÀ-ÖØ-Þ]"),
    (rb"!" + _CAPITAL, r"![\"'“”‘’()\[\]]{0,3}[A-ZÀ-ÖØ-Þ]"),
    (rb",(?=[\"\xe2\x80\x9c\x9d]{0,6}[A-Za-z\d])(?<=[a-z]{2},)", r",(?<=[a-z]{2},)[\"“”]{0,2}[A-Za-z\d]"),
)
_LATER_CUES = _cues(
    (rb";(?=[A-Za-z]{2})(?<=[a-z]{2};)", r";(?<=[a-z]{2};)[A-Za-z]{2}"),
    (rb":(?=[A-Za-z]{2})(?<=[a-z]{2}:)", r":(?<=[a-z]{2}:)[A-Za-z]{2}"),
    (rb"\x9d(?=[a-z]{2})(?<=[a-z]{2}\xe2\x80\x9d)", r"”(?<=[a-z]{2}”)[a-z]{2}"),
    (rb"\x9c(?<=[a-z]\xe2\x80\x9c)[A-Za-z]", r"“(?<=[a-z]“)[A-Za-z]"),
    (rb'"(?=[a-z]{2})(?<=[a-z]{2}")', r'"(?<=[a-z]{2}")[a-z]{2}'),
    (rb"\((?<=[a-z]{3}\()[A-Za-z]{2}", r"\((?<=[a-z]{3}\()[A-Za-z]{2}"),
    (rb"\)(?=[A-Za-z]{2})(?<=[a-z]\))", r"\)(?<=[a-z]\))[A-Za-z]{2}"),
)
# Two words with nothing between them; the second is one that begins sentences and ends no brand.
_GLUED = _cues(
    *(
        (
            rf"{first}(?<=[a-z\d]{{3}}{first}){rest[0]}".encode(),
            rf"{first}(?:(?<=[a-z]{{3}}.)|(?<=\b(?:19|20)\d\d.))(?:{rest})(?= [a-z\d(“\"])",
        )
        for first, rest in (("T", "he|his|hat|here|hey"), ("W", "hat|hile|hen"), ("B", "ut"), ("H", "owever"), ("A", "fter"), ("S", "he"))
    )
)
_JOINT = patterns.compile(
    r"""(?P<stop>[.?!]) (?P<marks>["'“”‘’()\[\]]{0,3}) (?P<right>[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}|(?<=\b[UD]\.[SKNC]\.)[a-z]{2,40})
      | , (?P<quotes>["“”]{0,2}) (?P<next>[A-Za-z]{2,40}|[A-Z]\b|a(?=[ ])|\d{1,3}\b)""",
    re.VERBOSE,
)
# The same in the shape of the copy, each kind in one pattern that lets some more through.
_CUE_SHAPES = tuple(
    in_bytes(pattern)
    for pattern in (
        rb"\.(?:(?<![^aAT0&][AT]\.)(?<=[aAT0&,.(\"]\.)[.,(\"]{0,9}[AT]|(?=[aAT]{2})(?<=[AT]\.[AT]\.))",
        rb",(?<=a,)[,(\"]{0,6}[aAT0]",
        rb"\((?<=a\()[aAT]",
        rb"\"(?<=a\")[aAT]",
        rb"T(?<=[a0]{3}T)a",
    )
)
_NAMES = {".": "after the full stop", "?": "after the question mark", "!": "after the exclamation mark", ",": "after the comma"}
_LATER_NAMES = {
    ";": "after the semicolon",
    ":": "after the colon",
    "”": "after the quotation mark",
    "“": "before the quotation mark",
    '"': "beside the quotation mark",
    "(": "before the bracket",
    ")": "after the bracket",
}
_BEGINS = patterns.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ’']{1,40}")
_ENDS = patterns.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ’'-]{1,40}$")
_IN_BRACKETS = patterns.compile(r"\([^()={};$<>|]{2,80} [^()={};$<>|]{1,80}\)")
_CODE = patterns.compile(r"[={}<>|_\\/$]|function")
_NOT_WORD = patterns.compile(r"[^\w’'%-]")
_CLOSERS = ")]”\"’'"
_SUFFIXES = frozenset("com org net gov edu mil co tv io info biz fm ly html htm php pdf jpg png js aspx".split())
_ABBREVIATED = ("U.S", "U.K", "U.N", "D.C", "a.m", "p.m")
_BODIES = ("U.S.", "U.N.", "U.K.", "E.U.")
# Written with a stop inside: places, degrees, a company.
_WHOLE = frozenset({"St", "Ste", "Mt", "Ft", "Ph", "Ed", "Yahoo"})
_INSIDE_TOKEN = patterns.compile(r"[@/\\=_<>{}]|www\.|https?:|&\w+;?$")
_BEFORE_A_WORD = ("", " ", "“", '"', "(")
_WINDOW = 60
_LONGEST_POST = 450
_POST = patterns.compile(r"(?<![\w.])[@#][A-Za-z]\w{2,}|\bt\.co/")


class Check:
    """Reports the words on both sides of the joint with the mark between them; the message gets them and says where the space belongs. The
    edit puts it in; there is none where a straight quotation mark could belong to either side, or where a full stop may be lost too."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        if not any(pattern.search(document.shared(shape)) for pattern in _CUE_SHAPES):
            return
        for block, at in _places(document, _CUES):
            if _is_post(block.text):
                continue
            joint = _JOINT.match(block.text, at)
            start = _left(block.text, joint) if joint else None
            if joint and start is not None:
                span = Span(start, joint.end())
                gap = _gap(block.text, joint)
                edits = None if gap is None else (Edit(Span(gap - 1, gap), block.text[gap - 1] + " "),)
                yield Match(block, span, (block.text[span.start : span.end], _NAMES[joint["stop"] or ","]), edits)
        for block, at in _places(document, _LATER_CUES):
            found = None if _is_post(block.text) else _beside(block.text, at)
            if found:
                span, gap = found
                edits = None if gap is None else (Edit(Span(gap, gap + 1), f"{block.text[gap]} "),)
                yield Match(block, span, (block.text[span.start : span.end], _LATER_NAMES[block.text[at]]), edits)
        for block, at in _places(document, _GLUED):
            word, second = _ENDS.search(block.text, max(at - 40, 0), at), _BEGINS.match(block.text, at)
            first, end = word.start() if word else at - 4, second.end() if second else at + 1
            if (not word or word[0].istitle() or word[0].islower()) and block.text[max(first - 1, 0) : first] in _BEFORE_A_WORD:
                yield Match(block, Span(first, end), (block.text[first:end], "between the two words"))


def _is_post(text: str) -> bool:
    """Whether a paragraph is a post or quotes one, with its signature, handles or tags: its author wrote it so."""
    return len(text) < _LONGEST_POST and _POST.search(text) is not None


def _places(document: Document, cues: _Cues) -> Iterator[tuple[Block, int]]:
    """Where the cues stand, in their order."""
    data = document.shared(encoded)
    for needed, cue in cues:
        if needed.search(data):
            yield from document.shared(joined).find(cue)


def _beside(text: str, at: int) -> tuple[Span, int | None] | None:
    """The two words with the mark at ``at`` between them, and the character that the space belongs behind, if the mark has lost one."""
    mark = text[at]
    left, right = _ENDS.search(text, max(at - 40, 0), at), _BEGINS.match(text, at + 1)
    if left is None or right is None:
        return None
    first, word = text[max(text.rfind(" ", max(at - _WINDOW, 0), at), at - _WINDOW, 0) : at], right[0].lower()
    span = Span(left.start(), right.end())
    if _CODE.search(first) or _CODE.match(text, right.end()) or "#" in first:
        return None
    if mark in ";:":
        label = mark == ":" and (right[0][0].isupper() and left[0].lower() not in SAYING and text.find(". ", max(at - 300, 0), at) < 0)
        if label or left[0].lower() in ("http", "https", "mailto", "re", "id", "tel") or text[right.end() : right.end() + 1] in (":", "="):
            return None
        return span, at
    if mark == "(":
        return (span, at - 1) if _IN_BRACKETS.match(text, at, at + 170) else None
    if mark == ")":
        opening = text.rfind("(", max(at - 170, 0), at)
        return (span, at) if opening >= 0 and _IN_BRACKETS.match(text, opening, at + 1) else None
    if mark == "”":
        return (span, at) if word in OPENERS or word in SAYING else None
    if mark == "“":
        return span, at - 1
    # A straight mark closes if another one is open; "country"s" is a slip for an apostrophe.
    return (span, None) if len(word) > 2 or word in OPENERS else None


def _left(text: str, joint: re.Match[str]) -> int | None:
    """Where the word before the joint begins, or None when this is no joint of two sentences or words."""
    at, end = joint.span()
    token_start = max(text.rfind(" ", max(at - _WINDOW, 0), at) + 1, at - _WINDOW, 0)
    left = text[token_start:at]
    after = text[end : end + 2]
    body = text.startswith(_BODIES, joint.start("right")) if joint["right"] and len(joint["right"]) == 1 else False
    if body:
        word = _NOT_WORD.split(left)[-1]
        ends = left[-1:].isalnum() and word.islower() and len(word) > 2
        return at - len(word) if ends and "." not in left and not _INSIDE_TOKEN.search(left) else None
    if _INSIDE_TOKEN.search(left) or after[:1] in ("@", "/", "_", "=") or (after[:1] == "." and after[1:].isalnum()):
        return None
    word = left[-1:] if left[-1:] in _CLOSERS else _NOT_WORD.split(left)[-1]
    if not word:
        return None
    if joint["stop"] is None:
        return at - len(word)
    if len(joint["right"]) == 1 and word.isupper():
        # A class of shares ("XYZ.A"), or initials.
        return None
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
    if len(right) > 2 and right.isupper():
        return len(word) > 3 and word[1:].islower() and after[:1] == " " and after[1:].islower()
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
