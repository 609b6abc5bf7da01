"""Weekdays, dates, times, ages and spans of time that don't agree.

The patterns here are loose and their own: what the checks read must not decide what they are measured on. Where edited copy has few such
places, a paragraph with a made sentence is put in; those are kinds of their own.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from damage import Article, Damage, damaged, inserted

from slips import Kind

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
AP = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
A_MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.?"
A_DAY = rf"(?:{'|'.join(DAYS)})"
FULL = re.compile(rf"(?P<weekday>{A_DAY})[ ,(]{{1,3}}(?P<month>{A_MONTH}) (?P<day>\d\d?),? (?P<year>(?:19|20)\d\d)\b")
UNDATED = re.compile(rf"(?P<weekday>{A_DAY})[ ,(]{{1,3}}(?P<month>{A_MONTH}) (?P<day>\d\d?)\b(?!,? \d|[-–]\d)")
SHORT_MONTH = re.compile(r"\b(?P<month>Feb|April|June|Sept|Nov)(?:ember|ruary)?\.? (?P<day>\d\d?)(?=, (?:19|20)\d\d\b|[.;)]| and |, [a-z])")
CLOCK = re.compile(r"\b(?P<hour>[1-9]|1[0-2]):(?P<minutes>[0-5]\d) ?[ap]\.?m\b")
ZONED = re.compile(r"\d ?[ap]\.?m\.? (?P<zone>[ECP][SD]?T)\b")
CONVERTED = re.compile(r"\d ?[ap]\.?m\.? (?:E[SD]?T|local time) \((?P<time>\d{4}) GMT\)|noon ET \((?P<noon>\d{4}) GMT\)")
SPAN = re.compile(
    r"\b(?:[Ff]rom|[Bb]etween) (?P<first>(?:19|20)\d\d) (?:to|through|until|(?<!rom .... )and) (?P<last>(?:19|20)\d\d)\b(?! \d)"
)
AGED = re.compile(r"(?<!of )(?<!in )\b(?P<name>[A-Z][a-z]+ (?:[A-Z]\. )?(?P<surname>[A-Z][a-z]+)), (?P<age>[1-9]\d), ")
PEOPLE = (
    "Ann Lee", "Marta Okafor", "David Lindqvist", "James O’Hara", "Priya Raman", "Tomás Herrera", "Susan B. Whitfield", "Karel Novotny",
    "Grace Mbeki", "Yusuf Demir", "Ellen van Dyke", "Robert Castellano", "Mei-Ling Zhou", "Paul St. Clair", "Ingrid Solheim",
)  # fmt: skip


def _replaced(article: Article, match: re.Match[str], number: int, group: str, by: str) -> Damage:
    text = article.paragraphs[number]
    new = text[: match.start(group)] + by + text[match.end(group) :]
    return damaged(article.paragraphs, number, new, shown=new[max(match.start() - 20, 0) : match.end() + 30])


def _found(article: Article, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    for number, text in enumerate(article.paragraphs):
        for match in pattern.finditer(text):
            yield number, match


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name.rstrip(".")[:3]))


def _other(chance: random.Random, values: tuple[str, ...], right: str) -> str:
    return chance.choice([value for value in values if value != right])


def weekday_full(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
    """Another weekday before a full date that was right."""
    for number, match in _found(article, FULL):
        try:
            right = date(int(match["year"]), _month(match["month"]), int(match["day"]))
        except ValueError:
            continue
        if DAYS[right.weekday()] == match["weekday"]:
            yield _replaced(article, match, number, "weekday", _other(chance, DAYS, match["weekday"]))


def weekday_near(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
    """Another weekday before a date of the story's week that was right."""
    for number, match in _found(article, UNDATED):
        near = [day + timedelta(days=days) for days in range(-7, 8)]
        right = next((one for one in near if (one.month, one.day) == (_month(match["month"]), int(match["day"]))), None)
        if right and DAYS[right.weekday()] == match["weekday"]:
            yield _replaced(article, match, number, "weekday", _other(chance, DAYS, match["weekday"]))


