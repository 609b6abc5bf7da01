"""``extends: two_counts``: the killed, hurt or arrested of one event, or the votes of one ballot, counted twice with different numbers.

Counts of a running event differ with the hour and the source, and stories tell of several events. So it speaks only of two plain counts of
the same people, without "at least" or a word of change, where both sentences have names or matters in common and there is no third count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose.numerals import cardinal
from newslint.source import Span

_NUMBER = (
    r"(?P<{0}>\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty)(?:-[a-z]{{3,5}})?))"
)
_WHO = r"(?:[A-Za-z-]{1,20} ){0,3}?"
_COUNT = patterns.compile(
    rf"(?<![\w.,:$£€/-]){_NUMBER.format('a')} (?P<who>{_WHO})(?:who )?(?:(?:were|was|have been|had been|have|had|are|being) )?(?:shot )?"
    r"(?P<killed>(?:killed|dead|died|deaths|fatalities|victims)\b)"
    rf"|(?<![\w.,:$£€/-]){_NUMBER.format('b')} (?P<whom>{_WHO})(?:who )?(?:(?:were|was|have been|had been|have|had|are|being) )?"
    r"(?:(?P<hurt>(?:wounded|injured|hurt)\b)|(?P<held>(?:arrested|detained)\b))"
    r"|\b(?:(?P<killing>killed|killing|kills|the deaths? of)|(?P<hurting>wounded|wounding|injured|injuring)|"
    r"(?P<holding>arrested|arresting))"
    rf"(?: all| the)? {_NUMBER.format('c')}(?![\w%-]|[.,:]\d)(?P<what>(?: [A-Za-z-]{{1,20}}\b){{0,3}})"
)
_VOTE = patterns.compile(r"(?<![\w.,$£€/:-])([1-9]\d{0,2})(?:-|–|-to-| to )([1-9]\d{0,2})(?![\w%/:–-]|[.,]\d)")
_OTHER_BALLOT = patterns.compile(r"(?i:\b(?:earlier|previous|another|other|second|similar|separate|procedural|committee|compared|correct))")
_VOTING = patterns.compile(r"(?i:\bvote[ds]?\b)")
_INEXACT = patterns.compile(
    r"\b(?i:least|than|nearly|almost|about|around|some|roughly|over|to|many as|another|other|additional|and|or|estimated|first|last|only|"
    r"just|approximately|between|in|every|each|further|no|including|them|whom|under|below|above|age|aged) $"
)
_NOT_PEOPLE = re.compile(
    r"\b(?:others?|more|of|years?|days?|weeks?|months?|hours?|minutes?|times|percent|million|billion|thousand|hundred|dozen)\b"
)
_CHANGING = patterns.compile(
    r"(?i:\b(?:toll|rises?|rose|risen|climb|earlier|initial|previous|revis|updat|so far|original|now\b|later|first reported|conflict|"
    r"differ|disput|unclear|unconfirmed|besides|in addition|estimate|every|each|"
    r"in all\b|altogether|in total|overall|aboard|on board|on the ground|himself|herself|itself|average|correct|include[sd]?\b|another|"
    r"(?:if|would|could|may|might|since|ago|last (?:year|month|week|spring|summer|fall|winter)|in (?:19|20)\d\d)\b|\bfatal))"
)
_ANYONE = frozenset(("", "people", "persons", "victims", "dead", "others"))
_NOUN = re.compile(r"\b(?:people|men|women|children|[a-z-]{3,}(?<!s)s)\b")
_NEAR, _COMMON = 1.25, 2
_WINDOW = 70
_SOURCE = re.compile(
    r"(?i)(?:according to|reported by|said by) (?:the |an? )?(?P<a>[\w ]{3,24})|(?P<b>\w{3,}) (?:said|says|say|reported|put|counted)\b"
)
_MOST = 100  # more counts than that are a list


class Count(NamedTuple):
    """A plain count of victims: ``kind`` is ``killed``, ``hurt`` or ``held``, ``who`` the noun (empty for people), ``around`` the stems of
    what else the sentence says."""

    block: Block
    span: Span
    value: int
    kind: str
    who: str
    around: frozenset[str]
    definite: bool
    source: str


class Check:
    """Reports the later count; the arguments are both."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = (
        Phrase(r"\b(?:kill(?:ed|ing|s)|died|dead|deaths|fatalities|victims|wound(?:ed|ing)|injur(?:ed|ing)|arrest(?:ed|ing)|detained)\b"),
        Phrase(r"\bvote[ds]?\b"),
    )
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        counts: dict[tuple[int, int], tuple[Block, re.Match[str]]] = {}
        votes: dict[tuple[int, int], tuple[Block, re.Match[str]]] = {}
        for hit in hits:
            if "headline" in hit.block.scope:
                continue  # another rule compares it with the story
            start, end = hit.match.span()
            pattern, found = (_VOTE, votes) if hit.match[0].startswith("vot") else (_COUNT, counts)
            for match in pattern.finditer(hit.block.text, max(start - _WINDOW, 0), end + _WINDOW):
                found[hit.block.index, match.start()] = (hit.block, match)
            if len(found) > _MOST:
                return
        if len(counts) > 1:
            yield from _contradictions(document, list(counts.values()))
        if len(votes) > 1:
            yield from _votes(document, list(votes.values()))


