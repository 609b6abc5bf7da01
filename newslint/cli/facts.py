"""``newslint facts``: what the store knows, a newsroom's own facts, and how the store is made and renewed."""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections.abc import Callable
from pathlib import Path

from newslint.cli.facts_add import add
from newslint.cli.facts_show import credit, holders, show
from newslint.cli.settings import Settings
from newslint.config import ConfigError
from newslint.facts import house, store
from newslint.facts.house import FactsError
from newslint.facts.store import Facts


def run(arguments: argparse.Namespace) -> int:
    """Do what the arguments ask for: 0, 1 when nobody is known by that name or in that place, 2 when something can't be read or written."""
    actions: dict[str | None, Callable[[argparse.Namespace, Facts], int]] = {
        None: _summary, "show": show, "holders": holders, "add": add, "build": _build, "update": _update
    }  # fmt: skip
    try:
        # What is to be made needn't be there.
        facts = Settings(arguments).facts_for("-", missing_ok=arguments.action in ("add", "update"))
        return actions[arguments.action](arguments, facts)
    except BrokenPipeError:
        raise
    except (ConfigError, FactsError, OSError, UnicodeError) as error:
        print(f"newslint: {error}", file=sys.stderr)
        return 2


def _summary(arguments: argparse.Namespace, facts: Facts) -> int:
    """The tables, how many rows each has, and where they come from."""
    folder = _store_in_use(facts)
    print(f"Store {_read(os.path.join(folder, 'VERSION')).strip() or 'without a version'} in {folder}")
    for name in sorted({path.stem for place in (store.SHIPPED, folder) for path in Path(place).glob("*.tsv")}):
        text = store.table(name, facts)
        print(f"\n{name}: {sum(line[:1] not in ('#', '@', '') for line in text.splitlines()):,} rows")
        for source in store.sources(name, facts).values():
            print(f"  {credit(source)}")
    for path in house.files(facts):
        own = house.read(path)
        print(f"\n{path}: {sum(map(len, own.tenures.values())):,} rows\n  {credit(own.source)}")
    return 0


def _store_in_use(facts: Facts) -> str:
    return next((path for path in reversed(facts) if os.path.isdir(path)), store.SHIPPED)


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def _build(arguments: argparse.Namespace, facts: Facts) -> int:
    """Make the store from its inputs."""
    from newslint.facts import build

    inputs = Path(arguments.inputs) if arguments.inputs else build.INPUTS
    if not inputs.is_dir():
        print(f"newslint: {inputs}: There is no such folder of inputs (it is 'facts' in a checkout of newslint).", file=sys.stderr)
        return 2
    try:
        tables = build.tables(inputs)
    except (ValueError, LookupError, TypeError, AttributeError, csv.Error) as error:
        print(f"newslint: {inputs}: The inputs make no sense: {type(error).__name__}: {error}.", file=sys.stderr)
        return 2
    build.write(tables, Path(arguments.to or store.SHIPPED))
    print(f"{arguments.to or store.SHIPPED}: Store {build.version(tables).strip()}: {len(tables)} tables.")
    return 0


def _update(arguments: argparse.Namespace, facts: Facts) -> int:
    """Fetch the sources and write a renewed store; what it is laid over is the store in use."""
    from newslint.facts import fetch, update

    target = Path(os.path.realpath(arguments.to))
    fetched = Path(os.path.realpath(arguments.fetched)) if arguments.fetched else target.with_name(f"{target.name}.fetched")
    base = _store_in_use(facts)
    wanted = [upstream for upstream in fetch.UPSTREAM if not arguments.only or upstream.name in arguments.only]
    try:
        update.check_target(target, fetched)
        if not arguments.no_fetch:
            fetch.fetch(wanted, fetched, arguments.mirror or "", lambda said: print(f"newslint: {said}", file=sys.stderr))
        tables = update.rebuilt(wanted, fetched, base)
        old = {path.stem: path.read_text("utf-8") for path in Path(base).glob("*.tsv")}
        for loss in update.lost(old, tables):
            print(
                f"newslint: The update was refused: {loss.share:.1%} of the rows of {loss.table} would be lost "
                f"({'; '.join(loss.examples)} ...). Nothing was written.",
                file=sys.stderr,
            )
            return 2
        update.replace(tables, target)
    except fetch.UpdateError as error:
        print(f"newslint: {error} Nothing was written.", file=sys.stderr)
        return 2
    changed = sorted(name for name, text in tables.items() if old.get(name) != text)
    print(f"{target}: {', '.join(changed) or 'no table'} changed.")
    if str(target) not in facts:
        print(f'newslint: To use the store, write facts = ["{target}"] into newslint.toml, or give --facts {target}.', file=sys.stderr)
    return 0
