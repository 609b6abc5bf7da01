"""Edited articles damaged in memory, each copy in one place: what accuracy.py measures recall on. Nothing is stored.

Every generator takes an article and a donor (another article, for what is injected) and a random source, and gives the damage or nothing
where the article has no room for it. The same article is damaged in the same way in every run.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import _data

from newslint.document import Block, Document
from newslint.prose.lexicon import RANKS
from newslint.prose.names import fold, people
from newslint.readers.text import read
from newslint.source import Source

RANK = re.compile(rf"\b(?:{'|'.join(sorted(RANKS))})\.(?= [A-Z][a-z])")
TITLE = re.compile(
    r"\b(?:President|(?:Prime|Foreign|Defense) Minister|Senator|Governor|General|Secretary of State|Mayor|Judge)(?= [A-Z][a-z]+ [A-Z])"
)
SPEAKS = (" said", " says", " told", " added")
# As pages write them; half of them are not on any rule's list.
LABELS = (
    "More news: {}", "MORE NEWS: {}", "READ ALSO | {}", "READ MORE: {}", "Read more: {}", "(RELATED: {})", "RELATED: {}", "Related: {}",
    "Related article: {}", "RELATED STORY | {}", "See also: {}", "SEE ALSO: {}", "ALSO READ: {}", "Also read - {}", "READ NEXT: {}",
    "Up next: {}", "DON'T MISS: {}", "Don’t miss: {}", "MUST READ: {}", "TRENDING: {}", "WATCH: {}", "Watch: {}", "Watch now: {}",
    "VIDEO: {}", "PHOTOS: {}", "Photos: {}", "Recommended: {}", "You may also like: {}", "From the archives: {}", "Go deeper: {}",
    "MORE FROM THE POST: {}", "More on this story: {}", "[RELATED: {}]", "» Read: {}", "In other news: {}", "In other news – {}",
    "Elsewhere: {}", "Today’s top story: {}", "YOU MIGHT HAVE MISSED: {}", "Explore more: {}", "Now playing: {}", "LISTEN | {}",
    "Hot right now: {}", "WORTH A READ: {}", "Suggested for you: {}", "Breaking: {}", "Next story: {}", "Keep scrolling: {}",
    "PREVIOUSLY: {}", "Top pick: {}",
)  # fmt: skip
SHORTEST = 12
WORD = re.compile(r"(?<![\w’'-])[A-Za-z]{2,}(?![\w’'-])")
MARKS = '"“”'


class Damage(NamedTuple):
    """A damaged article: its text, the 1-based lines of the damage (empty: anywhere), the word that a finding must name or touch (if any)
    and what was done, for people."""

    text: str
    lines: range
    word: str
    shown: str


class Article(NamedTuple):
    """An article as the generators see it: ``paragraphs`` are the lines of the copy, ``prose`` the indices of finished body paragraphs."""

    document: Document
    paragraphs: list[str]
    prose: list[int]


def prepare(article: dict[str, Any]) -> Article:
    """Read an article once for all generators."""
    document = read(Source(_data.text_of(article)))
    blocks = [block for block in document.blocks if block.text.strip()]
    body = {block.index for block in document.body[1:]}
    finished = [number for number, block in enumerate(blocks) if block.index in body and is_finished(block)]
    return Article(document, [block.text for block in blocks], finished)


def is_finished(block: Block) -> bool:
    """Whether the block is running text with its end mark."""
    return block.text.count(" ") > SHORTEST and block.text.rstrip("\"”’'")[-1:] in ".!?"


def damaged(paragraphs: list[str], number: int, *new: str, word: str = "", shown: str = "") -> Damage:
    """The article with one paragraph replaced by others."""
    lines = [*paragraphs[:number], *new, *paragraphs[number + 1 :]]
    first = 1 + sum(text.count("\n") + 2 for text in lines[:number])
    height = sum(text.count("\n") + 2 for text in new)
    return Damage("\n\n".join(lines), range(first, first + height), word, shown)


def inserted(article: Article, chance: random.Random, text: str) -> Damage | None:
    """The article with ``text`` between two of its finished paragraphs."""
    places = [number for number in article.prose if number + 1 in article.prose]
    if len(article.prose) < 5 or not places:
        return None
    number = chance.choice(places)
    before = article.paragraphs[: number + 1]
    first = 1 + sum(paragraph.count("\n") + 2 for paragraph in before)
    whole = "\n\n".join([*before, text, *article.paragraphs[number + 1 :]])
    return Damage(whole, range(first, first + text.count("\n") + 1), "", text[:100].replace("\n", "⏎"))


def cut(article: Article, chance: random.Random, pattern: re.Pattern[str], before: int) -> Damage | None:
    """The article with a paragraph cut behind a match that has ``before`` words ahead of it."""
    places = [
        (number, match.end())
        for number in article.prose
        for match in pattern.finditer(article.paragraphs[number])
        if article.paragraphs[number].count(" ", 0, match.end()) >= before
    ]
    if len(article.prose) < 4 or not places:
        return None
    number, end = chance.choice(places)
    text = article.paragraphs[number][:end]
    return damaged(article.paragraphs, number, text, shown=text[-60:])


def cut_at_rank(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    return cut(article, chance, RANK, 5)


def cut_at_title(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    return cut(article, chance, TITLE, 8)


def cut_in_sentence(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    return cut(article, chance, re.compile(r"[\w,](?= \w)"), 8)


def begun_in_sentence(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    """A paragraph that has lost the first words of its first sentence."""
    if len(article.prose) < 4:
        return None
    number = chance.choice(article.prose)
    text = article.paragraphs[number]
    places = [match.end() for match in re.finditer(r"[\w,] (?=\w)", text) if 2 <= text.count(" ", 0, match.end()) <= 8]
    places = [place for place in places if text.count(" ", place) > 7]
    if not places:
        return None
    rest = text[chance.choice(places) :]
    return damaged(article.paragraphs, number, rest, shown=rest[:60])


def without_introduction(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    """The article without the one paragraph that introduces a person who speaks later."""
    persons = people(article.document)
    where: dict[str, set[str]] = {}
    for mention in persons.mentions:
        where.setdefault(fold(mention.surname), set()).add(mention.block.text)
    for name in persons.lone:
        texts = where.get(fold(name.word), set())
        speaks = name.block.text[name.span.end :].startswith(SPEAKS)
        if speaks and len(texts) == 1 and name.block.text not in texts and article.paragraphs[0] not in texts and len(article.prose) > 3:
            rest = [text for text in article.paragraphs if text not in texts]
            return Damage("\n\n".join(rest), range(0), name.word, name.word)
    return None


def labelled_promo(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    return inserted(article, chance, chance.choice(LABELS).format(donor.paragraphs[0]))


def headline_alone(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    return inserted(article, chance, donor.paragraphs[0])


def headline_and_teaser(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    """Another article's headline and, on the next line, its first sentences."""
    teaser = next((donor.paragraphs[number] for number in donor.prose if len(donor.paragraphs[number]) < 500), None)
    return inserted(article, chance, f"{donor.paragraphs[0]}\n{teaser}") if teaser else None


