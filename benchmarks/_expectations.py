"""What the tests of Vale style packages expect, in each of the forms in which packages write it down."""

from __future__ import annotations

import ast
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from _packages import PLAIN, configuration, find_rule, styles_path, why_not

_ALERT = re.compile(r"(?P<path>[^\s:]+):(?P<line>\d+):(?P<column>\d+):(?P<rule>[\w-]+(?:\.[\w-]+)+):(?P<message>.*)", re.S)
_ASCIIDOC = re.compile(r"^(?:[=*.]+ |[\[|]|-{4}|\.{4}|={4}|\.\w|:[\w-]+:|//|\+$|\w+::)|\{[\w-]+\}|`", re.M)


class Alert(NamedTuple):
    """A place where a rule speaks. What an expectation leaves open is 0 (``column``) or empty (``message``, ``words``)."""

    path: str
    line: int
    column: int
    rule: str
    message: str = ""
    words: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column or '-'}:{self.rule}:{self.message or self.words}"


class Case(NamedTuple):
    """One run of a package's tests: the ``paths`` to lint in ``folder`` with ``options``, and what must come of it.

    ``demand`` is "exactly" or "contain" (the alerts ``wanted``), "matches" (the set of matched texts, ``words``), "fires" or "silent".
    With ``only``, alerts of other rules don't count. ``skip`` says why a case can't be run; ``styles`` is where its rules are; ``as_text``
    marks a file of a format without reader that is read as text."""

    suite: str
    name: str
    folder: Path
    options: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    demand: str = "exactly"
    wanted: tuple[Alert, ...] = ()
    words: frozenset[str] = frozenset()
    styles: Path | None = None
    only: str = ""
    stdin: bytes | None = None
    skip: str = ""
    as_text: bool = False


def alerts(output: str) -> list[Alert] | None:
    """The alerts in what Vale prints with ``--output=line``; None when some line is no alert."""
    found = []
    for line in filter(str.strip, output.splitlines()):
        match = _ALERT.match(line.strip())
        if not match:
            return None
        found.append(Alert(match["path"], int(match["line"]), int(match["column"]), match["rule"], match["message"]))
    return found


def collect(repository: Path, scratch: Path) -> Iterator[Case]:
    """The cases of every form but cucumber's (see ``_cucumber``). ``scratch`` is a folder to write in."""
    for file in sorted(path for path in repository.rglob("*") if path.is_file() and ".git" not in path.parts):
        if file.suffix == ".golden":
            yield _golden(file, repository, scratch)
        elif file.suffix == ".ct":
            yield from _command_test(file, repository)
        elif file.name == "manifest.yml":
            yield from _manifest(file, repository, scratch)
        elif file.suffix == ".py" and "ALL_RULES_EXPECTED" in (text := file.read_text("utf-8", "replace")):
            yield from _script(file, ast.parse(text), repository)
        elif file.stem in ("testvalid", "testinvalid") and not file.with_suffix(".golden").exists():
            rule = f"{file.parent.parent.name}.{file.parent.name}"
            yield _sample(file, rule, file.stem == "testvalid", repository, scratch)
        elif file.parent.name == "tests" and (match := re.fullmatch(r"(.+)-(good|bad)\b.*", file.stem)):
            yield _sample(file, match[1], match[2] == "good", repository, scratch)


def _folder(scratch: Path) -> Path:
    return Path(tempfile.mkdtemp(dir=scratch))


def _sample(file: Path, name: str, good: bool, repository: Path, scratch: Path) -> Case:
    """A file on which a rule must be silent, or speak. AsciiDoc without any markup is read as text."""
    rule, styles = find_rule(name, repository)
    shown = str(file.relative_to(repository))
    text = file.read_bytes().decode("utf-8", "replace")
    as_text = file.suffix == ".adoc" and not _ASCIIDOC.search(text)
    skip = why_not(rule, styles) if file.suffix in PLAIN or as_text else f"format {file.suffix}"
    if as_text and not skip and not text.strip():
        skip = "empty fixture"
    folder = _folder(scratch)
    copy = folder / (file.name if not as_text else f"{file.stem}.txt")
    copy.write_bytes(file.read_bytes())
    options = ("--isolated", "--rules", str(styles), "--select", rule)
    suite = f"{repository.name[:24]}: AsciiDoc read as text" if as_text else repository.name
    demand = "silent" if good else "fires"
    return Case(suite, shown, folder, options, (copy.name,), demand, styles=styles, only=rule, skip=skip, as_text=as_text)


