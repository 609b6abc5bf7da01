"""The text of a line apart from what changes in it: what surrounds it, figures, months and days of the week."""

from __future__ import annotations

from newslint import patterns
from newslint.prose.dates import MONTH

# As ``extends: leftover`` takes them off.
_BEFORE = " \t*_•·>|~[(–—-"
_AFTER = " \t*_|~])»›>→–—-"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_VARIABLE = patterns.compile(rf"\d+|\b(?:{WEEKDAY}(?=,? {MONTH} \d|,? \d)|{MONTH}(?=,? \d)|(?<=\d ){MONTH}(?![\w.]))")
_DIGIT = patterns.compile(r"\d")
_YEAR = patterns.compile(r"(?:19|20)\d\d")
# In a longer literal that repeats itself, ``regex`` prepares its search for seconds.
LONGEST_LITERAL = 400
_SPECIAL = patterns.compile(r"[\\.^$*+?{}\[\]|()]")


def core_of(text: str) -> tuple[str, bool]:
    """The text with single spaces and without bullets and brackets around it, and whether its white space was otherwise. A line of nothing
    but marks stands for itself."""
    single = " ".join(text.split())
    core = single.lstrip(_BEFORE).rstrip(_AFTER) or single
    return core, core not in text


def masked(text: str) -> str:
    """The text with every figure and month made equal."""
    if not _DIGIT.search(text):
        return text
    return _VARIABLE.sub(lambda match: "0" if match[0][0].isdigit() else "M", text)


def variables(text: str) -> list[str]:
    """The figures and months of the text, in order."""
    return _VARIABLE.findall(text)


def pattern_of(text: str, values: list[str | None], spaced: bool) -> str:
    """A regular expression for the text in which those of its variables that have no value may be others; so may years. ``spaced``: with
    white space of any kind."""
    parts, at = [], 0
    for match, value in zip(_VARIABLE.finditer(text), values, strict=True):
        parts.append(escaped(text[at : match.start()]))
        at = match.end()
        if not match[0][0].isdigit():
            parts.append(r"[A-Z][a-z]+\.?" if value is None else escaped(value))
        elif _YEAR.fullmatch(match[0]):
            parts.append(r"\d{4}" if value else r"\d+")
        else:
            parts.append(value or r"\d+")
    pattern = "".join([*parts, escaped(text[at:])])
    return pattern.replace(" ", r"\s+") if spaced or len(text) > LONGEST_LITERAL else pattern


def escaped(text: str) -> str:
    """The text as a regular expression, with no more backslashes than it needs to stay readable."""
    return _SPECIAL.sub(r"\\\g<0>", text)
