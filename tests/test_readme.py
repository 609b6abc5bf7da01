"""The README's examples are true: every console block is run and its output compared."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from newslint.cli import main

ROOT = Path(__file__).parent.parent


def examples_of(page: Path) -> list[tuple[list[str], str]]:
    """The arguments of every ``$ newslint`` in the console blocks of a page, and what it is said to print."""
    return [
        (match[1].split(), match[2])
        for block in re.findall(r"^```console\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)
        for match in re.finditer(r"^\$ newslint ([^\n]*)\n(.*?)(?=^\$ |\Z)", block, re.M | re.S)
    ]


def compare(arguments: list[str], output: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Run a command where we are and compare what it prints; an ellipsis on the last line stands for anything."""
    capsys.readouterr()
    main(arguments)
    shown = capsys.readouterr().out
    if output.rstrip().endswith("\n..."):
        assert shown.startswith(output.rstrip().removesuffix("..."))
    else:
        assert shown == output


EXAMPLES = examples_of(ROOT / "README.md")


def test_the_readme_shows_something() -> None:
    assert len(EXAMPLES) >= 2


@pytest.mark.parametrize(("arguments", "output"), EXAMPLES, ids=[" ".join(arguments) for arguments, _ in EXAMPLES])
def test_an_example_prints_what_the_readme_says(
    arguments: list[str], output: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    compare(arguments, output, capsys)


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)
    exec(code, {})
    assert capsys.readouterr().out.startswith("3 1 Injection.LabelledPromo ")
