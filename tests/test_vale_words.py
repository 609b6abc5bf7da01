"""What the words of the Vale format mean in detail: exceptions, allowed forms, alternatives, order in the file."""

from __future__ import annotations

import pytest

from newslint.checks import OptionError, conditional, existence, load, occurrence
from newslint.checks._exceptions import Exceptions
from newslint.diagnostic import Diagnostic
from newslint.document import Block
from newslint.source import OffsetMap, Span


def found(diagnostics: list[Diagnostic]) -> list[tuple[int, int, str]]:
    return [(entry.start.line, entry.start.column, entry.match) for entry in diagnostics]


def messages(diagnostics: list[Diagnostic]) -> list[str]:
    return [entry.message for entry in diagnostics]


def allowed(text: str, match: str, *exceptions: str) -> bool:
    block = Block(0, text, frozenset({"text"}), OffsetMap.shifted(0))
    start = text.index(match)
    return Exceptions({"exceptions": list(exceptions)}).allow(block, Span(start, start + len(match)))


def test_an_exception_allows_matches_that_hold_it_as_a_whole_word() -> None:
    assert allowed("the old Ferry pier", "old Ferry pier", "Ferry")
    assert not allowed("the old ferry pier", "old ferry pier", "Ferry")
    assert allowed("the old ferry pier", "old ferry pier", "(?i)FERRY")
    assert not allowed("the old ferryman", "ferryman", "ferry")
    assert not allowed("the old ferry pier", "old", "ferry")
    assert not allowed("the old ferry pier", "old")


def test_flags_of_one_exception_are_not_for_the_next() -> None:
    assert not allowed("the PIER", "PIER", "(?i)ferry", "pier")
    assert allowed("the FERRY", "FERRY", "(?i)ferry", "pier")


def test_an_exception_with_white_space_protects_the_words_in_it_in_any_case() -> None:
    assert allowed("a Break Water wall", "Water", "break water")
    assert allowed("a break  water wall", "water", r"break\s+water")
    assert not allowed("a break water wall", "water wall", "break water")
    assert not allowed("water and a break water", "water", "break water")
    assert not allowed("a breakwater", "water", "break water")


def test_phrases_are_looked_for_again_in_another_block() -> None:
    exceptions = Exceptions({"exceptions": ["break water"]})
    first, second = (Block(0, text, frozenset({"text"}), OffsetMap.shifted(0)) for text in ("a break water", "the wide water"))
    answers = [exceptions.allow(first, Span(8, 13)), exceptions.allow(second, Span(9, 14)), exceptions.allow(first, Span(8, 13))]
    assert answers == [True, False, True]


def test_a_bad_exception_is_an_error_that_names_the_key() -> None:
    with pytest.raises(OptionError, match="exceptions"):
        existence.Check({"tokens": ["x"], "exceptions": ["("]})


def test_existence_drops_tokens_that_are_blank() -> None:
    with pytest.raises(OptionError, match="'tokens' or 'raw'"):
        existence.Check({"tokens": ["", "  "]})


def test_exceptions_hold_in_every_word_that_takes_them(run) -> None:  # type: ignore[no-untyped-def]
    article = "The harbour master and the harbour. Go go slow. FAO met."
    for body, want in [
        ("extends: existence\ntokens: [harbour]", [(1, 28, "harbour")]),
        ("extends: substitution\nswap: {harbour: port}", [(1, 28, "harbour")]),
        ("extends: repetition\nignorecase: true\ntokens: ['\\w+']", []),
        ("extends: conditional\nfirst: '[A-Z]{3}'\nsecond: '\\(([A-Z]{3})\\)'", []),
    ]:
        rule = f"{body}\nmessage: x.\nexceptions: [harbour master, (?i)go, FAO]\n"
        assert found(run(rule, article)) == want, body


def test_the_groups_of_a_match_go_to_the_action(run) -> None:  # type: ignore[no-untyped-def]
    rule = "extends: existence\nmessage: \"'%s' to '%s'\"\naction: {name: replace, params: ['$2 $1']}\ntokens: [no, '(\\w+) (\\d+)']\n"
    assert messages(run(rule, "It rained on May 5.")) == ["'May 5' to '5 May'"]


SWAP = "extends: substitution\nmessage: \"'%s' for '%s'\"\n"
REPLACE = SWAP + "action: {name: replace}\n"


