"""``extends: rank``: a rank that the service doesn't have, as in "Royal Navy colonel" or "Army Adm. Jane Roe"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span

_SERVICES = {
    "Army": "Aa",
    "British Army": "a",
    "Navy": "Nn",
    "Royal Navy": "n",
    "Royal Canadian Navy": "n",
    "Royal Australian Navy": "n",
    "Air Force": "Ff",
    "Royal Air Force": "f",
    "RAF": "f",
    "Royal Australian Air Force": "f",
    "Marine": "M",
    "Marine Corps": "M",
    "Royal Marine": "m",
    "Royal Marines": "m",
    "Coast Guard": "C",
    "Space Force": "S",
}
_AMERICAN = patterns.compile(r"\b(?:U\.S\.?|US|American) $")
_BRITISH = patterns.compile(r"\b(?:British|Britain['’]s|UK) $")
# Other countries' ranks differ, and "Salvation Army" and "merchant Marine" only sound like services.
_OTHERS = patterns.compile(
    r"(?:\b(?!(?:The|A|An|In|At|By|For|And|But|Then|When|As|Retired|Former|Said|With|Of|From)\b)[A-Z][\w.’'-]*|['’]s|s['’]|\bmerchant|-) ?$"
)
_WORD = r"(?:[A-Z][\w.]*|\(?j\.g\.\)?|[12]st|2nd)"
_RANK = patterns.compile(rf"{_WORD}(?: {_WORD}){{0,3}}")
_SMALL_RANK = patterns.compile(r"[a-z-]+(?: [a-z-]+){0,2}")
# "Petty Officer 1st Class Roe", but no "Navy General Counsel".
_NAME = patterns.compile(
    r"(?: (?:[123](?:st|nd|rd)|First|Second|Third) Class)? (?!(?:Counsels?|Orders?|Board|Staff|Hospital|Council|Court|Accident|League|"
    r"Officer|Office|Command|Award|Stadium|Support|Medical|Aircraft|Field|Prison|School|Headquarters|Defen[cs]e|Purpose|Reserve|Secretary|"
    r"Class|Affairs|Administration|Dynamics|Projects?|Programs?|Systems?|Weapons?|Equipment|Operations)\b)[A-Z]"
)
_NO_RANK = patterns.compile(r" (?:punishment|at[- ]arms)|-|[a-z]")


class Check:
    """Reports a rank behind the name of an American or British service (or the Canadian and Australian navies and the Australian air force)
    that no such service has. The message gets the evidence."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = (
        Phrase(
            r"\b(?:(?:British|Royal(?: Canadian| Australian)?) )?(?:Army|Navy|Air Force|Marine Corps|Marines?|Coast Guard|Space Force|RAF) "
            r"(?=[A-Z][a-z]+\.? |[12](?:st|nd) |[a-z-]{5,} )"
        ),
    )
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        for hit in hits:
            service, (start, end) = _SERVICES.get(hit.match[0].strip()), hit.match.span()
            if service and (found := _judge(hit.block.text, start, end, service, document.facts)):
                yield Match(hit.block, Span(start, found[0]), (found[1],))


def _judge(text: str, start: int, end: int, letters: str, facts: tuple[str, ...]) -> tuple[int, str] | None:
    """Where the rank ends and what is wrong with it, or None."""
    from newslint.facts.ranks import SERVICES, ranks  # late: most services stand without a rank

    if _AMERICAN.search(text, max(start - 9, 0), start):
        letters = letters[:1]
    elif _BRITISH.search(text, max(start - 12, 0), start):
        letters = letters[-1:] if letters[-1:].islower() else ""
    elif _OTHERS.search(text, max(start - 24, 0), start):
        return None
    known = ranks(facts)
    words = (_RANK if not text[end].islower() else _SMALL_RANK).match(text, end)
    parts = words[0].split(" ") if words else []
    while parts and " ".join(parts) not in known:
        parts.pop()
    if not parts:
        return None
    written = " ".join(parts)
    rank, last = known[written], end + len(written)
    is_rank = _NAME.match(text, last) if written[0].isupper() else not _NO_RANK.match(text, last)
    if not letters or not is_rank or rank.services & {*letters}:
        return None
    ours = [name for letter, name in SERVICES.items() if letter in rank.services]
    near = [name for letter, name in SERVICES.items() if letter in rank.services and letter.islower() == letters[0].islower()]
    owners = " and ".join(", ".join(near or ours).rsplit(", ", 1))
    return last, f"{rank.name.capitalize()} is a rank of {owners}, not of the {text[start:end].strip()}"
