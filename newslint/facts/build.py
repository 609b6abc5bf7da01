"""Make the store: what ``newslint facts build`` and ``newslint facts update`` do.

The inputs lie in the folder ``facts`` of a checkout: tables written by hand, and extracts of public sources. The same inputs give the same
bytes. What is asked again and again (Wikidata, openstates/people ...) is laid over a table that exists.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from newslint.facts import names, store
from newslint.facts.offices import earliest, latest, post
from newslint.facts.rows import Entry, Fresh, Row, Stay
from newslint.facts.sources import officeholders, supplement
from newslint.facts.sources.supplement import Supplement
from newslint.facts.store import Source

INPUTS = Path(__file__).parent.parent.parent / "facts"
# Posts that one person holds at a time: a new holder ends the old one's stay.
_SINGLE = frozenset(("president", "prime minister", "chancellor", "king", "queen", "emperor", "pope", "governor", "vice president"))
_NEAR = 31
_SEPARATORS = frozenset("\t\n\r|;,")  # of the table
Countries = dict[str, list[Entry]]


def offices(inputs: Path) -> str:
    """The table of office-holders from ``officeholders.csv`` and ``supplement*.txt`` in a folder.

    Raises OSError for what can't be read and ValueError for what makes no sense."""
    given = Supplement()
    for path in sorted(inputs.glob("supplement*.txt")):
        supplement.read(path.read_text("utf-8").splitlines(), given, path.name)
    with open(inputs / "officeholders.csv", encoding="utf-8", newline="") as file:
        countries = merge(officeholders.read(csv.DictReader(file), given), given)
    return table(countries, {**officeholders.SOURCES, supplement.KEY: supplement.SOURCE})


def merge(rows: Iterable[tuple[str, Entry, str]], given: Supplement) -> Countries:
    """The people of each country: rows of one name together, under the name which the supplement gives them."""
    countries = {code: list(people.values()) for code, people in given.people.items()}
    shorts: list[tuple[Entry, str]] = []
    for code, new, short in rows:
        same = _find(countries.setdefault(code, []), new.name)
        if same is None:
            countries[code].append(new)
            same = new
        else:
            same.aliases += [new.name, *new.aliases]
            same.born, same.died = same.born or new.born, same.died or new.died
            same.rows += new.rows
        if short:
            shorts.append((same, short))
    for entry, short in shorts:
        entry.aliases.append(short)
    return countries


def freshen(countries: Countries, fresh: Fresh, sources: Mapping[str, Source]) -> None:
    """Lay what a source says now over a table, which has its rows from ``sources``: lives and spellings that it lacks, ends, and new
    holders, who end the stay of those before. The days that the table has go before those of the source.

    Who is said to lead several countries (a king, a president of territories) is added to none that the table doesn't know so."""
    places = Counter(name for _, name in {(stay.code, stay.name) for stay in fresh.stays})
    for stay in fresh.stays:
        if _SEPARATORS.intersection("".join((stay.name, stay.title, stay.start, stay.end))):
            continue  # no name, and what would break the table
        if places[stay.name] > 1 and _find(countries.get(stay.code, ()), stay.name) is None:
            continue
        people = countries.setdefault(stay.code, [])
        same = _find(people, stay.name) or _respelt(people, stay)
        if same is None:
            same = Entry(stay.name)
            people.append(same)
        same.aliases += [name for name in (stay.name, *stay.aliases) if not _SEPARATORS.intersection(name)]
        same.born, same.died = same.born or stay.born, same.died or stay.died
        held = [row for row in same.rows if post(row.title) == post(stay.title) and _meet(row, stay)]
        if held:
            # What is known to the day stays; what is open is open as of now, or ends as the source says.
            last = held[-1]
            newer = last.source not in sources or fresh.source.as_of > sources[last.source].as_of
            if (not last.end and (stay.end or newer)) or (stay.end and last.end.startswith("<")):
                same.rows[same.rows.index(last)] = last._replace(end=stay.end or last.end, source=fresh.key)
            continue
        same.rows.append(Row(stay.title, stay.start, stay.end, stay.acting, fresh.key))
        if post(stay.title) in _SINGLE and not stay.acting and not stay.end:
            for entry in people:
                entry.rows = [
                    row._replace(end=f"<{stay.start}")
                    if entry is not same and not row.end and post(row.title) == post(stay.title) and row.start < stay.start
                    else row
                    for row in entry.rows
                ]


