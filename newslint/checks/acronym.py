"""``extends: acronym``: initials that the article never spells out, or spells out and never uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, _options
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.lexicon import words
from newslint.prose.spellings import capitalised
from newslint.source import Span

_KINDS = ("unexplained", "unused")
_ROMAN = patterns.compile(r"[IVXLCDM]+$")
# The call letters of American stations.
_STATION = patterns.compile(r"[KW][A-Z]{3}$")
_TOKEN = patterns.compile(r"[A-Za-z][\w.’']*|[^\w\s’'&-]")
# Before a letter that isn't the first of its token.
_INSIDE = patterns.compile(r"[A-Za-z][\w.’']*\Z")
_LONGEST_HEAD = 20
_SMALL = words("of the and for in on to de du la a an with by")
_GIVEN = patterns.compile(r"\(([A-Z]{3,6})\)")
_SHOUTED = patterns.compile(r"[A-Z]{2,}[^a-z(]{0,3}$")
_SHOUTED_ON = patterns.compile(r"[’'s]{0,2}[^a-z.()]{0,3}[A-Z]{2,}")
_LONGEST = 6
_MOST = 50
_JOINTS = frozenset("@#/-&._")
_JOINTS_BEHIND = frozenset("-/&_:")
_NOUNS = tuple(
    "group agency utility union company firm bank party network channel broadcaster militia consultancy carmaker newspaper website "
    "affiliate".split()
)
_LEADS = (
    *("(", "(the ", ", or ", ", or the ", "known as ", "known as the ", "called ", "called the ", "abbreviated "),
    "conducted by ",
    *(f"{noun} " for noun in _NOUNS),
)
_EXPLAINS = (" (", ", or ", " stands for ", ", the ", ", a ", ", an ", ", which ", " news ", " News ", *(f" {noun}" for noun in _NOUNS))
# Part of a longer name, as of a firm.
_PROPER = patterns.compile(r" [A-Z][a-z]")


class Check:
    """``kind`` is ``unexplained`` (initials that stand ``least`` times (2) or more, none of them beside the words they stand for; the
    first place is reported) or ``unused`` (initials in brackets behind their words, and nowhere else). ``known`` lists initials that need
    no explanation. The argument is the word."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"kind", "known", "least"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._unused = _options.choice(options, "kind", _KINDS) == "unused"
        self._known = frozenset(word for entry in _options.texts(options, "known") for word in entry.split())
        self._least = int(_options.number(options, "least", 2))

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        return self._never_used(document, blocks) if self._unused else self._unexplained(document, blocks)

    def _unexplained(self, document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
        text, counts = document.shared(capitalised)
        for word in [word for word, times in counts.items() if times >= self._least and word.isupper()]:
            if len(word) > _LONGEST or word in self._known or not word.isalpha() or not word.isascii():
                continue
            if _ROMAN.match(word) or _STATION.match(word) or _is_word(text, counts, word) or _is_explained(text, word):
                continue
            uses = list(islice(((block, at) for block in blocks if word in block.text for at in _uses(block, word)), _MOST))
            if len(uses) >= self._least and not any(_PROPER.match(block.text, at + len(word)) for block, at in uses):
                yield Match(uses[0][0], Span(uses[0][1], uses[0][1] + len(word)), (word,))

    def _never_used(self, document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
        text, counts = document.shared(capitalised)
        if not any(counts[word] == 1 and word not in self._known for word in _GIVEN.findall(text)):
            return
        for block in blocks:
            for match in _GIVEN.finditer(block.text) if "(" in block.text else ():
                word, before = match[1], block.text[max(match.start() - 80, 0) : match.start()]
                if counts[word] == 1 and word not in self._known and _initials(before).rstrip().endswith(word.lower()):
                    yield Match(block, Span(*match.span(1)), (word,))


def _uses(block: Block, word: str) -> Iterator[int]:
    """Where the word stands in a block outside quotations, addresses and shouted lines."""
    text = block.text
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        before, behind = text[at - 1 : at] if at else "", text[end : end + 1]
        if not (before.isalnum() or before in _JOINTS or behind.isalnum() or behind in _JOINTS_BEHIND) or not (before and behind):
            shouted = _SHOUTED.search(text, max(at - 20, 0), at) or _SHOUTED_ON.match(text, end)
            if not shouted and not block.within("quote", Span(at, end)):
                yield at
        at = text.find(word, end)


def _is_word(text: str, counts: Mapping[str, int], word: str) -> bool:
    """Whether it is a word or name in capitals: it stands elsewhere with small letters."""
    return word.capitalize() in counts or f" {word.lower()}" in text


def _is_explained(text: str, word: str) -> bool:
    """Whether words with these initials, a bracket or a description stand in the text."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if text.endswith(_LEADS, max(at - 20, 0), at) or text.startswith(_EXPLAINS, end, end + 20):
            return True
        at = text.find(word, end)
    return _is_spelt_out(text, word)


def _is_spelt_out(text: str, word: str) -> bool:
    """Whether words with these initials stand in a row, two of them or more with capitals, as in "Dow Jones industrial average". Small
    words may count or not. Only rows that begin with the first of the initials are read."""
    at = text.find(word[0])
    while at >= 0:
        place = capitals = 0
        inside = _INSIDE.search(text, max(at - _LONGEST_HEAD, 0), at)
        for token in () if inside else _TOKEN.finditer(text, at):
            first = token[0][0]
            if first.upper() == word[place]:
                place += 1
                capitals += first.isupper()
                if place == len(word):
                    if capitals > 1:
                        return True
                    break
            elif token[0].lower() not in _SMALL:
                break
        at = text.find(word[0], at + 1)
    return False


def _initials(text: str) -> str:
    """The first letters of capitalised words, small words between them left out, and a space for everything else."""
    letters = []
    for token in _TOKEN.findall(text):
        if token[0].isupper():
            letters.append(token[0].lower())
        elif token not in _SMALL:
            letters.append(" ")
    return "".join(letters)
