"""Quotation marks one at a time: which they are, and what the text around them says of their part."""

from __future__ import annotations

from newslint import patterns
from newslint.prose.lexicon import SAYING
from newslint.prose.sentences import split
from newslint.source import Span

# What a mark does, as far as its neighbours tell: NEITHER is an apostrophe or a measure.
NEITHER, OPENS, CLOSES, EITHER = 0, 1, 2, 3
# Any quotation mark but an apostrophe between letters; two single ones in a row stand for a double one.
MARK = patterns.compile(r"""["“”'‘’](?!(?<=\w['‘’])\w)(?:(?<=')'(?!['’])|(?<=’)’(?!['’])|(?<=‘)‘)?""")
DOUBLE = frozenset(('"', "“", "”", "''", "‘‘", "’’"))
STRAIGHT, CURLY = 0, 1
MAKES = {'"': STRAIGHT, "'": STRAIGHT, "“": CURLY, "”": CURLY, "‘": CURLY, "’": CURLY, "''": 2, "‘‘": 3, "’’": 3}
THIN_SPACES = "\u2009\u200a\u202f\xa0"

_GLYPHS = "\"“”'‘’"
# An apostrophe inside a word or at its end says nothing of quotations.
_APOSTROPHE = r"""(?<=\w['’])(?=[\w ,.;:!?)])"""
# The marks of a pair which can't be misread. A figure before the closing one may be a measure.
_OPENS = r"""(?<![^ (\[\n].)(?=[^\s,.;:!?)\]}…%"“”'‘’])"""
_CLOSES = r"""(?<=[^\s(\[{\d"“”'‘’/–—-].)(?![^ \n,.;:!?)\]}…%–—/-])"""
# A plain pair of double marks of one make within a line, or such a mark in other company. Each begins with its mark, which is sought fast.
_CURLY_PAIR = patterns.compile(rf"“(?:{_OPENS}[^\"“”\n]*+”{_CLOSES}|(?P<unclear>))")
_STRAIGHT_PAIR = patterns.compile(rf"\"(?:{_OPENS}[^\"“”\n]*+\"{_CLOSES}|(?P<unclear>))")
_UNCLEAR_SINGLE = {mark: patterns.compile(rf"{mark}(?!{_APOSTROPHE})") for mark in "'’‘"}
_SINGLE = ("'", "‘", "’")
_DASHES = "-–—/"
_CLOSING = ",.;:!?)]}…%"
_PAUSES = ".!?…:;,—–-"
# Words that begin with an apostrophe, and what precedes the one that ends "rock 'n' roll".
_CLIPPED = patterns.compile(
    r"(?:\d\ds?\b|(?i:em|er|n|til|till|tis|twas|twill|cause|cuz|coz|bout|round|neath|sup|nuff|ya|s|t|m|d|ll|re|ve|ndrangheta|oumuamua|scopes?|hoods?|burbs|fros?|copters?|gators?|roids|nother|fraid|scuse)\b)"
)
_CLIPPED_AND = ("'n", "’n", "‘n", " n")
_WORD = patterns.compile(r"\w+")
_WORD_AHEAD = patterns.compile(r"[\[(\"“$£€]{0,2}\w")
_FEET_AND_INCHES = patterns.compile(r"\d['’]\s?\d{1,2}$")
_INCHES = patterns.compile(r"(?<![\d.,])\d{1,2}(?:\.\d)?$|[½¼¾]$")
_SAID = rf"(?:{'|'.join(sorted(SAYING - {'suggested', 'denied'}))}|say|tell|fumed|joked|chanted)\b"
_ENDS_IN_SAID = patterns.compile(rf"{_SAID}$")
# More words than this behind a capital are a sentence of speech, wherever they begin.
_LONG_PHRASE = 12
# Somebody is named as the speaker, as happens outside a quotation.
_ATTRIBUTED = patterns.compile(
    rf"[,?!]['’]? (?:{_SAID} (?:[A-Z]|(?:a|an|the|one|another|former|state|his|her)\b)"
    rf"|(?:he|she|they|@\w{{2,30}}|(?:[A-Z][\w.’'-]{{0,30}} ){{0,4}}?[A-Z][\w’'-]{{1,30}})"
    rf"(?:, [^,.\"”]{{1,60}},)? (?:\w{{3,20}}ly )?{_SAID}|according to )"
)
# Speech within the quotation has its own speaker: a story is quoted, and who "said" in it is no proof that the quotation had ended.
_STORY = patterns.compile(r"[,.?!]['’] (?:he|she|they|said|[A-Z]\w+ said)\b")
_NARRATED = patterns.compile(rf"\b(?:he|she|they|[A-Z][\w’'-]{{1,30}}) {_SAID}")


