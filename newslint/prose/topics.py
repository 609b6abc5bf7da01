"""Whether a part of a story speaks of what the rest speaks of.

How well a unit (a paragraph, a headline, a headline with its teaser) belongs is read from a score of signs: how many of its stems stand
elsewhere in the story and how often, weighted by rarity; whether the neighbours have them, or have more in common with each other; the
names in it; how much the story's paragraphs share at all. The scores are natural log odds with an arbitrary zero: logistic regression
over edited articles into which headlines and paragraphs of others were put (``benchmarks/topics.py``). Reading the signs of a unit costs
more than reading its words, so ``outliers`` first tells the few paragraphs that share so little that it is worth it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from math import inf, log, log1p
from typing import NamedTuple

from newslint import patterns
from newslint.document import Block, Document
from newslint.prose.rarity import RAREST, RARITY
from newslint.prose.shape import in_headline_case

_NAME = patterns.compile(r"(?<=[\w,;:’)] )[A-Z][\w’'-]+")
_HE = frozenset((b"he", b"she", b"his", b"her", b"him"))
_SMALL = b"a an as at be by do go he if in is it me mr ms my no of on or so to up us we am dr ll mrs re ve the"
_RARITY = {stem.encode(): rarity for stem, rarity in RARITY.items()}
_COMMON = frozenset(_SMALL.split()).union(*((stem, stem + b"s") for stem, rarity in _RARITY.items() if not rarity))
# Latin letters in lower case, a line end for a line end, spaces for the rest.
_LETTERS = bytes(
    byte if byte == 10 else ord(char.lower()) if (char := chr(byte)).isalpha() and ord(char.lower()) < 256 else 32 for byte in range(256)
)
_LONGEST = 5000
_SHORTEST = 3
_ALIKE = 4
_STEM = 6
_SUSPICIOUS = 12.0
_MOST = 50
_LEEWAY = 1.0
# In a shorter story each paragraph says something new, and a subhead with its paragraph may look like a teaser.
_ENOUGH = 1500


class Story(NamedTuple):
    """The words of a document: its length in letters, marks and spaces; the set of words of each block; how many blocks hold each;
    ``shared`` words stand in two blocks or more, common ones left out; ``often`` ones in three; ``shares``: how much of each paragraph (by
    index) is shared, roughly, and the lower quartile and the median of that."""

    length: int
    words: Sequence[set[bytes]]
    held: Counter[bytes]
    shared: set[bytes]
    often: set[bytes]
    shares: dict[int, float]
    low: float
    middle: float


def _flat(text: str) -> bytes:
    """The letters of a text in lower case; marks as spaces, but for line ends."""
    if not text.isascii():
        for mark in "’“”—–":
            text = text.replace(mark, " ")
    return text.encode("latin-1", "replace").translate(_LETTERS)


def story(document: Document) -> Story:
    """The words of a document. For ``document.shared``."""
    flat = _flat("\n".join([block.text[:_LONGEST] for block in document.blocks]))
    words = [set(line.split()) for line in flat.split(b"\n")]
    held = Counter(chain.from_iterable(words))
    shared = {word for word, blocks in held.items() if blocks > 1} - _COMMON
    often = {word for word in shared if held[word] > 2}
    paragraphs = [block.index for block in document.body if is_paragraph(block)]
    shares = {index: len(words[index] & shared) / (len(words[index]) + 5) for index in paragraphs}
    ranked = sorted(shares.values()) or [0.0]
    return Story(len(flat) + 1, words, held, shared, often, shares, ranked[len(ranked) // 4], ranked[len(ranked) // 2])


def is_paragraph(block: Block) -> bool:
    """Whether a block is running text of some length that ends as a sentence does."""
    return block.text.count(" ") > 12 and block.text.rstrip("\"”’' ")[-1:] in (".", "!", "?")


def outliers(told: Story) -> Iterable[int]:
    """The indices of paragraphs that may be worth a closer look: they share much less than others of the story do."""
    for index, share in told.shares.items():
        if share < told.middle:
            words = told.words[index]
            shared, often = len(words & told.shared), len(words & told.often)
            score = 4.64 * log1p(len(words)) - 3.18 * log1p(shared) - 2.12 * log1p(often) + 9.8 * told.low + 7.7 * told.middle
            if score > _SUSPICIOUS:
                yield index


def stem(word: bytes) -> bytes:
    """The first six letters of a word, without a last s where there are no more."""
    return word[:-1] if len(word) <= _STEM and word.endswith(b"s") else word[:_STEM]


def signs(document: Document, first: int, last: int, aside: int = 0) -> list[float]:
    """The signs of the unit that the blocks with indices ``first`` to ``last`` make up, in the order of ``SIGNS``. So many blocks behind it
    as ``aside`` says count as no part of the story."""
    told = document.shared(story)
    after = last + 1 + aside
    left_out = told.words[first:after]
    words: set[bytes] = set().union(*told.words[first : last + 1])
    beginnings = {word[:_ALIKE] for word in words if len(word) >= _SHORTEST}
    # Only words that begin like one of the unit's can have its stem: all others needn't be stemmed.
    held = told.held
    forms = {
        word: word[:_STEM] if len(word) > _STEM or not word.endswith(b"s") else word[:-1] for word in held if word[:_ALIKE] in beginnings
    }
    own = {forms[word] for word in words if word in forms}
    outside = dict.fromkeys(own, 0)
    inside = Counter(chain.from_iterable(left_out))
    for word, one in forms.items():
        if one in outside:
            outside[one] += held[word] - inside[word] if word in inside else held[word]
    common = [one for one in own if not _RARITY.get(one, RAREST)]
    telling = [(one, rarity, outside[one]) for one in own if (rarity := _RARITY.get(one, RAREST))]
    nearby: set[bytes] = set().union(*told.words[max(first - 2, 0) : first], *told.words[after : after + 2])
    near = {forms[word] for word in nearby if word in forms}
    around = told.words[first - 1] & told.words[after] if first and after < len(told.words) else ()
    headline = document.headline
    title = {stem(word) for word in (told.words[headline.index] if headline else _flat(document.metadata.headline or "").split())}
    text = " ".join([block.text[:_LONGEST] for block in document.blocks[first : last + 1]])
    names = {stem(name.split(None, 1)[0]) for name in _flat("\n".join(_NAME.findall(text))).split(b"\n")} if _NAME.search(text) else set()
    known = sum(1 for name in names if outside.get(name, 0) > 0)
    return [
        log1p(len(telling)),
        log1p(sum(rarity * log1p(others) for _, rarity, others in telling)),
        log1p(sum(rarity for one, rarity, _ in telling if one in near)),
        told.middle,
        log1p(sum(_RARITY.get(stem(word), RAREST) for word in around if len(word) >= _SHORTEST)),
        log1p(len(names)),
        log1p(known),
        log1p(sum(rarity for one, rarity, _ in telling if one in title)),
        log1p(len(common)),
        sum(1 for one in common if outside[one]) / (len(common) + 1),
        float('"' in text or "“" in text),
        float(not _HE.isdisjoint(words)),
        log(told.length),
    ]


def line_signs(text: str, alike: int) -> list[float]:
    """The signs of a line's own shape, in the order of ``LINE_SIGNS``; ``alike``: how many other such lines the story has."""
    capitals = sum(1 for word in text.split()[1:] if word[0].isupper())
    return [
        log1p(text.count(" ")),
        float(in_headline_case(text)),
        float(capitals > 0),
        float(text.rstrip("\"”’' ").endswith("?")),
        float(text[0] in "\"“‘'"),
        float(min(alike, 4)),
    ]


