"""``extends: impossible_date``: a day that its month never has ("June 31", "Feb. 30"), or not in that year ("February 29, 2015")."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose.dates import MONTHS, sentence_at
from newslint.source import Span

_FEBRUARY = r"Feb(?:ruary|\.)?"
_THIRTY = r"(?:Apr(?:il|\.)?|June?|Sept?(?:ember|\.)?|Nov(?:ember|\.)?)"
_DAYS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
_NAMES = ("", "", "February", "", "April", "", "June", "", "", "September", "", "November")
_DATE = patterns.compile(
    rf"""(?: (?P<m1>{_FEBRUARY}|{_THIRTY})\ (?P<d1>\d\d)(?P<o1>st|th)?(?![\d:/%°]|\.\d|-[a-z]|,\d{{3}}|\ ?[ap]\.?m\b)
           | (?P<d2>\d\d)(?P<o2>st|th)?(?:\ of)?\ (?P<m2>{_FEBRUARY}|{_THIRTY})(?![\w’']|-\w)
         ) (?:,?\ (?P<year>(?:1[5-9]|20)\d\d)(?!\d|:\d|,\d))?""",
    re.X,
)
_ISO = patterns.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
# "In April 31 people" counts people: the month is that of the preposition, unless an ordinal, a year or a stop shows the date.
_COUNT_BEFORE = patterns.compile(
    r"(?:\b(?i:in|of|since|during|for|last|this|next|early|late|mid|every|and|when|about|than|over|at|aged?|no\.|number|page|section|chapter)"
    r"|[\d$£€#.,:/–-])[ -]?$"
)
_WEEKDAY_BEFORE = patterns.compile(r"day,? $")
_COUNT_BEHIND = patterns.compile(r" (?:people|men|women|children|percent|per|million|billion|thousand|years?|[a-z]{3,}s)\b")
_DATE_BEHIND = patterns.compile(
    r"(?:$|[.,;:)!?\]]|[”’\"']| ?[–—-]|(?: (?:and|or|to|at|in|for|on|with|through|until|by|when|as|after|before|the)\b))"
)
_NAME_BEHIND = patterns.compile(r"\.? [A-Z]")
_MEANT = patterns.compile(
    r"\b(?i:jok(?:e[sd]?|ing|ingly)|fictional|imaginary|bogus|non-?existent|no such|not exist|never exist\w*|correction(?=:)|corrected|"
    r"misstated|erroneously|incorrectly|mistakenly|typos?|leap years?)\b|n[’']t exist|\bCORRECTION"
)
_CIVIL = 1753
_NEVER = "February has 28 or 29 days"


class Check:
    """The message gets the date and why there is no such day."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = (
        Phrase(rf"\b{_FEBRUARY} (?:29|30|31)"),
        Phrase(rf"\b{_THIRTY} 31"),
        Phrase(r"\b(?:29|30|31)(?:th|st)?(?: of)? Feb"),
        Phrase(r"\b31(?:st)?(?: of)? (?:Apr|Jun|Sep|Nov)"),
        Phrase(r"-(?:02-29|02-30|02-31|04-31|06-31|09-31|11-31)"),
    )
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        for hit in hits:
            text, at = hit.block.text, hit.match.start()
            span, why = _iso(text, at) if text[at] == "-" else _written(text, at)
            if span is None or not why:
                continue
            # What people say they will do on the 30th of February is no slip.
            bare = not text[span.end - 4 : span.end].isdigit() and not _WEEKDAY_BEFORE.search(text, max(span.start - 12, 0), span.start)
            if why == _NEVER and bare and hit.block.within("quote", span):
                continue
            sentence = sentence_at(text, at)
            if not _MEANT.search(text, sentence.start, sentence.end):
                yield Match(hit.block, span, (text[span.start : span.end], why))


def _iso(text: str, at: int) -> tuple[Span | None, str]:
    found = _ISO.match(text, max(at - 4, 0))
    if not found or text[max(at - 5, 0) : at - 4].strip("( "):
        return None, ""
    return Span(*found.span()), _why(int(found["month"]), int(found["day"]), int(found["year"]))


def _written(text: str, at: int) -> tuple[Span | None, str]:
    found = _DATE.match(text, at)
    if not found:
        return None, ""
    month = MONTHS[(found["m1"] or found["m2"]).rstrip(".").lower()]
    year = int(found["year"]) if found["year"] else None
    why = _why(month, int(found["d1"] or found["d2"]), year)
    # An ordinal or a year makes it a date; otherwise what stands around must.
    sure = found["o1"] or found["o2"] or year
    if not why or not (sure or _stands_as_date(text, found.start(), found.end(), bool(found["d2"]))):
        return None, ""
    if year and _COUNT_BEHIND.match(text, found.end()):
        return None, ""
    return Span(*found.span()), why


def _stands_as_date(text: str, start: int, end: int, day_first: bool) -> bool:
    if _WEEKDAY_BEFORE.search(text, max(start - 12, 0), start) or (not day_first and _DATE_BEHIND.match(text, end)):
        return True
    if _COUNT_BEFORE.search(text, max(start - 12, 0), start):
        return False
    return not _NAME_BEHIND.match(text, end) if day_first else not _COUNT_BEHIND.match(text, end)


def _why(month: int, day: int, year: int | None) -> str:
    """Why there is no such day, or nothing."""
    if year is not None and year < _CIVIL:
        return ""
    days = _DAYS.get(month, 31)
    if day > days:
        return f"{_NAMES[month]} has {days} days" if month != 2 else _NEVER
    if month == 2 and day == 29 and year and not isleap(year):
        return f"{year} was no leap year"
    return ""
