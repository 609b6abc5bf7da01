"""Reading the keys of a rule, with errors that name the key."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import TYPE_CHECKING, Any

from newslint.checks import OptionError

if TYPE_CHECKING:
    import regex

_SHOWN = 80


def text(options: Mapping[str, Any], key: str, default: str | None = None) -> str:
    """A string; required unless there is a default."""
    value = options.get(key, default)
    if not isinstance(value, str):
        raise OptionError(key, f"{key!r} is required and must be a text" if value is None else f"{key!r} must be a text, not {value!r}")
    return value


def flag(options: Mapping[str, Any], key: str) -> bool:
    """A true/false value, false when absent."""
    value = options.get(key, False)
    if not isinstance(value, bool):
        raise OptionError(key, f"{key!r} must be true or false, not {value!r}")
    return value


def number(options: Mapping[str, Any], key: str, default: float = 0) -> float:
    """A number."""
    value = options.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise OptionError(key, f"{key!r} must be a number, not {value!r}")
    return value


def texts(options: Mapping[str, Any], key: str) -> list[str]:
    """A list of strings (a single one counts as a list of one); empty entries are dropped."""
    value = options.get(key) or []
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or any(isinstance(entry, dict | list) for entry in value):
        raise OptionError(key, f"{key!r} must be a list of texts")
    return [str(entry) for entry in value if entry is not None and str(entry) != ""]


def pairs(options: Mapping[str, Any], key: str) -> dict[str, str]:
    """A mapping of texts, required; a list of mappings counts as one."""
    value = options.get(key)
    if isinstance(value, list) and all(isinstance(entry, dict) for entry in value):
        value = {left: right for entry in value for left, right in entry.items()}
    if not isinstance(value, dict) or not value or any(isinstance(entry, dict | list) for entry in value.values()):
        raise OptionError(key, f"{key!r} is required and must map texts to texts")
    return {str(left): "" if right is None else str(right) for left, right in value.items()}


def pattern(text: str, key: str) -> regex.Pattern[str]:
    """The compiled pattern made of the value of ``key``."""
    import regex

    from newslint.matching.compiling import compile_pattern

    try:
        return compile_pattern(text)
    except regex.error as error:
        shown = f"{text!r}: " if len(text) <= _SHOWN else ""
        raise OptionError(key, f"{key!r} holds no valid regular expression: {shown}{error}") from None


def choice(options: Mapping[str, Any], key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
    """One of a few words."""
    value = text(options, key, default)
    if value not in allowed:
        raise OptionError(key, f"{key!r} must be one of {', '.join(allowed)}, not {value!r}")
    return value
