"""``extends: promo_line``: a line that advertises another story.

The shape decides, not the words: a label and a mark behind it, then a headline. Prose that begins with such a word ("More than 40 people")
has no mark there; an instruction or a heading ("Next: the vote") lacks the other signals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, OptionError, _options
from newslint.checks._labels import STRONG, Labels
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose import shape
from newslint.source import Span

_LONGEST, _LONGEST_LABEL, _MOST_LOOKED_AT = 300, 60, 90
_SHORT = 26
_LONGEST_RUN, _SHORTEST_IN_RUN, _LONGEST_IN_RUN = 12, 3, 22
_OPENERS = "‘’'\"“["
_LEADS = " \xa0\t([*•·>»›→►▶➤●■▪★☞|~#_=–—-"
_MARK = r"(?:\s*(?:[:|»>›→►▶➤]|//|[-=]>)+|\s+(?:--?|[–—])(?=\s)|\s*[–—]|(?<=[?!])(?=\s+[A-Z‘“\"']))\s*"
# The label ends at the first mark; what can't begin one is passed over in one step.
_LABEL = r"[^\W_][^:|»>›→►▶➤\[\](\n]"
_ON = rf"(?:[^\s:|»>›→►▶➤\[\](–—/=?!-]+(?: (?=\w))?|(?!{_MARK}(?=\S|$))[^:|»>›→►▶➤\[\](\n])*+"
_MARKED = patterns.compile(rf"(?P<label>{_LABEL}{_ON})(?P<mark>{_MARK})(?=\S|$)")
# What most blocks lack near their start: a mark that may stand behind a label (a hyphen inside a word is none), or two words run together.
_NO_SIGN = r"[^:|>»›→►▶➤–—?/-]{0,60}+"
_SIGN = patterns.compile(
    rf"{_NO_SIGN}(?:[-/](?=\w)(?<=\w.){_NO_SIGN}){{0,3}}+[:|>»›→►▶➤–—?/-]|"
    r"[^a-z]{3,24}[A-Z] ?[A-Z][a-z]|[A-Z][a-z’' -]{3,24}+(?<=[a-z])[A-Z]"
)
# Each begins where the second of two words begins that run together.
_JOINT = patterns.compile(r"[A-Z](?:(?<=[a-z].)|(?<=[A-Z].)(?=[a-z]))")
_BRACKET = patterns.compile(
    r"[(\[]\s?(?P<label>[A-Z][^()\[\]:|»\n]{2,59}?)\s*[:|»]\s?(?P<rest>(?:[^()\[\]]|\([^()\[\]]{0,60}\)){8,200})[)\]]"
)
_BEHIND_SENTENCE = patterns.compile(
    r"[.!?…][\"'”’)\]]*\s+(?P<label>[A-Z][^.!…:|»]{2,51}+)(?P<mark>[:|»])(?:(?<=[\w?].)|(?<=[\w?] .))(?= ?\S)"
)
_SENTENCE_END = patterns.compile(r"[.!?…][\"”’)]*(?=\s)")
_NO_HEADLINE = patterns.compile(r"[:©@]$|//|[©@]|\b(?:[Cc]opyright|Contributing|Photo|Getty|Follow|Share|[Cc]aption|Enlarge)\b")
_WORDS = patterns.compile(r"\w[\w'’]*")
_ALONE_END = " \xa0:|»›>→►▶➤…*_~)]–—-"
# Words before a colon without a space that are notes, credits and the like.
_NO_LINK = patterns.compile(
    r"(?i)(?:https?|corrections?|clarification|(?:editor['’]?s )?note|updates?|q|a|sources?|contributing|by|photos?|image|credit|caption|"
    r"copyright|location|time|date|when|where|who|what|tickets?|phone|tel|e-?mail|web|twitter|facebook|score|attendance):"
)
_ANY_GLUED = patterns.compile(r"[A-Z][\w.’']*+(?: [\w.’']++){0,4}+:(?=[A-Z‘’'\"“][^\W\d_])")
_SPEAKER = patterns.compile(r"[A-Z][A-Z.’' -]{2,40}:\s")


class Check:
    """Reports a block that is a label and what looks like the headline of another story; such a line in brackets inside a paragraph or
    behind its last sentence; and a strong label alone with the headlines below it. What a label is tell ``labels`` and ``weak`` (regular
    expressions), ``content``, ``pointers`` and ``fillers`` (words), as ``_labels.Labels`` describes. A strong label needs two of four
    signals (short; no full stop; headline case or stock tickers; no name shared with the story, which counts before a full stop only
    behind a label in capitals); a weak one, which starts ordinary sentences too, must be short, open and have four words behind it. The
    message gets the label."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"labels", "weak", "content", "pointers", "fillers"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        lists = [_options.texts(options, key) for key in ("labels", "weak", "content", "pointers", "fillers")]
        if not lists[0]:
            raise OptionError("labels", "'labels' is required: the words that announce another story")
        self._labels = Labels(*lists)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        run, left = "", 0
        for number, block in enumerate(blocks):
            text = block.text
            if len(text) <= _LONGEST and block.index:
                if label := self._label(document, block) if _SIGN.match(text) else None:
                    if not _repeats_headline(document, block):
                        yield _match(block, label)
                    continue
                if len(text) <= 70 and (label := self._heads_a_run(blocks, number)):
                    run, left = label, _LONGEST_RUN
                    yield _match(block, label)
                    continue
                if left and _in_run(blocks, number):
                    left -= 1
                    yield _match(block, run)
                    continue
            left = 0
            if ":" in text or "|" in text or "»" in text:
                yield from self._inside(block)

    def _label(self, document: Document, block: Block) -> str | None:
        """The label of a promo line, None for any other block."""
        text = block.text
        start = len(text) - len(text.lstrip(_LEADS))
        match = _MARKED.match(text, start, start + _MOST_LOOKED_AT)
        if match and match.end("label") - start <= _LONGEST_LABEL and (strength := self._labels.strength(match["label"])):
            label, rest = match["label"].rstrip(), text[match.end() :]
            if not rest or block.within("quote", Span(*match.span("label"))):
                return None
            if match["mark"].isspace() and strength != STRONG:
                return None
            advertises = _advertises if strength == STRONG else _advertises_weakly
            if not advertises(document, block, rest):
                return None
            return None if label.isupper() and " " not in label and self._names_a_speaker(document, label) else label
        if not shape.is_open(text):
            return None
        if label := self._glued_label(text[start:]):
            return label
        match = _ANY_GLUED.match(text)
        if not match or _NO_LINK.match(text) or not 4 <= text.count(" ", match.end()) < _SHORT:
            return None
        if block.within("quote", Span(0, match.end())):
            return None
        return match.group().rstrip(":") if document.shared(_glued) * 3 <= len(document.blocks) else None

    def _glued_label(self, text: str) -> str | None:
        """The strong label that stands before a headline (an open text) without a mark: "READ ALSOMayor resigns", "SEE ALSO Mayor ..."."""
        if not text[:1].isupper() or text.count(" ") > _SHORT:
            return None
        if text[:3].isupper() and (label := self._labels.strong_head(text)):
            return label if len(text) > len(label) + 12 else None
        for joint in _JOINT.finditer(text, 3, 40):
            label, rest = text[: joint.start()], text[joint.start() :]
            if self._labels.strength(label) == STRONG:
                return label if (label.isupper() and " " in label) or shape.in_headline_case(rest) else None
        return None

    def _heads_a_run(self, blocks: Sequence[Block], number: int) -> str | None:
        """The label that is all of the block, if headlines follow: one behind a strong label, two behind a weak one set off as a label."""
        text = blocks[number].text
        label = text.lstrip(_LEADS).rstrip(_ALONE_END)
        if not label[:1].isupper() or label.count(" ") >= 8 or not _in_run(blocks, number + 1):
            return None
        strength = self._labels.strength(label, alone=True)
        weakly = strength and (label.isupper() or len(label) < len(text)) and _in_run(blocks, number + 2)
        return label if strength == STRONG or weakly else None

    def _inside(self, block: Block) -> Iterator[Match]:
        """Promo lines within a paragraph that holds a mark: in brackets, or behind its last sentence."""
        text = block.text
        if "(" in text or "[" in text:
            for match in _BRACKET.finditer(text):
                label, rest = match["label"], match["rest"]
                strength = self._labels.strength(label)
                weakly = strength and rest.count(" ") >= 2 and "/" not in rest and shape.is_open(rest)
                weakly = weakly and (rest[0].isupper() or rest[0] in _OPENERS)
                if (strength == STRONG or weakly) and not block.within("quote", Span(*match.span("label"))):
                    yield Match(block, Span(*match.span()), (label,))
        for lead in _BEHIND_SENTENCE.finditer(text):
            label = lead["label"].rstrip()
            strength = self._labels.strength(label)
            if not strength:
                continue
            rest = text[lead.end() : lead.end() + _LONGEST].lstrip()
            if rest.count(" ", 0, 60) < 3 or "://" in rest[:60] or block.within("quote", Span(*lead.span("label"))):
                continue
            is_last = len(text) - lead.end() < _LONGEST and shape.is_open(rest) and rest.count(" ") < _SHORT
            loud = label.isupper() or lead["mark"] != ":"
            if (is_last and (loud or strength == STRONG)) or (label.isupper() and strength == STRONG):
                stop = _SENTENCE_END.search(text, lead.end())
                yield Match(block, Span(lead.start("label"), len(text.rstrip()) if is_last or not stop else stop.end()), (label,))

    def _names_a_speaker(self, document: Document, label: str) -> bool:
        """Whether other capitals before a colon name speakers in this text, of whom ``label`` may be one."""
        speakers = (speaker for speaker in document.shared(_speakers) if not self._labels.strength(speaker.rstrip(": ")))
        return len(list(islice(speakers, 2))) == 2


