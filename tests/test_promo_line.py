"""Lines that advertise another story or have nothing to do with this one: which are found, and which are only like them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from newslint import ruleset
from newslint.diagnostic import Diagnostic, Level
from newslint.linter import Linter
from newslint.prose import shape
from newslint.readers import read
from newslint.source import Source

BEFORE = (
    "Ferry line to close after 90 years",
    "The last ferry leaves Moss Island on Sunday, ending a service that has run since the bridge was planned in 1927.",
    "Islanders gathered at the pier on Friday to say farewell to the crew, some of whom had served for thirty years.",
)
AFTER = (
    "The company blamed the price of fuel and said that it had lost money on the line in each of the past six years.",
    "The council refused to pay a subsidy, and a petition with four thousand signatures was handed in too late to matter.",
    "A museum on the mainland will take the ferry, which was built in Danzig and is among the oldest still afloat.",
)


@pytest.fixture(scope="module")
def injection() -> Linter:
    """A linter with the style Injection alone."""
    return Linter(ruleset.load([ruleset.builtin_folder()], select=["Injection"]))


def found(linter: Linter, line: str, before: tuple[str, ...] = BEFORE, after: tuple[str, ...] = AFTER) -> list[Diagnostic]:
    """The findings on a story with ``line`` in its middle; all of them must lie in that line."""
    text = "\n\n".join((*before, line, *after))
    start = len("\n\n".join(before)) + 2
    report = linter.lint(Source(text, "story"), "txt")
    assert not [note for note in report.notes if note.kind != "info"]
    assert all(start <= entry.span.start and entry.span.end <= start + len(line) for entry in report.diagnostics)
    return report.diagnostics


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("More news: Where Analysts See Blue Harbor Corporation (BLUE) Going Next", "More news"),
        ("RELATED: Clerk sues over lost ballots", "RELATED"),
        ("Read also | Clerk sues over lost ballots", "Read also"),
        ("SEE ALSO: Clerk sues over lost ballots.", "SEE ALSO"),
        ("More from Harbour News: Clerk sues over lost ballots", "More from Harbour News"),
        ("You may also like – Ten soups for cold days", "You may also like"),
        ("( PHOTOS: Ten soups)", "PHOTOS"),
        ("[ Related: Ten soups for cold days ]", "Related"),
        ("READ ALSOClerk sues over ballots", "READ ALSO"),
        ("RelatedClerk Sues Over Lost Ballots", "Related"),
        ("SEE ALSO Clerk sues over ballots", "SEE ALSO"),
        ("* WATCH: What it takes to bake bread on the moon", "WATCH"),
        ("Opinion: Why the clerk had to sue the mayor", "Opinion"),
        ("Trial by water:Clerk sues over the lost ballots of May", "Trial by water"),
        ("What others are reading: Clerk sues over lost ballots", "What others are reading"),
        ("→ Hear this next » Clerk sues over lost ballots", "Hear this next"),
        ("Best of the Coast: Clerk sues over lost ballots", "Best of the Coast"),
        ("Did you miss this? Clerk sues over lost ballots", "Did you miss this?"),
        ("Related: How does Mara Quill of Leeds bake bread on the moon?", "Related"),
    ],
)
def test_finds_labelled_lines(injection: Linter, line: str, label: str) -> None:
    findings = [entry for entry in found(injection, line) if entry.rule == "Injection.LabelledPromo"]
    assert [entry.message for entry in findings] == [f"This line advertises another story (label “{label}”); remove it."]
    assert findings[0].match.strip() == line.removeprefix("* ")


@pytest.mark.parametrize(
    "line",
    [
        "More than 40 people watched, and more are expected on Sunday.",
        "What's next:",
        "Next: the mainland",
        "Opinion: divided",
        "Read: nothing in the file suggests that the clerk knew of it.",
        "Watch: the light turns green and nobody moves.",
        '"Watch: the light turns green and nobody moves at all"',
        "Related: the ferry of the island carried Danzig's mail, Moss Island's milk and, in summer, all of its guests, and it was for many"
        " of them the first ship that they had ever set a foot on in all their lives.",
        "Editor's note: This story has been updated to correct the name of the pier.",
        "Correction:An earlier version gave the wrong year for the ferry's first trip",
        "Source: Harbour statistics of the county",
        "The ferry calls at two piers: related to the island, not to trade",
    ],
)
def test_leaves_prose_and_notes_alone(injection: Linter, line: str) -> None:
    assert found(injection, line) == []


def test_a_full_stop_needs_a_label_in_capitals_and_another_subject(injection: Linter) -> None:
    assert not found(injection, "RELATED: The ferry of Moss Island was the last of its kind.")
    assert [entry.rule for entry in found(injection, "RELATED: Denmark builds electric boats.")] == ["Injection.LabelledPromo"]


@pytest.mark.parametrize(
    "line",
    [
        "Also on Tuesday: The council voted to widen the towpath.",
        "See also: Section 4 of the Highways Act 1980, which the council cited.",
        "More on the quay: it was opened by Queen Mary in 1931.",
        "Related: Ann Lee and Bo Lee, brother and sister.",
    ],
)
def test_a_sentence_may_begin_like_a_label(injection: Linter, line: str) -> None:
    assert found(injection, line) == []


def test_finds_brackets_inside_a_paragraph(injection: Linter) -> None:
    (entry,) = found(injection, "The clerk declined to comment (RELATED: Clerk Sues Over Lost Ballots) on Friday.")
    assert (entry.rule, entry.match) == ("Injection.LabelledPromo", "(RELATED: Clerk Sues Over Lost Ballots)")
    assert not found(injection, 'The clerk said "it was all over (related: the mayor had left the hall)" on Friday.')
    assert not found(injection, "The clerk declined to comment (related: the mayor had left the hall) on Friday.")


def test_finds_a_label_behind_the_last_sentence(injection: Linter) -> None:
    (entry,) = found(injection, "The clerk declined to comment on Friday. Read more: Clerk sues over the ‘lost’ ballots")
    assert entry.match == "Read more: Clerk sues over the ‘lost’ ballots"
    assert not found(injection, "The clerk declined to comment on Friday. Read more: it is all in the files that she kept.")


@pytest.mark.parametrize("label", ["READ NEXT", "You might also like:", "More from the Coast", "WATCH »"])
def test_finds_the_headlines_below_a_label(injection: Linter, label: str) -> None:
    run = (label, "Clerk sues over lost ballots", "• Ten soups for cold and windy days", "Why the moon has no bakers")
    text = "\n\n".join((*BEFORE, *run, *AFTER))
    entries = [entry for entry in injection.lint(Source(text, "story"), "txt").diagnostics if entry.rule == "Injection.LabelledPromo"]
    assert [entry.start.line for entry in entries] == [7, 9, 11, 13]
    assert [entry.match for entry in entries[1:]] == [line.removeprefix("• ") for line in run[1:]]


@pytest.mark.parametrize("label", ["Story highlights", "News from the pier", "What's next", "Opinion", "The company"])
def test_a_subhead_heads_no_run(injection: Linter, label: str) -> None:
    text = "\n\n".join((*BEFORE, label, "Clerk sues over lost ballots", "Ten soups for cold and windy days", *AFTER))
    assert "Injection.LabelledPromo" not in [entry.rule for entry in injection.lint(Source(text, "story"), "txt").diagnostics]


def test_leaves_the_headline_and_its_copy_alone(injection: Linter) -> None:
    title = "WATCH: What it takes to bake bread on the moon"
    assert not injection.lint(Source("\n\n".join((title, title, *AFTER)), "story"), "txt").diagnostics


def test_leaves_transcripts_alone(injection: Linter) -> None:
    lines: tuple[str, ...] = ("BAKER: When did you hear of it?", "MORE: Around noon. Is that not so?", "CLARKE: And nobody called?")
    lines = (*lines, "MORE: Who would have called them then?")
    assert not injection.lint(Source("\n\n".join((*BEFORE, *lines)), "story"), "txt").diagnostics
    lines = tuple(f"{name}:We heard nothing of it until the noon bell" for name in ("Baker", "Moore", "Clarke", "Reed"))
    assert not injection.lint(Source("\n\n".join(lines * 3), "story"), "txt").diagnostics


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Seven Surprising Vegetables That Burn Belly Fat Overnight", "Injection.OffTopic"),
        ("Actress Stuns Fans With Daring Red Carpet Gown in Cannes", "Injection.OffTopic"),
        ("Seven surprising vegetables that burn belly fat overnight", "Injection.OffTopic"),
        ("SENATOR VOWS TO FIGHT CHARGES AFTER LATE NIGHT RAID ON HIS HOUSE", "Injection.CapitalHeadline"),
        ("Blue Harbor Corp (NYSE: BLUE) closed above Gilded Oak Inc (NASDAQ:GOAK) yesterday.", "Injection.StockTicker"),
    ],
)
def test_finds_lines_without_a_label(injection: Linter, line: str, rule: str) -> None:
    (entry,) = found(injection, line)
    assert (entry.rule, entry.match) == (rule, line)


@pytest.mark.parametrize(
    "line",
    [
        "A Long Farewell to the Island Ferry",
        "Why the Company Lost Its Money",
        "Seven Surprising Vegetables That Burn Belly Fat Overnight.",
        "Jonathan Quill, The Seattle Herald",
        "Ada Bell, Senior Staff Writer and Columnist",
        "HEADING FOR A TOUGH YEAR",
        "WHO WILL BRING THE MAIL TO THE ISLAND IN THE WINTER?",
    ],
)
def test_leaves_subheads_and_names_alone(injection: Linter, line: str) -> None:
    assert found(injection, line) == []


def test_several_subheads_are_style(injection: Linter) -> None:
    heads = ("What the Ferry Meant to the Island", "Where the Money of the Company Went", "Why the Council Refused to Help the Ferry")
    text = "\n\n".join((*BEFORE, heads[0], AFTER[0], heads[1], AFTER[1], heads[2], AFTER[2]))
    assert not injection.lint(Source(text, "story"), "txt").diagnostics


def test_a_line_needs_finished_neighbours(injection: Linter) -> None:
    line = "Seven Surprising Vegetables That Burn Belly Fat Overnight"
    assert not found(injection, line, before=(*BEFORE, "Among the winners were"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Calls Sale of the Pier a Day of Shame", True),
        ("Mayor calls sale of the pier a day of shame", False),
        ("‘Shame’ on the Mayor, Islanders Say", True),
        ("The Pier", False),
    ],
)
def test_headline_case(text: str, expected: bool) -> None:
    assert shape.in_headline_case(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("He left", True), ("He left.", False), ("He left.”", False), ("He left the U.S.", True), ("Did he?", True), ("He did!", False)],
)
def test_open_ends(text: str, expected: bool) -> None:
    assert shape.is_open(text) is expected


def test_shared_topics_count_stems_and_longer_words() -> None:
    document = read(Source("\n\n".join((*BEFORE, "Islander Petitions Danzig Cows Again", *AFTER)), "story"), "txt")
    line = document.blocks[3]
    assert shape.topics_shared(document, line, line.text) == (3, 4)
    assert shape.shares_a_name(document, line, "Danzig cows")
    assert not shape.shares_a_name(document, line, "Cows of danzig")


def test_finds_nearly_all_link_lines_of_scraped_copy(injection: Linter, articles: Callable[[str, int], list[dict[str, Any]]]) -> None:
    labels = hits = 0
    for article in articles("dirty_articles", 3):
        lines = article.get("link_lines") or []
        if not lines:
            continue
        text = f"{article['title']}\n\n{article['text']}"
        matched = {entry.match.strip() for entry in injection.lint(Source(text, "story"), "txt").diagnostics}
        labels += len(lines)
        hits += sum(any(line.strip().lstrip("•*- ") in match or match in line for match in matched) for line in lines)
    assert labels > 50
    assert hits / labels > 0.95


def test_errors_are_rare_in_the_cleanest_copy(injection: Linter, articles: Callable[[str, int], list[dict[str, Any]]]) -> None:
    texts = [article for article in articles("clean_articles", 2) if article["source"] in ("nyt", "hpo", "fox", "The Guardian")]
    noisy = 0
    for article in texts:
        report = injection.lint(Source(f"{article['title']}\n\n{article['text']}", "story"), "txt")
        noisy += any(entry.level is Level.ERROR for entry in report.diagnostics)
    assert len(texts) > 100
    assert noisy * 100 <= 2 * len(texts)
