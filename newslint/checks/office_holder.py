"""``extends: office_holder``: a person named with a country's office which, by a dated table, the person did not hold at the story's date.

A mention is ``<country's> <title> <name>`` or ``<title> <name> of <country>``. It is judged only where the table knows the name in that
country. What makes a sentence history (a past year, "former", "the death of", a caption) keeps the check silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from newslint.checks import Match, _options
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span

if TYPE_CHECKING:
    from newslint.facts.verdicts import Verdict

_KINDS = ("dead", "out", "not-yet", "title")
# The short words stand between spaces, or the search would stop at every "making" and "kingdom".
_TITLE = (
    r"\b(?:[Vv]ice[- ][Pp]resident|[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier|[Cc]hancellor|Taoiseach|[Ss]upreme [Ll]eader|"
    r"[Ss]ecretary[- ][Gg]eneral)(?=,? \p{Lu})| (?:King|Queen|Emperor|Emir|Sultan|leader,?) (?=\p{Lu})"
)


class Check:
    """``when`` says what to report: ``dead`` (the person was dead at the story's date), ``out`` (had left the office), ``not-yet`` (came to
    it later) or ``title`` (held another of the country's top offices). The message gets the evidence. Without a story date only the dead
    are reported, if they were dead by the latest date that the text itself gives. With ``namesake`` only persons are reported who have a
    name in common with the holder on that day: a relative's first name has slipped in, and no history is told."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"when", "namesake"})
    phrases = (Phrase(_TITLE),)
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._kind = _options.choice(options, "when", _KINDS)
        self._namesake = _options.flag(options, "namesake")

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        from newslint.facts.verdicts import judge  # late: most articles name no office

        judged = document.shared(_judged)
        for hit in hits:
            at = (hit.block.text, hit.match.start())
            if at not in judged:
                judged[at] = judge(document, hit.block, _title_span(hit))
            verdict = judged[at]
            if verdict is not None and verdict.kind == self._kind and (verdict.namesake or not self._namesake):
                yield Match(hit.block, verdict.span, (verdict.evidence,))


def _title_span(hit: Hit) -> Span:
    found = hit.match[0]
    start = hit.match.start() + found.startswith(" ")
    return Span(start, start + len(found.strip(" ,")))


def _judged(document: Document) -> dict[tuple[str, int], Verdict | None]:
    """What has been judged in this document: rules that differ in ``when`` share the work."""
    return {}
