"""Members of the United States Congress in running text: ``Sen. NAME (D-Ohio)``, ``Republican Rep. NAME of Texas``, ``NAME, R-Ky.``"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from newslint import patterns
from newslint.facts.legislators import Legislator, find
from newslint.facts.states import code_of, states
from newslint.facts.store import Facts
from newslint.source import Span

# Each branch begins with a letter, by which the search is fast; whether a word begins there is seen afterwards.
_TITLE = patterns.compile(
    r"(?:Sens?\b\.?|Senators?|senators?|Reps?\b\.?|Representatives?|Congressm[ae]n|congressm[ae]n|Congresswom[ae]n|congresswom[ae]n) "
    r"(?=[A-Z])"
)
_TAG = patterns.compile(r"[(\[,] ?(?P<party>[RDIL])\.?[-–—‑] ?(?=[A-Z])")
_WORD = r"(?:[A-ZÀ-Þ][\w.'’‘-]*+|[\"“(‘'][A-Z][\w. ]{0,15}[\"”)’']|d[ei]|la|van|von|der|del)"
_NAME = patterns.compile(rf"{_WORD}(?: {_WORD}){{0,6}}")
_NAME_BEFORE = patterns.compile(rf"(?<![\w.’'-]){_WORD}(?: {_WORD}){{1,6}}$")
_POSSESSIVE = patterns.compile(r"['’]s?$")
_JUNIOR = patterns.compile(r",? (?:Jr\b\.?|Sr\b\.?|I{2,3}\b|IV\b)")
# What takes the office back, or makes it that of a state.
_NOT_NOW = patterns.compile(
    r"\b(?:[Ff]ormer(?:ly)?|[Ee]x|[Tt]hen|[Ll]ate|[Rr]etired|[Oo]ne-?time|[Ff]uture|[Ss]hadow|would-be|[Ff]ictional|[Pp]redecessors?,?)"
    r"[ -](?:the )?(?:[\w.’'-]+[ -]){0,2}$|\b[Ss]tate $|\b[Hh]ouse of $|\bTrade $|\b[Ss]pecial $"
)
# Where something happens rather than where a member is from.
_PLACE = patterns.compile(r"\b(?:[Ii]n|[Nn]ear|[Aa]cross|[Oo]utside|[Tt]hroughout|[Aa]round)(?: [A-Z][\w.]+){0,2},? $")
_ANOTHER = patterns.compile(r",? (?:and|or|&) $")
_KIND = (
    r"(?:(?:moderate|conservative|liberal|progressive|centrist|freshman|junior|senior|top|ranking|leading|veteran|fellow|maverick|lone|only|"
    r"vulnerable|staunch|retiring|prominent|outspoken|influential|powerful|first-term|second-term|two-term|three-term|longtime|long-time|"
    r"[Tt]ea [Pp]arty) ){0,2}"
)
_ROLE = r"(?: (?:senator|congress(?:man|woman)|representative|lawmaker|member))?"
_NEAR, _LONGEST_NAME, _LONGEST_WORD = 40, 70, 16  # how far is looked, in code points


class Mark(NamedTuple):
    """Something that the copy says of a member: where, and the letter of a party (``R``), a postal code, or a chamber (``S``, ``H``)."""

    span: Span
    value: str


class Mention(NamedTuple):
    """A member named with party, state or title: what stands where, and who can be meant."""

    span: Span
    people: Sequence[Legislator]
    party: Mark | None
    state: Mark | None
    chamber: Mark | None


class _Patterns(NamedTuple):
    before: re.Pattern[str]
    behind: tuple[re.Pattern[str], ...]


@lru_cache
def _patterns(facts: Facts) -> _Patterns:
    known = states(facts).values()
    whole = _either(name for state in known for name in (state.name, *state.short) if not name.endswith("."))
    any_form = _either(name for state in known for name in (state.name, state.ap, state.code, *state.short))
    named = rf"(?P<state>{whole})(?! (?:City|Beach|State|County|University)\b|\w|, ?D\.?C)"
    tagged = rf"(?P<state>{any_form})(?![\w’']|, ?D\.?C)"
    noun = r"(?P<party>Republican|Democrat|[Ii]ndependent)"
    article = rf"(?:an? |the )?{_KIND}"
    return _Patterns(
        patterns.compile(
            rf"(?:^|(?<=[\s(\[“\"—–]))(?:(?P<state>{whole})(?:['’]s?)? )?(?:U\.?S\.? )?"
            rf"(?:(?P<party>Republican|Democrat(?:ic)?|GOP|[Ii]ndependent) )?(?:U\.?S\.? )?(?:(?P<state2>{whole}) )?(?:U\.?S\.? )?$"
        ),
        (
            patterns.compile(
                r" ?[(\[](?P<party>Republican|Democrat(?:ic)?|[Ii]ndependent|Rep|Dem|Ind|[RDIL])"
                rf"(?:\.?[-–—‑] ?|\.?, ?|\. ?|\.?\) (?:of |from )?){tagged}"
            ),
            patterns.compile(r" ?[(\[](?P<party>Republican|Democrat|[Ii]ndependent|[RDIL])[)\]]"),
            patterns.compile(rf" ?[(\[]{tagged}[)\]]"),
            patterns.compile(rf",? (?P<party>[RDIL])\.?[-–—‑] ?{tagged}"),
            patterns.compile(rf",? {article}(?P<party>Republican|Democrat(?:ic)?|[Ii]ndependent){_ROLE} (?:of|from) {named}"),
            patterns.compile(rf", {article}(?P<state>{whole})(?:['’]s)? {noun}\b(?!-| [A-Z]| Party| [Cc]aucus)"),
            patterns.compile(rf",? of {named}(?! [A-Z]|['’])(?:, (?:an? |the ){_KIND}{noun}\b(?!-| [A-Z]| [Pp]arty))?"),
            patterns.compile(rf", (?:an? |the ){_KIND}{noun}(?=[,.;:)—–]| who\b| and\b| on\b| in\b| [—–])"),
        ),
    )


def _either(spellings: Iterator[str]) -> str:
    """A pattern for any of some spellings of states, the longer first; full stops may lack."""
    longest_first = sorted(set(spellings), key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\.", r"\.?").replace(r"\ ", " ?") for name in longest_first)


def mentions(text: str, facts: Facts = ()) -> Iterator[Mention]:
    """The members that a text names by their full names with a title or a party and state, in no order; those who are called former, and
    members of state legislatures, are left out."""
    done = set()
    for title in _TITLE.finditer(text):
        name = None if text[title.start() - 1 : title.start()].isalnum() else _NAME.match(text, title.end())
        for end in _ends(text, name) if name else ():
            if people := find(text[title.end() : end], facts):
                done.add(end)
                start, party, state = _before(text, title.start(), facts)
                behind = None if _NOT_NOW.search(text, max(start - _NEAR, 0), start) else _behind(text, end, facts)
                if behind is not None:
                    chamber = Mark(Span(title.start(), title.end() - 1), "S" if title[0][0] in "Ss" else "H")
                    yield Mention(Span(start, end), people, behind[0] or party, behind[1] or state, chamber)
                break
    for tag in _TAG.finditer(text):
        end = tag.start() - (text[tag.start() - 1 : tag.start()] == " ")
        name = _NAME_BEFORE.search(text, max(end - _LONGEST_NAME, 0), end)
        if name is None or name.end() in done or _NOT_NOW.search(text, max(name.start() - _NEAR, 0), name.start()):
            continue
        for word in list(re.finditer(r"\S+", name[0]))[:-1]:
            start = name.start() + word.start()
            if people := find(text[start:end], facts):
                behind = _behind(text, end, facts)
                if behind is not None:
                    yield Mention(Span(start, end), people, *behind, None)
                break


def _before(text: str, title: int, facts: Facts) -> tuple[int, Mark | None, Mark | None]:
    """Where the words before a title that belong to it begin, and the party and state that they give."""
    word = text[max(title - _LONGEST_WORD, 0) : title - 1].split(" ")[-1].lstrip("“‘\"'([—–")
    # Most titles stand behind a plain word, which is seen faster than all those that may belong to them are tried.
    found = None
    if word[:1].isupper() or word == "independent":
        found = _patterns(facts).before.search(text, max(title - _LONGEST_NAME, 0), title)
    if found is None:
        return title, None, None
    start, (party, state) = found.start(), _marks(found, facts)
    # "Texas and Ohio Sens." and "Republican and Democratic Sens." tell of several what holds for one.
    another = _ANOTHER.search(text, max(start - _NEAR, 0), start)
    words = text[max(another.start() - _NEAR, 0) : another.start()].split(" ") if another else [""]
    if words[-1] in ("Republican", "Democratic", "GOP") or code_of(words[-1], facts) or code_of(" ".join(words[-2:]), facts):
        return start, None, None
    placed = state and _PLACE.search(text, max(start - _NEAR, 0), start)
    return start, party, None if placed else state


def _ends(text: str, name: re.Match[str]) -> list[int]:
    """Where the name may end, the longest first: before any of its words."""
    ends = []
    for word in re.finditer(r"\S+", name[0]):
        bare = _POSSESSIVE.sub("", word[0])
        ends.append(name.start() + word.start() + len(bare))
        if bare != word[0] or (bare.endswith(".") and len(bare) > 5):
            ends[-1] -= bare.endswith(".")
            break
    return ends[:0:-1]


def _behind(text: str, end: int, facts: Facts) -> tuple[Mark | None, Mark | None] | None:
    """Party and state behind the name; None where a district or town stands in the place of the state."""
    if junior := _JUNIOR.match(text, end):
        end = junior.end()
    for pattern in _patterns(facts).behind:
        if found := pattern.match(text, end):
            return _marks(found, facts)
    return None if _TAG.match(text, end + (text[end : end + 1] == " ")) else (None, None)


def _marks(found: re.Match[str], facts: Facts) -> tuple[Mark | None, Mark | None]:
    groups = found.groupdict()
    party = Mark(Span(*found.span("party")), groups["party"][0].upper()) if groups.get("party") else None
    if party and groups["party"] == "GOP":
        party = party._replace(value="R")
    which = next((group for group in ("state", "state2") if groups.get(group)), None)
    code = code_of(groups[which], facts) if which else None
    return party, Mark(Span(*found.span(which)), code) if which and code else None
