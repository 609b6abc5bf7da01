"""``extends: conditional``: one thing asks for another, as an acronym for its expansion. Source: Vale's documentation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, ClassVar

from newslint.checks import Match, _options
from newslint.checks._exceptions import Exceptions
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span


class Check:
    """Reports a match of ``first`` without its ``second``: where ``second`` has a group, its text must have been captured earlier in the
    file or in the same block; otherwise ``second`` must match in the same block."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"first", "second", "ignorecase", "exceptions", "vocab"})
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._ignorecase = _options.flag(options, "ignorecase")
        form = "(?i:{})" if self._ignorecase else "{}"
        self.phrases = tuple(Phrase(form.format(_options.text(options, key))) for key in ("first", "second"))
        self._exceptions = Exceptions(options)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        exceptions = self._exceptions.restart()
        captured: set[str] = set()
        grouped = any(hit.phrase == 1 and hit.match.re.groups for hit in hits)
        for _, group in groupby(hits, key=lambda hit: id(hit.block)):
            of_block = list(group)
            seconds = [hit for hit in of_block if hit.phrase == 1]
            captured.update(self._key(text) for hit in seconds for text in hit.match.groups() if text)
            for hit in of_block:
                span = Span(*hit.match.span())
                fine = self._key(hit.match.group()) in captured if grouped else bool(seconds)
                if hit.phrase == 0 and span.start < span.end and not fine and not exceptions.allow(hit.block, span):
                    yield Match(hit.block, span, groups=hit.match.groups())

    def _key(self, text: str) -> str:
        return text.casefold() if self._ignorecase else text
