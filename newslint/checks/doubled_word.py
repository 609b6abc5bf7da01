"""``extends: doubled_word``: a word that stands twice running by accident.

Words are compared as they stand between spaces, so that a mark between the two ends the matter. Two capitals are a name (Duran Duran) or
the seam of two entries of a list; a capital before the same word in small letters is a slip unless the name is also a verb ("Will will").
What English doubles on purpose depends on the words around it ("what it is is", "he said that that law", "they had had enough"), and
speakers double adjectives, which narration doesn't.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, compress, count, pairwise
from operator import eq
from typing import Any, ClassVar

from newslint.checks import Match, _options
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.joined import folded, in_bytes
from newslint.prose.lexicon import words
from newslint.source import Span

_CLOSERS = ".,;:!?\"'”’)]…"
_OPENERS = "\"'“‘(["
# A word between spaces and the same word again: in the middle of a line, and at its beginning.
_TWICE = tuple(in_bytes(first + rb" \1(?![a-z])") for first in (rb" ([^ ]++)", rb"\n([^ \n]++)"))
_FUNCTION = words("the a an and or of in to for with on at by from as is was are were be been he she it they we but if this his her their")
_PARTICLES = words("in on for by at to")
_STRANDED_TO = words("as what everything anything all whatever")
_NAMES_TOO = words("said will may can might")
# A pronoun, an article or the like behind "that that": the second one points at nothing.
_SUBJECTS = words(
    "the a an he she it they we you i those these this his their its our my your there who which and or but even despite although unless "
    "until during once whether if when while since after before at because more fewer nearly about people"
)
_PARTICIPLES = words("been told said given taken gone come become begun seen done known shown written spoken won called failed agreed")
_VERBS = words("is was are were do does did has have can")
_CLEFTS = words(
    "what who where when why how whatever whoever wherever thing things problem problems question truth fact point reality issue all "
    "answer reason"
)
_PRONOUNS = words("i we you they he she it")
_BE = words("be been am is are was were")
_GIVING = words("gave give gives giving cost costs lost won asked told tell showed show against handed paid sent offered taught call let")
_FIRSTS = words("lady ladies family families couple gentleman daughter son minister lieutenant cousin cousins")
_WINDOW = 12


class Check:
    """Reports both words. ``allowed`` lists words that may be doubled anywhere, ``emphatic`` those that a speaker may double, ``after``
    verbs whose particle may meet the same word as a preposition ("sworn in in 2009"). The edit leaves one word; there is none for words
    that carry meaning."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"allowed", "emphatic", "after"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._allowed = frozenset(_options.texts(options, "allowed"))
        self._emphatic = frozenset(_options.texts(options, "emphatic"))
        self._after = frozenset(_options.texts(options, "after"))

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        for block in _candidates(document):
            text = block.text.lower()
            tokens = (text if len(text) == len(block.text) else block.text).split(" ")
            bare = [token.strip(_MARKS_TEXT) for token in tokens]
            pairs = [
                number
                for number in compress(count(), map(eq, bare, bare[1:]))
                if bare[number].isalpha() and tokens[number].endswith(bare[number]) and tokens[number + 1].startswith(bare[number])
            ]
            starts = list(accumulate(tokens, lambda at, token: at + len(token) + 1, initial=0)) if pairs else []
            for number in pairs:
                middle = starts[number + 1] - 1
                span = Span(middle - len(bare[number]), middle + 1 + len(bare[number]))
                if self._is_slip(block, tokens, bare, number, span):
                    safe = bare[number] in _FUNCTION and block.text[middle + 1] == tokens[number + 1][0]
                    yield Match(block, span, (bare[number],), (Edit(Span(middle, span.end), ""),) if safe else None)

    def _is_slip(self, block: Block, tokens: list[str], bare: list[str], number: int, span: Span) -> bool:
        one = bare[number]
        before, after = bare[number - 1] if number else "", bare[number + 2] if number + 2 < len(bare) else ""
        if one in (before, after) or "/" in (before, after):
            return False
        if block.text.startswith((" (sic)", " [sic]"), span.end):
            return False
        first, second = block.text[span.start : span.start + len(one)], block.text[span.end - len(one) : span.end]
        ahead = block.text[span.end + 1 : span.end + 2]
        begins = not number or tokens[number - 1][-1:] in _CLOSERS
        if (one in self._allowed and (begins or first == one)) or not _cased_as_slip(one, first, second, ahead, begins):
            return False
        clause = _clause(tokens, bare, number)
        if one in _PARTICLES - {"to"} and before in _BE and clause and clause[-1] not in _PRONOUNS and _CLEFTS.isdisjoint(clause):
            return True
        if one in _PARTICLES and (before in self._after or before.endswith(("'re", "’re", "'m", "’m"))):
            return one == "to" and not _STRANDED_TO.intersection(bare[max(number - 8, 0) : number])
        if one in self._emphatic and block.within("quote", span):
            return False
        if first == "That" or tokens[number + 1] != one or not ahead.islower():
            after = ""
        return not _doubled_by_grammar(one, before, after, clause)


def _cased_as_slip(one: str, first: str, second: str, ahead: str, begins: bool) -> bool:
    """Whether capitals and small letters allow a slip; ``ahead`` begins the next word, ``begins``: so does a sentence here."""
    if not second.islower():
        if one == "the" and first == "the":
            return second == "The"
        return one in _FUNCTION and len(one) > 1 and first == second and first[1:].islower() and ahead.islower()
    if first.islower():
        return len(one) > 1 or one == "a"
    if len(one) < 2:
        return one == "a" and begins
    if first.isupper():
        return one not in _FUNCTION and one not in ("us", "who", "am", "watch")
    return one not in _NAMES_TOO


def _clause(tokens: list[str], bare: list[str], number: int) -> list[str]:
    """The words of the sentence so far but for the last one before the pair, a dozen at most."""
    first = number
    while first > max(number - _WINDOW, 0) and tokens[first - 1].rstrip("\"”’'")[-1:] not in (".", "?", "!"):
        first -= 1
    return bare[first : max(number - 1, first)]


def _doubled_by_grammar(one: str, before: str, after: str, past: list[str]) -> bool:
    """Whether the words around explain a doubled word. ``after`` is empty where a mark follows; ``past`` goes before ``before``."""
    if one == "that":
        return bool(after) and after.replace("’", "'").partition("'")[0] not in _SUBJECTS
    if one == "her":
        return before in _GIVING
    if one == "no":
        return before in ("a", "big", "major")
    if one == "win":
        return before in ("a", "the", "this", "another")
    if one == "had":
        return after not in _PARTICIPLES
    if one == "there":
        return before in ("no", "a", "any", "the", "big", "much", "little") or after not in ("is", "are", "was", "were", "has", "have")
    if one == "first":
        return after in _FIRSTS
    if one == "can":
        return before in ("the", "french", "a")
    if one in _VERBS:
        return (one in ("do", "did", "does") and before in _PRONOUNS) or not _CLEFTS.isdisjoint(past[-5:])
    return False


def _candidates(document: Document) -> list[Block]:
    """The blocks in which a word stands twice running, whatever its case and the quotation marks around it."""
    data = document.shared(folded)
    ends = sorted(place.end() for pattern in _TWICE for place in pattern.finditer(data))
    lines = accumulate(data.count(b"\n", at, end) for at, end in pairwise([0, *ends]))
    return [document.blocks[line - 1] for line in dict.fromkeys(lines)]


_MARKS_TEXT = _CLOSERS + _OPENERS
