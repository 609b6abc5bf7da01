"""``newslint rules`` and ``newslint rule NAME``."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import textwrap
from collections.abc import Sequence

from newslint import rulefile, ruleset
from newslint.cli.settings import Settings, load_rules, rule_folders
from newslint.config import ConfigError
from newslint.placing import fill

_OF_VALE = {
    "vale.terms": "Vale.Terms (error)\n\nReports the terms that the vocabularies in force accept (accept.txt) where their case is wrong.",
    "vale.avoid": "Vale.Avoid (error)\n\nReports the terms that the vocabularies in force refuse (reject.txt).",
    "vale.repetition": "Vale.Repetition (error)\n\nReports a word that stands twice.",
}


def list_rules(arguments: argparse.Namespace) -> int:
    """Print every rule with its level and message, or the rules that can't be run and why; broken ones on standard error."""
    try:
        loaded = load_rules(arguments, Settings(arguments).base, arguments.names)
    except (ConfigError, ruleset.SelectionError) as error:
        print(f"newslint: {error}", file=sys.stderr)
        return 2
    if arguments.unsupported:
        _list_unsupported(loaded, arguments.output_format == "json")
    elif arguments.output_format == "json":
        keys = ("name", "level", "extends", "message", "path", "link")
        print(json.dumps([{key: _plain(getattr(rule, key)) for key in keys} for rule in loaded.rules], indent=2, ensure_ascii=False))
    else:
        _table([(rule.name, str(rule.level), _shown(rule.message)) for rule in loaded.rules])
        if loaded.unsupported:
            print(f"newslint: {len(loaded.unsupported)} more rules can't be run; --unsupported lists them.", file=sys.stderr)
    for note in loaded.notes:
        print(f"newslint: {note}", file=sys.stderr)
    return 2 if loaded.notes else 0


def _list_unsupported(loaded: ruleset.Ruleset, as_json: bool) -> None:
    if as_json:
        entries = [{"name": note.rule, "path": note.path, "line": note.line, "reason": note.message} for note in loaded.unsupported]
        print(json.dumps(entries, indent=2, ensure_ascii=False))
    elif loaded.unsupported:
        _table([(note.rule or "", note.message) for note in loaded.unsupported])
    else:
        print("All rules can be run.")


def _table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows, the last column cut to the width of the terminal."""
    widths = [max((len(row[number]) for row in rows), default=0) for number in range(len(rows[0]) - 1)] if rows else []
    room = max(shutil.get_terminal_size((120, 24)).columns - sum(widths) - 2 * len(widths), 30)
    for *cells, last in rows:
        padded = [f"{cell:{width}}" for cell, width in zip(cells, widths, strict=True)]
        print("  ".join([*padded, textwrap.shorten(last, room, placeholder=" …")]))


def explain(arguments: argparse.Namespace) -> int:
    """Print a rule's explanation, its examples (from its tests) and where its file is."""
    try:
        settings = Settings(arguments).base
        folders = rule_folders(arguments, settings)
        files = {name: path for folder in folders for name, path in ruleset.rule_files(folder)}
        alike = [name for name in files if name.lower() == arguments.name.lower()]
        if not alike and arguments.name.lower() in _OF_VALE:
            print(_OF_VALE[arguments.name.lower()])
            return 0
        if not alike:
            print(f"newslint: There is no rule {arguments.name!r}; `newslint rules` lists them.", file=sys.stderr)
            return 2
        name = arguments.name if arguments.name in alike else alike[0]
        path = files[name]
        rule = rulefile.load(path, name, find=ruleset.finder(folders))
    except ConfigError as error:
        print(f"newslint: {error}", file=sys.stderr)
        return 2
    except rulefile.RuleError as error:
        print(f"newslint: {path}:{error.line}: {error}", file=sys.stderr)
        return 2
    rule.level = ruleset.level_of(settings.levels, rule.name) or rule.level
    print("\n".join(_page(rule, path)))
    return 0


def _page(rule: rulefile.Definition, path: str) -> list[str]:
    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    lines = [f"{rule.name} ({rule.level})", "", *textwrap.wrap(_shown(rule.message), width)]
    if rule.description:
        for paragraph in rule.description.split("\n\n"):
            lines += ["", *textwrap.wrap(paragraph, width)]
    firing = [test for test in rule.tests if str(test.get("want") or "").strip()]
    silent = [test for test in rule.tests if "want" in test and not str(test.get("want") or "").strip()]
    for title, tests in (("Reported", firing), ("Not reported", silent)):
        if tests:
            lines += ["", f"{title}:"]
        for test in tests[:3]:
            lines.append(f"  {test['name']}")
            lines += [f"  | {line}" for line in str(test["input"]).rstrip().split("\n")]
            lines += [f"    -> {want}" for want in str(test.get("want") or "").split("\n") if want.strip()]
    lines += ["", f"Check: {rule.extends}", f"Scope: {rule.scope if isinstance(rule.scope, str) else ', '.join(rule.scope)}"]
    if rule.fix:
        lines.append(f"Fix: {rule.fix}")
    if rule.link:
        lines.append(f"More: {rule.link}")
    return [*lines, f"File: {os.path.relpath(path) if os.path.abspath(path).startswith(os.getcwd() + os.sep) else path}"]


def _shown(message: str) -> str:
    """A message with an ellipsis where a finding fills something in."""
    return fill(message, ["…"] * 9)


def _plain(value: object) -> object:
    return value if isinstance(value, str | None) else str(value)
