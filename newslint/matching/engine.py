"""The one pass: an Aho-Corasick automaton over all needles says which phrases can match in a block, ``regex`` confirms them there.

Phrases without a needle are tried in every block of their rule's scope. Patterns are compiled when they are first needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import ahocorasick
import regex

from newslint.document import Block
from newslint.matching import Hit, Phrase
from newslint.matching.literals import fold
from newslint.scopes import Selector

_BRACE = re.compile(r"\\[pPN]\{[^}]*\}|\\.|\{\d*,?\d*\}|(\{)", re.S)


def compile_pattern(pattern: str) -> regex.Pattern[str]:
    """The compiled pattern; ``regex.error`` when it is not one. A brace that is no quantifier stands for itself (``regex`` would
    read ``{name}`` as a fuzzy constraint)."""
    return regex.compile(_BRACE.sub(lambda match: r"\{" if match[1] else match[0], pattern), regex.V0)


class Searched:
    """One rule's phrases as the matcher holds them. ``key`` is the caller's; ``needles`` are those of each phrase."""

    __slots__ = ("compiled", "key", "needles", "phrases", "selector")

    def __init__(
        self, key: Any, phrases: Sequence[Phrase], selector: Selector, needles: Sequence[tuple[str, ...] | None]
    ) -> None:
        self.key = key
        self.phrases = phrases
        self.selector = selector
        self.needles = needles
        self.compiled: list[regex.Pattern[str] | None] = [None] * len(phrases)


class Matcher:
    """Finds the hits of many rules' phrases in blocks. ``budget`` is the time in seconds that one pattern may take on one block."""

    def __init__(self, rules: Iterable[Searched], budget: float = 0.5) -> None:
        self._rules = list(rules)
        self._budget = budget
        self._always: list[tuple[int, int]] = []
        self._scopes: dict[frozenset[str], list[bool]] = {}
        ids: dict[str, list[tuple[int, int]]] = {}
        for number, rule in enumerate(self._rules):
            for phrase, words in enumerate(rule.needles):
                if words is None:
                    self._always.append((number, phrase))
                for word in words or ():
                    ids.setdefault(word, []).append((number, phrase))
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
            for number, phrase in self._candidates(block, prefilter):
                if not in_scope[number] or number in given_up:
                    continue
                rule = self._rules[number]
                pattern = rule.compiled[phrase]
                if pattern is None:
                    pattern = rule.compiled[phrase] = compile_pattern(rule.phrases[phrase].pattern)
                try:
                    matches = list(pattern.finditer(block.text, timeout=self._budget))
                except TimeoutError:
                    given_up.add(number)
                    timed_out(rule.key)
                    continue
                if matches:
                    found.setdefault(rule.key, []).extend(Hit(block, phrase, match) for match in matches)
        return found

    def _candidates(self, block: Block, prefilter: bool) -> Iterable[tuple[int, int]]:
        if not prefilter:
            return [(number, phrase) for number, rule in enumerate(self._rules) for phrase in range(len(rule.phrases))]
        if self._automaton is None:
            return self._always
        fired = set(self._always)
        for _, wanted in self._automaton.iter(fold(block.text)):
            fired.update(wanted)
        return sorted(fired)

    def _in_scope(self, scope: frozenset[str]) -> list[bool]:
        known = self._scopes.get(scope)
        if known is None:
            known = self._scopes[scope] = [rule.selector.matches(scope) for rule in self._rules]
        return known
