"""The one pass: an Aho-Corasick automaton over all needles says which phrases can match in a block, ``regex`` confirms them there.

Patterns that stand for plain words are decided by the automaton alone. Those without a needle are tried in every block of their rule's
scope, or where RE2 is installed, in those that its set of gates lets through. Patterns are compiled when they are first needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import inf
from sys import maxsize
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import ahocorasick

from newslint.document import Block
from newslint.matching import AnyMatch, Hit, Phrase
from newslint.matching.confirming import Confirmer, Places
from newslint.matching.index import Index
from newslint.matching.literals import fold
from newslint.matching.words import Words
from newslint.scopes import Selector

if TYPE_CHECKING:
    from newslint.matching.re2_set import Gates

_Parts: TypeAlias = "list[tuple[int, Places]]"
# What a rule may take beside its budget on long texts.
SECONDS_PER_CHARACTER = 1e-6
MOST_HITS = 50_000
_PORTION = 200_000
# Fewer gates than this don't pay for loading RE2.
_FEWEST_GATES = 4
_SEPARATOR = "\0"
# Phrases of blocks of at most so many characters are looked for there only.
_LINE = 150
# What the scopes of ordinary paragraphs have in common.
_COPY = frozenset({"text", "paragraph"})
OUT_OF_TIME = "The rule's pattern ran out of time on this text and was left out; make it simpler."


def _portions(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """The blocks, those of an enormous text some at a time, so that what is known of them stays small."""
    start = length = 0
    for number, block in enumerate(blocks):
        length += len(block.text)
        if length > _PORTION and number > start:
            yield blocks[start:number]
            start, length = number, len(block.text)
    yield blocks[start:] if start else blocks


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
    """What is searched in blocks of one scope: whether each rule reads them, which parts are tried there without a needle, and whether a
    rule reads them that doesn't read ordinary paragraphs."""

    reads: list[bool]
    always: list[int]
    apart: bool


def _gates(patterns_by_part: Mapping[int, str]) -> Gates | None:
    """RE2's set of all gates; None where RE2 isn't installed or there are too few to be worth it."""
    if len(patterns_by_part) < _FEWEST_GATES:
        return None
    try:
        from newslint.matching.re2_set import Gates
    except ImportError:
        return None
    return Gates(patterns_by_part)


def _automaton(ids: Mapping[str, Sequence[int]]) -> Any:
    """What finds the needles, with the parts that want each; None for none."""
    if not ids:
        return None
    made = ahocorasick.Automaton()
    for word, wanted in ids.items():
        made.add_word(word, (len(word), tuple(wanted)))
    made.make_automaton()
    return made


