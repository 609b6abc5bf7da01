"""Headline figures, and figures given twice, that don't agree.

A headline number qualifies when the body supports it: some sentence of the story (the headline repeated as a paragraph doesn't count) gives
the same value as the same sort of number (money, percentage, ordinal or count; in figures, in words, or more exactly, so that it rounds to
what the headline says) and shares a word of four letters with the headline. Years, dates, names with numbers (COVID-19, No. 2, 401(k)) and
announced lists ("5 things") don't qualify. Where the headline stands once more as a paragraph, both are changed.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator
from datetime import date

from damage import Article, Damage

from slips import Kind, twice

UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split()
SCALES = {"thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "b": 10**9,
          "trillion": 10**12}  # fmt: skip
SORTS = {
    "money": r"[$£€]\s?(?P<n>\d[\d,]*(?:\.\d+)?)(?:[ -]?(?P<s>thousand|million|billion|trillion|bn|mn|[mkMKB])\b)?",
    "percent": r"(?<![\w.,$-])(?P<n>\d[\d,]*(?:\.\d+)?)(?:%| percent| per cent|-percent)",
    "ordinal": rf"(?<![\w-])(?P<o>{'|'.join(ORDINALS[2:])}|(?:\d*(?:2nd|3rd|\dth|1st)))(?=[ -]\w)",
    "count": r"(?<![\w.,:/$£€#(–-])(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d+)?)"
    r"(?:[ -](?P<s>thousand|million|billion|trillion)|(?P<k>[mkMKB]))?"
    rf"(?![\w%:/.()]|,\d| percent| per cent| cents)|(?<![\w-])(?P<w>{'|'.join(UNITS[2:])})(?=[ -]\w)",
}
NO_COUNT = re.compile(
    r"(?:[ -](?:big |key |more |other |early |quick |lingering )*(?:things?|reasons?|ways?|facts?|takeaways?|lessons?|questions?|steps?|"
    r"moments?|points?|a\.?m|p\.?m|places?)\b)",
    re.I,
)
NAMED = re.compile(r"(?:\b(?:No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? ?|(?:ry|ch|il|ay|ne|ly|st|er) )$")
NAMES = re.compile(r" (?:Amendment|Third|Circuit|of July|Avenue|Street)|(?<=Fifth Third) ")
MONTH = re.compile(
    r" (?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\b"
)
COMMON = frozenset(
    "after over with from says said that this they have will been more than into what about could would year years percent million billion "
    "people other first also were when their than least nearly".split()
)


def headline_numbers(article: Article) -> Iterator[tuple[str, re.Match[str]]]:
    """The numbers of the headline that the body supports, with their sort."""
    title, *rest = article.paragraphs
    sentences = [sentence for text in rest if not like(text, title) for sentence in re.split(r"(?<=[.!?”\"]) ", text)]
    stems = stems_of(title)
    taken: list[range] = []
    for sort, pattern in SORTS.items():
        for match in re.finditer(pattern, title, re.I if sort == "ordinal" or sort == "count" else 0):
            if any(match.start() in place for place in taken):
                continue
            taken.append(range(*match.span()))
            if sort == "count" and (
                re.fullmatch(r"(?:1[6-9]|20)\d\d", match[0])
                or NO_COUNT.match(title, match.end())
                or MONTH.match(title, match.end())
                or NAMED.search(title, 0, match.start())
            ):
                continue
            if sort == "ordinal" and NAMES.match(title, match.end()):
                continue
            value = value_of(match)
            if value and any(
                supports(value, match, other) and stems & stems_of(sentence)
                for sentence in sentences
                for other in re.finditer(pattern, sentence, re.I if sort == "ordinal" or sort == "count" else 0)
            ):
                yield sort, match


def like(text: str, title: str) -> bool:
    return text.strip().lower()[:30] == title.strip().lower()[:30]


def stems_of(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in COMMON}


def value_of(match: re.Match[str]) -> float:
    got = match.groupdict()
    if got.get("w"):
        return float(UNITS.index(got["w"].lower()))
    if got.get("o"):
        word = got["o"].lower()
        return float(ORDINALS.index(word) if word in ORDINALS else re.sub(r"\D", "", word))
    scale = got.get("s") or got.get("k") or ""
    return float(got["n"].replace(",", "")) * SCALES.get(scale.lower(), 1)


def supports(value: float, headline: re.Match[str], other: re.Match[str]) -> bool:
    """Whether the other number is the headline's, or rounds to it."""
    exact = value_of(other)
    if abs(exact - value) < 1e-6 * value:
        return True
    if value < 100 or "n" not in headline.groupdict() or not headline["n"]:
        return False
    digits = headline["n"].replace(",", "").rstrip("0") if "." not in headline["n"] else headline["n"]
    figures = len(digits.replace(".", "")) or 1
    return bool(exact) and float(f"{exact:.{figures - 1}e}") == value


