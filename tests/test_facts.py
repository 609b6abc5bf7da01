"""The table of office-holders: names, look-ups, and how it is built."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from newslint import ruleset
from newslint.facts import build, codes, countries, names, offices, store
from newslint.facts.sources import supplement
from newslint.facts.sources.supplement import Supplement
from newslint.linter import Linter
from newslint.source import Source

FACTS = Path(offices.__file__).parent
HEAD = (
    "person,surname_key,aliases,role,title,title_guess,country,iso2,state,demonym,party,start,end,end_src,acting,born,died,qid,source,"
    "licence"
)


def row(person: str, title: str, start: str, end: str, end_src: str, code: str = "TV", role: str = "head of government") -> str:
    quoted = '"' + person.replace('"', '""') + '"'
    surname = person.removesuffix(", Jr").split()[-1].title()
    return f"{quoted},{surname},,{role},{title},,Somewhere,{code},,,,{start},{end},{end_src},,,,,CIA-factbook,public domain"


def built(tmp_path: Path, *rows: str) -> str:
    (tmp_path / "officeholders.csv").write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    shutil.copy(build.INPUTS / "supplement.txt", tmp_path)
    return build.offices(tmp_path)


@pytest.mark.parametrize(
    "spellings",
    [
        "Hafez al-Assad|Hafiz al-Asad|Hafez Assad",
        "Mohammed Morsi|Mohamed Morsy|Muhammad Mursi",
        "Abdel Fattah al-Sisi|Abdul Fattah el-Sissi|Abd al-Fattah al-Sisi",
        "Kim Jong Un|Kim Jong-un",
        "Gerhard Schröder|Gerhard Schroeder",
        "Volodymyr Zelensky|Volodymyr Zelenskyy|Volodymyr Zelenskiy",
        "Recep Tayyip Erdoğan|Recep Tayyip Erdogan",
        "Ayatollah Ali Khamenei|Ali Khamenei",
        "Sir Tony Blair|Tony Blair",
    ],
)
def test_spellings_of_one_name_share_a_key(spellings: str) -> None:
    assert len({names.keys(spelling)[0] for spelling in spellings.split("|")}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hafez al-Assad", "Bashar al-Assad"),
        ("Kim Jong Il", "Kim Jong Un"),
        ("Mahmoud Abbas", "Mohammed Abbas"),
        ("King Hussein", "King Hassan"),
        ("George VI", "George V"),
        ("John Paul I", "John Paul II"),
        ("Ferdinand Marcos", "Ferdinand Marcos Jr."),
    ],
)
def test_names_of_two_people_stay_apart(one: str, other: str) -> None:
    assert not set(names.keys(one)) & set(names.keys(other))


def test_initials_may_be_added() -> None:
    assert names.keys("Vladimir V. Putin")[1] == names.keys("Vladimir Putin")[0]


@pytest.mark.parametrize(
    ("code", "name", "person"),
    [
        ("SY", "Hafez al-Assad", "Hafez al-Assad"),
        ("SY", "Bashar Assad", "Bashar al-Assad"),
        ("EG", "Abdelfattah Elsisi", "Abdel Fattah el-Sisi"),
        ("IL", "Binyamin Netanyahu", "Benjamin Netanyahu"),
        ("GB", "Elizabeth Truss", "Liz Truss"),
        ("LY", "Moammar Kadafi", "Moammar Gadhafi"),
        ("LY", "Muammar Gaddafi", "Moammar Gadhafi"),
        ("US", "Donald J. Trump", "Donald Trump"),
        ("US", "George H.W. Bush", "George H.W. Bush"),
        ("US", "George W. Bush", "George W. Bush"),
        ("CA", "Pierre Elliott Trudeau", "Pierre Trudeau"),
        ("CA", "Justin Trudeau", "Justin Trudeau"),
        ("IN", "Rajiv Gandhi", "Rajiv Gandhi"),
        ("PK", "Benazir Bhutto", "Benazir Bhutto"),
        ("PH", "Corazon Aquino", "Corazon Aquino"),
        ("AR", "Cristina Kirchner", "Cristina Fernandez de Kirchner"),
        ("EUC", "José Manuel Durão Barroso", "Jose Manuel Barroso"),
    ],
)
def test_a_written_name_finds_its_person(code: str, name: str, person: str) -> None:
    assert {tenure.person.name for tenure in offices.find_person(code, name)} == {person}


@pytest.mark.parametrize(
    ("code", "name"), [("SY", "Assad"), ("SY", "Maher al-Assad"), ("US", "Trump"), ("RU", "Hafez al-Assad"), ("??", "X")]
)
def test_surnames_and_unknown_names_find_nobody(code: str, name: str) -> None:
    assert offices.find_person(code, name) == []


def test_a_name_of_two_people_finds_both() -> None:
    assert {tenure.person.name for tenure in offices.find_person("US", "George Bush")} == {"George H.W. Bush", "George W. Bush"}


@pytest.mark.parametrize(
    ("code", "title", "day", "holder"),
    [
        ("SY", "President", "2017-12-28", "Bashar al-Assad"),
        ("EG", "president", "2011-01-20", "Hosni Mubarak"),
        ("NG", "president", "2019-01-01", "Muhammadu Buhari"),
        ("CU", "president", "2015-01-01", "Raul Castro"),
        ("LY", "leader", "2005-01-01", "Moammar Gadhafi"),
        ("PS", "president", "2010-01-01", "Mahmoud Abbas"),
        ("EUC", "president", "2010-01-01", "Jose Manuel Barroso"),
        ("UNO", "Secretary-General", "2003-01-01", "Kofi Annan"),
        ("AT", "chancellor", "2019-10-01", "Brigitte Bierlein"),
        ("IE", "prime minister", "2015-01-01", "Enda Kenny"),
        ("CN", "Premier", "2015-01-01", "Li Keqiang"),
        ("US", "Vice President", "2016-01-01", "Joe Biden"),
        ("FR", "president", "1985-01-01", "Francois Mitterrand"),
        ("SU", "leader", "1987-01-01", "Mikhail Gorbachev"),
    ],
)
def test_holders_of_a_post_on_a_day(code: str, title: str, day: str, holder: str) -> None:
    assert [tenure.person.name for tenure in offices.holders(code, title, date.fromisoformat(day))] == [holder]


def test_no_incumbent_past_the_day_the_source_knows() -> None:
    assert offices.holders("US", "president", date(2026, 5, 1))
    assert offices.holders("US", "president", date(2027, 5, 1)) == []
    assert offices.holders("FR", "president", date(2026, 5, 1)) == []


def test_dates_of_less_than_a_day() -> None:
    assert (offices.earliest("2012"), offices.latest("2012")) == (date(2012, 1, 1), date(2012, 12, 31))
    assert (offices.earliest("2012-02"), offices.latest("2012-02")) == (date(2012, 2, 1), date(2012, 2, 29))
    assert offices.latest("2012-12") == date(2012, 12, 31)


def test_slack_stretches_a_tenure_at_both_ends() -> None:
    tenure = next(entry for entry in offices.find_person("FR", "François Hollande") if entry.post == "president")
    assert (tenure.start, tenure.end) == ("2012-05-15", "2017-05-14")
    assert not tenure.covers(date(2012, 5, 14))
    assert tenure.covers(date(2012, 5, 14), 1)
    assert not tenure.covers(date(2017, 5, 16), 1)


def test_a_tenure_without_an_end_ends_with_the_life() -> None:
    khaddam = next(entry for entry in offices.find_person("SY", "Abdul Halim Khaddam") if entry.post == "vice president")
    assert khaddam.end is None
    assert khaddam.covers(date(2019, 1, 1))
    assert not khaddam.covers(date(2021, 1, 1))


@pytest.mark.parametrize(
    ("word", "codes"),
    [("Syrian", ("SY",)), ("U.S.", ("US",)), ("South Korean", ("KR",)), ("Congolese", ("CD", "CG")), ("syrian", ()), ("Syria", ())],
)
def test_countries_by_adjective(word: str, codes: tuple[str, ...]) -> None:
    assert countries.by_adjective(word) == codes


def test_countries_by_name() -> None:
    assert countries.by_name("Syria") == ("SY",)
    assert countries.by_name("Syrian") == ()
    assert countries.name("US") == "the United States"


def all_tenures() -> list[offices.Tenure]:
    codes = [line[1:] for line in (FACTS / "store" / "offices.tsv").read_text("utf-8").splitlines() if line.startswith("@")]
    return [tenure for code in codes for held in offices.country(code).values() for tenure in held]


def test_the_table_is_sound() -> None:
    tenures = all_tenures()
    assert len({tenure.person for tenure in tenures}) > 3000
    for tenure in tenures:
        assert tenure.source in offices.sources()
        assert codes.name_of(tenure.country)
        assert tenure.end is None or offices.earliest(tenure.start) <= offices.latest(tenure.end), tenure
        assert tenure.end is None or tenure.person.last_day is None or offices.earliest(tenure.end) <= tenure.person.last_day, tenure


def test_the_table_knows_the_dead() -> None:
    people = {tenure.person for tenure in all_tenures() if offices.earliest(tenure.start).year >= 1945}
    assert sum(person.died is not None and len(person.died) == 10 for person in people) >= 700
    assert offices.find_person("SY", "Hafez al-Assad")[0].person.died == "2000-06-10"


def test_no_two_people_of_a_country_have_one_name() -> None:
    for tenure in all_tenures():
        found = {entry.person for entry in offices.find_person(tenure.country, tenure.person.name)}
        assert found == {tenure.person}


def test_the_table_stays_small() -> None:
    assert (FACTS / "store" / "offices.tsv").stat().st_size < 550_000


def test_build_drops_cells_that_hold_no_single_name(tmp_path: Path) -> None:
    text = built(
        tmp_path,
        row("Doris Bures , Karlheinz Kopf", "President", "2010-01-01", "2011-01-01", "successor"),
        row("Jan Fischer and Martin Pecina", "Deputy Prime Minister", "2010-01-01", "2011-01-01", "first-absent", role="vice"),
        row("Abdelaziz Djerad on 24 June 2021", "Prime Minister", "2010-01-01", "2011-01-01", "successor"),
        row("TODO Somebody", "Representative", "2010-01-01", "2011-01-01", "term", role="representative"),
        row("Ann Fakafanua", "Prime Minister", "2010-01-01", "2011-01-01", "successor"),
    )
    section = text.partition("\n@TV\n")[2].partition("\n@")[0]
    assert section.splitlines() == ["Ann Fakafanua\t\t\t\tprime minister,2010-01-01,<2011-01-01,c\tanfakafanua"]


def test_build_repairs_names(tmp_path: Path) -> None:
    text = built(
        tmp_path,
        row('Ann "Sefa" LATASI, Jr', "Prime Minister", "2010-01-01", "2011-01-01", "successor"),
        row("Ulu'Alu Bin Tovia", "Prime Minister", "2011-01-01", "", "incumbent"),
    )
    assert "\nAnn Latasi Jr.\tSefa Latasi Jr." in text
    assert "\nUlu'alu bin Tovia\t" in text


def test_build_joins_terms_that_touch_and_tells_ends_apart(tmp_path: Path) -> None:
    text = built(
        tmp_path,
        row("Ann Latasi", "Prime Minister", "2001-01-20", "2005-01-20", "term"),
        row("Ann Latasi", "Prime Minister", "2005-01-20", "2009-01-20", "term"),
        row("Ben Latasi", "Vice President", "2001-01-20", "2004-12-17", "first-absent", role="vice"),
    )
    assert "prime minister,2001-01-20,2009-01-20,c\t" in text
    assert "vice president,2001-01-20,,c\t" in text


def test_the_supplement_replaces_a_post_from_its_first_day_on(tmp_path: Path) -> None:
    text = built(
        tmp_path,
        row("Mahmud Zubi", "Prime Minister", "1960-01-01", "1963-01-01", "successor", "SY"),
        row("Hafiz al-Asad", "President", "1971-02-22", "2000-07-17", "successor", "SY", "head of state"),
        row("Somebody Else", "President", "1999-01-01", "2001-07-17", "successor", "SY", "head of state"),
    )
    assert "\nHafez al-Assad\t\t1930-10-06\t2000-06-10\t" in text
    assert "Hafiz al-Asad" not in text
    assert "Somebody Else" not in text


def test_build_refuses_a_supplement_it_does_not_understand() -> None:
    with pytest.raises(ValueError, match="line 2 of the supplement is neither"):
        supplement.read(["SY president", "some time ago - Hafez al-Assad"], Supplement())
    with pytest.raises(ValueError, match=r"line 3 of more\.txt holds an impossible date"):
        supplement.read(["# of states", "US-TX governor", "2011-13-01 - Ann Lee"], Supplement(), "more.txt")


def test_the_supplement_names_countries_states_and_cities() -> None:
    found = Supplement()
    lines = ["US-TX governor", "2011 - Ann Lee", "C:Rio de Janeiro mayor", "2012 - *Ben Lee", "EUC president", "2013 - Al Bo"]
    supplement.read(lines, found)
    assert sorted(found.covers) == [("C:Rio de Janeiro", "mayor"), ("EUC", "president"), ("US-TX", "governor")]
    assert found.people["C:Rio de Janeiro"]["Ben Lee"].rows[0].acting


def test_the_shipped_store_is_what_build_makes(tmp_path: Path) -> None:
    build.write(build.tables(build.INPUTS), tmp_path)
    made, shipped = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in (tmp_path, FACTS / "store"))
    assert made == shipped


def test_a_table_is_read_as_it_was_written() -> None:
    text = store.table("offices")
    assert build.table(build.read_table(text), store.sources("offices")) == text


@pytest.mark.parametrize("name", ["Al", "El Al", "Владимир Путин", "'", ""])
def test_names_without_a_sound_find_nobody(name: str) -> None:
    assert offices.places(name) == ()
    assert offices.find_person("SY", name) == []


def test_a_title_before_a_particle_is_read() -> None:
    article = Source("Council meets\n\nThe minister, Sultan Al Jaber, said so. They met King El there.\n")
    assert Linter(ruleset.load([ruleset.builtin_folder()], select=["Facts"])).lint(article).diagnostics == []
