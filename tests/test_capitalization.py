"""``extends: capitalization``: which headings are in the wrong case, and what they should be."""

from __future__ import annotations

import time
from typing import Any

import pytest

from newslint import ruleset
from newslint.checks import Match, OptionError
from newslint.checks.capitalization import Check
from newslint.document import Block, Document
from newslint.linter import Linter
from newslint.prose.case import lower, sentence_case, title_case, upper
from newslint.source import OffsetMap, Source

HEADING = frozenset({"text", "heading", "h1", "md"})


def find(text: str, **options: Any) -> list[Match]:
    block = Block(0, text, HEADING, OffsetMap.shifted(0))
    return list(Check(options).find(Document(Source(text), [block]), [block], []))


def fine(text: str, **options: Any) -> bool:
    return not find(text, **options)


def expected(text: str, **options: Any) -> str:
    """What the heading should be; the text itself when nothing is wrong."""
    matches = find(text, threshold=1, **options)
    return matches[0].args[1] if matches and matches[0].args else text


def test_the_whole_block_is_reported_with_what_it_should_be() -> None:
    (match,) = find("Council Votes on the Bridge", match="$sentence")
    assert match.span == (0, 27)
    assert match.args == ("Council Votes on the Bridge", "Council votes on the bridge")
    assert match.edits is None


def test_replace_changes_the_wrong_words_only() -> None:
    (match,) = find("“Council Votes” on the Bridge", match="$sentence", action={"name": "replace"})
    assert match.edits is not None
    assert [(tuple(edit.span), edit.text) for edit in match.edits] == [((9, 15), "votes”"), ((23, 29), "bridge")]
    (match,) = find("Late news", match="$upper", action={"name": "replace"})
    assert match.edits is not None
    assert match.edits[0].text == "LATE NEWS"
    (match,) = find("late news", match="^[A-Z]", action={"name": "replace"})
    assert match.edits is None
    (match,) = find("Late News", match="$sentence", action={"name": "replace", "params": ["Something else"]})
    assert match.edits is None


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Four bridges close for repairs", True),
        ("Four bridges close for Repairs", True),  # four of five are right
        ("Four bridges Close Today", False),
        ("Four bridges Close", False),  # two of three
        ("four bridges close for repairs", False),
        ("NATO meets in the city today", False),  # a wrong first word, whatever the rest
        ("Two-Day strike ends in the city", True),  # only one of its words is wrong
        ("2024 budget passes", True),
        ("1. The budget passes", True),
        ("1. the Budget passes", False),
        ("Don’t blame the weather", True),
        ("Élan and éclat", True),
        ("élan and éclat", False),
        ("*** is the flag", True),  # masked code
        ("Set the ******** Flag", False),
        ("— … !", True),
        ("", True),
    ],
)
def test_sentence_case(text: str, right: bool) -> None:
    assert fine(text, match="$sentence") is right


def test_threshold() -> None:
    assert not fine("Four bridges close for Repairs", match="$sentence", threshold=0.9)
    assert fine("Four bridges Close For", match="$sentence", threshold=0.5)
    assert fine("Four bridges close for Repairs", match="$sentence", threshold=0)


def test_behind_an_indicator_comes_a_capital() -> None:
    assert expected("Budget: The last word", match="$sentence", indicators=[":"]) == "Budget: The last word"
    assert expected("Budget: the last word", match="$sentence", indicators=[":"]) == "Budget: The last word"
    assert expected("Budget: The last word", match="$sentence") == "Budget: the last word"
    assert expected("About Acme: a Guide", match="$sentence", indicators=[":"], exceptions=["Acme"]) == "About Acme: A guide"


def test_a_prefix_is_left_alone() -> None:
    rule = {"match": "$sentence", "prefix": r"^[a-z]\)\s"}
    assert expected("a) The next step", **rule) == "a) The next step"
    assert expected("a) the Next step", **rule) == "a) The next step"
    assert expected("B) The next step", **rule) == "B) the next step"
    assert expected("a) of mice and men", match="$title", prefix=r"^[a-z]\)\s") == "a) Of Mice and Men"


def test_exceptions_keep_their_case() -> None:
    rule = {"match": "$sentence", "exceptions": ["Bay", "Green Bay Times", "[Dd]ata", "(?i)acme", "U.N."]}
    assert expected("The Green Bay Times closes", **rule) == "The Green Bay Times closes"
    assert expected("The Green Valley closes", **rule) == "The green valley closes"
    assert expected("green Bay closes", **rule) == "Green Bay closes"
    assert expected("How ACME and aCme differ", **rule) == "How ACME and aCme differ"
    # A word that one occurs in keeps its case too.
    assert expected("New DataBase and Bayside Rules", **rule) == "New DataBase and Bayside rules"
    assert expected("Bay-Based team at Bay's End", **rule) == "Bay-based team at Bay's end"
    # Case counts: another case of the word is an ordinary word.
    assert expected("The bay and the Bay", **rule) == "The bay and the Bay"


def test_an_exception_may_be_anchored_to_a_word() -> None:
    rule = {"match": "$sentence", "exceptions": ["^Bay$"]}
    assert expected("The Bay and the Bayside", **rule) == "The Bay and the bayside"


def test_accepted_terms_of_vocabularies_are_exceptions() -> None:
    assert expected("The Hague And the Moon", match="$sentence", accepted=["Hague", "Moon"]) == "The Hague and the Moon"


def test_exceptions_in_a_title_stand_where_they_stand() -> None:
    rule = {"match": "$title", "exceptions": ["iPad", "bell hooks", "tcp/ip"]}
    assert expected("the iPad's end", **rule) == "The iPad's End"
    assert expected("reading bell hooks again today", **rule) == "Reading bell hooks Again Today"
    assert expected("the tcp/ip stack", **rule) == "The tcp/ip Stack"
    assert expected("the tcp/udp stack", **rule) == "The Tcp/Udp Stack"


