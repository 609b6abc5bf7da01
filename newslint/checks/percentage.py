"""``extends: percentage``: what is said of a change against its two amounts. ``kind`` says what:

``change`` the percentage ("rose from 40 to 50, up 20 percent"), or the difference in points; ``points`` a difference of two percentages
that is given in percent and not in points; ``direction`` a verb against the amounts ("rose from 50 to 40"); ``multiple`` doubled, halved
and the like. Amounts are taken as rounded: what some unrounded amounts would bear out is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from newslint import patterns
from newslint.checks import Match, _options
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose.quantities import Quantity

if TYPE_CHECKING:
    from newslint.checks._changes import Change

# An amount that something has changed from, each with its first signs, so that the search needn't stop at every "from".
_FIRST = (r"1(?!9\d\d\b)", r"2(?!0\d\d\b)", *"3456789£€", r"\$")
_FIRST += ("one ", "two ", "three ", "four ", "five ", "six ", "seven ", "eight ", "nine ", "ten ")
_PHRASES = (
    Phrase("|".join(f"from {first}" for first in _FIRST)),
    Phrase(r"from (?:about|around|nearly|almost|more than|just|only|roughly|over|under) [\d$£€]"),
    Phrase(r"compared (?:with|to) (?:about |around |nearly |just |the )?[\d$£€]"),
    Phrase(r"(?:percent|%|per cent) (?:increase|rise|jump|gain|decline|drop|decrease|fall|reduction) (?:from|over|on) [\w ]{0,8}[\d$£€]"),
    Phrase(r"(?:percent|%|per cent) (?:higher|lower|more|less|fewer) than [\w ]{0,8}[\d$£€]"),
)
_WORTH = patterns.compile(
    r"from .{0,65} to .{0,22}(?:\d|one|two|three|four|five|six|seven|eight|nine|ten)|\d.{0,70}(?:from|compared|than|over|on) "
)
# What makes a percentage another one than that of the two amounts; and what falls when its figure rises.
_OTHER_RATE = patterns.compile(
    r"annual(?:ly|i[sz]ed| (?:rate|growth|average|increase|rise|pace))|yearly|compound|average|adjust|"
    r"inflation|real terms|constant|exclud|currenc|organic"
)
_UPSIDE_DOWN = patterns.compile(
    r"\b(?:rank\w*|spots?|places?|seed\w*|charts?|list|odds|table|standings|yen|yuan|rupees?|rubles?|roubles?|lira|pesos?|rand|naira|ringgit|"
    r"rupiah|baht|dollar|euro|pound|sterling|currency|bonds?|Treasur\w+|par|handicap|pick|overall|deep|depth|golf\w*|holes?|birdies?|bogeys?)\b"
)
_SLACK = 1.0


class Check:
    """The message gets the evidence, and the right value where it knows one."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"kind"})
    phrases = _PHRASES
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        kind = _options.choice(options, "kind", ("change", "points", "direction", "multiple"))
        self._judge = {"change": _change, "points": _points, "direction": _direction, "multiple": _multiple}[kind]

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        # Two amounts must stand near a hit, or the sentence needn't be read.
        hits = [hit for hit in hits if _WORTH.search(hit.block.text, max(hit.match.start() - 90, 0), hit.match.end() + 70)]
        if not hits:
            return
        from newslint.checks._changes import changes, sentences_hit  # late: most articles tell of no change

        for block, sentence in sentences_hit(document, hits):
            for change in changes(document, block, sentence):
                if not block.within("quote", change.span):
                    yield from self._judge(change)


def _change(change: Change) -> Iterator[Match]:
    told = change.percent
    if told is None or _OTHER_RATE.search(change.around):
        return
    old, new = change.pairs[0]
    if told.unit == "%":
        if any(_may_be(told, *_percents(*pair)) for pair in change.pairs):
            return
        if old.unit == "%" and _may_be(told, *_differences(old, new)):
            return
        right = f"{100 * abs(new.value - old.value) / abs(old.value):.0f}%"
    else:
        if old.unit != "%" or _may_be(told, *_differences(old, new)):
            return
        right = f"{abs(new.value - old.value):g} points"
    verb = "a rise" if new.value > old.value else "a fall"
    evidence = f"From {change.written(old)} to {change.written(new)} is {verb} of {right}"
    yield Match(change.block, told.span, (evidence, change.written(told)))


