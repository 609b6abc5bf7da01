"""``extends: age_birth``: an age that the year of birth in the same sentence contradicts: "Ann Lee, 45, who was born in 1950" in 2018,
"born in 1935 ... died in 1990 at the age of 70", "(1935-1990) died at 70".

A year more or less is let pass, since birthdays come at any time of the year. Where another year of the sentence would fit, it is silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose.dates import ANY_YEAR, MONTH, YEAR, sentence_at
from newslint.source import Span

_WHEN = rf"(?:(?:in|on) )?(?:(?:{MONTH}|\d\d?(?:st|nd|rd|th)?),? (?:of )?){{0,2}}"
_NAME = r"[A-Z][\w’'-]*\.?"
_PLACE = rf"(?:,? (?:in|at|near|on|to|of|the|a|small|city|town|village|suburb|capital|state|island|and raised|{_NAME}))"
_BORN = patterns.compile(rf"\b(?:[Bb]orn|b\.){_PLACE}{{0,8}},? {_WHEN}(?P<year>{YEAR})(?![\d%’'/–-])")
_BEFORE = patterns.compile(
    rf"(?:, (?P<age>\d\d\d?),? |\b(?P<old>\d\d\d?)-year-old(?: {_NAME}){{0,3}},? )\(?(?:who |he |she |and )?(?:was |is )?$"
)
_BEHIND = patterns.compile(
    rf"\)?,? (?:(?:{_NAME} |van |de |von |der |bin ){{0,3}}{_NAME}, )?(?P<age>\d\d\d?)(?=[,.;])(?! ?\d)|"
    r"\)?, (?:the (?P<old>\d\d\d?)-year-old|now (?P<now>\d\d\d?)(?=[,.;]))"
)
_AT = r"(?:,? ?(?:at (?:the )?(?:age of )?|aged? |age of ))"
_THEN = patterns.compile(
    rf"\b(?:died|dies|was killed|passed away) {_WHEN}(?P<y1>{YEAR}){_AT}(?P<a1>\d\d\d?)\b|"
    rf"\b(?:died|dies|was killed|passed away){_AT}(?P<a2>\d\d\d?),? (?:in|on) (?:(?:{MONTH}|\d\d?),? ){{0,2}}(?P<y2>{YEAR})|"
    rf"\bturned (?P<a3>\d\d\d?) {_WHEN}(?P<y3>{YEAR})|"
    rf"\bwas (?P<a4>\d\d\d?) when (?:he|she) (?:died|retired|married|resigned|won|was \w+) in (?:{MONTH} )?(?P<y4>{YEAR})|"
    rf"\b(?:died|dies|has died|passed away) (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day{_AT}(?P<a5>\d\d\d?)\b(?! in \d)"
)
# Between birth and death nobody else is named, as far as can be seen.
_SAME_PERSON = patterns.compile(
    r"(?:(?!\b(?:her|his|their|whose|who|which|when|after|before|father|mother|husband|wife|son|daughter|brother|sister|couple|they)\b)[^;:]){0,90}"
)
_OPENINGS = ("", "The ", "A ", "An ")
_LIFE = patterns.compile(rf"\((?P<year>{YEAR}) ?[-–—] ?(?P<death>{YEAR})\)")
_AT_DEATH = patterns.compile(rf",? (?:who )?(?:died|passed away){_AT}(?P<age>\d\d\d?)\b")
_ANY_YEAR = patterns.compile(ANY_YEAR)
_OF_THE_PAST = patterns.compile(r"\b(?:then|at the time|would (?:be|have been)|would[’']ve|if)\b")


class _Age(NamedTuple):
    """An age said of the one who was born in ``born``: in ``year``, or None for the year of the story."""

    span: Span
    born: int
    age: int
    year: int | None


class Check:
    """The message gets the evidence."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = (Phrase(r"\b(?:[Bb]orn|(?<=\()b\.)[ ,]"), Phrase(r"\((?:15|16|17|18|19|20)\d\d ?[-–—]"))
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        story = document.metadata.date
        for hit in hits:
            for said in _ages(hit.block.text, hit.match.start()):
                year = said.year or (story.year if story else None)
                # The birthday of the year may be to come; and a year is let pass.
                if year is None or said.born > year or year - said.born - 2 <= said.age <= year - said.born + 1:
                    continue
                when = f"in {year}" if said.year else f"in {year}, the year of the story"
                right = year - said.born
                yield Match(hit.block, said.span, (f"Who was born in {said.born} was {right - 1} or {right} {when}, not {said.age}",))


def _ages(text: str, at: int) -> list[_Age]:
    """What the sentence says of the age of one whose birth is told at ``at``: one entry or none."""
    if text[at] == "(":
        life = _LIFE.match(text, at)
        said = life and _AT_DEATH.match(text, life.end())
        if not life or not said:
            return []
        return [_Age(Span(life.start(), said.end()), int(life["year"]), int(said["age"]), int(life["death"]))]
    found = _BORN.match(text, at)
    if not found:
        return []
    born = int(found["year"])
    sentence = sentence_at(text, at)
    then = _THEN.search(text, found.end(), min(sentence.end, found.end() + 160))
    if then and _SAME_PERSON.fullmatch(text, found.end(), then.start()):
        number = next(n for n in "12345" if then[f"a{n}"])
        year = int(then[f"y{number}"]) if number != "5" else None
        return [_Age(Span(at, then.end()), born, int(then[f"a{number}"]), year)]
    before = _BEFORE.search(text, max(sentence.start, at - 80), at)
    behind = None if before else _BEHIND.match(text, found.end())
    now = before or behind
    if now is None or _OF_THE_PAST.search(text, sentence.start, sentence.end):
        return []
    group = now.lastgroup or "age"
    if before and group == "old" and text[sentence.start : before.start("old")].strip('“"') not in _OPENINGS:
        return []
    age = int(now[group])
    if any(abs(int(year) - born - age) <= 1 for year in _ANY_YEAR.findall(text, sentence.start, sentence.end)):
        return []
    return [_Age(Span(min(at, now.start(group)), max(found.end(), now.end(group))), born, age, None)]
