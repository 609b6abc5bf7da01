"""``extends: conversion``: an amount in brackets, or behind "or", that is no conversion of the one before it ("10 miles (26 km)").

``kind`` is ``unit``, or ``currency``: of money only two conversions of one pair of currencies are compared, within one story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from newslint import patterns
from newslint.checks import Match, _options
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span

if TYPE_CHECKING:
    from newslint.prose.quantities import Quantity

_HEDGES = ("about ", "around ", "approximately ", "nearly ", "almost ", "roughly ", "some ", "over ", "more than ", "up to ", "just over ")
_FIRST = (*"123456789", "0\\.", "-", "−", "minus ", *_HEDGES)
_SIGNS = (r"\$", "£", "€", r"US\$", r"C\$", r"A\$")
_PHRASES = {
    "unit": (
        Phrase("|".join(rf"\({first}" for first in _FIRST)),
        Phrase("|".join(f", or {first}" for first in (*"123456789", *_HEDGES))),
        Phrase("|".join(f" {dash} {digit}" for dash in "—–" for digit in "123456789")),
    ),
    "currency": (Phrase("|".join(rf"\({hedge}{sign}" for hedge in ("", "about ") for sign in _SIGNS)),),
}


class Check:
    """The message gets the first amount and what it is in the unit of the second; for money the second amount, and the two rates."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"kind"})
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        kind = _options.choice(options, "kind", tuple(_PHRASES))
        self.phrases = _PHRASES[kind]
        self._find = _units if kind == "unit" else _currencies

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        return self._find(hits) if hits else ()


# To the metre, square metre, kilogram, litre and kilometre an hour. Tons and gallons are of several kinds, ounces of weight or volume.
_FACTORS: dict[str, tuple[tuple[str, float], ...]] = {
    "mile": (("length", 1609.344),), "nautical mile": (("length", 1852),), "km": (("length", 1000),), "m": (("length", 1),),
    "cm": (("length", 0.01),), "mm": (("length", 0.001),), "yard": (("length", 0.9144),), "foot": (("length", 0.3048),),
    "inch": (("length", 0.0254),), "sq mile": (("area", 2_589_988.1),), "sq km": (("area", 1e6),), "sq m": (("area", 1),),
    "sq ft": (("area", 0.092903),), "acre": (("area", 4046.856),), "hectare": (("area", 1e4),), "kg": (("mass", 1),),
    "g": (("mass", 0.001),), "pound": (("mass", 0.453592),), "tonne": (("mass", 1000),),
    "ton": (("mass", 907.185), ("mass", 1016.05), ("mass", 1000)),
    "ounce": (("mass", 0.0283495), ("volume", 0.0295735), ("volume", 0.0284131)),
    "litre": (("volume", 1),), "ml": (("volume", 0.001),), "gallon": (("volume", 3.785412), ("volume", 4.54609)),
    "mph": (("speed", 1.609344),), "km/h": (("speed", 1),),
}  # fmt: skip
_DEGREES = ("C", "F", "degree")
_MONEY = ("$", "£", "€", "¥", "C$", "A$")
_SLACK = 0.03
_HEDGE = patterns.compile(r"(?:(?:about|around|approximately|nearly|almost|roughly|some|over|more than|up to|just|an estimated)\s)*")
# What may stand between an amount and its conversion, and behind the conversion.
_BEHIND = patterns.compile(
    r"(?:[ -](?:long|wide|high|tall|deep|away|apart|thick|across|square|in (?:length|height|diameter|weight)|"
    r"of (?!the\b|a\b)[a-z]+(?: [a-z]+)?))?\.? ?"
)
_CLOSING = patterns.compile(
    r"\.?(?: (?:long|wide|high|tall|deep|away|apart|thick|across|square|each|in (?:length|height|diameter|weight)))? ?"
)
# Years and ages have no letters.
_BRACKET = patterns.compile(r"\([^()A-Za-z°$£€]{0,20}[A-Za-z°$£€][^()]{0,40}\)")
_UNIT_WORDS = patterns.compile(r"^[^A-Za-z°]*(?:(?:hundred|thousand|million|billion)\b)?[\s-]*")
_WINDOW = 60
_OTHER_TIME = patterns.compile(r"\b(?:1[5-9]|20)\d\d\b|(?i:\b(?:today|then|at the time|equivalent|inflation|modern|now)\b)")
_NO_RATE = 50
_LARGER = patterns.compile(r"\d ?(?:st|stone|miles?|tons?|tonnes?)(?:,| and)? $")
# Ovens are set to steps of their dials.
_OVEN = range(200, 551)
_RATES_APART = 1.15


