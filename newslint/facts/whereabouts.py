"""What copy says of where cities lie, which is the capital and what is the money of a country, and what the tables say to that."""

from __future__ import annotations

from typing import NamedTuple

from newslint import patterns
from newslint.facts import countries, places
from newslint.facts.codes import name_of
from newslint.facts.names import possessor
from newslint.facts.store import Facts
from newslint.source import Span

_DAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_GOES_ON = patterns.compile(rf"-\w| (?!{_DAYS}\b)[A-Z]|, D\.?C\b")
_WORD_BEFORE = patterns.compile(r"(?P<stop>(?:^|[.?!:;]['\"”’]? |[\"“‘(]))?(?P<word>[A-Z][\w.'’-]*) $")
_OPENERS = frozenset(
    "The A An In At From Near To For Outside Inside Around Of On By And But With When While As After Before Across Only".split()
)
_NO_LONGER = patterns.compile(
    r"\b(?:[Ff]ormer(?:ly)?|[Oo]ld|[Aa]ncient|[Tt]hen|[Oo]nce|[Oo]ne-time|historic(?:al)?|medieval|new|[Ff]uture|second|unofficial|wartime|"
    r"imperial|royal|colonial|de facto|would-be|proposed|planned|previous|first|original|self-\w+|rebel|summer|winter|cultural|economic|"
    r"financial)(?: the)? $"
)
_PAST_YEAR = patterns.compile(r"\b1(?:[0-8]\d\d|9[0-5]\d)\b|\bcentur(?:y|ies)\b")
_MARKS = r"['’”\")]*(?:[.;:?!)—–]|$"
_CLOSED = patterns.compile(rf"{_MARKS}|,| [—–-])")
_AFTER_CAPITAL = patterns.compile(
    rf"{_MARKS}|,| [—–-]| (?:and|but|on|in|at|for|to|by|with|from|where|when|after|before|during|since|as|has|have|is|was)\b)"
)
_AFTER_PAIR = patterns.compile(
    rf"{_MARKS}|,(?! (?:but|or|too|however|and (?:others?|elsewhere))\b)| (?:on|where|when|after|during|since|last|this) )"
)
_LINK = patterns.compile(r"(?:,| is| was|,? and)(?: also)?,? (?:the )?$")
_LIST = patterns.compile(r", (?:and |or )?(?=[A-Z])")
_IS = patterns.compile(r", | is ")
_IN = patterns.compile(
    r"\b(?P<word>[Ii]n|[Nn]ear|[Aa]t|[Oo]utside|[Aa]round|[Aa]cross|[Ii]nto|[Tt]hrough|[Ff]rom|[Tt]o|of|[Tt]oward|and) "
    r"(?:downtown |central |nearby )?$"
)
_LOOSE = frozenset("from to of and From To through Through".split())  # which also stand before metonyms: "aid from Moscow"
_OPENS = patterns.compile(r"(?:^|[.?!]['\"”’]* |[—–] |[\"“])[A-Z]\w+ (?:downtown |central |nearby )?$")
_ATTRIBUTE = patterns.compile(
    r"(?:(?:north|south|east|west|northeast|northwest|southeast|southwest)(?:ern)?|central|coastal|border|port|holy|industrial|historic|mainly|"
    r"main|mining|largest|biggest|second|third|second-largest|third-largest|second-biggest|largely|university|resort|seaside|market|small|"
    r"mountain|desert|besieged|rebel|rebel-held|divided|strategic|oil|tourist|restive|frontier|remote|flashpoint|beach|ski|"
    r"Black Sea|Red Sea|Baltic|Mediterranean|Aegean|Adriatic|Caspian|Caribbean|Pacific|Atlantic) $"
)
_OTHER_MONEY = patterns.compile(
    r" (?:for\b|to (?!the)|(?:bonds?|loans?|debts?|mortgages?|deposits?|futures|trad\w+|swaps?|notes|holdings|cake)\b)"
)
_REACH = 48  # no name of a city or country is longer
_NEAR = 300


class Slip(NamedTuple):
    """Where a mention is wrong, and what the tables say: a sentence without its stop."""

    span: Span
    evidence: str


class Found(NamedTuple):
    """Words in a text that name a city or an area: where they are, and the codes that they can mean."""

    start: int
    end: int
    codes: tuple[str, ...]


