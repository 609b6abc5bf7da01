"""Legislators: the table, its loader, and what ``extends: legislator`` reports."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newslint.checks import OptionError
from newslint.checks.legislator import Check
from newslint.document import Block, Document, Metadata
from newslint.facts import legislators, nicknames, states, store
from newslint.facts.legislator_mentions import mentions
from newslint.facts.sources import congress
from newslint.matching import Hit
from newslint.matching.compiling import compile_pattern
from newslint.source import OffsetMap, Source

PATTERNS = [compile_pattern(phrase.pattern) for phrase in Check.phrases]


def findings(text: str, day: str | None = "2017-05-03", facts: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Kind and words of everything that the check finds in any of its modes."""
    block = Block(0, text, frozenset({"text", "paragraph"}), OffsetMap.shifted(0))
    document = Document(Source(text), [block], Metadata(date=date.fromisoformat(day) if day else None))
    document.facts = facts
    hits = [Hit(block, number, match) for number, pattern in enumerate(PATTERNS) for match in pattern.finditer(text)]
    return [
        (kind, text[match.span.start : match.span.end])
        for kind in ("party", "state", "chamber")
        for match in Check({"when": kind}).find(document, [block], hits)
    ]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Susan M. Collins", "Susan Collins"),
        ("Charles E. “Chuck” Schumer", "Chuck Schumer"),
        ("Bernard Sanders", "Bernie Sanders"),
        ("Robert P. Casey Jr.", "Bob Casey Jr."),
        ("Mike Lee", "Mike Lee"),
        ("Michael S. Lee", "Mike Lee"),
        ("James E. Clyburn", "Jim Clyburn"),
        ("C. A. Dutch Ruppersberger", "Dutch Ruppersberger"),
        ("Debbie Wasserman-Schultz", "Debbie Wasserman Schultz"),
        ("Raul Grijalva", "Raúl Grijalva"),
        ("Beto O’Rourke", "Beto O'Rourke"),
        ("Mary Bono", "Mary Bono Mack"),
        ("Jenniffer Gonzalez-Colon", "Jenniffer González"),
        ("Arlen Specter", "Arlen Specter"),
    ],
)
def test_a_name_as_copy_writes_it_finds_its_member(written: str, name: str) -> None:
    assert [person.name for person in legislators.find(written)] == [name]


@pytest.mark.parametrize("written", ["Collins", "S. Collins", "Sarah Collins", "Susan Q. Rice", "Bob Collins", "Rodgers", "", "…"])
def test_surnames_and_strangers_find_nobody(written: str) -> None:
    assert legislators.find(written) == []


def test_an_initial_that_contradicts_the_table_is_another_person() -> None:
    assert legislators.find("Charles X. Schumer") == []
    assert [person.name for person in legislators.find("Charles E. Schumer")] == ["Chuck Schumer"]


def test_two_members_of_one_name_are_both_found() -> None:
    assert sorted(person.terms[-1].state for person in legislators.find("Mike Rogers")) == ["AL", "MI"]


def test_terms_are_dated_and_independents_have_two_letters() -> None:
    (specter,) = legislators.find("Arlen Specter")
    assert [(term.parties, str(term.end)) for term in specter.terms] == [(("R",), "2009-04-29"), (("D",), "2011-01-03")]
    (sanders,) = legislators.find("Bernie Sanders")
    assert [(term.chamber, term.parties) for term in sanders.terms] == [("H", ("I", "D")), ("S", ("I", "D"))]
    assert sanders.terms[0].covers(date(2006, 5, 1))
    assert not sanders.terms[0].covers(date(2007, 3, 1))
    assert sanders.terms[0].covers(date(2007, 3, 1), 75)


def test_every_row_of_the_shipped_table_names_a_state_and_a_source() -> None:
    rows = list(store.rows("legislators"))
    assert len(rows) > 1200
    for family, name, _, _, terms in rows:
        for cell in terms.split(";"):
            chamber, state, parties, start, end, source = cell.split(",")
            assert chamber in "SH", name
            assert set(parties.split("/")) <= set("DRIL"), name
            assert state in states.states()
            assert date.fromisoformat(start) <= date.fromisoformat(end), name
            assert source in legislators.sources()
        assert legislators.of_family(family)


@pytest.mark.parametrize(
    ("written", "code"),
    [("Calif.", "CA"), ("Calif", "CA"), ("CA", "CA"), ("W. Va.", "WV"), ("Texas", "TX"), ("D.C.", "DC"), ("Ruritania", None)],
)
def test_states_as_copy_writes_them(written: str, code: str | None) -> None:
    assert states.code_of(written) == code


