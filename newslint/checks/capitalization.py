"""``extends: capitalization``: headings in the wrong case. Source: Vale's documentation.

Vale asks a tagger whether "to" begins an infinitive, and looks at exceptions without regard to case when some vocabulary is in use.
Here either "to" is right in AP style, and the case of an exception counts unless it says ``(?i)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from itertools import groupby
from typing import Any, ClassVar, NamedTuple

from newslint import patterns
from newslint.checks import Match, OptionError, _options
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.case import NO_TERMS, STYLES, WORD, Terms, Word, lower, sentence_case, title_case, upper
from newslint.source import Span

_VARIABLES = ("$title", "$sentence", "$lower", "$upper")
_BUDGET = 0.5
# An exception without anything that a pattern could get wrong.
_LITERAL = patterns.compile(r"[\w.][\w .,:;&@/'’®™#!%-]*")
_LETTER_AT_START = patterns.compile(r"(?<![\w\x80-\U0010ffff])[^\W\d_]")


class _Verdict(NamedTuple):
    expected: str
    edits: tuple[Edit, ...]


class Check:
    """Reports a block whose case isn't that of ``match``: ``$title`` (in ``style``), ``$sentence``, ``$lower``, ``$upper``, or a pattern
    that must occur. The message gets the text found and the text (or pattern) expected.

    A title or sentence may have a share of wrong words, up to ``threshold`` (0.8 must be right); a sentence that begins wrongly is wrong.
    In a title words in capitals are right. ``exceptions`` keep their case, as do words that one of them occurs in; they are patterns, and
    whole words where they have several. ``indicators`` are endings of words in sentence case behind which a capital follows; ``prefix``
    is a pattern for what is left alone at the start of the text."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"match", "style", "exceptions", "indicators", "threshold", "prefix", "vocab", "action"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._match = _options.text(options, "match")
        if re.fullmatch(r"\$\w+", self._match) and self._match not in _VARIABLES:
            raise OptionError("match", f"'match' must be one of {', '.join(_VARIABLES)} or a pattern, not {self._match!r}")
        self._style = _options.choice(options, "style", STYLES, "AP")
        self._threshold = _options.number(options, "threshold") or 0.8
        self._indicators = tuple(_options.texts(options, "indicators"))
        self._exceptions = _Exceptions(_options.texts(options, "exceptions") + _options.texts(options, "accepted"))
        prefix = _options.text(options, "prefix", "")
        self._prefix = _options.pattern(prefix, "prefix").match if prefix else None
        self._pattern = None if self._match in _VARIABLES else _options.pattern(self._match, "match")
        action = options.get("action") or {}
        self._mends = action.get("name") == "replace" and not action.get("params")

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        for block in blocks:
            verdict = self._verdict(block.text)
            if verdict is not None:
                edits = verdict.edits if self._mends else None
                yield Match(block, Span(0, len(block.text)), (block.text, verdict.expected), edits or None)

    def _verdict(self, text: str) -> _Verdict | None:
        """What the text should be and how to get there; None when it is right."""
        if self._pattern is not None:
            fine = self._pattern.search(text, timeout=_BUDGET) or self._exceptions.occur(text)
            return None if fine else _Verdict(self._match, ())
        if self._match in ("$lower", "$upper"):
            expected = lower(text) if self._match == "$lower" else upper(text)
            if text == expected or self._exceptions.occur(text):
                return None
            return _Verdict(expected, (Edit(Span(0, len(text)), expected),))
        prefix = self._prefix(text, timeout=_BUDGET) if self._prefix else None
        start = prefix.end() if prefix else 0
        words = self._cased(text, start, NO_TERMS)
        # Exceptions keep the case they have, so that a text without any wrong word can't be wrong because of them.
        if any(found != wanted for _, _, found, wanted in words) and self._exceptions.concern(text):
            words = self._cased(text, start, self._exceptions.terms)
        before = sum(1 for _ in NO_TERMS.words(text, 0, start)) if start else 0
        return None if self._fine(words, before) else _mended(text, words)

    def _cased(self, text: str, start: int, terms: Terms) -> list[Word]:
        if self._match == "$title":
            return title_case(text, start, terms, self._style)
        return sentence_case(text, start, terms, self._indicators)

    def _fine(self, words: Sequence[Word], before: int) -> bool:
        """Whether enough of the words are right, together with as many as there are in the prefix, which always are."""
        title = self._match == "$title"
        wrong = sum(1 for _, _, found, wanted in words if found != wanted and not (title and found == upper(found)))
        if not wrong:
            return True
        if not title and not before:
            first = words[0]
            # "Top-Level" at the start is a wrong word like any other.
            if first.found not in (first.wanted, _LETTER_AT_START.sub(lambda match: match.group().title(), lower(first.found))):
                return False
        total = len(words) + before
        return (total - wrong) / total >= self._threshold


def _mended(text: str, words: Iterable[Word]) -> _Verdict:
    parts: list[str] = []
    edits: list[Edit] = []
    at = 0
    for start, end, found, wanted in words:
        parts += (text[at:start], wanted)
        at = end
        if found != wanted:
            edits.append(Edit(Span(start, end), wanted))
    return _Verdict("".join(parts) + text[at:], tuple(edits))


class _Exceptions:
    """The terms of ``exceptions``. Patterns are compiled when a text is wrong without them, since most never are."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._entries = sorted(entries, key=len, reverse=True)
        self._literal = True
        for entry in self._entries:
            if not _LITERAL.fullmatch(entry):
                self._literal = False
                _options.pattern(f"(?:{entry})", "exceptions")

    def concern(self, text: str) -> bool:
        """Whether some word of the text may be or hold one of them. A pattern may be anchored to the ends of a word."""
        return bool(self._entries) and (not self._literal or self.terms.inside(text) is not None)

    @cached_property
    def terms(self) -> Terms:
        """For the casing of words."""
        words = self._made(rf"(?P<term>\b(?:{self._alternatives})\b)|{WORD}")
        inside = self._made(self._alternatives)
        if self._literal:
            return Terms(words.finditer, inside.search)
        # The budget is for the matching, not for what the caller does between two matches.
        return Terms(lambda *where: list(words.finditer(*where, timeout=_BUDGET)), partial(inside.search, timeout=_BUDGET))

    @cached_property
    def _whole(self) -> Any:
        return _options.pattern(rf"\b(?:{self._alternatives})\b", "exceptions")

    def occur(self, text: str) -> bool:
        """Whether one of them occurs in the text as whole words."""
        return bool(self._entries) and self._whole.search(text, timeout=_BUDGET) is not None

    def _made(self, pattern: str) -> Any:
        return patterns.compile(pattern) if self._literal else _options.pattern(pattern, "exceptions")

    @cached_property
    def _alternatives(self) -> str:
        """All of them, the longest first. Literal ones that begin alike are tried together, which makes hundreds of them cheap."""
        parts: list[str] = []
        for literal, run in groupby(self._entries, key=lambda entry: _LITERAL.fullmatch(entry) is not None):
            if not literal:
                parts += (f"(?:{entry})" for entry in run)
                continue
            rests: dict[str, list[str]] = {}
            for entry in run:
                rests.setdefault(entry[0], []).append(entry[1:])
            parts += (f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())
        return "|".join(parts)
