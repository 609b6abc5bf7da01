"""The CIA World Factbook (public domain): factbook/factbook.json (CC0), one JSON file a country, and the archive of its yearly editions.

Both name countries by FIPS (GEC) codes; datasets/country-codes (PDDL) maps these to ISO 3166.
"""

from __future__ import annotations

import csv
import gzip
import html
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from newslint.facts.sources.leaders import Leader, leaders_in, leaders_of
from newslint.facts.store import Source, head

_ROLES = {"chief of state": "head of state", "head of government": "head of government"}
_TAG = re.compile(r"<[^>]*>")
_OFFSET = re.compile(r"UTC ?([+-] ?\d\d?(?::\d\d|\.\d+)?|0)?")
_VALUE = r"(\d+|NULL|N'(?:[^']|'')*')"
_COUNTRY = re.compile(rf"^\s*\({_VALUE}, {_VALUE}, {_VALUE}, {_VALUE}, ", re.MULTILINE)
_FIELD = re.compile(r"^\s*\(\d+, \d+, (?P<country>\d+), N'(?:Executive branch|Leaders)', N'(?P<text>(?:[^']|'')*)'\)", re.MULTILINE)


class Place(NamedTuple):
    """A country as the factbook has it. ``capitals`` and ``offsets`` (from UTC, as ``+1`` or ``+5:30``) go together only where each is one;
    ``currency`` is the name and the ISO code in brackets."""

    code: str
    name: str
    adjective: str
    noun: str
    capitals: tuple[str, ...]
    offsets: tuple[str, ...]
    currency: str


def codes(path: Path) -> dict[str, str]:
    """FIPS codes and their ISO codes, from ``country-codes.csv``. Raises ValueError for a file without those columns."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows or not {"FIPS", "ISO3166-1-Alpha-2"} <= rows[0].keys():
        raise ValueError(f"{path}: there are no columns FIPS and ISO3166-1-Alpha-2")
    # Two codes may stand in one cell: Serbia's holds Kosovo's as well.
    found = {row["FIPS"][at : at + 2]: row["ISO3166-1-Alpha-2"] for row in rows for at in range(0, len(row["FIPS"].strip()), 2)}
    return {fips: iso for fips, iso in {**found, "KV": "XK"}.items() if len(fips) == 2 and iso.strip()}


def leaders(folder: Path, codes: Mapping[str, str]) -> Iterator[Leader]:
    """The leaders that the JSON files below a folder name, by country. Raises ValueError as :func:`places` does."""
    for code, path, record in _records(folder, codes):
        branch = _at(record, path, "Government", "Executive branch")
        for key, role in _ROLES.items():
            yield from leaders_of(_text(branch.get(key), path, key), role, code)


def archived_leaders(fields: Path, countries: Path, codes: Mapping[str, str]) -> Iterator[Leader]:
    """The leaders of one yearly edition: ``fields`` is a ``country_fields_YEAR.sql.gz`` of the archive and ``countries`` its
    ``countries.sql``. Raises ValueError naming a file that holds no row of the wanted form."""
    by_number = {row[1]: row[3].strip("N'").upper() for row in _COUNTRY.finditer(countries.read_text("utf-8"))}
    if not by_number:
        raise ValueError(f"{countries}: there are no rows of countries")
    with gzip.open(fields, "rt", encoding="utf-8") as file:
        text = file.read()
    if "CountryFields" not in text:
        raise ValueError(f"{fields}: there are no rows of fields")
    for row in _FIELD.finditer(text):
        fips = by_number.get(row["country"], "")
        if fips in codes:
            yield from leaders_in(row["text"].replace("''", "'"), codes[fips])


def places(folder: Path, codes: Mapping[str, str]) -> Iterator[Place]:
    """The countries that the JSON files below a folder describe, by country; areas without a code (oceans) are left out. Raises ValueError
    naming a file that is no such JSON, or a record of the wrong form."""
    for code, path, record in _records(folder, codes):
        government = _at(record, path, "Government")
        capital, names = _at(government, path, "Capital"), _at(government, path, "Country name")
        nationality = _at(record, path, "People and Society", "Nationality")
        currency = _at(record, path, "Economy", "Exchange rates", "Currency")
        short = _text(names.get("conventional short form"), path, "name")
        yield Place(
            code,
            short if short and short != "none" else _text(names.get("conventional long form"), path, "name"),
            _text(nationality.get("adjective"), path, "adjective"),
            _text(nationality.get("noun"), path, "noun"),
            tuple(_capitals(_text(capital.get("name"), path, "capital"))),
            tuple(_offsets(_text(capital.get("time difference"), path, "time difference"))),
            _text(currency, path, "currency").removesuffix("-").split(" per ")[0].strip(),
        )


def extract(folder: Path, codes: Mapping[str, str], as_of: date) -> str:
    """The text of ``factbook.tsv``: code, name, adjective, noun, capitals, offsets and currency of every country, by code."""
    out = [head("f", Source("CIA World Factbook", "public domain", as_of))]
    out += ["\t".join("|".join(cell) if isinstance(cell, tuple) else cell for cell in place) for place in places(folder, codes)]
    return "\n".join(out) + "\n"


def _records(folder: Path, codes: Mapping[str, str]) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    found = sorted((codes[path.stem.upper()], path) for path in folder.glob("*/??.json") if path.stem.upper() in codes)
    if not found:
        raise ValueError(f"{folder}: there are no files REGION/CODE.json")
    for code, path in found:
        try:
            record = json.loads(path.read_text("utf-8"))
        except (ValueError, UnicodeDecodeError) as error:
            raise ValueError(f"{path}: {error}") from None
        if not isinstance(record, dict):
            raise ValueError(f"{path}: the record is no object")
        yield code, path, record


def _at(record: dict[str, Any], path: Path, *keys: str) -> dict[str, Any]:
    """The object at some keys; an empty one where it is lacking."""
    for key in keys:
        record = record.get(key) or {}
        if not isinstance(record, dict):
            raise ValueError(f"{path}: “{key}” is no object")
    return record


def _text(field: Any, path: Path, key: str) -> str:
    """The text of a field, without markup; empty where it is lacking."""
    if not field:
        return ""
    if not isinstance(field, dict) or not isinstance(field.get("text", ""), str):
        raise ValueError(f"{path}: “{key}” has no text")
    return " ".join(html.unescape(_TAG.sub(" ", field.get("text", ""))).split())


def _capitals(text: str) -> Iterator[str]:
    """Names of capitals; what stands behind them is a remark."""
    for part in re.split(r"; ?| and (?=[A-Z][a-z]+ \()", re.sub(r"\([^()]*\)", "", text)):
        name = re.split(r",| - | in |note", part)[0].strip(" .")
        if name and name[0].isupper() and len(name.split()) < 5:
            yield name


def _offsets(text: str) -> Iterator[str]:
    for found in _OFFSET.finditer(text):
        yield (found[1] or "0").replace(" ", "").replace(".5", ":30").replace(".75", ":45")