def _golden(file: Path, repository: Path, scratch: Path) -> Case:
    """``NAME.golden`` holds what Vale prints on ``NAME.md`` with the one rule that ``filter.expr`` names."""
    fixture = next((path for path in file.parent.glob(f"{file.stem}.*") if path != file), file)
    expression = file.parent / "filter.expr"
    match = re.search(r"\.Name == \"([^\"]+)\"", expression.read_text("utf-8")) if expression.is_file() else None
    name = str(fixture.relative_to(repository))
    if not match:
        return Case(repository.name, name, file.parent, skip="no rule named")
    rule, styles = find_rule(match[1], repository)
    wanted = alerts(file.read_text("utf-8"))
    skip = why_not(rule, styles) or ("output that is no list of alerts" if wanted is None else "")
    folder = _folder(scratch)
    (folder / fixture.name).write_bytes(fixture.read_bytes())
    near = configuration(file.parent, repository)
    lines = near.read_text("utf-8").splitlines() if near else []
    kept = "\n".join(line for line in lines if not re.match(r"\s*(?:Packages|StylesPath)\s*=", line))
    (folder / ".vale.ini").write_text(f"StylesPath = {styles}\n{kept}\n", "utf-8")
    options = ("--config", ".vale.ini", "--select", rule)
    return Case(
        repository.name, name, folder, options, (fixture.name,), "exactly", tuple(wanted or ()), styles=styles, only=rule, skip=skip
    )


def _command_test(file: Path, repository: Path) -> Iterator[Case]:
    """A transcript: ``$ cdf ${ROOTDIR}/FOLDER``, ``$ vale ... FILE``, and what it prints, up to an empty line."""
    folder = file.parent
    for block in re.split(r"\n\s*\n", file.read_text("utf-8")):
        output: list[str] = []
        names: list[str] = []
        for line in block.splitlines():
            if line.startswith("$ cdf "):
                folder = Path(line[6:].replace("${ROOTDIR}", str(file.parent)).strip())
            elif line.startswith("$ vale "):
                names = [word for word in line.split()[2:] if not word.startswith("-")]
            else:
                output.append(line)
        near = configuration(folder, repository)
        wanted = alerts("\n".join(output))
        if names and wanted is not None:
            options = ("--config", str(near))
            name = f"{file.name} {folder.name}"
            yield Case(repository.name, name, folder, options, tuple(names), wanted=tuple(wanted), styles=styles_path(near))


def _manifest(file: Path, repository: Path, scratch: Path) -> Iterator[Case]:
    """``rules: {RULE: {cases: [{id, filetypes, content, expect: {triggers}}]}}``: the set of texts that a rule matches."""
    made = yaml.safe_load(file.read_text("utf-8"))
    rules = made.get("rules") if isinstance(made, dict) else None
    near = configuration(file.parent, repository)
    for short, entry in rules.items() if isinstance(rules, dict) else ():
        rule, styles = find_rule(short, repository)
        for case in entry["cases"]:
            for suffix in case["filetypes"]:
                skip = f"format .{suffix}" if f".{suffix}" not in PLAIN else why_not(rule, styles)
                folder = _folder(scratch)
                (folder / f"test.{suffix}").write_text(case["content"], "utf-8")
                options = ("--config", str(near), "--select", rule)
                paths = (f"test.{suffix}",)
                words = frozenset(" ".join(str(text).split()) for text in case["expect"].get("triggers") or ())
                name = f"{short}/{case['id']}.{suffix}"
                yield Case(repository.name, name, folder, options, paths, "matches", words=words, styles=styles, only=rule, skip=skip)


def _script(file: Path, tree: ast.Module, repository: Path) -> Iterator[Case]:
    """A Python script that holds {rule: [(line, words)]} for its first fixture, and calls ``assert_rule_matches`` for others."""
    near = configuration(file.parent, repository)
    fixtures: dict[str, Path] = {}
    expected: list[tuple[str, str, Any, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            names = [leaf.value for leaf in ast.walk(node.value) if isinstance(leaf, ast.Constant) and str(leaf.value).endswith(".md")]
            if names:
                fixtures[node.targets[0].id] = next(file.parent.rglob(str(names[0])))
            elif node.targets[0].id == "ALL_RULES_EXPECTED":
                expected.extend(("", rule, places, "contain") for rule, places in ast.literal_eval(node.value).items())
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "assert_rule_matches":
            expected.append((ast.unparse(node.args[1]), ast.literal_eval(node.args[2]), ast.literal_eval(node.args[3]), "exactly"))
    first = next(iter(fixtures.values()), None)
    for variable, rule, places, demand in expected:
        fixture = fixtures.get(variable, first)
        if fixture:
            path = str(fixture.relative_to(repository))
            wanted = tuple(Alert(path, line, 0, rule, words=" ".join(words.split())) for line, words in places)
            skip = why_not(rule, styles_path(near))
            options = ("--config", str(near))
            name = f"{fixture.name} {rule}"
            yield Case(repository.name, name, repository, options, (path,), demand, wanted, styles=styles_path(near), only=rule, skip=skip)
