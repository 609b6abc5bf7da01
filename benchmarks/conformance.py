"""How far newslint reads Vale style packages as Vale does.

    python benchmarks/conformance.py PATH [PATH ...] [--only NAME] [--show] [--without packages|tests|vale]

PATH is a checkout of a style package, or a folder that holds several; a checkout of Vale itself brings its own fixtures. Three questions:
do all rules load; do the tests that the packages ship pass; does newslint find what Vale's fixtures say, where it claims to run the rules
and to read the format (Markdown and text). What isn't asked is listed with its reason. Exits with 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import chdir
from pathlib import Path
from unittest.mock import patch

import _cucumber
import _expectations
from _comparison import Unit, compare, judge, run
from _expectations import Case
from _packages import NO_SUCH_RULE, PLAIN, rule_files, style_folders, why_not

from newslint import rulefile, ruleset, ruletests
from newslint.cli.files import discover
from newslint.linter import Linter


class Tally:
    """What became of the cases: units by suite, and what was left out with the reasons (files or scenarios, alerts)."""

    def __init__(self) -> None:
        self.units: dict[str, list[Unit]] = defaultdict(list)
        self.left_out: Counter[str] = Counter()
        self.left_out_alerts: Counter[str] = Counter()
        self.problems: list[tuple[str, str, str]] = []

    def leave_out(self, reason: str, alerts: int) -> None:
        """Count a file or scenario that isn't asked about."""
        self.left_out[reason] += 1
        self.left_out_alerts[reason] += alerts


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--only", default="", metavar="NAME", help="only repositories, suites or scenarios with this in their names")
    parser.add_argument("--show", action="store_true", help="print every difference")
    parser.add_argument("--without", action="append", default=[], choices=["packages", "tests", "vale"], help="leave a part out")
    arguments = parser.parse_args(argv)
    found = [repository for path in arguments.paths for repository in repositories(path)]
    bars: list[tuple[str, float, float]] = []
    if "packages" not in arguments.without:
        bars += packages([path for path in found if arguments.only in path.name] or found)
    with tempfile.TemporaryDirectory() as scratch, patch.dict(os.environ, NEWSLINT_CACHE_DIR=f"{scratch}/cache"):
        for part, vale in (("tests", False), ("vale", True)):
            if part in arguments.without:
                continue
            tally = Tally()
            for repository in found:
                if is_vale(repository) is vale:
                    cases = (entry for read in (_cucumber.collect, _expectations.collect) for entry in read(repository, Path(scratch)))
                    for case in cases:
                        if arguments.only in f"{case.suite}: {case.name}":
                            ask(case, tally)
                    if not vale:
                        own_tests(repository, tally, arguments.only)
            bars += summary("Vale's own fixtures" if vale else "Tests that packages ship", tally, vale, arguments.show)
    print("\nBars")
    for name, value, bar in bars:
        print(f"  {name:60} {value:6.1f}  {'met' if value >= bar else 'MISSED'} ({bar:g})")
    return int(any(value < bar for _, value, bar in bars))


def repositories(path: Path) -> Iterator[Path]:
    """The checkouts that a path means: itself, or the folders in it."""
    if not path.is_dir():
        raise SystemExit(f"{path}: there is no such folder; name a folder of checked-out style packages")
    path = path.resolve()
    if any(entry.is_file() or entry.name == ".git" for entry in path.iterdir()):
        yield path
    else:
        yield from sorted(entry for entry in path.iterdir() if entry.is_dir())


def is_vale(repository: Path) -> bool:
    """Whether this is Vale's source and not a package."""
    return (repository / "internal" / "check").is_dir()


def packages(found: Iterable[Path]) -> list[tuple[str, float, float]]:
    """The table of what loads; the fixtures of Vale are one row."""
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    reasons: Counter[str] = Counter()
    for repository in found:
        for style in style_folders(repository):
            row = rows[f"{repository.name}: {'fixtures' if is_vale(repository) else style.name}"]
            try:
                loaded = ruleset.load([style.parent], select=[style.name], use_cache=False)
            except Exception as error:
                row["crashes"] += 1
                print(f"CRASH {style}: {type(error).__name__}: {error}")
                continue
            refused = [*loaded.unsupported, *loaded.notes]
            row["rules"] += len(loaded.rules) + len(refused)
            row["unsupported"] += len(loaded.unsupported)
            row["broken"] += len(loaded.notes)
            reasons.update(re.sub(r"\s+", " ", note.message)[:110] for note in refused)
            for rule in loaded.rules:
                try:
                    row["run"] += bool(rule.check)
                except Exception as error:
                    row["crashes"] += 1
                    print(f"CRASH {rule.name}: {type(error).__name__}: {error}")
    columns = ("rules", "run", "unsupported", "broken", "crashes")
    print(f"\n{'Packages':60}" + "".join(f"{column:>12}" for column in columns))
    total: Counter[str] = Counter()
    for name, row in rows.items():
        print(f"  {name:58}" + "".join(f"{row[column]:12}" for column in columns))
        total.update(row)
    print(f"  {'all':58}" + "".join(f"{total[column]:12}" for column in columns))
    print("  not run because:")
    for reason, count in reasons.most_common():
        print(f"  {count:6}  {reason}")
    return [("packages that load without a crash, %", share(sum(not row["crashes"] for row in rows.values()), len(rows)), 100)]


