"""The rules of a run: found in folders of styles, loaded (from the cache when nothing changed), selected, and ready to search."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint import cache, checks, scopes
from newslint.diagnostic import Level, Note
from newslint.matching import Phrase
from newslint.matching.engine import Matcher, Searched
from newslint.matching.index import Index
from newslint.vocabulary import Vocabulary, built_in, proved, read_vocabularies

if TYPE_CHECKING:
    from newslint.rulefile import Definition


# Styles and rules of ours that are taste, or too often wrong on good copy: they run only where ``select`` or a level names them.
OPT_IN = frozenset({"Readability", "Attribution.PersonNamedTwoWays"})


class SelectionError(Exception):
    """A rule or style was named that doesn't exist."""


class Rule:
    """A rule that can run. ``name`` is ``Style.Rule``; ``path`` its file; ``fix`` is ``safe``, ``unsafe`` or None; ``phrases`` are what
    the matching pass searches for. The check itself is imported and made when it is first needed: most rules never fire on an article."""

    __slots__ = (
        "_check",
        "action",
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
        self.action: Mapping[str, Any] | None = entry["action"]
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
    """The selected rules and the notes about those that could not be loaded; ``unsupported`` holds one for each sound rule of a kind that
    newslint doesn't run. ``derived`` are the kinds of derived blocks that some rule reads. ``stamp`` changes with anything that could
    change what is found; ``known`` are the names of all rules that there are, run or not."""

    rules: list[Rule]
    notes: list[Note]
    matcher: Matcher
    derived: frozenset[str]
    unsupported: Sequence[Note] = ()
    stamp: str = ""
    known: frozenset[str] = frozenset()


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
    for parts, place, files in style_folders(folder):
        if parts and all(part[0] not in "._" for part in parts) and parts[0] != "config":
            rules = (name for name in files if name.endswith(".yml") and not name.endswith(".test.yml") and name[0] not in "._")
            found.extend((".".join((*parts, name[:-4])), os.path.join(place, name)) for name in rules)
    return sorted(found)


def style_folders(
    folder: str | os.PathLike[str], parts: tuple[str, ...] = (), above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str, list[str]]]:
    """The folders under one, itself first: their place in it, their path and the names of their files, sorted. Links are followed, but not
    to a folder that they stand in; pipes and devices are left out."""
    real = os.path.realpath(folder) if parts else os.path.abspath(folder)
    if real in above:
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    # What can't be read is told when it is loaded.
    yield parts, os.fspath(folder), [entry.name for entry in entries if entry.is_file() or (entry.is_symlink() and not entry.is_dir())]
    for entry in entries:
        if entry.is_dir():
            yield from style_folders(entry.path, (*parts, entry.name), (*above, real))


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

    ``select`` and ``ignore`` name styles or rules (all rules but those of ``OPT_IN`` when ``select`` is empty; ignore wins); ``levels``
    gives rules another level; ``vocab`` names the vocabularies in ``config/vocabularies`` that hold for all rules (and make ``Vale.Terms``
    and ``Vale.Avoid``); ``overrides`` changes single keys of rules. Broken rules become notes. Raises SelectionError for a name that fits
    nothing.
    """
    select, levels, overrides = list(select), levels or {}, overrides or {}
    files = {name: path for folder in folders for name, path in rule_files(folder)}
    try:
        vocabulary = read_vocabularies(folders, vocab)
    except KeyError as error:
        name = error.args[0]
        raise SelectionError(f"There is no vocabulary {name!r}: no config/vocabularies/{name} in a folder of rules.") from None
    of_vale = {name: name for name in built_in(vocabulary, any(_fits("Vale", name.partition(".")[0]) for name in select))}
    chosen = _chosen(of_vale | files, select, list(ignore), levels)
    given = {name: dict(overrides[name]) for name in chosen if name in overrides}
    entries, stamp = _entries([(name, files.get(name, "")) for name in chosen], folders, vocabulary, given, use_cache)
    rules: list[Rule] = []
    notes: list[Note] = []
    unsupported: list[Note] = []
    phrases: list[Searched] = []
    selectors: dict[str, scopes.Selector] = {}
    built = _builtin_prefix()
    for entry in entries:
        if "error" in entry:
            told = unsupported if entry["unsupported"] else notes
            told.append(Note("rule", entry["path"], entry["line"], entry["error"], entry["name"]))
            continue
        level = level_of(levels, entry["name"]) or entry["level"]
        # Rules of one scope share the selector, so that the linter can tell scopes apart by identity.
        ours = entry["path"].startswith(built)
        scope = f"{ours} {entry['scope']!r}"
        if scope not in selectors:
            # A credit or a caption is in its place beside an image.
            selectors[scope] = scopes.parse(entry["scope"], without="alt" if ours else "")
        rule = Rule(entry, Level.parse(level), selectors[scope])
        if rule.phrases:
            phrases.append(Searched(len(rules), rule.phrases, rule.selector, entry["index"], ours))
        rules.append(rule)
    derived = frozenset(kind for selector in selectors.values() for kind in selector.derived)
    stamp += "".join(f"{rule.name} {rule.level:d}\n" for rule in rules)
    data = stamp.encode("utf-8", "surrogateescape")
    stamp = f"{zlib.crc32(data):08x}{zlib.adler32(data):08x}"
    return Ruleset(rules, notes, Matcher(phrases), derived, unsupported, stamp, frozenset(of_vale | files))


def finder(folders: Sequence[str | os.PathLike[str]]) -> Callable[[str], str | None]:
    """Gives the file of a rule that another one inherits from; it may lie in a folder that holds no style (``_Base``)."""

    def find(name: str) -> str | None:
        for folder in reversed(folders):
            path = os.path.join(folder, *name.split(".")) + ".yml"
            if os.path.isfile(path):
                return path
        return None

    return find


def _checksum(path: str) -> str:
    """Says what a file holds; nothing when it can't be read."""
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError:
        return ""
    return f"{len(content)} {zlib.crc32(content)} {zlib.adler32(content)}"


