"""``extends: off_topic``: a line or paragraph in mid-article that has nothing to do with the story and no label that would say so.

Subheads, highlights, captions, credits and bylines are short lines without a full stop too. What sets a planted headline apart is that
hardly a word of it, rare ones above all, occurs anywhere else, and that it stands alone of its kind between finished paragraphs; for a
paragraph, that its neighbours have more in common with each other (``prose/topics.py``). Something on a related matter is missed rather
than a subhead reported. Headlines in capitals are told by their length: subheads in capitals are short.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, _options
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose import shape, topics
from newslint.prose.joined import joined
from newslint.source import Span

_LONGEST = 200
_PROSE = 50
FEWEST_BLOCKS = 6
_WORDS = range(4, 27)
_MOST_CAPITALS = 5
_MOST_LINES = 8
_NO_HEADLINE = patterns.compile(
    r"[/@©#*_\[\]{}<>=]|:$|www\.|^(?:By|Part|Chapter|Act|Step|Day|Rule|Lesson|Myth|Question|Photo|Image|Source)\b|\b(?:Rep|Sen|Gov|Dr|Prof|Mr|Mrs|Ms)\."
    r"|\b(?:AP|AFP|EPA|Reuters|Getty|Bloomberg|Photo|Images|News|Times|Post|Review|Correspondent|Editor|Writer|Staff|Reporter|Columnist)\b"
    # A name and where its bearer writes.
    r"|^(?:[A-Z][\w.’'-]* ){1,3}?[A-Z][\w.’'-]*, [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}$"
    # Other rules report these.
    r"|^(?:Q|Update|Click|Slideshow)\b"
    r"|\b(?:Read more|Play Video|JUST WATCHED|Related|toggle caption|Pinterest|Photograph|REUTERS|[Ss]ign up)\b"
)
# Capitals that invite or announce: other rules report these.
_NO_CAPITALS = patterns.compile(r"\W*(?:CLICK|GET|FOLLOW|READ|SEE|WATCH|SIGN|DOWNLOAD|SUBSCRIBE|JOIN|COPYRIGHT|FOR)\b|.{0,40}: ")
_BUSINESS = patterns.compile(
    r"\b(?:shares?|stocks?|investors?|earnings|Nasdaq|NASDAQ|Dow|S&P|Wall Street|analysts?|profits?|revenues?|quarter|dividends?|traders?|"
    r"markets?|IPO)\b"
)
_MUCH_BUSINESS = 5


class Check:
    """``kind`` is required. ``headline``: a line of 4 to 26 words without an end mark, between two finished paragraphs, of whose words
    hardly any occur elsewhere. ``teaser``: such a line where the same is true of the paragraph behind it. ``paragraph``: a finished
    paragraph of which it is true; with ``nameless`` one no name of which occurs elsewhere. For these ``least`` is the score above which
    they are reported (``prose/topics.py``); ``headline`` reads a line both alone and with the paragraph behind it.
    ``capitals``: a line of 8 to 18 words in capitals, whatever its words. ``ticker``: a paragraph with two or more exchange tickers in a
    story that isn't about business, and no name of the story in it; the message gets the tickers."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"kind", "least", "nameless"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._find = _KINDS[_options.choice(options, "kind", tuple(_KINDS))]
        self._least = _options.number(options, "least")
        self._nameless = _options.flag(options, "nameless")

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        return self._find(document, blocks, self._least, self._nameless)


def lines(document: Document) -> list[Block]:
    """The lines that may be the headline of another story. For ``document.shared``."""
    body = document.body
    if len(body) < FEWEST_BLOCKS:
        return []
    found = []
    for before, block, behind in zip(body, body[1:], body[2:], strict=False):
        text = block.text
        if len(text) > _LONGEST or text.count(" ") + 1 not in _WORDS or not shape.is_open(text) or text.isupper():
            continue
        if topics.is_paragraph(before) and topics.is_paragraph(behind) and not _NO_HEADLINE.search(text):
            found.append(block)
    return found if len(found) <= _MOST_LINES else []


def _scored(document: Document) -> list[tuple[Block, float, float]]:
    """The lines with how foreign each is alone and with the paragraph behind it. For ``document.shared``."""
    found = document.shared(lines)
    return [(block, *topics.line_scores(document, block.index, len(found) - 1)) for block in found]


def _headlines(document: Document, blocks: Sequence[Block], least: float, nameless: bool) -> Iterator[Match]:
    return (_whole(block) for block, alone, together in document.shared(_scored) if max(alone, together) > least)


def _teasers(document: Document, blocks: Sequence[Block], least: float, nameless: bool) -> Iterator[Match]:
    return (_whole(block) for block, _, together in document.shared(_scored) if together > least)


def _paragraphs(document: Document, blocks: Sequence[Block], least: float, nameless: bool) -> Iterator[Match]:
    if len(document.body) < FEWEST_BLOCKS:
        return
    first, last = document.body[0].index, document.body[-1].index
    strangers = document.shared(topics.strangers)
    found = [index for index, stranger in strangers.items() if first < index < last and stranger.score > least]
    # Where so many are strange, each paragraph is a story of its own.
    for index in found if len(found) <= max(2, len(document.body) // 8) else ():
        if not (nameless and strangers[index].names_shared):
            yield _whole(document.blocks[index])


def _whole(block: Block, *args: str) -> Match:
    return Match(block, Span(0, len(block.text.rstrip())), args or None)


def _capitals(document: Document, blocks: Sequence[Block], least: float, nameless: bool) -> Iterator[Match]:
    if len(document.body) < FEWEST_BLOCKS:
        return
    alike = [block for block in blocks if _is_in_capitals(block.text)]
    # So many are style.
    for block in alike if len(alike) <= _MOST_CAPITALS else ():
        around = (document.near(block, -1), document.near(block, 1))
        if all(other and len(other.text) >= _PROSE and not shape.is_open(other.text) and not other.text.isupper() for other in around):
            yield _whole(block)


def _is_in_capitals(text: str) -> bool:
    if len(text) > _LONGEST or not text.isupper() or not 7 <= text.count(" ") < 18:
        return False
    return shape.is_open(text) and text[-1] not in ":?" and not _NO_CAPITALS.match(text)


def _tickers(document: Document, blocks: Sequence[Block], least: float, nameless: bool) -> Iterator[Match]:
    for block in blocks if shape.stock_tickers(document.shared(joined).text) else ():
        found = shape.stock_tickers(block.text)
        if len(set(found)) < 2:
            continue
        rest = [other.text for other in document.blocks if other.index != block.index]
        if any(shape.stock_tickers(text) for text in rest) or sum(len(_BUSINESS.findall(text)) for text in rest) >= _MUCH_BUSINESS:
            continue
        if not shape.shares_a_name(document, block, block.text):
            yield _whole(block, ", ".join(found[:3]))


_KINDS: dict[str, Callable[[Document, Sequence[Block], float, bool], Iterator[Match]]] = {
    "headline": _headlines,
    "teaser": _teasers,
    "paragraph": _paragraphs,
    "capitals": _capitals,
    "ticker": _tickers,
}
