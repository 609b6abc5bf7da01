"""``extends: legislator``: a member of the United States Congress whose party, state or chamber isn't what a dated table says of that day.

Only full names that the table knows of one member on the day are judged, and only where everything else that the copy says of the person is
right: who has two things wrong is a namesake.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from newslint import patterns
from newslint.checks import Match, _options
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose.dates import written
from newslint.prose.joined import joined
from newslint.source import Span

if TYPE_CHECKING:
    from newslint.facts.legislator_mentions import Mention
    from newslint.facts.legislators import Legislator, Term

_STATEHOUSE = patterns.compile(
    r"\b[Ss]tate (?:Sen\.|Rep\.|[Ss]enators?|[Rr]epresentatives?|lawmakers?|legislators?)|\b[Ss]tatehouse\b|\bGeneral Assembly\b"
)
_SLACK = 75  # days: a new seat or party is written of before it is taken,
_MEMORY = timedelta(400)  # and the old one long after, when copy tells what led to the new one
_WORDS = {"R": "a Republican", "D": "a Democratic", "I": "an independent", "L": "a Libertarian"}
_DELEGATES = {"AS": "", "DC": "the ", "GU": "", "MP": "the ", "VI": "the "}  # and what stands before the territory's name


class _Verdict(NamedTuple):
    """What is wrong; ``alone``: no party or state bears out that the member is meant, who may have a namesake in a state's legislature."""

    kind: str
    span: Span
    evidence: str
    alone: bool


class Check:
    """``when`` says what to report: ``party``, ``state`` or ``chamber``. The message gets the evidence. Silent without a story date."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"when"})
    phrases = (
        Phrase(r"\b(?:Sens?\.? |[Ss]enators? |Reps?\.? |Representatives? |[Cc]ongress(?:m[ae]n|wom[ae]n) )(?=[A-Z])", once=True),
        Phrase(r"\(R-|\(D-|\(I-|, R-|, D-|, I-", once=True),
    )
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._kind = _options.choice(options, "when", ("party", "state", "chamber"))

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        day = document.metadata.date
        if day is None:
            return
        judged = document.shared(_judged)
        for block in {hit.block.index: hit.block for hit in hits}.values():
            if block.text not in judged:
                judged[block.text] = list(_judge(block.text, day, document.facts))
            for verdict in judged[block.text]:
                if verdict.kind == self._kind and not (verdict.alone and document.shared(_tells_of_a_state)):
                    yield Match(block, verdict.span, (verdict.evidence,))


def _judged(document: Document) -> dict[str, list[_Verdict]]:
    """What has been judged in this document: the rules share the work."""
    return {}


def _tells_of_a_state(document: Document) -> bool:
    """Whether the article names a state's legislature or one of its members."""
    return _STATEHOUSE.search(document.shared(joined).text) is not None


def _judge(text: str, day: date, facts: tuple[str, ...]) -> Iterable[_Verdict]:
    from newslint.facts.history import has_past_year  # late: most articles name no member
    from newslint.facts.legislator_mentions import mentions

    for mention in mentions(text, facts):
        near = [person for person in mention.people if any(term.covers(day, _SLACK) for term in person.terms)]
        now = next((term for person in near for term in person.terms if term.covers(day)), None)
        if len(near) != 1 or now is None:
            continue
        wrong = _wrong(mention, [term for term in near[0].terms if term.covers(day, _SLACK) or timedelta(0) < day - term.end < _MEMORY])
        if len(wrong) == 1 and (wrong == _wrong(mention, near[0].terms) or not has_past_year(text, mention.span, day)):
            kind, span = wrong[0]
            if evidence := _evidence(near[0], now, day, facts):
                others = {"party": mention.party, "state": mention.state} | {kind: None}
                yield _Verdict(kind, span, evidence, not any(others.values()))


def _wrong(mention: Mention, terms: Sequence[Term]) -> list[tuple[str, Span]]:
    """What the mention says that holds for none of the terms."""
    wrong = []
    if mention.party and not any(mention.party.value in term.parties or "?" in term.parties for term in terms):
        wrong.append(("party", mention.party.span))
    if mention.state and all(mention.state.value != term.state for term in terms):
        wrong.append(("state", mention.state.span))
    if mention.chamber and all(mention.chamber.value != term.chamber for term in terms):
        wrong.append(("chamber", mention.chamber.span))
    return wrong


def _evidence(person: Legislator, term: Term, day: date, facts: tuple[str, ...]) -> str:
    """What the table says of the person on the day; empty when it doesn't know so late a day."""
    from newslint.facts.legislators import sources
    from newslint.facts.states import states

    as_of = sources(facts)[term.source].as_of
    if day > as_of:
        return ""
    office = "senator" if term.chamber == "S" else "delegate" if term.state in _DELEGATES else "representative"
    party = _WORDS.get(term.parties[0], "a")
    state = _DELEGATES.get(term.state, "") + states(facts)[term.state].name
    return f"{person.name} was {party} {office} of {state} on {written(day)} (table as of {as_of:%Y-%m})"
