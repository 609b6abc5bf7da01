"""Markdown (CommonMark with tables) and its front matter, read with pyromark, whose events carry source ranges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

import pyromark

from newslint.document import Block, Document, Mark, Metadata
from newslint.prose.dates import find_dates
from newslint.readers._pieces import LONGEST_BLOCK, pieces
from newslint.source import OffsetMap, Piece, Source, Span

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | pyromark.Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
)
_MARKS = {"Link": "link", "Emphasis": "emphasis", "Strong": "strong"}
_BLOCKS = frozenset({"Paragraph", "Heading", "TableCell", "TableRow", "TableHead", "Table", "Item", "List", "BlockQuote"})
_SKIPPED = frozenset({"CodeBlock", "HtmlBlock", "MetadataBlock"})
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.I)
_KEYS = {
    "headline": ("headline", "title"),
    "byline": ("byline", "author", "authors"),
    "date": ("date", "published", "publishdate", "pubdate", "date_published"),
    "language": ("language", "lang"),
    "dateline": ("dateline", "location"),
}


def read(source: Source) -> Document:
    """The Document of a Markdown text. Code and raw HTML blocks are left out; inline code is kept, with a mark."""
    # Lone surrogates have no UTF-8 form; the mark of a lost character takes as many code points.
    text = _SURROGATE.sub("\ufffd", source.text)
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    builder = _Builder(text)
    builder.run(pyromark.events_with_range(builder.text, options=_OPTIONS))
    metadata = _front_matter(builder.front_matter, source.text.startswith("+++"))
    headline = next((block.text for block in builder.blocks if "headline" in block.scope), None)
    if metadata.headline is None:
        metadata = metadata.updated(headline=headline)
    return Document(source, builder.blocks, metadata, "md", builder.asides)


class _Builder:
    """Gathers inline events into blocks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.front_matter = ""
        self.asides: list[Block] = []
        self._image: list[tuple[str, Mapping[str, int]]] | None = None
        self._places: dict[int, int] | None = None
        self._containers: list[str] = []
        self._skip = 0
        self._heading: str | None = None
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._marks: list[Mark] = []
        self._open: list[tuple[str, int]] = []
        self._length = 0

    def run(self, events: Iterable[Any]) -> None:
        events = list(events)
        if not self.text.isascii():
            self._places = _code_points(self.text, events)
        for event, at in events:
            if isinstance(event, str):
                if event in ("SoftBreak", "HardBreak") and self._image is None:
                    self._append(" ", at)
                continue
            ((kind, value),) = event.items()
            if kind == "Start":
                self._start(value, at)
            elif kind == "End":
                self._end(value)
            elif kind == "InlineHtml":
                if _LINE_BREAK.fullmatch(value) and self._image is None:
                    self._append(" ", at)
            elif kind == "Text":
                if "MetadataBlock" in self._containers:
                    self.front_matter += value
                elif self._image is not None:
                    self._image.append((value, at))
                elif not self._skip:
                    self._append(value, at)
            elif kind == "Code" and self._image is None:
                start = self._length
                # Code is no copy: only its length is kept, so that the words around it don't fuse.
                self._append("*" * len(value), _between_ticks(value, at), value)
                self._marks.append(Mark("code", Span(start, self._length)))

    def _start(self, value: Any, at: Mapping[str, int]) -> None:
        name, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
        if name in _BLOCKS:
            self._flush()
        self._containers.append(name)
        if name in _SKIPPED:
            self._skip += 1
        elif name == "Image":
            self._image = []
        elif name in _MARKS:
            self._open.append((_MARKS[name], self._length))
        elif name == "Heading" and detail is not None:
            self._heading = detail["level"].lower()

    def _end(self, value: Any) -> None:
        name = value if isinstance(value, str) else next(iter(value))
        if name in _MARKS and self._open:
            kind, start = self._open.pop()
            self._marks.append(Mark(kind, Span(start, self._length)))
        elif name in _SKIPPED:
            self._skip -= 1
        elif name == "Image":
            self._alternative_text(self._image or [])
            self._image = None
        elif name in _BLOCKS:
            self._flush()
            self._heading = None
        self._containers.pop()

    def _scope(self) -> frozenset[str]:
        scope = {"text", "md"}
        if self._heading is not None:
            scope |= {"heading", self._heading}
            if self._heading == "h1" and not any("headline" in block.scope for block in self.blocks):
                scope.add("headline")
        elif "TableCell" in self._containers:
            scope |= {"table", "header" if "TableHead" in self._containers else "cell"}
        elif "Item" in self._containers:
            scope.add("list")
        elif "BlockQuote" in self._containers:
            scope.add("blockquote")
        else:
            scope.add("paragraph")
        return frozenset(scope)

    def _append(self, value: str, at: Mapping[str, int], written: str | None = None) -> None:
        """Add text that stands in the source as ``written`` (as itself, if that isn't given)."""
        if not value:
            return
        start, end = self._places_of(at)
        verbatim = self.text[start:end] == (written or value)
        self._pieces.append(Piece(self._length, start, end, verbatim))
        self._parts.append(value)
        self._length += len(value)

    def _alternative_text(self, parts: Iterable[tuple[str, Mapping[str, int]]]) -> None:
        """A block of its own for what stands in an image's brackets."""
        text, made = "", []
        for value, at in parts:
            start, end = self._places_of(at)
            made.append(Piece(len(text), start, end, self.text[start:end] == value))
            text += value
        if text.strip():
            self.asides.append(Block(len(self.blocks), text, frozenset({"text", "attr", "alt", "md"}), OffsetMap(made)))

    def _places_of(self, at: Mapping[str, int]) -> tuple[int, int]:
        start, end = at["start"], at["end"]
        return (start, end) if self._places is None else (self._places[start], self._places[end])

    def _flush(self) -> None:
        text = "".join(self._parts)
        if text.strip():
            scope = self._scope()
            block = Block(len(self.blocks), text, scope, OffsetMap(self._pieces), tuple(self._marks))
            if len(text) <= LONGEST_BLOCK:
                self.blocks.append(block)
            else:
                spans = pieces(text, Span(0, len(text)))
                self.blocks += [block.slice(span)._replace(index=block.index + at) for at, span in enumerate(spans)]
        self._parts, self._pieces, self._marks, self._open, self._length = [], [], [], [], 0


