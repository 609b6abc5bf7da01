"""What a page, a desk or a machine leaves in copy: the check for phrases and lines, the check for captions, and our lists as a whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newslint import checks, ruleset
from newslint.checks import OptionError
from newslint.diagnostic import Level
from newslint.linter import Linter
from newslint.matching.literals import needles
from newslint.source import Source

Make = Callable[[str], Linter]


@pytest.fixture
def rule(tmp_path: Path) -> Make:
    """A function that makes a linter of one rule, given the body of its file."""

    def make(body: str) -> Linter:
        folder = tmp_path / "House"
        folder.mkdir(exist_ok=True)
        (folder / "Only.yml").write_text("message: “%s” is left over.\n" + body, encoding="utf-8")
        rules = ruleset.load([tmp_path], use_cache=False)
        assert not rules.notes, rules.notes
        return Linter(rules)

    return make


@pytest.fixture(scope="module")
def residue() -> Linter:
    """A linter with the style Residue alone."""
    return Linter(ruleset.load([ruleset.builtin_folder()], select=["Residue"]))


def found(linter: Linter, text: str, format: str = "txt") -> list[tuple[int, int, str]]:
    """Line, column and matched text of each finding."""
    report = linter.lint(Source(text, "story"), format)
    assert not [note for note in report.notes if note.kind != "info"]
    return [(entry.start.line, entry.start.column, entry.match) for entry in report.diagnostics]


PROSE = "The bridge was closed on Sunday, the county said, and nobody knew for how long it would be."


def test_lines_are_whole_blocks_without_decoration(rule: Make) -> None:
    linter = rule("extends: leftover\nignorecase: true\nlines: [share, print this]\n")
    text = f"{PROSE}\n\nShare\n\n*** SHARE ***\n\n[Print this] »\n\nShare this\n\nThe share fell.\n\n{PROSE}"
    assert found(linter, text) == [(3, 1, "Share"), (5, 5, "SHARE"), (7, 2, "Print this")]


def test_lines_leave_headlines_and_long_blocks_alone(rule: Make) -> None:
    linter = rule("extends: leftover\nlongest: 20\nlines: ['Share.*']\n")
    assert found(linter, f"Share of tenants\n\n{PROSE}\n\nShare of the tenants rose") == []
    assert found(linter, f"Share of tenants\n\n{PROSE}\n\nShare now") == [(5, 1, "Share now")]


def test_phrases_are_found_inside_blocks_every_time_or_once(rule: Make) -> None:
    body = "extends: leftover\nphrases: ['foo bar', 'foo bar baz', 'qux']\n"
    text = f"{PROSE} qux foo bar baz foo bar.\n\nA foo bar stood there, and then another one came along."
    assert found(rule(body), text) == [(1, 93, "qux"), (1, 97, "foo bar baz"), (1, 109, "foo bar"), (3, 3, "foo bar")]
    assert found(rule(body + "once: true\n"), text) == [(1, 93, "qux"), (3, 3, "foo bar")]


def test_a_line_hides_the_phrases_in_it(rule: Make) -> None:
    linter = rule("extends: leftover\nlines: ['foo bar']\nphrases: ['bar']\n")
    assert found(linter, f"{PROSE}\n\nfoo bar\n\nThere was a bar.") == [(3, 1, "foo bar"), (5, 13, "bar")]


def test_long_findings_are_shortened_in_the_message(rule: Make) -> None:
    linter = rule("extends: leftover\nphrases: ['zz.*']\n")
    (entry,) = linter.lint(Source(PROSE + " zz" + "y" * 100, "story"), "txt").diagnostics
    assert entry.message == "“zz" + "y" * 57 + "…” is left over."


@pytest.mark.parametrize(
    ("word", "options", "key"),
    [
        ("leftover", {}, "lines"),
        ("caption", {}, "verbs"),
        ("promo_line", {"weak": ["more"]}, "labels"),
        ("promo_line", {"labels": ["("]}, "labels"),
        ("caption", {"verbs": ["("]}, "verbs"),
        ("off_topic", {"kind": "fish"}, "kind"),
    ],
)
def test_wrong_options_are_named(word: str, options: dict[str, Any], key: str) -> None:
    with pytest.raises(OptionError) as error:
        checks.load(word)(options)
    assert error.value.key == key


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("A guard carries a child across the bridge in Moss Valley, May 14, 2016.", "“carries” and the date May 14, 2016"),
        ("Two guards carry a child across the bridge in Moss Valley, 14 May 2016.", "“carry” and the date 14 May 2016"),
        ("Workers in yellow coats line up at the mill in Moss Valley, May 14, 2016.", "“line up” and the date May 14, 2016"),
        ("Boats are seen at the pier in Moss Valley, May 14, 2016.", "“are seen” and the date May 14, 2016"),
        ("Ada Bell speaks at the mill in May 2016. She lost the vote a year later.", "“speaks” in May 2016"),
        ("In this May 3, 2015 file photo, a boat drifts on the lake.", "“In this May 3, 2015 file photo”"),
        ("Minister Ada Bell, left, shakes hands with Tom Reed at the mill.", "“left” and “shakes hands”"),
        ("Ada Bell, second from left, at the mill.", "“second from left”"),
    ],
)
def test_captions(residue: Linter, line: str, sign: str) -> None:
    text = f"{PROSE}\n\n{line}\n\nThe minister was acquitted, and the crowd said nothing about it all day."
    entries = [entry for entry in residue.lint(Source(text, "story"), "txt").diagnostics if entry.rule == "Residue.Caption"]
    assert [(entry.start.line, entry.match) for entry in entries] == [(3, line)]
    assert f"({sign})" in entries[0].message


@pytest.mark.parametrize(
    "line",
    [
        "The law takes effect on January 1, 2018.",
        "His term ends on May 3, 2019, and the lease runs until June 30, 2020.",
        "The report says the minister holds shares that were bought on May 3, 2015.",
        "The mayor, who speaks Danish, was elected on May 3, 2015.",
        "The walk to the mill was opened on May 3, 2015.",
        "She walks to the river every morning and speaks to the swans.",
        '"He carries a knife," the boy told the court on May 4, 2016.',
        "On May 3, 2015, four days after the vote, she gave the best speech of her life.",
        "Campaigners pose for a group picture at the mill, and the rain starts to fall.",
    ],
)
def test_no_captions(residue: Linter, line: str) -> None:
    text = f"{PROSE}\n\n{line}\n\nThe minister was acquitted, and the crowd said nothing about it all day."
    assert found(residue, text) == []


def test_a_story_in_the_present_has_no_captions(residue: Linter) -> None:
    line = "Ada Bell speaks at the mill in Moss Valley, May 14, 2016."
    assert found(residue, f"It is a long day in the valley.\n\n{line}\n\nThe rain falls on the roofs.") == []


def test_html_and_code_in_markdown_are_no_residue(residue: Linter) -> None:
    assert found(residue, "# Mill\n\nThe mill <b>closes</b> in `{{ month }}`.\n\n```\n<br>\n```\n", "md") == []
    assert found(residue, "The mill closed in May.<br> It will not open again.") == [(1, 24, "<br>")]


def test_correction_notes_are_never_touched() -> None:
    linter = Linter(ruleset.load([ruleset.builtin_folder()], select=["Injection", "Residue"]))
    notes = (
        "Correction: An earlier version gave the wrong name of the mill.",
        "CORRECTION (May 3, 2016): The mill opened in 1890.",
        "This story was updated on May 3, 2016 to correct the name of the mill.",
        "This article has been updated to clarify that the mill never closed.",
        "Editor's note: The clerk's name has been corrected.",
        "(Corrects spelling of the clerk's name in paragraph 3.)",
        "An earlier version of this article misstated the year.",
    )
    assert found(linter, "\n\n".join((PROSE, *notes, PROSE))) == []


def test_help_lines_are_never_touched() -> None:
    linter = Linter(ruleset.load([ruleset.builtin_folder()], select=["Injection", "Residue"]))
    notes = (
        "If you or someone you know is in crisis, call the helpline at 0800 111 222 at any hour.",
        "For confidential support, call the helpline or visit a local branch.",
        "Text HOME to 741 741 to reach a counsellor.",
    )
    assert found(linter, "\n\n".join((PROSE, *notes, PROSE))) == []


def test_every_phrase_has_a_literal_for_the_prefilter() -> None:
    rules = ruleset.load([ruleset.builtin_folder()], select=["Injection", "Residue"]).rules
    without = [
        (rule.name, part)
        for rule in rules
        for phrase in rule.check.phrases
        for part in phrase.parts or (phrase.pattern,)
        if not phrase.longest and needles(part) is None
    ]
    assert without == []


def test_finds_most_recurring_lines_of_scraped_copy(articles: Callable[[str, int], list[dict[str, Any]]]) -> None:
    linter = Linter(ruleset.load([ruleset.builtin_folder()], select=["Injection", "Residue"]))
    labels = hits = 0
    for article in articles("dirty_articles", 5):
        text = f"{article['title']}\n\n{article['text']}"
        spans = [entry.span for entry in linter.lint(Source(text, "story"), "txt").diagnostics]
        for line in article["boiler_lines"]:
            at = text.find(line)
            labels += 1
            hits += any(span.start < at + len(line) and span.end > at for span in spans)
    assert hits / labels > 0.7


def test_errors_are_rare_in_clean_copy(residue: Linter, articles: Callable[[str, int], list[dict[str, Any]]]) -> None:
    texts = articles("clean_articles", 3)
    noisy = 0
    for article in texts:
        report = residue.lint(Source(f"{article['title']}\n\n{article['text']}", "story"), "txt")
        noisy += any(entry.level is Level.ERROR for entry in report.diagnostics)
    assert noisy * 200 <= len(texts)
