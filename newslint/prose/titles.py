"""Titles that lost their names: where a paragraph ends in a rank or title that something must follow."""

from __future__ import annotations

from newslint import patterns
from newslint.document import Block, Document
from newslint.prose.lexicon import BEFORE_SENATOR, OPENERS, RANKS, ROLES, SPELT_TITLES, words
from newslint.prose.names import UPPER
from newslint.source import Span

_LEFT = patterns.compile(rf"(?:[{UPPER}][\w’'-]*\.? |U\.S\. |U\.K\. )*$")
_CLOSERS = "\"'”’“‘»)] \xa0\u200b\u200e"
_DETERMINERS = words("a an the my our your his her their its this")
_OFFICE = words("be been become becomes became is was were are as elected named acting appointed vice") | _DETERMINERS
_OF_OFFICE = patterns.compile(
    r"(?:office|post|role|title|job|position|rank|seat|duties|powers|[Dd]epartment|[Mm]inistry|[Cc]ourt|[Hh]all|[A-Z]\w+) of $"
)
# "the rank of Maj.", "from Pvt. to Sgt.", "Mr., Mrs., Miss and Ms.": the title itself is what is talked about.
_TALKED_ABOUT = patterns.compile(
    r"(?:\b(?:rank|title|grade|style) of|\bfrom \S+ to|\b(?:Mrs?|Ms|Miss|Dr|Pvt|Cpl|Sgt|Lt|Capt)[.,]*,? (?:and|or|to)|\bsimply) [\"“‘']?$"
)
_STATE_OFFICE = patterns.compile(r"(?:Secretary of (?:State|Defen[cs]e|the Treasury)|Speaker of the House)$")


def cut_titles(document: Document) -> tuple[tuple[Block, Span], ...]:
    """Where a paragraph ends in a rank or title whose name is missing: the block and the span of the title with what qualifies it ("British
    Army Maj."). For ``document.shared``."""
    found = []
    for block in document.blocks:
        text = block.text
        end = len(text.rstrip(_CLOSERS))
        token = text[text.rfind(" ", 0, end) + 1 : end]
        if token.islower():
            continue
        word = token.lstrip("(\"“‘'").removeprefix("then-").removeprefix("ex-")
        start = end - len(word)
        if word.endswith("."):
            wanted = word[:-1] in RANKS
        elif word in ("State", "House", "Defense", "Defence", "Treasury"):
            office = _STATE_OFFICE.search(text, max(end - 30, 0), end)
            wanted, start = office is not None, office.start() if office else start
        else:
            wanted = word in SPELT_TITLES
        if wanted and text.count(" ", 0, end) > 2:
            first = _with_qualifiers(text, start)
            if _wants_name(text, word, first, start, end):
                found.append((block, Span(first, end)))
    return tuple(found)


def _with_qualifiers(text: str, start: int) -> int:
    """Where the capitalised words before a title begin ("British Army" before "Maj.")."""
    left = _LEFT.search(text, max(start - 60, 0), start)
    first = left.start() if left else start
    while first < start and text[first : text.find(" ", first)].lower() in OPENERS:
        first = text.find(" ", first) + 1
    return first


def _wants_name(text: str, word: str, first: int, start: int, end: int) -> bool:
    """Whether the last word of a paragraph is a title here, and not a surname, a street or an address in speech."""
    stopped = word.endswith(".")
    title = word.rstrip(".")
    qualifiers = text[first:start].split()
    if _TALKED_ABOUT.search(text, max(start - 40, 0), start):
        return False
    if title in ("Sen", "Dr", "Hon", "Fr") and qualifiers:
        nearest = qualifiers[-1].removesuffix("'s").removesuffix("’s")
        if nearest not in BEFORE_SENATOR and nearest.rstrip(".") not in RANKS and nearest.lower() not in ROLES:
            return False
    ahead = text[max(first - 30, 0) : first].rstrip().rpartition(" ")[2]
    if ahead[:1].isdigit() or (ahead.endswith(",") and not qualifiers and end < len(text.rstrip())):
        return False
    if stopped:
        return ahead.lower() not in _DETERMINERS or title in ("Rev", "Hon")
    tokens = text.split()
    lower = sum(1 for token in tokens if token[:1].islower())
    if len(tokens) < 7 or lower * 3 < len(tokens) or ahead.lower() in _OFFICE:
        return False
    if word == "Justice" and ahead in ("of", "for"):
        return False
    return ahead != "of" or not _OF_OFFICE.search(text, max(first - 20, 0), first)
