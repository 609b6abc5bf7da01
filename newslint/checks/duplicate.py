"""``extends: duplicate``: copy that stands twice. ``kind`` says what:

``paragraph`` a whole paragraph again, letter for letter but for case, spaces and marks; ``sentence`` a sentence of some length again, in
another paragraph or in the same one; ``headline`` the headline again as one of the first paragraphs; ``rewritten`` a paragraph again
with a word or a figure changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, OptionError, _options
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.joined import encoded, folded, in_bytes
from newslint.prose.lexicon import RANKS
from newslint.source import Span

_SHORTEST_PARAGRAPH = 60
_LONG_PARAGRAPH = 100
# The share of the words that two paragraphs have in common, in one order, where one is another version of the other.
_NEARLY = 0.9
_FEWEST_WORDS = 8
_WORD = patterns.compile(r"\w+")
_WORD_AND_GAP = patterns.compile(r"(\w++)(\W*+)")
_STOPS = patterns.compile(r"[^\w\s]{0,4}[.?!…][\"'”’)\]]{0,3}(?:\s|$)").match
# Where a sentence may begin: behind a stop of whatever kind.
_STARTS = patterns.compile(r"[.?!…][\"'”’)\]]{0,3}\s+(?:[–—•·*-]++\s*+)?+([\"'“”‘’(\[«]*+)(?=\w)")
_FIRST = patterns.compile(r"[\s–—•·*-]*+([\"'“”‘’(\[«]*+)(?=\w)")
_HEAD = 36
_SHORT_HEAD = 20
_BULLETS = " –—•·*-".encode()
# A stop behind "Mr." ends no sentence, but so many words don't stand twice by chance.
_SURE_WORDS = 10
_LONGEST = 2000
_MOST_COMPARED = 4
# Comparing takes the square of the length.
_LONGEST_COMPARED = 2_000
# The first bytes of what stands behind a stop, and of a block; those of a long paragraph without the marks before its first word.
_HEADS = tuple(in_bytes(cue + rb"(.{%d}).)" % _HEAD) for cue in (rb"\.(?= ", rb"\n(?="))
_PARAGRAPH_HEADS = in_bytes(rb"\n[ \"'(\[*\x80\x93\x94\x98\x99\x9c\xa2\xab\xb7\xc2\xe2-]*+(.{20})(?=.{20})")
_OPENERS = " \"'“”‘’([«-–—•·*"
_UPDATE = patterns.compile(r"\W{0,3}(?:Update|UPDATE|Updated|UPDATED)\b(?: at\b| \d|[^.]{0,40}:)")
_SIGNATURE = patterns.compile(r"\(@\w{1,40}\)")
_SITE = patterns.compile(r"\s+(?:[:|–—-]|//)\s+[^:|–—]{2,30}$")


class Check:
    """Reports the later place with the line of the earlier one. ``kind`` is required; ``exceptions`` are patterns of what may stand twice
    (other rules say that it shouldn't stand even once). The edit of a paragraph takes its text out."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"kind", "exceptions"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._find = _KINDS[_options.choice(options, "kind", tuple(_KINDS))]
        exceptions = "|".join(_options.texts(options, "exceptions")) or r"(?!)"
        try:
            self._exceptions = patterns.compile(exceptions)
        except re.error as error:
            raise OptionError("exceptions", f"'exceptions' holds no valid regular expression: {error}") from None

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        found = self._find(document, blocks)
        return (match for match in found if not self._exceptions.search(match.block.text, match.span.start, match.span.end))


def repeated_paragraphs(document: Document) -> dict[int, Block]:
    """The blocks that repeat an earlier one, by index, each with the earlier one. For ``document.shared``."""
    found: dict[int, Block] = {}
    for alike in document.shared(_alike):
        first: dict[str, Block] = {}
        for block in alike:
            earlier = first.setdefault(_plain(block.text), block)
            if earlier is not block:
                found[block.index] = earlier
    return found


def _alike(document: Document) -> list[list[Block]]:
    """The paragraphs of some length that begin alike, in groups of two or more."""
    # In bytes it takes less to see that there are none.
    if not _repeats([head.lower() for head in _PARAGRAPH_HEADS.findall(document.shared(encoded))]):
        return []
    long = [block for block in document.blocks if len(block.text) >= _SHORTEST_PARAGRAPH and "heading" not in block.scope]
    heads = [block.text.lstrip(_OPENERS)[:20].casefold() for block in long]
    if not _repeats(heads):
        return []
    beginnings: dict[str, list[Block]] = {}
    for head, block in zip(heads, long, strict=True):
        beginnings.setdefault(head, []).append(block)
    return [alike for alike in beginnings.values() if len(alike) > 1]


def _paragraphs(document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
    repeated = document.shared(repeated_paragraphs)
    for block in blocks if repeated else ():
        if block.index in repeated and not _updated(document, repeated[block.index], block):
            whole = Span(0, len(block.text))
            yield Match(block, whole, (_line(document, repeated[block.index]),), (Edit(whole, ""),))


def _rewritten(document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
    # More than a few that differ in a word or two are entries of a list.
    groups = [alike for alike in document.shared(_alike) if len(alike) <= _MOST_COMPARED]
    if not groups:
        return
    wanted = {block.index for block in blocks} - document.shared(repeated_paragraphs).keys()
    for alike in groups:
        for earlier, later in pairwise(block for block in alike if _LONG_PARAGRAPH <= len(block.text) <= _LONGEST_COMPARED):
            if later.index not in wanted or _SIGNATURE.search(earlier.text) or _SIGNATURE.search(later.text):
                continue
            near = _nearly_equal(_WORD.findall(earlier.text.casefold()), _WORD.findall(later.text.casefold()))
            if near and not _common_sentences(earlier.text, 0, later.text, 0):
                yield Match(later, Span(0, len(later.text)), (_line(document, earlier),))


def _nearly_equal(one: list[str], other: list[str]) -> bool:
    """Whether nearly all words of two texts are the same in the same order. Their numbers and the words themselves settle most cases."""
    enough = _NEARLY * (len(one) + len(other)) / 2
    if min(len(one), len(other)) < enough or (Counter(one) & Counter(other)).total() < enough:
        return False
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _NEARLY


def _updated(document: Document, earlier: Block, later: Block) -> bool:
    """Whether the heading of an older entry stands between the two: a rolling story repeats itself on purpose."""
    return any(_UPDATE.match(block.text) for block in document.blocks[earlier.index + 1 : later.index + 1])


def _repeated_sentences(document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
    data = document.shared(folded)
    if not _repeats([head for heads in _HEADS for head in heads.findall(data)]):
        return
    repeated = document.shared(repeated_paragraphs)
    wanted = {block.index for block in blocks}.difference(repeated)
    signed = b"(@" in document.shared(encoded)
    pieces = [
        (piece.lstrip(_BULLETS)[:_SHORT_HEAD], block)
        for block, line in zip(document.blocks, data.split(b"\n")[1:], strict=True)
        if block.index in wanted and line.count(b" ") >= _FEWEST_WORDS - 1
        for piece in line.split(b". ")
        if len(piece) >= _SHORT_HEAD
    ]
    often = {head for head, times in Counter([head for head, _ in pieces]).items() if times > 1}
    candidates = {block.index: block for head, block in pieces if head in often} if often else {}
    alike: dict[str, list[tuple[Block, Span]]] = {}
    for block in candidates.values():
        if signed and _SIGNATURE.search(block.text):
            continue
        first = _FIRST.match(block.text)
        for start in ([first] if first else []) + list(_STARTS.finditer(block.text)):
            at = start.end()
            alike.setdefault(block.text[at : at + _HEAD // 2].casefold(), []).append((block, Span(start.start(1), at)))
    found = [match for places in alike.values() if len(places) > 1 for match in _later_ones(document, places)]
    covered: tuple[int, int] = (-1, 0)
    for match in sorted(found, key=lambda match: (match.block.index, match.span)):
        if (match.block.index, match.span.start) >= covered:
            covered = (match.block.index, match.span.end)
            yield match


def _later_ones(document: Document, places: Sequence[tuple[Block, Span]]) -> Iterator[Match]:
    """The passages that begin alike (each with the span of the marks before its first word) that repeat an earlier one of them."""
    seen: list[tuple[Block, int]] = []
    for block, (first, at) in places:
        for earlier, start in seen:
            end = _common_sentences(earlier.text, start, block.text, at)
            if end:
                alone = any(len(other.text) < end - first + 10 for other in (block, earlier))
                hint = " (one of the two stands alone, like a pull-quote or a caption)" if alone else ""
                yield Match(block, Span(first, end), (_line(document, earlier), hint))
                break
        else:
            seen = [*seen, (block, at)][:_MOST_COMPARED]


def _common_sentences(one: str, start: int, other: str, at: int) -> int:
    """Where the sentences end in ``other`` that stand word for word at ``start`` of ``one`` and at ``at`` of ``other``; 0 for none. A table
    that repeats its names and figures is no sentence."""
    end = number = small = 0
    pairs = zip(_WORD_AND_GAP.finditer(one, start, start + _LONGEST), _WORD_AND_GAP.finditer(other, at, at + _LONGEST), strict=False)
    for first, second in pairs:
        word, gap = second.groups()
        if first[1] != word and first[1].casefold() != word.casefold():
            break
        number += 1
        small += word.islower()
        stops = (not gap and second.end() == len(other)) or _STOPS(gap)
        if stops and number >= _FEWEST_WORDS and (_STOPS(first[2]) or first.end() == len(one)):
            if (number < _SURE_WORDS and word in RANKS) or 2 * small < number:
                continue
            end = second.start(2) + len(gap.rstrip().rstrip('"“‘([-–—•·*').rstrip())
    return end


def _repeats(texts: Sequence[str] | Sequence[bytes]) -> bool:
    return len(set(texts)) < len(texts)


def _headline(document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
    headline = document.headline.text if document.headline else document.metadata.headline
    if not headline or headline.count(" ") < 2:
        return
    short = [block for block in blocks[:4] if len(block.text) <= len(headline) + 10 and "headline" not in block.scope]
    first = _WORD.search(headline.casefold())
    short = [block for block in short if first and (word := _WORD.search(block.text.casefold())) and word[0] == first[0]]
    forms = {_plain(headline), _plain(_SITE.sub("", headline))} if short else ()
    for block in short:
        if _plain(block.text) in forms:
            whole = Span(0, len(block.text))
            yield Match(block, whole, (), (Edit(whole, ""),))
            return


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _line(document: Document, block: Block) -> str:
    return str(document.source.locate(block.to_source(Span(0, 1)).start).line)


_KINDS: dict[str, Callable[[Document, Sequence[Block]], Iterator[Match]]] = {
    "paragraph": _paragraphs,
    "sentence": _repeated_sentences,
    "headline": _headline,
    "rewritten": _rewritten,
}
