"""Numbers with the words around them: what one sentence says with a number, so that it can be told where another says the same.

Beside the amounts of quantities.py these are ordinals ("second", "45th"), ages ("34-year-old") and compounds ("two-day", "12-member").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint import patterns
from newslint.document import Block, Document
from newslint.prose.lexicon import words
from newslint.prose.numerals import cardinal, to_digits
from newslint.prose.quantities import quantities
from newslint.prose.sentences import sentences
from newslint.source import Span

ORDINAL, AGE = "ordinal", "year-old"
_WORD = patterns.compile(r"[A-Za-z](?:[A-Za-z.]*[A-Za-z])?")
_NO_STEMS = words(
    "the and for from with that this these those was were are has have had been will would could should can may might must not but who "
    "whom which what when where why how than then there their they them his her hers its our your you she him into onto over under "
    "about after before during between against through all any some more most other another one two first new also just only even still "
    "said say says told out off down per percent cent million billion trillion thousand hundred dozen mr mrs ms year years month months "
    "week weeks day days hour hours least nearly almost around roughly a.m p.m monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept oct nov dec"
)
_SAME = {
    stem: name
    for name, stems in (
        ("dead", "dead kill kille killi died die dies death fatal"),
        ("hurt", "hurt injur wound"),
        ("held", "held arres detai"),
        ("repub", "gop"),
        ("democ", "dem"),
    )
    for stem in stems.split()
}
_SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ORDINALS = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
_OTHERS = patterns.compile(
    rf"(?<![\w.,$£€/-])(?:(?P<count>\d{{1,3}}(?:,\d{{3}})*|(?i:{_SMALL}))-(?:(?P<age>[Yy]ear-[Oo]ld)|(?=[A-Za-z]{{3}}))"
    rf"|(?P<ordinal>\d{{0,3}}(?:1st|2nd|3rd|\dth)|(?i:{_ORDINALS}))(?![\w’',]|-(?:largest|biggest)))"
)
_TIME = patterns.compile(r"(?i)[ -](?:more |last |past |next )?(year|month|week|day|hour|minute|time)s?\b")
_OLD = patterns.compile(r"(?i)-years?-old")
_PHRASE = patterns.compile(r"(?:(?<=-)[A-Za-z][\w’'-]*)?(?: [A-Za-z](?:[\w.’'-]*\w)?){0,2}")
_TAIL = patterns.compile(
    r"(?: to [a-z]+)?(?: (?i:of|over|under|into|in|to|for|at|with|on|by|as|and|from|the|an?|who|that|were|was|are|is|have|has|had|could|after|"
    r"last|this|more than))*$"
)
_BEFORE, _BEHIND = 40, 60
_TITLE = 40


class Stated(NamedTuple):
    """A number of the text: ``unit`` as in Quantity, or ``ordinal``, ``year-old``, or a word of time ("day"). ``step`` is how finely it is
    written. ``ahead`` and ``behind`` (in order) are stems of words close by, ``around`` those of its whole sentence, which has the number
    ``sentence`` (counted through the document)."""

    block: Block
    span: Span
    value: float
    step: float
    unit: str
    scale: str
    approximate: bool
    ahead: frozenset[str]
    behind: tuple[str, ...]
    around: frozenset[str]
    sentence: int


def stated(document: Document) -> list[Stated]:
    """The numbers of the document, in order. For ``document.shared``."""
    return list(_stated(document))


def _stated(document: Document) -> Iterator[Stated]:
    before = 0
    for block, spans in zip(document.blocks, document.shared(sentences), strict=True):
        starts = [span.start for span in spans]
        place, places, read, around = -1, [], [], frozenset[str]()
        for span, value, step, unit, scale, approximate in _numbers(block.text):
            here = max(bisect_right(starts, span.start) - 1, 0)
            if here != place:
                place = here
                words = list(_stems(block.text, spans[place]))
                places, read = [at for at, _ in words], [stem for _, stem in words]
                around = frozenset(read)
            behind = bisect_left(places, span.end)
            ahead = frozenset(read[bisect_left(places, span.start - _BEFORE) : bisect_left(places, span.start)])
            following = tuple(read[behind : bisect_left(places, span.end + _BEHIND)])
            yield Stated(block, span, value, step, unit, scale, approximate, ahead, following, around, before + place)
        before += len(spans)


def _numbers(text: str) -> list[tuple[Span, float, float, str, str, bool]]:
    found = []
    for amount in quantities(text):
        unit = amount.unit or (AGE if _OLD.match(text, amount.span.end) else _time(text, amount.span.end))
        found.append((amount.span, amount.value, amount.step, unit, amount.scale, amount.approximate))
    taken = {span.start for span, *_ in found}
    for match in _OTHERS.finditer(text):
        if match.start() not in taken:
            unit = (
                f"{ORDINAL} {_time(text, match.end())}".rstrip()
                if match["ordinal"]
                else AGE
                if match["age"]
                else _time(text, match.end() - 1)
            )
            found.append((Span(*match.span()), _value(match), 1, unit, "", False))
    return sorted(found)


def _time(text: str, end: int) -> str:
    match = _TIME.match(text, end)
    return match[1].lower() if match else ""


def _value(match: re.Match[str]) -> float:
    if match["ordinal"]:
        return float(to_digits(match[0].lower()).rstrip("stndrh")) if match[0].isalpha() else float(match[0][:-2])
    figure = match["count"].replace(",", "")
    return float(figure) if figure.isdigit() else float(cardinal(figure.lower()) or 0)


def stems(text: str) -> frozenset[str]:
    """The stems of the words that say something of the matter."""
    return frozenset(stem for _, stem in _stems(text, Span(0, len(text))))


def _stems(text: str, span: Span) -> Iterator[tuple[int, str]]:
    """The stems of the words that say something of the matter, and where each word begins; words for the dead, the hurt and the arrested
    count as one each."""
    for match in _WORD.finditer(text, *span):
        lower = match[0].lower()
        if len(lower) > 2 and lower not in _NO_STEMS:
            stem = (lower[:-3] + "y" if lower.endswith("ies") else lower.rstrip("s"))[:5]
            yield match.start(), _SAME.get(stem, stem)


def beside(numbers: Sequence[Stated], headline: Block) -> list[Stated]:
    """The numbers of the story without its headline, which pages repeat as a paragraph."""
    title = headline.text[:_TITLE].lower()
    return [number for number in numbers if number.block is not headline and number.block.text[:_TITLE].lower() != title]


def agree(number: Stated, other: Stated) -> bool:
    """Whether two numbers of one unit are the same, or ``number`` is the other rounded."""
    apart = abs(number.value - other.value)
    if apart <= 1e-9 * abs(number.value):
        return True
    rough = _roughness(number)
    if (
        rough <= _roughness(other)
        or number.unit.startswith(ORDINAL)
        or (number.value < 100 and not number.scale and not number.approximate)
    ):
        return False
    loose = number.approximate or other.approximate or (not number.unit and rough * 10 > number.value)
    return apart <= (min(rough, 0.2 * number.value) if loose else min(rough / 2, 0.06 * number.value))


def _roughness(number: Stated) -> float:
    """To what the number is rounded: 100 for 1,200."""
    step = number.step
    while number.value >= step * 10 and number.value % (step * 10) == 0:
        step *= 10
    return step


def is_slip(one: float, two: float) -> bool:
    """Whether a slip makes one number of the other: near, or with digits transposed, or with one digit wrong."""
    low, high = sorted((one, two))
    return low > 0 and (high <= 1.67 * low or (high - low <= 2 and high <= 12) or is_misspelt(low, high))


def is_misspelt(one: float, two: float) -> bool:
    """Whether two numbers of two or more digits have the same ones in another order, or differ in one."""
    digits, others = f"{one:.2f}", f"{two:.2f}"
    return (
        max(one, two) >= 10
        and len(digits) == len(others)
        and (sorted(digits) == sorted(others) or sum(map(str.__ne__, digits, others)) == 1)
    )


def likeness(number: Stated, other: Stated) -> int:
    """How much is common to what two sentences say with their numbers: words close by count twice."""
    near = {*number.ahead, *number.behind} & {*other.ahead, *other.behind}
    return len(near) + len(number.around & other.around)


def phrase(number: Stated) -> str:
    """The number with the word or two behind it, for messages."""
    text, (start, end) = number.block.text, number.span
    behind = _PHRASE.match(text, end)
    return _TAIL.sub("", text[start : behind.end() if behind else end]).rstrip("-")
