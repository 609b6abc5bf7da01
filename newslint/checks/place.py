"""``extends: place``: a capital, a city or a money that is not of the country or American state with which it is named.

"the Iraqi capital, Tehran", "in Lyon, Germany", "the French city of Hamburg", "the Turkish ruble". Only cities and countries that the tables
know are judged; where a name is known in several places, any of them is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint.checks import Match, _options
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase

_PHRASES = {
    "capital": Phrase(r"\bcapital(?: city)?\b(?![-’'])"),
    "country": Phrase(r"\b(?:city|town|port|village|resort|suburb)(?=(?:,|,? of)? \p{Lu})"),
    "currency": Phrase(
        r"\b(?:rubles?|roubles?|yuan|yen|pesos?|rupees?|lira|liras|rials?|riyals?|dinars?|dirhams?|shekels?|kron(?:as?|or|e[rs]?|ur)|"
        r"korun[ay]s?|baht|francs?|rand|nairas?|hryvnias?|zlotys?|forints?|rupiahs?|ringgits?|birr|shillings?|taka|tenge|afghanis?|bolivars?|"
        r"pound)\b(?![-’'])"
    ),
}


class Check:
    """``kind`` says what to compare: ``capital`` with its country or state, ``country`` (or state) with a city in it, ``currency`` with its
    country. The message gets the evidence."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"kind"})

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._kind = _options.choice(options, "kind", tuple(_PHRASES))
        self.phrases: Sequence[Phrase] = (_PHRASES[self._kind],)
        self.always = self._kind == "country"  # which also looks at what stands behind commas

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        from newslint.facts import whereabouts  # late: most articles wake neither rule

        judge = {"capital": whereabouts.capital, "country": whereabouts.city_of, "currency": whereabouts.money}[self._kind]
        for hit in hits:
            if slip := judge(hit.block.text, hit.match.span(), document.facts):
                yield Match(hit.block, slip.span, (slip.evidence,))
        if self._kind == "country":
            for block, slip in whereabouts.pairs(document):
                yield Match(block, slip.span, (slip.evidence,))
