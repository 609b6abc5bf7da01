"""``extends: truncation``: copy that breaks off, or that begins in the middle. ``kind`` says which form of it a rule looks for:

``rank``: a paragraph that ends in a rank or title with no name behind it; ``mid-sentence``: one that ends in a comma or in a word which
can't end a sentence; ``open-end``: running text without an end mark in copy that otherwise has them; ``fragment``: a paragraph that begins
in mid-sentence; ``tail``: a last paragraph that ends in the mark of a cut ("[...]", "Read more").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, _options
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.endings import CLOSERS, begins, breaks_off, continued, endings, is_copy, is_furniture, is_unfinished
from newslint.prose.lexicon import PARTICLES, words
from newslint.prose.titles import cut_titles
from newslint.source import Span

_FRAGMENT = patterns.compile(r"(?:[a-zß-öø-ÿ]{1,20}(?:['’-][a-z]{1,20})?(?:[,;:]|[,.!?]?[\"”’]|[.!?])? |[,;)\]] ?[a-z])")
_SHORT = 25
_LOWER_NAMES = PARTICLES | words("adidas lululemon thyssenkrupp bell danah abu dos")
# The mark of the cut, alone or behind text: "[...]", "[+1234 chars]", "(more)", "(continued on page 4)".
_CUT_MARK = (
    r"[\[(](?:\.\.\.|…|&hellip;|\+ ?\d[\d,]{0,8} (?:char(?:acter)?s|words))[\])]|"
    r"(?i:[\[(](?:more|cont(?:inued|inues|['’]d|\.)(?: on page \w{1,4})?)(?:\.\.\.|…)?[\])])|"
    r"\b(?i:continued on (?:page )?)[A-Z]?\d{1,3}"
)
_TAIL = patterns.compile(
    rf"(?:{_CUT_MARK}|"
    r"(?i:(?:\.\.\.|…)\s*[\[(]?(?:read|see|view|show)? ?(?:more|full (?:story|article))[\])]?)|"
    r"(?i:\bcontinue reading(?: (?:the )?(?:main|full) (?:story|article))?)|"
    r"(?<=[.!?”\"] )Read (?:more|the rest)(?: (?:at|on) [^ ]{1,40})?[.:]?|"
    r"(?<=\s)(?:the|an?|of|to|and|or|with|by|that|from|into|their|its|which|who|was|is|has|had)\s?(?:\.\.\.|…)|(?<=[a-z]),\s?(?:\.\.\.|…))"
    r"[\s→»›>]*$"
)
_MARK_ALONE = patterns.compile(rf"(?:{_CUT_MARK})[\s→»›>]*$")
_TAIL_SIGNS = ("...", "…", "hellip", "more", "cont", " chars", " characters", "words", "rest")


class Check:
    """Reports where a paragraph breaks off or begins too late; the span is what it breaks off with. ``kind`` is required."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"kind"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._find = _KINDS[_options.choice(options, "kind", tuple(_KINDS))]

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        return self._find(document, blocks)


def _ranks(document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
    cuts = document.shared(cut_titles)
    wanted = {block.index for block in blocks} if cuts else ()
    for block, span in cuts:
        if block.index in wanted:
            yield Match(block, span)


def _mid_sentence(document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
    broken = [ending for ending in document.shared(endings) if breaks_off(document, ending)]
    scope = {block.index for block in blocks} if broken else ()
    for ending in broken:
        if ending.block.index in scope and not continued(document, ending.block):
            yield Match(ending.block, Span(ending.start, ending.end))


def _open_ends(document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
    unended = document.shared(endings)
    scope = {block.index for block in blocks} if unended else ()
    found = [(ending, is_unfinished(document, ending)) for ending in unended if ending.block.index in scope and is_copy(ending)]
    # An article that is full of such lines leaves the marks out on purpose: in summaries, captions, cross-headings.
    begun = document.shared(begins) if found else 0
    alike = sum(1 for ending, degree in found if degree < 2 and ending.block.index > begun)
    plain = alike <= max(2, len(blocks) // 12)
    for ending, degree in found:
        if degree > (not plain) and not breaks_off(document, ending) and not continued(document, ending.block):
            yield Match(ending.block, Span(ending.start, ending.end))


def _fragments(document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
    for block in blocks:
        text = block.text
        if not (text[:1].islower() or text[:1] in ",;)]") or text.count(" ") < 5 or not _FRAGMENT.match(text):
            continue
        if text.rstrip(CLOSERS)[-1:] not in (".", "!", "?") or text.partition(" ")[0] in _LOWER_NAMES:
            continue
        if text.count(" ") < _SHORT and is_furniture(text):
            continue
        before, after = document.near(block, -1), document.near(block, 1)
        if (before and before.text.rstrip()[-1:] in ":;,—–-…") or any(other and other.text[:1].islower() for other in (before, after)):
            continue
        end = text.find(" ", text.find(" ") + 1)
        yield Match(block, Span(0, end))


def _tails(document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
    last = {block.index for block in document.body[-2:]}
    for block in blocks[-3:]:
        tail = block.text[-60:].lower()
        if block.index not in last or not any(sign in tail for sign in _TAIL_SIGNS):
            continue
        behind_text = block.text.count(" ") > 7
        match = _TAIL.search(block.text, max(len(block.text) - 60, 0)) if behind_text else _MARK_ALONE.match(block.text)
        if match:
            yield Match(block, Span(*match.span()))


_KINDS: dict[str, Callable[[Document, Sequence[Block]], Iterator[Match]]] = {
    "rank": _ranks,
    "mid-sentence": _mid_sentence,
    "open-end": _open_ends,
    "fragment": _fragments,
    "tail": _tails,
}
