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


# Names and abbreviations that end in a full stop end a sentence as well.
@pytest.mark.parametrize(
    "text",
    [
        "The prize for the best roof in the county was handed to the carpenter Paul Ritter Jr.",
        "For the repairs the council turned to a firm from the harbour, Brightwater Holdings Inc.",
        "The slates had come by ship in the spring and were paid for with a loan from the U.S.",
        "The next meeting of the council begins on the first Tuesday of the month at 10 a.m.",
        "The fire was seen from the old bridge and from the houses at the upper end of Main St.",
        "The letter was signed by the head of the museum and by an engineer, Ana Example, Ph.D.",
        "The country had for more than three decades been led by the same man, Hun Sen.",
        "The lecture on roofs and hunger was given last winter by the economist Amartya Sen.",
        "The slates, the beams, the nails, the gutters and whatever else a roof needs were bought at Miller & Co.",
        "The family has lived since the flood in the house next to the chapel of St. John the Baptist in Gary, Ind.",
    ],
)
def test_a_name_that_ends_in_a_full_stop_ends_its_sentence(text: str) -> None:
    for kind in ("rank", "mid-sentence", "open-end", "tail"):
        assert found(kind, FINISHED, text, NEXT, FINISHED) == [], kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The roof leaked for years. Nobody had paid for the repairs. He", "He"),
        ("The roof leaked for years. In the winter the water ran down to the", ""),
        ("The roof leaked for years. In the winter the water ran down to the cellar of the Brewery", "Brewery"),
        ("The mayor was seen on the roof that night, and she asked the firemen “what in the name of", ""),
        ("The mayor was seen on the roof that night and asked “whether the whole roof had burnt", "burnt"),
        ("The mayor was seen on the roof that night (with a torch and a ladder", "ladder"),
        ("You never know which of the roofs she's", "she's"),
        ("The council said that the old roof was now much more likely", "likely"),
        ("The council, which had paid for the roof, for the lift and for the old cellar,", ""),
    ],
)
def test_what_a_sentence_without_its_end_looks_like(text: str, words: str) -> None:
    """An empty string: the other rule, which is surer of it, speaks."""
    ends = found("open-end", FINISHED, text, NEXT)
    assert ends == ([(1, words)] if words else [])
    assert bool(found("mid-sentence", FINISHED, text, NEXT)) == (not words)


@pytest.mark.parametrize(
    "text",
    [
        "The old roof burnt all night. Ana Example",
        "The old roof burnt all night. Ana Example and Luca Muster",
        "The old roof burnt all night and nobody was there to see it. Photograph: Ana Example/Sample Pictures",
        "We were told that the roof would hold for another year Ana Example",
        "We were told that the roof would hold for another year Ana Example, Museum of Roofs",
        "“We were told that the roof would hold for another year.” Ana Example, Head of the Museum",
        "“We were told that the roof would hold for another year”",
        "More:Three roofs burnt in one night. What is known about them",
        "How the council was told about the roof it had to pay for",
        "The roof burnt all night JUST WATCHED Roofs that burnt Replay More Videos MUST WATCH The roof that was burnt 02:12",
        "Get the stories about roofs you care about. By signing up, you agree to our Privacy Policy",
        "Dear Reader (and whoever else has been told about our roofs),",
        "As the mayor of the town with the most expensive roof in the county explained,",
    ],
)
def test_lines_that_need_no_end_mark(text: str) -> None:
    assert found("open-end", FINISHED, text, NEXT) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("said. “We have paid for the roof and for the lift.”", "said. “We"),
        ("from Brightwater, which had sold the slates to the council.", "from Brightwater,"),
        ("roof,” said the mayor, who had climbed up to it at night.", "roof,” said"),
        (", which had been built by monks in the year of the flood.", ", which"),
    ],
)
def test_more_fragments(text: str, words: str) -> None:
    assert found("fragment", FINISHED, text, NEXT) == [(1, words)]


@pytest.mark.parametrize(
    "text",
    [
        "iPhones were handed in at the door, the mayor said on Monday.",
        "de Blasio came to see the roof on the day after the fire.",
        "al-Masri came to see the roof on the day after the fire.",
        "adidas paid for the roof, the mayor said on the day after the fire.",
        "bell hooks wrote about roofs in a book of the year before.",
    ],
)
def test_names_may_begin_in_lower_case(text: str) -> None:
    assert found("fragment", FINISHED, text, NEXT) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The roof burnt all night and the water ran down to the… [+2310 chars]", "[+2310 chars]"),
        ("[+2310 chars]", "[+2310 chars]"),
        ("(continued on page 4)", "(continued on page 4)"),
        ("CONTINUED ON A4", "CONTINUED ON A4"),
        ("The roof burnt all night and the whole town came to see it. Read more at example.org", "Read more at example.org"),
        ("The roof burnt all night and the whole town came to see it,…", ",…"),
        ("The roof burnt all night, and who can tell why ...", ""),
        ("The council has continued on this road for years and will want more", ""),
    ],
)
def test_tails_of_feeds(text: str, words: str) -> None:
    assert found("tail", FINISHED, text) == ([(1, words)] if words else [])
