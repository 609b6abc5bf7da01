"""What the table says against a mention of an office-holder: that the person was dead on the day, or did not hold the office then."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from newslint import patterns
from newslint.document import Block, Document
from newslint.facts import codes, offices
from newslint.facts.mentions import Mention, mention_at
from newslint.facts.names import tokens
from newslint.facts.offices import Tenure, earliest, latest
from newslint.facts.posts import KEPT_FOR_LIFE, post, rivals, written
from newslint.facts.store import Facts
from newslint.prose import dates
from newslint.source import Span

SLACK = timedelta(75)  # copy is written before an inauguration and after a resignation, and some days are known to the month only
_AGED = patterns.compile(r", \d\d\b")
_LONG_DEAD = timedelta(365 * 30)  # whom nobody takes for the incumbent any more, unless they share a name


class Verdict(NamedTuple):
    """What is wrong with a mention: ``kind`` is ``dead``, ``out``, ``not-yet`` or ``title``; ``evidence`` is a sentence without a stop;
    ``namesake`` says that whoever held the office on the day has a name in common with the person; ``sure`` is false where no country is
    named and little speaks of the present."""

    kind: str
    span: Span
    evidence: str
    namesake: bool = False
    sure: bool = True


class _Question(NamedTuple):
    """A mention, and the day and the newsroom's facts by which it is judged; ``given``: the day is the story's, not one in the text."""

    mention: Mention
    day: date
    given: bool
    facts: Facts


def judge(document: Document, block: Block, title: Span) -> Verdict | None:
    """What is wrong with the office-holder named at ``title``, a title's place in the block; None for nothing or not known."""
    mention = mention_at(block.text, title, document.facts)
    if mention is None or len({tenure.person for tenure in mention.tenures}) != 1:
        return None
    day = document.metadata.date
    given = day is not None
    if day is None and mention.tenures[0].person.died:
        from newslint.facts.history import latest_date

        day = document.shared(latest_date)
    if day is None:
        return None
    asked = _Question(mention, day, given, document.facts)
    kind = _kind(asked)
    if kind is None or (kind != "dead" and not given) or _may_be_right(kind, asked, document, block.text):
        return None
    person, holder, sure = mention.tenures[0].person.name, _holder(asked), True
    if mention.bare and _AGED.match(block.text, mention.span.end):
        return None  # "President Jimmy Carter, 92," keeps the title for life
    for_life = kind == "dead" and post(mention.title) in KEPT_FOR_LIFE
    if (mention.bare or for_life) and kind in ("dead", "out"):
        from newslint.facts import present

        if kind == "out" and (post(mention.title) in KEPT_FOR_LIFE or block.within("quote", mention.span)):
            return None  # said out of courtesy
        sign = present.sign(document, block, mention.span, person, holder)
        if not sign:
            return None
        sure = sign == "strong"
    return Verdict(kind, mention.span, _evidence(kind, asked), _shares_name(person, holder), sure)


def _kind(asked: _Question) -> str | None:
    """What is wrong with a mention on a day, or None."""
    mention, day = asked.mention, asked.day
    person, place, held = mention.tenures[0].person, mention.tenures[0].country, _relevant(mention)
    if any(tenure.covers(day, SLACK.days) for tenure in held) or not _exists(place, day, asked.facts):
        return None
    if person.last_day is not None and person.last_day + SLACK < day:
        return "dead" if person.last_day + _LONG_DEAD > day or _shares_name(person.name, _holder(asked)) else None
    sources = offices.sources(asked.facts)
    if any(day > sources[tenure.source].as_of for tenure in mention.tenures):
        return None
    if _other_office(mention, day) and _holder(asked):
        return "title"
    if not held:
        return None
    gone = any(tenure.end and latest(tenure.end) < day for tenure in held)
    return "out" if gone else None if post(mention.title) == "leader" else "not-yet"


