"""The same victims or votes counted twice."""

from __future__ import annotations

import pytest

from newslint.linter import Linter
from newslint.ruleset import builtin_folder, load
from newslint.source import Source

LINTER = Linter(load([builtin_folder()], select=["Facts.TwoCounts"]))


def found(*paragraphs: str) -> list[tuple[str, str]]:
    report = LINTER.lint(Source("\n\n".join(("Mill burns down at Karsk", *paragraphs)) + "\n"), "txt")
    return [(entry.match, entry.message.split(":")[0]) for entry in report.diagnostics]


def test_message_names_both() -> None:
    assert found("A fire at the mill in Karsk killed 12 people.", "The 14 people killed in the mill were from Karsk.") == [
        ("14", "“14 people killed” here, but “12 people killed” earlier in the story")
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Twelve miners died when a shaft fell in at the Karsk colliery.", "The 13 miners who died at the Karsk colliery were young."),
        ("A blast at the mill in Karsk left nine people dead.", "The eight people killed in the mill were from Karsk."),
        ("Police arrested 21 men in a raid on a mill in Karsk.", "All 12 men arrested in the raid in Karsk are in court."),
        ("The council voted 31-28 for the bridge at Karsk.", "After the 31-26 vote on the bridge at Karsk the council went home."),
        ("The council voted 31 to 28 for the bridge at Karsk.", "After the 30-28 vote on the bridge at Karsk the council went home."),
    ],
)
def test_counts_that_differ(first: str, second: str) -> None:
    assert len(found(first, second)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A fire at the mill in Karsk killed 12 people.", "The 12 people killed in the mill were from Karsk."),
        ("A fire at the mill in Karsk killed 12 people.", "The twelve people killed in the mill were from Karsk."),
        ("A fire at the mill in Karsk killed 12 people.", "In all 13 people were injured in the mill in Karsk."),
        ("A fire at the mill in Karsk killed 12 people.", "More than 13 people were killed in the mill in Karsk, a doctor said."),
        ("A fire at the mill in Karsk killed 12 people.", "The 14 dead in the mill in Karsk include the miller."),
        ("A fire at the mill in Karsk killed 12 people.", "“I saw 14 people killed in the mill in Karsk,” she said."),
        ("A fire at the mill in Karsk killed 12 people.", "The 60 people killed in the mill in Karsk in the war are forgotten."),
        ("The council voted 31-28 for the bridge at Karsk.", "An earlier 31-26 vote on the bridge at Karsk was void."),
        ("The council voted 31-28 for the bridge at Karsk.", "Karsk won 31-26 at the bridge of the council, it said."),
    ],
)
def test_silent(first: str, second: str) -> None:
    assert found(first, second) == []


@pytest.mark.parametrize(
    "filler", ["12 people killed. ", "killed 12 people and 13 ", "voted 31-28. ", "1 1 1 1 ", "12 Aaaaaaaaaaaaaaaaaaaaaaaaa "]
)
def test_hostile_input(filler: str) -> None:
    assert found(filler * (200_000 // len(filler)) + "killed") == []
