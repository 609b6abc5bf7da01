"""Fixtures shared by all tests: the built-in rules, and the measuring data where there is some."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newslint import ruleset
from newslint.diagnostic import Diagnostic
from newslint.linter import Linter
from newslint.source import Source

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("NEWSLINT_DATA", ROOT / "../shared/data"))


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests neither use nor fill the user's cache."""
    os.environ["NEWSLINT_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def builtin() -> ruleset.Ruleset:
    """The rules that come with newslint."""
    return ruleset.load([ruleset.builtin_folder()])


@pytest.fixture(scope="session")
def linter(builtin: ruleset.Ruleset) -> Linter:
    """A linter with the built-in rules."""
    return Linter(builtin)


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of the measuring data; it need not exist."""
    return DATA


@pytest.fixture(scope="session")
def articles() -> Callable[[str, int], list[dict[str, Any]]]:
    """A function (name, step): every ``step``-th article of a measuring file. It skips the test where the data is absent."""

    def read(name: str, step: int) -> list[dict[str, Any]]:
        path = DATA / f"{name}.jsonl.gz"
        if not path.is_file():
            pytest.skip("no measuring data here")
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return [json.loads(line) for number, line in enumerate(lines) if number % step == 0]

    return read


@pytest.fixture
def run(tmp_path: Path):  # type: ignore[no-untyped-def]
    """A function (rule text, article, format): the findings of that rule."""

    def lint(rule: str, article: str, format: str = "txt") -> list[Diagnostic]:
        (tmp_path / "House").mkdir(exist_ok=True)
        (tmp_path / "House" / "Rule.yml").write_text(rule, encoding="utf-8")
        loaded = ruleset.load([tmp_path], use_cache=False)
        assert loaded.notes == []
        report = Linter(loaded).lint(Source(article), format)
        assert report.notes == []
        return report.diagnostics

    return lint
