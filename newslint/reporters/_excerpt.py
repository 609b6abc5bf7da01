"""The line of a finding cut to the width of a terminal, and the cells of it that the finding covers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from newslint.reporters._text import PLAIN, escaped, is_hidden
from newslint.source import Span

_TAB = "    "
# A clipped side gives up to so many more glyphs, so that it doesn't end within a word.
_WORD = 12


class Excerpt(NamedTuple):
    """A shown line, and the cells under which carets stand: ``carets`` of them (at least one) after the first ``indent``."""

    text: str
    indent: int
    carets: int


class _Glyphs(NamedTuple):
    """What a terminal shows, unit by unit: the text of each unit, its width in cells, and the code point at which it begins."""

    shown: list[str]
    cells: list[int]
    starts: Sequence[int]


def excerpt(text: str, line: Span, span: Span, width: int) -> Excerpt:
    """The part of ``line`` around ``span`` that fits into ``width`` cells, with an ellipsis on a clipped side.

    ``line`` and ``span`` are spans of ``text``; of a span that leaves the line, what is on the line counts. A grapheme that the span only
    touches is marked as a whole. The time it takes depends on ``width`` and not on the length of the line.
    """
    start = min(max(span.start, line.start), line.end)
    end = min(max(span.end, start), line.end)
    low = max(line.start, start - width)
    high = min(line.end, end + width, start + 2 * width)
    cut_left, cut_right = low > line.start, high < line.end
    shown, cells, starts = _glyphs(text[low:high])
    first = bisect_right(starts, start - low) - 1 if start < high else len(shown)
    last = max(first, bisect_left(starts, end - low))

    # The left side gets half of what the finding leaves free, or more where the right side needs less; under a finding as wide as the
    # terminal a quarter of the width.
    marked = max(sum(cells[first:last]), 1)
    free = max(width - marked, width // 4)
    right = free if cut_right else min(sum(cells[last:]), free)
    begin = first - _fitting(cells[:first][::-1], max(free - right, free // 2), cut_left)
    head = "…" if begin or cut_left else ""
    if head:
        begin = next((at + 1 for at in range(begin, min(begin + _WORD, first - 1)) if shown[at] == " "), begin)
    indent = len(head) + sum(cells[begin:first])

    stop = first + _fitting(cells[first:], width - indent, cut_right)
    tail = "…" if stop < len(shown) or cut_right else ""
    if tail:
        stop = next((at for at in range(stop - 1, max(stop - _WORD, last), -1) if shown[at] == " "), stop)
    return Excerpt(f"{head}{''.join(shown[begin:stop])}{tail}", indent, max(sum(cells[first : min(last, stop)]), 1))


def _glyphs(window: str) -> _Glyphs:
    """Graphemes as they are, tabs as spaces, hidden characters by their names."""
    if PLAIN.fullmatch(window):
        return _Glyphs(list(window), [1] * len(window), range(len(window)))
    from wcwidth import iter_graphemes

    starts: list[int] = []
    glyphs = _Glyphs([], [], starts)
    at = 0
    for grapheme in iter_graphemes(window):
        for shown, cells, within in _units(grapheme):
            glyphs.shown.append(shown)
            glyphs.cells.append(cells)
            starts.append(at + within)
        at += len(grapheme)
    return glyphs


@lru_cache(maxsize=4096)
def _units(grapheme: str) -> tuple[tuple[str, int, int], ...]:
    """A grapheme as what is shown, its cells and the place in the grapheme: in one piece, or character by character where one of them
    is hidden. A mark without a letter is named, since it would sit on what comes before it."""
    from wcwidth import wcswidth

    whole = wcswidth(grapheme)
    if whole > 0 and not any(is_hidden(char, before) for before, char in zip(("", *grapheme), grapheme, strict=False)):
        return ((grapheme, whole, 0),)
    units = []
    for within, char in enumerate(grapheme):
        shown = escaped(char) if is_hidden(char, "") or wcswidth(char) < 1 else char
        if char == "\t":
            shown = _TAB
        units.append((shown, wcswidth(shown), within))
    return tuple(units)


def _fitting(cells: list[int], room: int, more: bool) -> int:
    """How many of the first glyphs fit into ``room`` cells, one of them kept for the ellipsis unless all fit and no ``more`` follow."""
    if not more and sum(cells) <= room:
        return len(cells)
    used = 0
    for number, width in enumerate(cells):
        used += width
        if used > room - 1:
            return number
    return len(cells)
