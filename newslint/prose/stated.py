"""Numbers with the words around them: what one sentence says with a number, so that it can be told where another says the same.

Beside the amounts of quantities.py these are ordinals ("second", "45th"), ages ("34-year-old") and compounds ("two-day", "12-member").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
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
# What makes the "m" of "1.5m" metres and not millions.
_METRES = patterns.compile(
    r"\W*(?:$|(?i:long|tall|wide|deep|high|thick|away|apart|above|below|from|off|race|final|sprint|hurdles|relay|run|freestyle|butterfly|"
    r"breaststroke|backstroke|medley|gold|silver|bronze|title|world|olympic|champion|record|by|x)\b)"
)
_OLD = patterns.compile(r"(?i)-years?-old")
_WORDS = r"[A-Za-z](?:[\w.’'-]*\w)?"
_PHRASE = patterns.compile(rf"(?<=-){_WORDS}(?: {_WORDS})?|(?: {_WORDS}){{0,2}}")
_TAIL = patterns.compile(
    r"(?: to [a-z]+)?(?: (?i:of|over|under|into|in|to|for|at|with|on|by|as|and|from|the|an?|who|that|were|was|are|is|have|has|had|could|"
    r"after|last|this|more than))*$"
)
_BEFORE, _BEHIND = 40, 60
_TITLE = 40


class Stated(NamedTuple):
    """A number of the text: ``unit`` as in Quantity, or ``ordinal``, ``ordinal day``, ``year-old``, or a word of time ("day"). ``step`` is
    how finely it is written. ``ahead`` and ``behind`` (in order) are stems of words close by, ``around`` those of its whole sentence, which
    has the number ``sentence`` (counted through the document)."""

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


def of_sentence(block: Block, sentence: Span, place: int = 0) -> list[Stated]:
    """The numbers of one sentence of a block, in order; ``place`` is the number of the sentence in the document."""
    start, end = sentence
    numbers = _numbers(block.text[start:end])
    if not numbers:
        return []
    words = list(_stems(block.text, sentence))
    places, read = [at for at, _ in words], [stem for _, stem in words]
    around, found = frozenset(read), []
    for span, value, step, unit, scale, approximate in numbers:
        span = span.shift(start)
        first, behind = bisect_left(places, span.start), bisect_left(places, span.end)
        ahead = frozenset(read[bisect_left(places, span.start - _BEFORE) : first])
        following = tuple(read[behind : bisect_left(places, span.end + _BEHIND)])
        found.append(Stated(block, span, value, step, unit, scale, approximate, ahead, following, around, place))
    return found


def _numbers(text: str) -> list[tuple[Span, float, float, str, str, bool]]:
    found = []
    for amount in quantities(text):
        span, value, step, unit, scale = amount.span, amount.value, amount.step, amount.unit, amount.scale
        if unit == "m" and text[span.end - 2 : span.end - 1].isdigit() and not _METRES.match(text, span.end):
            value, step, unit, scale = value * 1e6, step * 1e6, "", "million"
        unit = unit or (AGE if _OLD.match(text, span.end) else _time(text, span.end))
        found.append((span, value, step, unit, scale, amount.approximate))
    taken = {span.start for span, *_ in found}
    for match in _OTHERS.finditer(text):
        if match.start() not in taken:
            unit = AGE if match["age"] else _time(text, match.end() - 1)
            if match["ordinal"]:
                unit = f"{ORDINAL} {_time(text, match.end())}".rstrip()
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


def story(document: Document, headline: Block | None) -> Iterator[tuple[Block, Span, int]]:
    """The sentences of the story with their numbers, without the headline, which pages repeat as a paragraph."""
    title, place = headline.text[:_TITLE].lower() if headline else None, 0
    for block, spans in zip(document.blocks, document.shared(sentences), strict=True):
        if title is None or block.text[:_TITLE].lower() != title:
            yield from ((block, span, place + number) for number, span in enumerate(spans))
        place += len(spans)


def agree(number: Stated, other: Stated) -> bool:
    """Whether two numbers of one unit are the same, or ``number`` is the other rounded."""
    apart = abs(number.value - other.value)
    if apart <= 1e-9 * abs(number.value):
        return True
    if number.step == 1 > other.step and number.value in (int(other.value), round(other.value)):
        return True  # 6% for 6.4, and 5% for 5.8
    if number.scale and 0 < other.value - number.value < number.step:
        return True  # headlines cut the rest off: $16bn for 16.6
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
