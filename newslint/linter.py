"""The life of an article: read, check, place, sort. Only here do matches become findings with lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from newslint import patterns
from newslint.checks import Match
from newslint.diagnostic import Diagnostic, Edit, Fix, Note, Report
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.language import foreign_language
from newslint.prose.quotations import mark_quotations
from newslint.prose.sentences import sentences
from newslint.readers import read
from newslint.readers._pieces import LONGEST_BLOCK
from newslint.ruleset import Rule, Ruleset
from newslint.source import OffsetMap, Source, Span

MOST_PER_RULE = 1000
_LANGUAGE_TAG = patterns.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*$")
_PLACEHOLDER = patterns.compile(r"%(?:\[(\d+)\])?([sdq%])")


class Linter:
    """Lints articles with one set of rules. It keeps no state between articles."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset
        self._by_words = {rule.name for rule in ruleset.rules if rule.phrases}

    def lint(self, source: Source, format: str = "txt", day: date | None = None) -> Report:
        """The report on one source. ``day`` is the day of the story; it goes before what metadata or dateline say."""
        return self.check(prepared(read(source, format), day))

    def check(self, document: Document) -> Report:
        """The report on a document that a reader made and ``prepared`` finished."""
        report = Report(files=1)
        path = document.source.name
        named = document.metadata.language or ""
        language = named if _LANGUAGE_TAG.match(named) else foreign_language(document)
        if language and not language.lower().startswith("en"):
            report.notes.append(Note("info", path, 0, f"The article is not in English (language: {language}); it was not linted."))
            return report
        line = _line_in_pieces(document)
        if line:
            report.notes.append(
                Note("info", path, line, "This paragraph is extremely long; it was checked in pieces. Are its line ends lost?")
            )
        units = self._units(document)
        gave_up: set[int] = set()
        hits = self._ruleset.matcher.search(units, gave_up.add)
        scopes = {unit.scope for unit in units}
        in_scope: dict[int, list[Block]] = {}
        spared = _Spared()
        for number, rule in enumerate(self._ruleset.rules):
            if number in gave_up:
                report.notes.append(
                    Note("run", path, 0, "The rule's pattern ran out of time on this text and was left out; make it simpler.", rule.name)
                )
                continue
            found = hits.get(number, [])
            if rule.phrases and not found and not rule.always:
                continue
            blocks = in_scope.get(id(rule.selector))
            if blocks is None:
                wanted = {scope for scope in scopes if rule.selector.matches(scope)}
                blocks = in_scope[id(rule.selector)] = [unit for unit in units if unit.scope in wanted]
            report.diagnostics.extend(self._run(rule, document, blocks, found, spared, report.notes))
        report.diagnostics = sorted(uncovered(report.diagnostics, self._by_words), key=Diagnostic.sort_key)
        return report

    def _units(self, document: Document) -> list[Block]:
        """The document's blocks, and the derived ones that some rule asks for."""
        units = list(document.blocks)
        if "sentence" in self._ruleset.derived:
            for block, spans in zip(document.blocks, document.shared(sentences), strict=True):
                units.extend(block.slice(span, "sentence") for span in spans)
        if "raw" in self._ruleset.derived:
            text = document.source.text
            units.append(Block(0, text, frozenset({"raw", document.format}), OffsetMap.shifted(0)))
        return units

    def _run(
        self, rule: Rule, document: Document, blocks: Sequence[Block], hits: Sequence[Hit], spared: _Spared, notes: list[Note]
    ) -> Iterable[Diagnostic]:
        path = document.source.name
        placed: dict[tuple[Span, str], Diagnostic] = {}
        most = rule.limit or MOST_PER_RULE
        try:
            for match in rule.check.find(document, blocks, hits):
                if not rule.selector.matches(match.block.scope):
                    continue
                if match.block.marks and spared.touches(match.block, rule.selector.unmarked, match.span):
                    continue
                diagnostic = place(rule, document, match)
                placed.setdefault((diagnostic.span, diagnostic.message), diagnostic)
                if len(placed) > most:
                    break
        except Exception as error:
            notes.append(Note("run", path, 0, f"The rule failed on this text: {type(error).__name__}: {error}.", rule.name))
        if len(placed) > most:
            placed.popitem()
            if not rule.limit:
                notes.append(Note("info", path, 0, f"Only the first {most} findings of this rule are reported for this file.", rule.name))
        return placed.values()


