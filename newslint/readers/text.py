"""Plain text and wire copy: blank lines part paragraphs, the first line is the headline when it looks like one.

A single line end parts paragraphs too, unless the lines were wrapped by a machine to a width (then they are joined again). A line of
enormous length is cut into pieces at sentence ends, so that the work stays linear.
"""

from __future__ import annotations

import re

from newslint import patterns
from newslint.document import Block, Document, Metadata
from newslint.prose.dates import find_dates
from newslint.readers._pieces import LONGEST_BLOCK, pieces
from newslint.source import OffsetMap, Piece, Source, Span

_WRAP_WIDTH = 120
_TEXT = frozenset({"text", "txt"})
_PARAGRAPH = _TEXT | {"paragraph"}
_LIST_ITEM = patterns.compile(r"(?:[-*•‣·]|\d{1,2}[.)])[ \t]+(?=\S)")
_SENTENCE_END = patterns.compile(r"[.!?][\"'”’)\]]*$")
_BYLINE = patterns.compile(r"(?i:by)\s+(?=[A-Z])[^.!?\n]{3,80}$")
_DATELINE = patterns.compile(
    r"(?P<place>[A-Z][A-Z.'’-]+(?:[ /-][A-Z][A-Z.'’-]*){0,4}(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?)"
    r"(?:,?\s+(?P<date>[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,?\s+\d{4})?))?\s*(?:\([A-Z][\w .&/]{1,30}\))?\s*(?:--|[-–—])\s"
)
_DIRECTIVE = patterns.compile(r"<!--\s*(?:newslint|vale)\b(?:(?!-->).)*-->")
_HEADLINE_END = patterns.compile(r"[.,;:][\"'”’)\]]*$")
_ABBREVIATED_END = patterns.compile(r"(?:\b(?:[A-Z]\.)+|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|No|St)\.)[\"'”’)\]]*$")


def read(source: Source) -> Document:
    """The Document of a plain text. The date is the one that the text itself carries on a line of its own or in its dateline."""
    groups = _groups(source.text)
    wrapped = _is_wrapped(groups, source.text)
    blocks: list[Block] = []
    for group in groups:
        for run in _paragraphs(group, source.text, wrapped):
            _add(blocks, source, run)
    _name_headline(blocks, source.text)
    return Document(source, blocks, _metadata(blocks), "txt")


def _groups(text: str) -> list[list[Span]]:
    """Runs of lines with no blank line between them; each line without its end and outer white space."""
    groups: list[list[Span]] = []
    at, apart = 0, True
    # Every line ends in one LF then, and nothing has moved.
    for line in (text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text).split("\n"):
        if not line:
            apart = True
            at += 1
            continue
        content = line.strip()
        if content.startswith("<!--") and _DIRECTIVE.fullmatch(content):
            # It is for the linter; the lines around it stand as if it weren't there.
            at += len(line) + 1
            continue
        if content:
            start = at if content[0] == line[0] else at + len(line) - len(line.lstrip())
            if apart:
                groups.append([])
            groups[-1].append(Span(start, start + len(content)))
        apart = not content
        at += len(line) + 1
    return groups


def _is_wrapped(groups: list[list[Span]], text: str) -> bool:
    """Whether lines were broken to a width: most inner line ends stand in mid-sentence and no line is longer than a screen."""
    inner = broken = 0
    for group in groups:
        if any(line.end - line.start > _WRAP_WIDTH for line in group):
            return False
        for line in group[:-1]:
            inner += 1
            broken += not _SENTENCE_END.search(text, max(line.end - 4, line.start), line.end)
    return inner >= 2 and broken / inner > 0.5


def _paragraphs(group: list[Span], text: str, wrapped: bool) -> list[list[Span]]:
    """The lines of each paragraph in a group."""
    if not wrapped or len(group) < 2:
        return [[line] for line in group]
    width = max(line.end - line.start for line in group)
    runs = [[group[0]]]
    for line in group[1:]:
        run, last = runs[-1], runs[-1][-1]
        first_word = len(text[line.start : min(line.end, line.start + 40)].split(None, 1)[0])
        full = last.end - last.start + 1 + first_word >= min(width, 50)
        if full and not _LIST_ITEM.match(text, line.start) and last.end - run[0].start < LONGEST_BLOCK:
            run.append(line)
        else:
            runs.append([line])
    return runs


