"""How many labelled promo lines newslint finds, whatever the label and the mark behind it.

    python benchmarks/labels.py --data FOLDER [--half a|b] [--every N] [--missed FORM]

Headlines of other edited articles are put into edited articles in memory, behind a label, in several forms: as a line of its own ("line"),
in brackets at the end of a paragraph ("brackets"), behind a paragraph's last sentence ("tail"), as a label alone with three headlines below
it ("run"), with a label of the story's own making ("topic"). Labels come in two lists: the rule was
written with the first one in view; the second was written before it and put aside. A line counts as found when LabelledPromo or
HeadlineLabel speaks in it.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, deque
from collections.abc import Iterator
from typing import NamedTuple

import _data
from findings import make_linter

from newslint.readers.text import read
from newslint.source import Source

SEEN = (
    "More news", "MORE NEWS", "Read also", "READ ALSO", "RELATED", "Related", "Related story", "Related stories", "RELATED VIDEO",
    "See also", "SEE MORE", "Read more", "READ NEXT", "Read next", "Up next", "Also read", "Also on The Herald", "ALSO ON HARBOUR NEWS",
    "What others are reading", "You might have missed", "You may also like", "In other news", "Elsewhere", "Today's top stories",
    "From our partners", "Around the web", "Sponsored stories", "Popular on Coast Post", "Don't miss out", "DON'T MISS", "WATCH",
    "LISTEN", "Watch now", "Editor's pick", "Editors’ picks", "MUST READ", "Must watch", "Trending on Coast", "Trending now",
    "Now playing", "Recommended by our editors", "Recommended for you", "Story from Coast Money", "Best of the Post",
    "More from the Coast Post", "More on this story", "Just in", "ICYMI", "In case you missed it", "PHOTOS", "VIDEO", "In pictures",
    "Opinion", "Go deeper", "Further reading", "From the archives", "Latest news", "Most read", "Most popular", "Full coverage",
    "Keep reading", "Full story", "Click here to read",
)  # fmt: skip
UNSEEN = (
    "Other stories you may enjoy", "What to read next", "Read this", "Read on", "READ THIS NEXT", "Worth reading", "Our best reads",
    "Reader favorites", "Fresh today", "Hot on the web", "People also viewed", "Before you go", "While you're here", "Next article",
    "Previous story", "Continue with", "Also trending", "Trending topics", "Also in the news", "Also of interest", "You'll also love",
    "Handpicked for you", "Picked for you", "Our pick", "Staff picks", "Featured", "Featured video", "Top video", "Video of the day",
    "Watch this next", "WATCH NEXT", "WATCH LIVE", "SEE PHOTOS", "View gallery", "Listen to this", "PODCAST", "New episode",
    "Latest episode", "Explore further", "Explore more from us", "Discover more", "Dive deeper", "Learn more", "Find out more",
    "Get the full story", "The full story", "Previously on Coast", "Previous coverage", "Past coverage", "Earlier coverage",
    "Our earlier story", "Our latest story", "Breaking news", "Today in the Herald", "Only in the Herald", "Exclusive on Coast TV",
    "Sponsored", "Promoted content", "Paid partner story", "From the web", "More great reads", "More top stories", "More like this",
    "More headlines", "Most shared this week", "Most watched", "Top reads of the week", "This week's best", "The week's top reads",
    "Check this out", "CHECK OUT", "Don’t forget to read", "You should read", "Have you seen", "Have you read", "See the latest",
    "SEE THIS", "Missed this?", "Did you miss this?", "Did you read this?", "Want more?", "ALSO", "ALSO SEE", "Also watch",
    "ALSO WATCH",
)  # fmt: skip
TOPICS = (
    "Ballot battle", "Weather watch", "Money talks", "Hollywood buzz", "Royal scandal", "Health scare", "Coast to coast", "Sports desk",
    "Fan zone", "Gadget guide", "On the road", "Star power", "Cold case", "Kitchen tips", "Big money", "Game day", "Pet rescue",
    "Deadly crash", "Market moves", "Space race",
)  # fmt: skip
MARKS = (": ", ": ", ": ", ":", " | ", " » ", " - ", " – ", " — ", " > ", " → ")
LEADS = ("", "", "", "", "* ", "» ", "→ ", "► ", "• ", "*** ")
_APART, _MOST_WORDS, _SHORTEST = 7, 20, 12


class Form(NamedTuple):
    """One way of putting headlines into a story: its name, the text, and the 1-based lines that must be found."""

    name: str
    text: str
    lines: list[int]
    shown: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    _data.add_arguments(parser)
    parser.add_argument("--missed", default="", metavar="FORM", help="print the lines of a form that were not found")
    measure(parser.parse_args())


def measure(arguments: argparse.Namespace) -> dict[str, float]:
    """Print the table; the share found of each form, by name."""
    _data.require(arguments, "clean_articles")
    linter = make_linter(("Injection.LabelledPromo", "Injection.HeadlineLabel"))
    done: Counter[str] = Counter()
    found: Counter[str] = Counter()
    missed = getattr(arguments, "missed", "")
    for form in forms(arguments):
        touched = set()
        for entry in linter.lint(Source(form.text), "txt").diagnostics:
            touched.update(range(entry.start.line, entry.end.line + 1))
        done[form.name] += len(form.lines)
        hits = sum(line in touched for line in form.lines)
        found[form.name] += hits
        if missed and form.name.startswith(missed) and hits < len(form.lines):
            print(f"{form.name:18} {form.shown}")
    for name in sorted(done):
        print(f"{name:18} found {found[name]:5} of {done[name]:5} ({100 * found[name] / done[name]:5.1f}%)")
    return {name: found[name] / done[name] for name in done}


def forms(arguments: argparse.Namespace) -> Iterator[Form]:
    """Every damage of every article that has room for it; the same ones in every run."""
    past: deque[str] = deque(maxlen=_APART)
    for article in _data.read(arguments, "clean_articles"):
        if len(past) == _APART:
            chance = random.Random(article["id"])
            document = read(Source(_data.text_of(article)))
            lines = [block.text for block in document.blocks if block.text.strip()]
            inner = [number for number in range(2, len(lines) - 1) if _is_finished(lines[number])]
            if len(inner) > 2:
                yield from _forms(chance, lines, inner, list(past))
        title = " ".join((article.get("title") or "").split())
        if 4 <= title.count(" ") < _MOST_WORDS and title[-1] not in ".!…":
            past.append(title)


def _is_finished(line: str) -> bool:
    return line.count(" ") > _SHORTEST and line.rstrip("”\"’'")[-1:] == "."


def _forms(chance: random.Random, lines: list[str], inner: list[int], headlines: list[str]) -> Iterator[Form]:
    for name, labels in (("seen", SEEN), ("unseen", UNSEEN)):
        at = chance.choice(inner)
        label, mark, headline = chance.choice(labels), chance.choice(MARKS), chance.choice(headlines)
        if label[-1] == "?":
            mark = " "
        line = f"{chance.choice(LEADS)}{label}{mark}{headline}"
        yield _form(f"line, {name}", lines, at, [line], 1)
        opening, closing = chance.choice(("()", "()", "[]"))
        yield _form(f"brackets, {name}", [*lines[:at], f"{lines[at]} {opening}{label}: {headline}{closing}", *lines[at + 1 :]], at, [], 1)
        mark = chance.choice((": ", ": ", " | ", " » "))
        yield _form(f"tail, {name}", [*lines[:at], f"{lines[at]} {label}{mark}{headline}", *lines[at + 1 :]], at, [], 1)
        run = [label + chance.choice(("", ":", " »")), *chance.sample(headlines, 3)]
        yield _form(f"run, {name}", lines, chance.choice((at, len(lines) - 1)), run, 4)
    line = f"{chance.choice(TOPICS)}{chance.choice(MARKS)}{chance.choice(headlines)}"
    yield _form("topic", lines, chance.choice(inner), [line], 1)


def _form(name: str, lines: list[str], at: int, new: list[str], height: int) -> Form:
    """``new`` put behind line number ``at``; of those lines, or of that one itself, ``height`` must be found."""
    first = at + 1 if new else at
    text = "\n\n".join([*lines[: at + 1], *new, *lines[at + 1 :]])
    return Form(name, text, [2 * number + 1 for number in range(first, first + height)], " ⏎ ".join(new) or lines[at][-120:])


if __name__ == "__main__":
    main()
