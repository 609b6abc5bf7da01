"""``extends: consistency``: two forms of one thing in one article. Source: Vale's documentation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint.checks import Match, OptionError, _options
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span


class Check:
    """``either`` maps forms that must not both occur. Once both have, every block that brings the later form is reported, at its last
    match. The message gets the found form and the other one."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"either", "ignorecase", "nonword"})
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        pairs = _options.pairs(options, "either")
        flags = "(?i)" if _options.flag(options, "ignorecase") else ""
        form = "{}" if _options.flag(options, "nonword") else r"\b(?:{})\b"
        if any(left == right for left, right in pairs.items()):
            raise OptionError("either", "the two forms of a pair are the same")
        self.phrases = tuple(Phrase(flags + form.format(text)) for pair in pairs.items() for text in pair)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        for left in range(0, len(self.phrases), 2):
            ours = sorted((hit for hit in hits if hit.phrase in (left, left + 1)), key=lambda hit: (hit.block.index, hit.match.start()))
            if len({hit.phrase for hit in ours}) < 2:
                continue
            first = ours[0]
            last_in_block = {hit.block.index: hit for hit in ours if hit.phrase != first.phrase}
            for hit in last_in_block.values():
                yield Match(hit.block, Span(*hit.match.span()), (hit.match.group(), first.match.group()))
