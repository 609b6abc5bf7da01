"""Whether a sentence that names an office-holder tells history, and which day a text without a date speaks of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from newslint import patterns
from newslint.document import Document
from newslint.prose.dates import dates
from newslint.prose.sentences import split
from newslint.source import Span

# "Former" may stand before a list of names, so these count anywhere before the name in its sentence ...
_FORMERLY = patterns.compile(
    r"\b(?:[Ff]ormer(?:ly)?|[Ee]x|[Tt]he late|one-?time|erstwhile|[Pp]redecessors?|[Ss]uccessors?|[Oo]usted|ousting|ouster|[Dd]eposed|"
    r"[Tt]oppl(?:ed|ing)|[Oo]verthr(?:ew|own)|overthrowing|assassinat(?:ed|ion)|slain|murdered|executed|disgraced|exiled|long-?time|"
    r"legendary)\b"
)
# ... and these right before it.
_ONCE = patterns.compile(
    r"\b(?:[Ll]ate|[Tt]hen|[Oo]nce|[Ff]uture|[Ii]ncoming|[Oo]utgoing|[Aa]cting|[Ii]nterim|[Dd]eputy|[Ss]hadow|self-proclaimed|would-be|"
    r"[Pp]revious|[Pp]ast|[Ee]arlier|jailed|imprisoned|fugitive|convicted|impeached|retired|wartime|post-?war|iconic|revered)"
    r"(?:[ -]\w+){0,2}[ -]$"
)
# What is said of the past, right before the country and title.
_OF_THE_PAST = patterns.compile(
    r"\b(?:under|during|since|after|before|like|unlike|when|until)(?: the)? $|"
    r"\b(?:death|assassination|murder|killing|funeral|burial|fall|reign|legacy|memory|days|era|times?|presidency|"
    r"premiership|tomb|grave|statue|bust|portraits?|pictures?|photographs?|body|remains|biography|life|birth|sons?|daughters?|widow|wife|"
    r"brothers?|sisters?|grandsons?|granddaughters?|grandchildren|nephews?|heirs?|words|example|image) of(?: the)? $|"
    r"\b(?:descendants?|relatives?|comparisons?|compared|tribute|homage|monument|memorial|named|honou?r\w*|akin|dating|back) "
    r"(?:of|to|with|after|for|by)(?: the)? $|"
    r"\b(?:play(?:s|ed|ing)?|portray\w*|depict\w*|starr?(?:s|ed|ring)? as|(?:as|role of)|interviewed|defended|photographed|painted|"
    r"who (?:is|was|were))(?: the)? $"
)
_HISTORY = patterns.compile(
    r"\b(?:histor(?:y|ic|ical|ically|ians?)|archiv\w+|anniversar(?:y|ies)|centur(?:y|ies)|decades?|Cold War|World War|biograph\w+|memoirs?|"
    r"documentar(?:y|ies)|museum|statues?|funeral|mausoleum|tomb|buried|born|died|famous(?:ly)?|infamous(?:ly)?|legac(?:y|ies)|remember\w*|"
    r"commemorat\w+|ago|back in|at the time|years? (?:earlier|before|later|after)|era|old days|dynasty|succeeded|inherited|dating back|"
    r"films?|movies?|biopic|miniseries|opera|musical|novels?|episodes?|sitcom|act(?:or|ress)(?:es|s)?|wax|exhibit\w*|auction\w*|"
    r"(?:an?|the|his|her|their|new) book|portraits?|photographer|murder of)\b|"
    r"[’']\d0s|\b\d\d(?:th|st)[- ]century|\b(?:if|had|were|would have)\b[^.]{0,40}\b(?:had|were|would have)\b"
)
# An office to come, right before the name or in its sentence.
_AHEAD = patterns.compile(
    r"\b(?i:elect|designate|candidate|nominee|incoming|future|next|presumptive|potential|possible|hypothetical|prospective|aspiring|a|"
    r"say|called?|calling|elect(?:s|ed|ing)?|makes?|making|him|her|be|becomes?|becoming)(?: for| as)?(?: the)?(?: [\w'’.]+)?[ ,:“\"‘]*$"
)
# A year that opens a sentence holds for those that follow it.
_OPENS = patterns.compile(
    r"(?:^|[.!?][\"”’']? )(?:Back in|In|By|During|Since|On)(?: early| late| mid-?| the (?:spring|summer|fall|autumn|winter) of)?"
    r"(?: [A-Z][a-z]+(?: \d{1,2},)?)? ((?:19|20)\d\d)\b"
)
_FOLLOWS = 400
_OVER = patterns.compile(
    r",? who (?:left|served|was|were|held|lost|stepped|retired|ruled|led|governed)\b|"
    r"['’]s (?:wife|widow|son|daughter|adviser|advisor|aide|secretary|national security)\b| \([A-Z][a-z]+ [A-Z]"
)
_LIFE = patterns.compile(r"\b(?i:dies|died|dead at|obituary|remembered|remembering|in memoriam|funeral|laid to rest)\b")
_WOULD = patterns.compile(r"\b(?:[Ww]ould|[Cc]ould|[Mm]ight|[Ss]hould) (?:an? |the )?(?:[\w'’.]+ )?$")
_TO_COME = patterns.compile(
    r"\b(?:[Ii]f|presumptive|hypothetical\w*|imagin\w+|prospect of|possibility of|idea of|inaugurat\w+|sworn in|someday|"
    r"one day|win|victory)\b"
)
_GLANCE = 600
_YEAR = patterns.compile(r"(?<![\d,.$£€-])(1[5-9]\d\d|20\d\d)(?![\d,]\d|%)")
_CAPTION = patterns.compile(
    r"Hide Caption|\bPhotos?:|\b[Ff]ile (?:[Pp]hoto|[Pp]icture)|\bFILE\b|[,(] ?(?:from )?(?:left|right|cent(?:er|re))\b|\([LC]\)|"
    r"\b(?:From|Clockwise from) (?:top )?left\b|"
    r"\b(?:pictured|photographed|poses|posing|shakes? hands|looks? on|REUTERS/|AFP/|AP Photo|Getty)"
)
# A year alone is often one of plans and elections to come; these tell it from a year that has begun.
_SINCE = patterns.compile(r"\b(?:[Ii]n|[Ss]ince)(?: early| late| mid)?[ -]$")
_PLANS = patterns.compile(
    r"\b(?:will|would|could|may|might|should|next|plan\w*|expect\w*|until|through|by|to|beyond|elections?|re-?election|campaigns?|candidates?|"
    r"presidential|primar(?:y|ies)|nomin\w+|runs?|running|races?|bid|budgets?|fiscal|goals?|targets?|expires?|effect|ends?|deadline|forecast\w*|"
    r"project\w*|propos\w*|schedul\w*|upcoming|copyright)\b|©|[’']ll\b",
    re.I,
)


def called_former(text: str, span: Span) -> bool:
    """Whether the words before ``span`` in its sentence say that the office was held once (former, then-) or is held in part (acting)."""
    before = text[sentence_around(text, span).start : span.start]
    return bool(_FORMERLY.search(before) or _ONCE.search(before))


def has_past_year(text: str, span: Span, day: date) -> bool:
    """Whether the sentence around ``span`` names a year before that of ``day``."""
    sentence = sentence_around(text, span)
    return any(int(year) < day.year for year in _YEAR.findall(text, sentence.start, sentence.end))


def is_history(text: str, span: Span, day: date) -> bool:
    """Whether the sentence around ``span`` speaks of a past before ``day``, or is a caption, so that the office named may be of then."""
    sentence = sentence_around(text, span)
    before, behind = text[sentence.start : span.start], text[span.end : sentence.end]
    return bool(
        called_former(text, span)
        or told_over(text, span)
        or has_past_year(text, span, day)
        or _OF_THE_PAST.search(before)
        or _HISTORY.search(before + behind)
        or _CAPTION.search(text, sentence.start, sentence.end)
        or any(int(year) < day.year for year in _OPENS.findall(text, max(sentence.start - _FOLLOWS, 0), sentence.start))
    )


def told_over(text: str, span: Span) -> bool:
    """Whether the words behind ``span`` say that the office is over: ", who left ...", "'s widow"."""
    return _OVER.match(text, span.end) is not None


def is_life(document: Document) -> bool:
    """Whether the headline says that the story looks back on a life."""
    return document.headline is not None and _LIFE.search(document.headline.text) is not None


def is_ahead(text: str, span: Span) -> bool:
    """Whether the words around ``span`` speak of an office to come: a candidate's, or one who has been elected."""
    sentence = sentence_around(text, span)
    before = text[sentence.start : span.start]
    return bool(_AHEAD.search(before) or _WOULD.search(before) or _TO_COME.search(text, sentence.start, sentence.end))


