"""One pass over the text for all phrase rules: a literal prefilter says which patterns can match where, ``regex`` confirms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    import regex

    from newslint.document import Block


class Phrase(NamedTuple):
    """A pattern that a check wants searched for, as a ``regex`` (V0) pattern with its flags inline.

    Where it is an alternation of many tokens, ``parts`` may hold each branch as a whole pattern of its own, in order: then only the
    branches whose literals occur are tried. The matches are those of ``pattern``. ``longest`` is the length in code points of the longest
    block that is searched (0: any). ``once`` asks for no more than the first match in a block (of a phrase without parts)."""

    pattern: str
    parts: tuple[str, ...] = ()
    longest: int = 0
    once: bool = False


class _NoGroups:
    """What ``match.re`` is for a pattern without groups."""

    groups = 0
    groupindex: ClassVar[Mapping[str, int]] = {}


class WordMatch:
    """A place where plain words stand, found without a regular expression. It answers what checks ask of a match: its only group is
    number 0."""

    __slots__ = ("_end", "_start", "_text")

    re = _NoGroups
    lastgroup: ClassVar[str | None] = None
    lastindex: ClassVar[int | None] = None

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start = start
        self._end = end

    def group(self, *numbers: int) -> Any:
        """The matched text. IndexError for a group other than 0."""
        if any(numbers):
            raise IndexError("no such group")
        return self._text

    def __getitem__(self, number: int) -> Any:
        return self.group(number)

    def groups(self) -> tuple[str, ...]:
        """Nothing: there are no groups."""
        return ()

    def start(self, number: int = 0) -> int:
        """Where the match begins."""
        return self._start

    def end(self, number: int = 0) -> int:
        """Where the match ends."""
        return self._end

    def span(self, number: int = 0) -> tuple[int, int]:
        """Where the match begins and ends."""
        return self._start, self._end


AnyMatch: TypeAlias = "re.Match[str] | regex.Match[str] | WordMatch"


class Hit(NamedTuple):
    """A place where phrase number ``phrase`` of a rule matched in ``block``. ``part`` is the part of the phrase that did, -1 when the
    phrase was searched for whole."""

    block: Block
    phrase: int
    match: Any
    part: int = -1
