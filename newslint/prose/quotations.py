"""Direct quotations: where each begins and ends, and which marks are missing, stray or mixed up.

A quotation that runs over paragraphs opens again at each of them and is closed only in the last, so an open end is in order when the next
paragraph of the body opens with such a mark and the open one can be speech to its end. Headings, list items and the like stand alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from newslint.document import Block, Document, Mark
from newslint.prose import quote_marks as marks
from newslint.prose.quote_marks import MAKES
from newslint.prose.quoted_block import Quotation, QuoteProblem, Reading
from newslint.source import Span

__all__ = ["Quotation", "Quotations", "QuoteProblem", "mark_quotations", "mostly_curly", "quotations"]

_END_MARKS = frozenset(".!?:;,\"”’')…—")
_SINGLE_KINDS = ("single-unclosed", "crossed")


class Quotations(NamedTuple):
    """The quotations and the defects of a document, in reading order."""

    quotations: list[Quotation]
    problems: list[QuoteProblem]


def quotations(document: Document) -> Quotations:
    """The quotations and defects of a document. For ``document.shared``."""
    found: dict[int, list[Quotation]] = {}
    unclear: list[Block] = []
    for block in document.blocks:
        pairs = None if block.marks else marks.plain_pairs(block.text)
        if pairs is None:
            if not marks.no_speech(block.text):
                unclear.append(block)
        elif pairs:
            found[block.index] = [
                Quotation(block.index, Span(start, end), Span(start + 1, end - 1), '"', 0, True, False) for start, end in pairs
            ]
    problems: list[QuoteProblem] = []
    for reading in _readings(document, unclear):
        found[reading.number] = reading.quotations
        odd = [QuoteProblem(reading.number, _odd(document, reading.text, *pair), "mixed") for pair in reading.unequal]
        problems.extend(sorted(dict.fromkeys(reading.problems + odd), key=lambda problem: problem.span))
    return Quotations([quotation for number in sorted(found) for quotation in found[number]], _without_clipped_words(document, problems))


def _readings(document: Document, blocks: Sequence[Block]) -> Iterable[Reading]:
    """The readings of those blocks that need one, in view of their neighbours."""
    if not blocks:
        return ()
    neighbours = list(pairwise(document.body))
    follows = _leading_kinds(document.body)
    led_in = {after.index for block, after in neighbours if block.text.rstrip().endswith(":")}
    readings = {block.index: Reading(block, follows.get(block.index, ""), block.index in led_in) for block in blocks}
    for block, after in neighbours:
        one, other = readings.get(block.index), readings.get(after.index)
        if one and other and one.runs_on and other.runs_in:
            one.carry_on()
    return readings.values()


def _leading_kinds(body: Sequence[Block]) -> dict[int, str]:
    """The kind of mark that opens the paragraph after each one. A line without end mark (a caption, a link to another story) that stands
    between two paragraphs is passed over."""
    kinds: dict[int, str] = {}
    ahead = ""
    for block in reversed(body):
        kinds[block.index] = ahead
        ahead = marks.leading_kind(block.text) or ("" if block.text.rstrip()[-1:] in _END_MARKS else ahead)
    return kinds


def mark_quotations(document: Document) -> Document:
    """The document with a ``quote`` mark on every quotation that isn't part of another, marks included."""
    found = document.shared(quotations)
    quoted: dict[int, list[Mark]] = {}
    for quotation in found.quotations:
        if not quotation.depth:
            quoted.setdefault(quotation.block, []).append(Mark("quote", quotation.span))
    blocks = [
        Block(block.index, block.text, block.scope, block.map, (*block.marks, *quoted[block.index])) if block.index in quoted else block
        for block in document.blocks
    ]
    return document.with_blocks(blocks, {quotations: found})


def mostly_curly(document: Document) -> bool:
    """Whether most double marks of the document are curly. For ``document.shared``."""
    texts = [block.text for block in document.blocks]
    return sum(text.count("“") + text.count("”") for text in texts) > sum(text.count('"') for text in texts)


def _odd(document: Document, text: str, opening: Span, closing: Span) -> Span:
    """Which mark of an unequal pair is to blame: the one that isn't as most of the document's are, else the closing one."""
    main = marks.CURLY if document.shared(mostly_curly) else marks.STRAIGHT
    return opening if MAKES[text[closing.start : closing.end]] == main != MAKES[text[opening.start : opening.end]] else closing


def _without_clipped_words(document: Document, problems: list[QuoteProblem]) -> list[QuoteProblem]:
    """The problems but for single marks which stand before one word time and again: that is how the article spells it."""
    single = [problem for problem in problems if problem.kind in _SINGLE_KINDS]
    if len(single) < 2:
        return problems
    texts = {block.index: block.text for block in document.blocks}
    words = {problem: marks.word_after(texts[problem.block], problem.span.start + 1) for problem in single}
    often = {word for word, times in Counter(words.values()).items() if times > 1}
    return [problem for problem in problems if words.get(problem) not in often] if often else problems
