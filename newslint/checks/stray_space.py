"""``extends: stray_space``: white space where none belongs. ``kind`` says where:

``punctuation`` before a comma, a stop, a colon ("the end ."), inside brackets and quotation marks and on one side of a hyphen; links that
were stripped leave it all over an article, so it is reported once, with the number of places; ``hyphen`` inside a compound ("USA -led");
``possessive`` before the ending ("Mr Banda 's"); ``double`` two or more between two words, once for each article too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from newslint import patterns
from newslint.checks import Match, OptionError, _options
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose.joined import Joined, encoded, in_bytes, joined, shape
from newslint.prose.lexicon import words
from newslint.source import Span

# Each begins with its mark, which the regular expression engine finds at the speed of a byte search.
_SPACED = tuple(patterns.compile(rf"{mark}(?<=[ \xa0].)") for mark in (",", r"\.", ";", ":", r"\?", "!"))
# What of these may be reported, in the bytes of UTF-8: few articles hold it.
_SPACED_BYTES = tuple(in_bytes(mark + rb"(?<=[^.][ \xa0].)(?![\w.-]| [.-])") for mark in (rb",", rb"\.", rb";", rb":", rb"\?", rb"!"))
_MARK = patterns.compile(
    r"(?P<gap>[ \xa0]{1,4})(?P<mark>[,.!?](?=[\"'”’)\]]*(?:\s|$))|[;:](?=\s|$))"
    r"(?<=[\w%)\]\"'”’…][ \xa0].|[ \xa0][ \xa0].)(?! ?[.\-–—])"
)
# Both in the shape of the copy.
_SPACED_SHAPES = (in_bytes(rb",(?<=[ &].)"), in_bytes(rb"\.(?<=[^.][ &].)(?![\w.-]| [.-])"))
_OTHER_SHAPES = tuple(in_bytes(pattern) for pattern in (rb"-(?<= -)a", rb"- (?<=a- )a", rb"[(] ", rb"[$] "))
_DIVIDER = patterns.compile(r"@\w{1,40}$|»$|\s[:;!?]\s+\S{1,40}$")
_FIRST = patterns.compile(r"(?<![\w-])[^\W_][\w.’']{0,40} {0,2}$")
_WORD_BEFORE = patterns.compile(r"[^\W_][\w.’'-]{0,40}$")
_HANGING = words("and or but nor to not and/or")
_POSSESSIVE = patterns.compile(r" ['’]s(?= [^\W_])")
_CLOSES = patterns.compile(r"\w[.,!?]?'(?!\w)")
# Other stray spaces: what must stand in the bytes, the mark, whether the space stands before it, and the name of the place.
_ELSEWHERE = tuple(
    (in_bytes(needed), patterns.compile(pattern), before, name)
    for needed, pattern, before, name in (
        (rb"-(?<= -)(?=[a-z]{2})", r"-(?<=\w -)(?=[a-z]{2})", True, "before the hyphen"),
        (rb"- (?=[a-z]{2})(?<=[a-z]{2}- )", r"-(?<=[a-z]{2}-) (?=[a-z]{2})", False, "after the hyphen"),
        (rb"\( ", r"\( (?=\w)", False, "inside the bracket"),
        (rb"\)(?<= \))", r"\)(?<=[\w.,?!”\"] \))(?!\))", True, "inside the bracket"),
        (rb"\x9c (?<=\xe2\x80\x9c )", r"“(?<![^\s(]“) (?=\w)", False, "inside the quotation mark"),
        (rb"\x9d(?<= \xe2\x80\x9d)", r"”(?<=[\w.,?!] ”)(?<!\. \. ”)(?!\S)", True, "inside the quotation mark"),
        (rb"\$ ", r"\$(?<![^\s(]\$) (?=\d)", False, "after the dollar sign"),
        (rb",(?<=\d ,)(?=\d{3})", r",(?<=\d ,)(?=\d{3}\b)", True, "inside the figure"),
    )
)
# As far back as a quotation may have begun.
_QUOTED = 1500
_HYPHENED = patterns.compile(r"([^\W\d_]{2,40})(-?)")
_HUNG = words("and or but nor to not than versus vs as through from rather then and/or with")
# Where its cue stands nowhere, a kind needs no look.
_CUES = {"possessive": r" ['’]s ", "hyphen": r" -[A-Za-z]", "double": r"  [ a-z]"}
_NAMES = {
    ",": "before the comma",
    ";": "before the semicolon",
    ":": "before the colon",
    ".": "before the full stop",
    "!": "before the exclamation mark",
    "?": "before the question mark",
}
_DOUBLE = patterns.compile(r"  (?<=[a-z,]  ) *+(?=[a-z])")


class _Place(NamedTuple):
    """A stray space: ``span`` holds it and its mark, ``gap`` is what may go, ``name`` says where it stands."""

    block: Block
    span: Span
    gap: Span | None
    name: str


class Check:
    """Reports the space with the mark or the words beside it; the edit takes the space out, but beside a hyphen that may be meant for a
    dash. ``kind`` is required; ``second`` lists what may stand behind the hyphen of a compound, for ``hyphen``, which ``punctuation``
    leaves to the rule of that kind."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"kind", "second"})

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._kind = _options.choice(options, "kind", ("punctuation", "hyphen", "possessive", "double"))
        second = _options.texts(options, "second")
        if self._kind == "hyphen" and not second:
            raise OptionError("second", "'second' is required for the kind 'hyphen': a list of words")
        self._second = frozenset(second)
        self._hyphen = patterns.compile(rf" -(?P<second>{'|'.join(second) or '(?!)'})(?![\w’'])")
        cue = _CUES.get(self._kind)
        self.phrases = (Phrase(cue, once=True),) if cue else ()
        self.always = not cue

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        texts = document.shared(joined)
        if self._kind == "hyphen":
            return self._hyphens(texts)
        if self._kind == "possessive":
            return _possessives(texts)
        return _once(_doubles(texts) if self._kind == "double" else self._beside_marks(document))

    def _beside_marks(self, document: Document) -> list[_Place]:
        outline, data, texts = document.shared(shape), document.shared(encoded), document.shared(joined)
        spaced_mark = any(pattern.search(outline) for pattern in _SPACED_SHAPES)
        if not spaced_mark and not any(pattern.search(outline) for pattern in _OTHER_SHAPES):
            return []
        some = spaced_mark and any(needed.search(data) for needed in _SPACED_BYTES)
        spaced = {block.index: block for block, _ in texts.find(*_SPACED)} if some else {}
        marks = [(block, place) for block in spaced.values() for place in _MARK.finditer(block.text) if not _divides(block, place)]
        found = [_Place(block, Span(*place.span()), Span(*place.span("gap")), _NAMES[place["mark"]]) for block, place in marks]
        for needed, pattern, before, name in _ELSEWHERE:
            for block, at in texts.find(pattern) if needed.search(data) else ():
                space = at - 1 if before else at + 1
                gap = None if block.text[at] == "-" else Span(space, space + 1)
                if not _is_turned(block.text, at) and (gap or self._splits(block, at, before)):
                    found.append(_Place(block, Span(min(space, at), max(space, at) + 1), gap, name))
        return sorted(found, key=lambda place: (place.block.index, place.span))

    def _splits(self, block: Block, at: int, spaced_before: bool) -> bool:
        """Whether a hyphen with a space on one side splits a compound: one that hangs in a list doesn't, nor does one before a source."""
        text = block.text
        before = _WORD_BEFORE.search(text, max(at - 45, 0), at - spaced_before)
        second = _HYPHENED.match(text, at + 2 - spaced_before)
        if "heading" in block.scope or not before or not second or second.end() == len(text):
            return False
        if spaced_before:
            return before.group() not in _HANGING and second[1] not in self._second
        return second[1] not in _HUNG and not second[2]

    def _hyphens(self, texts: Joined) -> Iterator[Match]:
        for block, at in texts.find(self._hyphen) if " -" in texts.text else ():
            first = _FIRST.search(block.text, max(at - 45, 0), at)
            second = self._hyphen.match(block.text, at)
            if first and second and first.group().rstrip() not in _HANGING:
                word = first.group().rstrip()
                span = Span(first.start(), second.end())
                gap = Span(first.start() + len(word), at + 1)
                yield Match(block, span, (block.text[span.start : span.end], f"{word}-{second['second']}"), (Edit(gap, ""),))


