"""``extends: unintroduced``: a surname that speaks although the copy never says who that is.

News style gives the full name and the office at the first mention. Where a surname is quoted and stands nowhere beside a given name, a
title or a role, the paragraph that introduced the person is usually lost. Bodies, places and firms speak as well, so a surname counts only
in the places where persons stand, and only if nothing else in the copy shows that it is the name of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, _options
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.joined import joined
from newslint.prose.lexicon import FAMOUS, GIVEN, ROLES, SAYING, SPEAKING_BODIES, words
from newslint.prose.names import NO_NAMES, UPPER, Lone, capitals, fold, is_title_case, people
from newslint.prose.runs import run_at
from newslint.prose.titles import cut_titles
from newslint.source import Span

_SAYS = "|".join(sorted(SAYING))
# Where a search for sources begins. Of the verbs of saying only the common ones, each with a letter of its own to begin with, which are
# sought ten times faster than all of them: whom they miss mostly stands behind a courtesy title, or says something too.
_SAID = patterns.compile(r" (?:s(?:aid|ays)|told|added|wrote|recalled)\b")
_COURTESY = patterns.compile(rf"M(?:rs?|s)\.? (?=[{UPPER}][\w.’'-]{{1,30}} (?:also |later |then |has |had |recently )?(?:{_SAYS})\b)")
_ACCORDING = patterns.compile("ccording to ")
_CLAUSE_ENDS = ",?!…—-\"”’'"
_BEFORE_SOURCE = ",.!?…—-\"”’')"
_LEADS_IN = ("But", "And", "Yet", "Mr", "Mrs", "Ms")
_ADVERBS = words("also later then has had recently")
_HONORIFIC = patterns.compile(r"(?:Mr|Mrs|Ms)\.? $")
_AFTER_QUOTE = patterns.compile(r"[,?!.…—-][\"”’']{1,3} $")
_INVERTED = patterns.compile(rf"[,?!…—-](?P<quote>[\"”’']{{0,3}}) (?:{_SAYS}) $")
_SPEAKS = patterns.compile(rf" (?:also |later |then |has |had |recently )?(?:{_SAYS})\b(?! by\b)")
# Without a quotation before it, the verb alone doesn't tell a person from a firm: a pronoun does, or a quotation behind it.
_SPEAKS_AS_PERSON = patterns.compile(
    rf" (?:also |later |then |has |had |recently )?(?:(?:recalled|joked|quipped|testified|recounted|lamented|tweeted)\b|"
    rf"(?:{_SAYS})\b[^.!?“”\"]{{0,60}}?(?:\b(?:he|she|his|her|him)\b|[,:] ?[“\"])|"
    r"told (?:reporters|lawmakers|jurors|investigators|police|me\b|us\b|the [A-Z]|[A-Z])|"
    r"said (?:in|during|at|on) (?:an? |the )?(?:interview|e-?mail|phone|telephone|speech|tweet|Twitter|(?:news|press) conference|"
    r"hearing|rally|briefing)|"
    rf"(?:{_SAYS})\b[^.!?“”\"]{{0,160}}?\. (?:He|She|His|Her)\b)"
)
_TRAILING = patterns.compile(rf" (?:{_SAYS})(?:[.,]| (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)")
_SENTENCE_START = patterns.compile(r"(?:^|[.!?][\"”’)]* |\()(?:(?:But|And|Yet|Still,|Meanwhile,|However,) )?$")
_WHO = patterns.compile(rf", who(?:\b|se\b)[^.!?]{{0,80}}?\b(?:{_SAYS})\b")
_ENDS_CLAUSE = patterns.compile(r"[,.;:]|$| (?:of|who|in|at|on|during|as|after|before|when|while|by|to|through|via|from|about|last|this)\b")
_APPOSITIVE = patterns.compile(r", (?:the|a|an|one of|\w+[’']s) ([^,.;]{3,80})")
_AGED = patterns.compile(r", \d{1,3}\b")
# Sources who go by one name, as the copy itself explains.
_BY_ONE_NAME = patterns.compile(
    r"(?:first|last|full|real|middle|given) names?\b|surnames?\b|pseudonym|goes by\b|one name\b|identified only|nom de guerre"
)
# The word stands where places and firms stand, or behind a given name and a nickname.
_MARK = "\0"
_OTHER = patterns.compile(
    r"\b(?:in|inside|across|outside|near|throughout) \0(?![\w’'-])|\b[Tt]he \0(?=[.,;]| (?:is|has|was|had|said|says)\b)|"
    r"(?<!\w)\0[’']?s? (?:officials?|executives?|shares|employees|customers|stock)\b|(?<!\w)\0 & [A-Z]|"
    r"(?<!\w)\0, [A-Z][a-z]{1,4}\.,?|"
    r"(?:CEO|officer|executive|analyst|economist|spokes\w{1,6}) (?:at|of|with) \0(?!\w)|"
    rf"[{UPPER}][\w.’'-]{{0,20}},? [\"“‘'(][^\"”’')]{{0,39}}[^\"”’'),.?!][\"”’')],? \0(?!\w)"
)
# Firms have such names, but so has a list of persons: it counts only where no quotation tells that a person speaks.
_PARTNERS = patterns.compile(r"(?<!\w)\0 and [A-Z]")
_CAMEL = patterns.compile(rf"(?!Mc|Mac|Fitz|De|La|Le|Di|Du|Van|O[’'])\w+[a-z][{UPPER}]|\w*[{UPPER}]{{2}}\w*[a-z]")
_NEVER = SPEAKING_BODIES | FAMOUS | GIVEN
_NEVER_WRITTEN = frozenset(word.capitalize() for word in _NEVER)
_SPEAKING = SAYING | _ADVERBS
_LEADS = SAYING | words("to Mr. Mrs. Ms. Mr Mrs Ms")
_POSSESSIVES = ("'s", "’s")
_LONGEST_NAME = 40
_WINDOW = 48
_MOST_COMPARED = 1000
_MOST = 20  # each one costs a pass over the copy


class Check:
    """Reports the first mention of a surname that speaks unintroduced; the arguments are the surname and where its introduction went.
    ``exceptions`` lists further names that need no introduction."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"exceptions"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._known = {fold(name) for name in _options.texts(options, "exceptions")}

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        scope: set[int] = set()
        cuts: list[tuple[int, str]] | None = None
        for name in self._strangers(document):
            scope = scope or {block.index for block in blocks}
            if name.block.index not in scope:
                continue
            if cuts is None:
                cuts = [(block.index, block.text[span.start : span.end]) for block, span in document.shared(cut_titles)]
            cut = next((title for index, title in reversed(cuts) if index < name.block.index), None)
            if cut:
                cuts.clear()
                reason = f"the introduction was probably lost where an earlier paragraph breaks off at “{cut}”"
            elif like := _alike(document, name.word):
                reason = f"the copy introduces “{like}”, and one of the two may be misspelt"
            else:
                reason = "no full name, title or office stands anywhere in the copy"
            yield Match(name.block, name.span, (name.word, reason))

    def _strangers(self, document: Document) -> Iterator[Lone]:
        """The first mention of each surname that speaks and is never introduced, in reading order."""
        examined = 0
        settled: set[str] = set()
        for block, start, word in _near_speech(document):
            if word in _NEVER_WRITTEN or word in settled:
                continue
            place = _is_source(block.text, start, start + len(word))
            if not place:
                continue
            settled.add(word)
            if word.isupper() or "." in word or _CAMEL.match(word):
                continue
            # A look for one word is cheap; many looks would cost more than all the names at once.
            many = len(settled) > _MOST
            if (word in document.shared(_words_of_names)) if many else _stands_in_a_name(document, word):
                continue
            key = fold(word)
            if key in _NEVER or key in self._known or document.shared(people).introduced(word):
                continue
            examined += 1
            if examined > _MOST:
                return
            if not _explained(document, word, place):
                here = Lone(block, Span(start, start + len(word)), word)
                names = (name for name in document.shared(people).lone if name.word == word and "heading" not in name.block.scope)
                yield next(names, here)


