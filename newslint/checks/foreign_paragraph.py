"""``extends: foreign_paragraph``: a paragraph in another language than the article.

langdetect takes milliseconds for a paragraph and guesses wildly at short ones, so it is asked only about those that lack English words and
hold words of other languages, and only where enough running words are left without quotations and names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.language import detected, lacks_english
from newslint.prose.quotations import unquoted
from newslint.source import Span

_CHARACTERS_PER_THE = 600
_SHORTEST = 50
_FEWEST_WORDS = 10
# In scripts without capitals: Chinese, Japanese and Thai don't even part words by spaces.
_FEWEST_FOREIGN_LETTERS = 40
_MOST_ASKED = 20
_WORDS_PER_FOREIGN = 6
# Function words of other languages that are no English words: lists of English words without articles have none.
_FUNCTION_WORDS = frozenset(
    "de la el los las una que en por con para del se su lo al le les des du est et dans pour pas qui sur une au aux ce il della di che è "
    "sono nel gli dei der das und ist nicht ein eine zu mit auf dem von im sich auch sie wie het een niet dat te zijn og det til på som är "
    "att och av för ikke er jeg não com uma os dos da em mais foi na nie się jest że w z je az hogy egy nem bir ve bu için ile dan yang "
    "untuk dengan ini ang ng sa mga và của là không cu și în este ja ei kun että".split()
)
_STRIPPED = ".,;:!?()[]«»“”\"'‘’„—–-"
# No letter has only such bytes, in a text of few marks: those of ASCII, curly marks and dashes.
_PLAIN_BYTES = bytes(range(0x80)) + "“”‘’–—".encode()
_NAMES = dict(
    entry.split(":")
    for entry in (
        "af:Afrikaans ar:Arabic bg:Bulgarian bn:Bengali ca:Catalan cs:Czech cy:Welsh da:Danish de:German el:Greek es:Spanish et:Estonian "
        "fa:Persian fi:Finnish fr:French gu:Gujarati he:Hebrew hi:Hindi hr:Croatian hu:Hungarian id:Indonesian it:Italian ja:Japanese "
        "kn:Kannada ko:Korean lt:Lithuanian lv:Latvian mk:Macedonian ml:Malayalam mr:Marathi ne:Nepali nl:Dutch no:Norwegian pa:Punjabi "
        "pl:Polish pt:Portuguese ro:Romanian ru:Russian sk:Slovak sl:Slovene so:Somali sq:Albanian sv:Swedish sw:Swahili ta:Tamil "
        "te:Telugu th:Thai tl:Tagalog tr:Turkish uk:Ukrainian ur:Urdu vi:Vietnamese zh-cn:Chinese zh-tw:Chinese"
    ).split()
)


class Check:
    """Reports paragraphs of ten running words or more in another language; the message gets the language's English name. Quotations and
    capitalised words don't count as running words."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        asked = 0
        # Nearly every paragraph holds the article and is of no enormous length: those are done with at once.
        for block in [block for block in blocks if " the " not in block.text or len(block.text) >= _CHARACTERS_PER_THE]:
            text = block.text
            if len(text) < _SHORTEST or _looks_english(text):
                continue
            told = unquoted(block)
            if not _is_suspect(told):
                continue
            asked += 1
            if asked > _MOST_ASKED:
                return
            if language := detected(told):
                yield Match(block, Span(0, len(text)), (_NAMES.get(language, language),))


def _looks_english(text: str) -> bool:
    """Whether words stand in the text that English has in nearly every paragraph, and other languages only by chance."""
    if len(text) < _CHARACTERS_PER_THE:
        return " the " in text or " and " in text or " for " in text or " with " in text or " that " in text
    return text.count(" the ") * _CHARACTERS_PER_THE >= len(text)


def _is_suspect(text: str) -> bool:
    """Whether a text has enough running words, and among them so few of English and so many of others that langdetect should be asked."""
    if not text.isascii() and sum(char.isalpha() and char.lower() == char.upper() for char in text) >= _FEWEST_FOREIGN_LETTERS:
        return True
    tokens = text.split()
    if len(tokens) < _FEWEST_WORDS:
        return False
    # Most short English paragraphs hold no word that could count as foreign.
    if _FUNCTION_WORDS.isdisjoint(tokens) and (text.isascii() or not text.encode("utf-8", "surrogatepass").translate(None, _PLAIN_BYTES)):
        return False
    words = [word for raw in tokens if (word := raw.strip(_STRIPPED)).isalpha() and not word[0].isupper()]
    # "de la" and "van der" come in names as well.
    if len(words) < _FEWEST_WORDS or sum(len(word) > 3 for word in words) < _FEWEST_WORDS // 2 or not lacks_english(words):
        return False
    foreign = sum(word in _FUNCTION_WORDS or not word.isascii() for word in words)
    return foreign * _WORDS_PER_FOREIGN >= len(words)
