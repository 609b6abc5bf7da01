"""Scope selectors: which blocks a rule reads, and which marked stretches of them it leaves alone.

A selector matches a block when all its dotted parts are in the block's scope (``list``, ``text.list`` and ``list.md`` are all fine). A
list of selectors means *or*, ``a & b`` means *and*, ``~`` negates one term. ``~quote``, ``~code`` and ``~link`` name marks: the rule reads
the block, and matches that touch such a stretch are dropped. Source: the documentation of Vale's scopes; ``~quote`` is ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

MARKS = frozenset({"quote", "code", "link", "emphasis", "strong"})
INLINE = frozenset({"code", "link", "emphasis", "strong"})
DERIVED = INLINE | {"sentence", "raw", "summary"}
_BLOCKS = frozenset("text alt paragraph heading headline byline dateline list blockquote table header cell h1 h2 h3 h4 h5 h6".split())
# Formats that Vale knows: a rule may be meant for one that has no reader here.
_FORMATS = frozenset("txt md mdx html adoc rst xml org dita tex py js ts go java rb rs c cpp cs css scala swift php sh".split())
PARTS = DERIVED | _BLOCKS | _FORMATS | {"attr"}
UNSUPPORTED = frozenset({"frontmatter", "comment", "line", "block", "meta", "class", "caption", "figure"})


class UnsupportedScope(ValueError):
    """The scope is one of Vale's, but newslint makes no such blocks."""


class Selector(NamedTuple):
    """A parsed ``scope:``: ``alternatives`` are pairs of wanted and refused parts, ``unmarked`` the marks that matches must not touch."""

    alternatives: tuple[tuple[frozenset[str], tuple[frozenset[str], ...]], ...]
    unmarked: frozenset[str]

    @property
    def derived(self) -> frozenset[str]:
        """The kinds of derived blocks that the rule asks for: ``sentence``, ``raw``, ``summary``, ``link`` ..."""
        return frozenset(part for wanted, _ in self.alternatives for part in wanted & DERIVED)

    def matches(self, scope: frozenset[str]) -> bool:
        """Whether a block with that scope is read. Derived blocks are read only by rules that name them."""
        own = scope & DERIVED
        for wanted, refused in self.alternatives:
            if wanted & DERIVED == own and wanted <= scope and not any(parts <= scope for parts in refused):
                return True
        return False


def parse(scope: str | Iterable[str] | None, without: str = "") -> Selector:
    """The selector of a ``scope:`` value; ValueError says what is wrong with it, UnsupportedScope that nothing of it can be read here.
    Blocks of the part ``without`` are read only where an entry names it."""
    entries = [scope] if isinstance(scope, str) else list(scope or ["text"])
    alternatives = []
    unsupported = ""
    unmarked: set[str] | None = None
    for entry in entries:
        wanted: set[str] = set()
        refused = []
        spared = {"code"}
        lacking = ""
        for term in str(entry).split("&"):
            term = term.strip()
            parts = frozenset(part.strip() for part in term.lstrip("~").split("."))
            if not all(parts):
                raise ValueError(f"the scope {entry!r} has an empty part")
            negated = term.startswith("~")
            if parts & UNSUPPORTED or term.lstrip("~").startswith("doc("):
                # What is never there need not be left out.
                lacking = lacking or ("" if negated else term)
            elif unknown := sorted(parts - PARTS - (MARKS if negated else frozenset())):
                raise ValueError(f"there are no blocks of scope {unknown[0]!r}; the scopes are {', '.join(sorted(DERIVED | _BLOCKS))}")
            elif negated and parts <= MARKS:
                spared |= parts
            elif negated:
                refused.append(parts)
            else:
                wanted |= parts
        if lacking:
            unsupported = unsupported or lacking
            continue
        if wanted & {"raw", "summary", *INLINE}:
            wanted.discard("text")
        if unmarked is not None and spared != unmarked:
            raise ValueError("the entries of the list leave different marks alone; write a rule for each")
        if without and without not in wanted:
            refused.append(frozenset({without}))
        unmarked = spared
        alternatives.append((frozenset(wanted), tuple(refused)))
    if not alternatives:
        raise UnsupportedScope(f"newslint makes no blocks of scope {unsupported!r}")
    return Selector(tuple(alternatives), frozenset(unmarked or ()))
