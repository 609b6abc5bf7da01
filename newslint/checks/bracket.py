"""``extends: bracket``: a bracket that is opened and never closed, or closed and never opened.

Counting is no use: list markers ("a)", "4.)") and smileys close what nothing opened, and a bracket may span paragraphs. So brackets are
paired block by block, and what is left over in one is paired with what is left over in a later one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.joined import encoded
from newslint.source import Span

_PAIRS = ("()", "[]")
_BRACKETS = {"(": patterns.compile(r"[()]"), "[": patterns.compile(r"[\[\]]")}
_SMILEY = patterns.compile(r"[:;]['’]?[-o^]?[()](?![\w\"“])")
_LIST_MARKER = patterns.compile(r"(?:^|[\s(\[\"“,])[#*]?(?:[A-Za-z]|[ivx]{1,4}|\d{1,2})\.?\)$")
_AFTER = patterns.compile(r"[(\[]\S{0,30}")
_BEFORE = patterns.compile(r"\S{0,30}$")


class Check:
    """Reports the bracket with the word beside it. The message gets them and ``closed`` or ``opened``: what it never is."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        data = document.shared(encoded)
        for pair in _PAIRS:
            opening, closing = pair.encode()
            # To look whether there are any takes less than to count them.
            if (opening in data or closing in data) and data.count(opening) != data.count(closing):
                yield from sorted(_unpaired(blocks, *pair), key=lambda match: (match.block.index, match.span))


def _unpaired(blocks: Sequence[Block], opening: str, closing: str) -> Iterator[Match]:
    waiting: list[tuple[Block, int]] = []
    for block in blocks:
        opened, closed = _left_over(block, opening, closing)
        for at in closed:
            if waiting:
                waiting.pop()
            else:
                before = _BEFORE.search(block.text, max(at - 30, 0), at)
                span = Span(before.start() if before else at, at + 1)
                yield Match(block, span, (block.text[span.start : span.end], "opened"))
        waiting += [(block, at) for at in opened]
    for block, at in waiting:
        after = _AFTER.match(block.text, at)
        span = Span(at, after.end() if after else at + 1)
        yield Match(block, span, (block.text[span.start : span.end], "closed"))


def _left_over(block: Block, opening: str, closing: str) -> tuple[list[int], list[int]]:
    """The places of the brackets in a block that have no partner in it."""
    opened: list[int] = []
    closed: list[int] = []
    text = block.text
    if opening not in text and closing not in text:
        return opened, closed
    smileys = {at for smiley in _SMILEY.finditer(text) for at in range(*smiley.span())}
    code = {at for span in block.spans("code") for at in range(*span)}
    for bracket in _BRACKETS[opening].finditer(text):
        at = bracket.start()
        if at in smileys or at in code:
            continue
        if bracket[0] == opening:
            opened.append(at)
        elif opened:
            opened.pop()
        elif not _LIST_MARKER.search(text, max(at - 6, 0), at + 1):
            closed.append(at)
    return opened, closed
