"""Plain text and Markdown become documents with true positions."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Block, Document
from newslint.readers import read
from newslint.source import Source, Span


def kinds(document: Document) -> list[tuple[str, str]]:
    order = ("headline", "byline", "dateline", "heading", "list", "blockquote", "header", "cell", "paragraph")
    return [(next(kind for kind in order if kind in block.scope), block.text) for block in document.blocks]


def test_the_first_line_of_a_text_is_the_headline_when_it_looks_like_one() -> None:
    document = read(Source("Ferry Runs Aground Off Skye\n\nA ferry ran aground on Monday.\n\nNobody was hurt.\n"))
    assert kinds(document) == [
        ("headline", "Ferry Runs Aground Off Skye"),
        ("paragraph", "A ferry ran aground on Monday."),
        ("paragraph", "Nobody was hurt."),
    ]
    assert document.metadata.headline == "Ferry Runs Aground Off Skye"


@pytest.mark.parametrize("first", ["A ferry ran aground on Monday.", "LONDON (Reuters) - A ferry ran aground", "***"])
def test_other_first_lines_are_not_headlines(first: str) -> None:
    assert read(Source(f"{first}\n\nNobody was hurt.\n")).headline is None


def test_byline_date_line_and_dateline_are_known() -> None:
    text = "Ferry runs aground\n\nBy Ann Lee\n\nPublished 3 May 2018\n\nOBAN, Scotland (AP) — A ferry ran aground.\n"
    document = read(Source(text))
    assert [kind for kind, _ in kinds(document)] == ["headline", "byline", "dateline", "paragraph"]
    assert document.metadata.date == date(2018, 5, 3)
    assert document.metadata.date_from == "dateline"
    assert document.metadata.dateline == "OBAN, Scotland"
    assert document.metadata.byline == "By Ann Lee"


def test_a_dateline_may_carry_the_date() -> None:
    document = read(Source("CAIRO, Dec. 28, 2017 (Reuters) - The minister resigned."))
    assert document.metadata.date == date(2017, 12, 28)
    assert read(Source("CAIRO, Dec. 28 (Reuters) - The minister resigned.")).metadata.date is None, "a year is never guessed"


def test_wrapped_lines_are_joined_and_still_point_home() -> None:
    text = (
        "The council voted on Tuesday to close the old bridge after\r\nengineers found cracks in two of the piers that hold the road\r\n"
        "deck above the river.\r\n\r\nA temporary crossing opens in June, the mayor told reporters\r\nafter the vote.\r\n"
    )
    document = read(Source(text))
    assert len(document.blocks) == 2
    block = document.blocks[0]
    start = block.text.index("after engineers")
    span = block.to_source(Span(start, start + len("after engineers")))
    assert text[span.start : span.end] == "after\r\nengineers"


def test_single_line_ends_part_paragraphs_when_nothing_was_wrapped() -> None:
    text = "The council voted to close the bridge, which is old.\nEngineers found cracks.\nThe mayor was not there.\n"
    assert len(read(Source(text)).blocks) == 3


def test_an_enormous_line_is_cut_at_sentence_ends() -> None:
    text = "The mayor spoke at length. " * 10_000
    document = read(Source(text))
    assert len(document.blocks) > 1
    assert all(block.text.strip().endswith(".") for block in document.blocks)
    assert " ".join(block.text for block in document.blocks) == text.rstrip()


MARKDOWN = """---
title: Harbour & quay
date: 2018-05-03T10:00:00Z
author: [Ann Lee, Bo Ek]
---

# Harbour &amp; *quay*

