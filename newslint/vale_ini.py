"""Vale's configuration, ``.vale.ini``: core keys, ``[formats]``, and sections of settings for the files that a glob names.

It means what Vale's documentation and its 3.15 source say, but for this: a level holds for the files of its section, not for all; a glob is
relative to the file's folder, wherever the command runs; a comma inside a regex doesn't cut the regex.

``configparser`` can't read these files: it refuses values that go on after a backslash, keeps one of several equal keys where Vale joins
their lists, and knows no line numbers.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from newslint.config import Config, ConfigError
from newslint.diagnostic import Level, Note
from newslint.globs import glob_pattern

_CORE = ("StylesPath", "MinAlertLevel", "Vocab", "Packages")
_CORE_UNSUPPORTED = ("IgnoredScopes", "SkippedScopes", "IgnoredClasses", "WordTemplate", "NLPEndpoint")
_SECTION = ("BasedOnStyles", "TokenIgnores", "BlockIgnores")
_SECTION_UNSUPPORTED = ("CommentDelimiters", "Transform", "View", "Lang")
_RULE = re.compile(r"([^\s.\[\]]+(?:\.[^\s.\[\]]+)+)(?:\[([\w-]+)\])?")
_REGEX_PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*,\d*\}|.", re.S)


class Section(NamedTuple):
    """The settings for the files that ``glob`` names (if ``negated``, for all others). ``styles`` is None where those of earlier sections
    stay; ``rules`` maps rules to ``YES``, ``NO`` or a level, ``overrides`` rules to their keys that are set."""

    line: int
    glob: re.Pattern[str]
    negated: bool
    styles: tuple[str, ...] | None
    rules: Mapping[str, str]
    overrides: Mapping[str, Mapping[str, Any]]
    token_ignores: tuple[str, ...]
    block_ignores: tuple[str, ...]

    def holds_for(self, names: Iterable[str]) -> bool:
        """Whether the section is about the file that goes by ``names`` (paths with ``/``)."""
        return any(self.glob.fullmatch(name) for name in names) != self.negated


class _Entry(NamedTuple):
    """A key and its value, or with an empty key the head of a section."""

    path: Path
    line: int
    section: str
    key: str = ""
    value: str = ""

    def error(self, message: object) -> ConfigError:
        return ConfigError(f"{self.path}:{self.line}: {message}")

    def note(self, message: str) -> Note:
        return Note("info", str(self.path), self.line, message)


def load(path: Path) -> Config:
    """The settings in a file; ``sections`` holds those for some files only. Raises ConfigError for what can't be read, unknown keys, wrong
    values and a StylesPath that isn't there."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: The configuration can't be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: The configuration is not UTF-8: {error}.") from None
    notes: list[Note] = []
    parts: dict[str, list[_Entry]] = {}
    for entry in _entries(path, text):
        unsupported = _SECTION_UNSUPPORTED if entry.section else _CORE_UNSUPPORTED
        if entry.section not in ("formats", "asciidoctor") and entry.key in unsupported:
            notes.append(entry.note(f"{entry.key} is not supported and has no effect."))
        else:
            parts.setdefault(entry.section, []).append(entry)
    if parts.pop("asciidoctor", None):
        notes.append(Note("info", str(path), 0, "[asciidoctor] has no effect: there is no reader for AsciiDoc."))
    formats = {key.strip(".").lower(): value.strip(".").lower() for *_, key, value in parts.pop("formats", ()) if key}
    lines: dict[str, int] = {}
    config = _core(path, parts.pop("", ()), lines, notes)
    # Vale reads [*] first, wherever it stands: the other sections build on it.
    globs = sorted(parts, key=lambda glob: glob != "*")
    sections = tuple(_section(glob, parts[glob], lines, notes) for glob in globs)
    return config._replace(formats=formats, sections=sections, lines=lines, notes=tuple(notes))


