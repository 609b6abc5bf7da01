"""Finds what there is in the checkouts of style packages: styles, rules, configurations; by structure, not by the names of folders."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

PLAIN = frozenset({".md", ".markdown", ".txt"})
CONFIGURATIONS = (".vale.ini", "_vale.ini", "vale.ini")
NOT_RUN = frozenset({"script", "sequence", "spelling"})
NO_SUCH_RULE = "the package has no such rule"
_FOREIGN_SCOPE = re.compile(r"frontmatter|\bmeta\b|\bdoc\(|text\.class|comment")


def configuration(folder: Path, top: Path) -> Path | None:
    """The Vale configuration that holds in a folder: the nearest one at or above it, up to ``top``."""
    for place in (folder, *folder.parents):
        for name in CONFIGURATIONS:
            if (place / name).is_file():
                return place / name
        if place == top:
            break
    return None


def styles_path(configuration: Path | None) -> Path | None:
    """The folder of styles that a configuration names."""
    if configuration:
        match = re.search(r"^[ \t]*StylesPath[ \t]*=[ \t]*(\S.*?)[ \t]*$", configuration.read_text("utf-8"), re.M)
        if match:
            return Path(os.path.normpath(configuration.parent.resolve() / match[1]))
    return None


@cache
def style_folders(repository: Path) -> list[Path]:
    """The styles in a repository: the topmost folders that hold rules."""
    found = []
    for place, folders, files in os.walk(repository):
        folders[:] = sorted(name for name in folders if name not in (".git", "node_modules"))
        if any(name.endswith(".yml") and _is_rule(os.path.join(place, name)) for name in files):
            found.append(Path(place))
            folders.clear()
    return found


def _is_rule(path: str) -> bool:
    with open(path, encoding="utf-8", errors="replace") as file:
        return re.search(r"^extends:", file.read(), re.M) is not None


@cache
def why_not(rule: str, styles: Path | None) -> str:
    """Why a rule can't be expected of newslint, which says as much when it loads it; empty when it can."""
    if rule.startswith("Vale."):
        return "needs a dictionary: Vale.Spelling" if rule == "Vale.Spelling" else ""
    path = styles and styles.joinpath(*rule.split(".")).with_name(rule.rpartition(".")[2] + ".yml")
    if not path or not path.is_file():
        return NO_SUCH_RULE
    text = path.read_text("utf-8", "replace")
    check = re.search(r"^extends:\s*[\"']?([\w.]+)", text, re.M)
    if check and check[1] in NOT_RUN:
        return f"rule that newslint refuses: {check[1]}"
    scope = re.search(r"^scope:((?:.*\n)(?:[ \t]*-.*\n)*)", text + "\n", re.M)
    if scope and _FOREIGN_SCOPE.search(scope[1]):
        return "rule that newslint refuses: scope " + " ".join(scope[1].split())
    return ""


def find_rule(name: str, repository: Path) -> tuple[str, Path | None]:
    """A rule's full name (the style may be left out) and the folder of styles it is in."""
    for style in style_folders(repository):
        place, _, stem = name.rpartition(".")
        if place in ("", style.name) and (style / f"{stem}.yml").is_file():
            return f"{style.name}.{stem}", style.parent
    return name, None


def rule_files(styles: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """The rules of style folders as (name, path)."""
    for style in styles:
        for path in sorted(style.rglob("*.yml")):
            if not path.name.endswith(".test.yml") and _is_rule(str(path)):
                yield ".".join((style.name, *path.relative_to(style).with_suffix("").parts)), path
