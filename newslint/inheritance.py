"""Rules that extend other rules: a rule file and those that it inherits from, as one set of values."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from newslint.yaml_text import Lines, YamlError, read_mapping

_LONGEST_LINE = 10


class RuleError(Exception):
    """A rule file that can't be used. ``line`` is 1-based (0: the whole file)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class InheritanceError(RuleError):
    """A rule that can't be had from the one that it extends."""


class Unsupported(RuleError):
    """A sound rule of a kind that newslint doesn't run."""


def resolved(
    path: str | os.PathLike[str], name: str, find: Callable[[str], str | None]
) -> tuple[dict[str, Any], Lines, list[str]]:
    """The values of a rule file with those of its parents filled in, where its own keys stand, and the files of the parents. ``find`` gives
    the file of a rule. Raises RuleError."""
    values, lines = _read(path)
    parents: list[str] = []
    return _inherited(values, lines, find, parents, (name,)), lines, parents


def _read(path: str | os.PathLike[str]) -> tuple[dict[str, Any], Lines]:
    try:
        with open(path, "rb") as file:
            return read_mapping(file.read().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"The rule file can't be read: {error}.") from None
    except YamlError as error:
        raise RuleError(str(error), error.line) from None


def _inherited(
    values: Mapping[str, Any], lines: Lines, find: Callable[[str], str | None], parents: list[str], heirs: tuple[str, ...]
) -> dict[str, Any]:
    """The values with those of the rules that ``extends`` names (a word with a dot in it) filled in. A bare key replaces the parent's,
    ``key+`` adds to it, ``key-`` takes from it. Source: Vale's documentation of rule inheritance."""
    word = values.get("extends")
    if not isinstance(word, str) or "." not in word:
        for key in values:
            if key[-1:] in ("+", "-"):
                raise RuleError(f"The key {key!r} changes what a parent says, but the rule extends no other rule.", lines.of(key))
        return dict(values)
    line = lines.of("extends")
    if word in heirs:
        raise RuleError(f"The rule inherits from itself: {' from '.join((*heirs, word))}.", line)
    if len(heirs) > _LONGEST_LINE:
        raise RuleError(f"Rules inherit over at most {_LONGEST_LINE} levels: {' from '.join((*heirs, word))}.", line)
    path = find(word)
    if path is None:
        raise InheritanceError(f"There is no rule {word!r} to extend.", line)
    parents.append(path)
    try:
        parent = _inherited(*_read(path), find, parents, (*heirs, word))
    except RuleError as error:
        raise InheritanceError(f"The rule {word!r} that this one extends is broken (its line {error.line}): {error}", line) from None
    merged = {key: value for key, value in parent.items() if key != "tests"}
    for key, value in values.items():
        base = key[:-1]
        if key == "extends":
            continue
        if key[-1:] not in ("+", "-"):
            merged[key] = value
        elif {base, base + "+", base + "-"} & values.keys() != {key} and base in values:
            raise RuleError(f"{key!r} and {base!r} can't stand together.", lines.of(key))
        else:
            merged[base] = _changed(key, parent.get(base), merged.get(base), value, lines)
    return merged


def _changed(key: str, parent: Any, current: Any, change: Any, lines: Lines) -> Any:
    """A parent's list or map with entries added (``key+``) or taken out (``key-``)."""
    adds = key.endswith("+")
    if adds and parent is None:
        return change
    if isinstance(parent, list) and isinstance(current, list):
        entries = change if isinstance(change, list) else [change]
        if adds:
            return [*current, *(entry for entry in entries if entry not in current)]
        if lacking := [entry for entry in entries if entry not in current]:
            raise RuleError(f"{key!r} takes out {lacking[0]!r}, which the parent doesn't have.", lines.of(key))
        return [entry for entry in current if entry not in entries]
    if isinstance(parent, dict) and isinstance(current, dict):
        if adds:
            if not isinstance(change, dict):
                raise RuleError(f"{key!r} must be a map, as the parent's is.", lines.of(key))
            return {**current, **change}
        names = list(change) if isinstance(change, list | dict) else [change]
        if lacking := [entry for entry in names if entry not in current]:
            raise RuleError(f"{key!r} takes out {lacking[0]!r}, which the parent doesn't have.", lines.of(key))
        return {entry: value for entry, value in current.items() if entry not in names}
    raise RuleError(f"{key!r} needs a list or a map in the parent, which has {parent!r}; say {key[:-1]!r} to replace it.", lines.of(key))
