"""``extends: repetition``: the same token twice running. Source: Vale's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint.checks import Match, OptionError, _options, _template
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span


class Check:
    """Reports a token that follows itself with nothing but white space between them. ``tokens`` joined make one pattern; ``alpha`` wants
    letters only; ``max`` repeats are allowed. The span covers the last two; the edit leaves one."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"tokens", "alpha", "max", "ignorecase", "exceptions", "vocab"})
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        tokens = _options.texts(options, "tokens")
        if not tokens:
            raise OptionError("tokens", "a repetition rule needs 'tokens', a list of patterns")
        flags = "(?i)" if _options.flag(options, "ignorecase") else ""
        token = "|".join(tokens)
        # A pattern with a back-reference is cheap to confirm and tells the linter where to look; what counts is decided below.
        self.phrases = (Phrase(rf"{flags}(?<!\S)(?P<one>{token})(?:\s+(?P=one)(?=\W|$))+"),)
        self._alpha = _options.flag(options, "alpha")
        self._max = int(_options.number(options, "max"))
        self._exceptions = _template.Exceptions(options)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        for hit in hits:
            one = hit.match["one"]
            if (self._alpha and not one.isalpha()) or self._exceptions.allow(one):
                continue
            places = [Span(*match.span()) for match in re.finditer(re.escape(one), hit.match.group(), re.I)]
            if len(places) - 1 <= self._max:
                continue
            start = hit.match.start()
            pair = Span(places[-2].start, places[-1].end).shift(start)
            cut = Span(places[-2].end, places[-1].end).shift(start)
            yield Match(hit.block, pair, (one,), (Edit(cut, ""),))
