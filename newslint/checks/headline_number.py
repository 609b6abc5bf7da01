"""``extends: headline_number``: a number of the headline that the story contradicts.

The story normally repeats the number: as it is, in words, more exactly, or as a sum. Where it doesn't, and says the same thing with another
number that a slip makes of this one (13 for 12, 21 for 12, 3.2 for 3.5), one of the two is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit

_MAY_COUNT = patterns.compile(
    r"\d|\b(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|sixty|hundred|"
    r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b"
)
_LONGEST = 300  # a longer one is no headline


class Check:
    """The arguments are the headline's number and what the story says, each with the words behind it."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        headline = document.headline
        # Most headlines hold no number, which is seen faster than sought.
        if not headline or len(headline.text) > _LONGEST or not _MAY_COUNT.search(headline.text):
            return ()
        from newslint.checks._contradiction import contradictions

        return contradictions(document, headline)
