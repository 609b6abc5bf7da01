"""``extends: duplicate``: copy that stands twice. ``kind`` says what:

``paragraph`` a whole paragraph again, letter for letter but for case, spaces and marks; ``sentence`` a sentence of some length again, in
another paragraph or in the same one; ``headline`` the headline again as one of the first paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, OptionError, _options
from newslint.checks._joined import joined
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.sentences import sentences
from newslint.source import Span

_SHORTEST_PARAGRAPH = 60
_FEWEST_WORDS = 8
_WORD = patterns.compile(r"\w+")
_TWO_WORDS = patterns.compile(r"\W*+(\w++)\W++(\w++)")
_OPENERS = " \"'“”‘’([«-–—•·*"
_UPDATE = patterns.compile(r"\W{0,3}(?:Update|UPDATE|Updated|UPDATED)\b(?: at\b| \d|[^.]{0,40}:)")
_SIGNATURE = patterns.compile(r"\(@\w{1,40}\)")
_SITE = patterns.compile(r"\s+(?:[:|–—-]|//)\s+[^:|–—]{2,30}$")


class Check:
    """Reports the later place with the line of the earlier one. ``kind`` is required; ``exceptions`` are patterns of what may stand twice
    (other rules say that it shouldn't stand even once). The edit of a paragraph takes its text out."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"kind", "exceptions"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._find = _KINDS[_options.choice(options, "kind", tuple(_KINDS))]
        exceptions = "|".join(_options.texts(options, "exceptions")) or r"(?!)"
        try:
            self._exceptions = patterns.compile(exceptions)
        except re.error as error:
            raise OptionError("exceptions", f"'exceptions' holds no valid regular expression: {error}") from None

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        found = self._find(document, blocks)
        return (match for match in found if not self._exceptions.search(match.block.text, match.span.start, match.span.end))


def repeated_paragraphs(document: Document) -> dict[int, Block]:
    """The blocks that repeat an earlier one, by index, each with the earlier one. For ``document.shared``."""
    long = [block for block in document.blocks if len(block.text) >= _SHORTEST_PARAGRAPH and "heading" not in block.scope]
    heads = [block.text.lstrip(_OPENERS)[:20].casefold() for block in long]
    if not _repeats(heads):
        return {}
    beginnings: dict[str, list[Block]] = {}
    for head, block in zip(heads, long, strict=True):
        beginnings.setdefault(head, []).append(block)
    found: dict[int, Block] = {}
    for alike in beginnings.values():
        first: dict[str, Block] = {}
        for block in alike if len(alike) > 1 else ():
            earlier = first.setdefault(_plain(block.text), block)
            if earlier is not block:
                found[block.index] = earlier
    return found


def _paragraphs(document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
    repeated = document.shared(repeated_paragraphs)
    for block in blocks if repeated else ():
        if block.index in repeated and not _updated(document, repeated[block.index], block):
            whole = Span(0, len(block.text))
            yield Match(block, whole, (_line(document, repeated[block.index]),), (Edit(whole, ""),))


def _updated(document: Document, earlier: Block, later: Block) -> bool:
    """Whether the heading of an older entry stands between the two: a rolling story repeats itself on purpose."""
    return any(_UPDATE.match(block.text) for block in document.blocks[earlier.index + 1 : later.index + 1])


def _repeated_sentences(document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
    if not _may_repeat(document.shared(joined).text):
        return
    repeated = document.shared(repeated_paragraphs)
    wanted = {block.index for block in blocks}
    alike: dict[str, list[tuple[Block, Span, str]]] = {}
    for block, spans in zip(document.blocks, document.shared(sentences), strict=True):
        if block.index not in wanted or block.index in repeated:
            continue
        for span in spans:
            sentence = block.text[span.start : span.end]
            if sentence.count(" ") >= _FEWEST_WORDS - 1 and not ("(@" in sentence and _SIGNATURE.search(sentence)):
                first = _TWO_WORDS.match(sentence)
                alike.setdefault(f"{first[1]} {first[2]}".casefold() if first else "", []).append((block, span, sentence))
    found = [match for group in alike.values() if len(group) > 1 for match in _later_ones(document, group)]
    yield from sorted(found, key=lambda match: (match.block.index, match.span))


def _later_ones(document: Document, group: Sequence[tuple[Block, Span, str]]) -> Iterator[Match]:
    """The sentences of a group that repeat an earlier one of it."""
    seen: dict[str, Block] = {}
    for block, span, sentence in group:
        plain = _plain(sentence)
        if plain not in seen:
            seen[plain] = block
            continue
        earlier = seen[plain]
        alone = any(len(other.text) < len(sentence) + 10 for other in (block, earlier))
        hint = " (one of the two stands alone, like a pull-quote or a caption)" if alone else ""
        yield Match(block, span, (_line(document, earlier), hint))


def _may_repeat(text: str) -> bool:
    """A cheap first look: whether two stretches between stops begin or end alike."""
    for mark, plain in (("\n", " "), ('"', ""), ("”", ""), ("?", "."), ("!", ".")):
        text = text.replace(mark, plain)
    pieces = [piece.strip(_OPENERS) for piece in text.split(". ") if len(piece) > 30]
    return _repeats([piece[:30] for piece in pieces]) or _repeats([piece[-30:] for piece in pieces])


def _repeats(texts: Sequence[str]) -> bool:
    return len(set(texts)) < len(texts)


def _headline(document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
    headline = document.headline.text if document.headline else document.metadata.headline
    if not headline or headline.count(" ") < 2:
        return
    short = [block for block in blocks[:4] if len(block.text) <= len(headline) + 10 and "headline" not in block.scope]
    forms = {_plain(headline), _plain(_SITE.sub("", headline))} if short else ()
    for block in short:
        if _plain(block.text) in forms:
            whole = Span(0, len(block.text))
            yield Match(block, whole, (), (Edit(whole, ""),))
            return


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _line(document: Document, block: Block) -> str:
    return str(document.source.locate(block.to_source(Span(0, 1)).start).line)


_KINDS: dict[str, Callable[[Document, Sequence[Block]], Iterator[Match]]] = {
    "paragraph": _paragraphs,
    "sentence": _repeated_sentences,
    "headline": _headline,
}
