"""Lints the files that the arguments name: those that were linted before come from the store of results, much work is shared among
processes. What comes out doesn't depend on either."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import time
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from typing import NamedTuple, TypeVar

from newslint.cli.files import discover, excluded
from newslint.cli.settings import Settings
from newslint.diagnostic import Note, Report
from newslint.source import Source, SourceError

T = TypeVar("T")

_LONG_WORK = 1.0
# From so many bytes on, the store of results is worth its imports (20 ms), and each process is worth its start (40 ms where it is forked,
# 200 ms where it loads the rules itself).
STORE_FROM = 100_000
BYTES_PER_PROCESS = 200_000 if sys.platform == "linux" else 1_000_000
_PER_FILE = 500
_AT_ONCE = 500


class Outcome(NamedTuple):
    """What came of one file: its report, its source where there are findings, the key under which the report may be kept, and the seconds
    that each rule took, where that is measured."""

    report: Report
    source: Source | None = None
    key: bytes | None = None
    timing: Mapping[str, float] | None = None


def lint(settings: Settings, arguments: argparse.Namespace) -> tuple[Report, dict[str, Source], dict[str, float]]:
    """The report on all files, the sources of those with findings, and the seconds that each rule took, where that is measured."""
    report, sources, timing = Report(), {}, dict[str, float]()
    wanted = list(_wanted(settings, arguments))
    paths = [entry for entry in wanted if isinstance(entry, str)]
    with seldom_collected():
        outcomes = dict(_progress(_outcomes(settings, arguments, paths), len(paths), arguments.quiet))
    for entry in wanted:
        if isinstance(entry, Note):
            report.notes.append(entry)
            continue
        outcome = outcomes[entry]
        report.extend(outcome.report)
        if outcome.source:
            sources[outcome.source.name] = outcome.source
        for name, seconds in (outcome.timing or {}).items():
            timing[name] = timing.get(name, 0.0) + seconds
    if not report.files:
        # Broken rules are told even when there was nothing to lint.
        settings.linter_for("-")
        if not report.notes:
            report.notes.append(Note("info", "", 0, "There was nothing to lint: the paths hold no articles."))
    report.notes[:0] = settings.notes
    return report, sources, timing


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for circles of garbage less often: linting leaves none, and the search takes a quarter of the time on a large file."""
    thresholds = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)


def lint_file(settings: Settings, arguments: argparse.Namespace, path: str, made_by: str = "") -> Outcome:
    """Lint one file (``-`` for standard input). ``made_by`` says what made the report beside rules and settings; without it there is no
    key."""
    name, where = _names(path, arguments)
    try:
        data = _bytes(path)
        source = _source(settings, arguments, path, data)
    except SourceError as error:
        return failed(name, str(error), error.line)
    except OSError as error:
        return failed(name, f"The file can't be read: {error.strerror}.")
    linter = settings.linter_for(where)
    try:
        report = linter.lint(source, settings.format_for(where), arguments.date)
    except Exception as error:
        # A reader or an analysis gave up; the other files are linted all the same.
        return failed(name, f"The file could not be linted: {type(error).__name__}: {error}.")
    timing = None
    if linter.timing is not None:
        timing = dict(linter.timing)
        linter.timing.clear()
    # A rule that ran out of time may have had a slow moment: it gets another chance.
    lasting = made_by and not any(note.kind == "run" for note in report.notes)
    key = _key(settings, arguments, path, data, made_by) if lasting else None
    return Outcome(report, source if report.diagnostics else None, key, timing)


def failed(path: str, message: str, line: int = 0) -> Outcome:
    """The outcome of a file that could not be linted."""
    return Outcome(Report(notes=[Note("file", path, line, message)]))


def _wanted(settings: Settings, arguments: argparse.Namespace) -> Iterator[str | Note]:
    """The paths to lint, and notes on those that can't be. Loads the rules for all of them: workers share what is loaded."""
    for path in discover(arguments.paths or (["-"] if arguments.stdin_filename else ["."])):
        if isinstance(path, str):
            _, where = _names(path, arguments)
            options = settings.config_for(where)
            if excluded(where, options.exclude, options.root):
                continue
            settings.linter_for(where)
        yield path