def _may_be_right(kind: str, asked: _Question, document: Document, text: str) -> bool:
    """Whether the words around a mention may make it right: they tell history, or look ahead."""
    from newslint.facts import history  # late: its patterns cost more than all the rest, and few mentions come this far

    span, day = asked.mention.span, asked.day
    if kind == "not-yet":  # no history can speak of it
        return history.called_former(text, span) or history.is_ahead(text, span)
    if kind == "title" and not _relevant(asked.mention):  # who never held the office can't be named by it in history either
        return history.called_former(text, span) or history.has_past_year(text, span, day)
    return history.is_history(text, span, day) or (kind != "title" and document.shared(history.is_life))


def _exists(place: str, day: date, facts: Facts) -> bool:
    """Whether anyone holds an office of the country on that day: what is said of the Soviet Union is history."""
    return not place.isalpha() or offices.exists(place, day, facts)


def _shares_name(name: str, other: str) -> bool:
    return any(len(word) > 2 for word in {*tokens(name)} & {*tokens(other)})


def _relevant(mention: Mention) -> list[Tenure]:
    """The tenures of the office that the mention gives; all of them for "leader"."""
    wanted = post(mention.title)
    return [tenure for tenure in mention.tenures if wanted in ("leader", tenure.post)]


def _other_office(mention: Mention, day: date) -> Tenure | None:
    """What the person held on the day that goes with no other office such as the mention gives."""
    others = rivals(post(mention.title), mention.tenures[0].country)
    return next((tenure for tenure in mention.tenures if tenure.covers(day) and tenure.post in others), None)


def _holder(asked: _Question) -> str:
    """Who certainly held the office on that day: the only one whom the table names, and no acting one; else an empty text."""
    mention, day = asked.mention, asked.day
    posts = {tenure.post for tenure in _relevant(mention)} or {post(mention.title)}
    found = [tenure for held in sorted(posts) for tenure in offices.holders(mention.tenures[0].country, held, day, asked.facts)]
    names = {tenure.person.name for tenure in found}
    doubtful = any(tenure.acting or (tenure.about and tenure.end and latest(tenure.end) - day < SLACK) for tenure in found)
    return names.pop() if len(names) == 1 and not doubtful else ""


def _evidence(kind: str, asked: _Question) -> str:
    """What the table says: who held what from when to when, died when, and who held it on the day."""
    mention, day, holder = asked.mention, asked.day, _holder(asked)
    person, place = mention.tenures[0].person, codes.name_of(mention.tenures[0].country)
    on = f"on {dates.written(day)}" + ("" if asked.given else " (the latest date in the text)")
    sources = offices.sources(asked.facts)
    as_of = max(sources[tenure.source].as_of for tenure in mention.tenures)
    other = _other_office(mention, day)
    if kind == "title" and other:
        held, wanted = written(other.title, place), written(post(mention.title))
        said = f"{on} {person.name} was {held}; {'its' if held.endswith(place) else 'the'} {wanted} was {holder}"
        return f"{said[0].upper()}{said[1:]} (table as of {as_of:%Y-%m})"
    shown = _relevant(mention) or list(mention.tenures)
    terms = " and ".join(_term(tenure, as_of) for tenure in shown if tenure.title == shown[0].title)
    said = f"{person.name} was {written(shown[0].title, place)} {terms}"
    if kind == "dead":
        said += f" and died {_when(person.died or '')}"
    if holder:
        said += f"; {on} it was {holder}"
    return f"{said} (table as of {as_of:%Y-%m})"


def _term(tenure: Tenure, as_of: date) -> str:
    """``from 1971 to 2000``, by years; an end that a successor's coming tells is "about", one after the table's last day is left out."""
    first = earliest(tenure.start).year
    if tenure.end is None or latest(tenure.end) > as_of:
        return f"from {first} on"
    last = latest(tenure.end).year
    if tenure.about:
        return f"from {first} until about {last}"
    return f"from {first} to {last}" if last > first else f"in {first}"


def _when(iso: str) -> str:
    """An ISO date of any precision in words: ``on 10 June 2000``, ``in June 2000``, ``in 2000``."""
    if len(iso) == 10:
        return f"on {dates.written(date.fromisoformat(iso))}"
    return f"in {earliest(iso):%B %Y}" if len(iso) == 7 else f"in {iso}"
