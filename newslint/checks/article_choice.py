"""``extends: article_choice``: "a" before a vowel sound, "an" before a consonant sound.

The sound decides, not the letter, and only words whose sound is sure are judged: "historic", "Uighur" and most abbreviations that may be
read as a word pass either way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.joined import joined
from newslint.prose.lexicon import OPENERS
from newslint.source import Span

_TAIL = r"(?P<mark>[\"“‘'$£€]?)(?P<word>[\w.,’'-]{2,40}|\d)"
# Less what stands behind "a" all the time, and rightly.
_RIGHTLY = r"(?!U\.[SKN]\.|one\b|union|uni[fqtv]|use|[Ee]urop)"
_MAY_BE_VOWEL = rf"{_RIGHTLY}(?=[\"“‘'$£€]?(?:[aeiouAEIOU81]|h(?:o[nu]|ei)|x-|[FHLMNRSX](?:[A-Z]|\.[A-Z]|-)))"
_MAY_BE_CONSONANT = r"(?=[\"“‘'$£€]?(?:[b-df-gj-np-tv-zB-DGJKPQTV-Z1-79]|[FHLMNRSX][a-z]|h[aeiou]|[uU]|[eE]u|on[ce]))"
# Each begins with a letter that is sought fast.
_ARTICLES = (
    patterns.compile(rf" a(?: {_MAY_BE_VOWEL}|n {_MAY_BE_CONSONANT}){_TAIL}"),
    patterns.compile(rf"A(?<![\w’'-]A)(?: {_MAY_BE_VOWEL}|n {_MAY_BE_CONSONANT}){_TAIL}"),
)
_SENTENCE_START = patterns.compile(r"(?:^|[.!?:;—–-] |[\"“‘'(\[])$")
_NOT_NOUNS = frozenset("an and are as at am i if in is it of on or us a be la le".split())
_NUMBER = patterns.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_ABBREVIATION = patterns.compile(r"[A-Z](?:[A-Z0-9]+|(?:\.[A-Z])+\.?)(?:s|-.*)?$")
_ROMAN = patterns.compile(r"[IVX]+$")
# Abbreviations that are spelt out letter by letter, and whose first letter begins with a vowel sound.
_SPELT_OUT = frozenset(
    "FBI FDA FAA FCC FTC FEC FSB NBC NBA NFL NHL NRA NSA NHS NPR NGO NYPD NYU NSC NLRB MP MEP MBA MRI MTV MVP MSNBC HBO HIV HSBC HR LGBT "
    "LGBTQ LSE RNC RAF SEC SUV SMS SNP".split()
)
_BEGIN_LIKE_YOU = frozenset("US UK UN USA UAE UFO UNESCO UNICEF USDA UCLA UKIP USAID UNHCR USS UCL".split())
_LETTER = patterns.compile(r"([A-Za-z])-[A-Za-z0-9]")
_LIKE_YOU = patterns.compile(
    r"eu[a-z]|u(?:biqu|fo\b|gand|kra|kul|lyss|nanim|ni(?:body|c|f|l[ai]|on|q|s[eo]|t|v)|ra[nl]|rea\b|reth|rin[ae]|rolo|rugua"
    r"|s(?:ab|ag|e|u[ar])|t(?:ah|en|er|il|op))|one(?!i|r|g)|once\b"
)
_UNSURE = patterns.compile(
    r"ewe|ewing|eu$|ou[ij]|u(?:[aeiouhyjqw]|ber|s[aei]?$|t[aei]$|ni?$)|y[^aeiou]|mc|x|hallu|hari"
    r"|h(?!a[lnpr]|ea|el|igh|it|ot|ous|ol|om[^a]|op|ors|os|ug|uman|undred)"
)
_SILENT_H = patterns.compile(r"hour|honest|honou?r|heir")


class Check:
    """Reports the article with the word behind it; the message gets the right article and the word. The edit replaces the article;
    there is none where another word seems to be lost."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        texts = document.shared(joined)
        for pattern in _ARTICLES:
            for found in pattern.finditer(texts.text):
                block, start = texts.place(found.start())
                start += found.group()[0] == " "
                article = "an" if found.group().lstrip()[1] == "n" else "a"
                word = found["word"].rstrip(".,’'-")
                wanted = begins_with_vowel_sound(word) if word else None
                if wanted is None or wanted == (article == "an") or word.lower() in _NOT_NOUNS or not _is_article(block.text, start, word):
                    continue
                span = Span(start, start + len(article))
                right = block.text[start] + ("n" if wanted else "")
                # "an the", "2020 an 2035": something else than the article is wrong.
                odd = word.lower() in OPENERS or block.text[max(start - 2, 0) : start - 1].isdigit()
                end = span.end + 1 + len(found["mark"]) + len(word)
                yield Match(block, Span(start, end), (right, found["mark"] + word), None if odd else (Edit(span, right),))


def _is_article(text: str, start: int, word: str) -> bool:
    """Whether the A or An at ``start`` is an article and not a label ("hepatitis A infection") or part of an Irish name."""
    if text[start] == "a":
        return start < 2 or text[start - 2] not in ".&/"
    return not word[0].isupper() and _SENTENCE_START.search(text, max(start - 2, 0), start) is not None


def begins_with_vowel_sound(word: str) -> bool | None:
    """Whether a word, abbreviation or number begins with a vowel sound when read aloud; None when that isn't sure."""
    if word[0].isdigit():
        return _number(word)
    if (letter := _LETTER.match(word)) and (letter[1].isupper() or letter[1] in "ex"):
        return letter[1].upper() in "AEFHILMNORSX"
    if _ABBREVIATION.match(word):
        return _abbreviation(word)
    if not word[1:].islower() and "-" not in word and "’" not in word and "'" not in word:
        return None
    word = word.lower()
    if _SILENT_H.match(word):
        return True
    if _UNSURE.match(word):
        return None
    return word[0] in "aeiou" and not _LIKE_YOU.match(word)


def _number(word: str) -> bool | None:
    number = _NUMBER.match(word)
    if not number:
        return None
    head, _, rest = number.group().partition(",")
    if head[0] == "8" and (rest or len(head) < 4):
        return True
    if len(head) > 2 and not rest and head[:2] in ("11", "18"):
        return None
    return head in ("11", "18") or head[0] == "8"


def _abbreviation(word: str) -> bool | None:
    letters = word.partition("-")[0].replace(".", "").removesuffix("s")
    if _ROMAN.match(letters):
        return None
    if letters in _SPELT_OUT:
        return True
    if letters in _BEGIN_LIKE_YOU or letters[0] in "BCDGJKPQTVWYZ":
        return False
    return True if letters[0] in "AEIO" and letters not in ("ONE", "ONCE", "EURO") else None
