"""What the matching pass has to know of a pattern before it sees a text; all of it is kept on disk with the rule."""

from __future__ import annotations

from typing import NamedTuple

from newslint.matching import Phrase
from newslint.matching.literals import fold, needles
from newslint.matching.words import words


class Index(NamedTuple):
    """What the pass knows of a pattern: its ``needles`` (None: unknown) and whether every match begins with one (``lead``), the plain
    ``words`` that it stands for, and where its needles tell little or nothing, its ``gate``. All of it can be kept on disk."""

    needles: tuple[str, ...] | None = None
    lead: bool = False
    words: tuple[tuple[str, ...], bool, bool, bool] | None = None
    gate: str | None = None


def index_of(phrase: Phrase) -> list[Index]:
    """What ``Searched`` wants to know of a phrase: the index of each of its parts (of the phrase itself where it has none)."""
    return [_index(part) for part in phrase.parts or (phrase.pattern,)]


def _index(pattern: str) -> Index:
    if plain := words(pattern):
        literals = tuple(sorted({fold(text) for text in plain.texts}))
        if all(len(text) > 1 or not text.isalnum() for text in literals):
            return Index(literals, True, (plain.texts, plain.ignorecase, plain.starts, plain.ends))
    found = needles(pattern)
    if found is not None and not found.weak:
        return Index(tuple(sorted(found.texts)), found.lead)
    from newslint.matching.gates import gate

    return Index(tuple(sorted(found.texts)) if found else None, gate=gate(pattern))
