"""From a check's match to a finding: its place in the source, its message, its fix."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newslint import patterns
from newslint.checks import Match
from newslint.diagnostic import Diagnostic, Edit, Fix
from newslint.document import Block, Document
from newslint.ruleset import Rule
from newslint.source import Source

_PLACEHOLDER = patterns.compile(r"(?P<open>['\"“‘]?)%(?:\[(?P<number>\d+)\])?(?P<verb>[sdq%])(?P<close>['\"”’]?)")
_SEVERAL = patterns.compile(r"'.*'(?:,| or) .*'$", re.S)


def place(rule: Rule, document: Document, match: Match) -> Diagnostic:
    """The finding that a match is: at its place in the source, with message and fix."""
    source, block = document.source, match.block
    span = block.to_source(match.span)
    found = block.text[match.span.start : match.span.end]
    args, edits = match.args, match.edits
    if rule.action is not None and edits is None:
        from newslint.checks import _action

        texts = _action.replacements(rule.action, found, match.groups)
        if texts:
            edits = (_action.edit_of(block.text, match.span, texts[0]),) if texts[0] != found else None
            args = args or (found, _action.listed(texts))
    return Diagnostic(
        path=source.name,
        rule=rule.name,
        level=rule.level,
        message=fill(rule.message, args if args is not None else (found,)),
        span=span,
        start=source.locate(span.start),
        end=source.locate(span.end),
        match=source.text[span.start : span.end],
        scope=_kind(block.scope),
        link=rule.link,
        fix=_fix(rule, source, block, edits),
    )


@cache
def _kind(scope: frozenset[str]) -> str:
    known = ("headline", "heading", "paragraph", "list", "blockquote", "byline", "dateline", "header", "cell", "raw")
    return next((part for part in known if part in scope), "text")


def _fix(rule: Rule, source: Source, block: Block, edits: Sequence[Edit] | None) -> Fix | None:
    """The edits in the source; none where the block's text doesn't stand there verbatim."""
    if not edits:
        return None
    placed = []
    for edit in edits:
        span = block.to_source(edit.span)
        if source.text[span.start : span.end] != block.text[edit.span.start : edit.span.end]:
            return None
        placed.append(Edit(span, edit.text))
    return Fix(tuple(placed), rule.fix == "safe")


def fill(message: str, args: Sequence[str]) -> str:
    """The message with its placeholders filled as Vale does: ``%s`` in order, ``%[n]s`` by number, ``%%`` a per cent sign."""
    if "%" not in message:
        return message
    if message.count("%") == 1 and "%s" in message and args and "'" not in args[0]:
        return message.replace("%s", args[0])
    place = 0

    def value(match: re.Match[str]) -> str:
        nonlocal place
        if match["verb"] == "%":
            return f"{match['open']}%{match['close']}"
        if match["number"]:
            place = int(match["number"]) - 1
        place += 1
        if not 0 < place <= len(args):
            return match.group()
        given = args[place - 1]
        # Several forms bring their own quotation marks.
        return given if match["open"] and match["close"] and _SEVERAL.match(given) else f"{match['open']}{given}{match['close']}"

    return _PLACEHOLDER.sub(value, message)
