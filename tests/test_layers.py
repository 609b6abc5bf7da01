"""Imports only point down, and nothing heavy is imported at the start."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "newslint"
LAYERS = [
    {"cli", "__main__"},
    {"ruletests"},
    {"linter"},
    {"placing"},
    {"ruleset", "rulefile", "inheritance", "vocabulary", "reporters", "results", "suppress"},
    {"checks", "units", "spared", "learning"},
    {"readers", "prose", "facts", "matching"},
    {"document", "diagnostic", "config", "scopes", "vale_ini", "directives"},
    {"source", "patterns", "globs", "yaml_text"},
    {"cache"},
]
RANK = {name: len(LAYERS) - number for number, names in enumerate(LAYERS) for name in names}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py" or path.parent != PACKAGE)


def layer(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "newslint":
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("newslint.")}
    return found - {"__version__"}


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(PACKAGE)) for path in FILES])
def test_imports_only_point_down(path: Path) -> None:
    own = layer(path)
    assert own in RANK, f"{own} has no layer yet"
    upward = {name for name in imported(path) if name != own and RANK[name] > RANK[own]}
    assert not upward


def test_checks_know_nothing_of_files_levels_and_messages() -> None:
    for path in (PACKAGE / "checks").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
        assert not names & {"Level", "Diagnostic", "Report", "Config"}, path.name


def test_nothing_heavy_is_imported_at_the_start(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Ferry Runs Aground\n\nA ferry ran aground on Monday, the coastguard said.\n", encoding="utf-8")
    code = "import sys; from newslint.cli import main; main(sys.argv[1:]); main(sys.argv[1:]); print(*sorted(sys.modules), file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", code, "check", str(article)], capture_output=True, text=True, check=True)
    heavy = {"rich", "click", "textstat", "nltk", "langdetect", "ftfy", "asyncio", "importlib.metadata", "hashlib", "logging", "tqdm"}
    assert not heavy & set(run.stderr.split())
