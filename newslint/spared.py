"""Which stretches of an article rules leave alone: quotations, links and code as their scope says, and parts of web addresses."""

from __future__ import annotations

import re
from bisect import bisect_right

from newslint import patterns
from newslint.document import Block
from newslint.source import Span

_MASKED = frozenset({"code"})
_ADDRESSES = frozenset({"address"})
_ADDRESS = patterns.compile(r"(?:\b[a-z][a-z0-9+.-]{1,20}://|\bwww\.)[^\s<>\"“”]+", re.I)


class Spared:
    """The marked stretches of an article that rules leave alone. A block may hold thousands, so they are merged once for each set of kinds
    and then searched by halves."""

    def __init__(self) -> None:
        # The block is kept with what is known of it, so that its identity isn't given to another.
        self._merged: dict[tuple[int, frozenset[str]], tuple[Block, list[int], list[int]]] = {}

    def spares(self, block: Block, kinds: frozenset[str], span: Span) -> bool:
        """Whether ``span`` touches a mark of one of ``kinds``, or lies in code, which is masked and so is no bar to what surrounds it."""
        starts, ends = self._ranges(block, kinds - _MASKED)
        at = bisect_right(ends, span.start)
        if at < len(starts) and starts[at] < span.end:
            return True
        if kinds & _MASKED:
            starts, ends = self._ranges(block, _MASKED)
            at = bisect_right(ends, span.start)
            return at < len(starts) and starts[at] <= span.start and span.end <= ends[at]
        return False

    def in_address(self, block: Block, span: Span) -> bool:
        """Whether ``span`` is a part of a web address, whose words are no copy. A rule that finds whole addresses means them."""
        if "://" not in block.text and "www." not in block.text:
            return False
        known = self._merged.get((id(block), _ADDRESSES))
        if known is None:
            places = [match.span() for match in _ADDRESS.finditer(block.text)]
            known = self._merged[id(block), _ADDRESSES] = block, [start for start, _ in places], [end for _, end in places]
        _, starts, ends = known
        at = bisect_right(ends, span.start)
        return at < len(starts) and starts[at] <= span.start and span.end <= ends[at] and span != (starts[at], ends[at])

    def _ranges(self, block: Block, kinds: frozenset[str]) -> tuple[list[int], list[int]]:
        known = self._merged.get((id(block), kinds))
        if known is None:
            starts: list[int] = []
            ends: list[int] = []
            for start, end in sorted(mark.span for mark in block.marks if mark.kind in kinds):
                if ends and start <= ends[-1]:
                    ends[-1] = max(ends[-1], end)
                else:
                    starts.append(start)
                    ends.append(end)
            known = self._merged[id(block), kinds] = block, starts, ends
        return known[1], known[2]
