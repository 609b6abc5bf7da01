"""How many wrong facts newslint finds, and how often it doubts right ones.

    python benchmarks/facts.py --data FOLDER [--half a|b] [--every N] [--kind NAME ...] [--missed] [--show] [-j N]

Recall: edited articles get one wrong fact each, in memory, from the modules of slips/ (a right fact of the article is changed, or a
sentence with a wrong one is put in); a slip counts as found when a rule meant for it speaks at it and didn't before. False alarms: what the
same rules report on the articles as they are, less what was read by eye and judged true (true_slips.txt).
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import _data
import accuracy
import damage
import recall
from findings import make_linter
from slips import Kind, dates, figures, headlines, legislators, offices, places

from newslint.diagnostic import Diagnostic
from newslint.linter import Linter
from newslint.source import Source

KINDS = (*offices.KINDS, *legislators.KINDS, *dates.KINDS, *figures.KINDS, *headlines.KINDS, *places.KINDS)
MOST = 4  # slips of a kind in one article, or the longest articles would decide
_linter: Linter
_kinds: tuple[Kind, ...]


class Outcome(NamedTuple):
    """What became of one article: of each kind's slips, [found, shown]; and the findings on the article as it is."""

    article: str
    slips: dict[str, list[tuple[bool, str]]]
    findings: list[Diagnostic]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    recall.add_arguments(parser)
    parser.add_argument("--show", action="store_true", help="print what is reported on the articles as they are")
    arguments = parser.parse_args()
    kinds = tuple(kind for kind in KINDS if not arguments.kind or any(name in kind.name for name in arguments.kind))
    outcomes = list(measure(arguments, kinds))
    true = {tuple(entry[:3]) for entry in accuracy.entries("true_slips.txt")}
    if arguments.missed:
        for outcome in outcomes:
            for name, slips in outcome.slips.items():
                for shown in (shown for found, shown in slips if not found):
                    print(f"{name:32} {outcome.article}: {shown}")
    if arguments.show:
        show(outcomes, true)
    table(kinds, outcomes, true)


def measure(arguments: argparse.Namespace, kinds: tuple[Kind, ...]) -> Iterator[Outcome]:
    """What became of every article that ``arguments`` ask for."""
    _data.require(arguments, "clean_articles")
    # A pool whose processes can't start would start them for ever: what is wrong shows here.
    _start(kinds)
    with multiprocessing.Pool(arguments.j, _start, (kinds,)) as pool:
        yield from pool.imap(_measure, _data.read(arguments, "clean_articles"), 8)


def _start(kinds: tuple[Kind, ...]) -> None:
    global _linter, _kinds
    _kinds = kinds
    _linter = make_linter(tuple(sorted({rule for kind in kinds for rule in kind.rules})))


def _measure(raw: dict[str, Any]) -> Outcome:
    day, article = _data.day_of(raw), damage.prepare(raw)
    findings = _linter.lint(Source(_data.text_of(raw), raw["id"]), "txt", day).diagnostics
    before = Counter((entry.rule, entry.match) for entry in findings)
    slips: dict[str, list[tuple[bool, str]]] = {}
    for kind in _kinds if day else ():
        for slip in islice(kind.make(article, day, random.Random(f"{raw['id']} {kind.name}")), MOST):
            now = _linter.lint(Source(slip.text), "txt", day).diagnostics
            slips.setdefault(kind.name, []).append((recall.is_found(kind.rules, slip, now, before), slip.shown))
    return Outcome(raw["id"], slips, findings)


def show(outcomes: Iterable[Outcome], true: set[tuple[str, ...]]) -> None:
    """Print the findings on the articles as they are."""
    for outcome in outcomes:
        for entry in outcome.findings:
            known = "true" if (outcome.article, entry.rule, str(entry.start.line)) in true else "    "
            print(f"{known} {outcome.article} {entry.rule} {entry.start.line} {entry.level} «{entry.match}» {entry.message}")


def table(kinds: Iterable[Kind], outcomes: list[Outcome], true: set[tuple[str, ...]]) -> None:
    """Print a line for every kind: recall, and false alarms by level."""
    for kind in kinds:
        slips = [found for outcome in outcomes for found, _ in outcome.slips.get(kind.name, ())]
        share = 100 * sum(slips) / max(len(slips), 1)
        alarms: Counter[str] = Counter()
        judged = 0
        for outcome in outcomes:
            for entry in outcome.findings:
                if entry.rule.startswith(kind.rules):
                    if (outcome.article, entry.rule, str(entry.start.line)) in true:
                        judged += 1
                    else:
                        alarms[str(entry.level)] += 1
        bars = [f"recall {kind.recall}%: {'met' if share >= kind.recall else 'MISSED'}"] if kind.recall else []
        if kind.articles:
            met = alarms.total() * kind.articles < len(outcomes) or not alarms
            bars.append(f"alarms < 1 in {kind.articles}: {'met' if met else 'MISSED'}")
        told = ", ".join(f"{count} {level}" for level, count in sorted(alarms.items())) or "none"
        print(f"{kind.name:34} found {sum(slips):5} of {len(slips):5} ({share:5.1f}%)  false: {told}; true: {judged}  {'; '.join(bars)}")
    print(f"{len(outcomes)} articles")


if __name__ == "__main__":
    main()
