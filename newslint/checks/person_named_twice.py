"""``extends: person_named_twice``: one person with two titles, or one office-holder with two first names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, ClassVar, NamedTuple

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.lexicon import ROLES, words
from newslint.prose.names import NO_NAMES, UPPER, fold
from newslint.prose.spellings import capitalised, is_slip, places, uses

# The forms of an office or rank; nobody has two of these at once.
_OFFICES = {
    "senator": r"Sen\.|Senator",
    "representative": r"Rep\.|Representative|Congressman|Congresswoman",
    "governor": r"Gov\.|Governor",
    "lieutenant governor": r"Lt\. Gov\.|Lieutenant Governor",
    "mayor": "Mayor",
    "sheriff": "Sheriff",
    "judge": "Judge|Chief Justice|Justice",
    "vice president": "Vice President",
    "president": "President",
    "prime minister": "Prime Minister|Premier",
    "chancellor": "Chancellor",
    "foreign minister": "Foreign Minister|Foreign Secretary",
    "defense minister": "Defen[cs]e Minister|Defen[cs]e Secretary",
    "finance minister": "Finance Minister|Treasury Secretary",
    "interior minister": "Interior Minister|Home Secretary",
    "secretary of state": "Secretary of State",
    "general": r"Lt\. Gen\.|Maj\. Gen\.|Brig\. Gen\.|Gen\.|(?:(?:Lieutenant|Major|Brigadier|Attorney|Surgeon|Secretary) )?General",
    "colonel": r"Lt\. Col\.|Col\.|(?:Lieutenant )?Colonel",
    "major": r"Maj\.",
    "captain": r"Capt\.|Captain",
    "lieutenant": r"Lt\.|Lieutenant",
    "sergeant": r"Sgt\.|Sergeant",
    "admiral": r"(?:Rear |Vice )?(?:Adm\.|Admiral)",
    "bishop": "Bishop",
    "archbishop": "Archbishop",
    "king": "King",
    "prince": "Prince",
}
_OFFICE = {name: patterns.compile(f"(?:{forms})$") for name, forms in _OFFICES.items()}
# The words that the forms begin with, as ``capitalised`` counts them, and what is sought for each. "Lt." is too short for that, and
# "Minister" is always the second word.
_SHORTENED = frozenset(re.findall(r"([A-Z][a-z]{2,})\\\.", " ".join(_OFFICES.values())))
_HEADS = {
    word: word + (". " if word in _SHORTENED else " ")
    for word in re.findall(r"[A-Z][a-z]{2,}", " ".join(_OFFICES.values()).replace("[cs]", "s") + " Defence")
    if word not in ("Minister", "State")
}
_NAME = rf"[{UPPER}][^\W\dA-Z_][\w-]+"
_MENTION = patterns.compile(
    rf"(?<![\w-])(?P<title>{'|'.join(_OFFICES.values())}) (?:(?P<given>{_NAME}) (?:[{UPPER}]\. )?)?(?P<surname>{_NAME})(?![\w-])"
)
_BEFORE = patterns.compile(
    r"(?:\b(?:[Ff]ormer|[Tt]hen|[Ll]ate|[Rr]etired|[Ff]uture|[Oo]ne-time|[Dd]eputy|[Aa]cting|[Ss]hadow|[Aa]ssistant|[Vv]ice|[Uu]nder|[Nn]ext|"
    r"becom\w+|became|elect\w*|\w*appoint\w*|promot\w+|nam(?:ed|ing)|sworn|(?i:when)|ex|[Ff]irst|[Oo]ld|not|as|like|between|[Aa]ttorney|[Ss]urgeon)\b"
    r"[^.,;]{0,30}|-)$"
)
_KIN = patterns.compile(
    r"\b(?:brother|sister|sibling|twin|son|daughter|wife|husband|father|mother|parent|cousin|widow|nephew|niece|uncle|aunt|dynast\w+|"
    r"relative|grand\w+|famil\w+|unrelated|namesake|no relation|Jr|Sr)s?\b"
)
_SHORT_FORMS = {
    "bill": "william", "bob": "robert", "dick": "richard", "jack": "john", "jim": "james", "ted": "edward", "peggy": "margaret",
    "chuck": "charles", "tony": "anthony", "hank": "henry", "bobby": "robert", "billy": "william", "teddy": "edward", "harry": "henry",
    "larry": "lawrence", "kate": "catherine", "liz": "elizabeth", "betsy": "elizabeth", "betty": "elizabeth", "beto": "robert",
    "mike": "michael", "joe": "joseph", "andy": "andrew", "rick": "richard", "jerry": "gerald", "gerry": "gerald", "johnny": "john",
    "jimmy": "james", "drew": "andrew", "kathy": "catherine", "trey": "harold", "buddy": "earl", "sandy": "alexander", "jeb": "john",
    "mitch": "addison", "mick": "michael", "dave": "david", "tim": "timothy",
}  # fmt: skip
_NEAR = 120
_MOST = 50
# Whoever bears one of these names may not be the only one in the story, named or not.
_DYNASTIES = words("Clinton Bush Kennedy Castro Kim Gandhi Bhutto Cheney Roosevelt Adams Cuomo Udall Assad Hussein Singh Khan Park Lee")
_NO_GIVEN = NO_NAMES | {"Mr", "Mrs", "Ms"}


class _Mention(NamedTuple):
    """A person with an office; the span is in the text of all blocks."""

    span: tuple[int, int]
    title: str
    given: str
    surname: str

    @property
    def office(self) -> str:
        return next(name for name, form in _OFFICE.items() if form.match(self.title))


class Check:
    """Reports the mention that stands alone against the others; the arguments are its words, those of another mention, and which part
    differs ("title" or "first name"). Outgoing and coming offices ("former", "then", "elected") and relatives are left alone."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        text, counts = document.shared(capitalised)
        heads = counts.keys() & _HEADS.keys()
        if sum([counts[head] for head in heads]) < 2:
            return
        by_surname: dict[str, list[re.Match[str]]] = {}
        start = len(document.headline.text) if document.headline else 0
        for match in _mentions(text, heads, start):
            by_surname.setdefault(match["surname"], []).append(match)
        for surname, matches in by_surname.items():
            if len(matches) > 1 and len({match.group("title", "given") for match in matches}) > 1:
                mentions = [_Mention(match.span(), match["title"], match["given"] or "", surname) for match in matches[:_MOST]]
                yield from _conflict(document, surname, [mention for mention in mentions if not _is_past(text, mention)])


