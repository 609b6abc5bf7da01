"""Runs a case through the command, as a user would, and compares what it finds with what was expected."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from typing import NamedTuple
from unittest.mock import patch

from _expectations import Alert, Case

from newslint import cli


class Unit(NamedTuple):
    """One file of one case: how many alerts were wanted and found, how many of them agree, and where not."""

    case: Case
    path: str
    wanted: int = 0
    found: int = 0
    lines: int = 0
    columns: int = 0
    messages: int = 0
    missing: Sequence[str] = ()
    extra: Sequence[str] = ()
    moved: Sequence[str] = ()
    worded: Sequence[str] = ()

    @property
    def exact(self) -> bool:
        """Whether the alerts agree in line and rule."""
        return not self.missing and not self.extra


def run(case: Case) -> tuple[list[Alert], str]:
    """What the command finds, and what went wrong."""
    printed, complaints = io.StringIO(), io.StringIO()
    given = io.TextIOWrapper(io.BytesIO(case.stdin or b""))
    arguments = ["check", "--output-format", "json", "--quiet", *case.options, *case.paths]
    try:
        with chdir(case.folder), redirect_stdout(printed), redirect_stderr(complaints), patch.object(sys, "stdin", given):
            cli.main(arguments)
        report = json.loads(printed.getvalue())
    except SystemExit:
        return [], "usage: " + " ".join(complaints.getvalue().split())[-150:]
    except json.JSONDecodeError:
        return [], "no report: " + " ".join(complaints.getvalue().split())[-150:]
    except Exception as error:
        return [], f"crash: {type(error).__name__}: {error}"
    found = []
    for entry in report["diagnostics"]:
        start, words = entry["start"], " ".join(entry["match"].split())
        found.append(Alert(entry["path"], start["line"], start["column"], entry["rule"], entry["message"], words))
    failed = [note["message"] for note in report["notes"] if " failed on " in note["message"]]
    return found, f"crash: {failed[0]}" if failed else ""


def judge(case: Case, found: Sequence[Alert], problem: str) -> Unit:
    """The unit of a case without places: a rule fires, is silent, or matches a set of texts."""
    here = [alert for alert in found if alert.rule == case.only]
    name = f"{case.only} in {case.paths[0]}"
    if case.demand == "silent":
        return Unit(case, name, extra=[str(alert) for alert in here], missing=[problem] if problem else [])
    if case.demand == "fires":
        return Unit(case, name, missing=[] if here else [f"{case.only} is silent {problem}"])
    words = {alert.words for alert in here}
    return Unit(case, name, missing=[*sorted(case.words - words), *filter(None, [problem])], extra=sorted(words - case.words))


def compare(case: Case, path: str, wanted: Sequence[Alert], found: Sequence[Alert]) -> Unit:
    """The unit of a file: wanted and found alerts are paired by line, column and rule, what is left by line and rule."""
    pairs, rest_wanted, rest = _pair(wanted, found, lambda one, other: _place(one) == _place(other) and _same_column(one, other))
    near, missing, extra = _pair(rest_wanted, rest, lambda one, other: _place(one) == _place(other))
    both = [*pairs, *near]
    agreed = [(one, other) for one, other in both if not one.message or one.message.split() == other.message.split()]
    return Unit(
        case,
        path,
        wanted=len(wanted),
        found=len(found) if case.demand == "exactly" else len(pairs) + len(near),
        lines=len(pairs) + len(near),
        columns=len(pairs),
        messages=len(agreed),
        missing=[str(alert) for alert in missing],
        extra=[str(alert) for alert in extra] if case.demand == "exactly" else [],
        moved=[f"{one} -> {other.column}: {other.words}" for one, other in near],
        worded=[f"{one} -> {other.message}" for one, other in both if (one, other) not in agreed],
    )


def _place(alert: Alert) -> tuple[int, str]:
    return alert.line, alert.rule


def _same_column(wanted: Alert, found: Alert) -> bool:
    return wanted.column in (0, found.column) and wanted.words in ("", found.words)


def _pair(
    wanted: Sequence[Alert], found: Sequence[Alert], same: Callable[[Alert, Alert], bool]
) -> tuple[list[tuple[Alert, Alert]], list[Alert], list[Alert]]:
    left, pairs, missing = list(found), [], []
    for one in wanted:
        other = next((entry for entry in left if same(one, entry)), None)
        if other is None:
            missing.append(one)
        else:
            pairs.append((one, other))
            left.remove(other)
    return pairs, missing, left
