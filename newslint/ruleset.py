"""The rules of a run: found in folders of styles, loaded (from the cache when nothing changed), selected, and ready to search."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from newslint import cache, checks, scopes
from newslint.diagnostic import Level, Note
from newslint.matching import Phrase
from newslint.matching.engine import Matcher, Searched


class SelectionError(Exception):
    """A rule or style was named that doesn't exist."""


class Rule:
    """A rule that can run. ``name`` is ``Style.Rule``; ``path`` its file; ``fix`` is ``safe``, ``unsafe`` or None; ``phrases`` are what
    the matching pass searches for. The check itself is imported and made when it is first needed: most rules never fire on an article."""

    __slots__ = (
        "_check",
        "always",
        "extends",
        "fix",
        "level",
        "limit",
        "link",
        "message",
        "name",
        "options",
        "path",
        "phrases",
        "selector",
    )

    def __init__(self, entry: Mapping[str, Any], level: Level, selector: scopes.Selector) -> None:
        self.name: str = entry["name"]
        self.path: str = entry["path"]
        self.extends: str = entry["extends"]
        self.message: str = entry["message"]
        self.level = level
        self.link: str | None = entry["link"]
        self.limit: int = entry["limit"]
        self.fix: str | None = entry["fix"]
        self.selector = selector
        self.options: Mapping[str, Any] = entry["options"]
        self.phrases = [Phrase(*phrase) for phrase in entry["phrases"]]
        self.always: bool = entry["always"]
        self._check: checks.CheckType | None = None

    @property
    def check(self) -> checks.CheckType:
        """The check that runs the rule."""
        if self._check is None:
            self._check = checks.load(self.extends)(self.options)
        return self._check


class Ruleset(NamedTuple):
    """The selected rules and the notes about those that could not be loaded."""

    rules: list[Rule]
    notes: list[Note]
    matcher: Matcher
    derived: frozenset[str]


def builtin_folder() -> str:
    """The folder of the rules that come with newslint: inside the package when installed, beside it in a checkout."""
    package = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.join(package, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "rules")


def _builtin_prefix() -> str:
    """How the paths of our own rule files begin; their patterns were proved sound and linear when they were tested."""
    return builtin_folder() + os.sep


def rule_files(folder: str | os.PathLike[str]) -> list[tuple[str, str]]:
    """The rule files under a folder of styles as (name, path), sorted. ``config`` and folders that begin with ``.`` or ``_`` are no
    styles."""
    found: list[tuple[str, str]] = []
    for place, folders, files in os.walk(folder):
        parts = os.path.relpath(place, folder).split(os.sep)
        folders[:] = [name for name in folders if name[0] not in "._" and (parts != ["."] or name != "config")]
        if parts != ["."]:
            rules = (name for name in files if name.endswith(".yml") and not name.endswith(".test.yml") and name[0] not in "._")
            found.extend((".".join((*parts, name[:-4])), os.path.join(place, name)) for name in rules)
    return sorted(found)


def load(
    folders: Sequence[str | os.PathLike[str]],
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    levels: Mapping[str, str] | None = None,
    vocab: Sequence[str] = (),
    overrides: Mapping[str, Mapping[str, Any]] | None = None,
    use_cache: bool = True,
) -> Ruleset:
    """The rules in ``folders`` (a later folder's rule replaces an earlier one of the same name).

    ``select`` and ``ignore`` name styles or rules (all rules when ``select`` is empty; ignore wins); ``levels`` gives rules another
    level. Broken rules become notes. Raises SelectionError for a name that fits nothing.
    """
    files = {name: path for folder in folders for name, path in rule_files(folder)}
    chosen = _chosen(files, list(select), list(ignore), levels or {})
    entries = _entries([(name, files[name]) for name in chosen], use_cache)
    rules: list[Rule] = []
    notes: list[Note] = []
    phrases: list[Searched] = []
    selectors: dict[str, scopes.Selector] = {}
    ours = _builtin_prefix()
    for entry in entries:
        if "error" in entry:
            notes.append(Note("rule", entry["path"], entry["line"], entry["error"], entry["name"]))
            continue
        level = level_of(levels or {}, entry["name"]) or entry["level"]
        # Rules of one scope share the selector, so that the linter can tell scopes apart by identity.
        scope = repr(entry["scope"])
        if scope not in selectors:
            selectors[scope] = scopes.parse(entry["scope"])
        rule = Rule(entry, Level.parse(level), selectors[scope])
        if rule.phrases:
            phrases.append(Searched(len(rules), rule.phrases, rule.selector, entry["index"], rule.path.startswith(ours)))
        rules.append(rule)
    derived = frozenset(kind for rule in rules for kind in rule.selector.derived)
    return Ruleset(rules, notes, Matcher(phrases), derived)


def _entries(files: Sequence[tuple[str, str]], use_cache: bool) -> list[dict[str, Any]]:
    """The definitions of rule files, given as (name, path): one plain mapping each, with ``phrases`` and their ``needles``, or with
    ``error`` and ``line`` for a broken one. From the cache when no file has changed."""
    key = cache.code_stamp()
    for name, path in files:
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError:
            content, use_cache = b"", False
        key += f"\0{name}\0{path}\0{len(content)} {zlib.crc32(content)} {zlib.adler32(content)}"
    names = "\0".join(path for _, path in files).encode("utf-8", "surrogateescape")
    place = f"rules-{sys.implementation.cache_tag}-{zlib.crc32(names):x}"
    entries: list[dict[str, Any]] | None = cache.read(place, key) if use_cache else None
    if entries is None:
        ours = _builtin_prefix()
        entries = [_entry(name, path, prove=not path.startswith(ours)) for name, path in files]
        if use_cache:
            cache.write(place, key, entries)
    return entries


def _entry(name: str, path: str, prove: bool) -> dict[str, Any]:
    from newslint import rulefile
    from newslint.matching.engine import index_of

    try:
        made = rulefile.load(path, name, prove)
    except rulefile.RuleError as error:
        return {"name": name, "path": path, "line": error.line, "error": str(error)}
    return {
        "name": name,
        "path": path,
        "extends": made.extends,
        "message": made.message,
        "level": made.level,
        "scope": made.scope,
        "link": made.link,
        "limit": made.limit,
        "fix": made.fix,
        "options": made.options,
        "phrases": [tuple(phrase) for phrase in made.check.phrases],
        "index": [[tuple(index) for index in index_of(phrase)] for phrase in made.check.phrases],
        "always": made.check.always,
    }


def level_of(settings: Mapping[str, str], name: str) -> str | None:
    """The level that settings give a rule (or ``off``): its own, else its style's, else that of ``ALL``; None for none."""
    while name:
        if name in settings:
            return settings[name]
        name = name.rpartition(".")[0]
    return settings.get("ALL")


def _chosen(files: Mapping[str, str], select: list[str], ignore: list[str], levels: Mapping[str, str]) -> list[str]:
    for wanted in [*select, *ignore, *levels]:
        if wanted != "ALL" and not any(_fits(name, wanted) for name in files):
            raise SelectionError(f"There is no rule or style {wanted!r}; `newslint rules` lists them.")
    chosen = sorted(
        name
        for name in files
        if (not select or any(_fits(name, wanted) for wanted in select))
        and not any(_fits(name, unwanted) for unwanted in ignore)
        and level_of(levels, name) != "off"
    )
    if files and not chosen:
        raise SelectionError("The selection leaves no rule to run: select others, or ignore and switch off fewer.")
    return chosen


def _fits(name: str, wanted: str) -> bool:
    return wanted == "ALL" or name == wanted or name.startswith(wanted + ".")
