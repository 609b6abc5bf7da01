"""Linting in several processes: what comes out is the same, whatever the order of the work and whatever happens to a worker."""

from __future__ import annotations

import multiprocessing.process
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from newslint.cli import main, work, workers
from newslint.diagnostic import Report
from newslint.linter import Linter
from newslint.source import Source

RULE = "extends: existence\nmessage: \"The word '%s' is out.\"\nlevel: {level}\ntokens: [{token}]\n"
ROOT = str(Path(__file__).parent.parent)

forks = pytest.mark.skipif(sys.platform != "linux", reason="what is patched here reaches forked workers only")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree with findings, notes of every kind and two configurations, which is linted in as many processes as are asked for."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(work, "BYTES_PER_PROCESS", 1)
    for style, name, level, token in (
        ("House", "Bad", "error", "awful"),
        ("House", "Meh", "suggestion", "quite"),
        ("Local", "Hm", "warning", "rather"),
    ):
        path = tmp_path / style.lower() / style / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(RULE.format(level=level, token=token), encoding="utf-8")
    (tmp_path / "local" / "Local" / "Typo.yml").write_text("extends: existence\nmessage: x\ntokns: [a]\n")
    (tmp_path / "newslint.toml").write_text('rules = ["house"]\nselect = ["House"]\n')
    copy = tmp_path / "copy"
    (copy / "local").mkdir(parents=True)
    (copy / "local" / "newslint.toml").write_text('rules = ["../../local"]\nselect = ["Local"]\nencoding = "cp1252"\n')
    for number in range(12):
        text = f"Ferry runs aground\n\nThe ferry ran aground on day {number}.\n" + "An awful night, quite awful, rather “wet”.\n" * (
            number % 4
        )
        (copy / f"{number:02}.{('txt', 'md')[number % 2]}").write_text(text, encoding="utf-8")
    (copy / "local" / "a.txt").write_bytes("A caf\xe9, rather full.\n".encode("cp1252"))
    (copy / "broken.txt").write_bytes("A caf\xe9 burned.\n".encode("latin-1"))
    (copy / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (copy / "many.txt").write_text("awful " * 1100)
    (copy / "empty.txt").write_text("")
    return tmp_path


@pytest.fixture
def check(capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["check", *arguments])
        return status, *capfd.readouterr()

    return run


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many processes each run was shared among."""
    seen: list[int] = []
    real = workers.lint_files

    def spy(settings: Any, arguments: Any, sizes: Mapping[str, int], count: int, made_by: str) -> Iterator[Any]:
        seen.append(count)
        return real(settings, arguments, sizes, count, made_by)

    monkeypatch.setattr(workers, "lint_files", spy)
    return seen


@pytest.mark.parametrize("format", ["json", "full", "concise"])
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_output_is_the_same_for_any_number_of_processes(
    desk: Path, check: Callable[..., Any], jobs: list[int], monkeypatch: pytest.MonkeyPatch, format: str, method: str
) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip("not on this platform")
    monkeypatch.setattr(workers, "start_method", lambda: method)
    arguments = ["copy", "missing.txt", "copy/03.md", "--output-format", format]
    alone = check(*arguments, "-j1")
    assert alone[0] == 2
    for part in ("missing.txt", "broken.txt:1:", "photo.txt:3:", "Typo.yml:3:", "Only the first 1000"):
        assert part in alone[2]
    assert "Local.Hm" in alone[1]
    counts = [2, 5] if method == "fork" else [2]
    for count in counts:
        assert check(*arguments, f"-j{count}") == alone
    assert jobs == counts


def test_one_process_for_each_processor_but_no_more_than_are_worth_it(
    desk: Path, check: Callable[..., Any], jobs: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "_cores", lambda: 3)
    check("copy")
    assert jobs == [3]
    total = sum(work.weight(str(path)) for path in (desk / "copy").rglob("*") if path.suffix in (".txt", ".md"))
    monkeypatch.setattr(work, "BYTES_PER_PROCESS", total // 2 + 1)
    check("copy", "-j8")
    assert jobs == [3], "not worth two"
    monkeypatch.setattr(work, "BYTES_PER_PROCESS", total // 2)
    check("copy", "-j8")
    assert jobs == [3, 2]


def test_a_small_run_imports_nothing_for_large_ones(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("A ferry ran aground on Monday, the coastguard said.\n" * 20)
    code = "import sys; from newslint.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", code, "check", "-j8", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": ROOT})
    large = {"multiprocessing", "concurrent.futures", "sqlite3", "hashlib", "newslint.cli.workers", "newslint.results"}
    assert not large & set(run.stderr.split())


def test_batches_hold_every_file_once_the_largest_first() -> None:
    sizes = {f"{number}.txt": number * 37 % 1000 for number in range(3000)} | {"huge.txt": 10_000_000}
    made = list(workers.batches(sizes, 4))
    assert sorted(path for batch in made for path in batch) == sorted(sizes)
    assert made[0] == ["huge.txt"]
    assert max(sum(sizes[path] for path in batch) for batch in made[1:]) <= 100_000
    assert 8 < len(made) < 100


def dying(monkeypatch: pytest.MonkeyPatch, word: str, number: int) -> None:
    """Makes the process that lints an article with ``word`` end by a signal."""
    real = Linter.lint

    def lint(self: Linter, source: Source, *rest: Any) -> Report:
        if word in source.text:
            os.kill(os.getpid(), number)
            time.sleep(60)
        return real(self, source, *rest)

    monkeypatch.setattr(Linter, "lint", lint)


@forks
def test_a_file_that_kills_its_process_is_told_and_the_others_are_linted(
    desk: Path, check: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = check("copy", "--output-format", "line", "-j1")
    for name in ("bad", "worse"):
        (desk / "copy" / f"{name}.txt").write_text("The poison was awful.\n")
    dying(monkeypatch, "poison", signal.SIGKILL)
    status, out, err = check("copy", "--output-format", "line", "-j2")
    assert status == 2
    assert out == alone[1]
    told = [line for line in err.splitlines() if "process died" in line]
    assert told == [
        f"newslint: {os.path.join('copy', name)}: The file could not be linted: its process died (SIGKILL)."
        for name in ("bad.txt", "worse.txt")
    ]


@forks
def test_without_processes_the_work_is_done_all_the_same(
    desk: Path, check: Callable[..., Any], jobs: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = check("copy", "-j1")
    with monkeypatch.context() as patched:
        patched.setattr(workers, "_serve", lambda *_: None)
        assert check("copy", "-j2") == alone, "none gets ready"

    def refused(self: object) -> None:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(multiprocessing.process.BaseProcess, "start", refused)
    assert check("copy", "-j2") == alone, "none starts"
    assert jobs == [2, 2]


@forks
def test_an_interrupt_ends_all_processes_at_once(desk: Path) -> None:
    code = f"""
import os, sys, time
sys.path.insert(0, {ROOT!r})
from newslint.cli import main, work
from newslint.linter import Linter
work.BYTES_PER_PROCESS = 1
def lint(*_):
    open(f"ready-{{os.getpid()}}", "w").close()
    time.sleep(100)
Linter.lint = lint
sys.exit(main(["check", "copy", "-j2"]))
"""
    run = subprocess.Popen([sys.executable, "-c", code], start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while len(list(desk.glob("ready-*"))) < 2:
        assert run.poll() is None, run.stderr and run.stderr.read()
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=30)
    assert (run.returncode, out, err) == (130, "", "newslint: interrupted\n")
    with pytest.raises(ProcessLookupError):
        os.killpg(run.pid, 0)


def test_the_progress_bar_counts_files_and_changes_nothing_else(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["check", "copy", "-j2"])
    plain = capsys.readouterr().out
    monkeypatch.setattr(work, "_LONG_WORK", -1.0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    for count in ("-j1", "-j2"):
        main(["check", "copy", count])
        captured = capsys.readouterr()
        assert captured.out == plain
        assert "/17 [" in captured.err


@forks
def test_timing_adds_up_over_files_and_processes(desk: Path, check: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    real = Linter.lint
    costs = {"House.Bad": 0.003, "(reading)": 0.001} | {f"Style.R{number:02}": 0.0 for number in range(40)}

    def lint(self: Linter, *rest: Any) -> Report:
        report = real(self, *rest)
        self.timing = dict(costs)
        return report

    monkeypatch.setattr(Linter, "lint", lint)
    for name in ("broken.txt", "photo.txt"):
        (desk / "copy" / name).unlink()
    alone, shared = (check("copy", "--timing", "-q", count) for count in ("-j1", "-j2"))
    assert alone == shared
    lines = alone[2].splitlines()
    table = lines[lines.index("rule             ms   share  us a file") :]
    assert table[1].split() == ["House.Bad", "45.0", "75.0%", "3000.0"]
    assert table[2].split() == ["(reading)", "15.0", "25.0%", "1000.0"]
    assert table[-2].split() == ["(12", "others)", "0.0", "0.0%", "0.0"]
    assert table[-1].split() == ["(all)", "60.0", "100.0%", "4000.0"]
    assert len(table) == 33


def test_a_number_of_processes_is_a_number(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for value in ("0", "-1", "many"):
        with pytest.raises(SystemExit) as caught:
            main(["check", "copy", f"--jobs={value}"])
        assert caught.value.code == 2
        assert "is not a number of processes" in capsys.readouterr().err
