"""How rarely newslint cries wolf, and how much of the damage it finds.

    python benchmarks/accuracy.py --data FOLDER [--select RULES] [--half a|b] [--every N] [--show RULE]

False alarms: findings on edited articles, per rule. Findings that were read by eye and judged true are listed in true_slips.txt (as
``article rule line``) and counted apart. Recall: the share of the labelled left-over lines of scraped articles on which an Injection or
Residue rule speaks, by label and by distinct text.
"""

from __future__ import annotations

import argparse
import multiprocessing
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import _data

from newslint import ruleset
from newslint.diagnostic import Diagnostic, Level
from newslint.linter import Linter
from newslint.source import Source

LINE_STYLES = ("Injection", "Residue")
SLIPS = Path(__file__).with_name("true_slips.txt")
_linter: Linter


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    _data.add_arguments(parser)
    parser.add_argument("--select", default="", help="styles or rules, comma-separated")
    parser.add_argument("--show", metavar="RULE", help="print where this rule speaks on the clean articles, and the words")
    parser.add_argument("--show-dirty", metavar="RULE", help="the same on the dirty articles")
    parser.add_argument("--missed", metavar="KIND", choices=["boiler_lines", "link_lines"], help="print the labelled lines missed")
    parser.add_argument("--only", choices=["clean", "dirty"], help="do only one of the two")
    parser.add_argument("-j", type=int, default=2, metavar="N", help="processes")
    arguments = parser.parse_args()
    select = tuple(name for name in arguments.select.split(",") if name)
    _data.require(arguments, *(f"{name}_articles" for name in ("clean", "dirty") if arguments.only in (None, name)))
    with multiprocessing.Pool(arguments.j, _start, (select,)) as pool:
        if arguments.only != "dirty":
            clean(pool, arguments)
        if arguments.only != "clean":
            dirty(pool, arguments)


def _start(select: tuple[str, ...]) -> None:
    global _linter
    loaded = ruleset.load([ruleset.builtin_folder()], select=select)
    for note in loaded.notes:
        print(f"not measured: {note}")
    _linter = Linter(loaded)


def _lint(article: dict[str, Any]) -> tuple[dict[str, Any], list[Diagnostic], list[str]]:
    report = _linter.lint(Source(_data.text_of(article), article["id"]), "txt", _data.day_of(article))
    return article, report.diagnostics, [str(note) for note in report.notes if note.kind == "run"]


def clean(pool: Any, arguments: argparse.Namespace) -> None:
    """The table of false alarms."""
    slips = {tuple(line.split()[:3]) for line in SLIPS.read_text().splitlines() if line and line[0] != "#"} if SLIPS.is_file() else set()
    rules: dict[str, Level] = {}
    hits: Counter[str] = Counter()
    true: Counter[str] = Counter()
    articles_hit: dict[str, set[str]] = defaultdict(set)
    by_level: dict[Level, set[str]] = defaultdict(set)
    by_level_all: dict[Level, set[str]] = defaultdict(set)
    articles = words = silent = 0
    for article, diagnostics, notes in pool.imap(_lint, _data.read(arguments, "clean_articles"), 16):
        articles += 1
        words += len(article["text"].split())
        silent += not any(entry.level > Level.SUGGESTION for entry in diagnostics)
        for note in notes:
            print("NOTE", article["id"], note)
        for entry in diagnostics:
            rules[entry.rule] = entry.level
            by_level_all[entry.level].add(article["id"])
            if (article["id"], entry.rule, str(entry.start.line)) in slips:
                true[entry.rule] += 1
                continue
            hits[entry.rule] += 1
            articles_hit[entry.rule].add(article["id"])
            by_level[entry.level].add(article["id"])
            if arguments.show and entry.rule.startswith(arguments.show):
                print(f"{article['id']} {entry.rule} {entry.start.line} ({article['source']}): {excerpt(article, entry)}")
    print(f"\nClean articles: {articles:,} with {words:,} words; {silent:,} without error or warning")
    print(f"{'rule':36} {'level':10} {'findings':>8} {'articles':>8} {'per 100':>8} {'per 1,000 words':>16} {'true slips':>10}")
    for rule in sorted(rules, key=lambda name: (-rules[name], -hits[name], name)):
        per_100 = 100 * len(articles_hit[rule]) / articles
        per_1000 = 1000 * hits[rule] / words
        print(f"{rule:36} {rules[rule]!s:10} {hits[rule]:8} {len(articles_hit[rule]):8} {per_100:8.2f} {per_1000:16.4f} {true[rule]:10}")
    for level in reversed(Level):
        count = sum(hits[rule] for rule in rules if rules[rule] is level)
        share, share_all = 100 * len(by_level[level]) / articles, 100 * len(by_level_all[level]) / articles
        print(
            f"{f'all {level}s':36} {'':10} {count:8} {len(by_level[level]):8} {share:8.2f} {1000 * count / words:16.4f}"
            f"   (with true slips: {share_all:.2f} per 100)"
        )


