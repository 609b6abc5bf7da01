"""Statements of change: an amount before, an amount after, which way it is said to have gone and by how much.

A sentence is read with its amounts blanked out, each by signs of the same length, so that patterns see their kind and not their digits:
"Sales rose P to Q from Q". Only a pair of amounts of one unit is a change; the percentage must lean on a word of change.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from newslint import patterns
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.prose.quantities import Quantity, quantities
from newslint.prose.sentences import split
from newslint.source import Span

PERCENT, POINTS, AMOUNT = "\ue000", "\ue001", "\ue002"
_ANY = f"{PERCENT}{POINTS}{AMOUNT}"
_UP = (
    r"r[oi]se[sn]?|rising|climb(?:s|ed|ing)?|increas(?:e[sd]?|ing)|jump(?:s|ed|ing)?|soar(?:s|ed|ing)?|gr[eo]w[sn]?|growing|surg(?:e[sd]?|ing)|"
    r"rais(?:e[sd]?|ing)|up(?! to)|gain(?:s|ed|ing)?|expand(?:s|ed|ing)?|leap(?:s|t|ed)?|spik(?:e[sd]?|ing)|swell(?:s|ed|ing)?|"
    r"boost(?:s|ed|ing)?|hik(?:e[sd]?|ing)|accelerat(?:e[sd]?|ing)|widen(?:s|ed|ing)?"
)
_DOWN = (
    r"f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|slip(?:s|ped|ping)?|sl[ia]d(?:es?|ing)?|shr[iau]nk(?:s|ing)?|"
    r"plung(?:e[sd]?|ing)|plummet(?:s|ed|ing)?|tumbl(?:e[sd]?|ing)|down|cut(?:s|ting)?|reduc(?:e[sd]?|ing)|lower(?:s|ed|ing)|"
    r"sank|sunk|dipp?(?:s|ed|ing)?|slump(?:s|ed|ing)?|dwindl(?:e[sd]?|ing)|slash(?:es|ed|ing)?|trimm(?:ed|ing)|"
    r"slow(?:s|ed|ing)?|eas(?:e[sd]?|ing)|narrow(?:s|ed|ing)?"
)
_NOUN = (
    "increase|rise|jump|gain|growth|surge|climb|hike|spike|leap|boost|improvement|drop|decline|decrease|fall|reduction|cut|dip|slump|plunge|"
    "loss|slide|raise"
)
_TIMES = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "quintupl": 5.0, "halv": 0.5}
_FOLDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10}
_ROUGHLY = r"(?:(?:about|around|nearly|almost|roughly|some|over|another|just|more than|less than|at least|an? (?:estimated |full )?)\s?)*"


class Change(NamedTuple):
    """A change told in ``block``: ``pairs`` are the readings of (before, after), one or two. ``way`` is 1 for up, -1 for down and 0 where
    no verb tells, ``verb`` its place; ``percent`` is how much it is said to be (in percent or points); ``times`` how many times as much is
    told, by the words at ``times_at``. ``span`` runs over both amounts; ``around`` are the words near them, without amounts."""

    block: Block
    span: Span
    pairs: tuple[tuple[Quantity, Quantity], ...]
    way: int
    verb: Span
    percent: Quantity | None
    times: tuple[float, ...]
    times_at: Span
    around: str

    def written(self, quantity: Quantity) -> str:
        """An amount as the text has it."""
        return self.block.text[quantity.span.start : quantity.span.end]


@cache
def _compiled() -> dict[str, re.Pattern[str]]:
    value, lead = f"[{PERCENT}{AMOUNT}]+", r"(?:[a-z][a-z’' ]{0,20} )??"
    gap = rf"[^;:.()—{AMOUNT}]{{0,50}}?"
    forms = {
        "from_to": rf"\bfrom {lead}(?P<a>{value})[^,;:.()–—{_ANY}]{{0,40}}?,? to {lead}(?P<b>{value})",
        "to_from": rf"\b(?:to|at|reached|hit|totall?ed|was|were|is|are) {lead}(?P<b>{value}){gap},? from {lead}(?P<a>{value})",
        "up_from": rf"(?P<b>{value})[^,;:.()–—{_ANY}]{{0,40}}?,? (?P<way>up|down)(?: \w+ly)?(?: [{PERCENT}{POINTS}]+)?"
        rf" from {lead}(?P<a>{value})",
        "noun_from": rf"(?P<b>{value})[^;:.()—{_ANY}]{{0,40}}?,? an? (?:\w+ )?[{PERCENT}{POINTS}]+ (?:{_NOUN}) (?:from|over|on)"
        rf" {lead}(?P<a>{value})",
        "compared": rf"(?P<b>{value}){gap}(?:,? compared (?:with|to)| (?:higher|lower|more|less|fewer) than) {lead}(?P<a>{value})",
        "way": rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?!-)",
        "before": rf"(?:\b(?:{_UP}|{_DOWN}|by|(?:{_NOUN}) of) {_ROUGHLY})$",
        "after": rf"[ -](?:[a-z]+ )?(?:{_NOUN}|higher|lower|more|less|fewer|above|below)\b",
        "rate": r" (?:an?|per|each|every) (?:year|quarter|month|week|day|decade)\b(?! (?:ago|earlier|before|later))",
        "or": rf",? (?:or|—|–) {_ROUGHLY}$",
        "broken": rf"[;:.()]|\b(?:and|but|while|with|as|after|when|which|that|who|than)\b|[{_ANY}]",
        # "Up" behind any other word belongs to that word: sign up, set up.
        "particle": r"(?:\b(?:is|are|was|were|be|been|go(?:es|ing)?|went|gone|mov(?:es?|ed|ing)|inch(?:es|ed)|edg(?:es?|ed)|tick(?:s|ed)|"
        r"cre(?:ep|eps|pt)|shot|driven|drove|pushed|sent|brought|bid|scaled?|and)|[,–—(]|^) ?$",
        "several": rf"(?:,|,? and|,? or) [{PERCENT}]",
        "elsewhere": rf"\b(?:{_UP}|{_DOWN})\b(?: [^ ]+){{3,}} ?$",
        "times": r"\b(?P<hedge>more than |nearly |almost |roughly |about |over |at least |close to |just over |just under )?"
        r"(?:(?P<times>doubl|tripl|trebl|quadrupl|quintupl|halv)(?:e[sd]?|ing)|(?P<fold>two|three|four|five|six|eight|ten)-?fold)\b"
        r"(?! (?:again |more than )?(?:twice|three times|every|each|once|repeatedly|and (?:then )?(?:doubled|tripled|halved)))",
    }
    return {name: patterns.compile(form, re.I if name == "way" else 0) for name, form in forms.items()}


_UNTOLD = patterns.compile(r"\b(?:not|never|instead|rather|respectively|without)\b|n[’']t\b|\bbetween $")
_RATIO = patterns.compile(r"\b(?:one|in|every|out of) $")
_CLOSEST = 50
_AROUND = 200
# No sentence of copy is longer; the work on one isn't linear in its length.
_LONGEST = 2000


def sentences_hit(document: Document, hits: Iterable[Hit]) -> Iterator[tuple[Block, Span]]:
    """The sentences in which phrases hit, each once, in order, but for endless ones."""
    splits = document.shared(_splits)
    last = (-1, -1)
    for hit in sorted(hits, key=lambda hit: (hit.block.index, hit.match.start())):
        block, at = hit.block, hit.match.start()
        if last[0] == block.index and at < last[1]:
            continue
        if block.index not in splits:
            splits[block.index] = split(block.text)
        place = bisect_right(splits[block.index], at, key=lambda sentence: sentence.end)
        if place < len(splits[block.index]):
            sentence = splits[block.index][place]
            last = (block.index, sentence.end)
            if sentence.end - sentence.start < _LONGEST:
                yield block, sentence


def changes(document: Document, block: Block, sentence: Span) -> list[Change]:
    """The changes that a sentence of ``block`` tells of; it is read once."""
    known = document.shared(_read_sentences)
    if (block.index, sentence.start) not in known:
        known[block.index, sentence.start] = list(_read(block, sentence))
    return known[block.index, sentence.start]


def _splits(document: Document) -> dict[int, list[Span]]:
    return {}


def _read_sentences(document: Document) -> dict[tuple[int, int], list[Change]]:
    return {}


def masked_sentence(text: str, sentence: Span) -> tuple[str, dict[int, Quantity]]:
    """The text of a sentence with its amounts blanked out, and the amounts by where they begin in it (their spans too)."""
    at, found, parts, end = sentence.start, {}, [], 0
    words = text[at : sentence.end]
    for quantity in quantities(words):
        start = quantity.span.start
        sign = {"%": PERCENT, "pp": POINTS, "point": POINTS}.get(quantity.unit, AMOUNT)
        parts += [words[end:start], sign * (quantity.span.end - start)]
        end, found[start] = quantity.span.end, quantity
    return "".join([*parts, words[end:]]), found


def _read(block: Block, sentence: Span) -> Iterator[Change]:
    masked, amounts = masked_sentence(block.text, sentence)
    if len(amounts) < 2:
        return
    compiled, seen, told = _compiled(), set[int](), [at for at, amount in amounts.items() if amount.unit in ("%", "pp", "point")]
    for form in ("up_from", "noun_from", "from_to", "to_from", "compared"):
        for match in compiled[form].finditer(masked):
            before, after = amounts.get(match.start("a")), amounts.get(match.start("b"))
            if before is None or after is None or seen & {match.start("a"), match.start("b")}:
                continue
            pairs = _readings(before, after)
            if any(_RATIO.search(masked, max(match.start(end) - 8, 0), match.start(end)) for end in "ab"):
                continue
            if not pairs or _UNTOLD.search(masked, max(match.start() - 30, 0), match.start("b")):
                continue
            seen |= {match.start("a"), match.start("b")}
            ends = Span(min(match.start("a"), match.start("b")), max(match.end("a"), match.end("b")))
            way, verb = _way(masked, match, form)
            times, times_at = _times(masked, match.start())
            # What follows a comparison may be told of something else.
            reach = ends.end + (0 if form == "compared" else _CLOSEST)
            near = [amounts[at] for at in told[bisect_left(told, ends.start - _CLOSEST) : bisect_right(told, reach)]]
            near = [one for one in near if one not in (before, after)]
            percent = _percent(masked, near, ends, match.start(), way != 0 or form != "from_to")
            move = sentence.start
            yield Change(
                block, ends.shift(move), tuple((_moved(old, move), _moved(new, move)) for old, new in pairs), way, verb.shift(move),
                _moved(percent, move) if percent else None, times, times_at.shift(move),
                masked[max(ends.start - _AROUND, 0) : ends.end + _AROUND],
            )  # fmt: skip


def _moved(quantity: Quantity, by: int) -> Quantity:
    return quantity._replace(span=quantity.span.shift(by))


def _readings(before: Quantity, after: Quantity) -> tuple[tuple[Quantity, Quantity], ...]:
    """The amounts as amounts of one unit: "from 54 to 43 percent" and "from 1.2 to 1.5 million" leave it to the second. Empty where
    they differ."""
    if before.counted and after.counted and before.counted.rstrip("s") != after.counted.rstrip("s"):
        return ()
    if not before.unit and after.unit and not before.counted:
        before = before._replace(unit=after.unit)
    elif not after.unit and before.unit and not after.counted:
        after = after._replace(unit=before.unit)
    if before.unit != after.unit or before.value == 0 or after.value == 0:
        return ()
    pairs = [(before, after)]
    if after.scale in ("million", "billion", "trillion", "thousand") and not before.scale and before.value < 1000:
        times = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}[after.scale]
        pairs.append((before._replace(value=before.value * times, step=before.step * times), after))
    return tuple(pairs)


def _way(masked: str, match: re.Match[str], form: str) -> tuple[int, Span]:
    """Which way the change is said to have gone: by a verb close before it, or by "up" or "down" inside."""
    if form == "up_from":
        return (1 if match["way"] == "up" else -1), Span(*match.span("way"))
    if form in ("compared", "noun_from"):
        return 0, Span(0, 0)
    verbs = [
        verb
        for verb in _compiled()["way"].finditer(masked, max(match.start() - _CLOSEST, 0), match.start())
        if verb[0].lower() not in ("up", "down") or _compiled()["particle"].search(masked, max(verb.start() - 12, 0), verb.start())
    ]
    if not verbs:
        return 0, Span(0, 0)
    verb = verbs[-1]
    between = masked[verb.end() : match.start()]
    if between.count(",") > 1 or _compiled()["broken"].search(between.replace(PERCENT, "").replace(POINTS, "")):
        return 0, Span(0, 0)
    inside = _compiled()["way"].search(masked, match.start(), match.end())
    if inside is not None and bool(inside["up"]) != bool(verb["up"]):
        return 0, Span(0, 0)
    return (1 if verb["up"] else -1), Span(*verb.span())


def _times(masked: str, end: int) -> tuple[tuple[float, ...], Span]:
    """How many times as much is said, before the pair: the least and the most that the words allow."""
    # A word earlier begins what hedges it.
    matches = [match for match in _compiled()["times"].finditer(masked, max(end - _CLOSEST - 12, 0), end) if match.end() > end - _CLOSEST]
    if not matches or _compiled()["broken"].search(masked, matches[-1].end(), end):
        return (), Span(0, 0)
    match = matches[-1]
    hedge = (match["hedge"] or "").strip()
    span = Span(*match.span())
    if match["fold"]:
        times = float(_FOLDS[match["fold"]])
        return (times * 0.85, (times + 1) * 1.2), span
    times = _TIMES[match["times"]]
    if hedge in ("more than", "over", "at least", "just over"):
        return ((times * 0.95, float("inf")) if times > 1 else (0.0, times * 1.05)), span
    return (times * (0.75 if hedge else 0.85), times * (1.3 if hedge else 1.2)), span


def _percent(masked: str, told: Iterable[Quantity], pair: Span, start: int, changed: bool) -> Quantity | None:
    """The one of the percentages (or numbers of points) near a pair that is told of the change; ``changed``: a verb says that it is one."""
    compiled, linked = _compiled(), []
    for quantity in told:
        at, end = quantity.span
        between = masked[pair.end : at] if at >= pair.end else masked[end : max(start, end)]
        if compiled["rate"].match(masked, end) or compiled["broken"].search(between) or compiled["several"].match(masked, end):
            continue
        if at >= pair.end and compiled["elsewhere"].search(between):
            continue
        if (
            (changed and at >= pair.end and compiled["or"].fullmatch(between))
            or compiled["before"].search(masked, max(at - _CLOSEST, 0), at)
            or compiled["after"].match(masked, end)
        ):
            linked.append(quantity)
    return linked[0] if len(linked) == 1 else None
