"""Actions: what a rule would put in the place of a match."""

from __future__ import annotations

from typing import Any

import pytest

from newslint.checks import OptionError
from newslint.checks._action import prove, replacements


def edited(text: str, *params: Any, groups: tuple[str | None, ...] = ()) -> str | None:
    action = {"name": "edit", "params": list(params)}
    prove(action)
    texts = replacements(action, text, groups)
    assert texts is None or len(texts) == 1
    return texts[0] if texts else None


@pytest.mark.parametrize(
    ("text", "params", "want"),
    [
        ("up-to-date", ["replace", "-", " "], "up to date"),
        ("fast-moving", ["regex", r"(?P<one>\w+)-(\w+)", "$2 ${one} ${1} $$1 [$3]"], "moving fast fast $1 []"),
        # A number goes as far as its digits do.
        ("a. b. ", ["regex", r"(\w)\. ", "$11. "], ". ."),
        ("Smith, Ann", ["split", ", ", "1"], "Ann"),
        ("12,500?!", ["remove", ",!?"], "12500"),
        ("--so--", ["trim", "-"], "so"),
        ("--so--", ["trim_left", "-"], "so--"),
        ("--so--", ["trim_right", "-"], "--so"),
        ("the the", ["truncate", " "], "the"),
        ("the", ["truncate", " "], "the"),
        ("go", ["wrap", "*"], "*go*"),
        ("*go*", ["unwrap", "*"], "go"),
        ("*go", ["unwrap", "*"], "go"),
        ("go", ["prefix", "to "], "to go"),
        ("go", ["suffix", "ing"], "going"),
        ("too \t many  spaces", ["squeeze"], "too many spaces"),
        (" — ", ["replace", "—", "–"], "–"),
        ("mayor Of Bath", ["lower"], "mayor of bath"),
        ("mayor Of Bath", ["upper"], "MAYOR OF BATH"),
        ("“mayor Of Bath", ["capitalize"], "“Mayor Of Bath"),
        ("1st mayor", ["capitalize"], "1st mayor"),
        ("Mayor Of Bath", ["uncapitalize"], "mayor Of Bath"),
        ("the mayor of a small-town", ["title"], "The Mayor of a Small-Town"),
        ("The Mayor Of Bath", ["sentence"], "The mayor of bath"),
        ("pageViews PerDay_total", ["simple"], "page views per day total"),
        ("pageViews PerDay_total", ["kebab"], "page-views-per-day-total"),
        ("pageViews PerDay_total", ["snake"], "page_views_per_day_total"),
        ("page views", ["camel"], "pageViews"),
        ("page views", ["pascal"], "PageViews"),
        ('"It\'s -- (\'no\') ..." --- "so"', ["smart"], "“It’s – (‘no’) …” — “so”"),
        ("“It’s – ‘no’ …” — so", ["dumb"], "\"It's -- 'no' ...\" --- so"),
        ("Łódź, Þór, naïve Œuvre – Straße", ["ascii"], "Lodz, Thor, naive Oeuvre -- Strasse"),
    ],
)
def test_an_edit_transforms_the_match(text: str, params: list[str], want: str) -> None:
    assert edited(text, *params) == want


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("0", "zero"),
        ("13", "thirteen"),
        ("80", "eighty"),
        ("42", "forty-two"),
        ("100", "one hundred"),
        ("205", "two hundred five"),
        ("1000000", "one million"),
        ("20013", "twenty thousand thirteen"),
        ("1st", "first"),
        ("12th", "twelfth"),
        ("20th", "twentieth"),
        ("33rd", "thirty-third"),
        ("111th", "one hundred eleventh"),
    ],
)
def test_numbers_become_words_and_words_numbers(digits: str, words: str) -> None:
    assert edited(digits, "words") == words
    assert edited(words, "digits") == digits


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("A hundred and two", "102"),
        ("Ninety-nine", "99"),
        ("two three", "two three"),
        ("and", "and"),
        ("hundred", "hundred"),
        ("cat", "cat"),
    ],
)
def test_what_reads_as_no_number_stays(text: str, want: str) -> None:
    assert edited(text, "digits") == want


def test_thousands_may_have_commas_and_other_text_is_no_figure() -> None:
    assert edited("3,004", "words") == "three thousand four"
    assert edited("3,04", "words") == "3,04"
    assert edited("9" * 16, "words") == "9" * 16


def test_operations_run_in_order_as_lists_or_flat() -> None:
    assert edited("Wow!!", ["trim_right", "!"], ["lower"], ["wrap", "`"]) == "`wow`"
    assert edited("Wow!!", "trim_right", "!", "lower", "wrap", "`") == "`wow`"


def test_arguments_name_the_match_and_its_groups() -> None:
    assert edited("Ann Smith", "prefix", "$2, $1 ($0) $$5: ", groups=("Ann", None)) == ", Ann (Ann Smith) $5: Ann Smith"
    assert edited("Ann Smith", "replace", "$1", "${2}", groups=("Ann", "Eve")) == "Eve Smith"
    action = {"name": "replace", "params": ["$2 $1", "$3", "$0s"]}
    prove(action)
    assert replacements(action, "b a", ["b", "a"]) == ["a b", "", "b as"]


def test_remove_convert_and_what_has_nothing_to_say() -> None:
    assert replacements({"name": "remove"}, "very") == [""]
    assert replacements({"name": "convert", "params": ["simple"]}, "LOUD  Words") == ["loud words"]
    for action in ({"name": "suggest", "params": ["spellings"]}, {"name": "replace"}):
        prove(action)
        assert replacements(action, "very") is None
    assert edited("one", "split", " ", "3") is None


def test_a_pattern_that_runs_out_of_time_has_nothing_to_say() -> None:
    assert edited("a" * 60 + "!", "regex", "(?:a|aa|a?)+$", "") is None


@pytest.mark.parametrize(
    ("action", "why"),
    [
        ({}, "must name one of"),
        ({"name": "fix"}, "'fix'"),
        ({"name": "remove", "parms": []}, "'parms'"),
        ({"name": "replace", "params": [["a"]]}, "list of texts"),
        ({"name": "convert"}, "'simple'"),
        ({"name": "convert", "params": ["loud"]}, "'simple'"),
        ({"name": "edit"}, "must have one operation"),
        ({"name": "edit", "params": ["lower", ["upper"]]}, "must have one operation"),
        ({"name": "edit", "params": ["shout"]}, "no operation 'shout'"),
        ({"name": "edit", "params": ["lower", "now"]}, "no operation 'now'"),
        ({"name": "edit", "params": [["lower", "upper"]]}, "0 arguments to 'lower'"),
        ({"name": "edit", "params": [[]]}, "no operation ''"),
        ({"name": "edit", "params": ["trim"]}, "1 argument to 'trim'"),
        ({"name": "edit", "params": ["replace", "a"]}, "2 arguments to 'replace'"),
        ({"name": "edit", "params": ["truncate", ""]}, "empty text"),
        ({"name": "edit", "params": ["split", " ", "-1"]}, "number from 0"),
        ({"name": "edit", "params": ["regex", "(", ""]}, "no valid regular expression"),
    ],
)
def test_a_malformed_action_is_refused(action: dict[str, Any], why: str) -> None:
    with pytest.raises(OptionError, match=r"\A'action' ") as error:
        prove(action)
    assert error.value.key == "action"
    assert why in str(error.value)


def test_numbers_in_yaml_count_as_texts() -> None:
    assert edited("one two", "split", " ", 1) == "two"
