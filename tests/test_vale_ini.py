"""Vale's configuration: what its keys mean, which sections hold for which file, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newslint import config
from newslint.cli.arguments import parse
from newslint.cli.settings import Settings
from newslint.config import Config, ConfigError
from newslint.diagnostic import Level
from newslint.globs import glob_pattern

RULE = "extends: existence\nmessage: \"Not '%s'.\"\nlevel: warning\ntokens:\n  - {word}\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, the current one, with two styles of its own (House.Verbs, House.Nouns; Desk.Slang) and the vocabularies Sport and City."""
    for name, word in (("House/Verbs", "utilise"), ("House/Nouns", "learnings"), ("Desk/Slang", "gotten")):
        path = tmp_path / "styles" / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(RULE.format(word=word))
    for name in ("Sport", "City"):
        folder = tmp_path / "styles" / "config" / "vocabularies" / name
        folder.mkdir(parents=True)
        (folder / "accept.txt").write_text("Arsenal\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(folder: Path, text: str) -> Config:
    path = folder / ".vale.ini"
    path.write_bytes(text.encode())
    return config.load(path)


def settings(*arguments: str) -> Settings:
    return Settings(parse(["check", "--no-cache", *arguments]))


def of(folder: Path, text: str, path: str, *arguments: str) -> Config:
    """The settings of one file under the configuration ``text``."""
    (folder / ".vale.ini").write_text(text)
    return settings(*arguments).config_for(path)


def found(made: Settings, path: str) -> list[str]:
    from newslint.source import Source

    text = "We utilise the learnings that we have gotten.\n"
    report = made.linter_for(path).lint(Source(text, path), made.format_for(path))
    return [f"{entry.rule}:{entry.level}" for entry in report.diagnostics]


def test_core_keys(desk: Path) -> None:
    made = read(desk, "StylesPath = styles\nMinAlertLevel = warning\nVocab = Sport, City\n")
    assert made.rules == (desk / "styles",)
    assert made.min_level is Level.WARNING
    assert made.vocab == ("Sport", "City")
    assert made.lines["vocab:City"] == 3
    assert made.sections == made.notes == ()


def test_without_a_styles_path_the_folder_styles_counts(desk: Path) -> None:
    assert read(desk, "[*]\n").rules == (desk / "styles",)
    (desk / "sub").mkdir()
    assert read(desk / "sub", "[*]\n").rules == ()


def test_the_first_of_several_styles_paths_wins(desk: Path) -> None:
    (desk / "more").mkdir()
    assert read(desk, "StylesPath = styles\nStylesPath = more\n").rules == (desk / "more", desk / "styles")


def test_packages_are_not_fetched(desk: Path) -> None:
    made = read(desk, "Packages = House, https://example.org/a/Desk.zip, Absent, https://example.org/Gone.zip\n")
    assert [(note.kind, note.line, note.message.split("'")[1]) for note in made.notes] == [("info", 1, "Absent"), ("info", 1, "Gone")]


def test_what_packages_configure_is_not_read(desk: Path) -> None:
    (desk / "styles" / ".vale-config").mkdir()
    assert ".vale-config" in read(desk, "StylesPath = styles\n").notes[0].message


@pytest.mark.parametrize("key", ["IgnoredScopes", "SkippedScopes", "IgnoredClasses", "WordTemplate"])
def test_core_keys_without_effect_are_told(desk: Path, key: str) -> None:
    (note,) = read(desk, f"MinAlertLevel = error\n{key} = code\n").notes
    assert (note.kind, note.line, note.message) == ("info", 2, f"{key} is not supported and has no effect.")


@pytest.mark.parametrize("key", ["CommentDelimiters", "Transform", "View", "Lang"])
def test_section_keys_without_effect_are_told(desk: Path, key: str) -> None:
    (note,) = read(desk, f"[*.md]\n{key} = x\n").notes
    assert (note.kind, note.line) == ("info", 2)


def test_formats(desk: Path) -> None:
    (desk / ".vale.ini").write_text("[formats]\nmdx = md\n.wire = .txt\n\n[*.mdx]\nBasedOnStyles = House\n")
    made = settings()
    assert [made.format_for(name) for name in ("a.mdx", "b/a.MDX", "a.wire", "a.md", "a")] == ["md", "md", "txt", "md", "txt"]
    assert made.config_for("a.mdx").select == ("House",)
    assert made.config_for("a.md").select == ()


def test_only_what_is_named_runs(desk: Path) -> None:
    (desk / ".vale.ini").write_text("[*.md]\nBasedOnStyles = House\nHouse.Nouns = NO\nDesk.Slang = YES\n")
    assert found(settings(), "a.md") == ["House.Verbs:warning", "Desk.Slang:warning"]
    assert found(settings(), "a.txt") == []


def test_the_last_matching_section_names_the_styles(desk: Path) -> None:
    text = (
        "[*.md]\nBasedOnStyles = House\n[docs/*]\nBasedOnStyles = Desk\n[docs/x.md]\nHouse.Verbs = YES\n[docs/none.md]\nBasedOnStyles =\n"
    )
    assert of(desk, text, "a.md").select == ("House",)
    assert of(desk, text, "docs/a.md").select == ("Desk",)
    assert of(desk, text, "docs/x.md").select == ("Desk", "House.Verbs")
    assert of(desk, text, "docs/none.md").select == ()


def test_the_section_for_all_files_is_read_first(desk: Path) -> None:
    text = "[*.md]\nBasedOnStyles = House\nDesk.Slang = NO\n[*]\nBasedOnStyles = Desk\nDesk.Slang = YES\n"
    made = of(desk, text, "a.md")
    assert (made.select, made.levels) == (("House",), {"Desk.Slang": "off"})
    assert of(desk, text, "a.txt").select == ("Desk",)


@pytest.mark.parametrize(("value", "selected", "levels"), [
    ("YES", ("House.Verbs",), {}),
    ("yes", ("House.Verbs",), {}),
    ("Error", ("House.Verbs",), {"House.Verbs": "error"}),
    ("suggestion", ("House.Verbs",), {"House.Verbs": "suggestion"}),
    ("NO", (), {"House.Verbs": "off"}),
    ("No", (), {"House.Verbs": "off"}),
    ('"YES"', ("House.Verbs",), {}),
    ("YES # of course", ("House.Verbs",), {}),
])  # fmt: skip
def test_values_of_a_rule(desk: Path, value: str, selected: tuple[str, ...], levels: dict[str, str]) -> None:
    made = of(desk, f"[*]\nHouse.Verbs = {value}\n", "a.md")
    assert (made.select, made.levels) == (selected, levels)


def test_a_level_holds_for_the_files_of_its_section_and_outlasts_yes(desk: Path) -> None:
    (desk / ".vale.ini").write_text(
        "[*]\nBasedOnStyles = House\n[*.md]\nHouse.Verbs = error\n[a.md]\nHouse.Verbs = YES\nHouse.Nouns = NO\n"
    )
    assert found(settings(), "a.md") == ["House.Verbs:error"]
    assert found(settings(), "b.md") == ["House.Verbs:error", "House.Nouns:warning"]
    assert found(settings(), "a.txt") == ["House.Verbs:warning", "House.Nouns:warning"]


def test_keys_of_a_rule(desk: Path) -> None:
    text = """
        [*]
        House.Verbs[limit] = 3
        House.Verbs[x] = 0.5
        House.Verbs[message] = "No 'x'"
        [*.md]
        House.Verbs[limit] = 4
        House.Verbs[on] = False
    """
    assert of(desk, text, "a.md").overrides == {"House.Verbs": {"limit": 4, "x": 0.5, "message": "No 'x'", "on": False}}
    assert of(desk, text, "a.txt").overrides["House.Verbs"]["limit"] == 3
    assert of(desk, text, "a.md").select == ()


def test_ignores_add_up(desk: Path) -> None:
    text = "[*]\nTokenIgnores = (#\\w+)\n[*.md]\nTokenIgnores = a, , b\nTokenIgnores = b, c\nBlockIgnores = d\nIgnorePatterns = e\n"
    made = of(desk, text, "a.md")
    assert made.token_ignores == (r"(#\w+)", "a", "b", "c")
    assert made.block_ignores == ("d", "e")
    assert of(desk, text, "a.txt").token_ignores == (r"(#\w+)",)


@pytest.mark.parametrize(("value", "regexes"), [
    (r"\$[^$]+\$, (a,b)", (r"\$[^$]+\$", "(a,b)")),
    (r"x{2,3}, [^,]+, \(, \[", (r"x{2,3}", "[^,]+", r"\(", r"\[")),
    (r"[(], [)], []^,]", ("[(]", "[)]", "[]^,]")),
    (r"({{<[^>]*>}}), \*\*(.*)", ("({{<[^>]*>}})", r"\*\*(.*)")),
    ("(a, b", ("(a", "b")),
    ("a, \\\n  b, \\\n\n", ("a", "b")),
    ("'({#[^}]+})'", ("({#[^}]+})",)),
    ("```x``, y`", ("``x``", "y")),
    ("a: b = c; d", ("a: b = c; d",)),
    ("50% %(x)s, a ; b", ("50% %(x)s", "a")),
    ("a # b, c", ("a",)),
])  # fmt: skip
def test_lists_of_regexes(desk: Path, value: str, regexes: tuple[str, ...]) -> None:
    assert of(desk, f"[*]\nTokenIgnores = {value}\n", "a.md").token_ignores == regexes


def test_a_value_in_backticks_goes_over_lines(desk: Path) -> None:
    made = of(desk, "[*]\nBlockIgnores = `(?x)a\n  b`\nDesk.Slang = YES\n", "a.md")
    assert made.block_ignores == ("(?x)a\n  b",)
    assert made.select == ("Desk.Slang",)


def test_equal_sections_are_one_and_the_first_of_equal_keys_counts(desk: Path) -> None:
    text = "[*.md]\nBasedOnStyles = House\nHouse.Verbs = NO\n[*.txt]\n[*.md]\nBasedOnStyles = Desk\nHouse.Verbs = YES\n"
    made = of(desk, text, "a.md")
    assert (made.select, made.levels) == (("Desk", "House"), {"House.Verbs": "off"})
    (note,) = read(desk, text).notes
    assert (note.line, note.message) == (7, "House.Verbs was set before in this section; the first value counts.")


@pytest.mark.parametrize("text", [
    "\ufeffMinAlertLevel = error\n[*.md]\nBasedOnStyles = House\n",
    "MinAlertLevel = error\r\n\r\n[*.md]\r\nBasedOnStyles = House\r\n",
    "; a comment\n# another = one\nMinAlertLevel: error ; so\n  [*.md]  # all\n  BasedOnStyles=House",
    "MinAlertLevel = error\n[*.md]\nBasedOnStyles = \\\nHouse\n",
])  # fmt: skip
def test_how_it_may_be_written(desk: Path, text: str) -> None:
    made = of(desk, text, "a.md")
    assert (made.min_level, made.select) == (Level.ERROR, ("House",))


@pytest.mark.parametrize(("text", "line", "message"), [
    ("MinAlertLevl = error\n", 1, "The key 'MinAlertLevl' is unknown; above the first section the keys are StylesPath"),
    ("\nStylesPath = nowhere\n", 2, "There is no folder"),
    ("MinAlertLevel = loud\n", 1, "unknown level 'loud'"),
    ("BasedOnStyles = House\n", 1, "The key 'BasedOnStyles' belongs in a section"),
    ("House.Verbs = NO\n", 1, "The key 'House.Verbs' belongs in a section"),
    ("[*]\n\nVocab = City\n", 3, "The key 'Vocab' belongs above the first section"),
    ("[*]\nStyle = NO\n", 2, "The key 'Style' is unknown; in a section"),
    ("[*]\nBasedOnStyle = House\n", 2, "The key 'BasedOnStyle' is unknown"),
    ("[*]\nHouse.Verbs = on\n", 2, "The value of 'House.Verbs' must be YES, NO, suggestion, warning or error, not 'on'"),
    ("[*]\nHouse.Verbs =\n", 2, "must be YES, NO"),
    ("[*]\nHouse.Verbs\n", 2, "neither a section nor 'key = value'"),
    ("[*\nHouse.Verbs = NO\n", 1, "not the head of a section"),
    ("\n[*.{md]\n[*]\n", 2, "The glob '*.{md' has a { that is not closed"),
    ("[[a.md]\n", 1, "The glob '[a.md' has a [ that is not closed"),
    ("[*]\nBlockIgnores = `x\n\n", 2, "has no closing `"),
])  # fmt: skip
def test_mistakes_are_errors_with_file_and_line(desk: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(desk, text)
    assert str(caught.value).startswith(f"{desk / '.vale.ini'}:{line}: ")
    assert message in str(caught.value)


def test_what_is_no_text_is_an_error(desk: Path) -> None:
    (desk / ".vale.ini").write_bytes(b"Vocab = \xe9\n")
    with pytest.raises(ConfigError, match="not UTF-8"):
        config.load(desk / ".vale.ini")


def test_a_style_that_is_nowhere_is_an_error(desk: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        of(desk, "[*]\nBasedOnStyles = House, Hosue\n", "a.md")
    assert f"{desk / '.vale.ini'}:2: There is no style 'Hosue', neither in '{desk / 'styles'}' nor built in" in str(caught.value)


def test_a_vocabulary_that_is_nowhere_is_an_error(desk: Path) -> None:
    with pytest.raises(ConfigError, match=r"ini:2: There is no vocabulary 'Town' \(config/vocabularies/Town\)"):
        of(desk, "\nVocab = City, Town\n[*]\nBasedOnStyles = House\n", "a.md")


def test_a_rule_that_is_nowhere_is_a_note(desk: Path) -> None:
    (desk / ".vale.ini").write_text("[*]\nBasedOnStyles = House\nHouse.Gone = NO\nHouse.Went = error\nHouse.Left[limit] = 1\n")
    made = settings()
    assert sorted((note.kind, note.line, note.message) for note in made.notes) == [
        ("info", 3, "There is no rule 'House.Gone'; the line has no effect."),
        ("info", 4, "There is no rule 'House.Went'; the line has no effect."),
        ("info", 5, "There is no rule 'House.Left'; the line has no effect."),
    ]
    assert found(made, "a.md") == ["House.Verbs:warning", "House.Nouns:warning"]


def test_a_styles_path_without_rules_will_do(desk: Path) -> None:
    (desk / "bare" / "Empty").mkdir(parents=True)
    (desk / ".vale.ini").write_text("StylesPath = bare\n[*]\nBasedOnStyles = Empty\n")
    assert found(settings(), "a.md") == []


def test_vales_own_rules_exist_where_they_are_named(desk: Path) -> None:
    (desk / ".vale.ini").write_text(
        "Vocab = Sport\n[*.md]\nBasedOnStyles = Vale\nVale.Repetition = warning\n[x.md]\nVale.Spelling = NO\n"
        "[*.txt]\nBasedOnStyles = House\nVale.Spelling = NO\n"
    )
    made = settings("--ignore", "Vale.Avoid")
    names = {path: [f"{rule.name}:{rule.level}" for rule in made.linter_for(path)._ruleset.rules] for path in ("x.md", "a.md", "a.txt")}
    assert names["x.md"] == names["a.md"] == ["Vale.Repetition:warning", "Vale.Terms:error"]
    assert names["a.txt"] == ["House.Nouns:warning", "House.Verbs:warning"]
    assert [note.message for note in made.notes] == ["Rules of kinds that newslint doesn't run: Vale.Spelling."]


def test_a_regex_that_is_none_is_an_error(desk: Path) -> None:
    (desk / ".vale.ini").write_text("[*]\nBasedOnStyles = House\nTokenIgnores = a\nTokenIgnores = (b\n")
    with pytest.raises(ConfigError, match=r"ini:4: the pattern '\(b' is no regular expression"):
        settings().linter_for("a.md")


def test_what_is_ignored_is_not_reported(desk: Path) -> None:
    (desk / ".vale.ini").write_text("[*]\nBasedOnStyles = House\n[*.md]\nTokenIgnores = We \\w+\n")
    assert found(settings(), "a.md") == ["House.Nouns:warning"]
    assert found(settings(), "a.txt") == ["House.Verbs:warning", "House.Nouns:warning"]


def test_keys_of_a_rule_change_it(desk: Path) -> None:
    (desk / ".vale.ini").write_text("[*]\nHouse.Verbs = YES\n[*.md]\nHouse.Verbs[level] = error\n")
    assert found(settings(), "a.md") == ["House.Verbs:error"]
    assert found(settings(), "a.txt") == ["House.Verbs:warning"]


def test_all_switched_off_is_no_error(desk: Path) -> None:
    (desk / ".vale.ini").write_text("[*]\nBasedOnStyles = Desk\nDesk.Slang = NO\n")
    assert found(settings(), "a.md") == []


def test_built_in_styles_can_be_named(desk: Path) -> None:
    made = of(desk, "[*]\nBasedOnStyles = newslint, House\n", "a.md")
    assert {"House", "Injection", "Truncation", "Typography"} <= set(made.select)
    assert "newslint" not in made.select
    assert "Desk" not in made.select


def test_a_style_of_ones_own_hides_the_built_in_one(desk: Path) -> None:
    folder = desk / "styles" / "Style"
    folder.mkdir()
    (folder / "Plain.yml").write_text(RULE.format(word="utilise"))
    (desk / ".vale.ini").write_text("[*]\nBasedOnStyles = Style\n")
    rules = settings().linter_for("a.md")._ruleset.rules
    assert [rule.name for rule in rules] == ["Style.Plain"]


def test_a_linter_serves_all_files_that_come_to_the_same(desk: Path) -> None:
    (desk / ".vale.ini").write_text("[*.md]\nBasedOnStyles = House\n[*.txt]\nBasedOnStyles = House\n[x.*]\nHouse.Verbs = NO\n")
    made = settings()
    assert made.linter_for("a.md") is made.linter_for("docs/b.txt") is made.linter_for("c.md")
    assert made.linter_for("x.md") is made.linter_for("x.txt") is not made.linter_for("a.md")


def test_arguments_go_first(desk: Path) -> None:
    (desk / ".vale.ini").write_text("MinAlertLevel = error\n[*.md]\nBasedOnStyles = House\nHouse.Verbs = NO\n")
    assert found(settings("--select", "House,Desk"), "a.txt") == ["House.Verbs:warning", "House.Nouns:warning", "Desk.Slang:warning"]
    assert found(settings("--ignore", "House.Nouns"), "a.md") == []
    assert settings().level_for("a.md") is Level.ERROR
    assert settings("--min-level", "warning").level_for("a.md") is Level.WARNING


def test_which_file_counts(desk: Path) -> None:
    (desk / "pyproject.toml").write_text("[tool.newslint]\n")
    for name in ("_vale.ini", ".vale.ini", "vale.ini"):
        folder = desk / "drafts"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text("[*]\nBasedOnStyles = House\n")
        assert config.find(folder / "deep", {}) == folder / name
    (desk / ".vale.ini").write_text("")
    assert config.find(desk, {}) == desk / "pyproject.toml"
    (desk / "newslint.toml").write_text("")
    assert config.find(desk, {}) == desk / "newslint.toml"
    assert settings("--isolated").config_for("drafts/a.md") == Config()


def test_a_configuration_that_is_named(desk: Path) -> None:
    (desk / "ci").mkdir()
    (desk / "ci" / "news.ini").write_text("StylesPath = ../styles\n[docs/*.md]\nBasedOnStyles = House\n[x.md]\nBasedOnStyles = Desk\n")
    made = settings("--config", "ci/news.ini")
    assert made.config_for("docs/a.md").select == ("House",)
    assert made.config_for("ci/x.md").select == made.config_for("x.md").select == ("Desk",)


def test_globs_are_relative_to_the_configuration(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / ".vale.ini").write_text("[docs/*.md]\nBasedOnStyles = House\n[!docs/*]\nBasedOnStyles = Desk\n")
    (desk / "docs").mkdir()
    monkeypatch.chdir(desk / "docs")
    assert settings().config_for("a.md").select == settings().config_for(str(desk / "docs" / "a.md")).select == ("House",)
    assert settings().config_for("../a.md").select == ("Desk",)


def test_what_reads_it_is_imported_only_for_it(desk: Path) -> None:
    (desk / "a.txt").write_text("A ferry ran aground on Monday.\n")
    code = (
        "import sys; from newslint.cli import main; main(['check', 'a.txt', '--no-cache', '-q']); print('newslint.vale_ini' in sys.modules)"
    )
    shown = []
    for text in (None, "[*]\nBasedOnStyles = House\n"):
        if text:
            (desk / ".vale.ini").write_text(text)
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        shown.append(run.stdout.split()[-1])
    assert shown == ["False", "True"]


def test_standard_input_is_text(desk: Path) -> None:
    assert of(desk, "[*.txt]\nBasedOnStyles = House\n", "-").select == ("House",)


@pytest.mark.parametrize(("glob", "names", "others"), [
    ("*", ["a.md", "a/b.md", ".a"], []),
    ("*.md", ["a.md", "docs/a.md", ".md"], ["a.mdx", "a.MD", "amd"]),
    ("*.{md,txt}", ["a.md", "b/a.txt"], ["a.rst", "a.{md,txt}"]),
    ("*.{md}", ["a.md"], []),
    ("docs/*.md", ["docs/a.md", "docs/b/a.md"], ["a.md", "x/docs/a.md"]),
    ("docs/**/*.md", ["docs/a.md", "docs/b/c/a.md"], ["docs.md", "docs/a.txt"]),
    ("**/*.md", ["a.md", "b/c/a.md"], ["a.txt"]),
    ("docs/**", ["docs/a.md", "docs/b/c"], ["docs", "a.md"]),
    ("{docs,news}/{en,en-gb}/**/*.md", ["news/en-gb/a.md", "docs/en/x/a.md"], ["docs/fr/a.md"]),
    ("a/*/**/x", ["a/b/x", "a/b/c/x"], ["a/x"]),
    ("{a,b{c,d}}.md", ["a.md", "bc.md", "bd.md"], ["b.md", "c.md"]),
    ("[!.]*.md", ["a.md"], [".a.md"]),
    ("[a-c]?.md", ["ax.md"], ["dx.md", "a.md"]),
    (r"\*.md", ["*.md"], ["a.md"]),
    ("a,b}.md", ["a,b}.md"], []),
])  # fmt: skip
def test_globs(glob: str, names: list[str], others: list[str]) -> None:
    pattern = glob_pattern(glob)
    assert [name for name in names if not pattern.fullmatch(name)] == []
    assert [name for name in others if pattern.fullmatch(name)] == []


def test_a_negated_glob_is_about_all_other_files(desk: Path) -> None:
    (section,) = read(desk, "[!drafts/**]\nBasedOnStyles = House\n").sections or ()
    assert section.holds_for(["a.md"])
    assert not section.holds_for(["drafts/x/a.md"])


def test_the_word_for_our_rules_leaves_out_those_that_are_opt_in(desk: Path) -> None:
    ini = "StylesPath = styles\n[*]\nBasedOnStyles = newslint\n"
    named = "Attribution.PersonNamedTwoWays"
    (desk / ".vale.ini").write_text(ini)
    assert named in settings().config_for("a.txt").ignore
    (desk / ".vale.ini").write_text(f"{ini}{named} = YES\n")
    assert named not in settings().config_for("a.txt").ignore
