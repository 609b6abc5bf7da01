"""Comments in the text that switch rules off and on, and stretches that patterns exempt. ``docs/suppression.md`` tells users how.

Vale keeps a switch for everything, for each style, each rule and each matched text, and any one of them silences. Here a later, more
special ``YES`` beats an earlier, more general ``NO`` as well; in Vale it does nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from newslint import directives, patterns
from newslint.diagnostic import Note
from newslint.directives import Directive, Ranges, flat, merged
from newslint.source import Source, Span

if TYPE_CHECKING:
    import regex

MOST_NOTES = 100
_MARKDOWN = frozenset({"md", "markdown", "mdown", "mkd"})
_OPENING = patterns.compile(r"<!--\s*(?:newslint|vale)\b", re.I | re.A)
_LEAD = patterns.compile(r"<!--\s*(?:(newslint)\b|(vale)(?=\s|-->))\s*", re.I | re.A)


class Suppressions:
    """Where which findings of one source are silenced. ``notes`` say what is wrong with its directives."""

    __slots__ = ("_comments", "_mentions", "_off", "_once", "_source", "_stretches", "_styles", "_switches", "notes")

    def __init__(self, source: Source) -> None:
        self.notes: list[Note] = []
        self._source = source
        self._comments = self._stretches = Ranges([], [])
        self._once: dict[str, Ranges] = {}
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
        keys = _levels(f"{rule}[{flat(match)}]")
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

    def _move(self, said: Directive, at: int, line: int) -> None:
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
        made._stretches = merged(_stretches(text, ignores, made))
    if directed:
        _read_comments(source, format in _MARKDOWN, made)
    return made


def compile_ignores(patterns: Iterable[str]) -> list[regex.Pattern[str]]:
    """Compiled patterns of stretches to ignore; ValueError names one that is no regular expression.

    Vale's ``TokenIgnores`` and ``BlockIgnores`` alike: it puts group 1 of a match into code and throws the rest of the match away, so the
    whole match goes unread, whatever its groups are."""
    import regex

    from newslint.matching.compiling import compile_pattern

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
    for comment in directives.comments(text, markdown):
        lead = _LEAD.match(text, comment.start)
        if not lead:
            continue
        line = source.locate(comment.start).line
        try:
            if not text.endswith("-->", comment.start, comment.end):
                raise ValueError("is not closed, so it changes nothing and may hide the text that follows: end it with -->")
            said = directives.parse(text[lead.end() : comment.end - 3].strip())
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
    made._comments = Ranges([comment.start for comment in comments], [comment.end for comment in comments])
    spans: dict[str, list[Span]] = {}
    covering = directives.covered(source, comments, markdown) if once else {}
    for comment, keys in once:
        if comment not in covering:
            line = source.locate(comment.start).line
            made._note(line, "No text follows this comment, so it changes nothing; put it before the paragraph.")
            continue
        for key in keys:
            spans.setdefault(key, []).append(covering[comment])
    made._once = {key: merged(found) for key, found in spans.items()}


def _levels(key: str) -> list[str]:
    """The switches that hold for a rule, style or ``Style.Rule[text]``, from general to special."""
    name, bracket, _ = key.partition("[")
    parts = name.split(".")
    names = ["", *(".".join(parts[: number + 1]) for number in range(len(parts)))]
    return [*names, key] if bracket else names


def _short(text: str) -> str:
    shown = flat(text[:200])
    return shown if len(shown) <= 60 else shown[:57] + "..."
