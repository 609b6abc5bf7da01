"""``extends: doubled_mark``: two marks of punctuation where one belongs, as ",,", ",." or "?."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose.joined import joined
from newslint.source import Span

_CUES = tuple(patterns.compile(pattern) for pattern in (r",[,.;:?!]", r"\.\.", r";[,;.]", r":[,:]", r"\?\.", r"!\."))
_DOUBLED = patterns.compile(
    r"""(?<=[^\W_][^\W_])(?:,,|,\.(?!\d)|;;|;,|,;|::|:,|,:|;\.|,[?!](?!\w))(?=["'”’)]?(?:\s|$))
      | (?<=[a-z][a-z])(?:\.\.|[?!]\.)(?=["'”’)]?(?:\s["'“‘(]?[A-Z]|$))""",
    re.VERBOSE,
)


class Check:
    """Reports the two marks. The edit leaves one where both are the same or one is a full stop behind a louder mark. "Yahoo!." is a name at
    the end of its sentence."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    # Where none of these stands, there is nothing to look at.
    phrases = (Phrase(r"[,;:][,;:.?!]|[.?!]\.", once=True),)
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        for block, at in document.shared(joined).find(*_CUES):
            text = block.text
            if place := _DOUBLED.match(text, at):
                marks = place.group()
                if marks == "!." and text[text.rfind(" ", 0, place.start()) + 1].isupper():
                    continue
                if marks[1] == "." and marks[0] in "?!":
                    kept: str | None = marks[0]
                else:
                    kept = marks[0] if marks[0] == marks[1] else None
                span = Span(*place.span())
                yield Match(block, span, (marks,), None if kept is None else (Edit(span, kept),))
