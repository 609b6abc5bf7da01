"""newslint: a rule-based linter for news articles.

``lint`` checks one text with the rules that come with newslint; ``Linter`` (newslint.linter) and ``ruleset.load`` give full control.
"""

from __future__ import annotations

import functools
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.diagnostic import Report
    from newslint.linter import Linter

__version__ = "0.1.0"
__all__ = ["__version__", "lint"]


def lint(text: str, *, format: str = "txt", day: date | None = None, name: str = "<text>") -> Report:
    """The report on an article with the built-in rules. ``format`` is a file suffix (``txt``, ``md``); ``day`` is the day of the story,
    where the text doesn't give it. Offsets count code points of ``text``; lines and columns are 1-based. No text makes it raise; ValueError
    for a format that has no reader."""
    from newslint.source import Source

    return _linter().lint(Source(text.removeprefix("\ufeff"), name), format, day)


@functools.cache
def _linter() -> Linter:
    """A linter with the built-in rules; it keeps no state between articles."""
    from newslint import ruleset
    from newslint.linter import Linter

    return Linter(ruleset.load([ruleset.builtin_folder()]))
