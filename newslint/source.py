"""Where text is: spans, places and maps between a block's text and the file it came from.

One unit throughout: **code points into the source as decoded** (a byte order mark removed). Spans are half-open. Lines and columns are
1-based; a column counts code points. Lines end at LF, CR LF or CR and nowhere else, as editors have it.
"""

from __future__ import annotations

import codecs
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class SourceError(Exception):
    """The bytes can't be read as text. ``str()`` is a full sentence; ``line`` is where the cause is (1-based, 0 for the whole file)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point; an empty span overlaps what it stands inside of."""
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        """The same range ``by`` code points further on."""
        return Span(self.start + by, self.end + by)


class Location(NamedTuple):
    """A place as a person names it: 1-based line, 1-based column in code points."""

    line: int
    column: int


class Source:
    """The decoded text of one file, and where its lines begin."""

    __slots__ = ("_starts", "name", "text")

    def __init__(self, text: str, name: str = "<text>") -> None:
        self.text = text
        self.name = name
        self._starts: list[int] | None = None

    @classmethod
    def from_bytes(cls, data: bytes, name: str = "<bytes>", encoding: str | None = None) -> Source:
        """Decode ``data``: UTF-8, or what a byte order mark says, or ``encoding``. Raises SourceError naming line and cause."""
        return cls(decode(data, encoding), name)

    @property
    def line_starts(self) -> Sequence[int]:
        """Offsets at which lines begin; the first is 0."""
        if self._starts is None:
            starts, text = [0], self.text
            if "\r" not in text:
                at = text.find("\n")
                while at >= 0:
                    starts.append(at + 1)
                    at = text.find("\n", at + 1)
            else:
                for at, char in enumerate(text):
                    if char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n"):
                        starts.append(at + 1)
            self._starts = starts
        return self._starts

    def locate(self, offset: int) -> Location:
        """The line and column of a code-point offset."""
        starts = self.line_starts
        line = bisect_right(starts, offset)
        return Location(line, offset - starts[line - 1] + 1)

    def line_span(self, line: int) -> Span:
        """The span of a 1-based line, without its line ending."""
        starts = self.line_starts
        start = starts[line - 1]
        end = starts[line] if line < len(starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)


def decode(data: bytes, encoding: str | None = None) -> str:
    """Text of ``data`` without its byte order mark. Raises SourceError for binary data and for bytes that the encoding doesn't allow."""
    try:
        named = codecs.lookup(encoding).name if encoding else ""
    except LookupError:
        raise SourceError(f"The encoding {encoding!r} is unknown; use a name that Python knows, such as cp1252.") from None
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if not marked and not named.startswith(("utf-16", "utf-32")) and b"\0" in data[:8192]:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise SourceError("This is a binary file, not text (it holds a NUL byte); leave it out of the paths or exclude it.", line)
    try:
        return data.decode(marked or named or "utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        hint = ""
        if encoding is None:
            hint = " It looks like Windows-1252 or Latin-1: save it as UTF-8, or pass --encoding cp1252."
        raise SourceError(
            f"This is not valid {encoding or 'UTF-8'}: byte {column} of line {line} is 0x{data[error.start]:02X}, which is wrong.{hint}",
            line,
        ) from None
    except UnicodeError as error:
        raise SourceError(f"This can't be read as {encoding}: {error}.") from None


class Piece(NamedTuple):
    """A run of block text and the source it stands for. Verbatim when each code point stands for one of the source (the same one, but
    where a reader masks code with asterisks); otherwise a replacement (an entity, a joined line end) which maps only as a whole."""

    at: int
    source_start: int
    source_end: int
    verbatim: bool


class OffsetMap:
    """Maps spans of a block's text to spans of the source.

    A span's start maps through the piece of its first character, its end through the piece of its last one, so that a span never swallows
    markup that stands between it and its neighbours.
    """

    __slots__ = ("_starts", "pieces")

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = tuple(pieces) or (Piece(0, 0, 0, True),)
        # Most blocks have one piece, and most are never asked.
        self._starts: list[int] | None = None

    @classmethod
    def shifted(cls, by: int) -> OffsetMap:
        """The map of a block which is a verbatim slice of its source, ``by`` code points in."""
        return cls((Piece(0, by, by, True),))

    @property
    def _ats(self) -> list[int]:
        if self._starts is None:
            self._starts = [piece.at for piece in self.pieces]
        return self._starts

    def _piece(self, position: int) -> Piece:
        return self.pieces[0] if len(self.pieces) == 1 else self.pieces[max(bisect_right(self._ats, position) - 1, 0)]

    def to_source(self, span: Span) -> Span:
        """The source span of a block span (an empty span maps to an empty one)."""
        first = self._piece(span.start)
        start = first.source_start + (span.start - first.at) if first.verbatim else first.source_start
        if span.end <= span.start:
            return Span(start, start)
        last = self._piece(span.end - 1)
        end = last.source_start + (span.end - last.at) if last.verbatim else last.source_end
        return Span(start, end)

    def slice(self, start: int, end: int | None = None) -> OffsetMap:
        """The map of the block text from ``start`` to ``end`` (None: to the last)."""
        first = self._piece(start)
        behind = bisect_right(self._ats, start)
        stop = len(self.pieces) if end is None else bisect_left(self._ats, end)
        rest = [piece._replace(at=piece.at - start) for piece in self.pieces[behind:stop]]
        whole = first._replace(at=0)
        head = Piece(0, first.source_start + (start - first.at), first.source_end, True) if first.verbatim else whole
        return OffsetMap([head, *rest])

    def chain(self, outer: OffsetMap) -> OffsetMap:
        """This map followed by ``outer``: for text inside text, as HTML inside a JSON string."""
        pieces = []
        for number, piece in enumerate(self.pieces):
            if not piece.verbatim:
                pieces.append(Piece(piece.at, *outer.to_source(Span(piece.source_start, piece.source_end)), False))
                continue
            here = self.pieces[number + 1].at if number + 1 < len(self.pieces) else None
            end = None if here is None else piece.source_start + (here - piece.at)
            pieces.extend(
                Piece(piece.at + (start - piece.source_start), low, high, verbatim)
                for start, low, high, verbatim in outer.runs(piece.source_start, end)
            )
        return OffsetMap(pieces)

    def runs(self, start: int, end: int | None) -> Iterable[tuple[int, int, int, bool]]:
        """The pieces that cover block text from ``start`` to ``end`` (None: all), as (start, source start, source end, verbatim)."""
        for piece in self.slice(start).pieces:
            if end is not None and piece.at + start >= end:
                return
            yield piece.at + start, piece.source_start, piece.source_end, piece.verbatim
