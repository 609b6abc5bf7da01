"""``extends: existence``: text that should not be there. Source: Vale's documentation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint.checks import Match, OptionError, _options, _template
from newslint.checks._exceptions import Exceptions
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.source import Span


class Check:
    """Reports every match of the tokens. A group named ``at`` in a token narrows the reported span to what it matched."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"tokens", "raw", "append", "ignorecase", "nonword", "exceptions", "vocab"})
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        tokens = [token for token in _options.texts(options, "tokens") if token.strip()]
        if not tokens and not _options.texts(options, "raw"):
            raise OptionError("tokens", "an existence rule needs 'tokens' or 'raw'")
        self.phrases = (_template.phrase(options, tokens),)
        self._exceptions = Exceptions(options)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        exceptions = self._exceptions.restart()
        for hit in hits:
            whole = Span(*hit.match.span())
            if whole.start == whole.end or exceptions.allow(hit.block, whole):
                continue
            at = hit.match.re.groupindex.get("at", 0)
            span = whole if hit.match.group(at) is None else Span(*hit.match.span(at))
            yield Match(hit.block, span, groups=hit.match.groups())
