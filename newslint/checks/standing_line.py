"""``extends: standing_line``: what a house prints under or over every story (who pays for it, what the column is, where to write to).

No single word shows such a line; several traits together do, at the edge of an article: it speaks of "this article" or "our newsroom", of
grants, rights, letters and subscriptions, it tells the reader to do something, opens with a bullet, and reports nothing that anyone said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, OptionError, _options
from newslint.checks._shown import shortened
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span

_SHORT, _LONGEST = 350, 700
_HEAD, _TAIL, _FOOT = 3, 5, 2
_LEAST = 3
_BULLET = patterns.compile(r"[•⦁·*–—(\[|►▪]|-{1,2} |_[A-Z]")
_ADDRESSED = patterns.compile(r"\b(?i:you|your|our|us|we)\b(?<!U\.S)(?<!US)")
_IMPERATIVE = patterns.compile(
    r"[\W_]{0,4}(?i:to (?:read|learn|find|see|respond|hear|submit|get|send)|for (?:more|the latest|full|questions)|read|see|visit|"
    r"check out|catch|learn|listen|find|get|follow|contact|write|submit|send|share|tell|explore|browse|please|stay)\b"
)
_NOTED = patterns.compile(r"\b(?i:correct(?!ions? policy)|clarif|amend|misspel|misstat|misidentif|erron|an error|updated)")
_REPORTED = patterns.compile(r"\b(?:said|says|told|asked|added|testified|announced|argued|denied|accused|according to)\b")


class Check:
    """Reports a block among the first or last of the text that collects three points (a long one: four): two for each phrase of
    ``strong``, one for each of ``weak``, one each for a bullet or bracket at its start, an imperative there, a word of address (you, our,
    we), an address or link, and for standing at the very end; two less where somebody is reported to have said something. At least one
    phrase must be strong. Notes of corrections and updates are left alone. The message gets the text, shortened."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"strong", "weak"})
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        strong, weak = _options.texts(options, "strong"), _options.texts(options, "weak")
        if not strong:
            raise OptionError("strong", "'strong' is required: phrases that standing lines are told by")
        self._strong = len(strong)
        self.phrases = tuple(Phrase(f"(?i){text}", longest=_LONGEST, once=True) for text in (*strong, *weak))

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        # Weak phrases are common words; without a strong one in their block they tell nothing.
        telling = {hit.block.index for hit in hits if hit.phrase < self._strong}
        found: dict[int, list[Hit]] = defaultdict(list)
        for hit in hits:
            if hit.block.index in telling and not hit.block.within("quote", Span(*hit.match.span())):
                found[hit.block.index].append(hit)
        edges = document.shared(_edges) if found else {}
        for index, signs in found.items():
            block = signs[0].block
            strong, weak = self._signs(signs) if index in edges else (0, 0)
            if not strong or _NOTED.search(block.text):
                continue
            points = 2 * strong + min(weak, 2) + _traits(block) + (edges[index] < _FOOT)
            if points >= _LEAST + (len(block.text) > _SHORT):
                span = Span(0, len(block.text.rstrip()))
                yield Match(block, span, (shortened(block.text[: span.end]),))

    def _signs(self, hits: Iterable[Hit]) -> tuple[int, int]:
        """How many strong and weak phrases stand in a block, each stretch of text counted once and for the strongest."""
        strong = weak = 0
        taken: list[Span] = []
        for hit in sorted(hits, key=lambda hit: hit.phrase):
            span = Span(*hit.match.span())
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                strong += hit.phrase < self._strong
                weak += hit.phrase >= self._strong
        return strong, weak


def _edges(document: Document) -> dict[int, int]:
    """The blocks at the head and the tail of the text, each with the number of blocks behind it."""
    last = len(document.blocks) - 1
    first = 1 if document.headline else 0
    return {place: last - place for place in range(last + 1) if first <= place < first + _HEAD or last - place < _TAIL}


def _traits(block: Block) -> int:
    """The points that a block's shape and words give or take."""
    text = block.text
    points = int("list" in block.scope or _BULLET.match(text) is not None)
    addressed = _ADDRESSED.search(text)
    points += _IMPERATIVE.match(text) is not None
    points += addressed is not None and not block.within("quote", Span(*addressed.span()))
    points += "@" in text or "http" in text or "www." in text
    return points - 2 * (_REPORTED.search(text) is not None)
