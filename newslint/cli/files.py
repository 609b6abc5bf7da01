"""Which files a command means: the named ones, and the articles in the named folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from newslint.diagnostic import Note
from newslint.readers import SUFFIXES

_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


def discover(paths: Iterable[str]) -> Iterator[str | Note]:
    """The files of the paths, each once; folders are walked in sorted order, without hidden ones, for files with a reader's suffix.
    A path that doesn't exist comes back as a note."""
    seen: set[str] = set()
    for path in paths:
        if path == "-":
            found: Iterable[str | Note] = [path]
        elif os.path.isdir(path):
            found = _walk(path)
        elif os.path.lexists(path):
            found = [os.path.normpath(path)]
        else:
            found = [Note("file", path, 0, "There is no such file or folder.")]
        for entry in found:
            if isinstance(entry, Note):
                yield entry
            elif entry not in seen:
                seen.add(entry)
                yield entry


def _walk(folder: str) -> Iterator[str | Note]:
    problems: list[Note] = []

    def unreadable(error: OSError) -> None:
        problems.append(Note("file", str(error.filename), 0, f"The folder can't be read: {error.strerror}."))

    for place, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        for name in sorted(files):
            if os.path.splitext(name)[1].lower() in SUFFIXES and not name.startswith("."):
                yield os.path.normpath(os.path.join(place, name))
    yield from problems


def excluded(path: str, patterns: Sequence[str], root: str) -> bool:
    """Whether a pattern names the file or a folder above it; patterns are relative to ``root`` (or plain names)."""
    if path == "-" or not patterns:
        return False
    from fnmatch import fnmatch

    relative = os.path.abspath(path).removeprefix(os.path.join(root, "")).replace(os.sep, "/")
    parts = relative.split("/")
    prefixes = ["/".join(parts[: number + 1]) for number in range(len(parts))]
    return any(fnmatch(candidate, pattern.rstrip("/")) for pattern in patterns for candidate in (*prefixes, *parts))
