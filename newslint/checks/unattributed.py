"""``extends: unattributed``: a quotation of whole sentences with no speaker in reach.

A quotation that is part of a sentence has its speaker in that sentence. One that stands alone leans on its neighbours: on the sentence
before it or after it, or, where it fills its paragraph, on the paragraphs around it. Where none of them names anyone or says that someone
spoke, and nobody speaks in the rest of its paragraph or in those beside it, the attribution is lost, or the quotation strayed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.lexicon import ROLES, SAYING, SPEAKING_BODIES, words
from newslint.prose.names import NO_NAMES, RUN, name_of
from newslint.prose.quotations import unquoted
from newslint.prose.sentences import first_end, split
from newslint.source import Span

_SHORTEST = 5
# Anybody or anything that speaks: verbs of saying, roles, a person's pronouns, words for speech and writing.
_SPEAKERS = SAYING | ROLES | words(
    "he she his her him hers who we our my i me say tell ask speak speaks speaking spoke wrote write writes writing written read reads "
    "reading post posted posts tweet tweets tweeting statement message letter email e-mail interview answer answered answers question "
    "questioned according call calls calling quote quotes quoted quoting laugh laughs laughed laughing sigh sighs sighed shout shouts "
    "shouting shouted chant chants chanting chanted sign signs banner banners heard hear voice voices word words comment comments "
    "commented remark remarks speech testimony report reports reported memo caption headline slogan text texts mused muses began begins "
    "think thinks thinking thought thinks messages statements letters emails interviews questions response responses reply replies agree "
    "agrees agreed"
)
_WORD = patterns.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# The next paragraph opens with someone who speaks, or speaks of what was said.
_TAKEN_UP = patterns.compile(
    rf"[\"“‘'—–-]|(?:[\w’'-]{{1,30}},? ){{0,4}}"
    rf"(?:{'|'.join(sorted(SAYING))}|speaking|tweet\w*|wrote|referring|responding|comment\w*|remark\w*|words|quote\w*)\b"
)
_TURNED = patterns.compile(r"(?:The )?[A-Z][\w.’'-]+ [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)* (?:has|have|had|is|are|was|were)\b")
_LABEL = patterns.compile(r"[A-Z][\w.’' -]{0,40}: ?[\"“]?[A-Z]")
_MARGIN = " \"“”'‘’()[]\xa0"
_STOPS = (".", "!", "?", "…")
_MOST = 3
_REACH = 600


class Check:
    """Reports a quotation that nobody seems to speak; the span is the quotation. It has no keys of its own."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        # Interviews, transcripts and lists of voices name their speakers elsewhere, once for all.
        found = []
        for block in blocks:
            text = block.text
            if block.marks and (alone := [mark.span for mark in block.marks if mark.kind == "quote" and _stands_alone(text, mark.span)]):
                orphans = list(_orphans(document, block, alone))
                found += [Match(block, span) for span in orphans if not _has_speaker(document, block, span)]
        return found if len(found) <= _MOST else []


def _has_speaker(document: Document, block: Block, span: Span) -> bool:
    """Whether anybody speaks in the paragraph of a quotation or beside it, or a label names the speaker, or the paragraph above leaves a
    quotation open. A speaker further up in the paragraph counts for nothing when the sentence before the quotation turned to a body or
    country of two names: its words are hardly those."""
    if _LABEL.match(block.text):
        return True
    if _speaks(unquoted(block)):
        return _TURNED.match(_last_sentence(block.text[max(span.start - _REACH, 0) : span.start])) is None
    beside = [other for other in (document.near(block, -1), document.near(block, 1)) if other]
    above = beside[0] if beside and beside[0].index < block.index else None
    if above and above.text.count("“") > above.text.count("”"):
        return True
    return any(_LABEL.match(other.text) or _speaks(unquoted(other)) for other in beside)


