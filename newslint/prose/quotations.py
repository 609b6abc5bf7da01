"""Direct quotations: where each begins and ends, and which marks are missing, stray or mixed up.

A quotation that runs over paragraphs opens again at each of them and is closed only in the last, so an open end is in order when the next
paragraph of the body opens with such a mark and the open one can be speech to its end. Headings, list items and the like stand alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate, pairwise
from typing import Any, NamedTuple, cast

from newslint.document import Block, Document, Mark
from newslint.prose import quote_marks as marks
from newslint.prose.quote_marks import MAKES
from newslint.prose.quoted_block import Quotation, QuoteProblem, Reading
from newslint.source import Span

__all__ = ["Quotation", "Quotations", "QuoteProblem", "mark_quotations", "mostly_curly", "quotations"]

_END_MARKS = frozenset(".!?:;,\"”’')…—")
# An article has dozens of these: made as the tuples that they are, they cost a third.
_span = cast("Callable[[tuple[int, int]], Span]", partial(tuple.__new__, Span))
_mark = cast("Callable[[tuple[str, Span]], Mark]", partial(tuple.__new__, Mark))
_quotation = cast("Callable[[tuple[Any, ...]], Quotation]", partial(tuple.__new__, Quotation))
_SINGLE_KINDS = ("single-unclosed", "crossed")


class Quotations(NamedTuple):
    """The quotations and the defects of a document, in reading order."""

    quotations: list[Quotation]
    problems: list[QuoteProblem]


def quotations(document: Document) -> Quotations:
    """The quotations and defects of a document. For ``document.shared``."""
    found: dict[int, list[Quotation]] = {}
    texts = [block.text for block in document.blocks]
    starts = list(accumulate([len(text) + 1 for text in texts], initial=0))
    pairs, unclear = marks.plain_pairs("\n".join(texts))
    odd_ones = {bisect_right(starts, at) - 1 for at in unclear}.union(number for number, block in enumerate(document.blocks) if block.marks)
    for start, end in pairs:
        number = bisect_right(starts, start) - 1
        if number not in odd_ones:
            index, at = document.blocks[number].index, starts[number]
            span, inner = _span((start - at, end - at)), _span((start - at + 1, end - at - 1))
            found.setdefault(index, []).append(_quotation((index, span, inner, '"', 0, True, False)))
    doubtful = [block for block in map(document.blocks.__getitem__, sorted(odd_ones)) if not marks.no_speech(block.text)]
    problems: list[QuoteProblem] = []
    for reading in _readings(document, doubtful):
        found[reading.number] = reading.quotations
        odd = [QuoteProblem(reading.number, _odd(document, reading.text, *pair), "mixed") for pair in reading.unequal]
        problems.extend(sorted(dict.fromkeys(reading.problems + odd), key=lambda problem: problem.span))
    return Quotations([quotation for number in sorted(found) for quotation in found[number]], _without_clipped_words(document, problems))


def _readings(document: Document, blocks: Sequence[Block]) -> Iterable[Reading]:
    """The readings of those blocks that need one, in view of their neighbours."""
    if not blocks:
        return ()
    body = document.body
    numbers = {block.index for block in blocks}
    places = [place for place, block in enumerate(body) if block.index in numbers]
    follows = _leading_kinds(body, places)
    led_in = {body[place].index for place in places if place and body[place - 1].text.rstrip().endswith(":")}
    readings = {block.index: Reading(block, follows.get(block.index, ""), block.index in led_in) for block in blocks}
    for place, after in pairwise(places):
        one, other = readings[body[place].index], readings[body[after].index]
        if after == place + 1 and one.runs_on and other.runs_in:
            one.carry_on()
    return readings.values()


def _leading_kinds(body: Sequence[Block], places: Sequence[int]) -> dict[int, str]:
    """The kind of mark that opens the paragraph after each of those at ``places``, by their indexes. A line without end mark (a caption, a
    link to another story) that stands between two paragraphs is passed over."""
    kinds: dict[int, str] = {}
    for place in reversed(places):
        ahead = ""
        for after in map(body.__getitem__, range(place + 1, len(body))):
            ahead = marks.leading_kind(after.text)
            if ahead or after.text.rstrip()[-1:] in _END_MARKS:
                break
            if after.index in kinds:
                ahead = kinds[after.index]
                break
        kinds[body[place].index] = ahead
    return kinds


def mark_quotations(document: Document) -> Document:
    """The document with a ``quote`` mark on every quotation that isn't part of another, marks included."""
    found = document.shared(quotations)
    quoted: dict[int, list[Mark]] = {}
    for quotation in found.quotations:
        if not quotation.depth:
            quoted.setdefault(quotation.block, []).append(_mark(("quote", quotation.span)))
    blocks = [
        Block(block.index, block.text, block.scope, block.map, (*block.marks, *quoted[block.index])) if block.index in quoted else block
        for block in document.blocks
    ]
    return document.with_blocks(blocks, {quotations: found})


def unquoted(block: Block) -> str:
    """What a paragraph says outside its direct quotations, which ``mark_quotations`` has marked."""
    parts, end = [], 0
    for span in sorted(block.spans("quote")):
        parts.append(block.text[end : span.start])
        end = max(end, span.end)
    return " ".join([*parts, block.text[end:]])


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
