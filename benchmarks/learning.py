"""What ``newslint learn`` adds to the rules that come with newslint.

    python benchmarks/learning.py --data FOLDER [--half a|b] [--every N] [--min-articles N] [--show OUTLET] [--show-clean]

The labelled left-over lines of scraped articles ("boiler_lines", without those that legitimate_lines.txt lists) that are found by the
built-in rules alone; and together with the rule that is learnt, as it is proposed,

    crossed   from one half of the outlet's articles, for the other half
    own       from all of the outlet's articles, the judged one among them: as one cleans a folder
    whole     from the articles of all outlets at once

and with the lines that stand in its comments ("accepted"), for a person who takes them all; "alone" is without the built-in rules. The
labels recur in four or more articles of a larger collection than this one, so that many stand here only once: "learnable" are those that
recur in enough of the articles learnt from.
Last, what the rules learnt from an outlet's scraped articles report on its edited ones.
"""

from __future__ import annotations

import argparse
import tempfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import _data
from findings import make_linter

from newslint import ruleset
from newslint.diagnostic import Diagnostic
from newslint.document import Document
from newslint.learning import Learnt, learn, rule_file, unreported
from newslint.linter import Linter, prepared
from newslint.readers import read
from newslint.source import Source

NAME = "House.RecurringLines"
WAYS = ("built-in", "crossed", "crossed, accepted", "own", "own, accepted", "own, alone", "whole", "whole, accepted")
_STYLES = ("Injection.", "Residue.")
Article = dict[str, Any]
Lines = dict[str, set[int]]


class Recall(NamedTuple):
    """Labels found, of how many; and of those that could be learnt."""

    found: int = 0
    labels: int = 0
    known: int = 0
    learnable: int = 0

    @property
    def share(self) -> float:
        """The share of the labels that is found, in percent."""
        return 100 * self.found / self.labels if self.labels else 100.0


class Measured(NamedTuple):
    """``recall`` by way and half. The other figures are of rules learnt from all articles of each outlet: from how many ``outlets``, with
    how many ``proposals`` and lines ``in_comments``; ``on_clean`` are their findings on ``clean`` edited articles of those outlets."""

    recall: dict[tuple[str, str], Recall]
    outlets: int
    proposals: int
    in_comments: int
    on_clean: list[tuple[Article, Diagnostic]]
    clean: int


def measure(arguments: argparse.Namespace, enough: int = 4, show: Callable[[str, Learnt], None] = lambda outlet, learnt: None) -> Measured:
    """Learn from the articles that the arguments (those of ``_data.add_arguments``) ask for, and judge. ``enough`` is how many stories a
    line must stand in; ``show`` is told what each outlet proposes."""
    built_in = make_linter()
    articles = list(_data.read(arguments, "dirty_articles"))
    outlets: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        outlets[article["source"]].append(article)
    clean: dict[str, list[Article]] = defaultdict(list)
    for article in _data.read(arguments, "clean_articles"):
        if article["source"] in outlets:
            clean[article["source"]].append(article)
    documents = {article["id"]: _document(article) for article in articles}
    findings = {name: built_in.check(document).diagnostics for name, document in documents.items()}
    alone = {name: _touched(entry for entry in found if entry.rule.startswith(_STYLES)) for name, found in findings.items()}

    def proposed(some: Sequence[Article], lint: Callable[[str], Sequence[Diagnostic]] = findings.__getitem__) -> Learnt:
        return unreported(learn(((article["id"], documents[article["id"]]) for article in some), enough), lint)

    # What is learnt, from which articles, for which.
    work: dict[str, list[tuple[Learnt, Sequence[Article], Sequence[Article]]]] = defaultdict(list)
    work["whole"] = [(proposed(articles), articles, articles)]
    for outlet, some in outlets.items():
        work["own"].append((proposed(some), some, some))
        work["own, alone"].append((proposed(some, lambda name: ()), some, some))
        show(outlet, work["own"][-1][0])
        one, other = ([article for article in some if zlib.crc32(article["id"].encode()) % 2 == side] for side in (0, 1))
        work["crossed"] += [(proposed(one), one, other), (proposed(other), other, one)]
    recall = _recall("built-in", articles, alone, {})
    for way in WAYS[1:]:
        touched: Lines = {name: set() if way == "own, alone" else set(lines) for name, lines in alone.items()}
        learnable: dict[str, set[str]] = {}
        for learnt, source, judged in work[way.removesuffix(", accepted")]:
            linter, recurring = _linter(learnt, way.endswith("accepted")), _recurring(source, enough)
            for article in judged:
                learnable[article["id"]] = recurring
                touched[article["id"]] |= _touched(linter.check(documents[article["id"]]).diagnostics) if linter else set()
        recall |= _recall(way, articles, touched, learnable)
    own = [learnt for learnt, *_ in work["own"]]
    on_clean = [
        (article, entry)
        for learnt, outlet in zip(own, outlets, strict=True)
        if (linter := _linter(learnt, False))
        for article in clean[outlet]
        for entry in linter.check(_document(article)).diagnostics
    ]
    proposals = [sum(not line.doubt for line in learnt.lines) for learnt in own]
    in_comments = sum(len(learnt.lines) for learnt in own) - sum(proposals)
    return Measured(recall, sum(map(bool, proposals)), sum(proposals), in_comments, on_clean, sum(map(len, clean.values())))


