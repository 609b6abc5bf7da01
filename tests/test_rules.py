"""Every rule file loads, carries tests that fire and tests that stay silent, and passes them."""

from __future__ import annotations

import pytest

from newslint import rulefile, ruleset, ruletests
from newslint.diagnostic import Diagnostic
from newslint.linter import Linter
from newslint.source import Source

FILES = ruleset.rule_files(ruleset.builtin_folder())


@pytest.mark.parametrize(("name", "path"), FILES, ids=[name for name, _ in FILES])
def test_rule_passes_its_own_tests(name: str, path: str) -> None:
    outcomes = list(ruletests.run(path, name))
    problems = [f"{outcome.name}: {problem} (found: {list(outcome.found)})" for outcome in outcomes for problem in outcome.problems]
    assert not problems, "\n".join(problems)
    assert sum(bool(outcome.found) for outcome in outcomes) >= 2, "a rule needs at least two tests that fire"
    assert sum(not outcome.found for outcome in outcomes) >= 2, "a rule needs at least two tests that stay silent"


@pytest.mark.parametrize(("name", "path"), FILES, ids=[name for name, _ in FILES])
def test_rule_explains_itself(name: str, path: str) -> None:
    rule = rulefile.load(path, name)
    assert len(rule.description) > 60, "a rule says what it finds, why, and when it stays silent"
    assert rule.message.rstrip('"”').endswith((".", "?", "%s")), "a message is a full sentence"
    assert all("want" in test for test in rule.tests), "our rules' tests state every finding with its place"


def test_built_in_rules_load_without_notes(builtin: ruleset.Ruleset) -> None:
    assert builtin.notes == []
    assert {rule.name for rule in builtin.rules} == {name for name, _ in FILES if not ruleset.is_opt_in(name)}


@pytest.mark.parametrize(("name", "path"), FILES, ids=[name for name, _ in FILES])
def test_fixes_leave_the_rule_silent(name: str, path: str) -> None:
    """Applied to the rule's own cases until nothing changes, its fixes mend what they belong to: only findings without a fix are left. A
    rule that speaks once an article needs several rounds."""
    linter = Linter(ruleset.load([ruleset.builtin_folder()], select=[name], use_cache=False))
    for case in rulefile.load(path, name).tests:
        text, format, day = str(case["input"]), str(case.get("format", "md")), case.get("date")
        before = linter.lint(Source(text), format, day).diagnostics
        after, mended = before, fixed(text, before)
        for _ in range(10):
            after = linter.lint(Source(mended), format, day).diagnostics
            mended = fixed(mended, after)
        assert [entry.match for entry in after if entry.fix] == [], (case["name"], mended)
        assert len(after) == sum(entry.fix is None for entry in before), (case["name"], mended)


def fixed(text: str, diagnostics: list[Diagnostic]) -> str:
    """The text with every edit applied, from the last to the first; edits that overlap a later one wait."""
    edits = sorted({edit for entry in diagnostics if entry.fix for edit in entry.fix.edits}, reverse=True)
    limit = len(text)
    for edit in edits:
        if edit.span.end <= limit:
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
            limit = edit.span.start
    return text
