"""``extends: several``: phrases that say little one by one and much together, as the words that a thesaurus puts in place of plain ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint.checks import Match, OptionError, _options
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span


class Check:
    """Reports every match of the ``tokens`` (patterns of whole words, whatever their case) in an article where ``enough`` different tokens
    (4) match; elsewhere none. The message gets the words and how many different ones there are."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"tokens", "enough"})
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        tokens = _options.texts(options, "tokens")
        if not tokens:
            raise OptionError("tokens", "'tokens' is required")
        self._enough = int(_options.number(options, "enough", 4))
        self.phrases = tuple(Phrase(rf"(?i)\b(?:{token})\b") for token in tokens)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        different = len({hit.phrase for hit in hits})
        if different >= self._enough:
            for hit in hits:
                yield Match(hit.block, Span(*hit.match.span()), (hit.match.group(), str(different)))
