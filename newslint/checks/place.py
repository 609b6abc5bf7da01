"""``extends: place``: a capital, a city or a money that is not of the country or American state with which it is named.

"the Iraqi capital, Tehran", "in Lyon, Germany", "the French city of Hamburg", "the Turkish ruble". Only cities and countries that the
tables know are judged; where a name is known in several places, any of them is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, _options
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose.joined import joined

_PHRASES = {
    "capital": Phrase(r"\bcapital(?: city)?\b(?![-’'])"),
    "country": Phrase(r" (?:(?:city|town|port|village|resort|suburb) of|(?:city|town),) (?=\p{Lu})"),
    # With the space before them: "rial" stands in trials.
    "currency": Phrase(
        r" (?:rubles?|roubles?|yuan|yen|pesos?|rupees?|lira|liras|rials?|riyals?|dinars?|dirhams?|shekels?|kron(?:as?|or|e[rs]?|ur)|"
        r"korun[ay]s?|baht|francs?|rand|nairas?|hryvnias?|zlotys?|forints?|rupiahs?|ringgits?|birr|shillings?|taka|tenge|afghanis?|bolivars?|pound)"
        r"\b(?![-’'])"
    ),
}
# A pattern that begins with the comma is found a dozen times faster than one that begins with the preposition.
_COMMA = patterns.compile(r", (?:the )?[A-Z]")
_PREPOSITIONS = frozenset(
    "in near at outside around across into through from to of toward and downtown central nearby In Near At Outside Around Across".split()
)
_REACH = 60


class Check:
    """``kind`` says what to compare: ``capital`` with its country or state, ``country`` (or state) with a city in it, ``currency`` with its
    country. The message gets the evidence."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"kind"})

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._kind = _options.choice(options, "kind", tuple(_PHRASES))
        self.phrases: Sequence[Phrase] = (_PHRASES[self._kind],)
        self.always = self._kind == "country"  # which also looks at what stands behind commas

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        found = [(hit.block, _noun(hit)) for hit in hits]
        commas = list(_commas(document)) if self._kind == "country" else []
        if not found and not commas:
            return
        from newslint.facts import whereabouts  # late: it reads tables

        judge = {"capital": whereabouts.capital, "country": whereabouts.city_of, "currency": whereabouts.money}[self._kind]
        slips = [(block, judge(block.text, noun, document.facts)) for block, noun in found]
        slips += [(block, whereabouts.pair(block.text, at, document.facts)) for block, at in commas]
        for block, slip in slips:
            if slip:
                yield Match(block, slip.span, (slip.evidence,))


def _noun(hit: Hit) -> tuple[int, int]:
    """The place of the noun in the match."""
    found = hit.match[0].removesuffix(" ").removesuffix(" of").rstrip(",")
    return hit.match.end() - len(hit.match[0].lstrip(" ")), hit.match.start() + len(found)


def _commas(document: Document) -> Iterator[tuple[Block, int]]:
    """Commas between two names of which the first stands behind a preposition."""
    texts = document.shared(joined)
    for comma in _COMMA.finditer(texts.text):
        before = texts.text[max(comma.start() - _REACH, 0) : comma.start()].split()
        while before and before[-1][:1].isupper() and before[-1] not in _PREPOSITIONS:
            before.pop()
        if before and before[-1] in _PREPOSITIONS:
            yield texts.place(comma.start())
