"""Beginnings and ends that several different lines share: "Sign up for ... by clicking here", "... contributed to this report."

Sentences share beginnings and ends too ("... said in a statement."), so a beginning or an end counts only when words of pages stand in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import takewhile

from newslint.learning._kinds import of_page, tells_page
from newslint.learning._sightings import Sightings
from newslint.learning._text import masked, pattern_of, variables

# So many words must agree, in lines of at most so many words; and so many different lines must have them.
_WORDS = 4
_ALIKE = 2
_MOST_WORDS = 40
_DIFFERENT = 3
_LONGEST_LINE = 400
_LONGEST_REST = 200
# The rest may be so many code points longer than those seen.
_SLACK = 20


class Affix:
    """A beginning (or an end) of lines. ``shared`` is how many words of ``example`` all lines have."""

    __slots__ = ("at_end", "different", "example", "longest", "seen", "shared")

    def __init__(self, example: str, at_end: bool) -> None:
        self.example = example
        self.at_end = at_end
        self.shared = example.count(" ") + 1
        self.longest = 0
        self.different: set[int] = set()
        self.seen = Sightings()

    def meet(self, words: Sequence[str]) -> None:
        """Compare with the masked words of another line."""
        pairs = zip(masked(self.example).split(" ")[:: -1 if self.at_end else 1], words[:: -1 if self.at_end else 1], strict=False)
        agreeing = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        self.shared = min(self.shared, agreeing)

    def text(self) -> str:
        """The words that all lines share."""
        words = self.example.split(" ")
        return " ".join(words[len(words) - self.shared :] if self.at_end else words[: self.shared])

    def pattern(self) -> str:
        """A regular expression for whole lines of this kind."""
        text = self.text()
        shared = pattern_of(text, [None] * len(variables(text)), False)
        rest = f".{{0,{min(self.longest - len(text) + _SLACK, _LONGEST_REST)}}}"
        return f"{rest}{shared}" if self.at_end else f"{shared}{rest}"


class Affixes:
    """The beginnings and ends of lines in articles."""

    def __init__(self) -> None:
        self._known: dict[tuple[bool, tuple[str, ...]], Affix] = {}

    def add(self, text: str, article: int, place: int, line: Callable[[], int], length: int) -> None:
        """Count a line with this text; ``line`` gives its number."""
        if len(text) > _LONGEST_LINE or not of_page(text):
            return
        words = masked(text).split(" ")
        if not _WORDS < len(words) <= _MOST_WORDS:
            return
        key = hash(tuple(words))
        for at_end in (False, True):
            head = tuple(words[-_WORDS:] if at_end else words[:_WORDS])
            affix = self._known.get((at_end, head))
            if affix is None:
                affix = self._known[at_end, head] = Affix(text, at_end)
            affix.meet(words)
            if len(affix.different) < _DIFFERENT:
                affix.different.add(key)
            affix.longest = max(affix.longest, len(text))
            affix.seen.add(article, place, line(), length)

    def recurring(self, enough: int) -> list[Affix]:
        """Those that stand in enough articles and lines. Several with the same two words become one."""
        alike: dict[tuple[bool, tuple[str, ...]], list[Affix]] = defaultdict(list)
        for (at_end, words), affix in self._known.items():
            if len(affix.seen.articles) >= enough and len(affix.different) == _DIFFERENT and tells_page(affix.text()):
                alike[at_end, words[-_ALIKE:] if at_end else words[:_ALIKE]].append(affix)
        return [affix for group in alike.values() for affix in _united(group)]


def _united(group: list[Affix]) -> list[Affix]:
    """One affix for all, if what they share still tells a page; else themselves."""
    if len(group) == 1:
        return group
    whole = Affix(group[0].example, group[0].at_end)
    for affix in group:
        whole.meet(masked(affix.text()).split(" "))
        whole.longest = max(whole.longest, affix.longest)
    whole.seen = Sightings.united([affix.seen for affix in group])
    return [whole] if tells_page(whole.text()) else group
