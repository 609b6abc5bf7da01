"""The quotations of one block: a state machine over its marks.

Straight and curly marks of a kind count as one kind. What a mark does is said by its glyph and by its neighbours, and where these are
silent, by what is open. Single marks are mostly apostrophes, so they are read with suspicion: one between letters never counts, neither
does one that clips a known word ('em, '90s), and after a plural's s it closes a quotation only if nothing better does. Time is linear.
"""

from __future__ import annotations

from typing import NamedTuple

from newslint import patterns
from newslint.document import Block
from newslint.prose import quote_marks as marks
from newslint.prose.quote_marks import CLOSES, DOUBLE, EITHER, MAKES, MARK, NEITHER, OPENS
from newslint.prose.sentences import first_end
from newslint.source import Span

_GERMAN = patterns.compile("„([^„“”]*)[“”]")
# Nesting beyond this isn't speech.
_DEEPEST = 5


class Quotation(NamedTuple):
    """A quotation in block number ``block``. ``span`` includes the marks, ``inner`` doesn't; ``mark`` is ``"`` or ``'``; ``depth`` is 0
    unless it stands inside another. One that isn't ``closed`` runs to the end of the block, or to where it opens again, if it is
    ``continued``, else to the end of its sentence."""

    block: int
    span: Span
    inner: Span
    mark: str
    depth: int
    closed: bool
    continued: bool


class QuoteProblem(NamedTuple):
    """A defect in block number ``block``. ``unclosed`` and ``single-unclosed`` (span: the opening mark), ``unopened`` (the closing mark),
    ``crossed`` (from the opening single mark through the double one that opens and leaves it unclosed), ``mixed`` (the mark that is of
    another make than its partner, or turned the wrong way)."""

    block: int
    span: Span
    kind: str


class _Open:
    """A mark that waits for its partner. ``weak`` is where a plural possessive may have closed it, ``crossed`` the double mark that opened
    while it was open, ``busy`` says that it holds a complete quotation of its own kind."""

    __slots__ = ("busy", "crossed", "kind", "span", "weak")

    def __init__(self, span: Span, kind: str) -> None:
        self.span, self.kind = span, kind
        self.weak: Span | None = None
        self.crossed: Span | None = None
        self.busy = False


