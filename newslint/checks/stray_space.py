"""``extends: stray_space``: white space where none belongs. ``kind`` says where:

``punctuation`` before a comma, a stop, a colon ("the end ."); links that were stripped leave it all over an article, so it is reported
once, with the number of places; ``hyphen`` inside a compound ("USA -led"); ``possessive`` before the ending ("Mr Banda 's").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, OptionError, _options
from newslint.checks._joined import Joined, joined
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose.lexicon import words
from newslint.source import Span

_SPACED = patterns.compile(r" [,.;:?!](?! ?\.)")
_MARK = patterns.compile(
    r"(?P<gap>[ \xa0]{1,4})(?P<mark>[,.!?](?=[\"'”’)\]]*(?:\s|$))|[;:](?=\s|$))"
    r"(?<=[\w%)\]\"'”’…][ \xa0].|[ \xa0][ \xa0].)(?! ?[.\-–—])"
)
_DIVIDER = patterns.compile(r"@\w{1,40}$|»$|\s[:;!?]\s+\S{1,40}$")
_FIRST = patterns.compile(r"(?<![\w-])[^\W_][\w.’']{0,40} {0,2}$")
_HANGING = words("and or but nor to not and/or")
_POSSESSIVE = patterns.compile(r" ['’]s(?= [^\W_])")
_CLOSES = patterns.compile(r"\w[.,!?]?'(?!\w)")
# Where its cue stands nowhere, a kind needs no look.
_CUES = {"punctuation": r"[ \xa0][,.;:?!]", "possessive": r" ['’]s ", "hyphen": r" -[A-Za-z]"}
_NAMES = {",": "comma", ";": "semicolon", ":": "colon", ".": "full stop", "!": "exclamation mark", "?": "question mark"}


class Check:
    """Reports the space with the mark or the words beside it; the edit takes the space out. ``kind`` is required; ``second`` lists what may
    stand behind the hyphen of a compound, for ``hyphen``."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"kind", "second"})
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._kind = _options.choice(options, "kind", ("punctuation", "hyphen", "possessive"))
        second = _options.texts(options, "second")
        if self._kind == "hyphen" and not second:
            raise OptionError("second", "'second' is required for the kind 'hyphen': a list of words")
        self._hyphen = patterns.compile(rf" -(?P<second>{'|'.join(second)})(?![\w’'])")
        self.phrases = (Phrase(_CUES[self._kind], once=True),)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        texts = document.shared(joined)
        if self._kind == "hyphen":
            return self._hyphens(texts)
        return _punctuation(texts) if self._kind == "punctuation" else _possessives(texts)

    def _hyphens(self, texts: Joined) -> Iterator[Match]:
        for block, at in texts.find(self._hyphen) if " -" in texts.text else ():
            first = _FIRST.search(block.text, max(at - 45, 0), at)
            second = self._hyphen.match(block.text, at)
            if first and second and first.group().rstrip() not in _HANGING:
                word = first.group().rstrip()
                span = Span(first.start(), second.end())
                gap = Span(first.start() + len(word), at + 1)
                yield Match(block, span, (block.text[span.start : span.end], f"{word}-{second['second']}"), (Edit(gap, ""),))


def _punctuation(texts: Joined) -> Iterator[Match]:
    if not _SPACED.search(texts.text):
        return
    spaced = [block for block in texts.blocks if _SPACED.search(block.text) or "\xa0" in block.text]
    found = [(block, place) for block in spaced for place in _MARK.finditer(block.text) if not _divides(block, place)]
    if found:
        block, first = found[0]
        edits = tuple(Edit(Span(*place.span("gap")), "") for other, place in found if other is block)
        more = f", and in {len(found) - 1} more {'places' if len(found) > 2 else 'place'} of this article" if len(found) > 1 else ""
        yield Match(block, Span(first.start(), first.end()), (_NAMES[first["mark"]], more), edits)


def _divides(block: Block, place: re.Match[str]) -> bool:
    """Whether a colon or a loud mark stands as a divider (" : " in a heading, behind a handle) or as French sets it."""
    if place["mark"] in ",.":
        return False
    if place["mark"] == ":" and "heading" in block.scope:
        return True
    return _DIVIDER.search(block.text, max(place.start() - 45, 0), place.start()) is not None


def _possessives(texts: Joined) -> Iterator[Match]:
    for block, at in texts.find(_POSSESSIVE) if " 's " in texts.text or " ’s " in texts.text else ():
        text, word = block.text, block.text.rfind(" ", 0, at) + 1
        word += len(text[word:at]) - len(text[word:at].lstrip("\"'“‘("))
        if not text[word:at].isalpha() or (text[at + 1] == "'" and _CLOSES.search(text, at + 3, at + 80)):
            continue
        span = Span(word, at + 3)
        yield Match(block, span, (text[span.start : span.end],), (Edit(Span(at, at + 1), ""),))