def test_nicknames() -> None:
    assert nicknames.can_be_one("mike", "michael")
    assert nicknames.can_be_one("bob", "rob")
    assert not nicknames.can_be_one("mike", "mark")
    assert nicknames.can_be_one("xavier", "xavier")


MADE = """\
- id:
    bioguide: X000001
    wikipedia: Ann Example (politician)
  name:
    first: Annabel
    nickname: Ann
    last: Example
    official_full: Annabel Q. Example
  other_names:
  - last: Specimen
    end: '2010-01-01'
  bio:
    birthday: '1950-02-03'
  terms:
  - type: rep
    start: '2009-01-06'
    end: '2011-01-03'
    state: OH
    party: Democrat
  - type: sen
    start: 2011-01-05
    end: '2017-01-03'
    state: OH
    party: Independent
    caucus: Democrat
    party_affiliations:
    - start: '2011-01-05'
      end: '2014-06-30'
      party: Democrat
    - start: '2014-07-01'
      end: '2017-01-03'
      party: Independent
      caucus: Democrat
- id: {bioguide: X000002}
  name: {first: Old, last: Timer}
  bio: {birthday: '1820-01-01'}
  terms:
  - {type: sen, start: '1861-03-04', end: '1867-03-03', state: OH, party: Unionist}
- id: {bioguide: X000003}
  name: {first: Pat, last: Doe}
  terms:
  - {type: rep, start: '2023-01-03', end: '2025-01-03', state: PR, party: New Progressive}
"""


def test_the_loader_reads_dated_parties_names_and_caucuses() -> None:
    ann, pat = congress.read(MADE, "made.yaml")
    assert (ann.name, ann.family, ann.born) == ("Ann Example", "Example", "1950-02-03")
    assert {"Annabel Q. Example", "Annabel Specimen"} <= ann.spellings
    assert [term[:5] for term in ann.terms] == [
        ("H", "OH", "D", "2009-01-06", "2011-01-03"),
        ("S", "OH", "D", "2011-01-05", "2014-06-30"),
        ("S", "OH", "I/D", "2014-07-01", "2017-01-03"),
    ]
    assert [term.party for term in pat.terms] == ["?"]


@pytest.mark.parametrize(
    ("damaged", "cause"),
    [
        (("    state: OH\n", ""), "record 1.*no 'state'"),
        (("type: sen", "type: king"), "record 1.*no 'king'"),
        (("'2014-06-30'", "'2014-06-31'"), "record 1.*day is out of range"),
        (("    last: Example\n", "   last: Example\n"), "record 1"),
        (("- id:\n    bioguide: X000001", "what: this\n- id:\n    bioguide: X000001"), "doesn't begin with a record"),
    ],
)
def test_the_loader_names_file_and_record(damaged: tuple[str, str], cause: str) -> None:
    with pytest.raises(ValueError, match=f"^made.yaml.*{cause}"):
        list(congress.read(MADE.replace(*damaged, 1), "made.yaml"))


def supplemented(*lines: str) -> list[congress.Member]:
    members: list[congress.Member] = []
    congress.read_supplement(lines, members, "more.txt")
    return members


def test_the_supplement() -> None:
    members = supplemented("# head", "", "sen OH I 2009-01-06 2011-01-03 Ann Van_Example = Annabel Van Example", "caucus D Ann Van Example")
    assert [(member.name, member.family, member.terms[0].party) for member in members] == [("Ann Van Example", "Van Example", "I/D")]


@pytest.mark.parametrize("line", ["sen OH", "sen OH D 2009-02-30 2011-01-03 Ann Example", "also Nobody = Someone", "rep ohio D 2009 A"])
def test_the_supplement_names_the_bad_line(line: str) -> None:
    with pytest.raises(ValueError, match=r"^more\.txt, line 2: "):
        supplemented("# head", line)


def updated(tmp_path: Path, old: str, text: str = MADE) -> str:
    path = tmp_path / "legislators-current.yaml"
    path.write_text(text, "utf-8")
    return congress.updated([path], date(2026, 7, 1), old)


def test_an_update_replaces_the_known_and_keeps_the_rest(tmp_path: Path) -> None:
    old = (
        "#u\tupstream\tCC0\t2026-06-01\n"
        "example\tAnn Example\t\t1950-02-03\tH,OH,D,2009-01-06,2011-01-03,u\n"
        "other\tAnn Other\t\t1950-02-03\tH,OH,D,2009-01-06,2011-01-03,u\n"
    )
    head, *rows = updated(tmp_path, old).splitlines()
    assert head == "#u\tunitedstates/congress-legislators\tCC0\t2026-07-01"
    assert [row.split("\t")[:2] for row in rows] == [
        ["doe", "Pat Doe"],
        ["example", "Ann Example"],
        ["other", "Ann Other"],
        ["specimen", "Ann Example"],
    ]
    assert updated(tmp_path, updated(tmp_path, old)) == updated(tmp_path, old)


