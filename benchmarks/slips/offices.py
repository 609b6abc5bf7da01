"""Office-holders: the name of a right mention swapped for an earlier or later holder's, or its title for the country's other top title.

Right mentions are found by a loose pattern (a title and the words of a name behind it, with or without a country) and proved by the table
of office-holders. What current-events sentences are is said here, not by the check: no past year, no word of history, no caption, not in
quotation marks, not "former" and the like before the name.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache, partial
from typing import NamedTuple

from damage import Article, Damage, damaged

from newslint.facts import offices, store
from newslint.facts.offices import Tenure
from newslint.prose.sentences import split
from slips import Kind

APART = timedelta(120)  # from a change of office, where either name may be right
RECENT = timedelta(365 * 30)  # whom an editor may take for the incumbent
TOP = ("president", "prime minister", "premier", "chancellor")
MONARCHS = ("king", "queen", "emperor", "pope", "emir", "sultan")
LEADERS = (*TOP, "secretary-general", "supreme leader", "leader", *MONARCHS)
STATE_OFFICES = ("governor", "gov.")
MINISTERS = (
    "secretary of state", "defense secretary", "treasury secretary", "attorney general", "fbi director", "cia director", "fed chair",
    "house speaker", "speaker", "majority leader", "minority leader", "chief justice", "foreign secretary", "home secretary",
    "foreign minister", "finance minister", "defense minister", "defence minister", "interior minister", "mayor",
)  # fmt: skip
POSTS = {"gov.": "governor", "house speaker": "speaker", "premier": "prime minister"}
PAST = re.compile(
    r"\b(?:ago|histor\w+|decades?|century|centuries|era|anniversary|memoirs?|biograph\w+|legacy|museum|library|funeral|statue|died|"
    r"death of|assassinat\w+|ousted|toppled|overthr\w+|deposed|predecessors?|successors?|succeeded|World War|Cold War|"
    r"back in|at the time)\b|[’']\d0s",
    re.I,
)
# These make a mention one of the past, or of an office held in part, when they stand before it in its sentence ...
FORMER = re.compile(
    r"\b(?:former|formerly|ex|late|then|onetime|once|outgoing|incoming|acting|interim|deputy|candidate|nominee|future|shadow)\b",
    re.I,
)
# ... and these right before it.
THEN = re.compile(r"\b(?:under|since|before|after|like|unlike)(?: the)? (?:\S+ )?$", re.I)
CAPTION = re.compile(
    r"\b(?:AP|AFP|REUTERS|Getty|EPA|FILE|Photos?|photo(?:graph)?|pictured?|left|right|cent(?:er|re)|caption|toggle|gestures|looks on|"
    r"poses|waves)\b"
)
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
NAME = r"(?P<name>[A-Z][\w.’'-]*(?: (?:al-|bin |de |da |van |von |el-)?[A-Z][\w.’'-]*){1,3})"


class Right(NamedTuple):
    """A right mention: where its name and title stand in which paragraph, the tenures of the office, and the holder's."""

    number: int
    title: tuple[int, int]
    name: tuple[int, int]
    place: str
    post: str
    holder: Tenure
    sentence: str
    current: bool


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """Country words before a title and after "of", with what they mean."""
    found: dict[str, tuple[str, ...]] = {}
    for code, name, adjectives, nouns in (row[:4] for row in store.rows("countries")):
        for word in [*adjectives.split("|"), *(f"{noun}{mark}s" for noun in nouns.split("|") for mark in "'’"), name.removeprefix("the ")]:
            if word:
                found[word] = (*found.get(word, ()), code)
    for row in store.rows("states"):
        for word in (row[1], row[2], f"{row[1]}'s", f"{row[1]}’s"):
            found[word] = (*found.get(word, ()), f"US-{row[0]}")
    return found


