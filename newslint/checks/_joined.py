"""All blocks of an article as one text: a rare pattern is sought once in it instead of once in every block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from re import Pattern
from typing import NamedTuple

from newslint.document import Block, Document


class Joined(NamedTuple):
    """The texts of ``blocks`` with a line end between them, and where each begins."""

    text: str
    starts: Sequence[int]
    blocks: Sequence[Block]

    def place(self, offset: int) -> tuple[Block, int]:
        """The block that an offset of the text lies in, and the offset in its own text."""
        number = bisect_right(self.starts, offset) - 1
        return self.blocks[number], offset - self.starts[number]

    def find(self, *patterns: Pattern[str]) -> Iterator[tuple[Block, int]]:
        """Where patterns match, in the order of the patterns."""
        for pattern in patterns:
            for match in pattern.finditer(self.text):
                yield self.place(match.start())


def joined(document: Document) -> Joined:
    """The blocks of a document as one text. For ``document.shared``."""
    starts, at = [], 0
    for block in document.blocks:
        starts.append(at)
        at += len(block.text) + 1
    return Joined("\n".join([block.text for block in document.blocks]), starts, document.blocks)