def impossible_date(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
    """A day that its month doesn't have."""
    for number, match in _found(article, SHORT_MONTH):
        yield _replaced(article, match, number, "day", chance.choice(("30", "31")) if match["month"] == "Feb" else "31")


def impossible_time(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
    """Minutes over 59, or an hour of the 24-hour clock with "p.m."."""
    for number, match in _found(article, CLOCK):
        if chance.random() < 0.5:
            yield _replaced(article, match, number, "minutes", str(chance.randint(60, 99)))
        else:
            yield _replaced(article, match, number, "hour", str(int(match["hour"]) % 12 + 13))


def _summer(day: date) -> bool | None:
    """Whether American clocks are forward; None near the change."""
    start, end = (date(day.year, 3, 8), date(day.year, 11, 1))
    while start.weekday() != 6:
        start += timedelta(days=1)
    while end.weekday() != 6:
        end += timedelta(days=1)
    if min(abs((day - start).days), abs((day - end).days)) <= 8:
        return None
    return start <= day < end


def time_zone(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
    """Daylight time in winter or the reverse, or a conversion that is hours off."""
    summer = _summer(day)
    for number, match in _found(article, ZONED):
        if summer is not None:
            yield _replaced(article, match, number, "zone", match["zone"][0] + ("ST" if summer else "DT"))
    for number, match in _found(article, CONVERTED):
        group = "time" if match["time"] else "noon"
        hours = (int(match[group][:2]) + chance.choice((-3, -2, 2, 3))) % 24
        yield _replaced(article, match, number, group, f"{hours:02}{match[group][2:]}")


def date_order(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
    """Two years in the wrong order."""
    for number, match in _found(article, SPAN):
        if match["first"] < match["last"]:
            text = article.paragraphs[number]
            middle = text[match.end("first") : match.start("last")]
            new = text[: match.start("first")] + match["last"] + middle + match["first"] + text[match.end("last") :]
            yield damaged(article.paragraphs, number, new, shown=new[max(match.start() - 20, 0) : match.end() + 20])


def two_ages(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
    """An age put behind a person's name where it stands again: figures swapped, or a year or so mistyped."""
    for number, match in _found(article, AGED):
        again = re.compile(rf"\b(?:{re.escape(match['name'])}|{match['surname']})(?P<behind>)(?= (?:said|says|told|was|is|has|had)\b)")
        for later in range(number + 1, len(article.paragraphs)):
            if here := again.search(article.paragraphs[later]):
                yield _replaced(article, here, later, "behind", f", {_wrong_age(chance, int(match['age']))},")
                break


def _wrong_age(chance: random.Random, age: int) -> int:
    swapped = age % 10 * 10 + age // 10
    return swapped if 18 <= swapped <= 95 and abs(swapped - age) > 1 else age + chance.choice((-10, -3, 3, 10))


def _made(sentence: Callable[[date, random.Random], str]) -> Callable[[Article, date, random.Random], Iterator[Damage]]:
    """A generator that puts in a paragraph with a made sentence."""

    def make(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
        damage = inserted(article, chance, sentence(day, chance))
        if damage:
            yield damage

    return make


def _full_date(chance: random.Random, day: date, weekday: str) -> str:
    month, short = MONTHS[day.month - 1], AP[day.month - 1]
    ordinal = f"{day.day}{'th' if 10 < day.day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day.day % 10, 'th')}"
    return chance.choice(
        (
            f"{weekday}, {short} {day.day}, {day.year}",
            f"{weekday}, {month} {day.day}, {day.year}",
            f"{weekday} {month} {day.day}, {day.year}",
            f"{weekday} {day.day} {month} {day.year}",
            f"{weekday}, {day.day} {month}, {day.year}",
            f"{weekday} the {ordinal} of {month} {day.year}",
            f"{weekday}, {month} {ordinal}, {day.year}",
            f"{weekday} ({short} {day.day}, {day.year})",
            f"{short} {day.day}, {day.year}, a {weekday}",
            f"{month} {day.day}, {day.year} ({weekday})",
            f"{weekday}, the {ordinal} of {month}, {day.year}",
            f"{day.day} {month} {day.year}, a {weekday}",
        )
    )


def made_weekday(day: date, chance: random.Random) -> str:
    when = date(chance.randint(1950, 2020), 1, 1) + timedelta(days=chance.randrange(364))
    text = _full_date(chance, when, _other(chance, DAYS, DAYS[when.weekday()]))
    return chance.choice(
        (
            f"The council first met on {text}, and has kept minutes ever since.",
            f"Records show that the permit was signed on {text}.",
            f"“We shall not forget it,” the minister said of the flood of {text}.",
            f"On {text}, the bridge was closed to lorries.",
            f"The hearing is set for {text}, in Courtroom 4.",
            f"The ferry sank on {text}; nobody was hurt.",
        )
    )


def made_impossible_date(day: date, chance: random.Random) -> str:
    month, number = chance.choice(((2, 30), (2, 31), (4, 31), (6, 31), (9, 31), (11, 31), (2, 29)))
    name, short = MONTHS[month - 1], AP[month - 1]
    year = chance.choice((2011, 2013, 2014, 2015, 2017, 2018, 2019))
    ordinal = f"{number}{ {29: 'th', 30: 'th', 31: 'st'}[number] }"
    with_year = chance.choice(
        (f"{short} {number}, {year}", f"{number} {name} {year}", f"{name} {ordinal}, {year}", f"the {ordinal} of {name} {year}")
    )
    bare = chance.choice((f"{short} {number}", f"{number} {name}", f"{name} {ordinal}", f"the {ordinal} of {name}"))
    text = with_year if number == 29 or chance.random() < 0.5 else bare
    return chance.choice(
        (
            f"The deadline for claims is {text}, the office said.",
            f"The tax year will end on {text}.",
            f"Until {text} the bridge stays shut to lorries.",
            f"Bidders have until {text} to answer.",
            f"She was born on {text} in a village near the border.",
            f"The order took effect on {text} and was not renewed.",
        )
    )


def made_impossible_time(day: date, chance: random.Random) -> str:
    hour, minutes = chance.randint(1, 11), chance.choice(("", ":15", ":30", ":45"))
    name = chance.choice(DAYS)
    return chance.choice(
        (
            f"Fire crews were called at {hour}{minutes} p.m. on {name} morning, the brigade said.",
            f"The polls open at {hour}{minutes} p.m. in the morning.",
            f"The concert begins at {chance.randint(7, 11)}{minutes} a.m. on {name} evening.",
            f"Police found the car at {hour}{minutes} p.m. this morning.",
            f"The shop was robbed at {hour + 12}{minutes} p.m., an officer said.",
            f"Trains stop at {hour}:{chance.randint(60, 90)} p.m. on {name}.",
            f"The launch is planned for {chance.randint(25, 29)}:{chance.randint(10, 50)} GMT on {name}.",
            f"She landed at {chance.randint(10, 23)}:{chance.randint(60, 99)} local time.",
            f"The vote is expected tonight at {chance.randint(7, 11)}{minutes} a.m., aides said.",
            f"The meeting starts at {hour + 12}{minutes or ':00'}pm.",
        )
    )


def made_time_zone(day: date, chance: random.Random) -> str:
    summer = _summer(day)
    if summer is None:
        day, summer = date(day.year, 7, 10), True
    wrong, right = ("S", "D") if summer else ("D", "S")
    zone, offset = chance.choice((("E", 5), ("C", 6), ("P", 8)))
    offset -= summer
    hour = chance.randint(1, 11)
    gmt = (hour + 12 + offset + chance.choice((-3, -2, 2, 3, 6))) % 24
    when = f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
    return chance.choice(
        (
            f"Polls close at {hour} p.m. {zone}{wrong}T, officials said on {when}.",
            f"The game on {when}, begins at {hour}:30 p.m. {zone}{wrong}T.",
            f"The launch on {when}, is set for {hour} p.m. {zone}T ({gmt:02}00 GMT).",
            f"On {when}, she speaks at {hour}:15 p.m. {zone}{right}T ({gmt:02}:15 GMT).",
            f"The final on {when}, starts at {gmt:02}00 GMT ({hour} p.m. {zone}T).",
            f"It airs on {when}, at {hour} p.m. ET/{(hour + 3) % 12 + 1} p.m. PT.",
        )
    )


def made_date_order(day: date, chance: random.Random) -> str:
    last = chance.randint(1960, 2016)
    first = last + chance.randint(1, 30)
    born = last + chance.randint(1, 40)
    name, month, number = chance.choice(PEOPLE), chance.choice(MONTHS), chance.randint(3, 27)
    return chance.choice(
        (
            f"{name} ({born}-{last}) painted the harbour in all weathers.",
            f"The poet {name} ({born}–{last}) lived here.",
            f"{name} was mayor from {first} to {last} and then judge.",
            f"{name} taught in Leeds between {first} and {last}.",
            f"The shop, open from {first} until {last}, sold bread.",
            f"{name} (born {born}; died {last}) left no will.",
            f"The fair runs from {month} {number} to {month} {number - 2}.",
            f"The show is open from {number} to {number - 1} {month} {day.year}.",
            f"{name} was born in {born} and died in {last}, the parish book says.",
            f"It fell in the years {first}-{last} and never recovered.",
            f"The firm was founded in {first} and closed in {last}.",
            f"The war ({first}-{last}) emptied the valley.",
            f"The study covers January {first} to December {last} in six towns.",
            f"{name} served in the army from May {first} to June {last}.",
        )
    )


def made_age(day: date, chance: random.Random) -> str:
    age = chance.randint(20, 80)
    born = day.year - age + chance.choice((-20, -10, -5, 4, 5, 10))
    month, number = chance.choice(MONTHS), chance.randint(1, 28)
    name, died = chance.choice(PEOPLE), chance.randint(1990, day.year)
    off = died - age + chance.choice((-12, -9, -4, 3, 5, 10))
    surname = name.split()[-1]
    return chance.choice(
        (
            f"{name}, {age}, who was born in {born}, has run the mill for years.",
            f"{name}, {age}, was born on {month} {number}, {born}, in Hull.",
            f"{name}, born in {born}, died in {died} at the age of {age}.",
            f"{name} was born in {off} in Lagos and died in {died}, aged {age}.",
            f"Born in {off}, {surname} died in {died} at {age}.",
            f"{name} ({off}-{died}) died at the age of {age}.",
            f"The {age}-year-old was born in {born} in Cork.",
            f"{name} (born {month} {number}, {born}), {age}, chairs the club.",
            f"{surname}, born in {off}, turned {age} in {died}.",
            f"Born on {number} {month} {born}, {name}, {age}, grew up by the sea.",
            f"{name}, who was born in {off}, was {age} when she died in {died}.",
            f"{name}, {age}, born {born} in Graz, teaches law.",
        )
    )


def made_two_ages(day: date, chance: random.Random) -> str:
    name, age = chance.choice(PEOPLE), chance.randint(20, 80)
    surname = name.split(" ", 1)[1].removeprefix("B. ")
    other = _wrong_age(chance, age)
    first = chance.choice(
        (
            f"{name}, {age}, opened the stall in May.",
            f"The {age}-year-old {name} opened the stall in May.",
            f"The stall belongs to {name}, {age}.",
        )
    )
    again = chance.choice(
        (
            f"{name}, {other}, said trade was slow.",
            f"{surname}, {other}, said trade was slow.",
            f"“It is quiet,” said {name}, {other}.",
            f"“It is quiet,” said {other}-year-old {name}.",
            f"{name}, who is {other}, said trade was slow.",
            f"{surname}, {other}, blamed the rain.",
        )
    )
    return f"{first} It sells tea and rope.\n\n{again}"


def made_years_apart(day: date, chance: random.Random) -> str:
    words = "two three four five six seven eight nine ten eleven twelve".split()
    count = chance.randint(2, 12)
    number = chance.choice((words[count - 2], str(count)))
    wrong = chance.choice((-3, -2, 2, 3, 4, 5))
    before = day.year - count - wrong if count + wrong > 0 else day.year - count - 4
    start = chance.randint(1970, 2005)
    end = start + count + (wrong if count + wrong > 0 else 4)
    nth = chance.choice((10, 15, 20, 25, 30, 40, 50))
    event = day.year - nth - chance.choice((-5, -3, -2, 2, 3, 5))
    name = chance.choice(DAYS)
    return chance.choice(
        (
            f"The mill closed {number} years ago, in {before}, and stands empty.",
            f"In {before}, {number} years ago, the mill closed.",
            f"The strike of {start} was lost; {number} years later, in {end}, the union folded.",
            f"She left school in {start} and returned {number} years later, in {end}.",
            f"The town marks the {nth}th anniversary of the {event} flood on {name}.",
            f"This year is the {nth}th anniversary of the flood of {event}.",
            f"He was jailed for {number} years, from {start} to {end}.",
            f"Back in {before} – {number} years ago – the club was broke.",
            f"{name} will be the {nth}th anniversary of the fire in {event}.",
            f"They met in {start} and married {number} years later in {end}.",
            f"The {number} years between {start} and {end} were hard.",
            f"{number.capitalize()} years ago, in {before}, the mill closed.",
        )
    )


_WEEKDAY = ("Facts.WeekdayDate", "Facts.WeekdayNearDate")
KINDS: tuple[Kind, ...] = (
    Kind("weekday against full date", _WEEKDAY, weekday_full, 99, 5000),
    Kind("weekday against full date, made", _WEEKDAY, _made(made_weekday), 95, 5000),
    Kind("weekday against date of the story's week", _WEEKDAY, weekday_near, 80, 1000),
    Kind("impossible date", ("Facts.ImpossibleDate",), impossible_date, 99, 5000),
    Kind("impossible date, made", ("Facts.ImpossibleDate",), _made(made_impossible_date), 95, 5000),
    Kind("impossible time", ("Facts.ImpossibleTime",), impossible_time, 95, 2000),
    Kind("impossible time, made", ("Facts.ImpossibleTime",), _made(made_impossible_time), 80, 2000),
    Kind("time zone", ("Facts.TimeZone",), time_zone, 80, 1000),
    Kind("time zone, made", ("Facts.TimeZone",), _made(made_time_zone), 80, 1000),
    Kind("date order", ("Facts.DateOrder",), date_order, 80, 1000),
    Kind("date order, made", ("Facts.DateOrder",), _made(made_date_order), 80, 1000),
    Kind("age against birth, made", ("Facts.AgeBirth",), _made(made_age), 80, 1000),
    Kind("two ages", ("Facts.TwoAges",), two_ages, 80, 1000),
    Kind("two ages, made", ("Facts.TwoAges",), _made(made_two_ages), 80, 1000),
    Kind("years apart, made", ("Facts.YearsApart",), _made(made_years_apart), 80, 1000),
)
