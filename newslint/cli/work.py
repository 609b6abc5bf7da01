"""Lints the files that the arguments name, one after the other."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newslint.cli.files import discover, excluded
from newslint.cli.settings import Settings
from newslint.diagnostic import Note, Report
from newslint.readers import format_of
from newslint.source import Source, SourceError

_LONG_WORK = 1.0


def lint(settings: Settings, arguments: argparse.Namespace) -> tuple[Report, dict[str, Source]]:
    """The report on all files, and the sources of those with findings."""
    report, sources = Report(), {}
    for path in _progress(list(discover(arguments.paths or (["-"] if arguments.stdin_filename else ["."]))), arguments.quiet):
        if isinstance(path, Note):
            report.notes.append(path)
            continue
        name = arguments.stdin_filename or "<stdin>" if path == "-" else path
        where = name if path != "-" or arguments.stdin_filename else path
        options = settings.config_for(where)
        if excluded(where, options.exclude, options.root):
            continue
        try:
            source = Source.from_bytes(_bytes(path), name, arguments.encoding or options.encoding)
        except SourceError as error:
            report.notes.append(Note("file", name, error.line, str(error)))
            continue
        except OSError as error:
            report.notes.append(Note("file", name, 0, f"The file can't be read: {error.strerror}."))
            continue
        linter = settings.linter_for(where)
        try:
            found = linter.lint(source, format_of(name), arguments.date)
        except Exception as error:
            # A reader or an analysis gave up; the other files are linted all the same.
            report.notes.append(Note("file", name, 0, f"The file could not be linted: {type(error).__name__}: {error}."))
            continue
        report.extend(found)
        if found.diagnostics:
            sources[name] = source
    if not report.files:
        # Broken rules are told even when there was nothing to lint.
        settings.linter_for("-")
        if not report.notes:
            report.notes.append(Note("info", "", 0, "There was nothing to lint: the paths hold no articles."))
    report.notes[:0] = settings.notes
    return report, sources


def _bytes(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    with open(path, "rb") as file:
        return file.read()


def _progress(paths: Sequence[Any], quiet: bool) -> Iterator[Any]:
    """The paths, with a progress bar on a terminal once the work has gone on for a while."""
    if quiet or len(paths) < 2 or not sys.stderr.isatty():
        yield from paths
        return
    started = time.monotonic()
    iterator: Iterable[Any] = iter(paths)
    for number, path in enumerate(iterator):
        if time.monotonic() - started > _LONG_WORK:
            from tqdm import tqdm

            yield path
            yield from tqdm(iterator, total=len(paths), initial=number + 1, unit="file", file=sys.stderr, leave=False)
            return
        yield path
