"""``extends: author_note``: the line that presents the author of a column, left at the foot or head of the copy.

It says in the present tense what somebody is or does ("... is a professor of law at ... and the author of ..."), stands by itself, reports
nothing, and names somebody of whom the story itself doesn't speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, OptionError, _options
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.names import LEADING, UPPER
from newslint.source import Span

_LONGEST, _SHORTEST_STORY = 700, 5
_HEAD, _TAIL = 3, 4
_SHORT = 80
_OPENING = (
    r"(?P<mark>[(\[*•⦁·_|–—-]*\s?)(?P<label>(?i:(?:about (?:the|our) )?(?:authors?|writers?|columnists?|contributors?)\s?[:–—-]\s?|"
    r"by way of introduction:\s?))?"
)
_WORD = rf"[{UPPER}][\w’'.-]*+"
_NAME = rf"{_WORD}(?: (?:(?:de|van|von|der|al|bin|la|del|di) )?{_WORD}){{1,5}}+"
_WHO = rf"(?P<names>(?P<trade>The (?:writer|author|columnist)s?)\b|{_NAME}(?:(?:,| and|, and) {_NAME}){{0,5}}+)"
_ASIDE = r"(?:, [^:;!?\"“]{2,160}?,| \([^()]{2,60}\))?"
_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "Ph.D.", "M.D."})
_REPORTED = patterns.compile(
    r"\b(?:said|says|told|asked|added|testified|announced|argued|denied|pleaded|arrested|charged|according to|"
    r"misidentified|mistake|corrected|earlier version|I|we)\b"
)
_ADDRESS = patterns.compile(
    r"@\w|\b(?:[Vv]iews|[Oo]pinions) (?:are|expressed)|\bTwitter\b|\b[Tt]his (?:article|piece|column|essay|commentary|op-ed)\b"
)


class Check:
    """Reports a block among the first or last of a story that opens with a person's full name (or "The writer") and a verb in the
    present tense, and has one of ``roles`` or ``verbs`` near it. ``roles`` stand behind "is" and "are", ``verbs`` behind the name. The
    surname may not stand elsewhere in the story, unless a bullet, dash or bracket opens the block, a label does, or an address ends it. The
    message gets the name."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"roles", "verbs"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        roles, verbs = _options.texts(options, "roles"), _options.texts(options, "verbs")
        if not roles or not verbs:
            missing = "verbs" if roles else "roles"
            raise OptionError(missing, f"{missing!r} is required: what authors are, and what they do")
        role = rf"(?P<be>is|are|has been|was|were)(?: [^.,;:!?\"“]{{0,80}}?)?[ -](?i:{'|'.join(roles)})s?\b"
        try:
            self._note = patterns.compile(rf"{_OPENING}{_WHO}{_ASIDE} (?:{role}|(?:{'|'.join(verbs)})\b)")
        except re.error as error:
            raise OptionError("roles", f"'roles' or 'verbs' holds no valid regular expression: {error}") from None

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        story = document.blocks
        if len(story) < _SHORTEST_STORY:
            return
        first = 1 if document.headline else 0
        edges = {*range(first, first + _HEAD), *range(len(story) - _TAIL, len(story))}
        for block in blocks:
            if block.index not in edges or len(block.text) > _LONGEST:
                continue
            note = self._note.match(block.text)
            if note and not _REPORTED.search(block.text) and (_is_marked(note, block) or _is_stranger(note, document)):
                yield Match(block, Span(0, len(block.text.rstrip())), (note["names"],))


def _is_marked(note: re.Match[str], block: Block) -> bool:
    """Whether the block shows that it is no part of the story."""
    set_apart = "list" in block.scope or note["mark"].strip() or note["label"] or note["trade"]
    return bool(set_apart or _ADDRESS.search(block.text))


def _is_stranger(note: re.Match[str], document: Document) -> bool:
    """Whether the story names none of these people, and the note isn't told in the past."""
    if note["be"] in ("was", "were") or note["names"].split()[0] in LEADING:
        return False
    surnames = [_surname(name) for name in note["names"].replace(" and ", ", ").split(", ")]
    return not any(surname in block.text for block in document.blocks for surname in surnames if _tells(block, note.string))


def _tells(block: Block, note: str) -> bool:
    """Whether a block is part of the story and neither a byline nor the note itself."""
    return block.text != note and (len(block.text) > _SHORT or "headline" in block.scope)


def _surname(name: str) -> str:
    words = [word for word in name.split() if word not in _SUFFIXES]
    return words[-1].rstrip(",")
