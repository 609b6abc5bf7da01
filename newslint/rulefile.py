"""One rule file: YAML in, a checked definition out, with errors that name line and key."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import yaml

from newslint import checks, scopes
from newslint.checks import OptionError
from newslint.diagnostic import Level

HEADER = frozenset({"extends", "message", "level", "scope", "link", "description", "limit", "action", "fix", "tests"})
NOT_RUNNABLE = {
    "script": "it holds a Tengo program",
    "sequence": "it needs part-of-speech tags",
    "spelling": "it needs a Hunspell dictionary",
}
ACTIONS = frozenset({"replace", "remove", "edit", "suggest", "convert"})


class RuleError(Exception):
    """A rule file that can't be used. ``line`` is 1-based (0: the whole file)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Definition:
    """What a rule file says: the header keys, ``options`` for the check, and the ``check`` made from them. ``tests`` are the cases that it
    carries."""

    name: str
    extends: str
    message: str
    level: str
    scope: Any
    link: str | None
    description: str
    limit: int
    fix: str | None
    options: dict[str, Any]
    tests: list[dict[str, Any]]
    check: checks.CheckType


def load(path: str | os.PathLike[str], name: str, prove: bool = True) -> Definition:
    """The definition in a file. Raises RuleError. ``prove=False`` takes it on trust that the patterns compile, which is slow to prove."""
    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"The rule file can't be read: {error}.") from None
    return parse(text, name, prove)


def parse(text: str, name: str, prove: bool = True) -> Definition:
    """The definition in a YAML text. Raises RuleError. For ``prove`` see ``load``."""
    values, lines = _yaml(text)
    if not isinstance(values, dict):
        raise RuleError("A rule file holds a mapping of keys; this one doesn't.", 1)
    word = values.get("extends")
    if not isinstance(word, str):
        raise RuleError("The key 'extends' is missing: it names the check that the rule uses.", lines.get("extends", 1))
    check = _check(word, lines)
    for key in values:
        if key not in HEADER and key not in check.KEYS:
            known = ", ".join(sorted(check.KEYS))
            raise RuleError(f"The key {key!r} is unknown in a rule that extends {word!r} (its own keys: {known}).", lines.get(key, 0))
    header = _header(values, lines)
    options = {key: value for key, value in values.items() if key not in HEADER or (key == "action" and key in check.KEYS)}
    try:
        made = check(options)
        if prove:
            _compile(made)
    except OptionError as error:
        raise RuleError(f"{str(error)[:1].upper()}{str(error)[1:]}.", lines.get(error.key, 0)) from None
    except _PatternError as error:
        raise RuleError(str(error), _line_of_pattern(lines, options)) from None
    return Definition(name=name, extends=word, options=options, check=made, **header)


def _check(word: str, lines: Mapping[str, int]) -> type[checks.CheckType]:
    if word in NOT_RUNNABLE:
        raise RuleError(f"newslint can't run a rule that extends {word!r}: {NOT_RUNNABLE[word]}.", lines.get("extends", 0))
    try:
        return checks.load(word)
    except KeyError:
        raise RuleError(
            f"The check {word!r} in 'extends' is unknown; the checks are {', '.join(checks.words())}.", lines.get("extends", 0)
        ) from None


def _header(values: Mapping[str, Any], lines: Mapping[str, int]) -> dict[str, Any]:
    """The header keys but ``extends``, checked and with their defaults. Raises RuleError."""

    def wrong(key: str, why: str) -> RuleError:
        return RuleError(f"{key!r} {why}.", lines.get(key, 0))

    message = values.get("message")
    if not isinstance(message, str) or not message.strip():
        raise wrong("message", "is missing: it says what is wrong and what to do")
    level = values.get("level", "warning")
    try:
        Level.parse(str(level))
    except ValueError:
        raise wrong("level", f"must be suggestion, warning or error, not {level!r}") from None
    scope = values.get("scope") or "text"
    try:
        scopes.parse(scope)
    except (ValueError, TypeError) as error:
        raise wrong("scope", f"is wrong: {error}") from None
    limit = values.get("limit", 0)
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 0:
        raise wrong("limit", f"must be a whole number, not {limit!r}")
    if not isinstance(values.get("link"), str | None):
        raise wrong("link", "must be an address")
    fix = values.get("fix")
    if fix not in (None, "safe", "unsafe"):
        raise wrong("fix", f"must be safe or unsafe, not {fix!r}")
    action = values.get("action")
    if action is not None and (not isinstance(action, dict) or action.get("name") not in ACTIONS):
        raise wrong("action", f"must name one of {', '.join(sorted(ACTIONS))}")
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
        "tests": tests,
    }


class _PatternError(Exception):
    pass


def _compile(check: checks.CheckType) -> None:
    """Prove that every phrase compiles (the engine does it lazily)."""
    if not check.phrases:
        return
    import regex

    from newslint.matching.engine import compile_pattern

    for pattern in (pattern for phrase in check.phrases for pattern in (*phrase.parts, phrase.pattern)):
        try:
            compile_pattern(pattern)
        except (regex.error, OverflowError, RecursionError) as error:
            raise _PatternError(f"The pattern {_shortened(pattern)} is not a valid regular expression: {error}.") from None


def _shortened(pattern: str) -> str:
    return repr(pattern if len(pattern) <= 80 else pattern[:79] + "…")


def _line_of_pattern(lines: Mapping[str, int], options: Mapping[str, Any]) -> int:
    return min((lines[key] for key in ("tokens", "raw", "swap", "token", "first", "second", "either") if key in options), default=0)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML as Vale reads it: a bare ``no`` or ``on`` in a list of words is a word, only ``true`` and ``false`` are truth values."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _yaml(text: str) -> tuple[Any, dict[str, int]]:
    """The values of a YAML text and the line of every top-level key. Duplicate keys anywhere are errors, which PyYAML lets pass."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, {}
        _refuse_duplicates(node)
        lines = {key.value: key.start_mark.line + 1 for key, _ in node.value} if isinstance(node, yaml.MappingNode) else {}
        return loader.construct_document(node), lines
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = " ".join(part for part in (error.context, error.problem) if part)
        raise RuleError(f"This is not valid YAML: {problem}.", mark.line + 1 if mark else 0) from None
    except (yaml.YAMLError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise RuleError(f"This is not valid YAML: {error}.") from None
    finally:
        loader.dispose()


def _refuse_duplicates(node: yaml.Node) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise RuleError(f"The key {key.value!r} stands twice; the second would silently win.", key.start_mark.line + 1)
                seen.add(key.value)
            _refuse_duplicates(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse_duplicates(value)