def _points(change: Change) -> Iterator[Match]:
    told, (old, new) = change.percent, change.pairs[0]
    if told is None or told.unit != "%" or old.unit != "%" or _OTHER_RATE.search(change.around):
        return
    if abs(told.value - abs(new.value - old.value)) < 0.06 and not _may_be(told, *_percents(old, new)):
        right = 100 * abs(new.value - old.value) / abs(old.value)
        evidence = f"From {change.written(old)} to {change.written(new)} is {told.value:g} percentage points, or {right:.0f}%"
        yield Match(change.block, told.span, (evidence, change.written(told)))


def _direction(change: Change) -> Iterator[Match]:
    if not change.way or _UPSIDE_DOWN.search(change.around):
        return
    if all((new.value - old.value) * change.way < 0 and _are_apart(old, new) for old, new in change.pairs):
        old, new = change.pairs[0]
        word = change.block.text[change.verb.start : change.verb.end]
        more = "more" if change.way < 0 else "less"
        yield Match(change.block, change.verb, (word, change.written(new), more, change.written(old)))


def _multiple(change: Change) -> Iterator[Match]:
    if not change.times or change.way < 0:
        return
    least, most = change.times
    for old, new in change.pairs:
        low, high = _ratio(old, new)
        if high >= least and low <= most:
            return
    old, new = change.pairs[0]
    word = change.block.text[change.times_at.start : change.times_at.end]
    yield Match(change.block, change.times_at, (word, f"{change.written(new)} is {new.value / old.value:.1f} times {change.written(old)}"))


def _bounds(quantity: Quantity, other: Quantity) -> tuple[float, float]:
    """What the amount may have been before it was rounded. Noughts at the end may be rounded too, but for the last; of two amounts of one
    scale the more finely written one tells how finely both are meant."""
    step = quantity.step if quantity.scale != other.scale else min(quantity.step, other.step)
    if step >= 1 and (figure := f"{quantity.value / step:.0f}").endswith("00"):
        step *= 10.0 ** (len(figure) - len(figure.rstrip("0")) - 1)
    slack = 0.05 * abs(quantity.value) if quantity.approximate else 0.0
    return abs(quantity.value) - step / 2 - slack, abs(quantity.value) + step / 2 + slack


def _ratio(old: Quantity, new: Quantity) -> tuple[float, float]:
    """The least and the largest ratio that the amounts may stand for."""
    (old_low, old_high), (new_low, new_high) = _bounds(old, new), _bounds(new, old)
    return max(new_low, 0.0) / old_high, new_high / old_low if old_low > 0 else float("inf")


def _percents(old: Quantity, new: Quantity) -> tuple[float, float]:
    """The least and the largest change in percent, without its sign."""
    low, high = (100 * (ratio - 1) for ratio in _ratio(old, new))
    if low < 0 < high:
        return 0.0, max(-low, high)
    return min(abs(low), abs(high)), max(abs(low), abs(high))


def _differences(old: Quantity, new: Quantity) -> tuple[float, float]:
    apart, slack = abs(new.value - old.value), (old.step + new.step) / 2
    return apart - slack, apart + slack


def _may_be(told: Quantity, low: float, high: float) -> bool:
    slack = max(_SLACK if told.step >= 1 else _SLACK / 2, 0.05 * told.value) if told.unit == "%" else 0.05
    slack += (max(2.0, 0.15 * told.value) if told.approximate else 0.0)
    return low - slack <= told.high and told.low <= high + slack


def _are_apart(old: Quantity, new: Quantity) -> bool:
    (old_low, old_high), (new_low, new_high) = _bounds(old, new), _bounds(new, old)
    return old_high < new_low or new_high < old_low
