"""``extends: weekday_date``: a weekday that isn't that of the date beside it ("Friday, June 30, 2018", "5 March 2013, a Monday").

With a year the calendar decides. Without one the date is taken for the one next to the story's day, if that is at most a week away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, ClassVar, NamedTuple

from newslint import patterns
from newslint.checks import Match, _options
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose.dates import DAY_NAMES, DateMention, date_at, find_dates, nearest, written
from newslint.source import Span

# The needles are what stands around "day" and the month, since weekdays alone stand in every story.
_DAY = r"(?:(?<=\bMon)|(?<=\bTues)|(?<=\bWednes)|(?<=\bThurs)|(?<=\bFri)|(?<=\bSatur)|(?<=\bSun))day"
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_BACKWARD = 4
_SHORT = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_TO_DATE = patterns.compile(
    r"\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?)"
    r"(?: (?:morning|afternoon|evening|night))?(?:,? \(|,? )(?:the |of )*"
)
_LIST = patterns.compile(r"(?:day|\b(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?)(?: ?[-–—/] ?|,? (?:and|or|to|through|until|&) |, )$")
_FROM_DATE = patterns.compile(
    r"\)?,? ?(?:(?:which |that |it )?(?:was|is|falls|fell|will be|will fall|happened to be|happens to be)(?: on)? ?)?"
)
_COUNTED = patterns.compile(r" (?:people|men|women|children|[a-z]{4,}s)\b(?<!\bthis)(?<!\bwas)")
_OWN_ERROR = patterns.compile(
    r"\b(?:[Cc]orrect(?:ion|ed|s)|misstated|misidentified|[Ee]rroneous\w*|[Ii]ncorrect\w*|mistaken\w*|wrong|earlier version|should have)\b"
)
_YEAR = patterns.compile(r"(?<![\d,.$£€])(?:1[5-9]|20)\d\d(?![\d%]|,\d)")
_NEAR = timedelta(days=7)
_YEAR_IN_SIGHT = 120
# Russia kept the Julian calendar until 1918, Greece until 1923, Britain until 1752.
_GREGORIAN, _MODERN = 1753, 1924


class _Pair(NamedTuple):
    """A weekday beside a date, with the span of both."""

    span: Span
    weekday: int
    date: DateMention


class Check:
    """``year`` is ``given`` (dates with their year, outside quotations) or ``story`` (dates without one near the story's day, and such as
    are quoted). The message gets the evidence."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"year"})
    phrases = (
        Phrase(rf"{_DAY}(?:, | \(| ){_MONTH}"),
        Phrase(rf"{_DAY}(?:,? (?:the )?| \()[123456789]"),
        Phrase(rf"{_DAY} (?:morning|afternoon|evening|night),? (?:of )?(?:{_MONTH}|\d)"),
        Phrase(rf" (?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)(?:\., |\. |, )(?:{_MONTH}|\d)"),
        Phrase(r"(?:\((?:a )?|\ba )(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"),
    )
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._given = _options.choice(options, "year", ("given", "story")) == "given"

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        pairs = {(hit.block.index, pair): (hit.block, pair) for hit in hits if (pair := _pair(hit))}.values()
        if self._given:
            return (match for block, pair in pairs if not block.within("quote", pair.span) for match in _against_calendar(block, pair))
        quoted = [match for block, pair in pairs if block.within("quote", pair.span) for match in _against_calendar(block, pair)]
        return [*quoted, *_against_story(document.metadata.date, pairs)]


def _pair(hit: Hit) -> _Pair | None:
    text, at = hit.block.text, hit.match.start()
    if hit.phrase == _BACKWARD:
        end = hit.match.end()
        weekday = DAY_NAMES.index(hit.match[0].rpartition(" ")[2].lstrip("("))
        window = max(at - 60, 0)
        for mention in find_dates(text[window:at]):
            span = mention.span.shift(window)
            if mention.day and mention.weekday is None and _FROM_DATE.fullmatch(text, span.end, at):
                return _Pair(Span(span.start, end), weekday, mention._replace(span=span))
        return None
    # The phrases begin at the name's end, or at the space before a short one.
    start = text.rfind(" ", max(at - 12, 0), at) + 1 if text[at] != " " else at + 1
    found = _TO_DATE.search(text, max(start, at - 8), at + 40)
    if not found or _LIST.search(text, max(found.start() - 14, 0), found.start()):
        return None
    date_ = date_at(text, found.end())
    if not date_ or date_.day is None:
        return None
    return _Pair(Span(found.start(), date_.span.end), _SHORT[found["weekday"][:3].lower()], date_)


def _against_calendar(block: Block, pair: _Pair) -> Iterator[Match]:
    """The pair, if its date has a year and another weekday."""
    day = pair.date.full
    if day is None or day.year < _GREGORIAN or day.weekday() == pair.weekday:
        return
    if day.year < _MODERN and _julian_weekday(day) == pair.weekday:
        return
    if _COUNTED.match(block.text, pair.span.end) or _OWN_ERROR.search(block.text, max(pair.span.start - 200, 0), pair.span.end + 200):
        return
    yield _match(block, pair, written(day), day)


def _against_story(story: date | None, pairs: Iterable[tuple[Block, _Pair]]) -> Iterator[Match]:
    """The pairs without a year whose date is near the story's and has another weekday."""
    right, wrong = 0, []
    for block, pair in pairs:
        if story is None or pair.date.year or pair.date.day is None:
            continue
        day = nearest(pair.date.month, pair.date.day, story)
        if day is None or _tells_of_other_time(block.text, pair.span, day):
            continue
        if day.weekday() == pair.weekday:
            right += 1
        elif abs(day - story) <= _NEAR:
            wrong.append((block, pair, day))
        else:
            return  # the story tells of another year
    # Where several are wrong and none is right, it is the story's date.
    if right or len(wrong) == 1:
        for block, pair, day in wrong:
            yield _match(block, pair, f"{written(day)}, in the week of the story,", day)


def _tells_of_other_time(text: str, span: Span, day: date) -> bool:
    start, end = max(span.start - _YEAR_IN_SIGHT, 0), span.end + _YEAR_IN_SIGHT
    other_year = any(int(year) != day.year for year in _YEAR.findall(text, start, end))
    return other_year or bool(_OWN_ERROR.search(text, start, end))


def _julian_weekday(day: date) -> int:
    """The weekday of a date of the Julian calendar that is written as ``day``."""
    behind = day.year // 100 - day.year // 400 - 2
    return (day + timedelta(days=behind)).weekday()


def _match(block: Block, pair: _Pair, shown: str, day: date) -> Match:
    return Match(block, pair.span, (f"{shown} is a {DAY_NAMES[day.weekday()]}, not a {DAY_NAMES[pair.weekday]}",))
