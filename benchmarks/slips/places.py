"""Capitals, countries, moneys, tickers, ranks and bodies that don't belong together.

The lists and patterns are this file's own, so that recall doesn't measure the tables by themselves. What edited copy has too rarely is
put in as a made sentence; those are kinds of their own.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from datetime import date

from damage import Article, Damage, damaged, inserted

from slips import Kind
from slips._places import BODIES, COUNTRIES, FIRMS, NAMES, RANKS, STATES

A_COUNTRY = "|".join(row[0] for row in COUNTRIES)
AN_ADJECTIVE = "|".join(row[1] for row in COUNTRIES)
A_BODY = "|".join(re.escape(row[0]) for row in BODIES)
FOUND_CAPITAL = re.compile(r"\b(?:the )?(?:[A-Z]\w+ )?[A-Z]\w+n? capital,? (?:city )?(?:of )?(?P<city>[A-Z]\w+(?: [A-Z]\w+)?)\b")
FOUND_CITY = re.compile(rf"\b(?P<adjective>{AN_ADJECTIVE})(?= (?:port )?(?:city|town|village|port) of [A-Z])")
FOUND_PAIR = re.compile(rf"(?<=[a-z] in )(?!{A_COUNTRY})[A-Z]\w+, (?P<country>{A_COUNTRY})(?=[,.])")
FOUND_TICKER = re.compile(r"[A-Za-z&.]+ (?:\w+ )?\((?P<ticker>[A-Z]{1,5})(?=\.[NOK]\))")
FOUND_RANK = re.compile(
    r"\b(?P<service>Army|Navy|Air Force)(?= (?:Maj\. Gen\.|Brig\. Gen\.|Rear Adm\.|Vice Adm\.|Adm\.|Cmdr\.|Sgt\.|Col\.) [A-Z])"
)
FOUND_BODY = re.compile(A_BODY)
FOUND_ACRONYM = re.compile(rf"(?:{A_BODY}) \((?P<acronym>[A-Z]+)\)")
Draw = Callable[[random.Random], str]


def _found(
    pattern: re.Pattern[str], group: str | int, other: Callable[[random.Random, re.Match[str]], str]
) -> Callable[..., Iterator[Damage]]:
    """Each match of a pattern in the prose, with one group replaced."""

    def make(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
        for number in article.prose:
            text = article.paragraphs[number]
            for match in pattern.finditer(text):
                new = text[: match.start(group)] + other(chance, match) + text[match.end(group) :]
                yield damaged(article.paragraphs, number, new, shown=new[max(match.start() - 20, 0) : match.end() + 30])

    return make


def _made(draw: Draw) -> Callable[..., Iterator[Damage]]:
    """A paragraph with one slip, drawn by chance, between two of the article."""

    def make(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
        if slip := inserted(article, chance, draw(chance)):
            yield slip

    return make


def _two(chance: random.Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
    one, other = chance.sample(COUNTRIES, 2)
    return one, other


def _other_rank(chance: random.Random, match: re.Match[str]) -> str:
    rank = match.string[match.end() + 1 :]
    return chance.choice(("Army", "Air Force") if rank.startswith(("Rear", "Vice", "Adm", "Cmdr")) else ("Navy", "Coast Guard"))


def capital(chance: random.Random) -> str:
    if chance.random() < 0.25:
        state, _, city = chance.choice(STATES)
        return chance.choice((
            f"Lawmakers went home from {city}, the capital of {state}, without a vote.",
            f"Crowds marched through the {state} capital of {city} for a third night.",
            f"A court in {city}, {state}’s capital, will hear the appeal in May.",
        ))  # fmt: skip
    one, other = _two(chance)
    city = chance.choice((other[2], other[2], one[3]))
    city = other[2] if city == one[2] else city
    return chance.choice((
        f"Two bombs went off in the {one[1]} capital, {city}, on Tuesday, the police said.",
        f"The minister landed in the {one[1]} capital of {city} before dawn.",
        f"Schools in {city}, the capital of {one[0]}, stayed shut.",
        f"Officials in the {one[1]} capital {city} declined to comment.",
        f"Talks went on in {city}, {one[0]}’s capital, until midnight.",
        f"Nobody was hurt when a tram derailed in {one[0]}’s capital, {city}.",
        f"He grew up in the capital of {one[0]}, {city}, as the son of a baker.",
        f"{city} is the capital of {one[0]} and its largest market.",
    ))  # fmt: skip


def city(chance: random.Random) -> str:
    if chance.random() < 0.2:
        one, other = chance.sample(STATES, 2)
        return chance.choice((
            f"The truck was stopped near {one[2]}, {other[0]}, late on Sunday.",
            f"She teaches history at a high school in {one[2]}, {other[0]}.",
            f"A jury in {one[2]}, {other[0]}, found him guilty.",
        ))  # fmt: skip
    one, other = _two(chance)
    place = chance.choice(other[2:4])
    return chance.choice((
        f"The company will close a plant in {place}, {one[0]}, by the end of the year.",
        f"The two were born in {place}, {one[0]}.",
        f"Rescuers in the {one[1]} city of {place} dug through the night.",
        f"A ferry left the {one[1]} port of {place} with 200 people on board.",
        f"The parade in {place}, {one[0]}, drew thousands of people.",
        f"She moved to the {one[1]} town of {place} with two children.",
        f"He spoke at a conference in {place}, {one[0]}, on Thursday.",
    ))  # fmt: skip


def money(chance: random.Random) -> str:
    one, other = _two(chance)
    while one[4][:4] == other[4][:4] or {one[4], other[4]} == {"rial", "riyal"} or other[4] in ("euro", "franc", "pound", "real", "lira"):
        one, other = _two(chance)
    ending = {"krona": "", "krone": "r"}.get(other[4], "" if other[4] in ("yen", "yuan", "baht", "birr", "rupiah", "taka") else "s")
    return chance.choice((
        f"The {one[1]} {other[4]} fell to a record low against the dollar on Monday.",
        f"Traders sold the {one[1]} {other[4]} after the bank cut rates.",
        f"A strong {one[1]} {other[4]} has hurt exporters.",
        f"The ticket costs 300 {one[1]} {other[4]}{ending}.",
    ))  # fmt: skip


def ticker(chance: random.Random) -> str:
    one, other = chance.sample(FIRMS, 2)
    return chance.choice((
        f"Shares of {one[0]} (NYSE: {other[1]}) rose 3 percent in early trading.",
        f"Rivals such as {one[0]} ({other[1]}.N) have raised prices as well.",
        f"{one[0]} Inc. (NASDAQ: {other[1]}) reported its results after the close.",
        f"Analysts at the bank cut {one[0]} (NYSE:{other[1]}) to “hold”.",
        f"{one[0]} Corp <{other[1]}.O> said it would appeal.",
    ))  # fmt: skip


def rank(chance: random.Random) -> str:
    services, ranks = chance.choice(RANKS)
    service, title, name = chance.choice(services), chance.choice(ranks.split("|")), chance.choice(NAMES)
    return chance.choice((
        f"The search was called off at dusk, said {service} {title} {name}, who led it.",
        f"{service} {title} {name} took over the command in June.",
        f"A spokesman, {service} {title} {name}, declined to give details.",
    ))  # fmt: skip


def body(chance: random.Random) -> str:
    wrong = chance.choice(BODIES)[1]
    return chance.choice((
        f"A report by the {wrong} found no fault with the plant.",
        f"The {wrong} declined to comment on Friday.",
        f"She spent ten years at the {wrong} before she turned to teaching.",
    ))  # fmt: skip


def acronym(chance: random.Random) -> str:
    one, other = chance.sample(BODIES, 2)
    while one[2] == other[2]:
        one, other = chance.sample(BODIES, 2)
    return f"The {one[0]} ({other[2]}) {chance.choice(('opened an inquiry', 'sent two inspectors', 'said it had no record of the visit'))}."


def _other_acronym(chance: random.Random, match: re.Match[str]) -> str:
    return chance.choice([row[2] for row in BODIES if row[2] != match["acronym"]])


def _wrong_name(chance: random.Random, match: re.Match[str]) -> str:
    return next(row[1] for row in BODIES if row[0] == match[0])


def _one_of(*words: str) -> Callable[[random.Random, re.Match[str]], str]:
    return lambda chance, match: chance.choice(words)


_MAKERS = (
    ("capital", "Capital", _found(FOUND_CAPITAL, "city", _one_of("Ljubljana", "Montevideo", "Tallinn"))),
    ("capital, made", "Capital", _made(capital)),
    ("city in the wrong country", "PlaceCountry", _found(FOUND_PAIR, "country", _one_of("Norway", "Peru"))),
    ("city of the wrong country", "PlaceCountry", _found(FOUND_CITY, "adjective", _one_of("Norwegian", "Thai"))),
    ("city in the wrong country, made", "PlaceCountry", _made(city)),
    ("currency, made", "Currency", _made(money)),
    ("ticker", "Ticker", _found(FOUND_TICKER, "ticker", _one_of("NKE", "CAT", "SBUX"))),
    ("ticker, made", "Ticker", _made(ticker)),
    ("rank against service", "Rank", _found(FOUND_RANK, "service", _other_rank)),
    ("rank against service, made", "Rank", _made(rank)),
    ("body's name", "BodyName", _found(FOUND_BODY, 0, _wrong_name)),
    ("body's name, made", "BodyName", _made(body)),
    ("body's acronym", "BodyAcronym", _found(FOUND_ACRONYM, "acronym", _other_acronym)),
    ("body's acronym, made", "BodyAcronym", _made(acronym)),
)
KINDS = tuple(Kind(name, (f"Facts.{rule}",), make, 80, 1000) for name, rule, make in _MAKERS)
