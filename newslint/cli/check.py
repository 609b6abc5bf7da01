"""``newslint check``."""

from __future__ import annotations

import argparse
import os
import shutil
import sys

from newslint import __version__, reporters, ruleset
from newslint.cli.settings import Settings
from newslint.cli.work import lint
from newslint.config import ConfigError


def run(arguments: argparse.Namespace) -> int:
    """Lint what the arguments name, print the report, return the exit status."""
    try:
        settings = Settings(arguments)
        report, sources = lint(settings, arguments)
    except (ConfigError, ruleset.SelectionError) as error:
        print(f"newslint: {error}", file=sys.stderr)
        return 2
    base = settings.base
    failed = any(entry.level >= settings.fail_on_for(entry.path) for entry in report.diagnostics)
    report.diagnostics = [entry for entry in report.diagnostics if entry.level >= settings.level_for(entry.path)]
    report.diagnostics.sort(key=lambda entry: entry.sort_key())
    name = arguments.output_format or base.output_format or ("full" if sys.stdout.isatty() else "concise")
    context = reporters.Context(
        version=__version__, color=_colour(arguments.color), width=shutil.get_terminal_size((100, 24)).columns, sources=sources
    )
    for chunk in reporters.render(name, report, context):
        sys.stdout.write(chunk)
    sys.stdout.flush()
    for note in report.notes:
        if not arguments.quiet or note.kind in ("file", "rule"):
            print(f"newslint: {note}", file=sys.stderr)
    if report.failed:
        return 2
    return int(failed)


def _colour(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")
