"""Linting in several processes.

Workers get paths in batches and send packed reports back, each over its own pipe: when a worker dies, its pipe ends, and nothing else is
disturbed. Its batch is tried again file by file, so that only a file that kills a worker by itself is given up.
"""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from newslint import cache, patterns, results
from newslint.cli.settings import Settings
from newslint.cli.work import Outcome, failed, lint_file
from newslint.source import Source

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

# A batch this large takes some 50 ms: long beside the message, short beside the wait for the last worker.
_LARGEST_BATCH = 100_000
_BATCHES_EACH = 8
# What connection.wait can wait for on Windows.
_MOST = 60

_Message: TypeAlias = "tuple[bytes, str | None, bytes | None, Mapping[str, float] | None]"


class _Worker(NamedTuple):
    """A process and the paths it is busy with; None before it has said that it is ready."""

    process: BaseProcess
    batch: Sequence[str] | None


def start_method() -> str:
    """``fork`` where that is safe: workers then share the loaded rules. Elsewhere ``spawn``, and workers load them from the cache."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def lint_files(
    settings: Settings, arguments: argparse.Namespace, weights: Mapping[str, int], jobs: int, made_by: str
) -> Generator[tuple[str, Outcome]]:
    """The outcome of each path in ``weights`` (as ``work.weight`` has them), as they come, from up to ``jobs`` processes. ``made_by`` is as
    for ``lint_file``. When the iterator is closed, the processes end at once."""
    from multiprocessing import connection, get_context

    method = start_method()
    context: Any = get_context(method)
    waiting = deque(batches(weights, jobs))
    workers: dict[Connection, _Worker] = {}

    def start() -> None:
        here, there = context.Pipe()
        shared = (settings, [*workers, here]) if method == "fork" else (None, [])
        process = context.Process(target=_serve, args=(there, arguments, made_by, *shared), daemon=True)
        try:
            with _uninterrupted():
                process.start()
        except OSError:
            here.close()
        else:
            workers[here] = _Worker(process, None)
        there.close()

    try:
        for _ in range(min(jobs, len(waiting), _MOST)):
            start()
        while workers:
            ready: list[Any] = connection.wait(list(workers))
            for pipe in ready:
                process, batch = workers[pipe]
                try:
                    done: list[_Message] = pipe.recv()
                except (EOFError, OSError):
                    del workers[pipe]
                    pipe.close()
                    process.join()
                    if batch is None:
                        continue
                    if len(batch) == 1:
                        yield batch[0], failed(batch[0], f"The file could not be linted: its process died ({_cause(process.exitcode)}).")
                    else:
                        waiting.extendleft([path] for path in reversed(batch))
                    if waiting:
                        start()
                    continue
                workers[pipe] = _Worker(process, waiting.popleft() if waiting else ())
                # A worker that died just now is noticed when its answer is awaited.
                with contextlib.suppress(OSError):
                    pipe.send(workers[pipe].batch)
                for path, message in zip(batch or (), done, strict=True):
                    yield path, _outcome(path, message)
                if not workers[pipe].batch:
                    process.join()
                    del workers[pipe]
                    pipe.close()
        # Where no process can be started, or none gets ready, the work is done here.
        for batch in waiting:
            for path in batch:
                yield path, lint_file(settings, arguments, path, made_by)
    finally:
        for worker in workers.values():
            worker.process.terminate()
        for worker in workers.values():
            worker.process.join()


def batches(weights: Mapping[str, int], jobs: int) -> Iterator[list[str]]:
    """The paths in batches of similar cost, largest files first, so that no worker is left with a large one at the end."""
    largest = min(sum(weights.values()) // (jobs * _BATCHES_EACH), _LARGEST_BATCH)
    batch: list[str] = []
    cost = 0
    for path in sorted(weights, key=weights.__getitem__, reverse=True):
        if batch and cost + weights[path] > largest:
            yield batch
            batch, cost = [], 0
        batch.append(path)
        cost += weights[path]
    if batch:
        yield batch


def _serve(
    pipe: Connection, arguments: argparse.Namespace, made_by: str, settings: Settings | None, inherited: Sequence[Connection]
) -> None:
    """The work of a worker: paths in, outcomes out, until nothing more is asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in inherited:
        # A pipe ends only when nobody holds its other end.
        other.close()
    # The parent sees the end of the pipe and says what is to be said.
    with contextlib.suppress(EOFError, OSError):
        if arguments.no_cache:
            cache.switch(on=False)
        settings = settings or Settings(arguments)
        pipe.send([])
        while batch := pipe.recv():
            pipe.send([_message(path, lint_file(settings, arguments, path, made_by)) for path in batch])
        patterns.keep()


def _message(path: str, outcome: Outcome) -> _Message:
    return results.pack(outcome.report, path), outcome.source.text if outcome.source else None, outcome.key, outcome.timing


def _outcome(path: str, message: _Message) -> Outcome:
    packed, text, key, timing = message
    return Outcome(results.unpack(packed, path), None if text is None else Source(text, path), key, timing)


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit status {code}"


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keeps Ctrl-C from the processes that are started in it: they would complain before they can ignore it. It reaches us afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