def _mentions(text: str, heads: Iterable[str], begin: int) -> Iterator[re.Match[str]]:
    """The persons named with an office behind ``begin``. ``heads`` are the words of offices that the text holds."""
    starts = set()
    for head in heads:
        needle = _HEADS[head]
        at = text.find(needle, begin)
        while at >= 0:
            end = at + len(needle)
            # A title has a name behind it, or its second word.
            if text[end : end + 1].isupper() or text.startswith("of", end):
                starts.add(at)
            at = text.find(needle, end)
    end = 0
    for at in sorted(starts):
        start = at - 4 if text.startswith("Lt. ", max(at - 4, 0)) else at
        match = _MENTION.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match


def _is_past(text: str, mention: _Mention) -> bool:
    start = mention.span[0]
    return bool(mention.given in _NO_GIVEN or _BEFORE.search(text, max(start - 40, 0), start))


def _conflict(document: Document, surname: str, mentions: Sequence[_Mention]) -> Iterator[Match]:
    """The first conflict between two mentions of a surname."""
    text = document.shared(capitalised).text
    for one, other in combinations(mentions, 2):
        if one.given and other.given and one.given != other.given:
            if one.office != other.office or _may_be_one_name(one.given, other.given):
                continue
            times = [text.count(f"{mention.given} {surname}") for mention in (one, other)]
            if min(times) > 1:
                continue
            odd, usual, what = (one, other, "first name") if times[0] < times[1] else (other, one, "first name")
        elif one.office != other.office:
            full = one.given and other.given
            if not full and (surname in _DYNASTIES or _several_persons(document, surname)):
                continue
            counts = [sum(1 for mention in mentions if mention.office == office) for office in (one.office, other.office)]
            if min(counts) > 1:
                continue
            odd, usual, what = (one, other, "title") if counts[0] < counts[1] else (other, one, "title")
        else:
            continue
        if any(_KIN.search(text, max(mention.span[0] - _NEAR, 0), mention.span[1] + _NEAR) for mention in (one, other)):
            return
        block, span = next(places(document, [odd.span]))
        yield Match(block, span, (text[slice(*odd.span)], text[slice(*usual.span)], what))
        return


def _several_persons(document: Document, surname: str) -> bool:
    """Whether the surname stands behind two different given names in the body."""
    headline = document.headline
    start = len(headline.text) if headline else 0
    found = {use.before for use in uses(document.shared(capitalised).text, surname) if use.at > start} - _NO_GIVEN
    return len({name for name in found if name and not name.endswith(".") and name.lower() not in ROLES}) > 1


def _may_be_one_name(one: str, other: str) -> bool:
    """Whether the names can be forms of one (Dan and Daniel, Bill and William), or one is a misspelling, which another rule reports."""
    one, other = sorted((fold(one), fold(other)), key=len)
    if other.startswith(one) or one[:3] == other[:3] or is_slip(one, other):
        return True
    return _SHORT_FORMS.get(one, one) == _SHORT_FORMS.get(other, other)
