"""What the table says against a mention of an office-holder: that the person was dead on the day, or did not hold the office then."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from newslint.document import Block, Document
from newslint.facts import countries, offices
from newslint.facts.mentions import Mention, mention_at
from newslint.facts.names import tokens
from newslint.facts.offices import Tenure, earliest, latest, sources
from newslint.source import Span

SLACK = timedelta(75)  # copy is written before an inauguration and after a resignation, and some days are known to the month only
_LONG_DEAD = timedelta(365 * 30)  # whom nobody takes for the incumbent any more, unless they share a name
_SINGLE_SEATS = frozenset(("president", "prime minister", "chancellor", "king", "queen", "emperor"))


class Verdict(NamedTuple):
    """What is wrong with a mention: ``kind`` is ``dead``, ``out``, ``not-yet`` or ``title``; ``evidence`` is a sentence without a stop;
    ``namesake`` says that whoever held the office on the day has a name in common with the person."""

    kind: str
    span: Span
    evidence: str
    namesake: bool = False


def judge(document: Document, block: Block, title: Span) -> Verdict | None:
    """What is wrong with the office-holder named at ``title``, a title's place in the block; None for nothing or not known."""
    mention = mention_at(block.text, title)
    if mention is None or len({tenure.person for tenure in mention.tenures}) != 1:
        return None
    day, given = document.metadata.date, True
    if day is None and mention.tenures[0].person.died:
        from newslint.facts.history import latest_date

        day, given = document.shared(latest_date), False
    kind = None if day is None else _kind(mention, day)
    if day is None or kind is None or (kind != "dead" and not given) or _is_right_in_history(kind, block.text, mention.span, day):
        return None
    namesake = _shares_name(mention.tenures[0].person.name, _holder(mention, day))
    return Verdict(kind, mention.span, _evidence(kind, mention, day, given), namesake)


def _is_right_in_history(kind: str, text: str, span: Span, day: date) -> bool:
    from newslint.facts import history  # late: its patterns cost more than all the rest, and few mentions come this far

    if kind == "title":  # who never held the office can't be named by it in history either
        return history.called_former(text, span) or history.has_past_year(text, span, day)
    return history.is_history(text, span, day)


def _kind(mention: Mention, day: date) -> str | None:
    """What is wrong with a mention on a day, or None."""
    person, held = mention.tenures[0].person, _relevant(mention)
    if any(tenure.covers(day, SLACK.days) for tenure in held) or not _exists(mention.tenures[0].country, day):
        return None
    if person.last_day is not None and person.last_day + SLACK < day:
        return "dead" if person.last_day + _LONG_DEAD > day or _shares_name(person.name, _holder(mention, day)) else None
    if any(day > sources()[tenure.source].as_of for tenure in mention.tenures):
        return None
    wanted = offices.post(mention.title)
    if held:
        gone = any(tenure.end and latest(tenure.end) < day for tenure in held)
        return "out" if gone else None if wanted == "leader" else "not-yet"
    others = {tenure.post for tenure in mention.tenures if tenure.covers(day)}
    return "title" if wanted in _SINGLE_SEATS and others & _SINGLE_SEATS and _holder(mention, day) else None


def _exists(country: str, day: date) -> bool:
    """Whether anyone holds an office of the country on that day: what is said of the Soviet Union is history."""
    return any(tenure.covers(day) for held in offices.country(country).tenures.values() for tenure in held)


def _shares_name(name: str, other: str) -> bool:
    return any(len(word) > 2 for word in {*tokens(name)} & {*tokens(other)})


def _relevant(mention: Mention) -> list[Tenure]:
    """The tenures of the office that the mention gives; all of them for "leader"."""
    wanted = offices.post(mention.title)
    return [tenure for tenure in mention.tenures if wanted in ("leader", tenure.post)]


def _holder(mention: Mention, day: date) -> str:
    """Who certainly held the office on that day: the only one whom the table names, and no acting one; else an empty text."""
    posts = {tenure.post for tenure in _relevant(mention)} or {offices.post(mention.title)}
    found = [tenure for post in sorted(posts) for tenure in offices.holders(mention.tenures[0].country, post, day)]
    names = {tenure.person.name for tenure in found}
    doubtful = any(tenure.acting or (tenure.about and tenure.end and latest(tenure.end) - day < SLACK) for tenure in found)
    return names.pop() if len(names) == 1 and not doubtful else ""


def _evidence(kind: str, mention: Mention, day: date, given: bool) -> str:
    """What the table says: who held what from when to when, died when, and who held it on the day."""
    person, country, holder = mention.tenures[0].person, countries.name(mention.tenures[0].country), _holder(mention, day)
    on = f"on {_long(day)}" + ("" if given else " (the latest date in the text)")
    as_of = max(sources()[tenure.source].as_of for tenure in mention.tenures)
    if kind == "title":
        title = next(tenure.title for tenure in mention.tenures if tenure.covers(day) and tenure.post in _SINGLE_SEATS)
        said = f"{on} {person.name} was {title} of {country}; its {offices.post(mention.title)} was {holder}"
        return f"{said[0].upper()}{said[1:]} (table as of {as_of:%Y-%m})"
    shown = _relevant(mention) or list(mention.tenures)
    terms = " and ".join(_term(tenure, as_of) for tenure in shown if tenure.title == shown[0].title)
    said = f"{person.name} was {shown[0].title} of {country} {terms}"
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
        return f"on {_long(date.fromisoformat(iso))}"
    return f"in {earliest(iso):%B %Y}" if len(iso) == 7 else f"in {iso}"


def _long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
