"""Numbers in words and in digits, for the operations of ``edit``."""

from __future__ import annotations

from newslint.prose.numerals import COUNTING, to_digits, to_words

__all__ = ["COUNTING", "to_digits", "to_words"]
