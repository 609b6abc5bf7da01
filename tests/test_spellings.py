"""Names that differ by a slip of the hand, and what stands beside them."""

from __future__ import annotations

import time

import pytest

from newslint.prose.spellings import capitalised, is_slip, places, slips, uses
from newslint.readers.text import read
from newslint.source import Source


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bergstrom", "Bergstrum"), ("Bergstrom", "Bergstrm"), ("Bergstrom", "Bergsstrom"), ("Bergstrom", "Bergtsrom"), ("Mott", "Motts")],
)
def test_one_slip_of_the_hand(one: str, other: str) -> None:
    assert is_slip(one, other)
    assert is_slip(other, one)
    assert {frozenset(pair) for pair in slips(["Iran", one, "Kolari", other])} == {frozenset((one, other))}


@pytest.mark.parametrize("other", ["Bergstrom", "Bergstram2", "Bregtsrom", "Berg", "Bergstromes", "mortsgreB"])
def test_no_slip_or_more_than_one(other: str) -> None:
    assert not is_slip("Bergstrom", other)


def test_what_stands_beside_a_word() -> None:
    text = "Ada J. Bergstrom came. Then Bergstrom, with Ali al-Bergstrom and @Bergstrom; Bergstrom Lake is Bergstrom-like. O'Bergstrom left"
    found = uses(text, "Bergstrom")
    assert [(use.before, use.after) for use in found] == [("Ada", ""), ("", ""), ("Ali", ""), ("", "Lake")]
    assert all(text.startswith("Bergstrom", use.at) for use in found)


def test_words_are_counted_over_all_blocks_and_found_again() -> None:
    document = read(Source("Bergstrom wins\n\nThe FBI met Bergstrom in Oslo."))
    text, counts = capitalised(document)
    assert (counts["Bergstrom"], counts["FBI"], counts["Oslo"], counts["wins"]) == (2, 1, 1, 0)
    spans = [(use.at, use.at + 9) for use in uses(text, "Bergstrom")]
    assert [(block.index, tuple(span)) for block, span in places(document, spans)] == [(0, (0, 9)), (1, (12, 21))]


def test_thousands_of_names_are_left_alone() -> None:
    text = " ".join(f"Ab{number:x}cd".replace("0", "o") for number in range(20_000))
    started = time.process_time()
    assert not list(slips(capitalised(read(Source(text))).counts))
    assert time.process_time() - started < 2
