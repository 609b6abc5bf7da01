"""The settings of a run: the configuration of each file, overridden by the arguments, and the rules that follow from it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from newslint import config, ruleset
from newslint.config import Config, ConfigError
from newslint.diagnostic import Level, Note
from newslint.linter import Linter
from newslint.matching.engine import Matcher
from newslint.readers import format_of

if TYPE_CHECKING:
    from pathlib import Path

# In a .vale.ini, the name of all styles that come with newslint, and Vale's own rules, which no folder holds.
_ALL_OURS = "newslint"
_VALE_RULES = ("Vale.Avoid", "Vale.Repetition", "Vale.Spelling", "Vale.Terms")


class Settings:
    """The configuration for each file (the nearest one, overridden by the arguments), and a linter for each configuration."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self._near: dict[str, Path | None] = {}
        self._configs: dict[Path | None, Config] = {None: Config()}
        self._folders: dict[str, Config] = {}
        self._applied: dict[tuple[Path | None, tuple[int, ...]], Config] = {}
        self._linters: dict[int, Linter] = {}
        self._facts: set[tuple[str, ...]] = {()}
        self.notes: list[Note] = []
        # What the store of results has to know of the settings of a file, by settings and format.
        self.described: dict[tuple[int, str], str] = {}
        if arguments.config and not os.path.isfile(arguments.config):
            raise ConfigError(f"{arguments.config}: There is no such configuration file.")
        self.base = self.config_for("-")

    def config_for(self, path: str) -> Config:
        """The settings for a file (``-`` for standard input), those of its sections applied. Raises ConfigError for names of styles that
        don't exist."""
        found = self._found(path)
        if found.sections is None:
            return found
        names = self._names(path, found.root)
        sections = [section for section in found.sections if section.holds_for(names)]
        key = found.path, tuple(section.line for section in sections)
        if key not in self._applied:
            from newslint import vale_ini

            ignore = getattr(self._arguments, "ignore", None) or ()
            made, notes = resolved(vale_ini.applied(found, sections), rule_folders(self._arguments, found), ignore)
            self._tell(notes)
            # Sections that come to the same share a linter.
            self._applied[key] = next((known for known in self._applied.values() if known == made), made)
        return self._applied[key]

    def _found(self, path: str) -> Config:
        """The configuration that holds for a file, whatever its sections say."""
        folder = os.path.dirname(path)
        if folder not in self._folders:
            place = None
            if self._arguments.config:
                from pathlib import Path

                place = Path(os.path.abspath(self._arguments.config))
            elif not self._arguments.isolated:
                place = config.find(os.path.dirname(os.path.abspath(path)), self._near)
            if place not in self._configs:
                assert place is not None
                self._configs[place] = config.load(place)
                self._tell(self._configs[place].notes)
            self._folders[folder] = self._configs[place]
        return self._folders[folder]

    def _names(self, path: str, root: str) -> list[str]:
        """What the globs of a configuration in ``root`` match: the path from there; for one that was named, also that from here."""
        if path == "-":
            return ["stdin.txt"]
        absolute = os.path.abspath(path)
        folders = [root, os.getcwd()] if self._arguments.config else [root]
        prefixes = [os.path.join(folder, "") for folder in folders]
        return [absolute.removeprefix(prefix).replace(os.sep, "/") for prefix in prefixes]

    def linter_for(self, path: str) -> Linter:
        """A linter with the rules of the file's settings."""
        settings = self.config_for(path)
        # Settings are made once and kept, so their identity will do.
        if id(settings) not in self._linters:
            loaded, ignores = self._load(settings), (settings.token_ignores, settings.block_ignores)
            try:
                linter = Linter(loaded, *ignores, timing=self._arguments.timing, facts=self.facts_for(path))
                self._linters[id(settings)] = linter
            except ValueError as error:
                wrong = next((pattern for pattern in (*ignores[0], *ignores[1]) if repr(pattern) in str(error)), "")
                raise ConfigError(f"{settings.place(wrong)}: {error}.") from None
        return self._linters[id(settings)]

    def _load(self, settings: Config) -> ruleset.Ruleset:
        own = self._arguments
        select, ignore = own.select or settings.select, own.ignore or settings.ignore
        if settings.sections is not None:
            if not select:
                return ruleset.Ruleset([], [], Matcher([]), frozenset())
            ignore = (*(own.ignore or ()), *settings.ignore)
        try:
            loaded = load_rules(own, settings, select, ignore)
        except ruleset.SelectionError as error:
            named = settings.path and not (own.select or own.ignore)
            raise ruleset.SelectionError(f"{settings.path}: {error}" if named else str(error)) from None
        notes = list(loaded.notes)
        if names := sorted(note.rule for note in loaded.unsupported if note.rule):
            notes.append(Note("info", str(settings.path or ""), 0, f"Rules of kinds that newslint doesn't run: {', '.join(names)}."))
        self._tell(notes)
        return loaded

    def _tell(self, notes: Iterable[Note]) -> None:
        self.notes.extend(note for note in notes if note not in self.notes)

    def format_for(self, path: str) -> str:
        """The format that a file is read as: what its configuration says of its suffix, else what ``format_of`` says."""
        formats = self._found(path).formats
        suffix = os.path.splitext(path)[1][1:].lower()
        return format_of(f"-.{formats[suffix]}" if suffix in formats else path)

    def facts_for(self, path: str, missing_ok: bool = False) -> tuple[str, ...]:
        """The newsroom's own facts that hold for a file: those of its configuration, then those of the arguments, as absolute paths.
        Raises ConfigError for what is no such thing; with ``missing_ok``, what isn't there yet is left to who will make it."""
        settings = self.config_for(path)
        facts = (*settings.facts, *map(os.path.realpath, self._arguments.facts or ()))
        if missing_ok and not all(map(os.path.exists, facts)):
            return facts
        if facts not in self._facts:
            from newslint.facts import house

            try:
                house.check(facts)
            except house.FactsError as error:
                raise ConfigError(str(error)) from None
            self._facts.add(facts)
        return facts

    def level_for(self, path: str) -> Level:
        """The lowest level that is shown for a file."""
        return Level.parse(self._arguments.min_level) if self._arguments.min_level else self._found(path).min_level

    def fail_on_for(self, path: str) -> Level:
        """The lowest level that fails the run for a file."""
        return Level.parse(self._arguments.fail_on) if self._arguments.fail_on else self._found(path).fail_on


