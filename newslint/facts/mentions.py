"""People named with an office in running text.

The forms: ``<country's> <title> <name>``, ``<title> <name> of <country>``, ``<title> of <country>, <name>``, ``<name>, the <country's>
<title>,`` and, for people who are known by that full name in one place only, ``<title> <name>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newslint import patterns
from newslint.facts import countries, offices, states
from newslint.facts.codes import PARTS
from newslint.facts.names import HONORIFICS, possessor, tokens
from newslint.facts.offices import Tenure
from newslint.facts.posts import HEADS, MONARCHS, OF_STATES, post, rivals
from newslint.facts.store import Facts
from newslint.source import Span

_PARTICLES = frozenset("al el bin ibn de da do dos das del della di du la las los van von der den ter y e i zu".split())
_WORD = patterns.compile(r"[^\s,;:!?()\[\]\"“”—–…]+")
_STOPPED = patterns.compile(r"(?:\w\.)+|(?:Jr|Sr|Gen|Lt|Col|Adm|Maj|Dr|Mr|Mrs|Ms|St)\.")
_POSSESSIVE = patterns.compile(r"['’]s?$")
_OF_PLACE = patterns.compile(r" of (?:the )?(?P<place>[A-Z][\w.]*(?: (?:of |and )?[A-Z][\w.]*){0,4})")
_BEFORE_TITLE = patterns.compile(r"(?P<name>[^\s,;:!?()\[\]\"“”—–…]+(?: [^\s,;:!?()\[\]\"“”—–…]+){0,5}), (?:the )?$")
# The name goes on, or is part of something that bears it: Gerald Ford-class, Ronald Reagan National Airport.
_GOES_ON = patterns.compile(
    r"-\w|['’]s?-|,? (?:Jr|Sr)\b|,? [IVX]+\b|,? the [Ee]lder|"
    r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b)(?:[A-Z]|al-|bin\b|ibn\b)"
)
# Words with a capital that may stand before a title without making it that of a club, company or deputy.
OPENING = frozenset(
    "republican democratic democrat conservative liberal labour labor populist a an the this that these as if but and or while when where "
    "after before since until with without for from in on at to by both although though because like unlike under did does do is was "
    "were are will would has have had can could should may even still now meanwhile then so only not yet once instead despite during "
    "against about later earlier monday tuesday wednesday thursday friday saturday sunday".split()
)
_LONGEST_NAME = 400
_ABBREVIATION = 5  # letters of "Asst.": what is longer and has a full stop ends a sentence
_PARTS = PARTS | {"Scottish": "GB-SCT", "Welsh": "GB-WLS"}


class Mention(NamedTuple):
    """A person named with an office: where, by which title, what the table says the person of that name held in that place, and whether
    the place isn't named (``bare``)."""

    span: Span
    title: str
    tenures: Sequence[Tenure]
    bare: bool = False


def mention_at(text: str, title: Span, facts: Facts = ()) -> Mention | None:
    """The mention around a title, or None when it can't be told whose title it is, or the table doesn't know the name there."""
    word = text[title.start : title.end]
    wanted = post(word)
    if text.startswith(" of ", title.end):
        return _of_place(text, title, wanted, facts)
    start, places = _place_before(text, title.start, wanted, facts)
    words = _name_words(text, title.end + (2 if text[title.end : title.end + 1] == "," else 1))
    if places:
        if text[title.end : title.end + 1] == "," and not _is_definite(text, start, title.start):
            words = []  # "If he becomes French president, Emmanuel Macron will ..."
        for count in range(len(words), 0, -1):
            span = Span(words[0].start, words[count - 1].end)
            if found := _found(places, text[span.start : span.end], facts):
                return None if len(found) > 1 or _GOES_ON.match(text, span.end) else Mention(Span(start, span.end), word, found[0])
        return _before(text, title, start, places, facts)
    if words and (after := _OF_PLACE.match(text, words[-1].end, words[-1].end + _LONGEST_NAME)):
        for place, behind in _prefixes(after):
            if behind_codes := _codes(place, wanted, facts):
                found = _found(behind_codes, text[words[0].start : words[-1].end], facts)
                return Mention(Span(title.start, behind), word, found[0]) if len(found) == 1 else None
        return None
    return _bare(text, title, wanted, words, facts)


def _is_definite(text: str, start: int, end: int) -> bool:
    """Whether the place words from ``start`` to ``end`` are a possessive, or have an article before them."""
    return text.startswith(("the ", "The "), max(start - 4, 0)) or bool(_POSSESSIVE.search(text[start:end].rstrip(" ")))


def _of_place(text: str, title: Span, wanted: str, facts: Facts) -> Mention | None:
    """``the president of France, François Hollande``."""
    after = _OF_PLACE.match(text, title.end, title.end + _LONGEST_NAME)
    for place, end in _prefixes(after) if after else ():
        if places := _codes(place, wanted, facts):
            words = _name_words(text, end + (2 if text[end : end + 1] == "," else 1))
            for count in range(len(words), 0, -1):
                if found := _found(places, text[words[0].start : words[count - 1].end], facts):
                    if len(found) > 1 or _GOES_ON.match(text, words[count - 1].end):
                        return None
                    return Mention(Span(title.start, words[count - 1].end), text[title.start : title.end], found[0])
            return None
    return None


