"""How many spoilt names and headlines newslint finds.

    python benchmarks/names.py --data FOLDER [--half a|b] [--every N] [--kind WORDS ...] [--missed] [-j N]

As recall.py: edited articles are damaged in memory, each copy in one place. A surname or a given name gets one wrong, missing, added or
transposed letter, or a person gets another first name or title at one mention, or the headline another number or a misspelt name. Found
means that a rule meant for it speaks where it didn't before, in the damaged line or about the damaged word.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import re
import string
from collections import Counter
from collections.abc import Iterator
from typing import Any

import _data
import damage
import recall
from damage import Article, Damage, Kind
from findings import make_linter
from recall import Outcome

from newslint.document import Block
from newslint.linter import Linter, prepared
from newslint.prose.lexicon import GIVEN
from newslint.prose.names import Mention, people
from newslint.source import Source, Span

FIRST_NAMES = sorted(name.capitalize() for name in GIVEN if len(name) > 3)
# A title and one that the same person can't hold beside it.
TITLES = {
    "Sen.": "Gov.", "Rep.": "Sen.", "Gov.": "Mayor", "Senator": "Governor", "Representative": "Senator", "Governor": "Senator",
    "Mayor": "Gov.", "Sheriff": "Judge", "Judge": "Sheriff", "Gen.": "Col.", "Lt.": "Capt.", "Sgt.": "Lt.", "General": "Colonel",
    "President": "Prime Minister", "Prime Minister": "President", "Chancellor": "President", "Foreign Minister": "Defense Minister",
}  # fmt: skip
TITLE = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, TITLES))}) ((?:[A-Z]\w+ )?)([A-Z]\w+)\b")
NUMBER = re.compile(r"(?<![\w.,$£€/-])(\d{1,4})(?![\w.,/-]*\d|[-%]|st|nd|rd|th)(?= [a-z]| [A-Z][a-z])")
_linter: Linter


def slip(word: str, chance: random.Random) -> str:
    """The word with one wrong, missing, added or transposed letter behind the first."""
    for _ in range(20):
        at = chance.randrange(1, len(word))
        letter = chance.choice(string.ascii_lowercase)
        kind = chance.randrange(4)
        if kind == 0:
            new = word[:at] + letter + word[at + 1 :]
        elif kind == 1:
            new = word[:at] + letter + word[at:]
        elif kind == 2:
            new = word[:at] + word[at + 1 :]
        else:
            new = word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
        if new not in (word, word + "s"):
            return new
    return word + "x"


def _persons(article: Article) -> list[Mention]:
    """The full mentions of persons, outside the headline, with a surname of one word of five letters or more."""
    headline = article.document.headline
    return [
        mention
        for mention in people(article.document).mentions
        if mention.full and mention.block is not headline and re.fullmatch(r"[A-Z][a-z]{4,}", mention.surname)
        if mention.given.split()[0].lower() in GIVEN
    ]


def _paragraph(article: Article, block: Block) -> int:
    return article.paragraphs.index(block.text)


def _replaced(article: Article, block: Block, span: Span, new: str) -> Damage:
    number, text = _paragraph(article, block), block.text
    shown = f"{text[max(span.start - 40, 0) : span.start]}{new}{text[span.end : span.end + 25]} (was {text[span.start : span.end]})"
    return damage.damaged(article.paragraphs, number, text[: span.start] + new + text[span.end :], word=new, shown=shown)


def later_surname(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    """A slip in a surname that stands alone, of a person who is named in full somewhere, outside quotations."""
    known = {mention.surname for mention in _persons(article)}
    lone = [name for name in people(article.document).lone if name.word in known and not name.block.within("quote", name.span)]
    lone = [name for name in lone if name.block is not article.document.headline]
    if not lone:
        return None
    name = chance.choice(lone)
    return _replaced(article, name.block, name.span, slip(name.word, chance))


def full_surname(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    """A slip in the surname where the person is named in full, though the surname stands elsewhere."""
    persons = [mention for mention in _persons(article) if not mention.block.within("quote", mention.span)]
    counts = Counter(re.findall(r"\b[A-Z][a-z]{4,}\b", "\n".join(article.paragraphs)))
    persons = [mention for mention in persons if counts[mention.surname] > 1]
    if not persons:
        return None
    mention = chance.choice(persons)
    at = mention.block.text.find(mention.surname, mention.span.start)
    return _replaced(article, mention.block, Span(at, at + len(mention.surname)), slip(mention.surname, chance))


def _named_twice(article: Article) -> list[Mention]:
    """The full mentions of persons that are named in full twice or more, with the same given name."""
    persons = [mention for mention in _persons(article) if re.fullmatch(r"[A-Z][a-z]{3,}", mention.given)]
    counts = Counter((mention.given, mention.surname) for mention in persons)
    return [
        mention for mention in persons if counts[mention.given, mention.surname] > 1 and not mention.block.within("quote", mention.span)
    ]


def _with_given(article: Article, mention: Mention, new: str) -> Damage:
    at = mention.block.text.find(mention.given, mention.span.start)
    return _replaced(article, mention.block, Span(at, at + len(mention.given)), new)


def first_name_slip(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    persons = _named_twice(article)
    mention = chance.choice(persons) if persons else None
    return _with_given(article, mention, slip(mention.given, chance)) if mention else None


def first_name_changed(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    persons = _named_twice(article)
    mention = chance.choice(persons) if persons else None
    return _with_given(article, mention, chance.choice(FIRST_NAMES)) if mention else None


def _titled(article: Article) -> list[tuple[int, re.Match[str]]]:
    found = [(number, match) for number in article.prose for match in TITLE.finditer(article.paragraphs[number])]
    counts = Counter(match[3] for _, match in found)
    return [(number, match) for number, match in found if counts[match[3]] > 1]


def first_name_changed_behind_title(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    """One of two full mentions with a title gets another first name."""
    places = [(number, match) for number, match in _titled(article) if match[2]]
    counts = Counter(match[3] for _, match in places)
    places = [(number, match) for number, match in places if counts[match[3]] > 1]
    if not places:
        return None
    number, match = chance.choice(places)
    new, text = chance.choice(FIRST_NAMES), article.paragraphs[number]
    return damage.damaged(
        article.paragraphs, number, f"{text[: match.start(2)]}{new} {text[match.end(2) :]}", word=new, shown=f"{new} (was {match[0]})"
    )


def title_changed(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    """One of two mentions with a title gets another title."""
    places = _titled(article)
    if not places:
        return None
    number, match = chance.choice(places)
    text = article.paragraphs[number]
    new = TITLES[match[1]]
    changed = f"{text[: match.start(1)]}{new}{text[match.end(1) :]}"
    return damage.damaged(article.paragraphs, number, changed, word=f"{new} ", shown=f"{new} (was {match[0]})")


def headline_number(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    """Another number in the headline, where the body holds the one that stood there."""
    headline = article.document.headline
    if not headline:
        return None
    body = "\n".join(article.paragraphs[1:])
    places = [match for match in NUMBER.finditer(headline.text) if re.search(rf"(?<![\d.,]){match[1]}(?![\d.,]*\d)", body)]
    if not places:
        return None
    match = chance.choice(places)
    new = str(int(match[1]) + chance.choice((1, 2, 3, 5, 10)))
    return _replaced(article, headline, Span(*match.span(1)), new)


def headline_name(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    """A slip in a surname in the headline, of a person whom the body names in full."""
    headline = article.document.headline
    known = {mention.surname for mention in _persons(article)}
    places = [match for match in re.finditer(r"[A-Z][a-z]{4,}", headline.text) if match[0] in known] if headline else []
    if not headline or not places:
        return None
    match = chance.choice(places)
    return _replaced(article, headline, Span(*match.span()), slip(match[0], chance))


def headline_case(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    """A content word left small in a headline in title case."""
    headline = article.document.headline
    words = list(re.finditer(r"(?<![\w'’“\"-])[A-Za-z][a-z]{3,}(?![\w'’-])", headline.text)) if headline else []
    if not headline or len(words) < 5 or any(match[0].islower() for match in words):
        return None
    match = chance.choice(words[1:])
    return _replaced(article, headline, Span(*match.span()), match[0].lower())


_SPELLING = ("Attribution.NameSpeltTwoWays", "Attribution.NeverIntroduced", "Attribution.HeadlineName")
_PERSON = ("Attribution.PersonNamedTwoWays", "Attribution.NameSpeltTwoWays")
KINDS = (
    Kind("surname misspelt later", later_surname, _SPELLING),
    Kind("surname misspelt in full name", full_surname, _SPELLING),
    Kind("first name misspelt", first_name_slip, _SPELLING),
    Kind("another first name", first_name_changed, _PERSON),
    Kind("another first name, with title", first_name_changed_behind_title, _PERSON),
    Kind("another title", title_changed, _PERSON),
    Kind("headline number changed", headline_number, ("Facts.HeadlineNumber",)),
    Kind("headline name misspelt", headline_name, _SPELLING),
    Kind("headline word left small", headline_case, ("Style.HeadlineCase",)),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    recall.add_arguments(parser)
    arguments = parser.parse_args()
    outcomes = (outcome for outcome in measure(arguments) if not arguments.kind or any(words in outcome.kind for words in arguments.kind))
    recall.show(outcomes, arguments.missed)


def measure(arguments: argparse.Namespace) -> Iterator[Outcome]:
    """What became of every damage to the clean articles that ``arguments`` ask for."""
    _data.require(arguments, "clean_articles")
    with multiprocessing.Pool(arguments.j, _start) as pool:
        for outcomes in pool.imap(_outcomes, _data.read(arguments, "clean_articles"), 8):
            yield from outcomes


def _start() -> None:
    global _linter
    _linter = make_linter(("Attribution", "Facts", "Style"))


def _outcomes(article: dict[str, Any]) -> list[Outcome]:
    day = _data.day_of(article)
    source = Source(_data.text_of(article))
    before = Counter((entry.rule, entry.match) for entry in _linter.lint(source, "txt", day).diagnostics)
    read = damage.prepare(article)
    read = read._replace(document=prepared(read.document, day))
    outcomes = []
    for kind in KINDS:
        made = kind.make(read, read, random.Random(f"{article['id']} {kind.name}"))
        if made:
            findings = _linter.lint(Source(made.text), "txt", day).diagnostics
            new = [entry for entry in findings if not before[entry.rule, entry.match] and entry.rule in kind.rules]
            found = any(entry.start.line in made.lines or (made.word and made.word in entry.message) for entry in new)
            outcomes.append(Outcome(_data.half(article), kind.name, article["id"], made.shown, found))
    return outcomes


if __name__ == "__main__":
    main()
