"""The one pass: an Aho-Corasick automaton over all needles says which phrases can match in a block, ``regex`` confirms them there.

Patterns that stand for plain words are decided by the automaton alone. Those without a needle are tried in every block of their rule's
scope, or where RE2 is installed, in those that its set of gates lets through. Patterns are compiled when they are first needed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from heapq import heapify, heappop, heappush
from math import inf
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import ahocorasick

from newslint import patterns
from newslint.document import Block
from newslint.matching import AnyMatch, Hit, Phrase, WordMatch
from newslint.matching.flags import scoped
from newslint.matching.literals import fold, needles, plain_braces, repeats
from newslint.matching.words import Words, words
from newslint.scopes import Selector

if TYPE_CHECKING:
    import regex

    from newslint.matching.re2_set import Gates

# Where a part matches in a block, as start and end; an end of -1 leaves it to the pattern whether it matches there. None: anywhere.
Places: TypeAlias = "list[tuple[int, int]] | None"
# What a rule may take beside its budget on long texts.
SECONDS_PER_CHARACTER = 1e-6
MOST_HITS = 50_000
_PORTION = 200_000
_MOST_REPEATS = 100_000
_LONG_REPEAT = patterns.compile(r"\{\d{3}")
# Fewer gates than this don't pay for loading RE2.
_FEWEST_GATES = 4
_SEPARATOR = "\0"
OUT_OF_TIME = "The rule's pattern ran out of time on this text and was left out; make it simpler."


class Index(NamedTuple):
    """What the pass knows of a pattern: its ``needles`` (None: unknown) and whether every match begins with one (``lead``), the plain
    ``words`` that it stands for, and where its needles tell little or nothing, its ``gate``. All of it can be kept on disk."""

    needles: tuple[str, ...] | None = None
    lead: bool = False
    words: tuple[tuple[str, ...], bool, bool, bool] | None = None
    gate: str | None = None


def index_of(phrase: Phrase) -> list[Index]:
    """What ``Searched`` wants to know of a phrase: the index of each of its parts (of the phrase itself where it has none)."""
    return [_index(part) for part in phrase.parts or (phrase.pattern,)]


def _index(pattern: str) -> Index:
    if plain := words(pattern):
        literals = tuple(sorted({fold(text) for text in plain.texts}))
        if all(len(text) > 1 or not text.isalnum() for text in literals):
            return Index(literals, True, (plain.texts, plain.ignorecase, plain.starts, plain.ends))
    found = needles(pattern)
    if found is not None and not found.weak:
        return Index(tuple(sorted(found.texts)), found.lead)
    from newslint.matching.gates import gate

    return Index(tuple(sorted(found.texts)) if found else None, gate=gate(pattern))


def _portions(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """The blocks, those of an enormous text some at a time, so that what is known of them stays small."""
    start = length = 0
    for number, block in enumerate(blocks):
        length += len(block.text)
        if length > _PORTION and number > start:
            yield blocks[start:number]
            start, length = number, len(block.text)
    yield blocks[start:] if start else blocks


def compile_pattern(pattern: str) -> regex.Pattern[str]:
    """The compiled pattern; ``regex.error`` when it is not one, or would take enormous room. A brace that is no quantifier stands for
    itself."""
    import regex

    if _LONG_REPEAT.search(pattern) and repeats(pattern) > _MOST_REPEATS:
        raise regex.error(f"it repeats something more than {_MOST_REPEATS:,} times")
    try:
        return regex.compile(plain_braces(scoped(pattern)), regex.V0)
    except (ValueError, OverflowError, RecursionError, MemoryError) as error:
        raise regex.error(str(error) or type(error).__name__) from None


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


def _gates(patterns_by_part: Mapping[int, str]) -> Gates | None:
    """RE2's set of all gates; None where RE2 isn't installed or there are too few to be worth it."""
    if len(patterns_by_part) < _FEWEST_GATES:
        return None
    try:
        from newslint.matching.re2_set import Gates
    except ImportError:
        return None
    return Gates(patterns_by_part)


class Matcher:
    """Finds the hits of many rules' phrases in blocks. ``budget`` is the time in seconds that one rule may take on an article, more on
    one of enormous length."""

    def __init__(self, rules: Iterable[Searched], budget: float = 0.5) -> None:
        self._rules = list(rules)
        self._budget = budget
        self._compiled: dict[tuple[str, bool], re.Pattern[str] | regex.Pattern[str]] = {}
        self._scopes: dict[frozenset[str], _Scope] = {}
        # A part is known by its number; the parts of one phrase are neighbours.
        self._parts: list[tuple[int, int, int]] = []
        self._ends: list[int] = []
        self._words: list[Words | None] = []
        self._leads: list[bool] = []
        self._always: list[int] = []
        indexes = [Index(*index) for rule in self._rules for parts in rule.index for index in parts]
        # Patterns that are trusted were written with a literal in mind; loading RE2 would cost a short run more than it saves.
        trusted = [rule.trusted for rule in self._rules for parts in rule.index for _ in parts]
        self._gates = _gates({part: index.gate for part, index in enumerate(indexes) if index.gate is not None and not trusted[part]})
        self._gated = frozenset(self._gates.keys) if self._gates else frozenset()
        ids: dict[str, list[int]] = {}
        for number, rule in enumerate(self._rules):
            for phrase, parts in enumerate(rule.index):
                end = len(self._parts) + len(parts)
                for part in range(len(parts)):
                    self._add(len(self._parts), indexes[len(self._parts)], ids)
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
        self._leads.append(index.lead)
        if index.needles is None or part in self._gated:
            self._always.append(part)
            return
        for word in index.needles:
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
        left = defaultdict[int, float](lambda: self._budget + SECONDS_PER_CHARACTER * sum(len(block.text) for block in blocks))
        for some in _portions(blocks):
            self._search(some, gave_up, prefilter, spent, found, given_up, left)
        return found

    def _search(
        self,
        blocks: Sequence[Block],
        gave_up: Callable[[Any, str], None],
        prefilter: bool,
        spent: dict[Any, float] | None,
        found: dict[Any, list[Hit]],
        given_up: set[int],
        left: dict[int, float],
    ) -> None:
        """Search some of the blocks, adding to ``found`` and ``given_up``; ``left`` is the time that rules have."""
        known: dict[Phrase, list[AnyMatch]] = {}
        known_in = -1
        for place, number, phrase, parts in self._fired(blocks) if prefilter else self._all(blocks):
            rule = self._rules[number]
            block = blocks[place]
            wanted = rule.phrases[phrase]
            if number in given_up or (wanted.longest and len(block.text) > wanted.longest):
                continue
            if place != known_in:
                known, known_in = {}, place
            started = perf_counter() if spent is not None or not rule.trusted else 0.0
            deadline = inf if rule.trusted else started + left[number]
            try:
                if deadline <= started:
                    raise TimeoutError
                if wanted.parts:
                    hits = [Hit(block, phrase, match, part) for match, part in self._confirm(rule, wanted, parts, block.text, deadline)]
                else:
                    # Rules that share a check often share its phrase.
                    matches = known.get(wanted)
                    if matches is None:
                        places = parts[0][1] if parts else None
                        if wanted.once and places is None:
                            first = self._applied(rule, wanted.pattern, anywhere=True)(block.text, 0)
                            matches = [first] if first else []
                        else:
                            matches = self._at(rule, wanted.pattern, places, block.text, deadline)[: 1 if wanted.once else None]
                        known[wanted] = matches
                    hits = [Hit(block, phrase, match) for match in matches]
            except (TimeoutError, ValueError, RecursionError, MemoryError) as error:
                given_up.add(number)
                found.pop(rule.key, None)
                gave_up(rule.key, OUT_OF_TIME if isinstance(error, TimeoutError) else f"The rule's pattern failed: {error}.")
                continue
            finally:
                if spent is not None:
                    spent[rule.key] = spent.get(rule.key, 0.0) + perf_counter() - started
            if not rule.trusted:
                left[number] = deadline - perf_counter()
            if hits:
                kept = found.setdefault(rule.key, [])
                kept.extend(hits)
                if len(kept) > MOST_HITS:
                    given_up.add(number)
                    del kept[MOST_HITS:]

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
        """For each block (times the number of parts, plus the part) that may match: the places where it does or may (see ``Places``), None
        for anywhere."""
        fired: dict[int, Places] = {}
        count = len(self._parts)
        scopes = [self._scope(block.scope) for block in blocks]
        for place, block in enumerate(blocks):
            always = scopes[place].always
            if not always:
                continue
            let_through = self._gates.let_through(block.text) if self._gates else None
            for part in always:
                if let_through is None or part in let_through or part not in self._gated:
                    fired[place * count + part] = None
        if self._automaton is None or not blocks:
            return fired
        joined = _SEPARATOR.join([block.text for block in blocks])
        plain, parts, leads = self._words, self._parts, self._leads
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
                if not leads[part]:
                    fired[key] = None
                    continue
                words = plain[part]
                first = last - length + 1
                end = -1
                if words is not None:
                    stands = words.stand(joined, first, last + 1)
                    if stands is False:
                        continue
                    if stands:
                        end = last + 1 - start
                places = fired.get(key)
                if places is None:
                    fired[key] = [(first - start, end)]
                else:
                    places.append((first - start, end))
        return fired

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

    def _at(self, rule: Searched, pattern: str, places: Places, text: str, deadline: float = inf) -> list[AnyMatch]:
        """The matches of a pattern that begin at one of ``places``, less those that overlap an earlier one. Raises TimeoutError."""
        if places is None:
            return self._find(rule, pattern, text)
        found: list[AnyMatch] = []
        behind = 0
        match_at: Callable[[str, int], AnyMatch | None] | None = None
        for start, end in sorted(places) if len(places) > 1 else places:
            if start < behind:
                continue
            if end >= 0:
                found.append(WordMatch(text[start:end], start, end))
                behind = end
                continue
            if match_at is None:
                match_at = self._applied(rule, pattern)
            match = match_at(text, start)
            if match:
                found.append(match)
                behind = match.end()
            if deadline < inf and perf_counter() > deadline:
                raise TimeoutError
        return found

    def _applied(self, rule: Searched, pattern: str, anywhere: bool = False) -> Callable[[str, int], AnyMatch | None]:
        """What gives a pattern's match at an offset, or the first one from there on."""
        compiled = self._compile(rule, pattern)
        if isinstance(compiled, re.Pattern):
            return compiled.search if anywhere else compiled.match
        return partial(compiled.search if anywhere else compiled.match, timeout=self._budget)

    def _confirm(
        self, rule: Searched, phrase: Phrase, parts: Sequence[tuple[int, Places]], text: str, deadline: float = inf
    ) -> list[tuple[AnyMatch, int]]:
        """The matches of a phrase, with their parts, given the parts that may match (all, if none are given): those of the whole
        alternation, which takes the leftmost match and of several there the earliest part's, and goes on behind it."""
        if not parts:
            return self._whole(rule, phrase, text)
        if len(parts) == 1:
            part, places = parts[0]
            return [(match, part) for match in self._at(rule, phrase.parts[part], places, text, deadline)]
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
                    return self._whole(rule, phrase, text)
                found.append((match, part))
                behind = match.end()
            following = streams[part].after(behind)
            if following:
                heappush(heads, (following.start(), part, following))
            if deadline < inf and perf_counter() > deadline:
                raise TimeoutError
        return found

    def _whole(self, rule: Searched, phrase: Phrase, text: str) -> list[tuple[AnyMatch, int]]:
        """The matches of a phrase's whole alternation, each as that of its part: the first one that matches there."""
        found: list[tuple[AnyMatch, int]] = []
        for match in self._find(rule, phrase.pattern, text):
            for part, pattern in enumerate(phrase.parts):
                own = self._applied(rule, pattern)(text, match.start())
                if own and own.end() == match.end():
                    found.append((own, part))
                    break
        return found

    def _scope(self, scope: frozenset[str]) -> _Scope:
        known = self._scopes.get(scope)
        if known is None:
            reads = [rule.selector.matches(scope) for rule in self._rules]
            known = self._scopes[scope] = _Scope(reads, [part for part in self._always if reads[self._parts[part][0]]])
        return known


class _Stream:
    """The matches of one part in a text, one after the other."""

    __slots__ = ("_at", "_match", "_matcher", "_pattern", "_places", "_rule", "_text")

    def __init__(self, matcher: Matcher, rule: Searched, pattern: str, places: Places, text: str) -> None:
        self._matcher, self._rule, self._pattern, self._text = matcher, rule, pattern, text
        self._places = sorted(places) if places is not None else None
        self._at = 0
        self._match: Callable[[str, int], AnyMatch | None] | None = None

    def after(self, offset: int) -> AnyMatch | None:
        """The first match that begins at or behind ``offset``, which never falls from call to call."""
        if self._places is None:
            return self._tried(offset)
        while self._at < len(self._places):
            start, end = self._places[self._at]
            if start >= offset:
                match = WordMatch(self._text[start:end], start, end) if end >= 0 else self._tried(start)
                if match:
                    return match
            self._at += 1
        return None

    def _tried(self, offset: int) -> AnyMatch | None:
        """The pattern's match at the offset, or where its places are unknown, the first one from there."""
        if self._match is None:
            self._match = self._matcher._applied(self._rule, self._pattern, anywhere=self._places is None)
        return self._match(self._text, offset)
