"""Who speaks: surnames never introduced, quotations without a speaker, pronouns without an antecedent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from newslint.checks import CheckType, load
from newslint.document import Block, Document
from newslint.linter import prepared
from newslint.prose.names import fold, people
from newslint.readers.text import read
from newslint.source import Source

LEAD = "The water had been rising behind the dam for three nights, and the valley below it was cleared on Friday."


def check(word: str, **options: Any) -> CheckType:
    return load(word)(options)


def matches(word: str, *paragraphs: str, headline: str = "Dam holds", **options: Any) -> list[tuple[int, str, tuple[str, ...] | None]]:
    """Line, words and arguments of each finding in an article with a headline on line 1 and paragraphs on lines 3, 5 ..."""
    document = prepared(read(Source("\n\n".join((headline, *paragraphs)))))
    found = []
    for match in check(word, **options).find(document, document.blocks, []):
        span = match.block.to_source(match.span)
        found.append((document.source.locate(span.start).line, document.source.text[span.start : span.end], match.args))
    return found


def strangers(*paragraphs: str, headline: str = "Dam holds", **options: Any) -> list[tuple[int, str]]:
    return [(line, words) for line, words, _ in matches("unintroduced", *paragraphs, headline=headline, **options)]


def orphans(*paragraphs: str) -> list[tuple[int, str]]:
    return [(line, words) for line, words, _ in matches("unattributed", *paragraphs)]


def pronouns(*paragraphs: str) -> list[tuple[int, str]]:
    return [(line, words) for line, words, _ in matches("orphan_pronoun", *paragraphs)]


@pytest.mark.parametrize(
    "text",
    [
        "“It will hold,” Ferrante said.",
        '"It will hold", said Ferrante, the deputy head of the board.',
        "“It will hold,” said Ferrante.",
        "The level fell by a metre, according to Ferrante, who said that it would hold.",
        "The level fell by a metre, according to Ferrante, the head of the board.",
        "Ferrante said she was sure that it would hold.",
        "Ferrante told reporters: “It will hold.”",
        "On Sunday, Ferrante said that he was sure.",
        "The level fell by a metre on Sunday, Ferrante said.",
        "But Ferrante recalled another flood.",
        "“It will hold,” Ms. Ferrante said.",
        "Mr. Ferrante emphasized that it would hold.",
        "Ferrante told lawmakers that the dam was safe.",
        "Ferrante said the dam was safe. He had seen it on Sunday.",
        "Ferrante said in an interview that the dam was safe.",
        "“It will hold,” said Ferrante, who came with Okafor and Novak.",
        "“It will hold,” Ferrante said. Ferrante and Novak left at noon.",
        "Mr. Ferrante added that it would hold.",
    ],
)
def test_a_surname_speaks_unintroduced(text: str) -> None:
    assert strangers(LEAD, text) == [(5, "Ferrante")]


@pytest.mark.parametrize(
    "introduction",
    [
        "Luca Ferrante came at noon.",
        "L. Ferrante came at noon.",
        "Gen. Ferrante came at noon.",
        "They met engineer Ferrante.",
        "They met his brother, Ferrante, at noon.",
        'They met Luca "Red" Ferrante.',
        "They met Luca van der Ferrante.",
        "They met Ferrante Luca.",
        "They met in Ferrante.",
        "They bought from Ferrante & Sons.",
        "Ferrante asked to be named by his first name only.",
    ],
)
def test_what_introduces_or_explains_a_name(introduction: str) -> None:
    assert strangers(LEAD, introduction, "“It will hold,” Ferrante said.") == []


@pytest.mark.parametrize(
    "text",
    [
        "“It will hold,” Moscow said.",
        "“It will hold,” Boeing said.",
        "“It will hold,” Trump said.",
        "“It will hold,” said Maria.",
        "“It will hold,” WMO said.",
        "“It will hold,” PowerGrid said.",
        "“It will hold,” said Ferrante, 14.",
        "Ferrante was not harmed.",
        "The mayor, who was born there, said Settlers in the valley were furious.",
        "“It will hold,” writes Ferrante, Pa., columnist Ann Novak.",
        "It will hold, according to Mr. Ferrante’s office.",
        "Survivors recalled that she was there.",
        "Ferrante said that the turbines were not harmed.",
    ],
)
def test_what_is_no_lost_introduction(text: str) -> None:
    assert strangers(LEAD, text) == []


def test_a_surname_with_an_article_speaks() -> None:
    assert strangers(LEAD, "“It will hold,” al-Jarrah said.") == [(5, "Jarrah")]


def test_another_persons_first_name_explains_nothing() -> None:
    texts = ("“It will hold,” Ferrante said.", "The water fell.", "The level sank.", "A boy gave only his first name.")
    assert strangers(LEAD, *texts) == [(5, "Ferrante")]


def references(*paragraphs: str, headline: str = "Dam holds") -> list[tuple[int, str]]:
    return [(line, words) for line, words, _ in matches("orphan_reference", *paragraphs, headline=headline)]


def test_a_thing_that_nothing_brought_up() -> None:
    assert references(LEAD, "The lawsuit says so.", "The survey found cracks.") == [(5, "The lawsuit"), (7, "The survey")]
    assert references("The move angered the farmers below the dam.") == [(3, "The move")]
    assert references("The company had been warned.", headline="The dam holds") == [(3, "The company")]


@pytest.mark.parametrize(
    "text",
    [
        "The lawsuit against the dam was the first of its kind.",
        "The lawsuit challenging the dam was the first of its kind.",
        "A lawsuit was lost.",
        "The move angered the farmers.",
        "The company had been warned, and so had Brightline.",
    ],
)
def test_what_points_to_something(text: str) -> None:
    assert references(LEAD, "Brightline built it.", text) == []


def test_a_word_of_the_same_field_brings_a_thing_up() -> None:
    assert references(LEAD, "The farmers went to court.", "The lawsuit says so.") == []
    assert references(LEAD, "The lawsuit says so.", headline="Farmers angry at dam") == [(5, "The lawsuit")]
    assert references(LEAD, "The lawsuit says so.", headline="Farmers are suing over dam") == []


def test_one_finding_at_the_first_mention() -> None:
    assert strangers(LEAD, "Nobody had told Ferrante.", "“It will hold,” Ferrante said. “It held,” Ferrante added.") == [(5, "Ferrante")]


def test_a_bare_surname_in_the_headline_is_no_introduction() -> None:
    assert strangers(LEAD, "“It will hold,” Ferrante said.", headline="Ferrante says dam will hold") == [(5, "Ferrante")]
    assert strangers(LEAD, "“It will hold,” Ferrante said.", headline="Luca Ferrante says dam will hold") == []


def test_names_may_be_excepted() -> None:
    assert strangers(LEAD, "“It will hold,” Ferrante said.", exceptions=["Ferrante"]) == []


def test_the_reason_names_the_lost_introduction_once() -> None:
    said = ("“It will hold,” Okafor said.", "It held, said Navy Cmdr.", "“It held,” Ferrante said.", "“Yes,” Novak said.")
    found = matches("unintroduced", *said)
    reasons = {words: (args or ("", ""))[1] for _, words, args in found}
    assert list(reasons) == ["Okafor", "Ferrante", "Novak"]
    assert "“Navy Cmdr.”" in reasons["Ferrante"]
    assert reasons["Okafor"] == reasons["Novak"] == "no full name, title or office stands anywhere in the copy"


def test_the_reason_names_another_spelling() -> None:
    [(line, words, args)] = matches("unintroduced", LEAD, "Luca Ferrante came at noon.", "“It will hold,” Ferante said.")
    assert (line, words) == (7, "Ferante")
    assert args is not None
    assert "“Ferrante”" in args[1]


def test_a_quotation_that_leans_on_nobody() -> None:
    stray = "“Nobody will want to live there then.”"
    assert orphans(LEAD, f"The river is low. The water is cheap in the valley. {stray}", LEAD) == [(5, stray)]
    assert orphans(LEAD, f"“It held,” Ferrante said. The water is cheap in the valley. {stray}", LEAD) == []
    assert orphans(LEAD, stray, LEAD) == [(5, stray)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("“It held,” Ferrante said. “Nobody will want to live there then.”",),
        ("Ferrante was furious. “Nobody will want to live there then.”",),
        ("A sign hung on the gate. “Nobody is allowed to swim in here.”",),
        ("This was on the gate: “Nobody is allowed to swim in here.”",),
        ("“Nobody will want to live there then.” She left the dam at noon.",),
        ("“Nobody will want to live there then.”", "“It is too wet,” Ferrante said."),
        ("“It is too wet,” Ferrante said.", "“Nobody will want to live there then.”"),
        ("The water is cheap. It was the “best dam that had ever been built”.",),
        ("The water is cheap. “Too wet.”",),
    ],
)
def test_a_quotation_that_leans_on_somebody(paragraphs: tuple[str, ...]) -> None:
    assert orphans(LEAD, *paragraphs, LEAD) == []


def test_many_such_quotations_are_an_interview() -> None:
    paragraphs = [text for number in range(4) for text in (LEAD, f"“Nobody will want to live there then, or in {number} years.”")]
    assert orphans(*paragraphs, LEAD) == []
    assert len(orphans(*paragraphs[:6], LEAD)) == 3


@pytest.mark.parametrize(
    ("paragraphs", "words"),
    [
        (("“It will hold for another year,” she said.",), (3, "she said")),
        (("He also promised that the valley would be cleared on time.",), (3, "He also")),
        (("Their houses stand below the dam, and nobody lives in them now.",), (3, "Their houses")),
        (("Those talks came to nothing, and the valley was cleared on Friday.",), (3, "Those talks")),
        ((LEAD, "“It will hold”, the chief engineer told reporters. It has denied that the wall had cracks."), (5, "It has denied")),
    ],
)
def test_a_pronoun_that_stands_for_nothing(paragraphs: tuple[str, ...], words: tuple[int, str]) -> None:
    assert pronouns(*paragraphs) == [words]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Anna Okafor came at noon. “It will hold,” she said.",),
        ("A woman came at noon. “It will hold,” she said.",),
        (LEAD, "“It will hold,” Okafor said.", "“It did hold,” she said."),
        ("“He said it would hold,” Okafor said.",),
        ("It was a cold morning, and the valley was empty and quiet.",),
        ("Those who live below the dam were told to leave on Friday.",),
        (LEAD, "The board met at noon. It has denied that the wall had cracks."),
        (LEAD, "“It will hold,” the report said. It said that the wall had no cracks."),
        (LEAD, "“It will hold,” the chief engineer said. It was raining again."),
    ],
)
def test_a_pronoun_that_stands_for_something(paragraphs: tuple[str, ...]) -> None:
    assert pronouns(*paragraphs) == []


def test_lost_introductions_are_found(articles: Callable[[str, int], list[dict[str, Any]]]) -> None:
    """The paragraph that introduces a person is taken out; the surname that is quoted later must be found more often than not."""
    cuts = hits = 0
    for article in articles("clean_articles", 9):
        document = read(Source(article["text"]))
        blocks, persons = document.blocks, document.shared(people)
        places: dict[str, set[int]] = {}
        for mention in persons.mentions:
            places.setdefault(fold(mention.surname), set()).add(mention.block.index)
        for name in {name.word: name for name in persons.lone if name.block.text[name.span.end :].startswith(" said")}.values():
            where = places.get(fold(name.word), set())
            if len(where) == 1 and name.block.index not in where:
                cuts += 1
                hits += name.word in strangers_without(blocks, where)
    assert cuts > 50
    assert hits > 0.6 * cuts


def strangers_without(blocks: Sequence[Block], gone: set[int]) -> set[str]:
    text = "\n\n".join(block.text for block in blocks if block.index not in gone)
    document: Document = prepared(read(Source(text)))
    return {match.args[0] for match in check("unintroduced").find(document, document.blocks, []) if match.args}
