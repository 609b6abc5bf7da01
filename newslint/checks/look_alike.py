"""``extends: look_alike``: letters of another script or shape that pass for Latin ones: a Cyrillic "a" in "payment", full-width and
mathematical letters, ligatures of a PDF. A search doesn't find such words, and a filter for words doesn't see them.

A word counts that mixes Latin letters with others; a word that is Greek or Cyrillic throughout is a quotation. The pairs of letters are
those of the Unicode consortium's list of confusables (Unicode Technical Standard 39) that look alike in ordinary type.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.joined import joined, unusual
from newslint.source import Span

_CYRILLIC = dict(zip("асеһіјоԛрѕԝхуАВЕЗІЈКМНОРЅТХУ", "acehijoqpswxyABE3IJKMHOPSTXY", strict=True))
_GREEK = dict(zip("ονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovABEZHIKMNOPTYX", strict=True))
_TWINS = _CYRILLIC | _GREEK
_SHAPED = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\ufb00-\ufb06\U0001d400-\U0001d7ff"
_ODD = patterns.compile(rf"[\u0370-\u03ff\u0400-\u052f{_SHAPED}]")
# Bytes that begin no such character in UTF-8.
_OTHER_BYTES = bytes(set(range(256)) - set(range(0xCD, 0xD5)) - {0xEF, 0xF0})
_RUN = patterns.compile(rf"[^\W\d_{_SHAPED}]*[{_SHAPED}][\w{_SHAPED}]*|[^\W\d_]+")
_LATIN = patterns.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]")
# Writing in which full-width forms are at home.
_WIDE = patterns.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST = 60


class Check:
    """Reports the word; the message gets it, the name of the first such character, and what to do. The edit puts in the Latin letters that
    the word shows; there is none where the word is for the most part of the other script."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        if not document.shared(unusual).translate(None, _OTHER_BYTES) or not _ODD.search(document.shared(joined).text):
            return
        for block in blocks:
            end = 0
            for odd in _ODD.finditer(block.text):
                if odd.start() < end:
                    continue
                start = odd.start()
                while start > max(end, odd.start() - _LONGEST) and block.text[start - 1].isalpha():
                    start -= 1
                run = _RUN.match(block.text, start, start + 2 * _LONGEST)
                end = run.end() if run else odd.end()
                word = block.text[start:end]
                plain = _plain(word)
                if plain is not None and not (unicodedata.east_asian_width(odd[0]) == "F" and _WIDE.search(block.text)):
                    span = Span(start, end)
                    what = unicodedata.name(odd[0], "an unknown character").lower()
                    edits = (Edit(span, plain),) if plain else None
                    yield Match(block, span, (word, what, f"write “{plain}”" if plain else "type it again in one script"), edits)


def _plain(word: str) -> str | None:
    """The word in Latin letters, an empty text where that is not known, or None when nothing is wrong with it."""
    folded = unicodedata.normalize("NFKC", word)
    others = [letter for letter in folded if letter.isalpha() and not _LATIN.match(letter)]
    if not others:
        return folded if folded != word else None
    latin = sum(_LATIN.match(letter) is not None for letter in folded)
    twins = sum(letter in _TWINS for letter in others)
    # A measure or a symbol ("μm", "Δt") and a word of another script with an ending of ours hold letters that look like nothing else.
    if not latin or not twins or twins < len(others) > latin:
        return None
    return "".join(_TWINS.get(letter, letter) for letter in folded) if twins == len(others) and latin >= len(others) else ""
