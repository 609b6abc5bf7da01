"""From the text of a pattern to a compiled one: ``regex`` (V0) for users' patterns, ``re`` where it can for trusted ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint import patterns
from newslint.matching.flags import scoped
from newslint.matching.literals import plain_braces, repeats

if TYPE_CHECKING:
    import regex

_MOST_REPEATS = 100_000
_LONG_REPEAT = patterns.compile(r"\{\d{3}")


def compile_pattern(pattern: str) -> regex.Pattern[str]:
    """The compiled pattern; ``regex.error`` when it is not one, or would take enormous room. A brace that is no quantifier stands for
    itself."""
    import regex

    if _LONG_REPEAT.search(pattern) and repeats(pattern) > _MOST_REPEATS:
        raise regex.error(f"it repeats something more than {_MOST_REPEATS:,} times")
    try:
        return regex.compile(plain_braces(scoped(pattern)), regex.V0)
    except (ValueError, OverflowError, RecursionError, MemoryError) as error:
        raise regex.error(str(error) or type(error).__name__) from None


def compile_trusted(pattern: str) -> re.Pattern[str] | regex.Pattern[str]:
    """A pattern that needs no time budget, compiled by ``re`` (whose compiled patterns are kept on disk) where it can."""
    try:
        return patterns.compile(plain_braces(pattern))
    except re.error:
        return compile_pattern(pattern)
