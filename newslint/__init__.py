"""newslint: a rule-based linter for news articles.

``lint`` checks one text with the rules that come with newslint; ``Linter`` (newslint.linter) and ``ruleset.load`` give full control.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.diagnostic import Report

__version__ = "0.1.0"
__all__ = ["__version__", "lint"]


def lint(text: str, *, format: str = "txt", day: date | None = None, name: str = "<text>") -> Report:
    """The report on an article with the built-in rules. ``format`` is a file suffix (``txt``, ``md``); ``day`` is the day of the story,
    where the text doesn't give it. Offsets count code points of ``text``; lines and columns are 1-based. Never raises on any text."""
    from newslint import ruleset
    from newslint.linter import Linter
    from newslint.source import Source

    linter = Linter(ruleset.load([ruleset.builtin_folder()]))
    return linter.lint(Source(text.removeprefix("\ufeff"), name), format, day)
