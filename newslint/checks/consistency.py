"""``extends: consistency``: two forms of one thing in one article. Source: Vale's documentation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint.checks import Match, OptionError, _options, _template
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.source import Span


class Check:
    """``either`` maps forms that must not both occur. Once both have, every block that holds one of them is reported, at its last match.
    The message gets the found form and the other one, as last seen."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"either", "ignorecase", "nonword"})
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        pairs = _options.pairs(options, "either")
        if any(left == right for left, right in pairs.items()):
            raise OptionError("either", "the two forms of a pair are the same")
        self.phrases = tuple(_template.phrase(options, pair, "form") for pair in pairs.items())

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        seen: list[dict[int, str]] = [{} for _ in self.phrases]
        last: dict[tuple[int, int], Match] = {}
        for hit in hits:
            span, forms = Span(*hit.match.span()), seen[hit.phrase]
            if span.start == span.end:
                continue
            number = _template.token_number(hit, "form")
            forms[number] = hit.match.group()
            if len(forms) == 2:
                last[hit.phrase, id(hit.block)] = Match(hit.block, span, (forms[number], forms[1 - number]))
        return last.values()