@cache
def _pattern(titles: tuple[str, ...]) -> re.Pattern[str]:
    either = (re.sub(r"(?<![a-z])([a-z])", lambda letter: f"[{letter[0].upper()}{letter[0]}]", re.escape(title)) for title in titles)
    spelt = "|".join(sorted(either, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<title>{spelt})(?!-),? {NAME}(?:,? of (?:the )?(?P<of>[A-Z]\w+(?: [A-Z]\w+)*))?")


def _place_before(text: str, end: int) -> tuple[str, ...]:
    words = text[max(end - 60, 0) : end].rstrip(" ").split(" ")
    return next((codes for count in (4, 3, 2, 1) if (codes := _places().get(" ".join(words[-count:]).lstrip('“"(—'), ()))), ())


@cache
def _everywhere(post: str) -> dict[str, tuple[str, ...]]:
    """Where an office of that name exists, by the names of those who held it."""
    found: dict[str, tuple[str, ...]] = {}
    for code in re.findall(r"^@(.+)$", store.table("offices"), re.M):
        for person, held in offices.country(code).items():
            if any(tenure.post == post for tenure in held):
                for name in (person.name, *person.aliases):
                    found[name] = (*found.get(name, ()), code)
    return found


def right_mentions(article: Article, day: date, titles: tuple[str, ...], bare: bool | None) -> Iterator[Right]:
    """The mentions that the table proves right on the day; ``bare``: only those with a country (False) or without (True)."""
    for number in article.prose:
        text = article.paragraphs[number]
        matches = list(_pattern(titles).finditer(text))
        sentences = split(text) if matches else []
        for match in matches:
            post = match["title"].lower()
            post = offices.post(POSTS.get(post, post))
            codes = _place_before(text, match.start()) or _places().get(match["of"] or "", ())
            if bare is not None and bare == bool(codes):
                continue
            words = match["name"].rstrip(".").split(" ")
            for count in range(len(words), 1, -1):
                name = re.sub(r"['’]s?$", "", " ".join(words[:count]))
                held = [
                    tenure
                    for code in codes or _everywhere(post).get(name, ())
                    for tenure in offices.find_person(code, name)
                    if post in (tenure.post, "leader") and tenure.covers(day) and not tenure.acting
                ]
                if len({tenure.country for tenure in held}) == 1:
                    start = match.start("name")
                    sentence = next((text[span.start : span.end] for span in sentences if span.start <= start < span.end), text)
                    current = _is_current(text, sentence, match.start(), start, day)
                    span = (start, start + len(name))
                    yield Right(number, match.span("title"), span, held[0].country, held[0].post, held[0], sentence, current)
                    break


def _is_current(text: str, sentence: str, title: int, at: int, day: date) -> bool:
    """Whether the sentence tells of current events, as far as that can be seen from its words."""
    before = text[max(text.find(sentence), 0) : title]
    quoted = text.count("“", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % 2 == 1
    dated = any(int(year) < day.year for year in YEAR.findall(sentence))
    return not (quoted or dated or PAST.search(sentence) or FORMER.search(before) or THEN.search(before) or CAPTION.search(sentence))


def swapped(
    article: Article, day: date, chance: random.Random, *, titles: tuple[str, ...], bare: bool | None, current: bool, which: str
) -> Iterator[Damage]:
    """The name of a right mention swapped for another holder's: one dead on the day, one who has left (``out``), one to come (``later``).
    Half of the time everywhere in the article, as a tamperer does, half of the time there only, as happens in haste."""
    for right in right_mentions(article, day, titles, bare):
        if current and not right.current:
            continue
        others = [person.name for person in _others(right, day, which)]
        if not others:
            continue
        number, text = right.number, article.paragraphs[right.number]
        old, new = text[slice(*right.name)], chance.choice(others)
        lines = list(article.paragraphs)
        if chance.random() < 0.5:
            lines = [line.replace(old, new) for line in lines]
            text = lines[number]
        else:
            text = text[: right.name[0]] + new + text[right.name[1] :]
        yield damaged(lines, number, text, shown=_shown(right.sentence, old, new))


def _others(right: Right, day: date, which: str) -> list[offices.Person]:
    """Those with whom the holder may be mixed up."""
    found = []
    for person, held in offices.country(right.place).items():
        same = [tenure for tenure in held if tenure.post == right.post and not tenure.acting]
        if person == right.holder.person or not same or any(tenure.covers(day, APART.days) for tenure in held):
            continue
        ends = [offices.latest(tenure.end) for tenure in same if tenure.end]
        starts = [offices.earliest(tenure.start) for tenure in same]
        died = person.last_day
        if which == "later":
            if min(starts) > day + APART:
                found.append(person)
        elif min(starts) < day and ends and max(ends) < day + APART and day - max(ends) < RECENT:
            dead = died is not None and died + APART < day
            if dead == (which == "dead") and (died is None or dead or died > day):
                found.append(person)
    return sorted(found)


def titles_swapped(article: Article, day: date, chance: random.Random, *, bare: bool | None, current: bool) -> Iterator[Damage]:
    """The title of a right mention swapped for the country's other top title, where another person holds that."""
    for right in right_mentions(article, day, TOP, bare):
        if current and not right.current:
            continue
        held = {
            tenure.post
            for tenures in offices.country(right.place).values()
            for tenure in tenures
            if tenure.covers(day) and not tenure.acting and tenure.person != right.holder.person
        }
        mine = {tenure.post for tenure in offices.country(right.place)[right.holder.person] if tenure.covers(day, APART.days)}
        other = sorted((held & {"president", "prime minister", "chancellor"}) - mine)
        if other:
            text = article.paragraphs[right.number]
            old, new = text[slice(*right.title)], chance.choice(other)
            new = new.title() if old[0].isupper() else new
            text = text[: right.title[0]] + new + text[right.title[1] :]
            yield damaged(article.paragraphs, right.number, text, shown=_shown(right.sentence, old, new))


def _shown(sentence: str, old: str, new: str) -> str:
    return f"[{old} > {new}] {sentence.replace(old, new)[:400]}"


_DEAD = ("Facts.DeadOfficeHolder", "Facts.LateOfficeHolder")
_OUT = ("Facts.FormerOfficeHolder", *_DEAD)
_ANY_OUT = (*_OUT, "Facts.ImpliedOfficeHolder")
_ANY_DEAD = (*_DEAD, "Facts.ImpliedOfficeHolder")
_LATER = ("Facts.FutureOfficeHolder",)
_TITLE = ("Facts.WrongTitle",)


def _kind(name: str, rules: tuple[str, ...], recall: int, articles: int, make: Callable[..., Iterator[Damage]], **options: object) -> Kind:
    def of(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
        return partial(make, **options)(article, day, chance)

    return Kind(name, rules, of, recall, articles)


KINDS: tuple[Kind, ...] = (
    _kind("office-holder dead", _DEAD, 85, 400, swapped, titles=LEADERS, bare=False, current=True, which="dead"),
    _kind("office-holder dead, no country", _ANY_DEAD, 0, 0, swapped, titles=LEADERS, bare=True, current=True, which="dead"),
    _kind("office-holder dead, any sentence", _ANY_DEAD, 0, 0, swapped, titles=LEADERS, bare=None, current=False, which="dead"),
    _kind("office-holder out of office", _OUT, 85, 400, swapped, titles=LEADERS, bare=False, current=True, which="out"),
    _kind("office-holder out, no country", _ANY_OUT, 0, 0, swapped, titles=LEADERS, bare=True, current=True, which="out"),
    _kind("office-holder out, any sentence", _ANY_OUT, 0, 0, swapped, titles=LEADERS, bare=None, current=False, which="out"),
    _kind("governor out of office", _OUT, 80, 1000, swapped, titles=STATE_OFFICES, bare=False, current=True, which="out"),
    _kind("minister or other out of office", _ANY_OUT, 80, 1000, swapped, titles=MINISTERS, bare=None, current=True, which="out"),
    _kind("office-holder not yet in office", _LATER, 80, 1000, swapped, titles=LEADERS, bare=None, current=True, which="later"),
    _kind("wrong title", _TITLE, 95, 5000, titles_swapped, bare=False, current=True),
    _kind("wrong title, no country", _TITLE, 95, 5000, titles_swapped, bare=True, current=True),
    _kind("wrong title, any sentence", _TITLE, 0, 0, titles_swapped, bare=None, current=False),
)
