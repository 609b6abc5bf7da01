"""Legislators: party, state or chamber of a right mention changed.

Right mentions are what copy commonly writes of members of the United States Congress: a title, a name of two words or more, and party or
state before or behind it. They are found by the loose patterns below, which take the copy's word for it that the name is a member's.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from damage import Article, Damage, damaged

from slips import Kind

_FULL = (
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana Iowa "
    "Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada "
    "New_Hampshire New_Jersey New_Mexico New_York North_Carolina North_Dakota Ohio Oklahoma Oregon Pennsylvania Rhode_Island "
    "South_Carolina South_Dakota Tennessee Texas Utah Vermont Virginia West_Virginia Wisconsin Wyoming"
)
STATES = [state.replace("_", " ") for state in _FULL.split()]
SHORT = (
    "Ala. Alaska Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Hawaii Idaho Ill. Ind. Iowa Kan. Ky. La. Maine Md. Mass. Mich. Minn. "
    "Miss. Mo. Mont. Neb. Nev. N.H. N.J. N.M. N.Y. N.C. N.D. Ohio Okla. Ore. Pa. R.I. S.C. S.D. Tenn. Texas Utah Vt. Va. Wash. "
    "W.Va. Wis. Wyo."
).split()
CODES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN "
    "TX UT VT VA WA WV WI WY"
).split()
TITLES = {
    "Sen.": "Rep.", "Senator": "Representative", "senator": "congressman", "Rep.": "Sen.", "Representative": "Senator",
    "Congressman": "Senator", "Congresswoman": "Senator", "congressman": "senator", "congresswoman": "senator",
}  # fmt: skip
OTHER = {"R": "D", "D": "R", "I": "R", "Republican": "Democrat", "Democrat": "Republican", "Democratic": "Republican", "GOP": "Democratic"}
STATE = "|".join(re.escape(state) for state in sorted({*STATES, *SHORT, *CODES, "Washington"}, key=len, reverse=True))
TITLE = rf"\b(?P<title>{'|'.join(re.escape(title) for title in TITLES)})"
NAME = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|[“\"(][A-Z]\w+[”\")]|de|La|Van)){1,3}(?:,? (?:Jr\.|III))?"
FORMS = (
    rf"{TITLE} {NAME},? ?\(?(?P<party>[RDI])[-–—](?P<state>{STATE})(?!\w)",
    rf"{TITLE} {NAME} \((?P<party>[RDI])\)(?: of (?P<state>{STATE}))?(?!\w)",
    rf"{TITLE} {NAME}, (?:an? |the )?(?P<party>Republican|Democrat) (?:of|from) (?P<state>{STATE})(?!\w)",
    rf"{TITLE} {NAME}, (?:an? |the )?(?P<state>{STATE}) (?P<party>Republican|Democrat)\b",
    rf"{TITLE} {NAME},? of (?P<state>{'|'.join(STATES)})(?![\w’'])",
    rf"\b(?P<party>Republican|Democratic|GOP) (?:U\.S\. )?{TITLE} {NAME}",
    rf"\b(?P<state>{'|'.join(STATES)}) (?:(?P<party>Republican|Democratic|GOP) )?{TITLE} {NAME}",
)
NOT_NOW = re.compile(r"\b(?:[Ff]ormer|then|[Ee]x|late|[Rr]etired|state|State|onetime|future)[- ](?:[\w.]+ ){0,2}$")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Right(NamedTuple):
    """A right mention: the paragraph, and what the pattern found in it."""

    number: int
    match: re.Match[str]


def rights(article: Article) -> list[Right]:
    """The right mentions of an article outside of quotations, in paragraphs without a year, which may tell history."""
    found = []
    for number in article.prose:
        text = article.paragraphs[number]
        if YEAR.search(text):
            continue
        taken: set[str] = set()
        for form in FORMS:
            for match in re.finditer(form, text):
                name = match[0]
                quoted = text.count("“", 0, match.start()) > text.count("”", 0, match.start()) or text.count('"', 0, match.start()) % 2
                if not quoted and not NOT_NOW.search(text[: match.start()]) and name not in taken:
                    taken.add(name)
                    found.append(Right(number, match))
    return found


def changed(what: str, article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
    """A copy of the article for each of its right mentions that gives ``what`` (a group of the patterns), with another in its place."""
    places = [right for right in rights(article) if right.match.groupdict().get(what)]
    chance.shuffle(places)
    for right in places:
        text, match = article.paragraphs[right.number], right.match
        old, (start, end) = match[what], match.span(what)
        new = _other_state(old, chance) if what == "state" else OTHER[old] if what == "party" else TITLES[old]
        shown = text[max(match.start() - 20, 0) : start] + f"[{old}>{new}]" + text[end : match.end() + 20]
        yield damaged(article.paragraphs, right.number, text[:start] + new + text[end:], shown=shown)


def _other_state(old: str, chance: random.Random) -> str:
    """Another state in the same form."""
    kind = CODES if old in CODES else SHORT if old in SHORT and old not in STATES else STATES
    return chance.choice([state for state in kind if state != old])


KINDS: tuple[Kind, ...] = (
    Kind("legislator: party", ("Facts.LegislatorParty",), partial(changed, "party"), 95, 2000),
    Kind("legislator: state", ("Facts.LegislatorState",), partial(changed, "state"), 95, 2000),
    Kind("legislator: chamber", ("Facts.LegislatorChamber",), partial(changed, "title"), 95, 2000),
)
