"""How long newslint takes to start, how many articles it lints in a CPU-second, and how much memory it needs.

    python benchmarks/speed.py --data FOLDER [--runs N]

Everything is CPU time of one process, minimum over the runs; peers are measured in the same run when they are installed. Look at the
ratios: machines differ, and shared ones are noisy.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import _data

from newslint import ruleset
from newslint.linter import Linter
from newslint.source import Source

ARTICLE = Path(__file__).parent.parent / "examples" / "scraped.txt"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    _data.add_arguments(parser)
    parser.add_argument("--runs", type=int, default=10, help="how often each command is started")
    parser.add_argument("--rules", action="store_true", help="print the cost of each rule too")
    arguments = parser.parse_args()
    start_up(arguments.runs)
    throughput(arguments)


def start_up(runs: int) -> None:
    """CPU time of whole processes on one short article, side by side so that the machine's load hits all alike."""
    commands = {"python -c pass": [sys.executable, "-c", "pass"], "newslint": [sys.executable, "-m", "newslint", "check", str(ARTICLE)]}
    for name, words in {"proselint": ["check"], "codespell": []}.items():
        if place := installed(name):
            commands[name] = [place, *words, str(ARTICLE)]
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "NEWSLINT_CACHE_DIR": cache}
        # Installed programs come with their bytecode; without this, a checkout would be compiled at every start.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(runs + 1):
            for name, command in commands.items():
                seconds = cpu_of(command, environment)
                if number:  # the first run fills caches
                    taken[name].append(seconds)
    best = {name: min(seconds) for name, seconds in taken.items()}
    print(f"Start-up, CPU ms, minimum (median) of {runs}:")
    for name, seconds in best.items():
        median = sorted(taken[name])[len(taken[name]) // 2]
        print(f"  {name:16} {1000 * seconds:7.1f} ({1000 * median:.1f}); newslint takes {best['newslint'] / seconds:.2f} of it")


def installed(name: str) -> str | None:
    """Where a program is: beside this Python, else on the path."""
    return shutil.which(name, path=os.path.dirname(sys.executable)) or shutil.which(name)


def cpu_of(command: list[str], environment: dict[str, str], folder: Path | None = None) -> float:
    """CPU seconds (user and system) of a command, run in a folder."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False, cwd=folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def throughput(arguments: argparse.Namespace) -> None:
    """Articles per CPU-second in one warm process."""
    loaded = ruleset.load([ruleset.builtin_folder()])
    linter = Linter(loaded)
    articles = [
        (Source(_data.text_of(article), article["id"]), _data.day_of(article)) for article in _data.read(arguments, "clean_articles")
    ]
    words = sum(len(source.text.split()) for source, _ in articles)
    for source, day in articles[:50]:
        linter.lint(source, "txt", day)
    costs = Costs(loaded) if arguments.rules else None
    each = []
    for source, day in articles:
        started = time.process_time()
        linter.lint(source, "txt", day)
        each.append(time.process_time() - started)
    total = sum(each)
    each.sort()
    print(f"Throughput with {len(loaded.rules)} rules: {len(articles) / total:,.0f} articles, {words / total:,.0f} words per CPU-second")
    print(f"  per article: p50 {1000 * each[len(each) // 2]:.2f} ms, p99 {1000 * each[int(len(each) * 0.99)]:.2f} ms")
    print(f"Peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB (the articles themselves included)")
    if costs:
        costs.show(len(articles))


class Costs:
    """Wraps the checks of a rule set and adds up what each costs. Shared analyses are paid by whoever asks first."""

    def __init__(self, loaded: ruleset.Ruleset) -> None:
        self._spent: dict[str, float] = {}
        for rule in loaded.rules:
            find = rule.check.find

            def timed(document, blocks, hits, find=find, name=rule.name):  # type: ignore[no-untyped-def]
                started = time.perf_counter()
                try:
                    return list(find(document, blocks, hits))
                finally:
                    self._spent[name] = self._spent.get(name, 0.0) + time.perf_counter() - started

            rule.check.find = timed  # type: ignore[method-assign]

    def show(self, articles: int) -> None:
        """Print microseconds per article, dearest first."""
        for name, seconds in sorted(self._spent.items(), key=lambda item: -item[1]):
            print(f"  {name:36} {1e6 * seconds / articles:8.1f} us per article")


if __name__ == "__main__":
    main()
