"""``extends: caption``: the caption of a picture, left among the paragraphs of a story told in the past tense.

Captions are written to a pattern: one sentence, what the picture shows in the present tense, and when it was taken as a full date.
Neither sign suffices alone (laws take effect on full dates, features are told in the present); together, or beside a phrase that only
captions use, they do. The rule lists verbs of sight and gesture, since those of schedule and effect ("opens", "ends") make ordinary news.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, OptionError, _options
from newslint.document import Block, Document
from newslint.matching import Hit, Phrase
from newslint.prose.dates import MONTH
from newslint.source import Span

_PLURALS = {"is": "are", "lies": "lie"}
_QUOTES = "\"'“‘"
_FIRST_SENTENCE = 150
# "on September 15, 2016": a date or a preposition begins so near the year.
_MOST_BEFORE_YEAR = 24
_SHORTEST, _LONGEST, _LONGEST_UNDATED = 30, 480, 200
_FULL_DATE = patterns.compile(rf"\b(?:{MONTH} \d{{1,2}}, ?(?:19|20)\d\d|\d{{1,2}} {MONTH},? (?:19|20)\d\d)\b")
_DATE_TAIL = patterns.compile(r"\d, ?(?:19|20)\d\d\b|\d [A-Z][a-z]{2,8}\.?,? (?:19|20)\d\d\b")
_YEAR = patterns.compile(r"(?:19|20)\d\d\b")
_PAST_YEAR = patterns.compile(rf"\b(?:in|on|of) (?:(?:early|late|mid|{MONTH})[ -](?:\d{{1,2}}, )?)?(?:19|20)\d\d\b")
_REPORTED = patterns.compile(r"\b(?:said|says|told|according to|tweeted|wrote|would|could|might|had)\b|\?|\b(?:I|we|you|will|may)\b")
# Verbs and pronouns that a caption without a full date wouldn't have, and no caption before its verb.
_RELATED = patterns.compile(
    r"\b(?:has|have|was|were|who|which|that|whose|because|although|since|while|as|if|when|it|this|these|not)\b|appears in print"
)
_NARRATED = patterns.compile(r"\b(?:said|was|were|had|told)\b")
# Lines that carry a credit are reported as such.
_CREDITED = patterns.compile(r"\bFILE\b|REUTERS/|AP Photo|Getty|Photograph:|\(Photo|[Cc]aption\b|pic\.twitter")
# A subject that is nothing but a name.
_NAME = patterns.compile(r"(?:(?:The |U\.S\. |US )?[A-Z][\w.’'-]*,? (?:and (?=[A-Z]))?){1,8}")
_SENTENCE = patterns.compile(r"[.!?](?<=[a-z\d)].)[\"”’)]? (?=[\"“A-Z])")
# A place and a full date at the end, as captions have them: the verb needn't stand beside its subject then.
_PLACE = patterns.compile(r"[A-Z][\w.]*\.?,?(?: on)? $")
_PLURAL = r"(?:[A-Za-z][a-z]{2,}s|[Pp]eople|[Mm]en|[Ww]omen|[Cc]hildren|[Pp]olice|The [A-Z]\w+s|[A-Z]\w+ and [A-Z][\w ]{2,30}?)"
# Before these words a plural verb's form is a noun or an infinitive.
_NO_VERB = frozenset("a an the his her its their this that to of for in on at by with and or no first last next new another".split())


class Check:
    """Reports a paragraph whose first sentence has one of the ``verbs`` (third person singular; the plural is derived) and a full date;
    or such a verb and a year, if it is short or a bare name is the subject; or a phrase of ``cues``. A phrase of ``hints`` needs a verb
    or a full date beside it. The message gets what the caption was told by."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"verbs", "cues", "hints"})
    always = True

    def __init__(self, options: Mapping[str, Any]) -> None:
        verbs = _options.texts(options, "verbs")
        if not verbs:
            raise OptionError("verbs", "'verbs' is required: what people in pictures do, in the third person")
        singular, plural = "|".join(verbs), "|".join(map(_plural, verbs))
        try:
            self._verb = patterns.compile(rf"(?<=[\w,.)’”\"] )(?P<one>{singular})\b|\b{_PLURAL}(?:, \w+,)? (?P<many>{plural})\b")
            self._base = patterns.compile(rf"(?<=[\w,.)] )(?:{plural})\b")
        except re.error as error:
            raise OptionError("verbs", f"'verbs' holds no valid regular expression: {error}") from None
        cues, hints = (_options.texts(options, key) for key in ("cues", "hints"))
        self.phrases = tuple(Phrase(word) for word in (*cues, *hints))
        self._cues = len(cues)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        cued: dict[int, Hit] = {}
        for hit in sorted(hits, key=lambda hit: hit.phrase):
            cued.setdefault(hit.block.index, hit)
        for block in blocks:
            text = block.text
            # A cheap test that most paragraphs fail: a year, and nobody quoted at the start.
            if not (" 20" in text or " 19" in text) and block.index not in cued:
                continue
            if not _SHORTEST <= len(text) <= _LONGEST or (block.index not in cued and " said" in text[:_FIRST_SENTENCE]):
                continue
            sign = "" if text[0] in _QUOTES else self._sign(block, cued.get(block.index))
            if sign and not _CREDITED.search(text) and document.shared(_is_narrated):
                yield Match(block, Span(0, len(text.rstrip())), (sign,))

    def _sign(self, block: Block, cue: Hit | None) -> str:
        """What shows that the paragraph is a caption; empty when it is none. ``cue`` is the phrase of captions in it, if there is one."""
        text = block.text
        stop = _SENTENCE.search(text)
        sentence = text[: stop.start()] if stop else text
        if " said " in sentence:
            return ""
        phrase = cue.match.group().strip(" ,") if cue else ""
        if cue and cue.phrase < self._cues:
            return "" if _REPORTED.search(sentence) else f"“{phrase}”"
        first = _YEAR.search(sentence)
        if not first and not cue:
            return ""
        date = _FULL_DATE.search(sentence) if first and _DATE_TAIL.search(sentence, max(first.start() - _MOST_BEFORE_YEAR, 0)) else None
        year = _PAST_YEAR.search(sentence, max(first.start() - _MOST_BEFORE_YEAR, 0)) if first and not date and not cue else None
        if not (date or cue or year) or _REPORTED.search(sentence):
            return ""
        if cue and date:
            return f"“{phrase}” and the date {date.group()}"
        at = self._acts(sentence, date)
        if not at or block.within("quote", at):
            return ""
        verb = text[at.start : at.end]
        if cue:
            return "" if at.overlaps(Span(*cue.match.span())) else f"“{phrase}” and “{verb}”"
        if date:
            return f"“{verb}” and the date {date.group()}"
        if not year:
            return ""
        bare = stop is None and len(text) <= _LONGEST_UNDATED and not _RELATED.search(text)
        return f"“{verb}” {year.group()}" if bare or _NAME.fullmatch(text, 0, at.start) else ""

    def _acts(self, sentence: str, date: re.Match[str] | None) -> Span | None:
        """Where the verb stands that says what the picture shows."""
        half = min(max(len(sentence) * 2 // 3, 60), 200)
        match = self._verb.search(sentence, 0, half)
        if match:
            at = Span(*match.span("one" if match["one"] else "many"))
        elif date and len(sentence) - date.end() < 2 and _PLACE.search(sentence, 0, date.start()):
            found = (Span(*base.span()) for base in self._base.finditer(sentence, 0, half))
            at = next((span for span in found if sentence[: span.start].split()[-1].lower() not in _NO_VERB), Span(0, 0))
        else:
            return None
        return at if at.end and not _RELATED.search(sentence, 0, at.start) else None


def _plural(verb: str) -> str:
    """The plural form of a verb in the third person singular, particles kept: "looks on" -> "look on"."""
    head, _, tail = verb.partition(" ")
    if head in _PLURALS:
        head = _PLURALS[head]
    elif head.endswith("ies"):
        head = head[:-3] + "y"
    else:
        head = head[:-2] if head.endswith(("shes", "ches", "sses", "xes")) else head.removesuffix("s")
    return f"{head} {tail}".strip()


def _is_narrated(document: Document) -> bool:
    """Whether the story is told in the past tense. For ``document.shared``."""
    return sum(1 for block in document.blocks if _NARRATED.search(block.text)) >= 2