class _Pair(NamedTuple):
    """An amount and what is said to be the same; spans are in the text of the block."""

    one: Quantity
    other: Quantity


def _units(hits: Sequence[Hit]) -> Iterator[Match]:
    seen = set()
    for hit in hits:
        text = hit.block.text
        for one, other in _pairs(text, hit.match.start()):
            if one.unit in _MONEY or other.unit in _MONEY or (hit.block.index, other.span) in seen:
                continue
            right = _converted(one, other)
            if right is not None:
                seen.add((hit.block.index, other.span))
                yield Match(hit.block, other.span, (text[slice(*one.span)], _in_unit(right, text[slice(*other.span)], other.unit)))


def _pairs(text: str, at: int) -> Iterator[_Pair]:
    """The amounts in the brackets (or behind "or" or a dash) at ``at``, each with the amount before it."""
    from newslint.prose.quantities import quantities  # late: most brackets hold no amount

    bracket = _BRACKET.match(text, at) if text[at] == "(" else None
    if text[at] == "(" and not bracket:
        return
    low = max(at - _WINDOW, 0)
    if low:
        low = text.find(" ", low, at) + 1 or at
    before = _merged([one._replace(span=one.span.shift(low)) for one in quantities(text[low:at])], text)
    if not before or not before[-1].unit or not _BEHIND.fullmatch(text, before[-1].span.end, at):
        return
    start = at + (1 if bracket else len(", or " if text[at] == "," else " — "))
    end = bracket.end() - 1 if bracket else min(start + _WINDOW, len(text))
    others = _merged([other._replace(span=other.span.shift(start)) for other in quantities(text[start:end])], text)
    if not others or not _HEDGE.fullmatch(text, start, others[0].span.start):
        return
    if not bracket:
        others = others[:1]
        after = text[others[0].span.end : others[0].span.end + 2].lstrip()
        if not after.startswith((",", ".", ";", ")", "—", "–") if text[at] == "," else ("—", "–")):
            return
    elif not _CLOSING.fullmatch(text, others[-1].span.end, end) or any(other.unit == "foot" for other in others[:-1]):
        return
    # Of a range ("10 to 20 miles, 16 to 32 km") the ends are compared.
    for other in {other.unit: other for other in others if other.unit}.values():
        # Of "12st 4lb" the larger unit would be left out.
        if not any(_LARGER.search(text, max(amount.span.start - 16, 0), amount.span.start) for amount in (before[-1], other)):
            yield _Pair(before[-1], other)


def _merged(amounts: list[Quantity], text: str) -> list[Quantity]:
    """The amounts with feet and inches, pounds and ounces as one."""
    merged: list[Quantity] = []
    for amount in amounts:
        last = merged[-1] if merged else None
        times = {("foot", "inch"): 12, ("pound", "ounce"): 16}.get((last.unit, amount.unit)) if last else None
        if last and times and text[last.span.end : amount.span.start].strip(" ,.-") in ("", "and"):
            merged[-1] = amount._replace(span=Span(last.span.start, amount.span.end), value=last.value * times + amount.value)
        else:
            merged.append(amount)
    return merged


