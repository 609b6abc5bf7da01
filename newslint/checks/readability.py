"""``extends: readability``: an article or a paragraph that is hard to read. Source: Vale's documentation; the formulas of the metrics.

The five metrics that Vale knows are computed from our own words, sentences and syllables. textstat can't do that: it fetches a dictionary
at run time for the three that need syllables, ends sentences at "U.S." and at "3.5", and its Coleman-Liau lacks a digit of a factor. It
does the one that is ours: RIX, made for newspapers, which needs no syllables, on a text whose only stops are those of our sentences.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint.checks import Match, OptionError, _options
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.counts import Counts, counts, sentence_words
from newslint.source import OffsetMap, Span

_FORMULAS: dict[str, Callable[[Counts], float]] = {
    "Automated Readability": lambda n: 4.71 * n.characters / n.words + 0.5 * n.words / n.sentences - 21.43,
    "Coleman-Liau": lambda n: 5.88 * n.characters / n.words - 29.6 * n.sentences / n.words - 15.8,
    "Flesch-Kincaid": lambda n: 0.39 * n.words / n.sentences + 11.8 * n.syllables / n.words - 15.59,
    "Gunning Fog": lambda n: 0.4 * (n.words / n.sentences + 100 * n.complex_words / n.words),
    "SMOG": lambda n: 3.1291 + 1.043 * math.sqrt(30 * n.polysyllabic_words / n.sentences),
}
# Jonathan Anderson, "Lix and Rix: Variations on a Little-known Readability Index" (1983): at which RIX the next grade begins.
_RIX_GRADES = (0.2, 0.5, 0.8, 1.3, 1.8, 2.4, 3.0, 3.7, 4.5, 5.3, 6.2, 7.2)
_METRICS = (*_FORMULAS, "RIX")


class Check:
    """One report, at the first line, when the mean of ``metrics`` (US school grades) over the article's prose is above
    ``grade``, whatever the scope. The message gets the mean with two decimals. Metrics are Vale's five and ``RIX``. With ``of: paragraph``
    (ours) each paragraph of ``words`` words (40) or more is judged by itself and reported where it stands."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"metrics", "grade", "of", "words"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._metrics = _options.texts(options, "metrics")
        if "grade" not in options:
            raise OptionError("grade", "'grade' is required: the school grade that the text may have at most")
        self._grade = _options.number(options, "grade")
        self._of = _options.choice(options, "of", ("article", "paragraph"), "article")
        self._words = _options.number(options, "words", 40)
        if not self._metrics or not set(self._metrics) <= set(_METRICS):
            raise OptionError("metrics", f"'metrics' is required and must be a list of {', '.join(_METRICS)}")

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        if self._of == "article":
            found = self._mean(document)
            if found > self._grade:
                yield at_start(document, f"{found:.2f}")
            return
        for block in document.body:
            part = document.with_blocks([block], {})
            if part.shared(counts).words >= self._words and (found := self._mean(part)) > self._grade:
                yield Match(block, Span(0, len(block.text)), (f"{found:.2f}",))

    def _mean(self, document: Document) -> float:
        number = document.shared(counts)
        if not number.words:
            return -math.inf
        grades = [_FORMULAS[name](number) if name in _FORMULAS else document.shared(_rix_grade) for name in self._metrics]
        return sum(grades) / len(grades)


def at_start(document: Document, value: str) -> Match:
    """The match that says something of the article as a whole, with ``value`` for the message: its first line."""
    text = document.source.text
    block = Block(0, text, frozenset({"text", document.format}), OffsetMap.shifted(0))
    return Match(block, document.source.line_span(1), (value,))


def _rix_grade(document: Document) -> float:
    import textstat

    sentences = (" ".join(word.replace(".", "") for word in words) for words in document.shared(sentence_words))
    return 1.0 + bisect_right(_RIX_GRADES, textstat.rix(". ".join(sentences)))
