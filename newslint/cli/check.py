"""``newslint check``."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from newslint import __version__, config, reporters, ruleset
from newslint.cli.files import discover, excluded
from newslint.config import Config, ConfigError
from newslint.diagnostic import Level, Note, Report
from newslint.linter import Linter
from newslint.readers import format_of
from newslint.source import Source, SourceError

_LONG_WORK = 1.0


def run(arguments: argparse.Namespace) -> int:
    """Lint what the arguments name, print the report, return the exit status."""
    try:
        settings = Settings(arguments)
        report, sources = _lint(settings, arguments)
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


class Settings:
    """The configuration for each file (the nearest one, overridden by the arguments), and a linter for each configuration."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self._near: dict[Path, Path | None] = {}
        self._configs: dict[Path | None, Config] = {None: Config()}
        self._linters: dict[Path | None, Linter] = {}
        self.notes: list[Note] = []
        if arguments.config and not Path(arguments.config).is_file():
            raise ConfigError(f"{arguments.config}: There is no such configuration file.")
        self.base = self.config_for(os.path.join(os.getcwd(), "-"))

    def config_for(self, path: str) -> Config:
        """The settings for a file."""
        if self._arguments.isolated:
            place = None
        elif self._arguments.config:
            place = Path(os.path.abspath(self._arguments.config))
        else:
            place = config.find(Path(os.path.abspath(path)).parent, self._near)
        if place not in self._configs:
            assert place is not None
            self._configs[place] = config.load(place)
        return self._configs[place]

    def linter_for(self, path: str) -> Linter:
        """A linter with the rules of the file's settings."""
        settings = self.config_for(path)
        if settings.path not in self._linters:
            self._linters[settings.path] = Linter(self._load(settings))
        return self._linters[settings.path]

    def _load(self, settings: Config) -> ruleset.Ruleset:
        own = self._arguments
        try:
            loaded = load_rules(own, settings, own.select or settings.select, own.ignore or settings.ignore)
        except ruleset.SelectionError as error:
            named = settings.path and not (own.select or own.ignore)
            raise ruleset.SelectionError(f"{settings.path}: {error}" if named else str(error)) from None
        self.notes.extend(note for note in loaded.notes if note not in self.notes)
        return loaded

    def level_for(self, path: str) -> Level:
        """The lowest level that is shown for a file."""
        return Level.parse(self._arguments.min_level) if self._arguments.min_level else self.config_for(path).min_level

    def fail_on_for(self, path: str) -> Level:
        """The lowest level that fails the run for a file."""
        return Level.parse(self._arguments.fail_on) if self._arguments.fail_on else self.config_for(path).fail_on


def load_rules(arguments: argparse.Namespace, settings: Config, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> ruleset.Ruleset:
    """The rules that settings and arguments ask for. Raises ConfigError for a folder of rules that isn't there."""
    return ruleset.load(rule_folders(arguments, settings), select=select, ignore=ignore, levels=settings.levels)


def rule_folders(arguments: argparse.Namespace, settings: Config) -> list[str]:
    """The folders of styles that settings and arguments name, the built-in one first. Raises ConfigError for one that isn't there."""
    further = [*map(str, settings.rules), *(arguments.rules or ())]
    for folder in further:
        if not os.path.isdir(folder):
            raise ConfigError(f"{folder}: There is no such folder of rules.")
        if not ruleset.rule_files(folder):
            raise ConfigError(f"{folder}: There are no rules in this folder; a rule is FOLDER/Style/Rule.yml, and FOLDER is what to name.")
    return [ruleset.builtin_folder(), *further]


def _lint(settings: Settings, arguments: argparse.Namespace) -> tuple[Report, dict[str, Source]]:
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


def _colour(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")
