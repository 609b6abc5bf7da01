"""A whole against its parts, as a sentence tells them: parts larger than the whole, parts that don't add up to it, shares of more than all.

Every function takes the text of a block and the span of a sentence in it, and yields a span of the text with the evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newslint import patterns
from newslint.prose.lexicon import words
from newslint.prose.quantities import Quantity, quantities
from newslint.source import Span

Found = Iterator[tuple[Span, tuple[str, ...]]]

_OF = patterns.compile(
    r"(?: (?:more|others?))?(?: out)? of(?: (?:the|its|his|her|their|our|these|those)(?: (?:\w+[’']s?|same|first|other|roughly|about))?)? "
)
_FIRST_OF = patterns.compile(r"(?:^|[,;:—–(“\"] ?|\band |\bbut )[Oo]f (?:the|its|his|her|their|our|these|those|all)(?: \w+[’']s?)? $")
_THEN = patterns.compile(r"[^.;:()]{0,60}, (?:at least |about |some |only |all |nearly |more than )?$")
_OF_PEOPLE = patterns.compile(r" of (?:voters|respondents|residents|adults|people|men|women|students|patients|members|workers)\b")
_OF_THEM = patterns.compile(r" of (?:them|whom)\b")
_ANTECEDENT = patterns.compile(r" [^,;.:()]{2,40}(?:,| and)? (?:including |at least |about |some |nearly |and )*$")
_PERSONS = words(
    "people men women children boys girls adults teenagers infants babies passengers victims soldiers civilians officers policemen troops "
    "students teachers workers employees residents patients migrants refugees protesters demonstrators prisoners inmates hostages suspects "
    "militants rebels fighters militiamen guards firefighters medics doctors nurses journalists drivers tourists foreigners locals "
    "democrats republicans independents conservatives liberals lawmakers senators representatives members judges justices lawyers jurors "
    "americans britons canadians australians germans italians russians ukrainians turks kurds arabs israelis palestinians egyptians "
    "indians pakistanis afghans iraqis syrians iranians mexicans koreans brazilians nigerians kenyans swedes danes poles spaniards greeks "
    "dead killed wounded injured survivors bystanders pedestrians cyclists crew voters respondents delegates seats votes"
)
_WHOLES = words(
    "people passengers victims dead killed wounded injured members hostages prisoners suspects survivors migrants soldiers troops students "
    "patients employees workers residents seats votes fatalities deaths casualties foreigners civilians officers lawmakers jurors judges "
    "justices delegates senators arrests others"
)
_AT = [[word] for word in "in at on from for to by near across with of under over aged between".split()]
_ITEM_END = patterns.compile(r"[^,;.:()—–]{0,60}")
_NO_FULL_LIST = patterns.compile(
    r"(?i)\b(?:includ\w+|among|such as|like|mostly|mainly|others?|more|rest|remaining|another|plus|respectively|each|some|several|"
    r"least|not counting|excluding|as well as|dozens|many|or|about|nearly|almost|around|roughly|approximately|up to|over|under|then|again|"
    r"after|before|followed|later|than|between|per|both|overlap\w*)\b"
)
_MAY_OVERLAP = patterns.compile(r" (?:with|for|of)\b")
_OPENING = patterns.compile(r"(?:: | [-–—] |—| \(|,? (?:were|are|comprise|comprised|made up of|consisting of|composed of) )$")
_MEMBERS = patterns.compile(
    r"\b(?P<number>\d{1,3}|[a-z]+(?:-[a-z]+)?)-(?:member|seat|strong|person|judge|justice)\b(?P<body>(?: [\w’'-]+){1,4}?)"
    r"(?P<made> (?:is |are |was |were )?(?:made up of|composed of|comprised of|consists? of|consisted of|comprises|comprised|comprising|"
    r"consisting of|has|had|with|included|includes) )?"
)
_WHOLE_BODY = patterns.compile(r"made up of|compos|consist|compris")
_ON_BODY = patterns.compile(r" (?:on|in|of|to) (?:the|a|its|this|that) $")
_BALLOT = patterns.compile(r"(?<![\d-])(\d{1,3})[-–](?:to-)?(\d{1,3})(?![\d-])")
_VOTING = patterns.compile(r"\b(?:vot|pass|approv|reject|majorit|margin|advantage|control|split|edge|confirm|defeat)")
_OPPOSED = patterns.compile(
    r"(?i)\b(?:undecided|unsure|not sure|no opinion|don[’']t know|didn[’']t know|did not know)\b|"
    r"\bapprov\w+.*\bdisapprov|\b(?:favou?r|support|back)\w*\b.*\boppos"
)
_NO_SHARES = patterns.compile(
    r"(?i)\b(?:margin of|plus or minus|from|compared|than|versus|while|whereas|respectively|among|sample|up|down|points?|"
    r"including|made up of|of (?:them|whom|those))\b"
)
_VERBS = words(
    "died survived voted remained escaped fled stayed returned agreed signed refused failed passed recovered left wounded killed injured"
)


def larger(text: str, sentence: Span) -> Found:
    """Parts larger than their whole; the evidence is the part and the whole."""
    amounts = _amounts(text, sentence)
    most = 0.0
    for place, amount in enumerate(amounts):
        most_before, most = most, max(most, amount.value)
        if amount.unit == "%":
            if amount.value > 100 and not amount.scale and _OF_PEOPLE.match(text, amount.span.end):
                yield amount.span, (_written(text, amount), "100 percent")
            continue
        before = amounts[place - 1] if place else None
        if before is None or before.unit != amount.unit or before.scale == "third":
            continue
        between = text[before.span.end : amount.span.start]
        if _OF.fullmatch(between) and before.value > amount.value and (amount.counted or amount.unit):
            # "11 out of 10" is praise.
            if amount.value not in (5, 10, 100) or not between.endswith("of "):
                yield before.span, (_written(text, before), f"{_written(text, amount)} {amount.counted}".rstrip())
        elif before.value < amount.value and not amount.unit and before.counted:
            if _is_whole(text, sentence, before) and _THEN.fullmatch(between) and amount.counted in ("", before.counted, *_VERBS):
                yield amount.span, (_written(text, amount), f"{_written(text, before)} {before.counted}")
            elif (
                _OF_THEM.match(text, amount.span.end) and before.counted in _PERSONS and _ANTECEDENT.fullmatch(between)
                and most_before < amount.value
            ):  # fmt: skip
                yield amount.span, (_written(text, amount), f"{_written(text, before)} {before.counted}")


def sums(text: str, sentence: Span) -> Found:
    """Parts that don't add up; the evidence is the total, as written, and what the parts add up to."""
    amounts = _amounts(text, sentence)
    yield from _bodies(text, sentence, amounts)
    for place, total in enumerate(amounts[:-2]):
        first = amounts[place + 1]
        head = text[total.span.end : first.span.start]
        if total.approximate or total.step > 1 or len(head) > 90 or _NO_FULL_LIST.search(head) or not total.counted:
            continue
        of_total = text.endswith("total of ", 0, total.span.start)
        if not (_OPENING.search(head) or (of_total and head.endswith(", "))):
            continue
        parts = _list(text, amounts, place + 1, sentence, head)
        if len(parts) < 2 or not _are_parts(text, total, parts):
            continue
        added = sum(part.value for part in parts)
        if added > total.value and any(_MAY_OVERLAP.match(text, part.span.end) for part in parts):
            continue  # who is treated for burns may be treated for shock too
        if added != total.value:
            yield total.span, (f"{_written(text, total)} {total.counted}", _sum(parts), f"{added:g}")


