"""``extends: doubled_word``: a word that stands twice running by accident.

Words are compared as they stand between spaces, so that a mark between the two ends the matter. Only lower-case words count, and a
capitalised one before the same word in lower case when it is a function word: names repeat (Duran Duran, "Said said"), and in headings
and lists the end of one entry meets the beginning of the next. The words that English doubles on purpose are keys of the rule. Inside
quotations only function words count, since people do say "good good people".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, compress, count
from operator import eq
from typing import Any, ClassVar

from newslint.checks import Match, _options
from newslint.checks._joined import Joined, joined
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.lexicon import words
from newslint.source import Span

_CLOSERS = ".,;:!?\"'”’)]…"
_LOWER = bytes(range(256)).lower()
_CLOSING_BYTES = _CLOSERS.encode()
_FUNCTION = words("the a an and or of in to for with on at by from as is was are were be been he she it they we but if this his her their")
_PARTICLES = words("in on for by at")


class Check:
    """Reports both words. ``allowed`` lists words that may be doubled anywhere, ``after`` verbs whose particle may meet the same word as a
    preposition ("sworn in in 2009"). The edit leaves one word; there is none for words that carry meaning."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"allowed", "after"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._allowed = frozenset(_options.texts(options, "allowed"))
        self._after = frozenset(_options.texts(options, "after"))

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        whole = document.shared(joined)
        for block in _candidates(whole):
            text = block.text.lower()
            tokens = (text if len(text) == len(block.text) else block.text).split(" ")
            pairs = [
                number
                for number in compress(count(), map(str.startswith, tokens[1:], tokens))
                if tokens[number].isalpha() and tokens[number + 1].rstrip(_CLOSERS) == tokens[number]
            ]
            starts = list(accumulate(tokens, lambda at, token: at + len(token) + 1, initial=0)) if pairs else []
            for number in pairs:
                yield from self._judged(block, tokens, number, starts[number])

    def _judged(self, block: Block, tokens: list[str], number: int, start: int) -> Iterator[Match]:
        one = tokens[number]
        middle, end = start + len(one), start + 2 * len(one) + 1
        first, second = block.text[start:middle], block.text[middle + 1 : end]
        if (len(one) < 2 and one != "a") or one in self._allowed or not second.islower():
            return
        if one in tokens[max(number - 1, 0) : number] or tokens[number + 2 : number + 3] == [one]:
            return
        function = one in _FUNCTION
        if not first.islower() and not (function and first[1:].islower()):
            return
        before = tokens[number - 1] if number else ""
        if one in _PARTICLES and (before in self._after or before.endswith(("'re", "’re", "'m", "’m"))):
            return
        if block.text.startswith((" (sic)", " [sic]"), end):
            return
        if not function and ("heading" in block.scope or block.within("quote", Span(start, end))):
            return
        edits = (Edit(Span(middle, end), ""),) if function else None
        yield Match(block, Span(start, end), (one,), edits)


def _candidates(whole: Joined) -> Iterator[Block]:
    """The blocks in which a word stands twice running, whatever its case and the marks behind it. Bytes are compared, which is quicker:
    those of curly marks are left out too, and equal words stay equal without them."""
    data = whole.text.encode("utf-8", "surrogatepass").translate(_LOWER, _CLOSING_BYTES)
    tokens = data.split()
    if any(map(eq, tokens, tokens[1:])):
        for block, line in zip(whole.blocks, data.split(b"\n"), strict=True):
            tokens = line.split()
            if any(map(eq, tokens, tokens[1:])):
                yield block
