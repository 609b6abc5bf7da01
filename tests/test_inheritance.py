"""Rules that extend other rules, keys from the configuration, and vocabularies."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import ruleset
from newslint.diagnostic import Report
from newslint.linter import Linter
from newslint.source import Source

PARENT = "extends: existence\nmessage: Say less than '%s'.\nlevel: error\nignorecase: true\ntokens: [utilise, leverage]\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found(report: Report) -> list[tuple[str, str]]:
    return [(entry.rule, entry.match) for entry in report.diagnostics]


def lint(folder: Path, text: str, **options: object) -> Report:
    loaded = ruleset.load([folder], use_cache=False, **options)  # type: ignore[arg-type]
    assert not loaded.notes, loaded.notes
    return Linter(loaded).lint(Source(text))


def test_a_child_has_what_the_parent_says_but_for_its_own_keys(tmp_path: Path) -> None:
    write(tmp_path, "_Base/Words.yml", PARENT)
    write(tmp_path, "House/Words.yml", "extends: _Base.Words\nlevel: suggestion\ntokens+: [going forward, utilise]\ntokens-: [leverage]\n")
    report = lint(tmp_path, "They Utilise leverage going forward, he said.")
    assert found(report) == [("House.Words", "Utilise"), ("House.Words", "going forward")]
    assert {str(entry.level) for entry in report.diagnostics} == {"suggestion"}


def test_maps_are_merged_and_the_child_wins(tmp_path: Path) -> None:
    swap = "{lorry: truck, lift: elevator, tap: faucet}"
    write(tmp_path, "_Base/Swap.yml", f"extends: substitution\nmessage: \"'%s', not '%s'.\"\nswap: {swap}\n")
    write(tmp_path, "House/Swap.yml", "extends: _Base.Swap\nswap+: {lift: hoist, rubbish: trash}\nswap-: [tap]\n")
    report = lint(tmp_path, "A lorry, a lift, a tap and rubbish lay there.")
    assert [entry.message for entry in report.diagnostics] == ["'truck', not 'lorry'.", "'hoist', not 'lift'.", "'trash', not 'rubbish'."]


@pytest.mark.parametrize(
    ("child", "why"),
    [
        ("extends: _Base.Words\ntokens-: [absent]\n", "takes out 'absent'"),
        ("extends: _Base.Words\ntokens: [a]\ntokens+: [b]\n", "can't stand together"),
        ("extends: _Base.Words\nlevel+: error\n", "needs a list or a map"),
        ("extends: _Base.Missing\n", "no rule '_Base.Missing'"),
        ("extends: House.Child\n", "inherits from itself"),
        ("extends: _Base.Broken\n", "is broken (its line 3)"),
    ],
)
def test_what_can_not_be_inherited_is_said(tmp_path: Path, child: str, why: str) -> None:
    write(tmp_path, "_Base/Words.yml", PARENT)
    write(tmp_path, "_Base/Broken.yml", "extends: existence\nmessage: x\nmessage: y\n")
    write(tmp_path, "House/Child.yml", child)
    (note,) = ruleset.load([tmp_path], use_cache=False).notes
    assert note.rule == "House.Child"
    assert why in note.message


def test_a_long_line_of_parents_ends(tmp_path: Path) -> None:
    write(tmp_path, "House/R0.yml", PARENT)
    for number in range(1, 13):
        write(tmp_path, f"House/R{number}.yml", f"extends: House.R{number - 1}\n")
    loaded = ruleset.load([tmp_path], use_cache=False)
    assert len(loaded.rules) == 11
    assert all("at most 10 levels" in note.message for note in loaded.notes)


def test_a_changed_parent_is_noticed_by_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "rules"
    write(folder, "_Base/Words.yml", PARENT)
    write(folder, "House/Words.yml", "extends: _Base.Words\n")
    stamps = [ruleset.load([folder]).stamp for _ in range(2)]
    assert stamps[0] == stamps[1]
    write(folder, "_Base/Words.yml", PARENT.replace("error", "warning"))
    loaded = ruleset.load([folder])
    assert str(loaded.rules[0].level) == "warning"
    assert loaded.stamp != stamps[0]


def test_configuration_changes_single_keys(tmp_path: Path) -> None:
    write(tmp_path, "House/Long.yml", "extends: occurrence\nmessage: Too many (%s).\ntoken: '\\b\\w+\\b'\nmax: 100\n")
    assert not lint(tmp_path, "One two three four.").diagnostics
    report = lint(tmp_path, "One two three four.", overrides={"House.Long": {"max": 3}})
    assert [entry.message for entry in report.diagnostics] == ["Too many (4)."]


def vocabulary(folder: Path, accept: str = "", reject: str = "") -> None:
    write(folder, "config/vocabularies/House/accept.txt", accept)
    write(folder, "config/vocabularies/House/reject.txt", reject)
    write(folder, "House/Shout.yml", "extends: existence\nmessage: x '%s'.\ntokens: ['[A-Z]{3,}(?: [A-Z]{3,})*']\n")


def test_an_accepted_term_exempts_only_itself_as_a_whole(tmp_path: Path) -> None:
    vocabulary(tmp_path, "# agencies\nNATO\nUNESCO\n")
    text = "The agency NATO met NATO UNESCO and NATOS and WHO there."
    assert [match for _, match in found(lint(tmp_path, text, vocab=["House"]))] == ["NATO UNESCO", "NATOS", "WHO"]
    assert len(lint(tmp_path, text).diagnostics) == 4


def test_accepted_and_rejected_terms_make_rules(tmp_path: Path) -> None:
    vocabulary(tmp_path, "Kyiv\n[Ll]anding page\n(?i)anycase\n", "Kiev\n")
    report = lint(tmp_path, "From kyiv to Kiev and KYIV, the landing Page, ANYcase.", vocab=["House"], ignore=["House.Shout"])
    assert found(report) == [("Vale.Terms", "kyiv"), ("Vale.Avoid", "Kiev"), ("Vale.Terms", "KYIV"), ("Vale.Terms", "landing Page")]
    assert {str(entry.level) for entry in report.diagnostics} == {"error"}


def test_a_broken_term_is_named_and_the_others_count(tmp_path: Path) -> None:
    vocabulary(tmp_path, "Kyiv\n(broken\n")
    loaded = ruleset.load([tmp_path], vocab=["House"], use_cache=False)
    (note,) = loaded.notes
    assert (note.line, Path(note.path).name) == (2, "accept.txt")
    assert found(Linter(loaded).lint(Source("From kyiv, he said."))) == [("Vale.Terms", "kyiv")]


def test_a_rule_may_name_its_vocabulary_or_refuse_all(tmp_path: Path) -> None:
    vocabulary(tmp_path, "NATO\n")
    write(tmp_path, "House/Own.yml", "extends: existence\nmessage: y '%s'.\ntokens: ['[A-Z]{3,}']\nvocab: House\n")
    write(tmp_path, "House/Strict.yml", "extends: existence\nmessage: z '%s'.\ntokens: ['[A-Z]{3,}']\nvocab: false\n")
    text = "The agency NATO met."
    assert found(lint(tmp_path, text)) == [("House.Shout", "NATO"), ("House.Strict", "NATO")]
    assert found(lint(tmp_path, text, vocab=["House"])) == [("House.Strict", "NATO")]


def test_an_unknown_vocabulary_is_refused(tmp_path: Path) -> None:
    vocabulary(tmp_path)
    with pytest.raises(ruleset.SelectionError, match="no vocabulary 'Sport'"):
        ruleset.load([tmp_path], vocab=["Sport"], use_cache=False)
