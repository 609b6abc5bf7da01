"""The checks of the Vale format, each through a rule text, as a rule author sees them."""

from __future__ import annotations

import pytest

from newslint.diagnostic import Diagnostic
from newslint.placing import fill


def found(diagnostics: list[Diagnostic]) -> list[tuple[int, int, str]]:
    return [(entry.start.line, entry.start.column, entry.match) for entry in diagnostics]


def test_existence_matches_whole_words_in_any_case_if_told(run) -> None:  # type: ignore[no-untyped-def]
    rule = "extends: existence\nmessage: \"Drop '%s'.\"\nignorecase: true\ntokens: [very, in order to]\n"
    diagnostics = run(rule, "Very fast, every time, in order to win.")
    assert found(diagnostics) == [(1, 1, "Very"), (1, 24, "in order to")]
    assert diagnostics[0].message == "Drop 'Very'."


def test_existence_raw_stands_before_the_tokens_and_is_concatenated(run) -> None:  # type: ignore[no-untyped-def]
    rule = "extends: existence\nmessage: x.\nnonword: true\nraw: ['\\bThe ', '(?:old|new) ']\ntokens: [bridge]\n"
    assert found(run(rule, "The old bridge and the new bridge, bridge.")) == [(1, 1, "The old bridge")]


def test_existence_exceptions_and_reported_part(run) -> None:  # type: ignore[no-untyped-def]
    rule = "extends: existence\nmessage: x.\ntokens: ['\\w+gate', 'Mr\\. (?P<at>\\w+)']\nexceptions: [Watergate]\n"
    assert found(run(rule, "Watergate, Bridgegate and Mr. Ode met.")) == [(1, 12, "Bridgegate"), (1, 31, "Ode")]


def test_style_rules_leave_quotations_alone_when_they_say_so(run) -> None:  # type: ignore[no-untyped-def]
    rule = "extends: existence\nmessage: x.\nscope: text & ~quote\ntokens: [very]\n"
    assert found(run(rule, 'It was very cold. "It was very cold," she said.')) == [(1, 8, "very")]


def test_inline_code_is_never_linted(run) -> None:  # type: ignore[no-untyped-def]
    rule = "extends: existence\nmessage: x.\ntokens: [very]\n"
    assert found(run(rule, "A `very` good, very short text.\n", "md")) == [(1, 16, "very")]


def test_substitution_names_the_wanted_form_and_offers_it(run) -> None:  # type: ignore[no-untyped-def]
    rule = (
        "extends: substitution\nmessage: \"Write '%s', not '%s'.\"\nignorecase: true\naction: {name: replace}\nmatchcase: true\nfix: safe\n"
        "swap:\n  '(?:ad)?vert(s)?': advertisement$1\n  Kiev: Kyiv\n"
    )
    diagnostics = run(rule, "Adverts in Kiev.")
    assert [entry.message for entry in diagnostics] == ["Write 'Advertisements', not 'Adverts'.", "Write 'Kyiv', not 'Kiev'."]
    fix = diagnostics[0].fix
    assert fix is not None
    assert fix.safe
    assert [(edit.span, edit.text) for edit in fix.edits] == [((0, 7), "Advertisements")]


def test_substitution_without_action_takes_the_value_as_a_pattern_of_allowed_forms(run) -> None:  # type: ignore[no-untyped-def]
    rule = "extends: substitution\nmessage: x %s.\nignorecase: true\nswap:\n  per ?cent: percent|pct\n  github: GitHub\n"
    assert found(run(rule, "Ten percent of GitHub and Github.")) == [(1, 27, "Github")]


def test_repetition_spans_the_pair_and_skips_sentence_ends(run) -> None:  # type: ignore[no-untyped-def]
    rule = "extends: repetition\nmessage: \"'%s' stands twice.\"\nignorecase: true\nalpha: true\ntokens: ['[^\\s]+']\n"
    diagnostics = run(rule, "The the mayor said that. That is is\nall.")
    assert found(diagnostics)[:1] == [(1, 1, "The the")]
    assert [entry.match for entry in diagnostics] == ["The the", "is is"]


