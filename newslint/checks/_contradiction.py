"""Numbers of a headline and the numbers of its story that say the same with another value. That they say the same is judged by the words
that stand around both, by where the story's number stands, and by whether digits look alike; the weights were fitted to edited articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.prose.lexicon import words
from newslint.prose.stated import AGE, ORDINAL, Stated, agree, beside, is_misspelt, is_slip, phrase, stated

# What headlines announce: the story is a list of so many.
_LISTED = words(
    "things thing reasons ways way facts takeaways lessons questions steps moments tips keys quotes charts photos stories places "
    "highlights theories myths truths predictions signs points thoughts memos"
)
_NOT_COUNTING = ("time", "m")
_AMOUNTS = ("", "$", "£", "€", "%")
_SPANS = ("year", "month", "week", "day", "hour")
_LATER = patterns.compile(r"s? (?i:ago|later|on|after|since)\b")
# A lesser number behind these is a part of the headline's.
_REST = patterns.compile(r"\b(?i:other|another|additional|remaining) $")
# These tell of another time than the headline's.
_OLDER = patterns.compile(
    r"(?i:\b(?:from|than|earlier|previous|previously|another|possible|since|between|additional|other|was|were|had)(?: [a-z]+){0,2} $)"
)
_AGO = patterns.compile(r"(?i:.{0,40}\b(?:earlier|previous|ago|last (?:year|month|week)|in (?:19|20)\d\d|others?|more|to \$?\d)\b)")
_NO_NOUN = patterns.compile(r"\W*(?:$|[,;:]|(?i:as|in|on|by|to|at|and|after|before|for|from|over|while|with|amid|since|during)\b)")
_SMALL = 12  # numbers up to here recur by chance
_FIRST, _EARLY = 3, 8  # sentences
_FLOOR, _MARGIN, _SURE, _NONE, _SUM = 8, 4, 8, -9, 4


def contradictions(document: Document, headline: Block) -> Iterator[Match]:
    """The numbers of the headline that the story contradicts; the arguments are both."""
    numbers = document.shared(stated)
    body = beside(numbers, headline)
    for number in numbers:
        if number.block is headline and _counts(number):
            rival = _rival(number, body)
            if rival:
                yield Match(headline, number.span, (phrase(number), phrase(rival)))


def _counts(number: Stated) -> bool:
    """Whether the headline counts or measures with the number; years between two dates are counted by no one else."""
    text, (start, end) = number.block.text, number.span
    if number.value <= 1 or number.unit in _NOT_COUNTING or text[:start].endswith(("+ ", "-")):
        return False
    if number.unit in _SPANS and _LATER.match(text, end):
        return False
    return not any(word.lower().strip(".,:;?!’'\"") in _LISTED for word in text[end : end + 60].split(None, 3)[:3])


def _rival(number: Stated, body: Sequence[Stated]) -> Stated | None:
    """The number of the body that says the same as the headline's but for its value."""
    kin = [other for other in body if other.unit == number.unit and _is_same(number, other)]
    support = max((_nearness(number, other, kin) for other in body if _supports(number, other)), default=_NONE)
    if _is_sum(number, body):
        if number.value > _SMALL:
            return None
        support = max(support, _SUM)
    others = [other for other in kin if not agree(number, other)]
    unanimous = 3 if len(others) > 1 and len({other.value for other in others}) == 1 else 0
    best, rival = max(_FLOOR, support + (_MARGIN if number.value <= _SMALL else _SURE)) - 1, None
    for other in others:
        if is_slip(number.value, other.value) and not _is_rest(number, other):
            alike = 2 if is_misspelt(number.value, other.value) else 0
            nearness = _nearness(number, other, kin) + unanimous + alike - _doubt(number, other)
            if nearness > best:
                best, rival = nearness, other
    return rival


def _supports(number: Stated, other: Stated) -> bool:
    return (number.unit == other.unit or (number.value > _SMALL and "" in (number.unit, other.unit))) and agree(number, other)


def _is_same(number: Stated, other: Stated) -> bool:
    """Whether both can count the same, as far as the noun tells."""
    if number.unit and number.unit != ORDINAL:
        return True
    nouns = set(number.behind[:3])
    if not nouns or _NO_NOUN.match(number.block.text, number.span.end):
        nouns |= number.ahead
    return not nouns.isdisjoint(other.ahead) or not nouns.isdisjoint(other.behind)


def _nearness(number: Stated, other: Stated, kin: Sequence[Stated]) -> int:
    """How much the story's number says the same: by words in common, those behind it most, and by an early place."""
    common = (
        2 * _common(number.behind[:3], other.behind[:4], 2)
        + _common(number.ahead, other.ahead, 2)
        + _common(number.around, other.around, 3)
    )
    place = 3 * (other.sentence <= _FIRST) + 2 * (other.sentence <= _EARLY) + (bool(kin) and other is kin[0])
    return common + place + (number.unit not in _AMOUNTS)


def _common(one: Iterable[str], other: Iterable[str], most: int) -> int:
    return min(len(set(one).intersection(other)), most)


def _is_rest(number: Stated, other: Stated) -> bool:
    before = _REST.search(other.block.text, max(other.span.start - 16, 0), other.span.start)
    return other.value < number.value and before is not None


def _doubt(number: Stated, other: Stated) -> int:
    """How much less likely a rival is by its form: it may be an older figure, or a bound that the headline's keeps to."""
    text, (start, end) = other.block.text, other.span
    older = _OLDER.search(text, max(start - 30, 0), start) or _AGO.match(text, end, end + 60)
    bound = other.approximate and not number.approximate and abs(number.value - other.value) < 0.3 * other.value
    return (2 if older else 0) + (1 if bound else 0)


def _is_sum(number: Stated, body: Sequence[Stated]) -> bool:
    """Whether the headline adds up two numbers that the story gives one after the other."""
    if number.unit.startswith(ORDINAL) or number.unit in (AGE, "%"):
        return False
    parts = [other for other in body if other.unit == number.unit and 0 < other.value < number.value]
    for place, one in enumerate(parts):
        for two in parts[place + 1 : place + 4]:
            total = one.value + two.value
            if (
                two.sentence - one.sentence <= 1
                and (total == number.value or (number.approximate and number.value < total < number.value * 1.1))
                and (_is_same(number, one) or _is_same(number, two))
            ):
                return True
    return False
