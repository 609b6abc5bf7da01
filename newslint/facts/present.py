"""Whether a story speaks of an office-holder as of one in office: what the check wants to see where the copy names no country."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import patterns
from newslint.document import Block, Document
from newslint.facts.history import sentence_around
from newslint.facts.mentions import OPENING
from newslint.facts.names import tokens
from newslint.source import Span

_ACTS = patterns.compile(
    r"(?:['’]s? (?:\w+ ){1,3}|,[^,]{1,80},)? ?(?:also |still |now |himself |herself |who |\w+ly )*"
    r"(?:is|are|has|have|will|won['’]t|wants|says|plans|hopes|needs|intends|continues|may|can|cannot|does|doesn['’]t|isn['’]t|hasn['’]t)\b"
)
_NOW = patterns.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Oo]vernight|"
    r"(?:[Tt]his|[Nn]ext|[Ll]ast|[Ee]arlier (?:in the|this)|[Ll]ater (?:in the|this)) (?:week(?:end)?|month|morning|afternoon|evening)|"
    r"in a statement|(?:told|tells) reporters|(?:news|press) conference|tweeted|[Ss]pokes(?:man|woman|person) for)\b"
)
# Who served, was chosen or is remembered: the name that follows may be of any time.
_SERVED = patterns.compile(
    r"\b(?:appoint\w+|nominee|nominated|named|hired|chosen|adviser|advisor|aide|counsel|speechwriter|ambassador|official|secretary|"
    r"chief of staff|veteran|alumn\w+|served(?: as an? [\w' -]{1,40})?|worked|administration|impeachment|presidency|resignation) "
    r"(?:of|to|for|by|under|in|with)(?: [\w'’-]+){0,3} $"
)
_REMOVED = patterns.compile(r"\b(?:fire[ds]?|firing|sack(?:ed|ing)|dismiss(?:ed|es|ing)|oust\w*|replac\w+|remov\w+)(?: the)? $")
_ENDED = patterns.compile(
    r"['’]s? (?:impeachment|resignation|assassination|death|presidency|premiership|years|era|tenure|time in office)\b|"
    r" (?:resigned|stepped down|quit|left office)\b"
)
_TENSE = patterns.compile(r"(?<![\w'’])(?:is|are|has|have|will|won['’]t|isn['’]t|aren['’]t|hasn['’]t|haven['’]t)\b")
_QUOTED = patterns.compile(r"[\"“][^\"”]*(?:[\"”]|$)")


def sign(document: Document, block: Block, span: Span, person: str, holder: str) -> str:
    """What says that the story speaks of ``person``, who is named at ``span``, as of one in office: ``strong``, ``weak`` or nothing.
    ``holder`` is who held the office on the day, empty when that isn't known.

    Strong are what the person does now, a day of the week, and a holder of whom the story speaks without having named him: it did, before
    the names were mixed up. Weak is a verb in the present tense. A service or appointment by the person, and the person's surname
    elsewhere in the story, speak for history."""
    text, sentence = block.text, sentence_around(block.text, span)
    before = text[sentence.start : span.start]
    if _SERVED.search(before) or _REMOVED.search(before) or _ENDED.match(text, span.end):
        return ""
    if _ACTS.match(text, span.end, sentence.end) or _NOW.search(text, sentence.start, sentence.end):
        return "strong"
    surname, other = surname_of(person), surname_of(holder)
    if surname != other:
        if any(not whole for _, _, whole in _places(document, surname, person)):
            return ""
        if holder and _is_unintroduced(document, other, holder):
            return "strong"
    return "weak" if _TENSE.search(_QUOTED.sub("", text[sentence.start : sentence.end])) else ""


def _is_unintroduced(document: Document, surname: str, name: str) -> bool:
    """Whether the article speaks of somebody by surname and never by given name or with a title, as of one who has been introduced."""
    found = False
    for text, at, whole in _places(document, surname, name):
        before = text[max(at - 24, 0) : at].rstrip(" ").rpartition(" ")[2]
        if whole or (before[:1].isupper() and len(before) > 1 and text[at - 1] == " " and before.lower() not in OPENING):
            return False
        found = True
    return found


def _places(document: Document, surname: str, name: str) -> Iterator[tuple[str, int, bool]]:
    """Where the surname stands: the text, the place, and whether the full name does."""
    for block in document.blocks:
        text, at = block.text, block.text.find(surname)
        while at >= 0:
            end = at + len(surname)
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                yield text, at, text.startswith(name, max(end - len(name), 0))
            at = text.find(surname, end)


def surname_of(name: str) -> str:
    """The last word of a name, without what follows it (Jr., II)."""
    words = [word for word in name.split(" ") if tokens(word) and not word.isupper() and tokens(word)[0] not in ("jr", "sr")]
    return words[-1] if words else name
