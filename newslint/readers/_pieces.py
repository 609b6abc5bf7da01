"""Enormous paragraphs are read in pieces, so that the work stays linear."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.source import Span

LONGEST_BLOCK = 50_000


def pieces(text: str, whole: Span) -> Iterator[Span]:
    """``whole``, or when it is enormous its pieces, cut after a sentence, else at a space, else anywhere."""
    start = whole.start
    while whole.end - start > LONGEST_BLOCK:
        low, limit = start + LONGEST_BLOCK // 2, start + LONGEST_BLOCK
        cut = max(text.rfind(". ", low, limit), text.rfind(".” ", low, limit) + 1)
        if cut <= start:
            cut = text.rfind(" ", low, limit)
        cut = cut + 1 if cut > start else limit
        yield Span(start, cut)
        start = cut
        while start < whole.end and text[start] == " ":
            start += 1
    yield Span(start, whole.end)
