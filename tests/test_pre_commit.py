"""The hook, used as its user would: a git repository, the real pre-commit, this checkout as the hook's repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
IDENTITY = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "init.defaultBranch=main"]

pytest.importorskip("pre_commit")


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *IDENTITY, *arguments], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def hook_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout, as it stands, in a repository of its own (try-repo wants commits, and the working tree may hold more than they do)."""
    folder = tmp_path_factory.mktemp("newslint")
    for name in ("newslint", "rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, folder / name)
    git(folder, "init")
    git(folder, "add", "-A")
    assert git(folder, "commit", "-m", "checkout").returncode == 0
    return folder


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_hook_stops_a_bad_article_and_passes_a_good_one(hook_repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    desk = tmp_path / "desk"
    desk.mkdir()
    git(desk, "init")
    shutil.copy(ROOT / "examples" / "clean.txt", desk / "clean.txt")
    git(desk, "add", "clean.txt")
    good = try_repo(desk, hook_repository)
    assert good.returncode == 0, good.stdout + good.stderr
    assert "Passed" in good.stdout

    shutil.copy(ROOT / "examples" / "scraped.txt", desk / "scraped.txt")
    git(desk, "add", "scraped.txt")
    bad = try_repo(desk, hook_repository)
    assert bad.returncode == 1, bad.stdout + bad.stderr
    assert "Failed" in bad.stdout
    assert "scraped.txt:7:1 error" in bad.stdout
    assert "clean.txt:" not in bad.stdout


def try_repo(desk: Path, hook: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(hook), "newslint", "--all-files", "--verbose"]
    return subprocess.run(command, cwd=desk, capture_output=True, text=True, check=False)
