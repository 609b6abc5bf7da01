"""Fetch the files of sources that can be asked again, and log what came: the first half of ``newslint facts update``."""

from __future__ import annotations

import hashlib
import http.client
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from newslint import __version__
from newslint.facts.sources import wikidata

LOG = "fetched.tsv"
_PATIENCE = 120.0
_AT_ONCE = 1 << 16


class Upstream(NamedTuple):
    """A source that can be asked again: the files it gives, by name and address. Those of a higher ``order`` know better."""

    name: str
    files: dict[str, str]
    order: int = 0


UPSTREAM = (
    Upstream(
        "wikidata",
        {
            "wikidata.json": "https://query.wikidata.org/sparql?"
            + urllib.parse.urlencode({"query": " ".join(wikidata.QUERY.split()), "format": "json"})
        },
        order=1,
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


def fetch(wanted: Sequence[Upstream], folder: Path, mirror: str, tell: Callable[[str], None]) -> None:
    """Download the files of some sources to a folder, and log name, day, digest and address of each in ``fetched.tsv``.

    With a ``mirror``, files of the same names are taken from under that address. Raises UpdateError for what can't be had; then the folder
    is as it was."""
    folder.mkdir(parents=True, exist_ok=True)
    known = {row[0]: row for row in log(folder)}
    parts: list[tuple[Path, Path]] = []
    try:
        for upstream in wanted:
            for name, address in upstream.files.items():
                url = f"{mirror.rstrip('/')}/{name}" if mirror else address
                tell(f"{upstream.name}: {url.partition('?')[0]}")
                parts.append((folder / f"{name}.part", folder / name))
                digest = _download(url, parts[-1][0])
                known[name] = [name, datetime.now(UTC).date().isoformat(), digest, url]
        for part, target in parts:
            part.replace(target)
        beside = folder / f"{LOG}.new"
        beside.write_text("".join("\t".join(known[name]) + "\n" for name in sorted(known)), "utf-8", newline="\n")
        beside.replace(folder / LOG)
    finally:
        for part, _ in parts:
            part.unlink(missing_ok=True)


def log(folder: Path) -> list[list[str]]:
    """The rows of the log in a folder: name, day, digest, address. Raises UpdateError for one that can't be read."""
    path, rows = folder / LOG, []
    try:
        for number, line in enumerate(path.read_text("utf-8").splitlines() if path.is_file() else [], 1):
            row = line.split("\t")
            if len(row) != 4:
                raise ValueError(f"line {number} doesn't hold name, day, digest and address")
            date.fromisoformat(row[1])
            rows.append(row)
    except (OSError, ValueError) as error:
        raise UpdateError(f"{path}: The log of what was fetched can't be read: {error}.") from None
    return rows


def _download(url: str, target: Path) -> str:
    """Download to a file; the SHA-256 of what came."""
    digest = hashlib.sha256()
    try:
        request = urllib.request.Request(url, headers={"User-Agent": f"newslint/{__version__} (facts update)"})
        with closing(urllib.request.urlopen(request, timeout=_PATIENCE)) as answer, open(target, "wb") as file:
            expected = answer.headers.get("Content-Length")
            while block := answer.read(_AT_ONCE):
                digest.update(block)
                file.write(block)
            if expected and file.tell() != int(expected):
                raise OSError(f"the connection broke after {file.tell():,} of {int(expected):,} bytes")
    except (OSError, ValueError, http.client.HTTPException) as error:  # URLError and HTTPError are OSErrors
        reason = f"{error.code} {error.reason}" if isinstance(error, urllib.error.HTTPError) else getattr(error, "reason", None) or error
        raise UpdateError(f"{url.partition('?')[0]}: The file can't be fetched: {reason}.") from None
    return digest.hexdigest()
