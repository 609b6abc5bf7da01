"""What thousands of rules and whole Vale packages cost, beside peers in the same run.

    python benchmarks/engine.py --data FOLDER [--styles FOLDER] [--only peers|phrases|large|packages]

``--styles`` names a folder that holds Vale styles (``Google``, ``Microsoft``, ``proselint``, ``write-good``). Everything is CPU time,
minimum over the runs, each thing in processes of its own; peers (proselint, write-good) are measured when they are installed. Look at the
ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import _data
from speed import cpu_of, installed

from newslint import ruleset
from newslint.cli.work import seldom_collected
from newslint.linter import Linter
from newslint.source import Source

PACKAGES = (("proselint", "write-good"), ("Google", "Microsoft"))
# An article of about 800 words.
SIZES = range(700, 901)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    _data.add_arguments(parser)
    parser.add_argument("--styles", type=Path, help="folder of Vale styles")
    parser.add_argument("--only", choices=["peers", "phrases", "large", "packages"])
    parser.add_argument("--articles", type=int, default=400, help="how many articles the peers read")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--phrases-in", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.phrases_in:
        _latencies(arguments)
        return
    if arguments.only in (None, "peers"):
        peers(arguments, [])
    if arguments.only in (None, "packages") and arguments.styles:
        for styles in PACKAGES:
            peers(arguments, list(styles))
    if arguments.only in (None, "phrases"):
        phrases(arguments)
    if arguments.only in (None, "large"):
        large(arguments)


@contextmanager
def article_files(arguments: argparse.Namespace) -> Iterator[tuple[Path, list[str], int]]:
    """A temporary folder with articles as files, their names, and the number of words in them."""
    with tempfile.TemporaryDirectory() as name:
        folder, names, words = Path(name), [], 0
        for number, article in enumerate(_data.read(arguments, "clean_articles")):
            if number == arguments.articles:
                break
            text = _data.text_of(article)
            words += len(text.split())
            names.append(f"{number}.txt")
            (folder / names[-1]).write_text(text, encoding="utf-8")
        yield folder, names, words


def peers(arguments: argparse.Namespace, styles: list[str]) -> None:
    """Words per CPU-second of whole commands over the same files: newslint with its default rules (or with Vale styles) and the peers."""
    with article_files(arguments) as (folder, names, words), tempfile.TemporaryDirectory() as cache:
        own = [sys.executable, "-m", "newslint", "check", "-j1", "--output-format", "line"]
        if styles:
            own += ["--config", str(folder / ".vale.ini")]
            ini = f"StylesPath = {arguments.styles.resolve()}\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = {', '.join(styles)}\n"
            (folder / ".vale.ini").write_text(ini)
        else:
            own += ["--isolated"]
        commands = {f"newslint, {' + '.join(styles) or 'default rules'}": own}
        for name, options in (("proselint", ["check"]), ("write-good", [])):
            if place := installed(name):
                commands[name] = [place, *options]
        environment = {**os.environ, "NEWSLINT_CACHE_DIR": cache}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        best: dict[str, float] = {}
        for number in range(arguments.runs + 1):
            # What newslint kept of the results of an earlier run must not help it.
            for kept in Path(cache).glob("results*"):
                kept.unlink()
            for name, command in commands.items():
                seconds = cpu_of([*command, *names], environment, folder)
                if number:
                    best[name] = min(best.get(name, seconds), seconds)
        print(f"{len(names)} articles, {words:,} words, words per CPU-second:")
        first = next(iter(best.values()))
        for name, seconds in best.items():
            print(f"  {name:36} {words / seconds:10,.0f}; newslint does {seconds / first:.1f} times as much")


def phrases(arguments: argparse.Namespace) -> None:
    """Milliseconds per article of about 800 words in a warm process, and memory: the default rules with ever more phrase rules."""
    print("Default rules and phrase rules, one warm process each, articles of 700 to 900 words:")
    with tempfile.TemporaryDirectory() as name:
        for count in (0, 1500, 8000):
            folder = Path(name) / str(count)
            _write_phrases(arguments, folder / "House", count)
            best: dict[str, float] = {}
            for _ in range(arguments.runs):
                command = [sys.executable, __file__, "--data", str(arguments.data), "--phrases-in", str(folder)]
                environment = {**os.environ, "NEWSLINT_CACHE_DIR": name}
                found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout)
                best = {key: min(best.get(key, value), value) for key, value in found.items()}
            print(
                f"  {count:5} phrases: p50 {best['p50']:.2f} ms, p99 {best['p99']:.2f} ms, {best['hits']:.1f} of them hit an article; "
                f"loading {best['load']:.0f} ms; {best['memory']:.0f} MiB"
            )


def _write_phrases(arguments: argparse.Namespace, folder: Path, count: int) -> None:
    """Rules of one phrase each: runs of two and three words that some articles have and most haven't."""
    folder.mkdir(parents=True)
    seen: Counter[str] = Counter()
    for number, article in enumerate(_data.read(arguments, "clean_articles")):
        if number % 5 == 0:
            words = re.findall(r"[A-Za-z']+", _data.text_of(article).lower())
            seen.update({" ".join(words[at : at + length]) for length in (2, 3) for at in range(len(words) - length)})
    known = sorted(phrase for phrase, articles in seen.items() if 3 <= articles <= 40 and len(phrase) > 6)
    for number, phrase in enumerate(random.Random(7).sample(known, count)):
        text = f"extends: existence\nmessage: \"Avoid '%s'.\"\nignorecase: true\ntokens: [\"{phrase}\"]\n"
        (folder / f"R{number}.yml").write_text(text, encoding="utf-8")


