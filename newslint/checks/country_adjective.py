"""``extends: country_adjective``: a country's name where its adjective belongs, as in "the United Kingdom general" or "USA officials"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, _options
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span

# "U.S.-South Korea", "pro-Russia", "Team USA", "New Mexico", "the ministry's top Ukraine official" (who is none of Ukraine's).
_NOT_THE_COUNTRY = patterns.compile(r"(?:[-–/&]|['’]s?\s|\b(?:Team|Miss|Oxfam|Radio|Great|New|Northern|West|top|senior)\s)$")


class Check:
    """Reports the name with the noun behind it. ``adjectives`` maps patterns of names to adjectives, ``nouns`` lists patterns of what must
    follow; behind the names in ``spun``, which spinning programs put in place of an adjective, ``spun_nouns`` count as well. The message
    gets the adjective, the name and the noun; the edit puts the adjective in."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"adjectives", "nouns", "spun", "spun_nouns"})
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        adjectives = _options.pairs(options, "adjectives")
        self._right = list(adjectives.values())
        nouns, spun = _options.texts(options, "nouns"), _options.texts(options, "spun")
        more = [*nouns, *_options.texts(options, "spun_nouns")]
        # One phrase for each name, so that the pass over the text looks for names and not for the nouns, which are everywhere.
        self.phrases = tuple(
            Phrase(rf"\b(?P<name>{name}) (?P<noun>{'|'.join(more if name in spun else nouns)})\b(?!-)") for name in adjectives
        )

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        for hit in hits:
            text, start = hit.block.text, hit.match.start()
            if _NOT_THE_COUNTRY.search(text, max(start - 12, 0), start):
                continue
            adjective = self._right[hit.phrase]
            edits = (Edit(Span(*hit.match.span("name")), adjective),)
            yield Match(hit.block, Span(*hit.match.span()), (adjective, hit.match["name"], hit.match["noun"]), edits)