def _document(article: Article) -> Document:
    return prepared(read(Source(_data.text_of(article), article["id"])), _data.day_of(article))


def _touched(entries: Iterable[Diagnostic]) -> set[int]:
    return {line for entry in entries for line in range(entry.start.line, entry.end.line + 1)}


def _linter(learnt: Learnt, accepted: bool) -> Linter | None:
    """A linter with the rule alone, read from its file as anybody would; None where there is no rule."""
    if accepted:
        learnt = learnt._replace(lines=[line._replace(doubt="") for line in learnt.lines if line.doubt != "separator"])
    if all(line.doubt for line in learnt.lines):
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, *NAME.split(".")).with_suffix(".yml")
        path.parent.mkdir()
        path.write_text(rule_file(learnt, NAME), encoding="utf-8")
        loaded = ruleset.load([folder], use_cache=False)
    assert not loaded.notes, loaded.notes
    return Linter(loaded)


def _recurring(articles: Sequence[Article], enough: int) -> set[str]:
    """The lines that stand in enough of the articles."""
    counts = Counter(line for article in articles for line in {line.strip() for line in article["text"].split("\n")})
    return {line for line, count in counts.items() if count >= enough}


def _recall(way: str, articles: Sequence[Article], touched: Lines, learnable: dict[str, set[str]]) -> dict[tuple[str, str], Recall]:
    listed = Path(__file__).with_name("legitimate_lines.txt").read_text(encoding="utf-8").splitlines()
    legitimate = {line for line in listed if line[:1] != "#"}
    counts: dict[tuple[str, str], Recall] = defaultdict(Recall)
    for article in articles:
        key = way, _data.half(article)
        lines = [line.strip() for line in _data.text_of(article).split("\n")]
        for label in map(str.strip, article["boiler_lines"]):
            if f"{zlib.crc32(label.encode()):08x}" not in legitimate:
                hit = any(number in touched[article["id"]] for number, line in enumerate(lines, 1) if line == label)
                could = label in learnable.get(article["id"], ())
                so_far = counts[key]
                counts[key] = Recall(so_far.found + hit, so_far.labels + 1, so_far.known + (hit and could), so_far.learnable + could)
    return dict(counts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    _data.add_arguments(parser)
    parser.add_argument("--min-articles", type=int, default=4, metavar="N", help="how many articles a line must stand in")
    parser.add_argument("--show", metavar="OUTLET", help="print what is proposed for outlets whose name begins so")
    parser.add_argument("--show-clean", action="store_true", help="print what the learnt rules report on edited articles")
    arguments = parser.parse_args()
    _data.require(arguments, "dirty_articles", "clean_articles")

    def show(outlet: str, learnt: Learnt) -> None:
        if arguments.show is not None and outlet.startswith(arguments.show):
            for line in learnt.lines:
                print(f"{outlet} | {line.doubt or 'proposed'} | {line.stories} | {(line.pattern if line.varies else line.text)[:160]}")

    measured = measure(arguments, arguments.min_articles, show)
    print(f"{'':18} half  {'labels found':>22}  {'of learnable ones':>22}")
    for (way, half), entry in sorted(measured.recall.items(), key=lambda pair: (WAYS.index(pair[0][0]), pair[0][1])):
        learnable = f"{entry.known:,}/{entry.learnable:,} {100 * entry.known / entry.learnable:6.1f}%" if entry.learnable else ""
        print(f"{way:18} {half:4}  {f'{entry.found:,}/{entry.labels:,} {entry.share:6.1f}%':>22}  {learnable:>22}")
    print(f"{measured.outlets} outlets have {measured.proposals:,} proposals; {measured.in_comments:,} more lines stand in comments.")
    print(f"The proposals report {len(measured.on_clean):,} lines on {measured.clean:,} edited articles of the same outlets.")
    if arguments.show_clean:
        for article, entry in measured.on_clean:
            print(f"{article['id']}:{entry.start.line} ({article['source']}) {entry.match[:160]!r}")


if __name__ == "__main__":
    main()
