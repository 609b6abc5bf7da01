"""What the pages on rules say is true: their rules load and pass their tests, their commands print what is shown, and so it is with the
example of a house style."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from test_readme import compare, examples_of

from newslint import checks, ruleset, ruletests
from newslint.checks import _action
from newslint.cli import main
from newslint.rulefile import HEADER
from newslint.scopes import MARKS, PARTS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [DOCS / "writing-rules.md", DOCS / "vale.md"]
HOUSE = ROOT / "examples" / "house-style"
# A fenced block that follows a line with nothing but a path is that file.
FILE = re.compile(r"^`([\w./-]+)`:\n\n```(?:\w+)\n(.*?)^```$", re.M | re.S)
COMMANDS = [(page, *example) for page in PAGES for example in examples_of(page)]
RULES = [(page, path) for page in PAGES for path, text in FILE.findall(page.read_text("utf-8")) if re.search(r"^tests:", text, re.M)]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def lay_out(page: Path, folder: Path) -> None:
    """Write the files that a page shows."""
    for path, content in FILE.findall(page.read_text(encoding="utf-8")):
        place = folder / path
        assert not place.exists(), f"{page.name} shows {path} twice"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8")


def test_the_pages_show_something() -> None:
    assert {page.name for page, *_ in COMMANDS} == {page.name for page in PAGES}
    assert len(RULES) > 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_rule_on_a_page_has_a_name_and_a_proof(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    files = dict(FILE.findall(text))
    commands = "".join(output for _, output in examples_of(page))
    for block in re.findall(r"^```yaml\n(.*?)^```$", text, re.M | re.S):
        if re.search(r"^extends:", block, re.M):
            path = next((path for path, content in files.items() if content == block), None)
            assert path is not None, f"no line says which file this is:\n{block}"
            name = ".".join(Path(path).with_suffix("").parts[1:])
            assert re.search(r"^tests:", block, re.M) or "/_" in path or name in commands, f"nothing shows what {name} does"


@pytest.mark.parametrize(("page", "path"), RULES, ids=[path for _, path in RULES])
def test_a_rule_on_a_page_passes_its_tests(page: Path, path: str, desk: Path) -> None:
    lay_out(page, desk)
    name = ".".join(Path(path).with_suffix("").parts[1:])
    outcomes = list(ruletests.run(path, name))
    assert any(outcome.found for outcome in outcomes)
    assert not [(outcome.name, outcome.problems, outcome.found) for outcome in outcomes if outcome.problems]


@pytest.mark.parametrize(
    ("page", "arguments", "output"), COMMANDS, ids=[f"{page.stem}: {' '.join(arguments)}" for page, arguments, _ in COMMANDS]
)
def test_a_command_prints_what_the_page_says(
    page: Path, arguments: list[str], output: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out(page, desk)
    compare(arguments, output, capsys)


def test_the_page_on_rules_names_every_key_check_scope_and_operation() -> None:
    text = (DOCS / "writing-rules.md").read_text(encoding="utf-8")
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
    named = {word for code in re.findall(r"`([^`\n]+)`|^### (\w+)$", prose, re.M) for word in re.findall(r"[\w-]+", "".join(code))}
    named.update(re.findall(r"^(\w+):", text, re.M))
    keys = {key for word in checks.words() for key in checks.load(word).KEYS}
    assert HEADER | keys | set(checks.words()) <= named
    assert set(_action._OPERATIONS) | set(_action._NAMES) - {"suggest"} <= named
    # The rest are names of formats, and parts of dotted scopes that say the same alone.
    assert {*MARKS, "sentence", "raw", "summary", "headline", "byline", "dateline", "alt", "cell", "header"} <= named & (PARTS | MARKS)


def test_the_page_on_the_rules_that_come_with_newslint_names_every_style() -> None:
    text = (DOCS / "rules.md").read_text(encoding="utf-8")
    styles = {name.partition(".")[0] for name, _ in ruleset.rule_files(ruleset.builtin_folder())}
    assert styles == set(re.findall(r"^\| ([A-Z]\w+) \|", text, re.M))


def test_the_house_style_passes_its_tests(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(HOUSE, desk / "house")
    assert main(["test", "house", "--coverage"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize(("name", "path"), ruleset.rule_files(HOUSE), ids=[name for name, _ in ruleset.rule_files(HOUSE)])
def test_a_rule_of_the_house_style_fires_twice_and_stays_silent_twice(name: str, path: str) -> None:
    outcomes = list(ruletests.run(path, name, [str(HOUSE)]))
    assert sum(bool(outcome.found) for outcome in outcomes) >= 2
    assert sum(not outcome.found for outcome in outcomes) >= 2


@pytest.mark.parametrize(("arguments", "output"), examples_of(HOUSE / "README.md"), ids=["test", "check"])
def test_the_house_style_reports_what_its_readme_says(
    arguments: list[str], output: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "examples", desk / "examples")
    compare(arguments, output, capsys)
