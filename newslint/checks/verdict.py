"""``extends: verdict``: what the findings of other rules say together of the article as a whole.

A single odd phrase may be a slip; several marks of several kinds are a judgement. The linter runs such a rule last and hands it what the
other rules of the run reported, silenced findings left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from newslint.checks import Match, OptionError, _options
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.source import Span

_STRENGTHS = ("strong", "plain", "weak")
_SHOWN = 60


class Finding(NamedTuple):
    """What a rule reported: the rule's name and the words that it spoke of."""

    rule: str
    words: str


def findings(document: Document) -> Sequence[Finding]:
    """What the other rules of the run found, in reading order. For ``document.shared``; the linter puts it in when they have run."""
    return ()


class Check:
    """One report, on the headline (the first block where there is none), when ``enough`` independent marks (3) of ``families`` (2) or more
    speak, one of them strong.

    ``marks`` maps rules, or styles, to a family and a strength: ``[swapped names, strong]``. Strong and plain findings are a mark for each
    wording, as the same swap made ten times says no more than once; weak ones are one mark for the family. The message gets how many marks
    there are and what they are: the families, strong ones first and with their first words."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"marks", "enough", "families"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        marks = options.get("marks")
        if not isinstance(marks, dict) or not all(_is_mark(value) for value in marks.values()):
            raise OptionError("marks", "'marks' is required and must map rules or styles to a family and strong, plain or weak")
        self.marks = {str(name): (str(value[0]), str(value[1])) for name, value in marks.items()}
        self._strong = frozenset(name for name, mark in self.marks.items() if mark[1] == _STRENGTHS[0])
        self._enough = int(_options.number(options, "enough", 3))
        self._families = int(_options.number(options, "families", 2))

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        rules = {finding.rule for finding in document.shared(findings)}
        if self._strong.isdisjoint(rules) and self._strong.isdisjoint(rule.partition(".")[0] for rule in rules):
            return
        families: dict[str, dict[str, str]] = {}
        strong: list[str] = []
        for finding in document.shared(findings):
            mark = self.marks.get(finding.rule) or self.marks.get(finding.rule.partition(".")[0])
            if mark:
                family, strength = mark
                words = " ".join(finding.words.split())
                families.setdefault(family, {}).setdefault("" if strength == "weak" else words.casefold(), words)
                if strength == "strong" and family not in strong:
                    strong.append(family)
        count = sum(map(len, families.values()))
        block = _place(document)
        if block and strong and count >= self._enough and len(families) >= self._families:
            shown = [f"{family} such as “{next(iter(families[family].values()))[:_SHOWN]}”" for family in strong]
            others = sorted(families.keys() - strong)
            yield Match(block, Span(0, len(block.text)), (str(count), ", ".join([*shown, *others])))


def _is_mark(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and value[1] in _STRENGTHS


def _place(document: Document) -> Block | None:
    return document.headline or next((block for block in document.blocks if block.text.strip()), None)
