"""The checks of dates, times, ages and spans: the calendar behind them, right copy in every form, and hostile texts."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from newslint import ruleset
from newslint.linter import Linter
from newslint.prose.clock import offsets, summer, zoned_times
from newslint.prose.dates import date_at, find_dates, nearest, sentence_at, written
from newslint.source import Source

RULES = (
    "Facts.WeekdayDate", "Facts.WeekdayNearDate", "Facts.ImpossibleDate", "Facts.ImpossibleTime", "Facts.TimeZone", "Facts.DateOrder",
    "Facts.AgeBirth", "Facts.TwoAges", "Facts.YearsApart",
)  # fmt: skip
STORY = date(2017, 6, 28)


@cache
def linter() -> Linter:
    return Linter(ruleset.load([ruleset.builtin_folder()], select=list(RULES)))


def found(text: str, day: date | None = STORY) -> list[tuple[str, str]]:
    """Rule and words of what is reported."""
    report = linter().lint(Source(text), "txt", day)
    assert not [note for note in report.notes if note.kind == "run"]
    return [(entry.rule, entry.match) for entry in report.diagnostics]


@pytest.mark.parametrize(
    ("rule", "day", "forward"),
    [
        ("us", date(2017, 3, 11), False),
        ("us", date(2017, 3, 13), True),
        ("us", date(2017, 11, 4), True),
        ("us", date(2017, 11, 6), False),
        ("us", date(2006, 3, 20), False),
        ("us", date(2006, 10, 28), True),
        ("us", date(2006, 10, 30), False),
        ("eu", date(2017, 3, 25), False),
        ("eu", date(2017, 3, 27), True),
        ("eu", date(2017, 10, 28), True),
        ("eu", date(2017, 10, 30), False),
        ("us", date(2017, 3, 12), None),
        ("us", date(1970, 7, 1), None),
        ("", date(2017, 7, 1), None),
    ],
)
def test_clocks_go_forward_by_the_rules_of_the_time(rule: str, day: date, forward: bool | None) -> None:
    assert summer(rule, day) is forward


def test_offsets_of_a_zone() -> None:
    assert offsets("ET", date(2017, 7, 1)) == {-240}
    assert offsets("ET", date(2017, 12, 1)) == {-300}
    assert offsets("ET", None) == {-240, -300}
    assert offsets("EST", date(2017, 7, 1)) == {-300}
    assert offsets("IST", None) == {330, 60, 120}


def test_zoned_times_in_their_forms() -> None:
    text = "At 10:30 a.m. ET (1430 GMT), noon Eastern time, 9pm PT and 14:00 UTC, but not at 3 p.m. or 1500."
    assert [(time.minutes, time.zone) for time in zoned_times(text)] == [(630, "ET"), (870, "GMT"), (720, "ET"), (1260, "PT"), (840, "UTC")]
    assert text[slice(*next(zoned_times(text)).span)] == "10:30 a.m. ET"


def test_dates_are_read_where_they_stand() -> None:
    mention = date_at("on June 30, 2017, at", 3)
    assert mention is not None
    assert mention.full == date(2017, 6, 30)
    assert mention.span == (3, 16)
    assert date_at("on June 30", 0) is None
    assert [mention.full for mention in find_dates("Feb. 30, 2017 and 2017-02-28")] == [None, date(2017, 2, 28)]


def test_nearest_day_and_how_it_is_written() -> None:
    assert nearest(1, 2, date(2016, 12, 30)) == date(2017, 1, 2)
    assert nearest(12, 30, date(2017, 1, 2)) == date(2016, 12, 30)
    assert nearest(2, 29, date(2018, 3, 1)) is None
    assert nearest(2, 29, date(2017, 3, 1)) == date(2016, 2, 29)
    assert written(date(2017, 6, 3)) == "3 June 2017"


def test_sentence_around_a_place() -> None:
    text = "It rained. The show began at 8 p.m. on Monday. It ended."
    assert text[slice(*sentence_at(text, text.index("8")))] == "The show began at 8 p.m. on Monday."
    assert sentence_at("", 0) == (0, 0)


@pytest.mark.parametrize(
    "sentence",
    [
        "They met on Friday, June 30, 2017, on Fri., June 30, and on Friday the 30th of June.",
        "June 30 (Friday) is the day; 30 June 2017, a Friday, was dry.",
        "The permit runs from June 28 to June 30, from 9 to 11 July, and from 2012 to 2015.",
        "The guard changed from Thursday to Friday, June 30, or so they said.",
        "The office works from 9 to 5 May through October, at 24:00 on Fridays, and never at 12:30 a.m.",
        "Ann Lee, 45, born in 1972, and Karl Novotny (1935-1990), who died at 54, wrote it.",
        "Five years ago, in 2012, the mill closed; three years later, in 2015, it opened.",
        "The town marks the 50th anniversary of the fire in 1967 on Friday.",
        "The 50th anniversary of the landing in 2019 will be marked on Friday.",
        "Polls close at 8 p.m. EDT (0000 GMT), and at 8 p.m. ET/5 p.m. PT.",
        "Laws from 2003 and 2001 stayed, and 2,000 to 1,500 jobs went from 2010 to 2012.",
        "She was born in 1975; her father died in 1990 at 70.",
        "The mother of 12-year-old Ann Lee was born in 1970.",
        "Karl, born in 1935, died at 45 and left the mill to the 12 children.",
        "Duke, 45, Kansas, 54, and again Duke, 54, Kansas, 60, were the scores.",
        "He spent five years from 2005 to 2010 in jail, and some 10 years, from 1990 to 2004, at sea.",
    ],
)
def test_right_copy_is_let_pass(sentence: str) -> None:
    assert found(sentence) == []


def test_one_slip_is_one_finding() -> None:
    assert found("They met on Friday, June 31, 2017, at 10:75 a.m.") == [
        ("Facts.ImpossibleDate", "June 31, 2017"),
        ("Facts.ImpossibleTime", "10:75 a.m."),
    ]


def test_two_ages_of_a_name_with_a_particle() -> None:
    text = "Ellen van Dyke, 45, sells tea.\n\n“It is quiet,” said Ellen van Dyke, 54."
    assert found(text) == [("Facts.TwoAges", "Ellen van Dyke, 54")]


@pytest.mark.parametrize(
    ("unit", "rules"),
    [
        ("It was Friday, June 30, 2018 ", {"Facts.WeekdayDate"}),
        ("(((( 1 1 1 1 Feb. 30 ", {"Facts.ImpossibleDate"}),
        ("from 2015 to from 2015 to ", set()),
        ("born in Ann Lee Ann Lee in 19 ", set()),
        ("7 p.m. the the the the ", set()),
        ("it is 10 a.m. ET (1800 GMT) and ", {"Facts.TimeZone"}),
        ("five years ago, in ", set()),
        ("20th anniversary of the ", set()),
        ("Ann Lee, 45, and Bo Ek, 54, were ", set()),
        ("A", set()),
        ("1 ", set()),
    ],
)
def test_hostile_text_ends(unit: str, rules: set[str]) -> None:
    assert {rule for rule, _ in found(unit * (200_000 // len(unit)))} == rules