def test_occurrence_counts_per_block(run) -> None:  # type: ignore[no-untyped-def]
    rule = "extends: occurrence\nmessage: 'Too many (%s).'\nscope: paragraph\ntoken: '!'\nmax: 1\n"
    diagnostics = run(rule, "One! Two! Three.\n\nOne!\n")
    assert found(diagnostics) == [(1, 4, "!")]
    assert diagnostics[0].message == "Too many (2)."


def test_occurrence_in_sentences(run) -> None:  # type: ignore[no-untyped-def]
    rule = "extends: occurrence\nmessage: 'Long sentence.'\nscope: sentence\ntoken: '\\b\\w+\\b'\nmax: 5\n"
    assert found(run(rule, "This one is short. This one is much longer than that.")) == [(1, 20, "This")]


def test_occurrence_minimum_reports_a_block_without_any(run) -> None:  # type: ignore[no-untyped-def]
    rule = "extends: occurrence\nmessage: 'No verb of saying.'\nscope: paragraph\ntoken: '\\bsaid\\b'\nmin: 1\n"
    assert [entry.start for entry in run(rule, "He said so.\n\nIt rained.\n")] == [(3, 1)]


def test_conditional_with_a_group_wants_the_expansion_earlier(run) -> None:  # type: ignore[no-untyped-def]
    rule = (
        "extends: conditional\nmessage: \"'%s' is not expanded.\"\nfirst: '\\b([A-Z]{3,5})\\b'\n"
        "second: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'\nexceptions: [NATO]\n"
    )
    article = "The World Health Organization (WHO) met.\n\nThe WHO and the FAO spoke to NATO.\n"
    assert found(run(rule, article)) == [(3, 17, "FAO")]


def test_conditional_without_a_group_wants_the_second_in_the_same_block(run) -> None:  # type: ignore[no-untyped-def]
    rule = "extends: conditional\nmessage: x.\nfirst: '\\bjumped by\\b'\nsecond: '\\bpercent\\b'\n"
    assert found(run(rule, "Shares jumped by two percent.\n\nProfits jumped by two.\n")) == [(3, 9, "jumped by")]


def test_flags_at_the_head_of_a_token_are_for_that_token(run) -> None:  # type: ignore[no-untyped-def]
    rule = "extends: existence\nmessage: x.\ntokens: ['(?i)ferry', 'harbour']\n"
    assert [entry.match for entry in run(rule, "FERRY and HARBOUR, harbour.")] == ["FERRY", "harbour"]


def test_back_references_count_from_the_start_of_the_pattern(run) -> None:  # type: ignore[no-untyped-def]
    rule = "extends: existence\nmessage: x.\ntokens: ['(foo)x', '(bar)-\\2']\n"
    assert [entry.match for entry in run(rule, "bar-bar")] == ["bar-bar"]


def test_a_limit_bounds_the_findings_of_a_rule(run) -> None:  # type: ignore[no-untyped-def]
    rule = "extends: existence\nmessage: x.\nlimit: 2\ntokens: [very]\n"
    assert len(run(rule, "very very very very")) == 2


@pytest.mark.parametrize(
    ("message", "args", "want"),
    [
        ("Use '%s' not '%s'.", ("a", "b"), "Use 'a' not 'b'."),
        ("100%% of '%s'", ("x",), "100% of 'x'"),
        ("%[2]s before %[1]s", ("a", "b"), "b before a"),
        ("no more %s", ("a", "extra"), "no more a"),
        ("missing %s %s", ("a",), "missing a %s"),
    ],
)
def test_messages_are_filled_as_vale_fills_them(message: str, args: tuple[str, ...], want: str) -> None:
    assert fill(message, args) == want
