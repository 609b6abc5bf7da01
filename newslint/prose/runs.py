"""One run of capitalised words, read where it stands: for looks at single places, where all the capitals of a copy would cost too much."""

from __future__ import annotations

from newslint import patterns
from newslint.prose.lexicon import PARTICLES
from newslint.prose.names import LEADING, RUN, TOKEN, parts_of

_TOKEN_END = patterns.compile(rf"{TOKEN}$")
_LONGEST_TOKEN = 60
_MOST_TOKENS = 8


def run_at(text: str, at: int) -> tuple[int, str]:
    """The run of capitalised words around the one that begins at ``at``, or the first behind it where that one opens a sentence or is a
    courtesy title, as ``capitals`` has it; where it begins comes first. Only the words near it are read; no words if there is none."""
    start = at
    for _ in range(_MOST_TOKENS):
        if text[start - 1 : start] != " ":
            break
        token = text[max(text.rfind(" ", 0, start - 1) + 1, start - 1 - _LONGEST_TOKEN) : start - 1]
        before = _TOKEN_END.search(token)
        if before is None and token not in PARTICLES:
            break
        start -= 1 + len(before[0] if before else token)
        if before and before.start():
            break
    found = RUN.search(text, start, at + 1 + _LONGEST_TOKEN) if start < at else None
    if found is None or found.end() <= at or found.start() > at:
        found = RUN.match(text, at)
    for begin, part in parts_of(found[0]) if found else ():
        while (space := part.find(" ")) > 0 and part[:space] in LEADING:
            begin += space + 1
            part = part[space + 1 :]
        if found and found.start() + begin + len(part) > at:
            return found.start() + begin, part
    return at, ""
