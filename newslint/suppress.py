"""Comments in the text that switch rules off and on, and stretches that patterns exempt. ``docs/suppression.md`` tells users how.

Vale keeps a switch for everything, for each style, each rule and each matched text, and any one of them silences. Here a later, more
special ``YES`` beats an earlier, more general ``NO`` as well; in Vale it does nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newslint import patterns
from newslint.diagnostic import Note
from newslint.source import Source, Span

if TYPE_CHECKING:
    import regex

MOST_NOTES = 100
_MARKDOWN = frozenset({"md", "markdown", "mdown", "mkd"})
_OPENING = patterns.compile(r"<!--\s*(?:newslint|vale)\b", re.I | re.A)
_LEAD = patterns.compile(r"<!--\s*(?:(newslint)\b|(vale)(?=\s|-->))\s*", re.I | re.A)
_STATE = patterns.compile(r"(off|on|ignore)(?![^\s:])\s*", re.I)
_STYLES = patterns.compile(r"styles?\s*=\s*")
_NAME = patterns.compile(r'[^\s,:=\[\]"]{1,200}')
_COMMA = patterns.compile(r"\s*,\s*")
_VALUE = patterns.compile(r"\s*=\s*(yes|no|on|off)$", re.I)
_END = patterns.compile(r"\s*(?::|$)")
_FORMS = "`newslint off`, `newslint on`, `newslint ignore Style.Rule: reason` or `newslint Style.Rule = NO`"


class _Directive(NamedTuple):
    """What a comment says: ``act`` is ``off``, ``on``, ``ignore`` or ``styles``; ``names`` are the styles and rules that it names, ``keys``
    the switches that it moves: ``""`` (all), a style, a rule, or ``Style.Rule[text]``."""

    act: str
    names: list[str]
    keys: list[str]


class _Ranges(NamedTuple):
    """Disjoint ranges in order."""

    starts: list[int]
    ends: list[int]

    def touches(self, span: Span) -> bool:
        """Whether one of them overlaps ``span``."""
        at = bisect_right(self.ends, span.start)
        return at < len(self.ends) and self.starts[at] < span.end


class Suppressions:
    """Where which findings of one source are silenced. ``notes`` say what is wrong with its directives."""

    __slots__ = ("_comments", "_mentions", "_off", "_once", "_source", "_stretches", "_styles", "_switches", "notes")

    def __init__(self, source: Source) -> None:
        self.notes: list[Note] = []
        self._source = source
        self._comments = self._stretches = _Ranges([], [])
        self._once: dict[str, _Ranges] = {}
        # Of each switch, and of the styles that are left on: the offsets where it was moved, and its state from there.
        self._switches: dict[str, tuple[list[int], list[bool]]] = {}
        self._styles: tuple[list[int], list[frozenset[str] | None]] = ([], [])
        self._off: set[str] = set()
        self._mentions: dict[tuple[str, bool], int] = {}

    def silences(self, rule: str, span: Span, match: str, raw: bool = False) -> bool:
        """Whether a finding of ``rule`` at ``span`` of the source is to be dropped; ``match`` is the source text there. For comments a
        finding stands where it starts, and one that starts inside a directive is dropped. Of ignored stretches it need only touch one;
        a rule that reads the ``raw`` source is not held by them."""
        first = Span(span.start, span.start + 1)
        if self._comments.touches(first) or (not raw and self._stretches.touches(span)):
            return True
        keys = _levels(f"{rule}[{_flat(match)}]")
        return self._silent(keys, span.start) or any(key in self._once and self._once[key].touches(first) for key in keys)

    def known(self, rule_names: Iterable[str]) -> None:
        """Add notes on styles and rules that directives name and that don't exist. ``rule_names`` are all that there are, also those that
        aren't run. Of a comment to Vale, a style that is not among them is Vale's affair."""
        names = {level for name in rule_names for level in _levels(name)}
        folded = {name.lower(): name for name in sorted(names)}
        for (name, to_vale), line in self._mentions.items():
            if name in names or (to_vale and name.partition(".")[0] not in names):
                continue
            close: list[str] = []
            if len(self.notes) < MOST_NOTES:
                from difflib import get_close_matches

                close = get_close_matches(name[:80].lower(), folded, 1)
            hint = f"write {folded[close[0]]}" if close else "`newslint rules` lists those that exist"
            self._note(line, f"There is no rule or style {_short(name)!r}, so the comment does nothing about it; {hint}.")

    def _note(self, line: int, message: str) -> None:
        if len(self.notes) < MOST_NOTES:
            self.notes.append(Note("info", self._source.name, line, message))
        elif len(self.notes) == MOST_NOTES:
            self.notes.append(Note("info", self._source.name, line, "More comments are wrong; only the first of them are named."))

    def _silent(self, keys: Sequence[str], at: int) -> bool:
        """Whether the switches ``keys``, from general to special, silence what stands at ``at``."""
        silent, since = False, -1
        for key in keys:
            when, off = self._state(key, at)
            if off:
                silent, since = True, max(since, when) if silent else when
            elif silent and when > since:
                silent = False
        return silent

    def _state(self, key: str, at: int) -> tuple[int, bool]:
        """Where the switch ``key`` was last moved up to ``at``, and whether to off; (-1, False) for never."""
        when, off = -1, False
        if key in self._switches:
            offsets, states = self._switches[key]
            number = bisect_right(offsets, at) - 1
            if number >= 0:
                when, off = offsets[number], states[number]
        if self._styles[0] and key and "." not in key:
            number = bisect_right(self._styles[0], at) - 1
            if number >= 0 and self._styles[0][number] > when:
                left_on = self._styles[1][number]
                when, off = self._styles[0][number], left_on is not None and key not in left_on
        return when, off

    def _move(self, said: _Directive, at: int, line: int) -> None:
        """Move the switches that a directive names, from ``at`` on."""
        if said.act == "styles":
            self._styles[0].append(at)
            self._styles[1].append(frozenset(said.keys))
            return
        off, keys = said.act == "off", said.keys
        if not off and keys == [""] and "" not in self._off:
            # Where `off` doesn't hold for everything, `on` ends whatever else was switched off.
            keys = list(self._off)
            if self._styles[1] and self._styles[1][-1] is not None:
                self._styles[0].append(at)
                self._styles[1].append(None)
            elif not keys:
                self._note(line, "Nothing is switched off here, so this comment changes nothing; delete it.")
        elif not off:
            for key in keys:
                if key and not self._silent(_levels(key), at):
                    self._note(line, f"{_short(key)!r} is not switched off here, so this changes nothing; name what was switched off.")
        for key in keys:
            offsets, states = self._switches.setdefault(key, ([], []))
            offsets.append(at)
            states.append(off)
            (self._off.add if off else self._off.discard)(key)


def read(source: Source, format: str = "txt", ignores: Sequence[regex.Pattern[str]] = ()) -> Suppressions | None:
    """What the directives in a text of that format (a file suffix) and the patterns of ``compile_ignores`` silence; None when there is
    nothing of the kind. Linear in the text, except for what the patterns take: each has half a second, more for very long texts."""
    text = source.text
    directed = "<!--" in text and _OPENING.search(text) is not None
    if not directed and not ignores:
        return None
    made = Suppressions(source)
    if ignores:
        made._stretches = _merged(_stretches(text, ignores, made))
    if directed:
        _read_comments(source, format in _MARKDOWN, made)
    return made


def compile_ignores(patterns: Iterable[str]) -> list[regex.Pattern[str]]:
    """Compiled patterns of stretches to ignore; ValueError names one that is no regular expression.

    Vale's ``TokenIgnores`` and ``BlockIgnores`` alike: it puts group 1 of a match into code and throws the rest of the match away, so the
    whole match goes unread, whatever its groups are."""
    import regex

    from newslint.matching.engine import compile_pattern

    made = []
    for pattern in patterns:
        try:
            made.append(compile_pattern(pattern))
        except regex.error as error:
            raise ValueError(f"the pattern {pattern!r} is no regular expression: {error}") from None
    return made


def _stretches(text: str, ignores: Sequence[regex.Pattern[str]], made: Suppressions) -> Iterator[Span]:
    budget = 0.5 + len(text) / 5e6
    for pattern in ignores:
        try:
            for match in pattern.finditer(text, timeout=budget):
                yield Span(*match.span())
        except TimeoutError:
            made._note(0, f"The pattern {_short(pattern.pattern)!r} of stretches to ignore ran out of time on this text; make it simpler.")


def _read_comments(source: Source, markdown: bool, made: Suppressions) -> None:
    text = source.text
    comments: list[Span] = []
    once: list[tuple[Span, list[str]]] = []
    for comment in _comments(text, markdown):
        lead = _LEAD.match(text, comment.start)
        if not lead:
            continue
        line = source.locate(comment.start).line
        try:
            if not text.endswith("-->", comment.start, comment.end):
                raise ValueError("is not closed, so it changes nothing and may hide the text that follows: end it with -->")
            said = _parse(text[lead.end() : comment.end - 3].strip())
        except ValueError as error:
            # "Vale" may be a name, "vale" and "newslint" are meant for us.
            if lead[1] or lead[2] == "vale":
                made._note(line, f"The comment {_short(text[comment.start : comment.end])!r} {error}.")
            continue
        comments.append(comment)
        for name in said.names:
            made._mentions.setdefault((name, not lead[1]), line)
        if said.act == "ignore":
            once.append((comment, said.keys))
        else:
            made._move(said, comment.end, line)
    made._comments = _Ranges([comment.start for comment in comments], [comment.end for comment in comments])
    spans: dict[str, list[Span]] = {}
    covered = _covered(source, comments, markdown) if once else {}
    for comment, keys in once:
        if comment not in covered:
            line = source.locate(comment.start).line
            made._note(line, "No text follows this comment, so it changes nothing; put it before the paragraph.")
            continue
        for key in keys:
            spans.setdefault(key, []).append(covered[comment])
    made._once = {key: _merged(found) for key, found in spans.items()}


def _comments(text: str, markdown: bool) -> Iterator[Span]:
    """Comments outside Markdown code, in order; one that isn't closed, if it is there, comes last and ends with the text."""
    code = _code(text) if markdown else _Ranges([], [])
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


