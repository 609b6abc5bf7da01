"""``extends: mojibake``: text that was decoded with the wrong character set, as "donâ€™t".

A cheap look for the two-character signature of UTF-8 read as something else comes first; only then is ftfy asked, which knows what such
damage looks like and what it was. Source: Robyn Speer, ftfy (https://ftfy.readthedocs.io).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.joined import joined, unusual
from newslint.source import Span

# A lead byte of UTF-8 as a Western letter and a continuation byte as what Windows-1252 or Latin-1 makes of it; C1 controls; forms from
# the Mac and from Cyrillic code pages.
_CUE = patterns.compile(
    "[\u0080-\u009f\u00c2-\u00f4‚√в](?:(?<=[\u00c2-\u00f4])[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160"
    "\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178\ufffd?]|(?<=[ÃÂ])(?= |$)|"
    "(?<=[\u0080-\u009f])|(?<=‚)Ä(?:[^\\s\\w]|ô)|(?<=√)[©®´≥≤±∂†≠™¥µø]|(?<=в)Ђ)"
)
_BEYOND_LATIN_1 = "‚√в"
_LONGEST = 200


class Check:
    """Reports the damaged characters. The message gets them and what they were, or "lost"; the edit puts that back."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        if not document.shared(unusual) or not _may_be_damaged(document.shared(joined).text):
            return
        for block in blocks:
            for span, was in _damaged(block.text):
                found = block.text[span.start : span.end]
                lost = "\ufffd" in was or was == found
                yield Match(block, span, (found, "lost" if lost else f"“{was}”"), None if lost else (Edit(span, was),))


def _may_be_damaged(text: str) -> bool:
    """Whether a cue stands in the text. Curly quotation marks and dashes lie beyond Latin-1, so most texts need no search."""
    if text.encode("latin-1", "ignore").isascii() and not any(char in text for char in _BEYOND_LATIN_1):
        return False
    return _CUE.search(text) is not None


def _damaged(text: str) -> Iterator[tuple[Span, str]]:
    """The damaged stretches and what they were (the same text when ftfy only knows that it is damage)."""
    if not _may_be_damaged(text):
        return
    import ftfy
    from ftfy.badness import is_bad

    done = 0
    for cue in _CUE.finditer(text):
        if cue.start() < done:
            continue
        start, end = _token(text, cue.start(), done)
        done = end
        token = text[start:end]
        fixed = ftfy.fix_encoding(token)
        if fixed == token:
            if is_bad(token):
                yield Span(*cue.span()), cue.group()
            continue
        yield _difference(token, fixed, start)


def _token(text: str, at: int, low: int) -> tuple[int, int]:
    """The word around a place, with the space behind it (it may be half of a damaged character)."""
    start = max(text.rfind(" ", max(at - _LONGEST, 0), at) + 1, at - _LONGEST, low)
    end = text.find(" ", at, at + _LONGEST)
    return start, min(end + 1 if end >= 0 else at + _LONGEST, len(text))


def _difference(token: str, fixed: str, offset: int) -> tuple[Span, str]:
    """Where two texts differ, between their common beginning and end."""
    first, last = 0, 0
    shorter = min(len(token), len(fixed))
    while first < shorter and token[first] == fixed[first]:
        first += 1
    while last < shorter - first and token[-1 - last] == fixed[-1 - last]:
        last += 1
    return Span(offset + first, offset + len(token) - last), fixed[first : len(fixed) - last]
