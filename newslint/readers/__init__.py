"""One file per format: a Source becomes a Document. Readers know nothing of rules."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from typing import cast

from newslint.document import Document
from newslint.source import Source

_FORMATS = {"txt": "text", "text": "text", "md": "markdown", "markdown": "markdown", "mdown": "markdown", "mkd": "markdown"}
SUFFIXES = frozenset(f".{suffix}" for suffix in _FORMATS)


def format_of(name: str) -> str:
    """The format of a file name by its suffix; ``txt`` when it says nothing."""
    suffix = os.path.splitext(name)[1].lower().lstrip(".")
    return suffix if suffix in _FORMATS else "txt"


def read(source: Source, format: str = "txt") -> Document:
    """The Document of a source in a format (a file suffix). ValueError for a format that has no reader."""
    if format not in _FORMATS:
        raise ValueError(f"there is no reader for the format {format!r}: use {', '.join(_FORMATS)}")
    module = import_module(f"newslint.readers.{_FORMATS[format]}")
    return cast(Callable[[Source], Document], module.read)(source)
