"""``action:``: what a rule would put in the place of a match. Source: Vale's documentation of its actions.

``replace`` offers texts, ``remove`` none, ``convert`` another case; ``edit`` runs the match through operations. In arguments ``$0`` is the
match, ``$1`` the first group of the token and ``$$`` a dollar sign; those of ``regex`` keep ``$1`` for the groups of their own pattern.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.checks import OptionError
from newslint.diagnostic import Edit
from newslint.prose.case import Word, sentence_case, title_case
from newslint.prose.numerals import to_digits, to_words
from newslint.source import Span

if TYPE_CHECKING:
    import regex

_NAMES = ("convert", "edit", "remove", "replace", "suggest")
_SECONDS = 0.5
_GROUP = re.compile(r"\$(?:(\$)|(\d+)|\{(\d+)\})")
_OWN_GROUP = re.compile(r"\$(?:(\$)|(\w+)|\{(\w+)\})")


class _Step(NamedTuple):
    name: str
    args: tuple[str, ...]


def prove(action: Mapping[str, Any]) -> None:
    """Raises OptionError when ``action`` is malformed: an unknown name or operation, wrong arguments, a pattern that isn't one."""
    name = action.get("name")
    if name not in _NAMES:
        raise _wrong(f"must name one of {', '.join(_NAMES)}, not {name!r}")
    if unknown := sorted(set(map(str, action)) - {"name", "params"}):
        raise _wrong(f"has no key {unknown[0]!r}, only 'name' and 'params'")
    params = _params(action)
    if name == "edit":
        for step in _steps(params):
            _prove_step(step)
    elif any(isinstance(param, list | dict) for param in params):
        raise _wrong("must have a list of texts as 'params'")
    elif name == "convert" and params != ["simple"]:
        raise _wrong("must have 'simple' as its one parameter")


def listed(forms: Sequence[str]) -> str:
    """The forms as the message names them: one as it is, several each in quotation marks."""
    if len(forms) < 2:
        return "".join(forms)
    quoted = [f"'{form}'" for form in forms]
    return f"{', '.join(quoted[:-1])}{',' * (len(forms) > 2)} or {quoted[-1]}"


def edit_of(text: str, span: Span, replacement: str) -> Edit:
    """The edit that puts ``replacement`` in the place of ``span``; where nothing stays, one of the spaces around it goes too."""
    start, end = span
    if not replacement and end > start:
        if text[end : end + 1] == " " and (start == 0 or text[start - 1] == " "):
            end += 1
        elif start and text[start - 1] == " ":
            start -= 1
    return Edit(Span(start, end), replacement)


def replacements(action: Mapping[str, Any], found: str, groups: Sequence[str | None] = ()) -> list[str] | None:
    """The texts that may stand for the match ``found``, best first (an empty one: delete it), by an action that passed ``prove``.

    ``groups`` are those of the token that matched. None when the action has nothing to say: it isn't runnable, has no parameters, or an
    operation doesn't apply to this text."""
    name, params = action.get("name"), _params(action)
    if name == "remove":
        return [""]
    if name == "convert":
        return [_cased(found, " ")]
    if name == "replace":
        return [_expanded(str(param), found, groups) for param in params] or None
    if name != "edit":
        return None
    text = found
    try:
        for step in _steps(params):
            args = step.args if step.name == "regex" else tuple(_expanded(arg, found, groups) for arg in step.args)
            text = _OPERATIONS[step.name].run(text, *args)
    except (TimeoutError, LookupError, ValueError):
        return None
    return [text.strip()]


def _wrong(why: str) -> OptionError:
    return OptionError("action", f"'action' {why}")


def _params(action: Mapping[str, Any]) -> list[Any]:
    params = action.get("params")
    return [] if params is None else params if isinstance(params, list) else [params]


def _steps(params: Sequence[Any]) -> list[_Step]:
    """The operations of an ``edit``: a list for each, or all in one flat list, as each takes a fixed number of arguments."""
    lists = [list(map(str, param)) for param in params if isinstance(param, list)]
    if not params or (lists and len(lists) != len(params)):
        raise _wrong("must have one operation, or a list of lists, as 'params'")
    steps = []
    for words in lists or [list(map(str, params))]:
        while True:
            if not words or words[0] not in _OPERATIONS:
                raise _wrong(f"has no operation {words[0] if words else ''!r}; the operations are {', '.join(sorted(_OPERATIONS))}")
            name, count = words[0], _OPERATIONS[words[0]].arguments
            steps.append(_Step(name, tuple(words[1 : count + 1])))
            words = words[count + 1 :]
            if len(steps[-1].args) < count or (lists and words):
                raise _wrong(f"must give {count} argument{'s' * (count != 1)} to {name!r}")
            if not words:
                break
    return steps


def _prove_step(step: _Step) -> None:
    if step.name in ("replace", "split", "truncate") and not step.args[0]:
        raise _wrong(f"must not give an empty text to {step.name!r}")
    if step.name == "split" and not step.args[1].isdecimal():
        raise _wrong(f"must give a separator and a number from 0 to 'split', not {step.args[1]!r}")
    if step.name == "regex":
        import regex

        try:
            _compiled(step.args[0])
        except regex.error as error:
            raise _wrong(f"holds no valid regular expression: {error}") from None


