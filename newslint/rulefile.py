"""One rule file: YAML in, a checked definition out, with errors that name line and key."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from newslint import checks, scopes
from newslint.checks import OptionError
from newslint.diagnostic import Level
from newslint.inheritance import InheritanceError, RuleError, Unsupported, resolved
from newslint.yaml_text import Lines

__all__ = ["Definition", "InheritanceError", "RuleError", "Unsupported", "build", "load"]

HEADER = frozenset({"extends", "message", "level", "scope", "link", "description", "limit", "action", "fix", "tests"})
NOT_RUNNABLE = {
    "script": "it holds a Tengo program",
    "sequence": "it needs part-of-speech tags",
    "spelling": "it needs a Hunspell dictionary",
}
# Checks whose exceptions a vocabulary joins. Source: Vale's documentation.
WITH_VOCABULARY = frozenset({"existence", "substitution", "repetition", "conditional", "capitalization"})


@dataclass(slots=True)
class Definition:
    """What a rule file says: the header keys, ``options`` for the check, and the ``check`` made from them. ``tests`` are the cases that it
    carries, ``parents`` the files that it inherits from."""

    name: str
    extends: str
    message: str
    level: str
    scope: Any
    link: str | None
    description: str
    limit: int
    fix: str | None
    action: dict[str, Any] | None
    options: dict[str, Any]
    tests: list[dict[str, Any]]
    check: checks.CheckType
    parents: list[str] = field(default_factory=list)


def load(
    path: str | os.PathLike[str],
    name: str,
    *,
    find: Callable[[str], str | None] = lambda name: None,
    accepted: Mapping[str, Sequence[str]] | None = None,
    overrides: Mapping[str, Any] | None = None,
    prove: bool = True,
) -> Definition:
    """The definition in a file. Raises RuleError.

    ``find`` gives the file of a rule that this one inherits from; ``accepted`` the accepted terms of vocabularies by name (those under
    ``""`` hold for every rule that doesn't name its own); ``overrides`` values of single keys from the configuration. ``prove=False``
    takes it on trust that the patterns compile, which is slow to prove."""
    values, lines, parents = resolved(path, name, find)
    for key, value in (overrides or {}).items():
        values[key] = value
    made = build(values, name, lines, accepted, prove)
    made.parents = parents
    return made


def build(
    values: Mapping[str, Any],
    name: str,
    lines: Lines,
    accepted: Mapping[str, Sequence[str]] | None = None,
    prove: bool = True,
) -> Definition:
    """The definition that the values of a rule make; RuleError says what is wrong with them. See ``load``."""
    word = values.get("extends")
    if not isinstance(word, str):
        raise RuleError("The key 'extends' is missing: it names the check that the rule uses.", lines.of("extends") or 1)
    check = _check(word, lines)
    for key in values:
        if key not in HEADER and key not in check.KEYS:
            known = ", ".join(sorted(check.KEYS))
            raise RuleError(f"The key {key!r} is unknown in a rule that extends {word!r} (its own keys: {known}).", lines.of(key))
    header = _header(values, lines)
    options = {key: value for key, value in values.items() if key not in HEADER or (key == "action" and key in check.KEYS)}
    # What a rule without word boundaries finds may be a part of an accepted word.
    if word in WITH_VOCABULARY and accepted and not (word == "existence" and values.get("nonword")):
        options["accepted"] = _accepted(values, accepted, lines)
    try:
        if header["action"]:
            _prove_action(header["action"])
        made = check(options)
        if prove:
            _compile(made)
    except OptionError as error:
        raise RuleError(f"{str(error)[:1].upper()}{str(error)[1:]}.", lines.of(error.key)) from None
    except _PatternError as error:
        raise RuleError(str(error), _line_of_pattern(error.pattern, lines, options)) from None
    return Definition(name=name, extends=word, options=options, check=made, **header)


def _accepted(values: Mapping[str, Any], accepted: Mapping[str, Sequence[str]], lines: Lines) -> list[str]:
    """The accepted terms that the rule's ``vocab`` asks for: none, those of the configuration, or those of vocabularies that it names."""
    wanted = values.get("vocab", True)
    if isinstance(wanted, bool):
        names = [""] if wanted else []
    else:
        names = [str(name) for name in wanted] if isinstance(wanted, list) else [str(wanted)]
    if unknown := [name for name in names if name and name not in accepted]:
        raise RuleError(f"There is no vocabulary {unknown[0]!r} (config/vocabularies/{unknown[0]}/accept.txt).", lines.of("vocab"))
    return [term for name in names for term in accepted.get(name, ())]


def _check(word: str, lines: Lines) -> type[checks.CheckType]:
    if word in NOT_RUNNABLE:
        raise Unsupported(f"newslint can't run a rule that extends {word!r}: {NOT_RUNNABLE[word]}.", lines.of("extends"))
    try:
        return checks.load(word)
    except KeyError:
        raise RuleError(
            f"The check {word!r} in 'extends' is unknown; the checks are {', '.join(checks.words())}.", lines.of("extends")
        ) from None


def _header(values: Mapping[str, Any], lines: Lines) -> dict[str, Any]:
    """The header keys but ``extends``, checked and with their defaults. Raises RuleError."""

    def wrong(key: str, why: str) -> RuleError:
        return RuleError(f"{key!r} {why}.", lines.of(key))

    message = values.get("message")
    if not isinstance(message, str) or not message.strip():
        raise wrong("message", "is missing: it says what is wrong and what to do")
    level = values.get("level") or "warning"
    try:
        Level.parse(str(level))
    except ValueError:
        raise wrong("level", f"must be suggestion, warning or error, not {level!r}") from None
    # These judge the whole article, whatever the scope says.
    scope = "text" if values.get("extends") in ("metric", "readability") else values.get("scope") or "text"
    try:
        scopes.parse(scope)
    except scopes.UnsupportedScope as error:
        raise Unsupported(f"newslint can't run a rule of this scope: {error}.", lines.of("scope")) from None
    except (ValueError, TypeError) as error:
        why = "a scope is a text or a list of texts" if isinstance(error, TypeError) else error
        raise wrong("scope", f"is wrong: {why}") from None
    limit = values.get("limit", 0)
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 0:
        raise wrong("limit", f"must be a whole number, not {limit!r}")
    if not isinstance(values.get("link"), str | None):
        raise wrong("link", "must be an address")
    fix = values.get("fix")
    if fix not in (None, "safe", "unsafe"):
        raise wrong("fix", f"must be safe or unsafe, not {fix!r}")
    action = values.get("action")
    if action is not None and not isinstance(action, dict):
        raise wrong("action", f"must be a map with a name, not {action!r}")
    tests = values.get("tests") or []
    if not isinstance(tests, list) or not all(isinstance(test, dict) and "name" in test and "input" in test for test in tests):
        raise wrong("tests", "must be a list of cases, each with 'name' and 'input'")
    return {
        "message": message.strip(),
        "level": str(level),
        "scope": scope,
        "link": values.get("link"),
        "description": str(values.get("description") or "").strip(),
        "limit": limit,
        "fix": fix,
        "action": action or None,
        "tests": tests,
    }


def _prove_action(action: Mapping[str, Any]) -> None:
    from newslint.checks import _action

    _action.prove(action)


class _PatternError(Exception):
    def __init__(self, message: str, pattern: str) -> None:
        super().__init__(message)
        self.pattern = pattern


def _compile(check: checks.CheckType) -> None:
    """Prove that every phrase compiles (the engine does it lazily)."""
    if not check.phrases:
        return
    import regex

    from newslint.matching.compiling import compile_pattern
    from newslint.matching.literals import parse

    for phrase in check.phrases:
        # What re can parse, regex compiles: only what is left need be tried part by part.
        doubtful = [part for part in phrase.parts if parse(part) is None]
        for pattern in (*doubtful, phrase.pattern):
            try:
                compile_pattern(pattern)
            except regex.error as error:
                raise _PatternError(f"The pattern {_shortened(pattern)} is not a valid regular expression: {error}.", pattern) from None


def _shortened(pattern: str) -> str:
    return repr(pattern if len(pattern) <= 80 else pattern[:79] + "…")


def _forms(entry: str) -> tuple[str, str]:
    """How an entry may stand in the pattern made of it: as it is, or its groups without a number."""
    return entry, re.sub(r"(?<!\\)\((?!\?)", "(?:", entry)


def _line_of_pattern(pattern: str, lines: Lines, options: Mapping[str, Any]) -> int:
    """The line of the entry that a broken pattern was made from, else of the key."""
    keys = [key for key in ("tokens", "raw", "swap", "token", "first", "second", "either") if key in options]
    known = [(entry, line) for key in keys for entry, line in lines.entries(key) if entry]
    entries = [(entry, line) for entry, line in known if any(form in pattern for form in _forms(entry))]
    if entries:
        return max(entries, key=lambda entry: len(entry[0]))[1]
    return min((lines.of(key) for key in keys), default=0)