def latest_date(document: Document) -> date | None:
    """The first day of the latest date in the text: of its full dates if it has any, else of its months, else of years in past events."""
    found = [mention for _, mention in document.shared(dates)]
    full = [mention.full for mention in found if mention.full]
    months = [date(mention.year, mention.month, 1) for mention in found if mention.year and mention.day is None]
    return max(full, default=None) or max(months, default=None) or max(_years(document), default=None)


def _years(document: Document) -> Iterator[date]:
    for block in document.blocks:
        for year in _YEAR.finditer(block.text):
            if _SINCE.search(block.text, max(year.start() - 12, 0), year.start()):
                sentence = sentence_around(block.text, Span(*year.span()))
                if not _PLANS.search(block.text, sentence.start, sentence.end):
                    yield date(int(year[1]), 1, 1)


def sentence_around(text: str, span: Span) -> Span:
    """The sentence in which ``span`` begins, as far as it can be read at a glance: copy that has lost its full stops must not cost more."""
    sentences = _sentences(text)
    place = bisect_right(sentences, (span.start, len(text) + 1)) - 1
    start, end = sentences[place] if place >= 0 else (0, len(text))
    return Span(max(start, span.start - _GLANCE), min(max(end, span.end), span.end + _GLANCE))


@lru_cache(maxsize=4)
def _sentences(text: str) -> list[Span]:
    return split(text)
