"""For people at a terminal: each finding with the line it stands on, and a summary."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.diagnostic import Diagnostic, Edit, Fix, Report
from newslint.reporters import Context
from newslint.reporters._excerpt import excerpt
from newslint.reporters._text import BOLD, DIM, GREEN, LEVEL_COLOR, counted, link, message, paint, place, summary, visible

_MIN_WIDTH = 24
_QUOTED = 60


def render(report: Report, context: Context) -> Iterator[str]:
    """Yields one chunk for each finding and one for the summary."""
    for diagnostic in report.diagnostics:
        level = paint(str(diagnostic.level), LEVEL_COLOR[diagnostic.level], context)
        rule = link(paint(diagnostic.rule, BOLD, context), diagnostic.link, context)
        lines = [f"{place(diagnostic)} {level} {rule}", *_wrapped(message(diagnostic), max(context.width, _MIN_WIDTH))]
        lines += _frame(diagnostic, context)
        if diagnostic.fix:
            lines.append(f"  {paint('fix:', GREEN, context)} {_fix(diagnostic, diagnostic.fix, context)}")
        yield "\n".join(lines) + "\n\n"
    yield summary(report) + "\n"


def _wrapped(text: str, width: int) -> list[str]:
    if len(text) + 2 <= width:
        return [f"  {text}"]
    from textwrap import wrap

    return wrap(text, width, initial_indent="  ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def _frame(diagnostic: Diagnostic, context: Context) -> Iterator[str]:
    source = context.sources.get(diagnostic.path)
    if source is None:
        return
    number = str(diagnostic.start.line)
    more = diagnostic.end.line - diagnostic.start.line
    rest = f" and {counted(more, 'more line')}" if more else ""
    width = max(context.width - len(f"  {number} | {rest}"), _MIN_WIDTH)
    shown = excerpt(source.text, source.line_span(diagnostic.start.line), diagnostic.span, width)
    bar = paint("|", DIM, context)
    carets = paint("^" * shown.carets, LEVEL_COLOR[diagnostic.level], context)
    yield f"  {paint(number, DIM, context)} {bar} {shown.text}"
    yield f"  {' ' * len(number)} {bar} {' ' * shown.indent}{carets}{rest}"


def _fix(diagnostic: Diagnostic, fix: Fix, context: Context) -> str:
    said = [_edit(edit, diagnostic, context) for edit in fix.edits[:2]]
    if len(fix.edits) > 2:
        said.append(counted(len(fix.edits) - 2, "more edit"))
    return f"{', '.join(said)} ({'safe' if fix.safe else 'unsafe'})"


def _edit(edit: Edit, diagnostic: Diagnostic, context: Context) -> str:
    source = context.sources.get(diagnostic.path)
    old = _quoted(source.text[edit.span.start : edit.span.end]) if source else "it"
    if edit.span.start == edit.span.end:
        return f"insert {_quoted(edit.text)}"
    return f"replace {old} with {_quoted(edit.text)}" if edit.text else f"delete {old}"


def _quoted(text: str) -> str:
    if len(text) > _QUOTED:
        text = f"{text[: _QUOTED // 2]}…{text[-_QUOTED // 2 :]}"
    return f'"{visible(text)}"'
