"""Runs the tests of rules: the cases of Vale's ``tests:`` key and of ``*.test.yml`` files, with ``date`` (the day of the story) as an
addition of ours. Source: Vale's documentation of its test command."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from newslint import rulefile, ruleset
from newslint.checks.verdict import Check as Verdict
from newslint.linter import Linter
from newslint.source import Source
from newslint.yaml_text import YamlError, read_list

_KEYS = frozenset({"name", "about", "input", "format", "want", "contains", "absent", "date"})
_FORMATS = ("md", "txt")


class Outcome(NamedTuple):
    """What became of a case: ``problems`` is empty when it passed; ``found`` holds the findings as ``want`` writes them; ``could_run`` is
    False for a case that is malformed."""

    path: str
    rule: str
    name: str
    found: tuple[str, ...]
    problems: tuple[str, ...]
    could_run: bool = True


def run(path: str | os.PathLike[str], name: str, folders: Sequence[str | os.PathLike[str]] = ()) -> Iterator[Outcome]:
    """The outcomes of the cases in the file of the rule ``name``, each run with that rule alone (a verdict: with the rules that it counts),
    at every level. ``folders`` hold what it inherits from and its vocabularies (its own folder of styles, if not given). Raises
    rulefile.RuleError for a broken file."""
    definition = rulefile.load(path, name, find=ruleset.finder(folders or [_styles(path, name)]), prove=False)
    linter = _alone(path, name, folders)
    seen: set[str] = set()
    for case in definition.tests:
        if str(case["name"]) in seen:
            yield Outcome(os.fspath(path), name, str(case["name"]), (), ("another case has this name",), False)
            continue
        seen.add(str(case["name"]))
        yield _outcome(linter, os.fspath(path), name, case, _KEYS)


def run_file(path: str | os.PathLike[str], folders: Sequence[str | os.PathLike[str]], project: Callable[[], Linter]) -> Iterator[Outcome]:
    """The outcomes of the cases in a ``*.test.yml`` file: with the rule that a case names by its file, alone, else with the linter of the
    ``project``. Raises rulefile.RuleError when the file can't be read."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            cases = read_list(file.read())
    except (OSError, UnicodeDecodeError) as error:
        raise rulefile.RuleError(f"The file of tests can't be read: {error}.") from None
    except YamlError as error:
        raise rulefile.RuleError(str(error), error.line) from None
    linters: dict[str, tuple[str, Linter]] = {}
    seen: set[str] = set()
    for number, case in enumerate(cases, 1):
        name = str(case.get("name", "")) if isinstance(case, dict) else ""
        if not name or "input" not in case or name in seen:
            why = "a case needs a 'name' of its own and an 'input'"
            yield Outcome(os.fspath(path), "", name or f"case {number}", (), (why,), False)
            continue
        seen.add(name)
        rule = str(case.get("rule") or "")
        if rule not in linters:
            try:
                linters[rule] = _named(path, rule, folders) if rule else ("", project())
            except rulefile.RuleError as error:
                yield Outcome(os.fspath(path), rule, name, (), (str(error),), False)
                continue
        yield _outcome(linters[rule][1], os.fspath(path), linters[rule][0], case, _KEYS | {"rule"})


def _styles(path: str | os.PathLike[str], name: str) -> str:
    """The folder of styles that the file of a rule lies in."""
    folder = os.path.abspath(path)
    for _ in range(name.count(".") + 1):
        folder = os.path.dirname(folder)
    return folder


def _alone(path: str | os.PathLike[str], name: str, folders: Sequence[str | os.PathLike[str]]) -> Linter:
    places = [*folders, _styles(path, name)]
    try:
        loaded = ruleset.load(places, select=[name], use_cache=False)
        if loaded.rules and isinstance(loaded.rules[0].check, Verdict):
            loaded = ruleset.load(places, select=[name, *loaded.rules[0].check.marks], use_cache=False)
    except ruleset.SelectionError as error:
        raise rulefile.RuleError(str(error)) from None
    for note in (*loaded.notes, *loaded.unsupported):
        raise rulefile.RuleError(note.message, note.line)
    return Linter(loaded)


def _named(path: str | os.PathLike[str], rule: str, folders: Sequence[str | os.PathLike[str]]) -> tuple[str, Linter]:
    """The name of the rule in a file given relative to a file of tests, and a linter with it alone."""
    place = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(path)), rule))
    for folder in folders:
        relative = os.path.relpath(place, os.path.abspath(folder))
        if not relative.startswith("..") and os.path.isfile(place):
            name = relative.removesuffix(".yml").replace(os.sep, ".")
            return name, _alone(place, name, folders)
    raise rulefile.RuleError(f"there is no rule file {rule!r}")


def _outcome(linter: Linter, path: str, rule: str, case: Mapping[str, Any], keys: frozenset[str]) -> Outcome:
    name = str(case["name"])
    malformed = [f"the key {key!r} is unknown in a test" for key in case if key not in keys]
    if not {"want", "contains", "absent"} & case.keys():
        malformed.append("a test needs 'want', 'contains' or 'absent'")
    format = str(case.get("format", "md")).lstrip(".")
    if format not in _FORMATS:
        malformed.append(f"newslint reads tests in {' and '.join(_FORMATS)}, not in {format!r}")
    day = case.get("date")
    try:
        day = date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        malformed.append(f"'date' must be a day such as 2026-01-31, not {day!r}")
    if day is not None and not isinstance(day, date | str):
        malformed.append("'date' must be a day such as 2026-01-31")
    if malformed:
        return Outcome(path, rule, name, (), tuple(malformed), False)
    report = linter.lint(Source(str(case["input"]), "test"), format, day)
    # A verdict runs with the rules that it counts.
    reported = [entry for entry in report.diagnostics if rule in ("", entry.rule)]
    found = tuple(f"{entry.start.line}:{entry.start.column}:{entry.rule}:{entry.message}" for entry in reported)
    problems = [str(note) for note in report.notes if note.kind != "info"]
    if "want" in case:
        problems.extend(_compare(str(case["want"] or ""), found))
    output = "\n".join(found)
    problems.extend(f"not in the output: {text!r}" for text in _list(case.get("contains")) if text not in output)
    problems.extend(f"in the output: {text!r}" for text in _list(case.get("absent")) if text in output)
    return Outcome(path, rule, name, found, tuple(problems))


def _compare(want: str, found: tuple[str, ...]) -> Iterator[str]:
    """Differences between the wanted lines and the found ones. A wanted line may leave the message out."""
    wanted = [line.strip() for line in want.splitlines() if line.strip()]
    left = list(found)
    for line in wanted:
        place = next((entry for entry in left if entry == line or entry.startswith(line + ":")), None)
        if place is None:
            yield f"not found: {line}"
        else:
            left.remove(place)
    yield from (f"not wanted: {line}" for line in left)


def _list(value: Any) -> list[str]:
    return [] if value is None else [str(entry) for entry in value] if isinstance(value, list) else [str(value)]
