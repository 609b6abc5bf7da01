"""``extends: name_spelling``: a name that the article spells in two ways.

Two capitalised words that differ by one letter are mostly two words (Iran and Iraq, Will and Bill), so one slip of the hand is no evidence.
What is: both stand beside the same given name or surname; or one never stands beside any name although the other was introduced; or
one stands once and the other again and again, and they begin and end alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, _options
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.lexicon import (
    CALENDAR,
    FAMILY_FIRST,
    FAMOUS,
    GIVEN,
    HONORIFICS,
    OPENERS,
    ORGANISATIONS,
    RANKS,
    ROLES,
    SAYING,
    SPEAKING_BODIES,
    words,
)
from newslint.prose.names import NO_NAMES, fold
from newslint.prose.spellings import Use, capitalised, places, slips, uses
from newslint.source import Span

_OPENING = frozenset(word.capitalize() for word in OPENERS)
_GIVEN = frozenset(word.capitalize() for word in GIVEN)
_FAMOUS = frozenset(word.capitalize() for word in FAMOUS)
_WELL_KNOWN = (
    _GIVEN | _OPENING | _FAMOUS | frozenset(word.capitalize() for word in SPEAKING_BODIES | ORGANISATIONS | ROLES | SAYING | CALENDAR)
)
_TITLES = frozenset(word.capitalize() for word in ROLES | HONORIFICS) | {f"{rank}." for rank in RANKS}
_NO_SURNAMES = _GIVEN | frozenset(word.capitalize() for word in SPEAKING_BODIES | ORGANISATIONS | ROLES | CALENDAR) - _FAMOUS
_NAMELESS = NO_NAMES | _TITLES | {""}
_NO_COMPANIONS = NO_NAMES | _TITLES | words("Abu Umm Prophet Saint") | frozenset(name.capitalize() for name in FAMILY_FIRST)
# Plurals, and what is made of the names of places and peoples.
_ENDINGS = frozenset("sniayecdr")
_RELATIVE = (
    r"(?:brother|sister|sibling|twin|son|daughter|wife|husband|father|mother|parent|cousin|widow|nephew|niece|uncle|aunt|relative|grand\w+)s?"
)
_KIN = patterns.compile(rf"\b{_RELATIVE}\b|\b(?:Jr|Sr|namesake|no relation)\b")
_KIN_BEHIND = patterns.compile(rf"(?: \w+)?, (?:the|a|an|his|her|their|\w+[’']s) (?:\w+ )?{_RELATIVE}\b")
_SPEAKS = patterns.compile(rf" (?:{'|'.join(sorted(SAYING))})\b|, (?:who|\d\d|the|a)\b|[’']s\b")
_SAID = patterns.compile(rf"(?:{'|'.join(sorted(SAYING))}) $")
_OPENS = patterns.compile(r"(?:^|\n|[.!?:][\"”’')]? )$")
_CORRECTION = patterns.compile(r"\bspell\w*|[Cc]orrect(?:s|ed|ion|ing)?\b|earlier version|\[sic\]|also known|\ba\.?k\.?a\b")
_OFTEN = 3
_RARE = 2
_VERY_OFTEN = 5
_LONG = 5
_NEAR = 60
_TIMES = ("never", "once", "twice")
# What wrong decoding makes of a quotation mark behind a name is a letter too.
_LETTERS = patterns.compile(r"[^\W\d_ÃÂâ]+")


class Check:
    """Reports the rarer form, up to twice; the arguments are the two forms and how often the other stands; the edit writes that one.
    ``accents`` asks for pairs that differ by an accent alone, which are left out otherwise. ``exceptions`` lists words that are right."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"accents", "exceptions"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._accents = _options.flag(options, "accents")
        self._right = frozenset(_options.texts(options, "exceptions"))

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        for rare, common, times, found in document.shared(_spelt_two_ways):
            if rare in self._right or self._accents != (fold(rare) == fold(common)):
                continue
            for block, span in found:
                yield Match(block, span, (rare, common, times), (Edit(span, common),))


def _spelt_two_ways(document: Document) -> list[tuple[str, str, str, list[tuple[Block, Span]]]]:
    """The rarer form, the other, how often that one stands, and where the rarer one does. For ``document.shared``."""
    text, counts = document.shared(capitalised)
    found = {}
    for pair in slips([word for word in counts if word not in _OPENING]):
        if _is_plural(*pair) or min(counts[word] for word in pair) > _RARE:
            continue
        if _WELL_KNOWN.issuperset(pair) and not _GIVEN.issuperset(pair):
            continue
        rare, common = sorted(pair, key=counts.__getitem__)
        if counts[rare] == counts[common]:
            # Of two forms that stand equally often the one that is a word, or comes first, is taken for right.
            rare, common = sorted(pair, key=lambda word: (word in _WELL_KNOWN, -text.find(word)))
        if rare in found:
            continue
        if spans := _is_misspelt(text, rare, common):
            times = counts[common]
            found[rare] = (rare, common, _TIMES[times] if times < len(_TIMES) else f"{times} times", spans)
    return [(*entry[:3], list(places(document, entry[3]))) for entry in found.values()]


