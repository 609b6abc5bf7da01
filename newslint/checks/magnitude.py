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

_AMOUNT = patterns.compile(r"(?<![\w.,])(\d[\d,]*(?:\.\d+)?)[ -]?(?:(thousand|million|billion|trillion)|([KMBTmbt])n?\b)")
_CORRECTED = patterns.compile(r"(?i:\bcorrect|\bmistake|\bmistyped|\bmisstated|\berror)")
# How much two sentences must have in common: round figures recur by chance, but those of a headline are the story's.
_SHARP, _ROUND, _IN_HEADLINE = 1, 6, -2
_SCALED = 1000
_THOUSANDFOLD = (10**3, 10**6, 10**9)


class Check:
    """Speaks of the amount that stands alone against the other, or of the headline's, or of the later one. The arguments are both."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        text = document.shared(joined).text
        if "illion" not in text and "bn" not in text:
            return ()
        scales: dict[str, set[str]] = {}
        for figures, scale, short in _AMOUNT.findall(text):
            scales.setdefault(figures, set()).add((scale or short)[0].lower())
        # Hardly any article gives the same figures with two scales.
        if all(len(found) == 1 for found in scales.values()):
            return ()
        return _rescaled(document)


def _rescaled(document: Document) -> Iterator[Match]:
    from newslint.prose.stated import beside, likeness, stated

    headline, numbers = document.headline, document.shared(stated)
    first = [number for number in numbers if number.block is headline]
    amounts: dict[tuple[str, str], dict[float, list[Stated]]] = {}
    for number in [*first, *(beside(numbers, headline) if headline else numbers)]:
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
        needed = (_ROUND if len(figures) == 1 else _SHARP) + (_IN_HEADLINE if one.block is headline else 0)
        if len(few) == 1 and likeness(one, other) >= needed and not any(_CORRECTED.search(each.block.text) for each in (one, other)):
            yield Match(one.block, one.span, (_text(one), _text(other)))


def _text(number: Stated) -> str:
    return number.block.text[slice(*number.span)]