def _code(text: str) -> _Ranges:
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
    return _merged(found)


def _parse(body: str) -> _Directive:
    """The directive in a comment, less its leading word. ValueError says what is wrong, as the end of a sentence on the comment."""
    if state := _STATE.match(body):
        act = state[1].lower()
        if act != "ignore" and _END.match(body, state.end()):
            return _Directive(act, [], [""])
        names, keys, at = _targets(body, state.end())
        if keys and _END.match(body, at):
            return _Directive(act, names, keys)
        if act == "ignore" and not keys:
            raise ValueError("names no rule, so it changes nothing: write `newslint ignore Style.Rule: reason`")
    else:
        names, keys, at = _targets(body, 0)
        if keys and (value := _VALUE.match(body, at)):
            return _Directive("off" if value[1].lower() in ("no", "off") else "on", names, keys)
        if styles := _STYLES.match(body):
            names, keys, at = _targets(body, styles.end())
            if names and names == keys and at == len(body):
                return _Directive("styles", names, keys)
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
            keys += [f"{name[0]}[{_flat(text)}]" for text in texts]
        else:
            keys.append(name[0])
        if not (comma := _COMMA.match(body, at)):
            break
        at = comma.end()
    return names, keys, at


def _covered(source: Source, comments: Sequence[Span], markdown: bool) -> dict[Span, Span]:
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


def _levels(key: str) -> list[str]:
    """The switches that hold for a rule, style or ``Style.Rule[text]``, from general to special."""
    name, bracket, _ = key.partition("[")
    parts = name.split(".")
    names = ["", *(".".join(parts[: number + 1]) for number in range(len(parts)))]
    return [*names, key] if bracket else names


def _flat(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    flat = _flat(text[:200])
    return flat if len(flat) <= 60 else flat[:57] + "..."


def _merged(spans: Iterable[Span]) -> _Ranges:
    """The ranges that spans cover together."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        elif end > start:
            starts.append(start)
            ends.append(end)
    return _Ranges(starts, ends)
