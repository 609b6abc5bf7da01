"""What comes from sources that are asked again and again, and how it is laid over a table."""

from __future__ import annotations

import json
from datetime import date

import pytest

from newslint.facts import build
from newslint.facts.rows import Entry, Fresh, Row, Stay
from newslint.facts.sources import openstates, wikidata
from newslint.facts.store import Source

SOURCE = Source("Somewhere", "CC0", date(2027, 1, 1))
OLD = Source("Elsewhere", "CC0", date(2026, 1, 1))
GOVERNOR = """
id: ocd-person/1
name: Ann Lee
birth_date: 1961-04-02
other_names:
- name: Annie Lee
roles:
- start_date: '2019-01-07'
  end_date: 2023-01-03
  type: governor
  jurisdiction: ocd-jurisdiction/country:us/state:oh/government
- start_date: '2012-01-07'
  type: upper
  jurisdiction: ocd-jurisdiction/country:us/state:oh/government
"""


def binding(**values: str) -> dict[str, dict[str, str]]:
    return {key: {"type": "literal", "value": value} for key, value in values.items()}


def answer(*bindings: dict[str, dict[str, str]]) -> str:
    return json.dumps({"head": {"vars": []}, "results": {"bindings": list(bindings)}})


HOLDER = {
    "iso2": "FR",
    "officeLabel": "President of France",
    "personLabel": "Ann Lee",
    "start": "2027-05-14T00:00:00Z",
    "startPrec": "11",
    "aliases": "Annie Lee|AL|Ann Mary Lee",
}


def test_wikidata_gives_stays_as_exact_as_it_knows_them() -> None:
    more = {"born": "1961-04-01T00:00:00Z", "bornPrec": "10", "died": "2028-01-01T00:00:00Z", "diedPrec": "9", "actingLabel": "acting"}
    [stay] = wikidata.read(answer(binding(**HOLDER, **more)), "w.json")
    assert stay == Stay("FR", "Ann Lee", "president", "2027-05-14", "", ("Annie Lee", "Ann Mary Lee"), "1961-04", "2028", True)


@pytest.mark.parametrize(
    "change", [{"personLabel": "Q123"}, {"officeLabel": "Speaker of the Sejm"}, {"startPrec": "7"}], ids=["no label", "no title", "no year"]
)
def test_wikidata_passes_over_what_is_of_no_use(change: dict[str, str]) -> None:
    assert list(wikidata.read(answer(binding(**HOLDER | change)), "w.json")) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"results":\n', "w.json:2: This is not JSON"),
        ('{"error": 1}', "w.json: This is no answer"),
        ("[]", "w.json: This is no answer"),
        (answer({"iso2": {"value": "FR"}}), "w.json: Binding 1 lacks"),
    ],
)
def test_wikidata_names_file_place_and_cause(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message.replace(".", r"\.")):
        list(wikidata.read(text, "w.json"))


def test_openstates_gives_governors() -> None:
    assert list(openstates.read(GOVERNOR, "x.yml")) == [
        Stay("US-OH", "Ann Lee", "governor", "2019-01-07", "2023-01-03", ("Annie Lee",), "1961-04-02")
    ]
    assert list(openstates.read("name: Ann Lee\nroles:\n- type: upper\n", "x.yml")) == []


@pytest.mark.parametrize("text", ["name: [\n- type: governor", "name: Ann\nroles:\n  type: governor", "- type: governor"])
def test_openstates_names_the_file(text: str) -> None:
    with pytest.raises(ValueError, match=r"^x\.yml: This is not "):
        list(openstates.read(text, "x.yml"))


def laid_over(*stays: Stay) -> dict[str, list[Row]]:
    """What the people of a small table held, once the stays are laid over it."""
    old = [
        Entry("Hafez Bo", [], "", "", [Row("president", "2001", "2010-02-03", False, "n")]),
        Entry("Ann Lee", [], "", "", [Row("president", "2010-02-03", "", False, "n"), Row("prime minister", "2005", "<2009", False, "c")]),
    ]
    countries = {"FR": old}
    build.freshen(countries, Fresh("w", SOURCE, list(stays)), {"n": OLD, "c": OLD})
    return {entry.name: entry.rows for entry in countries["FR"]}


def test_a_new_holder_ends_the_stay_of_the_one_before() -> None:
    rows = laid_over(Stay("FR", "Cy Dee", "president", "2020-05-01"))
    assert rows["Cy Dee"] == [Row("president", "2020-05-01", "", False, "w")]
    assert rows["Ann Lee"][0] == Row("president", "2010-02-03", "<2020-05-01", False, "n")
    assert rows["Hafez Bo"][0].end == "2010-02-03"


def test_an_acting_holder_ends_nothing() -> None:
    assert laid_over(Stay("FR", "Cy Dee", "president", "2020-05-01", acting=True))["Ann Lee"][0].end == ""


def test_ends_become_known_and_known_days_stay() -> None:
    ended, known = Stay("FR", "Ann Lee", "president", "2010-02-04", "2020-05-01"), Stay("FR", "Hafez Bo", "president", "2001-03-03", "2011")
    rows = laid_over(ended, known, Stay("FR", "Ann Lee", "prime minister", "2005", "2009-05-01"))
    assert rows["Ann Lee"][0] == Row("president", "2010-02-03", "2020-05-01", False, "w")
    assert rows["Ann Lee"][1] == Row("prime minister", "2005", "2009-05-01", False, "w")
    assert rows["Hafez Bo"] == [Row("president", "2001", "2010-02-03", False, "n")]


def test_another_spelling_of_the_holder_is_no_new_holder() -> None:
    rows = laid_over(Stay("FR", "Anna-Maria Lee", "president", "2010-02-08"))
    assert set(rows) == {"Hafez Bo", "Ann Lee"}
    assert len(rows["Ann Lee"]) == 2


def test_another_name_on_the_same_day_is_no_new_holder() -> None:
    assert set(laid_over(Stay("FR", "Hanna Li", "president", "2010-02-03"))) == {"Hafez Bo", "Ann Lee"}


def test_a_king_of_many_countries_is_no_new_holder() -> None:
    stays = [Stay(code, "Charles III", "king", "2022-09-08") for code in ("FR", "GB", "AU")]
    assert set(laid_over(*stays)) == {"Hafez Bo", "Ann Lee"}


def test_what_is_laid_over_a_table_twice_changes_it_once() -> None:
    text = "#n\tNewslint\tMIT\t2026-01-01\n@FR\nAnn Lee\t\t\t\tpresident,2010-02-03,,n\tanli\n"
    stays = [Stay("FR", "Cy Dee", "president", "2020-05-01", aliases=("Cyrus Dee",)), Stay("FR", "Ann Lee", "king", "1999")]
    for _ in range(2):
        people = build.read_table(text)
        build.freshen(people, Fresh("w", SOURCE, stays), {"n": OLD})
        text, before = build.table(people, {"w": SOURCE}), text
    assert text == before
    assert "Cy Dee\tCyrus Dee\t" in text
