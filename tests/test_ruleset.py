"""Rule files: what is refused and how, selection, levels, and the cache."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newslint import patterns, rulefile, ruleset
from newslint.diagnostic import Level

GOOD = "extends: existence\nmessage: Found '%s'.\ntokens: [foo]\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("message: x\n", 1, "'extends' is missing"),
        ("extends: existance\nmessage: x\n", 1, "'existance' in 'extends' is unknown; the checks are"),
        ("extends: script\nmessage: x\nscript: y\n", 1, "can't run a rule that extends 'script'"),
        ("extends: existence\nmessage: x\ntoken: [foo]\n", 3, "The key 'token' is unknown"),
        ("extends: existence\nmessage: x\ntokens: [foo]\nlevel: fatal\n", 4, "must be suggestion, warning or error"),
        ("extends: existence\ntokens: [foo]\n", 0, "'message' is missing"),
        ("extends: existence\nmessage: x\n", 0, "needs 'tokens' or 'raw'"),
        ("extends: existence\nmessage: x\ntokens:\n  - '(foo'\n", 4, "not a valid regular expression"),
        ("extends: substitution\nmessage: x\nswap:\n  a: b\n  '[c': d\n", 5, "not a valid regular expression"),
        ("extends: existence\nmessage: x\ntokens: [a]\nscope: frontmatter.title\n", 4, "no blocks of scope 'frontmatter.title'"),
        ("extends: existence\nmessage: x\ntokens+: [a]\n", 3, "extends no other rule"),
        ("extends: House.Other\nmessage: x\n", 1, "no rule 'House.Other' to extend"),
        ("extends: existence\nmessage: x\nmessage: y\ntokens: [foo]\n", 3, "stands twice"),
        ("extends: existence\nmessage: 'x\n", 3, "not valid YAML"),
        ("extends: existence\nmessage: x\ntokens: [foo]\nignorecase: maybe\n", 4, "must be true or false"),
        ("extends: substitution\nmessage: x\nswap: [a]\n", 3, "must map texts to texts"),
        ("extends: occurrence\nmessage: x\ntoken: a\n", 0, "needs 'max' or 'min'"),
        ("extends: existence\nmessage: x\ntokens: [a]\nexceptions: ['(b']\n", 4, "'exceptions' holds no valid regular expression"),
        ("extends: existence\nmessage: x\ntokens: !!bool maybe\n", 0, "not valid YAML"),
        ("extends: existence\nmessage: x\ntokens: [a]\nlink: [5]\n", 4, "must be an address"),
        ("extends: existence\nmessage: x\ntokens: [a]\nscope: [heading & ~quote, paragraph]\n", 4, "leave different marks alone"),
        ("extends: existence\nmessage: x\ntokens: [a]\nscope: headlien\n", 4, "no blocks of scope 'headlien'"),
        ("- a list\n", 1, "a mapping of keys"),
        ("extends: existence\nmessage: x\ntokens: [foo]\nscope: 'text & '\n", 4, "empty part"),
        ("extends: existence\nmessage: x\ntokens: [foo]\ntests: [{name: a}]\n", 4, "'name' and 'input'"),
    ],
)
def test_a_broken_rule_is_refused_with_line_and_cause(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(rulefile.RuleError) as caught:
        rulefile.load(write(tmp_path, "House/Rule", text), "House.Rule")
    assert message in str(caught.value)
    assert caught.value.line == line


def test_a_bare_no_is_a_word(tmp_path: Path) -> None:
    path = write(tmp_path, "House/Rule", "extends: existence\nmessage: x\nignorecase: true\ntokens: [no, on, Yes]\n")
    made = rulefile.load(path, "House.Rule")
    assert made.options == {"ignorecase": True, "tokens": ["no", "on", "Yes"]}


def test_a_broken_rule_is_a_note_and_the_rest_load(tmp_path: Path) -> None:
    write(tmp_path, "House/Bad", "extends: existence\nmessage: x\ntokenz: [foo]\n")
    write(tmp_path, "House/Good", GOOD)
    loaded = ruleset.load([tmp_path], use_cache=False)
    assert [rule.name for rule in loaded.rules] == ["House.Good"]
    (note,) = loaded.notes
    assert (note.kind, note.rule, note.line) == ("rule", "House.Bad", 3)
    assert note.path.endswith("Bad.yml")
    assert "'tokenz'" in note.message


def test_what_is_no_rule_is_not_loaded(tmp_path: Path) -> None:
    for name in ("House/Rule.test", "_shared/Rule", ".git/Rule", "config/Rule", "House/_draft/Rule"):
        write(tmp_path, name, "no: rule\n")
    write(tmp_path, "top", "no: rule\n")
    write(tmp_path, "House/sub/Rule", GOOD)
    assert [name for name, _ in ruleset.rule_files(tmp_path)] == ["House.sub.Rule"]


def names(loaded: ruleset.Ruleset) -> list[str]:
    return [rule.name for rule in loaded.rules]


def test_selection_and_levels(tmp_path: Path) -> None:
    for name in ("A/One", "A/Two", "AB/One"):
        write(tmp_path, name, GOOD)
    assert names(ruleset.load([tmp_path], select=["A"], use_cache=False)) == ["A.One", "A.Two"]
    assert names(ruleset.load([tmp_path], select=["A", "AB.One"], ignore=["A.One"], use_cache=False)) == ["A.Two", "AB.One"]
    loaded = ruleset.load([tmp_path], levels={"A": "off", "A.Two": "error"}, use_cache=False)
    assert names(loaded) == ["A.Two", "AB.One"]
    assert [rule.level for rule in loaded.rules] == [Level.ERROR, Level.WARNING]
    assert [rule.level for rule in ruleset.load([tmp_path], levels={"ALL": "suggestion"}, use_cache=False).rules] == [Level.SUGGESTION] * 3
    with pytest.raises(ruleset.SelectionError, match="no rule to run"):
        ruleset.load([tmp_path], select=["A.One"], levels={"A.One": "off"}, use_cache=False)
    with pytest.raises(ruleset.SelectionError, match="Nope"):
        ruleset.load([tmp_path], select=["Nope"], use_cache=False)


def test_a_later_folder_replaces_a_rule(tmp_path: Path) -> None:
    write(tmp_path / "one", "A/Rule", GOOD)
    write(tmp_path / "two", "A/Rule", GOOD.replace("Found", "Seen"))
    loaded = ruleset.load([tmp_path / "one", tmp_path / "two"], use_cache=False)
    assert [rule.message for rule in loaded.rules] == ["Seen '%s'."]


@pytest.fixture
def cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    write(tmp_path / "rules", "House/Rule", GOOD)
    return tmp_path


def load(folder: Path) -> list[ruleset.Rule]:
    return ruleset.load([folder / "rules"]).rules


def test_the_cache_gives_back_what_was_loaded(cached: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (first,) = load(cached)
    monkeypatch.setattr(ruleset, "_entry", lambda *arguments: pytest.fail("loaded again"))
    (again,) = load(cached)
    assert (again.name, again.message, again.options, again.phrases) == (first.name, first.message, first.options, first.phrases)


def test_a_changed_rule_is_loaded_again(cached: Path) -> None:
    load(cached)
    write(cached / "rules", "House/Rule", GOOD.replace("foo", "bar"))
    assert load(cached)[0].options == {"tokens": ["bar"]}


@pytest.mark.parametrize("damage", [b"", b"garbage", b"\x00" * 300])
def test_a_damaged_cache_is_rebuilt(cached: Path, damage: bytes) -> None:
    load(cached)
    (place,) = (cached / "cache").iterdir()
    data = place.read_bytes()
    for bad in (damage, data[:-10], data[:40] + b"?" + data[40:]):
        place.write_bytes(bad)
        assert load(cached)[0].message == "Found '%s'."
        assert place.read_bytes() == data


def test_an_unwritable_cache_is_done_without(cached: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = cached / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(blocked / "below"))
    assert load(cached)[0].name == "House.Rule"


def test_cached_patterns_match_as_compiled_ones_do(cached: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "On 3 May the mayor, Ann Lee, spoke. Ünder 12 people came."
    for pattern, flags in ((r"(?P<day>\d+) (?P<month>[A-Z]\w+)", 0), (r"\bünder\b|(x)", re.I), (r"[^\W\d_]+(?<=e),", re.X)):
        for _ in range(2):
            monkeypatch.setattr(patterns, "_known", None)
            made, plain = patterns.compile(pattern, flags), re.compile(pattern, flags)
            assert [(match.span(), match.groupdict(), match.groups(), match.lastgroup) for match in made.finditer(text)] == [
                (match.span(), match.groupdict(), match.groups(), match.lastgroup) for match in plain.finditer(text)
            ]
            assert (made.flags, made.groups, dict(made.groupindex)) == (plain.flags, plain.groups, dict(plain.groupindex))
            patterns.keep()
    with pytest.raises(re.error):
        patterns.compile("(")
