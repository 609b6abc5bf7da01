"""Which of the lines the rules report already."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newslint.diagnostic import Diagnostic
from newslint.learning._tally import Learnt, Recurring

# What these styles report is a line or part of one that doesn't belong to the story; others report what is wrong in it.
_STYLES = ("Injection.", "Residue.")


def unreported(learnt: Learnt, findings: Callable[[str], Sequence[Diagnostic]]) -> Learnt:
    """What was learnt without the lines that rules report wherever we look. ``findings`` gives those in the article of a name; it is asked
    for the examples only."""
    known: dict[str, Sequence[Diagnostic]] = {}

    def reported(line: Recurring) -> bool:
        for name, _ in line.examples:
            if name not in known:
                known[name] = findings(name)
        return bool(line.examples) and all(any(_covers(entry, line, at) for entry in known[name]) for name, at in line.examples)

    return learnt._replace(lines=[line for line in learnt.lines if not reported(line)])


def _covers(entry: Diagnostic, line: Recurring, at: int) -> bool:
    if not entry.start.line <= at <= entry.end.line:
        return False
    return entry.rule.startswith(_STYLES) or 2 * len(entry.match) > len(line.text)
