"""What several processes and the store of results save, and what they cost where there is little to do.

    python benchmarks/parallel.py --data FOLDER [--files N] [--runs N]

Whole commands, wall time and CPU time (of all their processes), the least of the runs, taken in turn so that the machine's load hits all
alike. Look at the ratios, and at the wall times only on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

import _data


class Cost(NamedTuple):
    """Seconds."""

    wall: float
    cpu: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    _data.add_arguments(parser)
    parser.add_argument("--files", type=int, default=2000, help="how many articles the folder holds")
    parser.add_argument("--runs", type=int, default=3, help="how often each command is run")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        many, few = Path(place, "many"), Path(place, "few")
        size = write(arguments, many, few)
        print(f"{arguments.files} articles, {size / 1e6:.1f} MB; {os.cpu_count()} processors")
        os.environ["NEWSLINT_CACHE_DIR"] = str(Path(place, "cache"))
        # Installed programs come with their bytecode; without this, a checkout would be compiled at every start.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        store = Path(place, "cache", "results.db")
        # Both fill the cache of rules and patterns.
        command(few, "-j1")
        command(many, "-j2")
        compare(arguments.runs, {"-j1": (many, "-j1"), "-j2": (many, "-j2")}, store, keep=False)
        if not store.exists():
            command(many, "-j2")
        compare(arguments.runs, {"unchanged -j1": (many, "-j1"), "unchanged -j2": (many, "-j2")}, store, keep=True)
        print("3 articles")
        compare(5 * arguments.runs, {"-j1": (few, "-j1"), "no -j": (few,), "-j2": (few, "-j2")}, store, keep=True)


def write(arguments: argparse.Namespace, many: Path, few: Path) -> int:
    """Make the folders; the bytes in the larger one."""
    size = 0
    articles = chain(_data.read(arguments, "clean_articles"), _data.read(arguments, "dirty_articles"))
    for number, article in enumerate(islice(articles, arguments.files)):
        text = _data.text_of(article).encode()
        size += len(text)
        for folder in (many / f"{number % 20:02}", few):
            folder.mkdir(parents=True, exist_ok=True)
            if folder != few or number < 3:
                (folder / f"{number}.txt").write_bytes(text)
    return size


def compare(runs: int, commands: dict[str, tuple[Path | str, ...]], store: Path, keep: bool) -> None:
    """Run the commands in turn and print what each costs beside the first; without ``keep`` each begins with an empty store."""
    taken: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, words in commands.items():
            if not keep:
                store.unlink(missing_ok=True)
            taken[name].append(command(*words))
    best = {name: Cost(*(min(values) for values in zip(*costs, strict=True))) for name, costs in taken.items()}
    first = next(iter(best.values()))
    for name, cost in best.items():
        ratios = f"wall {cost.wall / first.wall:.2f}, CPU {cost.cpu / first.cpu:.2f} of the first"
        print(f"  {name:14} wall {1e3 * cost.wall:7.0f} ms, CPU {1e3 * cost.cpu:7.0f} ms; {ratios}")


def command(*words: Path | str) -> Cost:
    """What ``newslint check`` costs with these words."""
    line = [sys.executable, "-m", "newslint", "check", "--isolated", "--quiet", *map(str, words)]
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


if __name__ == "__main__":
    main()
