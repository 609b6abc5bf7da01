"""Fetch what changes from the sources of the store, and lay it over the tables: what ``newslint facts update`` does.

Each file is written beside and renamed, the store too, and a run in which rows go missing is refused: nothing is half written.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from newslint import __version__
from newslint.facts import build, codes, names, store
from newslint.facts.offices import post
from newslint.facts.rows import Fresh, Stay
from newslint.facts.sources import officeholders, openstates, wikidata
from newslint.facts.store import Source

LOG = "fetched.tsv"
MOST_LOST = 0.02
_PATIENCE = 120.0
_AT_ONCE = 1 << 16


class Upstream(NamedTuple):
    """A source that can be asked again: the files it gives, by name and address."""

    name: str
    files: dict[str, str]


UPSTREAM = (
    Upstream(
        "wikidata",
        {
            "wikidata.json": "https://query.wikidata.org/sparql?"
            + urllib.parse.urlencode({"query": " ".join(wikidata.QUERY.split()), "format": "json"})
        },
    ),
    Upstream(
        "congress",
        {
            f"legislators-{which}.yaml": f"https://unitedstates.github.io/congress-legislators/legislators-{which}.yaml"
            for which in ("current", "historical")
        },
    ),
    Upstream("openstates", {"openstates-people.zip": "https://github.com/openstates/people/archive/refs/heads/main.zip"}),
    Upstream(
        "factbook",
        {
            "factbook.zip": "https://github.com/factbook/factbook.json/archive/refs/heads/master.zip",
            "country-codes.csv": "https://raw.githubusercontent.com/datasets/country-codes/main/data/country-codes.csv",
        },
    ),
    Upstream(
        "companies", {"companies.csv": "https://raw.githubusercontent.com/datasets/s-and-p-500-companies/main/data/constituents.csv"}
    ),
)


class UpdateError(Exception):
    """An update that was given up; ``str()`` is a full sentence. Nothing has been changed."""


class Lost(NamedTuple):
    """What a new table lacks: its name, the share of the old rows, and some of them."""

    table: str
    share: float
    examples: list[str]


def fetch(wanted: Sequence[Upstream], folder: Path, mirror: str, tell: Callable[[str], None]) -> None:
    """Download the files of some sources to a folder, and log name, day, digest and address of each in ``fetched.tsv``.

    With a ``mirror``, files of the same names are taken from under that address. Raises UpdateError for what can't be had."""
    folder.mkdir(parents=True, exist_ok=True)
    known = {row[0]: row for row in _log(folder)}
    for upstream in wanted:
        for name, address in upstream.files.items():
            url = f"{mirror.rstrip('/')}/{name}" if mirror else address
            tell(f"{upstream.name}: {url.partition('?')[0]}")
            digest = _download(url, folder / name)
            known[name] = [name, datetime.now(UTC).date().isoformat(), digest, url]
    beside = folder / f"{LOG}.new"
    beside.write_text("".join("\t".join(known[name]) + "\n" for name in sorted(known)), "utf-8", newline="\n")
    beside.replace(folder / LOG)


def _log(folder: Path) -> list[list[str]]:
    path = folder / LOG
    return [line.split("\t") for line in path.read_text("utf-8").splitlines()] if path.is_file() else []


def _download(url: str, target: Path) -> str:
    """Download to a file beside, then rename; the SHA-256 of what came."""
    beside, digest = target.with_name(f"{target.name}.part"), hashlib.sha256()
    request = urllib.request.Request(url, headers={"User-Agent": f"newslint/{__version__} (facts update)"})
    try:
        with closing(urllib.request.urlopen(request, timeout=_PATIENCE)) as answer, open(beside, "wb") as file:
            expected = answer.headers.get("Content-Length")
            while block := answer.read(_AT_ONCE):
                digest.update(block)
                file.write(block)
            if expected and file.tell() != int(expected):
                raise UpdateError(f"{url.partition('?')[0]}: The connection broke after {file.tell():,} of {int(expected):,} bytes.")
        beside.replace(target)
    except (OSError, ValueError) as error:  # URLError and HTTPError are OSErrors
        reason = f"{error.code} {error.reason}" if isinstance(error, urllib.error.HTTPError) else getattr(error, "reason", None) or error
        raise UpdateError(f"{url.partition('?')[0]}: The file can't be fetched: {reason}.") from None
    finally:
        beside.unlink(missing_ok=True)
    return digest.hexdigest()


def rebuilt(folder: Path, base: str) -> dict[str, str]:
    """The tables of the store in the folder ``base`` with what was fetched to ``folder`` laid over them, by name.

    The days that the tables bear are those of the log: the same files give the same bytes. Raises UpdateError for a file that isn't what
    it should be."""
    from newslint.facts.sources import companies, congress

    days = {row[0]: date.fromisoformat(row[1]) for row in _log(folder)}
    if not days:
        raise UpdateError(f"{folder}: There is nothing fetched here: no {LOG}.")
    tables = {path.stem: path.read_text("utf-8") for path in sorted(Path(base).glob("*.tsv"))}
    try:
        for fresh in _fresh(folder, days):
            fresh = fresh._replace(stays=[stay for stay in fresh.stays if codes.has_name(stay.code)])
            people, sources = build.read_table(tables["offices"]), dict(store.sources_in(tables["offices"]))
            build.freshen(people, fresh, sources)
            tables["offices"] = build.table(people, {**sources, fresh.key: fresh.source})
        if "legislators-current.yaml" in days:
            members = [folder / name for name in ("legislators-historical.yaml", "legislators-current.yaml") if name in days]
            tables["legislators"] = congress.updated(members, days["legislators-current.yaml"], tables["legislators"])
        if "companies.csv" in days:
            tables["companies"] = companies.updated(folder / "companies.csv", days["companies.csv"], tables["companies"])
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise UpdateError(str(error)) from None
    return tables


def _fresh(folder: Path, days: dict[str, date]) -> Iterator[Fresh]:
    """What was fetched of office-holders, oldest source first: later ones know better."""
    if "factbook.zip" in days:
        stays = list(_leaders(folder / "factbook.zip", folder / "country-codes.csv"))
        # It is no longer published: however late it is fetched, it knows nothing newer.
        yield Fresh(officeholders.FACTBOOK, officeholders.SOURCES[officeholders.FACTBOOK], stays)
    if "openstates-people.zip" in days:
        found: list[Stay] = []
        for name, text in _unpacked(folder / "openstates-people.zip", ".yml", ("/executive/", "/retired/")):
            found += openstates.read(text, name)
        yield Fresh(openstates.KEY, Source(openstates.NAME, openstates.LICENCE, days["openstates-people.zip"]), found)
    if "wikidata.json" in days:
        path = folder / "wikidata.json"
        source = Source(wikidata.NAME, wikidata.LICENCE, days["wikidata.json"])
        yield Fresh(wikidata.KEY, source, list(wikidata.read(path.read_text("utf-8"), str(path))))


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
    """Put a store in the place of a folder, all its files at once."""
    beside, old = target.with_name(f"{target.name}.new"), target.with_name(f"{target.name}.old")
    for folder in (beside, old):
        shutil.rmtree(folder, ignore_errors=True)
    build.write(tables, beside)
    if target.exists():
        os.rename(target, old)
    os.rename(beside, target)
    shutil.rmtree(old, ignore_errors=True)
