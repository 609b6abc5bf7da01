"""Numbers and amounts as news copy writes them: figures and words, scales, currencies, percentages, units, and the noun that is counted.

What only looks like an amount is left out: years and dates, clock times, ordinals, ages ("5-year-old", "Smith, 45,"), scores, versions,
telephone numbers, fractions with a stroke, and numbers that name something ("Flight 370"). Of a range ("10-15 percent") the second part
counts, as approximate.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newslint import patterns
from newslint.prose.dates import MONTH
from newslint.prose.lexicon import words
from newslint.prose.numerals import cardinal
from newslint.source import Span


class Quantity(NamedTuple):
    """An amount at ``span`` (code points of the text; with its sign, currency, scale and unit, without the noun behind it).

    ``step`` is how finely it is written: "1.2 million" is meant to the next 100,000, "40" to the next 1; ``low`` and ``high`` are what may
    have been rounded to it. ``unit`` is canonical: ``%``, ``pp`` (percentage points), ``point``, ``$``, ``£``, ``€``, ``¥``, ``C$`` and
    so on, ``pound`` (of weight or, without a sign, of money), ``mile``, ``km``, ``sq km``, ``km/h``, ``C``, ``F`` ..., or empty.
    ``approximate``: a word before it makes it a guess or a limit ("about", "more than"), or it is a fraction ("a third of").
    ``scale`` is the last word of scale ("million", "dozen", "third" ...). ``counted`` is the noun counted, in small letters, or the word
    behind the number where no noun is known; empty where there is none or a unit."""

    span: Span
    value: float
    step: float = 1
    unit: str = ""
    approximate: bool = False
    scale: str = ""
    counted: str = ""

    @property
    def low(self) -> float:
        """The least amount that is written like this."""
        return self.value - self.step / 2

    @property
    def high(self) -> float:
        """The largest amount that is written like this."""
        return self.value + self.step / 2


_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_SHORT = {"k": "thousand", "m": "million", "mn": "million", "mln": "million"} | dict.fromkeys(("b", "bn", "bln"), "billion")
_SHORT |= dict.fromkeys(("tn", "trn"), "trillion")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2}
_SIGN = r"(?:US|C|CA|CAN|A|AU|NZ|HK|S|R)\$|[$£€¥]|(?:USD|GBP|EUR)\ ?"
_SIGNS = {"US$": "$", "CA$": "C$", "CAN$": "C$", "AU$": "A$", "USD": "$", "GBP": "£", "EUR": "€"}
# Each canonical unit with the ways in which copy writes it, the longer before what begins like them.
_UNITS = {
    "pp": "percentage[- ]points?",
    "%": "%|percent|per cent|pct",
    "point": "points?",
    "mph": "mph|miles (?:per|an) hour",
    "km/h": "km/h|kmh|kph|kmph|km/hr|kilomet(?:er|re)s (?:per|an) hour",
    "sq mile": r"square[- ]miles?|sq\.? ?mi(?:les?)?",
    "sq km": r"square[- ]kilomet(?:er|re)s?|sq\.? ?(?:kms?|kilomet(?:er|re)s?)|km2|km²",
    "sq ft": r"square[- ](?:feet|foot)|sq\.? ?(?:ft|feet|foot)",
    "sq m": r"square[- ]met(?:er|re)s?|sq\.? ?(?:m|met(?:er|re)s?)|m2|m²",
    "nautical mile": "nautical[- ]miles?",
    "mile": "miles?|mi",
    "km": "kilomet(?:er|re)s?|kms?",
    "cm": "centimet(?:er|re)s?|cms?",
    "mm": "millimet(?:er|re)s?|mm",
    "yard": "yards?|yds?",
    "foot": "feet|foot|ft",
    "inch": r"inch(?:es)?|in(?=[.)])",
    "m": "met(?:er|re)s?",
    "acre": "acres?",
    "hectare": "hectares?|ha",
    "kg": "kilogram(?:me)?s?|kilos?|kgs?",
    "tonne": "tonnes?|metric[- ]tons?",
    "ton": r"(?:short |US |U\.S\. )?tons?",
    "ounce": "ounces?|oz",
    "g": "gram(?:me)?s?",
    "litre": "lit(?:er|re)s?",
    "ml": "millilit(?:er|re)s?|ml",
    "gallon": r"(?:US |U\.S\. |imperial )?gallons?",
    "C": "(?:degrees? |° ?)?(?:celsius|centigrade)",
    "F": "(?:degrees? |° ?)?fahrenheit",
    "degree": "degrees?|°",
    "C$": "canadian dollars?",
    "A$": "australian dollars?",
    "$": r"(?:U\.S\. |US )?dollars?",
    "£": "pounds? sterling|sterling",
    "pound": "pounds?|lbs?",
    "€": "euros?",
    "¥": "yen",
}
# Those of which case counts.
_LETTERS = {"C": "(?:degrees? |° ?)?C", "F": "(?:degrees? |° ?)?F", "m": "m", "g": "g"}
_MONEY = frozenset(("$", "£", "€", "¥"))

_NAMED = patterns.compile(
    rf"(?:\b(?:{MONTH}|(?i:flight|boeing|airbus|apollo|soyuz|falcon|iphone|windows|area|route|highway|interstate|section|article|chapter|"
    r"title|page|room|channel|formula|group|phase|level|tier|stage|grade|class|type|model|version|volume|number|unit|gate|platform|"
    r"line|pier|district|ward|precinct|proposition|amendment|resolution|bill|fortune|ftse|s&p|nasdaq|nikkei|cac|dax|category|"
    r"magnitude|age|aged|episode|season|week|day|round|lap|step|part|figure|table|psalm|verse|super bowl|world war|nos?\.))"
    r"\s?|[–/:.#@_+-]|\d\s)$"
)
_IS_TIME = patterns.compile(rf"\s?(?:[ap]\.?m\b|o[’']clock|GMT|(?-i:{MONTH})\b)", re.I)
_AGE = patterns.compile(r"[A-Z][\w.’'-]+,\s$")
_APPROXIMATE = patterns.compile(
    r"(?i:\b(?:about|around|nearly|almost|roughly|approximately|approx\.|some|over|under|below|above|than|at least|at most|up to|"
    r"as many as|as much as|close to|estimated|virtually|upwards? of|exceed(?:ed|ing|s)?|top(?:ped|s|ping)?|maximum of|minimum of|"
    r"between)\s(?:an?\s(?:(?:estimated|record)\s)?)?|[~<>≈±]\s?|\d\s?[–-])$"
)
_YEAR = patterns.compile(r"(?:1[4-9]|20)\d\d")
_AFTER_YEAR = patterns.compile(r"\s(?:people|men|women|children|soldiers|troops|workers|jobs|homes|houses|employees|students)\b")
_BEFORE_YEAR = patterns.compile(r"(?i:\b(?:in|since|by|of|the|from|until|for|his|her|its|their|our)|s)\s$")
_NO_NOUNS = words(
    "a about according after against ago all along also am among an and are around as at be because been before but by can did do does "
    "during each either even every for from had has have he her here him his how i if in into is it its just last later may most my near "
    "next no not now off on one only onto or our out over per said say says she should since so such than that their them then there they "
    "this those through to today together too under until up upon us versus via was we were what when where which while who whose will "
    "with within without would yesterday you your one two three four five six seven eight nine ten eleven twelve twenty thirty"
)
_PLURALS = words("people men women children cattle sheep staff dead troops personnel fish aircraft criteria media passersby")
_QUALIFIERS = words("other more new fewer less additional further extra of the")
_NO_PLURALS = words("across plus towards always perhaps besides afterwards unless whereas")
_NEXT_WORD = patterns.compile(r"[\s-]?([A-Za-z][A-Za-z’'-]{0,30})")
_NO_COUNT_BEFORE = ("no ", "the ", "any ", "every ", "this ", "that ", "which ", "each ", "another ")
_MOST_DIGITS = 15


@cache
def _pattern() -> re.Pattern[str]:
    """The pattern of a number with what belongs to it; compiled late, since most texts are read without it."""
    nine = "one|two|three|four|five|six|seven|eight|nine"
    teens = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    word = rf"(?:(?:{tens})(?:[ -](?:{nine})\b)?|(?:{teens}|{nine}))\b"
    scale = "hundred|thousand|million|billion|trillion"
    units = "|".join(f"(?P<u{place}>(?i:{form}){_letter(unit)})" for place, (unit, form) in enumerate(_UNITS.items()))
    units = units.replace("[- ]", r"[\-~]").replace(" ", r"[\ \xa0]").replace("~", r"\ \xa0")
    return patterns.compile(
        rf"""(?<![\w.,’'$£€¥])(?P<minus>minus\ |[-−](?=[\d$£€]))?+(?P<sign>{_SIGN})?(?:
              (?P<figure>\d{{1,3}}(?:,\d\d\d)++(?:\.\d+)?|\d++(?:\.\d+)?)(?P<plus>[½¼¾]|\ and\ a\ (?:half|quarter)\b)?+
            | (?P<lone>[½¼¾])
            | (?P<half>(?i:half))\ an?(?=\ (?:dozen|{scale})\b)
            | (?P<times>(?i:an?|one|two|three|four))[ -](?P<part>half|third|quarter|fifth)s?(?=\ of\b)
            | (?P<only>(?i:half))(?=\ of\b)
            | (?P<words>(?i:(?:{word}|an?(?=\ (?:dozen|{scale})\b))(?:[ -](?:{scale})(?:\ (?:and\ )?{word})?+)*+))(?P<more>\ and\ a\ half)?+
            )(?P<scale>[\ \xa0-]?(?i:{scale}|dozen)(?!\w)|[\ \xa0]?(?:mln|mn|bn|bln|trn|tn)(?!\w)|(?i:[kmb]|bn)(?!\w))?
            (?P<unit>[\ \xa0-]?(?:{units})(?![\w²]))?
            (?!\w|[.,:]\d|[/–-][$£€]?\d|-[a-z]|\ \d+/\d)""",
        re.X,
    )


def _letter(unit: str) -> str:
    return f"|{_LETTERS[unit]}" if unit in _LETTERS else ""


def quantities(text: str) -> list[Quantity]:
    """The amounts in ``text``, in order."""
    return [found for match in _pattern().finditer(text) if (found := _quantity(text, match))]


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    before = text[max(start - 24, 0) : start]
    number, scale = _number(match), _scale(match)
    sign = (match["sign"] or "").strip()
    unit = _SIGNS.get(sign, sign) or (_unit(match) if match["unit"] else "")
    if number is None or (before.endswith("/") and before[-2:-1].isdigit()):
        return None
    value, step = number
    if match["figure"] and not (unit or scale or sign) and _is_no_amount(text, match["figure"], before, end):
        return None
    short = (match["scale"] or "").strip(" \xa0")
    if len(short) == 1 and not sign:
        # "5m" without a sign is a length, unless people are counted; "3M", "4B" and "5k" are names.
        if short != "m" or unit:
            return None
        if not _AFTER_YEAR.match(text, end):
            unit, scale = "m", ""
    if scale in _SCALES and not match["words"]:
        value, step = value * _SCALES[scale], step * (_SCALES[scale] if scale != "dozen" else 1)
    counted = _counted(text, end) if not unit or unit in _MONEY else ""
    # "One" that stands for a person or a thing counts nothing.
    if match["words"] and value == 1 and not unit and (not counted or before.lower().endswith(_NO_COUNT_BEFORE)):
        return None
    approximate = bool(match["part"] or match["only"] or match["half"] or _APPROXIMATE.search(before))
    return Quantity(Span(start, end), -value if match["minus"] else value, step, unit, approximate, scale, counted)


def _number(match: re.Match[str]) -> tuple[float, float] | None:
    """Value and step before the scale (with it, for words)."""
    if figure := match["figure"]:
        if len(figure) > _MOST_DIGITS or (figure[0] == "0" and figure[1:2].isdigit()):
            return None
        value, decimals = float(figure.replace(",", "")), len(figure.partition(".")[2])
        if plus := match["plus"]:
            return value + _FRACTIONS[plus.rpartition(" ")[2]], 0.5
        return value, 10.0**-decimals
    if match["part"]:
        times = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}[match["times"].lower()]
        return times * _FRACTIONS[match["part"]], 0.1
    if match["half"] or match["only"] or match["lone"]:
        return _FRACTIONS[match["lone"] or "half"], 0.1
    value_of_words = cardinal(match["words"])
    if value_of_words is None:
        return None
    last = match["words"].lower().replace("-", " ").rpartition(" ")[2]
    scale = (match["scale"] or "").strip(" -\xa0").lower()
    step = _SCALES.get(last, 1.0)
    times_scale = 1.0 if not scale else _SCALES[_SHORT.get(scale, scale)]
    half = 0.5 if match["more"] else 0.0
    return (value_of_words + half) * times_scale, (0.5 if half else step) * (times_scale if scale != "dozen" else 1)


def _scale(match: re.Match[str]) -> str:
    if match["part"]:
        return str(match["part"])
    if match["only"]:
        return "half"
    scale = (match["scale"] or "").strip(" -\xa0").lower()
    if not scale and match["words"]:
        scale = match["words"].lower().replace("-", " ").rpartition(" ")[2]
        return scale if scale in _SCALES else ""
    return _SHORT.get(scale, scale)


def _unit(match: re.Match[str]) -> str:
    return next(unit for place, unit in enumerate(_UNITS) if match[f"u{place}"])


def _is_no_amount(text: str, figure: str, before: str, end: int) -> bool:
    """Whether a bare figure is a year, a day, an hour, an age or part of a name."""
    if _YEAR.fullmatch(figure) and (not _AFTER_YEAR.match(text, end) or _BEFORE_YEAR.search(before)):
        return True
    if _NAMED.search(before) or _IS_TIME.match(text, end):
        return True
    return text[end : end + 1] in (",", ")") and bool(_AGE.search(before))


def _counted(text: str, at: int) -> str:
    """The noun behind a number: the first plural among the next words, else the first word."""
    first = ""
    for _ in range(4):
        match = _NEXT_WORD.match(text, at)
        if not match:
            break
        word, at = match[1].rstrip("’'-"), match.end()
        lower = word.lower().removesuffix("'s").removesuffix("’s")
        if lower in _QUALIFIERS:
            continue
        if lower in _NO_NOUNS:
            break
        if lower in _PLURALS or (len(lower) > 3 and lower[-1] == "s" and lower[-2] not in "sui" and lower not in _NO_PLURALS):
            return lower
        first = first or (lower if word[0].islower() else "")
    return first
