"""Direct quotations: where each begins and ends, and which marks are missing, stray or mixed up.

A state machine reads the marks of one block after the other; straight and curly marks of a kind count as one kind. What a mark does is
said by its glyph and by its neighbours, and where these are silent, by what is open. A quotation that runs over paragraphs opens again at
each of them and is closed only in the last, so an open end is in order when the next paragraph of the body opens with such a mark.

Single marks are mostly apostrophes, so they are read with suspicion: one between letters never counts, neither does one that clips a
known word ('em, '90s), and after a plural's s it closes a quotation only if nothing better does. Time is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from newslint.document import Block, Document, Mark
from newslint.prose.sentences import split
from newslint.source import Span


class Quotation(NamedTuple):
    """A quotation in block number ``block``. ``span`` includes the marks, ``inner`` doesn't; ``mark`` is ``"`` or ``'``; ``depth`` is 0
    unless it stands inside another. One that isn't ``closed`` runs to the end of the block, or to where it opens again, if it is
    ``continued``, else to the end of its sentence."""

    block: int
    span: Span
    inner: Span
    mark: str
    depth: int
    closed: bool
    continued: bool


class QuoteProblem(NamedTuple):
    """A defect in block number ``block``. ``unclosed`` and ``single-unclosed`` (span: the opening mark), ``unopened`` (the closing mark),
    ``crossed`` (from the opening single mark through the double one that opens before it is closed), ``mixed`` (the mark that is of another
    make than its partner, or turned the wrong way)."""

    block: int
    span: Span
    kind: str


class Quotations(NamedTuple):
    """The quotations and the defects of a document, in reading order."""

    quotations: list[Quotation]
    problems: list[QuoteProblem]


_OPEN, _CLOSE, _EITHER = 1, 2, 3
# Any quotation mark but an apostrophe between letters; two single ones in a row stand for a double one.
_MARK = re.compile(r"""(?:''|’’|‘‘)(?!['’])|["“”'‘’](?!(?<=\w['‘’])\w)""")
_MARKS = "\"“”'‘’"
_MAKES = {'"': 0, "'": 0, "“": 1, "”": 1, "‘": 1, "’": 1, "''": 2, "‘‘": 3, "’’": 3}
_DOUBLE = frozenset(("\"", "“", "”", "''", "‘‘", "’’"))
_THIN = "\u2009\u200a\u202f\xa0"
_DASHES = "-–—/"
_CLOSING = ",.;:!?)]}…%"
_SENTENCE_END = ".!?…"
_DEEPEST = 5
_MERGED = 1000
_CLIPPED = re.compile(r"(?:\d\ds?\b|(?i:em|n|til|till|tis|twas|twill|cause|cuz|coz|bout|round|neath|sup|nuff|ya|s|t|m|d|ll|re|ve)\b)")
_CLIPPED_AND = ("'n", "’n", "‘n", " n")
_FEET_AND_INCHES = re.compile(r"\d['’]\s?\d{1,2}$")
_INCHES = re.compile(r"(?:^|[^\d.,])\d{1,2}(?:\.\d)?$|[½¼¾]$")
_ATTRIBUTED = re.compile(
    r"\b(?:he|she|they|[A-Z][\w’'-]{1,30}) (?:said|says|added|told|wrote|continued|explained|noted|tweeted)\b|"
    r", (?:said|says|added|according to|wrote|tweeted) [^“”\"]{1,80}$"
)
_ATTRIBUTED_END = re.compile(
    r", (?:(?:he|she|they|[A-Z][\w’'-]{1,30}) (?:said|says|added|told|wrote|continued|explained|noted|tweeted)|"
    r"(?:said|says|added|according to|wrote|tweeted) [^“”\",]{1,60})\.?$"
)


class _Open:
    """A mark that waits for its partner. ``weak`` is a place where it may have been closed, ``crossed`` the double mark that opened while
    it was open, ``busy`` says that it holds a complete quotation of its own kind."""

    __slots__ = ("busy", "crossed", "kind", "span", "weak")

    def __init__(self, span: Span, kind: str) -> None:
        self.span, self.kind = span, kind
        self.weak: Span | None = None
        self.crossed: Span | None = None
        self.busy = False


class _Reading:
    """The state of reading one block: what is open, and what was found."""

    def __init__(self, block: Block, follows: str) -> None:
        self.text, self.number, self.follows = _without_code(block), block.index, follows
        self.stack: list[_Open] = []
        self.quotations: list[Quotation] = []
        self.problems: list[QuoteProblem] = []
        self.unopened: list[QuoteProblem] = []
        self.runs_on = False
        end, role, between = -1, 0, ""
        for match in _MARK.finditer(self.text):
            span = Span(*match.span())
            if end >= 0:
                between = self.text[end : span.start] if span.start - end < 3 else "-"
            context = _context(self.text, span, role if not between.strip(_THIN) and end >= 0 else 0)
            role = self._double(span, context) if match[0] in _DOUBLE else self._single(span, context)
            end = span.end
        self._finish()