def dirty(pool: Any, arguments: argparse.Namespace) -> None:
    """The table of recall on labelled lines."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    wanted: dict[str, Counter[str]] = defaultdict(Counter)
    distinct: dict[str, dict[str, bool]] = defaultdict(dict)
    by_rule: Counter[str] = Counter()
    by_level: dict[str, Counter[str]] = defaultdict(Counter)
    articles = 0
    for article, diagnostics, _ in pool.imap(_lint, _data.read(arguments, "dirty_articles"), 16):
        articles += 1
        by_rule.update(entry.rule for entry in diagnostics)
        if arguments.show_dirty:
            for entry in diagnostics:
                if entry.rule.startswith(arguments.show_dirty):
                    print(f"{article['id']} {entry.rule} {entry.start.line} ({article['source']}): {excerpt(article, entry)}")
        touched: dict[int, Level] = {}
        for entry in diagnostics:
            if entry.rule.startswith(LINE_STYLES):
                for line in range(entry.start.line, entry.end.line + 1):
                    touched[line] = max(entry.level, touched.get(line, Level.SUGGESTION))
        lines = _data.text_of(article).split("\n")
        for kind in ("boiler_lines", "link_lines"):
            for label, here in places(article[kind], lines):
                wanted[kind][label] += 1
                hit = [touched[number] for number in here if number in touched]
                found[kind][label] += bool(hit)
                by_level[kind][str(max(hit)) if hit else "missed"] += 1
                distinct[kind][label] = distinct[kind].get(label, False) or bool(hit)
    print(f"\nDirty articles: {articles:,}")
    for kind in ("link_lines", "boiler_lines"):
        labels, hits = sum(wanted[kind].values()), sum(found[kind].values())
        texts = sum(distinct[kind].values())
        if labels:
            print(
                f"{kind:14} found {hits:5} of {labels:5} labels ({100 * hits / labels:.1f}%), {texts:4} of {len(distinct[kind]):4} "
                f"distinct texts ({100 * texts / len(distinct[kind]):.1f}%), as {dict(by_level[kind])}"
            )
    if arguments.missed:
        for label, count in (wanted[arguments.missed] - found[arguments.missed]).most_common(150):
            print(f"  {count:4} {label[:150]!r}")
    print("findings per rule:", ", ".join(f"{rule} {count}" for rule, count in by_rule.most_common()))


def places(labels: Iterable[str], lines: list[str]) -> list[tuple[str, list[int]]]:
    """Each label with the 1-based lines of the next place where it stands as a paragraph."""
    taken: set[int] = set()
    found = []
    for label in labels:
        parts = label.strip().split("\n")
        for number in range(len(lines)):
            if number not in taken and [line.strip() for line in lines[number : number + len(parts)]] == [part.strip() for part in parts]:
                taken.add(number)
                found.append((label, list(range(number + 1, number + 1 + len(parts)))))
                break
        else:
            found.append((label, []))
    return found


def excerpt(article: dict[str, Any], entry: Diagnostic) -> str:
    """The finding's words, in brackets, with what stands around them."""
    text = _data.text_of(article)
    before, after = text[max(entry.span.start - 70, 0) : entry.span.start], text[entry.span.end : entry.span.end + 70]
    return f"{before}⟦{entry.match[:200]}⟧{after}".replace("\n", "⏎")


if __name__ == "__main__":
    main()
