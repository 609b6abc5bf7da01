"""What tells a headline or paragraph of another story from the story's own: the weights of newslint/prose/topics.py, and how well they do.

    python benchmarks/topics.py --data FOLDER [--half a|b] [--fit]
    python benchmarks/topics.py --data FOLDER --half a --stems

Edited articles get headlines, headlines with a teaser and paragraphs of others, chosen by chance. For each of the three the share is
printed that is found when so many of the articles' own lines and paragraphs are reported too, and the score from which that is so.
``--fit`` prints weights fitted on these articles by logistic regression and uses those; ``--stems`` prints the table of
newslint/prose/rarity.py.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from math import exp, log
from typing import NamedTuple

import _data
import damage

from newslint.checks import off_topic
from newslint.document import Document
from newslint.prose import topics
from newslint.readers.text import read
from newslint.source import Source

DONORS = 3
ALARMS = (5, 10, 20, 40, 80, 160)
STEMS = 800
KINDS = {"headline": topics.HEADLINE, "teaser": topics.TEASER, "paragraph": topics.PARAGRAPH}


class Unit(NamedTuple):
    """Signs of a unit; ``foreign``: it was put in. No signs: it is never looked at."""

    kind: str
    signs: list[float]
    foreign: bool
    shown: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    _data.add_arguments(parser)
    parser.add_argument("--fit", action="store_true", help="fit new weights")
    parser.add_argument("--stems", action="store_true", help="print the table of stems")
    arguments = parser.parse_args()
    if arguments.stems:
        stems(arguments)
        return
    units = list(examples(arguments))
    for kind, known in KINDS.items():
        mine = [unit for unit in units if unit.kind == kind]
        weights = fit([unit for unit in mine if unit.signs]) if arguments.fit else list(known)
        if arguments.fit:
            print(f"{kind.upper()} = ({', '.join(f'{weight:.2f}' for weight in weights)})")
        judge(kind, mine, [round(weight, 2) for weight in weights])


def examples(arguments: argparse.Namespace) -> Iterator[Unit]:
    """The units of all articles, their own and those put in."""
    articles = [damage.prepare(article) for article in _data.read(arguments, "clean_articles")]
    for number, article in enumerate(articles):
        if len(article.document.body) < off_topic.FEWEST_BLOCKS:
            continue
        yield from own(article.document)
        chance = random.Random(number)
        places = [place for place in article.prose if place + 1 in article.prose]
        for _ in range(DONORS if places else 0):
            donor = chance.choice(articles)
            if donor is not article:
                yield from foreign(article, donor, chance, places)


def own(document: Document) -> Iterator[Unit]:
    """The lines and paragraphs of an untouched article."""
    lines = document.shared(off_topic.lines)
    for block in lines:
        shape = topics.line_signs(block.text, len(lines) - 1)
        yield Unit("headline", topics.signs(document, block.index, block.index) + shape, False, block.text)
        yield Unit("teaser", topics.signs(document, block.index, block.index + 1) + shape, False, block.text)
    outliers = set(topics.outliers(document.shared(topics.story)))
    for block in document.body[1:-1]:
        if topics.is_paragraph(block):
            yield Unit("paragraph", topics.signs(document, block.index, block.index) if block.index in outliers else [], False, block.text)


def foreign(article: damage.Article, donor: damage.Article, chance: random.Random, places: Sequence[int]) -> Iterator[Unit]:
    """A headline, a headline with its teaser and a paragraph of the donor, each put into the article by itself."""
    texts = [donor.paragraphs[number] for number in donor.prose]
    teaser = next((text for text in texts if len(text) < 500), None)
    paragraphs = [text for text in texts if 100 < len(text) < 800]
    place = chance.choice(places) + 1
    headline = donor.paragraphs[0]
    for kind, new in (
        ("headline", [headline]),
        ("teaser", [headline, teaser] if teaser else []),
        ("paragraph", [chance.choice(paragraphs)] if paragraphs else []),
    ):
        if not new:
            continue
        document = read(Source("\n\n".join([*article.paragraphs[:place], *new, *article.paragraphs[place:]])))
        signs: list[float] = []
        if kind == "paragraph":
            if place in set(topics.outliers(document.shared(topics.story))):
                signs = topics.signs(document, place, place)
        elif any(block.index == place for block in document.shared(off_topic.lines)):
            shape = topics.line_signs(headline, len(document.shared(off_topic.lines)) - 1)
            signs = topics.signs(document, place, place + len(new) - 1) + shape
        yield Unit(kind, signs, True, new[-1])


def fit(units: Sequence[Unit], rounds: int = 12, ridge: float = 1.0) -> list[float]:
    """The weights of a logistic regression, the last one standing alone; by Newton's method, both kinds of unit weighing the same."""
    rows = [[*unit.signs, 1.0] for unit in units]
    size = len(rows[0])
    strange = sum(unit.foreign for unit in units)
    heft = {True: len(units) / (2 * strange), False: len(units) / (2 * (len(units) - strange))}
    weights = [0.0] * size
    for _ in range(rounds):
        slope = [-ridge * weight for weight in weights[:-1]] + [0.0]
        curve = [[ridge * (left == right) for right in range(size)] for left in range(size)]
        for row, unit in zip(rows, units, strict=True):
            odds = sum(map(float.__mul__, weights, row))
            chance = 1 / (1 + exp(-max(-30.0, min(30.0, odds))))
            miss, bend = heft[unit.foreign] * (unit.foreign - chance), heft[unit.foreign] * chance * (1 - chance)
            for left, sign in enumerate(row):
                if sign:
                    slope[left] += miss * sign
                    line, scaled = curve[left], bend * sign
                    for right in range(left + 1):
                        line[right] += scaled * row[right]
        for left in range(size):
            for right in range(left + 1, size):
                curve[left][right] = curve[right][left]
        weights = [weight + step for weight, step in zip(weights, solve(curve, slope), strict=True)]
    return weights


def solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The solution of a system of linear equations, by Gaussian elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for place in range(len(rows)):
        best = max(range(place, len(rows)), key=lambda number: abs(rows[number][place]))
        rows[place], rows[best] = rows[best], rows[place]
        for number, row in enumerate(rows):
            if number != place and row[place]:
                factor = row[place] / rows[place][place]
                rows[number] = [left - factor * other for left, other in zip(row, rows[place], strict=True)]
    return [row[-1] / row[place] for place, row in enumerate(rows)]


def judge(kind: str, units: Sequence[Unit], weights: Sequence[float]) -> None:
    """How many of the foreign units score more than all but so many of the own ones."""
    scores = [(topics.weigh(weights, unit.signs) if unit.signs else -99.0, unit.foreign) for unit in units]
    alarms = sorted((score for score, strange in scores if not strange), reverse=True)
    strange = [score for score, foreign_one in scores if foreign_one]
    shown = []
    for count in ALARMS:
        least = alarms[min(count, len(alarms) - 1)]
        shown.append(f"{count}: {100 * sum(score > least for score in strange) / len(strange):.1f}% ({least:.2f})")
    print(f"{kind:10} of {len(strange)} found at so many false alarms of {len(alarms)}: {', '.join(shown)}")


def stems(arguments: argparse.Namespace) -> None:
    """Print the stems by their rarity."""
    frequencies: Counter[bytes] = Counter()
    articles = 0
    for name in ("clean_articles", "dirty_articles", "scraped_articles"):
        for article in _data.read(arguments, name):
            articles += 1
            frequencies.update({topics.stem(word) for word in topics.story(read(Source(article["text"]))).held if len(word) > 2})
    for rarity in range(4):
        ranks = {stem: round(2 * (log(articles / (count + 1)) - 1)) for stem, count in frequencies.most_common(STEMS)}
        found = sorted(stem.decode("latin-1") for stem, rank in ranks.items() if min(max(rank, 0), 3) == rarity)
        print(f"{rarity}: {' '.join(found)}")


if __name__ == "__main__":
    main()
