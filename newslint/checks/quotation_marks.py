"""``quotation_marks``: quotation marks that are missing, stray, crossed or mixed, and full stops and commas on the wrong side of them.

Keys: ``problem`` (required; see ``PROBLEMS``) and, for ``outside``, ``style``: ``american`` asks for stops inside the closing mark always,
``consistent`` (the default) only where the rest of the copy is American.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, _options
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.joined import encoded, folded, in_bytes, joined
from newslint.prose.quotations import Quotation, QuoteProblem, mostly_curly, quotations
from newslint.prose.quote_marks import CURLY, DOUBLE, MAKES, STRAIGHT
from newslint.source import Span

PROBLEMS = ("unclosed", "unopened", "crossed", "mixed", "single-unclosed", "outside")
# The opening mark and the first words: what an editor needs to see. Half a line at most.
_FIRST_WORDS = patterns.compile(r"[^\s\"“”]*(?:\s+[^\s\"“”]+){0,2}")
# A stop behind a mark, in the bytes of UTF-8.
_STOP_OUTSIDE = tuple(in_bytes(stop + rb"(?<=[^.,?! ][\"'\x98-\x9d].)(?![\w.])") for stop in (rb",", rb"\."))
_LAST_WORD = patterns.compile(r"[^\s\"“”]+$")
_MOST = 60
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# Patterns whose every branch begins with a letter are sought fast; that a match begins a word is seen to afterwards.
_AMERICAN = (
    patterns.compile(
        "|".join(
            [rf"{title}\. [A-Z]" for title in "Sen Rep Gov Gen Lt Col Maj Sgt Capt Adm Mr Mrs Ms Dr".split()]
            + [rf"{month}\. \d" for month in "Jan Feb Aug Sept Oct Nov Dec".split()]
            + [rf"{month} \d{{1,2}}, \d{{4}}\b" for month in _MONTHS.split("|")]
        )
    ),
    patterns.compile(r"U\.S\."),
    patterns.compile(r"percent\b"),
    patterns.compile(r"m\.(?<=[ap]\.m\.)(?<!\w..m\.)"),
)
_BRITISH_DATE = patterns.compile(rf"(?:{_MONTHS})\b")
_DAY = patterns.compile(r"\b\d{1,2} $")
# By what each begins with, in lower case; few of them stand in a text.
_BRITISH = {
    stem: patterns.compile(stem + ending)
    for ending, stems in (
        (r"\b", "per cent|whilst|defence|offence|towards|travelled|cancelled|labelled|fuelled|sceptical"),
        (r"s?\b", "centre|theatre|programme"),
        (r"\w*", "colour|labour|favour|honour|rumour|harbour|behaviour|neighbour"),
        (r"(?:e[ds]?|ing|ations?)\b", "organis|recognis|realis|criticis|apologis|emphasis"),
    )
    for stem in stems.split("|")
}


class Check:
    """Reports one problem. Spans: ``unclosed`` and ``single-unclosed`` the mark and the first words, ``unopened`` the mark and the word
    before it, ``crossed`` from the single mark through the double one, ``mixed`` the odd mark, ``outside`` the last word, mark and stop.
    Arguments of the message: the words of the span; for ``mixed`` and ``outside`` what stands there and what belongs there."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"problem", "style"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._problem = _options.choice(options, "problem", PROBLEMS)
        self._always = _options.choice(options, "style", ("american", "consistent"), "consistent") == "american"

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        if self._problem == "outside":
            return _outside(document, blocks, self._always)
        problems = [one for one in document.shared(quotations).problems if one.kind == self._problem]
        if not problems:
            return ()
        in_scope = {block.index: block for block in blocks}
        problems = [one for one in problems if one.block in in_scope]
        if self._problem == "mixed":
            return _mixed(document, in_scope, problems)
        return (_found(in_scope[problem.block], problem) for problem in problems)