def _orphans(document: Document, block: Block, alone: Sequence[Span]) -> Iterator[Span]:
    """The quotations of a block which lean on nobody, of those that stand alone; those that follow one another count as one."""
    text = block.text
    spans = sorted(block.spans("quote"))
    standing = frozenset(alone)
    groups: list[tuple[int, Span]] = []  # the number of the first quotation, and the stretch from the first to the last
    for place, span in enumerate(spans):
        if span not in standing:
            continue
        if groups and not text[groups[-1][1].end : span.start].strip(_MARGIN + ".!?"):
            groups[-1] = (groups[-1][0], Span(groups[-1][1].start, span.end))
        else:
            groups.append((place, span))
    for place, whole in groups:
        if text.count(" ", *whole) < _SHORTEST - 1 or _led(document, block, spans, place) or _taken_up(document, block, whole.end):
            continue
        yield whole


def _led(document: Document, block: Block, spans: Sequence[Span], place: int) -> bool:
    """Whether the sentence before a quotation, here or at the end of the paragraph above, gives it a speaker."""
    start = spans[place].start
    before = block.text[max(start - _REACH, 0) : start].rstrip()
    if not before.strip(_MARGIN):
        above = document.near(block, -1)
        if above is None or above.text.endswith((":", "-", "—", "–")) or above.spans("quote"):
            return True
        return _speaks(above.text[_last_stop(above.text) :]) or _names_someone(_last_sentence(above.text[-_REACH:]))
    if before.endswith(":"):
        return True
    quoted = spans[place - 1].end - max(start - _REACH, 0) if place else 0
    if _speaks(before[max(quoted, _last_stop(before)) :]):
        return True
    # Of the sentence before, only what stands outside quotations.
    end = max(start - _REACH, 0) + len(before)
    begin = end - len(_last_sentence(before))
    parts = []
    for span in reversed(spans[:place]):
        if span.end <= begin:
            break
        parts.append(block.text[span.end : end])
        end = max(span.start, begin)
    return _names_someone(" ".join([block.text[begin:end], *parts]))


def _taken_up(document: Document, block: Block, end: int) -> bool:
    """Whether what follows a quotation, here or in the next paragraph, says whose words they were."""
    after = block.text[end : end + _REACH].lstrip(_MARGIN + ".!?")
    if after:
        return _names_someone(after[: first_end(after)])
    below = document.near(block, 1)
    return below is not None and _TAKEN_UP.match(below.text) is not None


def _stands_alone(text: str, span: Span) -> bool:
    """Whether the quotation is made of whole sentences and is no part of another one."""
    start, end = span
    # Most begin with a small letter, or end in a comma and the sentence goes on.
    if text[start] in _MARGIN and text[start + 1 : start + 2].islower():
        return False
    if text[end - 2] == "," and text[end - 1] in _MARGIN and text[end : end + 1] == " " and text[end + 1 : end + 2].isalnum():
        return False
    after = text[span.end : span.end + 6].lstrip()
    inner = text[span.start : span.end].strip(_MARGIN)
    if not (inner[-1:] in _STOPS or after[:1] in (".", "!", "?")) or not inner[:1].isupper():
        return False
    before = text[max(span.start - 3, 0) : span.start].rstrip()
    rest = after.lstrip(".!?").lstrip()
    return (not before or before[-1] in _STOPS or before[-1] in _MARGIN) and (not rest or not rest[0].islower())


def _last_sentence(text: str) -> str:
    return text[split(text)[-1].start :] if text.strip() else ""


def _last_stop(text: str) -> int:
    """Where the last words of a text begin that surely belong to one sentence: nothing behind it but its own end can end one. This is much
    cheaper than splitting, and mostly says enough."""
    end = len(text.rstrip(_MARGIN).rstrip(".!?…").rstrip(_MARGIN))
    begin = max(end - _REACH, 0)
    return max([begin, *[text.rfind(stop, begin, end) + 1 for stop in _STOPS]])


def _speaks(words: str) -> bool:
    return not _SPEAKERS.isdisjoint(_WORD.findall(words.lower()))


def _names_someone(sentence: str) -> bool:
    """Whether a sentence can give a quotation its speaker: it has a word of speech, a role or a pronoun, or a person is its subject."""
    if _speaks(sentence):
        return True
    for match in RUN.finditer(sentence):
        run = match.group().rstrip(".'’-")
        if run in NO_NAMES:
            continue
        return bool(name_of(run)[0]) and run.lower() not in SPEAKING_BODIES
    return False
