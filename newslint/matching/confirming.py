"""Confirms where the patterns of a phrase match in a text, given where they may."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from heapq import heapify, heappop, heappush
from math import inf
from time import perf_counter
from typing import TYPE_CHECKING, TypeAlias

from newslint.matching import AnyMatch, Phrase, WordMatch
from newslint.matching.compiling import compile_pattern, compile_trusted

if TYPE_CHECKING:
    import regex

# Where a part matches in a block, as start and end; an end of -1 leaves it to the pattern whether it matches there. None: anywhere.
Places: TypeAlias = "list[tuple[int, int]] | None"


class Confirmer:
    """Patterns that are compiled when they are first needed, and what they find. ``trusted`` ones are known to be harmless; a search for
    others takes at most ``budget`` seconds. Everything here raises TimeoutError beyond that, or when ``deadline`` is passed (as
    ``perf_counter`` counts), and ValueError for what is no pattern."""

    def __init__(self, budget: float) -> None:
        self._budget = budget
        self._compiled: dict[tuple[str, bool], re.Pattern[str] | regex.Pattern[str]] = {}

    def find(self, trusted: bool, pattern: str, text: str) -> list[AnyMatch]:
        """The matches of a pattern. Raises TimeoutError when they exceed the budget."""
        compiled = self._compile(trusted, pattern)
        if isinstance(compiled, re.Pattern):
            return list(compiled.finditer(text))
        return list(compiled.finditer(text, timeout=self._budget))

    def _compile(self, trusted: bool, pattern: str) -> re.Pattern[str] | regex.Pattern[str]:
        """The compiled pattern, made at first use."""
        compiled = self._compiled.get((pattern, trusted))
        if compiled is None:
            try:
                compiled = compile_trusted(pattern) if trusted else compile_pattern(pattern)
            except Exception as error:
                # The error classes of the two engines have no base of their own in common.
                raise ValueError(str(error)) from None
            self._compiled[pattern, trusted] = compiled
        return compiled

    def at(self, trusted: bool, pattern: str, places: Places, text: str, deadline: float = inf) -> list[AnyMatch]:
        """The matches of a pattern that begin at one of ``places``, less those that overlap an earlier one. Raises TimeoutError."""
        if places is None:
            return self.find(trusted, pattern, text)
        found: list[AnyMatch] = []
        behind = 0
        match_at: Callable[[str, int], AnyMatch | None] | None = None
        for start, end in sorted(places) if len(places) > 1 else places:
            if start < behind:
                continue
            if end >= 0:
                found.append(WordMatch(text[start:end], start, end))
                behind = end
                continue
            if match_at is None:
                match_at = self.applied(trusted, pattern)
            match = match_at(text, start)
            if match:
                found.append(match)
                behind = match.end()
            if deadline < inf and perf_counter() > deadline:
                raise TimeoutError
        return found

    def applied(self, trusted: bool, pattern: str, anywhere: bool = False) -> Callable[[str, int], AnyMatch | None]:
        """What gives a pattern's match at an offset, or the first one from there on."""
        compiled = self._compile(trusted, pattern)
        if isinstance(compiled, re.Pattern):
            return compiled.search if anywhere else compiled.match
        return partial(compiled.search if anywhere else compiled.match, timeout=self._budget)

    def parts(
        self, trusted: bool, phrase: Phrase, parts: Sequence[tuple[int, Places]], text: str, deadline: float = inf
    ) -> list[tuple[AnyMatch, int]]:
        """The matches of a phrase, with their parts, given the parts that may match (all, if none are given): those of the whole
        alternation, which takes the leftmost match and of several there the earliest part's, and goes on behind it."""
        if not parts:
            return self._whole(trusted, phrase, text)
        if len(parts) == 1:
            part, places = parts[0]
            return [(match, part) for match in self.at(trusted, phrase.parts[part], places, text, deadline)]
        streams = {part: _Stream(self, trusted, phrase.parts[part], places, text) for part, places in parts}
        heads = [(head.start(), part, head) for part, stream in streams.items() if (head := stream.after(0))]
        heapify(heads)
        found: list[tuple[AnyMatch, int]] = []
        behind = 0
        while heads:
            start, part, match = heappop(heads)
            if start >= behind:
                if match.end() == start:
                    # How empty matches follow each other is left to the alternation itself.
                    return self._whole(trusted, phrase, text)
                found.append((match, part))
                behind = match.end()
            following = streams[part].after(behind)
            if following:
                heappush(heads, (following.start(), part, following))
            if deadline < inf and perf_counter() > deadline:
                raise TimeoutError
        return found

    def _whole(self, trusted: bool, phrase: Phrase, text: str) -> list[tuple[AnyMatch, int]]:
        """The matches of a phrase's whole alternation, each as that of its part: the first one that matches there."""
        found: list[tuple[AnyMatch, int]] = []
        for match in self.find(trusted, phrase.pattern, text):
            for part, pattern in enumerate(phrase.parts):
                own = self.applied(trusted, pattern)(text, match.start())
                if own and own.end() == match.end():
                    found.append((own, part))
                    break
        return found


class _Stream:
    """The matches of one part in a text, one after the other."""

    __slots__ = ("_at", "_confirmer", "_match", "_pattern", "_places", "_text", "_trusted")

    def __init__(self, confirmer: Confirmer, trusted: bool, pattern: str, places: Places, text: str) -> None:
        self._confirmer, self._trusted, self._pattern, self._text = confirmer, trusted, pattern, text
        self._places = sorted(places) if places is not None else None
        self._at = 0
        self._match: Callable[[str, int], AnyMatch | None] | None = None

    def after(self, offset: int) -> AnyMatch | None:
        """The first match that begins at or behind ``offset``, which never falls from call to call."""
        if self._places is None:
            return self._tried(offset)
        while self._at < len(self._places):
            start, end = self._places[self._at]
            if start >= offset:
                match = WordMatch(self._text[start:end], start, end) if end >= 0 else self._tried(start)
                if match:
                    return match
            self._at += 1
        return None

    def _tried(self, offset: int) -> AnyMatch | None:
        """The pattern's match at the offset, or where its places are unknown, the first one from there."""
        if self._match is None:
            self._match = self._confirmer.applied(self._trusted, self._pattern, anywhere=self._places is None)
        return self._match(self._text, offset)
