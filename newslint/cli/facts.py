"""``newslint facts``: what the store knows, a newsroom's own facts, and how the store is made and renewed."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from newslint.cli.facts_show import credit, holders, show
from newslint.cli.settings import Settings
from newslint.config import ConfigError
from newslint.facts import house, store
from newslint.facts.house import FactsError
from newslint.facts.store import Facts


def run(arguments: argparse.Namespace) -> int:
    """Do what the arguments ask for: 0, 1 when nobody is known by that name or in that place, 2 when something can't be read or written."""
    actions: dict[str | None, Callable[[argparse.Namespace, Facts], int]] = {
        None: _summary, "show": show, "holders": holders, "add": _add, "build": _build, "update": _update
    }  # fmt: skip
    try:
        return actions[arguments.action](arguments, Settings(arguments).facts_for("-"))
    except (ConfigError, FactsError, OSError, UnicodeDecodeError) as error:
        print(f"newslint: {error}", file=sys.stderr)
        return 2


def _summary(arguments: argparse.Namespace, facts: Facts) -> int:
    """The tables, how many rows each has, and where they come from."""
    folder = next((path for path in reversed(facts) if os.path.isdir(path)), store.SHIPPED)
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


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def _add(arguments: argparse.Namespace, facts: Facts) -> int:
    """Put a stay into a file of house facts, which is made if there is none; the rest of the file stays as it is."""
    path = Path(arguments.file or next(iter(house.files(facts)), "facts.yml"))
    entry = _entry(arguments)
    if path.exists():
        house.read(str(path))
        text = path.read_text("utf-8-sig")
        # Behind the last entry of "people", or a new list at the end.
        people = re.search(r"^people:[^\n]*\n(?:(?:[ \t#-][^\n]*)?(?:\n|\Z))*", text, re.M)
        if people and re.match(r"people:[ \t]*(?:#.*)?\n", people[0]):
            block = people[0].rstrip()
            indent = re.search(r"\n( *)- ", block)
            entry = [f"{indent[1] if indent else '  '}{line}" for line in entry]
            text = text[: people.start()] + block + "\n" + "\n".join(entry) + "\n" + text[people.end() :].lstrip("\n")
        elif people:
            raise FactsError(f"{path}: 'people' is written on one line; write its entries as a list below it, one '- name:' each.")
        else:
            text = text.rstrip() + "\n" * bool(text.strip()) + "people:\n" + "\n".join(f"  {line}" for line in entry) + "\n"
        text = re.sub(r"^as_of:.*$", f"as_of: {date.today()}", text, count=1, flags=re.M)
    else:
        text = f"as_of: {date.today()}\npeople:\n" + "\n".join(f"  {line}" for line in entry) + "\n"
    beside = path.with_name(f"{path.name}.new")
    try:
        beside.write_text(text, "utf-8", newline="\n")
        house.read(str(beside))
        beside.replace(path)
    except FactsError as error:
        raise FactsError(str(error).replace(str(beside), str(path))) from None
    finally:
        beside.unlink(missing_ok=True)
    house.read.cache_clear()
    print(f"{path}: {arguments.name} was added.")
    if str(path.resolve()) not in facts:
        print(f'newslint: To use the file, write facts = ["{path}"] into newslint.toml, or give --facts {path}.', file=sys.stderr)
    return 0


def _entry(arguments: argparse.Namespace) -> list[str]:
    """The lines of a person in a file of house facts, JSON strings being YAML."""

    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    lines = [f"- name: {quoted(arguments.name)}"]
    if arguments.also:
        lines.append(f"  also: [{', '.join(map(quoted, arguments.also))}]")
    lines += [f"  {key}: {quoted(value)}" for key, value in (("born", arguments.born), ("died", arguments.died)) if value]
    office = [f"office: {quoted(arguments.office)}", f"of: {quoted(arguments.of)}", f"from: {quoted(arguments.start)}"]
    office += [f"to: {quoted(arguments.end)}"] if arguments.end else []
    office += ["acting: true"] if arguments.acting else []
    return [*lines, "  held:", f"    - {{{', '.join(office)}}}"]


def _build(arguments: argparse.Namespace, facts: Facts) -> int:
    """Make the store from its inputs."""
    from newslint.facts import build

    inputs = Path(arguments.inputs) if arguments.inputs else build.INPUTS
    if not inputs.is_dir():
        print(f"newslint: {inputs}: There is no such folder of inputs (it is 'facts' in a checkout of newslint).", file=sys.stderr)
        return 2
    try:
        tables = build.tables(inputs)
    except ValueError as error:
        print(f"newslint: {error}", file=sys.stderr)
        return 2
    build.write(tables, Path(arguments.to or store.SHIPPED))
    print(f"{arguments.to or store.SHIPPED}: Store {build.version(tables).strip()}: {len(tables)} tables.")
    return 0


def _update(arguments: argparse.Namespace, facts: Facts) -> int:
    """Fetch the sources and write a renewed store; what it is laid over is the store in use."""
    from newslint.facts import update

    target, fetched = Path(arguments.to), Path(arguments.fetched or f"{arguments.to}.fetched")
    base = next((path for path in reversed(facts) if os.path.isdir(path)), store.SHIPPED)
    wanted = [upstream for upstream in update.UPSTREAM if not arguments.only or upstream.name in arguments.only]
    try:
        if not arguments.no_fetch:
            update.fetch(wanted, fetched, arguments.mirror or "", lambda said: print(f"newslint: {said}", file=sys.stderr))
        tables = update.rebuilt(fetched, base)
        old = {path.stem: path.read_text("utf-8") for path in Path(base).glob("*.tsv")}
        for loss in update.lost(old, tables):
            print(
                f"newslint: The update was refused: {loss.share:.1%} of the rows of {loss.table} would be lost "
                f"({'; '.join(loss.examples)} ...). Nothing was written.",
                file=sys.stderr,
            )
            return 2
        update.replace(tables, target)
    except update.UpdateError as error:
        print(f"newslint: {error} Nothing was written.", file=sys.stderr)
        return 2
    changed = sorted(name for name, text in tables.items() if old.get(name) != text)
    print(f"{target}: {', '.join(changed) or 'no table'} changed.")
    if str(target.resolve()) not in facts:
        print(f'newslint: To use the store, write facts = ["{target}"] into newslint.toml, or give --facts {target}.', file=sys.stderr)
    return 0
