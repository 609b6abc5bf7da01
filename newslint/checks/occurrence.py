"""``extends: occurrence``: too many or too few of something in a block. Source: Vale's documentation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from time import perf_counter
from typing import TYPE_CHECKING, Any, ClassVar

from newslint.checks import Match, OptionError, _options
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span

if TYPE_CHECKING:
    import regex

_SECONDS = 0.5
_SECONDS_IN_ALL = 2.0

class Check:
    """One report for a block that holds ``token`` more than ``max`` or fewer than ``min`` times, at the first match (at the block's first
    character when there is none). Inline code stands in the text as asterisks and is never the place. The message gets the count."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"token", "min", "max", "ignorecase"})

    def __init__(self, options: Mapping[str, Any]) -> None:
        flags = "i" if _options.flag(options, "ignorecase") else ""
        self._pattern = f"(?{flags}:{_options.text(options, 'token')})"
        self._compiled: regex.Pattern[str] | None = None
        # Where there is one, all are counted here: a match for each word of an article would be dear.
        self.phrases = (Phrase(self._pattern, once=True),)
        self._max, self._min = int(_options.number(options, "max")), int(_options.number(options, "min"))
        if self._max <= 0 and self._min <= 0:
            raise OptionError("max", "an occurrence rule needs 'max' or 'min' above 0")
        self.always = self._min > 0

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        deadline = perf_counter() + _SECONDS_IN_ALL
        first = {id(hit.block): Span(*hit.match.span()) for hit in hits}
        for block in blocks if self._min > 0 else [hit.block for hit in hits]:
            if perf_counter() > deadline:
                raise TimeoutError
            count = self._count(block.text) if id(block) in first else 0
            if not (0 < self._max < count or count < self._min):
                continue
            place = self._place(block.text, first[id(block)]) if count else Span(0, min(1, len(block.text)))
            if place is not None:
                yield Match(block, place, (str(count),))

    def _count(self, text: str) -> int:
        if self._compiled is None:
            from newslint.matching.compiling import compile_pattern

            self._compiled = compile_pattern(self._pattern)
        return len(self._compiled.findall(text, timeout=_SECONDS))

    def _place(self, text: str, first: Span) -> Span | None:
        """The first match that is more than masked code."""
        if text[first.start : first.end].strip().strip("*@") or self._compiled is None:
            return first
        spans = (Span(*match.span()) for match in self._compiled.finditer(text, timeout=_SECONDS))
        return next((span for span in spans if text[span.start : span.end].strip().strip("*@")), None)
