"""``extends: headline_body``: what the headline says against the body: numbers and names.

A number is contradicted, not merely absent, when the body never gives it in any form (12, twelve, a dozen) and counts the same thing with
another number. A name is misspelt when the body never has it and has one that differs by a slip of the hand or two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, _options
from newslint.checks._numerals import COUNTING, to_digits, to_words
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.joined import joined
from newslint.prose.lexicon import GIVEN, SPEAKING_BODIES, words
from newslint.prose.names import NO_NAMES, UPPER
from newslint.prose.spellings import capitalised, is_slip
from newslint.source import Span

_KINDS = ("number", "name")
_NUMBER = patterns.compile(rf"(?<![\w.,:$£€/–-])(\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|(?i:{'|'.join(COUNTING)}))(?![\w%:/–-]|[.,]\d)")
_DIGIT = patterns.compile(r"\d")
_BEFORE_NOUN = tuple(f"{word} " for word in COUNTING)
_COUNTED = patterns.compile(r" (?:more |other |young |[A-Z][\w.-]+ )?([A-Za-z][a-z]{2,})")
# What isn't counted but named, dated or measured on the way.
_NO_COUNT = words(
    "hundred thousand million billion trillion percent per and or of in to by for on from as with than but who that a.m. p.m. am pm "
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov "
    "dec point points year-old things reasons ways facts takeaways times years year months month weeks week days day hours hour minutes "
    "minute questions lessons moments more after are is was were will have has its his her their all can big new tips key quotes charts "
    "photos stories"
)
# Headlines count the dead where bodies say who was killed.
_KILLED = "dead killed died deaths die people victims bodies fatalities"
_HURT = "hurt injured wounded people"
_HELD = "held arrested detained people suspects"
_SAME = dict.fromkeys(_KILLED.split()[:5], _KILLED) | dict.fromkeys(_HURT.split()[:3], _HURT) | dict.fromkeys(_HELD.split()[:3], _HELD)
_LONG = 7
_ADVERB = patterns.compile(r"(?i:about|around|nearly|almost|over|than|least|up to|some|roughly|under|below|above) $")
_SURNAME = patterns.compile(rf"(?<![\w@#’'-])[{UPPER}][a-zß-ž]{{6,}}(?![\w-])")


class Check:
    """``kind`` is ``number`` (the arguments are the headline's number, the thing counted and the body's number) or ``name`` (the headline's
    name and the body's)."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"kind"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._find = _numbers if _options.choice(options, "kind", _KINDS) == "number" else _names

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        headline = document.headline
        return self._find(document, headline) if headline else ()


def _numbers(document: Document, headline: Block) -> Iterator[Match]:
    # Most headlines hold no number, which is seen faster than sought.
    lower = headline.text.lower()
    if not _DIGIT.search(lower) and not any(map(lower.__contains__, _BEFORE_NOUN)):
        return
    for match in _NUMBER.finditer(headline.text):
        counted = _COUNTED.match(headline.text, match.end())
        if not counted or counted[1].lower() in _NO_COUNT or _ADVERB.search(headline.text, 0, match.start()):
            continue
        thing, digits = counted[1].lower(), to_digits(match[1].lower()).replace(",", "")
        if not digits.isdigit() or _is_year(match[1]):
            continue
        if _gives(document, headline, int(digits)):
            continue
        others = _counts(document, headline, _SAME[thing].split() if thing in _SAME else [thing])
        near = [number for number in others if number != int(digits) and _are_rivals(number, int(digits))]
        if near and len(set(others)) == 1:
            yield Match(headline, Span(*match.span(1)), (match[1], counted[1], others[near[0]]))


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("18", "19", "20")


def _are_rivals(one: int, other: int) -> bool:
    """Whether two counts are near enough to be meant for the same."""
    return min(one, other) * 2 >= max(one, other) or abs(one - other) <= 2


def _gives(document: Document, headline: Block, number: int) -> bool:
    """Whether the body has the number in any form, alone or as part of a larger one."""
    forms = [str(number), f"{number:,}", to_words(str(number)), to_words(str(number)).replace("-", " ")]
    if number == 12:
        forms.append("dozen")
    if number == 1:
        forms.append("a")
    texts = document.shared(joined)
    start = texts.starts[headline.index]
    parts = [texts.text[: start and start - 1], texts.text[start + len(headline.text) :]]
    # Nearly always it stands there as it is; all small letters cost more.
    return any(_stands(form, text) for text in parts for form in forms) or any(
        _stands(form, text) for text in map(str.lower, parts) for form in forms
    )


def _stands(form: str, text: str) -> bool:
    """Whether the form is a word of the text, and not a part of a longer word or number."""
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isdigit():
            return True
        at = text.find(form, end)
    return False


def _counts(document: Document, headline: Block, things: Sequence[str]) -> dict[int, str]:
    """The numbers with which the body counts one of ``things``, as it writes them."""
    found: dict[int, str] = {}
    for block in document.blocks:
        if block is headline or not any(thing in block.text.lower() for thing in things):
            continue
        for match in _NUMBER.finditer(block.text):
            counted = _COUNTED.match(block.text, match.end())
            if counted and counted[1].lower() in things:
                digits = to_digits(match[1].lower()).replace(",", "")
                if digits.isdigit() and not _is_year(match[1]):
                    found.setdefault(int(digits), f"{match[1]} {counted[1]}")
    return found


def _names(document: Document, headline: Block) -> Iterator[Match]:
    counts = document.shared(capitalised).counts
    for match in _SURNAME.finditer(headline.text):
        word = match[0]
        if counts[word] > 1 or word in NO_NAMES or (lower := word.lower()) in GIVEN or lower in SPEAKING_BODIES:
            continue
        yield from _like(document, headline, match.start(), word)


def _like(document: Document, headline: Block, start: int, word: str) -> Iterator[Match]:
    text, counts = document.shared(capitalised)
    first, shortest, longest = word[0], max(len(word) - 2, _LONG), len(word) + 2
    for other in [other for other in counts if other[0] == first and shortest <= len(other) <= longest]:
        if counts[other] > 1 and _differ_by_two(word, other):
            if f" {word.lower()}" in text:
                return
            yield Match(headline, Span(start, start + len(word)), (word, other))
            return


def _differ_by_two(one: str, other: str) -> bool:
    """Whether one slip of the hand, taken back, leaves another."""
    if one == other or is_slip(one, other) or min(len(one), len(other)) < _LONG or (one[:5] == other[:5] and one[-2:] != other[-2:]):
        return False
    places = range(1, min(len(one), len(other)))
    return any(is_slip(one[:at] + one[at + 1 :], other) or is_slip(one, other[:at] + other[at + 1 :]) for at in places)
