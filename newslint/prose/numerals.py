"""Numbers in words and in digits, each turned into the other."""

from __future__ import annotations

import re

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_UNITS += "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
# "two" to "twenty": what copy counts in words.
COUNTING = (*_UNITS[2:], "twenty")
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {"trillion": 10**12, "billion": 10**9, "million": 10**6, "thousand": 10**3, "hundred": 100}
_VALUES = {word: value for value, word in enumerate(_UNITS)} | {word: 20 + 10 * place for place, word in enumerate(_TENS)}
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth"}
_FIGURE = re.compile(r"\s*(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(st|nd|rd|th)?\s*", re.I)


def to_words(text: str) -> str:
    """An integer or ordinal below a thousand million millions in words ("1,205": one thousand two hundred five); other text unchanged."""
    match = _FIGURE.fullmatch(text)
    if match is None:
        return text
    words = _cardinal(int(match[1].replace(",", "")))
    return _ordinal(words) if match[2] else words


def to_digits(text: str) -> str:
    """The reverse ("one hundred and five": 105, "third": 3rd); other text unchanged."""
    words = _words(text)
    last = _FROM_ORDINAL.get(words[-1]) if words else None
    value = _read([*words[:-1], last] if last else words)
    if value is None:
        return text
    if not last:
        return str(value)
    return f"{value}{'th' if value % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def cardinal(text: str) -> int | None:
    """What a number in words counts ("a hundred and five": 105); None for any other text."""
    return _read(_words(text))


def _words(text: str) -> list[str]:
    words = text.lower().replace("-", " ").split()
    if words[:1] == ["a"]:
        words[0] = "one"
    return [word for place, word in enumerate(words) if not (word == "and" and 0 < place < len(words) - 1)]


def _read(words: list[str]) -> int | None:
    value = _value(words)
    # Only what reads back as the same words was a number: "two three" isn't five.
    return value if value is not None and _cardinal(value).replace("-", " ") == " ".join(words) else None


def _cardinal(number: int) -> str:
    if number < 20:
        return _UNITS[number]
    if number < 100:
        return _TENS[number // 10 - 2] + (f"-{_UNITS[number % 10]}" if number % 10 else "")
    name, scale = next((name, scale) for name, scale in _SCALES.items() if number >= scale)
    rest = f" {_cardinal(number % scale)}" if number % scale else ""
    return f"{_cardinal(number // scale)} {name}{rest}"


def _ordinal(words: str) -> str:
    head, joint, last = re.fullmatch(r"(.*?)([ -]?)(\w+)", words).groups()  # type: ignore[union-attr]
    made = _ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return f"{head}{joint}{made}"


_FROM_ORDINAL = {_ordinal(word): word for word in (*_VALUES, *_SCALES)}


def _value(words: list[str]) -> int | None:
    total = group = 0
    for word in words:
        if word in _VALUES:
            group += _VALUES[word]
        elif word == "hundred":
            group *= 100
        elif word in _SCALES:
            total, group = total + group * _SCALES[word], 0
        else:
            return None
    return total + group
