"""Persons in news copy: who is named, with what title, and where each surname is first introduced.

A name is a run of capitalised words with the particles and initials that stand inside names. Word lists say which words of a run are titles
and which make it the name of a body; nothing is guessed from frequency. The index of introductions is generous on purpose (any run of
capitals that holds a surname introduces it), because a missed finding costs less than a false one.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from newslint import patterns
from newslint.document import Block, Document
from newslint.prose.lexicon import (
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
    words,
)
from newslint.source import Span

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁĻŃŇŐŘŚŞŠŤŪŮŰŹŻŽȘȚ"
TOKEN = rf"[{UPPER}][\w.’'-]*+"
RUN = patterns.compile(rf"{TOKEN}(?: (?:(?:{'|'.join(sorted(PARTICLES))}) ){{0,2}}(?:al-|el-)?{TOKEN})*+")
_SUFFIXES = words("Jr Sr Jr. Sr. II III IV Esq Esq.")
_PARTING = patterns.compile(r"[.'’]")
_TRAILING = "-.'’"
_POSSESSIVE = ("’s", "'s", "s’", "s'")


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
# What is taken off the head of a run of capitals.
LEADING = frozenset(word for word, kind in _KINDS.items() if kind == "O" or word.rstrip(".").lower() in HONORIFICS)
NO_NAMES = frozenset(word for word, kind in _KINDS.items() if kind != "T") | frozenset(word.capitalize() for word in CALENDAR) | RANKS


class Mention(NamedTuple):
    """A person named in a block. ``span`` covers title to suffix; ``title`` is what stands before the name ("Lt. Gen.", "spokesman", "");
    ``surname`` includes its particles and is the first word in Chinese, Korean and Vietnamese names; ``full``: there is a given name or an
    initial."""

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


class People(NamedTuple):
    """The persons of a document, in reading order. ``mentions`` are those with a given name, a title or a role (other runs of capitals
    pass for persons unless a word says that they aren't); ``lone`` are the capitalised words that stand alone or behind a courtesy title,
    and are no day, no month, no common opener of sentences. ``known`` holds the place (block, offset) of the first introduction of each
    word of a name, folded."""

    mentions: tuple[Mention, ...]
    lone: tuple[Lone, ...]
    known: dict[str, tuple[int, int]]

    def introduced(self, surname: str, block: int | None = None, at: int = 0) -> bool:
        """Whether ``surname`` has stood beside a given name, a title, a role or another capitalised word before offset ``at`` of the block
        with that index, or anywhere when no block is given. The metadata's headline and byline come before everything."""
        place = self.known.get(fold(surname))
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


class Capitals(NamedTuple):
    """The capitalised words of a document or block as (block, offset, text): ``lone`` ones, with openers of sentences and courtesy titles
    taken off, and runs of ``several``. Days, months and the like are left out, and so are headings in which every word is capitalised."""

    lone: list[tuple[Block, int, str]]
    several: list[tuple[Block, int, str]]


def capitals(document: Document) -> Capitals:
    """The runs of capitalised words. For ``document.shared``; much cheaper than ``people``."""
    found = [_capitals(block) for block in document.blocks]
    return Capitals([entry for one in found for entry in one.lone], [entry for one in found for entry in one.several])


def _capitals(block: Block) -> Capitals:
    lone: list[tuple[Block, int, str]] = []
    several: list[tuple[Block, int, str]] = []
    text = block.text
    if "heading" in block.scope and is_title_case(text):
        return Capitals(lone, several)
    for match in RUN.finditer(text):
        run = match.group()
        if run in NO_NAMES:
            continue
        start = match.start()
        if start and (before := text[start - 1]) != " " and (before in "@#/&._" or before.isalnum()):
            continue
        if " " not in run:
            if run[-1] in _TRAILING and (run := run.rstrip(_TRAILING)) in NO_NAMES:
                continue
            lone.append((block, start, run))
            continue
        if run[: run.index(" ")] not in LEADING and not _PARTING.search(run):
            several.append((block, start, run))
            continue
        for begin, part in parts_of(run):
            while (space := part.find(" ")) > 0 and part[:space] in LEADING:
                begin += space + 1
                part = part[space + 1 :]
            if space > 0:
                several.append((block, start + begin, part))
            elif (part := part.rstrip(_TRAILING)) and part not in NO_NAMES:
                lone.append((block, start + begin, part))
    return Capitals(lone, several)


def people(document: Document) -> People:
    """The persons that a document names. For ``document.shared``."""
    mentions: list[Mention] = []
    lone: list[Lone] = []
    known: dict[str, tuple[int, int]] = {}
    for line in (document.metadata.headline, document.metadata.byline):
        for word in [word for run in RUN.findall(line) if " " in run for word in run.split()] if line and not is_title_case(line) else ():
            known.setdefault(fold(word), (-1, 0))
    runs = document.shared(capitals)
    for block, start, run in _titled(document) + runs.several:
        tokens, title = name_of(run)
        for token in run.split():
            place = (block.index, start)
            known[fold(token)] = min(known.get(fold(token), place), place)
        if tokens:
            given, surname = _given_and_surname(tokens)
            mentions.append(Mention(block, Span(start, start + len(run)), title, given, surname, given != ""))
    for block, start, word in runs.lone:
        if word.endswith(_POSSESSIVE[:2]):
            word = word[:-2]
        if word in NO_NAMES or len(word) < 2:
            continue
        end = start + len(word)
        if role := _role_before(block.text, start, end):
            place = (block.index, start)
            known[fold(word)] = min(known.get(fold(word), place), place)
            mentions.append(Mention(block, Span(start - len(role) - 1, end), role.rstrip(","), "", word, False))
        else:
            lone.append(Lone(block, Span(start, end), word))
    mentions.sort(key=lambda mention: (mention.block.index, mention.span))
    return People(tuple(mentions), tuple(lone), known)


def _titled(document: Document) -> list[tuple[Block, int, str]]:
    """The runs of a headline whose words are all capitalised that surely name a person: with a title or a common given name."""
    found = []
    for block in document.blocks:
        if "heading" in block.scope and is_title_case(block.text):
            for match in RUN.finditer(block.text):
                for begin, part in parts_of(match.group()):
                    head = part.partition(" ")[0]
                    if " " in part and (_KINDS.get(head) == "T" or head.lower() in GIVEN):
                        found.append((block, match.start() + begin, part))
    return found


def is_title_case(line: str) -> bool:
    initials = [word[0] for word in line.split() if word[0].isalpha()]
    return sum(1 for initial in initials if initial.isupper()) * 10 > len(initials) * 6


def _role_before(text: str, start: int, end: int) -> str:
    """The lower-case role that stands directly before a name ("engineer Okafor", "his mother, Okafor,"), or nothing."""
    if start < 4 or text[start - 1] != " " or not (text[start - 2].islower() or (text[start - 2] == "," == text[end : end + 1])):
        return ""
    word = text[text.rfind(" ", max(start - 20, 0), start - 1) + 1 : start - 1]
    return word if word.rstrip(",") in ROLES else ""


def parts_of(run: str) -> list[tuple[int, str]]:
    """The run, parted after a possessive and where a full stop ends a sentence rather than an abbreviation; with their offsets."""
    if not _PARTING.search(run):
        return [(0, run)]
    parts = []
    begin = at = 0
    for token in run.split(" "):
        at += len(token) + 1
        stopped = token.endswith(".") and len(token) > 2 and token not in _KINDS and token not in _SUFFIXES and "." not in token[:-1]
        if stopped or token.endswith(_POSSESSIVE):
            parts.append((begin, run[begin : at - 1].rstrip(".")))
            begin = at
    if begin < len(run):
        parts.append((begin, run[begin:]))
    return parts


def name_of(run: str) -> tuple[list[str], str]:
    """The words of the person's name in a run of several words, and the title before it; no words when it names something else."""
    tokens = run.split(" ")
    kinds = "".join([_KINDS.get(token, "-") for token in tokens])
    titles = kinds.rfind("T", 0, -1) + 1
    rest = kinds[titles:]
    if "G" in rest or "C" in rest or len(rest) > 6:
        return [], ""
    return tokens[titles:], " ".join(tokens[:titles])


def _given_and_surname(name: list[str]) -> tuple[str, str]:
    last = len(name) - 1
    if last > 0 and name[last] in _SUFFIXES:
        last -= 1
    if last > 0 and name[0].lower() in FAMILY_FIRST and (last > 1 or "-" in name[1] or name[0].lower() not in GIVEN):
        return " ".join(name[1 : last + 1]), name[0]
    first = last
    while first > 1 and name[first - 1] in PARTICLES:
        first -= 1
    surname = " ".join(name[first : last + 1])
    return " ".join(name[:first]), surname.removesuffix("’s").removesuffix("'s").rstrip(".")