def _find(people: Iterable[Entry], name: str) -> Entry | None:
    key = names.keys(name)[0]
    return next((entry for entry in people if key in entry.sounds()), None)


def _respelt(people: Iterable[Entry], stay: Stay) -> Entry | None:
    """Who by another spelling came to the same post: on the same day where it has one seat, else about that day and with the surname, or
    holds it still and has the first name as well (the day is that of another term)."""
    words, day = names.tokens(stay.name), earliest(stay.start)
    for entry in people:
        known = names.tokens(entry.name)
        for row in entry.rows:
            if post(row.title) == post(stay.title) and row.acting == stay.acting:
                apart = abs((earliest(row.start) - day).days)
                same_day = post(row.title) in _SINGLE and len(row.start) == len(stay.start) == 10 and not apart
                again = not row.end and known[:1] == words[:1]
                if same_day or (known[-1:] == words[-1:] and (apart <= _NEAR or again)):
                    return entry
    return None


def _meet(row: Row, stay: Stay) -> bool:
    """Whether the two stays overlap, give or take some days."""
    last = min((latest(end.lstrip("<")).toordinal() for end in (row.end, stay.end) if end), default=4_000_000)
    return max(earliest(row.start), earliest(stay.start)).toordinal() <= last + _NEAR


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


def table(countries: Countries, sources: Mapping[str, Source]) -> str:
    """The text of the table of office-holders."""
    out = [store.head(key, source) for key, source in sources.items()]
    for code in sorted(countries):
        people = sorted((entry for entry in countries[code] if entry.rows), key=lambda entry: (entry.name, entry.rows))
        whole = [(entry, names.keys(entry.name)[0]) for entry in people]
        out += [f"@{code}"] if people else []
        for entry in people:
            tidy(entry, {key for other, key in whole if other is not entry})
            held = ";".join(f"{'*' * row.acting}{row.title},{row.start},{row.end},{row.source}" for row in entry.rows)
            # Kept, since making them of all names of a country would take longer than all the rest of reading it.
            keys = names.keys_of(entry.name, *entry.aliases)
            out.append("\t".join((entry.name, "|".join(entry.aliases), entry.born, entry.died, held, "|".join(keys))))
    return "\n".join(out) + "\n"


def read_table(text: str) -> Countries:
    """The people in the text of a table of office-holders: the opposite of ``table``."""
    countries: Countries = {}
    people: list[Entry] = []
    for line in text.splitlines():
        if line.startswith("@"):
            people = countries.setdefault(line[1:], [])
        elif not line.startswith("#"):
            name, aliases, born, died, held, _ = line.split("\t")
            rows = []
            for cell in held.split(";"):
                title, start, end, source = cell.split(",")
                rows.append(Row(title.lstrip("*"), start, end, title.startswith("*"), source))
            people.append(Entry(name, aliases.split("|") if aliases else [], born, died, rows))
    return countries


def tables(inputs: Path) -> dict[str, str]:
    """Every table, by name, made from the inputs in a folder; those that are written by hand as they are (states, ranks ...) are copied
     from the shipped store. Raises OSError and ValueError for inputs that can't be read or make no sense."""
    from newslint.facts.sources import companies, congress, countries

    shipped = Path(store.SHIPPED)
    made = {path.stem: path.read_text("utf-8") for path in sorted(shipped.glob("*.tsv"))}
    made["offices"] = offices(inputs)
    made["countries"] = countries.shipped(inputs)
    made["legislators"] = congress.shipped(inputs)
    made["companies"] = companies.shipped(inputs)
    return made


def write(tables: Mapping[str, str], target: Path) -> None:
    """Write the tables and their version to a folder: each file beside the old one, then all renamed."""
    target.mkdir(parents=True, exist_ok=True)
    files = {f"{name}.tsv": text for name, text in tables.items()} | {"VERSION": version(tables)}
    for name, text in files.items():
        (target / f"{name}.new").write_text(text, "utf-8", newline="\n")
    for name in files:
        (target / f"{name}.new").replace(target / name)


def version(tables: Mapping[str, str]) -> str:
    """The version of a store: that of the form, and a digest of the tables."""
    digest = hashlib.sha256()
    for name in sorted(tables):
        digest.update(f"{name}\n{tables[name]}".encode())
    return f"{store.FORM}.{digest.hexdigest()[:12]}\n"
