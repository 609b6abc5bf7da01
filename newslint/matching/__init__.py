"""One pass over the text for all phrase rules: a literal prefilter says which patterns can match where, ``regex`` confirms."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re

    import regex

    from newslint.document import Block


class Phrase(NamedTuple):
    """A pattern that a check wants searched for, as a ``regex`` (V0) pattern with its flags inline.

    Where it is an alternation of many tokens, ``parts`` may hold each branch as a whole pattern of its own, in order: then only the
    branches whose literals occur are tried. The matches are those of ``pattern``. ``longest`` is the length in code points of the longest
    block that is searched (0: any)."""

    pattern: str
    parts: tuple[str, ...] = ()
    longest: int = 0


class Hit(NamedTuple):
    """A place where phrase number ``phrase`` of a rule matched in ``block``."""

    block: Block
    phrase: int
    match: re.Match[str] | regex.Match[str]
