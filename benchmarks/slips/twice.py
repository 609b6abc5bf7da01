"""The same fact given twice in one story, once wrongly: victims, votes, amounts."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Iterator
from datetime import date

from damage import Article, Damage

from slips import Kind

UNITS = "zero one two three four five six seven eight nine ten eleven twelve".split()
WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
COUNT = r"\d{1,3}(?:,\d{3})*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
VICTIMS = re.compile(
    rf"(?<![\w.,$-])(?P<n>{COUNT})(?= (?:other |more )?(?:(?:people|persons|men|women|children|students|soldiers|officers|civilians|"
    r"passengers|police officers|police|others|victims|protesters|workers|worshipers|demonstrators|troops) "
    r"(?:were |was |had been |have been |are |being )?(?:killed|dead|died|wounded|injured|hurt|shot dead|arrested|detained|missing)"
    r"|(?:dead|killed|wounded|injured|arrested|deaths|fatalities|victims)\b))"
    r"|\b(?:killed|killing|wounded|wounding|injured|injuring|arrested|arresting|the deaths? of) (?:the |at least |all )?"
    rf"(?P<m>{COUNT})\b(?! (?:years|days|months|weeks|hours|times))"
)
AMOUNT = re.compile(r"(?P<c>[$£€])?(?<![\w.,])(?P<n>\d[\d,]*(?:\.\d+)?)[ -](?P<s>million|billion|trillion)\b")
# A sentence that counts the victims of something, and one that counts them once more (own words).
EVENTS = (
    (
        "A fire at the {place} mill killed {n} people late on Monday.",
        "The {m} people killed in the mill were all from {place}, the mayor said.",
    ),
    (
        "{N} people were killed when a coach left the road near {place}, rescuers said.",
        "Relatives of the {m} people killed near {place} were flown to the town.",
    ),
    (
        "A blast in the market of {place} left {n} people dead.",
        "Most of the {m} people who were killed in the market of {place} were traders.",
    ),
    (
        "A ferry capsized off {place}, killing {n} passengers.",
        "All {m} passengers killed when the ferry capsized had boarded at {place}.",
    ),
    (
        "Gunmen killed {n} soldiers at a checkpoint outside {place}.",
        "The {m} soldiers killed at the checkpoint belonged to one company.",
    ),
    (
        "{N} miners died when a shaft collapsed at the {place} colliery.",
        "A service for the {m} miners who died at the {place} colliery will be held on Sunday.",
    ),
    (
        "Police arrested {n} men in a dawn raid on a warehouse in {place}.",
        "The {m} men arrested in the raid are due in court in {place}.",
    ),
    (
        "{N} people were injured when a stand collapsed at the {place} stadium.",
        "The {m} people injured at the stadium were taken to hospital in {place}.",
    ),
    (
        "The avalanche above {place} killed {n} skiers.",
        "The bodies of the {m} skiers killed by the avalanche were brought to {place}.",
    ),
    (
        "Police in {place} said {n} people were killed in the shooting.",
        "The gunman who killed {m} people in {place} had bought his rifle in March.",
    ),
)
BALLOTS = (
    (
        "The council of {place} voted {n} to close the {place} library.",
        "Some of the councillors who lost the {m} vote to close the library in {place} wept.",
    ),
    (
        "The lower house passed the {place} fishing bill by a vote of {n}.",
        "After the {m} vote on the {place} fishing bill the house rose.",
    ),
    (
        "Members of the {place} dockers' union voted {n} to strike.",
        "The union's leaders in {place} called the {m} vote to strike a warning to the dock company.",
    ),
    (
        "The appeals court ruled in a {n} vote that the {place} pipeline may be built.",
        "The {m} vote of the court on the pipeline surprised lawyers in {place}.",
    ),
)
PLACES = ("Aberlenny", "Karsk", "Port Ellery", "Montrevel", "Wexcombe", "Tarvola", "Little Orme", "Sundsholt")


def magnitude_in_text(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
    """An amount that the story gives twice in the same figures, once with another scale."""
    yield from one_of_two(article, AMOUNT, lambda match: (match["c"], match["n"], match["s"]), rescaled, chance)


def rescaled(match: re.Match[str], chance: random.Random) -> str:
    return match[0].replace(match["s"], chance.choice(other_scales(match["s"])))


def other_scales(scale: str) -> list[str]:
    """The scales that a hurried hand puts for this one."""
    for names in (("million", "billion", "trillion"), ("Million", "Billion", "Trillion"), ("m", "bn"), ("K", "M", "B")):
        if scale in names:
            at = names.index(scale)
            return [name for place, name in enumerate(names) if abs(place - at) == 1]
    return []


def count_made(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
    """Two made sentences in different places of the story that count the same victims with different numbers."""
    n = chance.choice([*range(2, 20), *range(20, 90, 3)])
    m = n + chance.choice([1, 2] if n < 4 else [-2, -1, 1, 2] if n < 20 else [-10, -1, 1, 2, 10])
    yield from made(article, chance, EVENTS, written(n), written(m))


def vote_made(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
    """Two made sentences in different places of the story that give one vote with different numbers."""
    most = chance.randrange(20, 300)
    least = most - chance.randrange(1, 17)
    yield from made(article, chance, BALLOTS, f"{most}-{least}", f"{most}-{least + chance.choice([-2, -1, 1])}")


def made(article: Article, chance: random.Random, pairs: tuple[tuple[str, str], ...], n: str, m: str) -> Iterator[Damage]:
    if len(article.prose) < 4:
        return
    first, second = sorted(chance.sample(article.prose, 2))
    (one, other), place, lines = chance.choice(pairs), chance.choice(PLACES), list(article.paragraphs)
    lines.insert(second + 1, other.format(place=place, m=m))
    lines.insert(first + 1, one.format(place=place, n=n, N=n.capitalize()))
    yield Damage("\n\n".join(lines), range(1, 2 * len(lines)), "", f"made: {n} > {m} in {one}")


def written(number: int) -> str:
    return UNITS[number] if number < 10 else str(number)


def count_given_twice(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
    """A count of victims that the story gives twice, in sentences that share a name, once with another number."""
    yield from one_of_two(article, VICTIMS, lambda match: match["n"] or match["m"], recounted, chance, of_one_event)


def of_one_event(one: re.Match[str], other: re.Match[str]) -> bool:
    return bool(names_around(one) & names_around(other))


def names_around(match: re.Match[str]) -> set[str]:
    """The names in the sentence of a match, without the word that begins it."""
    start = max(match.string.rfind(stop, 0, match.start()) for stop in (". ", "? ", "! ", "” "))
    end = match.string.find(". ", match.end())
    return set(re.findall(r"(?<=[a-z,’'\d] )[A-Z][a-z]{3,}", match.string[start + 1 : None if end < 0 else end])) - WEEKDAYS


def recounted(match: re.Match[str], chance: random.Random) -> str:
    number = match["n"] or match["m"]
    if number in UNITS:
        at = UNITS.index(number)
        new = UNITS[chance.choice([n for n in (at - 1, at + 1, at + 2) if n > 1])]
    else:
        value = int(number.replace(",", ""))
        new = f"{value + chance.choice([-1, 1]) * max(1, round(value * chance.uniform(0.02, 0.2))):,}"
    return match[0].replace(number, new)


def one_of_two(
    article: Article,
    pattern: re.Pattern[str],
    key: Callable[[re.Match[str]], object],
    change: Callable[[re.Match[str], random.Random], str],
    chance: random.Random,
    allowed: Callable[[re.Match[str], re.Match[str]], bool] = lambda one, other: True,
) -> Iterator[Damage]:
    """The article with one of two matches that have the same key changed."""
    found: dict[object, list[tuple[int, re.Match[str]]]] = {}
    for number in article.prose:
        for match in pattern.finditer(article.paragraphs[number]):
            found.setdefault(key(match), []).append((number, match))
    for places in found.values():
        pairs = [pair for pair in itertools.combinations(places, 2) if allowed(pair[0][1], pair[1][1])]
        if pairs:
            pair = chance.choice(pairs)
            number, match = chance.choice(pair)
            text, new = article.paragraphs[number], change(match, chance)
            lines = list(article.paragraphs)
            lines[number] = text[: match.start()] + new + text[match.end() :]
            yield Damage("\n\n".join(lines), range(1, 2 * len(lines)), "", f"{match[0]} > {new} in {text[:150]}")


KINDS: tuple[Kind, ...] = (
    Kind("magnitude in the text", ("Facts.Magnitude",), magnitude_in_text, 60, 1000),
    Kind("count given twice, made", ("Facts.TwoCounts",), count_made, 80, 1000),
    Kind("vote given twice, made", ("Facts.TwoCounts",), vote_made, 80, 1000),
    Kind("count given twice", ("Facts.TwoCounts",), count_given_twice, 0, 1000),
)