def resolved(settings: Config, folders: Sequence[str], ignore: Sequence[str] = ()) -> tuple[Config, list[Note]]:
    """Settings in Vale's format with those names in them that exist in ``folders`` (the first is the built-in one), and notes on other
    rules. Nothing is selected where only what ``ignore`` names would run. A style in a later folder hides a built-in one of its name.
    Raises ConfigError for a style that doesn't exist."""
    found = [{name for name, _ in ruleset.rule_files(folder)} for folder in folders]
    ours, theirs = found[0].union(_VALE_RULES), set[str]().union(*found[1:])
    styles = {_style(name) for name in theirs}
    hidden = {name for name in ours if _style(name) in styles} - theirs
    runnable = ours - hidden | theirs
    there = {above for name in runnable for above in _above(name)}
    select, asleep = set(settings.select), set[str]()
    if _ALL_OURS in select - there:
        asleep = {name for name in ruleset.OPT_IN & found[0] if name not in select and name not in settings.levels}
        select = select - {_ALL_OURS} | ({_style(name) for name in found[0]} - ruleset.OPT_IN)
    for name in sorted(select - there):
        if "." not in name and not any(os.path.isdir(os.path.join(folder, name)) for folder in folders):
            looked = ", ".join(map(repr, folders[1:])) or "a StylesPath (there is none)"
            raise ConfigError(f"{settings.place(name)}: There is no style {name!r}, neither in {looked} nor built in.")
    notes = [
        Note("info", str(settings.path), settings.lines[name], f"There is no rule {name!r}; the line has no effect.")
        for name in sorted(select.union(settings.levels, settings.overrides) - there)
        if "." in name
    ]
    levels = {name: level for name, level in settings.levels.items() if name in there}
    overrides = {name: keys for name, keys in settings.overrides.items() if name in there}
    # A rule whose style is selected needn't be named.
    select = {name for name in select & there if select.isdisjoint(_above(name)[:-1])}
    running = (set(_above(name)) for name in runnable if ruleset.level_of(levels, name) != "off")
    if not any(names & select and not names.intersection(ignore) for names in running):
        select.clear()
    return settings._replace(select=tuple(sorted(select)), ignore=tuple(sorted(hidden | asleep)), levels=levels, overrides=overrides), notes


def _style(name: str) -> str:
    return name.partition(".")[0]


def _above(name: str) -> list[str]:
    """A rule's name and those of the folders that it lies in."""
    parts = name.split(".")
    return [".".join(parts[:end]) for end in range(1, len(parts) + 1)]


def load_rules(arguments: argparse.Namespace, settings: Config, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> ruleset.Ruleset:
    """The rules that settings and arguments ask for. Raises ConfigError for a folder of rules or a vocabulary that isn't there."""
    folders, levels = rule_folders(arguments, settings), settings.levels
    if settings.sections is not None and "Vale" not in map(_style, select):
        # Vale's own rules exist only where they are selected.
        levels = {name: level for name, level in levels.items() if _style(name) != "Vale"}
        ignore = [name for name in ignore if _style(name) != "Vale"]
    return ruleset.load(folders, select=select, ignore=ignore, levels=levels, vocab=settings.vocab, overrides=settings.overrides)


def rule_folders(arguments: argparse.Namespace, settings: Config) -> list[str]:
    """The folders of styles that settings and arguments name, the built-in one first. Raises ConfigError for one that isn't there, and for
    a vocabulary that is in none."""
    further = [*map(str, settings.rules), *(arguments.rules or ())]
    for folder in further:
        if not os.path.isdir(folder):
            raise ConfigError(f"{folder}: There is no such folder of rules.")
        # A StylesPath may hold vocabularies only.
        if settings.sections is None and not ruleset.rule_files(folder) and not os.path.isdir(os.path.join(folder, "config")):
            raise ConfigError(f"{folder}: There are no rules in this folder; a rule is FOLDER/Style/Rule.yml, and FOLDER is what to name.")
    folders = [ruleset.builtin_folder(), *further]
    for name in settings.vocab:
        # The second place is that of Vale 2.
        places = [os.path.join(folder, *parts, name) for folder in folders for parts in (("config", "vocabularies"), ("Vocab",))]
        if not any(map(os.path.isdir, places)):
            looked = ", ".join(map(repr, further)) or "no folder of rules"
            place = settings.place(f"vocab:{name}")
            raise ConfigError(f"{place}: There is no vocabulary {name!r} (config/vocabularies/{name}) in {looked}.")
    return folders
