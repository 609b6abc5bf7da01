"""How the Vale format builds a pattern from a rule: the word template, flags. Source: Vale's documentation of its checks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from newslint.checks import _options
from newslint.matching import Hit, Phrase


def phrase(options: Mapping[str, Any], tokens: Sequence[str], group: str = "") -> Phrase:
    """The phrase for all tokens, in parts by token where nothing is added to them. With ``group``, the pattern of the whole puts each token
    in a group of that name and its number."""
    tokens = [f"(?:{token})" if _FLAGS.search(token) else token for token in tokens]
    apart = len(tokens) > 1 and not options.get("raw") and not any(_BACK_REFERENCE.search(token) for token in tokens)
    parts = tuple(_pattern(options, [token]) for token in tokens) if apart else ()
    named = [f"(?P<{group}{number}>{token})" for number, token in enumerate(tokens)] if group else tokens
    return Phrase(_pattern(options, named), parts)


def token_number(hit: Hit, group: str) -> int:
    """Which token a hit of a phrase with such a ``group`` is of."""
    if hit.part >= 0:
        return hit.part
    number = 0
    while f"{group}{number}" in hit.match.re.groupindex and hit.match.start(f"{group}{number}") < 0:
        number += 1
    return number if f"{group}{number}" in hit.match.re.groupindex else 0


def _pattern(options: Mapping[str, Any], tokens: Sequence[str]) -> str:
    """One pattern for all tokens: whole words, unless ``nonword``; ``(?i)`` over all with ``ignorecase``; ``raw`` entries stand in front
    (behind with ``append``)."""
    raw = "".join(_options.texts(options, "raw"))
    body = ""
    if tokens:
        body = f"(?m:{'|'.join(tokens)})" if _options.flag(options, "nonword") else rf"(?m:\b(?:{'|'.join(tokens)})\b)"
    joined = body + raw if _options.flag(options, "append") else raw + body
    return f"(?i:{joined})" if _options.flag(options, "ignorecase") else joined


# Flags are for their token alone; they would hold for those behind it too.
_FLAGS = re.compile(r"\(\?[a-zA-Z-]+\)")
# Groups are counted from the start of the whole pattern.
_BACK_REFERENCE = re.compile(r"\\[1-9]|\\g<|\(\?\(?[\dR&]|\(\?P>")