def foreign_paragraph(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    """A paragraph of another article, without a headline."""
    choice = [donor.paragraphs[number] for number in donor.prose if 100 < len(donor.paragraphs[number]) < 800]
    return inserted(article, chance, chance.choice(choice)) if choice else None


def replace_in_prose(article: Article, chance: random.Random, pattern: str, make: Callable[[re.Match[str]], str]) -> Damage | None:
    """The article with one match in a finished paragraph, any of them, replaced."""
    places = [(number, match) for number in article.prose for match in re.finditer(pattern, article.paragraphs[number])]
    if len(article.prose) < 4 or not places:
        return None
    number, match = chance.choice(places)
    text = article.paragraphs[number]
    new = make(match)
    shown = text[max(match.start() - 25, 0) : match.start()] + new + text[match.end() : match.end() + 25]
    return damaged(article.paragraphs, number, text[: match.start()] + new + text[match.end() :], shown=shown)


def without_space(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    """A space lost behind a full stop (or another end mark) or a comma."""
    return replace_in_prose(article, chance, r"(?<=[a-z]{2})([.?!][\"”]? (?=[A-Z\"“])|, (?=[a-z]))", lambda match: match[0].rstrip())


def stray_space(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    """A space before a comma, a full stop and the like, or on one side of a hyphen."""
    return replace_in_prose(article, chance, r"(?<=\w)[,.;:?!](?= |$)|(?<=[a-z])-(?=[a-z]{2})", lambda match: f" {match[0]}")


def doubled_word(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    return replace_in_prose(article, chance, WORD.pattern, lambda match: f"{match[0]} {match[0].lower()}")


def quotations_of(article: Article) -> list[tuple[int, int, int]]:
    """Paragraph, opening and closing mark of the quotations that begin and end in one paragraph whose marks all pair."""
    found = []
    for number in article.prose:
        text = article.paragraphs[number]
        places = [match.start() for match in re.finditer(f"[{MARKS}]", text)]
        kinds = {text[place] for place in places}
        paired = kinds == {'"'} or (kinds == {"“", "”"} and all(text[place] == "“”"[rank % 2] for rank, place in enumerate(places)))
        follows = article.paragraphs[number + 1][:1] if number + 1 < len(article.paragraphs) else ""
        if paired and len(places) % 2 == 0 and follows not in ("“", '"'):
            found += [(number, first, last) for first, last in zip(places[::2], places[1::2], strict=True) if last - first > 15]
    return found


def without_closing_mark(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    places = quotations_of(article)
    return _without_mark(article, *chance.choice([(number, last) for number, _, last in places])) if places else None


def without_opening_mark(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    places = quotations_of(article)
    return _without_mark(article, *chance.choice([(number, first) for number, first, _ in places])) if places else None


def _without_mark(article: Article, number: int, place: int) -> Damage:
    text = article.paragraphs[number]
    shown = f"{text[max(place - 40, 0) : place]}_{text[place + 1 : place + 40]}"
    return damaged(article.paragraphs, number, text[:place] + text[place + 1 :], shown=shown)


def repeated_paragraph(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    """A paragraph that stands again behind one to four others."""
    if len(article.prose) < 4:
        return None
    number = chance.choice(article.prose)
    behind = min(number + chance.randrange(4), len(article.paragraphs) - 1)
    found = damaged(
        article.paragraphs, behind, article.paragraphs[behind], article.paragraphs[number], shown=article.paragraphs[number][:60]
    )
    lines = [line for line in found.lines if line >= found.lines[0] + article.paragraphs[behind].count("\n") + 2]
    return found._replace(lines=range(lines[0], lines[-1] + 1))


def repeated_sentence(article: Article, donor: Article, chance: random.Random) -> Damage | None:
    """The first sentence of a paragraph twice."""
    return replace_in_prose(article, chance, r"\A[A-Z][^.?!\"“”]{60,200}[a-z]\.(?= [A-Z])", lambda match: f"{match[0]} {match[0]}")


class Kind(NamedTuple):
    """A kind of damage: how it is made, the rules of which one must speak at it, and the bar in percent that newslint sets itself."""

    name: str
    make: Callable[[Article, Article, random.Random], Damage | None]
    rules: tuple[str, ...]
    bar: int = 0


_UNLABELLED = ("Injection.", "Residue.")
_QUOTES = ("Quotes.Unclosed", "Quotes.Unopened", "Quotes.Crossed")
KINDS = (
    Kind("cut at a rank", cut_at_rank, ("Truncation.",), 95),
    Kind("cut at a title", cut_at_title, ("Truncation.",), 95),
    Kind("cut in mid-sentence", cut_in_sentence, ("Truncation.",), 85),
    Kind("begins in mid-sentence", begun_in_sentence, ("Truncation.",)),
    Kind("introduction lost", without_introduction, ("Attribution.NeverIntroduced",)),
    Kind("labelled promo injected", labelled_promo, ("Injection.",), 97),
    Kind("headline injected", headline_alone, _UNLABELLED, 60),
    Kind("headline and teaser injected", headline_and_teaser, _UNLABELLED, 60),
    Kind("paragraph of another story", foreign_paragraph, _UNLABELLED, 60),
    Kind("space lost", without_space, ("Typography.MissingSpace",), 97),
    Kind("stray space", stray_space, ("Typography.StraySpace", "Spinner.SplitHyphen", "Typography.SplitPossessive"), 97),
    Kind("doubled word", doubled_word, ("Typography.DoubledWord",), 97),
    Kind("closing mark lost", without_closing_mark, _QUOTES, 97),
    Kind("opening mark lost", without_opening_mark, _QUOTES, 97),
    Kind("paragraph repeated", repeated_paragraph, ("Duplication.",), 97),
    Kind("sentence repeated", repeated_sentence, ("Duplication.",), 97),
)


def of_article(article: dict[str, Any], donor: dict[str, Any]) -> Iterator[tuple[Kind, Damage]]:
    """One damage of each kind that the article has room for."""
    here, there = prepare(article), prepare(donor)
    for kind in KINDS:
        found = kind.make(here, there, random.Random(f"{article['id']} {kind.name}"))
        if found:
            yield kind, found
