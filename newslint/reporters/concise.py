"""For people: one line for each finding, and a summary."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.diagnostic import Report
from newslint.reporters import Context
from newslint.reporters._text import DIM, LEVEL_COLOR, link, message, paint, place, summary


def render(report: Report, context: Context) -> Iterator[str]:
    """Yields ``path:line:column level message [Rule]`` for each finding, then the summary."""
    for diagnostic in report.diagnostics:
        level = paint(str(diagnostic.level), LEVEL_COLOR[diagnostic.level], context)
        rule = link(paint(f"[{diagnostic.rule}]", DIM, context), diagnostic.link, context)
        yield f"{place(diagnostic)} {level} {message(diagnostic)} {rule}\n"
    yield summary(report) + "\n"
