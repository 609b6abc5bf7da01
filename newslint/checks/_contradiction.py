"""Numbers of a headline and the numbers of its story that say the same with another value. That they say the same is judged by the words
that stand around both, by where the story's number stands, and by whether digits look alike; the weights were fitted to edited articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.prose.lexicon import words
from newslint.prose.sentences import split
from newslint.prose.stated import AGE, ORDINAL, Stated, agree, is_misspelt, is_slip, of_sentence, phrase, stems, story
from newslint.source import Span

# What headlines announce: the story is a list of so many.
_LISTED = words(
    "things thing reasons ways way facts takeaways lessons questions steps moments tips keys quotes charts photos stories places "
    "highlights theories myths truths predictions signs points thoughts memos"
)
_NOT_COUNTING = ("time", "m")
_AMOUNTS = ("", "$", "£", "€", "%")
_SPANS = ("year", "month", "week", "day", "hour")
_LATER = patterns.compile(r"[ -](?i:year|month|week|day|hour)s? (?i:ago|later|on|after|since)\b")
# A lesser number behind the first is a part of the headline's; a lesser one behind the second, or a greater one behind the third, a limit.
_REST = patterns.compile(r"\b(?i:other|another|additional|remaining|one of|or) $")
_LEAST = patterns.compile(r"\b(?i:least|more than|over|above) $")
_MOST = patterns.compile(r"\b(?i:under|below|(?:fewer|less) than|nearly|almost|up to|as many as) $")
# These tell of another time than the headline's.
_OLDER = patterns.compile(
    r"(?i:\b(?:from|than|earlier|previous|previously|another|possible|since|between|additional|other|was|were|had)(?: [a-z]+){0,2} $)"
)
_AGO = patterns.compile(r"(?i:.{0,40}\b(?:earlier|previous|ago|last (?:year|month|week)|in (?:19|20)\d\d|others?|more|to \$?\d)\b)")
_NO_NOUN = patterns.compile(r"\W*(?:$|[,;:]|(?i:as|in|on|by|to|at|and|after|before|for|from|over|while|with|amid|since|during)\b)")
_BOUNDARY = patterns.compile(
    r"[,;:.!?()\"“”]|\b(?i:after|as|in|on|at|by|to|with|from|for|amid|while|when|before|over|into|since|during|and|or|but)\b"
)
_NOUNS = 60
_FIGURES = patterns.compile(r"[$£€]?\d(?:[\d.,]*\d)?")
_FOLLOWING = 5
_CUES = (("dead", "kill"), ("dead", "die"), ("dead", "death"), ("hurt", "injur"), ("hurt", "wound"), ("held", "arrest"), ("held", "detain"))
_SMALL = 12  # numbers up to here recur by chance
_FIRST, _EARLY = 3, 8  # sentences
_FLOOR, _MARGIN, _SURE, _NONE, _SUM = 8, 4, 8, -9, 4


def contradictions(document: Document, headline: Block) -> Iterator[Match]:
    """The numbers of the headline that the story contradicts; the arguments are both."""
    counting = [number for span in split(headline.text) for number in of_sentence(headline, span) if _counts(number)]
    if not counting:
        return
    # Most numbers stand in the story as they stand in the headline, and reading all of its numbers takes time.
    text = "\n".join(block.text[slice(*span)] for block, span, _ in story(document, headline)).lower()
    counting = [number for number in counting if number.value <= _SMALL or not _stands(text, number)]
    if counting:
        cues = frozenset[str]().union(*(number.around for number in counting))
        cues |= {cue for stem, cue in _CUES if stem in cues}
        body = [number for sentence in story(document, headline) if _may_say(*sentence, cues) for number in of_sentence(*sentence)]
        for number in counting:
            rival = _rival(number, body)
            if rival:
                yield Match(headline, number.span, (phrase(number), phrase(rival)))


def _stands(text: str, number: Stated) -> bool:
    """Whether the number stands in the story as in the headline, with what follows it."""
    found = _FIGURES.search(number.block.text, *number.span)
    written = number.block.text[found.start() : found.end() + _FOLLOWING].lower() if found else ""
    at = text.find(written) if written else -1
    while at > 0 and text[at - 1].isdigit():
        at = text.find(written, at + 1)
    return at >= 0


def _may_say(block: Block, span: Span, place: int, cues: Iterable[str]) -> bool:
    """Whether a sentence may be near enough to say the same as the headline: it is an early one or has a word in common."""
    text = block.text[slice(*span)].lower()
    return place <= _EARLY or any(cue in text for cue in cues)


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
    sums = [two.sentence == one.sentence for one, two in _sums(number, body)]
    if any(sums) or (sums and number.value > _SMALL):
        return None
    if sums:
        support = max(support, _SUM)
    others = [other for other in kin if not agree(number, other) and not _keeps_limit(number, other)]
    unanimous = 3 if len(others) > 1 and len({other.value for other in others}) == 1 else 0
    best, rival = max(_FLOOR, support + (_MARGIN if number.value <= _SMALL else _SURE)) - 1, None
    for other in others:
        if other.value > 1 and is_slip(number.value, other.value) and not _allows(other, number):
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
    nouns = _counted(number)
    if number.unit == ORDINAL and nouns:
        return not nouns.isdisjoint(_counted(other))
    if not nouns or _NO_NOUN.match(number.block.text, number.span.end):
        nouns |= number.ahead.union(number.behind[:3])
    return not nouns.isdisjoint(other.ahead) or not nouns.isdisjoint(other.behind)


def _counted(number: Stated) -> set[str]:
    """The stems of the words right behind the number, up to a preposition or a mark: what it counts, and what became of them."""
    behind = number.block.text[number.span.end : number.span.end + _NOUNS]
    end = _BOUNDARY.search(behind)
    return set(number.behind[:3]) & stems(behind[: end.start()] if end else behind)


def _nearness(number: Stated, other: Stated, kin: Sequence[Stated]) -> int:
    """How much the story's number says the same: by words in common, those behind it most, and by an early place."""
    common = (
        2 * _common(number.behind[:3], other.behind[:4], 2)
        + _common(number.ahead, other.ahead, 2)
        + _common(number.around, other.around, 3)
    )
    place = 3 * (other.sentence <= _FIRST) + 2 * (other.sentence <= _EARLY) + (bool(kin) and other is kin[0])
    # A unit such as a day is a word in common too, and "third day" one behind the number.
    return common + place + (0 if number.unit in _AMOUNTS else 3 if " " in number.unit else 1)


