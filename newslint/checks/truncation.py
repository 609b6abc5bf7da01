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
from newslint.prose.lexicon import OPENERS, PARTICLES, SAYING, words
from newslint.prose.titles import cut_titles
from newslint.source import Span

_CLOSERS = "\"'”’“‘»)] \xa0\u200b\u200e"
_END_MARKS = ".!?:;…*-–—"
_LAST_WORD = patterns.compile(r"[^\s,]*,?$")
# Words that no sentence ends with, whatever its kind. "In", "on", "to", "will" may end a heading ("what to look out for").
_NEVER_LAST = words(
    "the a an of and or nor but with by from into onto their its our your my whose which who because although though unless than if when "
    "while as at for to that in is are was were be been has have had would could should may might cannot against between during among "
    "toward towards until despite per via not also"
)
_ARTICLES = words("a an the")
_MAY_END_A_HEADING = words(
    "for to that in at as is are was were be been has have had would could should may might not also by from"
)
# A verb in the past, or of having and being: running text rather than a heading, a caption or a list entry.
_NARRATION = patterns.compile(
    r"\b(?:said|says|told|was|were|had|has|have|is|are|will|would|could|did|took|made|came|went|began|left|gave|got|held|found|\w{3,20}ed)\b"
)
_PAST = patterns.compile(r"\b(?:said|told|was|were|had|would|could|did|took|made|came|went|began|left|gave|got|held|found|\w{3,20}ed)\b")
_FURNITURE = patterns.compile(
    r"(?i:reuters|getty|\bphoto|illustration:|\bsources?:|must watch|just watched|\bcaption|related coverage|read more|read full|sign up|"
    r"subscribe|slideshow|\bvideo:|\breplay\b|story highlights|credit:|copyright|editing by|reporting by|newsletter|click here)|"
    r"\b(?:AP|AFP|EPA|USA TODAY|via)\b|https?:|www\.|\.com|@\w|#\w|\||^[^ ]+(?: [^ ]+){0,4}:|^(?:By|From) [A-Z]|\d\d:\d\d$"
)
_LOWER_WORD = patterns.compile(r"[a-zß-öø-ÿ][a-zß-öø-ÿ’'-]*")
_FRAGMENT = patterns.compile(r"(?:[a-zß-öø-ÿ]{1,20}(?:['’-][a-z]{1,20})?,? [a-z$€£\d]|[,;)\]] ?[a-z])")
_TAIL = patterns.compile(
    r"(?:[\[(](?:\.\.\.|…|&hellip;)[\])]|(?i:(?:\.\.\.|…)\s*[\[(]?(?:read|see|view|show)? ?(?:more|full (?:story|article))[\])]?)|"
    r"(?i:[\[(]more(?:\.\.\.|…)?[\])])|(?i:\bcontinue reading(?: (?:the )?(?:main|full) (?:story|article))?)|"
    r"(?<=\s)(?:the|an?|of|to|and|with|by|that|from|into|their|its|which|who|was|is|has|had)\s?(?:\.\.\.|…))[\s→»›>]*$"
)
_TAIL_SIGNS = ("...", "…", "hellip", "more", "reading")


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


def _unended(document: Document) -> list[tuple[Block, int]]:
    """The blocks without an end mark, and where their last word ends; closing marks and spaces don't count."""
    found = []
    for block in document.blocks:
        text = block.text
        if text[-1:] not in _END_MARKS:
            end = len(text.rstrip(_CLOSERS))
            if end and text[end - 1] not in _END_MARKS:
                found.append((block, end))
    return found


def _begins(document: Document) -> int:
    """The index of the first finished paragraph of some length: what stands above it is a standfirst, a summary, a caption."""
    open_ones = {block.index for block, _ in document.shared(_unended)}
    finished = (block.index for block in document.body if block.index not in open_ones and block.text.count(" ") > 16)
    return next(finished, len(document.blocks))


