"""``newslint rules`` and ``newslint rule NAME``."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import textwrap

from newslint import rulefile, ruleset
from newslint.cli.settings import Settings, load_rules, rule_folders
from newslint.config import ConfigError
from newslint.linter import fill


def list_rules(arguments: argparse.Namespace) -> int:
    """Print every rule with its level and message; broken ones on standard error."""
    try:
        loaded = load_rules(arguments, Settings(arguments).base)
    except (ConfigError, ruleset.SelectionError) as error:
        print(f"newslint: {error}", file=sys.stderr)
        return 2
    if arguments.output_format == "json":
        keys = ("name", "level", "extends", "message", "path", "link")
        print(json.dumps([{key: _plain(getattr(rule, key)) for key in keys} for rule in loaded.rules], indent=2, ensure_ascii=False))
    else:
        width = max((len(rule.name) for rule in loaded.rules), default=0)
        room = max(shutil.get_terminal_size((120, 24)).columns - width - 14, 30)
        for rule in loaded.rules:
            print(f"{rule.name:{width}}  {rule.level!s:10}  {textwrap.shorten(_shown(rule.message), room, placeholder=' …')}")
    for note in loaded.notes:
        print(f"newslint: {note}", file=sys.stderr)
    return 2 if loaded.notes else 0


def explain(arguments: argparse.Namespace) -> int:
    """Print a rule's explanation, its examples (from its tests) and where its file is."""
    try:
        settings = Settings(arguments).base
        files = {name: path for folder in rule_folders(arguments, settings) for name, path in ruleset.rule_files(folder)}
        alike = [name for name in files if name.lower() == arguments.name.lower()]
        if not alike:
            print(f"newslint: There is no rule {arguments.name!r}; `newslint rules` lists them.", file=sys.stderr)
            return 2
        name = arguments.name if arguments.name in alike else alike[0]
        path = files[name]
        rule = rulefile.load(path, name)
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
