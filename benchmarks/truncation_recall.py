"""How much cut-off copy newslint finds.

    python benchmarks/truncation_recall.py --data FOLDER [--half a|b] [--every N] [--missed]

Edited articles are damaged in memory, each in one place, and linted: a paragraph is cut behind a rank or title ("rank", "title") or behind
a word in the middle of a sentence ("middle"), or the only paragraph that introduces a person who is quoted later is taken out
("introduction"). A damage counts as found when a Truncation rule speaks in the damaged paragraph, or NeverIntroduced names the person.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import _data

from newslint import ruleset
from newslint.document import Block
from newslint.linter import Linter
from newslint.prose.lexicon import RANKS
from newslint.prose.names import fold, people
from newslint.readers.text import read
from newslint.source import Source

RANK = re.compile(rf"\b(?:{'|'.join(sorted(RANKS))})\.(?= [A-Z][a-z])")
TITLE = re.compile(
    r"\b(?:President|(?:Prime|Foreign|Defense) Minister|Senator|Governor|General|Secretary of State|Mayor|Judge)(?= [A-Z][a-z]+ [A-Z])"
)
SPEAKS = (" said", " says", " told", " added")
SHORTEST = 12


class Damage(NamedTuple):
    """A damaged article: its text, the 1-based line of the damage (0: anywhere), the name that must be reported, and what was done."""

    kind: str
    text: str
    line: int
    name: str
    shown: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    _data.add_arguments(parser)
    parser.add_argument("--missed", action="store_true", help="print the damage that was not found")
    arguments = parser.parse_args()
    linter = Linter(ruleset.load([ruleset.builtin_folder()], select=("Truncation", "Attribution.NeverIntroduced")))
    done: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for article in _data.read(arguments, "clean_articles"):
        for damage in damages(article):
            done[damage.kind] += 1
            hit = is_found(linter, damage)
            found[damage.kind] += hit
            if arguments.missed and not hit:
                print(f"{damage.kind:12} {article['id']}: {damage.shown}")
    for kind in done:
        print(f"{kind:12} found {found[kind]:5} of {done[kind]:5} ({100 * found[kind] / done[kind]:.1f}%)")


def damages(article: dict[str, Any]) -> Iterator[Damage]:
    """One damage of each kind that the article has room for; the same ones in every run."""
    chance = random.Random(article["id"])
    document = read(Source(_data.text_of(article)))
    blocks = [block for block in document.blocks if block.text.strip()]
    prose = [block for block in document.body[1:] if block.text.count(" ") > SHORTEST and block.text.rstrip("\"”’'")[-1:] in ".!?"]
    if len(prose) < 4:
        return
    for kind, pattern in (("rank", RANK), ("title", TITLE), ("middle", re.compile(r"[\w,](?= \w)"))):
        places = [(block, match.end()) for block in prose for match in pattern.finditer(block.text)]
        places = [(block, end) for block, end in places if block.text.count(" ", 0, end) >= (5 if kind == "rank" else 8)]
        if places:
            block, end = chance.choice(places)
            lines = [block.text[:end] if other is block else other.text for other in blocks]
            yield Damage(kind, "\n\n".join(lines), 2 * blocks.index(block) + 1, "", block.text[max(end - 60, 0) : end])
    yield from lost_introductions(blocks, article)


def lost_introductions(blocks: list[Block], article: dict[str, Any]) -> Iterator[Damage]:
    persons = people(read(Source(_data.text_of(article))))
    where: dict[str, set[str]] = {}
    for mention in persons.mentions:
        where.setdefault(fold(mention.surname), set()).add(mention.block.text)
    speakers = {name.word: name for name in persons.lone if name.block.text[name.span.end :].startswith(SPEAKS)}
    for word, name in speakers.items():
        texts = where.get(fold(word), set())
        if len(texts) == 1 and name.block.text not in texts and blocks[0].text not in texts:
            yield Damage("introduction", "\n\n".join(block.text for block in blocks if block.text not in texts), 0, word, word)


def is_found(linter: Linter, damage: Damage) -> bool:
    for entry in linter.lint(Source(damage.text)).diagnostics:
        if damage.name and entry.rule == "Attribution.NeverIntroduced" and entry.match == damage.name:
            return True
        if damage.line and entry.rule.startswith("Truncation") and entry.start.line == damage.line:
            return True
    return False


if __name__ == "__main__":
    main()
