"""``newslint learn`` as its user meets it: what it writes where, what it says, its exit status, and that its page tells the truth."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from test_readme import compare, examples_of

from newslint.cli import main

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples" / "learning"
PAGE = ROOT / "docs" / "learning.md"
RADIO, POST = "Bus times, tides and tips: Valley Radio, 98.4 FM", "Moss Valley Post No. 4113, 60p at your newsagent"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the articles of the example in ``site``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    shutil.copytree(EXAMPLES, tmp_path / "site")
    return tmp_path


def test_from_articles_to_findings(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", "site", "-o", "house/Valley/Lines.yml"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == "newslint: house/Valley/Lines.yml: 2 lines, and 2 in comments that may be wanted.\n"
    assert os.listdir(desk / "house" / "Valley") == ["Lines.yml"]
    assert main(["test", "house", "--coverage"]) == 0, capsys.readouterr().out
    capsys.readouterr()
    main(["check", "site/ferry.txt", "--rules", "house", "--select", "Valley", "--output-format", "line"])
    places = [line.split(":", 4)[:4] for line in capsys.readouterr().out.splitlines()]
    assert places == [
        [os.path.join("site", "ferry.txt"), "9", "1", "Valley.Lines"],
        [os.path.join("site", "ferry.txt"), "11", "1", "Valley.Lines"],
    ]


def test_what_a_house_rule_reports_is_not_proposed_again(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", "site", "-q", "-o", "house/House/Lines.yml"]) == 0
    assert main(["learn", "site", "--rules", "house"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "There is nothing to propose: no lines that rules don't report yet recur in 4 or more of 5 articles, but these" in shown.err
    assert "# - By Ada Bell" in shown.err
    assert main(["learn", "site", "--rules", "house", "--all"]) == 0
    assert RADIO.replace(".", r"\.") in capsys.readouterr().out
    (desk / "newslint.toml").write_text('rules = ["house"]\nmin-level = "error"\n')
    assert main(["learn", "site"]) == 0
    assert RADIO.replace(".", r"\.") in capsys.readouterr().out, "what isn't shown isn't reported"


def test_a_file_is_replaced_only_by_force(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "mine.yml").write_text("mine")
    assert main(["learn", "site", "--output", "mine.yml"]) == 2
    assert "mine.yml: There is such a file already; --force replaces it." in capsys.readouterr().err
    assert (desk / "mine.yml").read_text() == "mine"
    assert main(["learn", "site", "--output", "mine.yml", "--force"]) == 0
    assert "House.RecurringLines" in (desk / "mine.yml").read_text(encoding="utf-8")
    assert sorted(os.listdir(desk)) == ["mine.yml", "site"]


def test_nothing_is_written_where_nothing_recurs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", "site/mill.txt", "site/ferry.txt", "-o", "rule.yml"]) == 0
    assert "recur in 4 or more of 2 articles." in capsys.readouterr().err
    assert not (desk / "rule.yml").exists()
    (desk / "empty").mkdir()
    assert main(["learn", "empty"]) == 0
    assert "of 0 articles." in capsys.readouterr().err


def test_an_article_that_cannot_be_read_is_named_and_the_others_are_read(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "site" / "latin.txt").write_bytes(b"A caf\xe9 opens\n")
    (desk / "site" / "picture.txt").write_bytes(b"\x89PNG\0\0")
    assert main(["learn", "site", "missing"]) == 2
    shown = capsys.readouterr()
    assert "latin.txt:1: This is not valid UTF-8" in shown.err
    assert "picture.txt:1: This is a binary file" in shown.err
    assert "missing: There is no such file or folder." in shown.err
    assert RADIO.replace(".", r"\.") in shown.out
    assert "# 5 of 5, at the end" in shown.out
    assert main(["learn", "site/latin.txt", "--encoding", "cp1252"]) == 0


def test_a_file_that_cannot_be_written_is_an_error(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", "site", "-o", "site/mill.txt/rule.yml"]) == 2
    assert "The file can't be written" in capsys.readouterr().err
    (desk / "folder").mkdir()
    assert main(["learn", "site", "-o", "folder", "--force"]) == 2
    assert "folder: The file can't be written" in capsys.readouterr().err
    assert not [name for name in os.listdir(desk) if name.endswith(".tmp")]


def test_articles_in_other_languages_are_left_out(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        "Der Hafenmeister sagte am Montag, dass der Hafen noch vor dem Herbst ausgebaggert werde, weil die Boote sonst nicht mehr "
        "einlaufen könnten. Die Arbeiten dauern vier Wochen und kosten mehr als geplant, wie die Stadt mitteilte. "
    )
    for number in range(4):
        (desk / "site" / f"de{number}.txt").write_text(f"Der Hafen wird gebaggert\n\n{text * 4}\n\nVALLEY IM NETZ\n", encoding="utf-8")
    assert main(["learn", "site"]) == 0
    shown = capsys.readouterr()
    assert "VALLEY IM NETZ" not in shown.out
    assert "not in English, and were left out: 4." in shown.err


def test_excluded_articles_are_not_read(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "newslint.toml").write_text('exclude = ["site/b*", "site/f*"]\n')
    assert main(["learn", "site"]) == 0
    assert "of 3 articles" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong", [["--min-articles", "1"], ["--min-articles", "many"], ["--name", "Lines"], ["--name", "../House.Lines"], []]
)
def test_wrong_usage_is_told(desk: Path, wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["learn", *(["site"] if wrong else []), *wrong])
    assert caught.value.code == 2


def test_the_name_is_that_of_the_file_or_as_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, name in (
        (["-o", "house/Valley/Lines.yml"], "Valley.Lines"),
        (["-o", "lines.yml"], "House.RecurringLines"),
        (["-o", "other.yml", "--name", "Moss.Furniture"], "Moss.Furniture"),
    ):
        assert main(["learn", "site", "-q", *arguments]) == 0
        assert f"5:1:{name}\n" in (desk / arguments[1]).read_text(encoding="utf-8")


def test_output_is_deterministic(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        main(["learn", "site", "site/mill.txt"])
    one, other = capsys.readouterr().out.split("# Lines that recur")[1:]
    assert one == other


@pytest.mark.parametrize(("arguments", "output"), examples_of(PAGE), ids=[" ".join(arguments) for arguments, _ in examples_of(PAGE)])
def test_the_page_shows_what_is_printed(
    arguments: list[str], output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    shutil.copytree(EXAMPLES, tmp_path / "examples" / "learning")
    for earlier, _ in examples_of(PAGE):
        if earlier == arguments:
            break
        main(earlier)
    compare(arguments, output, capsys)
