"""Globs as Vale reads them."""

from __future__ import annotations

import re

_PART = re.compile(r"\\.|\[[!^]?\]?[^\]]*\]|\*+/?|.", re.S)
_SPECIAL_IN_CLASS = re.compile(r"([\[^&~|])")


def glob_pattern(glob: str) -> re.Pattern[str]:
    """The regex, to be matched in full, of a glob with ``?``, ``[a-z]``, ``[!a]`` and ``{a,b}``. ``*`` crosses ``/``, unless the glob has a
    ``**``, which then stands for any folders: Vale hands those globs to another library. Raises ValueError for brackets left open."""
    star, one = ("[^/]*", "[^/]") if "**" in glob else (".*", ".")
    made, depth, before = "", 0, "/"
    for part in _PART.findall(glob):
        if part[:2] == "**" and before in "/{,":
            made += "(?:[^/]+/)*" if part[-1] == "/" else ".*"
        elif part[0] == "*":
            made += star + part.lstrip("*")
        elif part == "?":
            made += one
        elif part[0] == "[" and len(part) > 1:
            inner = part[1:-1]
            made += "[^" if inner[0] in "!^" else "["
            made += _SPECIAL_IN_CLASS.sub(r"\\\1", inner[inner[0] in "!^" :]) + "]"
        elif part == "[":
            raise ValueError(f"The glob {glob!r} has a [ that is not closed.")
        elif part == "{" or (part in ",}" and depth):
            depth += (part == "{") - (part == "}")
            made += {"{": "(?:", ",": "|", "}": ")"}[part]
        else:
            made += re.escape(part[-1])
        before = part[-1]
    if depth:
        raise ValueError(f"The glob {glob!r} has a {{ that is not closed.")
    try:
        return re.compile(made, re.S)
    except re.error as error:
        raise ValueError(f"The glob {glob!r} can't be read: {error}.") from None