def _common(one: Iterable[str], other: Iterable[str], most: int) -> int:
    return min(len(set(one).intersection(other)), most)


def _keeps_limit(number: Stated, other: Stated) -> bool:
    """Whether the headline gives a limit ("at least 9") to which the story's number keeps."""
    before = number.block.text[max(number.span.start - 16, 0) : number.span.start]
    return bool((_LEAST if other.value > number.value else _MOST).search(before))


def _allows(other: Stated, number: Stated) -> bool:
    """Whether the story's number is a part of the headline's, or a limit that it keeps to."""
    text, at, less = other.block.text, other.span.start, other.value < number.value
    if (less or number.value <= _SMALL) and _REST.search(text, max(at - 16, 0), at):
        return True
    near = not number.approximate and abs(number.value - other.value) < 0.2 * other.value
    return near and (_LEAST if less else _MOST).search(text, max(at - 16, 0), at) is not None


def _doubt(number: Stated, other: Stated) -> int:
    """How much less likely a rival is by its form: it may be an older figure, or a guess."""
    text, (start, end) = other.block.text, other.span
    older = _OLDER.search(text, max(start - 30, 0), start) or _AGO.match(text, end, end + 60)
    return (2 if older else 0) + (1 if other.approximate and not number.approximate else 0)


def _sums(number: Stated, body: Sequence[Stated]) -> Iterator[tuple[Stated, Stated]]:
    """The pairs of numbers, which the story gives one after the other, that the headline may have added up."""
    if number.unit.startswith(ORDINAL) or number.unit in (AGE, "%"):
        return
    parts = [other for other in body if other.unit == number.unit and 0 < other.value < number.value]
    for place, one in enumerate(parts):
        for two in parts[place + 1 : place + 4]:
            total = one.value + two.value
            if (
                two.sentence - one.sentence <= 1
                and (total == number.value or (number.approximate and number.value < total < number.value * 1.1))
                and (_is_same(number, one) or _is_same(number, two))
            ):
                yield one, two
