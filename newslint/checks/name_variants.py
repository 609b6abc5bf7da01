"""``extends: name_variants``: one organisation under several names in one article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, OptionError, _options
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span

_EXPLAINS_BEFORE = patterns.compile(
    r"(?:\b(?:or|as|called|calls|named|name|names|acronym|abbreviation|term|initials|known|dubbed|styled|formerly|previously)\b[^.;]{0,25}"
    r"|[(\[“\"‘'])\s?$"
)
_EXPLAINS_BEHIND = patterns.compile(r"[”\"’']?[,)]? ?\(|,? (?:or|also|formerly|previously|an? acronym|known)\b|[)\]]")


class Check:
    """``groups`` lists organisations, each a list of names that mean it; ``enough`` of them (3) must be in free use, outside quotations and
    explanations such as "also known as". Reports the first free use of each name but the commonest one; the message gets it and that one.
    A gloss in square brackets behind a name that the article itself uses ("ISIS [Daesh]") explains nothing and is reported as well."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"groups", "enough"})
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        groups = options.get("groups")
        if not isinstance(groups, list) or not all(isinstance(group, list) and len(group) > 1 for group in groups):
            raise OptionError("groups", "'groups' must be a list of lists, each with two names or more")
        self._enough = int(_options.number(options, "enough", 3))
        self.phrases = tuple(_phrase("|".join(map(str, group))) for group in groups)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        for number in range(len(self.phrases)):
            yield from self._variants([hit for hit in hits if hit.phrase == number])

    def _variants(self, hits: Sequence[Hit]) -> Iterator[Match]:
        uses: dict[str, list[Hit]] = {}
        for hit in hits:
            uses.setdefault(hit.match["name"], []).append(hit)
        if not uses:
            return
        main = max(uses, key=lambda name: len(uses[name]))
        free = {name: [hit for hit in found if _is_free(hit)] for name, found in uses.items()}
        for hit in hits:
            if hit.match["gloss"] and free[hit.match["name"]] and hit.match["other"] != main:
                yield Match(hit.block, Span(*hit.match.span("gloss")), (hit.match["other"], hit.match["name"]))
        if sum(bool(found) for found in free.values()) < self._enough:
            return
        for name, found in free.items():
            if name != main and found:
                yield Match(found[0].block, Span(*found[0].match.span("name")), (name, main))


def _phrase(names: str) -> Phrase:
    return Phrase(rf"\b(?P<name>{names})\b(?: (?P<gloss>\[(?P<other>{names})\]))?")


def _is_free(hit: Hit) -> bool:
    """Whether a name is used in the writer's own words, and not explained by another name beside it."""
    text, (start, end) = hit.block.text, hit.match.span()
    if hit.match["gloss"] or hit.block.within("quote", Span(start, end)):
        return False
    return not (_EXPLAINS_BEFORE.search(text, max(start - 45, 0), start) or _EXPLAINS_BEHIND.match(text, end))
