"""What newslint finds on the measuring articles, one JSON array a line: the half ("a" or "b"), the kind ("clean" or "dirty"), the article's
id, outlet, number of words and findings, each [rule, level, first line, last line, offset, words].

    python benchmarks/findings.py --data FOLDER [--select RULES] [--half a|b] [--every N] [--only clean|dirty] [-j N]

A program of its own, so that accuracy.py can run it on another version of the code and the rules.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from collections.abc import Iterator
from typing import Any, NamedTuple

import _data

from newslint import ruleset
from newslint.diagnostic import Level
from newslint.linter import Linter
from newslint.source import Source

KINDS = ("clean", "dirty")
_linter: Linter


class Finding(NamedTuple):
    """A finding as far as measuring goes: lines are 1-based, ``start`` is in code points of the article."""

    rule: str
    level: Level
    line: int
    last_line: int
    start: int
    match: str


class Read(NamedTuple):
    """An article and what was found in it."""

    half: str
    kind: str
    id: str
    outlet: str
    words: int
    findings: list[Finding]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    parser.add_argument("--only", choices=KINDS, action="append", help="only these articles")
    arguments = parser.parse_args()
    for read in lint(arguments, tuple(kind for kind in KINDS if not arguments.only or kind in arguments.only)):
        print(json.dumps([*read[:-1], [[finding.rule, finding.level.value, *finding[2:]] for finding in read.findings]]))


def load(line: str) -> Read:
    """What a line of this program's output says; the opposite of what ``main`` prints."""
    *head, found = json.loads(line)
    return Read(*head, [Finding(rule, Level(level), *rest) for rule, level, *rest in found])


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments that choose articles and rules."""
    _data.add_arguments(parser)
    parser.add_argument("--select", default="", help="styles or rules, comma-separated")
    parser.add_argument("-j", type=int, default=2, metavar="N", help="processes")


def lint(arguments: argparse.Namespace, kinds: tuple[str, ...] = KINDS) -> Iterator[Read]:
    """Lint the articles that the arguments ask for, those of each kind in their order."""
    _data.require(arguments, *(f"{kind}_articles" for kind in kinds))
    select = tuple(name for name in arguments.select.split(",") if name)
    with multiprocessing.Pool(arguments.j, _start, (select,)) as pool:
        for kind in kinds:
            yield from pool.imap(_lint, ((kind, article) for article in _data.read(arguments, f"{kind}_articles")), 16)


def make_linter(select: tuple[str, ...] = ()) -> Linter:
    """A linter with the rules that come with newslint, or some of them; says which of them can't be measured."""
    loaded = ruleset.load([ruleset.builtin_folder()], select=select)
    for note in loaded.notes:
        print(f"not measured: {note}")
    return Linter(loaded)


def _start(select: tuple[str, ...]) -> None:
    global _linter
    _linter = make_linter(select)


def _lint(pair: tuple[str, dict[str, Any]]) -> Read:
    kind, article = pair
    report = _linter.lint(Source(_data.text_of(article), article["id"]), "txt", _data.day_of(article))
    for note in report.notes:
        if note.kind == "run":
            print("NOTE", article["id"], note)
    findings = [
        Finding(entry.rule, entry.level, entry.start.line, entry.end.line, entry.span.start, entry.match) for entry in report.diagnostics
    ]
    return Read(_data.half(article), kind, article["id"], article["source"], len(article["text"].split()), findings)


if __name__ == "__main__":
    main()
