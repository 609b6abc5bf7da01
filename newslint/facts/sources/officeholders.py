"""The table ``officeholders.csv``: leaders of the world, made from thirty years of the CIA World Factbook, and of the United States.

Its columns: ``person surname_key aliases role title country iso2 state party start end end_src acting born died source``, and more that
nothing here reads. ``end_src`` tells how the end is known: ``successor``, ``term`` (exact), ``first-absent`` (an edition lacks the person),
``incumbent``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from newslint.facts.offices import earliest, latest, post
from newslint.facts.rows import Entry, Row, clean
from newslint.facts.sources.supplement import Supplement
from newslint.facts.store import Source

FACTBOOK, CONGRESS = "c", "u"
SOURCES = {
    FACTBOOK: Source("CIA World Factbook", "public domain", date(2026, 2, 4)),
    CONGRESS: Source("unitedstates/congress-legislators", "CC0", date(2026, 6, 1)),
}
_ROLES = frozenset(("head of state", "head of government", "vice", "other leader"))
TITLES = {
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


def read(rows: Iterable[dict[str, str]], supplement: Supplement) -> Iterator[tuple[str, Entry, str]]:
    """The usable rows: country, a person with one tenure, and the short form of the name (or "")."""
    for raw in rows:
        code, title = raw["iso2"] or _CODES.get(raw["country"], ""), TITLES.get(raw["title"].lower(), "")
        dropped = supplement.drop.get(code, set()) | supplement.drop.get("*", set())
        name, nicknames = clean(raw["person"])
        if raw["role"] not in _ROLES or not (code and title and name) or raw["person"] in dropped:
            continue
        # A row that the next edition lacks may have gone on: only a successor or the law says when an office ended.
        end = {"successor": f"<{raw['end']}", "term": raw["end"]}.get(raw["end_src"], "")
        first = supplement.covers.get((code, post(title)))
        if first and (not end or (latest(end.lstrip("<")) - earliest(first)).days > _OVERLAP):
            continue
        source = CONGRESS if "congress-legislators" in raw["source"] else FACTBOOK
        aliases = [alias for alias in raw["aliases"].split("|") if alias and raw["person"].isascii() and clean(alias)[0] == alias]
        words, surname = name.split(), raw["surname_key"]
        short = f"{words[0]} {surname}" if len(words) > 2 and words[0] not in surname.split() and f" {surname}" in name else ""
        entry = Entry(name, [*nicknames, *aliases], raw["born"], raw["died"], [Row(title, raw["start"], end, bool(raw["acting"]), source)])
        yield code, entry, short
