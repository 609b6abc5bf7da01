"""Dates as news copy writes them. Only what the text says is read: a date without a year is never completed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from newslint import patterns
from newslint.document import Block, Document
from newslint.prose.sentences import split
from newslint.source import Span

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = {name.lower(): number for number, name in enumerate(DAY_NAMES)}

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
# A year, and one that is no part of another number.
YEAR = r"(?:1[5-9]|20)\d\d"
ANY_YEAR = rf"(?<![\d,.$£€-]){YEAR}(?![\d%]|,\d)"
_GLANCE = 400
_WEEKDAY = r"(?:(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_CUE = patterns.compile(r"[1-9]\d?(?:st|nd|rd|th)?\s+(?:of\s+)?[ADFJMNOS]|[adfjmnos][a-z]{2,8}\.?,?\s+(?:of\s+)?\d|\d-\d\d-\d", re.I)


@cache
def _date() -> re.Pattern[str]:
    """The pattern of a date; compiled late, since most texts are read without it."""
    first, second = _WEEKDAY.replace("weekday", "w1"), _WEEKDAY.replace("weekday", "w2")
    ordinal = "(?:st|nd|rd|th)?"
    return patterns.compile(
        rf"""\b(?:
            {first}(?P<m1>{MONTH})\s+(?P<d1>\d{{1,2}}){ordinal}(?:,?\s+(?P<y1>{YEAR}))?(?![\d:])
          | {second}(?P<d2>\d{{1,2}}){ordinal}\s+(?:of\s+)?(?P<m2>{MONTH})(?:,?\s+(?P<y2>{YEAR}))?(?![\d:])
          | (?P<y3>{YEAR})-(?P<m3>\d\d)-(?P<d3>\d\d)
          | (?P<m4>{MONTH}),?\s+(?:of\s+)?(?P<y4>{YEAR})(?![\d-])
        )""",
        re.X,
    )


class DateMention(NamedTuple):
    """A date in the text: ``year`` and ``day`` are None where the text doesn't give them; ``weekday`` is 0 for Monday."""

    span: Span
    year: int | None
    month: int
    day: int | None
    weekday: int | None = None

    @property
    def full(self) -> date | None:
        """The calendar day, or None when a part is missing or there is no such day."""
        if self.year is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def find_dates(text: str) -> Iterator[DateMention]:
    """The dates in ``text``, in order: month and day, with or without year and weekday; ISO days; month and year."""
    if not _CUE.search(text):
        return
    for match in _date().finditer(text):
        mention = _mention(match)
        if mention:
            yield mention


def date_at(text: str, start: int) -> DateMention | None:
    """The date that begins at offset ``start`` of ``text``."""
    match = _date().match(text, start)
    return _mention(match) if match else None


def _mention(match: re.Match[str]) -> DateMention | None:
    got = match.groupdict()
    number = next(n for n in "1234" if got[f"m{n}"])
    name = got[f"m{number}"]
    month = int(name) if name.isdigit() else MONTHS[name.rstrip(".").lower()]
    if not 1 <= month <= 12:
        return None
    year, day, weekday = got[f"y{number}"], got.get(f"d{number}"), got.get(f"w{number}")
    return DateMention(
        Span(*match.span()),
        int(year) if year else None,
        month,
        int(day) if day else None,
        WEEKDAYS[f"{weekday}day".lower()] if weekday else None,
    )


def dates(document: Document) -> list[tuple[Block, DateMention]]:
    """Every date of the article with its block, in reading order."""
    return [(block, mention) for block in document.blocks for mention in find_dates(block.text)]


def nearest(month: int, day: int, to: date) -> date | None:
    """The day of that name nearest to ``to``; None where no year around has one."""
    found = []
    for year in (to.year - 1, to.year, to.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return min(found, key=lambda one: abs((one - to).days), default=None)


def written(day: date) -> str:
    """A day as messages write it: "30 June 2018"."""
    return f"{day.day} {day:%B %Y}"


def sentence_at(text: str, at: int) -> Span:
    """The sentence around offset ``at``, as far as it can be read at a glance: copy that has lost its stops must not cost more."""
    start = max(at - _GLANCE, 0)
    for span in split(text[start : at + _GLANCE]):
        if span.end > at - start:
            return span.shift(start)
    return Span(start, min(at + _GLANCE, len(text)))