class Matcher:
    """Finds the hits of many rules' phrases in blocks. ``budget`` is the time in seconds that one rule may take on an article, more on
    one of enormous length."""

    def __init__(self, rules: Iterable[Searched], budget: float = 0.5) -> None:
        # Rules of one check that search for the same in the same blocks (those on office-holders are six) are searched for as one.
        alike: dict[Any, list[Searched]] = {}
        for rule in rules:
            alike.setdefault((rule.selector.alternatives, tuple(rule.phrases), rule.trusted), []).append(rule)
        self._rules = [first for first, *_ in alike.values()]
        self._others = {first.key: [rule.key for rule in others] for first, *others in alike.values() if others}
        self._budget = budget
        self._confirmer = Confirmer(budget)
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
        # Whole lines and headlines are a small part of an article; what is looked for there only has an automaton of its own.
        anywhere: dict[str, list[int]] = {}
        seldom: dict[str, list[int]] = {}
        self._longest: list[int] = []
        self._in_copy = [rule.selector.matches(_COPY) for rule in self._rules]
        for number, (rule, in_copy) in enumerate(zip(self._rules, self._in_copy, strict=True)):
            for phrase, parts in enumerate(rule.index):
                longest = rule.phrases[phrase].longest or maxsize
                end = len(self._parts) + len(parts)
                for part in range(len(parts)):
                    self._add(len(self._parts), indexes[len(self._parts)], anywhere if in_copy and longest > _LINE else seldom)
                    self._longest.append(longest)
                    self._parts.append((number, phrase, part))
                    self._ends.append(end)
        self._anywhere, self._seldom = _automaton(anywhere), _automaton(seldom)

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
        seconds = self._budget + SECONDS_PER_CHARACTER * sum([len(block.text) for block in blocks])
        left = defaultdict[int, float](lambda: seconds)

        def all_gave_up(key: Any, why: str) -> None:
            for each in (key, *self._others.get(key, ())):
                gave_up(each, why)

        for some in _portions(blocks):
            self._search(some, all_gave_up, prefilter, spent, found, given_up, left)
        for key in self._others.keys() & found.keys():
            found.update(dict.fromkeys(self._others[key], found[key]))
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
                hits = self._hits(rule, block, phrase, parts, deadline, known)
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

    def _hits(
        self, rule: Searched, block: Block, number: int, parts: _Parts, deadline: float, known: dict[Phrase, list[AnyMatch]]
    ) -> list[Hit]:
        """The hits of a rule's phrase in a block; ``known`` are the matches that other rules' phrases had there."""
        phrase = rule.phrases[number]
        if phrase.parts:
            matches = self._confirmer.parts(rule.trusted, phrase, parts, block.text, deadline)
            return [Hit(block, number, match, part) for match, part in matches]
        # Rules that share a check often share its phrase.
        found = known.get(phrase)
        if found is None:
            places = parts[0][1] if parts else None
            if phrase.once and places is None:
                first = self._confirmer.applied(rule.trusted, phrase.pattern, anywhere=True)(block.text, 0)
                found = [first] if first else []
            else:
                found = self._confirmer.at(rule.trusted, phrase.pattern, places, block.text, deadline)[: 1 if phrase.once else None]
            known[phrase] = found
        return [Hit(block, number, match) for match in found]

    def _all(self, blocks: Sequence[Block]) -> Iterator[tuple[int, int, int, _Parts]]:
        for place, block in enumerate(blocks):
            reads = self._scope(block.scope).reads
            for number, rule in enumerate(self._rules):
                if reads[number]:
                    yield from ((place, number, phrase, []) for phrase in range(len(rule.phrases)))

    def _fired(self, blocks: Sequence[Block]) -> Iterator[tuple[int, int, int, _Parts]]:
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
        if self._anywhere:
            self._note(self._anywhere, blocks, range(len(blocks)), scopes, fired)
        if self._seldom:
            some = [place for place, block in enumerate(blocks) if len(block.text) <= _LINE or scopes[place].apart]
            self._note(self._seldom, [blocks[place] for place in some], some, scopes, fired)
        return fired

    def _note(
        self, automaton: Any, blocks: Sequence[Block], numbers: Sequence[int], scopes: Sequence[_Scope], fired: dict[int, Places]
    ) -> None:
        """Add to ``fired`` what an automaton finds in some of the blocks, which ``numbers`` says."""
        if not blocks:
            return
        count = len(self._parts)
        joined = _SEPARATOR.join([block.text for block in blocks])
        plain, parts, leads, longest = self._words, self._parts, self._leads, self._longest
        at, start = 0, 0
        length_here = limit = len(blocks[0].text)
        place = numbers[0]
        reads = scopes[place].reads
        for last, (length, wanted) in automaton.iter(fold(joined)):
            while last >= limit:
                at += 1
                start = limit + 1
                length_here = len(blocks[at].text)
                limit = start + length_here
                place = numbers[at]
                reads = scopes[place].reads
            for part in wanted:
                if not reads[parts[part][0]] or length_here > longest[part]:
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

    def _scope(self, scope: frozenset[str]) -> _Scope:
        known = self._scopes.get(scope)
        if known is None:
            reads = [rule.selector.matches(scope) for rule in self._rules]
            always = [part for part in self._always if reads[self._parts[part][0]]]
            apart = any(read and not in_copy for read, in_copy in zip(reads, self._in_copy, strict=True))
            known = self._scopes[scope] = _Scope(reads, always, apart)
        return known
