"""People named with an office in running text: ``<country's> <title> <name>`` and ``<title> <name> of <country>``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newslint import patterns
from newslint.facts import countries, offices
from newslint.facts.names import HONORIFICS, tokens
from newslint.facts.offices import Tenure
from newslint.source import Span

_PARTICLES = frozenset("al el bin ibn de da do dos das del della di du la las los van von der den ter y e i zu".split())
_WORD = patterns.compile(r"[^\s,;:!?()\[\]\"“”—–…]+")
_STOPPED = patterns.compile(r"(?:\w\.)+|(?:Jr|Sr|Gen|Lt|Col|Adm|Maj|Dr|Mr|Mrs|Ms|St)\.")
_POSSESSIVE = patterns.compile(r"['’]s?$")
_OF_COUNTRY = patterns.compile(r" of (?:the )?(?P<country>[A-Z][\w.]*(?: (?:of |and )?[A-Z][\w.]*){0,4})")
# The name goes on, or is part of something that bears it: Gerald Ford-class, Ronald Reagan National Airport.
_GOES_ON = patterns.compile(
    r"-\w|['’]s?-|,? (?:Jr|Sr)\b|,? [IVX]+\b|,? the [Ee]lder|"
    r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b)(?:[A-Z]|al-|bin\b|ibn\b)"
)
_LONGEST_NAME = 400


class Mention(NamedTuple):
    """A person named with an office: where, by which title, and what the table says the person of that name held in that country."""

    span: Span
    title: str
    tenures: Sequence[Tenure]


def mention_at(text: str, title: Span) -> Mention | None:
    """The mention around a title, or None when no country stands before it or after the name, or the table doesn't know the name there."""
    start, codes = _country_before(text, title.start)
    # Most titles stand without their country, and need no look at the name.
    if not codes and text.find(" of ", title.end, title.end + _LONGEST_NAME) < 0:
        return None
    word = text[title.start : title.end]
    words = _name_words(text, title.end + (2 if text[title.end] == "," else 1))
    if codes:
        for end in reversed([span.end for span in words]):
            if found := [held for code in codes if (held := offices.find_person(code, text[words[0].start : end]))]:
                if len(found) > 1 or _GOES_ON.match(text, end):
                    return None
                return Mention(Span(start, end), word, found[0])
    elif words and (after := _OF_COUNTRY.match(text, words[-1].end)):
        parts = after["country"].split(" ")
        for count in range(len(parts), 0, -1):
            country = " ".join(parts[:count]).rstrip(".")
            codes = countries.by_name(country)
            found = [held for code in codes if (held := offices.find_person(code, text[words[0].start : words[-1].end]))]
            if found:
                end = after.start("country") + len(country)
                return None if len(found) > 1 else Mention(Span(title.start, end), word, found[0])
    return None


def _country_before(text: str, end: int) -> tuple[int, tuple[str, ...]]:
    """Where the country's words before ``end`` begin, and the countries they can mean."""
    words = text[max(end - 48, 0) : end].split(" ")
    if words.pop() or (words and words[-1].islower()):
        return end, ()
    for count in (4, 3, 2, 1):
        name = " ".join(words[-count:]).lstrip("(“\"‘'[")
        codes = countries.by_adjective(name)
        if not codes and name.endswith(("'s", "’s", "s'", "s’")):
            codes = countries.by_name(name[: -2 if name[-1] == "s" else -1])
        if codes and count <= len(words):
            return end - len(name) - 1, codes
    return end, ()


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