def plain_pairs(lines: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Where quotations begin and end in lines of text, and the places of marks that can be misread: what is said of the pairs holds for
    lines without any, as most are."""
    pairs: list[tuple[int, int]] = []
    unclear = [place.start() for glyph, single in _UNCLEAR_SINGLE.items() if glyph in lines for place in single.finditer(lines)]
    for pair in _CURLY_PAIR.finditer(lines) if "“" in lines else ():
        if pair.lastgroup:
            unclear.append(pair.start())
        else:
            pairs.append(pair.span())
    if lines.count("”") > len(pairs):
        ends = {end - 1 for _, end in pairs}
        at = lines.find("”")
        while at >= 0:
            if at not in ends:
                unclear.append(at)
            at = lines.find("”", at + 1)
    for pair in _STRAIGHT_PAIR.finditer(lines) if '"' in lines else ():
        if pair.lastgroup:
            unclear.append(pair.start())
        else:
            pairs.append(pair.span())
    pairs.sort()
    return pairs, unclear


def no_speech(text: str) -> bool:
    """Whether a text is mostly marks: a rule drawn in them, or rubbish."""
    return len(text) > 200 and sum(text.count(glyph) for glyph in _GLYPHS) * 2 > len(text)


def part(text: str, span: Span) -> int:
    """What the neighbours of a mark say of it: OPENS, CLOSES or EITHER."""
    left = text[span.start - 1] if span.start else " "
    after = span.end
    while after < span.end + 3 and text[after : after + 1] and text[after] in _GLYPHS + THIN_SPACES:
        after += 1
    right = text[after : after + 1] or " "
    if left.isspace():
        if right.isspace():
            return _part_alone(text, span)
        return CLOSES if right in _CLOSING and (text[after + 1 : after + 2] or " ").isspace() else OPENS
    if left in "([{":
        return OPENS
    if right.isspace() or right in _CLOSING or (right in _DASHES and left not in _DASHES):
        return CLOSES
    return EITHER


def _part_alone(text: str, span: Span) -> int:
    """The part of a mark between spaces: it may stand at an end of the text, or be set apart from a nested mark."""
    if span.end == len(text) or text[max(span.start - 2, 0) : span.start - 1] in _SINGLE:
        return CLOSES
    return OPENS if not span.start or text[span.end + 1 : span.end + 2] in _SINGLE else EITHER


def single_part(text: str, span: Span, part: int, inside: bool) -> int:
    """The part of a single mark: ``part`` corrected for apostrophes. ``inside``: whether the innermost open quotation has single marks."""
    glyph, at = text[span.start], span.start
    if part == EITHER:
        if text[at - 1 : at] not in _DASHES:
            return NEITHER
        part = CLOSES if inside else OPENS
    if part == OPENS:
        clipped = glyph == "’" or _CLIPPED.match(text, span.end) or not _WORD_AHEAD.match(text, span.end)
        return NEITHER if clipped else OPENS
    feet = text[at - 1].isdigit() and text[span.end + 1 : span.end + 2].isdigit()
    return NEITHER if glyph == "‘" or feet or text[max(at - 2, 0) : at] in _CLIPPED_AND else CLOSES


def possessive(text: str, span: Span) -> bool:
    """Whether a closing single mark may be the apostrophe of a plural (``workers' rights``)."""
    return text[span.start - 1] in "sSxz" and text[span.end : span.end + 1].isspace()


def feet_and_inches(text: str, at: int) -> bool:
    """Whether the mark at ``at`` ends a height such as 6'2"."""
    return bool(_FEET_AND_INCHES.search(text, max(at - 6, 0), at))


def inches(text: str, at: int) -> bool:
    """Whether the mark at ``at`` may mean inches: a small number stands before it."""
    return bool(_INCHES.search(text, max(at - 6, 0), at))


def starts_sentence(text: str, at: int) -> bool:
    """Whether a mark at ``at`` stands behind the end of a sentence, that of speech within speech included."""
    return text[max(at - 4, 0) : at].rstrip().rstrip("'’")[-1:] in (".", "!", "?", "…")


def word_after(text: str, at: int) -> str:
    """The word that begins at ``at``, in lower case."""
    match = _WORD.match(text, at)
    return match[0].lower() if match else ""


def leading_kind(text: str) -> str:
    """The kind of mark that a text begins with: ``"``, ``'`` or an empty text."""
    first = text.lstrip(" [(")[:1]
    return '"' if first in DOUBLE else "'" if first in _SINGLE else ""


def in_clause(text: str, at: int) -> bool:
    """Whether a mark at ``at`` opens in the middle of a clause, as for a phrase, and not where speech begins."""
    before = text[max(at - 20, 0) : at].rstrip()
    return before[-1:].isalnum() and not _ENDS_IN_SAID.search(before)


def all_speech(text: str, mark: Span, end: int) -> bool:
    """Whether what follows an opening mark can be speech up to ``end``: it ends a sentence, names no speaker, and is more than a phrase
    (a phrase must be closed even if the next paragraph goes on quoting)."""
    speech = text[mark.end : end].rstrip(" )]" + _GLYPHS)
    if speech[-1:] not in _PAUSES or (_ATTRIBUTED.search(speech) and not _STORY.search(speech)):
        return False
    phrase = speech[:1].islower() or (in_clause(text, mark.start) and speech.count(" ") < _LONG_PHRASE)
    return not phrase or len(split(speech)) > 1


def narrated(text: str, start: int, end: int) -> bool:
    """Whether the last words between ``start`` and ``end`` say who spoke."""
    start = max(start, end - 120)
    return bool(_NARRATED.search(text, start, end)) and not _STORY.search(text, start, end)
