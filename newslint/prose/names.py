"""Persons in news copy: who is named, with what title, and where each surname is first introduced.

A name is a run of capitalised words with the particles, initials and nicknames that stand inside names. Word lists say which words of a run
are titles and which make it an organisation; nothing is guessed from frequency. The index of introductions is generous on purpose (any run
of capitals that holds a surname introduces it), because a missed finding costs less than a false one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from newslint.document import Block, Document
from newslint.prose.lexicon import (
    BEFORE_SENATOR,
    CALENDAR,
    CONTRACTIONS,
    FAMILY_FIRST,
    GIVEN,
    HONORIFICS,
    MONTH_NAMES,
    OPENERS,
    ORGANISATIONS,
    PARTICLES,
    RANKS,
    ROLES,
    SPELT_TITLES,
)
from newslint.source import Span

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁĻŃŇŐŘŚŞŠŤŪŮŰŹŻŽȘȚ"
_TOKEN = rf"[{_UPPER}][\w.’'-]*+"
_RUN = re.compile(rf"{_TOKEN}(?: (?:(?:{'|'.join(sorted(PARTICLES))}) ){{0,2}}(?:al-|el-)?{_TOKEN})*+")
_SUFFIXES = frozenset("Jr Sr Jr. Sr. II III IV Esq Esq.".split())
_POSSESSIVE = ("’s", "'s", "s’", "s'")
_LEFT = re.compile(rf"(?:[{_UPPER}][\w’'-]*\.? |U\.S\. |U\.K\. )*$")
_CLOSERS = "\"'”’“‘»)] \xa0\u200b\u200e"
_DETERMINERS = frozenset("a an the my our your his her their its this".split())
_OFFICE = frozenset("be been become becomes became is was were are as elected named acting appointed vice".split()) | _DETERMINERS
_OF_OFFICE = re.compile(r"(?:office|post|role|title|job|position|rank|seat|duties|powers|[Dd]epartment|[Mm]inistry|[Cc]ourt|[Hh]all|[A-Z]\w+) of $")
_STATE_OFFICE = re.compile(r"(?:Secretary of (?:State|Defen[cs]e|the Treasury)|Speaker of the House)$")

def _kinds() -> dict[str, str]:
    """What a capitalised word is when it is no name: O opens sentences, T title or role, G part of an organisation, C day or month."""
    kinds = {word.capitalize(): "G" for word in ORGANISATIONS}
    kinds |= {word.capitalize(): "C" for word in CALENDAR - MONTH_NAMES}
    kinds |= {word.capitalize(): "O" for word in OPENERS} | dict.fromkeys(CONTRACTIONS, "O")
    for title in ROLES | HONORIFICS:
        kinds["-".join(part.capitalize() for part in title.split("-"))] = kinds[title.capitalize()] = "T"
    kinds |= {f"{rank}.": "T" for rank in RANKS}
    return kinds


_KINDS = _kinds()
_NO_NAMES = frozenset(word for word, kind in _KINDS.items() if kind != "T") | frozenset(word.capitalize() for word in CALENDAR) | RANKS


class Mention(NamedTuple):
    """A person named in a block. ``span`` covers title to suffix; ``title`` is what stands before the name ("Lt. Gen.", "spokesman", "");
    ``surname`` includes its particles; ``full`` says that a given name or an initial is there."""

    block: Block
    span: Span
    title: str
    given: str
    surname: str
    full: bool


class Lone(NamedTuple):
    """A capitalised word that stands alone, without a possessive: perhaps a surname."""

    block: Block
    span: Span
    word: str


@dataclass(frozen=True, slots=True)
class People:
    """The persons of a document, in reading order. ``mentions`` are those with a given name, a title or a role; ``lone`` the capitalised
    words that stand alone and are neither a day, a month, a common opener of sentences nor part of a body's name."""

    mentions: tuple[Mention, ...]
    lone: tuple[Lone, ...]
    _known: dict[str, tuple[int, int]]

    def introduced(self, surname: str, block: int | None = None, at: int = 0) -> bool:
        """Whether ``surname`` has stood beside a given name, a title, a role or another capitalised word before offset ``at`` of the block
        with that index, or anywhere when no block is given. The metadata's headline and byline come before everything."""
        place = self._known.get(fold(surname))
        return place is not None and (block is None or place < (block, at))


