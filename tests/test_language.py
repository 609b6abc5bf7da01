"""Articles in other languages are recognised and left alone; English ones never are."""

from __future__ import annotations

import pytest

from newslint.linter import Linter
from newslint.prose.language import foreign_language
from newslint.readers import read
from newslint.source import Source

GERMAN = (
    "Die Fähre ist am Montag wieder ausgelaufen, nachdem sie eine Woche lang wegen der Stürme im Hafen gelegen hatte, wie der Betreiber "
    "mitteilte. Das erste Schiff verließ die Insel um sechs Uhr morgens mit rund zweihundert Fahrgästen an Bord. Der Hafenmeister sagte, "
    "man habe gewartet, bis der Seegang unter zwei Meter gefallen sei.\n"
)
ENGLISH = (
    "The ferry sailed again on Monday after a week in port, the operator said. The first boat left the island at six in the morning with "
    "about two hundred passengers on board. The harbour master said they had waited until the swell was below two metres.\n"
)


def test_a_german_article_is_named_and_not_linted(linter: Linter) -> None:
    report = linter.lint(Source(GERMAN + "\n\nMehr dazu.Und noch etwas."))
    assert report.diagnostics == []
    assert [note.message for note in report.notes] == ["The article is not in English (language: de); it was not linted."]


def test_front_matter_may_name_the_language(linter: Linter) -> None:
    assert linter.lint(Source("---\nlang: de\n---\n\nKurz.\n"), "md").notes[0].kind == "info"
    assert linter.lint(Source("---\nlang: en-GB\n---\n\nShort text here.\n"), "md").notes == []


@pytest.mark.parametrize("tag", ["American English", "none", "'1'"])
def test_what_is_no_language_tag_counts_for_nothing(linter: Linter, tag: str) -> None:
    assert linter.lint(Source(f"---\nlang: {tag}\n---\n\n{ENGLISH}"), "md").notes == []


@pytest.mark.parametrize("text", [ENGLISH, "Kurz.", "", GERMAN[:60], ENGLISH + '\n"Die Fähre fährt wieder", sagte er.\n'])
def test_english_and_short_texts_are_never_called_foreign(text: str) -> None:
    assert foreign_language(read(Source(text))) is None
