"""Members of the United States Congress: the files of unitedstates/congress-legislators (CC0), the extract of them in
``officeholders.csv``, and ``legislators-supplement.txt``; and the table ``legislators.tsv`` that is made of them.

A row of the table is ``family name, folded; name; other spellings; born; terms``, a term ``chamber,state,party,start,end,source``. A person
of two family names has a row for each.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from newslint.facts import store
from newslint.facts.legislators import words_of
from newslint.facts.sources import officeholders, supplement
from newslint.facts.store import Source

KEY, NAME, LICENCE = officeholders.CONGRESS, "unitedstates/congress-legislators", "CC0"
SINCE = "2009-01-03"  # whoever had left Congress by then stays out of the table
_RECESS = 14  # days between two terms in a row
_SUFFIX = re.compile(r",? (?:[JS]r\.?|I{2,3}|IV)$")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CHAMBERS = {"sen": "S", "senator": "S", "rep": "H", "representative": "H"}
_PARTIES = {"Democrat": "D", "Democratic": "D", "Republican": "R", "Independent": "I", "Libertarian": "L"}
_LINE = re.compile(
    r"(?P<role>sen|rep) (?P<state>[A-Z]{2}) (?P<party>[DRI]) (?P<start>\d{4}-\d\d-\d\d) (?P<end>\d{4}-\d\d-\d\d) "
    r"(?P<name>[^=]+?)(?: = (?P<also>.+))?"
)
_NOTE = re.compile(r"(?P<word>caucus [DR]|also) (?P<name>[^=]+?)(?: = (?P<also>.+))?")


class Term(NamedTuple):
    """A time in a chamber (``S`` or ``H``) for one state and one party: ``D``, ``R``, ``L``, ``I``, ``I/D`` for an independent who sits
    with the Democrats, ``?`` for another. Dates are ISO days."""

    chamber: str
    state: str
    party: str
    start: str
    end: str
    source: str


@dataclass(slots=True)
class Member:
    """A person who served. ``family`` is the family name, which the name and most of its other spellings end with."""

    name: str
    family: str
    aliases: list[str] = field(default_factory=list)
    born: str = ""
    terms: list[Term] = field(default_factory=list)

    @property
    def spellings(self) -> set[str]:
        """Every way to write the name."""
        return {self.name, *self.aliases} - {""}

    def is_same(self, other: Member) -> bool:
        """Whether both are one person: born on one day and with a word of the family name in common, or, where one's birth isn't known, of
        one spelling."""
        if self.born and other.born:
            return self.born == other.born and not set(words_of(self.family)).isdisjoint(words_of(other.family))
        return self.family == other.family and not self.spellings.isdisjoint(other.spellings)


def read(text: str, name: str) -> Iterator[Member]:
    """The members in a file of the upstream, without those who had left by ``SINCE``. Raises ValueError naming file, record and cause."""
    for number, record in enumerate(re.split(r"^(?=- )", text, flags=re.M)):
        if not re.search(r"\bend: '?20", record):
            if number == 0 and record.strip("-# \n"):
                raise ValueError(f"{name}: This is not a file of legislators: it doesn't begin with a record.")
            continue
        try:
            member = _member(yaml.load(record, _LOADER)[0])
        except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            cause = f"no {error}" if isinstance(error, KeyError) else " ".join(str(error).split())
            raise ValueError(f"{name}, record {number}: This is not a legislator: {cause}.") from None
        if member.terms and max(term.end for term in member.terms) >= SINCE:
            yield member


def _member(record: Mapping[str, Any]) -> Member:
    given = record["name"]
    family, first, nickname = given["last"], given["first"], given.get("nickname", "")
    known = re.sub(r" \(.*", "", record["id"].get("wikipedia", ""))
    spellings = [known if known.endswith(family) else "", f"{nickname or first} {family}", f"{first} {family}"]
    spellings += [given.get("official_full", "")]
    spellings += [f"{first} {given['middle']} {family}"] if "middle" in given else []
    spellings += [f"{other.get('first', first)} {other.get('last', family)}" for other in record.get("other_names", ())]
    spellings = [spelling for spelling in spellings if spelling]
    member = Member(spellings[0], family, spellings[1:], _day(record.get("bio", {}).get("birthday", "")))
    for term in record["terms"]:
        chamber, state = _CHAMBERS[term["type"]], term["state"]
        for part in term.get("party_affiliations") or [term]:
            party = _party(part.get("party", ""), part.get("caucus", ""))
            member.terms.append(Term(chamber, state, party, _day(part["start"]), _day(part["end"]), KEY))
    return member


def _day(value: object) -> str:
    """An ISO day, which the files write with and without quotation marks; empty for none. Raises ValueError for another text."""
    text = str(value)
    return date.fromisoformat(text).isoformat() if text else ""


def _party(party: str, caucus: str = "") -> str:
    letter = _PARTIES.get(party, "?")
    return f"I/{_PARTIES.get(caucus, '?')}" if letter == "I" and caucus else letter


def read_rows(rows: Iterable[Mapping[str, str]]) -> Iterator[Member]:
    """The members in the rows of ``officeholders.csv``: one of each term."""
    for row in rows:
        if row["role"] in _CHAMBERS and " " in row["person"]:
            term = Term(_CHAMBERS[row["role"]], row["state"], _party(row["party"]), row["start"], row["end"], KEY)
            yield Member(row["person"], row["surname_key"].replace("’", "'"), row["aliases"].split("|"), row["born"], [term])


def read_supplement(lines: Iterable[str], members: list[Member], name: str) -> None:
    """Add what the lines of the supplement say to ``members``. Raises ValueError naming a line that makes no sense."""
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        term, note = _LINE.fullmatch(line.strip()), _NOTE.fullmatch(line.strip())
        found = term or note
        if found is None:
            raise ValueError(f"{name}, line {number}: This is neither a term nor a note: {line.strip()}")
        spellings = (found["also"] or "").split(", ")
        if term:
            person = term["name"].replace("_", " ")
            family = term["name"].split()[-1].replace("_", " ")
            try:
                days = _day(term["start"]), _day(term["end"])
            except ValueError as error:
                raise ValueError(f"{name}, line {number}: An impossible date ({error}): {line.strip()}") from None
            held = Term(_CHAMBERS[term["role"]], term["state"], term["party"], *days, supplement.KEY)
            members.append(Member(person, family, spellings, "", [held]))
            continue
        for person in found["name"].split(", "):
            of = [member for member in members if member.name == person]
            if not of:
                raise ValueError(f"{name}, line {number}: There is no {person}.")
            for member in of:
                member.aliases += spellings
                if found["word"] != "also":
                    with_caucus = f"I/{found['word'][-1]}"
                    member.terms = [held._replace(party=with_caucus) if held.party == "I" else held for held in member.terms]


def joined(members: Iterable[Member]) -> list[Member]:
    """Each person once, with all terms and spellings; those who served after ``SINCE``."""
    found: list[Member] = []
    for member in members:
        same = next((other for other in found if other.is_same(member)), None)
        if same is None:
            found.append(member)
        else:
            same.aliases += [member.name, *member.aliases]
            same.born = same.born or member.born
            same.terms += member.terms
    return [member for member in found if max(term.end for term in member.terms) >= SINCE]


def table(members: Iterable[Member], sources: Mapping[str, Source]) -> str:
    """The text of the table."""
    heads = [store.head(key, source) for key, source in sources.items()]
    return "\n".join([*heads, *sorted("\t".join(row) for member in members for row in _rows(member))]) + "\n"


def _rows(member: Member) -> Iterator[tuple[str, str, str, str, str]]:
    terms: list[Term] = []
    for term in sorted(set(member.terms), key=lambda term: (term.start, term.end)):
        last = terms[-1] if terms else None
        if last and last[:3] == term[:3] and (date.fromisoformat(term.start) - date.fromisoformat(last.end)).days <= _RECESS:
            terms[-1] = last._replace(end=max(last.end, term.end))
        else:
            terms.append(term)
    main, aliases = "".join(words_of(member.family)), sorted(member.spellings - {member.name})
    others = [name for name in (member.name, *aliases) if not _ends(name, main)]
    families = {main, *("".join(words_of(_SUFFIX.sub("", name).split()[-1])) for name in others)}
    for family in families:
        yield family, member.name, "|".join(aliases), member.born, ";".join(",".join(term) for term in terms)


def _ends(name: str, family: str) -> bool:
    return "".join(words_of(name)).endswith(family)


def shipped(inputs: Path) -> str:
    """The table made from ``officeholders.csv`` and ``legislators-supplement.txt`` in a folder. Raises OSError and ValueError."""
    path = inputs / "legislators-supplement.txt"
    with open(inputs / "officeholders.csv", encoding="utf-8", newline="") as file:
        members = list(read_rows(csv.DictReader(file)))
    members = joined(members)
    read_supplement(path.read_text("utf-8").splitlines(), members, path.name)
    return table(joined(members), {KEY: officeholders.SOURCES[KEY], supplement.KEY: supplement.SOURCE})


def updated(files: Sequence[Path], day: date, old: str) -> str:
    """The table ``old`` with the members that files of the upstream, fetched on ``day``, know in the place of its own.

    Raises OSError and ValueError for a file that can't be read or makes no sense."""
    fresh = joined(member for path in files for member in read(path.read_text("utf-8"), path.name))
    kept: list[Member] = []
    for member in read_table(old):
        same = next((other for other in fresh if other.is_same(member)), None)
        if same is None:
            kept.append(member)
        else:
            same.aliases += [member.name, *member.aliases]
    return table([*kept, *fresh], {**dict(store.sources_in(old)), KEY: Source(NAME, LICENCE, day)})


def read_table(text: str) -> list[Member]:
    """The members in the text of a table: the opposite of ``table``."""
    members: dict[tuple[str, str, str], Member] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            family, name, aliases, born, terms = line.split("\t")
            if _ends(name, family):
                held = [Term(*cell.split(",")) for cell in terms.split(";")]
                ends = [" ".join(name.split()[at:]) for at in range(name.count(" "), -1, -1)]
                spelt = next(end for end in ends if _ends(end, family))
                members[name, born, terms] = Member(name, spelt, aliases.split("|"), born, held)
    return list(members.values())
