"""``extends: body``: a body's name with the initials of another behind it in brackets, as in "World Health Organization (WTO)"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.joined import joined
from newslint.source import Span

_BRACKET = patterns.compile(r"\((?:the )?(?P<initials>[A-Z][A-Za-z]{0,9})\)")
_BEFORE = patterns.compile(r"[A-Z][\w.’'-]* $")
# What may stand before a name without making it another body's.
_OPENERS = tuple(f"{word} " for word in "The U.S. US U.N. UN States Nations American British And But For In At Federal".split())
_AGENCIES = frozenset("AP AFP UPI CNN BBC DPA PTI ANI IANS NPR ABC CBS NBC".split())  # behind the place in a dateline
_REACH, _NEAR = 120, 32


class Check:
    """Reports initials that the table gives to another body, or that are the right ones with a letter wrong or two swapped. The message
    gets the evidence."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        pass

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        texts = document.shared(joined)
        for bracket in _BRACKET.finditer(texts.text):
            block, start = texts.place(bracket.start())
            name = bracket["initials"] not in _AGENCIES and _name_before(block.text, start, document.facts)
            evidence = name and _judge(name, bracket["initials"], document.facts)
            if evidence:
                at = start + bracket.start("initials") - bracket.start()
                yield Match(block, Span(at, at + len(bracket["initials"])), (evidence,))


def _name_before(text: str, start: int, facts: tuple[str, ...]) -> str | None:
    """The known body whose name ends before the bracket and is no part of a longer name."""
    from newslint.facts.bodies import bodies, plain  # late: few articles have initials in brackets

    if text[start - 1 : start] != " ":
        return None
    known = bodies(facts)
    words = text[max(start - _REACH, 0) : start - 1].split(" ")
    for count in range(min(known.longest, len(words)), 0, -1):
        written = " ".join(words[-count:])
        name = plain(written.lstrip("(\"“‘'"))
        if name in known.initials:
            head = start - 1 - len(written)
            before = text[max(head - _NEAR, 0) : head]
            return None if _BEFORE.search(before) and not before.endswith(_OPENERS) else name
    return None


def _judge(name: str, initials: str, facts: tuple[str, ...]) -> str:
    """What the table says against the initials; an empty text for nothing."""
    from newslint.facts.bodies import bodies, is_slip_of

    known = bodies(facts)
    right = known.initials[name]
    if initials in right:
        return ""
    if others := known.names.get(initials):
        return f"{initials} is the {others[0]}; the {name} is {right[0]}"
    return f"The {name} is {right[0]}, not {initials}" if any(is_slip_of(initials, word) for word in right) else ""
