"""The command as its user meets it: paths, selection, outputs, exit status."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newslint import __version__
from newslint.cli import main

GOOD = "Ferry runs aground off Skye\n\nA ferry ran aground on Monday, the coastguard said in a statement.\n"
RULE = "extends: existence\nmessage: \"The word '%s' is out.\"\nlevel: {level}\ntokens: [{token}]\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with house rules, a configuration that runs only them, a good and a bad article."""
    monkeypatch.chdir(tmp_path)
    for name, level, token in (("Bad", "error", "awful"), ("Meh", "suggestion", "quite"), ("Hm", "warning", "rather")):
        path = tmp_path / "house" / "House" / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(RULE.format(level=level, token=token), encoding="utf-8")
    (tmp_path / "newslint.toml").write_text('rules = ["house"]\nselect = ["House"]\n')
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "good.txt").write_text(GOOD, encoding="utf-8")
    (copy / "bad.txt").write_text("An awful night, quite awful, rather wet.\n", encoding="utf-8")
    (copy / "notes.rst").write_text("awful\n")
    return tmp_path


def test_exit_status_follows_the_level_to_fail_on(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "copy/good.txt"]) == 0
    assert main(["check", "copy/bad.txt"]) == 1
    (desk / "copy" / "meh.txt").write_text("It was rather wet.\n")
    assert main(["check", "copy/meh.txt"]) == 0
    assert main(["check", "copy/meh.txt", "--fail-on", "warning"]) == 1
    assert main(["check", "copy/bad.txt", "--select", "House.Hm"]) == 0


def test_concise_and_line_output(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "copy", "--output-format", "concise"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "copy/bad.txt:1:4 error The word 'awful' is out. [House.Bad]".replace("/", os.sep)
    assert len(lines) == 5
    main(["check", "copy/bad.txt", "--output-format", "line", "--min-level", "error"])
    assert capsys.readouterr().out.splitlines() == [
        "copy/bad.txt:1:4:House.Bad:The word 'awful' is out.",
        "copy/bad.txt:1:23:House.Bad:The word 'awful' is out.",
    ]


def test_folders_are_walked_for_known_suffixes_only(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "copy", "--output-format", "json"])
    report = json.loads(capsys.readouterr().out)
    assert report["summary"]["files"] == 2
    main(["check", "copy/notes.rst", "--output-format", "json"])
    assert json.loads(capsys.readouterr().out)["summary"]["errors"] == 1, "a named file is always linted"


def test_standard_input_has_a_name(desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments, path in ((["-"], "<stdin>"), (["-", "--stdin-filename", "desk/story.md"], "desk/story.md")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"# An `awful` night\n\nawful\n")))
        main(["check", *arguments, "--output-format", "json"])
        findings = json.loads(capsys.readouterr().out)["diagnostics"]
        assert {entry["path"] for entry in findings} == {path}
        assert [entry["start"]["line"] for entry in findings] == ([1, 3] if path == "<stdin>" else [3])


def test_a_name_for_standard_input_means_standard_input(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"awful\n")))
    main(["check", "--stdin-filename", "story.txt", "--output-format", "line"])
    assert capsys.readouterr().out == "story.txt:1:1:House.Bad:The word 'awful' is out.\n"


def test_a_file_named_twice_is_linted_once(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "copy/good.txt", "./copy/good.txt", "copy", "--output-format", "json"])
    assert json.loads(capsys.readouterr().out)["summary"]["files"] == 2


def test_quiet_still_says_what_could_not_run(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "-q", "missing.txt"]) == 2
    assert "missing.txt: There is no such file" in capsys.readouterr().err


def test_what_is_not_shown_can_still_fail_the_run(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "copy" / "meh.txt").write_text("It was rather wet.\n")
    assert main(["check", "copy/meh.txt", "--min-level", "error", "--fail-on", "warning"]) == 1


def test_a_folder_without_rules_is_an_error(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "copy/good.txt", "--isolated", "--rules", "house/House"]) == 2
    assert "There are no rules in this folder" in capsys.readouterr().err


def test_nothing_to_lint_is_said(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "empty").mkdir()
    assert main(["check", "empty"]) == 0
    assert "nothing to lint" in capsys.readouterr().err


def test_output_is_deterministic(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = set()
    for paths in (["copy"], ["copy/good.txt", "copy/bad.txt"], ["copy/bad.txt", "copy"]):
        main(["check", *paths, "--output-format", "json"])
        outputs.add(capsys.readouterr().out)
    assert len(outputs) == 1


def test_exclude_holds_for_named_files_too(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "newslint.toml").write_text('rules = ["house"]\nselect = ["House"]\nexclude = ["copy/bad*"]\n')
    assert main(["check", "copy/bad.txt", "copy"]) == 0


def test_unknown_rules_and_options_are_usage_errors(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "copy", "--select", "House.Nope"]) == 2
    assert "no rule or style 'House.Nope'" in capsys.readouterr().err
    (desk / "newslint.toml").write_text("selekt = []\n")
    assert main(["check", "copy"]) == 2
    assert "newslint.toml:1: The key 'selekt' is unknown" in capsys.readouterr().err
    assert main(["check", "copy", "--isolated", "--rules", "house", "--select", "House.Meh"]) == 0
    with pytest.raises(SystemExit) as caught:
        main(["check", "--date", "yesterday"])
    assert caught.value.code == 2


def test_rules_lists_every_rule(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    assert "House.Bad" in capsys.readouterr().out
    assert main(["rules", "--output-format", "json"]) == 0
    assert {"House.Bad", "House.Meh"} <= {rule["name"] for rule in json.loads(capsys.readouterr().out)}


def test_rule_explains_with_examples_and_source(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = desk / "house" / "House" / "Bad.yml"
    path.write_text(
        path.read_text() + "description: Dull words.\ntests:\n  - {name: a dull night, input: An awful night., want: '1:4:House.Bad'}\n"
    )
    assert main(["rule", "house.bad"]) == 0
    page = capsys.readouterr().out
    for part in ("House.Bad (error)", "Dull words.", "a dull night", "An awful night.", "1:4:House.Bad", "Bad.yml"):
        assert part in page
    assert main(["rule", "House.Nope"]) == 2


def test_the_module_runs_and_knows_its_version() -> None:
    run = subprocess.run([sys.executable, "-m", "newslint", "--version"], capture_output=True, text=True, check=True)
    assert run.stdout == f"newslint {__version__}\n"


def test_a_closed_pipe_is_no_crash(desk: Path) -> None:
    (desk / "copy" / "bad.txt").write_text("awful " * 40_000)
    command = f'"{sys.executable}" -m newslint check copy --output-format concise | head -n 1'
    run = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": _root()})
    assert run.stdout.count("\n") == 1
    assert "Traceback" not in run.stderr


def _root() -> str:
    return str(Path(__file__).parent.parent)
