"""The shape of a line: is it a headline, does it end as a sentence does, and does it share a word with the rest of the story.

What is injected into copy, or left over from a page, is told by its shape more than by its words. Everything here is cheap enough to
be asked about every short line.
"""

from __future__ import annotations

from newslint import patterns
from newslint.document import Block, Document

_WORD = patterns.compile(r"[^\W\d_][\w’'-]*")
_OPENERS = "\"'“‘([*_"
_CLOSERS = "\"'”’)]» \xa0*_"
# Words that stay lower case in a headline set in capitals and lower case.
_SMALL = frozenset(
    "a an and as at but by en for from if in into is nor of off on onto or out over per so than that the to up via vs with yet amid "
    "after".split()
)
_STOCK = patterns.compile(
    r"\((?:NYSE|NASDAQ|Nasdaq|NYSEARCA|NYSEAMERICAN|NYSEMKT|AMEX|LON|LSE|TSX|TSE|CVE|ASX|BSE|NSE|OTC|OTCMKTS|OTCBB|ETR|EPA|HKG|TYO|AIM)"
    r" ?: ?([A-Z][A-Z.\d]{0,7})\)"
)
_BARE_STOCK = patterns.compile(
    r"\b(?:Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|plc|PLC|Group|Holdings|Technologies|LP|Trust)\.? \([A-Z]{1,5}\)"
)
# Words too common in news copy to tie a line to a story.
_COMMON = frozenset(
    "about after again against also among another around because been before being between both could does doing down during each "
    "even ever every first from have having here himself into itself just last like made make many more most much must never next "
    "only other over says said same should since some still such take than that their them then there these they thing things this "
    "those three through time today under until very want week were what when where which while will with without would year years "
    "your news story report reports people world best worst check latest video watch read photos here's what's that's it's".split()
)
_STEM = 6


def is_open(text: str) -> bool:
    """Whether the text lacks the full stop or the exclamation mark that ends a sentence. A question mark ends headlines too."""
    end = text.rstrip(_CLOSERS)
    return bool(end) and (end[-1] not in ".!…;," or end.endswith(("U.S.", "U.K.", "D.C.", "Inc.", "Co.", "Corp.", "Jr.", "Sr.")))


def in_headline_case(text: str) -> bool:
    """Whether nearly every word that a headline in capitals and lower case would capitalise is capitalised; at least three such words."""
    capitals = small = 0
    for word in text.split():
        word = word.lstrip(_OPENERS)
        if word[:1].isupper():
            capitals += 1
        elif word[:1].isalpha() and word not in _SMALL:
            small += 1
    return capitals >= 3 and small * 100 <= 15 * (capitals + small)


def stock_tickers(text: str) -> list[str]:
    """The exchange tickers in brackets: "(NYSE: XYZ)"."""
    return _STOCK.findall(text) if ":" in text and "(" in text else []


def names_a_stock(text: str) -> bool:
    """Whether a firm stands there with its ticker, with or without the exchange: "Acme Corp (ACME)"."""
    return "(" in text and bool(_STOCK.search(text) or _BARE_STOCK.search(text))


def stem(word: str) -> str:
    """What two forms of a word have in common, roughly: its first six letters in lower case, without possessive."""
    word = word.lower().replace("’", "'").removesuffix("'s").strip("'-")
    return word[:_STEM].rstrip("s") if len(word) > 3 else word


def topic_stems(text: str) -> set[str]:
    """The stems of the words that say what a line is about."""
    found = set()
    for word in _WORD.findall(text):
        for part in word.split("-"):
            if (len(part) > 3 or (len(part) > 1 and part.isupper())) and part.lower() not in _COMMON:
                found.add(stem(part))
    return found


def topics_shared(document: Document, block: Block, text: str) -> tuple[int, int]:
    """How many topic words of ``text``, a part of ``block``, stand elsewhere in the story (if only inside longer words), of how many."""
    story, own, found = document.shared(_story), block.text.lower(), topic_stems(text)
    return sum(1 for topic in found if story.count(topic) > own.count(topic)), len(found)


def shares_a_name(document: Document, block: Block, text: str) -> bool:
    """Whether a capitalised topic word of ``text``, a part of ``block``, stands elsewhere in the story."""
    return topics_shared(document, block, " ".join(word for word in _WORD.findall(text) if word[0].isupper()))[0] > 0


def _story(document: Document) -> str:
    """The text of the story in lower case, its headline included. For ``document.shared``."""
    headline = document.metadata.headline
    texts = [block.text for block in document.blocks]
    if headline and document.headline is None:
        texts.append(headline)
    return "\n".join(texts).lower()
