"""``extends: impossible_time``: a time of day that no clock shows ("10:75 a.m.", "13:00 p.m.", "25:10 GMT") or that contradicts itself
("7 p.m. this morning").

Scores, verses and running times look alike, so that figures alone say nothing: there must be an a.m. or p.m., a zone or "local time".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span

_HOURS = "(?:13|14|15|16|17|18|19|20|21|22|23|24)"
_ALONE = r"(?<![\d:.,/$£€–-])"
_HALF = r" ?(?:a\.?m|p\.?m)\b\.?"
_OF_DAY = r"(?:this|that|the|same|next|previous|following|on|in|yesterday|tomorrow|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_ENDS = r"(?=[.,;:)!?”\"—–-]|$| (?:and|or|when|after|before|as|on|to|at|that|while|but|in|for|by|near|outside|with|from|the|a|local)\b)"
_DIGIT = "[0123456789]"
_HOURS_BEFORE_MIDNIGHT = "(?:6|7|8|9|10|11)"
# What each phrase begins with decides what stands around it.
_AT = r" (?:at|around|about|shortly (?:before|after)|just (?:before|after)) "
_MINUTES = patterns.compile(rf"{_ALONE}\d\d?:[6-9]\d(?:{_HALF}|(?= ?(?:GMT|UTC|BST|E[SD]?T|C[SD]?T|P[SD]?T|hours|hrs|local time)\b))")
_HALVED = patterns.compile(rf"{_ALONE}(?:0|{_HOURS}(?::[0-5]\d)?){_HALF}")
_LATE = patterns.compile(rf"{_ALONE}(?:2[5-9]):[0-5]\d(?= ?(?:GMT|UTC|BST|E[SD]?T|C[SD]?T|P[SD]?T|hours|hrs|local time)\b)")
_MORNING = patterns.compile(rf"{_ALONE}(?:[1-9]|1[01])(?:[:.][0-5]\d)? ?p\.?m\.?,? (?:{_OF_DAY} )+morning{_ENDS}")
_EVENING = patterns.compile(
    rf"{_ALONE}{_HOURS_BEFORE_MIDNIGHT}(?:[:.][0-5]\d)? ?a\.?m\.?,? (?:(?:{_OF_DAY} )+(?:afternoon|evening|night)|tonight){_ENDS}"
)
_MORNING_AT = patterns.compile(rf"morning,?{_AT}(?:[1-9]|1[01])(?:[:.][0-5]\d)? ?p\.?m\b\.?")
_EVENING_AT = patterns.compile(rf"(?:tonight|afternoon|evening|night),?{_AT}{_HOURS_BEFORE_MIDNIGHT}(?:[:.][0-5]\d)? ?a\.?m\b\.?")
_SINGLED_OUT = patterns.compile(r"\b(?:timed at|clocked at|score[ds]?|won|lost|beat)(?: \w+)? $")
_EITHER_SIDE = 40
_NO_TIME = "no clock shows it"
_DAY_HALVES = "12-hour and 24-hour clock are mixed"
_CONTRADICTION = "the two contradict each other"


class Check:
    """The message gets the time and what is wrong with it."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = (
        Phrase(r":(?:6|7|8|9)\d"),
        Phrase(rf"{_HOURS} (?:a\.m|p\.m|am\b|pm\b)| 0 ?p\.?m\b"),
        Phrase(rf"{_HOURS}(?:a\.m|p\.m|am\b|pm\b)"),
        Phrase(rf"{_HOURS}:[0-5]\d ?[ap]"),
        Phrase(r"(?:25|26|27|28|29):[0-5]\d ?[A-Zlh]"),
        Phrase(rf"{_DIGIT} ?(?:p\.m|pm)\.?,? [TtSsNnPpFfOoIiYyMW]"),
        Phrase(rf"{_DIGIT} ?(?:a\.m|am)\.?,? [TtSsNnPpFfOoIiYyMW]"),
        Phrase(rf"morning,?{_AT}\d"),
        Phrase(rf"(?:tonight|afternoon|evening|night),?{_AT}\d"),
    )
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        for hit in hits:
            pattern, why = _READINGS[hit.phrase]
            text, at = hit.block.text, hit.match.start()
            # Phrases begin at the space before, or at the last figure of the minutes.
            found = next((match for back in range(-1, 6) if at >= back and (match := pattern.match(text, at - back))), None)
            if found and not _SINGLED_OUT.search(text, max(at - _EITHER_SIDE, 0), found.start()):
                yield Match(hit.block, Span(*found.span()), (found[0], why))


_READINGS = (
    (_MINUTES, _NO_TIME),
    (_HALVED, _DAY_HALVES),
    (_HALVED, _DAY_HALVES),
    (_HALVED, _DAY_HALVES),
    (_LATE, _NO_TIME),
    (_MORNING, _CONTRADICTION),
    (_EVENING, _CONTRADICTION),
    (_MORNING_AT, _CONTRADICTION),
    (_EVENING_AT, _CONTRADICTION),
)