def _converted(one: Quantity, other: Quantity) -> float | None:
    """What the first amount is in the unit of the second, where the second is far from it; None where it may be right or can't be told."""
    if one.unit == other.unit:
        return None
    if one.unit in _DEGREES and other.unit in _DEGREES:
        to_fahrenheit = other.unit == "F" or one.unit == "C"
        right = one.value * 1.8 + 32 if to_fahrenheit else (one.value - 32) / 1.8
        difference = one.value * 1.8 if to_fahrenheit else one.value / 1.8
        fahrenheit = one.value if to_fahrenheit is False else other.value
        if int(fahrenheit) in _OVEN and one.value % 5 == other.value % 5 == 0 and abs(right - other.value) <= (9 if to_fahrenheit else 5):
            return None
        slack = (one.step * (1.8 if to_fahrenheit else 1 / 1.8) + other.step) / 2 + (4 if one.approximate or other.approximate else 1)
        return None if min(abs(right - other.value), abs(difference - other.value)) <= slack else right
    factors = [
        mine / theirs
        for dimension, mine in _FACTORS.get(one.unit, ())
        for as_dimension, theirs in _FACTORS.get(other.unit, ())
        if dimension == as_dimension
    ]
    if not factors:
        return None
    slack = 1 + _SLACK + (0.1 if one.approximate or other.approximate else 0)
    (one_low, one_high), (low, high) = _bounds(one), _bounds(other)
    if any(one_low * factor / slack <= high and low <= one_high * factor * slack for factor in factors):
        return None
    return one.value * factors[0]


def _bounds(amount: Quantity) -> tuple[float, float]:
    """What may have been rounded to the amount; noughts at the end count as rounded, but no more than a good part of the amount."""
    step = amount.step
    figure = f"{amount.value / step:.0f}"
    step *= 10.0 ** (len(figure) - len(figure.rstrip("0")))
    step = min(step, amount.value * (0.3 if amount.value < 10 else 0.1)) if step > amount.step else min(step, amount.value * 0.3)
    return amount.value - step / 2, amount.value + step / 2


def _in_unit(value: float, written: str, unit: str) -> str:
    """The value with the unit as the copy writes it: feet and inches as two."""
    unit_words = _UNIT_WORDS.sub("", written)
    if unit == "inch" and unit_words[:1] == "f":
        feet, inches = divmod(round(value), 12)
        return f"{feet} feet {inches} inches"
    return f"{_rounded(value)} {unit_words}"


def _rounded(value: float) -> str:
    if abs(value) >= 100:
        digits = len(f"{abs(value):.0f}")
        return f"{round(value, 3 - digits):,.0f}"
    return f"{value:.2g}" if abs(value) < 10 else f"{value:.0f}"


def _currencies(hits: Sequence[Hit]) -> Iterator[Match]:
    rates: dict[tuple[str, str], list[tuple[float, float, float, Hit, Span]]] = {}
    for hit in hits:
        text = hit.block.text
        for one, other in _pairs(text, hit.match.start()):
            first, second = ("£" if amount.unit == "pound" else amount.unit for amount in (one, other))
            around = text[max(one.span.start - 100, 0) : other.span.end + 60]
            if first == second or first not in _MONEY or second not in _MONEY or _OTHER_TIME.search(around):
                continue
            turned = first > second
            upper, lower = (other, one) if turned else (one, other)
            if lower.low > 0:
                low, high = upper.low / lower.high, upper.high / lower.low
                rates.setdefault((second, first) if turned else (first, second), []).append(
                    (upper.value / lower.value, low, high, hit, other.span)
                )
    for (first, second), told in rates.items():
        usual = sorted(told, key=lambda rate: rate[0])[(len(told) - 1) // 2] if len(told) > 2 else told[0]
        for rate, low, high, hit, span in told:
            # So far apart, an amount lacks its "million", or was not read whole.
            if not 1 / _NO_RATE < rate / usual[0] < _NO_RATE:
                continue
            if low > usual[2] * _RATES_APART or high * _RATES_APART < usual[1]:
                shown = hit.block.text[slice(*span)]
                yield Match(hit.block, span, (shown, f"{second}1 is {first}{rate:.2f}", f"{first}{usual[0]:.2f}"))
