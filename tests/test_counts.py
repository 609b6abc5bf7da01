"""Words, sentences and syllables, of which formulas are made."""

from __future__ import annotations

import time

import pytest

from newslint.document import Document
from newslint.prose.counts import Counts, counts, sentence_words, syllables
from newslint.readers import read
from newslint.source import Source

SPOKEN = {
    1: "the made called times eyes league through strength used where James don't 2017 NPR",
    2: "table wanted prices people lion science going something statement closely homeless baseball spokesman business Wednesday didn’t "
    "Bush's Mr U.S. special nation million union carried stories fuel safety likewise rhythm Tuesday acres poem",
    3: "media radio idea area serious video museum employer official reporter policies earlier completely announcement influence Korea",
    4: "California society material January reality geography specifically",
    5: "association university immediately enthusiastic",
}


def document(text: str, format: str = "txt") -> Document:
    return read(Source(text), format)


@pytest.mark.parametrize(("word", "number"), [(word, number) for number, line in SPOKEN.items() for word in line.split()])
def test_syllables_are_told_from_the_spelling(word: str, number: int) -> None:
    assert syllables(word) == number


def test_everything_is_counted_once() -> None:
    found = counts(document("Mayors met again\n\nIt rained. The association postponed its reopened meeting in Dover.\n\nNobody minded.\n"))
    assert found == Counts(
        words=12, sentences=3, paragraphs=2, characters=68, syllables=24, long_words=4, polysyllabic_words=3, complex_words=2, heading_h1=1
    )


def test_numbers_contractions_and_initials_are_one_word_and_hyphens_part_words() -> None:
    found = document("Don’t pay $3.5 or 1,000 to the well-known U.S. mayor at 10 a.m., it's 'odd'. - !")
    ((*words,),) = found.shared(sentence_words)
    assert words == "Don’t pay 3.5 or 1,000 to the well known U.S. mayor at 10 a.m. it's odd".split()


def test_sentences_are_not_cut_at_abbreviations() -> None:
    assert counts(document("Sen. Ada Byrne paid $3.5 million to the U.S. Treasury on Jan. 5. It was late.")).sentences == 2


def test_headings_cells_and_code_are_no_prose() -> None:
    text = (
        "---\ntitle: No word of it\n---\n\n# A long headline here\n\n## Small\n\nOne `two three` four.\n\n- five\n- six\n\n> seven\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n```\nx = 1\n```\n\n    y = 2\n"
    )
    found = counts(document(text, "md"))
    assert (found.words, found.sentences, found.paragraphs) == (5, 4, 4)
    assert (found.heading_h1, found.heading_h2, found.heading_h3) == (1, 1, 0)
    assert (found.list, found.blockquote, found.pre) == (2, 1, 2)


def test_an_empty_document_holds_nothing() -> None:
    assert counts(document("")) == Counts()
    assert counts(document("!!! ... ---")) == Counts()


@pytest.mark.parametrize("unit", ["a", "a'", "a.", "ia", "1,", "yo-", "a b. "])
def test_hostile_text_is_counted_in_linear_time(unit: str) -> None:
    found = document(unit * (1_000_000 // len(unit)))
    start = time.process_time()
    counts(found)
    assert time.process_time() - start < 5