def _is_misspelt(text: str, rare: str, common: str) -> list[tuple[int, int]]:
    """Where the rarer form stands, if it is another spelling of the common one and no other word."""
    if rare.lower() == common.lower() or rare.isupper() or not _LETTERS.fullmatch(rare):
        return []
    here = uses(text, rare)
    # Russia and Russian: only a given name before both could make one name of them. Most pairs are such, and most names stand often.
    if _is_suffixed(rare, common) and common not in _GIVEN and not any(_owner(use.before) in _GIVEN for use in here):
        return []
    there = uses(text, common) if here and f" {rare.lower()}" not in text else []
    if not there:
        return []
    if _shares_a_name(text, rare, common, here, there) or (
        rare[0] == common[0]
        and rare not in _WELL_KNOWN
        and not _is_suffixed(rare, common)
        and (
            _is_often(text, rare, common, here, there)
            or (len(rare) >= _LONG and _is_lone(text, rare, here, there))
            or (common not in _WELL_KNOWN and len(rare) >= _LONG and _is_lone(text, common, there, here))
        )
        and not any(_CORRECTION.search(text, max(use.at - _NEAR, 0), use.at + _NEAR) for use in here)
    ):
        return [(use.at, use.at + len(rare)) for use in here]
    return []


def _shares_a_name(text: str, rare: str, common: str, here: Sequence[Use], there: Sequence[Use]) -> bool:
    """Whether both stand behind the same given name, or before the same surname and aren't relatives."""
    before = {_owner(use.before) for use in here} & {use.before for use in there}
    for name in before:
        if len(name) > 2 and name not in _NO_COMPANIONS and not (_is_plural if name in _GIVEN else _is_derived)(rare, common):
            return True
    after = {use.after for use in here} & {use.after for use in there}
    if not any(len(name) > 2 and name[0].isupper() and name not in _NO_COMPANIONS and name not in _OPENING for name in after):
        return False
    if common in _GIVEN and rare not in _WELL_KNOWN:
        return True
    if rare in _NO_COMPANIONS or common in _NO_COMPANIONS or _is_derived(rare, common):
        return False
    return not any(
        _KIN.search(text, max(use.at - _NEAR, 0), use.at) or _KIN_BEHIND.match(text, use.at + len(word))
        for word, found in ((rare, here), (common, there))
        for use in found
    )


def _owner(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def _is_often(text: str, rare: str, common: str, here: Sequence[Use], there: Sequence[Use]) -> bool:
    """Whether one form stands once and the other so often that no second word is likely, unless the first is part of another name."""
    if len(here) > 1 or len(there) < (_OFTEN if len(rare) >= _LONG or common in _FAMOUS else _VERY_OFTEN) or _is_derived(rare, common):
        return False
    use = here[0]
    in_headline = use.at < text.find("\n")
    if use.after and not in_headline and use.after.lower() not in ROLES and not any(other.after == use.after for other in there):
        return False
    if use.before not in _NAMELESS and (common in _NO_SURNAMES or any(other.before not in _NAMELESS for other in there)):
        return False
    if common in _GIVEN or (len(rare) < _LONG and common in _NO_SURNAMES):
        return False
    if len(rare) <= _LONG and _OPENS.search(text, max(use.at - 3, 0), use.at) and not _SPEAKS.match(text, use.at + len(rare)):
        return False
    return text[use.at - 1] != "-" or any(text[other.at - 1] == "-" for other in there)


def _is_lone(text: str, lone: str, here: Sequence[Use], there: Sequence[Use]) -> bool:
    """Whether ``lone`` never stands beside a name, and the other form is a person's who was introduced."""
    if any(use.after or use.before not in _NAMELESS for use in here):
        return False
    introduced = [use.before for use in there if use.before and use.before not in NO_NAMES and not use.after]
    if any(name in _GIVEN or name in _TITLES for name in introduced):
        return True
    return bool(introduced) and any(
        _SPEAKS.match(text, use.at + len(lone)) or _SAID.search(text, max(use.at - 16, 0), use.at) for use in here
    )


def _is_plural(one: str, other: str) -> bool:
    """Whether the words differ in a final -s, or in -s and -n, as Koreas and Korean do, or as Texas and Texans."""
    short, long = sorted((one, other), key=len)
    if len(short) < len(long):
        return long == short + "s" or (long.endswith("ns") and long[:-2] == short[:-1])
    return short[:-1] == long[:-1] and {short[-1], long[-1]} == {"s", "n"}


def _is_suffixed(one: str, other: str) -> bool:
    """Whether one word can be a plural, a demonym or the like of the other."""
    short, long = sorted((one, other), key=len)
    return _is_plural(one, other) or (long[:-1] == short and long[-1] in _ENDINGS)


def _is_derived(one: str, other: str) -> bool:
    """The same, or they differ in their last letter as Latino and Latina do."""
    return _is_suffixed(one, other) or (len(one) == len(other) and one[:-1] == other[:-1])
