"""How much of the damage of damage.py newslint finds.

    python benchmarks/recall.py --data FOLDER [--half a|b] [--every N] [--kind NAME ...] [--missed] [-j N]

Edited articles are damaged in memory, each copy in one place, and linted. A damage counts as found when a rule meant for it speaks in the
damaged lines and did not speak of the same words before.
"""

from __future__ import annotations

import argparse
import multiprocessing
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import _data
import damage

from newslint import ruleset
from newslint.diagnostic import Diagnostic
from newslint.linter import Linter
from newslint.source import Source

_APART = 7
_linter: Linter
_kinds: tuple[str, ...]


class Outcome(NamedTuple):
    """What became of one damage."""

    half: str
    kind: str
    article: str
    shown: str
    found: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    _data.add_arguments(parser)
    parser.add_argument("--kind", action="append", default=[], help="only kinds of damage that hold these words")
    parser.add_argument("--missed", action="store_true", help="print the damage that was not found")
    parser.add_argument("-j", type=int, default=2, metavar="N", help="processes")
    arguments = parser.parse_args()
    outcomes = list(measure(arguments, tuple(arguments.kind)))
    for outcome in outcomes if arguments.missed else ():
        if not outcome.found:
            print(f"{outcome.kind:28} {outcome.article}: {outcome.shown}")
    show(outcomes)


def measure(arguments: argparse.Namespace, kinds: tuple[str, ...] = ()) -> Iterator[Outcome]:
    """What became of every damage to the clean articles that ``arguments`` ask for."""
    _data.require(arguments, "clean_articles")
    with multiprocessing.Pool(arguments.j, _start, (kinds,)) as pool:
        for outcomes in pool.imap(_damage, _with_donors(_data.read(arguments, "clean_articles")), 8):
            yield from outcomes


def show(outcomes: Iterable[Outcome]) -> None:
    """The table, one line for every kind of damage, with its bar."""
    outcomes = list(outcomes)
    done = Counter(outcome.kind for outcome in outcomes)
    found = Counter(outcome.kind for outcome in outcomes if outcome.found)
    for kind in damage.KINDS:
        if done[kind.name]:
            share = 100 * found[kind.name] / done[kind.name]
            bar = f"bar {kind.bar}%" + ("" if share >= kind.bar else ": MISSED") if kind.bar else ""
            print(f"{kind.name:30} found {found[kind.name]:5} of {done[kind.name]:5} ({share:5.1f}%)  {bar}")


def _with_donors(articles: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each article with one that stands some places before it (so that neither is a version of the other), except the first ones."""
    past: deque[dict[str, Any]] = deque(maxlen=_APART)
    for article in articles:
        if len(past) == _APART:
            yield article, past[0]
        past.append(article)


def _start(kinds: tuple[str, ...]) -> None:
    global _linter, _kinds
    loaded = ruleset.load([ruleset.builtin_folder()])
    for note in loaded.notes:
        print(f"not measured: {note}")
    _linter, _kinds = Linter(loaded), kinds


def _damage(pair: tuple[dict[str, Any], dict[str, Any]]) -> list[Outcome]:
    article, donor = pair
    day = _data.day_of(article)
    before = Counter(map(_words, _linter.lint(Source(_data.text_of(article)), "txt", day).diagnostics))
    spoken = {rule for rule, _ in before}
    outcomes = []
    for kind, damaged in damage.of_article(article, donor):
        if _kinds and not any(name in kind.name for name in _kinds):
            continue
        # A rule that speaks once per article can't say more than it did.
        if "Typography.StraySpace" in kind.rules and "Typography.StraySpace" in spoken:
            continue
        findings = _linter.lint(Source(damaged.text), "txt", day).diagnostics
        outcomes.append(Outcome(_data.half(article), kind.name, article["id"], damaged.shown, _is_found(kind, damaged, findings, before)))
    return outcomes


def _words(entry: Diagnostic) -> tuple[str, str]:
    return entry.rule, entry.match


def _is_found(kind: damage.Kind, damaged: damage.Damage, findings: list[Diagnostic], before: Counter[tuple[str, str]]) -> bool:
    new = Counter(before)
    for entry in findings:
        new[_words(entry)] -= 1
        if new[_words(entry)] >= 0 or not entry.rule.startswith(kind.rules):
            continue
        if damaged.word and entry.match == damaged.word:
            return True
        if any(entry.start.line <= line <= entry.end.line for line in damaged.lines):
            return True
    return False


if __name__ == "__main__":
    main()
