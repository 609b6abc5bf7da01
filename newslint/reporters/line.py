"""For programs that read lines: Vale's ``line`` output, ``path:line:column:Rule:message`` and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.diagnostic import Report
from newslint.reporters import Context
from newslint.reporters._text import message, place


def render(report: Report, context: Context) -> Iterator[str]:
    """Yields one line for each finding; nothing for a clean report."""
    for diagnostic in report.diagnostics:
        yield f"{place(diagnostic)}:{diagnostic.rule}:{message(diagnostic)}\n"
