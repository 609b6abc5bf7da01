"""``newslint check``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping

from newslint import __version__, reporters, ruleset
from newslint.cli.settings import Settings
from newslint.cli.work import lint
from newslint.config import ConfigError

_DEAREST = 30


def run(arguments: argparse.Namespace) -> int:
    """Lint what the arguments name, print the report, return the exit status."""
    try:
        settings = Settings(arguments)
        report, sources, timing = lint(settings, arguments)
    except (ConfigError, ruleset.SelectionError) as error:
        print(f"newslint: {error}", file=sys.stderr)
        return 2
    base = settings.base
    failed = any(entry.level >= settings.fail_on_for(entry.path) for entry in report.diagnostics)
    report.diagnostics = [entry for entry in report.diagnostics if entry.level >= settings.level_for(entry.path)]
    report.diagnostics.sort(key=lambda entry: entry.sort_key())
    name = arguments.output_format or base.output_format or ("full" if sys.stdout.isatty() else "concise")
    context = reporters.Context(
        version=__version__, color=_colour(arguments.color), width=_width() if name == "full" else 100, sources=sources
    )
    for chunk in reporters.render(name, report, context):
        sys.stdout.write(chunk)
    sys.stdout.flush()
    for note in report.notes:
        if not arguments.quiet or note.kind in ("file", "rule"):
            print(f"newslint: {note}", file=sys.stderr)
    if arguments.timing:
        sys.stderr.writelines(_timing(timing, report.files))
    if report.failed:
        return 2
    return int(failed)


def _timing(seconds: Mapping[str, float], files: int) -> Iterator[str]:
    """The lines of a table of what each rule costs, the dearest first."""
    total = sum(seconds.values())
    rows = sorted(seconds.items(), key=lambda row: (-row[1], row[0]))
    if len(rows) > _DEAREST:
        rows[_DEAREST:] = [(f"({len(rows) - _DEAREST} others)", sum(cost for _, cost in rows[_DEAREST:]))]
    rows.append(("(all)", total))
    width = max(len(name) for name, _ in rows)
    yield f"{'rule':{width}}      ms   share  us a file\n"
    for name, cost in rows:
        yield f"{name:{width}} {1e3 * cost:7.1f} {100 * cost / (total or 1):6.1f}% {1e6 * cost / (files or 1):10.1f}\n"


def _width() -> int:
    """How many cells a line of the terminal has."""
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


def _colour(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")
