"""``extends: headline_label``: a line that is a label of the page's own making and the headline of another story ("Royal scandal | ...").

``promo_line`` knows labels by their words. This one has only the shape: a short label, a mark and a headline, alone of its kind between two
finished paragraphs, which names nobody of the story and hardly anything of what it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose import shape
from newslint.source import Span

_LONGEST, _PROSE = 200, 50
_FEWEST_BLOCKS, _MOST_ALIKE = 6, 2
_FEWEST_TOPICS, _SHARE = 4, 3
_LINE = patterns.compile(
    r"[ *•·>»→►▶*-]{0,6}(?P<label>(?!JUST |NOW |Play )[A-Z][\w’'&]*+(?: [\w’'&]++){0,4}+)(?P<mark> ?[:|»>→►]| --?(?= )| ?[–—]) ?"
    r"(?P<rest>[‘“'\"]?[A-Z0-9][^|@©]{20,160})$"
)
# Before a full stop only these leave a line open.
_ABBREVIATIONS = ("U.S.", "U.K.", "D.C.", "Inc.", "Co.", "Corp.", "Jr.", "Sr.")
# Marks that nobody writes in a sentence.
_NO_PROSE = frozenset("|»>→►")
# Credits, notes, places and days stand before a mark in ordinary copy.
_NO_LABEL = patterns.compile(
    r"(?i)(?:.*\b(?:photos?|image|credit|caption|courtesy|source|note|correction|update[sd]?|by|reporting|editing|contributed|copyright|tickets?|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|q|a|part|step|rule|lesson|myth|fact|claim|question|answer|verdict|quote|chapter|reuters|ap|afp|cnn)\b|"
    r"(?-i:[A-Z.’' -]+$))"
)


class Check:
    """Reports such a line: the label has one to five words; the headline five to 24, no full stop; at most a third of the topic words
    of both occur elsewhere, no capitalised one; at most two lines of an article look so. No keys. The message gets the label."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        if len(document.body) < _FEWEST_BLOCKS:
            return
        short = [block for block in blocks if len(block.text) <= _LONGEST]
        # Most lines end in a full stop, which a headline doesn't; how many look alike is asked only where one is left.
        ends = [block for block in short if not block.text.endswith(".") or block.text.endswith(_ABBREVIATIONS)]
        found = [(block, match) for block in ends if block.index and (match := _LINE.match(block.text))]
        if not found or sum(1 for block in short if block.index and _LINE.match(block.text)) > _MOST_ALIKE:
            return
        for block, match in found:
            rest = match["rest"]
            if not 4 <= rest.count(" ") < 24 or not shape.is_open(rest) or _NO_LABEL.match(match["label"]):
                continue
            if block.within("quote", Span(*match.span("label"))):
                continue
            around = (document.near(block, -1), document.near(block, 1))
            if not all(other and len(other.text) >= _PROSE and not shape.is_open(other.text) for other in around):
                continue
            if match["mark"].strip() in _NO_PROSE or _is_foreign(document, block, match["label"], rest):
                yield Match(block, Span(0, len(block.text.rstrip())), (match["label"],))


def _is_foreign(document: Document, block: Block, label: str, rest: str) -> bool:
    """Whether nothing of the label and at most half of the topic words occur elsewhere, or a third of them and no name."""
    shared, topics = shape.topics_shared(document, block, block.text)
    if topics < _FEWEST_TOPICS or shared * 2 > topics:
        return False
    if shared * _SHARE <= topics and not shape.shares_a_name(document, block, rest):
        return True
    return not shape.topics_shared(document, block, label)[0]
