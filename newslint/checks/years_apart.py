"""``extends: years_apart``: a span of years that doesn't fit the years beside it or the story's: "five years ago, in 2010" in 2018, "in
2008 ... ten years later, in 2015", "the 20th anniversary of the 1994 vote" in 2018, "for five years, from 2005 to 2015".

A year more or less is let pass. "About", "more than" and the like keep it silent, and so does any other year nearby that would fit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose.dates import ANY_YEAR, MONTH, YEAR, sentence_at
from newslint.prose.numerals import cardinal
from newslint.source import Span

_COUNT = r"(?P<count>\d{1,3}|[A-Za-z]{3,9}(?:-[a-z]{3,5})?)"
_IN = rf"(?:(?:[Bb]ack )?[Ii]n|[Oo]n) (?:(?:early|late|mid-?) ?)?(?:{MONTH} )?(?:\d\d?,? )?(?:of )?"
_AGO = patterns.compile(rf"\b{_COUNT} (?P<unit>years?|decades?) ago[,(–— ]{{1,3}}(?:{_IN}|(?<=\())(?P<year>{YEAR})(?![\d%’'-]|s\b)")
_YEAR_AGO = patterns.compile(
    rf"\b(?:{_IN})(?P<year>{YEAR})[,(–— ]{{1,3}}(?:just |only |exactly )?{_COUNT} (?P<unit>years?|decades?) ago\b"
)
_LATER = patterns.compile(
    rf"\b{_COUNT} (?P<unit>years?|decades?) (?P<way>later|afterwards?|earlier|before|previously),? {_IN}(?P<year>{YEAR})(?![\d%’'-]|s\b)"
)
_SPAN = patterns.compile(
    rf"\b{_COUNT} (?P<unit>years?|decades?),? (?:from|between) (?:{MONTH} )?(?P<first>{YEAR}) (?:to|until|through|and) "
    rf"(?:{MONTH} )?(?P<year>{YEAR})(?![\d%’'-]|s\b)"
)
_ANNIVERSARY = patterns.compile(
    rf"\b(?P<count>\d{{1,3}})(?:st|nd|rd|th)[ -](?:year )?(?:wedding |birth )?anniversary (?:celebrations? )?"
    r"of (?:(?:the|its|his|her|their) )?"
    rf"(?:(?P<year>{YEAR})(?![\d’'-]|s\b)|[^.;:!?()]{{3,60}}?\b(?:in|of|on) (?:{MONTH} )?(?:\d\d?, )?(?P<last>{YEAR})(?![\d’'-]|s\b))"
)
_VAGUE = patterns.compile(
    r"\b(?i:about|around|almost|nearly|some|roughly|approximately|over|under|more than|less than|fewer than|at least|at most|up to|"
    r"every|another|or|to|than|maybe|perhaps|within|barely|just over|just under) $|(?:[-–—/$£€]|\d[.,])$"
)
_ANY_YEAR = patterns.compile(ANY_YEAR)
_NOW = patterns.compile(
    r"\b(?:marks?|marking|will|this (?:year|month|week|weekend|spring|summer|fall|autumn|winter|season|morning)|today|tonight|tomorrow|"
    r"upcoming|next (?:week|month|year)|is|celebrat(?:es|ing)|commemorat(?:es|ing)|observ(?:es|ing)|ahead of|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_BEFORE = 300
_SLIP = 10


class Check:
    """The message gets the evidence."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = (
        Phrase(r" (?:years?|decades?) ago[,(–— ]"),
        Phrase(r" (?:years?|decades?) ago\b"),
        Phrase(r" (?:years?|decades?) (?:later|afterwards?|earlier|before|previously),? (?:back |in |on )"),
        Phrase(r" (?:years?|decades?),? (?:from|between) (?:[A-Z]\w+\.? )?[12]\d"),
        Phrase(r"(?:st|nd|rd|th)[ -](?:year )?(?:wedding |birth )?anniversary "),
    )
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        story = document.metadata.date
        for hit in hits:
            pattern, judge = _READINGS[hit.phrase]
            text, at = hit.block.text, hit.match.start()
            for found in pattern.finditer(text, max(at - 60, 0), at + 120):
                if not found.start() <= at < found.end():
                    continue
                years = _years(found["count"], found.groupdict().get("unit"))
                if years is None or _VAGUE.search(text, max(found.start("count") - 14, 0), found.start("count")):
                    continue
                for evidence in judge(hit.block, found, years, story):
                    yield Match(hit.block, Span(*found.span()), (evidence,))


def _years(count: str, unit: str | None) -> int | None:
    """How many years are counted; None for decades, which are rounded, and for what is no number."""
    if unit and unit.startswith("decade"):
        return None
    years = int(count) if count.isdigit() else cardinal(count)
    return years if years and years > 0 else None


def _ago(block: Block, found: Any, years: int, story: date | None) -> Iterator[str]:
    year = int(found["year"])
    # Where other years are told of, "ago" may be said by someone then.
    if story and abs(story.year - year - years) > 1 and not _fits(_others(block.text, found, _BEFORE), year, years):
        yield f"{year} is {_apart(year, story.year)} {story.year}, the year of the story, not {years}"


def _later(block: Block, found: Any, years: int, story: date | None) -> Iterator[str]:
    year = int(found["year"])
    others = [other for other in _others(block.text, found, _BEFORE) if (other < year) == found["way"].startswith(("later", "after"))]
    # "Earlier" may be so from the story's day.
    if others and not _fits([*others, *([story.year] if story and story.year >= year and found["way"][0] in "ebp" else [])], year, years):
        nearest = others[-1]
        yield f"{year} is {_apart(nearest, year)} {nearest}, not {years}"


def _span(block: Block, found: Any, years: int, story: date | None) -> Iterator[str]:
    first, last = int(found["first"]), int(found["year"])
    if last > first and not -1 <= last - first - years <= 1:
        yield f"{first} to {last} is {last - first} years, not {years}"


def _anniversary(block: Block, found: Any, years: int, story: date | None) -> Iterator[str]:
    year = int(found["year"] or found["last"])
    sentence = sentence_at(block.text, found.start())
    off = abs(story.year - year - years) if story else 0
    # "The anniversary of the fire in 2018" may name the year of the feast.
    if story is None or off <= 1 or (found["last"] and off > _SLIP) or not _NOW.search(block.text, sentence.start, sentence.end):
        return
    if not _fits(_others(block.text, found, _BEFORE), year, years):
        yield f"The {found[0].split(' ')[0].split('-')[0]} anniversary of {year} is in {year + years}, and the story is of {story.year}"


def _others(text: str, found: Any, before: int) -> list[int]:
    """The other years near, in order: those before, and those behind in the same sentence."""
    sentence = sentence_at(text, found.start())
    start = max(found.start() - before, 0)
    return [int(match[0]) for match in _ANY_YEAR.finditer(text, start, sentence.end) if not found.start() <= match.start() < found.end()]


def _fits(years: Iterable[int], year: int, apart: int) -> bool:
    return any(abs(abs(other - year) - apart) <= 1 for other in years)


def _apart(one: int, other: int) -> str:
    years = abs(one - other)
    return f"{years} year{'s' * (years != 1)} from"


_READINGS: tuple[tuple[Any, Callable[..., Iterator[str]]], ...] = (
    (_AGO, _ago),
    (_YEAR_AGO, _ago),
    (_LATER, _later),
    (_SPAN, _span),
    (_ANNIVERSARY, _anniversary),
)
