"""Quotations: exact spans, every kind of defect, the traps of apostrophes, and continuation over paragraphs."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.checks import OptionError
from newslint.checks.quotation_marks import Check
from newslint.diagnostic import Edit
from newslint.document import Block, Document, Mark
from newslint.prose.quotations import Quotation, mark_quotations, quotations
from newslint.readers.text import read
from newslint.source import OffsetMap, Source, Span

PARAGRAPH = frozenset({"text", "paragraph"})


def document(*paragraphs: str, scopes: tuple[str, ...] = (), marks: tuple[Mark, ...] = ()) -> Document:
    blocks, at = [], 0
    for number, text in enumerate(paragraphs):
        scope = frozenset({"text", scopes[number]}) if scopes else PARAGRAPH
        blocks.append(Block(number, text, scope, OffsetMap.shifted(at), marks))
        at += len(text) + 2
    return Document(Source("\n\n".join(paragraphs)), blocks)


def spoken(*paragraphs: str) -> list[str]:
    """The outermost quotations, with their marks."""
    made = document(*paragraphs)
    return [paragraphs[one.block][one.span.start : one.span.end] for one in quotations(made).quotations if not one.depth]


def defects(*paragraphs: str) -> list[tuple[int, str, str]]:
    """Block, kind and text of each problem."""
    found = quotations(document(*paragraphs)).problems
    return [(one.block, one.kind, paragraphs[one.block][one.span.start : one.span.end]) for one in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"We go," he said. "Now."', ['"We go,"', '"Now."']),
        ("“We go,” he said. “Now.”", ["“We go,”", "“Now.”"]),
        ("'We go,' he said. 'Now.'", ["'We go,'", "'Now.'"]),
        ("‘We go “now”,’ he said.", ["‘We go “now”,’"]),
        ("''We go,'' he said.", ["''We go,''"]),
        ("the “so-called” and ‘fair’ deal", ["“so-called”", "‘fair’"]),
        ('He said:"Go"and left.', ['"Go"']),
        ('It is non-"essential" work—"for now"—he said.', ['"essential"', '"for now"']),
        ("“He said ‘no.’\u202f” They left.", ["“He said ‘no.’\u202f”"]),
        ("\"He said 'no.' \" They left.", ["\"He said 'no.' \""]),
        ('("We go," he said)', ['"We go,"']),
        ('"I ... " he said.', ['"I ... "']),
    ],
)
def test_spans_of_quotations(text: str, wanted: list[str]) -> None:
    assert spoken(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "In the '90s and the ’80s they gave 'em rock 'n' roll till 'round two o'clock.",
        "The workers' union and the bosses’ club met; Hawai'i, Hawai‘i and l'Oréal sent guests; O'Hara's were goin' mad.",
        "'Twas the '08 vote, y'all, and 'tis so.",
        "He is 6'2\" and she 5’ 8”, the plank 7\" by 11½\".",
        "A note 'bout the 'Ndrangheta and ‘Oumuamua.",
        "No marks at all.",
        "",
    ],
)
def test_apostrophes_and_measures_are_no_quotations(text: str) -> None:
    assert spoken(text) == []
    assert defects(text) == []


def test_a_plural_possessive_does_not_end_a_quotation_that_is_closed_later() -> None:
    assert spoken("'The workers' rights are safe,' he said.") == ["'The workers' rights are safe,'"]
    assert spoken("The 'fair deals' signed in May and the 'foul ones' too.") == ["'fair deals'", "'foul ones'"]
    assert spoken("The 'fair deals' signed in May.") == ["'fair deals'"]


def test_fields_of_nested_quotations() -> None:
    text = '"He said \'no\' twice," she said.'
    assert quotations(document(text)).quotations == [
        Quotation(0, Span(0, 21), Span(1, 20), '"', 0, True, False),
        Quotation(0, Span(9, 13), Span(10, 12), "'", 1, True, False),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"We go, he said. "Now."', [(0, "unclosed", '"')]),
        ('He said: "We go.', [(0, "unclosed", '"')]),
        ('We go," he said. "Now."', [(0, "unopened", '"')]),
        ('"We go," he said. Now."', [(0, "unopened", '"')]),
        ("‘We go now. “Not yet,” he said.", [(0, "crossed", "‘We go now. “")]),
        ("He said: 'We go now. \"Not yet,\" she said.", [(0, "crossed", "'We go now. \"")]),
        ("“We go,\" he said. “Now.”", [(0, "mixed", '"')]),
        ("“We go,“ he said. “Now.”", [(0, "mixed", "“")]),
        ("”We go,” he said. “Now.”", [(0, "mixed", "”")]),
        ("“We go,’’ he said. “Now.”", [(0, "mixed", "’’")]),
        ("\"He said 'we go," + '" she said.', [(0, "single-unclosed", "'")]),
        ("the ‘fair deal of May", [(0, "single-unclosed", "‘")]),
        ('They played a "limited role\' in it.', [(0, "unclosed", '"')]),
        ("They played a 'limited role\" in it.", [(0, "mixed", '"')]),
    ],
)
def test_problems(text: str, wanted: list[tuple[int, str, str]]) -> None:
    assert defects(text) == wanted


def test_two_stray_marks_in_a_row_are_one_problem() -> None:
    assert [kind for _, kind, _ in defects('He said," we go" and left.')] == ["unopened"]


def test_a_quotation_over_paragraphs_is_in_order() -> None:
    text = ("She said: “We tried. We failed.", '"We tried again.', "“It is over.” He left.")
    assert defects(*text) == []
    found = quotations(document(*text)).quotations
    assert [(one.closed, one.continued) for one in found] == [(False, True), (False, True), (True, False)]
    assert found[0].span == Span(10, 31)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("She said: “We tried. We failed.", "He left."),  # the next paragraph doesn't open
        ("She said: “We tried. We failed.", "‘It is over,’ he said."),  # it opens with another kind
        ("“We tried, said Anna Lind of the harbour board.", "“It is over.”"),  # the speech had ended
        ("She called it “a gift to the town.", "“It is over.”"),  # a phrase
        ("She called it “a gift to the town and left", "“It is over.”"),  # the sentence doesn't end
    ],
)
def test_no_continuation(first: str, second: str) -> None:
    assert [(block, kind) for block, kind, _ in defects(first, second)] == [(0, "unclosed")]


def test_a_missing_mark_where_the_quotation_goes_on_is_reported_there_and_once() -> None:
    text = ("She said: “We tried. We failed.", "We tried again,” she said.")
    assert defects(*text) == [(1, "unopened", "”")]
    assert quotations(document(*text)).quotations[0].continued


def test_merged_paragraphs_open_again_within_the_block() -> None:
    text = 'She read: "We tried. We failed. "We tried again. "It is over." He left.'
    assert defects(text) == []
    assert spoken(text) == ['"We tried. We failed.', '"We tried again.', '"It is over."']


def test_headings_and_list_items_stand_alone() -> None:
    made = document('Lind: "We tried', '"It is over," she said.', scopes=("heading", "paragraph"))
    assert [(one.block, one.kind) for one in quotations(made).problems] == [(0, "unclosed")]
    made = document('She said: "We tried.', "A heading", '"It is over," she said.', scopes=("paragraph", "heading", "paragraph"))
    assert quotations(made).problems == []


def test_code_is_not_read() -> None:
    text = 'Write print("x) now.'
    assert defects(text) == [(0, "unclosed", '"')]
    assert quotations(document(text, marks=(Mark("code", Span(6, 15)),))).problems == []


def test_a_word_that_the_article_clips_time_and_again_is_no_defect() -> None:
    assert defects("They call them 'bots and fear a 'bots war.") == []
    assert [kind for _, kind, _ in defects("They call them 'bots and fear a war.")] == ["single-unclosed"]


def test_marks_on_blocks() -> None:
    text = ("“He said ‘no’ twice,” she said.", "He “left. She did not.", "No marks.")
    made = mark_quotations(document(*text))
    assert [block.marks for block in made.blocks] == [(Mark("quote", Span(0, 21)),), (Mark("quote", Span(3, 9)),), ()]
    assert made.shared(quotations).problems[0].kind == "unclosed"
    assert [block.index for block in made.body] == [0, 1, 2]
    assert made.body[0].marks


def test_marks_keep_those_that_were_there() -> None:
    link = Mark("link", Span(0, 2))
    assert mark_quotations(document('A "b" c', marks=(link,))).blocks[0].marks == (link, Mark("quote", Span(2, 5)))


@given(st.lists(st.text(alphabet="aS .,?-(\"'“”‘’\u202f5", max_size=40), max_size=3))
def test_any_text_gives_spans_within_it(paragraphs: list[str]) -> None:
    found = quotations(document(*paragraphs))
    for one in found.quotations:
        text = paragraphs[one.block]
        assert 0 <= one.span.start < one.inner.start <= one.inner.end <= one.span.end <= len(text)
    for problem in found.problems:
        assert problem.span.start < problem.span.end <= len(paragraphs[problem.block])
    outermost = [one for one in found.quotations if not one.depth]
    for one, other in pairwise(outermost):
        assert one.block < other.block or one.span.end <= other.span.start


def test_the_check_wants_a_known_problem_and_style() -> None:
    for options in ({}, {"problem": "odd"}, {"problem": "outside", "style": "british"}):
        with pytest.raises(OptionError):
            Check(options)


def check(problem: str, *paragraphs: str, **options: str) -> list[tuple[str, tuple[str, ...] | None, tuple[Edit, ...] | None]]:
    made = document(*paragraphs)
    found = Check({"problem": problem, **options}).find(made, made.blocks, [])
    return [(match.block.text[match.span.start : match.span.end], match.args, match.edits) for match in found]


def test_what_the_check_shows() -> None:
    assert check("unclosed", 'He said: "We go to sea tomorrow at dawn. She left.') == [('"We go to', ("We go to",), None)]
    assert check("unclosed", 'He left. "') == []
    assert check("unopened", 'We go to sea," he said.') == [('sea,"', ("sea,",), None)]
    assert check("crossed", "'We go now. \"Not yet,\" he said.") == [("'We go now. \"", None, None)]
    assert check("single-unclosed", "the ‘fair deal of May") == [("‘fair deal of", ("fair deal of",), None)]


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("“We go,\" he said. “Now.”", Edit(Span(7, 8), "”")),
        ("\"We go,” he said. “Now.”", Edit(Span(0, 1), "“")),
        ("\"We go,” he said. \"Now.\"", Edit(Span(7, 8), '"')),
        ("“We go,“ he said. “Now.”", Edit(Span(7, 8), "”")),
        ("“We go,’’ he said. “Now.”", Edit(Span(7, 9), "”")),
        ("“He said ‘no' twice,” she said.", Edit(Span(12, 13), "’")),
    ],
)
def test_a_mixed_pair_is_mended_and_then_silent(text: str, edit: Edit) -> None:
    [(shown, args, edits)] = check("mixed", text)
    assert edits == (edit,)
    assert args == (shown, edit.text)
    mended = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert check("mixed", mended) == []


def test_single_against_double_has_no_sure_remedy() -> None:
    assert check("mixed", "They played a 'limited role\" in it.") == [('"', ('"', "'"), None)]


def test_stops_outside_in_american_copy() -> None:
    found = check("outside", "The U.S. called it “a gift”, he said.")
    assert found == [("gift”,", ("”,", ",”"), (Edit(Span(26, 28), ",”"),))]
    assert check("outside", "The minister called it “a gift”, he said on 5 May.") == []
    assert len(check("outside", "The minister called it “a gift”, he said on 5 May.", style="american")) == 1
    assert check("outside", 'The U.S. asked "why?". He cited "1984".5 and "a b", c') != []


def test_one_mark_missing_is_found_in_its_paragraph(articles: Callable[[str, int], list[dict[str, Any]]]) -> None:
    chance = random.Random(4)
    found: dict[str, list[bool]] = {"opening": [], "closing": []}
    for article in articles("clean_articles", 9):
        made = read(Source(article["text"]))
        before = quotations(made)
        whole = [one for one in before.quotations if one.closed and not one.depth and one.mark == '"']
        if before.problems or not whole:
            continue
        for side in found:
            one = chance.choice(whole)
            at = one.span.start if side == "opening" else one.inner.end
            blocks = list(made.blocks)
            text = blocks[one.block].text
            blocks[one.block] = blocks[one.block]._replace(text=text[:at] + text[one.inner.start if side == "opening" else one.span.end :])
            after = quotations(Document(made.source, blocks)).problems
            found[side].append(any(problem.block == one.block and problem.kind in ("unclosed", "unopened") for problem in after))
    assert sum(found["opening"]) / len(found["opening"]) > 0.97
    assert sum(found["closing"]) / len(found["closing"]) > 0.92


def test_a_quotation_runs_on_past_a_line_that_stands_between() -> None:
    article = '"The boats stay in," Brandt said. "We will wait.\n\nEnlarge this image Ann Lee Ann Lee\n\n"Nobody sails today."\n'
    assert problems(article) == []
    prose = '"The boats stay in," Brandt said. "We will wait.\n\nThe harbour was closed on Monday.\n\n"Nobody sails today," he said.\n'
    assert problems(prose) == ["unclosed"]


def test_a_quotation_led_in_by_a_colon_may_tell_a_story() -> None:
    merged = 'The paper writes:\n\n"Brandt said the boats stay in, according to the office. "The harbour, he said, was closed."\n'
    assert problems(merged) == []


def problems(article: str) -> list[str]:
    return [problem.kind for problem in read(Source("Boats stay in\n\n" + article)).shared(quotations).problems]