def _before(text: str, title: Span, start: int, places: Iterable[str], facts: Facts) -> Mention | None:
    """``Angela Merkel, the German chancellor,``."""
    if text[title.end : title.end + 1] not in (",", ".", ";"):
        return None
    at = max(start - 80, 0)
    found = _BEFORE_TITLE.search(text[at:start])
    words = found["name"].split(" ") if found else []
    for count in range(min(len(words), 5), 1, -1):
        name = " ".join(words[-count:])
        if found and name[0].isupper() and (held := _found(places, name, facts)):
            whole = Span(at + found.end("name") - len(name), title.end)
            return Mention(whole, text[title.start : title.end], held[0]) if len(held) == 1 else None
    return None


def _bare(text: str, title: Span, wanted: str, words: list[Span], facts: Facts) -> Mention | None:
    """``President Vladimir Putin``: the place goes without saying where one place only had such an office-holder of that full name."""
    before = text[max(title.start - 30, 0) : title.start].split(" ")
    if before.pop() not in ("", "(", "“", '"', "‘", "'", "[", "—", "–"):
        return None
    last = before[-1] if before else ""
    ends = last[-1:] in tuple(',;:!?)”"') or (last[-1:] == "." and len(last) > _ABBREVIATION)
    if last[:1].isupper() and not ends and last.lower() not in OPENING:
        return None
    if text[title.start].islower() and text[title.end : title.end + 1] == "," and last not in ("the", "The"):
        return None  # "He ran for president, Donald Trump said."
    fewest = 1 if wanted in MONARCHS else 2
    for count in range(min(len(words), 5), fewest - 1, -1):
        span = Span(words[0].start, words[count - 1].end)
        name = text[span.start : span.end]
        held = [found for code in offices.places(name, facts) if (found := offices.find_person(code, name, facts))]
        if held:
            same = [found for found in held if any(tenure.post == wanted for tenure in found)]
            same = same or [found for found in held if any(tenure.post in rivals(wanted, tenure.country) for tenure in found)]
            if len(same) != 1 or _GOES_ON.match(text, span.end):
                return None
            return Mention(Span(title.start, span.end), text[title.start : title.end], same[0], True)
    return None


def _found(places: Iterable[str], name: str, facts: Facts) -> list[list[Tenure]]:
    return [held for code in places if (held := offices.find_person(code, name, facts))]


def _prefixes(after: re.Match[str]) -> Iterable[tuple[str, int]]:
    """The place words behind "of", longest first, and where they end."""
    parts = after["place"].split(" ")
    for count in range(len(parts), 0, -1):
        place = " ".join(parts[:count])
        yield place.rstrip("."), after.start("place") + len(place.rstrip("."))


def _place_before(text: str, end: int, wanted: str, facts: Facts) -> tuple[int, tuple[str, ...]]:
    """Where the words for a place before ``end`` begin, and the places they can mean."""
    words = text[max(end - 48, 0) : end].split(" ")
    if words.pop() or not words or words[-1][:1].islower():
        return end, ()
    for count in (4, 3, 2, 1):
        name = " ".join(words[-count:]).lstrip("(“\"‘'[")
        if count > len(words) or not name[:1].isupper():
            continue
        found = countries.by_adjective(name)
        bare = possessor(name)
        if not found and bare:
            found = countries.by_name(bare)
        if wanted in OF_STATES and (here := _state(bare or name)):
            found = (here,)
        if not found and wanted not in HEADS:
            found = _town(bare or name.rstrip(","), facts)
        if found:
            return end - len(name) - 1, found
    return end, ()


def _codes(place: str, wanted: str, facts: Facts) -> tuple[str, ...]:
    """The places that a name behind "of" can mean."""
    if wanted in OF_STATES and (here := _state(place)):
        return (here,)
    return countries.by_name(place) or _town(place, facts)


def _state(name: str) -> str:
    code = states.code_of(name)
    return f"US-{code}" if code else _PARTS.get(name, "")


def _town(name: str, facts: Facts) -> tuple[str, ...]:
    """A city, body or state of that name of which offices are known. New York stands for both the city and the state."""
    short = name.removesuffix(" City")
    return tuple(code for code in dict.fromkeys((f"C:{name}", f"C:{short}", _state(short))) if code and offices.knows(code, facts))


def _name_words(text: str, at: int) -> list[Span]:
    """The words of the name that begins at ``at``, without honorifics before it and possessive marks or a full stop behind it."""
    words: list[Span] = []
    while len(words) < 8 and (match := _WORD.match(text, at)):
        word = match[0]
        if not (word[0].isupper() or word in _PARTICLES or word[:3] in ("al-", "el-")):
            break
        bare = word if _STOPPED.fullmatch(word) else _POSSESSIVE.sub("", word.rstrip("."))
        words.append(Span(at, at + len(bare)))
        if bare != word or text[match.end() : match.end() + 1] != " ":
            break
        at = match.end() + 1
    while len(words) > 1 and HONORIFICS.issuperset(tokens(text[words[0].start : words[0].end])):
        del words[0]
    return words