class Stranger(NamedTuple):
    """A paragraph that shares little: how foreign it is, and whether a name in it stands elsewhere in the story."""

    score: float
    names_shared: bool


def strangers(document: Document) -> dict[int, Stranger]:
    """The paragraphs that share suspiciously little, by index; none where that is the rule. For ``document.shared``."""
    found = {}
    suspects = list(islice(outliers(document.shared(story)), _MOST + 1))
    for index in suspects if len(suspects) <= _MOST else ():
        seen = signs(document, index, index)
        found[index] = Stranger(weigh(PARAGRAPH, seen), seen[_KNOWN_NAMES] > 0)
    return found


def line_scores(document: Document, index: int, alike: int) -> tuple[float, float]:
    """How foreign the line with that index is, and how foreign together with the block behind it: no more than the line is to what is left.
    ``alike``: how many other such lines the story has. Short stories are not judged by a line with its block."""
    shape = line_signs(document.blocks[index].text, alike)
    apart = weigh(HEADLINE, signs(document, index, index, 1) + shape)
    if apart < 0:
        return apart, apart
    alone = weigh(HEADLINE, signs(document, index, index) + shape)
    if document.shared(story).length < _ENOUGH:
        return alone, -inf
    return alone, min(weigh(TEASER, signs(document, index, index + 1) + shape), apart + _LEEWAY)


def weigh(weights: Sequence[float], found: Sequence[float]) -> float:
    """The score: the sum of the signs by their weights, and the last weight."""
    return sum(map(float.__mul__, weights, found), weights[-1])


SIGNS = (
    "telling", "often", "near", "middle", "around", "names", "known names", "title", "common", "share of common", "quotation", "he",
    "length",
)  # fmt: skip
_KNOWN_NAMES = SIGNS.index("known names")
LINE_SIGNS = ("words", "headline case", "capitals", "question", "quotation mark", "alike")
# The last weight stands alone. Printed by ``benchmarks/topics.py --half a --fit``.
PARAGRAPH = (2.79, -1.59, -0.98, 2.46, 0.62, 0.70, -0.95, -1.24, 0.56, -3.43, -0.65, -0.47, 0.96, -12.65)
HEADLINE = (
    4.13, -2.08, -0.90, 0.07, 0.46, 1.32, -0.98, -0.40, 0.83, -2.41, -2.73, -0.16, 0.11, 0.44, 0.42, 0.19, -1.99, -1.58, -0.43, -5.66,
)  # fmt: skip
TEASER = (
    3.45, -3.37, -1.24, 0.60, 0.90, 1.38, -1.11, -0.51, 0.06, -2.42, -0.38, -0.13, 0.70, 1.37, 1.29, 0.48, -1.54, -1.02, -0.45, -8.62,
)  # fmt: skip
