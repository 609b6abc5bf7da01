"""Output formats: one file each, holding ``render(report, context)``, which yields the text of a report in chunks that end with a newline.

A format's name is its file's name, with ``-`` for ``_``; files that begin with ``_`` are shared helpers.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.diagnostic import Report
    from newslint.source import Source

FORMATS: tuple[str, ...] = tuple(
    sorted(name[:-3].replace("_", "-") for name in os.listdir(os.path.dirname(__file__)) if name.endswith(".py") and name[0] != "_")
)


class Context(NamedTuple):
    """What a format may know beside the report.

    ``sources`` holds the Source of every path with findings: excerpts are cut from them, and edits are placed by them. ``width`` is in
    terminal cells. ``color`` and ``hyperlinks`` allow ANSI colours and OSC 8 links in the formats made for people.
    """

    version: str
    color: bool = False
    width: int = 100
    sources: Mapping[str, Source] = MappingProxyType({})
    hyperlinks: bool = False


def render(name: str, report: Report, context: Context) -> Iterator[str]:
    """The report in the format of that name. Raises ValueError at once for an unknown name. Findings come in the report's order."""
    if name not in FORMATS:
        raise ValueError(f"unknown output format {name!r}: use {', '.join(FORMATS)}")
    chunks: Iterator[str] = import_module(f"newslint.reporters.{name.replace('-', '_')}").render(report, context)
    return chunks
