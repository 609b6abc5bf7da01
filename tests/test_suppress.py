"""Comments that switch rules off and on, and ignored stretches: what exactly they silence, and that nothing else is."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.linter import Linter
from newslint.source import Source, Span
from newslint.suppress import MOST_NOTES, Suppressions, compile_ignores, read

PAGE = (Path(__file__).parent.parent / "docs" / "suppression.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^(`{3,4})markdown\n(.*?)^\1\n\nreports\n\n```text\n(.*?)^```$", PAGE, re.M | re.S)


def heard(text: str, rule: str = "House.Word", format: str = "md", word: str = r"\b[a-z]\d\b") -> str:
    """The words such as ``a1`` whose finding by ``rule`` is not silenced."""
    made = read(Source(text), format)
    found = [(Span(*match.span()), match[0]) for match in re.finditer(word, text)]
    return " ".join(match for span, match in found if made is None or not made.silences(rule, span, match))


def notes(text: str, format: str = "md") -> list[tuple[int, str]]:
    made = read(Source(text, "a.md"), format)
    assert made is not None
    assert all(note.kind == "info" and note.path == "a.md" for note in made.notes)
    return [(note.line, note.message) for note in made.notes]


@pytest.mark.parametrize("format", ["md", "txt"])
@pytest.mark.parametrize("lead", ["newslint", "vale", "Newslint"])
@pytest.mark.parametrize(
    ("off", "on"),
    [
        ("off", "on"),
        ("OFF", "On"),
        ("House.Word = NO", "House.Word = YES"),
        ("House.Word = off", "House.Word = on"),
        ("House.Word=no", "House.Word=Yes"),
        ("House = NO", "House = YES"),
        ('House.Word["a1", "b2"] = NO', 'House.Word["b2","a1"] = YES'),
        ("styles = Other, Third", "style = House"),
        ("off House.Word", "on House.Word"),
        ("off Other, House: a reason", "on"),
        ('off House.Word["b2"], Other', 'on House.Word["b2"]'),
        ("\noff\n\nHouse.Word\n", "on\n"),
    ],
)
def test_off_holds_until_on(format: str, lead: str, off: str, on: str) -> None:
    text = f"a1 and\n\n<!-- {lead} {off} -->\n\nb2\n\n<!--{lead} {on}-->\n\nc3\n"
    assert heard(text, format=format) == "a1 c3"


def test_off_holds_to_the_end() -> None:
    assert heard("a1 <!-- newslint off -->\n\nb2\n\nc3") == "a1"


def test_inside_a_paragraph() -> None:
    assert heard("a1 b2 <!-- newslint off -->c3<!-- newslint on -->d4") == "a1 b2 d4"


def test_other_rules_are_heard() -> None:
    text = "<!-- newslint off House.Word -->\n\na1"
    assert heard(text) == ""
    assert heard(text, "House.Other") == heard(text, "House.Words") == heard(text, "Ho.Word") == "a1"


def test_a_style_is_all_its_rules_and_a_folder_of_them_too() -> None:
    text = "<!-- newslint off House -->\n\na1\n\n<!-- newslint on -->\n<!-- newslint off House.dates -->\n\nb2"
    assert heard(text, "House.Word") == "b2"
    assert heard(text, "House.dates.Time") == ""
    assert heard(text, "Houses.Word") == "a1 b2"


@pytest.mark.parametrize(
    ("comments", "silent"),
    [
        (["off", "Style.Rule = YES"], False),
        (["Style = NO", "Style.Rule = YES"], False),
        (["Style.Rule = NO", 'Style.Rule["a1"] = YES'], False),
        (["Style.Rule = YES", "Style = NO"], True),
        (["Style.Rule = YES", "off"], True),
        (["Style = NO", "Style.Rule = YES", "off"], True),
        (["Style.Rule = NO", "Style = YES"], True),
        (["Style.Rule = NO", "off", "on"], True),
        (["Style.Rule = NO", "off", "on", "on"], False),
        (["off", "Style = YES", "Style.Rule = NO"], True),
        (["off", "Style.Rule = YES", "Style = NO"], True),
        (["Style.Rule = NO", "off", "Style = YES"], True),
        (["Style = NO", "Other = YES"], True),
        (["styles = Other"], True),
        (["styles = Other", "Style = YES"], False),
        (["style = NO"], False),
        (["styles = Other", "Style.Rule = YES"], False),
        (["Style = NO", "styles = Style"], False),
        (["Style.Rule = NO", "styles = Style"], True),
        (["styles = Other", "on"], False),
        (["styles = Other", "styles = Third, Style"], False),
        (['Style.Rule["b2"] = NO'], False),
        (['Style.Rule["A1"] = NO'], False),
        (['Style.Rule["a1"] = NO', 'Style.Rule["b2"] = YES'], True),
    ],
)
def test_the_later_and_more_special_wins(comments: list[str], silent: bool) -> None:
    text = "".join(f"<!-- vale {comment} -->\n" for comment in comments) + "\na1"
    assert (heard(text, "Style.Rule") == "") is silent


def test_a_text_may_be_broken_over_lines() -> None:
    text = '<!-- newslint off House.Word["a1 b2"] -->\n\na1\nb2\n\na1 c3'
    assert heard(text, word=r"a1\s\w\w") == "a1 c3"


def test_a_finding_stands_where_it_starts() -> None:
    text = "a1 <!-- newslint off --> b2 <!-- newslint on --> c3"
    made = read(Source(text))
    assert made is not None
    assert not made.silences("House.Word", Span(0, len(text)), text)
    assert made.silences("House.Word", Span(text.index("b2"), len(text)), text[text.index("b2") :])


def test_the_comment_is_not_copy() -> None:
    text = "a1 <!-- newslint off Other.Rule: b2 -->c3 <!-- d4 --> e5 <!-- newslint nonsense f6 -->"
    assert heard(text, format="txt") == "a1 c3 d4 e5 f6"


@pytest.mark.parametrize("format", ["md", "txt"])
def test_ignore_covers_the_next_line_or_paragraph(format: str) -> None:
    text = "a1\n\n<!-- newslint ignore House.Word: a reason, with commas -->\nb2 b3\nc4\n\nd5"
    assert heard(text, format=format) == ("a1 d5" if format == "md" else "a1 c4 d5")
    assert heard(text, "House.Other", format=format) == "a1 b2 b3 c4 d5"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ignore_skips_blank_lines(end: str) -> None:
    text = end.join(["a1", "<!-- newslint ignore House -->", " ", "", "b2", "b3", "  ", "c4"])
    assert heard(text) == "a1 c4"
    assert heard(text, format="txt") == "a1 b3 c4"


def test_ignore_beside_text_covers_its_line() -> None:
    assert heard("a1\nb2 <!-- newslint ignore House.Word: so\nit is --> b3\nc4") == "a1 c4"
    assert heard("a1\nb2 <!-- newslint ignore House.Word -->\nc4") == "a1 c4"
    assert heard("a1\n<!-- newslint ignore House.Word --> b2\nc4", format="txt") == "a1 c4"
    assert heard("a1\nb2 <!-- newslint ignore House.Word -->") == "a1"
    assert heard("a1\n\n<!-- newslint ignore House.Word --> b2\nc4") == "a1 c4"


def test_several_ignores_cover_the_same_paragraph() -> None:
    others = '<!-- newslint ignore Other.Rule, Third.Rule["x"] -->\n<!-- newslint ignore Other -->'
    text = f"<!-- newslint ignore House.Word -->\n{others}\na1\n\nb2"
    for format in ("md", "txt"):
        assert heard(text, format=format) == "b2"
        assert heard(text, "Other.Some", format=format) == "b2"


def test_ignore_of_one_text() -> None:
    assert heard('<!-- newslint ignore House.Word["a1"]: a name -->\na1 b2\n\na1') == "b2 a1"


def test_ignore_holds_while_others_are_switched() -> None:
    assert heard("<!-- newslint ignore House.Word -->\na1 <!-- newslint off Other --> <!-- newslint on --> b2\n\nc3") == "c3"


@pytest.mark.parametrize(
    "example",
    [
        "```\n<!-- newslint off -->\n```",
        "~~~~\n~~~\n<!-- newslint off -->\n~~~~",
        "1. é item\n\n   ```\n   <!-- newslint off -->\n   ```",
        "Text é.\n\n    <!-- newslint off -->",
        "Write `<!-- newslint off -->` here.",
        "Write `` ` <!-- newslint off --> `` here.",
        "Write \\<!-- newslint off --> here.",
        "Write `<!-- newslint off` or -->.",
    ],
)
def test_an_example_in_markdown_code_is_no_directive(example: str) -> None:
    assert heard(f"{example}\n\na1") == "a1"
    assert notes(f"{example}\n\na1") == []


def test_front_matter_holds_no_directive() -> None:
    assert heard('---\ntitle: "<!-- newslint off -->"\n---\n\na1') == "a1"


def test_code_ends_where_it_ends() -> None:
    assert heard("`é` a1 ``` b2\n\n<!-- newslint off -->\n\nc3\n\n```\n<!-- newslint on -->\n```\n\nd4") == "a1 b2"
    assert heard("10. a1\n    <!-- newslint off -->\n\nb2") == "a1"
    assert heard("a1 <!-- ` --> b2 <!-- newslint off --> c3 ` d4") == "a1 b2"


def test_plain_text_has_no_code() -> None:
    assert heard("a1\n```\n<!-- newslint off -->\n```\nb2", format="txt") == "a1"


def test_a_comment_inside_another_is_none() -> None:
    assert heard("<!-- see <!-- newslint off --> a1", format="txt") == "a1"
    assert heard("<!--> <!-- newslint off --> a1", format="txt") == ""


FORMS = "write `newslint off`, `newslint on`, `newslint ignore Style.Rule: reason` or `newslint Style.Rule = NO`."


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ("newslint of", FORMS),
        ("newslint", FORMS),
        ("newslint: off", FORMS),
        ("newslint-off", FORMS),
        ("newslint off Style.Rule because", FORMS),
        ("newslint off, on", FORMS),
        ("newslint Style.Rule", FORMS),
        ("newslint Style.Rule = FALSE", FORMS),
        ("newslint styles =", FORMS),
        ("newslint off " + "x" * 201, FORMS),
        ("vale Style.Rule == NO", FORMS),
        ("vale offf", FORMS),
        ("newslint ignore", "names no rule"),
        ("newslint ignore: a reason", "names no rule"),
        ("newslint off Style.Rule[a]", 'Style.Rule["text", "other"].'),
        ("newslint off Style.Rule[“a”]", 'Style.Rule["text", "other"].'),
        ("newslint off Style.Rule[1]", 'Style.Rule["text", "other"].'),
        ("newslint off Style.Rule[]", 'Style.Rule["text", "other"].'),
        ('newslint off Style["a"]', 'Style.Rule["text", "other"].'),
        ("newslint off Style.Rule" + "[" * 100_000, 'Style.Rule["text", "other"].'),
    ],
)
def test_what_is_misspelt_silences_nothing_and_is_told(said: str, complaint: str) -> None:
    text = f"a1\n\n<!-- {said} -->\n\nb2"
    assert heard(text, "Style.Rule") == "a1 b2"
    ((line, message),) = notes(text)
    assert line == 3
    assert complaint in message
    assert message.endswith(".")
    assert len(message) < 300


@pytest.mark.parametrize("comment", ["Vale of tears", "VALE", "valediction", "vale-off", "newslinter", "a newslint off"])
def test_other_comments_are_left_alone(comment: str) -> None:
    text = f"<!-- {comment} -->\n\na1"
    assert heard(text) == "a1"
    made = read(Source(text))
    assert made is None or not made.notes


def test_what_is_not_closed_silences_nothing_and_is_told() -> None:
    text = "a1\n\n<!-- newslint off\n\nb2"
    assert heard(text) == "a1 b2"
    ((line, message),) = notes(text)
    assert line == 3
    assert "end it with -->" in message


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<!-- newslint on -->", [1]),
        ("<!-- newslint off -->\n<!-- newslint on -->\n<!-- newslint on -->", [3]),
        ("<!-- vale A.B = YES -->", [1]),
        ("<!-- vale A.B = NO -->\n\n<!-- vale A = YES -->\n\n<!-- vale A.B = YES -->", [3]),
        ("<!-- vale A = NO -->\n<!-- vale A.B = YES -->\n<!-- vale A.B = YES -->", [3]),
        ("<!-- vale styles = A -->\n<!-- vale B = YES -->\n<!-- vale A = YES -->", [3]),
        ("a\n\n<!-- newslint ignore A.B -->\n \n", [3]),
    ],
)
def test_what_changes_nothing_is_told(text: str, lines: list[int]) -> None:
    assert [line for line, _ in notes(text)] == lines


def test_notes_have_a_limit() -> None:
    told = notes("<!-- newslint x -->\n" * 1000)
    assert len(told) == MOST_NOTES + 1
    assert told[-1][0] == MOST_NOTES + 1


def test_names_that_do_not_exist_are_told() -> None:
    text = (
        "<!-- newslint off Typography.DubbledWord -->\n<!-- newslint off Typografy -->\n<!-- vale Google.We = NO -->\n"
        '<!-- vale Typography.No = NO -->\n<!-- newslint off Typography, Typography.DoubledWord["x"], House.dates -->\n'
        "<!-- newslint ignore typography.doubledword: x -->\na\n\n<!-- newslint off Qqq -->\n<!-- newslint off Qqq -->"
    )
    made = read(Source(text))
    assert made is not None
    assert made.notes == []
    made.known(["Typography.DoubledWord", "Typography.StraySpace", "House.dates.Time"])
    told = {note.line: note.message for note in made.notes}
    assert list(told) == [1, 2, 4, 6, 9]
    assert (
        told[1] == "There is no rule or style 'Typography.DubbledWord', so the comment does nothing about it; write Typography.DoubledWord."
    )
    assert told[2].endswith("write Typography.")
    assert told[6].endswith("write Typography.DoubledWord.")
    assert told[9].endswith("`newslint rules` lists those that exist.")


def test_ignored_stretches() -> None:
    text = "a1 {{ b2 }} c3\n\n{% raw %}\nd4\n\n{% endraw %}\ne5"
    made = read(Source(text), ignores=compile_ignores([r"\{\{(.+?)\}\}", r"(?s){% raw %}(.*?){% endraw %}", "x*"]))
    assert made is not None

    def silent(start: int, end: int) -> bool:
        return made is not None and made.silences("House.Word", Span(start, end), text[start:end])

    words = [match.group() for match in re.finditer(r"\w\d", text) if not silent(*match.span())]
    assert words == ["a1", "c3", "e5"]
    start, end = text.index("{{"), text.index("}}") + 2
    assert silent(start - 1, start + 1)
    assert silent(end - 1, end + 3)
    assert not silent(start - 3, start)
    assert not silent(end, end + 3)
    assert silent(start + 1, start + 1)
    assert made.notes == []


def test_stretches_that_overlap() -> None:
    made = read(Source("abcdefgh"), ignores=compile_ignores(["bcdef", "cd", "ef", "h"]))
    assert made is not None
    assert [at for at in range(8) if not made.silences("A.B", Span(at, at + 1), "")] == [0, 6]


def test_a_bad_pattern_is_named() -> None:
    with pytest.raises(ValueError, match=r"'\(a' is no regular expression"):
        compile_ignores(["fine", "(a"])


def test_a_pattern_that_takes_too_long_is_told_and_the_others_work() -> None:
    text = "b2 " + "a" * 5000 + "!"
    made = read(Source(text), ignores=compile_ignores([r"(?:a|aa)+$", "b2"]))
    assert made is not None
    assert made.silences("A.B", Span(0, 2), "b2")
    ((note),) = made.notes
    assert (note.kind, note.line) == ("info", 0)
    assert "'(?:a|aa)+$'" in note.message


def test_without_directives_there_is_nothing_and_nothing_is_imported() -> None:
    assert read(Source("a1 <!-- a comment --> b2")) is None
    code = (
        "import sys; from newslint import suppress; from newslint.source import Source; before = set(sys.modules)\n"
        "assert suppress.read(Source('a <!-- b --> vale newslint')) is None\n"
        "assert suppress.read(Source('<!-- newslint off -->')) is not None; print(*set(sys.modules) - before)\n"
        "assert 'regex' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"


@pytest.mark.parametrize(
    "text",
    [
        "<!--" * 250_000,
        "<!-- vale off " * 70_000,
        "<!-- newslint ignore A.B: x -->" * 30_000,
        "<!-- newslint ignore A.B: x --> w " * 30_000,
        "<!-- newslint ignore A.B: x -->\nw\n" * 30_000,
        "<!-- newslint ignore A.B: x -->\n" * 30_000,
        "<!-- newslint off --><!-- newslint on -->" * 25_000,
        "".join(f"<!-- vale A{number}.B = NO --><!-- vale on -->" for number in range(25_000)),
        "<!-- newslint on " + "a." * 500_000 + " -->",
        "<!-- newslint on " + "a.b, " * 200_000 + " -->",
        "<!-- newslint off a" + " " * 1_000_000 + " -->",
        "```\n" + "<!-- newslint off -->\n" * 45_000,
    ],
    ids=lambda text: text[:30],
)
@pytest.mark.parametrize("format", ["md", "txt"])
def test_hostile_text_is_read_in_linear_time(text: str, format: str) -> None:
    begun = time.process_time()
    read(Source(text), format)
    assert time.process_time() - begun < 10


SNIPPETS = st.sampled_from(
    [
        "<!--",
        "-->",
        "newslint",
        "vale",
        " off",
        " on",
        " ignore",
        " A.B",
        " = NO",
        "style = ",
        '["x"]',
        ",",
        ":",
        "`",
        "```",
        "\n",
        "\n\n",
        "\r\n",
        "é",
        "x ",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(SNIPPETS, st.text(max_size=3))).map("".join))


@given(TEXTS, st.sampled_from(["md", "txt"]))
def test_nothing_raises_and_nothing_is_silenced_without_a_directive(text: str, format: str) -> None:
    made = read(Source(text), format)
    if made is None:
        assert not re.search(r"<!--\s*(?:newslint|vale)\b", text)
        return
    made.known(["A.B"])
    silenced = [at for at in range(len(text)) if made.silences("A.B", Span(at, at + 1), text[at])]
    if silenced:
        assert re.search(r"<!--\s*(?:newslint|vale)\b.*?-->", text, re.I | re.S)
    assert all(note.line <= text.count("\n") + text.count("\r") + 1 for note in made.notes)


@given(
    st.lists(st.tuples(st.sampled_from(["off", "on", "text"]), st.sampled_from([" ", "\n", "\n\n", "é\n\n"]))),
    st.sampled_from(["md", "txt"]),
)
def test_off_to_on_silences_what_starts_between(parts: list[tuple[str, str]], format: str) -> None:
    text, expected, off = "", [], False
    for number, (kind, gap) in enumerate(parts):
        if kind == "text":
            expected += [] if off else [f"w{number}w"]
            text += f"w{number}w{gap}"
        else:
            off = kind == "off"
            text += f"<!-- newslint {kind} -->{gap}"
    assert heard(text, format=format, word=r"w\d+w") == " ".join(expected)


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) == PAGE.count("\nreports\n") >= 6


@pytest.mark.parametrize(("text", "expected"), [example[1:] for example in EXAMPLES])
def test_the_examples_of_the_page_are_true(linter: Linter, text: str, expected: str) -> None:
    source = Source(text, "a.md")
    made = read(source, "md") or Suppressions(source)
    found = linter.lint(source, "md").diagnostics
    told = [(note.line, 0, f"{note.line}: {note.message}") for note in made.notes]
    told += [
        (*entry.start, f"{entry.start.line}:{entry.start.column}:{entry.rule}")
        for entry in found
        if not made.silences(entry.rule, entry.span, entry.match)
    ]
    assert [line for *_, line in sorted(told)] == expected.splitlines()
