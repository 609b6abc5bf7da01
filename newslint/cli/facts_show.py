"""``newslint facts show NAME`` and ``newslint facts holders PLACE``: what the store knows."""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from newslint.facts import legislators, offices
from newslint.facts.codes import code_of, known, name_of
from newslint.facts.legislators import Legislator
from newslint.facts.offices import Person, Tenure, earliest, latest
from newslint.facts.posts import post, written
from newslint.facts.store import Facts, Source

_CHAMBERS = {"S": "senator", "H": "member of the House"}
_PARTIES = {"D": "Democratic", "R": "Republican", "I": "independent", "L": "Libertarian"}


def credit(source: Source) -> str:
    """Where rows come from, under which licence, and as of when."""
    return f"{source.name} ({source.licence}), as of {source.as_of}"


def show(arguments: argparse.Namespace, facts: Facts) -> int:
    """Everyone of a name, with what they held, and where that comes from."""
    found = [entry for code in sorted(known(facts)) for entry in _of_name(code, arguments.name, facts)]
    members = legislators.find(arguments.name, facts)
    if not found and not members:
        everyone = {person.name for code in sorted(known(facts)) for person in offices.country(code, facts)}
        alike = difflib.get_close_matches(arguments.name, everyone, 3, 0.75)
        print(f"newslint: Nobody is known as {arguments.name!r}.{_perhaps(alike)}", file=sys.stderr)
        return 1
    if arguments.output_format == "json":
        plain = [_person(*entry, facts) for entry in found] + [_plain_member(member, facts) for member in members]
        print(json.dumps(plain, indent=2, ensure_ascii=False))
        return 0
    blocks = [_page(person, held, facts) for person, held in found] + [_member_page(member, facts) for member in members]
    print("\n\n".join("\n".join(block) for block in blocks))
    return 0


def _of_name(code: str, name: str, facts: Facts) -> Iterable[tuple[Person, Sequence[Tenure]]]:
    by_person: dict[Person, list[Tenure]] = {}
    for tenure in offices.find_person(code, name, facts):
        by_person.setdefault(tenure.person, []).append(tenure)
    return by_person.items()


def _perhaps(alike: Sequence[str]) -> str:
    return f" Did you mean {' or '.join(alike)}?" if alike else ""


def _page(person: Person, held: Sequence[Tenure], facts: Facts) -> list[str]:
    life = [f"{what} {day}" for what, day in (("born", person.born), ("died", person.died)) if day]
    lines = [f"{person.name} ({', '.join(life)})" if life else person.name]
    if person.aliases:
        lines.append(f"  also: {', '.join(person.aliases)}")
    return lines + [f"  {_term(tenure)}  [{credit(offices.sources(facts)[tenure.source])}]" for tenure in held]


def _term(tenure: Tenure) -> str:
    # The table has no end both of who is in office and of whom an edition of a source merely dropped.
    end = f"until about {tenure.end}" if tenure.about else f"to {tenure.end}" if tenure.end else "on, no end known"
    acting = "acting " if tenure.acting else ""
    return f"{acting}{written(tenure.title, name_of(tenure.country))} from {tenure.start} {end}"


def _person(person: Person, held: Sequence[Tenure], facts: Facts) -> dict[str, Any]:
    return {
        "name": person.name,
        "aliases": list(person.aliases),
        "born": person.born,
        "died": person.died,
        "held": [_plain(tenure, facts) for tenure in held],
    }


def _provenance(source: Source) -> dict[str, str]:
    return {"source": source.name, "licence": source.licence, "as_of": source.as_of.isoformat()}


def _plain(tenure: Tenure, facts: Facts) -> dict[str, Any]:
    return {
        "office": tenure.title,
        "of": name_of(tenure.country),
        "code": tenure.country,
        "from": tenure.start,
        "to": tenure.end,
        "to_is_about": tenure.about,
        "acting": tenure.acting,
        **_provenance(offices.sources(facts)[tenure.source]),
    }


def _member_page(member: Legislator, facts: Facts) -> list[str]:
    lines = [f"{member.name} (born {member.born})" if member.born else member.name]
    for term in member.terms:
        who = f"{' or '.join(_PARTIES.get(letter, letter) for letter in term.parties)} {_CHAMBERS[term.chamber]}"
        where = f"for {name_of(f'US-{term.state}')} from {term.start} to {term.end}"
        lines.append(f"  {who} {where}  [{credit(legislators.sources(facts)[term.source])}]")
    return lines


def _plain_member(member: Legislator, facts: Facts) -> dict[str, Any]:
    held = [
        {
            "office": _CHAMBERS[term.chamber],
            "of": name_of(f"US-{term.state}"),
            "code": f"US-{term.state}",
            "parties": [_PARTIES.get(letter, letter) for letter in term.parties],
            "from": term.start.isoformat(),
            "to": term.end.isoformat(),
            **_provenance(legislators.sources(facts)[term.source]),
        }
        for term in member.terms
    ]
    return {"name": member.name, "born": member.born or None, "held": held}


def holders(arguments: argparse.Namespace, facts: Facts) -> int:
    """Who held the offices of a place on a day (without one, the last of which a source of the place knows)."""
    place = arguments.place
    named = dict.fromkeys((code_of(place, arguments.office or ""), code_of(place), f"C:{place}", f"C:{place.title()}", place.upper()))
    codes = [code for code in named if offices.knows(code, facts)]
    if not codes:
        alike = difflib.get_close_matches(arguments.place, [name_of(code).removeprefix("the ") for code in known(facts)], 3, 0.7)
        print(f"newslint: No offices of {arguments.place!r} are known.{_perhaps(alike)}", file=sys.stderr)
        return 1
    held = [tenure for code in codes for tenures in offices.country(code, facts).values() for tenure in tenures]
    sources = offices.sources(facts)
    day = arguments.on or max(sources[tenure.source].as_of for tenure in held)
    shown = [
        tenure
        for tenure in held
        if (arguments.office is None or post(arguments.office) == tenure.post)
        and (arguments.on is None or arguments.on <= sources[tenure.source].as_of)
        and tenure.covers(min(day, sources[tenure.source].as_of))
        and (latest(tenure.end) >= day if tenure.end else not _superseded(tenure, held, day))
    ]
    shown.sort(key=lambda tenure: (tenure.post, tenure.start))
    if arguments.output_format == "json":
        print(json.dumps([{"name": tenure.person.name, **_plain(tenure, facts)} for tenure in shown], indent=2, ensure_ascii=False))
    else:
        for tenure in shown:
            print(f"{tenure.person.name}: {_term(tenure)}  [{credit(sources[tenure.source])}]")
    if not shown:
        print("newslint: No holder is known for that day.", file=sys.stderr)
    return 0 if shown else 1


def _superseded(tenure: Tenure, held: Iterable[Tenure], day: date) -> bool:
    """Whether a stay without a known end began before another one in the post: by that day it is over, who knows since when."""
    return any(
        other.post == tenure.post and earliest(tenure.start) < earliest(other.start) <= day and not other.acting for other in held
    )
