"""``extends: undated_month``: "In November" in a story that doesn't say when it was written.

A month without its year is read from the day of the story. Where the text has no dateline, no weekday and no "today" to tell that day,
and the metadata don't either, a reader who meets the copy elsewhere can't know the year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose.joined import joined
from newslint.source import Span

_MONTH = (
    r"\b[Ii]n (?:early |mid-|late )?(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"(?!,? (?:of |the )?[12]\d|,? \d|[’']s?\b|[-/–]|\.\d)"
)
_DAY_OF_STORY = patterns.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?i:today|yesterday|tomorrow|tonight|"
    r"this (?:week|month|year|morning|afternoon|evening)|(?:last|next) (?:week|month|year|night)))\b"
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DATELINE = patterns.compile(r"[A-Z]{3}[A-Z .,'’-]{0,40}(?:\([\w .]{2,30}\)|[–—-])|.{0,60}\((?:Reuters|AP|CNN|AFP|UPI|PA)\)")
_FEWEST_WORDS = 150


class Check:
    """Reports the first such month; the message gets it."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = (Phrase(_MONTH),)
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        metadata = document.metadata
        if not hits or metadata.dateline or metadata.date_from in ("metadata", "dateline"):
            return
        text = document.shared(joined).text
        # Most stories name a weekday, which is seen faster than sought.
        if any(day in text and _DAY_OF_STORY.match(text, text.find(day)) for day in _WEEKDAYS) or _DAY_OF_STORY.search(text):
            return
        body = document.body
        if sum(block.text.count(" ") for block in body) < _FEWEST_WORDS or any(_DATELINE.match(block.text) for block in body[:3]):
            return
        hit = next((hit for hit in hits if not hit.block.within("quote", Span(*hit.match.span()))), None)
        if hit:
            yield Match(hit.block, Span(*hit.match.span()), (hit.match["month"],))
