"""``extends: repetition``: the same token twice running. Source: Vale's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from time import perf_counter
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, OptionError, _options
from newslint.checks._exceptions import Exceptions
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.sentences import split
from newslint.source import Span

_SECONDS = 0.5
_SECONDS_IN_ALL = 2.0
# One class, repeated: it can't backtrack, and looking at the clock would take four times as long as the search.
_HARMLESS = patterns.compile(r"(?:\\b)?(?:\[(?:\\.|[^\]\\])+\]|\\[wS])\+?(?:\\b)?\Z", re.S)


class Check:
    """Reports a match of one of ``tokens`` that equals the match before it, if no sentence ends between them. ``alpha`` wants letters only;
    ``max`` repeats are allowed before one is reported. The span covers the last two; the edit leaves one."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"tokens", "alpha", "max", "ignorecase", "exceptions", "vocab"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        tokens = _options.texts(options, "tokens")
        if not tokens:
            raise OptionError("tokens", "a repetition rule needs 'tokens', a list of patterns")
        self._seconds = None if all(map(_HARMLESS.match, tokens)) else _SECONDS
        self._ignorecase = _options.flag(options, "ignorecase")
        self._token = _options.pattern(f"(?{'i' * self._ignorecase}:{'|'.join(f'(?:{token})' for token in tokens)})", "tokens")
        self._alpha = _options.flag(options, "alpha")
        self._max = int(_options.number(options, "max"))
        self._exceptions = Exceptions(options)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        self._exceptions.restart()
        deadline = perf_counter() + _SECONDS_IN_ALL
        for block in blocks:
            if self._seconds and perf_counter() > deadline:
                raise TimeoutError
            keys = self._keys(block.text)
            if places := [place for place, (one, other) in enumerate(pairwise(keys), 1) if one == other and self._counts(other)]:
                yield from self._repeats(block, places)

    def _keys(self, text: str) -> list[str]:
        """What the matches in a text are compared by."""
        if self._token.groups:
            found = [match.group() for match in self._token.finditer(text, timeout=self._seconds)]
        else:
            found = self._token.findall(text, timeout=self._seconds)
        return [word.strip().casefold() for word in found] if self._ignorecase else list(map(str.strip, found))

    def _counts(self, word: str) -> bool:
        return word.isalpha() if self._alpha else bool(word)

    def _repeats(self, block: Block, places: Sequence[int]) -> Iterator[Match]:
        """The matches to report. ``places`` are the numbers of those that equal the one before them."""
        matches = list(self._token.finditer(block.text, timeout=self._seconds))
        before = repeats = 0
        for place in places:
            first, second = matches[place - 1], matches[place]
            pair = Span(first.start(), second.end())
            if place != before + 1:
                repeats = 0
            if len(split(block.text[pair.start : pair.end])) > 1:
                continue
            before, repeats = place, repeats + 1
            if repeats > self._max and not self._exceptions.allow(block, pair) and not self._exceptions.allow(block, Span(*second.span())):
                repeats = 0
                yield Match(block, pair, (second.group().strip(),), (Edit(Span(first.end(), pair.end), ""),))
