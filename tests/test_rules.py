"""Every rule file loads, carries tests that fire and tests that stay silent, and passes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import rulefile, ruleset, ruletests

FILES = ruleset.rule_files(ruleset.builtin_folder())


@pytest.mark.parametrize(("name", "path"), FILES, ids=[name for name, _ in FILES])
def test_rule_passes_its_own_tests(name: str, path: Path) -> None:
    outcomes = list(ruletests.run(path, name))
    problems = [f"{outcome.name}: {problem} (found: {list(outcome.found)})" for outcome in outcomes for problem in outcome.problems]
    assert not problems, "\n".join(problems)
    assert sum(bool(outcome.found) for outcome in outcomes) >= 2, "a rule needs at least two tests that fire"
    assert sum(not outcome.found for outcome in outcomes) >= 2, "a rule needs at least two tests that stay silent"


@pytest.mark.parametrize(("name", "path"), FILES, ids=[name for name, _ in FILES])
def test_rule_explains_itself(name: str, path: Path) -> None:
    rule = rulefile.load(path, name)
    assert len(rule.description) > 60, "a rule says what it finds, why, and when it stays silent"
    assert rule.message.rstrip('"”').endswith((".", "?", "%s")), "a message is a full sentence"
    assert all("want" in test for test in rule.tests), "our rules' tests state every finding with its place"


def test_built_in_rules_load_without_notes(builtin: ruleset.Ruleset) -> None:
    assert builtin.notes == []
    assert len(builtin.rules) == len(FILES) > 0