def _list(text: str, amounts: Sequence[Quantity], first: int, sentence: Span, head: str) -> list[Quantity]:
    """The parts of an enumeration that begins with an amount, empty where it isn't a full one: it must end with "and" and at a mark."""
    parts: list[Quantity] = []
    for place in range(first, len(amounts)):
        part = amounts[place]
        parts.append(part)
        item = _ITEM_END.match(text, part.span.end, sentence.end)
        end = item.end() if item else part.span.end
        following = amounts[place + 1] if place + 1 < len(amounts) else None
        if following is None or following.span.start > end + 8:
            words_behind, mark = text[part.span.end : end], text[end : end + 1]
            if _NO_FULL_LIST.search(text, parts[0].span.end, end) or len(words_behind) > 45 or " and " in words_behind:
                return []
            # The last item must be the one behind "and", and the list must be closed as it was opened.
            if len(parts) < 2 or not text.endswith("and ", 0, part.span.start):
                return []
            closed = {"(": ")", ":": ".;", "-": "-–—.", "–": "–—.", "—": "–—."}.get(head.strip()[-1:], ".,;")
            return parts if (mark and mark in closed) or " - " in words_behind else []
        if text[following.span.start - 1] != " " or not text.endswith((", ", "and "), 0, following.span.start):
            return []
    return []


