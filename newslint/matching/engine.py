"""The one pass: an Aho-Corasick automaton over all needles says which phrases can match in a block, ``regex`` confirms them there.

Patterns that stand for plain words are decided by the automaton alone. Those without a needle are tried in every block of their rule's
scope, or where RE2 is installed, in those that its set of gates lets through. Patterns are compiled when they are first needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from heapq import heapify, heappop, heappush
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import ahocorasick

from newslint import patterns
from newslint.document import Block
from newslint.matching import AnyMatch, Hit, Phrase, WordMatch
from newslint.matching.flags import scoped
from newslint.matching.literals import fold, needles, plain_braces
from newslint.matching.words import Words, words
from newslint.scopes import Selector

if TYPE_CHECKING:
    import regex

Places: TypeAlias = "list[tuple[int, int]] | None"
# Fewer gates than this don't pay for loading RE2.
_FEWEST_GATES = 4
_SEPARATOR = "\0"
_OUT_OF_TIME = "The rule's pattern ran out of time on this text and was left out; make it simpler."


class Index(NamedTuple):
    """What the pass knows of a pattern: its ``needles`` (None: unknown), the plain ``words`` that it stands for, and where it has neither,
    its ``gate``. All of it can be kept on disk."""

    needles: tuple[str, ...] | None = None
    words: tuple[tuple[str, ...], bool, bool, bool] | None = None
    gate: str | None = None


def index_of(phrase: Phrase) -> list[Index]:
    """What ``Searched`` wants to know of a phrase: the index of each of its parts (of the phrase itself where it has none)."""
    return [_index(part) for part in phrase.parts or (phrase.pattern,)]


def _index(pattern: str) -> Index:
    if plain := words(pattern):
        literals = tuple(sorted({fold(text) for text in plain.texts}))
        if all(len(text) > 1 or not text.isalnum() for text in literals):
            return Index(literals, (plain.texts, plain.ignorecase, plain.starts, plain.ends))
    found = needles(pattern)
    if found is not None:
        return Index(found)
    from newslint.matching.gates import gate

    return Index(gate=gate(pattern))


def compile_pattern(pattern: str) -> regex.Pattern[str]:
    """The compiled pattern; ``regex.error`` when it is not one. A brace that is no quantifier stands for itself."""
    import regex

    return regex.compile(plain_braces(scoped(pattern)), regex.V0)


def _compile_trusted(pattern: str) -> re.Pattern[str] | regex.Pattern[str]:
    """A pattern that needs no time budget, compiled by ``re`` (whose compiled patterns are kept on disk) where it can."""
    try:
        return patterns.compile(plain_braces(pattern))
    except re.error:
        return compile_pattern(pattern)


class Searched:
    """One rule's phrases as the matcher holds them. ``key`` is the caller's; ``index`` holds that of each phrase's parts; ``trusted`` says
    that its patterns are known to be harmless, so that they need no time budget."""

    __slots__ = ("index", "key", "phrases", "selector", "trusted")

    def __init__(
        self, key: Any, phrases: Sequence[Phrase], selector: Selector, index: Sequence[Sequence[Index]], trusted: bool = False
    ) -> None:
        self.key = key
        self.phrases = phrases
        self.selector = selector
        self.index = index
        self.trusted = trusted


class _Scope(NamedTuple):
    """What is searched in blocks of one scope: whether each rule reads them, and which parts are tried there without a needle."""

    reads: list[bool]
    always: list[int]


class Matcher:
    """Finds the hits of many rules' phrases in blocks. ``budget`` is the time in seconds that one pattern may take on one block."""

    def __init__(self, rules: Iterable[Searched], budget: float = 0.5) -> None:
        self._rules = list(rules)
        self._budget = budget
        self._compiled: dict[tuple[str, bool], re.Pattern[str] | regex.Pattern[str]] = {}
        self._scopes: dict[frozenset[str], _Scope] = {}
        # A part is known by its number; the parts of one phrase are neighbours.
        self._parts: list[tuple[int, int, int]] = []
        self._ends: list[int] = []
        self._words: list[Words | None] = []
        self._always: list[int] = []
        self._gates: dict[int, str] = {}
        self._set: Any = None
        ids: dict[str, list[int]] = {}
        for number, rule in enumerate(self._rules):
            for phrase, parts in enumerate(rule.index):
                end = len(self._parts) + len(parts)
                for part, index in enumerate(parts):
                    self._add(len(self._parts), Index(*index), ids)
                    self._parts.append((number, phrase, part))
                    self._ends.append(end)
        self._automaton: Any = None
        if ids:
            self._automaton = ahocorasick.Automaton()
            for word, wanted in ids.items():
                self._automaton.add_word(word, (len(word), tuple(wanted)))
            self._automaton.make_automaton()

    def _add(self, part: int, index: Index, ids: dict[str, list[int]]) -> None:
        self._words.append(Words(*index.words) if index.words else None)
        if index.needles is None:
            self._always.append(part)
            if index.gate is not None:
                self._gates[part] = index.gate
        for word in index.needles or ():
            ids.setdefault(word, []).append(part)

    def search(
        self,
        blocks: Sequence[Block],
        gave_up: Callable[[Any, str], None],
        prefilter: bool = True,
        spent: dict[Any, float] | None = None,
    ) -> dict[Any, list[Hit]]:
        """The hits per rule key, in reading order. ``gave_up`` is called with the key of a rule that exceeded its budget or can't be
        compiled, and a sentence that says so; it is left out of the rest. ``prefilter=False`` tries every phrase everywhere (the results
        are the same: a test holds it). ``spent`` gets the seconds that confirming each rule took."""
        found: dict[Any, list[Hit]] = {}
        given_up: set[int] = set()
        known: dict[str, list[AnyMatch]] = {}
        known_in = -1
        for place, number, phrase, parts in self._fired(blocks) if prefilter else self._all(blocks):
            rule = self._rules[number]
            block = blocks[place]
            wanted = rule.phrases[phrase]
            if number in given_up or (wanted.longest and len(block.text) > wanted.longest):
                continue
            if place != known_in:
                known, known_in = {}, place
            started = perf_counter() if spent is not None else 0.0
            try:
                if wanted.parts and parts:
                    hits = [Hit(block, phrase, match, part) for match, part in self._confirm(rule, wanted, parts, block.text)]
                else:
                    # Rules that share a check often share its phrase.
                    matches = known.get(wanted.pattern)
                    if matches is None:
                        places = parts[0][1] if parts else None
                        matches = self._words_at(places, block.text) if places is not None else self._find(rule, wanted.pattern, block.text)
                        known[wanted.pattern] = matches
                    hits = [Hit(block, phrase, match) for match in matches]
            except (TimeoutError, ValueError, RecursionError, MemoryError) as error:
                given_up.add(number)
                found.pop(rule.key, None)
                gave_up(rule.key, _OUT_OF_TIME if isinstance(error, TimeoutError) else f"The rule's pattern failed: {error}.")
                continue
            finally:
                if spent is not None:
                    spent[rule.key] = spent.get(rule.key, 0.0) + perf_counter() - started
            if hits:
                found.setdefault(rule.key, []).extend(hits)
        return found

    def _all(self, blocks: Sequence[Block]) -> Iterator[tuple[int, int, int, list[tuple[int, Places]]]]:
        for place, block in enumerate(blocks):
            reads = self._scope(block.scope).reads
            for number, rule in enumerate(self._rules):
                if reads[number]:
                    yield from ((place, number, phrase, []) for phrase in range(len(rule.phrases)))

    def _fired(self, blocks: Sequence[Block]) -> Iterator[tuple[int, int, int, list[tuple[int, Places]]]]:
        """The phrases that may match, as block, rule, phrase and the parts that may: with the places of plain words, found already."""
        fired = self._candidates(blocks)
        count = len(self._parts)
        keys = sorted(fired)
        at = 0
        while at < len(keys):
            place, part = divmod(keys[at], count)
            number, phrase, _ = self._parts[part]
            limit = place * count + self._ends[part]
            parts = []
            while at < len(keys) and keys[at] < limit:
                parts.append((self._parts[keys[at] % count][2], fired[keys[at]]))
                at += 1
            yield place, number, phrase, parts

    def _candidates(self, blocks: Sequence[Block]) -> dict[int, Places]:
        """For each block (times the number of parts, plus the part) that may match: the places of plain words in it, None to be tried."""
        fired: dict[int, Places] = {}
        count = len(self._parts)
        scopes = [self._scope(block.scope) for block in blocks]
        gated = self._gate_set() if self._gates else None
        for place, block in enumerate(blocks):
            always = scopes[place].always
            if not always:
                continue
            let_through = self._let_through(gated, block.text) if gated else None
            for part in always:
                if let_through is None or part in let_through or part not in self._gates:
                    fired[place * count + part] = None
        if self._automaton is None or not blocks:
            return fired
        joined = _SEPARATOR.join([block.text for block in blocks])
        plain, parts = self._words, self._parts
        place, start = 0, 0
        limit = len(blocks[0].text)
        reads = scopes[0].reads
        for last, (length, wanted) in self._automaton.iter(fold(joined)):
            while last >= limit:
                place += 1
                start = limit + 1
                limit = start + len(blocks[place].text)
                reads = scopes[place].reads
            for part in wanted:
                if not reads[parts[part][0]]:
                    continue
                key = place * count + part
                words = plain[part]
                if words is None:
                    fired[key] = None
                    continue
                first = last - length + 1
                stands = words.stand(joined, first, last + 1)
                if stands is None:
                    fired[key] = None
                elif stands:
                    places = fired.setdefault(key, [])
                    if places is not None:
                        places.append((first - start, last + 1 - start))
        return fired

    def _gate_set(self) -> Any:
        """RE2's set of all gates, None where RE2 isn't installed or there are too few; a gate that RE2 refuses is dropped."""
        if self._set is None:
            self._set = False
            if len(self._gates) >= _FEWEST_GATES:
                try:
                    from newslint.matching.re2_set import Gates
                except ImportError:
                    return None
                self._set = Gates(self._gates)
                for part in self._set.refused:
                    del self._gates[part]
        return self._set or None

    def _let_through(self, gated: Any, text: str) -> set[int] | None:
        found: set[int] | None = gated.let_through(text)
        return found

    def _find(self, rule: Searched, pattern: str, text: str) -> list[AnyMatch]:
        """The matches of a pattern. Raises TimeoutError when they exceed the budget."""
        compiled = self._compile(rule, pattern)
        if isinstance(compiled, re.Pattern):
            return list(compiled.finditer(text))
        return list(compiled.finditer(text, timeout=self._budget))

    def _compile(self, rule: Searched, pattern: str) -> re.Pattern[str] | regex.Pattern[str]:
        """The compiled pattern, made at first use."""
        compiled = self._compiled.get((pattern, rule.trusted))
        if compiled is None:
            try:
                compiled = _compile_trusted(pattern) if rule.trusted else compile_pattern(pattern)
            except Exception as error:
                # The error classes of the two engines have no base of their own in common.
                raise ValueError(str(error)) from None
            self._compiled[pattern, rule.trusted] = compiled
        return compiled

    @staticmethod
    def _words_at(places: Iterable[tuple[int, int]], text: str) -> list[AnyMatch]:
        """Matches at the places of plain words, less those that overlap an earlier one."""
        found: list[AnyMatch] = []
        behind = 0
        for start, end in sorted(places):
            if start >= behind:
                found.append(WordMatch(text[start:end], start, end))
                behind = end
        return found

    def _confirm(self, rule: Searched, phrase: Phrase, parts: Sequence[tuple[int, Places]], text: str) -> list[tuple[AnyMatch, int]]:
        """The matches of a phrase, with their parts, given the parts that may match: those of the whole alternation, which takes the
        leftmost match and of several there the earliest part's, and goes on behind it."""
        if len(parts) == 1:
            part, places = parts[0]
            matches = self._find(rule, phrase.parts[part], text) if places is None else self._words_at(places, text)
            return [(match, part) for match in matches]
        streams = {part: _Stream(self, rule, phrase.parts[part], places, text) for part, places in parts}
        heads = [(head.start(), part, head) for part, stream in streams.items() if (head := stream.after(0))]
        heapify(heads)
        found: list[tuple[AnyMatch, int]] = []
        behind = 0
        while heads:
            start, part, match = heappop(heads)
            if start >= behind:
                if match.end() == start:
                    # How empty matches follow each other is left to the alternation itself.
                    return [(match, -1) for match in self._find(rule, phrase.pattern, text)]
                found.append((match, part))
                behind = match.end()
            following = streams[part].after(behind)
            if following:
                heappush(heads, (following.start(), part, following))
        return found

    def _scope(self, scope: frozenset[str]) -> _Scope:
        known = self._scopes.get(scope)
        if known is None:
            reads = [rule.selector.matches(scope) for rule in self._rules]
            known = self._scopes[scope] = _Scope(reads, [part for part in self._always if reads[self._parts[part][0]]])
        return known


class _Stream:
    """The matches of one part in a text, one after the other."""

    __slots__ = ("_at", "_places", "_search", "_text")

    def __init__(self, matcher: Matcher, rule: Searched, pattern: str, places: Places, text: str) -> None:
        self._text = text
        self._places = sorted(places) if places is not None else None
        self._at = 0
        if places is None:
            compiled = matcher._compile(rule, pattern)
            self._search: Callable[[str, int], AnyMatch | None]
            self._search = compiled.search if isinstance(compiled, re.Pattern) else partial(compiled.search, timeout=matcher._budget)

    def after(self, offset: int) -> AnyMatch | None:
        """The first match that begins at or behind ``offset``, which never falls from call to call."""
        if self._places is None:
            return self._search(self._text, offset)
        while self._at < len(self._places):
            start, end = self._places[self._at]
            if start >= offset:
                return WordMatch(self._text[start:end], start, end)
            self._at += 1
        return None
