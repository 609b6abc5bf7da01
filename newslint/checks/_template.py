"""How the Vale format builds a pattern from a rule: the word template, flags, exceptions. Source: Vale's documentation of its checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import regex

from newslint.checks import _options
from newslint.matching import Phrase


def phrase(options: Mapping[str, Any], tokens: Sequence[str]) -> Phrase:
    """The phrase for all tokens, in parts by token where nothing is added to them."""
    parts = tuple(_pattern(options, [token]) for token in tokens) if len(tokens) > 1 and not options.get("raw") else ()
    return Phrase(_pattern(options, tokens), parts)


def _pattern(options: Mapping[str, Any], tokens: Sequence[str]) -> str:
    """One pattern for all tokens: whole words, unless ``nonword``; ``(?i)`` over all with ``ignorecase``; ``raw`` entries stand in front
    (behind with ``append``)."""
    raw = "".join(_options.texts(options, "raw"))
    body = ""
    if tokens:
        body = f"(?m:{'|'.join(tokens)})" if _options.flag(options, "nonword") else rf"(?m:\b(?:{'|'.join(tokens)})\b)"
    joined = body + raw if _options.flag(options, "append") else raw + body
    return f"(?i:{joined})" if _options.flag(options, "ignorecase") else joined


class Exceptions:
    """Matches that are allowed: those whose text holds one of the ``exceptions`` as a whole word (case counts, unless it says ``(?i)``)."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._entries = sorted(_options.texts(options, "exceptions"), key=len, reverse=True)
        self._compiled: regex.Pattern[str] | None = None

    def allow(self, match: str) -> bool:
        """Whether the matched text is one of the allowed ones."""
        if not self._entries:
            return False
        if self._compiled is None:
            self._compiled = regex.compile(r"\b(?:" + "|".join(map(self._scoped, self._entries)) + r")\b", regex.V0)
        return self._compiled.search(match) is not None

    @staticmethod
    def _scoped(entry: str) -> str:
        return f"(?i:{entry[4:]})" if entry.startswith("(?i)") else entry
