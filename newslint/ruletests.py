"""Runs the tests that rules carry: the cases of Vale's ``tests:`` key, with ``date`` (the day of the story) as an addition of ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from newslint import rulefile, ruleset
from newslint.linter import Linter
from newslint.source import Source

_KEYS = frozenset({"name", "about", "input", "format", "want", "contains", "absent", "date"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case: ``problems`` is empty when it passed; ``found`` holds the findings as ``want`` writes them."""

    rule: str
    name: str
    found: tuple[str, ...]
    problems: tuple[str, ...]


def run(path: str, name: str) -> Iterator[Outcome]:
    """The outcomes of the cases in a rule file, each run with that rule alone. Raises rulefile.RuleError for a broken file."""
    definition = rulefile.load(path, name)
    folder = Path(path).parents[name.count(".")]
    linter = Linter(ruleset.load([folder], select=[name], use_cache=False))
    for case in definition.tests:
        yield _outcome(linter, name, case)


def _outcome(linter: Linter, rule: str, case: Mapping[str, Any]) -> Outcome:
    problems = [f"the key {key!r} is unknown in a test" for key in case if key not in _KEYS]
    if not {"want", "contains", "absent"} & case.keys():
        problems.append("a test needs 'want', 'contains' or 'absent'")
    day = case.get("date")
    day = date.fromisoformat(day) if isinstance(day, str) else day
    report = linter.lint(Source(str(case["input"]), "test"), str(case.get("format", "md")), day)
    found = tuple(f"{entry.start.line}:{entry.start.column}:{entry.rule}:{entry.message}" for entry in report.diagnostics)
    problems.extend(str(note) for note in report.notes if note.kind != "info")
    if "want" in case:
        problems.extend(_compare(str(case["want"] or ""), found))
    output = "\n".join(found)
    problems.extend(f"not in the output: {text!r}" for text in _list(case.get("contains")) if text not in output)
    problems.extend(f"in the output: {text!r}" for text in _list(case.get("absent")) if text in output)
    return Outcome(rule, str(case["name"]), found, tuple(problems))


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
