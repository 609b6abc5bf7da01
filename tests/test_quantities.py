"""Amounts in running text."""

from __future__ import annotations

import pytest

from newslint.prose.numerals import cardinal, to_digits, to_words
from newslint.prose.quantities import Quantity, quantities


def one(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "written", "value", "step"),
    [
        ("They counted 1,234 votes.", "1,234", 1234, 1),
        ("It grew 2.5 times.", "2.5", 2.5, 0.1),
        ("Some 1.2 million fled.", "1.2 million", 1_200_000, 100_000),
        ("Forty-two boats sank.", "Forty-two", 42, 1),
        ("They paid for two dozen eggs.", "two dozen", 24, 1),
        ("A hundred and five men came.", "A hundred and five", 105, 1),
        ("Half a million pages burnt.", "Half a million", 500_000, 100_000),
        ("They asked two and a half million times.", "two and a half million", 2_500_000, 500_000),
        ("It took 2½ hours.", "2½", 2.5, 0.5),
        ("About a third of voters agreed.", "a third", 1 / 3, 0.1),
    ],
)
def test_value_and_step(text: str, written: str, value: float, step: float) -> None:
    found = one(text)
    assert (text[found.span.start : found.span.end], found.value, found.step) == (written, pytest.approx(value), pytest.approx(step))


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("40 per cent", "%", 40),
        ("up 10 percentage points", "pp", 10),
        ("a $5-million deal", "$", 5e6),
        ("€2.5bn", "€", 2.5e9),
        ("£3m fee", "£", 3e6),
        ("C$20", "C$", 20),
        ("300 million yen", "¥", 3e8),
        ("200 pounds", "pound", 200),
        ("a 10-mile run", "mile", 10),
        ("100 square kilometres", "sq km", 100),
        ("minus 5 degrees Celsius", "C", -5),
        ("about 90 F", "F", 90),
        ("60 miles per hour", "mph", 60),
        ("3m high", "m", 3),
    ],
)
def test_units(text: str, unit: str, value: float) -> None:
    found = one(text)
    assert (found.unit, found.value) == (unit, pytest.approx(value))


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("12 Afghan police officers died", "officers"),
        ("3m people watched", "people"),
        ("the 15 other passengers", "passengers"),
        ("40 More People Killed", "people"),
        ("12 wounded were flown out", "wounded"),
        ("12 of the members", "members"),
        ("he has 12 and she none", ""),
        ("12 percent of voters", ""),
    ],
)
def test_counted(text: str, counted: str) -> None:
    assert one(text).counted == counted


@pytest.mark.parametrize(
    ("text", "approximate"),
    [("nearly 40 men", True), ("more than 40 men", True), ("at least $40", True), ("10-15 percent", True), ("the 40 men", False)],
)
def test_approximate(text: str, approximate: bool) -> None:
    assert one(text).approximate is approximate


@pytest.mark.parametrize(
    "text",
    [
        "in 2012", "since the 1990s", "on June 5, 2012", "5 May", "at 10 a.m.", "at 10:30", "10am", "a 5-year-old", "won 3-2",
        "the 10th man", "Flight 370", "Boeing 747", "Apollo 11", "Route 66", "version 3.2.1", "555-1234", "agent 007", "no one",
        "one of them", "Ann Lee, 45, sang", "1/2", "a 5k run", "3M", "COVID-19", "5G", "$",
    ],
)  # fmt: skip
def test_no_amounts(text: str) -> None:
    assert quantities(text) == []


def test_bounds_are_half_a_step_away() -> None:
    assert (one("1.2 million").low, one("1.2 million").high) == (1_150_000, 1_250_000)


@pytest.mark.parametrize(("unit", "times"), [("1 1 ", 5_000), ("1,111", 20_000), ("one ", 10_000), ("$", 200_000), ("9" * 50, 2_000)])
def test_long_lines_are_read_in_linear_time(unit: str, times: int) -> None:
    assert all(found.step == 1 for found in quantities(unit * times))


def test_cardinals() -> None:
    assert cardinal("a hundred and five") == 105
    assert cardinal("two three") is None
    assert cardinal("third") is None
    assert (to_digits("twenty-first"), to_words("1,205")) == ("21st", "one thousand two hundred five")
