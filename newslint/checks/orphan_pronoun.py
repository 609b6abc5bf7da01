"""``extends: orphan_pronoun``: a pronoun whose antecedent the copy doesn't hold, so that text before it was probably lost.

What a pronoun stands for can't be found in general, so only three places are judged, each of which can hardly be right: "he said" before
anybody was named, an article that opens with "He" or "Their", and "It has rejected ..." directly behind a quotation that a person spoke.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.joined import joined
from newslint.prose.lexicon import ROLES, SAYING, SPEAKING_BODIES, words
from newslint.prose.names import NO_NAMES, RUN, name_of
from newslint.source import Span

_SAYS = "|".join(sorted(SAYING))
_SAID = patterns.compile(rf"\b(?:[Hh]e|[Ss]he) (?:also |later |then |has |had )?(?:{_SAYS})\b|\b(?:said|says|added) (?:he|she)\b")
# The same with a literal head, which is sought faster.
_MAY_HAVE_SAID = patterns.compile(rf"he (?<!the )(?<!The )(?:also |later |then |has |had )?(?:{_SAYS})\b")
_OPENING = patterns.compile(
    r"(?:He|She|They|His|Her|Their) [a-z]+|"
    r"(?:Those|These|That) (?!(?:who|whose|with|in|of|on|from|is|was|are|were|said|means|year|day|week|night|morning)\b)[a-z]+"
)
_IT = patterns.compile(
    rf"It (?:(?:has|had) )?(?:also |repeatedly |previously )?"
    rf"(?:{_SAYS}|rejected|accused|blamed|pledged|promised|condemned|criticized|criticised|refused|declined|agreed|demanded|threatened|called)\b"
)
_PERSONS = ROLES | words(
    "he she his her him hers who whom i me my we our people men women boys girls children teen victim victims patient patients kid child "
    "baby infant youth adult male female one someone another others neighbors neighbours parents couple family"
)
_WORD = patterns.compile(r"[^\W\d_]+")
_SAID_HE = tuple(f"{verb} {pronoun}" for verb in ("said", "says", "added") for pronoun in ("he", "she"))
_ENDS = (".", "!", "?", '"', "”")
_LONGEST_ATTRIBUTION = 80
_REACH = 600


class Check:
    """Reports a pronoun with its verb where nothing in the copy can be its antecedent. It has no keys of its own."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        if found := (*_openings(document), *_its(document)):
            scope = {block.index for block in blocks}
            yield from [Match(block, span) for block, span in found if block.index in scope]


def _openings(document: Document) -> Iterator[tuple[Block, Span]]:
    """The pronouns that come before anybody is named: as the first words of the copy, or as the speaker."""
    body = document.body[:3]
    if body and body[0].text[-1:] in _ENDS and (opening := _OPENING.match(body[0].text)) and body[0].text.count(" ") > 6:
        yield body[0], Span(*opening.span())
        return
    # Most openings hold no such words at all, and then nobody need be sought before them.
    heads = "\n".join([block.text[:_REACH] for block in body])
    if not _may_say(heads) or not _SAID.search(heads):
        return
    for block in body:
        text = block.text
        person = _first_person(block)
        for said in _SAID.finditer(text, 0, min(person, _REACH)):
            if not block.within("quote", Span(*said.span())):
                yield block, Span(*said.span())
                return
        if person < len(text) or len(text) > _REACH:
            return


def _may_say(text: str) -> bool:
    """Whether a text can hold what ``_SAID`` seeks."""
    return _MAY_HAVE_SAID.search(text) is not None or "He " in text or any(map(text.__contains__, _SAID_HE))


def _its(document: Document) -> Iterator[tuple[Block, Span]]:
    """The sentences that say "it" of a body right behind words which a person spoke."""
    texts = document.shared(joined)
    at = texts.text.find(" It ")
    index, spans = -1, list[Span]()
    while at >= 0:
        if match := _IT.match(texts.text, at + 1):
            block, start = texts.place(at + 1)
            if block.index != index:
                index, spans = block.index, block.spans("quote") if "paragraph" in block.scope or "blockquote" in block.scope else []
            place = bisect_right(spans, (start,))
            if place and _spoken_by_person(block.text[spans[place - 1].end : start]):
                yield block, Span(start, start + len(match[0]))
        at = texts.text.find(" It ", at + 1)


def _spoken_by_person(attribution: str) -> bool:
    """Whether the words between a quotation and the next sentence say which person spoke it, and nothing more."""
    if len(attribution) > _LONGEST_ATTRIBUTION or ". " in attribution[:-2]:
        return False
    tokens = _WORD.findall(attribution)
    return any(token in ROLES or token in ("he", "she") for token in tokens) and any(token in SAYING for token in tokens)


def _first_person(block: Block) -> int:
    """Where a person is first named or described in a block, outside quotations; the length of its text if nowhere."""
    text = block.text
    first = len(text)
    for match in RUN.finditer(text, 0, _REACH):
        run = match.group().rstrip(".'’-")
        if run in NO_NAMES or run.lower() in SPEAKING_BODIES or not name_of(run)[0]:
            continue
        if not block.within("quote", Span(*match.span())):
            first = match.start()
            break
    for match in _WORD.finditer(text, 0, min(first, _REACH)):
        if match.group().lower() in _PERSONS and not block.within("quote", Span(*match.span())):
            # The pronoun that is being judged is no antecedent of itself.
            if match.group() in ("he", "she", "He", "She") and _SAID.match(text, match.start()):
                continue
            return match.start()
    return first
