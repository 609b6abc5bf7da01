"""``extends: existence``: text that should not be there. Source: Vale's documentation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint.checks import Match, OptionError, _options, _template
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.source import Span


class Check:
    """Reports every match of the tokens. A group named ``at`` in a token narrows the reported span to what it matched."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"tokens", "raw", "append", "ignorecase", "nonword", "exceptions", "vocab"})
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        tokens = _options.texts(options, "tokens")
        if not tokens and not _options.texts(options, "raw"):
            raise OptionError("tokens", "an existence rule needs 'tokens' or 'raw'")
        self.phrases = (_template.phrase(options, tokens),)
        self._exceptions = _template.Exceptions(options)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        for hit in hits:
            if self._exceptions.allow(hit.match.group().strip()) or hit.match.end() == hit.match.start():
                continue
            group = "at" if "at" in hit.match.re.groupindex and hit.match["at"] is not None else 0
            yield Match(hit.block, Span(*hit.match.span(group)))
