"""Make the shipped table: ``python -m newslint.facts.build officeholders.csv`` writes ``offices.tsv`` beside this file.

The input has the columns ``person surname_key aliases role title country iso2 start end end_src acting born died source``.
``supplement.txt`` corrects and completes it. The same inputs give the same bytes.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from newslint.facts import names
from newslint.facts.offices import earliest, latest, post

_HERE = Path(__file__).parent
_INPUTS = _HERE.parent.parent / "facts"
_SOURCES = (
    ("c", "CIA World Factbook", "public domain", "2026-02-04"),
    ("u", "unitedstates/congress-legislators", "CC0", "2026-06-01"),
    ("n", "newslint supplement", "MIT", "2026-02-04"),
)
_ROLES = frozenset(("head of state", "head of government", "vice", "other leader"))
_TITLES = {
    "amir": "emir",
    "paramount ruler": "king",
    "state president": "president",
    "head of government": "prime minister",
    "grand duke": "grand duke",
    "prince": "prince",
    "chief executive": "chief executive",
    "leader": "leader",
    **{
        title: title
        for title in "president,prime minister,chancellor,king,queen,emperor,pope,sultan,taoiseach,supreme leader,vice president,"
        "deputy prime minister".split(",")
    },
}
_CODES = {"Kosovo": "XK"}
_OVERLAP = 60  # days by which a row may reach into the time that the supplement covers
_JUNK = re.compile(
    r",| and |[\d\[\]]|^al-\w+$|"
    r"\b(?:elected|serves|brother|aka|Council|Chair|Episcopal|Mon(?:seigneur|signor)|Confederation|Gen\.|Ret\.|the)(?!\w)"
)
_SUFFIX = re.compile(r",? (Jr|Sr)\.?$")
_NICKNAME = re.compile(r"^(?:\S+ )*?(?P<given>\S+) [\"'](?P<nick>[\w ]+)[\"'] (?P<family>.+)$")
_START = re.compile(r"(?P<start>\d{4}(?:-\d\d){0,2}) (?P<end>\d{4}(?:-\d\d){0,2}|-) (?P<acting>\*?)(?P<rest>.+)")
_SECTION = re.compile(r"(?P<code>[A-Z]{2,4}|\*) (?P<title>[a-z][a-z -]+)(?:: (?P<word>[a-z ]+))?$")


class Row(NamedTuple):
    """One stay in an office. ``end`` is as the table writes it: a date, ``<`` and a date by which it was over, or empty."""

    title: str
    start: str
    end: str
    acting: bool
    source: str


@dataclass(slots=True)
class Entry:
    """A person of one country, and what the person held."""

    name: str
    aliases: list[str] = field(default_factory=list)
    born: str = ""
    died: str = ""
    rows: list[Row] = field(default_factory=list)

    def sounds(self) -> set[str]:
        """The keys of every spelling."""
        return {names.keys(spelling)[0] for spelling in (self.name, *self.aliases)}


@dataclass(slots=True)
class Supplement:
    """What ``supplement.txt`` says: people by country, the first day of each post it covers, names of rows to drop by country."""

    people: dict[str, dict[str, Entry]] = field(default_factory=dict)
    covers: dict[tuple[str, str], str] = field(default_factory=dict)
    drop: dict[str, set[str]] = field(default_factory=dict)


def read_supplement(lines: Iterable[str]) -> Supplement:
    """Parse the supplement. Raises ValueError naming a line that it doesn't understand."""
    found, code, title, word = Supplement(), "", "", ""
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if header := _SECTION.match(text):
            code, title = header["code"], header["title"]
            word = header["word"] or title
            continue
        if title == "drop":
            found.drop.setdefault(code, set()).add(text)
            continue
        tenure = None if title == "people" else _START.match(text)
        if tenure is None and title != "people":
            raise ValueError(f"line {number} of the supplement is neither a section nor a tenure: {text}")
        spelling, _, life = (tenure["rest"] if tenure else text).partition(" | ")
        name, _, aliases = spelling.partition(" = ")
        entry = found.people.setdefault(code, {}).setdefault(name, Entry(name))
        entry.aliases += [alias for alias in aliases.split(", ") if alias]
        if life:
            entry.born, _, entry.died = life.partition("/")
        if tenure:
            end = "" if tenure["end"] == "-" else tenure["end"]
            entry.rows.append(Row(word, tenure["start"], end, bool(tenure["acting"]), "n"))
            first = found.covers.get((code, post(title)), tenure["start"])
            found.covers[code, post(title)] = min(first, tenure["start"])
    return found


def clean(name: str) -> tuple[str, list[str]]:
    """A name without stray capitals and nickname, and the nickname form; empty for a cell that holds no single name."""
    name = _SUFFIX.sub(r" \1.", name.strip(" -"))
    name = re.sub(r"\b[A-Z]{3,}\b", lambda word: word[0].title(), name)
    name = re.sub(r"(?<=[a-z]['’])[A-Z]", lambda letter: letter[0].lower(), re.sub(r"\bBin\b", "bin", name))
    if _JUNK.search(name) or len(name) < 3:
        return "", []
    if nickname := _NICKNAME.match(name):
        return f"{nickname['given']} {nickname['family']}", [f"{nickname['nick']} {nickname['family']}"]
    return name, []


