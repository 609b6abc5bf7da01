"""``extends: office_holder``: a person named with an office which, by a dated table, the person did not hold at the story's date.

A mention is a title and a full name with the country, state, city or body whose office it is (see ``facts.mentions``), or without where
it can only be one. It is judged only where the table knows the name there. What makes a sentence history (a past year, "former", "the death
of", a caption) keeps the check silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from newslint.checks import Match, _options
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span

if TYPE_CHECKING:
    from newslint.facts.verdicts import Verdict

_KINDS = {"dead": ("dead",), "out": ("out",), "past": ("dead", "out"), "not-yet": ("not-yet",), "title": ("title",)}
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ſ]"
_BEHIND = rf"(?=,? {_CAPITAL}| of (?:the )?{_CAPITAL}|[,.;])"
# The short words stand between spaces, or the search would stop at every "making" and "kingdom".
_TITLES = (
    r"\b(?:[Vv]ice[- ][Pp]resident|[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier|[Cc]hancellor|Taoiseach|[Ss]upreme [Ll]eader|"
    rf"[Ss]ecretary[- ][Gg]eneral){_BEHIND}| (?:King|Emir|Sultan|leader,?) (?={_CAPITAL})|\b(?:Queen|Emperor|Pope) (?={_CAPITAL})",
    r"\b(?:Gov\.|[Gg]overnor|[Mm]ayor|[Ff]irst [Mm]inister|[Ss]ecretary of (?:[Ss]tate|(?:the )?[A-Z]\w+)|"
    r"(?:[Ss]tate|[Dd]efen[cs]e|[Tt]reasury|[Ss]ecurity|[Ee]ducation|[Ee]nergy|[Cc]ommerce|[Ll]abor|[Ii]nterior|[Tt]ransportation|"
    r"[Aa]griculture|HHS|[Hh]uman [Ss]ervices|[Hh]ealth|HUD|[Vv]eterans [Aa]ffairs|VA|[Ff]oreign|[Hh]ome) [Ss]ecretary|"
    r"(?:[Ff]oreign|[Ff]inance|[Dd]efen[cs]e|[Ii]nterior|[Hh]ome) [Mm]inister|(?:[Aa]ttorney|[Ss]urgeon|[Dd]irector)[- ][Gg]eneral|"
    r"[Cc]hancellor of the [Ee]xchequer|[Mm]anaging [Dd]irector|[Dd]irector of [Nn]ational [Ii]ntelligence|"
    r"(?:FBI|F\.B\.I\.|CIA|C\.I\.A\.|NSA) [Dd]irector|Fed(?:eral Reserve)? [Cc]hair(?:man|woman)?|(?:House )?[Ss]peaker(?: of the House)?|"
    rf"(?:Senate|House) (?:[Mm]ajority|[Mm]inority) [Ll]eader|[Cc]hief [Jj]ustice|[Nn]ational [Ss]ecurity [Aa]dvis[eo]r|"
    rf"White House (?:[Pp]ress [Ss]ecretary|[Cc]hief of [Ss]taff)|EPA [Aa]dministrator|Joint Chiefs [Cc]hairman){_BEHIND}",
)
# What only a newsroom's own facts know.
_HOUSE = (
    r"\b(?:[Cc]hair(?:man|woman)?|[Cc]hief [Ee]xecutive|CEO|[Cc]oach|[Cc]ommissioner|[Ss]heriff|[Pp]olice [Cc]hief|[Ss]uperintendent|"
    rf"[Dd]irector|[Dd]ean|(?:[Aa]rch)?[Bb]ishop|[Cc]ouncil [Pp]resident){_BEHIND}"
)


class Check:
    """``when`` says what to report: ``dead`` (the person was dead at the story's date), ``out`` (had left the office), ``not-yet`` (came to
    it later), ``title`` (held another of the country's top offices) or ``past`` (dead or out). The message gets the evidence. Without a
    story date only the dead are reported, if they were dead by the latest date that the text itself gives. With ``namesake`` only persons
    are reported who have a name in common with the holder on that day: a relative's first name has slipped in, and no history is told.
    With ``unsure`` only mentions are reported that name no country and that little shows to be of the present; without, the others."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"when", "namesake", "unsure"})
    phrases = (*map(Phrase, _TITLES), Phrase(_HOUSE))
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._kinds = _KINDS[_options.choice(options, "when", tuple(_KINDS))]
        self._namesake = _options.flag(options, "namesake")
        self._sure = not _options.flag(options, "unsure")

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        from newslint.facts.verdicts import judge  # late: most articles name no office

        judged = document.shared(_judged)
        found: list[tuple[Hit, Verdict]] = []
        for hit in hits:
            if hit.phrase == len(_TITLES) and not document.facts:
                continue
            at = (hit.block.text, _title_span(hit))
            if at not in judged:
                judged[at] = judge(document, hit.block, at[1])
            verdict = judged[at]
            if verdict is None or verdict.kind not in self._kinds or verdict.sure != self._sure:
                continue
            if verdict.namesake or not self._namesake:
                found.append((hit, verdict))
        past = _past(judged) if found else {}
        for hit, verdict in found:
            if not _is_listed(hit.block.text, verdict, past.get(hit.block.text, ())):
                yield Match(hit.block, verdict.span, (verdict.evidence,))


def _past(judged: Mapping[tuple[str, Span], Verdict | None]) -> dict[str, list[Verdict]]:
    """Who is dead or out of office, by the text of the block."""
    found: dict[str, list[Verdict]] = {}
    for (text, _), verdict in judged.items():
        if verdict and verdict.kind in _KINDS["past"]:
            found.setdefault(text, []).append(verdict)
    return found


def _is_listed(text: str, verdict: Verdict, past: Sequence[Verdict]) -> bool:
    """Whether the sentence names another one who is dead or out of office: a slip of the pen makes no two, history does."""
    if verdict.kind not in _KINDS["past"] or len(past) < 2:
        return False
    from newslint.facts.history import sentence_around

    sentence = sentence_around(text, verdict.span)
    return any(sentence.start <= other.span.start < sentence.end and other.evidence != verdict.evidence for other in past)


def _title_span(hit: Hit) -> Span:
    found = hit.match[0]
    start = hit.match.start() + found.startswith(" ")
    return Span(start, start + len(found.strip(" ,")))


def _judged(document: Document) -> dict[tuple[str, Span], Verdict | None]:
    """What has been judged in this document: rules that differ in ``when`` share the work."""
    return {}
