"""Reads cucumber tests of Vale and its packages: ``features/*.feature``, and the commands behind the steps from ``steps.rb``."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from _expectations import Case, alerts
from _packages import configuration, styles_path

_STEP = re.compile(r"^When\(/\^(?P<words>.*?)\$/\) do(?: \|(?P<names>.*?)\|)?\n(?P<body>.*?)^end$", re.M | re.S)
_VARIABLE = re.compile(r"^(\w+) = \(?(.+?)\)?$", re.M)
_OLDER_NAMES = ("_vale", ".vale")
_WITHOUT_MEANING = frozenset({"--output=line", "--sort", "--normalize", "--relative", "--no-global"})


class Step(NamedTuple):
    """A line of a scenario without its first word, and the text below it."""

    words: str
    text: str | None


class Scenario(NamedTuple):
    """A scenario's name and steps, those of the feature's background first."""

    name: str
    steps: list[Step]


def scenarios(text: str) -> Iterator[Scenario]:
    """The scenarios of a feature file."""
    background: list[Step] = []
    steps: list[Step] = []
    name = ""
    lines = iter(text.splitlines())
    for line in lines:
        stripped = line.strip()
        if stripped.startswith(("Scenario:", "Background:")):
            if name:
                yield Scenario(name, [*background, *steps])
            name = stripped.partition(":")[2].strip()
            steps = []
            if stripped.startswith("Background"):
                steps = background
        elif stripped.startswith('"""') and steps:
            indent = len(line) - len(line.lstrip())
            held = []
            for inner in lines:
                if inner.strip() == '"""':
                    break
                held.append(inner[indent:] if not inner[:indent].strip() else inner.lstrip())
            steps[-1] = Step(steps[-1].words, "\n".join(held))
        elif match := re.match(r"(?:Given|When|Then|And|But) (.+)", stripped):
            steps.append(Step(match[1], None))
    if name:
        yield Scenario(name, [*background, *steps])


def commands(ruby: str) -> list[tuple[re.Pattern[str], list[str]]]:
    """Of the steps that a steps.rb defines: the pattern of their words, and the lines (``I cd to ...``, ``I run ...``) they stand for, with
    ``{0}``, ``{1}`` for what the pattern captures."""
    variables: dict[str, str] = {}
    for match in _VARIABLE.finditer(ruby):
        parts = re.findall(r"'([^']*)'|(\w+)", match[2])
        variables[match[1]] = "".join(text or variables.get(name, "") for text, name in parts)
    made = []
    for match in _STEP.finditer(ruby):
        names = [name.strip() for name in (match["names"] or "").split(",")]
        known = {**variables, **{name: f"{{{place}}}" for place, name in enumerate(names)}}
        body = match["body"]
        for name, value in known.items():
            body = body.replace(f"#{{{name}}}", value)
        made.append((re.compile(match["words"]), re.findall(r"step %\((.*)\)$", body, re.M)))
    return made


def collect(repository: Path, scratch: Path) -> Iterator[Case]:
    """The cases of a repository's features. Scenarios are run as cucumber's Aruba does, in a folder of their own two levels below the one
    that holds ``features``; that one is copied into ``scratch``, where configurations by Vale's older names become ``.vale.ini``."""
    for ruby in sorted(repository.rglob("steps.rb")):
        features = next((place for place in ruby.parents if place.name == "features"), ruby.parent)
        known = commands(ruby.read_text("utf-8"))
        home = scratch / f"{repository.name}-features"
        shutil.copytree(features.parent, home, symlinks=True, ignore=shutil.ignore_patterns(".git", "tmp"))
        for name in _OLDER_NAMES:
            for path in list(home.rglob(name)):
                path.rename(path.with_name(".vale.ini"))
        for feature in sorted(features.rglob("*.feature")):
            for number, scenario in enumerate(scenarios(feature.read_text("utf-8"))):
                work = home / "tmp" / f"{feature.stem}-{number}"
                work.mkdir(parents=True)
                suite = f"{repository.name}/{feature.stem}"
                yield _case(Case(suite, scenario.name, work), scenario, known, home)


def _case(case: Case, scenario: Scenario, known: list[tuple[re.Pattern[str], list[str]]], home: Path) -> Case:
    command = ""
    for step in scenario.steps:
        if match := re.fullmatch(r'a file named "(.*)" with:', step.words):
            (case.folder / _name(match[1])).write_text(step.text or "", "utf-8")
        elif step.words in ("the output should contain exactly:", "the output should contain:", "the output should not contain anything"):
            wanted = alerts(step.text or "")
            skip = case.skip or ("output that is no list of alerts" if wanted is None else "")
            case = case._replace(wanted=tuple(wanted or ()), demand="contain" if step.words.endswith("contain:") else "exactly", skip=skip)
        elif step.words.startswith("the output should"):
            case = case._replace(skip="output that is no list of alerts")
        else:
            for pattern, lines in known:
                if match := pattern.fullmatch(step.words):
                    folder, command = _run(case.folder, [line.format(*match.groups()) for line in lines])
                    case = case._replace(
                        folder=folder, skip="command of Vale's: sync" if any("`vale sync`" in line for line in lines) else ""
                    )
                    break
    if not command:
        return case._replace(skip=case.skip or "step that is not understood")
    return case if case.skip else _with_command(case, command, home)


def _run(folder: Path, lines: list[str]) -> tuple[Path, str]:
    """Where the lines of a step end up, and the command they run there."""
    command = ""
    for line in lines:
        if match := re.fullmatch(r'I cd to "(.*)"', line):
            folder = Path(os.path.normpath(f"{folder}/{match[1]}"))
        elif match := re.fullmatch(r"I run `(.*)`", line):
            command = match[1]
    return folder, command


def _name(path: str) -> str:
    """A path, with the name of a configuration brought up to date."""
    folder, name = os.path.split(path)
    return os.path.join(folder, ".vale.ini") if name in _OLDER_NAMES else path


def _with_command(case: Case, command: str, home: Path) -> Case:
    """The case with newslint's arguments in place of Vale's command."""
    words = shlex.split(command)
    if words[:2] == ["bash", "-c"]:
        source, _, command = words[2].partition(" | ")
        words = shlex.split(command)
        case = case._replace(stdin=(case.folder / source.removeprefix("cat ").strip()).read_bytes())
    options = dict.fromkeys(word for word in words[1:] if word.startswith("--"))
    paths = [word for word in words[1:] if not word.startswith("--")]
    if "--output=line" not in options:
        return case._replace(skip="another output format")
    given: Mapping[str, str] = {name: value for name, _, value in (option.partition("=") for option in options)}
    if not case.folder.is_dir():
        return case._replace(skip="the fixture folder isn't there")
    near = configuration(case.folder, home)
    made: list[str] = []
    for option in options:
        name = option.partition("=")[0]
        if name == "--config":
            near = case.folder / _name(given[name])
        elif name == "--minAlertLevel":
            made += ["--min-level", given[name]]
        elif name == "--ext" and case.stdin is not None:
            made += ["--stdin-filename", f"stdin{given[name]}"]
            paths = ["-"]
        elif option not in _WITHOUT_MEANING:
            return case._replace(skip=f"option of Vale's: {name if name != '--output' else 'an output template'}")
    if paths and paths[0] == "fix":
        return case._replace(skip="command of Vale's: fix")
    if any(not (case.folder / path).exists() for path in paths if path != "-"):
        return case._replace(skip="text given on the command line")
    if near:
        made += ["--config", str(near) if near.parent != case.folder else near.name]
    return case._replace(options=tuple(made), paths=tuple(paths), styles=styles_path(near))
