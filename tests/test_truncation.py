"""Copy that breaks off: exact spans, the traps, and how much of the damage done to clean paragraphs is found."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

import pytest

from newslint.checks import OptionError
from newslint.checks.truncation import Check
from newslint.document import Block, Document
from newslint.prose.lexicon import RANKS
from newslint.readers.text import read
from newslint.source import OffsetMap, Source

PARAGRAPH = frozenset({"text", "paragraph"})
FINISHED = "The council met on Monday evening in the old brewery, and nobody left before the last vote was counted at midnight."
NEXT = "The next meeting is in May."


def found(kind: str, *paragraphs: str) -> list[tuple[int, str]]:
    """The paragraph number and the words of each finding."""
    blocks = [Block(number, text, PARAGRAPH, OffsetMap.shifted(0)) for number, text in enumerate(paragraphs)]
    document = Document(Source("\n\n".join(paragraphs)), blocks)
    matches = Check({"kind": kind}).find(document, blocks, [])
    return [(match.block.index, match.block.text[match.span.start : match.span.end]) for match in matches]


def test_the_kind_must_be_known() -> None:
    with pytest.raises(OptionError, match="kind"):
        Check({})
    with pytest.raises(OptionError, match="rank, mid-sentence"):
        Check({"kind": "middle"})


def test_a_rank_without_a_name() -> None:
    assert found("rank", FINISHED, "The bridge was held until noon, Royal Navy Cmdr.", NEXT) == [(1, "Royal Navy Cmdr.")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor told the council that it would have to pay for the", "the"),
        ("The mayor told the council that it would have to pay for the roof, the lift and", "and"),
        ("The mayor told the council that the roof was older than all the others in the town and had", "had"),
        ("The mayor told the council that it would have to pay for the roof, for the lift,", "lift,"),
        ("The mayor said that it was a roof whose", "whose"),
    ],
)
def test_a_sentence_that_stops_in_the_middle(text: str, words: str) -> None:
    assert found("mid-sentence", FINISHED, text, NEXT) == [(1, words)]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor told the council that it would have to pay for the roof.",
        "The mayor told the council that it would “have to pay for the”.",
        "What the council was looking for",
        "With kind regards to all the friends of the old brewery,",
        "The mayor told the council that it would have to pay for a —",
    ],
)
def test_what_may_end_so(text: str) -> None:
    assert found("mid-sentence", FINISHED, text, NEXT) == []


def test_a_sentence_that_the_next_paragraph_carries_on() -> None:
    assert found("mid-sentence", FINISHED, "The mayor told the council that it would have to pay for the", "roof and the lift.") == []


def test_a_comma_before_a_quotation() -> None:
    text = "The mayor turned to the council that had waited for an answer since noon and said,"
    assert found("mid-sentence", FINISHED, text, "“You will have to pay.”") == []
    assert found("mid-sentence", FINISHED, text, NEXT) == [(1, "said,")]


def test_an_open_end_in_finished_copy() -> None:
    text = "The roof leaked for years. The mayor told reporters that the council had never paid for the repairs"
    assert found("open-end", FINISHED, text, NEXT) == [(1, "repairs")]


def test_an_open_end_above_the_text_is_a_standfirst() -> None:
    text = "The roof leaked for years, and the mayor told reporters that the council had never paid for repairs"
    assert found("open-end", text, FINISHED, NEXT) == []


def test_copy_that_leaves_marks_out_altogether_is_left_alone() -> None:
    text = "The mayor told reporters on Monday that the council had never paid for the repairs"
    assert len(found("open-end", FINISHED, text, text)) == 2
    assert found("open-end", FINISHED, *[text] * 6) == []


def test_a_fragment() -> None:
    assert found("fragment", FINISHED, "which had been built by monks in the year of the flood.", NEXT) == [(1, "which had")]
    assert found("fragment", FINISHED, "von Trapp had built it with the monks in the year of the flood.", NEXT) == []
    assert found("fragment", FINISHED + " There were three reasons:", "it leaked in the winter and it cost a lot of money.") == []


def test_a_tail_counts_only_at_the_end() -> None:
    text = "The mayor told reporters on Monday that the council had never paid for [...]"
    assert found("tail", FINISHED, text) == [(1, "[...]")]
    assert found("tail", text, FINISHED, NEXT) == []


def test_paragraphs_cut_behind_a_rank_are_found(articles: Callable[[str, int], list[dict[str, Any]]]) -> None:
    rank = re.compile(rf"\b(?:{'|'.join(sorted(RANKS))})\.(?= [A-Z][a-z])")
    cuts = hits = 0
    for article in articles("clean_articles", 9):
        document = read(Source(article["text"]))
        ends = [(block, match.end()) for block in document.body for match in rank.finditer(block.text)]
        places = [(block, end) for block, end in ends if block.text.count(" ", 0, end) > 4]
        if places:
            block, end = random.Random(article["id"]).choice(places)
            cuts += 1
            hits += bool(found("rank", block.text[:end]))
    assert cuts > 50
    assert hits > 0.95 * cuts


def test_clean_copy_hardly_ever_breaks_off(articles: Callable[[str, int], list[dict[str, Any]]]) -> None:
    read_articles = articles("clean_articles", 9)
    alarms = 0
    for article in read_articles:
        document = read(Source(article["text"]))
        for kind in ("rank", "mid-sentence"):
            alarms += any(Check({"kind": kind}).find(document, document.body, []))
    assert alarms < 0.01 * len(read_articles)


@pytest.mark.parametrize(
    "text",
    [
        "The form at the town hall offered four boxes to tick: Mr., Mrs., Miss and Ms.",
        "He stayed in the army for thirty years and was proud of rising from Pvt. to Sgt.",
        "She holds two degrees from the university of the county and the rank of Maj.",
    ],
)
def test_a_title_that_is_talked_about_lost_no_name(text: str) -> None:
    assert found("rank", FINISHED, text, NEXT) == []


def test_a_short_sentence_cut_behind_an_article_is_found() -> None:
    assert found("mid-sentence", FINISHED, "The council met on Tuesday in the", NEXT) == [(1, "the")]
