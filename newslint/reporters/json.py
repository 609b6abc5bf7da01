"""For programs: one JSON object, described by ``schema.json`` beside this file.

It is ASCII, so no pipe or console can garble it and nothing in an article can act on a terminal. Each finding and note has a line of its
own, for ``grep`` and ``diff``. A lone surrogate (a path that isn't UTF-8) becomes U+FFFD, since strict parsers refuse it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from newslint import patterns
from newslint.diagnostic import Diagnostic, Fix, Level, Note, Report
from newslint.reporters import Context
from newslint.source import Location, Source, Span

SCHEMA_VERSION = "1"
_SURROGATE = patterns.compile("[\ud800-\udfff]")


def render(report: Report, context: Context) -> Iterator[str]:
    """Yields the object in chunks. Raises KeyError for a finding with a fix whose Source the context doesn't hold."""
    yield f'{{"version": {_dump(SCHEMA_VERSION)}, "newslint": {_dump(context.version)}, "diagnostics": [\n'
    yield from _items(_diagnostic(diagnostic, context) for diagnostic in report.diagnostics)
    yield '], "notes": [\n'
    yield from _items(_note(note) for note in report.notes)
    totals = {
        "files": report.files,
        "errors": report.count(Level.ERROR),
        "warnings": report.count(Level.WARNING),
        "suggestions": report.count(Level.SUGGESTION),
        "failed": report.failed,
    }
    yield f'], "summary": {_dump(totals)}}}\n'


def _items(values: Iterable[dict[str, Any]]) -> Iterator[str]:
    before = ""
    for value in values:
        if before:
            yield f"{before},\n"
        before = _dump(value)
    if before:
        yield f"{before}\n"


def _dump(value: Any) -> str:
    dumped = json.dumps(value)
    if "\\ud" in dumped:  # half of a pair, or a lone surrogate
        dumped = json.dumps(json.loads(_SURROGATE.sub("\ufffd", json.dumps(value, ensure_ascii=False))))
    return dumped


def _diagnostic(diagnostic: Diagnostic, context: Context) -> dict[str, Any]:
    return {
        "path": diagnostic.path,
        "rule": diagnostic.rule,
        "level": str(diagnostic.level),
        "message": diagnostic.message,
        "start": _location(diagnostic.start),
        "end": _location(diagnostic.end),
        "match": diagnostic.match,
        "offset": _offset(diagnostic.span),
        "scope": diagnostic.scope,
        "link": diagnostic.link,
        "fix": _fix(diagnostic.fix, context.sources[diagnostic.path]) if diagnostic.fix else None,
    }


def _fix(fix: Fix, source: Source) -> dict[str, Any]:
    edits = [
        {
            "start": _location(source.locate(edit.span.start)),
            "end": _location(source.locate(edit.span.end)),
            "offset": _offset(edit.span),
            "text": edit.text,
        }
        for edit in fix.edits
    ]
    return {"safe": fix.safe, "edits": edits}


def _note(note: Note) -> dict[str, Any]:
    return {"kind": note.kind, "path": note.path or None, "line": note.line or None, "message": note.message, "rule": note.rule}


def _location(location: Location) -> dict[str, int]:
    return {"line": location.line, "column": location.column}


def _offset(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
