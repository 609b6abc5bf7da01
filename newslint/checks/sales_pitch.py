"""``extends: sales_pitch``: advertising planted in copy by spammers, told by how it speaks and not by what it is about.

Casinos, opioids and Bitcoin are news. A reporter tells what others do with them, in the past tense and with a source; a pitch turns to the
reader with an order, an offer and a way to pay. Each of these signs is weak, so they are added up, sentence by sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, OptionError, _options
from newslint.checks._shown import shortened
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose import sentences, shape
from newslint.source import Span

_ENOUGH = 5
_PITCH, _MOST_PITCHES, _REPORTED = 3, 2, 4
_LIST = 3
_ORDER = patterns.compile(
    r"(?i)(?:^|[,;:–—-] |\band )\W*(?:buy|order|get|click|visit|try|claim|join|sign up|register|apply|play|earn|hire|contact|call|text|"
    r"email|download|shop|grab|book|win|trade|invest|lose|learn|discover|watch|compare|save|refinance|recover|meet|rank|double|send|pay|use|enjoy|start|make|need|"
    r"want|looking for|tired of|struggling with)\b(?! (?:who|that|of)\b)"
)
_READERS = frozenset(("you", "your", "yous", "yours"))
_SELLER = patterns.compile(
    r"(?i)\b(?:best|cheap(?:est)?|lowest|top|(?:most )?trusted|guaranteed?|affordable|discreet|instant(?:ly)?|authentic|replica|legit|safe|"
    r"reliable|exclusive|real|high[ -]quality|professional|certified|expert|risk[ -]free|premium|#1|popular|miracle|amazing|verified|"
    r"registered|licensed|organic|fast|easy|secret|powerful|huge|24/7|24 hours|now|today|online)\b"
)
_PRICE = patterns.compile(
    r"(?i)\bfree\b|[$£€]\s?\d|\b\d+(?:\.\d+)?\s?(?:%|percent|euros?|dollars)|"
    r"\b100x|\bbonus|\bdiscount|\bdeals?\b|\bfor sale\b|\bon sale\b"
)
_CONTACT = patterns.compile(
    r"(?i)https?:|www\.|\S@\S|@\w{3}|\bwhatsapp\b|\btelegram\b|\+\d[\d ()-]{7,}|\b1?[- ]?8\d\d-\d{3}-\d{4}|"
    r"\bthis (?:web)?site\b|\bvia e-?mail\b"
)
# A reporter's voice: who said it, what the state does about it, what has happened.
_REPORTS = frozenset(
    "said say says told reported found police prosecutor prosecutors court judge official officials study survey charged convicted "
    "arrested sued lawmaker lawmakers senator senators parliament bill ban banned agency regulator regulators watchdog bureau "
    "analyst analysts customs voted rose fell was were had warned recalled advised raided sold offered spent promised paid stole "
    "seized shipped lured bought".split()
)
_REPORT = patterns.compile(r"(?i)\b(?:according to|investigat\w+|experts? say|(?<!we )offers|have \w+ed)\b")
# Without one of these the patterns above can't match; most sentences have none.
_ORDERS = frozenset(
    "buy order get click visit try claim join sign register apply play earn hire contact call text email download shop grab book "
    "win trade invest lose learn discover watch compare save refinance recover meet rank double send pay use enjoy start make need "
    "want looking tired struggling".split()
)
_SELLERS = frozenset(
    "best cheap cheapest lowest top trusted guarantee guaranteed affordable discreet instant instantly authentic replica legit safe "
    "reliable exclusive real quality professional certified expert risk premium 1 popular miracle amazing verified registered "
    "licensed organic fast easy secret powerful huge 24 now today online".split()
)
_CONTACTS = ("http", "www.", "@", "whatsapp", "telegram", "+", "8", "this website", "this site", "via e")
_PRICES = ("free", "$", "£", "€", "%", "percent", "euro", "dollar", "100x", "bonus", "discount", "deal", "on sale", "for sale")
_WORD = patterns.compile(r"\w+")


class Check:
    """Reports a sentence that scores five points or more: a phrase of ``pitches`` three (two of them at most); of ``topics`` one or,
    where two kinds stand there, two, three for a list of them; an order to the reader, the reader's "you", a seller's word (two for
    several), a price, a way to reach the seller, an exclamation or no end mark, and nothing of the story one each; the words of a
    report take four away. A topic or two pitches must be there, an offer (pitch, seller's word, price or contact), and an order, "you"
    or a pitch. ``certain`` phrases are reported as they stand. All are regular expressions. Direct quotations are the rule's scope. The
    message gets the text, shortened."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"topics", "pitches", "certain"})
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        topics, pitches, certain = (_options.texts(options, key) for key in ("topics", "pitches", "certain"))
        if not topics and not pitches:
            raise OptionError("topics", "'topics' or 'pitches' is required: what planted advertising offers")
        self._topics, self._pitches = len(topics), len(topics) + len(pitches)
        self.phrases = tuple(Phrase(f"(?i){pattern}") for pattern in (*topics, *pitches, *certain))

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        found: dict[int, list[Hit]] = {}
        for hit in hits:
            if "headline" not in hit.block.scope:
                found.setdefault(hit.block.index, []).append(hit)
        for here in found.values():
            block, done = here[0].block, []
            weak = [hit for hit in here if hit.phrase < self._pitches]
            for span in sentences.split(block.text) if weak and ". " in block.text else [Span(0, len(block.text))]:
                inside = [hit for hit in weak if span.start <= hit.match.start() < span.end]
                if inside and self._score(document, block, span, inside) >= _ENOUGH:
                    done.append(span)
            certain = (Span(*hit.match.span()) for hit in here if hit.phrase >= self._pitches)
            done += [span for span in certain if not any(span.overlaps(other) for other in done)]
            yield from (_match(block, span) for span in sorted(done))

    def _score(self, document: Document, block: Block, span: Span, hits: Sequence[Hit]) -> int:
        text = block.text[span.start : span.end]
        pitches = len({hit.match.group().lower() for hit in hits if hit.phrase >= self._topics})
        topics = len({hit.match.group().lower() for hit in hits if hit.phrase < self._topics})
        few = pitches < 2 and topics < _LIST
        if few and not topics:
            return 0
        lower = text.lower()
        words = set(_WORD.findall(lower))
        reported = _is_reported(lower, words)
        if few and reported:
            return 0
        addressed = (not words.isdisjoint(_ORDERS) and _ORDER.search(text) is not None) + (not words.isdisjoint(_READERS))
        sellers = 0 if words.isdisjoint(_SELLERS) else min(len(_SELLER.findall(text)), 2)
        offers = sellers + _stands(_PRICE, _PRICES, text, lower) + _stands(_CONTACT, _CONTACTS, text, lower)
        is_list = topics >= _LIST and (text.count(",") >= 2 or topics > _LIST) and shape.is_open(text)
        if not (offers or pitches or is_list) or not (addressed or pitches or is_list or sellers > 1):
            return 0
        score = _PITCH * min(pitches, _MOST_PITCHES) + (3 if is_list else min(topics, 2)) + addressed + offers
        score += shape.is_open(text) or text.rstrip().endswith("!")
        score -= _REPORTED * reported
        if score not in (_ENOUGH - 1, _ENOUGH, _ENOUGH + 1):
            return score
        shared, all_topics = shape.topics_shared(document, block, text)
        return score + (1 if shared * 3 <= all_topics else -1)


def _is_reported(lower: str, words: set[str]) -> bool:
    """Whether a text, given in lower case and as a set of words, has the words of a report."""
    if not words.isdisjoint(_REPORTS):
        return True
    rarer = "according to" in lower or "investigat" in lower or "offers" in words or "have" in words
    return rarer and _REPORT.search(lower) is not None


def _stands(pattern: re.Pattern[str], literals: Iterable[str], text: str, lower: str) -> bool:
    """Whether a pattern matches in a text that must hold one of its literals for it to do so."""
    return any(literal in lower for literal in literals) and pattern.search(text) is not None


def _match(block: Block, span: Span) -> Match:
    found = block.text[span.start : span.end].rstrip()
    return Match(block, Span(span.start, span.start + len(found)), (shortened(found),))