def test_the_longest_key_is_tried_first(run) -> None:  # type: ignore[no-untyped-def]
    rule = SWAP + "swap:\n  city: town\n  city council: town hall\n"
    assert messages(run(rule, "The city council of the city.")) == ["'town hall' for 'city council'", "'town' for 'city'"]


def test_without_an_action_a_pattern_says_what_is_allowed(run) -> None:  # type: ignore[no-untyped-def]
    rule = SWAP + "ignorecase: true\nswap:\n  web ?site: web site|websites?\n  a\\.m\\.?: a\\.m\\.\n  oauth2?: OAuth2?\nnonword: true\n"
    assert found(run(rule, "website, web site, Website; 9 a.m. or 9 A.M. by OAUTH2 or OAuth2")) == [
        (1, 20, "Website"),
        (1, 41, "A.M."),
        (1, 49, "OAUTH2"),
    ]
    assert messages(run(rule, "OAUTH2"))[0] == "'OAuth2' for 'OAUTH2'"
    assert messages(run(rule, "Website"))[0] == "'web site|websites?' for 'Website'"


def test_alternatives_are_texts_and_any_of_them_is_fine(run) -> None:  # type: ignore[no-untyped-def]
    rule = REPLACE + "nonword: true\nswap:\n  ',{2,}': ',|...'\n  'a/b': 'a\\|b|'\n"
    diagnostics = run(rule, "One,,, two. a/b")
    assert [entry.match for entry in diagnostics] == [",,,", "a/b"]
    assert [edit.text for entry in diagnostics for edit in entry.fix.edits] == [",", "a|b"]
    assert diagnostics[1].message == "'a|b' for 'a/b'"
    rule = REPLACE + "ignorecase: true\nswap:\n  lift|elevator: lift|Elevator\n"
    assert [entry.match for entry in run(rule, "A lift, an Elevator, an elevator.")] == ["elevator"]


def listed(value: str) -> str:
    from newslint.checks._action import listed as listed_forms
    from newslint.checks.substitution import _alternatives

    return listed_forms(_alternatives(value))


def test_several_alternatives_are_quoted_one_by_one() -> None:
    assert listed("tram") == "tram"
    assert listed("tram|bus") == "'tram' or 'bus'"
    assert listed("tram|bus|night bus") == "'tram', 'bus', or 'night bus'"


def test_an_empty_value_deletes(run) -> None:  # type: ignore[no-untyped-def]
    (entry,) = run(REPLACE + "swap: {very: ''}\n", "It is very cold.")
    assert entry.message == "'' for 'very'"
    assert entry.fix is not None
    assert [edit.text for edit in entry.fix.edits] == [""]


def test_a_list_of_pairs_is_a_mapping(run) -> None:  # type: ignore[no-untyped-def]
    rule = SWAP + "swap:\n  - lorry: truck\n  - lift: elevator\n"
    assert messages(run(rule, "A lift and a lorry.")) == ["'elevator' for 'lift'", "'truck' for 'lorry'"]


def test_groups_of_the_key_stand_in_the_value(run) -> None:  # type: ignore[no-untyped-def]
    rule = REPLACE + "ignorecase: true\nswap:\n  '(?<=the )(mayor|head) of (the )?(\\w+)(?= on)': $3's $1\n"
    diagnostics = run(rule, "He met the Mayor of Bath on Monday.")
    assert messages(diagnostics) == ["'Bath's Mayor' for 'Mayor of Bath'"]
    assert messages(run(REPLACE + "swap:\n  five dollars: $5\n", "It cost five dollars.")) == ["'$5' for 'five dollars'"]
    assert messages(run(REPLACE + "swap:\n  '(?:a|b)(c)?d': x$1\n", "ad bcd")) == ["'x' for 'ad'", "'xc' for 'bcd'"]


@pytest.mark.parametrize(
    ("key", "observed", "want"),
    [
        ("capitalize", "Mankind", "Human kind"),
        ("capitalize", "mankind", "human kind"),
        ("capitalize", "MANKIND", "Human kind"),
        ("matchcase", "Mankind", "Human kind"),
        ("matchcase", "MANKIND", "HUMAN KIND"),
        ("matchcase", "mankind", "human kind"),
        ("ignorecase", "Mankind", "human kind"),
    ],
)
def test_the_replacement_takes_the_case_it_is_told_to(run, key: str, observed: str, want: str) -> None:  # type: ignore[no-untyped-def]
    swap = "swap: {mankind: human kind}\n"
    for rule in (SWAP, REPLACE):
        text = rule + ("" if key == "ignorecase" else f"{key}: true\n") + "ignorecase: true\n" + swap
        assert messages(run(text, f"One {observed} here.")) == [f"'{want}' for '{observed}'"]


