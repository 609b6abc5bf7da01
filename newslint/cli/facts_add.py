"""``newslint facts add``: puts an office into a file of the newsroom's own facts. The rest of the file stays as it is."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import sys
import tempfile
from datetime import date

import yaml

from newslint.facts import house
from newslint.facts.house import FactsError
from newslint.facts.store import Facts

_BOM = "\ufeff"


def add(arguments: argparse.Namespace, facts: Facts) -> int:
    """Add what the arguments say to the file they name, else the first of the configuration, else ``facts.yml``, which is made if there is
    none. Raises FactsError, and leaves the file as it was, for what makes no sense."""
    named = arguments.file or next((path for path in facts if not os.path.isdir(path)), "facts.yml")
    path = os.path.realpath(named)
    entry, text = _entry(arguments), ""
    if os.path.exists(path):
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
    ends = "\r\n" if "\r\n" in text else "\n"
    mark = _BOM if text.startswith(_BOM) else ""
    plain = text.removeprefix(_BOM).replace("\r\n", "\n")
    try:
        root = yaml.compose(plain, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        house.read(path)  # says what is wrong
        raise
    if root is None:
        plain = f"{plain.rstrip()}\n".lstrip("\n") + f"as_of: {date.today()}\npeople:\n" + _indented(entry, 2)
    else:
        house.read(path)
        plain = _with(plain, root, entry, named)
    _write(path, mark + plain.replace("\n", ends))
    house.read.cache_clear()
    print(f"{named}: {arguments.name} was added.")
    if path not in facts:
        print(f'newslint: To use the file, write facts = ["{named}"] into newslint.toml, or give --facts {named}.', file=sys.stderr)
    return 0


def _with(text: str, root: yaml.Node, entry: list[str], named: str) -> str:
    """The text of a file with the entry behind those of ``people``, and today as ``as_of`` where that is later."""
    values = {key.value: (key, value) for key, value in root.value}
    edits: list[tuple[int, int, str]] = []
    as_of = values["as_of"][1]
    if as_of.value < date.today().isoformat():
        edits.append((as_of.start_mark.index, as_of.end_mark.index, date.today().isoformat()))
    if "people" not in values:
        edits.append((len(text), len(text), "\n" * (not text.endswith("\n")) + "people:\n" + _indented(entry, 2)))
    else:
        key, people = values["people"]
        if people.value and isinstance(people, yaml.SequenceNode) and not people.flow_style:
            end = text.find("\n", _end_of(people))
            at = len(text) if end < 0 else end + 1
            edits.append((at, at, "\n" * (end < 0) + _indented(entry, people.start_mark.column)))
        elif people.value and isinstance(people, yaml.SequenceNode):
            raise FactsError(f"{named}: 'people' is written in brackets; write its entries as a list, one '- name:' each.")
        else:
            # Nobody yet: nothing, "null" or "[]" behind the colon.
            colon = text.index(":", key.end_mark.index) + 1
            end = text.find("\n", colon)
            line = text[colon:] if end < 0 else text[colon:end]
            edits.append((colon, colon + len(line), f"{_comment(line)}\n{_indented(entry, 2)}".removesuffix("\n" if end >= 0 else "")))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _end_of(node: yaml.Node) -> int:
    """Where the last word under a node ends; the end of a block itself counts the empty lines and comments behind it."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return int(node.end_mark.index)


def _comment(line: str) -> str:
    _, mark, said = line.partition(" #")
    return f" #{said}" if mark else ""


def _indented(lines: list[str], by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" for line in lines)


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


def _write(path: str, text: str) -> None:
    """Write the file beside, see that it can be read, and rename it. Raises FactsError that names the file itself."""
    handle, beside = tempfile.mkstemp(prefix=f"{os.path.basename(path)}.", dir=os.path.dirname(path))
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        house.read(beside)
        if os.path.exists(path):
            shutil.copymode(path, beside)
        else:
            os.chmod(beside, 0o666 & ~_umask())
        os.replace(beside, path)
    except FactsError as error:
        raise FactsError(str(error).replace(beside, path)) from None
    finally:
        with contextlib.suppress(OSError):
            os.unlink(beside)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
