"""The checks that measure a whole article: ``metric`` and ``readability``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newslint import ruleset
from newslint.checks import OptionError, load
from newslint.linter import Linter
from newslint.readers import read
from newslint.source import Source

PLAIN = "The cat sat on the mat."
HARD = "Interdepartmental reconsideration of administrative responsibilities necessitates comprehensive documentation procedures. " * 5


def find(word: str, options: dict[str, Any], text: str, format: str = "txt") -> list[tuple[int, int, str, str]]:
    """Line, column, matched text and value of every match."""
    document = read(Source(text), format)
    found = []
    for match in load(word)(options).find(document, document.blocks, []):
        span = match.block.to_source(match.span)
        line, column = document.source.locate(span.start)
        assert match.args is not None
        found.append((line, column, document.source.text[span.start : span.end], match.args[0]))
    return found


def value(formula: str, text: str = PLAIN, condition: str = "> -1000000", format: str = "txt") -> str | None:
    found = find("metric", {"formula": formula, "condition": condition}, text, format)
    return found[0][3] if found else None


@pytest.mark.parametrize(
    ("formula", "want"),
    [
        ("words", "6.00"),
        ("characters / words\n", "2.83"),
        ("-(words + 2) * 3 - 1", "-25.00"),
        ("7 % 4 + 2 ** 3", "11.00"),
        ("1 / 2", "0.50"),
        ("-7 % 4", "-3.00"),
        ("math.sqrt(words + 3) + math.max(1, math.floor(2.7))", "5.00"),
        ("math.pow(2, 3) + math.abs(-1) + math.pi", "12.14"),
        ("heading.h1 + heading_h2 + list", "0.00"),
        ("words - 6.001", "-0.00"),
    ],
)
def test_formulas(formula: str, want: str) -> None:
    assert value(formula) == want


def test_a_metric_is_reported_once_at_the_first_line() -> None:
    options = {"formula": "words / sentences", "condition": "> 5"}
    assert find("metric", options, "# The mat\n\n## It\n\n“The *cat* sat on the mat.”\n\nIt did not mind the rain.\n", "md") == [
        (1, 1, "# The mat", "6.00")
    ]
    assert find("metric", options, "It rained.") == []
    assert find("metric", options, "") == []


@pytest.mark.parametrize(
    ("condition", "met"),
    [
        ("> 6", False),
        (">= 6.0", True),
        ("== 6", True),
        ("!=6", False),
        ("< -6", False),
        ("> 5 && sentences == 1", True),
        ("< 5 || words > 5", True),
        ("- 1 > 5", False),
    ],
)
def test_conditions(condition: str, met: bool) -> None:
    assert (value("words", condition=condition) is not None) is met


def test_conditions_see_six_decimals() -> None:
    assert value("0.1 + 0.2", condition="== 0.3") == "0.30"


@pytest.mark.parametrize(
    "formula",
    "1 / heading.h1|words % heading.h1|math.sqrt(-1)|math.log(0)|1e9 ** 1e9|0 ** -1|1e308 * 10|(0 - 8) ** 0.5|9**9**9**9".split("|"),
)
def test_what_is_no_number_is_no_finding(formula: str) -> None:
    assert value(formula) is None
    assert value(formula, condition="< 0") is None


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("", "no valid formula"),
        ("words /", "no valid formula"),
        ("wordz * 2", "names 'wordz', which is not counted; counted are words, sentences"),
        ("_", "names '_'"),
        ("heading.h7", "names 'heading.h7'"),
        ("words.real", "names 'words.real'"),
        ("sqrt(words)", "can't call 'sqrt'"),
        ("math.system(1)", "can't call 'math.system' with 1"),
        ("math.sqrt(1, 2)", "can't call 'math.sqrt' with 2"),
        ("math.sqrt(x=1)", "can't hold"),
        ("().__class__()", "can't call"),
        ("'a' * 9", "can't hold"),
        ("True", "can't hold"),
        ("2j", "can't hold"),
        ("words // 2", "can't hold"),
        ("words > 3", "can't hold"),
        ("[words for words in words]", "can't hold"),
        ("1" + "0" * 400, "too large"),
        ("9" * 900 + "." + "0" * 200, "longer than"),
        ("-" * 900 + "1", "nested too deeply"),
        ("words" + "+1" * 400, "nested too deeply"),
        ("(" * 400 + "1" + ")" * 400, "nested"),
        ("not " * 240 + "1", ""),
        ("w" + ".w" * 490, ""),
        ("1\0", "no valid formula"),
    ],
)
def test_a_bad_formula_is_refused(formula: str, message: str) -> None:
    with pytest.raises(OptionError) as caught:
        load("metric")({"formula": formula, "condition": "> 1"})
    assert caught.value.key == "formula"
    assert message in str(caught.value)


@pytest.mark.parametrize("condition", ["", "8", "> 8 < 9", "> ", "> 8) or (1", "in words", "+ 1", "> nothing", "is 8", "and 1"])
def test_a_bad_condition_is_refused(condition: str) -> None:
    with pytest.raises(OptionError) as caught:
        load("metric")({"formula": "words", "condition": condition})
    assert caught.value.key == "condition"


@pytest.mark.parametrize("missing", ["formula", "condition"])
def test_a_metric_needs_formula_and_condition(missing: str) -> None:
    options = {"formula": "words", "condition": "> 8"}
    del options[missing]
    with pytest.raises(OptionError, match="required") as caught:
        load("metric")(options)
    assert caught.value.key == missing


@pytest.mark.parametrize(
    ("metrics", "want"),
    [
        (["Automated Readability"], "-5.09"),
        (["Coleman-Liau"], "-4.07"),
        (["Flesch-Kincaid"], "-1.45"),
        (["Gunning Fog"], "2.40"),
        (["SMOG"], "3.13"),
        (["RIX"], "1.00"),
        (["Gunning Fog", "SMOG"], "2.76"),
    ],
)
def test_grades_of_a_plain_sentence(metrics: list[str], want: str) -> None:
    """Six words, 17 letters, six syllables; the grades are worked out by hand."""
    assert find("readability", {"metrics": metrics, "grade": -10}, PLAIN) == [(1, 1, PLAIN.splitlines()[0], want)]


def test_readability_reports_a_hard_text_once() -> None:
    every = {"metrics": ["Automated Readability", "Coleman-Liau", "Flesch-Kincaid", "Gunning Fog", "SMOG", "RIX"], "grade": 14}
    ((line, column, match, grade),) = find("readability", every, f"Council meets\n\n{HARD}\n")
    assert (line, column, match) == (1, 1, "Council meets")
    assert float(grade) > 25
    assert find("readability", every, f"Council meets\n\n{'It was wet. ' * 30}\n") == []
    assert find("readability", every, "") == []


def test_rix_counts_long_words_in_our_sentences() -> None:
    # Three long words in one sentence are 3.0, where the eighth grade begins. The stops in it end no sentence.
    text = "The U.S. judge, Dr. Ada Byrne, defended a 3.5 percent increase."
    assert find("readability", {"metrics": ["RIX"], "grade": 7.5}, text) == [(1, 1, text, "8.00")]


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({"metrics": ["SMOG"]}, "grade"),
        ({"metrics": ["SMOG"], "grade": "high"}, "grade"),
        ({"grade": 8}, "metrics"),
        ({"metrics": [], "grade": 8}, "metrics"),
        ({"metrics": ["SMOG", "Smog"], "grade": 8}, "metrics"),
    ],
)
def test_a_readability_rule_with_bad_keys_is_refused(options: dict[str, Any], key: str) -> None:
    with pytest.raises(OptionError) as caught:
        load("readability")(options)
    assert caught.value.key == key


def test_rules_of_both_kinds_run_in_the_linter(tmp_path: Path) -> None:
    rules = {
        "Grade": "extends: readability\nmessage: 'Grade %s.'\nmetrics: [SMOG]\ngrade: 12\n",
        "Length": "extends: metric\nmessage: '%s words a sentence.'\nformula: |\n  words / sentences\ncondition: '> 8.0'\nscope: summary\n",
    }
    (tmp_path / "House").mkdir()
    for name, text in rules.items():
        (tmp_path / "House" / f"{name}.yml").write_text(text)
    loaded = ruleset.load([tmp_path], use_cache=False)
    assert loaded.notes == []
    found = Linter(loaded).lint(Source(f"# Council meets\n\n{HARD}\n"), "md").diagnostics
    assert [(entry.rule, entry.start, entry.match, entry.message) for entry in found] == [
        ("House.Grade", (1, 1), "# Council meets", "Grade 19.29."),
        ("House.Length", (1, 1), "# Council meets", "9.00 words a sentence."),
    ]


def test_textstat_is_imported_only_when_it_is_needed() -> None:
    code = (
        "import sys; from newslint.checks import load; from newslint.readers import read; from newslint.source import Source\n"
        "article = read(Source('It was wet.'), 'txt')\n"
        "for metric in ('SMOG', 'RIX'):\n"
        "    list(load('readability')({'metrics': [metric], 'grade': 0}).find(article, article.blocks, []))\n"
        "    print('textstat' in sys.modules)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True"]
