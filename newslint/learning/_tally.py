"""Counts the lines of a heap of articles, and finds those that recur in several stories.

A line is known by the hash of its text with figures and months masked, so that a corpus costs some hundred bytes for each different line
and nothing for its length. Versions of one story (wire copy, an article saved twice) count once: two articles are versions when they share
more than half of the long paragraphs of the shorter one; what a large part of all articles share is no evidence of that.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from newslint.document import Block, Document
from newslint.learning import _kinds
from newslint.learning._affixes import Affixes
from newslint.learning._sightings import Sightings
from newslint.learning._text import LONGEST_LITERAL, core_of, masked, pattern_of, variables
from newslint.source import Span

# Paragraphs from so many characters on tell versions of one story. Longer ones than the second are told as that, but not proposed.
_LONG = 80
_LONGEST = 1500
_SHOWN = 3
# Up to so many articles may be versions of one story, whatever the size of the corpus; beyond that, a share of them.
_VERSIONS = 20
_SHARE = 0.05


class Recurring(NamedTuple):
    """A line that recurs. ``text`` is how it first stood, without what surrounds it, ``pattern`` a regular expression for all its forms.
    ``stories`` is the number of different stories with it, ``places`` at how many of their starts, middles and ends it stands,
    ``examples`` holds the names of up to three articles, with the lines. ``doubt`` says why it may be wanted, and is empty when nothing
    speaks for it. ``length`` is that of the longest block with it, in code points; ``varies`` says that only a part of it recurs."""

    text: str
    pattern: str
    stories: int
    places: tuple[int, int, int]
    examples: tuple[tuple[str, int], ...]
    doubt: str
    length: int
    varies: bool = False


class _Line:
    """A line that was seen twice. ``values`` are its figures and months, None where they differ."""

    __slots__ = ("seen", "spaced", "text", "values")

    def __init__(self, text: str) -> None:
        self.text = text
        self.values: list[str | None] = list(variables(text))
        self.spaced = False
        self.seen = Sightings()

    def meet(self, text: str) -> None:
        """Compare with another form of it."""
        if text != self.text:
            for number, value in enumerate(variables(text)):
                if self.values[number] != value:
                    self.values[number] = None


class Learnt(NamedTuple):
    """What was learnt: the lines, the most frequent first, and from how many articles, telling how many different stories."""

    lines: list[Recurring]
    articles: int
    stories: int


def learn(documents: Iterable[tuple[str, Document]], enough: int = 4) -> Learnt:
    """The lines, and the beginnings and ends of lines, that recur in ``enough`` or more different stories.
    Documents come with their names and are let go one by one. Headlines are left out, as rules of recurring lines leave them."""
    names: list[str] = []
    long = array("L")
    # What was seen once: article and place in one number. What was seen again: the rest.
    met: dict[int, int | _Line] = {}
    shared: list[_Line] = []
    affixes = Affixes()
    for number, (name, document) in enumerate(documents):
        names.append(name)
        long.append(0)
        here: set[int] = set()
        for block, place in _placed(document):
            core, spaced = core_of(block.text)
            key = hash(masked(core))
            if key in here:
                continue
            here.add(key)
            long[number] += len(core) >= _LONG
            known = met.get(key)
            if known is None:
                met[key] = 3 * number + place
            elif isinstance(known, int):
                line = met[key] = _Line(core)
                shared.append(line)
                line.seen.add(*divmod(known, 3))
                line.spaced = spaced
                line.seen.add(number, place, _line_of(document, block), len(block.text))
            else:
                known.meet(core)
                known.spaced |= spaced
                known.seen.add(number, place, _line_of(document, block), len(block.text))
            affixes.add(core, number, place, partial(_line_of, document, block), len(block.text))
    met.clear()
    stories = _stories([line.seen.articles for line in shared if len(line.text) >= _LONG], long)
    found = [
        _recurring(line.seen, names, stories, line.text, pattern_of(line.text, line.values, line.spaced))
        for line in shared
        if len(line.seen.articles) >= enough and len(line.text) <= _LONGEST and max(map(len, line.text.split(" "))) <= LONGEST_LITERAL
    ]
    varying = [_recurring(affix.seen, names, stories, affix.example, affix.pattern(), varies=True) for affix in affixes.recurring(enough)]
    varying = [line for line in varying if line.stories >= enough]
    covered = [re.compile(line.pattern) for line in varying]
    whole = (line for line in found if line.stories >= enough and not any(pattern.fullmatch(line.text) for pattern in covered))
    return Learnt(sorted((*whole, *varying), key=lambda line: (-line.stories, line.text)), len(names), len(set(stories)))


def _placed(document: Document) -> Iterator[tuple[Block, int]]:
    """The blocks but the headline, and whether each stands at the start, in the middle or at the end (0, 1, 2)."""
    count = len(document.blocks)
    start, end = min(3, count // 3), count - max(1, min(5, count // 3))
    for number, block in enumerate(document.blocks):
        if "headline" not in block.scope and block.text.strip():
            yield block, 2 if number >= end else int(number >= start)


def _line_of(document: Document, block: Block) -> int:
    return document.source.locate(block.to_source(Span(0, 1)).start).line


def _recurring(seen: Sightings, names: Sequence[str], stories: Sequence[int], text: str, pattern: str, varies: bool = False) -> Recurring:
    first: dict[int, int] = {}
    for article, place in zip(seen.articles, seen.places, strict=True):
        first.setdefault(stories[article], place)
    examples: dict[int, tuple[str, int]] = {}
    for article, line in seen.examples:
        examples.setdefault(stories[article], (names[article], line))
    places = Counter(first.values())
    counts = (places[0], places[1], places[2])
    doubt = "" if varies else _kinds.doubt(text, counts, len(names))
    return Recurring(text, pattern, len(first), counts, tuple(islice(examples.values(), _SHOWN)), doubt, seen.length, varies)


def _stories(shared: Iterable[Sequence[int]], long: Sequence[int]) -> list[int]:
    """For each article the number of the first one that tells the same story. ``shared`` holds, for each long paragraph that several
    articles have, those articles in order; ``long`` the number of long paragraphs of each article."""
    most = max(_VERSIONS, int(_SHARE * len(long)))
    common: Counter[tuple[int, int]] = Counter()
    own = list(long)
    for articles in shared:
        if len(articles) > most:
            for article in articles:
                own[article] -= 1
            continue
        # Versions of a story have a chain of neighbours among them; all pairs of many would be too many.
        reach = len(articles) if len(articles) <= _VERSIONS else 2
        for number, article in enumerate(articles):
            for other in articles[number + 1 : number + 1 + reach]:
                common[article, other] += 1
    first = list(range(len(long)))

    def root(article: int) -> int:
        while first[article] != article:
            first[article] = article = first[first[article]]
        return article

    for (one, other), count in common.items():
        if 2 * count > min(own[one], own[other]):
            low, high = sorted((root(one), root(other)))
            first[high] = low
    return [root(article) for article in first]
