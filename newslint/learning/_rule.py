"""Writes what was learnt as a rule file: the lines with where they stood, those that may be wanted as comments, and tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from newslint import __version__
from newslint.learning._tally import Learnt, Recurring

_MESSAGE = "“%s” recurs in article after article of this site; delete it, unless it belongs to the story."
_DESCRIPTION = """\
Finds the lines that this site repeats from article to article (newsletter calls, credits, labels and other furniture of its pages), as they
were learnt from {articles} of its articles. Silent where such a line stands inside a paragraph."""
_DOUBTS = {
    "byline": "names of writers",
    "sub-head": "sub-heads and labels",
    "date": "dates and numbers",
    "sentence": "sentences that may be background",
    "separator": "separators",
}
_WHERE = ("at the start", "in the middle", "at the end")
_WIDTH = 100_000
# So many code points more than the longest block seen may a block have: there may be further digits, and marks around the line.
_SLACK = 40
_ITEM = re.compile(r"(?:[-*•‣·]|\d{1,2}[.)])\s")
_SHOWN_IN_TESTS = 3
_LONGEST_TESTED = 300


def rule_file(learnt: Learnt, name: str) -> str:
    """The YAML of a rule ``Style.Rule`` that finds the lines, with its tests. Lines in doubt are commented out. ValueError when there is no
    other line."""
    lines = [line for line in learnt.lines if not line.doubt]
    if not lines:
        raise ValueError("nothing to find: a rule needs a line that isn't in doubt")
    longest = max(120, max(line.length for line in lines) + _SLACK)
    return "\n".join(
        [
            f"# Lines that recur in {learnt.articles:,} articles ({learnt.stories:,} different stories); learnt by newslint {__version__}.",
            "# Read them, delete what is wanted, and keep the file in a folder of styles as " + name.replace(".", "/") + ".yml.",
            *_dumped({"extends": "leftover", "message": _MESSAGE, "level": "warning", "scope": "text"}),
            "description: >-",
            *(f"  {part}" for part in _DESCRIPTION.format(articles=f"{learnt.articles:,}").splitlines()),
            f"longest: {longest}",
            "lines:",
            *(part for line in lines for part in _entry(line, learnt)),
            *_doubtful(learnt),
            *_dumped({"tests": _tests(lines, name)}),
            "",
        ]
    )


def doubtful(learnt: Learnt) -> list[str]:
    """The lines that may be wanted, by the reason, as comments of a list of a rule."""
    return list(_doubtful(learnt))


def _doubtful(learnt: Learnt) -> Iterator[str]:
    for doubt, title in _DOUBTS.items():
        lines = [line for line in learnt.lines if line.doubt == doubt]
        if lines:
            how = ' (they go under "phrases:")' if doubt == "separator" else ""
            yield f"  # These recur too, but may be wanted ({title}): take the # from those that aren't{how}."
            for line in lines:
                comment, entry = _entry(line, learnt, whole=doubt == "separator")
                yield from (comment, f"  # {entry.lstrip()}")


def _entry(line: Recurring, learnt: Learnt, whole: bool = False) -> tuple[str, str]:
    """A comment that says where a line stood, and the line as an entry of a list."""
    counts = [(count, _WHERE[number]) for number, count in enumerate(line.places) if count]
    where = counts[0][1] if len(counts) == 1 else ", ".join(f"{count:,} {place}" for count, place in counts)
    example = ": " + ":".join(map(str, line.examples[0])) if line.examples else ""
    comment = f"  # {line.stories:,} of {learnt.stories:,}, {where}{example}"
    pattern = rf"\A{line.pattern}\Z" if whole else line.pattern
    return "".join(char if char.isprintable() else "?" for char in comment), "  " + _dumped([pattern])[0]


def _tests(lines: Sequence[Recurring], name: str) -> list[dict[str, Any]]:
    """Cases that the rule passes, whatever the lines are."""
    fit = [line for line in lines if line.length <= _LONGEST_TESTED] or [min(lines, key=lambda line: line.length)]
    # What would be read as an item of a list stands in brackets.
    shown = [f"[{line.text}]" if _ITEM.match(line.text) else line.text for line in fit[:_SHOWN_IN_TESTS]]
    opening = ["Council to repair the bridge", "The council will repair the bridge over the river in May, it said on Monday."]
    after = 2 * len(opening) + 1
    return [
        {
            "name": "The most frequent lines" if len(shown) > 1 else "The line",
            "format": "txt",
            "input": _copy([*opening, *shown]),
            "want": "".join(f"{after + 2 * number}:{1 + text.startswith('[')}:{name}\n" for number, text in enumerate(shown)),
        },
        {
            "name": "In brackets, between paragraphs",
            "format": "txt",
            "input": _copy([*opening, f"[{fit[0].text}]", "The work will take four weeks and cost more than was planned."]),
            "want": f"{after}:2:{name}\n",
        },
        {
            "name": "Inside a paragraph",
            "format": "txt",
            "input": _copy([*opening, f"The sign above the old door said: {fit[0].text} And nobody knew why it was there."]),
            "want": "",
        },
        {"name": "A story without such lines", "format": "txt", "input": _copy(opening), "want": ""},
    ]


def _copy(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text[:-1] or text.endswith("\n") else None)


_Dumper.add_representer(str, _text)


def _dumped(values: Any) -> list[str]:
    made: str = yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return made.rstrip("\n").split("\n")
