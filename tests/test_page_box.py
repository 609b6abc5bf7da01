"""The small lines of a sign-up box are reported beside what gives the box away, and nowhere else."""

from __future__ import annotations

import pytest

from newslint import ruleset
from newslint.linter import Linter
from newslint.source import Source

BEFORE = "The harbour reopened on Monday after three days of storm."
AFTER = "Two boats are still missing, and the search goes on."


@pytest.fixture(scope="module")
def linter() -> Linter:
    """A linter with calls to action alone."""
    return Linter(ruleset.load([ruleset.builtin_folder()], select=["Injection.CallToAction"]))


def lines_found(linter: Linter, *lines: str) -> list[str]:
    """The lines of the text in which something is found."""
    report = linter.lint(Source("\n\n".join((BEFORE, *lines, AFTER)), "story"), "txt")
    return [lines[(entry.start.line - 3) // 2] for entry in report.diagnostics]


def test_finds_a_box_whole(linter: Linter) -> None:
    box = ("Free newsletters", "Weekly", "Enter your e-mail address", "Sign me up!", "Thank you!", "Privacy Policy")
    assert sorted(lines_found(linter, *box)) == sorted(box)


def test_small_lines_alone_are_copy(linter: Linter) -> None:
    assert lines_found(linter, "Thank you!", "Weekly", "Next", "Please try again later.") == []


def test_a_line_of_copy_ends_the_box(linter: Linter) -> None:
    assert lines_found(linter, "Enter your e-mail address", "The mayor thanked them.", "Thank you!") == ["Enter your e-mail address"]


@pytest.mark.parametrize(
    "line",
    [
        "If you or someone you know needs help, call 988 or text HOME to 741741.",
        "Text HELP to 85258 to reach the crisis line, at any hour.",
        "Register by 1 March, the council says, to vote in May.",
        "She asked us to support the library and to become a member of the choir.",
    ],
)
def test_help_lines_and_service_copy_are_left_alone(linter: Linter, line: str) -> None:
    assert lines_found(linter, line) == []