def _entries(
    files: Sequence[tuple[str, str]],
    folders: Sequence[str | os.PathLike[str]],
    vocabulary: Vocabulary,
    overrides: Mapping[str, Mapping[str, Any]],
    use_cache: bool,
) -> tuple[list[dict[str, Any]], str]:
    """The definitions of rule files, given as (name, path): one plain mapping each, with ``phrases`` and their ``index``, or with ``error``
    and ``line`` for one that can't run. From the cache when nothing has changed that they were made from, which the other value tells."""
    changed = sorted((name, sorted(keys.items(), key=repr)) for name, keys in overrides.items())
    stamps = [cache.code_stamp(), repr(vocabulary), repr(changed), repr([os.fspath(folder) for folder in folders])]
    for name, path in files:
        checksum = _checksum(path) if path else "-"
        use_cache = use_cache and bool(checksum)
        stamps.append(f"{name}\0{path}\0{checksum}")
    key = "\0".join(stamps)
    names = "\0".join(path for _, path in files).encode("utf-8", "surrogateescape")
    place = f"rules-{sys.implementation.cache_tag}-{zlib.crc32(names):x}"
    kept = cache.read(place, key) if use_cache else None
    if kept is not None:
        entries, parents = kept
        if all(_checksum(path) == checksum for path, checksum in parents.items()):
            return entries, f"{key}\0{parents}"
    built, find, accepted = _builtin_prefix(), finder(folders), proved(vocabulary)
    entries = []
    for name, path in files:
        entries += _entry(name, path, find, vocabulary, accepted, overrides.get(name), not path.startswith(built))
    parents = {path: _checksum(path) for entry in entries for path in entry.get("parents", ())}
    # Which file would mend an heir is not known, so that it must be looked for again.
    if use_cache and not any(entry.get("inherits") for entry in entries):
        cache.write(place, key, (entries, parents))
    return entries, f"{key}\0{parents}"


def _entry(
    name: str,
    path: str,
    find: Callable[[str], str | None],
    vocabulary: Vocabulary,
    accepted: Mapping[str, Sequence[str]],
    overrides: Mapping[str, Any] | None,
    prove: bool,
) -> list[dict[str, Any]]:
    from newslint import rulefile
    from newslint.matching.index import index_of
    from newslint.yaml_text import Lines

    try:
        if path:
            made = rulefile.load(path, name, find=find, accepted=accepted, overrides=overrides, prove=prove)
        else:
            values, problems = vocabulary.values(name, overrides)
            if problems or not values:
                broken = [{"name": name, "path": where, "line": line, "error": why, "unsupported": False} for where, line, why in problems]
                return broken + (_entry_of(rulefile.build(values, name, Lines()), "", index_of) if values else [])
            made = rulefile.build(values, name, Lines())
    except rulefile.RuleError as error:
        unsupported = isinstance(error, rulefile.Unsupported)
        inherits = isinstance(error, rulefile.InheritanceError)
        return [{"name": name, "path": path, "line": error.line, "error": str(error), "unsupported": unsupported, "inherits": inherits}]
    except Exception as error:
        # One bad file must not end the run.
        why = f"The rule can't be loaded: {type(error).__name__}: {error}."
        return [{"name": name, "path": path, "line": 0, "error": why, "unsupported": False}]
    return _entry_of(made, path, index_of)


def _entry_of(made: Definition, path: str, index_of: Callable[[Phrase], list[Index]]) -> list[dict[str, Any]]:
    return [
        {
            "name": made.name,
            "path": path,
            "extends": made.extends,
            "message": made.message,
            "level": made.level,
            "scope": made.scope,
            "link": made.link,
            "limit": made.limit,
            "fix": made.fix,
            "action": made.action,
            "options": made.options,
            "phrases": [tuple(phrase) for phrase in made.check.phrases],
            "index": [[tuple(index) for index in index_of(phrase)] for phrase in made.check.phrases],
            "always": made.check.always,
            "parents": made.parents,
        }
    ]


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
    if not select:
        built = _builtin_prefix()
        asleep = {name for name, path in files.items() if is_opt_in(name) and path.startswith(built)}
        asleep = {name for name in asleep if not any(_fits(name, named) for named in levels if named != "ALL")}
    chosen = sorted(
        name
        for name in files
        if (any(_fits(name, wanted) for wanted in select) if select else name not in asleep)
        and not any(_fits(name, unwanted) for unwanted in ignore)
        and level_of(levels, name) != "off"
    )
    if files and not chosen:
        raise SelectionError("The selection leaves no rule to run: select others, or ignore and switch off fewer.")
    return chosen


def is_opt_in(name: str) -> bool:
    """Whether a rule of ours runs only where it is named."""
    return name in OPT_IN or name.partition(".")[0] in OPT_IN


def _fits(name: str, wanted: str) -> bool:
    return wanted == "ALL" or name == wanted or name.startswith(wanted + ".")
