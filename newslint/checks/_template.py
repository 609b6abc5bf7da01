"""How the Vale format builds a pattern from a rule: the word template, flags, exceptions. Source: Vale's documentation of its checks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newslint.checks import OptionError, _options
from newslint.matching import Phrase

if TYPE_CHECKING:
    import regex


def phrase(options: Mapping[str, Any], tokens: Sequence[str]) -> Phrase:
    """The phrase for all tokens, in parts by token where nothing is added to them."""
    tokens = [_FLAGS.sub(_scoped, token) for token in tokens]
    apart = len(tokens) > 1 and not options.get("raw") and not any(_BACK_REFERENCE.search(token) for token in tokens)
    return Phrase(_pattern(options, tokens), tuple(_pattern(options, [token]) for token in tokens) if apart else ())


def _scoped(match: re.Match[str]) -> str:
    """Flags at the head of a token are for that token alone; ``regex`` would apply them to the whole pattern."""
    return f"(?{match[1]}:{match[2]})"


def _pattern(options: Mapping[str, Any], tokens: Sequence[str]) -> str:
    """One pattern for all tokens: whole words, unless ``nonword``; ``(?i)`` over all with ``ignorecase``; ``raw`` entries stand in front
    (behind with ``append``)."""
    raw = "".join(_options.texts(options, "raw"))
    body = ""
    if tokens:
        body = f"(?m:{'|'.join(tokens)})" if _options.flag(options, "nonword") else rf"(?m:\b(?:{'|'.join(tokens)})\b)"
    joined = body + raw if _options.flag(options, "append") else raw + body
    return f"(?i:{joined})" if _options.flag(options, "ignorecase") else joined


_FLAGS = re.compile(r"\A\(\?([a-zA-Z]+)\)(.*)\Z", re.S)
# Groups are counted from the start of the whole pattern.
_BACK_REFERENCE = re.compile(r"\\[1-9]|\(\?\(\d")


class Exceptions:
    """Matches that are allowed: those whose text holds one of the ``exceptions`` as a whole word (case counts, unless it says ``(?i)``)."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        entries = sorted(_options.texts(options, "exceptions"), key=len, reverse=True)
        self._compiled: regex.Pattern[str] | None = None
        if entries:
            import regex

            try:
                self._compiled = regex.compile(r"\b(?:" + "|".join(_FLAGS.sub(_scoped, entry) for entry in entries) + r")\b", regex.V0)
            except regex.error as error:
                raise OptionError("exceptions", f"'exceptions' holds no valid regular expression: {error}") from None

    def allow(self, match: str) -> bool:
        """Whether the matched text is one of the allowed ones."""
        return self._compiled is not None and self._compiled.search(match) is not None
