"""The one pass: an Aho-Corasick automaton over all needles says which phrases can match in a block, ``regex`` confirms them there.

Phrases without a needle are tried in every block of their rule's scope. Patterns are compiled when they are first needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

import ahocorasick

from newslint import patterns
from newslint.document import Block
from newslint.matching import Hit, Phrase
from newslint.matching.literals import fold, needles
from newslint.scopes import Selector

if TYPE_CHECKING:
    import regex

AnyMatch: TypeAlias = "re.Match[str] | regex.Match[str]"
Needles: TypeAlias = "tuple[str, ...] | None"
_Part: TypeAlias = tuple[int, int, int]
_BRACE = patterns.compile(r"\\[pPN]\{[^}]*\}|\\.|\{\d*,?\d*\}|(\{)", re.S)


def compile_pattern(pattern: str) -> regex.Pattern[str]:
    """The compiled pattern; ``regex.error`` when it is not one. A brace that is no quantifier stands for itself (``regex`` would
    read ``{name}`` as a fuzzy constraint)."""
    import regex

    return regex.compile(_plain_braces(pattern), regex.V0)


def _plain_braces(pattern: str) -> str:
    return _BRACE.sub(lambda match: r"\{" if match[1] else match[0], pattern)


def _compile_trusted(pattern: str) -> re.Pattern[str] | regex.Pattern[str]:
    """A pattern that needs no time budget, compiled by ``re`` (whose compiled patterns are kept on disk) where it can."""
    try:
        return patterns.compile(_plain_braces(pattern))
    except re.error:
        return compile_pattern(pattern)


class Searched:
    """One rule's phrases as the matcher holds them. ``key`` is the caller's; ``needles`` are those of each phrase's parts (of the phrase
    itself where it has none); ``trusted`` says that its patterns are known to be harmless, so that they need no time budget."""

    __slots__ = ("key", "needles", "phrases", "selector", "trusted")

    def __init__(
        self, key: Any, phrases: Sequence[Phrase], selector: Selector, needles: Sequence[Sequence[Needles]], trusted: bool = False
    ) -> None:
        self.key = key
        self.phrases = phrases
        self.selector = selector
        self.needles = needles
        self.trusted = trusted


def needles_of(phrase: Phrase) -> list[Needles]:
    """What ``Searched`` wants to know of a phrase: the needles of each of its parts."""
    return [needles(part) for part in phrase.parts or (phrase.pattern,)]


class Matcher:
    """Finds the hits of many rules' phrases in blocks. ``budget`` is the time in seconds that one pattern may take on one block."""

    def __init__(self, rules: Iterable[Searched], budget: float = 0.5) -> None:
        self._rules = list(rules)
        self._budget = budget
        self._compiled: dict[tuple[str, bool], re.Pattern[str] | regex.Pattern[str]] = {}
        self._always: set[_Part] = set()
        self._scopes: dict[frozenset[str], list[bool]] = {}
        ids: dict[str, list[_Part]] = {}
        for number, rule in enumerate(self._rules):
            for phrase, parts in enumerate(rule.needles):
                for part, words in enumerate(parts):
                    if words is None:
                        self._always.add((number, phrase, part))
                    for word in words or ():
                        ids.setdefault(word, []).append((number, phrase, part))
        self._automaton: Any = None
        if ids:
            self._automaton = ahocorasick.Automaton()
            for word, wanted in ids.items():
                self._automaton.add_word(word, tuple(wanted))
            self._automaton.make_automaton()

    def search(self, blocks: Iterable[Block], timed_out: Callable[[Any], None], prefilter: bool = True) -> dict[Any, list[Hit]]:
        """The hits per rule key, in reading order. ``timed_out`` is called with the key of a rule that exceeded its budget; it is left
        out of the rest. ``prefilter=False`` tries every phrase everywhere (the results are the same: a test holds it)."""
        found: dict[Any, list[Hit]] = {}
        given_up: set[int] = set()
        for block in blocks:
            in_scope = self._in_scope(block.scope)
            searched: dict[str, list[AnyMatch]] = {}
            for (number, phrase), parts in self._candidates(block, prefilter).items():
                if not in_scope[number] or number in given_up:
                    continue
                rule = self._rules[number]
                wanted = rule.phrases[phrase]
                if wanted.longest and len(block.text) > wanted.longest:
                    continue
                try:
                    if wanted.parts:
                        matches = self._confirm(wanted, parts, block.text, rule.trusted)
                    else:
                        # Rules that share a check often share its phrase.
                        known = searched.get(wanted.pattern)
                        matches = self._find(wanted.pattern, block.text, rule.trusted) if known is None else known
                        searched[wanted.pattern] = matches
                except TimeoutError:
                    given_up.add(number)
                    timed_out(rule.key)
                    continue
                if matches:
                    found.setdefault(rule.key, []).extend(Hit(block, phrase, match) for match in matches)
        return found

    def _find(self, pattern: str, text: str, trusted: bool) -> list[AnyMatch]:
        """The matches of a pattern, which is compiled at first use. Raises TimeoutError when they exceed the budget."""
        compiled = self._compiled.get((pattern, trusted))
        if compiled is None:
            compiled = self._compiled[pattern, trusted] = _compile_trusted(pattern) if trusted else compile_pattern(pattern)
        if isinstance(compiled, re.Pattern):
            return list(compiled.finditer(text))
        return list(compiled.finditer(text, timeout=self._budget))

    def _confirm(self, phrase: Phrase, parts: Sequence[int], text: str, trusted: bool) -> list[AnyMatch]:
        """The matches of a phrase in parts, some of which may match (no parts stands for all). Matches of different parts that overlap are
        left to the alternation itself to sort out; without an overlap, the matches of the parts are the matches of the alternation."""
        if not parts:
            return self._find(phrase.pattern, text, trusted)
        matches: list[AnyMatch] = []
        for part in parts:
            matches.extend(self._find(phrase.parts[part], text, trusted))
        if len(matches) < 2:
            return matches
        matches.sort(key=lambda match: match.span())
        if any(one.end() > other.start() or one.start() == other.start() for one, other in pairwise(matches)):
            return self._find(phrase.pattern, text, trusted)
        return matches

    def _candidates(self, block: Block, prefilter: bool) -> dict[tuple[int, int], list[int]]:
        """The (rule, phrase) pairs that may match, in order, with the parts that may; no parts stands for all."""
        if not prefilter:
            return {(number, phrase): [] for number, rule in enumerate(self._rules) for phrase in range(len(rule.phrases))}
        fired = set(self._always)
        if self._automaton is not None:
            for _, wanted in self._automaton.iter(fold(block.text)):
                fired.update(wanted)
        candidates: dict[tuple[int, int], list[int]] = {}
        for number, phrase, part in sorted(fired):
            candidates.setdefault((number, phrase), []).append(part)
        return candidates

    def _in_scope(self, scope: frozenset[str]) -> list[bool]:
        known = self._scopes.get(scope)
        if known is None:
            known = self._scopes[scope] = [rule.selector.matches(scope) for rule in self._rules]
        return known
