"""Sentences of English news copy: where one ends and the next begins.

A full stop ends a sentence unless what precedes it is an abbreviation that leans on the next word. News is dense with those (ranks,
titles, party labels, states, clock times), and general splitters break at them. One search finds every stop with a possible sentence
start behind it; then the word before the stop and the word after it decide, as in Kiss and Strunk, "Unsupervised Multilingual Sentence
Boundary Detection" (2006), only with lists made for news instead of learnt ones. Time is linear: a decision looks at a fixed window.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint import patterns
from newslint.document import Document
from newslint.prose.lexicon import RANKS, words
from newslint.source import Span

# Lean on a name. One of _LOST_NAME behind them shows that the name was cut off, and the stop then ends what is left of the sentence.
TITLES = RANKS | words("Mx Profs Ald Del Dels Sec Treas Rt")
_LOST_NAME = words("The This That It Its They There These Those But And When While If We You Although")
# Lean on the next word unless that is one which starts sentences. Case counts: "Wash." is a state.
_LEANING = words(
    "Ala Ariz Ark Calif Colo Conn Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis "
    "Wyo Ont Que Alta Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Inc Corp Co Cos Ltd Pty Bros Assn "
    "Assoc Dept Univ Intl Natl Mfg Jr Sr Esq St Ste Mt Ft Ave Blvd Rd Pkwy Hwy Rte Sq Bldg al approx est"
)
_STARTERS = words(
    "The A An This That These Those It Its He His She Her They Their We Our You Your I My Who What When Where Why How Which While If "
    "Although Though Because Since As But And Or So Yet Nor Then Thus Hence Still However Also Even Just Not There Here In On At By To "
    "From For With Without After Before During Until Once Under Over Among Between Despite Instead Meanwhile Moreover Some Many Most "
    "Several Few Each Every Both All Another Other Others Such Only Now Today Yesterday Later Earlier Last Is Are Was Were Do Does Did "
    "Has Have Had Can Could Would Should One Two Three Four Five Six Seven Eight Nine Ten Nearly Mr Mrs Ms Nobody Everyone According"
)
_NEVER_LAST = words("vs v cf viz ca")
_BEFORE_NUMBERS = words(
    "No Nos no nos Fig Figs Art Arts Vol Vols Ch Chap p pp Ver ver vol "
    "JAN FEB MAR APR AUG SEPT OCT NOV DEC"
)
_AFTER_CLOCK = words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun January February March April "
    "May June July August September October November December Jan Feb Mar Apr Aug Sept Oct Nov Dec Eastern Central Mountain Pacific "
    "Greenwich EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST IST HKT JST KST AEST HST"
)
_EXCLAIMING_NAMES = words("Yahoo Jeopardy Jeb Yum Panic Wham")
_DOMAINS = words("Com Org Net Gov Edu Mil Co Uk Tv Io Info Biz")

# A stop with closing marks, then white space and a possible start, or no space at all between one word and a capitalised other.
_CANDIDATE = patterns.compile(
    r"""[.!?…]["'”’»)\]}]*+(?:[\u202f\u2009\u200a\xa0\ ]”|[\u202f\u2009\u200a]["'’])?+
        (?: (?P<gap>\s++) (?= (?:[*•·]\s|[-–—]{1,2}+\s?)?+ ["'“‘’«(\[¿¡]*+
                (?: [^\W_a-zß-öø-ÿ] | [$£€#@] | [a-z][A-Z] | (?<=["“‘\[])[a-z] | (?<=["“\[])[.…] ) )
          | (?<=[a-z][.!?]) (?=[A-Z][a-z]) | (?<=[a-z][.!?][”’)\]]) (?=[A-Z][a-z]) )""",
    re.VERBOSE,
)
_NEXT = patterns.compile(r"""["'“‘’«(\[¿¡*•·\s–—-]{0,8}([^\W_]{0,40})(.?)""")
_OPENERS = "\"'“‘’«([{—–"
_BULLETS = "•*·-–—( "
_DASHES = ("-", "–", "—")
_DOTTED = patterns.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_CLOCK = frozenset(("a.m", "p.m", "A.M", "P.M"))
_CLOCK_LEAD = patterns.compile(r"(?:At|By|Before|After|Around|About|From|Until|Just|Shortly|On)\b")
_CLOCK_PLACE = patterns.compile(r"[A-Z][\w.]{1,20} time\b")
_DOMAIN_TAIL = patterns.compile(r"\w{1,40}[./@_]\w")
_ATTRIBUTION = patterns.compile(
    r"(?!(?:He|She|They|It|We|I|You|The)\b)(?:[A-Z][\w.’'-]{0,20} ){1,4}?"
    r"(?:said|says|asked|asks|told|wrote|tweeted|shouted|added|replied|yelled|cried|exclaimed|joked)\b"
)
_WINDOW = 40


def split(text: str) -> list[Span]:
    """The sentences of ``text`` in order, without surrounding white space; together they cover every character that isn't white space."""
    return list(_spans(text))


def first_end(text: str) -> int:
    """Where the first sentence of ``text`` ends; 0 for a text without one."""
    return next(_spans(text), Span(0, 0)).end


def _spans(text: str) -> Iterator[Span]:
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    for candidate in _CANDIDATE.finditer(text):
        if _ends(text, start, candidate):
            stop, after = candidate.span("gap")
            yield Span(start, stop if stop >= 0 else candidate.end())
            start = after if stop >= 0 else candidate.end()
    if start < end:
        yield Span(start, end)


def sentences(document: Document) -> list[list[Span]]:
    """The sentences of each block, in the order of ``document.blocks``. For ``document.shared``."""
    return [split(block.text) for block in document.blocks]


def _ends(text: str, start: int, candidate: re.Match[str]) -> bool:
    """Whether the sentence that began at ``start`` ends at the candidate."""
    at = candidate.start()
    before = text[max(start, at - _WINDOW) : at].rsplit(None, 1)
    token = before[-1] if before else ""
    spaced = candidate["gap"] is not None
    if not spaced and not _lacks_space(text, token, candidate.end()):
        return False
    mark = text[at]
    if token.startswith("[") and not token.strip("[."):
        return False
    if mark != ".":
        return _loud_stop_ends(text, token, mark, candidate)
    if token.isalpha() and len(token) > 1 and token not in _SPECIAL:
        return True
    if token.endswith("."):
        return token.endswith("...") or _begins_anew(text, candidate.end())
    word = token.lstrip(_OPENERS).rpartition("-")[2]
    return _abbreviation_ends(text, start, word, candidate)


def _abbreviation_ends(text: str, start: int, word: str, candidate: re.Match[str]) -> bool:
    at, end = candidate.span()
    if text[end : end + 1] in _DASHES:
        return False
    following, after = _following(text, end)
    starter = following in _STARTERS and after != "."
    quoted = any(mark in "\"”" for mark in text[at + 1 : end])
    if word in TITLES:
        return following in _LOST_NAME
    if word in _BEFORE_NUMBERS:
        return not (following[:1].isdigit() or text[end : end + 1] == "#")
    if word in _NEVER_LAST:
        return False
    if word in _CLOCK:
        lead = at - start < 24 and _CLOCK_LEAD.match(text, start)
        return not (following in _AFTER_CLOCK or not following[:1].isupper() or lead or _CLOCK_PLACE.match(text, end))
    if word in _LEANING or (len(word) == 1 and word.isupper()):
        return quoted or starter
    if _DOTTED.fullmatch(word):
        return not word.islower() and (quoted or starter)
    numbers_an_item = word.isdigit() and at - start < 8 and text[start:at].lstrip(_BULLETS) == word
    return not numbers_an_item


def _loud_stop_ends(text: str, token: str, mark: str, candidate: re.Match[str]) -> bool:
    at, end = candidate.span()
    if mark == "…":
        return _begins_anew(text, end)
    if mark == "!" and token.lstrip(_OPENERS) in _EXCLAIMING_NAMES:
        return _following(text, end)[0] in _STARTERS
    return text[at + 1 : at + 2] not in ("\"", "'", "”", "’") or not _ATTRIBUTION.match(text, end)


def _lacks_space(text: str, token: str, end: int) -> bool:
    """Whether two sentences run together here, rather than parts of a host name, a file name or a handle."""
    word = token.lstrip(_OPENERS).rpartition("-")[2]
    following, _ = _following(text, end)
    if not word.isalpha() or word in TITLES or word in _LEANING or following in _DOMAINS or _DOMAIN_TAIL.match(text, end):
        return False
    return following in _STARTERS or (len(word) > 1 and word.islower() and word != "www")


def _begins_anew(text: str, end: int) -> bool:
    """Whether a sentence of its own follows an ellipsis."""
    following = _following(text, end)[0]
    return following != "I" and not following.islower()


def _following(text: str, end: int) -> tuple[str, str]:
    """The next word and the character behind it."""
    match = _NEXT.match(text, end)
    return (match[1], match[2]) if match else ("", "")


_SPECIAL = TITLES | _LEANING | _BEFORE_NUMBERS | _NEVER_LAST