class _Spared:
    """The marked stretches of an article that rules leave alone. A block may hold thousands, so they are merged once for each set of kinds
    and then searched by halves."""

    def __init__(self) -> None:
        # The block is kept with what is known of it, so that its identity isn't given to another.
        self._merged: dict[tuple[int, frozenset[str]], tuple[Block, list[int], list[int]]] = {}

    def touches(self, block: Block, kinds: frozenset[str], span: Span) -> bool:
        """Whether ``span`` touches a mark of one of ``kinds``."""
        known = self._merged.get((id(block), kinds))
        if known is None:
            starts: list[int] = []
            ends: list[int] = []
            for start, end in sorted(mark.span for mark in block.marks if mark.kind in kinds):
                if ends and start <= ends[-1]:
                    ends[-1] = max(ends[-1], end)
                else:
                    starts.append(start)
                    ends.append(end)
            known = self._merged[id(block), kinds] = block, starts, ends
        _, starts, ends = known
        at = bisect_right(ends, span.start)
        return at < len(starts) and starts[at] < span.end


def _line_in_pieces(document: Document) -> int:
    """The first line that the reader cut into several blocks because of its length, 0 for none."""
    for block, after in pairwise(document.blocks):
        if len(block.text) >= LONGEST_BLOCK // 2:
            line = document.source.locate(block.to_source(Span(0, 1)).start).line
            if line == document.source.locate(after.to_source(Span(0, 1)).start).line:
                return line
    return 0


def uncovered(diagnostics: Iterable[Diagnostic], by_words: Container[str]) -> Iterator[Diagnostic]:
    """The findings less those that another rule of the same style says as loudly about the same words or more of them: one left-over line
    is one finding. Of equals, a rule that goes by words (its name is in ``by_words``) is kept before one that goes by shape."""

    def order(entry: Diagnostic) -> tuple[object, ...]:
        return (entry.rule.partition(".")[0], entry.span.start, -entry.span.end, -entry.level, entry.rule not in by_words, entry.rule)

    style = ""
    covering: list[Diagnostic] = []
    for entry in sorted(diagnostics, key=order):
        if entry.rule.partition(".")[0] != style:
            style, covering = entry.rule.partition(".")[0], []
        covering = [other for other in covering if other.span.end > entry.span.start]
        over = (other for other in covering if other.span.end >= entry.span.end)
        if not any(other.level >= entry.level and other.rule != entry.rule for other in over):
            covering.append(entry)
            yield entry


def prepared(document: Document, day: date | None = None) -> Document:
    """The document with direct quotations marked and, if given, the day of the story set."""
    if day is not None:
        document.metadata = document.metadata.updated(date=day, date_from="option")
    return mark_quotations(document)


def place(rule: Rule, document: Document, match: Match) -> Diagnostic:
    """The finding that a match is: at its place in the source, with message and fix."""
    source, block = document.source, match.block
    span = block.to_source(match.span)
    found = block.text[match.span.start : match.span.end]
    return Diagnostic(
        path=source.name,
        rule=rule.name,
        level=rule.level,
        message=fill(rule.message, match.args if match.args is not None else (found,)),
        span=span,
        start=source.locate(span.start),
        end=source.locate(span.end),
        match=source.text[span.start : span.end],
        scope=_kind(block),
        link=rule.link,
        fix=_fix(rule, source, match),
    )


def _kind(block: Block) -> str:
    known = ("headline", "heading", "paragraph", "list", "blockquote", "byline", "dateline", "header", "cell", "raw")
    return next((part for part in known if part in block.scope), "text")


def _fix(rule: Rule, source: Source, match: Match) -> Fix | None:
    """The match's edits in the source; none where the block's text doesn't stand there verbatim."""
    if not match.edits:
        return None
    edits = []
    for edit in match.edits:
        span = match.block.to_source(edit.span)
        if source.text[span.start : span.end] != match.block.text[edit.span.start : edit.span.end]:
            return None
        edits.append(Edit(span, edit.text))
    return Fix(tuple(edits), rule.fix == "safe")


def fill(message: str, args: Sequence[str]) -> str:
    """The message with its placeholders filled as Vale does: ``%s`` in order, ``%[n]s`` by number, ``%%`` a per cent sign."""
    if "%" not in message:
        return message
    place = 0

    def value(match: re.Match[str]) -> str:
        nonlocal place
        if match[2] == "%":
            return "%"
        if match[1]:
            place = int(match[1]) - 1
        place += 1
        return args[place - 1] if 0 < place <= len(args) else match.group()

    return _PLACEHOLDER.sub(value, message)