def _near_speech(document: Document) -> Iterator[tuple[Block, int, str]]:
    """The capitalised words that stand alone beside the verbs of saying, in reading order. A quick look for most of them; ``_is_source``
    decides."""
    texts = document.shared(joined)
    text = texts.text
    places = [match.end() for match in _ACCORDING.finditer(text)]
    places += [match.end() for match in _COURTESY.finditer(text)]
    for said in _SAID.finditer(text):
        places += _sides(text, *said.span())
    for place in sorted(places):
        begin, run = run_at(text, place)
        word = run.rstrip("-.'’")
        if " " not in run and len(word) > 1 and word not in NO_NAMES and word[-2:] not in _POSSESSIVES:
            block, start = texts.place(begin)
            if "heading" not in block.scope:
                yield block, start, word


def _sides(text: str, start: int, end: int) -> list[int]:
    """Where a capitalised word that stands alone may begin behind a verb of saying or before it: for nearly all verbs it is "he" or a full
    name that speaks."""
    places = [end + 1] if text[start - 1] in _CLAUSE_ENDS and text[end + 1 : end + 2].isupper() else []
    space = text.rfind(" ", max(start - _LONGEST_NAME, 0), start)
    word = text[space + 1 : start]
    if word in _ADVERBS:
        start, space = space, text.rfind(" ", max(space - _LONGEST_NAME, 0), space)
        word = text[space + 1 : start]
    if word.islower() or word in NO_NAMES or space < 1:
        return places
    if text[space - 1] in _BEFORE_SOURCE or "\n" in word or "(" in word or text.endswith(_LEADS_IN, 0, space):
        word = word[word.rfind("\n") + 1 :]
        places.append(start - len(word) + next((at for at, char in enumerate(word) if char.isupper()), 0))
    return places


