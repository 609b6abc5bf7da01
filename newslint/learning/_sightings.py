"""Where a line was seen."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from heapq import merge

_EXAMPLES = 6


class Sightings:
    """The articles (by number) in which something was seen, with the place in each, and the lines of the first few."""

    __slots__ = ("articles", "examples", "length", "places")

    def __init__(self) -> None:
        self.articles = array("L")
        self.places = bytearray()
        self.examples: list[tuple[int, int]] = []
        self.length = 0

    def add(self, article: int, place: int, line: int = 0, length: int = 0) -> None:
        """Count an article, if it is another one than the last. ``line`` is 0 where that is unknown; ``length`` is that of the block."""
        self.length = max(self.length, length)
        if self.articles and self.articles[-1] == article:
            return
        self.articles.append(article)
        self.places.append(place)
        if line and len(self.examples) < _EXAMPLES:
            self.examples.append((article, line))

    @classmethod
    def united(cls, several: Sequence[Sightings]) -> Sightings:
        """What all of them saw."""
        whole = cls()
        for article, place in merge(*(zip(one.articles, one.places, strict=True) for one in several)):
            whole.add(article, place)
        whole.length = max(one.length for one in several)
        whole.examples = sorted({example for one in several for example in one.examples})[:_EXAMPLES]
        return whole
