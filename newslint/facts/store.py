"""The store of facts: text tables in one folder, each with its sources at the head.

A table is plain text, since that is read fastest where one part of it is needed (an SQLite file takes half as long again, JSON four times).
Its first lines name the sources of its rows: ``#key<TAB>name<TAB>licence<TAB>as of``. The shipped store is the folder ``store`` beside
this file; a newsroom may name another one, which then replaces the shipped tables that it holds.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

FORM = 1  # rises when older code could not read the tables
SHIPPED = os.path.join(os.path.dirname(__file__), "store")
Facts = tuple[str, ...]


class Source(NamedTuple):
    """Where rows come from, under which licence, and the last day of which they know."""

    name: str
    licence: str
    as_of: date


def head(key: str, source: Source) -> str:
    """The line at the head of a table that names a source."""
    return f"#{key}\t{source.name}\t{source.licence}\t{source.as_of}"


@lru_cache
def table(name: str, facts: Facts = ()) -> str:
    """The text of a table (``offices``, ``legislators`` ...): that of the last folder of ``facts`` which holds it, else the shipped one.

    ``facts`` are absolute paths, as ``Document.facts`` has them. Raises OSError and UnicodeDecodeError for a table that can't be read."""
    folders = [folder for folder in facts if os.path.isfile(os.path.join(folder, f"{name}.tsv"))]
    with open(os.path.join(folders[-1] if folders else SHIPPED, f"{name}.tsv"), encoding="utf-8", newline="\n") as file:
        return file.read()


def stamp(facts: Facts = ()) -> str:
    """Changes with the tables and files that facts are read from: those of the newsroom's own by their content, a store by its files."""
    said = []
    for path in (SHIPPED, *facts):
        if os.path.isdir(path):
            with os.scandir(path) as files:
                said += sorted(f"{file.path} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files)
        else:
            with open(path, "rb") as file:
                said.append(f"{path} {zlib.crc32(file.read()):x}")
    return " ".join(said)


@lru_cache
def sources(name: str, facts: Facts = ()) -> Mapping[str, Source]:
    """The sources of a table by the keys that its rows bear."""
    return dict(sources_in(table(name, facts)))


def sources_in(text: str) -> Iterator[tuple[str, Source]]:
    """The sources that the head of a table names, with their keys."""
    at = 0
    while text.startswith("#", at):
        end = text.find("\n", at)
        key, name, licence, as_of = text[at + 1 : end].split("\t")
        yield key, Source(name, licence, date.fromisoformat(as_of))
        at = end + 1


def rows(name: str, facts: Facts = ()) -> Iterator[list[str]]:
    """The rows of a table without sections, as lists of cells."""
    for line in table(name, facts).splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
