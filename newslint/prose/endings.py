"""How a paragraph without an end mark stops: as a heading, a caption or a credit does, or as a sentence that lost its end.

A sentence shows that it was cut by its grammar (its last word can't be the last, a quotation or a bracket is still open) or by its company:
where finished sentences stand before it in the same paragraph, it is running text, unless it reads like a credit.
"""

from __future__ import annotations

from typing import NamedTuple

from newslint import patterns
from newslint.document import Block, Document
from newslint.prose.lexicon import OPENERS, SAYING, words
from newslint.prose.sentences import split

CLOSERS = "\"'”’“‘»)] \xa0\u200b\u200e"
END_MARKS = ".!?:;…*-–—"
# Words that no sentence ends with, whatever its kind. "In", "on", "to", "will" may end a heading ("what to look out for").
_NEVER_LAST = words(
    "the a an of and or nor but with by from into onto their its our your my whose which who because although though unless than if when "
    "while as at for to that in is are was were be been has have had would could should may might cannot against between during among "
    "toward towards until despite per via not also every including they're we're you're i'm we've i've you've they've"
)
_ARTICLES = words("a an the")
_MAY_END_A_HEADING = words(
    "for to that in at as is are was were be been has have had would could should may might not also by from will can must do does did"
)
_PREPOSITIONS = words("for to that in at as by from")
_SUBJECTS = words("i he she it we you they one who that")
# Words that a sentence hardly ends with, and a heading hardly either.
_DANGLING = words(
    "i he she we they it's he's she's that's there's here's what's who's i'd i'll he'd he'll she'd she'll we'd we'll they'd they'll you'd "
    "you'll it'll let's several nearly almost according whether than"
)
_HEADING_OPENERS = words("how what why here who where when which things")
_OFTEN_LEANING = words("on about over under after before in through within without more most some many these those this")
_LEANING = _NEVER_LAST | _DANGLING | _OFTEN_LEANING | SAYING
_LINKS = words("and of in at for the to")
# A verb in the past, or of having and being: running text rather than a heading, a caption or a list entry.
NARRATION = patterns.compile(
    r"\b(?:said|says|told|was|were|had|has|have|is|are|will|would|could|did|took|made|came|went|began|left|gave|got|held|found|\w{3,20}ed)\b"
)
_PAST = patterns.compile(
    r"\b(?:said|told|was|were|had|would|could|did|took|made|came|went|began|left|gave|got|held|found|\w{3,20}ed)\b|"
    r"\b(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hat|[Tt]here)['’]s\b|n['’]t\b|\b(?:[Ww]e|[Tt]hey|[Yy]ou)['’](?:re|ve)\b|\bI['’](?:m|ve)\b"
)
# In lower case. A credit, a link, a video player. The most frequent come first.
_FURNITURE = (
    "must watch", "story highlights", "read more", "caption", "photograph:", "getty", "http", "@", "|", "photo ", "photo:", "photo/",
    "photos ", "photos:", "photographs:", "photograph by", "photographs by", "source:", "sources:", "illustration:", "just watched",
    "related coverage", "read full", "sign up", "signing up", "privacy policy", "in partnership with", "subscribe", "slideshow", "video:",
    "video provided", "replay", "credit:", "copyright", "editing by", "reporting by", "newsletter", "click here", "contributed to",
    "enlarge this", "contributing:", "listen ·", "download ·", "www.", "twitter.com", "#",
)  # fmt: skip
_CREDIT = patterns.compile(r"(?:\b(?:Reuters|REUTERS|AP|AFP|EPA|USA TODAY|Photos?)|\.com|\d\d?:\d\d)\W*$")
_BYLINE = patterns.compile(r"(?:By|From) [A-Z]")
_AGENCIES = ("REUTERS/", "via AP", "via Getty", "via Reuters", "via @", "/AP", "/Reuters ", "/AFP")
_LABEL = patterns.compile(r"[^ ]+(?: [^ ]+){0,4}:(?! ?[\"“‘'])|[^:]{3,45}:[^\s\d/]|[*•–—-] ?[*]?")
# What stands below a pull-quote: "... worry about before Ana Example, City of Dallas".
_SIGNED = patterns.compile(
    r"(?:\b(?P<ahead>[a-z’'-]+),?|[.!?][\"”’]) [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}(?:, [A-Z][\w’'-]*(?: [\w’'-]+){0,7})?$"
)
_TOLD = patterns.compile(r"\b(?:said|told|was|were|had)\b")
_STOP = patterns.compile(r"[.?!…][\"”’')]* ")
_LOWER_WORD = patterns.compile(r"[a-zß-öø-ÿ][a-zß-öø-ÿ’'-]*")
_NAME_AND_ROLE = patterns.compile(r"[—–-]? ?[A-Z][\w.’'-]+ (?:[A-Z][\w.’'-]+ ?){1,3}(?:,|$)")
_REACH = 160
_LONGEST_WORD = 40