def read_rows(rows: Iterable[dict[str, str]], supplement: Supplement) -> Iterator[tuple[str, Entry, str]]:
    """The usable rows: country, a person with one tenure, and the short form of the name (or "")."""
    for raw in rows:
        code, title = raw["iso2"] or _CODES.get(raw["country"], ""), _TITLES.get(raw["title"].lower(), "")
        dropped = supplement.drop.get(code, set()) | supplement.drop["*"]
        name, nicknames = clean(raw["person"])
        if raw["role"] not in _ROLES or not (code and title and name) or raw["person"] in dropped:
            continue
        # A row that the next edition lacks may have gone on: only a successor or the law says when an office ended.
        end = {"successor": f"<{raw['end']}", "term": raw["end"]}.get(raw["end_src"], "")
        first = supplement.covers.get((code, post(title)))
        if first and (not end or (latest(end.lstrip("<")) - earliest(first)).days > _OVERLAP):
            continue
        source = "u" if "congress-legislators" in raw["source"] else "c"
        aliases = [alias for alias in raw["aliases"].split("|") if alias and raw["person"].isascii() and clean(alias)[0] == alias]
        words, surname = name.split(), raw["surname_key"]
        short = f"{words[0]} {surname}" if len(words) > 2 and words[0] not in surname.split() and f" {surname}" in name else ""
        entry = Entry(name, [*nicknames, *aliases], raw["born"], raw["died"], [Row(title, raw["start"], end, bool(raw["acting"]), source)])
        yield code, entry, short


def merge(rows: Iterable[tuple[str, Entry, str]], supplement: Supplement) -> dict[str, list[Entry]]:
    """The people of each country: rows of one name together, under the name which the supplement gives them."""
    countries = {code: list(people.values()) for code, people in supplement.people.items()}
    shorts: list[tuple[str, Entry, str]] = []
    for code, new, short in rows:
        people = countries.setdefault(code, [])
        name = names.keys(new.name)[0]
        same = next((entry for entry in people if name in entry.sounds()), None)
        if same is None:
            people.append(new)
            same = new
        else:
            same.aliases += [new.name, *new.aliases]
            same.born, same.died = same.born or new.born, same.died or new.died
            same.rows += new.rows
        if short:
            shorts.append((code, same, short))
    for _, entry, short in shorts:
        entry.aliases.append(short)
    return countries


def tidy(entry: Entry, taken: set[str]) -> None:
    """Drop doubled spellings and those which are another person's name (``taken``), join tenures that touch, and end all by the death."""
    seen, kept = {names.keys(entry.name)[0]}, []
    for alias in entry.aliases:
        key = names.keys(alias)[0]
        if key not in seen and key not in taken:
            seen.add(key)
            kept.append(alias)
    entry.aliases = kept
    joined: list[Row] = []
    for row in sorted(set(entry.rows), key=lambda row: (row.title, row.start)):
        if entry.died and row.end and latest(row.end.lstrip("<")) > latest(entry.died):
            row = row._replace(end=f"<{entry.died}")
        last = joined[-1] if joined else None
        if last and last.title == row.title and last.acting == row.acting and (not last.end or last.end.lstrip("<") >= row.start):
            if last.end and (not row.end or row.end.lstrip("<") > last.end.lstrip("<")):
                joined[-1] = last._replace(end=row.end)
        else:
            joined.append(row)
    entry.rows = sorted(joined, key=lambda row: (row.start, row.title))


def table(countries: dict[str, list[Entry]]) -> str:
    """The text of the table."""
    out = ["#" + "\t".join(source) for source in _SOURCES]
    for code in sorted(countries):
        people = sorted((entry for entry in countries[code] if entry.rows), key=lambda entry: (entry.name, entry.rows))
        whole = [(entry, names.keys(entry.name)[0]) for entry in people]
        out += [f"@{code}"] if people else []
        for entry in people:
            tidy(entry, {key for other, key in whole if other is not entry})
            held = ";".join(f"{'*' * row.acting}{row.title},{row.start},{row.end},{row.source}" for row in entry.rows)
            out.append("\t".join((entry.name, "|".join(entry.aliases), entry.born, entry.died, held)))
    return "\n".join(out) + "\n"


def main(arguments: list[str]) -> int:
    """Build from the CSV file named in ``arguments``; write the table beside this file, or to the second argument."""
    supplement = read_supplement((_INPUTS / "supplement.txt").read_text("utf-8").splitlines())
    with open(arguments[0], encoding="utf-8", newline="") as file:
        countries = merge(read_rows(csv.DictReader(file), supplement), supplement)
    target = Path(arguments[1]) if len(arguments) > 1 else _HERE / "store" / "offices.tsv"
    target.write_text(table(countries), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
