"""The style Readability is opt-in, and needs no network."""

from __future__ import annotations

import subprocess
import sys

import pytest

from newslint import ruleset
from newslint.checks import OptionError, load
from newslint.readers import read
from newslint.source import Source

OURS = [ruleset.builtin_folder()]


def names(**selection: object) -> set[str]:
    """The rules of Readability that a selection runs."""
    loaded = ruleset.load(OURS, use_cache=False, **selection)  # type: ignore[arg-type]
    return {rule.name for rule in loaded.rules if rule.name.startswith("Readability.")}


def test_it_runs_only_where_it_is_named() -> None:
    assert names() == set()
    assert names(levels={"ALL": "warning"}) == set()
    assert names(levels={"Style": "off"}) == set()
    assert len(names(select=["Readability"])) == len(names(select=["ALL"])) == len(names(levels={"Readability": "suggestion"})) == 4
    assert names(levels={"Readability.LongSentence": "warning"}) == {"Readability.LongSentence"}
    assert names(levels={"Readability.LongSentence": "off"}) == set()


def test_it_works_where_the_network_is_refused() -> None:
    code = """
import socket
def refused(*args, **keys): raise AssertionError("the network was asked")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refused
from newslint import ruleset
from newslint.linter import Linter
from newslint.source import Source
linter = Linter(ruleset.load([ruleset.builtin_folder()], select=["Readability"], use_cache=False))
words = "Interdepartmental reconsideration of administrative responsibilities necessitates comprehensive documentation procedures "
report = linter.lint(Source("It rained\\n\\n" + words * 6 + "."))
assert not report.notes, report.notes
print(*[entry.rule for entry in report.diagnostics])
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert run.stdout.split() == ["Readability.HardArticle", "Readability.HardParagraph"], run.stderr


def test_a_paragraph_is_judged_by_itself() -> None:
    hard = "Interdepartmental reconsideration necessitates comprehensive documentation procedures notwithstanding irresponsibility. "
    document = read(Source(f"It rained.\n\n{hard * 2}\n\nThe cat sat on the mat and did not mind the rain at all."))
    check = load("readability")({"metrics": ["Coleman-Liau"], "grade": 20, "of": "paragraph", "words": 10})
    (match,) = check.find(document, document.blocks, [])
    assert document.source.locate(match.block.to_source(match.span).start) == (3, 1)
    with pytest.raises(OptionError, match="of"):
        load("readability")({"metrics": ["RIX"], "grade": 8, "of": "page"})
