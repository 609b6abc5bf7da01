"""How much of the damage of damage.py newslint finds.

    python benchmarks/recall.py --data FOLDER [--half a|b] [--every N] [--kind NAME ...] [--missed] [-j N]

Edited articles are damaged in memory, each copy in one place, and linted. A damage counts as found when a rule meant for it speaks in the
damaged lines and did not speak of the same words before.
"""

from __future__ import annotations

import argparse
import multiprocessing
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import _data
import damage
from findings import make_linter

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
    add_arguments(parser)
    arguments = parser.parse_args()
    show(measure(arguments, tuple(arguments.kind)), arguments.missed, {kind.name: kind.bar for kind in damage.KINDS})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of a benchmark that makes damage and looks what is found of it."""
    _data.add_arguments(parser)
    parser.add_argument("--kind", action="append", default=[], help="only kinds of damage that hold these words")
    parser.add_argument("--missed", action="store_true", help="print the damage that was not found")
    parser.add_argument("-j", type=int, default=2, metavar="N", help="processes")


def measure(arguments: argparse.Namespace, kinds: tuple[str, ...] = ()) -> Iterator[Outcome]:
    """What became of every damage to the clean articles that ``arguments`` ask for."""
    _data.require(arguments, "clean_articles")
    with multiprocessing.Pool(arguments.j, _start, (kinds,)) as pool:
        for outcomes in pool.imap(_damage, _with_donors(_data.read(arguments, "clean_articles")), 8):
            yield from outcomes


def show(outcomes: Iterable[Outcome], missed: bool = False, bars: Mapping[str, int] | None = None) -> None:
    """Print the table, one line for every kind of damage, with its bar if it has one; with ``missed``, what wasn't found before it."""
    done: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for outcome in outcomes:
        done[outcome.kind] += 1
        found[outcome.kind] += outcome.found
        if missed and not outcome.found:
            print(f"{outcome.kind:32} {outcome.article}: {outcome.shown}")
    for kind in [*(name for name in bars or () if done[name]), *(name for name in done if name not in (bars or ()))]:
        share, bar = 100 * found[kind] / done[kind], (bars or {}).get(kind, 0)
        told = f"  bar {bar}%" + ("" if share >= bar else ": MISSED") if bar else ""
        print(f"{kind:32} found {found[kind]:5} of {done[kind]:5} ({share:5.1f}%){told}")


def _with_donors(articles: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each article with one that stands some places before it (so that neither is a version of the other), except the first ones."""
    past: deque[dict[str, Any]] = deque(maxlen=_APART)
    for article in articles:
        if len(past) == _APART:
            yield article, past[0]
        past.append(article)


def _start(kinds: tuple[str, ...]) -> None:
    global _linter, _kinds
    _linter, _kinds = make_linter(), kinds


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
        found = is_found(kind.rules, damaged, findings, before)
        outcomes.append(Outcome(_data.half(article), kind.name, article["id"], damaged.shown, found))
    return outcomes


def _words(entry: Diagnostic) -> tuple[str, str]:
    return entry.rule, entry.match


def is_found(rules: tuple[str, ...], damaged: damage.Damage, findings: list[Diagnostic], before: Counter[tuple[str, str]]) -> bool:
    """Whether one of the rules (or styles) speaks at the damage, and not of words that it spoke of ``before``."""
    new = Counter(before)
    for entry in findings:
        new[_words(entry)] -= 1
        if new[_words(entry)] >= 0 or not entry.rule.startswith(rules):
            continue
        if damaged.word and entry.match == damaged.word:
            return True
        if any(entry.start.line <= line <= entry.end.line for line in damaged.lines):
            return True
    return False


if __name__ == "__main__":
    main()
