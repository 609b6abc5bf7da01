"""The leaders named in "Executive branch" texts of the CIA World Factbook, in the wording of every edition since 1992.

``chief of state: President Rumen RADEV (since 22 January 2017) head of government: ...``: titles come first, the name by which a person is
known stands in capitals, and the day of taking office stands in brackets.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple


class Leader(NamedTuple):
    """Who leads a country. ``role`` is ``head of state``, ``head of government``, ``vice`` (for both) or ``vice-regal`` (who represents a
    head of state); ``title`` is as the text has it, without "acting" and without the country; ``since`` is an ISO date that may lack its
    day or month, empty where the text gives none."""

    country: str
    role: str
    title: str
    name: str
    since: str
    acting: bool


_SECTION = re.compile(r"(?i)\b(?:(?P<state>(?:co-)?chiefs? of state)|heads? of government) ?: ")
_END = re.compile(r"(?i)(?<!the )\b(?:cabinet(?: members)?|elections?(?:/appointments)?|election results|digraph) ?: ")
_TAG = re.compile(r"<[^>]*>")
_BRACKET = re.compile(r"\((?P<inside>[^()]*)\)")
_SINCE = re.compile(
    r"(?i)\bsince\b|\bfor the period\b|^\s*\d\d? [a-z]+ \d{4}\s*$|^\s*(?:sworn in|appointed|elected|inaugurated) (?:on )?\d"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DATE = re.compile(rf"(?i)\b(?:(?:(?P<day>\d\d?) )?(?P<month>{'|'.join(_MONTHS)})[a-z]*\.? )?(?P<year>(?:19|20)\d\d)\b")
_ACTING = re.compile(
    r"(?i)\b(?:acting|interim|transition(?:al)?|caretaker|temporary|provisional) (?!\w*(?:council|government|ruling|national)\b)"
)
_REPRESENTED = re.compile(r"(?i)^.*\brepresented by\b(?: the)? ")
_TELLS = re.compile(
    r"(?i)\s*(?:note|nb|former|following|the|both|under|after|also known|in|on|as|since|who|he|she|there|position|vacant)\b"
)
_SPELLED = re.compile(r"(?i)\s*(?:also (?:spelled|known|referred)|aka|a\.k\.a\.)")
_LOUD = re.compile(
    r"(?<![^\W_])(?:[A-Za-z]{1,2}['’`])?(?:Mc|Mac|De|Le|La|Van)?[A-ZÀ-ÞŌŠŽČĆĐŞİĞĀĒĪŪ][A-ZÀ-ÞŌŠŽČĆĐŞİĞĀĒĪŪ'’`]+(?![^\W\d_])"
)
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?$")
_ROMAN = re.compile(r"[IVX]+$")
_NEW_PERSON = re.compile(r",? and |, | / ")
_ACRONYMS = frozenset(
    "CNSP CNRD GNU UK US DC RN TISA FSC EU UN RSP PM CPP CEO GNC NTC FARC MPLA NLD ANC UAE PLO PA SPDC SLORC RCC".split()
)
# Ranks and forms of address, which don't belong to the title; and with them all words that stand in titles and hardly in names: the name
# begins behind the last of them.
_FORMS = frozenset(
    "gen. lt. maj. major col. colonel brig. brigadier capt. flt. adm. admiral vice-admiral rear marshal vice-marshal air sgt. sr. "
    "cdr. cmdr. commander commodore dr. mr. mrs. ms. sir dame lord lady hon. honorable honourable archbishop bishop monsignor msgr. "
    "cardinal judge justice professor prof. ayatollah dato datuk tun crown prince princess (ret.) ret. general sultan mgr. msgr gen "
    "col lt maj adm dr lieutenant grand".split()
)
_OFFICE = _FORMS | frozenset(
    "president presidents president-elect premier minister ministers chancellor king queen emperor amir emir pope co-prince coprince "
    "co-princes duke taoiseach leader chairman chairperson chairwoman chair co-chairman chief head governor governor-general "
    "lieutenant-governor vice-president vice captains regent captain minister-designate designate administrator prefect commissioner "
    "secretary secretary-general speaker council committee commission board cabinet government state states republic federation "
    "confederation kingdom emirate union assembly parliament presidency soviet people's people’s affairs foreign defense defence "
    "finance interior economy executive superior revolution yuan ruler mann bailiff seneschal mayor officer representative forces "
    "homeland territory territories islands australia zealand excellency highness majesty development congress party polynesia "
    "cambodia spain china transition restoration salvation front taliban commonwealth norway denmark commander-in-chief nations "
    "command junta committees first second third rank".split()
)
_VICE = re.compile(r"(?i)(?:\w+ )?(?:co-)?(?:vice|deputy|lieutenant)\b")
_BODY = re.compile(r"\b(?:Government|Council|Committee|Assembly|Commission|Yuan|Board|Junta|Presidency|Front|Cabinet)\b")
_HEADS = ("Minister", "Secretary", "Chairman", "Chairperson", "Chief", "Head")
_PAIRS = ("governor general", "secretary general", "crown prince")
_PLURAL = re.compile(r"(?<=(?:Minister|resident))s\Z|(?<=Premier)s\Z")
_SMALL = frozenset(
    "bin ibn al el ul as ad ar an at de da do dos das del della di der den van von la le las los y e i ould bint binti ibni".split()
)


def leaders_in(text: str, country: str) -> Iterator[Leader]:
    """The leaders in a text with ``chief of state:`` and ``head of government:``, with markup or without, for the country of that code."""
    plain = _plain(text)
    starts = [*_SECTION.finditer(plain)]
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(plain)
        cut = _END.search(plain, start.end(), end)
        role = "head of state" if start["state"] else "head of government"
        yield from leaders_of(plain[start.end() : cut.start() if cut else end], role, country)


def leaders_of(text: str, role: str, country: str) -> Iterator[Leader]:
    """The leaders in the text of one section: those before a bracket that dates their office, or else one that stands there alone."""
    text = _plain(text)
    seen: set[Leader] = set()
    begin, title, dated = 0, "", False
    for bracket in _BRACKET.finditer(text):
        if not _SINCE.search(bracket["inside"]):
            continue
        said, begin = text[begin : bracket.start()], bracket.end()
        clauses = [clause for clause in _BRACKET.sub(" ", said).split(";") if clause.strip(" .,")]
        while len(clauses) > 1 and _SPELLED.match(clauses[-1]):
            clauses.pop()
        for leader in _people(clauses[-1] if clauses else "", iso(bracket["inside"]), role, country, title):
            dated, title = True, leader.title
            if leader not in seen:
                seen.add(leader)
                yield leader
    if not dated:
        yield from _people(_BRACKET.sub(" ", text).split(";")[0].split("note -")[0], "", role, country, "")


def iso(words: str) -> str:
    """The first date in some words as ISO, as far as it goes (``April 2018`` gives ``2018-04``); empty where there is none."""
    found = _DATE.search(words)
    if not found:
        return ""
    month = _MONTHS.index(found["month"].lower()) + 1 if found["month"] else 0
    return found["year"] + (f"-{month:02}" if month else "") + (f"-{int(found['day']):02}" if found["day"] else "")


def fold(name: str) -> str:
    """A name with its capitals as copy writes them: ``Denis SASSOU-Nguesso`` gives ``Denis Sassou-Nguesso``; numerals and initials stay."""
    words = name.split()
    for place, word in enumerate(words):
        if place and word.isupper() and len(word) > 1 and word.lower() in _SMALL:
            words[place] = word.lower()
        elif not (_INITIALS.match(word) or (place and _ROMAN.match(word))):
            words[place] = _LOUD.sub(lambda loud: _small(loud[0]), word)
    return " ".join(words)


def _small(word: str) -> str:
    head = next((head for head in ("Mc", "Mac", "De", "Le", "La", "Van") if word.startswith(head)), "")
    first, *rest = re.split(r"(['’`])", word[len(head) :])
    # O'NEILL and N'DJAMENA have a second capital, MULI'AKA'AKA has none.
    rest = [part.capitalize() if len(first) == 1 else part.lower() for part in rest]
    return head + first.capitalize() + "".join(rest)


def _plain(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", text)).replace("|", " ").split())


def _people(said: str, since: str, role: str, country: str, before: str) -> Iterator[Leader]:
    """The people of one clause; ``before`` is the title of those before them, for who has none."""
    said = said.strip(" ,.:")
    said = re.sub(r"^and ", "", said)
    if represented := _REPRESENTED.match(said):
        said = said[represented.end() :]
    if _TELLS.match(said):
        return
    # A new person begins only where both sides bear a name in capitals.
    cuts, begin = [], 0
    for joint in _NEW_PERSON.finditer(said):
        if _is_named(said[begin : joint.start()]) and _is_named(_NEW_PERSON.split(said[joint.end() :])[0]):
            cuts.append(said[begin : joint.start()])
            begin = joint.end()
    parts = [*cuts, said[begin:]]
    for part in parts:
        title, name = _split(part)
        acting = bool(_ACTING.search(f"{title} "))
        title = _title(_ACTING.sub("", f"{title} ").strip(), "vice-regal" if represented else role) or before
        before = title
        if name:
            yield Leader(country, "vice-regal" if represented else _role(role, title), title, fold(name), since, acting)


def _role(role: str, title: str) -> str:
    return "vice" if _VICE.match(title) and not re.search(r"(?<!Vice )(?<!Deputy )Prime Minister", title) else role


def _is_named(part: str) -> bool:
    return any(loud[0] not in _ACRONYMS and not _ROMAN.match(loud[0]) for loud in _LOUD.finditer(part))


def _split(part: str) -> tuple[str, str]:
    """Title and name of one person."""
    words = part.split()
    louds = [place for place, word in enumerate(words) if _is_named(word)]
    end = len(words)
    if louds:
        # "of Norway" behind the name is the title's; commas behind it begin a remark, save before Jr.
        end = next((place for place in range(louds[0] + 1, end) if words[place] in ("of", "is", "was", "has", "as")), end)
        commas = (place for place in range(louds[0], end - 1) if words[place].endswith(",") and words[place + 1][:2] not in ("Jr", "Sr"))
        end = next(commas, end - 1) + 1
    limit = louds[0] if louds else end
    start = next((place + 1 for place in range(limit - 1, -1, -1) if words[place].lower().strip(",") in _OFFICE), 0)
    while start < limit and (words[start] in ("of", "the", "for", "and") or words[start] in _ACRONYMS):
        start += 1
    if not louds:
        quiet = words[start:end]
        if start == 0 or not 0 < len(quiet) < 6 or not all(word[0].isupper() or word in _SMALL for word in quiet):
            return "", ""
    name = re.sub(r"^(?:(?!al-|el-)[a-z]{2,}:? )+", "", " ".join(words[start:end]).strip(" ,.;:-").split(": ")[-1])
    name = name + "." if name.endswith((" Jr", " Sr")) else name
    return " ".join(words[:start]), "" if re.search(r"\d", name) else name


def _title(title: str, role: str) -> str:
    """A title without ranks and forms of address behind it and without its country; of two, that which goes with the role."""
    words = title.removeprefix("co-chiefs of state ").split()
    while len(words) > 1 and words[0] in _ACRONYMS - {"UK"}:
        words.pop(0)
    while len(words) > 1 and words[-1].lower() in _FORMS and " ".join(words[-2:]).lower() not in _PAIRS:
        words.pop()
    title = " ".join(words)
    if " and " in title and " of " not in title:
        both = title.split(" and ")
        title = next((one for one in both if role == "head of government" and "Prime Minister" in one), both[0])
    head, _, tail = title.partition(" of ")
    # The Prime Minister of a country is one, the Minister of Finance isn't just a minister, nor the President of a council a president.
    if head == "Prime Minister" or not (head.endswith(_HEADS) or (head.endswith("President") and _BODY.search(tail))):
        title = head
    return title.strip(" ,") if " of " in title else _PLURAL.sub("", title.strip(" ,"))
