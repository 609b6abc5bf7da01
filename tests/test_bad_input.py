"""Bad input: each a clear message that names file, line and cause; the other files are still linted; the exit status says so."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from newslint.cli import main
from newslint.linter import Linter
from newslint.source import Source

GOOD = "Ferry runs aground off Skye\n\nA ferry ran aground on Monday, the coastguard said in a statement. It was an awful night.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    rules(tmp_path, "Good", "tokens: [awful]")
    return tmp_path


def rules(desk: Path, name: str, keys: str) -> None:
    path = desk / "house" / "House" / f"{name}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"extends: existence\nmessage: Found '%s'.\n{keys}\n", encoding="utf-8")


def check(capsys: pytest.CaptureFixture[str], *paths: str) -> tuple[int, dict[str, Any], str]:
    status = main(["check", "--rules", "house", "--select", "House", "--output-format", "json", *paths])
    captured = capsys.readouterr()
    return status, json.loads(captured.out), captured.err


def linted_good(report: dict[str, Any]) -> bool:
    return any(entry["path"] == "good.txt" and entry["match"] == "awful" for entry in report["diagnostics"])


def test_a_binary_file(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    status, report, err = check(capsys, "good.txt", "photo.txt")
    assert status == 2
    assert linted_good(report)
    assert "photo.txt:3: This is a binary file, not text" in err
    assert report["notes"][0]["path"] == "photo.txt"


def test_a_latin_1_file(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "old.txt").write_bytes("Good evening\n\nA café burned.\n".encode("latin-1"))
    status, report, err = check(capsys, "old.txt", "good.txt")
    assert status == 2
    assert linted_good(report)
    assert "old.txt:3: This is not valid UTF-8: byte 6 of line 3 is 0xE9" in err
    assert "--encoding cp1252" in err
    assert main(["check", "--encoding", "cp1252", "--isolated", "old.txt", "--fail-on", "error"]) in (0, 1)


def test_an_empty_file_is_fine(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, data in (("empty.txt", b""), ("bom.txt", b"\xef\xbb\xbf"), ("blank.md", b"\n \n\r\n")):
        (desk / name).write_bytes(data)
    status, report, err = check(capsys, "empty.txt", "bom.txt", "blank.md")
    assert (status, report["diagnostics"], err) == (0, [], "")
    assert report["summary"]["files"] == 3


def test_a_missing_path(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, report, err = check(capsys, "nowhere.txt", "good.txt")
    assert status == 2
    assert linted_good(report)
    assert "newslint: nowhere.txt: There is no such file or folder." in err


def test_an_unreadable_file(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.symlink("loop.txt", desk / "loop.txt")
    status, report, err = check(capsys, "loop.txt", "good.txt")
    assert status == 2
    assert linted_good(report)
    assert "loop.txt: The file can't be read" in err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "secret.txt").write_text("x")
    (desk / "secret.txt").chmod(0)
    status, report, err = check(capsys, "secret.txt", "good.txt")
    assert status == 2
    assert linted_good(report)
    assert "secret.txt: The file can't be read: Permission denied." in err


def test_a_rule_with_a_typo(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules(desk, "Typo", "tokns: [awful]")
    status, report, err = check(capsys, "good.txt")
    assert status == 2
    assert linted_good(report)
    assert f"house{os.sep}House{os.sep}Typo.yml:3: The key 'tokns' is unknown" in err
    assert "[House.Typo]" in err


def test_a_rule_with_a_catastrophic_pattern(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules(desk, "Slow", "nonword: true\ntokens: ['(?:a|aa)+$', '(?:a|a?)+b']")
    (desk / "hostile.txt").write_text("a" * 5000 + "!\n")
    status, report, err = check(capsys, "hostile.txt", "good.txt")
    assert status == 0, "a rule that gave up does not fail the run; the note says so"
    assert linted_good(report)
    assert "hostile.txt: The rule's pattern ran out of time on this text" in err
    assert "[House.Slow]" in err


def test_a_rule_that_raises_is_named_and_hides_nothing(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from newslint.checks import existence

    def find(self: object, document: object, blocks: object, hits: Any) -> Any:
        raise ZeroDivisionError("by zero")

    rules(desk, "Other", "tokens: [ferry]")
    monkeypatch.setattr(existence.Check, "find", find)
    status, report, err = check(capsys, "good.txt")
    assert status == 0
    assert report["diagnostics"] == []
    assert "The rule failed on this text: ZeroDivisionError: by zero. [House.Good]" in err
    assert "[House.Other]" in err


def test_a_reader_that_raises_loses_no_other_file(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from newslint.readers import markdown

    def read(source: object) -> Any:
        raise RecursionError("too deep")

    monkeypatch.setattr(markdown, "read", read)
    (desk / "deep.md").write_text("text\n")
    status, report, err = check(capsys, "deep.md", "good.txt")
    assert status == 2
    assert linted_good(report)
    assert "deep.md: The file could not be linted: RecursionError: too deep." in err


@pytest.mark.parametrize(
    ("unit", "size"), [("The mayor said so on Monday. ", 20_000_000), ("a", 20_000_000), ("\"'“", 1_000_000), ("the word of ", 1_000_000)]
)
def test_millions_of_characters_on_one_line(desk: Path, capsys: pytest.CaptureFixture[str], unit: str, size: int) -> None:
    """With every rule on: the time must grow with the length only (the time limit of a test is the guard), and nothing may be lost."""
    (desk / "long.txt").write_text(unit * (size // len(unit)), encoding="utf-8")
    status = main(["check", "--isolated", "--output-format", "json", "long.txt", "good.txt", "--rules", "house"])
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert status in (0, 1)
    assert linted_good(report)
    assert "long.txt:1: This paragraph is extremely long; it was checked in pieces." in captured.err


# fmt: off
HOSTILE = [
    '"', "'", "“Aa bb cc dd ee.” ", ' "a', '\' "a. ', "s' ", "A", "Aa ", "Aa. ", "a.Aa", "A. A. ", ". (", '!" Aa ',
    "Mr. A’s ", "de ", "the, ", "Gen. ", "... ", "(", "[a] ", "{{", "<a ", "&amp;", "1,", "12-", "-led ", "word,Word",
    "Read more: ", "More news: A b ", "http://a.b/", "@a ", "#", "a a ", "â€™", "Ã", "\u200b",
    "Syrian President Hafez al-Assad, ", "It was Hafez. Syrian President X. ", "“A,” Bcd said. ", "on May 3, 2017 ",
    "percent ", "(AP Photo/A B) ", "Photo: A B/C ", "less than 1000 ", "a hour ", "United Kingdom ", "said ", "$1 ",
    "`x` the the ", '"Say it it now," he said. ', "*a* ", "[a](b) ", "~~a~~ ", "<br>", "> ", "- ", "| a ",
    "\t", " ", "\u2028", "é", "😀", "é",
]
# fmt: on


@pytest.mark.parametrize("format", ["txt", "md"])
@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_is_read_in_linear_time(linter: Linter, unit: str, format: str) -> None:
    """Every analysis and check on one line of a monotonous text: what is not linear runs into the time limit of a test."""
    report = linter.lint(Source("# Council meets\n\n" + unit * (200_000 // len(unit))), format)
    assert [str(note) for note in report.notes if note.kind == "run"] == []