class Ending(NamedTuple):
    """A block that stops without an end mark: its last ``word`` from ``start`` to ``end`` (closing marks and spaces don't count), and how
    many words it has."""

    block: Block
    start: int
    end: int
    word: str
    length: int


def endings(document: Document) -> list[Ending]:
    """The blocks without an end mark, in order. For ``document.shared``."""
    found = []
    for block in document.blocks:
        text = block.text
        if text[-1:] not in END_MARKS:
            end = len(text.rstrip(CLOSERS))
            if end and text[end - 1] not in END_MARKS:
                start = max(text.rfind(" ", 0, end) + 1, end - _LONGEST_WORD)
                found.append(Ending(block, start, end, text[start:end].lower().replace("’", "'"), text.count(" ") + 1))
    return found


def begins(document: Document) -> int:
    """The index of the first finished paragraph of some length: what stands above it is a standfirst, a summary, a caption. For
    ``document.shared``."""
    open_ones = {ending.block.index for ending in document.shared(endings)}
    finished = (block.index for block in document.body if block.index not in open_ones and block.text.count(" ") > 16)
    return next(finished, len(document.blocks))


def breaks_off(document: Document, ending: Ending) -> bool:
    """Whether the last word can't end any sentence, so that the rest of it is surely lost."""
    text, word, length = ending.block.text, ending.word, ending.length
    if not word or length < 5:
        return False
    if word.endswith(","):
        return _runs(text, length) and is_copy(ending) and not _introduces(document, ending.block)
    if word in _MAY_END_A_HEADING:
        if length < 12 or ending.block.index <= document.shared(begins):
            return False
        # "More than she would" and "as they always have", without a full stop, may be whole.
        before = text[: ending.start].lower().rsplit(None, 2)[-2:]
        elliptical = word not in _PREPOSITIONS and not _SUBJECTS.isdisjoint(before)
        return not elliptical and _runs(text, length) and is_copy(ending)
    return word in _NEVER_LAST and (length >= 8 or word in _ARTICLES or text[: ending.start].islower())


def continued(document: Document, block: Block) -> bool:
    """Whether the next paragraph goes on in lower case: the line end is wrong then, and nothing is lost."""
    following = document.near(block, 1)
    return bool(following and following.text[:1].islower())


def is_copy(ending: Ending) -> bool:
    """Whether the block is long enough for a sentence and no credit, link or label."""
    text = ending.block.text
    if ending.length < 8 or text[-1] in ")]" or _LABEL.match(text, 0, _REACH):
        return False
    # What has no such mark in its end has none in its last sentence, and finding that one costs more.
    start = max(len(text) - _REACH, 0)
    return not is_furniture(text, start) or ((rest := _rest(ending)) > start and not is_furniture(text, rest))


def is_furniture(text: str, start: int = 0) -> bool:
    """Whether the text from ``start`` on has a mark of credits, captions, links and the like."""
    tail = text[start:]
    lower = tail.lower()
    if any(map(lower.__contains__, _FURNITURE)) or any(map(tail.__contains__, _AGENCIES)):
        return True
    return _CREDIT.search(text, max(start, len(text) - 20)) is not None or (start == 0 and _BYLINE.match(text) is not None)


def is_unfinished(document: Document, ending: Ending) -> int:
    """Whether running text (``is_copy``) stops here without its end: 2 if the sentence or its company shows it, 1 if it only reads like
    narration, which summaries, captions and headings in an article that is full of them do too."""
    degree = _degree(document, ending)
    # Last, because few come so far and it costs most.
    return 0 if degree and _is_signed(ending.block.text, ending) else degree