def own_tests(repository: Path, tally: Tally, only: str) -> None:
    """Run the cases that rules carry under ``tests:``, and those in ``*.test.yml`` files."""
    folders = sorted({style.parent for style in style_folders(repository)})
    runs = [
        (name, ruletests.run(path, name, folders))
        for name, path in rule_files(style_folders(repository))
        if re.search(r"^tests:", path.read_text("utf-8", "replace"), re.M)
    ]
    files = sorted(repository.rglob("*.test.yml"))
    runs.extend((path.stem, ruletests.run_file(path, folders, lambda: Linter(ruleset.load(folders)))) for path in files)
    for name, outcomes in runs:
        if only in f"{repository.name}: {name}":
            try:
                for outcome in outcomes:
                    case = Case(repository.name, f"{name}: {outcome.name}", repository)
                    tally.units[case.suite].append(Unit(case, outcome.path, missing=outcome.problems))
            except rulefile.RuleError as error:
                tally.leave_out(f"rule that newslint refuses: {error}", 0)


def ask(case: Case, tally: Tally) -> None:
    """Run a case, and count each of its files as a unit or as left out."""
    if case.skip:
        tally.leave_out(case.skip, len(case.wanted))
        return
    found, problem = run(case)
    if problem:
        tally.problems.append((case.suite, case.name, problem))
    if case.demand in ("fires", "silent", "matches"):
        tally.units[case.suite].append(judge(case, found, problem))
        return
    files = {name for name in _files(case) if Path(name).suffix in PLAIN}
    for path in sorted(files | {alert.path for alert in (*case.wanted, *found)}):
        wanted = [alert for alert in case.wanted if alert.path == path]
        if Path(path).suffix not in PLAIN:
            tally.leave_out(f"format {Path(path).suffix}", len(wanted))
            continue
        reasons = [why_not(alert.rule, case.styles) for alert in wanted]
        if NO_SUCH_RULE in reasons:
            # The expectation is older than the package; Vale itself would differ from it.
            tally.leave_out(f"stale test: {NO_SUCH_RULE}", len(wanted))
            continue
        tally.left_out_alerts.update(filter(None, reasons))
        plain = [alert for alert, reason in zip(wanted, reasons, strict=True) if not reason]
        here = [alert for alert in found if alert.path == path and case.only in ("", alert.rule)]
        if wanted and not plain and not here:
            tally.leave_out("nothing wanted but of rules that newslint refuses", 0)
        else:
            unit = compare(case, path, plain, here)
            tally.units[case.suite].append(unit._replace(missing=[*unit.missing, problem]) if problem else unit)


def _files(case: Case) -> list[str]:
    """The files that a case asks to lint."""
    with chdir(case.folder):
        return [entry for entry in discover(path for path in case.paths if path != "-") if isinstance(entry, str)]


def summary(title: str, tally: Tally, vale: bool, show: bool) -> list[tuple[str, float, float]]:
    """The table of a part, the differences if wanted, and the values of its bars."""
    for suite, units in tally.units.items() if show else ():
        for unit in units:
            for sort in ("missing", "extra", "moved", "worded"):
                for line in getattr(unit, sort):
                    path = "" if unit.wanted + unit.found else f" {unit.path}:"
                    print(f"{sort.upper():8}{suite}: {unit.case.name}:{path} {' '.join(line.split())}")
    head = f"{'files':>6} {'exact':>6} {'%':>6} {'alerts':>7} {'found':>6} {'line %':>7} {'col. %':>7} {'text %':>7} {'prec. %':>8}"
    print(f"\n{title:52} {head}")
    everything = [unit for units in tally.units.values() for unit in units]
    for suite, units in [*tally.units.items(), ("all", everything)]:
        wanted, found, lines, columns, messages = (sum(getattr(unit, name) for unit in units) for name in Unit._fields[2:7])
        exact = sum(unit.exact for unit in units)
        shares = f"{share(lines, wanted):7.1f} {share(columns, wanted):7.1f} {share(messages, lines):7.1f} {share(lines, found):8.1f}"
        print(f"  {suite:50} {len(units):6} {exact:6} {share(exact, len(units)):6.1f} {wanted:7} {found:6} {shares}")
    print("  not asked:                                files or scenarios, alerts")
    for reason in sorted(tally.left_out | tally.left_out_alerts, key=lambda name: (-tally.left_out_alerts[name], name)):
        print(f"  {tally.left_out[reason]:6} {tally.left_out_alerts[reason]:6}  {reason}")
    for suite, name, problem in tally.problems if show else ():
        print(f"  could not run {suite}: {name}: {problem}")
    if tally.problems and not show:
        print(f"  {len(tally.problems)} cases could not run, as {': '.join(tally.problems[0])}")
    if not everything:
        return []
    if not vale:
        own = [unit for unit in everything if not unit.case.as_text]
        crashes = sum("crash" in problem for _, _, problem in tally.problems)
        return [
            ("test files of packages exact at line and rule, %", share(sum(unit.exact for unit in own), len(own)), 95),
            ("tests of packages that run without a crash, %", share(len(everything) - crashes, len(everything)), 100),
        ]
    return [
        ("plain alerts of Vale's fixtures at line and rule, %", share(lines, wanted), 95),
        ("plain alerts of Vale's fixtures with column, %", share(columns, wanted), 90),
        ("precision on Vale's fixtures, %", share(lines, found), 95),
    ]


def share(part: int, whole: int) -> float:
    """Per cent; 100 of nothing."""
    return 100 * part / whole if whole else 100.0


if __name__ == "__main__":
    sys.exit(main())
