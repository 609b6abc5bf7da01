"""``extends: promo_line``: a line that advertises another story.

The shape decides, not the words: a label and a mark behind it, then a headline. Prose that begins with such a word ("More than 40 people")
has no mark there; an instruction or a heading ("Next: the vote") lacks the other signals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, OptionError, _options
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose import shape
from newslint.source import Span

_LONGEST = 300
_SHORT = 26
_OPENERS = "‘’'\"“["
_LEAD = r"[\s(\[*•·>–—-]*"
_MARK = r"(?:\s*[:|»>]+|\s+(?:--?|[–—])(?=\s)|\s*[–—])\s*"
# What most blocks lack near their start: a mark that may stand behind a label, or two words run together.
_SIGN = patterns.compile(r"[^:|>»–—-]{0,50}[:|>»–—-]|[^a-z]{3,24}[A-Z] ?[A-Z][a-z]|[A-Z][a-z’' ]{3,24}[a-z][A-Z]")
_JOINT = r"(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{4}) (?=\S)"
# Words before a colon without a space that are notes, credits and the like.
_NO_LINK = (
    r"(?i:https?|corrections?|clarification|(?:editor['’]?s )?note|updates?|q|a|sources?|contributing|by|photos?|image|credit|caption|"
    r"copyright|location|time|date|when|where|who|what|tickets?|phone|tel|e-?mail|web|twitter|facebook|score|attendance):"
)
_ANY_GLUED = patterns.compile(rf"(?!{_NO_LINK})" r"[A-Z][\w.’']*(?: [\w.’']+){0,4}:(?=[A-Z‘’'\"“][^\W\d_])")
_SPEAKER = patterns.compile(r"[A-Z][A-Z.’' -]{2,40}:\s")


class Check:
    """Reports a block that is a label (one of ``labels`` or ``weak``) and what looks like the headline of another story, and such a line
    in brackets inside a paragraph. A label of ``labels`` needs two of four signals (short; no full stop; headline case or stock tickers;
    no name shared with the story, which counts before a full stop only behind a label in capitals); one of ``weak``, which starts ordinary
    sentences too, must be short, open and have four words behind it. The message gets the label. Entries are regular expressions, matched
    without regard to case."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"labels", "weak"})
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        strong, weak = _options.texts(options, "labels"), _options.texts(options, "weak")
        if not strong:
            raise OptionError("labels", "'labels' is required: the words that announce another story")
        strongs, weaks = "|".join(strong), "|".join(weak) or r"(?!)"
        label = rf"(?P<label>(?i:(?P<strong>{strongs})|(?P<weak>{weaks})))"
        try:
            self._labelled = patterns.compile(rf"{_LEAD}{label}(?:(?P<mark>{_MARK})(?=\S)|{_JOINT})")
        except re.error as error:
            raise OptionError("labels", f"'labels' or 'weak' holds no valid regular expression: {error}") from None
        self.phrases = (Phrase(rf"[(\[]\s?(?P<label>(?i:{strongs}))\s*[:|]\s?[^()\[\]]{{8,200}}[)\]]"),)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        whole = set()
        for block in blocks:
            if len(block.text) > _LONGEST or not _SIGN.match(block.text) or not block.index:
                continue
            label = self._label(document, block)
            if label and not _repeats_headline(document, block):
                whole.add(block.index)
                yield Match(block, Span(0, len(block.text.rstrip())), (label,))
        for hit in hits:
            span = Span(*hit.match.span())
            if hit.block.index not in whole and hit.match["label"][0].isupper() and not hit.block.within("quote", span):
                yield Match(hit.block, span, (hit.match["label"],))

    def _label(self, document: Document, block: Block) -> str | None:
        """The label of a promo line, None for any other block."""
        text = block.text
        match = self._labelled.match(text)
        if match:
            label, rest = match["label"], text[match.end() :]
            if block.within("quote", Span(*match.span("label"))):
                return None
            if match["mark"] is None:
                return label if match["strong"] and _is_glued(label, rest) else None
            advertises = _advertises if match["strong"] else _advertises_weakly
            if not advertises(document, block, rest):
                return None
            return None if label.isupper() and " " not in label and self._names_a_speaker(document, label) else label
        match = _ANY_GLUED.match(text)
        if not match or not shape.is_open(text) or not 4 <= text.count(" ", match.end()) < _SHORT:
            return None
        if block.within("quote", Span(0, match.end())):
            return None
        return match.group().rstrip(":") if document.shared(_glued) * 3 <= len(document.blocks) else None

    def _names_a_speaker(self, document: Document, label: str) -> bool:
        """Whether other capitals before a colon name speakers in this text, of whom ``label`` may be one."""
        speakers = (speaker for speaker in document.shared(_speakers) if not self._labelled.match(speaker + "X"))
        return len(list(islice(speakers, 2))) == 2


def _glued(document: Document) -> int:
    """How many blocks begin with a glued label. For ``document.shared``."""
    return sum(1 for block in document.blocks if _ANY_GLUED.match(block.text))


def _speakers(document: Document) -> list[str]:
    """The different capitals before a colon that begin blocks. For ``document.shared``."""
    return list(dict.fromkeys(match.group() for block in document.blocks if (match := _SPEAKER.match(block.text))))


def _repeats_headline(document: Document, block: Block) -> bool:
    headline = document.metadata.headline
    return headline is not None and block.text.strip().casefold() == headline.strip().casefold()


def _is_glued(label: str, rest: str) -> bool:
    """Whether a label without a mark stands before a headline: "READ ALSOMayor resigns", "RelatedMayor Resigns in Tears"."""
    if not label[0].isupper() or not shape.is_open(rest) or rest.count(" ") >= _SHORT:
        return False
    return (label.isupper() and " " in label) or shape.in_headline_case(rest)


def _advertises(document: Document, block: Block, rest: str) -> bool:
    short, is_open = rest.count(" ") < _SHORT, shape.is_open(rest)
    if short and is_open:
        return True
    if not short and not is_open:
        return False
    if shape.in_headline_case(rest) or shape.names_a_stock(rest):
        return True
    # With a full stop it may be a sentence of the story: "Also on Tuesday: the council voted to close the bridge."
    lead = block.text[: len(block.text) - len(rest)].strip(" :|>»–—-")
    return (is_open or lead.isupper()) and not shape.shares_a_name(document, block, rest)


def _advertises_weakly(document: Document, block: Block, rest: str) -> bool:
    lead = block.text[: len(block.text) - len(rest)].strip()
    marked = lead[0] in "([" or lead.isupper()
    return (rest[0].isalnum() or rest[0] in _OPENERS) and shape.is_open(rest) and (1 if marked else 3) <= rest.rstrip().count(" ") < _SHORT
