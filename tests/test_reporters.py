"""Every output format on the same findings, and the frame of ``full`` on any text at all."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from wcwidth import iter_graphemes, wcswidth

from newslint.config import OUTPUT_FORMATS
from newslint.diagnostic import Diagnostic, Edit, Fix, Level, Note, Report
from newslint.reporters import FORMATS, Context, render
from newslint.source import Source, Span

LONG = "The council met again. " * 100 + "It voted on the USA -led plan at noon. " + "Nothing else was said. " * 100

# name, text of the file, the words that are found (their first occurrence), what ``full`` shows above the carets
TRICKY = [
    ("plain", "It was the the plan.", "the the", "the the"),
    ("line start", "first words\nThen more", "Then", "Then"),
    ("line end", "The end\nof it", "end", "end"),
    ("curly", "“We ‘saw’ – nothing…” she said , then", "said ,", "said ,"),
    ("no-break space", "some 40\xa0km away", "40\xa0km", "40\xa0km"),
    ("emoji", "Fans 😀😀 said the the match", "the the", "the the"),
    ("emoji family", "A 👩‍👩‍👧 and ❤️ and 🇬🇧 saw the the match", "the the", "the the"),
    ("found emoji", "A 👩‍👩‍👧 family", "👩‍👩‍👧", "👩‍👩‍👧"),
    ("combining", "Malmo\u0308 and Cafe\u0301 Zoe\u0308 said", "Zoe\u0308", "Zoe\u0308"),
    ("part of a grapheme", "Cafe\u0301 said", "\u0301", "e\u0301"),
    ("lone mark", "\u0301lone mark here", "mark", "mark"),
    ("wide", "東京都の知事 said 東京 today", "東京 ", "東京 "),
    ("Arabic joiner", "said می\u200cخواهم today", "today", "today"),
    ("tab", "\tIndented\tand then the the words", "the the", "the the"),
    ("found tab", "one\ttwo", "\t", "    "),
    ("CRLF", "One.\r\nTwo the the.\r\nThree.\r\n", "the the", "the the"),
    ("zero width", "the\u200b \ufeffplan\u00ad here", "plan", "plan"),
    ("found zero width", "the\u200bplan", "\u200b", "<U+200B>"),
    ("joiner in a word", "the pl\u200dan here", "here", "here"),
    ("escape", "a \x1b[31mred\x9b1m\x07 word here", "word", "word"),
    ("override", "a \u202eright\u2069 word", "word", "word"),
    ("private use", "a \ue000 word", "word", "word"),
    ("surrogate", "a \ud83d word", "word", "word"),
    ("long line", LONG, "USA -led", "USA -led"),
    ("long line, start", LONG, "The", "The"),
]


def find(text: str, span: Span, path: str = "a.txt", fix: Fix | None = None, **values: Any) -> tuple[Diagnostic, Source]:
    """A finding on ``span`` of ``text``, and its Source."""
    source = Source(text, path)
    said = {"rule": "Style.Rule", "level": Level.WARNING, "message": "Look at this."} | values
    start, end = source.locate(span.start), source.locate(span.end)
    return Diagnostic(path=path, span=span, start=start, end=end, match=text[span.start : span.end], fix=fix, **said), source


def words(text: str, found: str) -> Span:
    return Span(text.index(found), text.index(found) + len(found))


def show(name: str, *found: tuple[Diagnostic, Source], files: int = 1, notes: tuple[Note, ...] = (), **options: Any) -> str:
    """The whole output of a format."""
    report = Report([diagnostic for diagnostic, _ in found], list(notes), files)
    context = Context("1.2.3", sources={source.name: source for _, source in found}, **options)
    chunks = list(render(name, report, context))
    assert all(chunk.endswith("\n") for chunk in chunks)
    return "".join(chunks)


def frame(output: str) -> tuple[str, str]:
    """The shown line and the line of carets, without the gutter."""
    lines = output.split("\n")
    at = next(number for number, line in enumerate(lines) if line.lstrip().startswith("| "))
    gutter = lines[at].index("| ") + 2
    return lines[at - 1][gutter:], lines[at][gutter:]


def under_carets(shown: str, carets: str) -> str:
    """The text of ``shown`` in the cells under which carets stand; fails where a grapheme is marked in part."""
    start, end = len(carets) - len(carets.lstrip(" ")), len(carets.rstrip())
    cell, marked = 0, ""
    for grapheme in iter_graphemes(shown):
        width = wcswidth(grapheme)
        if start < cell + width and cell < end:
            assert start <= cell < cell + width <= end, f"{grapheme!r} is marked in part"
            marked += grapheme
        cell += width
    return marked


# All formats


def test_formats_are_the_files() -> None:
    assert list(FORMATS) == sorted(FORMATS)
    assert {"full", "concise", "line", "json"} <= set(FORMATS)
    assert not any(name.startswith("_") for name in FORMATS)
    assert set(OUTPUT_FORMATS) == set(FORMATS), "the command offers what there is"


def test_unknown_format_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match=r"unknown output format 'xml'.*concise"):
        render("xml", Report(), Context("1"))


@pytest.mark.parametrize("name", ["full", "concise", "line", "json"])
@pytest.mark.parametrize(("text", "found"), [case[1:3] for case in TRICKY], ids=[case[0] for case in TRICKY])
def test_nothing_in_the_copy_acts_on_the_terminal(name: str, text: str, found: str) -> None:
    fix = Fix((Edit(words(text, found), text[:50]),))
    output = show(name, find(text, words(text, found), path="a\x1b]0;x\x07\n.txt", fix=fix, message=f"Got {text}"))
    assert not set(output) & {chr(code) for code in (*range(10), *range(11, 32), *range(0x7F, 0xA0), 0x200B, 0x202E, 0x2069, 0xFEFF)}
    output.encode()


def test_only_the_formats_for_people_are_coloured_and_only_on_request() -> None:
    found = find("It was the the plan.", Span(7, 14), link="https://example.org/rule")
    for name in FORMATS:
        assert "\x1b" not in show(name, found)
        assert ("\x1b" in show(name, found, color=True, hyperlinks=True)) == (name in ("full", "concise"))
    assert "\x1b]8;;https://example.org/rule\x1b\\Style.Rule\x1b]8;;\x1b\\" in show("full", found, hyperlinks=True)
    hostile = find("It was the the plan.", Span(7, 14), link="https://example.org/\x1b[2J")
    assert "\x1b" not in show("full", hostile, hyperlinks=True)


def test_start_imports_nothing_heavy() -> None:
    code = """if True:
        import sys
        from newslint.diagnostic import Diagnostic, Level, Report
        from newslint.reporters import Context, render
        from newslint.source import Source, Span
        source = Source("It was “the the” plan.", "a")
        found = Diagnostic("a", "S.R", Level.ERROR, "m", Span(8, 15), source.locate(8), source.locate(15), "the the")
        for name in ("full", "concise", "line", "json"):
            list(render(name, Report([found], [], 1), Context("1", sources={"a": source})))
        print([name for name in ("wcwidth", "regex", "rich", "click", "importlib.metadata", "yaml") if name in sys.modules])
    """
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize(
    ("levels", "files", "want"),
    [
        ("", 14, "No findings in 14 files."),
        ("", 1, "No findings in 1 file."),
        ("e", 1, "Found 1 error in 1 file."),
        ("ww", 14, "Found 2 warnings in 2 of 14 files."),
        ("es", 2, "Found 1 error and 1 suggestion in 2 files."),
        ("eeewwsssss", 14, "Found 3 errors, 2 warnings and 5 suggestions in 10 of 14 files."),
    ],
)
def test_summary(levels: str, files: int, want: str) -> None:
    by_letter = {"e": Level.ERROR, "w": Level.WARNING, "s": Level.SUGGESTION}
    found = [find("a b", Span(0, 1), path=f"{number}.txt", level=by_letter[letter]) for number, letter in enumerate(levels)]
    for name in ("full", "concise"):
        assert show(name, *found, files=files).splitlines()[-1] == want


# line, concise


def test_line_and_concise() -> None:
    found = find("One.\r\nIt was the the plan.", Span(13, 20), path="news/a b.txt", message="Twice:\n“the”.\n", level=Level.ERROR)
    assert show("line", found) == "news/a b.txt:2:8:Style.Rule:Twice: “the”.\n"
    assert show("concise", found) == "news/a b.txt:2:8 error Twice: “the”. [Style.Rule]\nFound 1 error in 1 file.\n"
    assert show("line") == ""


# full


def test_full() -> None:
    text = "One.\n“It was the the plan,” she said."
    fix = Fix((Edit(Span(16, 20), ""),), safe=True)
    assert show("full", find(text, Span(13, 20), fix=fix), files=3) == (
        "a.txt:2:9 warning Style.Rule\n"
        "  Look at this.\n"
        "  2 | “It was the the plan,” she said.\n"
        "    |         ^^^^^^^\n"
        '  fix: delete " the" (safe)\n'
        "\n"
        "Found 1 warning in 1 of 3 files.\n"
    )


@pytest.mark.parametrize(
    ("edits", "safe", "want"),
    [
        ([(0, 3, "A")], True, 'replace "One" with "A" (safe)'),
        ([(3, 3, ",")], False, 'insert "," (unsafe)'),
        ([(3, 4, "\n")], False, 'replace " " with "<U+000A>" (unsafe)'),
        ([(0, 4, ""), (7, 8, "")], False, 'delete "One ", delete "." (unsafe)'),
        ([(0, 1, "a"), (1, 2, "b"), (2, 3, "c")], True, 'replace "O" with "a", replace "n" with "b", 1 more edit (safe)'),
    ],
)
def test_fix_in_words(edits: list[tuple[int, int, str]], safe: bool, want: str) -> None:
    fix = Fix(tuple(Edit(Span(start, end), text) for start, end, text in edits), safe)
    assert f"\n  fix: {want}\n" in show("full", find("One two.", Span(0, 3), fix=fix))


@pytest.mark.parametrize("width", [1, 40, 100, 5000])
@pytest.mark.parametrize(("text", "found", "want"), [case[1:] for case in TRICKY], ids=[case[0] for case in TRICKY])
def test_carets_stand_under_the_words(text: str, found: str, want: str, width: int) -> None:
    output = show("full", find(text, words(text, found)), width=width)
    assert under_carets(*frame(output)) == want


def test_hidden_characters_are_named_and_joiners_of_a_script_are_not() -> None:
    text = "\u0301a\u200b \u00ad \x1b[0m \u202e \ufeff می\u200cخ 👩‍👧 pl\u200dan 🏴\U000e0067\U000e007f \U000e0067 END"
    shown, _ = frame(show("full", find(text, words(text, "END"))))
    assert shown == (
        "<U+0301>a<U+200B> <U+00AD> <U+001B>[0m <U+202E> <U+FEFF> می\u200cخ 👩‍👧 pl<U+200D>an 🏴\U000e0067\U000e007f <U+E0067> END"
    )


def test_long_lines_are_clipped_on_words_around_the_finding() -> None:
    shown, carets = frame(show("full", find(LONG, words(LONG, "USA -led")), width=60))
    assert shown == "…It voted on the USA -led plan at noon. Nothing else…"
    assert carets == "                 ^^^^^^^^"
    shown, carets = frame(show("full", find(LONG, Span(0, 3)), width=60))
    assert shown == "The council met again. The council met again. The…"
    shown, carets = frame(show("full", find(LONG, Span(len(LONG) - 12, len(LONG) - 1)), width=60))
    assert shown == "…said. Nothing else was said. Nothing else was said. "
    assert under_carets(shown, carets) == "e was said."


def test_a_finding_wider_than_the_terminal_shows_its_beginning() -> None:
    shown, carets = frame(show("full", find(LONG, Span(23, 2000)), width=60))
    assert shown == "…ain. The council met again. The council met again. T…"
    assert under_carets(shown, carets) == "The council met again. The council met again. T"


@pytest.mark.parametrize("text", ["One the end\n\nTwo and three", "One the end\r\n\r\nTwo and three"])
def test_a_finding_over_lines_shows_the_first_and_counts_the_rest(text: str) -> None:
    shown, carets = frame(show("full", find(text, Span(4, text.index("and")))))
    assert (shown, carets) == ("One the end", "    ^^^^^^^ and 2 more lines")


@pytest.mark.parametrize(("at", "want"), [(0, "^"), (3, "   ^"), (7, "       ^")])
def test_an_empty_span_has_one_caret(at: int, want: str) -> None:
    assert frame(show("full", find("One two\nThree", Span(at, at)))) == ("One two", want)


def test_empty_file_and_missing_source() -> None:
    assert frame(show("full", find("", Span(0, 0)))) == ("", "^")
    found, _ = find("One two", Span(0, 3))
    assert next(render("full", Report([found], [], 1), Context("1"))) == "a.txt:1:1 warning Style.Rule\n  Look at this.\n\n"


def test_byte_order_mark_takes_no_cell() -> None:
    source = Source.from_bytes("\ufeffThe the plan".encode(), "a.txt")
    assert frame(show("full", find(source.text, Span(0, 7)))) == ("The the plan", "^^^^^^^")


def test_long_messages_are_wrapped_between_words() -> None:
    output = show("full", find("One two", Span(0, 3), message="word " * 30), width=60)
    assert output.splitlines()[1:4] == ["  " + " ".join(["word"] * 11)] * 2 + ["  " + " ".join(["word"] * 8)]


# what stands in a file, and how a terminal is to show it
SHOWN = [*"a word é e\u0301 ö “ … 😀 👩\u200d👩\u200d👧 ❤️ 👍🏽 東 가 한 ｱ ไ क्षि".split(" "), " ", " ", "\xa0"]
NAMED = "\u200b\ufeff\u202e\x1b\0\x85\u2028\xad\ue000\ud800"
UNITS = [(unit, unit) for unit in SHOWN] + [(char, f"<U+{ord(char):04X}>") for char in NAMED]
UNITS += [("\t", "    "), ("東\U000e0067", "東<U+E0067>")]


@given(st.lists(st.sampled_from(UNITS), max_size=120), st.data(), st.integers(1, 120))
def test_carets_stand_exactly_under_any_match(units: list[tuple[str, str]], data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(units)))
    end = data.draw(st.integers(start, len(units)))
    before, match = ("".join(text for text, _ in part) for part in (units[:start], units[start:end]))
    text = "".join(text for text, _ in units)
    shown, carets = frame(show("full", find(text, Span(len(before), len(before) + len(match))), width=width))
    want = "".join(unit for _, unit in units[start:end])
    if not want:
        assert carets.strip() == "^"
        return
    marked = under_carets(shown, carets)
    assert marked
    assert want.startswith(marked)
    assert marked == want or shown.endswith(marked + "…")
    assert wcswidth(shown) <= max(width - 6, 24)


@given(st.text(st.characters(exclude_characters="\r\n")), st.data(), st.integers(0, 90))
def test_any_text_is_shown_within_the_width(text: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown, carets = frame(show("full", find(text, Span(start, end)), width=width))
    assert 0 <= wcswidth(shown) <= max(width - 6, 24)
    assert 0 <= len(carets) <= max(width - 6, 24)
    if start < end:
        under_carets(shown, carets)


# json

SCHEMA = json.loads(files("newslint.reporters").joinpath("schema.json").read_text("utf-8"))
NOTES = (Note("file", "b.txt", 3, "Can't be read."), Note("rule", "", 0, "It broke.", "Style.Other"), Note("info", "", 0, "Slow."))


def parse(output: str) -> dict[str, Any]:
    assert output.isascii()
    parsed: dict[str, Any] = json.loads(output)
    Draft202012Validator(SCHEMA).validate(parsed)
    return parsed


def test_schema_is_valid_and_strict() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    parsed = parse(show("json", find("One two", Span(0, 3), fix=Fix((Edit(Span(0, 3), "1"),))), notes=NOTES))
    found = parsed["diagnostics"][0]
    for part in (
        parsed,
        found,
        found["start"],
        found["offset"],
        found["fix"],
        found["fix"]["edits"][0],
        parsed["notes"][0],
        parsed["summary"],
    ):
        part["surplus"] = 1
        with pytest.raises(ValidationError, match="surplus"):
            Draft202012Validator(SCHEMA).validate(parsed)
        del part["surplus"]
        for key in list(part):
            value = part.pop(key)
            with pytest.raises(ValidationError, match=key):
                Draft202012Validator(SCHEMA).validate(parsed)
            part[key] = value


def test_json_of_one_finding() -> None:
    found = find("One.\nIt was the the plan.", Span(12, 19), fix=Fix((Edit(Span(15, 19), ""),), True), link="https://example.org")
    assert parse(show("json", found, files=4, notes=NOTES)) == {
        "version": "1",
        "newslint": "1.2.3",
        "diagnostics": [
            {
                "path": "a.txt",
                "rule": "Style.Rule",
                "level": "warning",
                "message": "Look at this.",
                "start": {"line": 2, "column": 8},
                "end": {"line": 2, "column": 15},
                "match": "the the",
                "offset": {"start": 12, "end": 19},
                "scope": "paragraph",
                "link": "https://example.org",
                "fix": {
                    "safe": True,
                    "edits": [
                        {
                            "start": {"line": 2, "column": 11},
                            "end": {"line": 2, "column": 15},
                            "offset": {"start": 15, "end": 19},
                            "text": "",
                        }
                    ],
                },
            }
        ],
        "notes": [
            {"kind": "file", "path": "b.txt", "line": 3, "message": "Can't be read.", "rule": None},
            {"kind": "rule", "path": None, "line": None, "message": "It broke.", "rule": "Style.Other"},
            {"kind": "info", "path": None, "line": None, "message": "Slow.", "rule": None},
        ],
        "summary": {"files": 4, "errors": 0, "warnings": 1, "suggestions": 0, "failed": True},
    }


def test_the_documented_example_is_valid() -> None:
    page = (Path(__file__).parent.parent / "docs" / "output.md").read_text("utf-8")
    parse(page.split("```json\n")[1].split("```")[0])


def test_json_of_nothing() -> None:
    parsed = parse(show("json", files=0))
    assert parsed["diagnostics"] == parsed["notes"] == []
    assert parsed["summary"] == {"files": 0, "errors": 0, "warnings": 0, "suggestions": 0, "failed": False}


def test_json_has_a_line_for_each_finding_and_note() -> None:
    found = [find("One two", Span(0, 3), path=f"{number}.txt") for number in range(3)]
    lines = show("json", *found, notes=NOTES).splitlines()
    assert len(lines) == 3 + len(found) + len(NOTES)
    assert [json.loads(line.rstrip(","))["path"] for line in lines[1:4]] == ["0.txt", "1.txt", "2.txt"]


@pytest.mark.parametrize(("text", "found"), [case[1:3] for case in TRICKY], ids=[case[0] for case in TRICKY])
def test_json_offsets_are_code_points(text: str, found: str) -> None:
    diagnostic, source = find(text, words(text, found), fix=Fix((Edit(words(text, found), "x"),)))
    item = parse(show("json", (diagnostic, source)))["diagnostics"][0]
    for place in (item, item["fix"]["edits"][0]):
        assert text[place["offset"]["start"] : place["offset"]["end"]] == found
        line = source.line_span(place["start"]["line"])
        assert text[line.start + place["start"]["column"] - 1 :].startswith(found)
    assert item["match"] == found


def test_lone_surrogates_become_replacement_characters() -> None:
    item = parse(show("json", find("a \ud83d😀\\ud83d b", Span(2, 10), path="caf\udce9.txt")))["diagnostics"][0]
    assert (item["path"], item["match"]) == ("caf\ufffd.txt", "\ufffd😀\\ud83d")


@given(st.text(), st.text(), st.data())
def test_json_is_valid_for_any_text(text: str, message: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    item = parse(show("json", find(text, Span(start, end), message=message)))["diagnostics"][0]
    assert item["message"] == "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in message)
    assert len(item["match"]) == end - start
