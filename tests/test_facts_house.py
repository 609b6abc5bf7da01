"""A newsroom's own facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newslint.facts import codes, house, store

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
