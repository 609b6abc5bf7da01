"""``extends: time_zone``: summer time named in winter or winter time in summer ("3 p.m. EST" in July), and times that are given in two
zones and aren't the same moment ("10 a.m. ET (1500 GMT)" in July).

Both are judged on the day that the sentence names, else on the story's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose.clock import ZONES, ZonedTime, offsets, summer, zoned_times
from newslint.prose.dates import MONTHS, find_dates, nearest, sentence_at, written
from newslint.source import Span

_HALF = r"(?:(?<=[ap])|(?<=[ap]\.)|(?<=[AP])|(?<=[AP]\.))[mM]"
_ZONE = r"(?:EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|CEST|CET|Eastern|Central|Mountain|Pacific)"
_AND_AGAIN = patterns.compile(r" ?(?:\(|/|, ?or |,? or | / |, | — | – | - )\(?(?:which is |that is |i\.e\. )?$")
# Zones by these names that never change their clocks, or are others.
_ELSEWHERE = patterns.compile(
    r"\b(?:Arizona|Phoenix|Tucson|Navajo|Hawaii|Honolulu|Indiana|Jamaica|Kingston|Panama|Canc[uú]n|Cayman|Quintana Roo|Saskatchewan|Regina|"
    r"Costa Rica|Guatemala|Honduras|Salvador|Nicaragua|Mexic\w+|Haiti|Cuban?|Havana|Ecuador|Peru|Colombia|Bogot[aá]|Puerto Rico|"
    r"Australian?|Sydney|Melbourne|China|Chinese|Beijing|Shanghai|Taiwan|Pakistan|Philippines?|Manila|Bangladesh|Dhaka|Sonora|Tijuana|Belize)\b"
)
_MONTH = patterns.compile(rf"\b(?:{'|'.join(name.capitalize() for name in MONTHS if len(name) > 3 or name == 'may')})\b")
_IN_SIGHT = 400
_CHANGE = timedelta(days=8)


class Check:
    """The message gets what the clocks say."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = (
        Phrase(rf"{_HALF}\.?,? {_ZONE}\b", once=True),
        Phrase(r"\b(?:GMT|UTC|BST|CEST)\b", once=True),
        Phrase(r"m\.? E[SD]?T ?[(/]", once=True),
    )
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        for block in {hit.block.index: hit.block for hit in hits}.values():
            times = list(zoned_times(block.text))
            for place, time in enumerate(times):
                day, sure = _day(document, block.text, time)
                if season := _wrong_season(block.text, time, day, sure):
                    yield Match(block, time.span, (season,))
                for after in times[place + 1 : place + 2]:
                    if _AND_AGAIN.fullmatch(block.text, time.span.end, after.span.start):
                        yield from _conversion(block, time, after, day, sure)


def _day(document: Document, text: str, time: ZonedTime) -> tuple[date | None, bool]:
    """The day that a time is of, as far as can be told, and whether the sentence names it. None where another month is spoken of."""
    story = document.metadata.date
    sentence = sentence_at(text, time.span.start)
    stops = text.rfind(";", sentence.start, time.span.start) + 1, text.find(";", time.span.end, sentence.end)
    sentence = Span(stops[0] or sentence.start, stops[1] if stops[1] >= 0 else sentence.end)
    named = [mention for mention in find_dates(text[sentence.start : sentence.end]) if mention.day]
    if named:
        here = time.span.shift(-sentence.start)
        near = min(named, key=lambda mention: max(here.start - mention.span.end, mention.span.start - here.end))
        day = near.full if near.year else nearest(near.month, near.day or 0, story) if story else None
        return day, day is not None
    months = {MONTHS[name.lower()] for name in _MONTH.findall(text, sentence.start, sentence.end)}
    return (story if story and months <= {story.month} else None), False


def _forward(rule: str, day: date | None, sure: bool) -> bool | None:
    """Whether clocks are forward on a day, if they are so around it too unless it is ``sure``."""
    if day is None:
        return None
    around = (day,) if sure else (day - _CHANGE, day, day + _CHANGE)
    found = {summer(rule, one) for one in around}
    return found.pop() if len(found) == 1 else None


def _wrong_season(text: str, time: ZonedTime, day: date | None, sure: bool) -> str | None:
    zone = ZONES[time.zone]
    # Central European time is often written so all year.
    if time.zone not in zone.names or time.zone == "CET" or day is None or _is_elsewhere(text, time):
        return None
    forward = _forward(zone.rule, day, sure)
    if forward is None or zone.names[forward] == time.zone:
        return None
    right = zone.names[forward]
    plain = f" (or {right[0]}T)" if zone.rule == "us" else ""
    kind = "summer time" if forward else "standard time"
    return f"Clocks are on {kind} on {written(day)}: “{text[time.at.start : time.at.end]}” should be {right}{plain}"


def _is_elsewhere(text: str, time: ZonedTime) -> bool:
    return bool(_ELSEWHERE.search(text, max(time.span.start - _IN_SIGHT, 0), time.span.end + _IN_SIGHT))


def _conversion(block: Block, one: ZonedTime, other: ZonedTime, day: date | None, sure: bool) -> Iterator[Match]:
    if _is_elsewhere(block.text, one):
        return
    known = day if sure or (day and _forward("us", day, False) is not None and _forward("eu", day, False) is not None) else None
    # The zone may be named after the wrong season, which is another finding.
    moments = [{(time.minutes - offset) % 1440 for offset in _any_season(time, known)} for time in (one, other)]
    if moments[0] & moments[1]:
        return
    meant = sorted({(one.minutes - offset + ahead) % 1440 for offset in offsets(one.zone, known) for ahead in offsets(other.zone, known)})
    span = Span(one.span.start, other.span.end)
    zone = block.text[other.at.start : other.at.end]
    hours = " or ".join(f"{minutes // 60:02}:{minutes % 60:02}" for minutes in meant)
    when = f" on {written(known)}" if known else ""
    first, second = (block.text[time.span.start : time.span.end] for time in (one, other))
    yield Match(block, span, (f"“{first}” is {hours} {zone}{when}, not “{second}”",))


def _any_season(time: ZonedTime, day: date | None) -> set[int]:
    """The offsets of the zone as it is named, and of its name for the season of the day."""
    zone = ZONES[time.zone]
    forward = summer(zone.rule, day) if day and zone.rule else None
    return offsets(time.zone, day).union(
        *(offsets(name, day) for name in zone.names if name and (forward is None or zone.names[forward] == name))
    )
