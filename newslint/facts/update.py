"""Lay what was fetched over a store: the second half of ``newslint facts update``.

A run in which rows go missing is refused, and a store is written beside the old one and renamed: nothing is half written.
"""

from __future__ import annotations

import csv
import hashlib
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from newslint.facts import build, codes, names, store
from newslint.facts.fetch import LOG, UpdateError, Upstream, log
from newslint.facts.offices import post
from newslint.facts.rows import Fresh, Stay
from newslint.facts.sources import officeholders, openstates, wikidata
from newslint.facts.store import Source

MOST_LOST = 0.02


class Lost(NamedTuple):
    """What a new table lacks: its name, the share of the old rows, and some of them."""

    table: str
    share: float
    examples: list[str]


def check_target(target: Path, fetched: Path) -> None:
    """Raises UpdateError where a store can't be put: in the place of a file or of a folder with anything but a store, or around
    ``fetched``."""
    if target.exists() and not (target.is_dir() and all(_is_ours(entry) for entry in target.iterdir())):
        raise UpdateError(f"{target}: This is no folder of a store, and would be replaced; name another one.")
    if fetched == target or target in fetched.parents:
        raise UpdateError(f"{fetched}: What is fetched can't be kept in the store's own folder, which is replaced.")


def _is_ours(entry: Path) -> bool:
    return entry.is_file() and (entry.name == "VERSION" or entry.suffix == ".tsv")


def rebuilt(wanted: Sequence[Upstream], folder: Path, base: str) -> dict[str, str]:
    """The tables of the store in the folder ``base`` (of the shipped one where it has none) with what was fetched from some sources to
    ``folder`` laid over them, by name.

    The days that the tables bear are those of the log: the same files give the same bytes. Raises UpdateError for a file that isn't what
    it should be."""
    names = {name for upstream in wanted for name in upstream.files}
    logged = [row for row in log(folder) if row[0] in names]
    days = {row[0]: date.fromisoformat(row[1]) for row in logged}
    if not days:
        raise UpdateError(f"{folder}: Nothing of these sources has been fetched: {LOG} doesn't name it.")
    for name, _, digest, _ in logged:
        if not (folder / name).is_file() or hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            raise UpdateError(f"{folder / name}: This isn't what was fetched, going by {LOG}; fetch it again.")
    tables = {path.stem: path.read_text("utf-8") for place in (store.SHIPPED, base) for path in sorted(Path(place).glob("*.tsv"))}
    for upstream in sorted(wanted, key=lambda upstream: upstream.order):
        first = next(iter(upstream.files))
        if first not in days:
            continue
        try:
            _lay_over(upstream.name, folder, days[first], tables)
        except (OSError, ValueError, LookupError, TypeError, AttributeError, csv.Error, zipfile.BadZipFile, zlib.error) as error:
            told = str(error) if any(name in str(error) for name in upstream.files) else f"{folder / first}: {_why(error)}"
            raise UpdateError(told if told.endswith(".") else f"{told}.") from None
    return tables


def _why(error: Exception) -> str:
    return f"This is not what it should be: {type(error).__name__}: {error}"


def _lay_over(source: str, folder: Path, day: date, tables: dict[str, str]) -> None:
    """Renew the tables that a source tells of."""
    from newslint.facts.sources import companies, congress

    if source == "congress":
        files = [folder / name for name in ("legislators-historical.yaml", "legislators-current.yaml")]
        tables["legislators"] = congress.updated(files, day, tables["legislators"])
    elif source == "companies":
        tables["companies"] = companies.updated(folder / "companies.csv", day, tables["companies"])
    else:
        fresh = _fresh(source, folder, day)
        fresh = fresh._replace(stays=[stay for stay in fresh.stays if codes.has_name(stay.code)])
        if not fresh.stays:
            raise ValueError("It tells of no office-holders of countries or states that are known")
        people, sources = build.read_table(tables["offices"]), dict(store.sources_in(tables["offices"]))
        build.freshen(people, fresh, sources)
        tables["offices"] = build.table(people, {**sources, fresh.key: fresh.source})


def _fresh(source: str, folder: Path, day: date) -> Fresh:
    """What was fetched of office-holders from a source."""
    if source == "factbook":
        stays = list(_leaders(folder / "factbook.zip", folder / "country-codes.csv"))
        # It is no longer published: however late it is fetched, it knows nothing newer.
        return Fresh(officeholders.FACTBOOK, officeholders.SOURCES[officeholders.FACTBOOK], stays)
    if source == "openstates":
        stays = []
        for name, text in _unpacked(folder / "openstates-people.zip", ".yml", ("/executive/", "/retired/")):
            stays += openstates.read(text, name)
        return Fresh(openstates.KEY, Source(openstates.NAME, openstates.LICENCE, day), stays)
    path = folder / "wikidata.json"
    return Fresh(wikidata.KEY, Source(wikidata.NAME, wikidata.LICENCE, day), list(wikidata.read(path.read_text("utf-8"), str(path))))


def _leaders(archive: Path, codes: Path) -> Iterator[Stay]:
    """The heads of state and government in an archive of factbook.json."""
    from newslint.facts.sources import factbook

    with zipfile.ZipFile(archive) as files, tempfile.TemporaryDirectory() as folder:
        files.extractall(folder, [name for name in files.namelist() if name.endswith(".json")])
        # An archive of a repository holds one folder.
        [inside] = Path(folder).iterdir()
        for leader in factbook.leaders(inside, factbook.codes(codes)):
            title = officeholders.TITLES.get(leader.title.lower())
            if title and leader.since:
                yield Stay(leader.country, leader.name, title, leader.since, acting=leader.acting)


def _unpacked(path: Path, suffix: str, within: Sequence[str] = ("/",)) -> Iterator[tuple[str, str]]:
    """The files of an archive that end in ``suffix``: name and text, in the order of names."""
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(suffix) and any(part in name for part in within):
                yield f"{path}:{name}", archive.read(name).decode("utf-8")


def lost(old: dict[str, str], new: dict[str, str]) -> list[Lost]:
    """The tables of which more than 2% of the rows are gone."""
    found = []
    for name, text in old.items():
        rows = _rows(name, text)
        gone = sorted(rows - _rows(name, new.get(name, "")))
        if rows and len(gone) > MOST_LOST * len(rows):
            found.append(Lost(name, len(gone) / len(rows), gone[:5]))
    return found


def _rows(name: str, text: str) -> set[str]:
    """What makes the rows of a table what they are: of office-holders country, name and post; of the rest the first cell."""
    if name != "offices":
        return {line.partition("\t")[0] for line in text.splitlines() if line and line[0] not in "#@"}
    return {
        f"{code} {names.keys(entry.name)[0]} {post(row.title)}"
        for code, people in build.read_table(text).items()
        for entry in people
        for row in entry.rows
    }


def replace(tables: dict[str, str], target: Path) -> None:
    """Put a store in the place of a folder, all its files at once. Raises OSError where it can't be done; the folder is as it was then."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"{target.name}.", dir=target.parent) as folder:
        new, old = Path(folder, "new"), Path(folder, "old")
        build.write(tables, new)
        if target.exists():
            os.rename(target, old)
        try:
            os.rename(new, target)
        except OSError:
            if old.exists():
                os.rename(old, target)
            raise