def test_the_shipped_table_is_what_its_inputs_make() -> None:
    inputs = Path(__file__).parent.parent / "facts"
    assert congress.shipped(inputs) == store.table("legislators")


@pytest.fixture
def made(tmp_path: Path) -> tuple[str, ...]:
    (tmp_path / "legislators.tsv").write_text(updated(tmp_path, ""), "utf-8", newline="\n")
    return (str(tmp_path),)


def test_parties_by_the_day_of_the_story(made: tuple[str, ...]) -> None:
    republican = "Sen. Ann Example (R-Ohio) spoke."
    independent = "Sen. Ann Example (I-Ohio) spoke."
    democrat = "Sen. Ann Example (D-Ohio) spoke."
    assert findings(republican, "2013-05-03", made) == [("party", "R")]
    assert findings(independent, "2013-05-03", made) == [("party", "I")]
    assert findings(independent, "2014-06-03", made) == []
    assert findings(democrat, "2016-05-03", made) == []
    assert findings(republican, "2018-05-03", made) == []
    assert findings("Rep. Ann Example (D-Ohio) spoke.", "2013-05-03", made) == [("chamber", "Rep.")]
    assert findings("Rep. Ann Example (D-Ohio) spoke.", "2011-09-03", made) == []
    assert findings("In 2009 Rep. Ann Example (D-Ohio) spoke.", "2013-05-03", made) == []
    assert findings("Rep. Pat Doe (D-P.R.) spoke.", "2024-05-03", made) == []


def test_nothing_is_said_past_the_last_day_of_the_source(made: tuple[str, ...]) -> None:
    assert findings("Sen. Susan Collins (D-Maine) spoke.", "2026-05-30") == [("party", "D")]
    assert findings("Sen. Susan Collins (D-Maine) spoke.", "2026-11-01") == []
    assert findings("Sen. Susan Collins (D-Maine) spoke.", None) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sen. Susan Collins (D-Maine)", ("party", "D")),
        ("Sen. Susan Collins, D-ME,", ("party", "D")),
        ("Sen. Susan Collins (D., Maine)", ("party", "D")),
        ("Sen. Susan Collins (D) of Maine", ("party", "D")),
        ("Sen Susan Collins (D–Maine)", ("party", "D")),
        ("Sen. Susan Collins, a Democrat,", ("party", "Democrat")),
        ("Sen. Susan Collins, a moderate Democrat from Maine,", ("party", "Democrat")),
        ("Sen. Susan Collins, a Democratic senator from Maine,", ("party", "Democratic")),
        ("Sen. Susan Collins of Maine, a Democrat,", ("party", "Democrat")),
        ("Democratic U.S. Sen. Susan Collins", ("party", "Democratic")),
        ("Subcommittee Chairwoman Susan Collins, D-Maine,", ("party", "D")),
        ("Senator Susan Collins, Republican of Idaho,", ("state", "Idaho")),
        ("Senator Susan Collins, of Idaho,", ("state", "Idaho")),
        ("Senator Susan Collins (Idaho)", ("state", "Idaho")),
        ("Sen. Susan Collins (R-N.M.)", ("state", "N.M.")),
        ("Sen. Susan Collins, R-N. Mex.,", ("state", "N. Mex.")),
        ("Idaho's Republican Sen. Susan Collins", ("state", "Idaho")),
        ("Republican Idaho Sen. Susan Collins", ("state", "Idaho")),
        ("Republican Congresswoman Susan Collins", ("chamber", "Congresswoman")),
    ],
)
def test_forms(text: str, found: tuple[str, str]) -> None:
    assert findings(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Susan Collins (D-Portland) and Sen. Susan Collins (D-Portland) sit in the city hall.",
        "Sen. Susan Collins, a former Democrat, and Sen. Susan Collins, Democrats say, agree.",
        "Sen. Susan Collins's Democratic challenger is from Idaho.",
        "Senators from Idaho and Sen. Susan Collins of Idaho Falls met.",
        "Sen. Susan Collins of Maine (pop. 1.3 million) has Democratic friends.",
        "Sen. Patty Murray, D-Washington, met Rep. Adam Smith of Washington, D.C.",
    ],
)
def test_silences(text: str) -> None:
    assert findings(text) == []


def test_a_hostile_text_has_no_mentions() -> None:
    for piece in ("Sen. ", "Sen. A", "(D-", ", R-A", "A ", "“A ", "Republican Idaho ", "Sen. Susan "):
        assert list(mentions(piece * 20_000)) == []


def test_a_wrong_key_is_refused() -> None:
    with pytest.raises(OptionError, match="party, state"):
        Check({"when": "age"})
