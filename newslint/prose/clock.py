"""Times of day with their zone, and what the zones are ahead of UTC on a day.

Offsets and the days on which clocks change are the published ones: United States from 1987, European Union and Britain from 1996. For other
years and places nothing is said. No time zone database is needed, since not every system has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from newslint import patterns
from newslint.source import Span


class Zone(NamedTuple):
    """A zone as copy names it: minutes ahead of UTC in winter and in summer, by whose rule clocks change (``us``, ``eu``, none), and the
    names of its winter and summer time."""

    winter: tuple[int, ...]
    summer: tuple[int, ...]
    rule: str = ""
    names: tuple[str, str] = ("", "")


def _fixed(*hours: float) -> Zone:
    minutes = tuple(int(60 * hour) for hour in hours)
    return Zone(minutes, minutes)


def _american(letter: str, hours: int) -> dict[str, Zone]:
    names = (f"{letter}ST", f"{letter}DT")
    zone = Zone((60 * hours,), (60 * hours + 60,), "us", names)
    return {
        f"{letter}T": zone,
        names[0]: zone._replace(summer=zone.winter),
        names[1]: zone._replace(winter=zone.summer),
    }


# Each name with all that it may stand for: IST is Indian, Irish or Israeli time, CST also Chinese, and so on.
ZONES = {
    **_american("E", -5),
    **_american("C", -6),
    **_american("M", -7),
    **_american("P", -8),
    "GMT": _fixed(0),
    "UTC": _fixed(0),
    "BST": Zone((60,), (60,), "eu", ("GMT", "BST")),
    "CET": Zone((60,), (60, 120), "eu", ("CET", "CEST")),
    "CEST": Zone((120,), (120,), "eu", ("CET", "CEST")),
    "IST": _fixed(5.5, 1, 2),
    "MSK": _fixed(3, 4),
    "JST": _fixed(9),
    "KST": _fixed(9),
    "HKT": _fixed(8),
    "SGT": _fixed(8),
    "AEST": _fixed(10),
    "AEDT": _fixed(11),
    "NZST": _fixed(12),
    "NZDT": _fixed(13),
    "WAT": _fixed(1),
    "SAST": _fixed(2),
    "EAT": _fixed(3),
    "PKT": _fixed(5),
}
ZONES["CST"] = ZONES["CST"]._replace(winter=(-360, 480), summer=(-360, 480))
_SPELT = {"eastern": "ET", "central": "CT", "mountain": "MT", "pacific": "PT", "greenwich mean": "GMT"}
_CLOCK = patterns.compile(
    rf"""(?<![\d:.,$£€])(?:
          (?P<hour>\d\d?)(?:[:.](?P<minutes>[0-5]\d))?\ ?(?P<half>[apAP]\.?[mM])\b\.?
        | (?P<hour24>[01]\d|2[0-4])(?:[:.]?(?P<minutes24>[0-5]\d))(?:\ ?(?:hours|hrs|h))?
        | (?P<word>[Nn]oon|[Mm]idnight)
        ),?\ ?(?P<zone>{"|".join(sorted(ZONES, key=len, reverse=True))}|(?:Eastern|Central|Mountain|Pacific|Greenwich\ [Mm]ean)
              (?:\ (?P<kind>[Ss]tandard|[Dd]aylight))?(?:\ [Tt]ime)?)\b""",
    re.X,
)


class ZonedTime(NamedTuple):
    """A time with its zone: minutes after midnight, the key of ``ZONES``, and the spans of the whole and of the zone."""

    span: Span
    minutes: int
    zone: str
    at: Span


def zoned_times(text: str) -> Iterator[ZonedTime]:
    """The times of ``text`` that name a zone, in order."""
    for match in _CLOCK.finditer(text):
        minutes = _minutes(match["hour"], match["minutes"] or "0", match["half"]) if match["hour"] else None
        if match["hour24"]:
            minutes = int(match["hour24"]) % 24 * 60 + int(match["minutes24"])
        elif match["word"]:
            minutes = 720 if match["word"].lower() == "noon" else 0
        if minutes is None:
            continue
        name = match["zone"]
        if name not in ZONES:
            name = _SPELT[name.lower().removesuffix(" time").removesuffix(" standard").removesuffix(" daylight")]
            if match["kind"] and name != "GMT":
                name = name[0] + match["kind"][0].upper() + "T"
        yield ZonedTime(Span(*match.span()), minutes, name, Span(*match.span("zone")))


def _minutes(hour: str, minutes: str, half: str) -> int | None:
    if not 1 <= int(hour) <= 12:
        return None
    return (int(hour) % 12 + 12 * (half[0] in "pP")) * 60 + int(minutes)


def summer(rule: str, day: date) -> bool | None:
    """Whether the clocks of a rule are forward on ``day``; None on the day of a change and in years for which it isn't known here."""
    if rule == "us" and day.year >= 1987:
        if day.year >= 2007:
            start, end = _sunday(day.year, 3, 8), _sunday(day.year, 11, 1)
        else:
            start, end = _sunday(day.year, 4, 1), _sunday(day.year, 10, 25)
    elif rule == "eu" and day.year >= 1996:
        start, end = _sunday(day.year, 3, 25), _sunday(day.year, 10, 25)
    else:
        return None
    return None if day in (start, end) else start < day < end


def _sunday(year: int, month: int, day: int) -> date:
    """The first Sunday on or after a day."""
    first = date(year, month, day)
    return first + timedelta(days=(6 - first.weekday()) % 7)


def offsets(name: str, day: date | None) -> set[int]:
    """Minutes ahead of UTC that a zone may be on ``day``; with None, or where it isn't known, on any."""
    zone = ZONES[name]
    forward = summer(zone.rule, day) if zone.rule and day else None
    return {*(zone.winter if forward is not True else ()), *(zone.summer if forward is not False else ())}
