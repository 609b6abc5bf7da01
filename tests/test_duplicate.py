"""The style Duplication: repeated paragraphs, sentences and headlines."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from newslint import ruleset
from newslint.diagnostic import Diagnostic
from newslint.linter import Linter, prepared
from newslint.prose.sentences import split
from newslint.readers import read
from newslint.source import Source

Lint = Callable[[str], list[Diagnostic]]
Articles = Callable[[str, int], list[dict[str, Any]]]
BRIDGE = "The council voted on Monday to close the old bridge over the river until spring."
TUNNEL = "The new tunnel under the river will be paid for by the county and by the state."


@pytest.fixture(scope="module")
def lint() -> Lint:
    linter = Linter(ruleset.load([ruleset.builtin_folder()], select=["Duplication"]))
    return lambda text: linter.lint(Source(text)).diagnostics


def test_each_later_copy_is_reported_with_the_line_of_the_first(lint: Lint) -> None:
    found = lint("\n\n".join([BRIDGE, TUNNEL, BRIDGE.upper(), BRIDGE]))
    assert [(entry.rule, entry.start.line, entry.end.column) for entry in found] == [
        ("Duplication.RepeatedParagraph", 5, len(BRIDGE) + 1),
        ("Duplication.RepeatedParagraph", 7, len(BRIDGE) + 1),
    ]
    assert all("line 1:" in entry.message for entry in found)


def test_taking_the_copies_out_leaves_the_rule_silent(lint: Lint) -> None:
    text = "\n\n".join([BRIDGE, TUNNEL, BRIDGE])
    (found,) = lint(text)
    assert found.fix is not None
    assert not found.fix.safe
    (edit,) = found.fix.edits
    assert lint(text[: edit.span.start] + edit.text + text[edit.span.end :]) == []


def test_sentence_in_another_paragraph_and_in_the_same_one(lint: Lint) -> None:
    text = f"{BRIDGE} Nobody had been asked beforehand.\n\nBuses go round. {BRIDGE} {TUNNEL} It rains. {TUNNEL}"
    found = lint(text)
    assert [(entry.rule, entry.match) for entry in found] == [
        ("Duplication.RepeatedSentence", BRIDGE),
        ("Duplication.RepeatedSentence", TUNNEL),
    ]
    assert [entry.start.line for entry in found] == [3, 3]
    assert "pull-quote" not in found[0].message


def test_a_sentence_that_stands_alone_is_named_a_pull_quote(lint: Lint) -> None:
    (found,) = lint(f"Buses go round, he said, and they are late. {BRIDGE} It rains.\n\n{BRIDGE}")
    assert "pull-quote" in found.message
    assert found.start.line == 3


def test_headline_of_the_metadata_counts() -> None:
    linter = Linter(ruleset.load([ruleset.builtin_folder()], select=["Duplication.RepeatedHeadline"]))
    document = prepared(read(Source(f"Council closes the old bridge:\n\n{BRIDGE}"), "txt"))
    assert linter.check(document).diagnostics == []
    document.metadata = document.metadata.updated(headline="Council Closes the Old Bridge")
    (found,) = linter.check(document).diagnostics
    assert found.match == "Council closes the old bridge:"


def test_paragraphs_that_only_begin_alike_are_no_repeats(lint: Lint) -> None:
    text = "\n\n".join(f"The council voted on Monday to close the old bridge number {number:06d} until spring." for number in range(4000))
    assert lint(text) == []


def test_injected_repeats_are_found(lint: Lint, articles: Articles) -> None:
    chance = random.Random(20171228)
    tried = paragraphs = sentences = 0
    for article in articles("clean_articles", 12):
        parts = [part for part in article["text"].split("\n\n") if len(part) > 120 and part[-1] in ".?!”"]
        if len(parts) < 4:
            continue
        part = chance.choice(parts)
        spans = [span for span in split(part) if part[span.start : span.end].count(" ") >= 8 and part[span.start].isupper()]
        if not spans:
            continue
        span = chance.choice(spans)
        tried += 1
        whole = article["text"] + "\n\n" + part
        paragraphs += any(entry.span.end == len(whole) and entry.rule.endswith("Paragraph") for entry in lint(whole))
        more = f"{article['text']}\n\nNobody was told. {part[span.start : span.end]}"
        sentences += any(entry.span.end == len(more) for entry in lint(more))
    assert tried > 80
    assert paragraphs > 0.97 * tried
    assert sentences > 0.95 * tried


def test_clean_copy_repeats_only_captions(lint: Lint, articles: Articles) -> None:
    copy = [
        article
        for article in articles("clean_articles", 4)
        if article["source"] not in ("Associated Press", "NPR Online News", "CNN (Web News)")
    ]
    hit = sum(any(entry.rule == "Duplication.RepeatedParagraph" for entry in lint(article["text"])) for article in copy)
    assert hit < 0.03 * len(copy)
