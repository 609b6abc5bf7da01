"""Vocabularies: the words that a newsroom accepts and those that it refuses, in ``config/vocabularies/<Name>/accept.txt`` and
``reject.txt``.

Each line is a pattern; lines that begin with ``#`` are comments. An accepted term exempts only what is that term as a whole, and flags in
one line hold for that line alone (in Vale an accepted term silences whatever contains it).
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple


class Term(NamedTuple):
    """A line of a vocabulary: the pattern, the file and the 1-based line."""

    pattern: str
    path: str
    line: int


class Vocabulary(NamedTuple):
    """The terms in force: ``accepted`` by vocabulary name (under ``""`` those of the configuration), and for the two rules that are made of
    them, ``accept`` and ``reject``."""

    accepted: Mapping[str, Sequence[str]]
    accept: Sequence[Term]
    reject: Sequence[Term]

    def values(self, name: str, overrides: Mapping[str, Any] | None = None) -> tuple[dict[str, Any] | None, list[tuple[str, int, str]]]:
        """What the built-in rule ``name`` is made from (None when it has nothing to look for), and as (path, line, cause) the terms that
        had to be left out because they are no patterns."""
        values: dict[str, Any] = {"level": "error", "vocab": False}
        terms, problems = _sound(self.accept if name == "Vale.Terms" else self.reject if name == "Vale.Avoid" else ())
        if name == "Vale.Terms":
            # Of terms that differ in case alone, the last one counts.
            swap = {pattern: pattern for pattern in {term.pattern.lower(): term.pattern for term in terms}.values()}
            values |= {"extends": "substitution", "message": "Use '%s' instead of '%s'.", "ignorecase": True, "swap": swap}
        elif name == "Vale.Avoid":
            tokens = [term.pattern for term in terms]
            values |= {"extends": "existence", "message": "Avoid using '%s'.", "ignorecase": False, "tokens": tokens}
        elif name == "Vale.Repetition":
            values |= {"extends": "repetition", "message": "'%s' is repeated!", "alpha": True, "ignorecase": True, "tokens": [r"[^\s.!?]+"]}
        else:
            values |= {"extends": "spelling", "message": "Did you really mean '%s'?"}
        if name in ("Vale.Terms", "Vale.Avoid") and not terms:
            return None, problems
        return {**values, **(overrides or {})}, problems


def proved(vocabulary: Vocabulary) -> Mapping[str, Sequence[str]]:
    """The accepted terms by vocabulary less those that are no patterns, which ``values`` tells of. Slow: for rules that are loaded anew."""
    sound = {name: _sound([Term(pattern, "", 0) for pattern in terms])[0] for name, terms in vocabulary.accepted.items()}
    return {name: [term.pattern for term in terms] for name, terms in sound.items()}


def built_in(vocabulary: Vocabulary, named: bool) -> list[str]:
    """The rules that Vale itself brings: those of the vocabularies in force, and all of them where the style ``Vale`` is ``named``."""
    names = [name for name, terms in (("Vale.Terms", vocabulary.accept), ("Vale.Avoid", vocabulary.reject)) if terms or named]
    return names + (["Vale.Repetition", "Vale.Spelling"] if named else [])


def read_vocabularies(folders: Sequence[str | os.PathLike[str]], names: Sequence[str]) -> Vocabulary:
    """The vocabularies under folders of styles; ``names`` are those that the configuration puts in force. KeyError for one that isn't
    there."""
    found: dict[str, dict[str, list[Term]]] = {}
    for folder in folders:
        for place in (os.path.join(folder, "config", "vocabularies"), os.path.join(folder, "Vocab")):
            try:
                vocabularies = sorted(os.listdir(place))
            except OSError:
                continue
            for name in vocabularies:
                for kind in ("accept", "reject"):
                    terms = _read(os.path.join(place, name, f"{kind}.txt"))
                    if terms is not None:
                        found.setdefault(name, {}).setdefault(kind, []).extend(terms)
    for name in names:
        if name not in found:
            raise KeyError(name)
    accepted = {name: [term.pattern for term in kinds.get("accept", ())] for name, kinds in found.items()}
    accept = [term for name in names for term in found[name].get("accept", ())]
    reject = [term for name in names for term in found[name].get("reject", ())]
    if names:
        accepted[""] = [term.pattern for term in accept]
    return Vocabulary(accepted, accept, reject)


def _read(path: str) -> list[Term] | None:
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            lines = file.read().splitlines()
    except OSError:
        return None
    stripped = ((number, line.strip()) for number, line in enumerate(lines, 1))
    return [Term(line, path, number) for number, line in stripped if line and not line.startswith("#")]


def _sound(terms: Sequence[Term]) -> tuple[list[Term], list[tuple[str, int, str]]]:
    """The terms that are patterns, and why the others aren't."""
    import regex

    from newslint.matching.compiling import compile_pattern

    sound, problems = [], []
    for term in terms:
        try:
            compile_pattern(term.pattern)
            sound.append(term)
        except regex.error as error:
            problems.append((term.path, term.line, f"{term.pattern!r} is not a valid regular expression: {error}."))
    return sound, problems
