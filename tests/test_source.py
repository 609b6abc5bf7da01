"""Decoding, lines and columns, and maps from block text to source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.source import OffsetMap, Piece, Source, SourceError, Span, decode


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode(b"\xef\xbb\xbfAlarm") == "Alarm"
    assert decode("Alarm".encode("utf-16")) == "Alarm"


def test_binary_data_is_refused_with_its_line() -> None:
    with pytest.raises(SourceError, match="binary") as caught:
        decode(b"one\ntwo\0three")
    assert caught.value.line == 2


def test_latin_1_is_refused_with_place_and_advice() -> None:
    with pytest.raises(SourceError, match=r"byte 4 of line 2 is 0xE9.*--encoding cp1252") as caught:
        decode("one\ncafé".encode("latin-1"))
    assert caught.value.line == 2


@pytest.mark.parametrize(("name", "encoding"), [("utf16", "utf-16-le"), ("U16", "utf-16-le"), ("utf_32_le", "utf-32-le")])
def test_an_encoding_goes_by_any_of_its_names(name: str, encoding: str) -> None:
    assert decode("Alarm".encode(encoding), name) == "Alarm"
    assert decode("Alarm".encode("utf-32")) == "Alarm"


def test_a_named_encoding_is_used() -> None:
    assert decode("café".encode("cp1252"), "cp1252") == "café"
    with pytest.raises(SourceError, match="unknown"):
        decode(b"x", "no-such-encoding")


@pytest.mark.parametrize(
    ("text", "offset", "place"), [("a\nb", 2, (2, 1)), ("a\r\nb", 3, (2, 1)), ("a\rb", 2, (2, 1)), ("a\u2028b", 2, (1, 3))]
)
def test_lines_end_where_editors_end_them(text: str, offset: int, place: tuple[int, int]) -> None:
    assert Source(text).locate(offset) == place


@given(st.text(alphabet="ab😀é\r\n\u2028\x0b", max_size=60))
def test_locate_agrees_with_counting(text: str) -> None:
    source = Source(text)
    line, column = 1, 1
    for offset, char in enumerate(text):
        assert source.locate(offset) == (line, column)
        if char == "\n" or (char == "\r" and text[offset + 1 : offset + 2] != "\n"):
            line, column = line + 1, 1
        else:
            column += 1


def test_a_line_span_leaves_out_the_line_end() -> None:
    assert Source("one\r\ntwo\r\n").line_span(2) == (5, 8)


def test_a_map_maps_entities_whole_and_text_by_character() -> None:
    # source: "AT&amp;T <b>x</b>", block: "AT&T x"
    pieces = [Piece(0, 0, 2, True), Piece(2, 2, 7, False), Piece(3, 7, 9, True), Piece(5, 12, 13, True)]
    mapped = OffsetMap(pieces)
    assert mapped.to_source(Span(2, 3)) == (2, 7)
    assert mapped.to_source(Span(1, 3)) == (1, 7)
    assert mapped.to_source(Span(3, 6)) == (7, 13)
    assert mapped.to_source(Span(3, 5)) == (7, 9), "the end does not swallow the tag that follows"
    assert mapped.slice(2).to_source(Span(0, 2)) == (2, 8)


def test_maps_chain() -> None:
    outer = OffsetMap([Piece(0, 10, 13, True), Piece(3, 13, 15, False), Piece(4, 15, 20, True)])
    inner = OffsetMap([Piece(0, 1, 3, True), Piece(2, 3, 4, True), Piece(3, 5, 7, True)])
    chained = inner.chain(outer)
    for start in range(5):
        for end in range(start + 1, 6):
            inside = [inner.to_source(Span(at, at + 1)) for at in range(start, end)]
            expected = (outer.to_source(inside[0])[0], outer.to_source(inside[-1])[1])
            assert chained.to_source(Span(start, end)) == expected
