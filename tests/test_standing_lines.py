"""What houses print around stories: standing lines, notes on authors, and entities that became text."""

from __future__ import annotations

from typing import Any

import pytest

from newslint import checks, ruleset
from newslint.checks import OptionError
from newslint.linter import Linter
from newslint.source import Source

STORY = [
    "Council buys the mill",
    "The mill was bought on Monday by the council, which paid twice what the owners had asked for a year ago.",
    "Forty families live from the mill, and most of them came to the town hall in the rain.",
    "The owners left by the back door.",
    "Nobody knows what the council wants with it.",
    "It may be a museum, or a school, or nothing at all.",
]


@pytest.fixture(scope="module")
def linters() -> dict[str, Linter]:
    """A linter for each of the rules."""
    names = ("Residue.StandingLine", "Residue.AuthorNote", "Residue.Entity", "Residue.ContactLine")
    return {name: Linter(ruleset.load([ruleset.builtin_folder()], select=[name])) for name in names}


def lines(linter: Linter, *paragraphs: str) -> list[int]:
    """The lines on which the rule speaks."""
    report = linter.lint(Source("\n\n".join(paragraphs), "story"), "txt")
    assert not [note for note in report.notes if note.kind != "info"]
    return [entry.start.line for entry in report.diagnostics]


@pytest.mark.parametrize(
    "line",
    [
        "This story was produced in partnership with the Valley News.",
        "Our newsroom is paid for by readers like you.",
        "The Valley Trust is a funder of the Post, which is solely responsible for all content.",
        "To read more columns, go to the opinion front page.",
        "[Follow our live coverage of the sale.]",
        "The Post is a nonprofit newsroom that covers the valley.",
    ],
)
def test_standing_lines_are_told_at_the_foot_only(linters: dict[str, Linter], line: str) -> None:
    linter = linters["Residue.StandingLine"]
    assert lines(linter, *STORY, line) == [13]
    padding = [f"Paragraph {number} tells what happened to the mill in the year of the flood." for number in range(12)]
    assert lines(linter, *STORY, *padding[:6], line, *padding[6:]) == []


@pytest.mark.parametrize(
    "line",
    [
        "This story was corrected on Monday: an earlier version, produced in partnership with the Valley News, gave a wrong price.",
        "“Our newsroom is paid for by readers like you,” the editor said.",
        "The paper was funded by the church until 1950, its editor said.",
        "The school received a grant from the Valley Trust for its roof.",
        "Visitors get a guide to the mill.",
    ],
)
def test_corrections_quotations_and_news_are_no_standing_lines(linters: dict[str, Linter], line: str) -> None:
    assert lines(linters["Residue.StandingLine"], *STORY, line) == []


def test_a_phrase_is_counted_once_and_for_the_strongest() -> None:
    check = checks.load("standing_line")({"strong": ["our newsletter"], "weak": ["newsletter"]})
    assert len(check.phrases) == 2
    with pytest.raises(OptionError, match="strong"):
        checks.load("standing_line")({"weak": ["newsletter"]})


@pytest.mark.parametrize(
    "line",
    [
        "Ada Bell is a professor of law at Moss Valley University.",
        "Ada Bell and Tom Reed are researchers at the Moss Institute.",
        "Tom Reed, a former judge, teaches at the Valley School of Law.",
        "• Ada Bell is a columnist.",
        "(Tom Reed is a historian.)",
        "About the author: Ada Bell writes about mills.",
        "The writer is a fellow at the Moss Institute.",
    ],
)
def test_authors_of_whom_the_story_does_not_speak(linters: dict[str, Linter], line: str) -> None:
    assert lines(linters["Residue.AuthorNote"], *STORY, line) == [13]


@pytest.mark.parametrize(
    "line",
    [
        "Ada Bell is a lawyer for the owners.",
        "Ada Bell, a professor of law, said the sale was void.",
        "Ada Bell was a professor of law who died in 1950.",
        "The Mill is a museum, and its director is happy.",
        "Election Day is a month away, but the president is silent.",
        "Ada Bell is director of the mill. An earlier version of this story gave her another name.",
    ],
)
def test_people_and_things_of_the_story_are_no_authors(linters: dict[str, Linter], line: str) -> None:
    assert lines(linters["Residue.AuthorNote"], *STORY, line) == []


def test_a_person_named_in_the_story_is_no_author(linters: dict[str, Linter]) -> None:
    note = "Ada Bell is a professor of law at Moss Valley University."
    named = [*STORY, "The sale is void, as the council was told by Professor Bell before the vote, and as the clerk was told after it."]
    assert lines(linters["Residue.AuthorNote"], *named, note) == []
    assert lines(linters["Residue.AuthorNote"], STORY[0], "By Ada Bell", *STORY[1:], note) == [15]


def test_author_notes_need_their_lists() -> None:
    for options in ({"roles": ["writer"]}, {"verbs": ["writes"]}):
        with pytest.raises(OptionError, match="required"):
            checks.load("author_note")(options)
    with pytest.raises(OptionError, match="regular expression"):
        checks.load("author_note")({"roles": ["wri(ter"], "verbs": ["writes"]})


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Smith &amp; Sons", "Smith & Sons"),
        ("Smith &amp;amp;amp; Sons", "Smith & Sons"),
        ("the mill&#8217;s and the mill&rsquo;s", "the mill’s and the mill’s"),
        ("on&nbsp;Monday", "on Monday"),
        ("co&shy;operate", "cooperate"),
        ("caf&eacute; &amp;quot;Mill&amp;quot; &#x2014; closed", 'café "Mill" — closed'),
    ],
)
def test_entities_are_replaced_by_their_characters(linters: dict[str, Linter], text: str, fixed: str) -> None:
    report = linters["Residue.Entity"].lint(Source(f"{text} on the hill.", "story"), "txt")
    result = f"{text} on the hill."
    for entry in sorted(report.diagnostics, key=lambda entry: -entry.span.start):
        assert entry.fix is not None
        for edit in entry.fix.edits:
            result = result[: edit.span.start] + edit.text + result[edit.span.end :]
    assert result == f"{fixed} on the hill."


@pytest.mark.parametrize("text", ["AT&T and Q&A;", "a &lt;b&gt; tag", "https://moss.example/?a=1&amp;b=2", "&#0;", "R&D&c."])
def test_names_tags_and_addresses_are_no_entities(linters: dict[str, Linter], text: str) -> None:
    assert lines(linters["Residue.Entity"], f"They spoke of {text} on the hill.") == []


def test_hostile_input_takes_no_time(linters: dict[str, Linter]) -> None:
    for unit in ("A" * 10, "Ada Bell and ", "&amp;", "our newsletter ", "a@b"):
        hostile: Any = unit * (200_000 // len(unit))
        for linter in linters.values():
            linter.lint(Source("\n\n".join([*STORY, hostile]), "story"), "txt")