def _core(path: Path, entries: Iterable[_Entry], lines: dict[str, int], notes: list[Note]) -> Config:
    folders: list[Path] = []
    config = Config(path)
    packages: dict[str, _Entry] = {}
    for entry in entries:
        if entry.key == "StylesPath":
            folders.append(path.parent / os.path.expanduser(entry.value))
            if not folders[-1].is_dir():
                raise entry.error(f"There is no folder {str(folders[-1])!r}; the packages in it are not fetched either.")
        elif entry.key == "MinAlertLevel":
            try:
                config = config._replace(min_level=Level.parse(entry.value))
            except ValueError as error:
                raise entry.error(error) from None
        elif entry.key == "Vocab":
            config = config._replace(vocab=_joined(config.vocab, _names(entry.value)))
            lines.update((f"vocab:{name}", entry.line) for name in _names(entry.value))
        elif entry.key == "Packages":
            packages |= {PurePosixPath(name).name.removesuffix(".zip"): entry for name in _names(entry.value)}
        elif entry.key in (*_SECTION, *_SECTION_UNSUPPORTED) or _RULE.fullmatch(entry.key):
            raise entry.error(f"The key {entry.key!r} belongs in a section such as [*.md].")
        else:
            known = ", ".join((*_CORE, *_CORE_UNSUPPORTED))
            raise entry.error(f"The key {entry.key!r} is unknown; above the first section the keys are {known}.")
    if not folders and (path.parent / "styles").is_dir():
        folders = [path.parent / "styles"]
    for name, entry in packages.items():
        if not any((folder / name).is_dir() for folder in folders):
            notes.append(entry.note(f"The package {name!r} is not in the StylesPath; packages are not fetched."))
    if any((folder / ".vale-config").is_dir() for folder in folders):
        notes.append(Note("info", str(path), 0, "The configurations that packages brought (.vale-config in the StylesPath) are not read."))
    # Where two folders have the same rule, Vale takes the first, ruleset.load the last.
    return config._replace(rules=tuple(reversed(folders)))


def _section(glob: str, entries: Sequence[_Entry], lines: dict[str, int], notes: list[Note]) -> Section:
    try:
        pattern = glob_pattern(glob.lstrip("!"))
    except ValueError as error:
        raise entries[0].error(error) from None
    styles: tuple[str, ...] | None = None
    rules: dict[str, str] = {}
    overrides: dict[str, dict[str, Any]] = {}
    tokens: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    for entry in entries:
        if not entry.key:
            continue
        if entry.key == "BasedOnStyles":
            styles = _joined(styles or (), _names(entry.value))
            lines.update((name, entry.line) for name in _names(entry.value) if name not in lines)
        elif entry.key == "TokenIgnores":
            tokens = _joined(tokens, regexes := _regexes(entry.value))
            lines.update(dict.fromkeys(regexes, entry.line))
        elif entry.key in ("BlockIgnores", "IgnorePatterns"):
            blocks = _joined(blocks, regexes := _regexes(entry.value))
            lines.update(dict.fromkeys(regexes, entry.line))
        elif rule := _RULE.fullmatch(entry.key):
            name, key = rule.groups()
            lines.setdefault(name, entry.line)
            value = _scalar(entry.value) if key else _switch(entry)
            known: dict[str, Any] = overrides.setdefault(name, {}) if key else rules
            # As in Vale, the first of equal keys in a section counts.
            if known.setdefault(key or name, value) != value:
                notes.append(entry.note(f"{entry.key} was set before in this section; the first value counts."))
        elif entry.key in (*_CORE, *_CORE_UNSUPPORTED):
            raise entry.error(f"The key {entry.key!r} belongs above the first section.")
        else:
            valid = ", ".join((*_SECTION, *_SECTION_UNSUPPORTED))
            raise entry.error(f"The key {entry.key!r} is unknown; in a section the keys are {valid}, Style.Rule and Style.Rule[key].")
    return Section(entries[0].line, pattern, glob.startswith("!"), styles, rules, overrides, tokens, blocks)


