"""How rarely newslint cries wolf, and how much of the damage it finds.

    python benchmarks/accuracy.py --data FOLDER [--only clean|dirty|damage|learn] [--half a|b] [--every N] [--select RULES]
    python benchmarks/accuracy.py --only clean --show RULE       where a rule speaks on edited articles, and of what
    python benchmarks/accuracy.py --against REV                  what this version of code and rules finds that REV did not, and the reverse

False alarms: findings on edited articles. Those read by eye and judged true are listed in true_slips.txt (``article rule line``) and set
aside; of the rest, a rule that sampled.txt names (``rule read true``) counts by the share of false ones in its sample, any other wholly.
Left-over lines: the labelled lines of scraped articles on which an Injection or Residue rule speaks, but for those that
legitimate_lines.txt lists. Damage: edited articles damaged in memory (damage.py). Learnt: learning.py.

Every figure stands for both halves of the outlets: rules are tuned on a, b stays shut while they are made.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import _data
import damage
import findings
import learning
import recall
from findings import Finding, Read

from newslint.diagnostic import Level

HERE = Path(__file__).parent
LINE_STYLES = ("Injection.", "Residue.")
PARTS = ("clean", "dirty", "damage", "learn")
WORST = 10


class Bar(NamedTuple):
    """A row of the final table: what was measured, the bar as people read it, and for each half the figure and whether it passes."""

    name: str
    bar: str
    figures: dict[str, tuple[str, bool]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    findings.add_arguments(parser)
    parser.add_argument("--only", choices=PARTS, action="append", help="do only this part; may be given several times")
    parser.add_argument("--show", metavar="RULE", help="print where this rule or style speaks on the clean articles, and the words")
    parser.add_argument("--show-dirty", metavar="RULE", help="the same on the dirty articles")
    parser.add_argument("--missed", metavar="KIND", choices=["boiler_lines", "link_lines"], help="print the labelled lines missed")
    parser.add_argument("--against", metavar="REV", help="compare with the code and rules of a git revision")
    arguments = parser.parse_args()
    parts = tuple(arguments.only or PARTS)
    reads = list(findings.lint(arguments, tuple(part for part in PARTS[:2] if part in parts)))
    if arguments.against:
        compare(arguments, reads)
        return
    show(arguments, reads)
    bars: list[Bar] = []
    if "clean" in parts:
        bars += clean([read for read in reads if read.kind == "clean"])
    if "dirty" in parts:
        bars += lines(arguments, [read for read in reads if read.kind == "dirty"])
    if "damage" in parts:
        bars += damages(arguments)
    if "learn" in parts:
        bars += learnt(arguments)
    table(bars)


def halves(reads: Iterable[Any]) -> dict[str, list[Any]]:
    """What was measured, by half; halves that were not asked for are absent."""
    found: dict[str, list[Any]] = defaultdict(list)
    for read in reads:
        found[read.half].append(read)
    return dict(sorted(found.items()))


def entries(name: str) -> list[list[str]]:
    """The lines of one of the files of judgements, split."""
    return [line.split() for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def clean(reads: list[Read]) -> list[Bar]:
    """Print the table of false alarms, and give its bars."""
    slips = {tuple(entry[:3]) for entry in entries("true_slips.txt")}
    sampled = {rule: 1 - int(true) / int(read) for rule, read, true in entries("sampled.txt")}
    by_half = halves(reads)
    words = {half: sum(read.words for read in group) for half, group in by_half.items()}
    levels: dict[str, Level] = {}
    true: Counter[tuple[str, str]] = Counter()
    false: dict[tuple[str, str], list[tuple[Read, Finding]]] = defaultdict(list)
    for read in reads:
        for finding in read.findings:
            levels[finding.rule] = finding.level
            if (read.id, finding.rule, str(finding.line)) in slips:
                true[read.half, finding.rule] += 1
            else:
                false[read.half, finding.rule].append((read, finding))
    for half, group in by_half.items():
        silent = sum(all(finding.level is Level.SUGGESTION for finding in read.findings) for read in group)
        print(f"Clean articles, half {half}: {len(group):,} with {words[half]:,} words; {silent:,} without error or warning")
    heads = "".join(f" {f'{half}: findings':>12} {'slips':>6} {'articles':>8} {'per 100':>8} {'per 1,000 w':>11}" for half in by_half)
    print(f"\n{'rule':38} {'level':10}{heads} {'false in sample':>15}")
    for rule in sorted(levels, key=lambda rule: (-levels[rule], -sum(len(false[half, rule]) for half in by_half), rule)):
        cells = ""
        for half, group in by_half.items():
            hits = false[half, rule]
            articles = len({read.id for read, _ in hits})
            cells += f" {len(hits) + true[half, rule]:12} {true[half, rule]:6} {articles:8} {100 * articles / len(group):8.2f}"
            cells += f" {1000 * len(hits) / words[half]:11.4f}"
        print(f"{rule:38} {levels[rule]!s:10}{cells} {f'{100 * sampled[rule]:.0f}%' if rule in sampled else '':>15}")
    errors, warnings = {}, {}
    for half, group in by_half.items():
        loud = [hit for rule in levels if levels[rule] is Level.ERROR for hit in false[half, rule]]
        share = 100 * len({read.id for read, _ in loud}) / len(group)
        with_slips = 100 * sum(any(finding.level is Level.ERROR for finding in read.findings) for read in group) / len(group)
        errors[half] = (f"{share:.2f} ({with_slips:.1f} with true slips)", share <= 1)
        count = sum(len(false[half, rule]) * sampled.get(rule, 1) for rule in levels if levels[rule] is Level.WARNING)
        apart = words[half] / max(count, 1)
        warnings[half] = (f"{2000 / apart:.2f}", apart >= 2000)
    worst(levels, [hit for hits in false.values() for hit in hits], sampled)
    return [
        Bar("clean articles in 100 with a false `error`", "at most 1", errors),
        Bar("false `warning`s in 2,000 clean words", "at most 1", warnings),
    ]


def worst(levels: dict[str, Level], hits: list[tuple[Read, Finding]], sampled: dict[str, float]) -> None:
    """Print the places of the worst false alarms: the loudest first, of each rule one before any has two, rules that err often first."""
    count = Counter(finding.rule for _, finding in hits)
    seen: Counter[str] = Counter()
    ranked = []
    for read, finding in hits:
        ranked.append(
            (-finding.level, seen[finding.rule], -count[finding.rule] * sampled.get(finding.rule, 1), finding.rule, read, finding)
        )
        seen[finding.rule] += 1
    print(f"\nThe worst {WORST} false alarms:")
    for *_, rule, read, finding in sorted(ranked, key=lambda entry: entry[:4])[:WORST]:
        print(f"  {read.id}:{finding.line} {finding.level!s} {rule}")


def lines(arguments: argparse.Namespace, reads: list[Read]) -> list[Bar]:
    """Print the recall of labelled left-over lines, and give its bars."""
    legitimate = {entry[0] for entry in entries("legitimate_lines.txt")}
    wanted: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    as_level: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    by_rule = Counter(finding.rule for read in reads for finding in read.findings)
    for read, article in zip(reads, _data.read(arguments, "dirty_articles"), strict=True):
        touched: dict[int, Level] = {}
        for finding in read.findings:
            if finding.rule.startswith(LINE_STYLES):
                for line in range(finding.line, finding.last_line + 1):
                    touched[line] = max(finding.level, touched.get(line, Level.SUGGESTION))
        text = _data.text_of(article).split("\n")
        for kind in ("link_lines", "boiler_lines"):
            for label, here in places(article[kind], text):
                right = f"{zlib.crc32(label.strip().encode()):08x}" in legitimate
                key = read.half, "legitimate lines" if right else kind
                hit = [touched[number] for number in here if number in touched]
                wanted[key][label] += 1
                found[key][label] += bool(hit)
                as_level[key][str(max(hit)) if hit else "missed"] += 1
    print(f"\n{'labelled lines':20} {'half':4} {'labels':>14} {'':>8} {'distinct texts':>14} {'':>8}  found as")
    shares: dict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
    for (half, kind), labels in sorted(wanted.items()):
        hits, texts = sum(found[half, kind].values()), sum(found[half, kind][label] > 0 for label in labels)
        total, distinct = sum(labels.values()), len(labels)
        shares[kind][half] = 100 * hits / total, 100 * texts / distinct
        print(
            f"{kind:20} {half:4} {f'{hits:,}/{total:,}':>14} {shares[kind][half][0]:7.1f}% {f'{texts:,}/{distinct:,}':>14} "
            f"{shares[kind][half][1]:7.1f}%  {', '.join(f'{level} {count}' for level, count in as_level[half, kind].most_common())}"
        )
    for half, kind in sorted(wanted) if arguments.missed else ():
        if kind == arguments.missed:
            for label, count in (wanted[half, kind] - found[half, kind]).most_common(150):
                print(f"  {half} {count:4} {label[:150]!r}")
    print("findings per rule:", ", ".join(f"{rule} {count}" for rule, count in by_rule.most_common()))
    return [
        Bar(
            name,
            f"{bar}%",
            {half: (f"{labels:.1f}% ({texts:.1f}% of distinct texts)", labels >= bar) for half, (labels, texts) in shares[kind].items()},
        )
        for name, kind, bar in (
            ("labelled promo lines (`link_lines`)", "link_lines", 97),
            ("recurring left-over lines (`boiler_lines`), article by article", "boiler_lines", 70),
        )
    ]


def damages(arguments: argparse.Namespace) -> Iterator[Bar]:
    """The bars of every kind of damage."""
    shares: dict[str, dict[str, tuple[str, bool]]] = defaultdict(dict)
    for half, outcomes in halves(recall.measure(arguments)).items():
        done = Counter(outcome.kind for outcome in outcomes)
        found = Counter(outcome.kind for outcome in outcomes if outcome.found)
        for kind in damage.KINDS:
            if done[kind.name]:
                share = 100 * found[kind.name] / done[kind.name]
                shares[kind.name][half] = f"{share:.1f}% of {done[kind.name]:,}", share >= kind.bar
    for kind in damage.KINDS:
        yield Bar(kind.name, f"{kind.bar}%" if kind.bar else "", shares[kind.name])


def learnt(arguments: argparse.Namespace) -> Iterator[Bar]:
    """The bars of what ``newslint learn`` adds to the rules."""
    measured = learning.measure(arguments).recall
    shares = {half: measured[way, half] for way, half in measured if way == "own"}
    known = {half: 100 * recall.known / max(recall.learnable, 1) for half, recall in shares.items()}
    yield Bar(
        "... with what `newslint learn` proposes",
        "95%",
        {half: (f"{found.share:.1f}%", found.share >= 95) for half, found in shares.items()},
    )
    name = "... of those that do recur in the articles at hand"
    yield Bar(name, "95%", {half: (f"{known[half]:.1f}% of {found.learnable:,}", known[half] >= 95) for half, found in shares.items()})


def table(bars: Iterable[Bar]) -> None:
    """Print the bars as a Markdown table."""
    print("\n| | bar | half a (tuned on) | half b (kept shut) | |\n|---|---|---|---|---|")
    for bar in bars:
        cells = [bar.figures.get(half, ("", True)) for half in "ab"]
        passed = ("met" if all(good for _, good in cells) else "**missed**") if bar.bar else ""
        print(f"| {bar.name} | {bar.bar} | {cells[0][0]} | {cells[1][0]} | {passed} |")


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


def show(arguments: argparse.Namespace, reads: list[Read]) -> None:
    """Print the findings that --show and --show-dirty ask for, each with the words around it."""
    for kind, rule in (("clean", arguments.show), ("dirty", arguments.show_dirty)):
        chosen = [read for read in reads if read.kind == kind] if rule else []
        for read, article in zip(chosen, _data.read(arguments, f"{kind}_articles") if chosen else (), strict=True):
            text = _data.text_of(article)
            for finding in read.findings:
                if finding.rule.startswith(rule):
                    print(f"{read.id} {finding.rule} {finding.line} ({read.outlet}): {excerpt(text, finding)}")


def excerpt(text: str, finding: Finding) -> str:
    """The finding's words, in brackets, with what stands around them."""
    end = finding.start + len(finding.match)
    return f"{text[max(finding.start - 70, 0) : finding.start]}⟦{finding.match[:200]}⟧{text[end : end + 70]}".replace("\n", "⏎")