def _contradictions(document: Document, matches: Sequence[tuple[Block, re.Match[str]]]) -> Iterator[Match]:
    from newslint.prose.stated import is_misspelt

    groups: dict[tuple[str, str], dict[int, list[Count]]] = {}
    for block, match in matches:
        count = _plain(document, block, match)
        if count:
            groups.setdefault((count.kind, count.who), {}).setdefault(count.value, []).append(count)
    for values in groups.values():
        if len(values) != 2:
            continue
        low, high = sorted(values)
        if not (high - low <= 2 or high <= _NEAR * low or is_misspelt(low, high)):
            continue
        one, other = max(
            ((one, other) for one in values[low] for other in values[high]),
            key=lambda pair: len(pair[0].around & pair[1].around),
        )
        if one.source and other.source and one.source != other.source:
            continue  # each has it from someone else
        if len(one.around & other.around) + (one.definite or other.definite) >= _COMMON:
            earlier, later = sorted((one, other), key=lambda count: (count.block.index, count.span))
            yield Match(later.block, later.span, (_text(later), _text(earlier)))


def _votes(document: Document, matches: Sequence[tuple[Block, re.Match[str]]]) -> Iterator[Match]:
    """Two results of a ballot that have one side in common and a slip of a digit in the other."""
    from newslint.prose.stated import is_misspelt, stems

    votes: dict[tuple[int, int], tuple[Block, Span, frozenset[str]]] = {}
    for block, match in matches:
        start = match.start()
        sentence = _sentence(document, block, start)
        if _VOTING.search(sentence) and not _OTHER_BALLOT.search(sentence):
            span = Span(start, start + len(match[0]))
            votes.setdefault((int(match[1]), int(match[2])), (block, span, stems(sentence) - {"vote", "voted"}))
    if len(votes) == 2:
        (one, (first, earlier, before)), (other, (block, span, around)) = votes.items()
        apart = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
        if len(apart) == 1 and (abs(apart[0][0] - apart[0][1]) <= 2 or is_misspelt(*apart[0])) and len(before & around) > _COMMON:
            yield Match(block, span, (block.text[slice(*span)], first.text[slice(*earlier)]))


def _sentence(document: Document, block: Block, at: int) -> str:
    from newslint.prose.sentences import sentences

    return next((block.text[slice(*span)] for span in document.shared(sentences)[block.index] if span.start <= at < span.end), "")


def _plain(document: Document, block: Block, match: re.Match[str]) -> Count | None:
    """The count of a match, or None where it is a limit, a part, or one of several."""
    from newslint.prose.stated import stems

    group = "a" if match["a"] else "b" if match["b"] else "c"
    written = match[group]
    value = int(written.replace(",", "")) if written[0].isdigit() else cardinal(written) or 0
    words = match["who"] or match["whom"] or match["what"] or ""
    start = match.start(group)
    span = Span(start, start + len(written))
    text = _sentence(document, block, start)
    if value < 2 or (1900 <= value < 2100 and "," not in written) or block.within("quote", span):
        return None
    if _INEXACT.search(block.text, max(start - 16, 0), start) or _NOT_PEOPLE.search(words) or _CHANGING.search(text):
        return None
    definite = block.text[max(start - 4, 0) : start].lower() in ("the ", "all ")
    kind = "killed" if match["killed"] or match["killing"] else "hurt" if match["hurt"] or match["hurting"] else "held"
    noun = next(iter(_NOUN.findall(words.lower())), "")
    who = "" if noun in _ANYONE else noun
    told = _SOURCE.search(text)
    source = (told["a"] or told["b"]).split(" ")[-1].lower() if told else ""
    return Count(block, span, value, kind, who, stems(text) - {"dead", "hurt", "held", *stems(words)}, definite, source)


def _text(count: Count) -> str:
    done = "arrested" if count.kind == "held" else count.kind
    return f"{count.block.text[slice(*count.span)]} {count.who or 'people'} {done}"