def _mid_sentence(document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
    unended = document.shared(_unended)
    scope = {block.index for block in blocks} if unended else ()
    for block, end in unended:
        text = block.text
        last = _LAST_WORD.search(text, max(end - 40, 0), end) if block.index in scope else None
        word = last[0].lower() if last else ""
        length = text.count(" ") + 1
        if not last or length < 5:
            continue
        if word.endswith(","):
            broken = _runs(text, length) and not _FURNITURE.search(text) and not _introduces(document, block)
        elif word in _MAY_END_A_HEADING:
            begun = document.shared(_begins)
            broken = length >= 12 and block.index > begun and _runs(text, length) and not _FURNITURE.search(text)
        else:
            broken = word in _NEVER_LAST and (length >= 8 or word in _ARTICLES or text[: last.start()].islower())
        if broken and not _continued(document, block):
            yield Match(block, Span(last.start(), end))


def _open_ends(document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
    unended = document.shared(_unended)
    begun = document.shared(_begins) if unended else 0
    scope = {block.index for block in blocks if block.index > begun} if unended else ()
    found = []
    for block, end in unended:
        text = block.text
        length = text.count(" ") + 1
        if length < 8 or block.index not in scope or text[-1] in ")]":
            continue
        stop = max(text.rfind(f"{mark}{quote} ", 0, end) for mark in ".?!" for quote in ("", '"', "”"))
        if not _FURNITURE.search(text, stop if stop > 0 and length > 25 else 0):
            found.append((block, stop, end, length))
    if len(found) > max(2, len(blocks) // 12):
        return
    for block, stop, end, length in found:
        last = _LAST_WORD.search(block.text, max(end - 40, 0), end)
        word = last[0] if last else ""
        if not last or word.endswith(",") or word.lower() in _NEVER_LAST or not _runs(block.text, length) or _continued(document, block):
            continue
        if _is_open(block.text, stop, end, length, bool(_LOWER_WORD.fullmatch(word))):
            yield Match(block, Span(last.start(), end))


def _is_open(text: str, stop: int, end: int, length: int, lower: bool) -> bool:
    """Whether what follows the last full stop reads like narration without its end, not like a heading or a name set below a quotation."""
    rest = text[max(stop, 0) : end].split()[stop >= 0 :]
    if not lower:
        ahead = next((word for word in reversed(rest) if word[:1].islower()), "")
        if len(rest) < 5 or (ahead not in OPENERS and ahead not in SAYING):
            return False
    if stop < 0:
        return length >= 12 and bool((_NARRATION if length >= 18 else _PAST).search(text))
    if len(rest) >= 5:
        return bool(_NARRATION.search(text, stop, end))
    return len(rest) > 1 and (rest[0].lower() in OPENERS or bool(_PAST.search(text, stop, end)))


def _fragments(document: Document, blocks: Sequence[Block]) -> Iterator[Match]:
    for block in blocks:
        text = block.text
        if not (text[:1].islower() or text[:1] in ",;)]") or text.count(" ") < 5 or not _FRAGMENT.match(text):
            continue
        if text.rstrip(_CLOSERS)[-1:] not in (".", "!", "?") or text.partition(" ")[0] in PARTICLES or _FURNITURE.search(text):
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
        if not any(sign in tail for sign in _TAIL_SIGNS):
            continue
        if block.index in last and (match := _TAIL.search(block.text, max(len(block.text) - 60, 0))) and block.text.count(" ") > 7:
            yield Match(block, Span(*match.span()))


def _continued(document: Document, block: Block) -> bool:
    """Whether the next paragraph goes on in lower case: the line end is wrong then, and nothing is lost."""
    following = document.near(block, 1)
    return bool(following and following.text[:1].islower())


def _introduces(document: Document, block: Block) -> bool:
    """Whether the comma leads into a quotation or an address in the next paragraph."""
    following = document.near(block, 1)
    return bool(following and following.text[:1] in "\"“‘'")


def _runs(text: str, length: int) -> bool:
    """Whether the text reads like narration: of some length, with a verb in it, mostly in lower case."""
    if length < 8 or not (length >= 22 or _NARRATION.search(text)):
        return False
    capitals = sum(1 for word in text.split()[1:] if word[:1].isupper() and word.lower() not in OPENERS)
    return capitals * 2 < length


_KINDS: dict[str, Callable[[Document, Sequence[Block]], Iterator[Match]]] = {
    "rank": _ranks,
    "mid-sentence": _mid_sentence,
    "open-end": _open_ends,
    "fragment": _fragments,
    "tail": _tails,
}
