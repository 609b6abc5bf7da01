"""``extends: occurrence``: too many or too few of something in a block. Source: Vale's documentation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint.checks import Match, OptionError, _options
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span


class Check:
    """One report for a block that holds ``token`` more than ``max`` or fewer than ``min`` times, at the first match (at the block's first
    character when there is none). The message gets the count."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"token", "min", "max", "ignorecase"})

    def __init__(self, options: Mapping[str, Any]) -> None:
        flags = "(?i)" if _options.flag(options, "ignorecase") else ""
        self.phrases = (Phrase(flags + _options.text(options, "token")),)
        self._max, self._min = int(_options.number(options, "max")), int(_options.number(options, "min"))
        if not self._max and not self._min:
            raise OptionError("max", "an occurrence rule needs 'max' or 'min' above 0")
        self.always = bool(self._min)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        counted: dict[int, list[Hit]] = {}
        for hit in hits:
            counted.setdefault(id(hit.block), []).append(hit)
        for block in blocks:
            found = counted.get(id(block), [])
            if (self._max and len(found) > self._max) or (self._min and len(found) < self._min):
                span = Span(*found[0].match.span()) if found else Span(0, min(1, len(block.text)))
                yield Match(block, span, (str(len(found)),))