def test_a_form_that_is_right_once_its_case_is_matched_is_silent(run) -> None:  # type: ignore[no-untyped-def]
    for rule in (SWAP, REPLACE):
        text = rule + "ignorecase: true\ncapitalize: true\nswap: {wi-?fi: wi-fi}\n"
        assert [entry.match for entry in run(text, "Wi-fi, wi-fi, Wifi.")] == ["Wifi"]
    assert messages(run(REPLACE + "ignorecase: true\nmatchcase: true\nswap: {a ok: A-OK}\n", "all a ok")) == ["'a-ok' for 'a ok'"]


REPEAT = "extends: repetition\nmessage: \"'%s' twice\"\n"


def test_a_repeat_may_have_anything_but_a_sentence_end_between(run) -> None:  # type: ignore[no-untyped-def]
    rule = REPEAT + "tokens: ['\\w+']\n"
    assert found(run(rule, "The bus and/and train (train) left. Left turn. That was that. that is")) == [
        (1, 9, "and/and"),
        (1, 17, "train (train"),
        (1, 57, "that. that"),
    ]
    assert found(run(rule, "We saw Redis. Redis is up.")) == []


def test_every_pair_of_a_run_is_reported_and_mended(run) -> None:  # type: ignore[no-untyped-def]
    rule = REPEAT + "tokens: ['[^\\s]+']\n"
    diagnostics = run(rule, "so so so, it it")
    assert found(diagnostics) == [(1, 1, "so so"), (1, 11, "it it")]
    diagnostics = run(rule, "so so so it")
    assert found(diagnostics) == [(1, 1, "so so"), (1, 4, "so so")]
    assert [(edit.span, edit.text) for entry in diagnostics for edit in entry.fix.edits] == [((2, 5), ""), ((5, 8), "")]


def test_as_many_repeats_as_max_are_allowed_each_time(run) -> None:  # type: ignore[no-untyped-def]
    rule = REPEAT + "max: 1\ntokens: ['\\w+']\n"
    assert found(run(rule, "ha ha went on, no no and no no no.")) == [(1, 29, "no no")]
    assert found(run(rule, "ha ha ha ha")) == [(1, 4, "ha ha")]


def test_alpha_wants_letters_and_case_counts_unless_told(run) -> None:  # type: ignore[no-untyped-def]
    article = "It is 7 7 or - - or don't don't or the The."
    assert [entry.match for entry in run(REPEAT + "tokens: ['[^\\s.]+']\n", article)] == ["7 7", "- -", "don't don't"]
    assert [entry.match for entry in run(REPEAT + "alpha: true\nignorecase: true\ntokens: ['[^\\s.]+']\n", article)] == ["the The"]
    assert messages(run(REPEAT + "ignorecase: true\ntokens: ['[^\\s.]+']\n", "the The")) == ["'The' twice"]


def test_tokens_with_groups_and_spaces_repeat_too(run) -> None:  # type: ignore[no-untyped-def]
    assert found(run(REPEAT + "tokens: ['(on) (and) ?']\n", "and on and on and off")) == [(1, 5, "on and on and ")]


def test_a_repeat_across_blocks_is_none(run) -> None:  # type: ignore[no-untyped-def]
    assert found(run(REPEAT + "tokens: ['\\w+']\n", "One for all\n\nall for one\n")) == []


OCCUR = "extends: occurrence\nmessage: '%s of them'\nscope: paragraph\n"


def test_occurrence_counts_code_as_asterisks_and_reports_none_of_it(run) -> None:  # type: ignore[no-untyped-def]
    article = "Run `one two three` and four.\n"
    assert messages(run(OCCUR + "token: '\\w+'\nmax: 2\n", article, "md")) == ["3 of them"]
    assert messages(run(OCCUR + "token: '\\w+'\nmax: 3\n", article, "md")) == []
    assert messages(run(OCCUR + "token: '\\w+'\nmin: 4\n", article, "md")) == ["3 of them"]
    (entry,) = run(OCCUR + "token: '\\S'\nmax: 5\n", "`one` two.\n", "md")
    assert (entry.start.column, entry.message) == (7, "7 of them")
    assert run(OCCUR + "token: '\\*'\nmax: 1\n", "`one two` three.\n", "md") == []