def fold(name: str) -> str:
    """A name for comparison: lower case, without accents, possessive and Arabic article."""
    if not name.isascii():
        name = name.replace("’", "'")
        name = "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    name = name.lower()
    if name.isalpha():
        return name
    name = name.removesuffix("'s").strip("'.-")
    return name[3:] if name.startswith(("al-", "el-", "ul-")) else name


def people(document: Document) -> People:
    """The persons that a document names. For ``document.shared``."""
    mentions: list[Mention] = []
    lone: list[Lone] = []
    known: dict[str, tuple[int, int]] = {}
    for line in (document.metadata.headline, document.metadata.byline):
        if line and not _title_case(line):
            for run in _RUN.findall(line):
                for word in run.split() if " " in run else ():
                    known.setdefault(fold(word), (-1, 0))
    for block in document.blocks:
        text = block.text
        headed = "heading" in block.scope and _title_case(text)
        for match in _RUN.finditer(text):
            run = match.group()
            if run in _NO_NAMES:
                continue
            start = match.start()
            if start and (text[start - 1].isalnum() or text[start - 1] in "@#/&._"):
                continue
            if " " not in run:
                if not headed:
                    _read_lone(block, start, run, mentions, lone, known)
            elif "." in run or "'" in run or "’" in run:
                for begin, part in _parts(run):
                    if " " in part:
                        _read_run(block, start + begin, part, headed, mentions, lone, known)
                    elif part not in _NO_NAMES and not headed:
                        _read_lone(block, start + begin, part, mentions, lone, known)
            else:
                _read_run(block, start, run, headed, mentions, lone, known)
    return People(tuple(mentions), tuple(lone), known)


def cut_titles(document: Document) -> tuple[tuple[Block, Span], ...]:
    """Where a paragraph ends in a rank or title whose name is missing: the block and the span of the title with what qualifies it ("British
    Army Maj."). For ``document.shared``."""
    found = []
    for block in document.blocks:
        text = block.text
        end = len(text.rstrip(_CLOSERS))
        start = text.rfind(" ", 0, end) + 1
        word = text[start:end].lstrip("(\"“‘'").removeprefix("then-").removeprefix("ex-")
        if word.endswith("."):
            wanted = word[:-1] in RANKS
        else:
            wanted = word in SPELT_TITLES
            if not wanted and word in ("State", "House", "Defense", "Defence", "Treasury"):
                office = _STATE_OFFICE.search(text, max(end - 30, 0), end)
                wanted, start = office is not None, office.start() if office else start
        if wanted and text.count(" ", 0, end) > 2:
            start = end - len(word) if word in text[start:end] and " " not in text[start:end] else start
            first = _with_qualifiers(text, start)
            if _wants_name(text, word, first, start, end):
                found.append((block, Span(first, end)))
    return tuple(found)


def _with_qualifiers(text: str, start: int) -> int:
    """Where the capitalised words before a title begin ("British Army" before "Maj.")."""
    left = _LEFT.search(text, max(start - 60, 0), start)
    first = left.start() if left else start
    while first < start and text[first : text.find(" ", first)].lower() in OPENERS:
        first = text.find(" ", first) + 1
    return first


def _wants_name(text: str, word: str, first: int, start: int, end: int) -> bool:
    """Whether the last word of a paragraph is a title here, and not a surname, a street or an address in speech."""
    stopped = word.endswith(".")
    title = word.rstrip(".")
    qualifiers = text[first:start].split()
    if title in ("Sen", "Dr", "Hon", "Fr") and qualifiers:
        nearest = qualifiers[-1].removesuffix("'s").removesuffix("’s")
        if nearest not in BEFORE_SENATOR and nearest.rstrip(".") not in RANKS and nearest.lower() not in ROLES:
            return False
    ahead = text[max(first - 30, 0) : first].rstrip().rpartition(" ")[2]
    if ahead[:1].isdigit() or (ahead.endswith(",") and not qualifiers and end < len(text.rstrip())):
        return False
    if stopped:
        return ahead.lower() not in _DETERMINERS or title in ("Rev", "Hon")
    words = text.split()
    lower = sum(1 for token in words if token[:1].islower())
    if len(words) < 7 or lower * 3 < len(words) or ahead.lower() in _OFFICE:
        return False
    return ahead != "of" or not _OF_OFFICE.search(text, max(first - 20, 0), first)