def _code_points(text: str, events: Iterable[Any]) -> dict[int, int]:
    """Code-point offsets of every byte offset that the events name."""
    wanted = sorted({at[key] for _, at in events for key in ("start", "end")} | _inner_offsets(events))
    data = text.encode("utf-8")
    places, byte, point = {}, 0, 0
    for offset in wanted:
        point += len(data[byte:offset].decode("utf-8", "ignore"))
        byte = offset
        places[offset] = point
    return places


def _inner_offsets(events: Iterable[Any]) -> set[int]:
    found = [_between_ticks(event["Code"], at) for event, at in events if isinstance(event, dict) and "Code" in event]
    return {offset for at in found for offset in at.values()}


def _between_ticks(code: str, at: Mapping[str, int]) -> dict[str, int]:
    """The byte range of inline code without its ticks; it is verbatim there unless line ends were folded."""
    ticks = (at["end"] - at["start"] - len(code.encode())) // 2
    return {"start": at["start"] + ticks, "end": at["end"] - ticks}


def _front_matter(text: str, toml: bool) -> Metadata:
    """Metadata from YAML or TOML; keys are matched without regard to case, and what can't be read is left unknown."""
    if not text.strip():
        return Metadata()
    values: Any
    try:
        if toml:
            import tomllib

            values = tomllib.loads(text)
        else:
            import yaml

            values = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except Exception:
        # PyYAML's constructors let nearly everything out for a tag that its value doesn't fit.
        return Metadata()
    if not isinstance(values, dict):
        return Metadata()
    values = {str(key).lower(): value for key, value in values.items()}
    found: dict[str, Any] = {}
    for name, keys in _KEYS.items():
        value = next((values[key] for key in keys if values.get(key)), None)
        if name == "date":
            day = _day(value)
            if day:
                found.update(date=day, date_from="metadata")
        elif text := _flat(value):
            found[name] = text
    return Metadata(**found)


def _flat(value: Any) -> str:
    """A scalar, or a list of scalars, as a text of sane length; nothing for what is nested."""
    values = value[:20] if isinstance(value, list) else [value]
    return ", ".join(str(entry)[:500] for entry in values if isinstance(entry, str | int | float | date))


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        iso = re.match(r"\d{4}-\d\d-\d\d", value)
        mention = next(find_dates(iso.group() if iso else value), None)
        return mention.full if mention else None
    return None
