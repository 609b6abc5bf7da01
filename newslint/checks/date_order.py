"""``extends: date_order``: two dates in the wrong order: "(1950-1943)", "from 2015 to 2012", "from June 5 to June 3", "born in 1950 and
died in 1943"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose.dates import MONTH, MONTHS, YEAR
from newslint.source import Span

_MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_ALONE = r"(?![\w%]|[-–/,.:]\d|’s|'s)"
_TH = "(?:st|nd|rd|th)?"
_DASH = r" ?[-–—] ?"
_WHEN = rf"(?P<{{0}}month>{MONTH} )?(?:(?P<{{0}}day>\d\d?),? )?(?P<{{0}}year>{YEAR}){_ALONE}"
_FIRST, _LAST = _WHEN.format("first"), _WHEN.format("last")
_YEARS = patterns.compile(rf"(?:(?P<open>[Ff]rom)|[Bb]etween) {_FIRST},? (?(open)(?:to|through|until|till)|and) {_LAST}")
_BARE = patterns.compile(
    rf"(?:\b(?:[Bb]etween|[Ff]rom|[Dd]uring|years) |\()(?P<firstyear>{YEAR}){_DASH}(?P<lastyear>{YEAR})(?![\d/-])(?=[ ,.;)])"
)
_DAYS = patterns.compile(
    rf"""(?:[Ff]rom|[Bb]etween)\ (?:
            (?P<m1>{MONTH})\ (?P<d1>\d\d?){_TH}\ (?:to|through|until|till|and)\ (?P<m2>{MONTH})\ (?P<d2>\d\d?){_TH}
          | (?!9\ to\ 5\ )(?P<d3>\d\d?){_TH}\ (?:to|until|till|and)\ (?P<d4>\d\d?){_TH}\ (?:of\ )?(?P<m3>{MONTH})
            (?!\ (?:to|through|until)\b)
          )(?!\w|[-–:]\d)""",
    re.X,
)
_ON = rf"(?:(?:in|on) )?(?:(?:{MONTH}|\d\d?),? ){{0,2}}"
_LIFE = patterns.compile(
    rf"\b[Bb](?:orn|\.) {_ON}(?P<firstyear>{YEAR})(?:,? (?:in|near|at) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,?)?"
    rf"(?:[,;] ?|{_DASH}| and )(?:and )?(?:he |she )?d(?:ied|\.) {_ON}(?P<lastyear>{YEAR})"
)
_RUN = patterns.compile(
    rf"\b(?:began|begun|started|opened|founded|launched|established|built) in (?:{MONTH} )?(?P<firstyear>{YEAR}),? (?:and|but) "
    rf"(?:was |were )?(?:ended|closed|finished|folded|disbanded|dissolved|demolished|shut)(?: down)? in (?:{MONTH} )?(?P<lastyear>{YEAR})"
)
# Numbers like years that count something, and years told backwards.
_COUNT_BEFORE = patterns.compile(
    r"\b(?:fell|falls?|falling|fallen|drop\w*|down|declin\w+|reduc\w+|cut\w*|decreas\w+|slid\w*|shr[aiu]nk\w*|lower\w*|dwindl\w+|plung\w+|"
    r"slump\w*|tumbl\w+|retreat\w*|back\w*|reverse\w*|countdown|rewind\w*|count\w*|went|go(?:es|ing)?|chang\w+|mov\w+|slip\w*|dip\w*|trim\w*|scaled|slash\w*)"
    r"(?:,? [\w’'-]+){0,3}?,? $"
)
_COUNT_BEHIND = patterns.compile(
    r" ?(?:B\.?C|BCE|GMT|UTC|hours|hrs|local time|[a-z]?m\b|in reverse|backwards?)|"
    r" (?!(?:was|has|is|his|this|as)\b)[a-z]{3,}s\b| (?:people|men|women|percent|per)\b"
)


class Check:
    """The message gets the two dates."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = (
        Phrase(rf"\b(?:[Ff]rom|[Bb]etween) {_MONTHS}\w*\.? \d"),
        Phrase(r"\b(?:[Ff]rom|[Bb]etween) (?:15|16|17|18|19|20)\d\d,? [tua]"),
        Phrase(r"\b(?:[Ff]rom|[Bb]etween) (?:1|2|3|4|5|6|7|8|9)\d?(?:st|nd|rd|th)? (?:to|until|till|and) \d"),
        Phrase(rf"(?:\b(?:[Bb]etween|[Ff]rom|[Dd]uring|years) |\()(?:15|16|17|18|19|20)\d\d{_DASH}\d\d\d\d"),
        Phrase(r"\b[Bb](?:orn|\.) .{4,60}?\bd(?:ied|\.) "),
        Phrase(r"\b(?:began|begun|started|opened|founded|launched|established|built) in .{4,20}? (?:and|but) "),
    )
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        for hit in hits:
            block, at = hit.block, hit.match.start()
            for pattern, runs_backwards in _READINGS[hit.phrase]:
                found = pattern.match(block.text, at)
                if found and runs_backwards(block.text, found):
                    start = found.start() + (found[0][0] == "(")
                    yield Match(block, Span(start, found.end()), (block.text[start : found.end()],))


def _years_backwards(text: str, found: re.Match[str]) -> bool:
    """Whether the years, or the months of one year, run backwards and nothing says that they are meant to, or are no years."""
    first, last = int(found["firstyear"]), int(found["lastyear"])
    groups = found.groupdict()
    if first == last and groups.get("firstmonth") and groups.get("lastmonth"):
        return _day_of_year(groups, "first") > _day_of_year(groups, "last") and not _meant(text, found)
    return first > last and not _meant(text, found)


def _day_of_year(groups: Mapping[str, str | None], end: str) -> tuple[int, int]:
    return _month(groups[f"{end}month"]), int(groups[f"{end}day"] or 0) if groups["firstday"] and groups["lastday"] else 0


def _meant(text: str, found: re.Match[str]) -> bool:
    before = text[max(found.start() - 50, 0) : found.start()]
    return bool(_COUNT_BEFORE.search(before) or _COUNT_BEHIND.match(text, found.end()))


def _days_backwards(text: str, found: re.Match[str]) -> bool:
    """Whether the days of one month run backwards."""
    month = _month(found["m1"] or found["m3"])
    if found["m2"] and _month(found["m2"]) != month:
        return False
    first, last = int(found["d1"] or found["d3"]), int(found["d2"] or found["d4"])
    return last < first <= 31


def _month(name: str | None) -> int:
    return MONTHS[(name or "").strip().rstrip(".").lower()]


_READINGS = (
    ((_YEARS, _years_backwards), (_DAYS, _days_backwards)),
    ((_YEARS, _years_backwards),),
    ((_DAYS, _days_backwards),),
    ((_BARE, _years_backwards),),
    ((_LIFE, _years_backwards),),
    ((_RUN, _years_backwards),),
)
