"""All blocks of an article as one text: a rare pattern is sought once in it instead of once in every block.

Most of what the checks seek stands in few articles, so they first look whether it is there at all. In bytes that is quickest: the regular
expression engine finds a byte as fast as the machine can, but not a character of a text with curly marks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from re import Pattern
from typing import NamedTuple, cast

from newslint import patterns
from newslint.document import Block, Document

_QUOTING = "\"'“”‘’()[]".encode()
_FOLDED = bytes.maketrans(b"?!ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"..abcdefghijklmnopqrstuvwxyz")
# Those of plain copy: ASCII, and of what UTF-8 makes of curly marks, dashes and ellipses.
_ORDINARY = bytes(range(0x20, 0x7F)) + b"\t\n\r" + "“”‘’–—…".encode()

# The shape of copy: letters (capitals that begin a common word by themselves), figures, stops, marks that close, marks that open.
_SHAPES = {
    b"a": bytes(range(0x61, 0x7B)) + bytes({*range(0x80, 0x100)} - {0x98, 0x9C, 0x9D, 0xA0}),
    b"A": b"CDEFGIJKLMNOPQRUVXYZ",
    b"T": b"TWBHAS",
    b"0": b"0123456789%",
    b".": b".?!",
    b",": b",;:)]\x9d",
    b"(": b"([\x9c\x98",
    b'"': b'"',
    b"-": b"-",
    b"$": b"$",
    b"\n": b"\n",
    b" ": b" ",
    b"&": b"\xa0",
}
_SHAPE = bytes(next((shape[0] for shape, like in _SHAPES.items() if byte in like), ord("/")) for byte in range(256))
_NO_SHAPE = b"'\xc2\xe2\x80\x99"


class Joined(NamedTuple):
    """The texts of ``blocks`` with a line end between them, and where each begins."""

    text: str
    starts: Sequence[int]
    blocks: Sequence[Block]

    def place(self, offset: int) -> tuple[Block, int]:
        """The block that an offset of the text lies in, and the offset in its own text."""
        number = bisect_right(self.starts, offset) - 1
        return self.blocks[number], offset - self.starts[number]

    def find(self, *patterns: Pattern[str]) -> Iterator[tuple[Block, int]]:
        """Where patterns match, in the order of the patterns."""
        for pattern in patterns:
            for match in pattern.finditer(self.text):
                yield self.place(match.start())


def joined(document: Document) -> Joined:
    """The blocks of a document as one text. For ``document.shared``."""
    texts = [block.text for block in document.blocks]
    starts = list(accumulate([len(text) + 1 for text in texts], initial=0))[: len(texts)]
    return Joined("\n".join(texts), starts, document.blocks)


def encoded(document: Document) -> bytes:
    """The joined text in UTF-8, with a line end before each block, the first one too. For ``document.shared``."""
    return ("\n" + document.shared(joined).text).encode("utf-8", "surrogatepass")


def folded(document: Document) -> bytes:
    """The same with ASCII in small letters, without the bytes of quotation marks and brackets, and with full stops for louder ones.
    Equal words stay equal, though letters that share bytes with curly marks lose those. For ``document.shared``."""
    return document.shared(encoded).translate(_FOLDED, _QUOTING)


def shape(document: Document) -> bytes:
    """The encoded text with one letter for each kind of character: ``a`` and ``A`` (``T`` for some) for letters, ``0`` for figures, ``.``
    for stops, ``,`` for other marks behind a word, ``(`` for such before a word, ``"``, ``-``, ``$``, white space (``&`` for what may be a
    hard space), and ``/`` for anything else. Apostrophes are left out. For ``document.shared``."""
    return document.shared(encoded).translate(_SHAPE, _NO_SHAPE)


def unusual(document: Document) -> bytes:
    """What is left of the encoded text without the bytes of plain copy: in most articles nothing, or a few accents, of which a byte may be
    lost. For ``document.shared``."""
    return document.shared(encoded).translate(None, _ORDINARY)


def in_bytes(pattern: bytes) -> Pattern[bytes]:
    """A pattern for the encoded text, kept like those for texts."""
    return cast("Pattern[bytes]", patterns.compile(cast(str, pattern)))