def _stands_in_a_name(document: Document, word: str) -> bool:
    """Whether the word is part of a run of capitalised words somewhere."""
    texts = document.shared(joined)
    text = texts.text
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum() and " " in run_at(text, at)[1]:
            block = texts.place(at)[0]
            if "heading" not in block.scope or not is_title_case(block.text):
                return True
        at = text.find(word, end)
    return False


def _words_of_names(document: Document) -> frozenset[str]:
    """The words of all runs of several capitalised words. For ``document.shared``."""
    return frozenset(word for _, _, run in document.shared(capitals).several for word in run.split(" "))


def _alike(document: Document, word: str) -> str | None:
    """A surname that the copy introduces and that differs from ``word`` by a slip of the hand."""
    surnames = {mention.surname for mention in document.shared(people).mentions if mention.surname[:1] == word[:1]}
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, sorted(surnames)[:_MOST_COMPARED], 1, 0.8)), None)


def _is_source(text: str, start: int, end: int) -> str:
    """The kind of place (``quotation``, ``start`` of a sentence, ``clause``) if the word stands where the surname of a speaker does."""
    speaks = text[end + 1 : end + 16].partition(" ")[0].rstrip(".,:") in _SPEAKING
    if not speaks and text[text.rfind(" ", max(start - 16, 0), start - 1) + 1 : start - 1] not in _LEADS:
        return ""
    before = text[max(start - _WINDOW, 0) : start].removesuffix("al-").removesuffix("el-")
    if honorific := _HONORIFIC.search(before):
        before = before[: honorific.start()]
    if before.endswith("ccording to "):
        return "clause" if honorific or _WHO.match(text, end) or _has_role(text, end) else ""
    if inverted := _INVERTED.search(before):
        ends = _ENDS_CLAUSE.match(text, end) if inverted["quote"] or honorific else text[end : end + 1] in ",.;"
        return "quotation" if ends and not _AGED.match(text, end) else ""
    if not speaks or not _SPEAKS.match(text, end):
        return ""
    if _AFTER_QUOTE.search(before):
        return "quotation"
    if before.endswith(", "):
        return "clause" if honorific or _TRAILING.match(text, end) or _SPEAKS_AS_PERSON.match(text, end) else ""
    return "start" if _SENTENCE_START.search(before) and (honorific or _SPEAKS_AS_PERSON.match(text, end)) else ""


def _has_role(text: str, end: int) -> bool:
    apposition = _APPOSITIVE.match(text, end)
    return bool(apposition and any(word in ROLES for word in apposition[1].split()))


def _explained(document: Document, word: str, place: str) -> bool:
    """Whether something in the copy shows that the word is no surname or that the person is known by it."""
    blocks = [block for block in document.blocks if word in block.text]
    texts = [block.text.replace(word, _MARK) for block in blocks]
    if any(_OTHER.search(text) or (place != "quotation" and _PARTNERS.search(text)) for text in texts):
        return True
    if place == "start":
        # "Survivors said": a common noun that opens its sentence.
        lower = re.compile(rf"\b{re.escape(word.lower())}\b")
        if word.endswith("s") and sum(text.count(_MARK) for text in texts) == 1:
            return True
        if any(lower.search(block.text) for block in document.blocks):
            return True
    near = {block.index + step for block in blocks for step in (-1, 0, 1)}
    return any(_BY_ONE_NAME.search(block.text) for block in document.blocks if block.index in near)