def _found(block: Block, problem: QuoteProblem) -> Match:
    text, (start, end) = block.text, problem.span
    if problem.kind == "crossed":
        return Match(block, problem.span)
    if problem.kind == "unopened":
        first = _word_start(text, start)
        return Match(block, Span(first, end), (text[first:start],))
    words = _FIRST_WORDS.match(text, end, min(end + _MOST, len(text)))
    last = words.end() if words else end
    return Match(block, Span(start, last), (text[end:last].strip(),))


def _word_start(text: str, end: int) -> int:
    """Where the word that ends at ``end`` begins."""
    last = _LAST_WORD.search(text, max(end - _MOST, 0), end)
    return last.start() if last else end


def _mixed(document: Document, blocks: Mapping[int, Block], problems: Iterable[QuoteProblem]) -> Iterator[Match]:
    if not problems:
        return
    found = document.shared(quotations).quotations
    opening = {(quotation.block, quotation.span.start): quotation for quotation in found if quotation.closed}
    closing = {(quotation.block, quotation.span.end): quotation for quotation in found if quotation.closed}
    for problem in problems:
        block, span = blocks[problem.block], problem.span
        opens = (problem.block, span.start) in opening
        quotation = opening.get((problem.block, span.start)) or closing.get((problem.block, span.end))
        odd = block.text[span.start : span.end]
        wanted = _partner(document, block.text, quotation, opens) if quotation else ""
        # Where one mark is single and the other double, it is anybody's guess which one is right.
        certain = wanted and wanted != odd and (odd in DOUBLE) == (wanted in DOUBLE)
        yield Match(block, span, (odd, wanted or "the other glyph"), (Edit(span, wanted),) if certain else None)


def _partner(document: Document, text: str, quotation: Quotation, opens: bool) -> str:
    """The mark that belongs at one end of a quotation, in view of the mark at the other end."""
    other = text[quotation.inner.end : quotation.span.end] if opens else text[quotation.span.start : quotation.inner.start]
    make = MAKES[other]
    if make not in (STRAIGHT, CURLY):
        make = CURLY if document.shared(mostly_curly) else STRAIGHT
    if quotation.mark == '"':
        return '"' if make == STRAIGHT else "“" if opens else "”"
    return "'" if make == STRAIGHT else "‘" if opens else "’"


def _outside(document: Document, blocks: Sequence[Block], always: bool) -> Iterator[Match]:
    data = document.shared(encoded)
    if not any(stop.search(data) for stop in _STOP_OUTSIDE):
        return
    places = []
    in_scope = {block.index: block for block in blocks}
    for quotation in document.shared(quotations).quotations:
        block = in_scope.get(quotation.block)
        if block is None or not quotation.closed or quotation.mark != '"':
            continue
        end, text = quotation.span.end, block.text
        stop, after = text[end : end + 1], text[end + 1 : end + 2]
        if stop in (",", ".") and (not after or after.isspace()) and text[quotation.inner.end - 1].isalnum():
            places.append((block, Span(quotation.inner.end, end + 1)))
    if places and (always or document.shared(is_american)):
        for block, span in places:
            marks, stop = block.text[span.start : span.end - 1], block.text[span.end - 1]
            shown = Span(_word_start(block.text, span.start), span.end)
            yield Match(block, shown, (marks + stop, stop + marks), (Edit(span, stop + marks),))


def is_american(document: Document) -> bool:
    """Whether the copy keeps American ways elsewhere: points in abbreviations and titles, month before day, spelling."""
    text = document.shared(joined).text
    american = sum(_begins_word(text, match.start()) for pattern in _AMERICAN for match in pattern.finditer(text))
    if not american:
        return False
    british = sum(_DAY.search(text, max(match.start() - 4, 0), match.start()) is not None for match in _BRITISH_DATE.finditer(text))
    data = document.shared(folded)
    lower = ""
    for stem, pattern in _BRITISH.items():
        if stem.encode() in data:
            lower = lower or text.lower()
            british += sum(_begins_word(lower, match.start()) for match in pattern.finditer(lower))
    return american > 2 * british


def _begins_word(text: str, at: int) -> bool:
    return not at or not (text[at - 1].isalnum() or text[at - 1] == "_")