def _doubles(texts: Joined) -> list[_Place]:
    blocks = [block for block in texts.blocks if "  " in block.text] if "  " in texts.text else []
    spans = [(block, Span(*place.span())) for block in blocks for place in _DOUBLE.finditer(block.text)]
    return [_Place(block, span, Span(span.start + 1, span.end), "") for block, span in spans if _is_whole(block, span)]


def _is_whole(block: Block, span: Span) -> bool:
    """Whether nothing stands between in the source, as a comment may: then they are two single spaces."""
    source = block.to_source(span)
    return source.end - source.start == span.end - span.start


def _once(places: Sequence[_Place]) -> Iterator[Match]:
    """The first of the places, with the number of the others; the edits are those in its block."""
    if places:
        first, others = places[0], len(places) - 1
        edits = tuple(Edit(place.gap, "") for place in places if place.gap and place.block is first.block)
        more = f", and in {others} more {'places' if others > 1 else 'place'} of this article" if others else ""
        yield Match(first.block, first.span, (first.name, more), edits or None)


def _is_turned(text: str, at: int) -> bool:
    """Whether a curly mark between spaces is turned the wrong way, so that its space is right."""
    if text[at] not in "“”":
        return False
    first = max(at - _QUOTED, 0)
    inside = text.count("“", first, at) > text.count("”", first, at)
    return inside == (text[at] == "“")


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
