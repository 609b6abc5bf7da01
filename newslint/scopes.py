"""Scope selectors: which blocks a rule reads, and which marked stretches of them it leaves alone.

A selector matches a block when all its dotted parts are in the block's scope (``list``, ``text.list`` and ``list.md`` are all fine). A
list of selectors means *or*, ``a & b`` means *and*, ``~`` negates one term. ``~quote``, ``~code`` and ``~link`` name marks: the rule reads
the block, and matches that touch such a stretch are dropped. Source: the documentation of Vale's scopes; ``~quote`` is ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

MARKS = frozenset({"quote", "code", "link", "emphasis", "strong"})
DERIVED = frozenset({"sentence", "raw"})
PARTS = DERIVED | set("text txt md paragraph heading headline byline dateline list blockquote table header cell h1 h2 h3 h4 h5 h6".split())


class Selector(NamedTuple):
    """A parsed ``scope:``: ``alternatives`` are pairs of wanted and refused parts, ``unmarked`` the marks that matches must not touch."""

    alternatives: tuple[tuple[frozenset[str], tuple[frozenset[str], ...]], ...]
    unmarked: frozenset[str]

    @property
    def derived(self) -> frozenset[str]:
        """The kinds of derived blocks that the rule asks for: ``sentence``, ``raw``."""
        return frozenset(part for wanted, _ in self.alternatives for part in wanted & DERIVED)

    def matches(self, scope: frozenset[str]) -> bool:
        """Whether a block with that scope is read. Derived blocks are read only by rules that name them."""
        own = scope & DERIVED
        for wanted, refused in self.alternatives:
            if wanted & DERIVED == own and wanted <= scope and not any(parts <= scope for parts in refused):
                return True
        return False


def parse(scope: str | Iterable[str] | None) -> Selector:
    """The selector of a ``scope:`` value; ValueError says what is wrong with it."""
    entries = [scope] if isinstance(scope, str) else list(scope or ["text"])
    alternatives = []
    unmarked: set[str] | None = None
    for entry in entries:
        wanted: set[str] = set()
        refused = []
        spared = {"code"}
        for term in str(entry).split("&"):
            term = term.strip()
            parts = frozenset(term.lstrip("~").split("."))
            if not all(part.strip() for part in parts):
                raise ValueError(f"the scope {entry!r} has an empty part")
            if term.startswith("~") and parts <= MARKS:
                spared |= parts
                continue
            if unknown := sorted(parts - PARTS):
                raise ValueError(f"there are no blocks of scope {unknown[0]!r}; the scopes are {', '.join(sorted(PARTS))}")
            if term.startswith("~"):
                refused.append(parts)
            else:
                wanted |= parts
        if "raw" in wanted:
            wanted.discard("text")
            spared.discard("code")
        if unmarked is not None and spared != unmarked:
            raise ValueError("the entries of the list leave different marks alone; write a rule for each")
        unmarked = spared
        alternatives.append((frozenset(wanted), tuple(refused)))
    return Selector(tuple(alternatives), frozenset(unmarked or ()))
