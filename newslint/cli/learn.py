"""``newslint learn``: proposes a rule of the lines that recur in the articles of a site."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from newslint import learning, ruleset
from newslint.cli.files import discover, excluded
from newslint.cli.settings import Settings
from newslint.cli.work import lint_file, seldom_collected
from newslint.config import ConfigError
from newslint.diagnostic import Diagnostic, Note
from newslint.document import Document
from newslint.prose.language import foreign_language
from newslint.readers import read
from newslint.source import Source, SourceError

DEFAULT_NAME = "House.RecurringLines"
_PLACE = re.compile(r"(?:.*[/\\])?([A-Z]\w*)[/\\]([A-Z]\w*)\.yml")


def run(arguments: argparse.Namespace) -> int:
    """Learn from what the arguments name and write the proposed rule; 0 also when nothing recurs, 2 when an article can't be read or the
    output can't be written (what could be read is learnt from all the same)."""
    output = arguments.output
    if output and os.path.lexists(output) and not arguments.force:
        print(f"newslint: {output}: There is such a file already; --force replaces it.", file=sys.stderr)
        return 2
    notes: list[Note] = []
    try:
        settings = Settings(arguments)
        paths = list(_wanted(settings, arguments.folders, notes))
        with seldom_collected():
            learnt = learning.learn(_documents(settings, arguments, _shown(paths, arguments.quiet), notes), arguments.min_articles)
        if not arguments.all:
            learnt = learning.unreported(learnt, lambda path: _findings(settings, arguments, path))
    except (ConfigError, ruleset.SelectionError) as error:
        print(f"newslint: {error}", file=sys.stderr)
        return 2
    for note in (*settings.notes, *notes):
        if not arguments.quiet or note.kind != "info":
            print(f"newslint: {note}", file=sys.stderr)
    status = 2 if any(note.kind in ("file", "rule") for note in (*settings.notes, *notes)) else 0
    if all(line.doubt for line in learnt.lines):
        _say_nothing(learnt, arguments)
        return status
    text = learning.rule_file(learnt, arguments.name or _name_from(output))
    if not output:
        sys.stdout.write(text)
        return status
    try:
        _write(output, text)
    except OSError as error:
        print(f"newslint: {output}: The file can't be written: {error.strerror}.", file=sys.stderr)
        return 2
    if not arguments.quiet:
        doubts = sum(bool(line.doubt) for line in learnt.lines)
        print(f"newslint: {output}: {len(learnt.lines) - doubts} lines, and {doubts} in comments that may be wanted.", file=sys.stderr)
    return status


def _wanted(settings: Settings, folders: Sequence[str], notes: list[Note]) -> Iterator[str]:
    for path in discover(folders):
        if isinstance(path, Note):
            notes.append(path)
        else:
            options = settings.config_for(path)
            if not excluded(path, options.exclude, options.root):
                yield path


def _documents(
    settings: Settings, arguments: argparse.Namespace, paths: Iterable[str], notes: list[Note]
) -> Iterator[tuple[str, Document]]:
    """The articles that can be read and are in English, as ``newslint check`` lints no others."""
    foreign = 0
    for path in paths:
        try:
            with open(path, "rb") as file:
                data = file.read()
            encoding = arguments.encoding or settings.config_for(path).encoding
            document = read(Source.from_bytes(data, path, encoding), settings.format_for(path))
        except SourceError as error:
            notes.append(Note("file", path, error.line, str(error)))
        except OSError as error:
            notes.append(Note("file", path, 0, f"The file can't be read: {error.strerror}."))
        except Exception as error:
            # A reader gave up; the other files are read all the same.
            notes.append(Note("file", path, 0, f"The file could not be read: {type(error).__name__}: {error}."))
        else:
            if foreign_language(document):
                foreign += 1
            else:
                yield path, document
    if foreign:
        notes.append(Note("info", "", 0, f"Articles that are not in English, and were left out: {foreign:,}."))


def _findings(settings: Settings, arguments: argparse.Namespace, path: str) -> list[Diagnostic]:
    shown = settings.level_for(path)
    return [entry for entry in lint_file(settings, arguments, path).report.diagnostics if entry.level >= shown]


def _shown(paths: Sequence[str], quiet: bool) -> Iterable[str]:
    """The paths, with a progress bar on a terminal once the work has gone on for a while."""
    if quiet or not sys.stderr.isatty():
        return paths
    from tqdm import tqdm

    return tqdm(paths, unit="file", file=sys.stderr, leave=False, delay=1)


def _say_nothing(learnt: learning.Learnt, arguments: argparse.Namespace) -> None:
    if arguments.quiet:
        return
    what = "lines that rules don't report yet" if not arguments.all else "lines"
    print(
        f"newslint: There is nothing to propose: no {what} recur in {arguments.min_articles} or more of {learnt.articles:,} articles"
        f"{', but these, which may be wanted:' if learnt.lines else '.'}",
        file=sys.stderr,
    )
    print(*learning.doubtful(learnt), sep="\n", end="\n" if learnt.lines else "", file=sys.stderr)


def _name_from(output: str | None) -> str:
    """The name that a rule has in the file: that of its folder and its own, where both look like names of rules."""
    match = _PLACE.fullmatch(os.path.abspath(output)) if output else None
    return f"{match[1]}.{match[2]}" if match else DEFAULT_NAME


def _write(path: str, text: str) -> None:
    """Write the file, and its folder if there is none, in one step: whoever reads it finds the old one or the new one."""
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    beside = f"{path}.{os.getpid()}.tmp"
    try:
        with open(beside, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(beside, path)
    except OSError:
        with suppress(OSError):
            os.unlink(beside)
        raise
