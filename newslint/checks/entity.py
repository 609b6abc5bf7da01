"""``extends: entity``: HTML entities that became visible text ("&amp;", "&#8217;"), also when they were escaped twice ("&amp;nbsp;").

Source of the names: the HTML standard, as the standard library has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint.checks import Match
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.source import Span

# One branch for each literal that the prefilter can look for; the names are those that newsroom systems write.
_NUMBERED, _NAMED = (
    r"#[0-9]{2,6};|#[xX][0-9a-fA-F]{2,5};",
    (
        "nbsp quot apos rsquo lsquo rdquo ldquo sbquo bdquo laquo raquo mdash ndash minus hellip shy zwnj zwj ensp emsp thinsp "
        "pound euro yen cent copy reg trade deg middot bull para sect frac12 frac14 frac34 times eacute egrave ecirc euml aacute agrave "
        "acirc auml atilde aring aelig ccedil iacute igrave icirc iuml ntilde oacute ograve ocirc ouml otilde oslash uacute ugrave ucirc "
        "uuml szlig Eacute Aacute Auml Ouml Uuml Ccedil Ntilde Oslash Aring iexcl iquest"
    ).split(),
)
_MARKUP = frozenset("<>")


class Check:
    """Reports each entity; the message gets it and the character that it stands for. The edit puts the character in its place (a space for
    one that doesn't break, nothing for one that can't be seen). Those of angle brackets, which may belong to a tag, and those inside
    addresses of pages are left alone."""

    KEYS: ClassVar[frozenset[str]] = frozenset()
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        names = "|".join(f"&(?:amp;)*{name};" for name in _NAMED)
        self.phrases = (Phrase(r"&amp;(?:amp;)*(?![A-Za-z]{2,8}[0-9]{0,2};|#)"), Phrase(rf"&(?:amp;)*(?:{_NUMBERED})"), Phrase(names))

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        from html import unescape

        for hit in hits:
            text, span = hit.block.text, Span(*hit.match.span())
            found = hit.match.group()
            meant = unescape(found.replace("amp;", "") if found.strip("&amp;") else "&amp;")
            if len(meant) == 1 and meant not in _MARKUP and "://" not in text[text.rfind(" ", 0, span.start) + 1 : span.start]:
                meant = " " if meant.isspace() else meant if meant.isprintable() else ""
                yield Match(hit.block, span, (found, meant or "nothing"), (Edit(span, meant),))
