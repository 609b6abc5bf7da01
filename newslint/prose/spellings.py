"""Capitalised words that differ by one slip of the hand, and what stands beside a word where it is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from newslint import patterns
from newslint.document import Block, Document
from newslint.prose.joined import joined
from newslint.prose.lexicon import OPENERS, PARTICLES
from newslint.prose.names import UPPER
from newslint.source import Span

_CAPITAL = patterns.compile(rf"[{UPPER}]\w{{2,}}")
_BEFORE = patterns.compile(rf"(?<!\S)([{UPPER}(][\w.’'-]*) (?:(?:[A-Z]\.|{'|'.join(sorted(PARTICLES))}) )*(?:al-|el-)?$")
_AFTER = patterns.compile(rf" ([{UPPER}][\w-]*|(?:{'|'.join(sorted(PARTICLES))})\b|al-\w+)")
_OPENERS = frozenset(word.capitalize() for word in OPENERS)
_SHORTEST = 4
_LONG = 6
# No story has more names, or more uses of one that matter: the work stays linear in books and dumps.
_MOST_WORDS = 3000
_MOST_USES = 200


class Capitalised(NamedTuple):
    """The text of a document's blocks, parted by line ends, and how often each capitalised word of three letters or more stands in it."""

    text: str
    counts: Counter[str]


class Use(NamedTuple):
    """A place where a word stands, as an offset, with the capitalised word or particle directly before and behind it ("" for none)."""

    at: int
    before: str
    after: str


def capitalised(document: Document) -> Capitalised:
    """The capitalised words of a document, none at all when there are thousands. For ``document.shared``."""
    text = document.shared(joined).text
    counts = Counter(_CAPITAL.findall(text))
    return Capitalised(text, counts) if len(counts) <= _MOST_WORDS else Capitalised("", Counter())


def is_slip(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing or too many in one of the words, or two neighbours have changed places (Damerau 1964)."""
    if one == other:
        return False
    if len(one) > len(other):
        one, other = other, one
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(one) + 1 == len(other):
        return one[start:] == other[start + 1 :]
    if len(one) != len(other):
        return False
    if one[start + 1 :] == other[start + 1 :]:
        return True
    return one[start + 2 :] == other[start + 2 :] and one[start : start + 2] == other[start + 1 : start + 2] + other[start]


def slips(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of ``words`` that differ by a slip behind the first letter; those of three letters are left out. One slip leaves the second
    letter of a word as it is, or the last two, and of a longer word the first three letters or the last three, so only words that share
    those are compared: few do."""
    seen: dict[str, str] = {}
    groups: dict[str, list[str]] = {}
    for word in words:
        length = len(word)
        if length > _LONG:
            keys: tuple[str, ...] = (word[:3], word[0] + word[-3:])
        elif length == _LONG:
            keys = (word[:2], word[0] + word[-2:], word[:3], word[0] + word[-3:])
        elif length >= _SHORTEST:
            keys = (word[:2], word[0] + word[-2:])
        else:
            continue
        for key in keys:
            if (other := seen.setdefault(key, word)) is not word:
                groups.setdefault(key, [other]).append(word)
    found = set()
    for group in groups.values():
        for pair in combinations(group, 2):
            if -2 < len(pair[0]) - len(pair[1]) < 2 and is_slip(*pair) and pair not in found:
                found.add(pair)
                yield pair


def uses(text: str, word: str) -> list[Use]:
    """Where a capitalised word stands by itself or in a name, except as a part of a hashtag, an address or a compound; the first 200."""
    found: list[Use] = []
    at = text.find(word)
    while at >= 0 and len(found) < _MOST_USES:
        end = at + len(word)
        if _is_free(text, at, end):
            before = _BEFORE.search(text, max(at - 40, 0), at) if _may_follow(text, at) else None
            after = _AFTER.match(text, end)
            companion = before[1].lstrip("(") if before else ""
            if companion in _OPENERS or (companion.endswith(".") and len(companion) > 6):
                companion = ""
            found.append(Use(at, companion, after[1] if after else ""))
        at = text.find(word, end)
    return found


def _may_follow(text: str, at: int) -> bool:
    """Whether a name or a particle can end directly before ``at``: mostly a plain word does, which is seen faster than sought."""
    if text[at - 1 : at] not in (" ", "-"):
        return False
    word = text[text.rfind(" ", max(at - 40, 0), at - 1) + 1 : at - 1]
    return not (word.isalpha() and word.islower()) or word in PARTICLES


def _is_free(text: str, start: int, end: int) -> bool:
    behind = text[end : end + 1]
    if behind.isalnum() or behind in ("-", "_", "@") or (behind in (".", "/") and text[end + 1 : end + 2].isalnum()):
        return False
    before = text[start - 1 : start] if start else ""
    if before == "-":
        return text[max(start - 3, 0) : start] in ("al-", "el-", "Al-", "El-")
    if before in ("'", "’") and start > 1 and text[start - 2].isalpha():
        return False
    return not before.isalnum() and before not in ("@", "#", "/", "_", ".", "&")


def places(document: Document, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[Block, Span]]:
    """The blocks and spans in them of spans in the text of ``capitalised``, in order."""
    texts = document.shared(joined)
    for start, end in sorted(spans):
        block, at = texts.place(start)
        yield block, Span(at, at + end - start)
