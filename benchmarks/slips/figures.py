"""Percentages, totals, conversions and amounts that don't agree.

Few articles hold such figures, so that most slips are made sentences which are put in; the check's own reading of amounts isn't used.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from datetime import date

from damage import Article, Damage, inserted, replace_in_prose

from slips import Kind

Maker = Callable[[Article, date, random.Random], Iterator[Damage]]
WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
UP = (
    "{thing} rose from {a} to {b}, up {p}, the ministry said.",
    "{thing} rose {p} to {b} from {a} a year earlier, according to figures published this week.",
    "{thing} increased from {a} in 2012 to {b} in 2016, {article} {p} increase.",
    "{thing} climbed to {b}, a rise of {p} from {a} last year.",
    "Last year {thing} stood at {a}; this year the figure was {b}, an increase of {p}.",
    "{thing} jumped by {p}, from {a} to {b}, in the two years to June.",
    "{thing} was up {p} at {b}, compared with {a} in the same quarter a year ago.",
    "The report says {thing} grew {p} over the decade, from {a} to {b}.",
    "{thing} reached {b} in June, {p} higher than the {a} recorded a year before.",
    "“We went from {a} to {b},” the director said, praising the {p} gain.",
    "{thing} went up from {a} to {b} — {article} {p} jump — after the law was passed.",
)
DOWN = (
    "{thing} fell {p} to {b} from {a} a year ago, the agency said.",
    "{thing} dropped from {a} to {b}, a decline of {p}.",
    "{thing} is down {p} from {a} to {b} since the spring.",
    "{thing} shrank by {p}, from {a} in 2010 to {b} last year.",
    "{thing} slipped to {b} from {a}, {article} {p} drop, in the three months to March.",
    "The council cut the figure from {a} to {b}, a reduction of {p}.",
    "{thing} declined to {b}, down {p} from {a} a year before.",
)
ROSE = (
    "{thing} rose from {a} to {b}, the ministry said.",
    "{thing} rose to {b} from {a} a year earlier.",
    "{thing} climbed from {a} in 2012 to {b} in 2016.",
    "{thing} increased to {b} in June from {a} in May, the bureau said on Friday.",
    "{thing} has grown from {a} to {b} since the election.",
    "{thing} is up from {a} last year to {b} now, he said.",
    "{thing} jumped to {b}, up from {a} the year before.",
)
FELL = (
    "{thing} fell from {a} to {b}, the ministry said.",
    "{thing} fell to {b} from {a} a year earlier.",
    "{thing} dropped from {a} in 2012 to {b} in 2016.",
    "{thing} declined to {b} in June from {a} in May, the bureau said on Friday.",
    "{thing} has shrunk from {a} to {b} since the election.",
    "{thing} slid to {b}, down from {a} the year before.",
)
TIMES = (
    ("{thing} {times} from {a} to {b} in four years."),
    ("{thing} has more or less stood still elsewhere, but here it {times}, from {a} in 2010 to {b} in 2014."),
    ("{thing} {times} to {b} from {a}, the bureau said."),
    ("The company {times} its dividend from {a} to {b}."),
)
POINTS = (
    "Support for the plan rose from {a} percent to {b} percent, an increase of {p} percent, the poll found.",
    "Support for the plan fell {p} percent, from {b} percent to {a} percent, in a month.",
    "The jobless rate climbed {p}% to {b}% from {a}% a year ago.",
)
THINGS = (
    "The number of visitors", "Annual revenue", "The budget of the agency", "Exports of wheat", "The price of a ticket", "Enrolment",
    "Sales",
)  # fmt: skip
SUMS = (
    "{total} people were killed: {a} men, {b} women and {c} children.",
    "The blast killed {total} people - {a} men, {b} women and {c} children - on Tuesday, the police said.",
    "The company will close {total} stores: {a} in Ohio, {b} in Texas and {c} in Maine.",
    "A total of {total} schools shut, {a} in the north, {b} in the south and {c} in the capital, officials said.",
    "The {total} victims were {a} Americans, {b} Britons and {c} Canadians.",
    "{total} passengers ({a} adults, {b} teenagers and {c} infants) were on board.",
    "The {total}-member panel is made up of {a} Democrats, {b} Republicans and {c} independents.",
)
SHARES = (
    "In the poll {a} percent said yes, {b} percent said no and {c} percent were unsure.",
    "The survey found {a}% of voters in favor, {b}% opposed and {c}% undecided.",
    "{a} percent approved, {b} percent disapproved and {c} percent had no opinion.",
)
PARTS = (
    "Of the {whole} passengers, {part} died.",
    "{part} of the {whole} members voted for the plan.",
    "Police said {part} of the {whole} people aboard were hurt.",
    "{part} out of {whole} patients recovered within a week.",
    "All but {part} of the {whole} workers went home.",
)
# Factors to the second unit; how each is written.
CONVERSIONS = (
    (1.609, "miles", "km"), (1.609, "miles", "kilometers"), (0.6214, "kilometers", "miles"), (0.6214, "km", "miles"),
    (0.3048, "feet", "meters"), (3.281, "meters", "feet"), (0.4047, "acres", "hectares"), (2.471, "hectares", "acres"),
    (0.4536, "pounds", "kilograms"),
    (2.205, "kg", "pounds"), (1.609, "mph", "kph"), (0.6214, "km/h", "mph"), (3.785, "gallons", "liters"), (28.35, "ounces", "grams"),
    (2.54, "inches", "cm"), (0.9144, "yards", "meters"), (2.59, "square miles", "square kilometers"), (0.9072, "tons", "tonnes"),
)  # fmt: skip
BRACKETS = (
    "The road runs for {a} ({b}) along the coast.", "It was about {a} ({b}), he said.", "Crews counted {a}, or {b}, by noon.",
    "They moved {a} — {b} — in a day.", "The limit is {a} ({b}), twice what it was.",
)  # fmt: skip
RIGHT_CONVERSION = (
    r"\b(\d[\d,.]*)((?: (?:million|billion))?[ -](?:miles?|feet|acres|square miles|pounds|kilomet(?:er|re)s|km|met(?:er|re)s|inches|"
    r"gallons|mph|kph) \()(\d[\d,]*)(?=[ -]?[a-z])"
)
FROM_TO = r"(?:from [$£]?[\d.,]+[^.]{0,15} to [$£]?[\d.,]+|to [$£]?[\d.,]+[^.]{0,25} from [$£]?[\d.,]+)"
RIGHT_PERCENT = (
    r"\b((?:rose|fell|up|down|by|of|increased|dropped|declined|grew) )(\d+(?:\.\d+)?)"
    rf"(?=(?: percent|%)[^.]{{0,30}} (?!from (?:19|20)\d\d\b){FROM_TO})"
)
OPPOSITE = {
    "rose": "fell", "climbed": "dropped", "increased": "decreased", "jumped": "fell", "fell": "rose", "dropped": "climbed",
    "declined": "rose", "slipped": "rose",
}  # fmt: skip
CHANGE = rf"\b([Rr]ose|[Ff]ell|[Cc]limbed|[Dd]ropped|[Ii]ncreased|[Dd]eclined|[Jj]umped|[Ss]lipped)\b([^.]{{0,40}} )({FROM_TO})"
NUMBER = "(?:two|three|four|five|six|seven|eight|nine|ten|[1-9][0-9]{0,2})"
PART_OF = rf"\b({NUMBER})( of (?:the|its|his|their) (?:\w+[’']s )?)({NUMBER})(?= [a-z])"


def natural(pattern: str, make: Callable[[re.Match[str], random.Random], str]) -> Maker:
    """Slips made of right statements of the article."""

    def slips(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
        if slip := replace_in_prose(article, chance, pattern, lambda match: make(match, chance)):
            yield slip

    return slips


def made(make: Callable[[random.Random], str]) -> Maker:
    """Slips in sentences that are put into every third article."""

    def slips(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
        if chance.random() < 0.34 and (slip := inserted(article, chance, make(chance))):
            yield slip._replace(shown=f"made: {slip.shown}")

    return slips


def two_amounts(chance: random.Random) -> tuple[float, float, str, str]:
    """A smaller and a larger amount and how copy writes them."""
    form: Callable[[float], str]
    kind = chance.randrange(5)
    if kind == 0:
        a, form = chance.randrange(20, 900), "{:,.0f}".format
    elif kind == 1:
        a, form = chance.randrange(1_000, 90_000), "{:,.0f}".format
    elif kind == 2:
        a, form = chance.randrange(11, 90) / 10, "${:.1f} million".format
    elif kind == 3:
        a, form = chance.randrange(20, 400), "${:,.0f}".format
    else:
        a, form = chance.randrange(11, 90) / 10, "{:.1f} million".format
    b = a * chance.uniform(1.15, 2.6)
    written = form(a), form(b)
    return float(re.sub(r"[^\d.]", "", written[0])), float(re.sub(r"[^\d.]", "", written[1])), *written


def percentage(chance: random.Random) -> str:
    a, b, less, more = two_amounts(chance)
    rises = chance.random() < 0.5
    right = 100 * (b - a) / (a if rises else b)
    wrong = round(100 * (b - a) / (b if rises else a))  # the slip of the wrong base
    if abs(wrong - right) < 6 or chance.random() < 0.5 or (wrong > 99 and not rises):
        wrong = round(right + chance.choice([-1, 1]) * max(6, right * chance.uniform(0.2, 0.6)))
    wrong = wrong if wrong > 0 else round(right + 12)
    return sentence(chance, UP if rises else DOWN, less if rises else more, more if rises else less, wrong)


def sentence(chance: random.Random, templates: tuple[str, ...], first: str, then: str, percent: int) -> str:
    shown = f"{percent}" + chance.choice([" percent", "%", " per cent"])
    article = "an" if str(percent).startswith(("8", "11", "18")) else "a"
    return chance.choice(templates).format(thing=chance.choice(THINGS), a=first, b=then, p=shown, article=article)


def direction(chance: random.Random) -> str:
    _, _, less, more = two_amounts(chance)
    return sentence(chance, ROSE, more, less, 0) if chance.random() < 0.5 else sentence(chance, FELL, less, more, 0)


def multiple(chance: random.Random) -> str:
    word, times = chance.choice([("doubled", 2.0), ("tripled", 3.0), ("quadrupled", 4.0), ("halved", 0.5)])
    a = chance.randrange(20, 500)
    b = round(a * times * chance.choice([0.6, 0.7, 1.4, 1.6]))
    return chance.choice(TIMES).format(thing=chance.choice(THINGS), times=word, a=f"${a}", b=f"${b}")


def points(chance: random.Random) -> str:
    a = chance.randrange(20, 50)
    p = chance.randrange(5, 20)
    return chance.choice(POINTS).format(a=a, b=a + p, p=p)


def spelt(number: int) -> str:
    return WORDS[number] if number < 10 else str(number)


def total(chance: random.Random) -> str:
    if chance.random() < 0.25:
        a, b = chance.randrange(30, 60), chance.randrange(20, 40)
        return chance.choice(SHARES).format(a=a, b=b, c=100 - a - b + chance.randrange(4, 20))
    parts = [chance.randrange(2, 15) for _ in range(3)]
    wrong = sum(parts) + chance.choice([-2, -1, 1, 2, 10])
    template = chance.choice(SUMS)
    whole = str(wrong) if not template.startswith("{total}") or wrong > 9 else spelt(wrong).capitalize()
    return template.format(total=whole, a=spelt(parts[0]), b=spelt(parts[1]), c=spelt(parts[2]))


def part(chance: random.Random) -> str:
    whole = chance.randrange(5, 90)
    more = whole + chance.randrange(1, 20)
    template = chance.choice(PARTS)
    shown = spelt(more).capitalize() if template.startswith("{part}") else spelt(more)
    return template.format(whole=spelt(whole), part=shown)


def conversion(chance: random.Random) -> str:
    if chance.random() < 0.15:
        celsius = chance.randrange(-5, 41)
        fahrenheit = celsius * 9 / 5 + 32 + chance.choice([-20, -12, 12, 25])
        return f"It was {celsius} degrees Celsius ({fahrenheit:.0f} Fahrenheit) in the shade."
    factor, first, second = chance.choice(CONVERSIONS)
    a = chance.choice([chance.randrange(4, 30), chance.randrange(30, 900), chance.randrange(1, 40) * 100])
    wrong = a * factor * chance.choice([0.5, 0.7, 1.3, 1.6, 10, 1 / factor**2])
    shown = f"{wrong:,.0f}" if wrong >= 10 else f"{wrong:.1f}"
    return chance.choice(BRACKETS).format(a=f"{a:,} {first}", b=f"{shown} {second}")


def doubled_unit(match: re.Match[str], chance: random.Random) -> str:
    if match[0].endswith("%"):
        return match[0] + " percent"
    return match[0] + {"$": " dollars", "£": " pounds", "€": " euros"}[match[0][0]]


def wrong_conversion(match: re.Match[str], chance: random.Random) -> str:
    value = int(match[3].replace(",", ""))
    return f"{match[1]}{match[2]}{max(round(value * chance.choice([0.6, 0.75, 1.35, 1.7, 10])), 1):,}"


def wrong_percent(match: re.Match[str], chance: random.Random) -> str:
    return f"{match[1]}{float(match[2]) * chance.choice([0.5, 1.6]) + 6:.0f}"


def turned(match: re.Match[str], chance: random.Random) -> str:
    verb = OPPOSITE[match[1].lower()]
    return (verb.capitalize() if match[1][0].isupper() else verb) + match[2] + match[3]


def more_than_whole(match: re.Match[str], chance: random.Random) -> str:
    whole = WORDS.index(match[3]) if match[3] in WORDS else int(match[3])
    return spelt(whole + chance.randrange(1, 9)) + match[2] + match[3]


AMOUNT = (
    r"[$£€]\d[\d,]*(?:\.\d+)?(?: (?:million|billion|trillion)\b)?(?=[ ,.](?!\d|dollar|pound|euro|bill\b))"
    r"(?! (?:million|billion|trillion|and|to|a|per|Canad|Austral)\b)|\b\d+%(?! percent)"
)
KINDS: tuple[Kind, ...] = (
    Kind("percentage against its figures", ("Facts.Percentage",), natural(RIGHT_PERCENT, wrong_percent), 80, 1000),
    Kind("percentage against figures, made", ("Facts.Percentage",), made(percentage), 80, 1000),
    Kind("percent for points, made", ("Facts.PercentagePoints",), made(points), 80, 1000),
    Kind("direction against its figures", ("Facts.Direction",), natural(CHANGE, turned), 80, 1000),
    Kind("direction against figures, made", ("Facts.Direction",), made(direction), 80, 1000),
    Kind("doubled or halved, made", ("Facts.Multiple",), made(multiple), 80, 1000),
    Kind("parts of a total, made", ("Facts.Total", "Facts.Shares"), made(total), 80, 1000),
    Kind("part larger than the whole", ("Facts.PartOfWhole",), natural(PART_OF, more_than_whole), 80, 1000),
    Kind("part larger than whole, made", ("Facts.PartOfWhole",), made(part), 80, 1000),
    Kind("conversion", ("Facts.Conversion",), natural(RIGHT_CONVERSION, wrong_conversion), 80, 1000),
    Kind("conversion, made", ("Facts.Conversion",), made(conversion), 80, 1000),
    Kind("doubled unit", ("Facts.DoubledUnit",), natural(AMOUNT, doubled_unit), 80, 1000),
)