class Reading:
    """The reading of one block: what is open, and what was found. ``follows`` is the kind of mark that opens the next paragraph;
    ``led_in`` says that the paragraph before ends in a colon."""

    def __init__(self, block: Block, follows: str, led_in: bool = False) -> None:
        self.text, self.number, self.follows, self._led_in = _without_code(block), block.index, follows, led_in
        self._quotations: list[Quotation] = []
        self.problems: list[QuoteProblem] = []
        self.unequal: list[tuple[Span, Span]] = []
        # Whether the block ends inside a quotation that it should close, and whether it closes one that it doesn't open.
        self.runs_on = self.runs_in = False
        self._stack: list[_Open] = []
        self._reopened: list[tuple[_Open, int]] = []
        self._opened = self._stray = False
        end, part = -9, NEITHER
        for match in MARK.finditer(self.text):
            span = Span(*match.span())
            beside = span.start == end or (span.start == end + 1 and self.text[end] in marks.THIN_SPACES)
            if not beside or (part == CLOSES and self.text[span.end : span.end + 1].isalnum()):
                part = NEITHER
            part = part or marks.part(self.text, span)
            part = self._double(span, match[0], part) if match[0] in DOUBLE else self._single(span, part)
            end = span.end
        self._finish()

    def _double(self, span: Span, glyph: str, part: int) -> int:
        if part == CLOSES and marks.feet_and_inches(self.text, span.start):
            return NEITHER
        outer = self._innermost('"')
        if glyph == "“":
            opens = part != CLOSES or outer < 0
        elif glyph == "”":
            opens = part == OPENS and outer < 0
        else:
            opens = part == OPENS or (part == EITHER and outer < 0)
        if glyph == ("”" if opens else "“"):
            self._problem("mixed", span)
        if opens:
            self._open_double(span, outer)
        elif outer >= 0:
            self._drop(outer + 1)
            self._close(self._stack.pop(), span)
            below = self._innermost('"')
            if below >= 0:
                self._stack[below].busy = True
        elif self._stack:
            self._close(self._stack.pop(), span)
        elif len(glyph) == 1 and not marks.inches(self.text, span.start):
            self._unopened(span)
        return OPENS if opens else CLOSES

    def _open_double(self, span: Span, outer: int) -> None:
        if self._stack and self._stack[-1].weak:
            self._drop(len(self._stack) - 1)
        if outer >= 0 and (len(self._stack) > _DEEPEST or marks.starts_sentence(self.text, span.start)):
            self._drop(outer + 1)
            self._reopened.append((self._stack.pop(), span.start))
        for entry in self._stack:
            if entry.kind == "'" and not entry.crossed:
                entry.crossed = span
        self._stack.append(_Open(span, '"'))
        self._opened, self._stray = True, False

    def _unopened(self, span: Span) -> None:
        # Of two in a row, the first is the partner of the second and only leans the wrong way. At the end, one that ran on may close.
        ends = span.end + 3 >= len(self.text) and not self.text[span.end :].strip()
        if ends and self._reopened and not self._reopened[0][0].span.start:
            return
        if not self._stray:
            self.runs_in = self.runs_in or not self._opened
            self._problem("unopened", span)
        self._stray = not self._stray

    def _single(self, span: Span, part: int) -> int:
        inside = bool(self._stack) and self._stack[-1].kind == "'"
        part = marks.single_part(self.text, span, part, inside)
        if part == OPENS:
            if inside and not self._stack[-1].weak and marks.starts_sentence(self.text, span.start):
                self._reopened.append((self._stack.pop(), span.start))
            elif inside:
                self._drop(len(self._stack) - 1)
            self._stack.append(_Open(span, "'"))
        elif part == CLOSES and inside:
            if not marks.possessive(self.text, span):
                self._close(self._stack.pop(), span)
            elif not self._stack[-1].weak:
                self._stack[-1].weak = span
        return part

    def _close(self, entry: _Open, closing: Span) -> None:
        opening, glyph = self.text[entry.span.start : entry.span.end], self.text[closing.start : closing.end]
        self._found(entry, closing.start, closing.end, closed=True)
        if MAKES[opening] != MAKES[glyph] or (entry.kind == '"') != (glyph in DOUBLE):
            self.unequal.append((entry.span, closing))

    def _leave_open(self, entry: _Open, end: int, continued: bool) -> None:
        """Record an open quotation, which ends at ``end`` if it is continued there, else with its sentence."""
        start = entry.span.start
        if not continued:
            if entry.crossed and not marks.in_clause(self.text, start):
                self._problem("crossed", Span(start, entry.crossed.end))
            else:
                self._problem("unclosed" if entry.kind == '"' else "single-unclosed", entry.span)
            end = start + first_end(self.text[start : entry.crossed.start if entry.crossed else end])
        end = start + len(self.text[start:end].rstrip())
        self._found(entry, end, end, closed=False, continued=continued)

    def _found(self, entry: _Open, inner_end: int, end: int, closed: bool, continued: bool = False) -> None:
        span, inner = Span(entry.span.start, end), Span(entry.span.end, inner_end)
        self._quotations.append(Quotation(self.number, span, inner, entry.kind, 0, closed, continued))

    def _problem(self, kind: str, span: Span) -> None:
        self.problems.append(QuoteProblem(self.number, span, kind))

    def _drop(self, place: int) -> None:
        """Settle what is open from ``place`` of the stack on: single marks, and something around them ends."""
        for entry in self._stack[place:]:
            if entry.weak:
                self._close(entry, entry.weak)
            else:
                self._problem("single-unclosed", entry.span)
        del self._stack[place:]

    def _finish(self) -> None:
        end = len(self.text)
        for entry, cut in self._reopened:
            self._leave_open(entry, cut, continued=self._merged(entry, cut))
        if self._nested_goes_on(end):
            for entry in self._stack:
                self._leave_open(entry, end, continued=True)
            return
        for place, entry in enumerate(self._stack):
            last = place == len(self._stack) - 1
            if entry.weak:
                self._close(entry, entry.weak)
            elif last and entry.kind == self.follows and marks.all_speech(self.text, entry.span, end):
                self._leave_open(entry, end, continued=True)
            else:
                self._leave_open(entry, end if last else self._stack[place + 1].span.start, continued=False)
                self.runs_on = last and entry.kind == '"'

    def _nested_goes_on(self, end: int) -> bool:
        """Whether speech that is quoted within speech from its first word on goes on in the next paragraph."""
        if len(self._stack) != 2 or self._stack[1].kind == self._stack[0].kind or self._stack[0].kind != self.follows:
            return False
        outer, inner = self._stack
        return not self.text[outer.span.end : inner.span.start].strip() and marks.all_speech(self.text, inner.span, end)

    def _merged(self, entry: _Open, end: int) -> bool:
        """Whether a quotation that was open when the next sentence opened one ran on there: paragraphs were merged, no mark is missing."""
        if len(self._reopened) > 2:
            return True
        if entry.busy or len(self._reopened) > 1:
            return not entry.busy
        if self._led_in and not self.text[: entry.span.start].strip():
            # "The agency writes:" and a quotation of several paragraphs, narration and all.
            return True
        return marks.all_speech(self.text, entry.span, end) and not marks.narrated(self.text, entry.span.end, end)

    @property
    def quotations(self) -> list[Quotation]:
        """The quotations in reading order, with their depth."""
        return _with_depth(self._quotations)

    def carry_on(self) -> None:
        """The next paragraph goes on with the quotation that this one leaves open: the mark is missing there, not here."""
        self.problems.pop()
        last = self._quotations.pop()
        end = len(self.text.rstrip())
        self._quotations.append(last._replace(span=Span(last.span.start, end), inner=Span(last.inner.start, end), continued=True))

    def _innermost(self, kind: str) -> int:
        """The place of the innermost open quotation of a kind on the stack, or -1."""
        for place in range(len(self._stack) - 1, -1, -1):
            if self._stack[place].kind == kind:
                return place
        return -1


def _with_depth(found: list[Quotation]) -> list[Quotation]:
    placed: list[Quotation] = []
    ends: list[int] = []
    for quotation in sorted(found, key=lambda quotation: (quotation.span.start, -quotation.span.end)):
        while ends and ends[-1] <= quotation.span.start:
            ends.pop()
        placed.append(quotation._replace(depth=len(ends)) if ends else quotation)
        ends.append(quotation.span.end)
    return placed


def _without_code(block: Block) -> str:
    """The text of a block with its code blanked out and German marks turned into English ones, at unchanged offsets."""
    spans = block.spans("code")
    text = _GERMAN.sub(r"“\1”", block.text) if "„" in block.text else block.text
    if not spans:
        return text
    chars = list(text)
    for start, end in spans:
        chars[start:end] = "x" * (end - start)
    return "".join(chars)
