"""Positions are true whatever surrounds the words, and lint never raises."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint.diagnostic import Diagnostic
from newslint.linter import Linter
from newslint.source import Source

# Damage that rules of several styles report, each with the words that the finding must cover.
DAMAGE = [
    ("The crossing reopened on Friday.It had been shut since May.", ".I", "Typography.MissingSpace"),
    ("The USA -led coalition struck two depots overnight.", "USA -led", "Spinner.SplitHyphen"),
    ("More news: Ten Cars You Can Buy For Less Today", "More news:", "Injection.LabelledPromo"),
]
NOISE = st.text(alphabet="aé😀e\u0301\u200d️ ,“”’\t中ﬁ", max_size=30)
LINE_END = st.sampled_from(["\n\n", "\r\n\r\n", "\r\r"])


def points_home(entry: Diagnostic, text: str) -> None:
    assert text[entry.span.start : entry.span.end] == entry.match
    for offset, place in ((entry.span.start, entry.start), (entry.span.end, entry.end)):
        ends = [end.end() for end in re.finditer(r"\r\n|\r|\n", text) if end.end() <= offset]
        line, column = len(ends) + 1, offset - (ends[-1] if ends else 0) + 1
        assert place == (line, column)


@given(st.lists(st.tuples(NOISE, st.sampled_from(DAMAGE)), min_size=1, max_size=4), LINE_END, st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_findings_cover_the_words_in_any_surroundings(linter: Linter, parts: list, line_end: str, bom: bool) -> None:  # type: ignore[type-arg]
    text = "Coalition strikes depots\n\n".replace("\n\n", line_end) + line_end.join(
        f"{noise}\u2028{line_end}{damage}" for noise, (damage, _, _) in parts
    )
    source = Source.from_bytes((b"\xef\xbb\xbf" if bom else b"") + text.encode("utf-8"))
    report = linter.lint(source)
    for entry in report.diagnostics:
        points_home(entry, text)
    start = 0
    for _, (damage, words, rule) in parts:
        start = text.index(damage, start)
        where = start + damage.index(words)
        covering = [
            entry for entry in report.diagnostics if entry.rule == rule and entry.span.start < where + len(words) and where < entry.span.end
        ]
        assert covering, (rule, [(entry.rule, entry.match) for entry in report.diagnostics])
        start += len(damage)


@given(
    NOISE.map(lambda text: text.replace("\t", " ")),
    st.sampled_from(["&amp;", "&eacute;", "\\*", "**b**", "`code`", "[a](http://x.org)", "😀"]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_markdown_positions_with_entities_and_markup_before_them(linter: Linter, noise: str, markup: str) -> None:
    text = f"# Coalition strikes depots\n\nText {noise} {markup} and\n{markup} the USA -led coalition struck a depot.\n"
    report = linter.lint(Source(text), "md")
    for entry in report.diagnostics:
        points_home(entry, text)
    assert any(entry.match.startswith("USA") and entry.rule == "Spinner.SplitHyphen" for entry in report.diagnostics)


PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "’",
        ". ",
        ", said ",
        "Maj. ",
        "Smith ",
        "Syrian President ",
        "More: ",
        "\n\n",
        "\r\n",
        "\n",
        " -led ",
        "(",
        ")",
        "...",
        "the the ",
    ]
)


@given(
    st.one_of(st.text(max_size=200), st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=60).map("".join)),
    st.sampled_from(["txt", "md"]),
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_lint_never_raises(linter: Linter, text: str, format: str) -> None:
    report = linter.lint(Source(text), format)
    assert [str(note) for note in report.notes if note.kind == "run"] == []
    for entry in report.diagnostics:
        points_home(entry, text)
        if entry.fix:
            assert all(0 <= edit.span.start <= edit.span.end <= len(text) for edit in entry.fix.edits)
