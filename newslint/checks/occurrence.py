"""``extends: occurrence``: too many or too few of something in a block. Source: Vale's documentation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, ClassVar

from newslint.checks import Match, OptionError, _options
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span


class Check:
    """One report for a block that holds ``token`` more than ``max`` or fewer than ``min`` times, at the first match (at the block's first
    character when there is none). Inline code stands in the text as asterisks and is never the place. The message gets the count."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"token", "min", "max", "ignorecase"})

    def __init__(self, options: Mapping[str, Any]) -> None:
        flags = "i" if _options.flag(options, "ignorecase") else ""
        self.phrases = (Phrase(f"(?{flags}:{_options.text(options, 'token')})"),)
        self._max, self._min = int(_options.number(options, "max")), int(_options.number(options, "min"))
        if self._max <= 0 and self._min <= 0:
            raise OptionError("max", "an occurrence rule needs 'max' or 'min' above 0")
        self.always = self._min > 0

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        counted = {id(block): [Span(*hit.match.span()) for hit in of_block] for block, of_block in _by_block(hits)}
        for block in blocks:
            found, text = counted.get(id(block), []), block.text
            if not (0 < self._max < len(found) or len(found) < self._min):
                continue
            if not found:
                yield Match(block, Span(0, min(1, len(text))), ("0",))
                continue
            first = next((span for span in found if text[span.start : span.end].strip().strip("*@")), None)
            if first is not None:
                yield Match(block, first, (str(len(found)),))


def _by_block(hits: Sequence[Hit]) -> Iterable[tuple[Block, list[Hit]]]:
    for _, group in groupby(hits, key=lambda hit: id(hit.block)):
        of_block = list(group)
        yield of_block[0].block, of_block