def _are_parts(text: str, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the items count what the total counts: the same thing in several places, or kinds of persons."""
    if any(part.approximate or part.unit or part.scale or part.step > 1 for part in parts):
        return False
    nouns = [part.counted for part in parts]
    if total.counted in _WHOLES and all(noun in _PERSONS for noun in nouns):
        return len(set(nouns)) == len(nouns)
    return all(part.counted == total.counted or text[part.span.end : part.span.end + 12].split(" ")[1:2] in _AT for part in parts)


def _bodies(text: str, sentence: Span, amounts: Sequence[Quantity]) -> Found:
    """Members of a body of so many ("the nine-member panel"): more of them than there are, or votes."""
    from newslint.prose.numerals import cardinal

    for match in _MEMBERS.finditer(text, *sentence):
        size = int(match["number"]) if match["number"].isdigit() else cardinal(match["number"])
        if not size:
            continue
        shown = match[0][: match.start("body") - match.start()]
        for ballot in _BALLOT.finditer(text, *sentence):
            one, other = int(ballot[1]), int(ballot[2])
            if one + other > size and one < 1.5 * size and _VOTING.search(text, *sentence) and text[ballot.end() : ballot.end() + 1] != "%":
                yield Span(*ballot.span()), (shown, f"{one} + {other}", f"{one + other}")
        parts = [amount for amount in amounts if amount.counted in _PERSONS and not amount.unit and not amount.approximate]
        if match["made"]:
            parts = _adjacent(text, [part for part in parts if part.span.start >= match.end()], match.end())
        else:
            parts = _adjacent(text, [part for part in parts if part.span.end < match.start()][::-1], match.start())
        added = sum(part.value for part in parts)
        if len(parts) < 2 or len({part.counted for part in parts}) < len(parts):
            continue
        # Fewer are wrong only where all are listed.
        is_full = _WHOLE_BODY.search(match["made"] or "") and text.endswith("and ", 0, parts[-1].span.start)
        if added > size or (is_full and added < size):
            yield Span(*match.span("number")), (shown, _sum(sorted(parts)), f"{added:g}")


def _adjacent(text: str, parts: Sequence[Quantity], edge: int) -> list[Quantity]:
    """The parts that follow one another as a list does, beginning at the edge."""
    kept: list[Quantity] = []
    for part in parts:
        low, high = sorted((part.span.end if part.span.start < edge else edge, edge if part.span.start < edge else part.span.start))
        between = text[low:high]
        if len(between) > 45 or _NO_FULL_LIST.search(between) or any(mark in between for mark in ";:.()"):
            break
        if not kept and part.span.start < edge and not _ON_BODY.search(between):
            break
        if kept and not between.rstrip().endswith((",", "and")):
            break
        kept.append(part)
        edge = part.span.end if part.span.start >= edge else part.span.start
    return kept


def shares(text: str, sentence: Span) -> Found:
    """Answers to one question of more than 100 percent; the evidence is the shares and their sum."""
    told = [amount for amount in _amounts(text, sentence) if amount.unit == "%"]
    if len(told) < 2 or not _OPPOSED.search(text, told[0].span.start, sentence.end):
        return
    region = text[told[0].span.start : sentence.end]
    if _NO_SHARES.search(region) or any(amount.approximate for amount in told) or region.count(" of ") > 1:
        return
    if any(later.span.start - one.span.end > 80 for one, later in pairwise(told)):
        return
    added = sum(amount.value for amount in told)
    if 2 * max(amount.value for amount in told) == added:
        return  # one share and what it is made of
    if 100 + max(1, len(told) / 2) < added < 200:
        span = Span(told[0].span.start, told[-1].span.end)
        yield span, (_sum(told), f"{added:g}")


def _is_whole(text: str, sentence: Span, amount: Quantity) -> bool:
    return bool(_FIRST_OF.search(text, max(sentence.start, amount.span.start - 40), amount.span.start))


def _amounts(text: str, sentence: Span) -> list[Quantity]:
    return [amount._replace(span=amount.span.shift(sentence.start)) for amount in quantities(text[sentence.start : sentence.end])]


def _sum(parts: Sequence[Quantity]) -> str:
    return " + ".join(f"{part.value:g}" for part in parts)


def _written(text: str, amount: Quantity) -> str:
    return text[amount.span.start : amount.span.end]
