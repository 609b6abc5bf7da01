"""Comments to the linter: where they stand in a text, what they say, and which text one that ignores covers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newslint import patterns
from newslint.source import Source, Span

_STATE = patterns.compile(r"(off|on|ignore)(?![^\s:])\s*", re.I)
_STYLES = patterns.compile(r"styles?\s*=\s*")
_NAME = patterns.compile(r'[^\s,:=\[\]"]{1,200}')
_COMMA = patterns.compile(r"\s*,\s*")
_VALUE = patterns.compile(r"\s*=\s*(yes|no|on|off)$", re.I)
_END = patterns.compile(r"\s*(?::|$)")
_FORMS = "`newslint off`, `newslint on`, `newslint ignore Style.Rule: reason` or `newslint Style.Rule = NO`"


class Directive(NamedTuple):
    """What a comment says: ``act`` is ``off``, ``on``, ``ignore`` or ``styles``; ``names`` are the styles and rules that it names, ``keys``
    the switches that it moves: ``""`` (all), a style, a rule, or ``Style.Rule[text]``."""

    act: str
    names: list[str]
    keys: list[str]


class Ranges(NamedTuple):
    """Disjoint ranges in order."""

    starts: list[int]
    ends: list[int]

    def touches(self, span: Span) -> bool:
        """Whether one of them overlaps ``span``."""
        at = bisect_right(self.ends, span.start)
        return at < len(self.ends) and self.starts[at] < span.end


def comments(text: str, markdown: bool) -> Iterator[Span]:
    """Comments outside Markdown code, in order; one that isn't closed, if it is there, comes last and ends with the text."""
    code = _code(text) if markdown else Ranges([], [])
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        number = bisect_right(code.ends, start)
        if number < len(code.ends) and code.starts[number] <= start:
            at = code.ends[number]
        elif markdown and text[start - 1 : start] == "\\":
            at = start + 4
        else:
            close = text.find("-->", start + 2)
            at = close + 3 if close >= 0 else len(text)
            yield Span(start, at)


def _code(text: str) -> Ranges:
    """Where code and front matter stand in Markdown."""
    import pyromark

    options = (
        pyromark.Options.ENABLE_TABLES
        | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
        | pyromark.Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
    )
    # One byte for each code point: the structure stays, and offsets need no conversion.
    flat = text.encode("ascii", "replace").decode("ascii")
    found = []
    for event, at in pyromark.events_with_range(flat, options=options):
        if isinstance(event, dict):
            started = event.get("Start")
            if "Code" in event or (isinstance(started, dict) and ("CodeBlock" in started or "MetadataBlock" in started)):
                found.append(Span(at["start"], at["end"]))
    return merged(found)


def parse(body: str) -> Directive:
    """The directive in a comment, less its leading word. ValueError says what is wrong, as the end of a sentence on the comment."""
    if state := _STATE.match(body):
        act = state[1].lower()
        if act != "ignore" and _END.match(body, state.end()):
            return Directive(act, [], [""])
        names, keys, at = _targets(body, state.end())
        if keys and _END.match(body, at):
            return Directive(act, names, keys)
        if act == "ignore" and not keys:
            raise ValueError("names no rule, so it changes nothing: write `newslint ignore Style.Rule: reason`")
    else:
        names, keys, at = _targets(body, 0)
        if keys and (value := _VALUE.match(body, at)):
            return Directive("off" if value[1].lower() in ("no", "off") else "on", names, keys)
        if styles := _STYLES.match(body):
            names, keys, at = _targets(body, styles.end())
            if names and names == keys and at == len(body):
                return Directive("styles", names, keys)
    raise ValueError(f"is not understood and changes nothing: write {_FORMS}")


def _targets(body: str, at: int) -> tuple[list[str], list[str], int]:
    """The styles and rules listed from ``at`` on, the switches that they stand for, and where the list ends."""
    names: list[str] = []
    keys: list[str] = []
    while name := _NAME.match(body, at):
        names.append(name[0])
        at = name.end()
        if body.startswith("[", at):
            import json

            try:
                texts, at = json.JSONDecoder(strict=False).raw_decode(body, at)
            except (ValueError, RecursionError):
                texts = None
            if not texts or not all(isinstance(text, str) for text in texts) or "." not in name[0]:
                raise ValueError('changes nothing: list the texts of one rule in straight marks, as in Style.Rule["text", "other"]')
            keys += [f"{name[0]}[{flat(text)}]" for text in texts]
        else:
            keys.append(name[0])
        if not (comma := _COMMA.match(body, at)):
            break
        at = comma.end()
    return names, keys, at


def covered(source: Source, comments: Sequence[Span], markdown: bool) -> dict[Span, Span]:
    """What an ``ignore`` in each comment covers: the lines that it shares with text; where it shares none, the next paragraph of Markdown
    or line of plain text. A comment that no text follows is left out."""
    text = source.text
    made: dict[Span, Span] = {}
    waiting: list[Span] = []
    at = text_line = paragraph_end = 0
    for comment in (*comments, Span(len(text), len(text))):
        gap = text[at : comment.start]
        if gap.strip():
            next_line = source.locate(comment.start - len(gap.lstrip())).line
            for earlier in waiting:
                first, last = source.locate(earlier.start).line, source.locate(earlier.end).line
                if last < next_line and first > text_line:
                    if next_line > paragraph_end:
                        paragraph_end = _paragraph_end(source, next_line) if markdown else next_line
                    last = paragraph_end
                made[earlier] = Span(source.line_span(first).start, source.line_span(last).end)
            waiting = []
            text_line = source.locate(at + len(gap.rstrip()) - 1).line
        waiting.append(comment)
        at = comment.end
    for comment in waiting[:-1]:
        line = source.locate(comment.start).line
        if line == text_line:
            made[comment] = source.line_span(line)
    return made


def _paragraph_end(source: Source, line: int) -> int:
    """The last line of the run of lines, none of them blank, that ``line`` stands in."""
    while line < len(source.line_starts) and source.text[slice(*source.line_span(line + 1))].strip():
        line += 1
    return line


def flat(text: str) -> str:
    return " ".join(text.split())


def merged(spans: Iterable[Span]) -> Ranges:
    """The ranges that spans cover together."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        elif end > start:
            starts.append(start)
            ends.append(end)
    return Ranges(starts, ends)
