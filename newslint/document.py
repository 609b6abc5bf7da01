"""What an article is: blocks of text in reading order, each with a scope, marks and a map to the source, and what is known about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar, cast

from newslint.source import OffsetMap, Source, Span

T = TypeVar("T")


class Mark(NamedTuple):
    """A stretch of a block with a meaning: kind ``quote`` (direct quotation), ``link``, ``code``, ``emphasis`` or ``strong``."""

    kind: str
    span: Span


class Block(NamedTuple):
    """A unit of prose: a headline, a paragraph, a list item, a caption ...

    ``scope`` is a set of parts as Vale names them (``text``, ``paragraph``, ``heading``, ``h1``, ``list`` ...) and ours (``headline``).
    ``text`` holds no line ends: soft ones read as a space. ``index`` is the place in the document. Marks and spans are in block text.
    """

    index: int  # type: ignore[assignment]  # shadows tuple.index, which nobody calls on a block
    text: str
    scope: frozenset[str]
    map: OffsetMap
    marks: tuple[Mark, ...] = ()

    def spans(self, kind: str) -> list[Span]:
        """The spans of the marks of one kind."""
        return [mark.span for mark in self.marks if mark.kind == kind]

    def within(self, kind: str, span: Span) -> bool:
        """Whether ``span`` touches a mark of that kind."""
        return any(mark.kind == kind and mark.span.overlaps(span) for mark in self.marks)

    def to_source(self, span: Span) -> Span:
        """The place of a block span in the source."""
        return self.map.to_source(span)

    def slice(self, span: Span, *parts: str) -> Block:
        """A block of its own for a part of this one (a sentence), with ``parts`` added to the scope."""
        marks = []
        for mark in self.marks:
            if mark.span.overlaps(span):
                cut = Span(max(mark.span.start, span.start), min(mark.span.end, span.end))
                marks.append(Mark(mark.kind, cut.shift(-span.start)))
        return Block(self.index, self.text[span.start : span.end], self.scope.union(parts), self.map.slice(*span), tuple(marks))


class Metadata(NamedTuple):
    """What is known of the article beside its text. ``date`` is the day of the story; ``date_from`` says where that came from
    (``option``, ``metadata``, ``dateline``), and both are None when unknown: it is never the day of the run."""

    headline: str | None = None
    date: date | None = None
    date_from: str | None = None
    language: str | None = None
    dateline: str | None = None
    byline: str | None = None

    def updated(self, **values: Any) -> Metadata:
        """A copy in which the given values replace the old ones."""
        return self._replace(**values)


class Document:
    """An article as the checks see it. ``shared`` computes an analysis once and hands it to everyone who asks. ``asides`` are
    blocks outside the running order that no analysis reads (alternative texts of images). ``facts`` are the paths of the newsroom's own
    facts, which the linter sets: checks of facts hand them to the store."""

    __slots__ = ("_analyses", "asides", "blocks", "facts", "format", "metadata", "source")

    def __init__(
        self,
        source: Source,
        blocks: Sequence[Block],
        metadata: Metadata | None = None,
        format: str = "txt",
        asides: Sequence[Block] = (),
    ) -> None:
        self.source = source
        self.blocks = blocks
        self.asides = asides
        self.metadata = metadata or Metadata()
        self.format = format
        self.facts: tuple[str, ...] = ()
        self._analyses: dict[Callable[[Document], Any], Any] = {}

    def shared(self, analysis: Callable[[Document], T]) -> T:
        """The value of ``analysis(document)``, computed at the first call."""
        if analysis not in self._analyses:
            self._analyses[analysis] = analysis(self)
        return cast(T, self._analyses[analysis])

    def with_blocks(self, blocks: Sequence[Block], analyses: Mapping[Callable[[Document], Any], Any]) -> Document:
        """The same article with other blocks (of the same texts), and the analyses that hold for them too."""
        document = Document(self.source, blocks, self.metadata, self.format, self.asides)
        document.facts = self.facts
        document._analyses.update(analyses)
        return document

    @property
    def headline(self) -> Block | None:
        """The block that is the article's headline, where the text holds one."""
        return next((block for block in self.blocks if "headline" in block.scope), None)

    @property
    def body(self) -> list[Block]:
        """The running text: paragraphs and quotations, without headings, list items, cells and captions."""
        return self.shared(body_of)

    def near(self, block: Block, step: int) -> Block | None:
        """The block of the body ``step`` places after (negative: before) ``block``, or None."""
        order = self.shared(_body_order)
        place = order.get(block.index)
        if place is None or not 0 <= place + step < len(self.body):
            return None
        return self.body[place + step]


def body_of(document: Document) -> list[Block]:
    """The blocks of running text, in order."""
    return [block for block in document.blocks if "paragraph" in block.scope or "blockquote" in block.scope]


def _body_order(document: Document) -> dict[int, int]:
    return {block.index: place for place, block in enumerate(document.body)}
