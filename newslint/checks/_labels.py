"""Labels that announce another story ("More from the Post", "What others are reading"), told by the words that they are made of.

Pages word them in ever new ways, but with few words: what is offered ("stories", "video"), which ones ("more", "next", "your"), and
the small words between. A label made of nothing else is one; a list of whole labels would always lack the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint import patterns
from newslint.checks import OptionError

STRONG, WEAK = 2, 1
_WORD = patterns.compile(r"[\w']+")
_WORD_IN_LINE = patterns.compile(r"[\w'’]+")
_HEADLINE_WORD = patterns.compile(r" [‘“'\"]?(?:[A-Z]+[a-z.’']|A |I |\d+ [A-Za-z])")
_BEFORE_NAME = frozenset("on from in at by of about".split())
# "More on the strike", "Best of the Post": these announce with a name what they don't alone.
_NEED_NAME = frozenset("more also best elsewhere previously earlier trending popular recommended related".split())
_MOST_WORDS, _LONGEST_NAME = 9, 6
_SURE, _LIKELY = 3, 2


class Labels:
    """Knows labels: those that match one of ``sure`` or ``weak`` (regular expressions, without regard to case), and those made of
    ``content`` words (two points each), ``pointers`` (one) and ``fillers`` (none) alone, perhaps with a name at their end ("... on Coast
    News"): three points are a strong label, two a weak one."""

    def __init__(
        self, sure: Sequence[str], weak: Sequence[str], content: Sequence[str], pointers: Sequence[str], fillers: Sequence[str]
    ) -> None:
        try:
            self._sure = patterns.compile("|".join(f"(?:{label})" for label in sure) or r"(?!)", re.IGNORECASE)
            self._weak = patterns.compile("|".join(f"(?:{label})" for label in weak) or r"(?!)", re.IGNORECASE)
        except re.error as error:
            raise OptionError("labels", f"'labels' or 'weak' holds no valid regular expression: {error}") from None
        lists = (fillers, pointers, content)
        self._points = {word: points for points, entries in enumerate(lists) for entry in entries for word in entry.split()}

    def strength(self, label: str, alone: bool = False) -> int:
        """STRONG, WEAK or 0; ``alone`` is asked of a label with no headline on its line, where "News from the front" may be a subhead."""
        label = label.replace("’", "'").strip()
        points = self._points_of(_WORD.findall(label.lower()), alone)
        if points >= _SURE or self._sure.fullmatch(label):
            return STRONG
        return WEAK if points == _LIKELY or self._weak.fullmatch(label) else 0

    def strong_head(self, text: str) -> str:
        """The longest strong label in capitals that ``text`` begins with, before a word that is not all capitals; or ''."""
        end = 0
        for match in _WORD_IN_LINE.finditer(text, 0, 40):
            if match.start() > end + 1 or not match.group().isupper():
                break
            end = match.end()
        while end > 0:
            label = text[:end]
            if _HEADLINE_WORD.match(text, end) and " " in label and self.strength(label) == STRONG:
                return label
            end = text.rfind(" ", 0, end)
        return ""

    def _points_of(self, words: list[str], alone: bool) -> int:
        if len(words) > _MOST_WORDS:
            return 0
        total = 0
        for number, word in enumerate(words):
            points = self._points.get(word)
            if points is None:
                return self._with_name(words, 0 if alone else total, number)
            total += points
        return total

    def _with_name(self, words: list[str], total: int, unknown: int) -> int:
        """The points of a label whose word number ``unknown`` is none of ours: a name behind a preposition is worth one point."""
        at = unknown - 1 - (unknown > 1 and words[unknown - 1] in ("the", "our", "this"))
        if at < 1 or words[at] not in _BEFORE_NAME or len(words) - at > _LONGEST_NAME:
            return 0
        if at == 1 and words[0].endswith("ing") and words[0] not in _NEED_NAME:
            # "Playing by the rules" and "Learning from the flood" begin headlines.
            return 0
        return _SURE if words[at - 1] in _NEED_NAME or total >= _LIKELY else 0
