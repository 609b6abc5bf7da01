"""The settings of a run: the configuration of each file, overridden by the arguments, and the rules that follow from it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from newslint import config, ruleset
from newslint.config import Config, ConfigError
from newslint.diagnostic import Level, Note
from newslint.linter import Linter


class Settings:
    """The configuration for each file (the nearest one, overridden by the arguments), and a linter for each configuration."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self._near: dict[Path, Path | None] = {}
        self._configs: dict[Path | None, Config] = {None: Config()}
        self._linters: dict[Path | None, Linter] = {}
        self.notes: list[Note] = []
        if arguments.config and not Path(arguments.config).is_file():
            raise ConfigError(f"{arguments.config}: There is no such configuration file.")
        self.base = self.config_for(os.path.join(os.getcwd(), "-"))

    def config_for(self, path: str) -> Config:
        """The settings for a file."""
        if self._arguments.isolated:
            place = None
        elif self._arguments.config:
            place = Path(os.path.abspath(self._arguments.config))
        else:
            place = config.find(Path(os.path.abspath(path)).parent, self._near)
        if place not in self._configs:
            assert place is not None
            self._configs[place] = config.load(place)
        return self._configs[place]

    def linter_for(self, path: str) -> Linter:
        """A linter with the rules of the file's settings."""
        settings = self.config_for(path)
        if settings.path not in self._linters:
            self._linters[settings.path] = Linter(self._load(settings))
        return self._linters[settings.path]

    def _load(self, settings: Config) -> ruleset.Ruleset:
        own = self._arguments
        try:
            loaded = load_rules(own, settings, own.select or settings.select, own.ignore or settings.ignore)
        except ruleset.SelectionError as error:
            named = settings.path and not (own.select or own.ignore)
            raise ruleset.SelectionError(f"{settings.path}: {error}" if named else str(error)) from None
        self.notes.extend(note for note in loaded.notes if note not in self.notes)
        return loaded

    def level_for(self, path: str) -> Level:
        """The lowest level that is shown for a file."""
        return Level.parse(self._arguments.min_level) if self._arguments.min_level else self.config_for(path).min_level

    def fail_on_for(self, path: str) -> Level:
        """The lowest level that fails the run for a file."""
        return Level.parse(self._arguments.fail_on) if self._arguments.fail_on else self.config_for(path).fail_on


def load_rules(arguments: argparse.Namespace, settings: Config, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> ruleset.Ruleset:
    """The rules that settings and arguments ask for. Raises ConfigError for a folder of rules that isn't there."""
    return ruleset.load(rule_folders(arguments, settings), select=select, ignore=ignore, levels=settings.levels)


def rule_folders(arguments: argparse.Namespace, settings: Config) -> list[str]:
    """The folders of styles that settings and arguments name, the built-in one first. Raises ConfigError for one that isn't there."""
    further = [*map(str, settings.rules), *(arguments.rules or ())]
    for folder in further:
        if not os.path.isdir(folder):
            raise ConfigError(f"{folder}: There is no such folder of rules.")
        if not ruleset.rule_files(folder):
            raise ConfigError(f"{folder}: There are no rules in this folder; a rule is FOLDER/Style/Rule.yml, and FOLDER is what to name.")
    return [ruleset.builtin_folder(), *further]
