"""What is said about an article: levels, fixes, diagnostics, notes and the report that holds them."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from newslint.source import Location, Span


class Level(IntEnum):
    """How sure and how bad: ``suggestion`` is taste, ``warning`` probably wrong, ``error`` wrong (a gate may block on it)."""

    SUGGESTION = 1
    WARNING = 2
    ERROR = 3

    @classmethod
    def parse(cls, name: str) -> Level:
        """The level of that name; ValueError for an unknown one."""
        try:
            return cls[name.upper()]
        except KeyError:
            raise ValueError(f"unknown level {name!r}: use suggestion, warning or error") from None

    def __str__(self) -> str:
        return self.name.lower()


class Edit(NamedTuple):
    """Replace a span with text. In a Fix the span is in the source; in a check's Match it is in the block."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that mend a finding. ``safe``: they never change what the copy says."""

    edits: tuple[Edit, ...]
    safe: bool = False


class Diagnostic(NamedTuple):
    """One finding. ``span`` is in the source; ``start`` and ``end`` are the same places as lines and columns; ``match`` is the source
    text of the span; ``scope`` names the kind of block."""

    path: str
    rule: str
    level: Level
    message: str
    span: Span
    start: Location
    end: Location
    match: str
    scope: str = "paragraph"
    link: str | None = None
    fix: Fix | None = None

    def sort_key(self) -> tuple[object, ...]:
        """Order of a report: path, place, rule, message."""
        return (self.path, self.start, self.end, self.rule, self.message)


class Note(NamedTuple):
    """Something about the run that isn't a finding: a broken rule, a file that can't be read, a rule that ran out of time.

    ``kind`` is ``file`` (a path could not be linted), ``rule`` (a rule could not be loaded), ``run`` (a rule gave up on a file) or
    ``info``. ``line`` is 1-based, 0 for none."""

    kind: str
    path: str
    line: int
    message: str
    rule: str | None = None

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        name = f" [{self.rule}]" if self.rule else ""
        return f"{place}: {self.message}{name}" if place else f"{self.message}{name}"


class Report:
    """The findings and notes of a run, and how many files were read."""

    __slots__ = ("diagnostics", "files", "notes")

    def __init__(self, diagnostics: list[Diagnostic] | None = None, notes: list[Note] | None = None, files: int = 0) -> None:
        self.diagnostics = diagnostics if diagnostics is not None else []
        self.notes = notes if notes is not None else []
        self.files = files

    def extend(self, other: Report) -> None:
        """Add the findings, notes and files of another report."""
        self.diagnostics.extend(other.diagnostics)
        self.notes.extend(other.notes)
        self.files += other.files

    def count(self, level: Level) -> int:
        """How many findings have exactly this level."""
        return sum(1 for diagnostic in self.diagnostics if diagnostic.level is level)

    @property
    def failed(self) -> bool:
        """Whether some file could not be linted or some rule could not be loaded."""
        return any(note.kind in ("file", "rule") for note in self.notes)
