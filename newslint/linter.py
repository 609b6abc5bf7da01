"""The life of an article: read, check, place, sort. Only here do matches become findings with lines and columns."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice, pairwise, takewhile
from math import inf
from operator import itemgetter
from time import perf_counter

from newslint import patterns, suppress
from newslint.diagnostic import Diagnostic, Level, Note, Report
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.matching.engine import MOST_HITS, OUT_OF_TIME, SECONDS_PER_CHARACTER
from newslint.placing import place
from newslint.prose.language import foreign_language
from newslint.prose.quotations import mark_quotations
from newslint.readers import read
from newslint.readers._pieces import LONGEST_BLOCK
from newslint.ruleset import Rule, Ruleset, builtin_folder
from newslint.scopes import Selector
from newslint.source import Source, Span
from newslint.spared import Spared
from newslint.units import units_of

MOST_PER_RULE = 1000
_FIRST_NEWS = 1600
SECONDS_PER_RULE = 2.0
# Rules of this check judge what the others found.
_VERDICT = "verdict"
_LANGUAGE_TAG = patterns.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*$")


class Linter:
    """Lints articles with one set of rules. It keeps no state between articles but ``timing``.

    ``token_ignores`` and ``block_ignores`` are patterns of stretches of the source where nothing is reported; ValueError for one that is no
    pattern. With ``timing``, the attribute of that name adds up the seconds that each rule took, and those of the stages that all share.
    ``facts`` are absolute paths of the newsroom's own facts (``newslint.facts.store``).
    ``prefilter=False`` tries every pattern on every block: slow, and to the same effect, which tests prove with it."""

    def __init__(
        self,
        ruleset: Ruleset,
        token_ignores: Sequence[str] = (),
        block_ignores: Sequence[str] = (),
        timing: bool = False,
        prefilter: bool = True,
        facts: Sequence[str] = (),
    ) -> None:
        self._ruleset = ruleset
        self._facts = tuple(facts)
        self._prefilter = prefilter
        self._ignores = suppress.compile_ignores((*token_ignores, *block_ignores)) if token_ignores or block_ignores else ()
        self._by_words = {rule.name for rule in ruleset.rules if rule.phrases}
        self._verdicts = [number for number, rule in enumerate(ruleset.rules) if rule.extends == _VERDICT]
        unasked = {number for number, rule in enumerate(ruleset.rules) if rule.always or not rule.phrases}
        self._unasked = unasked.difference(self._verdicts)
        ours = builtin_folder() + os.sep
        self._known_reads: dict[tuple[int, frozenset[str]], bool] = {}
        self._ours = {rule.name for rule in ruleset.rules if rule.path.startswith(ours)}
        self.timing: dict[str, float] | None = {} if timing else None

    @property
    def stamp(self) -> str:
        """Changes with anything in the rules and the newsroom's facts that could change what is found."""
        stamp = self._ruleset.stamp
        if stamp and self._facts:
            from newslint.facts import store

            stamp += f" {store.stamp(self._facts)}"
        return stamp

    def lint(self, source: Source, format: str = "txt", day: date | None = None) -> Report:
        """The report on one source. ``day`` is the day of the story; it goes before what metadata or dateline say."""
        if self.timing is None:
            return self.check(prepared(read(source, format), day))
        started = perf_counter()
        document = prepared(read(source, format), day)
        self._spend("(reading)", started)
        return self.check(document)

    def check(self, document: Document) -> Report:
        """The report on a document that a reader made and ``prepared`` finished."""
        report = Report(files=1)
        document.facts = self._facts
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
        rules = self._ruleset.rules
        units = units_of(document, self._ruleset.derived)
        gave_up: dict[int, str] = {}
        hits = self._search(units, gave_up)
        scopes = {unit.scope for unit in units}
        in_scope: dict[int, Sequence[Block]] = {}
        spared = Spared()
        silent = suppress.read(document.source, document.format, self._ignores)

        def ask(number: int, document: Document) -> Iterable[Diagnostic]:
            rule = rules[number]
            blocks = in_scope.get(id(rule.selector))
            if blocks is None:
                blocks = in_scope[id(rule.selector)] = self._in_scope(rule.selector, units, scopes)
            started = perf_counter() if self.timing is not None else 0.0
            found = self._run(rule, document, blocks, hits.get(number, []), spared, silent, report.notes)
            if self.timing is not None:
                self._spend(rule.name, started)
            return found

        for number in sorted(self._unasked.union(hits).difference(gave_up)):
            report.diagnostics.extend(ask(number, document))
        report.diagnostics = sorted(uncovered(report.diagnostics, self._by_words, self._ours), key=Diagnostic.sort_key)
        if self._verdicts and report.diagnostics:
            judged = _with_findings(document, report.diagnostics)
            verdicts = [entry for number in self._verdicts for entry in ask(number, judged)]
            report.diagnostics = sorted([*report.diagnostics, *verdicts], key=Diagnostic.sort_key)
        report.notes.extend(Note("run", path, 0, why, rules[number].name) for number, why in gave_up.items())
        if silent is not None:
            silent.known(self._ruleset.known)
            report.notes.extend(silent.notes)
        return report

    def _reads(self, selector: Selector, scope: frozenset[str]) -> bool:
        """Whether rules with the selector read blocks of a scope. Selectors live as long as the rules."""
        read = self._known_reads.get((id(selector), scope))
        if read is None:
            read = self._known_reads[id(selector), scope] = selector.matches(scope)
        return read

    def _in_scope(self, selector: Selector, units: Sequence[Block], scopes: set[frozenset[str]]) -> Sequence[Block]:
        """The units that rules with the selector read."""
        wanted = {scope for scope in scopes if self._reads(selector, scope)}
        return units if len(wanted) == len(scopes) else [unit for unit in units if unit.scope in wanted] if wanted else ()

    def _search(self, units: Sequence[Block], gave_up: dict[int, str]) -> dict[int, list[Hit]]:
        """The hits per number of rule; ``gave_up`` says of the rules that ran out of time or failed what happened."""
        if self.timing is None:
            return self._ruleset.matcher.search(units, gave_up.__setitem__, self._prefilter)
        spent: dict[int, float] = {}
        started = perf_counter()
        hits = self._ruleset.matcher.search(units, gave_up.__setitem__, self._prefilter, spent)
        self._spend("(matching)", started + sum(spent.values()))
        for number, seconds in spent.items():
            name = self._ruleset.rules[number].name
            self._spend(name, perf_counter() - seconds)
        return hits

    def _spend(self, name: str, since: float) -> None:
        assert self.timing is not None
        self.timing[name] = self.timing.get(name, 0.0) + perf_counter() - since

    def _run(
        self,
        rule: Rule,
        document: Document,
        blocks: Sequence[Block],
        hits: Sequence[Hit],
        spared: Spared,
        silent: suppress.Suppressions | None,
        notes: list[Note],
    ) -> Iterable[Diagnostic]:
        path = document.source.name
        placed: dict[tuple[Span, str], Diagnostic] = {}
        most = rule.limit or MOST_PER_RULE
        ours = rule.name in self._ours
        deadline = inf if ours else perf_counter() + SECONDS_PER_RULE + SECONDS_PER_CHARACTER * len(document.source.text)
        try:
            for match in rule.check.find(document, blocks, hits):
                if not ours and perf_counter() > deadline:
                    raise TimeoutError
                if not self._reads(rule.selector, match.block.scope):
                    continue
                if match.block.marks and spared.spares(match.block, rule.selector.unmarked, match.span):
                    continue
                raw = "raw" in match.block.scope
                if not ours and not raw and spared.in_address(match.block, match.span):
                    continue
                diagnostic = place(rule, document, match)
                if silent is not None and silent.silences(rule.name, diagnostic.span, diagnostic.match, raw):
                    continue
                placed.setdefault((diagnostic.span, diagnostic.message), diagnostic)
                if len(placed) > most:
                    break
        except TimeoutError:
            notes.append(Note("run", path, 0, OUT_OF_TIME, rule.name))
        except Exception as error:
            notes.append(Note("run", path, 0, f"The rule failed on this text: {type(error).__name__}: {error}.", rule.name))
        if len(placed) > most:
            placed.popitem()
            if not rule.limit:
                notes.append(Note("info", path, 0, f"Only the first {most} findings of this rule are reported for this file.", rule.name))
        elif len(hits) >= MOST_HITS:
            notes.append(Note("info", path, 0, f"Only the first {MOST_HITS:,} matches of this rule were looked at.", rule.name))
        return placed.values()


