"""``extends: ticker``: a company with the ticker of another behind it, as in "Apple (NASDAQ: MSFT)" or "Ford Motor Co. (GM.N)"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.joined import joined
from newslint.source import Span

_EXCHANGE = r"(?:NYSE|NASDAQ|Nasdaq|NasdaqGS|AMEX|NYSE American|NYSEARCA) ?: ?"
_TICKER = (
    rf"(?:(?P<exchange>{_EXCHANGE})\$?|(?P<dollar>\$)|)(?P<ticker>[A-Z]{{1,5}}(?:[.-][AB](?![A-Z]))?)"
    r"(?P<ric>\.(?:N|O|OQ|K|A|P))?(?=[)>,])"
)
# Each begins with its bracket, which is found much faster than either of two.
_QUOTED = (patterns.compile(rf"\({_TICKER}"), patterns.compile(f"<{_TICKER}"))
# Behind the name: "Ford Motor Co.", "Apple Inc.’s".
_FORM = patterns.compile(r",? (?:Inc|Corp|Corporation|Co|Cos|Company|Companies|plc|PLC|Ltd|Limited|Group|Holdings|NV|SA|AG|LLC)\.?$")
_NAME_BEFORE = patterns.compile(r"[A-Z][\w.’'&-]* (?:& )?$")
_OPENERS = tuple(f"{word} " for word in "The At In And But For With From Shares Meanwhile While When As Of".split())
_REACH = 80
# A bracket without exchange may hold initials, a party or a state as well.
_SHORTEST = 3
_ALSO_WORDS = frozenset("ALL APP ARE CAT COO COST DAY DOC EAT FAST GEN ICE IT KEY LOW MET NET NOW ON POOL SO SPG TECH USB WELL".split())


class Check:
    """Reports a ticker that the table gives to another company than the one named before it, where it knows both. The message gets the
    evidence."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        texts = document.shared(joined)
        for quoted in chain.from_iterable(pattern.finditer(texts.text) for pattern in _QUOTED):
            block, start = texts.place(quoted.start())
            ticker = quoted["ticker"].replace("-", ".")
            sure = bool(quoted["exchange"] or quoted["ric"] or quoted["dollar"])
            if not sure and (len(ticker) < _SHORTEST or ticker in _ALSO_WORDS):
                continue
            if evidence := _judge(block.text, start, ticker, sure, document.facts):
                at = start + quoted.start("ticker") - quoted.start()
                yield Match(block, Span(at, at + len(ticker)), (evidence,))


def _judge(text: str, start: int, ticker: str, sure: bool, facts: tuple[str, ...]) -> str:
    """What the table says against the ticker; an empty text for nothing."""
    from newslint.facts.companies import tickers  # late: few articles quote a ticker

    known = tickers(facts)
    if ticker not in known.owners:
        return ""
    before = text[max(start - _REACH, 0) : start].rstrip()
    for _ in range(3):
        name = _company(before, known.by_name, known.longest)
        if name:
            break
        shorter = _FORM.sub("", before)
        if shorter == before:
            return ""
        before = shorter
    else:
        return ""
    right = known.by_name[name]
    if ticker in right or (not sure and ticker == "".join(word[0] for word in name.split())):
        return ""
    owner, until = known.owners[ticker]
    return f"{ticker} {f'was until {until} ' if until else 'is '}the ticker of {owner}; that of {name} is {' or '.join(sorted(right))}"


def _company(before: str, names: Mapping[str, frozenset[str]], longest: int) -> str:
    """The known company that a text ends in, and that is no part of a longer name."""
    words = before.replace("’", "'").split(" ")
    for count in range(min(longest, len(words)), 0, -1):
        name = " ".join(words[-count:]).lstrip("(\"“")
        if name in names:
            head = before[: len(before) - len(name)]
            return "" if _NAME_BEFORE.search(head) and not head.endswith(_OPENERS) else name
    return ""
