"""The prefilter never loses a match: needles, folding, and the pass with and without it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint import ruleset, scopes
from newslint.checks import _template
from newslint.document import Block
from newslint.matching import Hit, Phrase
from newslint.matching.compiling import compile_pattern
from newslint.matching.engine import Matcher, Searched
from newslint.matching.index import index_of
from newslint.matching.literals import fold, needles
from newslint.source import OffsetMap
from newslint.units import units_of

Articles = Callable[[str, int], list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        (r"\bmore news\b", {"more news"}),
        (r"(?i:\b(?:Read also|SEE MORE)\b)", {"read also", "see more"}),
        (r"\b(?:colou?r)\b", {"color", "colour"}),
        (r"(?i)\b(?:see|read) (?:also|more)\b:", {"see also:", "see more:", "read also:", "read more:"}),
        (r"\w+ (?=x)ab", {" ab"}),
        (r"Maj(?:or)?\.?", {"maj"}),
        (r"[Tt]he mayor", {"the mayor"}),
        (r"\w+ing\b", {"ing"}),
        (r"a|bc", None),
        (r"[\[(](?:CQ|cq)[\])]", {"[cq]", "[cq)", "(cq]", "(cq)"}),
        (r"©|\bcopyright\b", {"©", "copyright"}),
        (r"[+-]\d+%", {"%"}),
        (r"[#*]\w", {"#", "*"}),
        (r"(?:foo)?bar", {"foobar", "bar"}),
        (r"(?:foo)*", None),
        (r"\p{Lu}\w+ said", {" said"}),
        (r"caf\u00e9 au lait", {" au lait"}),
        (r"(unclosed", None),
    ],
)
def test_index_of_patterns(pattern: str, wanted: set[str] | None) -> None:
    found = needles(pattern)
    assert (None if found is None else set(found.texts)) == wanted


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("char", ["İ", "ı", "ſ", "K"])
def test_folding_covers_what_case_insensitive_patterns_equate(char: str) -> None:
    plain = {"İ": "i", "ı": "i", "ſ": "s", "K": "k"}[char]
    assert fold(char) == plain
    if regex.match(f"(?i){plain}", char):
        assert fold(char) in next(iter(needles(f"(?i)xx{plain}xx").texts))  # type: ignore[index]


def test_a_brace_that_is_no_quantifier_stands_for_itself() -> None:
    assert compile_pattern("{name}").search("Dear {name},")
    assert compile_pattern(r"a{2}\p{Lu}{1,2}").search("aaXY")


def search(patterns: list[str], text: str, prefilter: bool) -> dict[int, list[tuple[int, int, int]]]:
    selector = scopes.parse("text")
    searched = [Searched(number, [Phrase(pattern)], selector, [index_of(Phrase(pattern))]) for number, pattern in enumerate(patterns)]
    block = Block(0, text, frozenset({"text"}), OffsetMap.shifted(0))
    found: dict[int, list[Hit]] = Matcher(searched).search([block], lambda key, why: None, prefilter)
    return {key: [(hit.phrase, *hit.match.span()) for hit in hits] for key, hits in found.items()}


PATTERNS = [r"(?i)\bsee also\b", r"\b(?:Maj|Gen)\.", r"(?i:ſtop|KELVIN)", r"\d+ (?:miles|km)", r"[A-Z]\w+ said", r"(?i)isi[sl]", r"\s,"]


@given(st.text(alphabet="sSſeEaAlLoO iIİıKkvVnN.,19MajGdtpm", max_size=80))
def test_hits_are_the_same_with_and_without_the_prefilter(text: str) -> None:
    assert search(PATTERNS, text, True) == search(PATTERNS, text, False)


def test_hits_on_articles_are_the_same_with_and_without_the_prefilter(builtin: ruleset.Ruleset, articles: Articles) -> None:
    from newslint.linter import prepared
    from newslint.readers import read
    from newslint.source import Source

    for article in articles("dirty_articles", 40):
        document = prepared(read(Source(article["text"])))
        units = units_of(document, builtin.derived)
        with_filter = builtin.matcher.search(units, lambda key, why: None)
        without = builtin.matcher.search(units, lambda key, why: None, prefilter=False)
        assert {key: [(hit.phrase, hit.match.span()) for hit in hits] for key, hits in with_filter.items()} == {
            key: [(hit.phrase, hit.match.span()) for hit in hits] for key, hits in without.items()
        }


TOKENS = ["news", "new", "news a", "a b", "ab", r"\w+s", "sa", "b n", "e?w"]


@given(
    st.lists(st.sampled_from(TOKENS), min_size=2, max_size=6, unique=True),
    st.text(alphabet="newsab ", max_size=60),
    st.booleans(),
)
def test_an_alternation_in_parts_matches_what_the_alternation_matches(tokens: list[str], text: str, nonword: bool) -> None:
    phrase = _template.phrase({"nonword": nonword}, tokens)
    searched = Searched(0, [phrase], scopes.parse("text"), [index_of(phrase)])
    block = Block(0, text, frozenset({"text"}), OffsetMap.shifted(0))
    found: dict[int, list[Hit]] = Matcher([searched]).search([block], lambda key, why: None)
    expected = [match.span() for match in regex.finditer(phrase.pattern, text)]
    assert [hit.match.span() for hit in found.get(0, [])] == expected


def test_both_engines_find_the_same_in_articles(builtin: ruleset.Ruleset, articles: Articles) -> None:
    """The built-in patterns are matched by ``re``; a copy of them in a house style is matched by ``regex``."""
    from newslint.linter import prepared
    from newslint.readers import read
    from newslint.source import Source

    ours = builtin.matcher._rules
    house = Matcher([Searched(rule.key, rule.phrases, rule.selector, rule.index, trusted=False) for rule in ours])
    assert any(rule.trusted for rule in ours)
    searched = {rule.key for rule in ours}  # those that search for the same are left to one of them
    for article in articles("dirty_articles", 60):
        blocks = prepared(read(Source(article["text"]))).blocks
        found = [matcher.search(blocks, lambda key, why: None) for matcher in (builtin.matcher, house)]
        spans = [{key: [(hit.phrase, hit.match.span()) for hit in hits] for key, hits in one.items() if key in searched} for one in found]
        assert spans[0] == spans[1]


def test_rules_that_search_for_the_same_find_the_same() -> None:
    phrase = Phrase("ferry")
    rules = [Searched(key, [phrase], scopes.parse(scope), [index_of(phrase)]) for key, scope in enumerate(("text", "text", "headline"))]
    block = Block(0, "A ferry sank.", frozenset({"text"}), OffsetMap.shifted(0))
    found: dict[int, list[Hit]] = Matcher(rules).search([block], lambda key, why: None)
    assert {key: [hit.match.span() for hit in hits] for key, hits in found.items()} == {0: [(2, 7)], 1: [(2, 7)]}
    gave_up = []
    hostile = Phrase(r"(?:a+)+ferry")
    many = [Searched(key, [hostile], scopes.parse("text"), [index_of(hostile)]) for key in range(2)]
    long = Block(0, "a" * 40 + " ferry", frozenset({"text"}), OffsetMap.shifted(0))
    assert Matcher(many, budget=0.0).search([long], lambda key, why: gave_up.append(key)) == {}
    assert gave_up == [0, 1]


@pytest.mark.parametrize(("pattern", "text"), [(r"^\\X marks$", r"\X marks"), (r"the \\pL sign", r"the \pL sign")])
def test_an_escaped_backslash_begins_no_property(pattern: str, text: str) -> None:
    searched = Searched(0, [Phrase(pattern)], scopes.parse("text"), [index_of(Phrase(pattern))])
    block = Block(0, text, frozenset({"text"}), OffsetMap.shifted(0))
    found: dict[int, list[Hit]] = Matcher([searched]).search([block], lambda key, why: None)
    assert [hit.match[0] for hit in found[0]] == [text]
