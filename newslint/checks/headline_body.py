"""``extends: headline_body``: the names of the headline against the body.

A name is misspelt when the body never has it and has one that differs by a slip of the hand or two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, _options
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.lexicon import GIVEN, SPEAKING_BODIES
from newslint.prose.names import NO_NAMES, UPPER
from newslint.prose.spellings import capitalised, is_slip
from newslint.source import Span

_KINDS = ("name",)
_LONG = 7
_SURNAME = patterns.compile(rf"(?<![\w@#’'-])[{UPPER}][a-zß-ž]{{6,}}(?![\w-])")


class Check:
    """``kind`` is ``name``: the arguments are the headline's name and the body's."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"kind"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        _options.choice(options, "kind", _KINDS)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        headline = document.headline
        return _names(document, headline) if headline else ()


def _names(document: Document, headline: Block) -> Iterator[Match]:
    counts = document.shared(capitalised).counts
    for match in _SURNAME.finditer(headline.text):
        word = match[0]
        if counts[word] > 1 or word in NO_NAMES or (lower := word.lower()) in GIVEN or lower in SPEAKING_BODIES:
            continue
        yield from _like(document, headline, match.start(), word)


def _like(document: Document, headline: Block, start: int, word: str) -> Iterator[Match]:
    text, counts = document.shared(capitalised)
    first, shortest, longest = word[0], max(len(word) - 2, _LONG), len(word) + 2
    for other in [other for other in counts if other[0] == first and shortest <= len(other) <= longest]:
        if counts[other] > 1 and _differ_by_two(word, other):
            if f" {word.lower()}" in text:
                return
            yield Match(headline, Span(start, start + len(word)), (word, other))
            return


def _differ_by_two(one: str, other: str) -> bool:
    """Whether one slip of the hand, taken back, leaves another."""
    if one == other or is_slip(one, other) or min(len(one), len(other)) < _LONG or (one[:5] == other[:5] and one[-2:] != other[-2:]):
        return False
    places = range(1, min(len(one), len(other)))
    return any(is_slip(one[:at] + one[at + 1 :], other) or is_slip(one, other[:at] + other[at + 1 :]) for at in places)