def _outcomes(settings: Settings, arguments: argparse.Namespace, paths: Sequence[str]) -> Iterator[tuple[str, Outcome]]:
    """The outcome of each path, in any order."""
    weights = {path: weight(path) for path in paths} if len(paths) > 1 else {}
    if sum(weights.values()) < STORE_FROM or arguments.no_cache or arguments.timing:
        yield from _fresh(settings, arguments, paths, weights)
        return
    from newslint import results

    made_by = results.stamp()
    missed: list[str] = []
    new: list[tuple[bytes, bytes]] = []
    try:
        for path, known in _kept(settings, arguments, paths, made_by):
            if known:
                yield path, known
            else:
                missed.append(path)
        with closing(_fresh(settings, arguments, missed, weights, made_by)) as outcomes:
            for path, outcome in outcomes:
                if outcome.key:
                    new.append((outcome.key, results.pack(outcome.report, path)))
                if len(new) == _AT_ONCE:
                    results.keep(new)
                    new.clear()
                yield path, outcome
    finally:
        results.keep(new)


def _kept(settings: Settings, arguments: argparse.Namespace, paths: Sequence[str], made_by: str) -> Iterator[tuple[str, Outcome | None]]:
    """The outcome of each path that was linted before; None for the others."""
    from newslint import results

    for at in range(0, len(paths), _AT_ONCE):
        contents: dict[str, tuple[bytes, bytes]] = {}
        for path in paths[at : at + _AT_ONCE]:
            # What can't be read is told where it is linted.
            with suppress(OSError):
                data = b"" if path == "-" else _bytes(path)
                if key := _key(settings, arguments, path, data, made_by):
                    contents[path] = data, key
        found = results.find([key for _, key in contents.values()])
        for path in paths[at : at + _AT_ONCE]:
            data, key = contents.get(path, (b"", b""))
            if path == "-" or key not in found:
                yield path, None
                continue
            report = results.unpack(found[key], path)
            yield path, Outcome(report, _source(settings, arguments, path, data) if report.diagnostics else None)


def _fresh(
    settings: Settings, arguments: argparse.Namespace, paths: Sequence[str], weights: Mapping[str, int], made_by: str = ""
) -> Generator[tuple[str, Outcome]]:
    """The outcome of each path, linted here or, where that is faster, in several processes."""
    shared = {path: weights[path] for path in paths if path in weights and path != "-"}
    jobs = min(arguments.jobs or _cores(), len(shared), sum(shared.values()) // BYTES_PER_PROCESS)
    if jobs < 2:
        shared = {}
    for path in paths:
        if path not in shared:
            yield path, lint_file(settings, arguments, path, made_by)
    if shared:
        from newslint.cli.workers import lint_files

        with closing(lint_files(settings, arguments, shared, jobs, made_by)) as outcomes:
            yield from outcomes


def _key(settings: Settings, arguments: argparse.Namespace, path: str, data: bytes, made_by: str) -> bytes | None:
    """The key of the report on a file's content; None where the rules can't be told from others."""
    from newslint.results import key_of

    _, where = _names(path, arguments)
    config, format = settings.config_for(where), settings.format_for(where)
    # Settings are made once and kept, so their identity will do.
    described = settings.described.get((id(config), format))
    if described is None:
        stamp = settings.linter_for(where).stamp
        described = repr((made_by, stamp, format, arguments.date, arguments.encoding, config)) if stamp else ""
        settings.described[id(config), format] = described
    return key_of(described, data) if described else None


def _names(path: str, arguments: argparse.Namespace) -> tuple[str, str]:
    """The name that findings give, and the path by which settings are found."""
    name = arguments.stdin_filename or "<stdin>" if path == "-" else path
    return name, name if path != "-" or arguments.stdin_filename else path


def _source(settings: Settings, arguments: argparse.Namespace, path: str, data: bytes) -> Source:
    name, where = _names(path, arguments)
    return Source.from_bytes(data, name, arguments.encoding or settings.config_for(where).encoding)


def _bytes(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    with open(path, "rb") as file:
        return file.read()


def weight(path: str) -> int:
    """About how many bytes of text cost as much as reading and linting the file."""
    try:
        return os.stat(path).st_size + _PER_FILE
    except OSError:
        return _PER_FILE


def _cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _progress(items: Iterable[T], total: int, quiet: bool) -> Iterator[T]:
    """The items, with a progress bar on a terminal once the work has gone on for a while."""
    if quiet or total < 2 or not sys.stderr.isatty():
        yield from items
        return
    started = time.monotonic()
    iterator = iter(items)
    for number, item in enumerate(iterator):
        if time.monotonic() - started > _LONG_WORK:
            from tqdm import tqdm

            # Its thread would forbid to start further processes by forking.
            tqdm.monitor_interval = 0
            yield item
            yield from tqdm(iterator, total=total, initial=number + 1, unit="file", file=sys.stderr, leave=False)
            return
        yield item
