"""``extends: ticker``: a company with the ticker of another behind it, as in "Apple (NASDAQ: MSFT)" or "Ford Motor Co. (GM.N)"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.joined import joined
from newslint.source import Span

_EXCHANGE = r"(?:NYSE|NASDAQ|Nasdaq|NasdaqGS|AMEX|NYSE American|NYSEARCA) ?: ?"
_QUOTED = patterns.compile(
    rf"[(<\[](?:(?P<exchange>{_EXCHANGE})\$?|(?P<dollar>\$)|)(?P<ticker>[A-Z]{{1,5}}(?:[.-][AB](?![A-Z]))?)"
    r"(?P<ric>\.(?:N|O|OQ|K|A|P))?(?=[)>\],])"
)
# Behind the name: "Ford Motor Co.", "Apple Inc.’s".
_FORM = patterns.compile(r",? (?:Inc|Corp|Corporation|Co|Cos|Company|Companies|plc|PLC|Ltd|Limited|Group|Holdings|NV|SA|AG|LLC)\.?$")
_NAME_BEFORE = patterns.compile(r"[A-Z][\w.’'&-]* (?:& )?$")
_OPENERS = ("The ", "At ", "In ", "And ", "But ", "For ", "With ", "From ", "Shares ", "Meanwhile ", "While ", "When ", "As ", "Of ")
_REACH = 80
_SHORTEST = 3  # a bracket without exchange, which may also hold initials, a party or a state


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
        for quoted in _QUOTED.finditer(texts.text):
            block, start = texts.place(quoted.start())
            ticker = quoted["ticker"].replace("-", ".")
            sure = quoted["exchange"] or quoted["ric"] or quoted["dollar"]
            if (sure or len(ticker) >= _SHORTEST) and (evidence := _judge(block.text, start, ticker, bool(sure), document.facts)):
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
            return "" if _NAME_BEFORE.search(head, max(len(head) - 32, 0)) and not head.endswith(_OPENERS) else name
    return ""
