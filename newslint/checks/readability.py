"""``extends: readability``: an article that is hard to read. Source: Vale's documentation; the formulas are textstat's.

Of Vale's five metrics the two that need no syllables are computed. textstat counts syllables with a dictionary that it fetches at run time,
and newslint works offline.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint.checks import Match, OptionError, _options
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.source import Span

_FUNCTIONS = {"Automated Readability": "automated_readability_index", "Coleman-Liau": "coleman_liau_index"}
_NEED_SYLLABLES = frozenset({"Gunning Fog", "Flesch-Kincaid", "SMOG"})
_FEWEST_WORDS = 100


class Check:
    """One report, at the first word of the running text, when the mean of ``metrics`` (US school grades) over it is above ``grade``. The
    message gets the grade found. Texts of fewer than a hundred words are not judged."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"metrics", "grade"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._metrics = _options.texts(options, "metrics")
        self._grade = _options.number(options, "grade")
        if not self._grade:
            raise OptionError("grade", "'grade' is required: the school grade that the text may have at most")
        for metric in self._metrics or [""]:
            if metric in _NEED_SYLLABLES:
                raise OptionError("metrics", f"{metric!r} needs a dictionary of syllables, which newslint does without; use {_known()}")
            if metric not in _FUNCTIONS:
                raise OptionError("metrics", f"'metrics' must be a list of {_known()}")

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        body = [block for block in blocks if "heading" not in block.scope]
        text = "\n\n".join(block.text for block in body)
        if text.count(" ") < _FEWEST_WORDS:
            return
        import textstat

        grades = [getattr(textstat, _FUNCTIONS[metric])(text) for metric in self._metrics]
        found = sum(grades) / len(grades)
        if found > self._grade:
            first = body[0].text.split(None, 1)[0]
            yield Match(body[0], Span(0, len(first)), (f"{found:.1f}",))


def _known() -> str:
    return " and ".join(_FUNCTIONS)