def capital(text: str, word: tuple[int, int], facts: Facts) -> Slip | None:
    """What is wrong with the capital named around ``word``, a place of "capital" or "capital city"."""
    start, end = word
    city = None
    if area := area_before(text, start, facts):
        if _NO_LONGER.search(text, max(area.start - 24, 0), area.start):
            return None
        city = _named_behind(text, end, facts)
        if city is None and _AFTER_CAPITAL.match(text, end):
            city = _named_ahead(text, area.start, facts)
    elif text.startswith(" of ", end) and (area := area_at(text, end + 4, facts)) and _AFTER_CAPITAL.match(text, area.end):
        city = _named_ahead(text, start, facts)
        if city is None and (link := _IS.match(text, area.end)):
            city = city_at(text, link.end(), facts)
            city = city if city and _stands_alone(text, city.end, facts) else None
    if not area or not city or _is_history(text, start):
        return None
    written = text[city.start : city.end]
    seats = [places.seats(code, facts) for code in area.codes]
    if any(places.plain(written) in accepted for _, accepted in seats):
        return None
    evidence = f"The capital of {name_of(area.codes[0], facts)} is {' or '.join(seats[0][0])}"
    if len(city.codes) == 1 and city.codes[0] not in area.codes:
        evidence += f"; {written} is in {name_of(city.codes[0], facts)}"
    return Slip(Span(min(area.start, city.start, start), max(area.end, city.end, end)), evidence)


def city_of(text: str, word: tuple[int, int], facts: Facts) -> Slip | None:
    """What is wrong with "the French port city of X" or "Germany's second city, X" around ``word``, a place of "city", "town" ..."""
    start, end = word
    while attribute := _ATTRIBUTE.search(text, max(start - 20, 0), start):
        start = attribute.start()
    area = area_before(text, start, facts)
    if not area or _NO_LONGER.search(text, max(area.start - 24, 0), area.start) or _is_history(text, start):
        return None
    city = _named_behind(text, end, facts)
    return _misplaced(text, city, area, facts) if city else None


def pair(text: str, comma: int, facts: Facts) -> Slip | None:
    """What is wrong with "city, country" or "city, state" around the comma at ``comma``."""
    area = area_at(text, comma + 2, facts)
    city = area and city_before(text, comma, facts)
    return _misplaced(text, city, area, facts) if area and city and _is_pair(text, city, area, facts) else None


def money(text: str, word: tuple[int, int], facts: Facts) -> Slip | None:
    """What is wrong with the money at ``word`` and the country's adjective before it."""
    start, end = word
    area = area_before(text, start, facts, possessive=False)
    if area is None or _OTHER_MONEY.match(text, end) or _NO_LONGER.search(text, max(area.start - 24, 0), area.start):
        return None
    written = text[start:end].replace("rou", "ru")
    if written == "pound" and text[max(area.start - 4, 0) : area.start].lower() != "the ":
        return None
    owners = [countries.country(code) for code in area.codes if len(code) == 2]
    if len(owners) < len(area.codes) or not all(owner.money for owner in owners):
        return None
    # Krona, krone, kronor ...: who writes any of them means the right one.
    if any(written[:4] == word[:4] for owner in owners for word in (owner.money, *owner.moneys)):
        return None
    return Slip(Span(area.start, end), f"The money of {owners[0].name} is the {owners[0].money}")


def _is_history(text: str, at: int) -> bool:
    """Whether a year before 1960 or a century stands near."""
    return _PAST_YEAR.search(text, max(at - _NEAR, 0), at + _NEAR) is not None


def _misplaced(text: str, city: Found, area: Found, facts: Facts) -> Slip | None:
    name, in_state = text[city.start : city.end], area.codes[0].startswith("US-")
    for code in area.codes:
        wrong = places.misplaced_in_state(name, code[3:], facts) if code.startswith("US-") else places.misplaced(name, code, facts)
        if not wrong:
            return None
    homes = sorted({name_of(code if in_state else code[:2], facts) for code in city.codes})
    return Slip(Span(min(city.start, area.start), max(city.end, area.end)), f"{name} is in {' and in '.join(homes[:3])}")