def _expanded(text: str, found: str, groups: Sequence[str | None]) -> str:
    """``text`` with the match and its groups put in; a group that there isn't is empty."""

    def value(match: re.Match[str]) -> str:
        if match[1]:
            return "$"
        number = int(match[2] or match[3])
        return found if not number else (groups[number - 1] or "") if number <= len(groups) else ""

    return _GROUP.sub(value, text) if "$" in text else text


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> regex.Pattern[str]:
    from newslint.matching.compiling import compile_pattern

    return compile_pattern(pattern)


def _rewritten(text: str, pattern: str, template: str) -> str:
    def value(match: regex.Match[str]) -> str:
        def group(place: re.Match[str]) -> str:
            if place[1]:
                return "$"
            name = place[2] or place[3]
            try:
                return match.group(int(name) if name.isdecimal() else name) or ""
            except IndexError:
                return ""

        return _OWN_GROUP.sub(group, template)

    return _compiled(pattern).sub(value, text, timeout=_SECONDS)


_INNER_CAPITAL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+")
_FIRST_LETTER = re.compile(r"\A([\W_]*)([^\W\d_])")


def _cased(text: str, joint: str) -> str:
    return joint.join(_WORD.findall(_INNER_CAPITAL.sub(" ", text))).lower()


def _pascal(text: str) -> str:
    return "".join(map(_capital, _cased(text, " ").split()))


def _capital(text: str) -> str:
    return _FIRST_LETTER.sub(lambda match: match[1] + match[2].upper(), text)


def _small(text: str) -> str:
    return _FIRST_LETTER.sub(lambda match: match[1] + match[2].lower(), text)


def _recased(text: str, words: Iterable[Word]) -> str:
    pieces, at = [], 0
    for word in words:
        pieces += [text[at : word.start], word.wanted]
        at = word.end
    return "".join([*pieces, text[at:]])


_OPENING_QUOTE = re.compile(r"(?:\A|(?<=[\s(\[{<‘“–—-]))(['\"])")
_PLAIN_MARKS = str.maketrans(
    {"—": "---", "–": "--", "…": "...", "“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'"}
    | {"″": '"', "′": "'", "«": '"', "»": '"', "‹": "'", "›": "'", "‐": "-", "‑": "-", "−": "-", "\u00a0": " "}
)
_SPELT_OUT = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ŋ": "ng", "ŧ": "t", "ı": "i"}
_LETTERS = str.maketrans(_SPELT_OUT | {key.upper(): value.capitalize() for key, value in _SPELT_OUT.items() if len(key.upper()) == 1})


def _smart(text: str) -> str:
    text = text.replace("---", "—").replace("--", "–").replace("...", "…")
    text = _OPENING_QUOTE.sub(lambda match: "‘" if match[1] == "'" else "“", text)
    return text.replace("'", "’").replace('"', "”")


def _dumb(text: str) -> str:
    return text.translate(_PLAIN_MARKS)


def _ascii(text: str) -> str:
    apart = unicodedata.normalize("NFKD", _dumb(text).translate(_LETTERS))
    return unicodedata.normalize("NFC", "".join(char for char in apart if not unicodedata.combining(char)))


class _Operation(NamedTuple):
    arguments: int
    run: Callable[..., str]


_OPERATIONS = {
    "regex": _Operation(2, _rewritten),
    "replace": _Operation(2, lambda text, old, new: text.replace(old, new)),
    "split": _Operation(2, lambda text, mark, place: text.split(mark)[int(place)]),
    "remove": _Operation(1, lambda text, chars: "".join(char for char in text if char not in chars)),
    "trim": _Operation(1, lambda text, chars: text.strip(chars)),
    "trim_left": _Operation(1, lambda text, chars: text.lstrip(chars)),
    "trim_right": _Operation(1, lambda text, chars: text.rstrip(chars)),
    "truncate": _Operation(1, lambda text, mark: text.split(mark, 1)[0]),
    "wrap": _Operation(1, lambda text, mark: mark + text + mark),
    "unwrap": _Operation(1, lambda text, mark: text.removeprefix(mark).removesuffix(mark)),
    "prefix": _Operation(1, lambda text, mark: mark + text),
    "suffix": _Operation(1, lambda text, mark: text + mark),
    "squeeze": _Operation(0, lambda text: re.sub(r"\s+", " ", text)),
    "lower": _Operation(0, str.lower),
    "upper": _Operation(0, str.upper),
    "capitalize": _Operation(0, _capital),
    "uncapitalize": _Operation(0, _small),
    "title": _Operation(0, lambda text: _recased(text, title_case(text))),
    "sentence": _Operation(0, lambda text: _recased(text, sentence_case(text))),
    "simple": _Operation(0, lambda text: _cased(text, " ")),
    "kebab": _Operation(0, lambda text: _cased(text, "-")),
    "snake": _Operation(0, lambda text: _cased(text, "_")),
    "camel": _Operation(0, lambda text: _small(_pascal(text))),
    "pascal": _Operation(0, _pascal),
    "smart": _Operation(0, _smart),
    "dumb": _Operation(0, _dumb),
    "ascii": _Operation(0, _ascii),
    "words": _Operation(0, to_words),
    "digits": _Operation(0, to_digits),
}
