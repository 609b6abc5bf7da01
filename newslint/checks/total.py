"""``extends: total``: a whole against its parts. ``kind`` says what:

``part`` a part that is larger than its whole ("of the 12 passengers, 15 died"), or over 100 percent of people; ``sum`` parts that don't add
up to their total ("12 people: five men, four women and two children"), or are more than there are ("six Democrats and five Republicans on
the nine-member panel", "52-49 in the 100-seat Senate"); ``shares`` answers to one question that add up to more than 100 percent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, _options
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase

_SMALL = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen".split()
# A year is no amount.
_FIRST = (r"1(?!9\d\d\b)", r"2(?!0\d\d\b)", *"3456789", *(f"{word} " for word in _SMALL))
_PEOPLE = "(?:voters|respondents|residents|adults|people|men|women|students|patients|members|workers)"


def _either(before: Iterable[str]) -> Phrase:
    """Any of the words with an amount behind it, each written out, so that the search stops nowhere else."""
    return Phrase("(?i)" + "|".join(f"{word}{first}" for word in before for first in _FIRST))


_PHRASES = {
    "part": (
        _either(("of the ", "of its ", "of their ", "of his ", "of these ", "of those ", "out of ")),
        _either((r"(?<=\bof the \w{1,15})’s ", r"(?<=\bof the \w{1,15})'s ")),
        Phrase(rf"(?:percent|per cent|%) of {_PEOPLE}\b"),
        Phrase(r"\w{1,5} of (?:them|whom)\b"),
    ),
    "sum": (
        Phrase(r"-(?:member|seat|strong|person|judge|justice)\b"),
        _either((": ", " - ", " – ", " — ", "—", r"\(", "total of ", "s were ", "s are ", "dead were ", "people were ")),
    ),
    "shares": (Phrase(r"(?i)\b(?:undecided|unsure|not sure|no opinion|don[’']t know|didn[’']t know|did not know|disapprov\w+|oppos\w+)"),),
}


_NUMBER = rf"(?:\d|\b(?:one|{'|'.join(_SMALL)}|nineteen|hundred|dozen)|teen|ty)"
# What must stand near a hit, or the sentence needn't be read.
_WORTH = {
    "part": (
        patterns.compile(rf"(?i){_NUMBER}(?: more| others?)?(?: out)? of (?:the |its |their |his |these |those |them|whom|\d|[a-z]+ )"
        rf"|(?:^|[,;:—–(“\"] ?|[.?!]”? |\band |\bbut )of the {_NUMBER}|\d(?: percent| per cent|%) of "),
        20, 20,
    ),
    "sum": (patterns.compile(rf"(?i)\band {_NUMBER}|\d[-–](?:to-)?\d"), 150, 200),
    "shares": (patterns.compile(r"(?:percent|per cent|%)[^.]*(?:percent|per cent|%)"), 200, 100),
}  # fmt: skip


class Check:
    """The message gets the part, or the words that hold the total, and the evidence."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"kind"})
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._kind = _options.choice(options, "kind", tuple(_PHRASES))
        self.phrases = _PHRASES[self._kind]

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        worth, before, after = _WORTH[self._kind]
        hits = [hit for hit in hits if worth.search(hit.block.text, max(hit.match.start() - before, 0), hit.match.end() + after)]
        if not hits:
            return
        from newslint.checks import _parts  # late: most articles hold none of it
        from newslint.checks._changes import sentences_hit

        judge = {"part": _parts.larger, "sum": _parts.sums, "shares": _parts.shares}[self._kind]
        for block, sentence in sentences_hit(document, hits):
            for span, told in judge(block.text, sentence):
                if not block.within("quote", span):
                    yield Match(block, span, told)
