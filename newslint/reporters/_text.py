"""What the formats for people share: text that is safe to show, colours, places and the summary line."""

from __future__ import annotations

from newslint import patterns
from newslint.diagnostic import Diagnostic, Level, Report
from newslint.reporters import Context

# One cell each in every terminal, and visible: ASCII, Latin, and the dashes, quotes and signs of General Punctuation.
PLAIN = patterns.compile(r"[ -~\xa0-\xac\xae-\u024f\u2010-\u2027\u2030-\u205e\u20ac\u2122]*")

BOLD, DIM, GREEN = "1", "2", "32"
LEVEL_COLOR = {Level.ERROR: "1;31", Level.WARNING: "1;33", Level.SUGGESTION: "1;36"}


def escaped(char: str) -> str:
    """The name of a character that must not be printed: ``<U+200B>``."""
    return f"<U+{ord(char):04X}>"


def is_hidden(char: str, before: str) -> bool:
    """Whether ``char`` would be invisible or act on the terminal where it follows ``before`` (empty at the start).

    Controls, bidirectional overrides, soft hyphens, zero-width spaces and the like are hidden; so are private-use characters, which every
    font draws differently. Joiners belong to the spelling of other scripts and of emoji, and are hidden only after Latin letters; tags
    only outside a flag.
    """
    if char.isprintable():
        return False
    if char in "\u200c\u200d":
        return before <= "\u02ff"
    if "\U000e0020" <= char <= "\U000e007f":
        return not (before == "\U0001f3f4" or "\U000e0020" <= before <= "\U000e007f")
    from unicodedata import category

    # An unassigned code point is most likely an emoji younger than this Python.
    return category(char) not in ("Zs", "Cn")


def visible(text: str) -> str:
    """``text`` with every hidden character named, line ends included, so that nothing in an article or a path can act on a terminal."""
    if text.isprintable() or PLAIN.fullmatch(text):
        return text
    return "".join(escaped(char) if is_hidden(char, before) else char for before, char in zip(("", *text), text, strict=False))


def message(diagnostic: Diagnostic) -> str:
    """The message of a finding on one line."""
    return visible(" ".join(diagnostic.message.splitlines()))


def paint(text: str, code: str, context: Context) -> str:
    """``text`` in an ANSI colour, where the context allows it."""
    return f"\x1b[{code}m{text}\x1b[0m" if context.color else text


def link(text: str, url: str | None, context: Context) -> str:
    """``text`` as an OSC 8 hyperlink, where the context allows it and the address is harmless."""
    if not (context.hyperlinks and url and url.isascii() and url.isprintable()):
        return text
    return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\"


def place(diagnostic: Diagnostic) -> str:
    """``path:line:column`` of a finding."""
    return f"{visible(diagnostic.path)}:{diagnostic.start.line}:{diagnostic.start.column}"


def counted(number: int, noun: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary(report: Report) -> str:
    """One sentence: how many findings of each level, in how many of the files."""
    files = counted(report.files, "file")
    if not report.diagnostics:
        return f"No findings in {files}."
    parts = [counted(number, str(level)) for level in sorted(Level, reverse=True) if (number := report.count(level))]
    listed = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    touched = len({diagnostic.path for diagnostic in report.diagnostics})
    # A caller that keeps no count of files still gets a true sentence.
    where = f"{touched} of {files}" if report.files > max(touched, 1) else counted(touched, "file")
    return f"Found {listed} in {where}."