def wrong(match: re.Match[str], chance: random.Random) -> Iterator[str]:
    """The number written wrongly in several ways, as it stands in the headline."""
    got, text = match.groupdict(), match[0]
    if got.get("w") or (got.get("o") and got["o"].isalpha()):
        word = got.get("w") or got["o"]
        names = UNITS if got.get("w") else ORDINALS
        at = names.index(word.lower())
        near = [n for n in (at - 2, at - 1, at + 1, at + 2) if 2 <= n < len(names)]
        for place in chance.sample(near, min(3, len(near))):
            new = names[place]
            yield text.replace(word, new.capitalize() if word[0].isupper() else new)
        return
    if got.get("o"):
        number = int(re.sub(r"\D", "", got["o"]))
        new = number + chance.choice([-1, 1, 2])
        if new > 1:
            yield str(new) + {1: "st", 2: "nd", 3: "rd"}.get(new % 10 if new % 100 not in (11, 12, 13) else 0, "th")
        return
    figures = got["n"]
    at, end = match.start("n") - match.start(), match.end("n") - match.start()
    made: list[str] = []
    digits = [place for place, char in enumerate(figures) if char.isdigit()]
    swaps = [(one, other) for one, other in itertools.pairwise(digits) if figures[one] != figures[other] and figures[other] != "0"]
    if swaps:
        one, other = chance.choice(swaps)
        made.append(figures[:one] + figures[other] + figures[one + 1 : other] + figures[one] + figures[other + 1 :])
    last = max(place for place in digits if figures[place] != "0")
    step = chance.choice([n for n in range(1, 10) if str(n) != figures[last]])
    made.append(figures[:last] + str(step) + figures[last + 1 :])
    places = len(figures.partition(".")[2])
    value = float(figures.replace(",", ""))
    shifted = round(value * (1 + chance.choice([-1, 1]) * chance.uniform(0.05, 0.3)), places)
    made.append(f"{shifted:,.{places}f}" if "," in figures else f"{shifted:.{places}f}")
    for new in dict.fromkeys(made):
        if float(new.replace(",", "")) not in (value, 0, 1) and not (new[0] == "0" and figures[0] != "0"):
            yield text[:at] + new + text[end:]


def with_title(article: Article, match: re.Match[str], new: str) -> Damage:
    """The article with the headline changed wherever it stands."""
    title = article.paragraphs[0]
    changed = title[: match.start()] + new + title[match.end() :]
    lines = [changed if text == title else text for text in article.paragraphs]
    return Damage("\n\n".join(lines), range(1, 2), "", f"{match[0]} > {new} in {title}")


def headline_number(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
    for _, match in headline_numbers(article):
        for new in wrong(match, chance):
            yield with_title(article, match, new)


def headline_magnitude(article: Article, day: date, chance: random.Random) -> Iterator[Damage]:
    for _, match in headline_numbers(article):
        scale = match.groupdict().get("s") or match.groupdict().get("k")
        for new in twice.other_scales(scale or ""):
            yield with_title(article, match, match[0].removesuffix(scale or "") + new)


KINDS: tuple[Kind, ...] = (
    Kind("headline number", ("Facts.HeadlineNumber", "Facts.Magnitude"), headline_number, 70, 500),
    Kind("headline magnitude", ("Facts.HeadlineNumber", "Facts.Magnitude"), headline_magnitude, 80, 1000),
    *twice.KINDS,
)
