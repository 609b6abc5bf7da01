"""The cache of loaded rules: parsing YAML and deriving needles takes longer than linting an article.

One file per set of rule files. It is written beside and renamed, so that several processes don't disturb each other, and begins with a
key made of the rule files' contents and the code's version and with a checksum: a stale, damaged or foreign file is rebuilt in silence.
Checksums are zlib's: they guard against change, not malice, and hashlib would cost more to import than the cache to read.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FORMAT = "1"


def folder() -> Path:
    """Where the cache lives: ``NEWSLINT_CACHE_DIR``, else the user's cache folder."""
    if named := os.environ.get("NEWSLINT_CACHE_DIR"):
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~\\AppData\\Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(os.path.expanduser(base)) / "newslint"


def rules(files: Sequence[tuple[str, Path]], enabled: bool = True) -> list[dict[str, Any]]:
    """The definitions of rule files, given as (name, path): one plain mapping each, with ``needles`` per phrase, or with ``error`` and
    ``line`` for a broken one."""
    stamp = f"{FORMAT} {sys.version} {_version()}"
    for name, path in files:
        try:
            content = path.read_bytes()
        except OSError:
            content, enabled = b"", False
        stamp += f"\0{name}\0{path}\0{len(content)} {zlib.crc32(content)} {zlib.adler32(content)}"
    key = stamp.encode("utf-8", "surrogateescape")
    place = folder() / f"rules-{zlib.crc32(key):08x}.bin"
    if enabled and (known := _read(place, key)) is not None:
        return known
    loaded = [_load(name, path) for name, path in files]
    if enabled:
        _write(place, key, loaded)
    return loaded


def _version() -> str:
    """What makes an entry stale beside the rule files: the code that reads them."""
    here = Path(__file__).parent
    stamps = sorted((path.name, path.stat().st_mtime_ns) for part in (".", "checks", "matching") for path in (here / part).glob("*.py"))
    return repr(stamps)


def _load(name: str, path: Path) -> dict[str, Any]:
    from newslint import checks, rulefile
    from newslint.matching.engine import needles_of

    try:
        made = rulefile.load(path, name)
        check = checks.load(made.extends)(made.options)
    except rulefile.RuleError as error:
        return {"name": name, "path": str(path), "line": error.line, "error": str(error)}
    return {
        "name": name,
        "path": str(path),
        "extends": made.extends,
        "message": made.message,
        "level": made.level,
        "scope": made.scope,
        "link": made.link,
        "limit": made.limit,
        "fix": made.fix,
        "options": made.options,
        "phrases": [tuple(phrase) for phrase in check.phrases],
        "needles": [needles_of(phrase) for phrase in check.phrases],
        "always": check.always,
    }


def _read(place: Path, key: bytes) -> list[dict[str, Any]] | None:
    try:
        data = place.read_bytes()
        checksum, rest = data[:8], data[8:]
        if checksum != b"%08x" % zlib.crc32(rest) or not rest.startswith(key + b"\n"):
            return None
        value = marshal.loads(rest[len(key) + 1 :])
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return value if isinstance(value, list) else None


def _write(place: Path, key: bytes, value: list[dict[str, Any]]) -> None:
    try:
        data = key + b"\n" + marshal.dumps(value)
    except ValueError:
        return
    beside = place.with_suffix(f".{os.getpid()}.tmp")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(b"%08x" % zlib.crc32(data) + data)
        os.replace(beside, place)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
