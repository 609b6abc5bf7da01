"""The style Style: suggestions that leave quotations alone, and the context that they need."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from newslint import ruleset
from newslint.diagnostic import Diagnostic, Level
from newslint.linter import Linter, prepared
from newslint.readers import read
from newslint.source import Source

STORY = """\
The clock museum at the end of the valley has too many clocks and too little money, and its board will sell a third of them. \
In November, it had lent eleven to a school, where they were taken apart by pupils who wanted to know how they work.

Nine could be put together again. The director said that he did not regret the loan, because the pupils had found a note of \
the clockmaker in one of them, and notes of that kind are rarer than clocks. Some members of the board see it otherwise and \
want to know who pays for the repairs. The town owns the building but not the collection, which belongs to a trust, and the \
rules of the trust say that the clocks must run. A watchmaker from the next village winds them for a small fee. He is too old \
for the stairs, a neighbour said, and nobody else knows all of the movements. Visitors like the noise at noon, when forty of \
them strike at once and the dogs answer.
"""


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(ruleset.load([ruleset.builtin_folder()], select=["Style"]))


@pytest.fixture(scope="module")
def lint(linter: Linter) -> Callable[[str], list[Diagnostic]]:
    return lambda text: linter.lint(Source(text)).diagnostics


def test_all_of_it_is_suggestion(linter: Linter) -> None:
    rules = ruleset.load([ruleset.builtin_folder()], select=["Style"]).rules
    assert {rule.level for rule in rules} == {Level.SUGGESTION}
    assert all("quote" in rule.selector.unmarked or rule.name == "Style.HeadlineCase" for rule in rules)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They fed less than 300 people.", [("Style.FewerLess", "less than")]),
        ("They saw 1500 armed soldiers there.", [("Style.ThousandsSeparator", "1500")]),
        ("12 people died in the fire on Monday night, she said.", [("Style.FigureFirst", "12")]),
        ("It was over. 40 percent of the voters stayed at home.", [("Style.FigureFirst", "40")]),
        ("A 9 year old girl won in the hall.", [("Style.AgeHyphen", "A 9 year old girl")]),
        ("They met on May 5th in a newly-built hall.", [("Style.OrdinalDate", "May 5th"), ("Style.LyHyphen", "newly-built")]),
    ],
)
def test_places(lint: Callable[[str], list[Diagnostic]], text: str, found: list[tuple[str, str]]) -> None:
    assert [(entry.rule, entry.match) for entry in lint(text)] == found
    assert lint(f"“{text.rstrip('.')},” said the mayor of the town.") == []


def test_month_without_year_needs_a_story_that_hides_its_day(linter: Linter, lint: Callable[[str], list[Diagnostic]]) -> None:
    (found,) = lint(STORY)
    assert (found.rule, found.match, found.start.line) == ("Style.MonthWithoutYear", "In November", 1)
    assert linter.lint(Source(STORY), "txt", date(2017, 12, 28)).diagnostics == [found]
    assert lint(STORY.replace("a neighbour said", "a neighbour said on Friday")) == []
    assert lint(STORY.replace("In November", "In November 2016")) == []
    assert lint("BAGHDAD (Reuters) - " + STORY) == []
    document = prepared(read(Source(STORY), "txt"))
    document.metadata = document.metadata.updated(date=date(2017, 12, 28), date_from="metadata")
    assert linter.check(document).diagnostics == []


def test_one_small_word_in_a_title_case_headline_is_found(linter: Linter, articles: Callable[[str, int], list[dict[str, Any]]]) -> None:
    def reported(title: str, text: str) -> list[int]:
        found = linter.lint(Source(f"{title}\n\n{text[:400]}")).diagnostics
        return [entry.span.start for entry in found if entry.rule == "Style.HeadlineCase"]

    chance = random.Random(20171228)
    tried = found = 0
    for article in articles("clean_articles", 2):
        title, text = article["title"], article["text"]
        words = [word for word in re.finditer(r"(?<=[a-z] )[A-Z][a-z]{4,}\b", title) if word[0] not in ("After", "About", "Their", "Under")]
        if len(words) < 5 or re.search(r"\b[a-z]{4,}\b", title):
            continue
        word = chance.choice(words)
        tried += 1
        found += word.start() in reported(title[: word.start()] + word[0].lower() + title[word.end() :], text)
        assert reported(title, text) == []
    assert tried > 100
    assert found > 0.5 * tried