def compare(arguments: argparse.Namespace, reads: list[Read]) -> None:
    """Print, for every rule, the findings gained and lost against the code and rules of a git revision."""
    then = {(read.kind, read.id): read for read in _read_then(arguments)}
    gained: dict[tuple[str, str], list[str]] = defaultdict(list)
    lost: dict[tuple[str, str], list[str]] = defaultdict(list)
    for read in reads:
        now, before = (Counter(map(_place, entry.findings)) for entry in (read, then[read.kind, read.id]))
        for (rule, line, _), count in (now - before).items():
            gained[rule, read.kind] += [f"{read.id}:{line}"] * count
        for (rule, line, _), count in (before - now).items():
            lost[rule, read.kind] += [f"{read.id}:{line}"] * count
    print(f"{'rule':38} {'articles':8} {'gained':>7} {'lost':>7}  places")
    for rule, kind in sorted(gained.keys() | lost.keys()):
        new, gone = gained[rule, kind], lost[rule, kind]
        shown = [f"+{place}" for place in new[:3]] + [f"-{place}" for place in gone[:3]]
        print(f"{rule:38} {kind:8} {len(new):7} {len(gone):7}  {' '.join(shown)}")


def _place(finding: Finding) -> tuple[str, int, int]:
    return finding.rule, finding.line, finding.start


def _read_then(arguments: argparse.Namespace) -> list[Read]:
    """What the code and rules of ``--against`` find on the same articles."""
    command = [sys.executable, str(HERE / "findings.py"), "--data", str(arguments.data.resolve()), "-j", str(arguments.j)]
    command += ["--every", str(arguments.every), "--select", arguments.select]
    command += [part for half in [arguments.half] if half for part in ("--half", half)]
    command += [part for kind in arguments.only or () for part in ("--only", kind)]
    with tempfile.TemporaryDirectory() as folder:
        archive = subprocess.run(
            ["git", "archive", arguments.against, "newslint", "rules"], cwd=HERE.parent, check=True, stdout=subprocess.PIPE
        )
        subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)
        done = subprocess.run(command, env={**os.environ, "PYTHONPATH": folder}, check=True, stdout=subprocess.PIPE, text=True)
    return [findings.load(line) for line in done.stdout.splitlines() if line.startswith("[")]


if __name__ == "__main__":
    main()