def _add(blocks: list[Block], source: Source, run: list[Span]) -> None:
    text = source.text
    scope = _PARAGRAPH
    item = _LIST_ITEM.match(text, *run[0]) if not text[run[0].start].isalpha() else None
    if item:
        run = [Span(item.end(), run[0].end), *run[1:]]
        scope = _TEXT | {"list"}
    if len(run) == 1:
        for span in pieces(text, run[0]) if run[0].end - run[0].start > LONGEST_BLOCK else run:
            blocks.append(Block(len(blocks), text[span.start : span.end], scope, OffsetMap.shifted(span.start)))
        return
    runs, parts, at = [], [], 0
    for number, line in enumerate(run):
        if number:
            runs.append(Piece(at, run[number - 1].end, line.start, False))
            parts.append(" ")
            at += 1
        runs.append(Piece(at, line.start, line.end, True))
        parts.append(text[line.start : line.end])
        at += line.end - line.start
    blocks.append(Block(len(blocks), "".join(parts), scope, OffsetMap(runs)))


def _name_headline(blocks: list[Block], text: str) -> None:
    """Name the headline, and the byline and date lines that may follow it."""
    scopes: dict[int, frozenset[str]] = {}
    first = blocks[0] if blocks else None
    if first and len(blocks) > 1 and _looks_like_headline(first, blocks[1], text):
        scopes[0] = _TEXT | {"heading", "h1", "headline"}
    for block in blocks[1:5] if scopes else blocks[:4]:
        if "paragraph" not in block.scope or len(block.text) > 120:
            break
        if _BYLINE.match(block.text) and len(block.text.split()) <= 12:
            scopes[block.index] = _TEXT | {"byline"}
        elif _is_date_line(block.text):
            scopes[block.index] = _TEXT | {"dateline"}
    for index, scope in scopes.items():
        blocks[index] = blocks[index]._replace(scope=scope)


def _looks_like_headline(block: Block, following: Block, text: str) -> bool:
    """A short line without final stop, set apart from a longer text by a blank line (or, in a text without blank lines, by a line end)."""
    words = block.text.split()
    if "paragraph" not in block.scope or not 2 <= len(words) <= 30 or len(block.text) > 200:
        return False
    if _HEADLINE_END.search(block.text) and not _ABBREVIATED_END.search(block.text):
        return False
    if _DATELINE.match(block.text) or _BYLINE.match(block.text) or not re.search(r"[^\W\d_]", block.text):
        return False
    gap = text[block.to_source(Span(0, len(block.text))).end : following.to_source(Span(0, 1)).start]
    apart = gap.count("\n") > 1 or gap.count("\r") > 1
    return apart or len(following.text) > 2 * len(block.text)


def _is_date_line(text: str) -> bool:
    found = list(find_dates(text))
    return len(found) == 1 and found[0].full is not None and len(text) - (found[0].span.end - found[0].span.start) <= 30 and len(text) < 70


def _metadata(blocks: list[Block]) -> Metadata:
    headline = next((block.text for block in blocks if "headline" in block.scope), None)
    byline = next((block.text for block in blocks if "byline" in block.scope), None)
    day, origin, dateline = None, None, None
    for block in blocks[:6]:
        if "dateline" in block.scope:
            day, origin = next(find_dates(block.text)).full, "dateline"
        elif "paragraph" in block.scope and (match := _DATELINE.match(block.text)):
            dateline = match["place"]
            written = next(find_dates(match["date"]), None) if match["date"] else None
            if written and written.full and day is None:
                day, origin = written.full, "dateline"
            break
    return Metadata(headline=headline, date=day, date_from=origin, dateline=dateline, byline=byline)
