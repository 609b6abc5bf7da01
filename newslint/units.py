"""The blocks that rules read: those of the document, and others derived from them where some rule asks for their kind."""

from __future__ import annotations

from collections.abc import Container, Iterator

from newslint.document import Block, Document
from newslint.prose.sentences import sentences
from newslint.scopes import INLINE
from newslint.source import OffsetMap, Piece, Span

_APART = frozenset({"heading", "headline", "header", "cell", "byline", "dateline"})
_PARTING = "\n\n"


def units_of(document: Document, derived: Container[str]) -> list[Block]:
    """The document's blocks and asides, and for every kind in ``derived`` the sentences (``sentence``), marked stretches (``link``,
    ``code``, ``emphasis``, ``strong``), the source as it stands (``raw``) and the running text as one (``summary``)."""
    units = [*document.blocks, *document.asides]
    if "sentence" in derived:
        for block, spans in zip(document.blocks, document.shared(sentences), strict=True):
            units.extend(block.slice(span, "sentence") for span in spans)
    kinds = {kind for kind in INLINE if kind in derived}
    if kinds:
        units.extend(unit for block in document.blocks for unit in _marked(document, block, kinds))
    if "summary" in derived:
        units.append(_summary(document))
    if "raw" in derived:
        text = document.source.text
        units.append(Block(0, text, frozenset({"raw", document.format}), OffsetMap.shifted(0)))
    return units


def _marked(document: Document, block: Block, kinds: Container[str]) -> Iterator[Block]:
    for mark in block.marks:
        if mark.kind in kinds:
            text, offsets = block.text[mark.span.start : mark.span.end], block.map.slice(*mark.span)
            if mark.kind == "code":
                span = block.to_source(mark.span)
                text, offsets = document.source.text[span.start : span.end], OffsetMap.shifted(span.start)
            yield Block(block.index, text, frozenset({mark.kind, document.format}), offsets)


def _summary(document: Document) -> Block:
    texts: list[str] = []
    made: list[Piece] = []
    length = 0
    for block in document.blocks:
        if block.scope & _APART:
            continue
        made.extend(piece._replace(at=piece.at + length) for piece in block.map.pieces)
        length += len(block.text)
        end = block.to_source(Span(0, len(block.text))).end
        made.append(Piece(length, end, end, False))
        length += len(_PARTING)
        texts.append(block.text + _PARTING)
    return Block(0, "".join(texts), frozenset({"summary", document.format}), OffsetMap(made))