def _match(block: Block, label: str) -> Match:
    return Match(block, Span(0, len(block.text.rstrip())), (label,))


def _in_run(blocks: Sequence[Block], number: int) -> bool:
    """Whether block ``number`` looks like one of several headlines below a label."""
    if number >= len(blocks):
        return False
    text = blocks[number].text.strip(_LEADS)
    if not _SHORTEST_IN_RUN <= text.count(" ") < _LONGEST_IN_RUN or not shape.is_open(text):
        return False
    return (text[0].isupper() or text[0].isdigit() or text[0] in _OPENERS) and not _NO_HEADLINE.search(text)


def _glued(document: Document) -> int:
    """How many blocks begin with a glued label. For ``document.shared``."""
    return sum(1 for block in document.blocks if _ANY_GLUED.match(block.text) and not _NO_LINK.match(block.text))


def _speakers(document: Document) -> list[str]:
    """The different capitals before a colon that begin blocks. For ``document.shared``."""
    return list(dict.fromkeys(match.group() for block in document.blocks if (match := _SPEAKER.match(block.text))))


def _repeats_headline(document: Document, block: Block) -> bool:
    """Whether a line at the top is the story's own headline, perhaps an earlier wording of it behind a label."""
    if block.index > 2:
        return False
    words = _WORDS.findall((document.metadata.headline or "").casefold())
    here = _WORDS.findall(block.text.casefold())
    return len(words) > 3 and len(here) < len(words) + 4 and len(set(words) & set(here)) >= 0.8 * len(set(words))


def _advertises(document: Document, block: Block, rest: str) -> bool:
    short, is_open = rest.count(" ") < _SHORT, shape.is_open(rest)
    if short and is_open:
        return True
    if not short and not is_open:
        return False
    if shape.in_headline_case(rest) or shape.names_a_stock(rest):
        return True
    # With a full stop it may be a sentence of the story: "Also on Tuesday: the council voted to close the bridge."
    lead = block.text[: len(block.text) - len(rest)].strip(_LEADS + ":")
    return (is_open or lead.isupper()) and not shape.shares_a_name(document, block, rest)


def _advertises_weakly(document: Document, block: Block, rest: str) -> bool:
    lead = block.text[: len(block.text) - len(rest)].strip()
    marked = lead[0] in "([»›→►▶➤" or lead[-1] in "|»›→►▶➤" or lead.rstrip(_LEADS + ":").isupper()
    return (rest[0].isalnum() or rest[0] in _OPENERS) and shape.is_open(rest) and (1 if marked else 3) <= rest.rstrip().count(" ") < _SHORT