def _latencies(arguments: argparse.Namespace) -> None:
    folders = [ruleset.builtin_folder(), arguments.phrases_in]
    ruleset.load(folders)
    started = time.process_time()
    loaded = ruleset.load(folders)
    load = time.process_time() - started
    linter = Linter(loaded)
    articles = (article for article in _data.read(arguments, "clean_articles") if len(_data.text_of(article).split()) in SIZES)
    each, hits, memory = [], 0, 0.0
    for number, article in enumerate(articles):
        source, day = Source(_data.text_of(article), article["id"]), _data.day_of(article)
        taken = []
        with seldom_collected():  # as the command has it
            for _ in range(2 if number >= 40 else 1):
                started = time.process_time()
                report = linter.lint(source, "txt", day)
                taken.append(time.process_time() - started)
        if number >= 40:  # the first articles compile what later ones use
            each.append(min(taken))
            hits += sum(entry.rule.startswith("House.") for entry in report.diagnostics)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    each.sort()
    figures = {"p50": 1000 * each[len(each) // 2], "p99": 1000 * each[int(len(each) * 0.99)], "hits": hits / len(each)}
    print(json.dumps({**figures, "load": 1000 * load, "memory": memory}))


def large(arguments: argparse.Namespace) -> None:
    """One file of 5 and of 10 MB: paragraphs, and all in one line."""
    texts: list[str] = []
    size = 0
    for article in _data.read(arguments, "clean_articles"):
        texts.append(_data.text_of(article))
        size += len(texts[-1].encode())
        if size > 10_500_000:
            break
    whole = "\n\n".join(texts)
    shapes: dict[str, Callable[[str], str]] = {"paragraphs": lambda text: text, "one line": lambda text: " ".join(text.split())}
    print("One large file, CPU seconds of the command:")
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "large.txt"
        for shape, made in shapes.items():
            taken = []
            for share in (0.5, 1.0):
                path.write_text(made(whole[: int(10_000_000 * share)]), encoding="utf-8")
                command = [sys.executable, "-m", "newslint", "check", "--isolated", "--output-format", "line", str(path)]
                taken.append(min(cpu_of(command, {**os.environ, "NEWSLINT_CACHE_DIR": name}) for _ in range(2)))
            print(f"  {shape:12} 5 MB {taken[0]:.1f}, 10 MB {taken[1]:.1f} ({taken[1] / taken[0]:.2f} times)")


if __name__ == "__main__":
    main()
