"""Configuration: newslint.toml, ``[tool.newslint]`` in pyproject.toml, or Vale's ``.vale.ini``. The nearest folder above the linted file
that holds one wins, in it the first of ``NAMES``; nothing is merged."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.diagnostic import Level, Note

if TYPE_CHECKING:
    from pathlib import Path

    from newslint.vale_ini import Section

# The last three in Vale's order.
NAMES = ("newslint.toml", "pyproject.toml", "vale.ini", ".vale.ini", "_vale.ini")
OUTPUT_FORMATS = ("full", "concise", "line", "json")


class ConfigError(Exception):
    """A configuration that can't be used; ``str()`` names file, line and cause."""


class Config(NamedTuple):
    """The settings of a run. ``rules`` are folders of further styles; ``levels`` maps rules or styles to a level or ``off``, ``overrides``
    rules to keys that are set in them; ``formats`` maps suffixes without a dot to those they are read as; the ignores are regexes;
    ``facts`` are absolute paths of the newsroom's own facts.

    ``sections`` is None except for Vale's format: then only what is named runs, and nothing where ``select`` is empty. ``lines`` says where
    the file names a style, a rule, a regex or, as ``vocab:NAME``, a vocabulary."""

    path: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, str] = MappingProxyType({})
    rules: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    min_level: Level = Level.SUGGESTION
    fail_on: Level = Level.ERROR
    output_format: str | None = None
    encoding: str | None = None
    vocab: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    overrides: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    token_ignores: tuple[str, ...] = ()
    block_ignores: tuple[str, ...] = ()
    formats: Mapping[str, str] = MappingProxyType({})
    sections: tuple[Section, ...] | None = None
    lines: Mapping[str, int] = MappingProxyType({})
    notes: tuple[Note, ...] = ()

    @property
    def root(self) -> str:
        """The folder that ``exclude`` patterns are relative to."""
        return str(self.path.parent) if self.path else os.getcwd()

    def place(self, name: str = "") -> str:
        """Where the configuration names something, as messages begin: its file and, if known, line."""
        return f"{self.path}:{self.lines[name]}" if name in self.lines else str(self.path)


def find(start: str | os.PathLike[str], known: dict[str, Path | None]) -> Path | None:
    """The nearest configuration file at or above the folder ``start``. ``known`` remembers answers between calls."""
    visited = []
    found = None
    folder = os.fspath(start)
    while True:
        if folder in known:
            found = known[folder]
            break
        visited.append(folder)
        inside = os.path.join(folder, "")
        name = next((name for name in NAMES if _has_settings(inside + name)), None)
        if name:
            from pathlib import Path

            found = Path(inside + name)
            break
        above = os.path.dirname(folder)
        if above == folder:
            break
        folder = above
    known.update(dict.fromkeys(visited, found))
    return found


def _has_settings(path: str) -> bool:
    if not path.endswith("pyproject.toml"):
        return os.path.isfile(path)
    try:
        with open(path, "rb") as file:
            return re.search(rb"^\s*\[tool\.newslint[\].]", file.read(), re.M) is not None
    except OSError:
        return False


def load(path: Path) -> Config:
    """The settings in a file: in Vale's format if its suffix is ``.ini``, else TOML. Raises ConfigError for what is neither, unknown keys
    and wrong values."""
    if path.suffix == ".ini":
        from newslint import vale_ini

        return vale_ini.load(path)
    import tomllib

    try:
        text = path.read_bytes().decode("utf-8-sig")
        values = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"{path}: The configuration can't be read: {error.strerror}.") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: This is not valid TOML: {error}.") from None
    if path.name == "pyproject.toml":
        values = values.get("tool", {}).get("newslint", {})
    made: dict[str, Any] = {"path": path}
    for key, value in values.items():
        try:
            made[key.replace("-", "_")] = _value(key, value, path)
        except ValueError as error:
            raise ConfigError(f"{path}:{_line(text, key)}: {error}") from None
    named = {key: _line(text, key) for key in ("vocab", "token-ignores", "block-ignores") if key in values}
    lines = {f"vocab:{name}" if key == "vocab" else name: line for key, line in named.items() for name in values[key]}
    return Config(**made, lines=lines)


def _value(key: str, value: Any, path: Path) -> Any:
    if key in ("select", "ignore", "exclude", "vocab", "token-ignores", "block-ignores"):
        return tuple(_texts(key, value))
    if key == "facts":
        # Links and dots resolved: paths are compared, and processes may run elsewhere.
        return tuple(os.path.realpath(path.parent / entry) for entry in _texts(key, value))
    if key == "rules":
        return tuple(path.parent / entry for entry in _texts(key, value))
    if key in ("min-level", "fail-on"):
        return Level.parse(_text(key, value))
    if key == "levels":
        return _levels(value)
    if key == "output-format":
        if _text(key, value) not in OUTPUT_FORMATS:
            raise ValueError(f"The value of 'output-format' must be one of {', '.join(OUTPUT_FORMATS)}, not {value!r}.")
        return value
    if key == "encoding":
        return _text(key, value)
    known = "select, ignore, levels, rules, facts, vocab, token-ignores, block-ignores, exclude, min-level, fail-on, output-format"
    raise ValueError(f"The key {key!r} is unknown; the keys are {known}, encoding.")


def _text(key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"The value of {key!r} must be a text, not {value!r}.")
    return value


def _texts(key: str, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise ValueError(f"The value of {key!r} must be a list of texts, not {value!r}.")
    return value


def _levels(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError("'levels' must be a table of rule names and levels.")
    for name, level in value.items():
        if level not in ("off", *map(str, Level)):
            raise ValueError(f"The level of {name!r} must be suggestion, warning, error or off, not {level!r}.")
    return value


def _line(text: str, key: str) -> int:
    match = re.search(rf"^[ \t]*(?:\[.*\b)?[\"']?{re.escape(key)}[\"']?[ \t]*[=\]]", text, re.M)
    return text.count("\n", 0, match.start()) + 1 if match else 1
