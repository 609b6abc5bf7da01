"""What is kept on disk between runs, because making it takes longer than linting an article: loaded rules, compiled patterns.

Each entry is one file. It is written beside and renamed, so that several processes don't disturb each other, and begins with a checksum and
a key that says what it was made from: a stale, damaged or foreign file counts as absent. Checksums are zlib's: they guard against change,
not malice, and hashlib would cost more to import than the cache to read. Where the folder can't be written, nothing is kept.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
import zlib
from typing import Any

_HERE = os.path.dirname(__file__)
_off = False


def switch(on: bool) -> None:
    """Whether anything is read or written in this process from now on."""
    global _off
    _off = not on


def folder() -> str:
    """Where the cache lives: ``NEWSLINT_CACHE_DIR``, else the user's cache folder."""
    if named := os.environ.get("NEWSLINT_CACHE_DIR"):
        return named
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~\\AppData\\Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return os.path.join(os.path.expanduser(base), "newslint")


def code_stamp() -> str:
    """Says which code made an entry: changes with Python and with any module that makes patterns or reads rules."""
    stamps = sorted(
        f"{entry.name} {entry.stat().st_size} {entry.stat().st_mtime_ns}"
        for name in (".", "checks", "facts", "matching", "prose", "readers")
        for entry in os.scandir(os.path.join(_HERE, name))
        if entry.name.endswith(".py")
    )
    return f"{sys.version} {zlib.crc32(' '.join(stamps).encode()):x}"


def read(name: str, key: str) -> Any:
    """The entry of that name if it was made from ``key``, else None. There is one entry per name: a new key replaces it."""
    if _off:
        return None
    try:
        with open(os.path.join(folder(), f"{name}.bin"), "rb") as file:
            data = file.read()
        encoded = key.encode("utf-8", "surrogateescape") + b"\n"
        if data[:8] != b"%08x" % zlib.crc32(data[8:]) or not data.startswith(encoded, 8):
            return None
        return marshal.loads(data[8 + len(encoded) :])
    except (OSError, ValueError, EOFError, TypeError):
        return None


def write(name: str, key: str, value: Any) -> None:
    """Keep a value made of plain types; what can't be kept or written isn't."""
    if _off:
        return
    try:
        data = key.encode("utf-8", "surrogateescape") + b"\n" + marshal.dumps(value)
    except ValueError:
        return
    place = os.path.join(folder(), f"{name}.bin")
    beside = f"{place}.{os.getpid()}.tmp"
    try:
        os.makedirs(folder(), exist_ok=True)
        with open(beside, "wb") as file:
            file.write(b"%08x" % zlib.crc32(data) + data)
        os.replace(beside, place)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(beside)

