"""``extends: orphan_reference``: a paragraph that opens with "The report" or "The company" although nothing before it speaks of one.

The definite article points back. What it points to is mostly named by the same noun or by a word of its field, so where none of those
words stands in the headline or in the copy above, the paragraph that brought the thing up is probably lost. Companies and groups are
brought up by name: any name above that isn't surely a person's counts. "The move" may stand for whatever was told before, so it is judged
in the first paragraph alone, where nothing was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, ClassVar

from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.joined import joined
from newslint.prose.lexicon import GIVEN, words
from newslint.prose.names import NO_NAMES, RUN
from newslint.source import Span

# A noun, and how the words begin that bring it up.
_FIELDS = {
    "report": "report stud survey analy paper document review finding found investigat audit assess dossier inspector inquir "
    "commission data research filing figure statistic publish releas account stor article news journalist memo jobs unemploy",
    "study": "stud research survey report analy paper trial scien journal finding data universit experiment publish",
    "survey": "survey poll question respond stud research report ask percent",
    "poll": "poll survey question respond percent voter ask rating approv",
    "resolution": "resol draft measure vote text propos council condemn motion",
    "bill": "bill legislat law act measure propos amend vote reform congress senate house lawmaker cost pay",
    "measure": "measure bill legislat law act propos amend vote reform ballot ban tax rule order restrict plan initiative referend "
    "step sanction",
    "legislation": "legislat bill law act measure propos amend vote reform",
    "ruling": "rul decision decid court judg justice verdict appeal tribunal panel lawsuit case order",
    "verdict": "verdict jur court judg convict guilt acquit trial case",
    "lawsuit": "lawsuit suit sue suing complain filed filing court litigat plaintiff class-action legal challeng",
    "letter": "letter wrote writ sign sent mail correspond memo note",
    "agreement": "agree deal accord treat pact negotiat talk cease truce settle contract sign",
    "deal": "deal agree accord treat pact negotiat talk cease truce settle contract sign merge buy acqui purchas bid plan sale trade",
    "attack": "attack bomb blast shoot shot gunm kill assault raid explo strike struck missile rocket stab ambush terror massacre fire "
    "hack violen murder rampage incident war battle fight",
    "shooting": "shoot shot gun fire fired kill massacre rampage attack",
    "explosion": "explo blast bomb deton blew",
    "crash": "crash collid collis accident plane flight jet train derail wreck",
    "summit": "summit meet met talk conference leader gather",
    "couple": "couple wife husband married marri wed partner spouse pair parents boyfriend girlfriend and",
    "suspect": "suspect arrest charg gunm man attacker shoot police accus custod teen woman",
}  # fmt: skip
_SHELLS = words("move decision announcement proposal incident remarks comments revelation revelations agreement statement")
_NAMED = words("company firm group organization organisation agency")
# What gives the noun its meaning from behind: "The decision to close the port ..."
_DEFINED = words("to of that by in for on at from over between among about with who which whose against into under during as after before")
_BODY = re.compile(
    r"\b(?:compan|firm|group|organi[sz]ation|agenc|maker|manufactur|business|corporat|start-?up|bank|airline|retailer|giant|chain|network|"
    r"publisher|brand|union|associat|charit|nonprofit|militant|rebel|coalition|party|movement|bureau|department|administration)",
    re.I,
)
_BODIES = tuple(f" {stem}" for stem in "compan firm group organization agenc business bank network union party movement department".split())
_WINDOW = 60


class Check:
    """Reports "The" and its noun at the head of a paragraph. It has no keys of its own."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        first = next((block.index for block in document.body), -1)
        for block in blocks:
            if not block.text.startswith("The "):
                continue
            noun, _, behind = block.text[4:_WINDOW].partition(" ")
            behind = behind.partition(" ")[0]
            judged = noun in _FIELDS or noun in _NAMED or (noun in _SHELLS and block.index == first)
            if judged and behind not in _DEFINED and not behind.endswith("ing") and not _brought_up(document, block, noun):
                yield Match(block, Span(0, 4 + len(noun)))


def _brought_up(document: Document, block: Block, noun: str) -> bool:
    """Whether something above the block may be what the noun stands for."""
    texts = document.shared(joined)
    text, end = texts.text, texts.starts[block.index]
    # Mostly one of the words stands there in small letters, which is seen faster than sought.
    if any(text.find(stem, 0, end) >= 0 for stem in _stems(noun)):
        return True
    if noun in _NAMED:
        return _BODY.search(text, 0, end) is not None or any(_may_be_body(text, match) for match in RUN.finditer(text, 0, end))
    return _field(noun).search(text, 0, end) is not None


def _may_be_body(text: str, run: re.Match[str]) -> bool:
    names = [word for word in run[0].split() if word not in NO_NAMES]
    opens = text[max(run.start() - 2, 0) : run.start()][-1:] in ("", "\n") or text[run.start() - 2] in ".?!"
    return len(names) > (opens and len(run[0].split()) == 1) and names[0].lower() not in GIVEN


@cache
def _stems(noun: str) -> tuple[str, ...]:
    return _BODIES if noun in _NAMED else tuple(f" {stem}" for stem in _FIELDS.get(noun, noun.rstrip("s")).split())


@cache
def _field(noun: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_FIELDS.get(noun, noun.rstrip('s')).split())})", re.I)
