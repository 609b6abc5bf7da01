"""``extends: conditional``: one thing asks for another, as an acronym for its expansion. Source: Vale's documentation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint.checks import Match, _options, _template
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span


class Check:
    """Reports a match of ``first`` without its ``second``: where ``second`` has a group, its text must have been captured earlier in the
    file or in the same block; otherwise ``second`` must match in the same block. ``ignorecase`` is
    accepted and without effect, as in Vale: say ``(?i)`` in the patterns."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"first", "second", "ignorecase", "exceptions", "vocab"})
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        self.phrases = (Phrase(_options.text(options, "first")), Phrase(_options.text(options, "second")))
        self._exceptions = _template.Exceptions(options)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        captured: dict[str, int] = {}
        holding: set[int] = set()
        grouped = False
        for hit in hits:
            if hit.phrase == 1:
                holding.add(id(hit.block))
                grouped = grouped or hit.match.re.groups > 0
                for text in hit.match.groups():
                    captured.setdefault(text or "", hit.block.index)
        for hit in hits:
            text = hit.match.group()
            if hit.phrase == 1 or self._exceptions.allow(text):
                continue
            fine = captured.get(text, hit.block.index + 1) <= hit.block.index if grouped else id(hit.block) in holding
            if not fine:
                yield Match(hit.block, Span(*hit.match.span()), (text,))
