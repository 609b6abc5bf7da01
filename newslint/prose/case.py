"""Title case and sentence case of a heading, word by word. Source: Vale's documentation of ``capitalization`` and of its two styles.

A word begins at a letter, a digit or an asterisk (which stands for masked code) and ends at white space; what precedes it is left out.
Changing case never changes the length of a text here: a letter whose other case is several letters keeps its case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeAlias

from newslint import patterns
from newslint.prose.lexicon import words

WORD = r"(?:[^\W_]|\*)\S*"

_ARTICLES = words("a an the")
_CONJUNCTIONS = words("and as but if nor or")
_SHORT_PREPOSITIONS = words("at by en for in of on per v v. via vs vs.")
_SMALL = _ARTICLES | _CONJUNCTIONS | _SHORT_PREPOSITIONS
_LONG_PREPOSITIONS = words(
    "about above across after against along amid amidst among amongst around before behind below beneath beside besides between beyond "
    "despite down during from into near onto over since through throughout toward towards under underneath until upon with within without"
)
# Lower or not by their part in the sentence, which nobody looks up here: "Walk up the Hill" but "Sign Up Now".
_BY_PART = words("off out so up yet")
_PARTICIPLES = words("concerning considering following including past regarding")
# Style: the words that are small, and those that are right in either case.
_STYLES = {
    # "To" of an infinitive is capital, the preposition isn't.
    "AP": (_SMALL, _BY_PART | {"to"}),
    "Chicago": (_SMALL | _LONG_PREPOSITIONS | {"to"}, _BY_PART | _PARTICIPLES),
}
STYLES = tuple(_STYLES)

_PLAIN = patterns.compile(WORD)
_PART = patterns.compile(r"[^\W_][^\s/-]*")
_REST = patterns.compile(r"[^\s/-]*")
_NUMBERING = patterns.compile(r"\d\.")


class Word(NamedTuple):
    """A word of a text: where it stands, what stands there, and what should."""

    start: int
    end: int
    found: str
    wanted: str


# Given a text, a start and an end: the words there, as matches whose group ``term`` is set for a term.
Finder: TypeAlias = Callable[[str, int, int], Iterable[Any]]


class Terms(NamedTuple):
    """Terms that keep the case they have. ``words`` finds the words of a text, a term counting as one; ``inside`` says whether some term
    occurs anywhere in a word."""

    words: Finder
    inside: Callable[[str], Any]


NO_TERMS = Terms(_PLAIN.finditer, lambda word: None)


def sentence_case(text: str, start: int = 0, terms: Terms = NO_TERMS, indicators: tuple[str, ...] = ()) -> list[Word]:
    """The words from ``start`` on as sentence case has them: the first one with a capital, as the one behind a number ("1.") that leads, or
    behind a word that ends in one of ``indicators``."""
    found: list[Word] = []
    small = lower(text)
    capital = True
    for match in terms.words(text, start, len(text)):
        begin, end = match.span()
        word = wanted = text[begin:end]
        is_term = terms is not NO_TERMS and match["term"] is not None
        if not is_term and not terms.inside(word):
            wanted = _capital(word[0]) + small[begin + 1 : end] if capital else small[begin:end]
        capital = word.endswith(indicators) or (is_term and text.startswith(indicators, end))
        capital = capital or (not found and _NUMBERING.search(word) is not None)
        found.append(Word(begin, end, word, wanted))
    return found


def title_case(text: str, start: int = 0, terms: Terms = NO_TERMS, style: str = "AP") -> list[Word]:
    """The words from ``start`` on as title case has them. Both parts of a compound are judged; only first letters change, or all of a
    small word. What is lower or capital by its part in the sentence is wanted as it is."""
    small, either = _STYLES[style]
    lowered = lower(text)
    last = len(text.rstrip())
    held = start
    found: list[Word] = []
    for match in terms.words(text, start, len(text)):
        first, behind = match.span()
        if terms is not NO_TERMS and match["term"] is not None:
            # The possessive of a term is its own: "GitHub's".
            if behind > held:
                held = _REST.match(text, behind).end()  # type: ignore[union-attr]
            found.append(Word(first, behind, text[first:behind], text[first:behind]))
            continue
        wanted, at = "", first
        for part in _PART.finditer(text, first, behind):
            begin, end = part.span()
            word, low = text[begin:end], lowered[begin:end]
            if begin < held or terms.inside(word):
                pass
            elif (low in small or low in either) and start < begin and end < last and _joins(text, begin, end):
                word = low if low in small else word
            else:
                word = _capital(word[0]) + word[1:]
            wanted += text[at:begin] + word
            at = end
        found.append(Word(first, behind, text[first:behind], wanted + text[at:behind]))
    return found


def _joins(text: str, start: int, end: int) -> bool:
    """Whether a small word could be lower where it stands: not behind a bracket or quotation mark, a colon or a dash, nor as the first part
    of a compound ("In-Depth")."""
    before, behind = text[start - 1], text[end : end + 1]
    if not before.isspace() and before not in "-–—/":
        return False
    return text[start - 2 : start - 1] not in (":", "-", "–", "—") and (behind != "-" or before in "-–—")


def lower(text: str) -> str:
    """The text in lower case, at the same length."""
    changed = text.lower()
    return changed if len(changed) == len(text) else "".join(map(_lower, text))


def upper(text: str) -> str:
    """The text in capitals, at the same length."""
    changed = text.upper()
    return changed if len(changed) == len(text) else "".join(map(_upper, text))


def _lower(letter: str) -> str:
    changed = letter.lower()
    return changed if len(changed) == 1 else letter


def _upper(letter: str) -> str:
    changed = letter.upper()
    return changed if len(changed) == 1 else letter


def _capital(letter: str) -> str:
    changed = letter.title()
    return changed if len(changed) == 1 else letter
