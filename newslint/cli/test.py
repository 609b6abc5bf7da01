"""``newslint test``: runs the tests that rules carry."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial

from newslint import rulefile, ruleset, ruletests
from newslint.cli.settings import Settings, rule_folders
from newslint.config import ConfigError
from newslint.linter import Linter
from newslint.ruletests import Outcome


def run(arguments: argparse.Namespace) -> int:
    """Run the tests of the rules in the folders of styles; 0 when all pass, 1 when a case fails (or with ``--coverage``, a rule has no case
    that makes it report something), 2 when a case can't run or there is none."""
    try:
        settings = Settings(arguments)
        ours = ruleset.builtin_folder()
        folders = [*map(os.path.abspath, arguments.folders)] or rule_folders(arguments, settings.base)[1:] or [ours]
        for folder in folders:
            if not os.path.isdir(folder):
                raise ConfigError(f"{folder}: There is no such folder of rules.")
            if not ruleset.rule_files(folder):
                raise ConfigError(f"{folder}: There are no rules here; a rule is FOLDER/Style/Rule.yml, and FOLDER is what to name.")
        names = [name for folder in folders for name, _ in ruleset.rule_files(folder)]
        # Rules may inherit from those that come with newslint.
        folders = [ours, *(folder for folder in folders if folder != ours)]
        loaded = ruleset.load(folders, select=names)
    except (ConfigError, ruleset.SelectionError) as error:
        print(f"newslint: {error}", file=sys.stderr)
        return 2
    failed = stuck = passed = 0
    fired: set[str] = set()
    for outcome in _outcomes(settings, folders, loaded):
        fired.update(entry.split(":")[2] for entry in outcome.found)
        passed += not outcome.problems
        failed += bool(outcome.problems) and outcome.could_run
        stuck += not outcome.could_run
        if outcome.problems:
            name = f" [{outcome.rule}]" if outcome.rule else ""
            print(f"{os.path.relpath(outcome.path)}: {outcome.name}{name}")
            for problem in outcome.problems:
                print(f"  {problem}")
    for note in loaded.notes:
        print(f"newslint: {note}", file=sys.stderr)
    silent = [rule.name for rule in loaded.rules if rule.name not in fired]
    if silent and arguments.coverage:
        print(f"Without a case that makes them report something: {', '.join(silent)}")
    covered = len(loaded.rules) - len(silent)
    print(f"{passed} passed, {failed} failed, {stuck} could not run; {covered} of {len(loaded.rules)} rules are covered.")
    if stuck or loaded.notes or not passed + failed:
        return 2
    return int(bool(failed or (arguments.coverage and silent)))


def _outcomes(settings: Settings, folders: Sequence[str], loaded: ruleset.Ruleset) -> Iterator[Outcome]:
    for rule in loaded.rules:
        if rule.path:
            yield from ruletests.run(rule.path, rule.name, folders)
    for folder in folders:
        for _, place, files in ruleset.style_folders(folder):
            for name in files:
                if name.endswith(".test.yml"):
                    path = os.path.join(place, name)
                    try:
                        yield from ruletests.run_file(path, folders, partial(_project, settings, path, loaded))
                    except (ConfigError, ruleset.SelectionError, rulefile.RuleError) as error:
                        line = f"line {error.line}: " if isinstance(error, rulefile.RuleError) and error.line else ""
                        yield Outcome(path, "", "the file", (), (f"{line}{error}",), False)


def _project(settings: Settings, path: str, loaded: ruleset.Ruleset) -> Linter:
    """A linter as the configuration above a file of tests has it; where there is none, one with all rules that are tested."""
    return settings.linter_for(path) if settings.config_for(path).path else Linter(loaded)
