"""``extends: off_topic``: a line in mid-article that has nothing to do with the story and no label that would say so.

Subheads, highlights, captions, credits and bylines are short lines without a full stop too. What sets a planted headline apart is that
it stands alone of its kind between two finished paragraphs and that few of its topic words occur anywhere else in the story. A stem that
stands inside some longer word counts as occurring, so a line on a related matter is missed rather than a subhead reported. Headlines in
capitals are told by their length: subheads in capitals are short.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, _options
from newslint.checks._joined import joined
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose import shape
from newslint.source import Span

_LONGEST = 160
_PROSE = 50
_FEWEST_BLOCKS = 6
_MOST_ALIKE, _MOST_CAPITALS = 2, 5
# A third of the words is what headlines of one newspaper share with its other stories by chance; subheads share over half.
_FEWEST_TOPICS, _SHARE = 4, 3
_NO_HEADLINE = patterns.compile(
    r"[/@©#*_\[\]{}<>=]|:$|www\.|^(?:By|Part|Chapter|Act|Step|Day|Rule|Lesson|Myth|Question|Photo|Image|Source)\b|\b(?:Rep|Sen|Gov|Dr|Prof|Mr|Mrs|Ms)\."
    r"|\b(?:AP|AFP|EPA|Reuters|Getty|Bloomberg|Photo|Images|News|Times|Post|Review|Correspondent|Editor|Writer|Staff|Reporter|Columnist)\b"
    # A name and where its bearer writes.
    r"|^(?:[A-Z][\w.’'-]* ){1,3}?[A-Z][\w.’'-]*, [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}$"
)
# Capitals that invite or announce: other rules report these.
_NO_CAPITALS = patterns.compile(r"\W*(?:CLICK|GET|FOLLOW|READ|SEE|WATCH|SIGN|DOWNLOAD|SUBSCRIBE|JOIN|COPYRIGHT|FOR)\b|.{0,40}: ")
_BUSINESS = patterns.compile(
    r"\b(?:shares?|stocks?|investors?|earnings|Nasdaq|NASDAQ|Dow|S&P|Wall Street|analysts?|profits?|revenues?|quarter|dividends?|traders?|"
    r"markets?|IPO)\b"
)
_MUCH_BUSINESS = 5


class Check:
    """``kind`` is required. ``headline``: a line of 5 to 16 words in headline case without an end mark, between two finished paragraphs,
    of whose topic words at most a third occur elsewhere. ``capitals``: such a line of 8 to 18 words in capitals, whatever its words.
    ``ticker``: a paragraph with two or more exchange tickers in a story that isn't about business, and no name of the story in it; the
    message gets the tickers."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"kind"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._find = _KINDS[_options.choice(options, "kind", tuple(_KINDS))]

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        return self._find(document, blocks)


def _headlines(document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
    for block in _alone(document, blocks, _is_in_headline_case, _MOST_ALIKE):
        shared, topics = shape.topics_shared(document, block, block.text)
        if topics >= _FEWEST_TOPICS and shared * _SHARE <= topics:
            yield Match(block, Span(0, len(block.text.rstrip())))


def _capitals(document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
    for block in _alone(document, blocks, _is_in_capitals, _MOST_CAPITALS):
        yield Match(block, Span(0, len(block.text.rstrip())))


def _alone(document: Document, blocks: Sequence[Block], looks: Callable[[str], bool], most: int) -> Iterator[Block]:
    """The blocks that look so and stand between two finished paragraphs; none if more than ``most`` blocks look so: that is style."""
    if len(document.body) < _FEWEST_BLOCKS:
        return
    alike = [block for block in blocks if len(block.text) <= _LONGEST and looks(block.text)]
    for block in alike if len(alike) <= most else ():
        around = (document.near(block, -1), document.near(block, 1))
        if all(other and len(other.text) >= _PROSE and not shape.is_open(other.text) and not other.text.isupper() for other in around):
            yield block


def _is_in_headline_case(text: str) -> bool:
    if not 4 <= text.count(" ") < 16 or not text[0].isalnum() or not shape.is_open(text) or text.isupper():
        return False
    return shape.in_headline_case(text) and not _NO_HEADLINE.search(text)


def _is_in_capitals(text: str) -> bool:
    return text.isupper() and 7 <= text.count(" ") < 18 and shape.is_open(text) and text[-1] not in ":?" and not _NO_CAPITALS.match(text)


def _tickers(document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
    for block in blocks if shape.stock_tickers(document.shared(joined).text) else ():
        found = shape.stock_tickers(block.text)
        if len(set(found)) < 2:
            continue
        rest = [other.text for other in document.blocks if other.index != block.index]
        if any(shape.stock_tickers(text) for text in rest) or sum(len(_BUSINESS.findall(text)) for text in rest) >= _MUCH_BUSINESS:
            continue
        if not shape.shares_a_name(document, block, block.text):
            yield Match(block, Span(0, len(block.text.rstrip())), (", ".join(found[:3]),))


_KINDS: dict[str, Callable[[Document, Sequence[Block]], Iterator[Match]]] = {
    "headline": _headlines,
    "capitals": _capitals,
    "ticker": _tickers,
}