def _with_findings(document: Document, diagnostics: Iterable[Diagnostic]) -> Document:
    """The document as a verdict reads it."""
    from newslint.checks.verdict import Finding, findings

    found = [Finding(entry.rule, entry.match) for entry in diagnostics]
    return document.with_blocks(document.blocks, {findings: found})


def _line_in_pieces(document: Document) -> int:
    """The first line that the reader cut into several blocks because of its length, 0 for none."""
    for block, after in pairwise(document.blocks):
        if len(block.text) >= LONGEST_BLOCK // 2:
            line = document.source.locate(block.to_source(Span(0, 1)).start).line
            if line == document.source.locate(after.to_source(Span(0, 1)).start).line:
                return line
    return 0


def uncovered(diagnostics: Iterable[Diagnostic], by_words: Container[str], ours: Container[str]) -> Iterator[Diagnostic]:
    """The findings less those that another rule of the same kind says as loudly about the same words or more of them, and suggestions about
    words part of which another rule is louder about: one left-over line is one finding. A kind is a style; Injection and Residue are one.
    Of equals, a rule that goes by words (its name is in ``by_words``) is kept before one that goes by shape. Only of newslint's own rules
    (``ours``): what a house style wants told twice is its affair."""

    def order(entry: Diagnostic) -> tuple[object, ...]:
        return (_kind(entry.rule), entry.span.start, -entry.span.end, -entry.level, entry.rule not in by_words, entry.rule)

    kind = ""
    covering: list[Diagnostic] = []
    louder: dict[str, list[Span]] = {}
    judged = []
    for entry in diagnostics:
        if entry.rule in ours:
            judged.append(entry)
            if entry.level > Level.SUGGESTION:
                louder.setdefault(_kind(entry.rule), []).append(entry.span)
        else:
            yield entry
    for spans in louder.values():
        spans.sort()
    for entry in sorted(judged, key=order):
        if _kind(entry.rule) != kind:
            kind, covering = _kind(entry.rule), []
        start, end = entry.span
        if entry.level is Level.SUGGESTION and _holds_one(entry.span, louder.get(kind, ())):
            continue
        covering = [other for other in covering if other.span.end > start]
        over = (other for other in covering if other.span.end >= end)
        if not any(other.level >= entry.level and other.rule != entry.rule for other in over):
            covering.append(entry)
            yield entry


def _holds_one(span: Span, sorted_spans: Sequence[Span]) -> bool:
    """Whether one of the spans, given in order, lies within ``span``."""
    first = bisect_left(sorted_spans, span.start, key=itemgetter(0))
    inside = takewhile(lambda other: other.start <= span.end, islice(sorted_spans, first, None))
    return any(other.end <= span.end for other in inside)


def _kind(rule: str) -> str:
    style = rule.partition(".")[0]
    return "Injection" if style == "Residue" else style


def prepared(document: Document, day: date | None = None) -> Document:
    """The document with direct quotations marked and, if given, the day of the story set. A day before there were newspapers is a
    placeholder (0001-01-01) and counts as unknown."""
    if day is not None:
        document.metadata = document.metadata.updated(date=day, date_from="option")
    if document.metadata.date is not None and document.metadata.date.year < _FIRST_NEWS:
        document.metadata = document.metadata.updated(date=None, date_from=None)
    return mark_quotations(document)