def _switch(entry: _Entry) -> str:
    value = entry.value.upper()
    if value in ("YES", "NO"):
        return value
    if value in Level.__members__:
        return value.lower()
    raise entry.error(f"The value of {entry.key!r} must be YES, NO, suggestion, warning or error, not {entry.value!r}.")


def _scalar(value: str) -> bool | int | float | str:
    if value.lower() in ("true", "false"):
        return value.lower() == "true"
    for number in (int, float):
        try:
            return number(value)
        except ValueError:
            continue
    return value


def _names(value: str) -> tuple[str, ...]:
    return tuple(name for part in value.split(",") if (name := part.strip()))


def _regexes(value: str) -> tuple[str, ...]:
    """The regexes in a comma-separated list; a comma that is escaped, in a class, a quantifier or parentheses is part of one."""
    parts, depth = [""], 0
    for part in _REGEX_PART.findall(value):
        depth += (part == "(") - (part == ")")
        if part == "," and not depth:
            parts.append("")
        else:
            parts[-1] += part
    return tuple(stripped for part in parts if (stripped := part.strip())) if not depth else _names(value)


def _joined(known: Iterable[str], further: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *further)))


def applied(config: Config, sections: Iterable[Section]) -> Config:
    """The settings with those of ``sections`` (the ones that hold for a file) in them; ``select`` names all that runs, nothing if empty.
    The last styles named replace earlier ones; of rules and their keys, the last word counts; ignores add up."""
    styles: tuple[str, ...] = ()
    rules: dict[str, bool] = {}
    levels: dict[str, str] = {}
    overrides: dict[str, dict[str, Any]] = {}
    tokens: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    for section in sections:
        styles = styles if section.styles is None else section.styles
        for name, word in section.rules.items():
            rules[name] = word != "NO"
            if word not in ("YES", "NO"):
                levels[name] = word
        for name, keys in section.overrides.items():
            overrides[name] = {**overrides.get(name, {}), **keys}
        tokens = _joined(tokens, section.token_ignores)
        blocks = _joined(blocks, section.block_ignores)
    return config._replace(
        sections=(),
        notes=(),
        select=_joined(styles, (name for name, runs in rules.items() if runs)),
        levels={**levels, **{name: "off" for name, runs in rules.items() if not runs}},
        overrides=overrides,
        token_ignores=tokens,
        block_ignores=blocks,
    )


def _entries(path: Path, text: str) -> Iterator[_Entry]:
    """The lines of the file as Vale's reader takes them: ``key = value`` or ``key: value``; comments begin a line or follow a space; a
    backslash at the end joins the next line; quotes around a value go."""
    lines = iter(enumerate(text.split("\n"), 1))
    section = ""
    for number, raw in lines:
        line = raw.strip()
        if not line or line[0] in "#;":
            continue
        entry = _Entry(path, number, section)
        if line[0] == "[":
            section = line[1:].rpartition("]")[0]
            if not section:
                raise entry.error(f"This is not the head of a section: {line[:60]!r}.")
            yield entry._replace(section=section)
            continue
        match = re.match(r"([^=:]+)[=:]\s*(.*)", line)
        if match is None:
            raise entry.error(f"This is neither a section nor 'key = value': {line[:60]!r}.")
        key, value = match[1].strip().strip('"`'), match[2]
        if value.startswith(("`", '"""')):
            quote = "`" if value[0] == "`" else '"""'
            value = value[len(quote) :]
            while quote not in value:
                number, raw = next(lines, (0, ""))
                if not number:
                    raise entry.error(f"The value of {key!r} has no closing {quote}.")
                value += f"\n{raw.rstrip()}"
            value = value[: value.rindex(quote)]
        elif value.endswith("\\"):
            while value.endswith("\\"):
                value = value[:-1] + next(lines, (0, ""))[1].strip()
        else:
            value = value.partition(" #" if " #" in value else " ;")[0].strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" and value[0] not in value[1:-1]:
                value = value[1:-1]
        yield entry._replace(key=key, value=value)
