"""``extends: headline_case``: a headline in title case in which one content word was left in lower case.

A headline in sentence case may hold as many capitals, all of them names. What tells the two apart is a capital on a word that no name is
made of: "Than", "Says", "Will".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, _options
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.lexicon import SAYING, words
from newslint.source import Span

_WORD = patterns.compile(r"(?<![\w@#/.&*’'-])[^\W\d_][\w’'.-]*")
_PLAIN = patterns.compile(r"[a-z]{4,}(?:['’][a-z]{1,2})?$")
# Style books differ about the longer ones of these, and about forms of "be": neither case is judged.
_EITHER = words(
    "about above across after against along amid amidst among around atop because before behind below beneath beside besides between "
    "beyond despite down during except from given inside into like minus near once onto over past plus since than that through throughout "
    "till toward towards under underneath unless unlike until upon versus when where whether while with within without also been being "
    "does have just only some such their them then they this those will your were what whom"
)
_NO_NAME = (
    _EITHER
    | SAYING
    | words(
        "more less most are was has how why who its his her not you can could should would must for in on of to at by and but is as it be "
        "himself herself itself themselves any every all both each never always already actually really finally again away here there back "
        "out off set next still make makes making take takes taking get gets getting got give gives goes going come comes keep keeps put "
        "puts call calls calling face faces facing seek seeks seeking plan plans ask asks asking tell tells urge urges hit hits kill kills "
        "killed win wins won lose loses lost lead leads look looks looking find finds found show shows start starts end ends sign signs "
        "reject rejects block blocks meet meets visit visits become becomes remain remains need needs want wants think thinks know knows "
        "help helps try tries turn turns run runs vote votes see sees use uses using"
    )
)


class Check:
    """Reports the word; the edit capitalises it. ``least`` is how many other content words there must be (4), all of them capitalised."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"least"})
    phrases = ()
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._least = int(_options.number(options, "least", 4))

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        for block in blocks:
            # Most headlines in sentence case are told by their plain words.
            plain = [word for word in block.text.split() if len(word) > 3 and word.islower() and word.isalpha()]
            if len(plain) > 1 and len([word for word in plain if word not in _EITHER]) > 1:
                continue
            content = [word for word in _WORD.findall(block.text) if len(word) > 3 and word.lower() not in _EITHER]
            lower = [word for word in content if word[0].islower()]
            upper = [word for word in content if word[0].isupper() and not word.isupper()]
            if len(lower) != 1 or len(upper) < self._least or not _PLAIN.match(lower[0]) or not _in_title_case(block.text):
                continue
            word = lower[0]
            span = next(Span(*found.span()) for found in _WORD.finditer(block.text) if found.group() == word)
            if span.start and not block.within("quote", span):
                yield Match(block, span, (word, word.capitalize()), (Edit(Span(span.start, span.start + 1), word[0].upper()),))


def _in_title_case(headline: str) -> bool:
    """Whether a word that is no part of a name has a capital though nothing begins with it."""
    for word in _WORD.finditer(headline):
        if word.group().istitle() and word.group().lower() in _NO_NAME and headline[: word.start()].rstrip()[-1:].isalnum():
            return True
    return False
