"""``exceptions:``: text that a rule allows, and phrases whose words it leaves alone. Source: Vale's documentation of its checks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from time import perf_counter
from typing import TYPE_CHECKING, Any

from newslint.checks import _options
from newslint.document import Block
from newslint.source import Span

if TYPE_CHECKING:
    import regex

_SPACE = re.compile(r"\s|\\s")
_SECONDS = 0.1
_SECONDS_IN_ALL = 1.0


class Exceptions:
    """What a rule allows. Of its ``exceptions``: a match that holds one of them as a whole word (case counts, unless it says ``(?i)``), and
    a match inside an occurrence of one that has white space (in any case). Of the terms that a vocabulary accepts (``accepted``): a match
    that is one of them as a whole, or that lies inside an occurrence of one that has white space."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        entries = sorted(_options.texts(options, "exceptions"), key=len, reverse=True)
        accepted = _options.texts(options, "accepted")
        self._words = _compiled(entries)
        self._terms = _compiled(accepted, r"(?m)(?:{})")
        phrases = [f"(?i:{entry})" for entry in entries if _SPACE.search(entry)]
        self._phrases = _compiled(phrases + [term for term in accepted if _SPACE.search(term)])
        self._places: tuple[str, list[Span]] = ("", [])
        self._spent = 0.0

    def restart(self) -> Exceptions:
        """The same, with the whole time before it: called once an article."""
        self._spent = 0.0
        return self

    def allow(self, block: Block, span: Span) -> bool:
        """Whether the rule leaves the match at ``span`` of the block alone. Raises TimeoutError for patterns that take too long."""
        if self._words is None and self._terms is None:
            return False
        started = perf_counter()
        if self._spent > _SECONDS_IN_ALL:
            raise TimeoutError
        allowed = self._allows(block, span)
        self._spent += perf_counter() - started
        return allowed

    def _allows(self, block: Block, span: Span) -> bool:
        found = block.text[span.start : span.end].strip()
        if self._words is not None and self._words.search(found, timeout=_SECONDS):
            return True
        if self._terms is not None and self._terms.fullmatch(found, timeout=_SECONDS):
            return True
        places = self._phrases_in(block.text)
        at = bisect_right(places, span.start, key=lambda place: place.start) - 1
        return at >= 0 and span.end <= places[at].end

    def _phrases_in(self, text: str) -> Sequence[Span]:
        """Where the phrases stand in a text. Those of the last text are kept, as the matches in a block come one after another."""
        if self._phrases is None:
            return ()
        known, places = self._places
        if known is not text:
            places = [Span(*match.span()) for match in self._phrases.finditer(text, timeout=_SECONDS)]
            self._places = text, places
        return places


def _compiled(entries: Sequence[str], form: str = r"(?m)\b(?:{})\b") -> regex.Pattern[str] | None:
    """The entries as one pattern of a ``form``."""
    return _options.pattern(form.replace("{}", "|".join(f"(?:{entry})" for entry in entries)), "exceptions") if entries else None
