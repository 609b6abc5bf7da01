"""``extends: two_ages``: one person with two ages in one story ("Ann Lee, 45," and further down "Lee, 54,").

A year more or less may be a birthday. Ages in sentences that tell of another year, or of a "then", are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose.dates import sentence_at
from newslint.prose.lexicon import GIVEN
from newslint.prose.names import LEADING, Mention, fold, name_of, people
from newslint.source import Span

_TOKEN = r"(?:[A-ZÀ-Þ][\w’'-]+|[A-Z]\.|St\.|[A-Z]\.[A-Z]\.)"
_NAME = rf"{_TOKEN}(?: (?:(?:van|von|der|de|del|della|bin|al|el|da|di|la) ){{0,2}}{_TOKEN}){{0,4}}"
_NAME_BEFORE = patterns.compile(rf"(?<![\w’'.-]){_NAME}$")
_NAME_BEHIND = patterns.compile(_NAME)
_AGE_BEFORE = patterns.compile(r"(?<![\d.,$£€-])\d{1,3}$")
_OTHER_YEAR = patterns.compile(
    r"\b(?:then|at the time|years? (?:ago|earlier|later|before)|(?:[Ii]n|[Ss]ince|of|by) (?:[A-Z][a-z]+ )?(?:1[5-9]|20)\d\d)\b|\bwas \d|"
    r"\b(?:son|daughter|father|mother|nephew|niece|grandson|granddaughter|cousin|namesake|junior|also|points|rebounds|scor\w+|batting|runs|"
    r"goals|leaders)\b"
)
_TWO_FIGURES = patterns.compile(r"\d\d")
_LONGEST_NAME = 60
_NEAR = 80


class _Aged(NamedTuple):
    """A name (folded words) with an age, and where they stand."""

    block: Block
    span: Span
    name: tuple[str, ...]
    age: int


class Check:
    """The message gets the two places' words."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = (
        Phrase(r", (?:1|2|3|4|5|6|7|8|9)\d(?=[,;] |[.,;]?$|\. )"),
        Phrase(r"-year-old (?=[A-ZÀ-Þ])"),
        Phrase(r", who(?: is|’s|'s) (?=\d\d\b)"),
    )
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        if len(hits) < 2:
            return
        aged = [one for hit in hits for one in _aged(hit)]
        # By surname, then by the whole name: the first place that gives an age.
        known: dict[str, dict[tuple[str, ...], _Aged]] = {}
        for one in aged:
            bearers = known.setdefault(one.name[-1], {})
            before = _before(document, one, bearers)
            if before is None:
                bearers.setdefault(one.name, one)
            elif abs(before.age - one.age) > 1:
                yield Match(one.block, one.span, tuple(text.block.text[slice(*text.span)] for text in (one, before)))


def _aged(hit: Hit) -> Iterator[_Aged]:
    text = hit.block.text
    start, end = hit.match.span()
    if hit.phrase == 1:
        age, name = _AGE_BEFORE.search(text, max(start - 4, 0), start), _NAME_BEHIND.match(text, end)
    else:
        name = _NAME_BEFORE.search(text, max(start - _LONGEST_NAME, 0), start)
        age = _TWO_FIGURES.search(text, start, end + 2)
    if not name or not age:
        return
    words = _words(name[0])
    span = Span(min(name.start(), age.start()), max(name.end(), age.end()))
    sentence = sentence_at(text, start)
    around = max(sentence.start, span.start - _NEAR), min(sentence.end, span.end + _NEAR // 2)
    if words and not _OTHER_YEAR.search(text, *around):
        yield _Aged(hit.block, span, tuple(map(fold, words)), int(age[0]))


def _words(run: str) -> list[str]:
    """The words of a person's name in a run of capitals; none where it names something else."""
    words = run.split(" ")
    while len(words) > 1 and words[0] in LEADING:
        words = words[1:]
    if len(words) == 1:
        return words
    # Some given names are words of bodies too (Bill).
    return name_of(" ".join(words))[0] or (words if words[0].lower() in GIVEN else [])


def _before(document: Document, one: _Aged, bearers: Mapping[tuple[str, ...], _Aged]) -> _Aged | None:
    """The place that gave the person's age before: under the same name, or for a surname alone that of the one person who bears it."""
    if len(one.name) > 1 or len(bearers) != 1:
        return bearers.get(one.name) if len(one.name) > 1 else None
    name, known = next(iter(bearers.items()))
    if known.age != one.age:
        given = len(document.shared(_given_names).get(one.name[0], ()))
        if given > 1 or (not given and len(name) == 1):
            return None
    return known


def _given_names(document: Document) -> dict[str, set[str]]:
    """The given names with which each surname stands, but for words that only begin the sentence before it. For ``document.shared``."""
    found: dict[str, set[str]] = {}
    for mention in document.shared(people).mentions:
        if mention.full and not mention.given.isupper() and _is_given(mention):
            found.setdefault(fold(mention.surname), set()).add(mention.given)
    return found


def _is_given(mention: Mention) -> bool:
    start = mention.span.start
    return (start > 0 and mention.block.text[start - 2] not in '.!?:”"') or mention.given.split(" ")[0].lower() in GIVEN
