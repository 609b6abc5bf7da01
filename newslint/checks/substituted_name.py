"""``extends: substituted_name``: a country's long name that a program put in place of the short one, as "Russian Federation says".

A writer who means the long form gives it its article, and doesn't call the same country "Russia" in the next paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, _options
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span

_ARTICLE_BEFORE = patterns.compile(
    r"\b(?i:the|a|an|this|that|our|your|my|its)\s(?:(?:whole|entire|modern|new|newly|independent|present|current|then|so-called|great|young)\s){0,2}$|[-–/&]$"
)
_CAPITAL_BEFORE = patterns.compile(r"[A-Z][\w’'-]*,?\s$")
_CAPITAL_AFTER = patterns.compile(r",? [A-Z]")


class Check:
    """Reports a long name without its article where the article also uses the short one. ``names`` maps long names to short ones; ``also``
    lists patterns that show the short form in use (an adjective, say). The message gets the long and the short name; the edit puts the
    short one in. Lists of countries and the official names of bodies stay silent."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"names", "also"})
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._names = _options.pairs(options, "names")
        self._also = patterns.compile(r"\b(?:" + "|".join([*self._names.values(), *_options.texts(options, "also")]) + r")\b")
        longest_first = sorted(self._names, key=len, reverse=True)
        self.phrases = (Phrase(rf"\b(?P<name>{'|'.join(longest_first)})\b(?P<ending>['’]s\b)?"),)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        found = [hit for hit in hits if _bare(hit)]
        if not found or not any(self._plain(block.text) for block in document.blocks):
            return
        for hit in found:
            name = hit.match["name"]
            span = Span(*hit.match.span("name"))
            yield Match(hit.block, span, (name, self._names[name]), (Edit(span, self._names[name]),))

    def _plain(self, text: str) -> bool:
        """Whether the short form stands in a text outside the long one."""
        for name in self._names:
            text = text.replace(name, "")
        return self._also.search(text) is not None


def _bare(hit: Hit) -> bool:
    text, (start, end) = hit.block.text, hit.match.span()
    if _ARTICLE_BEFORE.search(text, max(start - 45, 0), start):
        return False
    return not (_CAPITAL_BEFORE.search(text, max(start - 30, 0), start) or _CAPITAL_AFTER.match(text, end))
