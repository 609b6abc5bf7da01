"""Patterns of the standard library's ``re``, compiled once and kept on disk.

``re`` compiles in Python, which takes most of a short run. What it compiles to is a list of numbers; ``compile`` takes that list from the
cache and hands it to ``re``'s engine, which validates it. This leans on private parts of ``re``: where they aren't as expected, patterns
are compiled as usual. It is for patterns that stand in the code or in a rule: one made of an article's words would fill the cache.
"""

from __future__ import annotations

import marshal
import re
import sys
import zlib
from typing import Any

from newslint import cache

_NAME = f"patterns-{sys.implementation.cache_tag}-{zlib.crc32(__file__.encode('utf-8', 'surrogateescape')):x}"
_known: dict[tuple[str, int], bytes] | None = None
_key = ""
_grown = False


def compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The same as ``re.compile``."""
    global _known, _key, _grown
    if _known is None:
        _key = cache.code_stamp()
        _known = cache.read(_NAME, _key) or {}
    flags = int(flags)
    try:
        import _sre  # type: ignore[import-not-found]

        # Each state is packed by itself: a run unpacks only those that it needs.
        packed = _known.get((pattern, flags))
        if packed is None:
            packed = _known[pattern, flags] = marshal.dumps(_state(pattern, flags))
            _grown = True
        made: re.Pattern[str] = _sre.compile(pattern, *marshal.loads(packed))
        return made
    except (ImportError, AttributeError, EOFError, TypeError, ValueError, RuntimeError):
        return re.compile(pattern, flags)


def keep() -> None:
    """Write what was compiled in this process to the cache, if there is something new."""
    global _grown
    if _grown:
        cache.write(_NAME, _key, _known)
        _grown = False


def _state(pattern: str, flags: int) -> tuple[Any, ...]:
    """What ``re``'s engine makes a pattern from: flags, code, number of groups, names to numbers, numbers to names."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    names = dict(parsed.state.groupdict)
    numbers: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        numbers[number] = name
    code = [int(word) for word in _compiler._code(parsed, flags)]
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, names, tuple(numbers)
