"""The conformance benchmark reads every form of expectation, and tells a package that passes from one that doesn't."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

import _comparison
import _cucumber
import _expectations
import _packages
import conformance
from _expectations import Alert, Case

RULE = "extends: existence\nmessage: \"Don't say '%s'.\"\nlevel: warning\nignorecase: true\ntokens:\n  - plenty\n"
STEPS = """cmd = 'vale --output=line --sort'
full = (cmd + ' --no-global')

When(/^I test "(.*)"$/) do |rule|
  step %(I cd to "../../fixtures/#{rule}")
  step %(I run `#{full} .`)
end

When(/^I run only "([^ ]+)" with "([^ ]+)"$/) do |file, glob|
  step %(I run `#{cmd} --glob='#{glob}' #{file}`)
end

When(/^I raise the level to "(.*)"$/) do |level|
  step %(I run `#{cmd} --minAlertLevel='#{level}' note.md`)
end
"""
FEATURE = """Feature: Rules

  Scenario: Too much
    When I test "much"
    Then the output should contain exactly:
      \"\"\"
      test.md:3:5:House.Plenty:Don't say 'plenty'.
      test.adoc:1:1:House.Plenty:Don't say 'plenty'.
      \"\"\"

  # Scenario: Not this one

  Scenario: A choice of files
    When I run only "test.md" with "*.md"
    Then the output should contain:
      \"\"\"
      test.md:3:5:House.Plenty:Don't say 'plenty'.
      \"\"\"

  Scenario: A level
    Given a file named "_vale" with:
      \"\"\"
      StylesPath = ../../

      [*.md]
      House.Plenty = YES
      \"\"\"
    And a file named "note.md" with:
      \"\"\"
      We have plenty.
      \"\"\"
    When I raise the level to "error"
    Then the output should contain exactly:
      \"\"\"
      \"\"\"
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A checkout of a made-up style package with tests in several forms."""
    files = {
        "README.md": "A house style.",
        "House/Plenty.yml": RULE,
        "House/Tagged.yml": "extends: sequence\nmessage: No.\ntokens:\n  - tag: NN\n",
        "features/steps.rb": STEPS,
        "features/rules.feature": FEATURE,
        "fixtures/much/test.md": "# Rain\n\nAnd plenty of it.\n",
        "fixtures/much/test.adoc": "plenty",
        "fixtures/much/calm.md": "Nothing to say.\n",
        "fixtures/much/.vale.ini": "StylesPath = ../../\nMinAlertLevel = suggestion\n\n[*.md]\nHouse.Plenty = YES\n",
        "tests/Plenty-good.txt": "Enough rain fell.\n",
        "tests/Plenty-bad.txt": "There was plenty of rain.\n",
        "tests/Absent-bad.txt": "There was plenty of rain.\n",
        "samples/House/Plenty/testinvalid.adoc": "Plenty of rain fell.\n",
        "samples/House/Tagged/testinvalid.md": "Rain fell.\n",
    }
    for name, text in files.items():
        path = tmp_path / "checkout" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "checkout"


def collected(package: Path, tmp_path: Path) -> dict[str, Case]:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    return {case.name: case for read in (_cucumber.collect, _expectations.collect) for case in read(package, scratch)}


def test_alert_lines() -> None:
    assert _expectations.alerts("a/b.md:3:14:House.Day.Form:Write it: so.\n\n") == [
        Alert("a/b.md", 3, 14, "House.Day.Form", "Write it: so.")
    ]
    assert _expectations.alerts("") == []
    assert _expectations.alerts("a.md:1:1:House.A:x\nE100 [loadStyles] Runtime error") is None


def test_cucumber_scenarios(package: Path, tmp_path: Path) -> None:
    cases = collected(package, tmp_path)
    much = cases["Too much"]
    assert (much.folder / "test.md").read_bytes() == (package / "fixtures/much/test.md").read_bytes()
    assert much.options == ("--config", ".vale.ini")
    assert much.paths == (".",)
    assert much.demand == "exactly"
    assert [(alert.path, alert.line, alert.column) for alert in much.wanted] == [("test.md", 3, 5), ("test.adoc", 1, 1)]
    assert cases["A choice of files"].skip == "option of Vale's: --glob"
    assert cases["A choice of files"].demand == "contain"
    level = cases["A level"]
    assert level.options == ("--min-level", "error", "--config", ".vale.ini")
    assert level.paths == ("note.md",)
    assert (level.folder / "note.md").read_text("utf-8") == "We have plenty."
    assert level.wanted == ()


def test_good_and_bad_files(package: Path, tmp_path: Path) -> None:
    cases = collected(package, tmp_path)
    assert cases["tests/Plenty-good.txt"].demand == "silent"
    assert cases["tests/Plenty-bad.txt"].demand == "fires"
    assert cases["tests/Plenty-bad.txt"].only == "House.Plenty"
    assert cases["tests/Absent-bad.txt"].skip == "the package has no such rule"
    assert cases["samples/House/Plenty/testinvalid.adoc"].as_text
    assert cases["samples/House/Tagged/testinvalid.md"].skip == "rule that newslint refuses: sequence"


def test_golden_transcript_manifest_and_script(package: Path, tmp_path: Path) -> None:
    more = {
        "golden/one.md": "plenty",
        "golden/one.golden": "one.md:1:1:House.Plenty:Don't say 'plenty'.",
        "golden/filter.expr": '.Name == "House.Plenty"',
        "data/all.ct": "$ cdf ${ROOTDIR}/../golden\n$ vale --output=line one.md\none.md:1:1:House.Plenty:x\n",
        "data/manifest.yml": "rules:\n  Plenty:\n    cases:\n      - id: a\n        filetypes: [md, rst]\n        content: plenty\n"
        "        expect: {triggers: [plenty]}\n",
        "check/run.py": 'ALL_RULES_EXPECTED = {"House.Plenty": [(1, "plenty")]}\nfirst = run(HERE / "one.md")\n'
        'assert_rule_matches("x", first, "House.Plenty", [(1, "plenty")])\n',
        "check/one.md": "plenty",
    }
    for name, text in more.items():
        (package / name).parent.mkdir(exist_ok=True)
        (package / name).write_text(text, "utf-8")
    cases = collected(package, tmp_path)
    golden = cases["golden/one.md"]
    assert golden.wanted == (Alert("one.md", 1, 1, "House.Plenty", "Don't say 'plenty'."),)
    assert f"StylesPath = {package}" in (golden.folder / ".vale.ini").read_text("utf-8")
    assert cases["all.ct golden"].folder.resolve() == package / "golden"
    assert cases["all.ct golden"].wanted[0].message == "x"
    assert cases["Plenty/a.md"].words == {"plenty"}
    assert cases["Plenty/a.rst"].skip == "format .rst"
    assert cases["one.md House.Plenty"].wanted == (Alert("check/one.md", 1, 0, "House.Plenty", words="plenty"),)


def test_comparison_counts_each_alert_once() -> None:
    case = Case("suite", "name", Path())
    wanted = [Alert("a.md", 1, 4, "H.A", "x"), Alert("a.md", 1, 9, "H.A", "x"), Alert("a.md", 2, 1, "H.B", "y")]
    found = [Alert("a.md", 1, 9, "H.A", "x"), Alert("a.md", 1, 5, "H.A", "other"), Alert("a.md", 3, 1, "H.B", "y")]
    unit = _comparison.compare(case, "a.md", wanted, found)
    assert (unit.wanted, unit.found, unit.lines, unit.columns, unit.messages) == (3, 3, 2, 1, 1)
    assert unit.missing == ["a.md:2:1:H.B:y"]
    assert unit.extra == ["a.md:3:1:H.B:y"]
    assert not unit.exact
    assert _comparison.compare(case, "a.md", wanted[:2], found[:2]).exact
    contain = _comparison.compare(case._replace(demand="contain"), "a.md", wanted[:1], found)
    assert contain.exact
    assert contain.found == 1


def test_samples_are_judged() -> None:
    case = Case("suite", "name", Path(), (), ("a.txt",), "fires", only="H.A")
    alert = Alert("a.txt", 1, 1, "H.A", words="one")
    assert _comparison.judge(case, [alert], "").exact
    assert not _comparison.judge(case, [], "").exact
    assert not _comparison.judge(case, [alert._replace(rule="H.B")], "").exact
    assert not _comparison.judge(case._replace(demand="silent"), [alert], "").exact
    assert _comparison.judge(case._replace(demand="silent"), [], "").exact
    assert not _comparison.judge(case._replace(demand="matches", words=frozenset({"two"})), [alert], "").exact


def test_a_package_that_passes_and_one_that_does_not(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert conformance.main([str(package)]) == 0
    output = capsys.readouterr().out
    assert "newslint can't run a rule that extends 'sequence'" in output
    assert "format .adoc" in output
    (package / "House/Plenty.yml").write_text(RULE.replace("plenty", "enough"), "utf-8")
    _packages.why_not.cache_clear()
    assert conformance.main([str(package), "--show"]) == 1
    output = capsys.readouterr().out
    assert "MISSING checkout/rules: Too much: test.md:3:5:House.Plenty:Don't say 'plenty'." in output
    assert "EXTRA   checkout: tests/Plenty-good.txt" in output


def test_cases_beside_rules_are_run(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (package / "House/Plenty.test.yml").write_text(
        "- name: wrong\n  rule: Plenty.yml\n  input: plenty\n  want: ''\n- name: right\n  rule: Plenty.yml\n  input: few\n  want: ''\n",
        "utf-8",
    )
    (package / "House/Plenty.yml").write_text(RULE + "tests:\n  - name: own\n    input: So plenty\n    want: 1:4:House.Plenty\n", "utf-8")
    assert conformance.main([str(package), "--only", "Plenty", "--show"]) == 1
    output = capsys.readouterr().out
    assert output.count("not wanted: 1:1:House.Plenty") == 1
    assert "Plenty: own" not in output


def test_a_folder_that_is_not_there() -> None:
    with pytest.raises(SystemExit, match="there is no such folder"):
        conformance.main(["nowhere"])
