"""A newsroom's own facts."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from newslint.facts import codes, house, offices, store

TEXT = """\
source: City desk
as_of: 2026-11-01
people:
  - name: Ann Lee
    also: [Annie Lee]
    born: 1961
    held:
      - {office: Mayor, of: Springfield, from: 2019-01-07, to: 2023-01}
      - {office: governor, of: Ohio, from: 2024, acting: true}
  - name: Bo Dee
    held:
      - {office: president, of: France, from: 2024-02-03}
"""


def written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "facts.yml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_what_a_file_holds(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)
    known = house.read(path)
    assert known.source == store.Source("City desk", "the newsroom's own", date(2026, 11, 1))
    assert set(known.tenures) == {"C:Springfield", "US-OH", "FR"}
    [mayor] = known.tenures["C:Springfield"]
    assert (mayor.person.name, mayor.person.aliases, mayor.person.born) == ("Ann Lee", ("Annie Lee",), "1961")
    assert (mayor.title, mayor.start, mayor.end, mayor.acting, mayor.source) == ("mayor", "2019-01-07", "2023-01", False, path)
    assert known.tenures["US-OH"][0].acting
    assert known.tenures["US-OH"][0].end is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("as_of: 2026-11-01", "", ":1: 'as_of' must be the last day"),
        ("source: City desk", "sauce: City desk", ":1: The key 'sauce' is unknown"),
        ("    born: 1961", "    birth: 1961", ":4: The key 'birth' of Ann Lee is unknown"),
        ("    born: 1961", "    born: last year", ":4: 'born' must be a date"),
        ("    born: 1961", "    died: 9999", ":4: 'died' must be a date"),
        ("    born: 1961", "    died: 99999999999999999999", ":4: 'died' must be a date"),
        ("as_of: 2026-11-01", "as_of: 2026-11-01 10:00:00", ":2: 'as_of' must be the last day"),
        ("of: France", "of: ''", ":10: An entry of 'held' of Bo Dee must be"),
        ("  - name: Bo Dee", "  - nom: Bo Dee", ":10: An entry of 'people' must be a mapping with a 'name'"),
        ("[Annie Lee]", "Annie Lee", ":4: 'also' of Ann Lee must be a list"),
        ("from: 2024-02-03", "form: 2024-02-03", ":10: The key 'form' of an office of Bo Dee is unknown"),
        (", from: 2024-02-03", "", ":10: An office of Bo Dee has no day 'from'"),
        ("to: 2023-01", "to: 2018", ":4: An office of Ann Lee ends before it begins"),
        ("of: France", "of: 3", ":10: An entry of 'held' of Bo Dee must be"),
        ("people:", "people: {", ": This is not valid YAML"),
        ("as_of: 2026-11-01", "as_of: 2026-11-01\nas_of: 2026-11-02", ":3: The key 'as_of' stands twice"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in TEXT
    path = written(tmp_path, TEXT.replace(old, new, 1))
    with pytest.raises(house.FactsError) as caught:
        house.read(path)
    assert str(caught.value).startswith(path)
    assert message in str(caught.value)


def test_what_is_no_file_of_facts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "binary.yml").write_bytes(b"\xff\xfe\x00\x81")
    for path in ("none.yml", "binary.yml", "."):
        with pytest.raises(house.FactsError, match=r"There is no|not in UTF-8"):
            house.check((str(tmp_path / path),))
    house.check((store.SHIPPED,))


@pytest.mark.parametrize(
    ("place", "code"), [("Syria", "SY"), ("Ohio", "US-OH"), ("Scotland", "GB-SCT"), ("Springfield", "C:Springfield"), ("Georgia", "GE")]
)
def test_places_have_codes(place: str, code: str) -> None:
    assert codes.code_of(place) == code
    assert codes.name_of(code).removeprefix("the ") == place


def test_entries_of_one_person_are_one_person(tmp_path: Path) -> None:
    again = "  - {name: Ann Lee, also: [A. Lee], died: 2025, held: [{office: mayor, of: Springfield, from: 2019-01-07, to: 2023-01}]}\n"
    [mayor] = house.read(written(tmp_path, TEXT + again)).tenures["C:Springfield"]
    assert (mayor.person.aliases, mayor.person.born, mayor.person.died) == (("A. Lee", "Annie Lee"), "1961", "2025")


def test_the_newsroom_knows_better(tmp_path: Path) -> None:
    merkel = "  - {name: Angela Merkel, also: [Mutti Merkel], died: 2030-02-03}\n"
    held = "  - {name: Emmanuel Macron, held: [{office: president, of: France, from: 2017-05-14, to: 2026-05-13}]}\n"
    chancellor = "  - {name: Angela Merkel, held: [{office: chancellor, of: the Germany, from: 2005-11-22, to: 2021-12-08}]}\n"
    facts = (written(tmp_path, TEXT + merkel + held + chancellor),)
    [stay] = [tenure for tenure in offices.find_person("DE", "Mutti Merkel", facts) if tenure.post == "chancellor"]
    assert (stay.person.died, stay.source) == ("2030-02-03", facts[0])
    assert [tenure.end for tenure in offices.find_person("FR", "Emmanuel Macron", facts)] == ["2026-05-13"]


@pytest.mark.parametrize(("title", "code"), [("governor", "US-GA"), ("president", "GE")])
def test_the_office_tells_which_georgia(title: str, code: str) -> None:
    assert codes.code_of("Georgia", title) == code


def test_a_damaged_store_is_refused(tmp_path: Path) -> None:
    for name, content, message in (
        ("VERSION", "9.abc\n", "The store has form '9'"),
        ("offices.tsv", "#c\tname\n", "The store can't be read"),
        ("VERSION", None, "The store has no file VERSION"),
    ):
        folder = tmp_path / f"{name}{len(message)}"
        shutil.copytree(store.SHIPPED, folder)
        if content is None:
            (folder / name).unlink()
        else:
            (folder / name).write_text(content, encoding="utf-8")
        with pytest.raises(house.FactsError, match=message):
            house.check((str(folder),))
