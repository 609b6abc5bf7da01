"""``extends: leftover``: text that belongs to a page, a desk or a machine and not to the story, by lists of lines and phrases.

Unlike ``existence``, which makes one pattern of all its tokens, every phrase here is searched for by itself, so that the literal prefilter
works for each of them; and lines are told by their length first, so that long lists of common words ("Share", "Print") cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar

from newslint.checks import Match, OptionError, _options
from newslint.checks._shown import shortened
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span

_BEFORE = r"[\s*_•·>|~\[(–—-]*+"
_AFTER = r"[\s*_|~\])»›>→–—-]*"


class Check:
    """Reports a block that, without the bullets, asterisks, brackets and white space around it, is one of ``lines`` (headlines are left
    alone; ``longest`` is the most characters it may have, 120), and any of ``phrases`` inside a block: every one, or with ``once`` the
    first of a block. Overlapping phrases are reported as the first and longest. The message gets the text, shortened."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"lines", "phrases", "ignorecase", "longest", "once"})
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        lines, phrases = _options.texts(options, "lines"), _options.texts(options, "phrases")
        if not lines and not phrases:
            raise OptionError("lines", "a leftover rule needs 'lines' or 'phrases'")
        flags = "(?i)" if _options.flag(options, "ignorecase") else ""
        longest = int(_options.number(options, "longest", 120))
        self._lines = len(lines)
        self._once = _options.flag(options, "once")
        self.phrases = (
            *(Phrase(rf"{flags}\A{_BEFORE}(?P<line>{line}){_AFTER}\Z", longest=longest) for line in lines),
            *(Phrase(flags + phrase) for phrase in phrases),
        )

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        done: dict[int, int] = {}
        for hit in hits:
            if hit.phrase < self._lines and hit.block.index not in done and "headline" not in hit.block.scope:
                done[hit.block.index] = len(hit.block.text)
                yield _match(hit.block, Span(*hit.match.span("line")))
        inside = (hit for hit in hits if hit.phrase >= self._lines)
        places = sorted(((hit.block.index, hit.match.start(), -hit.match.end(), hit.block) for hit in inside), key=itemgetter(0, 1, 2))
        for index, start, end, block in places:
            if start >= done.get(index, 0):
                done[index] = len(block.text) if self._once else -end
                yield _match(block, Span(start, -end))


def _match(block: Block, span: Span) -> Match:
    found = block.text[span.start : span.end]
    return Match(block, span, (shortened(found),))
