"""Flags in the middle of a pattern. In the Vale format ``a(?i)b|c`` folds case from there to the end of the group; ``re`` refuses that and
``regex`` (V0) folds all of the pattern, so such flags become groups of their own: ``a(?i:b)|(?i:c)``."""

from __future__ import annotations

from newslint import patterns

_MIDDLE = patterns.compile(r"(?<!\A)\(\?[aiLmsux-]+\)")
_PIECE = patterns.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?([aiLmsux-]+)\)|[()|]|[^\\\[()|]+|.", 16)


def scoped(pattern: str) -> str:
    """The pattern with every flag that isn't at its head bound to what it holds for."""
    if not _MIDDLE.search(pattern):
        return pattern
    made: list[str] = []
    # For each open group, the flags set in it so far.
    groups: list[list[str]] = [[]]
    for match in _PIECE.finditer(pattern):
        piece, flags = match.group(), match[1]
        if flags and match.start():
            groups[-1].append(flags)
            made.append(f"(?{flags}:")
        elif piece == "(":
            groups.append([])
            made.append(piece)
        elif piece == "|" and groups[-1]:
            made.append(")" * len(groups[-1]) + "|" + "".join(f"(?{flags}:" for flags in groups[-1]))
        elif piece == ")" and len(groups) > 1:
            made.append(")" * len(groups.pop()) + ")")
        else:
            made.append(piece)
    return "".join(made) + ")" * len(groups[0])
