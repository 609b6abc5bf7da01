"""Configuration: found nearest first, checked key by key."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import config
from newslint.config import ConfigError
from newslint.diagnostic import Level


def test_every_key_is_read_from_pyproject_too(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[tool.newslint]\nvocab = ["House"]\n')
    assert config.load(path).vocab == ("House",)


def test_the_nearest_file_wins_and_nothing_is_merged(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.newslint]\nignore = ["Style"]\n')
    desk = tmp_path / "desk"
    (desk / "drafts").mkdir(parents=True)
    assert config.find(desk / "drafts", {}) == tmp_path / "pyproject.toml"
    (desk / "newslint.toml").write_text('min-level = "error"\n')
    place = config.find(desk / "drafts", {})
    assert place == desk / "newslint.toml"
    settings = config.load(place)
    assert settings.min_level is Level.ERROR
    assert settings.ignore == ()


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_text("")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.ruff]\n")
    assert config.find(tmp_path / "a", {}) == tmp_path / "newslint.toml"


def test_every_key_is_read(tmp_path: Path) -> None:
    path = tmp_path / "newslint.toml"
    path.write_text(
        'select = ["A"]\nignore = ["B"]\nrules = ["house"]\nexclude = ["old/*"]\nmin-level = "warning"\nfail-on = "warning"\n'
        'output-format = "line"\nencoding = "cp1252"\nvocab = ["House"]\ntoken-ignores = ["#\\\\w+"]\nblock-ignores = ["(?s)<!.*?>"]\n'
        '[levels]\n"A.One" = "off"\n'
    )
    settings = config.load(path)
    assert settings.select == ("A",)
    assert settings.rules == (tmp_path / "house",)
    assert settings.exclude == ("old/*",)
    assert settings.fail_on is Level.WARNING
    assert settings.output_format == "line"
    assert settings.encoding == "cp1252"
    assert settings.levels == {"A.One": "off"}
    assert settings.vocab == ("House",)
    assert settings.token_ignores == (r"#\w+",)
    assert settings.block_ignores == ("(?s)<!.*?>",)
    assert settings.lines["vocab:House"] == 9
    assert settings.sections is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = 1\nselekt = []\n", r":1: The key 'a' is unknown; the keys are select"),
        ("select = []\nselekt = []\n", r":2: The key 'selekt' is unknown"),
        ('\nselect = "A"\n', r":2: The value of 'select' must be a list of texts"),
        ('min-level = "fatal"\n', r":1: unknown level 'fatal'"),
        ('output-format = "pdf"\n', r":1: .*must be one of full"),
        ("vocab = 1\n", r":1: The value of 'vocab' must be a list of texts"),
        ("vocab = [[]]\n", r":1: The value of 'vocab' must be a list of texts"),
        ("sections = []\n", r":1: The key 'sections' is unknown"),
        ('[levels]\nA = "loud"\n', r":1: The level of 'A' must be suggestion, warning, error or off"),
        ("select = [\n", r"not valid TOML"),
    ],
)
def test_mistakes_are_errors_with_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "newslint.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=message) as caught:
        config.load(path)
    assert str(path) in str(caught.value)


def test_the_documentation_names_every_key_and_its_examples_load(tmp_path: Path) -> None:
    text = (Path(__file__).parent.parent / "docs" / "configuration.md").read_text(encoding="utf-8")
    (tmp_path / "newslint.toml").write_text("what = 1\n")
    with pytest.raises(ConfigError) as caught:
        config.load(tmp_path / "newslint.toml")
    keys = str(caught.value).partition("the keys are ")[2].strip(".").split(", ")
    rows = [row for row in text.partition("## .vale.ini")[0].splitlines() if row.startswith("| `")]
    assert sorted(key.strip(" `") for row in rows for key in row.split("|")[1].split(",")) == sorted(keys)
    (tmp_path / "styles").mkdir()
    for kind, name in (("toml", "newslint.toml"), ("ini", ".vale.ini")):
        (tmp_path / name).write_text(text.partition(f"```{kind}\n")[2].partition("```")[0], encoding="utf-8")
        assert config.load(tmp_path / name).vocab == ("House",)
