"""``extends: figures``: numbers in figures that house style writes otherwise. ``kind`` says which:

``separator`` a number of 1,000 or more without its comma before a noun that is counted; ``fewer`` "less than" before a number of things
that are counted; ``first`` a figure that begins a sentence; ``ordinal`` an ordinal behind the month in a date ("March 5th").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, _options
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose.dates import MONTH
from newslint.prose.joined import in_bytes, joined, shape
from newslint.source import Span

# The two forms that are sought all over the text.
_CUE = patterns.compile(r"[0-9](?:(?:st|nd|rd|th)\b|(?<![\w$£€#.,:/-].)[0-9]{3,5}(?= [A-Za-z]))")
_MAY_BE_CUE = in_bytes(rb"0(?=st|nd|rd|th|000)")
_TO_NOUGHTS = bytes.maketrans(b"123456789", b"0" * 9)
_LONG = patterns.compile(r"[1-9][0-9]{3,5}")
_IDENTIFIED = patterns.compile(
    r"\b(?:(?i:flight|post|section|highway|route|room|pages?|chapter|article|title|bill|resolution|boeing|unit|channel|model|version|number|"
    r"code|line|year|local|chapter|public law)|No\.|[Ss]ince|[Ii]n|[Bb]y|[Uu]ntil|[Ff]rom|[Oo]f|[Tt]he) $"
)
_AFTER_SENTENCE = (patterns.compile(r"\. [0-9]"), patterns.compile(r"\? [0-9]"))
_FIGURE = patterns.compile(r"(?!(?:1[5-9]|20)\d\d\b)\d{1,3}(?:,\d{3})*(?:\.\d+)?%?(?= [A-Za-z].{20})")
_MONTH_BEFORE = patterns.compile(rf"\b{MONTH} (?P<day>\d{{1,2}})$")
_LESS = patterns.compile(
    r"ess [Tt]han (?P<number>(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|a dozen|a hundred|a thousand|[a-z]+ty|[a-z]+ dozen)"
    r"(?: (?:hundred|thousand|million|dozen)(?! (?:dollars|pounds|euros)))?)(?= [A-Za-z])"
)
_NO_ADJECTIVE = "of|and|to|in|on|at|out|per|block|the|or|percent|minutes?|hours?|days?|weeks?|months?|years?|miles|feet"
_HOLIDAYS = ("July 4",)
_NOT_A_DATE = patterns.compile(r" (?:anniversary|birthday|[Mm]ovement|Street|Avenue|Brigade)")


class Check:
    """Reports the figure; the message gets it and the other form, the edit puts that in. ``kind`` is required; ``nouns`` are patterns of
    what is counted, for all kinds but ``ordinal``."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"kind", "nouns"})

    def __init__(self, options: Mapping[str, Any]) -> None:
        kind = _options.choice(options, "kind", ("separator", "fewer", "first", "ordinal"))
        nouns = "|".join(_options.texts(options, "nouns"))
        self._counted = patterns.compile(rf" (?:(?!(?:{_NO_ADJECTIVE})\b)[A-Za-z’'-]+ )?(?i:{nouns})\b")
        finders = {"separator": self._separators, "fewer": self._fewer, "first": self._first, "ordinal": _ordinals}
        self._find = finders[kind]
        # "Less than" is rare, figures are not.
        self.phrases = (Phrase("ess [Tt]han ", once=True),) if kind == "fewer" else ()
        self.always = kind != "fewer"

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        return self._find(document)

    def _separators(self, document: Document) -> Iterator[Match]:
        texts = document.shared(joined)
        for number in filter(None, (_LONG.match(texts.text, at) for at in document.shared(_cues))):
            figure = number.group()
            if (len(figure) == 4 and figure[:2] in ("19", "20")) or not self._counted.match(texts.text, number.end()):
                continue
            block, start = texts.place(number.start())
            if "headline" in block.scope or not _IDENTIFIED.search(block.text, max(start - 20, 0), start):
                span = Span(start, start + len(figure))
                yield Match(block, span, (figure, f"{int(figure):,}"), (Edit(span, f"{int(figure):,}"),))

    def _fewer(self, document: Document) -> Iterator[Match]:
        texts = document.shared(joined)
        for less in _LESS.finditer(texts.text):
            block, end = texts.place(less.start())
            start = end - 1
            if block.text[start : start + 1] not in ("l", "L") or block.text[max(start - 3, 0) : start].lower().endswith("no "):
                continue
            if self._counted.match(texts.text, less.end("number")):
                found = block.text[start : start + 9]
                right = "Fewer" if found[0] == "L" else "fewer"
                yield Match(block, Span(start, start + 9), (found, right + found[4:]), (Edit(Span(start, start + 4), right),))

    def _first(self, document: Document) -> Iterator[Match]:
        starts = [(block, 0) for block in document.blocks if block.text[:1].isdigit()]
        # Few texts have a figure behind a stop at all.
        inner = []
        if b". 0" in document.shared(shape):
            inner = [(block, at + 2) for block, at in document.shared(joined).find(*_AFTER_SENTENCE)]
        for block, at in starts + inner:
            if at and not block.text[max(at - 5, 0) : at - 2].islower():
                continue
            figure = _FIGURE.match(block.text, at)
            if figure and self._counted.match(block.text, figure.end()) and block.text.rstrip('"”’)').endswith((".", "?", "!")):
                yield Match(block, Span(at, figure.end()), (figure.group(),))


def _cues(document: Document) -> list[int]:
    """Where an ordinal or a long number stands in the joined text (the last figure of an ordinal). For ``document.shared``."""
    text = document.shared(joined).text
    # All figures look alike here, and one character is sought faster than ten.
    noughts = text.encode("latin-1", "replace").translate(_TO_NOUGHTS)
    return [place.start() for place in _MAY_BE_CUE.finditer(noughts) if _CUE.match(text, place.start())]


def _ordinals(document: Document) -> Iterator[Match]:
    texts = document.shared(joined)
    for block, at in map(texts.place, document.shared(_cues)):
        date = _MONTH_BEFORE.search(block.text, max(at - 14, 0), at + 1)
        if date and not block.text[at + 1].isdigit() and date.group() not in _HOLIDAYS and not _NOT_A_DATE.match(block.text, at + 3):
            span = Span(date.start(), at + 3)
            yield Match(block, span, (block.text[span.start : span.end], date.group()), (Edit(Span(at + 1, at + 3), ""),))
