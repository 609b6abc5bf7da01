"""The table of tickers: datasets/s-and-p-500-companies (PDDL) in ``companies.csv``, and names written by hand in ``tickers.tsv``."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from newslint.facts.store import Source, head, sources_in

OWN, CONSTITUENTS = "n", "p"
SOURCES = {
    CONSTITUENTS: Source("datasets/s-and-p-500-companies", "PDDL 1.0", date(2026, 8, 8)),
    OWN: Source("newslint", "MIT", date(2026, 6, 1)),
}
_TICKER = re.compile(r"[A-Z]{1,5}(?:\.[A-Z])?")
_CLASS = re.compile(r" \((?:The|Class [A-C])\)$|,? (?:Inc\.|Corporation|Incorporated|Corp\.|Company|plc|Ltd\.|Limited|& Co\.)$")


class Listing(NamedTuple):
    """A ticker, whose it is, and the last day on which it was (empty while it still is), with the key of the source."""

    ticker: str
    names: tuple[str, ...]
    until: str
    source: str


def shipped(inputs: Path) -> str:
    """The table that ships, from the two files in a folder: ticker, names, last day, source.

    Raises OSError for what can't be read and ValueError for a record of the wrong form."""
    return _table([*constituents(inputs / "companies.csv"), *supplement(inputs / "tickers.tsv")], SOURCES)


def updated(path: Path, day: date, old: str) -> str:
    """The table ``old`` with the listings of ``constituents.csv``, fetched on ``day``. What has left the index is listed still, so its
    rows stay. Raises as ``shipped`` does."""
    fresh = list(constituents(path))
    tickers = {listing.ticker for listing in fresh}
    for line in old.splitlines():
        if not line.startswith("#"):
            ticker, names, until, source = line.split("\t")
            if source != CONSTITUENTS or ticker not in tickers:
                fresh.append(Listing(ticker, tuple(names.split("|")), until, source))
    return _table(fresh, {**dict(sources_in(old)), CONSTITUENTS: SOURCES[CONSTITUENTS]._replace(as_of=day)})


def _table(listings: Iterable[Listing], sources: Mapping[str, Source]) -> str:
    out = [head(key, source) for key, source in sources.items()]
    out += ["\t".join((ticker, "|".join(names), until, source)) for ticker, names, until, source in sorted(listings)]
    return "\n".join(out) + "\n"


def constituents(path: Path) -> Iterator[Listing]:
    """The listings of ``constituents.csv``: of its columns, ``Symbol`` and ``Security`` are read."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        if not {"Symbol", "Security"} <= set(rows.fieldnames or ()):
            raise ValueError(f"{path}: there are no columns Symbol and Security")
        for number, row in enumerate(rows, 2):
            ticker, name = row.get("Symbol") or "", row.get("Security") or ""
            if not _TICKER.fullmatch(ticker) or not name:
                raise ValueError(f"{path}, line {number}: “{ticker}” and “{name}” are no ticker and name")
            name = name.replace("–", "-").replace("’", "'")
            short = _CLASS.sub("", _CLASS.sub("", name))
            yield Listing(ticker, (short,), "", CONSTITUENTS)


def supplement(path: Path) -> Iterator[Listing]:
    """The listings of ``tickers.tsv``."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        ticker, _, rest = line.partition("\t")
        names, _, until = rest.partition("\t")
        if not _TICKER.fullmatch(ticker) or not names or (until and not re.fullmatch(r"\d{4}-\d\d-\d\d", until)):
            raise ValueError(f"{path}, line {number}: this is no ticker with names and perhaps a day: {line}")
        yield Listing(ticker, tuple(names.split("|")), until, OWN)
