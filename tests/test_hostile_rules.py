"""House styles that do harm: each rule ends as a note that names it, and the others run."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest

from newslint import ruleset
from newslint.linter import Linter
from newslint.source import Source

GOOD = "extends: existence\nmessage: Found '%s'.\ntokens: [harbour]\n"
AAA = "a" * 26 + "z"
BOMB = "a: &a [x]\n" + "".join(f"{new}: &{new} [{', '.join(['*' + old] * 9)}]\n" for old, new in pairwise("abcdefghi"))
ENGLISH = "The harbour is closed. " + "It was said that the port will be shut and that the boats have to go by the other way. " * 9
TEXT = f"{ENGLISH}\n\nfoo " + "aa " * 5_000 + "\n\n" + f"{AAA} (a) {AAA}\n\n" * 200


def load(folder: Path, rules: dict[str, str]) -> ruleset.Ruleset:
    for name, text in {"Good": GOOD, **rules}.items():
        path = folder / "House" / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return ruleset.load([folder], use_cache=False)


@pytest.mark.parametrize(
    "rule",
    [
        "extends: existence\nmessage: x\nnonword: true\ntokens: ['(?:a|aa)+[bc]']\n",
        "extends: existence\nmessage: x\nnonword: true\ntokens: ['foo(?:a|aa| )+[bc]', other]\n",
        "extends: existence\nmessage: x\nnonword: true\ntokens: ['(?:a|aa)+[bc]', other]\n",
        "extends: existence\nmessage: x\nnonword: true\ntokens: ['a+z']\nexceptions: ['(?:a|aa)+[bc]']\n",
        "extends: substitution\nmessage: x\nnonword: true\nswap: {'a+z': '(?:a|aa)+[bc]'}\n",
        "extends: existence\nmessage: x\nnonword: true\ntokens: ['a+z']\naction: {name: edit, params: [regex, '(?:a|aa)+[bc]', b]}\n",
        "extends: occurrence\nmessage: x\ntoken: '(?:a|aa)+[bc]'\nmax: 1\n",
        "extends: repetition\nmessage: x\ntokens: ['(?:a|aa)+[bc]']\n",
    ],
)
def test_a_rule_that_takes_too_long_becomes_a_note(tmp_path: Path, rule: str) -> None:
    report = Linter(load(tmp_path, {"Slow": rule})).lint(Source(TEXT))
    assert [note.rule for note in report.notes if note.kind == "run"] == ["House.Slow"]
    assert "ran out of time" in next(note.message for note in report.notes if note.kind == "run")
    assert [entry.match for entry in report.diagnostics if entry.rule == "House.Good"] == ["harbour"]


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("extends: existence\nmessage: x\ntokens: ['(?:(?:a{1000}){1000}){1000}']\n", "more than 100,000 times"),
        ("extends: existence\nmessage: x\nignorecase: true\ntokens: ['(?V1)foo']\n", "not a valid regular expression"),
        ("extends: occurrence\nmessage: x\ntoken: a\nmax: .inf\n", "must be a number"),
        ("extends: _action\nmessage: x\n", "is unknown"),
        ("extends: existence\nmessage: x\nscope: 5\ntokens: [a]\n", "a scope is a text"),
        (BOMB, "enormous"),
        ("extends: existence\nmessage: x\ntokens: &t [a, *t]\n", "refers to what it stands in"),
    ],
)
def test_a_bomb_is_refused(tmp_path: Path, rule: str, why: str) -> None:
    loaded = load(tmp_path, {"Bomb": rule})
    assert [note.rule for note in loaded.notes] == ["House.Bomb"]
    assert why in loaded.notes[0].message
    assert [rule.name for rule in loaded.rules] == ["House.Good"]


def test_gates_too_many_for_one_automaton_are_no_failure(tmp_path: Path) -> None:
    tokens = "".join(f"  - '\\w{{3,30}}[{chr(97 + number % 26)}]\\d{{{number % 7 + 2},{number % 40 + 9}}}'\n" for number in range(200))
    loaded = load(tmp_path, {"Many": f"extends: existence\nmessage: x\nnonword: true\ntokens:\n{tokens}"})
    assert [entry.match for entry in Linter(loaded).lint(Source("Code worda12345 here.")).diagnostics] == ["worda12345"]


def test_rules_work_without_re2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = "".join(f"  - '[A-Z]{{{number + 2}}}[0-9]{{2}}'\n" for number in range(6))
    rules = {"Codes": f"extends: existence\nmessage: x\nnonword: true\ntokens:\n{tokens}"}
    source = Source("Codes AB12 and ABCDE99 stand here, says the harbour.")
    with_re2 = Linter(load(tmp_path, rules)).lint(source).diagnostics
    monkeypatch.setitem(__import__("sys").modules, "newslint.matching.re2_set", None)
    assert Linter(load(tmp_path, rules)).lint(source).diagnostics == with_re2
    assert len(with_re2) == 3


def test_tokens_that_yaml_takes_for_numbers_are_texts(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"Numbers": "extends: existence\nmessage: x\ntokens: [12:30, 010, 1.10, true, 1_000]\n"})
    found = Linter(loaded).lint(Source("At 12:30 the 010 of 1.10 was true, not 1_000 or 750 or 8.")).diagnostics
    assert [entry.match for entry in found] == ["12:30", "010", "1.10", "true", "1_000"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_pipes_and_circles_are_left_out(tmp_path: Path) -> None:
    load(tmp_path, {})
    os.mkfifo(tmp_path / "House" / "Pipe.yml")
    (tmp_path / "House" / "Round").symlink_to(tmp_path / "House")
    (tmp_path / "Alias").symlink_to(tmp_path / "House")
    assert [name for name, _ in ruleset.rule_files(tmp_path)] == ["Alias.Good", "House.Good"]


def test_an_heir_is_mended_when_its_parent_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    load(tmp_path, {"Heir": "extends: _Base.Words\n"})
    assert [note.rule for note in ruleset.load([tmp_path]).notes] == ["House.Heir"]
    (tmp_path / "_Base").mkdir()
    (tmp_path / "_Base" / "Words.yml").write_text(GOOD)
    loaded = ruleset.load([tmp_path])
    assert loaded.notes == []
    assert [rule.name for rule in loaded.rules] == ["House.Good", "House.Heir"]


def test_a_package_with_all_kinds_of_faults_still_lints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from newslint.cli import main

    load(
        tmp_path / "styles",
        {
            "Hostile": "extends: existence\nmessage: x\nnonword: true\ntokens: ['(?:a|aa)+[bc]']\n",
            "Twice": "extends: existence\nmessage: x\nmessage: y\ntokens: [harbour]\n",
            "Unknown": "extends: existence\nmessage: x\ntokenz: [harbour]\n",
            "Tengo": "extends: script\nmessage: x\nscript: y\n",
        },
    )
    (tmp_path / ".vale.ini").write_text("StylesPath = styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = House\n")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    status = main(["check", "--output-format", "line", str(tmp_path / "a.txt")])
    out, err = capsys.readouterr()
    assert status == 2
    assert ":1:5:House.Good:Found 'harbour'." in out
    assert "Twice.yml:3: The key 'message' stands twice" in err
    assert "Unknown.yml:3: The key 'tokenz' is unknown" in err
    assert "ran out of time" in err
    assert "House.Hostile" in err
    assert main(["rules", "--unsupported", "--config", str(tmp_path / ".vale.ini")]) == 2
    assert "House.Tengo" in capsys.readouterr().out