def test_occurrence_reports_the_first_match_with_text(run) -> None:  # type: ignore[no-untyped-def]
    assert found(run(OCCUR + "token: ',| '\nmax: 2\n", "a b, c d\n")) == [(1, 4, ",")]
    assert found(run(OCCUR + "ignorecase: true\ntoken: NO|OFF\nmax: 1\n", "No way off\n")) == [(1, 1, "No")]


def test_zero_is_no_bound() -> None:
    for options in ({}, {"max": 0}, {"min": 0, "max": 0}, {"min": -1}):
        with pytest.raises(OptionError, match="above 0"):
            occurrence.Check({"token": "x", **options})


COND = "extends: conditional\nmessage: \"'%s'\"\n"


def test_conditional_takes_any_group_of_second_earlier_in_the_file(run) -> None:  # type: ignore[no-untyped-def]
    rule = COND + "first: '[A-Z]{3}'\nsecond: '\\(([A-Z]{3})\\)|([A-Z]{3}): '\n"
    article = "FAO first.\n\nThe food body (FAO) met, as did WHO: the health body.\n\nFAO and WHO and ILO.\n"
    assert found(run(rule, article)) == [(1, 1, "FAO"), (5, 17, "ILO")]


def test_conditional_may_ignore_case(run) -> None:  # type: ignore[no-untyped-def]
    rule = COND + "ignorecase: true\nfirst: 'nato|un'\nsecond: '\\((nato|un)\\)'\n"
    assert found(run(rule, "The alliance (nato) met.\n\nNATO and UN.\n")) == [(3, 10, "UN")]
    assert isinstance(conditional.Check({"first": "(?i)a", "second": "b"}), load("conditional"))


def test_what_stands_in_code_defines_nothing(run) -> None:  # type: ignore[no-untyped-def]
    rule = COND + "first: '\\b[A-Z]{3}\\b'\nsecond: '\\(([A-Z]{3})\\)'\n"
    assert found(run(rule, "The food body `(FAO)` met. FAO did.\n", "md")) == [(1, 28, "FAO")]


EITHER = "extends: consistency\nmessage: \"'%s' here, '%s' before.\"\n"


def test_consistency_reports_each_block_once_both_forms_have_occurred(run) -> None:  # type: ignore[no-untyped-def]
    rule = EITHER + "either: {Kiev: Kyiv}\n"
    diagnostics = run(rule, "Kyiv is quiet.\n\nIn Kiev and again in Kiev.\n\nKyiv.\n\nNothing.\n")
    assert found(diagnostics) == [(3, 22, "Kiev"), (5, 1, "Kyiv")]
    assert messages(diagnostics) == ["'Kiev' here, 'Kyiv' before.", "'Kyiv' here, 'Kiev' before."]
    assert run(rule, "Kyiv is quiet. Kyiv.") == []


def test_consistency_keeps_pairs_apart_and_code_out(run) -> None:  # type: ignore[no-untyped-def]
    rule = EITHER + "ignorecase: true\neither: {adviser: advisor, '(?:web) ?site': home page}\n"
    assert found(run(rule, "An Adviser has a website.\n\nThe `advisor` came. The web site.\n", "md")) == []
    assert found(run(rule, "An Adviser has a website.\n\nThe ADVISOR came. The web site.\n", "md")) == [(3, 5, "ADVISOR")]
    rule = EITHER + "nonword: true\neither: {ise: ize}\n"
    assert found(run(rule, "organised by the organizer")) == [(1, 23, "ize")]


@pytest.mark.parametrize("word", ["existence", "substitution", "occurrence", "repetition", "conditional", "consistency"])
def test_flags_in_the_middle_of_a_pattern_are_for_what_follows(run, word: str) -> None:  # type: ignore[no-untyped-def]
    body = {
        "existence": "tokens: ['x(?i)y', 'zz']",
        "substitution": "swap: {'x(?i)y': w, zz: w}",
        "occurrence": "max: 1\ntoken: 'zz|x(?i)y'",
        "repetition": "tokens: ['x(?i)y', zz]",
        "conditional": "first: 'x(?i)y'\nsecond: '\\((zz)\\)'",
        "consistency": "either: {'x(?i)y': zz}",
    }[word]
    diagnostics = run(f"extends: {word}\nmessage: x.\n{body}\n", "XY, ZZ and xY xY zz.")
    assert diagnostics
    assert all(entry.match[0] in "xz" for entry in diagnostics)
