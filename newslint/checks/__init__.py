"""The words that ``extends:`` understands: one file each, holding a class named ``Check``.

A check is made from the rule's own keys and finds matches in a document. It never sees files, configuration, levels or messages.
``phrases`` are searched for by the one matching pass, so a check with phrases is asked only where one of them hit.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any, ClassVar, NamedTuple, Protocol

from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span

_HERE = os.path.dirname(__file__)


class OptionError(Exception):
    """A key of a rule is missing or has a wrong value. ``str()`` says what is wrong and what is wanted."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


class Match(NamedTuple):
    """What a check found: a span of a block's text, what fills the placeholders of the rule's message (the matched text when None), and
    the edits that would mend it (spans in the same block), if it knows. ``groups`` are those of the token that matched, for the rule's
    action."""

    block: Block
    span: Span
    args: tuple[str, ...] | None = None
    edits: tuple[Edit, ...] | None = None
    groups: tuple[str | None, ...] = ()


class CheckType(Protocol):
    """A check. ``KEYS`` are the rule keys it understands beside the header's; ``phrases`` is empty for a check that reads the whole
    document; ``always`` asks to be called even where no phrase hit."""

    KEYS: ClassVar[frozenset[str]]
    phrases: Sequence[Phrase]
    always: bool

    def __init__(self, options: Mapping[str, Any]) -> None: ...

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        """The matches, given the blocks in the rule's scope and the hits of its phrases in them (in reading order)."""
        ...


def words() -> list[str]:
    """The words that exist, sorted."""
    return sorted(name[:-3] for name in os.listdir(_HERE) if name.endswith(".py") and name[0] != "_")


@cache
def load(word: str) -> type[CheckType]:
    """The check for a word; KeyError for an unknown one."""
    if not word.isidentifier() or word[0] == "_" or not os.path.isfile(os.path.join(_HERE, f"{word}.py")):
        raise KeyError(word)
    check: type[CheckType] = import_module(f"newslint.checks.{word}").Check
    return check
