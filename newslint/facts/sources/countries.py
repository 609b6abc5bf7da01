"""The table of countries: names and moneys written by hand in ``countries.tsv``, completed with capitals from ``factbook.tsv``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from newslint.facts.store import Source, head, sources_in

OWN, FACTBOOK = "n", "f"
_COLUMNS = 6


def shipped(inputs: Path) -> str:
    """The table that ships, from ``countries.tsv`` and ``factbook.tsv`` in a folder.

    Raises OSError for what can't be read and ValueError for a line of the wrong form."""
    extract = (inputs / "factbook.tsv").read_text("utf-8")
    source = dict(sources_in(extract))[FACTBOOK]
    capitals: dict[str, str] = {}
    for line in extract.splitlines():
        if not line.startswith("#"):
            cells = line.split("\t")
            capitals.setdefault(cells[0], cells[4])
    out = [head(FACTBOOK, source), head(OWN, Source("newslint", "MIT", date(2026, 6, 1)))]
    out += _rows(inputs / "countries.tsv", capitals)
    return "\n".join(out) + "\n"


def _rows(path: Path, capitals: dict[str, str]) -> Iterator[str]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != _COLUMNS:
            raise ValueError(f"{path}, line {number}: {len(cells)} cells where {_COLUMNS} belong")
        starred = "*" in cells[4].split("|")
        if starred:
            if cells[0] not in capitals:
                raise ValueError(f"{path}, line {number}: factbook.tsv has no capital for {cells[0]}")
            cells[4] = cells[4].replace("*", capitals[cells[0]], 1).strip("|")
        yield "\t".join((*cells, f"{OWN}|{FACTBOOK}" if starred else OWN))