def _is_pair(text: str, city: Found, area: Found, facts: Facts) -> bool:
    """Whether "city, area" gives one place, and is no list and no metonym before a clause."""
    place = _IN.search(text, max(city.start - 24, 0), city.start)
    if not place or not _AFTER_PAIR.match(text, area.end):
        return False
    # New York, Singapore and Washington are cities as well: a list may go on with them.
    country = text[area.start : area.end]
    if places.home(country, facts) & {*area.codes} or places.is_capital(country, facts):
        return False
    if place["word"] in _LOOSE and places.is_capital(text[city.start : city.end], facts):
        return False
    if text.startswith(",", area.end) and _OPENS.search(text, max(city.start - 32, 0), city.start):
        return False
    return _stands_alone(text, area.end, facts)


def _named_behind(text: str, end: int, facts: Facts) -> Found | None:
    """The city in "capital of X", "capital X" and "capital, X,"."""
    if text.startswith(" of ", end):
        return city_at(text, end + 4, facts)
    comma = text.startswith(",", end)
    city = city_at(text, end + 1 + comma, facts)
    return city if city and (not comma or _stands_alone(text, city.end, facts)) else None


def _named_ahead(text: str, start: int, facts: Facts) -> Found | None:
    """The city in "X, the capital" and "X is the capital"."""
    link = _LINK.search(text, max(start - 20, 0), start)
    return city_before(text, link.start(), facts) if link else None


def _stands_alone(text: str, end: int, facts: Facts) -> bool:
    """Whether a name between commas ends at ``end``, and no list goes on with another place ("and Tripoli, Libya" is a pair of its own)."""
    if not _CLOSED.match(text, end):
        return False
    if not (more := _LIST.match(text, end)):
        return True
    if city := city_at(text, more.end(), facts):
        return text.startswith(", ", city.end) and area_at(text, city.end + 2, facts) is not None
    return area_at(text, more.end(), facts) is None


def city_at(text: str, start: int, facts: Facts) -> Found | None:
    """The known city whose name begins at ``start``, where the name ends there."""
    known = places.cities(facts)
    words = text[start : start + _REACH].split(" ")
    for count in range(min(known.longest, len(words)), 0, -1):
        name = " ".join(words[:count]).rstrip(",.;:)?!\"”’'—–")
        name = name.removesuffix("'s").removesuffix("’s")
        if found := known.areas.get(places.plain(name)):
            end = start + len(name)
            return None if _GOES_ON.match(text, end) else Found(start, end, tuple(sorted(found)))
    return None


def city_before(text: str, end: int, facts: Facts) -> Found | None:
    """The known city whose name ends at ``end``, where no name goes before it."""
    known = places.cities(facts)
    words = text[max(end - _REACH, 0) : end].split(" ")
    for count in range(min(known.longest, len(words)), 0, -1):
        name = " ".join(words[-count:]).lstrip("(\"“‘'—–")
        if found := known.areas.get(places.plain(name)):
            start = end - len(name)
            return None if _name_before(text, start) else Found(start, end, tuple(sorted(found)))
    return None


def area_at(text: str, start: int, facts: Facts) -> Found | None:
    """The country or state whose name, perhaps with "the", begins at ``start``."""
    known = places.areas(facts).names
    start += 4 * text.startswith("the ", start)
    words = text[start : start + _REACH].split(" ")
    for count in range(min(5, len(words)), 0, -1):
        name = " ".join(words[:count]).rstrip(",;:)?!\"”’'—–")
        for written in (name, name.rstrip(".")):
            if found := known.get(written):
                return Found(start, start + len(written), found)
    return None


def area_before(text: str, end: int, facts: Facts, possessive: bool = True) -> Found | None:
    """The country or state before a noun at ``end``, by adjective or by name and 's: ``Iraqi``, ``Iraq's``, ``Texas``."""
    known = places.areas(facts)
    words = text[max(end - _REACH, 0) : end].split(" ")
    if words.pop():
        return None
    for count in range(min(5, len(words)), 0, -1):
        name = " ".join(words[-count:]).lstrip("(\"“‘'—–")
        found = known.adjectives.get(name)
        if not found and possessive:
            found = known.names.get(possessor(name))
        if found:
            start = end - 1 - len(name)
            return None if _name_before(text, start) else Found(start, end - 1, found)
    return None


def _name_before(text: str, start: int) -> bool:
    """Whether a word with a capital stands right before ``start``, so that what begins there is part of a longer name."""
    before = _WORD_BEFORE.search(text, max(start - 32, 0), start)
    return bool(before and before["word"] not in _OPENERS and not before["stop"])
