"""What was linted before isn't linted again, and nobody can tell from what comes out."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newslint import results
from newslint.cli import main, work
from newslint.diagnostic import Diagnostic, Edit, Fix, Level, Note, Report
from newslint.linter import Linter
from newslint.source import Location, Source, Span

RULE = "extends: substitution\nmessage: \"Use '%s', not '%s'.\"\nlevel: {level}\naction: {{name: replace}}\nswap: {{{token}: plain}}\n"
FORMATS = ("json", "full", "concise", "line")
ROOT = str(Path(__file__).parent.parent)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store's file, which isn't there yet."""
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / "results.db"


@pytest.fixture
def desk(tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree with findings and notes. Results are kept however small it is."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(work, "STORE_FROM", 1)
    for name, level, token in (("Bad", "error", "awful"), ("Meh", "suggestion", "quite")):
        path = tmp_path / "house" / "House" / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(RULE.format(level=level, token=token), encoding="utf-8")
    (tmp_path / "newslint.toml").write_text('rules = ["house"]\nselect = ["House"]\n')
    copy = tmp_path / "copy"
    copy.mkdir()
    for number in range(8):
        (copy / f"{number}.txt").write_text(
            "A “ferry” sank.\n" + f"An awful night, quite awful {number}.\n" * (number % 3), encoding="utf-8"
        )
    (copy / "many.md").write_text("awful " * 1100)
    (copy / "broken.txt").write_bytes("A caf\xe9 burned.\n".encode("latin-1"))
    return tmp_path


@pytest.fixture
def linted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is really linted."""
    names: list[str] = []
    real = Linter.lint

    def lint(self: Linter, source: Source, *rest: Any) -> Report:
        names.append(source.name)
        return real(self, source, *rest)

    monkeypatch.setattr(Linter, "lint", lint)
    return names


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["check", "copy", *arguments])
        return status, *capsys.readouterr()

    return run


def test_a_second_run_says_the_same_and_lints_nothing(desk: Path, check: Callable[..., Any], linted: list[str]) -> None:
    first = {format: check("--output-format", format) for format in FORMATS[:1]}
    assert len(linted) == 9
    assert first["json"][0] == 2
    assert "Only the first 1000" in first["json"][2]
    assert '"safe"' in first["json"][1]
    first |= {format: check("--output-format", format, "--timing") for format in FORMATS[1:]}
    linted.clear()
    for format in FORMATS:
        status, out, err = check("--output-format", format)
        assert (status, out) == first[format][:2]
        assert err == first["json"][2]
    assert linted == []
    assert check("-j4", "--output-format", "json") == first["json"]


def test_only_what_changed_is_linted(desk: Path, check: Callable[..., Any], linted: list[str]) -> None:
    check()
    linted.clear()
    (desk / "copy" / "0.txt").write_text("Quite another story.\n")
    (desk / "copy" / "1.txt").rename(desk / "copy" / "renamed.txt")
    _, out, _ = check("--output-format", "line")
    assert linted == [os.path.join("copy", "0.txt")]
    assert f"{os.path.join('copy', 'renamed.txt')}:2:4:House.Bad" in out
    assert os.path.join("copy", "1.txt") not in out


def change_rule(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "house" / "House" / "Bad.yml").write_text(RULE.format(level="error", token="night"))


def change_level(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open(desk / "newslint.toml", "a") as file:
        file.write('[levels]\n"House.Bad" = "warning"\n')


def change_selection(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "newslint.toml").write_text('rules = ["house"]\nselect = ["House.Bad"]\n')


def change_code(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results.cache, "code_stamp", lambda: "another version")


def change_format(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (desk / "copy").glob("*.txt"):
        path.rename(path.with_suffix(".md"))


@pytest.mark.parametrize("change", [change_rule, change_level, change_selection, change_code, change_format])
def test_another_rule_level_selection_version_or_format_is_another_result(
    desk: Path, check: Callable[..., Any], linted: list[str], monkeypatch: pytest.MonkeyPatch, change: Callable[..., None]
) -> None:
    check()
    change(desk, monkeypatch)
    linted.clear()
    changed = check("--output-format", "json")
    assert len([name for name in linted if "many" not in name]) == 8
    assert changed == check("--output-format", "json", "--timing")[:2] + changed[2:]


@pytest.mark.parametrize("arguments", [["--date", "2017-12-28"], ["--select", "House.Meh"], ["--encoding", "latin-1"]])
def test_other_arguments_are_another_result(desk: Path, check: Callable[..., Any], linted: list[str], arguments: list[str]) -> None:
    check()
    linted.clear()
    check(*arguments)
    assert len(linted) >= 9
    linted.clear()
    check(*arguments)
    assert linted == []


def test_a_rule_that_ran_out_of_time_gets_another_chance(desk: Path, check: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def lint(self: Linter, source: Source, *_: Any) -> Report:
        seen.append(source.name)
        return Report(notes=[Note("run", source.name, 0, "Out of time.", "House.Bad")], files=1)

    monkeypatch.setattr(Linter, "lint", lint)
    assert check() == check()
    assert len(seen) == 18


def test_the_store_is_left_alone_without_cache_with_timing_and_for_one_file(
    desk: Path, store: Path, check: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results.cache, "_off", False)
    check("--timing")
    main(["check", "copy/many.md"])
    check("--no-cache")
    assert not store.exists()


def garbage(store: Path) -> None:
    store.write_bytes(b"This is no database. " * 1000)


def truncated(store: Path) -> None:
    store.write_bytes(store.read_bytes()[:5000])


def scrambled(store: Path) -> None:
    data = bytearray(store.read_bytes())
    data[4096:] = bytes(byte ^ 0x55 for byte in data[4096:])
    store.write_bytes(bytes(data))


def emptied(store: Path) -> None:
    with closing(sqlite3.connect(store)) as database:
        database.execute("DROP TABLE results")


def of_another_version(store: Path) -> None:
    with closing(sqlite3.connect(store)) as database:
        database.executescript("PRAGMA user_version = 99; DROP TABLE results; CREATE TABLE results (other)")


def altered(store: Path) -> None:
    with closing(sqlite3.connect(store)) as database, database:
        database.execute("UPDATE results SET value = substr(value, 1, 4) || X'FF' || substr(value, 6)")


def of_other_types(store: Path) -> None:
    with closing(sqlite3.connect(store)) as database, database:
        database.execute("UPDATE results SET value = 'text'")


@pytest.mark.parametrize("damage", [garbage, truncated, scrambled, emptied, of_another_version, altered, of_other_types])
def test_a_damaged_store_is_made_again(
    desk: Path, store: Path, check: Callable[..., Any], linted: list[str], damage: Callable[[Path], None]
) -> None:
    first = check()
    damage(store)
    linted.clear()
    assert check() == first
    assert len(linted) == 9
    linted.clear()
    assert check() == first
    assert linted == []


def test_where_nothing_can_be_kept_nothing_is_said(
    desk: Path, store: Path, check: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = check()
    store.unlink()
    store.mkdir()
    assert check() == first
    (desk / "file").write_text("")
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(desk / "file" / "cache"))
    assert check() == first


def test_a_store_that_another_process_holds_is_not_waited_for(
    desk: Path, store: Path, check: Callable[..., Any], linted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "_PATIENCE", 0.01)
    first = check()
    with closing(sqlite3.connect(store, isolation_level=None)) as database:
        database.execute("BEGIN EXCLUSIVE")
        assert check() == first
        database.execute("ROLLBACK")
    linted.clear()
    assert check() == first
    assert linted == []


def test_processes_share_a_store(desk: Path, store: Path, check: Callable[..., Any], linted: list[str]) -> None:
    for number in range(60):
        (desk / "copy" / f"long{number}.txt").write_text(f"An awful night {number}.\n" * 120)
    command = [sys.executable, "-m", "newslint", "check", "copy"]
    environment = {**os.environ, "PYTHONPATH": ROOT}
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) for _ in range(3)]
    told = {(*run.communicate(), run.returncode) for run in runs}
    assert len(told) == 1
    status, out, err = check()
    assert told == {(out, err, status)}
    assert linted == []


def test_a_packed_report_has_everything_but_its_path() -> None:
    places = Span(3, 8), Location(1, 4), Location(1, 9)
    fix = Fix((Edit(Span(3, 8), "plain"), Edit(Span(8, 8), "")), True)
    one = Diagnostic("a.txt", "House.Bad", Level.WARNING, "Out: “awful”.", *places, "awful", "heading", "https://example.org", fix)
    two = one._replace(level=Level.ERROR, link=None, fix=None)
    notes = [Note("info", "a.txt", 3, "Long."), Note("run", "a.txt", 0, "Slow.", "House.Bad"), Note("info", "", 0, "Elsewhere.")]
    made = results.unpack(results.pack(Report([one, two], notes, 1), "a.txt"), "b.txt")
    assert made.diagnostics == [one._replace(path="b.txt"), two._replace(path="b.txt")]
    assert made.notes == [notes[0]._replace(path="b.txt"), notes[1]._replace(path="b.txt"), notes[2]]
    assert made.files == 1
    assert type(made.diagnostics[0].level) is Level
    assert type(made.diagnostics[0].span) is Span
    assert type(made.diagnostics[0].end) is Location


def test_what_was_not_used_for_longest_goes_first(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "LIMIT", 200_000)
    names = {name: [f"{name}{number}".encode() for number in range(40)] for name in "abc"}
    for day, name in enumerate("abc"):
        monkeypatch.setattr(results.time, "time", lambda day=day: day * 86_400.0)
        if name == "c":
            assert len(results.find(names["a"])) == 40
        results.keep((key, os.urandom(2000)) for key in names[name])
    assert len(results.find(names["a"])) == 40
    assert len(results.find(names["b"])) < 40
    assert len(results.find(names["c"])) == 40
    for number in range(40):
        results.keep((b"%d %d" % (number, other), os.urandom(2000)) for other in range(20))
    assert store.stat().st_size < 400_000


def test_a_key_depends_on_content_and_on_what_made_the_report() -> None:
    pairs = [("a", b"x"), ("a", b"y"), ("b", b"x"), (f"a{date(2017, 12, 28)}", b"x"), ("a\\n", b"x"), ("\udcff", b"x")]
    assert len({results.key_of(*pair) for pair in pairs}) == len(pairs)
    assert results.key_of("a", b"x") == results.key_of("a", b"x")
