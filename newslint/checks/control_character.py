"""``extends: control_character``: characters that no reader sees or that mean nothing: controls, zero-width characters and direction marks,
soft hyphens, private-use characters, the replacement character.
"""

from __future__ import annotations

import re
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

_JOINERS = "\u200c\u200d"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_LOST = "\ufffc\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff"
_SEPARATORS = "\x0b\x0c\x1c-\x1f\u2028\u2029"
_TAGS = "\U000e0001\U000e0020-\U000e007f"
# C1 controls (U+0080 to U+009F) are damaged Windows-1252: mojibake, and not reported here.
_UNSEEN = "\x00-\x08\x0e-\x1b\x7f\xad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"
_ODD = patterns.compile(rf"[{_UNSEEN}{_JOINERS}{_DIRECTION}{_LOST}{_SEPARATORS}{_TAGS}]+")
_DELETED = patterns.compile(rf"[{_LOST}]")
_SPACED = patterns.compile(rf"[{_SEPARATORS}]")
_RIGHT_TO_LEFT = patterns.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ONLY_DIRECTION = patterns.compile(rf"[{_DIRECTION}]+")
_ONLY_TAGS = patterns.compile(rf"[{_TAGS}]+")
_LETTERS = patterns.compile("[A-Za-zÀ-ɏ]")
# Bytes that no such character has in UTF-8, but for what plain copy is made of.
_OTHER_BYTES = bytes(set(range(0x80, 0x100)) - {0x81, 0xAD, 0xD8, 0xEE, 0xEF, 0xF3, 0xF4} - set(range(0x8B, 0x90)) - set(range(0xA0, 0xB0)))
_FLAG = "\U0001f3f4"


class Check:
    """Reports each run of such characters; the message gets their names. The edit deletes them (a line or page separator between two words
    becomes a space); what stood in place of a lost character can't be mended."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        if not document.shared(unusual).translate(None, _OTHER_BYTES):
            return
        whole = document.shared(joined).text
        if whole.replace("\n", "").replace("\xa0", "").isprintable() and "\ufffd" not in whole and "\ufffc" not in whole:
            return
        for block in blocks:
            text = block.text
            for run in _ODD.finditer(text):
                if not _belongs(text, run, document.format):
                    span = Span(*run.span())
                    yield Match(block, span, (_named(run.group()),), _edits(text, span))


def _belongs(text: str, run: re.Match[str], format: str) -> bool:
    """Whether the characters do their work here: join emoji or letters of a script that needs it, turn the direction of a quoted Arabic or
    Hebrew name, spell a flag, or allow a break in a web page."""
    characters = run.group()
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    if len(characters) == 1 and characters in _JOINERS:
        return bool(before and after) and not (_plain(before) or _plain(after))
    if _ONLY_DIRECTION.fullmatch(characters):
        return _RIGHT_TO_LEFT.search(text) is not None
    if _ONLY_TAGS.fullmatch(characters):
        return before == _FLAG
    return format == "html" and characters in ("\xad", "\u200b") and before.isalnum() and after.isalnum()


def _plain(character: str) -> bool:
    return character.isspace() or character.isascii() or _LETTERS.match(character) is not None


def _named(characters: str) -> str:
    names = [f"U+{ord(char):04X} {unicodedata.name(char, 'a control character')}" for char in dict.fromkeys(characters)]
    return ", ".join(names[:3]) + (" ..." if len(names) > 3 else "")


def _edits(text: str, span: Span) -> tuple[Edit, ...] | None:
    characters = text[span.start : span.end]
    if _DELETED.search(characters):
        return None
    apart = _SPACED.search(characters) and text[span.start - 1 : span.start].isalnum() and text[span.end : span.end + 1].isalnum()
    return (Edit(span, " " if apart else ""),)
