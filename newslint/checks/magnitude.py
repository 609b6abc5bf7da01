"""``extends: magnitude``: one amount with two scales ("$3 million" in the headline, "$3 billion" in the story)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.joined import joined

if TYPE_CHECKING:
    from newslint.prose.stated import Stated

# Both halves of an amount: the scale is rare and found fast, the figures stand before it.
_SCALES = ("illion", "bn")
_AMOUNT = patterns.compile(r"(?<![\w.,])(\d[\d,]{0,14}(?:\.\d{1,4})?)[ -]?([A-Za-z]{0,2})$")
_SHORT = patterns.compile(r"\d(?:bn|[mMKB])\b")
_BACK = 24
_CORRECTED = patterns.compile(r"(?i:\bcorrect|\bmistake|\bmistyped|\bmisstated|\berror)")
# How much two sentences must have in common: round figures recur by chance, but those of a headline are the story's.
_SHARP, _ROUND, _IN_HEADLINE = 3, 6, -2
_SCALED = 1000
_MOST = 20  # where more figures have two scales, it is no story
_THOUSANDFOLD = (10**3, 10**6, 10**9)


class Check:
    """Speaks of the amount that stands alone against the other, or of the headline's, or of the later one. The arguments are both."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        text, headline = document.shared(joined).text, document.headline
        places = [at for scale in _SCALES for at in _places(text, scale)]
        if headline and _SHORT.search(headline.text):
            places += [match.start() + 1 for match in _SHORT.finditer(text)]
        scales: dict[str, set[str]] = {}
        for at in places:
            amount = _AMOUNT.search(text, max(at - _BACK, 0), at)
            if amount:
                scales.setdefault(amount[1], set()).add((amount[2] or text[at])[0].lower())
        # Hardly any article gives the same figures with two scales.
        doubled = [figures for figures, found in scales.items() if len(found) > 1]
        return _rescaled(document, doubled) if 0 < len(doubled) <= _MOST else ()


def _places(text: str, needle: str) -> Iterator[int]:
    at = text.find(needle)
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)


def _rescaled(document: Document, doubled: Sequence[str]) -> Iterator[Match]:
    from newslint.prose.sentences import split
    from newslint.prose.stated import likeness, of_sentence, story

    headline = document.headline
    places = [(headline, span, 0) for span in split(headline.text)] if headline else []
    amounts: dict[tuple[str, str], dict[float, list[Stated]]] = {}
    for block, span, place in [*places, *story(document, headline)]:
        if not any(figures in block.text[slice(*span)] for figures in doubled):
            continue
        for number in of_sentence(block, span, place):
            if number.scale and number.value >= _SCALED:
                figures = f"{number.value:.9e}".partition("e")[0].rstrip("0.")
                amounts.setdefault((number.unit, figures), {}).setdefault(number.value, []).append(number)
    for (_, figures), values in amounts.items():
        if len(values) != 2 or round(max(values) / min(values)) not in _THOUSANDFOLD:
            continue
        few, many = sorted(values.values(), key=len)
        if len(many) == 1 and (many[0].block is headline or (few[0].block is not headline and many[0].sentence > few[0].sentence)):
            few, many = many, few
        one, other = few[0], max(many, key=lambda other: likeness(few[0], other))
        if one.sentence == other.sentence and one.block is other.block:
            continue  # it grew, or was put at less before
        needed = (_ROUND if len(figures) == 1 else _SHARP) + (_IN_HEADLINE if one.block is headline else 0)
        if len(few) == 1 and likeness(one, other) >= needed and not any(_CORRECTED.search(each.block.text) for each in (one, other)):
            yield Match(one.block, one.span, (_text(one), _text(other)))


def _text(number: Stated) -> str:
    return number.block.text[slice(*number.span)]
