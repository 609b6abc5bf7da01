"""The reports of files that were linted before, so that an unchanged tree costs little more than reading it.

A report is kept under a hash of the file's content and of all that decides findings; the path doesn't count, so that a renamed file is
known too. The store is one SQLite database in the cache's folder: several processes may use it at once, and it writes entries ten times
faster than files would. Values carry checksums, since the database isn't synchronised to the disk. What is damaged, foreign or locked
counts as absent, and where the folder can't be written nothing is kept. sqlite3 and hashlib are imported late: they cost more than linting
a few files.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from newslint import cache
from newslint.diagnostic import Diagnostic, Edit, Fix, Level, Note, Report
from newslint.source import Location, Span

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

LIMIT = 200_000_000
_VERSION = 1
_AT_ONCE = 500
_PATIENCE = 2.0
_DAY = 86_400
_SCHEMA = """
    DROP TABLE IF EXISTS results;
    CREATE TABLE results (key BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL);
"""


def pack(report: Report, path: str) -> bytes:
    """The report on one file as bytes, without its path."""
    notes = [(note.kind, None if note.path == path else note.path, *note[2:]) for note in report.notes]
    return marshal.dumps((report.files, [_plain(entry[1:]) for entry in report.diagnostics], notes))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    return int(value) if isinstance(value, Level) else value


def unpack(packed: bytes, path: str) -> Report:
    """The report that ``pack`` made, on a file of that path. ValueError, EOFError or TypeError for anything else."""
    files, found, notes = marshal.loads(packed)
    diagnostics = []
    for rule, level, message, span, start, end, match, scope, link, fix in found:
        mended = fix and Fix(tuple(Edit(Span(*place), text) for place, text in fix[0]), fix[1])
        places = Span(*span), Location(*start), Location(*end)
        diagnostics.append(Diagnostic(path, rule, Level(level), message, *places, match, scope, link, mended))
    told = [Note(kind, path if place is None else place, *rest) for kind, place, *rest in notes]
    return Report(diagnostics, told, files)


def stamp() -> str:
    """Says which code, data and libraries made a report, beside the rules."""
    from importlib.util import find_spec

    from newslint.facts import store

    stamps = [store.stamp()]
    library = find_spec("regex")
    if library and library.origin:
        # Installing, updating or removing a library changes the folder that they are in.
        stamps.append(str(os.stat(os.path.dirname(os.path.dirname(library.origin))).st_mtime_ns))
    return f"{cache.code_stamp()} {zlib.crc32(' '.join(stamps).encode()):x}"


def key_of(made_by: str, content: bytes) -> bytes:
    """The key of a report on a file's content. ``made_by`` says on one line what else decides the findings."""
    from hashlib import blake2b

    made = blake2b(made_by.encode("utf-8", "surrogatepass") + b"\n", digest_size=16)
    made.update(content)
    return made.digest()


def find(keys: Sequence[bytes]) -> dict[bytes, bytes]:
    """The packed reports that are kept under some of the keys."""

    def read(database: sqlite3.Connection) -> dict[bytes, bytes]:
        from sqlite3 import OperationalError

        today = int(time.time()) // _DAY
        found, old = {}, []
        for at in range(0, len(keys), _AT_ONCE):
            some = keys[at : at + _AT_ONCE]
            marks = ",".join("?" * len(some))
            for key, used, value in database.execute(f"SELECT key, used, value FROM results WHERE key IN ({marks})", some):
                if isinstance(value, bytes) and value[:4] == _checksum(key, value[4:]):
                    found[key] = value[4:]
                    if used != today:
                        old.append((today, key))
        if old:
            # Told once a day only: reading what is kept should not mean writing.
            with contextlib.suppress(OperationalError):
                database.executemany("UPDATE results SET used = ? WHERE key = ?", old)
        return found

    return _with_database(read, {})


def keep(entries: Iterable[tuple[bytes, bytes]]) -> None:
    """Keep packed reports, given as (key, packed). What was not used for longest goes when there are more than ``LIMIT`` bytes."""
    today = int(time.time()) // _DAY
    rows = [(key, today, _checksum(key, packed) + packed) for key, packed in entries]

    def write(database: sqlite3.Connection) -> None:
        database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
        taken, free, size = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size"))
        if (taken - free) * size > LIMIT:
            (count,) = database.execute("SELECT count(*) FROM results").fetchone()
            oldest = "SELECT rowid FROM results ORDER BY used, rowid LIMIT ?"
            database.execute(f"DELETE FROM results WHERE rowid IN ({oldest})", (count // 4 + 1,))

    if rows:
        _with_database(write, None)


def _checksum(key: bytes, packed: bytes) -> bytes:
    return zlib.crc32(packed, zlib.crc32(key)).to_bytes(4, "big")


def _with_database(work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
    """What ``work`` makes of the database, in one transaction; ``otherwise`` where there can't be one. The connection doesn't outlive the
    call, since it must not be carried into a forked process."""
    try:
        import sqlite3
    except ImportError:
        return otherwise
    place = os.path.join(cache.folder(), "results.db")
    for _ in range(2):
        try:
            os.makedirs(cache.folder(), exist_ok=True)
            with contextlib.closing(sqlite3.connect(place, timeout=_PATIENCE)) as database:
                database.execute("PRAGMA synchronous = OFF")
                if database.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
                    database.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;")
                with database:
                    return work(database)
        except sqlite3.Error as error:
            # Damaged or of another make: once more with an empty one. Anything else (locked, full, read-only) is no fault of the file.
            damaged = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in damaged:
                return otherwise
            for name in (place, f"{place}-journal"):
                with contextlib.suppress(OSError):
                    os.unlink(name)
        except OSError:
            return otherwise
    return otherwise
