"""The article that newslint was made for, where the measuring data is at hand, and the schema of the JSON report."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from newslint.cli import main

MUST = [
    (4, "Gerasimov", "Attribution"),
    (6, "Syrian President Hafez al-Assad", "Facts"),
    (6, "Maj.", "Truncation"),
    (8, "Gedney", "Attribution"),
    (8, "USA -led", ""),
    (10, "United Kingdom", "Spinner"),
    (12, "Russian Federation", "Spinner"),
    (14, "More news: Check Out the Odds on Ameren Corporation (AEE), QUALCOMM Incorporated (QCOM)", "Injection"),
    (16, "Russian Federation", "Spinner"),
    (16, "'But after", "Quotes"),
    (22, "A member of", "Residue"),
    (24, "release.It", "Typography"),
]


def report_on(path: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    main(["check", "--isolated", "--output-format", "json", *arguments, str(path)])
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    schema = json.loads(files("newslint.reporters").joinpath("schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, schema)
    return report


@pytest.fixture
def sample(data: Path) -> Path:
    path = data / "sample_article.txt"
    if not path.is_file():
        pytest.skip("no measuring data here")
    return path


def test_every_must_is_found_at_its_place(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = report_on(sample, capsys, "--date", "2017-12-28")
    lines = sample.read_text(encoding="utf-8").split("\n")
    for line, words, style in MUST:
        start = lines[line - 1].index(words) + 1
        assert any(
            entry["rule"].startswith(style)
            and entry["start"]["line"] == line == entry["end"]["line"]
            and entry["start"]["column"] < start + len(words)
            and start < entry["end"]["column"]
            for entry in report["diagnostics"]
        ), (line, words)


def test_no_error_stands_where_none_should(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = report_on(sample, capsys, "--date", "2017-12-28")
    lines = {line for line, _, _ in MUST}
    assert [entry for entry in report["diagnostics"] if entry["level"] == "error" and entry["start"]["line"] not in lines] == []


def test_the_dead_president_is_found_without_a_date(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = report_on(sample, capsys)
    assert any(entry["rule"].startswith("Facts") and "Hafez al-Assad" in entry["match"] for entry in report["diagnostics"])


@pytest.mark.parametrize("name", ["scraped.txt", "clean.txt", "draft.md"])
def test_the_examples_give_reports_that_fit_the_schema(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = report_on(Path(__file__).parent.parent / "examples" / name, capsys)
    assert bool(report["diagnostics"]) == (name != "clean.txt")
