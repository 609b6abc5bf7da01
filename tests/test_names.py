"""Persons: titles, given names and surnames with exact spans, introductions, and what is no person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Block, Document, Metadata
from newslint.prose.names import fold, people
from newslint.prose.titles import cut_titles
from newslint.source import OffsetMap, Source

PARAGRAPH = frozenset({"text", "paragraph"})
HEADLINE = frozenset({"text", "heading", "headline"})


def document(*paragraphs: str, headline: str = "", metadata: str | None = None) -> Document:
    blocks = [Block(0, headline, HEADLINE, OffsetMap.shifted(0))] if headline else []
    for text in paragraphs:
        blocks.append(Block(len(blocks), text, PARAGRAPH, OffsetMap.shifted(0)))
    return Document(Source("\n\n".join(block.text for block in blocks)), blocks, Metadata(headline=metadata))


def mentions(text: str) -> list[tuple[str, str, str, str]]:
    """The words of each mention, its title, given name and surname."""
    return [
        (text[mention.span.start : mention.span.end], mention.title, mention.given, mention.surname)
        for mention in people(document(text)).mentions
    ]


@pytest.mark.parametrize(
    ("text", "words", "title", "given", "surname"),
    [
        ("The prize went to Anna Lindqvist.", "Anna Lindqvist", "", "Anna", "Lindqvist"),
        ("It was J. R. Okafor who called.", "J. R. Okafor", "", "J. R.", "Okafor"),
        ("It was Lt. Gen. Paul Harkness who called.", "Lt. Gen. Paul Harkness", "Lt. Gen.", "Paul", "Harkness"),
        ("Then Prime Minister Ana Ruiz left.", "Prime Minister Ana Ruiz", "Prime Minister", "Ana", "Ruiz"),
        ("They called on Senator Okafor.", "Senator Okafor", "Senator", "", "Okafor"),
        ("They met spokeswoman Okafor twice.", "spokeswoman Okafor", "spokeswoman", "", "Okafor"),
        ("They met his mother, Okafor, twice.", "mother, Okafor", "mother", "", "Okafor"),
        ("It went to Pieter van der Berg.", "Pieter van der Berg", "", "Pieter", "van der Berg"),
        ("It went to Adel al-Jarrah.", "Adel al-Jarrah", "", "Adel", "al-Jarrah"),
        ("It went to Ahmed bin Salman too.", "Ahmed bin Salman", "", "Ahmed", "bin Salman"),
        ("It went to Sinéad O’Shea-Murphy.", "Sinéad O’Shea-Murphy", "", "Sinéad", "O’Shea-Murphy"),
        ("It went to Martin Ritter Jr. at noon.", "Martin Ritter Jr.", "", "Martin", "Ritter"),
        ("It went to Xi Jinping.", "Xi Jinping", "", "Jinping", "Xi"),
        ("It went to Moon Jae-in.", "Moon Jae-in", "", "Jae-in", "Moon"),
        ("It went to Kim Whitlock.", "Kim Whitlock", "", "Kim", "Whitlock"),
        ("But Anna Lindqvist left.", "Anna Lindqvist", "", "Anna", "Lindqvist"),
        ("He read Anna Lindqvist’s letter.", "Anna Lindqvist", "", "Anna", "Lindqvist"),
    ],
)
def test_a_person_is_read(text: str, words: str, title: str, given: str, surname: str) -> None:
    found = [mention for mention in people(document(text)).mentions if mention.surname == surname]
    assert [(mention.title, mention.given, mention.full) for mention in found] == [(title, given, bool(given))]
    start, end = found[0].span
    assert text[start:end].removesuffix("’s") == words


@pytest.mark.parametrize(
    "text",
    [
        "The State Department wrote to Lakeside University.",
        "It happened on Monday in March.",
        "The Supreme Court met the Water Board in North Dakota.",
        "But When The Rain came, All Others left.",
        "write to press@Anna.Lindqvist or see #AnnaLindqvist",
    ],
)
def test_a_body_a_day_or_an_opener_is_no_person(text: str) -> None:
    assert mentions(text) == []


def test_a_sentence_end_parts_names() -> None:
    assert mentions("They asked Anna Lindqvist. Paul Harkness left.") == [
        ("Anna Lindqvist", "", "Anna", "Lindqvist"),
        ("Paul Harkness", "", "Paul", "Harkness"),
    ]


def test_mentions_come_in_reading_order() -> None:
    found = people(document("They met spokesman Okafor and Anna Lindqvist.", "Gov. Ruiz came, and engineer Novak.")).mentions
    assert [(mention.block.index, mention.surname) for mention in found] == [(0, "Okafor"), (0, "Lindqvist"), (1, "Ruiz"), (1, "Novak")]


def test_introduced_before_a_place() -> None:
    text = "Okafor spoke first, then Paul Okafor again."
    persons = people(document("Nothing yet.", text))
    assert persons.introduced("Okafor")
    assert not persons.introduced("Okafor", 1, text.index("Okafor"))
    assert persons.introduced("Okafor", 1, len(text))
    assert not persons.introduced("Harkness")


def test_accents_possessives_and_articles_make_no_other_name() -> None:
    persons = people(document("It went to José Peña and to Adel al-Jarrah."))
    assert persons.introduced("Pena")
    assert persons.introduced("Jarrah’s")
    assert fold("Al-Jarrah's") == "jarrah"


def test_a_headline_introduces_only_a_name_that_it_gives_in_full() -> None:
    assert people(document("Rain.", headline="Ana Ruiz opens the new dam")).introduced("Ruiz")
    assert people(document("Rain.", headline="Senator Ruiz Opens New Dam In Valley")).introduced("Ruiz")
    assert not people(document("Rain.", headline="Dam Holds as Ruiz Takes Defiant Stance")).introduced("Ruiz")
    assert not people(document("Rain.", metadata="Dam Holds as Ruiz Takes Defiant Stance")).introduced("Ruiz")
    assert people(document("Rain.", metadata="Dam holds, says engineer Ana Ruiz")).introduced("Ruiz", 0, 0)


def test_a_courtesy_title_leaves_a_surname_alone() -> None:
    text = "The letter went to Mr. Okafor on Monday."
    persons = people(document(text))
    assert persons.mentions == ()
    assert [(name.word, name.span) for name in persons.lone] == [("Okafor", (text.index("Okafor"), text.index("Okafor") + 6))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They had held it until noon, British Army Maj.", "British Army Maj."),
        ('They had held it, said Lt. Col."', "Lt. Col."),
        ("It was written by the late Gen.", "Gen."),
        ("It was seen by Maine’s Sen.", "Maine’s Sen."),
        ("The plan was shown to a few of them by Deputy Prime Minister", "Deputy Prime Minister"),
        ("The plan was shown to a few of them by Secretary of State", "Secretary of State"),
        ("The plan was shown to a few of them, and to ex-Gov.", "Gov."),
    ],
)
def test_a_title_that_lost_its_name(text: str, words: str) -> None:
    found = [text[span.start : span.end] for _, span in cut_titles(document(text))]
    assert found == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The book is by Amartya Sen.",
        "They live at 12 Harbour Dr.",
        "That is the house of our Gov.",
        '"Thank you for all of it, Dr."',
        "He is the son of Martin Ritter Jr.",
        "They founded the firm as Brightwater Inc.",
        "Nobody had thought that she would become President",
        "They work at the center for Justice",
        "Maj.",
        "Why She Would Not Be Prime Minister",
    ],
)
def test_a_title_that_lost_nothing(text: str) -> None:
    assert cut_titles(document(text)) == ()


@given(st.text(alphabet="Aab .'’-\"McOé,d1 ", max_size=120))
def test_spans_hold_the_names(text: str) -> None:
    made = document(text)
    for mention in people(made).mentions:
        assert mention.surname in text[mention.span.start : mention.span.end]
    for name in people(made).lone:
        assert text[name.span.start : name.span.end] == name.word