Paragraph with `code`, a [link](http://example.org "t")
and caf&eacute; \\* 😀 end.

- first item
- second item

> Quoted text.

| Head | Two |
|------|-----|
| cell | x   |

<div>raw</div>

```
code block
```
"""


def test_markdown_blocks_scopes_and_front_matter() -> None:
    document = read(Source(MARKDOWN), "md")
    assert kinds(document) == [
        ("headline", "Harbour & quay"),
        ("paragraph", "Paragraph with ****, a link and café * 😀 end."),
        ("list", "first item"),
        ("list", "second item"),
        ("blockquote", "Quoted text."),
        ("header", "Head"),
        ("header", "Two"),
        ("cell", "cell"),
        ("cell", "x"),
    ]
    assert document.metadata.date == date(2018, 5, 3)
    assert document.metadata.date_from == "metadata"
    assert document.metadata.headline == "Harbour & quay"
    assert document.metadata.byline == "Ann Lee, Bo Ek"
    paragraph = document.blocks[1]
    assert [document.source.text[slice(*paragraph.to_source(span))] for span in paragraph.spans("code")] == ["code"]
    assert [paragraph.text[slice(*span)] for span in paragraph.spans("link")] == ["link"]


@pytest.mark.parametrize(
    ("words", "source"), [("café", "caf&eacute;"), ("* 😀", "* 😀"), ("link and", 'link](http://example.org "t")\nand'), ("****", "code")]
)
def test_markdown_positions(words: str, source: str) -> None:
    block = read(Source(MARKDOWN), "md").blocks[1]
    start = block.text.index(words)
    span = block.to_source(Span(start, start + len(words)))
    assert MARKDOWN[span.start : span.end] == source


def test_broken_front_matter_is_left_alone() -> None:
    assert read(Source("---\ntitle: [unclosed\n---\n\nText here.\n"), "md").metadata.date is None


def texts(markdown: str) -> list[str]:
    return [block.text for block in read(Source(markdown), "md").blocks]


def test_inline_markup_never_parts_a_block() -> None:
    assert texts("# A ~~b~~ c\n\nThe ~~old~~ new *bridge* and [it](x).\n") == ["A b c", "The old new bridge and it."]


def test_a_line_break_tag_reads_as_a_space() -> None:
    block = read(Source("He said.<br>The mayor.\n"), "md").blocks[0]
    assert block.text == "He said. The mayor."
    assert block.to_source(Span(8, 9)) == (8, 12)


@pytest.mark.parametrize("value", ["!!bool maybe", "!!timestamp abc", "[unclosed", "&a [x, x]\ny: [*a, *a]"])
def test_odd_front_matter_is_left_unknown(value: str) -> None:
    assert read(Source(f"---\ntitle: {value}\n---\n\nText.\n"), "md").metadata.date is None


def test_nested_front_matter_is_no_headline() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\ntitle: [*b, *b]\nauthor: [Ann Lee]\n"
    metadata = read(Source(f"---\n{bomb}---\n\nText.\n"), "md").metadata
    assert (metadata.headline, metadata.byline) == (None, "Ann Lee")


def test_toml_front_matter() -> None:
    metadata = read(Source('+++\ntitle = "Harbour"\ndate = 2018-05-03\n+++\n\nText.\n'), "md").metadata
    assert (metadata.headline, metadata.date) == ("Harbour", date(2018, 5, 3))


def test_an_enormous_markdown_paragraph_is_read_in_pieces() -> None:
    text = "The `mayor` spoke at length. " * 5_000
    document = read(Source(text), "md")
    assert len(document.blocks) > 1
    assert [block.index for block in document.blocks] == list(range(len(document.blocks)))
    for block in document.blocks:
        verbatim(block, text)


def test_lone_surrogates_keep_the_positions() -> None:
    block = read(Source("A \ud800 *b* c"), "md").blocks[0]
    assert block.to_source(Span(4, 5)) == (5, 6)


def test_an_unknown_format_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="no reader for the format 'html'"):
        read(Source("x"), "html")


ALPHABET = "ab .,\"'“”’*_`#>-&;é😀e\u0301\u200b\r\n\t[]()<>1"


def verbatim(block: Block, source: str) -> None:
    """Every verbatim piece says the same in the block and in the source."""
    pieces = block.map.pieces
    for number, piece in enumerate(pieces):
        end = pieces[number + 1].at if number + 1 < len(pieces) else len(block.text)
        if piece.verbatim:
            said = source[piece.source_start : piece.source_start + end - piece.at]
            masked = block.within("code", Span(piece.at, end))
            assert block.text[piece.at : end] == ("*" * len(said) if masked else said)


@given(st.text(alphabet=ALPHABET, max_size=200), st.sampled_from(["txt", "md"]))
def test_any_text_is_read_with_true_positions(text: str, format: str) -> None:
    document = read(Source(text), format)
    last = 0
    for number, block in enumerate(document.blocks):
        assert block.index == number
        assert block.text.strip()
        assert not set("\r\n") & set(block.text) or format == "md"
        verbatim(block, text)
        span = block.to_source(Span(0, len(block.text)))
        assert last <= span.start < span.end <= len(text)
        last = span.start


def test_a_comment_to_the_linter_is_no_paragraph_of_plain_text() -> None:
    text = "<!-- newslint off Style -->\nFerry Runs Aground\n\nA ferry ran aground on Monday, the coastguard said in a statement.\n"
    document = read(Source(text))
    assert [block.text[:5] for block in document.blocks] == ["Ferry", "A fer"]
    assert document.headline is not None
    assert document.headline.to_source(Span(0, 5)) == (28, 33)
