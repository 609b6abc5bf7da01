"""``extends: page_box``: left-over phrases of a page, and the small lines of the box that they stand in.

A sign-up form, once scraped, is a row of short lines. "Enter your e-mail address" gives it away; "Submit", "Thank you!" and "Weekly"
beside it would be harmless anywhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint.checks import Match, _options
from newslint.checks.leftover import Check as Leftover
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase

_LONGEST_BESIDE, _LONGEST_BOX = 100, 300


class Check:
    """What ``leftover`` reports, with its keys; and a block that is one of ``beside`` (without the bullets and white space around it) and
    stands next to a short block reported before, or next to such a one. The message gets the text, shortened."""

    KEYS: ClassVar[frozenset[str]] = Leftover.KEYS | {"beside"}
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        own = {key: value for key, value in options.items() if key != "beside"}
        self._leftover = Leftover(own)
        beside = Leftover({"lines": _options.texts(options, "beside"), "ignorecase": True, "longest": _LONGEST_BESIDE})
        self._beside = beside
        self.phrases: tuple[Phrase, ...] = (*self._leftover.phrases, *beside.phrases)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        first = len(self._leftover.phrases)
        box = set()
        for match in self._leftover.find(document, blocks, [hit for hit in hits if hit.phrase < first]):
            if len(match.block.text) <= _LONGEST_BOX:
                box.add(match.block.index)
            yield match
        if not box:
            return
        moved = [hit._replace(phrase=hit.phrase - first) for hit in hits if hit.phrase >= first]
        small = {match.block.index: match for match in self._beside.find(document, blocks, moved) if match.block.index not in box}
        for step, order in ((-1, sorted(small)), (1, sorted(small, reverse=True))):
            for index in order:
                if index + step in box:
                    box.add(index)
        yield from (small[index] for index in sorted(small) if index in box)