def _degree(document: Document, ending: Ending) -> int:
    text, length = ending.block.text, ending.length
    begun = document.shared(begins)
    below = ending.block.index > begun
    if _opened(text, ending) or _dangles(document, ending, ending.block.index >= begun - 1):
        return 2 if below or length > 11 else 0
    if not below:
        rest = _rest(ending) if ending.block.index == begun - 1 else 0
        return 2 if rest and text.count(" ", rest) > 4 and NARRATION.search(text, rest, ending.end) else 0
    if text[0] in "\"“‘'" and ending.end < len(text.rstrip()) and length < 26:
        return 0
    if rest := _rest(ending):
        return 2 if _sentence_stops(document, ending, rest) else 0
    lower = bool(_LOWER_WORD.fullmatch(text, ending.start, ending.end))
    if length < 9 or not _is_prose(text) or not (lower or _leads_on(text, ending)):
        return 0
    return 1 if length > 21 or (NARRATION if length > 14 else _PAST if length > 11 else _TOLD).search(text) else 0


def _rest(ending: Ending) -> int:
    """Where the last sentence of the block begins."""
    text = ending.block.text
    return split(text[: ending.end])[-1].start if _STOP.search(text) else 0


def _opened(text: str, ending: Ending) -> bool:
    """Whether a quotation or a bracket is still open at the end."""
    if (text.count('"') % 2 and " " in text[text.rfind('"') :]) or text.rfind("“") > max(text.rfind("”"), text.rfind('"')):
        return True
    bracket = text.rfind("(")
    return bracket > text.rfind(")") and text[bracket - 1 : bracket] == " " and text.count(" ", bracket) > 1


def _dangles(document: Document, ending: Ending, below: bool) -> bool:
    """Whether the last word leans on one that is lost."""
    text, word = ending.block.text, ending.word
    if word.endswith(","):
        return word[:-1] not in SAYING and not text.startswith("Dear ") and not _introduces(document, ending.block) and _is_lower(text)
    if word in _MAY_END_A_HEADING:
        return below and text[ending.start].islower() and ending.length > (7 if NARRATION.search(text) else 9) and _is_prose(text)
    return (word in _NEVER_LAST or word in _DANGLING) and _is_prose(text)


def _is_prose(text: str) -> bool:
    return text.partition(" ")[0].lower() not in _HEADING_OPENERS and _is_lower(text)


def _sentence_stops(document: Document, ending: Ending, start: int) -> bool:
    """Whether what follows the finished sentences of a paragraph is the head of one more, and no name below a quotation and no credit."""
    text = ending.block.text
    rest = text[start : ending.end].split()
    first = rest[0].lower().strip("\"“‘'(,")
    if ending.length < 16 and text[:start].rstrip()[-1:] in "?!":
        return False
    if len(rest) == 1:
        # "Okafor" may begin a sentence, or sign for a picture: a picture's agency isn't spoken of elsewhere.
        return first in OPENERS or (
            rest[0].istitle() and any(rest[0] in other.text for other in document.body if other is not ending.block)
        )
    lower = [word for word in rest[1:] if word[:1].islower()]
    told = NARRATION.search(text, start, ending.end) is not None
    if not lower or (not told and first not in OPENERS and (_LINKS.issuperset(lower) or _NAME_AND_ROLE.match(text, start))):
        return False
    if not text[ending.start].islower():
        return (first in OPENERS or (told and len(rest) > 4)) or _leads_on(text, ending)
    return first in OPENERS or told or (len(lower) > 3 and ending.length > 14)


def _leads_on(text: str, ending: Ending) -> bool:
    """Whether a word before the capitalised words or figures of the end leans on them."""
    return next((word for word in reversed(text[max(ending.start - 60, 0) : ending.start].split()) if word[:1].islower()), "") in _LEANING


def _is_signed(text: str, ending: Ending) -> bool:
    """Whether a name, with or without an office, stands behind the text, as below a quotation that is set apart."""
    signed = _SIGNED.search(text, max(ending.end - 100, 0), ending.end)
    return signed is not None and signed["ahead"] not in _LEANING


def _introduces(document: Document, block: Block) -> bool:
    """Whether the comma leads into a quotation or an address in the next paragraph."""
    following = document.near(block, 1)
    return bool(following and following.text[:1] in "\"“‘'")


def _runs(text: str, length: int) -> bool:
    """Whether the text reads like narration: of some length, with a verb in it, mostly in lower case."""
    return length >= 8 and (length >= 22 or NARRATION.search(text) is not None) and _is_lower(text)


def _is_lower(text: str) -> bool:
    tokens = text.split()
    capitals = sum(1 for word in tokens[1:] if word[:1].isupper() and word.lower() not in OPENERS)
    return capitals * 2 < len(tokens)