@pytest.mark.parametrize(
    ("text", "ap", "chicago"),
    [
        ("the end of an affair", "The End of an Affair", "The End of an Affair"),
        ("what it is made of", "What It Is Made Of", "What It Is Made Of"),
        ("a walk with the dog", "A Walk With the Dog", "A Walk with the Dog"),
        ("the dog: a life", "The Dog: A Life", "The Dog: A Life"),
        ("the dog - a life", "The Dog - A Life", "The Dog - A Life"),
        ("the dog — a life", "The Dog — A Life", "The Dog — A Life"),
        ("an in-depth, day-by-day look", "An In-Depth, Day-by-Day Look", "An In-Depth, Day-by-Day Look"),
        ("his “of mice” phase", "His “Of Mice” Phase", "His “Of Mice” Phase"),
        ("east and/or west", "East and/or West", "East and/or West"),
        ("NATO v. the iPhone", "NATO v. the IPhone", "NATO v. the IPhone"),
        ("the 3rd o'clock news", "The 3rd O'clock News", "The 3rd O'clock News"),
        ("run ****** and ***", "Run ****** and ***", "Run ****** and ***"),
        # Either is right where only the sentence tells.
        ("Ready to Go, Ready To Go", "Ready to Go, Ready To Go", "Ready to Go, Ready to Go"),
        ("Sign Up Now, walk up the Hill", "Sign Up Now, Walk up the Hill", "Sign Up Now, Walk up the Hill"),
        ("Costs Including tax", "Costs Including Tax", "Costs Including Tax"),
    ],
)
def test_title_case(text: str, ap: str, chicago: str) -> None:
    assert expected(text, match="$title") == ap
    assert expected(text, match="$title", style="Chicago") == chicago
    assert expected(ap, match="$title") == ap


def test_words_in_capitals_are_right_in_a_title() -> None:
    assert fine("MAN BITES DOG IN THE PARK", match="$title")
    assert not fine("Man BITES dog In The park", match="$title")


def test_lower_and_upper() -> None:
    assert fine("all quiet, 24 hours", match="$lower")
    assert find("All quiet", match="$lower")[0].args == ("All quiet", "all quiet")
    assert fine("All Quiet in Bay City", match="$lower", exceptions=["Bay"])
    assert not fine("All Quiet in Bayside", match="$lower", exceptions=["Bay"])
    assert fine("STRAßE 5", match="$upper")
    assert not fine("Strasse", match="$upper")


def test_a_pattern_must_occur() -> None:
    assert fine("5 Things", match=r"^\d+ [A-Z]")
    assert find("Five things", match=r"^\d+ [A-Z]")[0].args == ("Five things", r"^\d+ [A-Z]")
    assert fine("Five Acme things", match=r"^\d+ [A-Z]", exceptions=["Acme"])


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({}, "match"),
        ({"match": "$headline"}, "match"),
        ({"match": "(unclosed"}, "match"),
        ({"match": "$title", "style": "MLA"}, "style"),
        ({"match": "$title", "exceptions": ["fine", "a(b"]}, "exceptions"),
        ({"match": "$title", "exceptions": [{"a": "b"}]}, "exceptions"),
        ({"match": "$title", "prefix": "[a"}, "prefix"),
        ({"match": "$title", "prefix": 5}, "prefix"),
        ({"match": "$title", "threshold": "high"}, "threshold"),
    ],
)
def test_wrong_options_are_named(options: dict[str, Any], key: str) -> None:
    with pytest.raises(OptionError) as error:
        Check(options)
    assert error.value.key == key


def test_through_a_rule_file(tmp_path: Any) -> None:
    (tmp_path / "House").mkdir()
    rule = "extends: capitalization\nmessage: \"'%s' should be '%s'.\"\nscope: heading\nmatch: $sentence\naction:\n  name: replace\n"
    (tmp_path / "House" / "Headings.yml").write_text(rule, encoding="utf-8")
    loaded = ruleset.load([tmp_path], use_cache=False)
    assert loaded.notes == []
    (entry,) = Linter(loaded).lint(Source("# Fire [Guts](x) Barn\n\nNot A Heading At All.\n\n## It is out\n"), "md").diagnostics
    assert (entry.start.line, entry.start.column, entry.message) == (1, 3, "'Fire Guts Barn' should be 'Fire guts barn'.")
    assert entry.fix is not None
    assert [(tuple(edit.span), edit.text) for edit in entry.fix.edits] == [((8, 12), "guts"), ((17, 21), "barn")]


def test_changing_case_keeps_the_length() -> None:
    for text in ("İSTANBUL", "straße", "ŉandu ǆ", "ΟΔΟΣ", "ﬁve", "e\u0301tude"):
        assert len(lower(text)) == len(upper(text)) == len(text)
        for words in (sentence_case(text), title_case(text)):
            assert all(len(word.wanted) == word.end - word.start for word in words)


HOSTILE = {
    "letters": "a" * 300_000,
    "words": "Some Words " * 30_000,
    "hyphens": "I-" * 150_000,
    "apostrophes": "I'" * 150_000,
    "digits": "7" * 300_000,
    "marks": "\u0301" * 300_000,
    "emoji": "👩\u200d👧" * 100_000,
    "spaces": " " * 300_000,
    "stars": "* " * 150_000,
    "small words": "to/the-" * 40_000,
    "dotted": "İ" * 300_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_linear_time(text: str) -> None:
    began = time.process_time()
    for match in ("$sentence", "$title", "$lower"):
        find(text, match=match, exceptions=["I", "New York"], indicators=[":"])
    assert time.process_time() - began < 8