def _title_case(line: str) -> bool:
    words = [word for word in line.split() if word[0].isalpha()]
    return sum(1 for word in words if word[0].isupper()) * 10 > len(words) * 6


def _parts(run: str) -> Iterator[tuple[int, str]]:
    """The run, parted after a possessive and where a full stop ends a sentence rather than an abbreviation; with their offsets."""
    begin = at = 0
    for token in run.split(" "):
        at += len(token) + 1
        stopped = token.endswith(".") and len(token) > 2 and token not in _KINDS and token not in _SUFFIXES and "." not in token[:-1]
        if stopped or token.endswith(_POSSESSIVE):
            yield begin, run[begin : at - 1].rstrip(".")
            begin = at
    if begin < len(run):
        yield begin, run[begin:]


def _read_lone(
    block: Block, start: int, word: str, mentions: list[Mention], lone: list[Lone], known: dict[str, tuple[int, int]]
) -> None:
    """File a capitalised word that stands alone, with the role that may stand before it."""
    word = word.rstrip("-.'’")
    if word.endswith(_POSSESSIVE[:2]):
        word = word[:-2]
    if word in _NO_NAMES or len(word) < 2:
        return
    text, end = block.text, start + len(word)
    left = text.rfind(" ", max(start - 24, 0), max(start - 1, 0)) + 1
    if text[left : start - 1] in ROLES:
        known.setdefault(fold(word), (block.index, start))
        mentions.append(Mention(block, Span(left, end), text[left : start - 1], "", word, False))
    else:
        lone.append(Lone(block, Span(start, end), word))


def _read_run(
    block: Block, start: int, run: str, headed: bool, mentions: list[Mention], lone: list[Lone], known: dict[str, tuple[int, int]]
) -> None:
    """File a run of several words: titles, then a name, unless it names something else."""
    tokens = run.split(" ")
    kinds = "".join([_KINDS.get(token, "-") for token in tokens])
    end = start + len(run)
    while kinds[0] == "O" and len(tokens) > 1:
        start += len(tokens[0]) + 1
        del tokens[0]
        kinds = kinds[1:]
    titles = kinds.rfind("T", 0, -1) + 1
    honorific = titles and all(token.rstrip(".").lower() in HONORIFICS for token in tokens[:titles])
    if len(tokens) == 1 or (honorific and titles == len(tokens) - 1):
        if tokens[-1] not in _NO_NAMES and not headed:
            _read_lone(block, end - len(tokens[-1]), tokens[-1], mentions, lone, known)
        return
    if headed and not titles and tokens[0].lower() not in GIVEN:
        return
    place = (block.index, start)
    for token in tokens:
        known.setdefault(fold(token), place)
    rest = kinds[titles:]
    if "G" not in rest and "C" not in rest and len(rest) < 7:
        mentions.append(_mention(block, Span(start, end), " ".join(tokens[:titles]), tokens[titles:]))


def _mention(block: Block, span: Span, title: str, name: list[str]) -> Mention:
    last = len(name) - 1
    if last > 0 and name[last] in _SUFFIXES:
        last -= 1
    if last > 0 and name[0].lower() in FAMILY_FIRST and (last > 1 or "-" in name[1] or name[0].lower() not in GIVEN):
        return Mention(block, span, title, " ".join(name[1 : last + 1]), name[0], True)
    first = last
    while first > 1 and name[first - 1] in PARTICLES:
        first -= 1
    surname = " ".join(name[first : last + 1])
    if surname.endswith(_POSSESSIVE[:2]):
        surname, span = surname[:-2], Span(span.start, span.end - 2)
    return Mention(block, span, title, " ".join(name[:first]), surname, first > 0)
