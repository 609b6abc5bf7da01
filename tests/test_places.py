"""Places, companies, ranks and bodies: the tables, their loaders, and what the checks say."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from newslint import ruleset
from newslint.diagnostic import Diagnostic
from newslint.facts import bodies, codes, companies, countries, places, ranks, store
from newslint.facts.sources import companies as company_source
from newslint.facts.sources import countries as country_source
from newslint.facts.sources import factbook
from newslint.facts.sources.leaders import Leader, fold, iso, leaders_in, leaders_of
from newslint.linter import Linter
from newslint.source import Source

RULES = ("Capital", "PlaceCountry", "Currency", "Ticker", "Rank", "BodyName", "BodyAcronym")
INPUTS = Path(__file__).parent.parent / "facts"


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(ruleset.load([ruleset.builtin_folder()], select=[f"Facts.{rule}" for rule in RULES]))


def found(linter: Linter, text: str) -> list[Diagnostic]:
    return linter.lint(Source(f"The bridge was opened by the mayor on Sunday, the council said.\n\n{text}\n"), "txt").diagnostics


# The factbook


@pytest.mark.parametrize(
    ("text", "role", "wanted"),
    [
        (
            "President Frank-Walter STEINMEIER (since 19 March 2017)",
            "head of state",
            [("head of state", "President", "Frank-Walter Steinmeier", "2017-03-19", False)],
        ),
        (
            "King CHARLES III (since 8 September 2022); represented by Governor General Mary SIMON (since 26 July 2021)",
            "head of state",
            [
                ("head of state", "King", "Charles III", "2022-09-08", False),
                ("vice-regal", "Governor General", "Mary Simon", "2021-07-26", False),
            ],
        ),
        (
            "Acting Prime Minister Jorge D&Iacute;AZ Ruiz (since April 2018)",
            "head of government",
            [("head of government", "Prime Minister", "Jorge Díaz Ruiz", "2018-04", True)],
        ),
        (
            "President XI Jinping (since 14 March 2013); Vice President HAN Zheng (since 10 March 2023); note - he has no say",
            "head of state",
            [
                ("head of state", "President", "Xi Jinping", "2013-03-14", False),
                ("vice", "Vice President", "Han Zheng", "2023-03-10", False),
            ],
        ),
        (
            "co-chiefs of state Captains Regent Ada ROSSI and Ugo BIANCHI (for the period 1 October 2025 - 31 March 2026)",
            "head of state",
            [
                ("head of state", "Captains Regent", "Ada Rossi", "2025-10-01", False),
                ("head of state", "Captains Regent", "Ugo Bianchi", "2025-10-01", False),
            ],
        ),
        (
            "Chairman of the National Council for Order General Ali al-HAMID Karim (since 1997)",
            "head of state",
            [("head of state", "Chairman of the National Council for Order", "Ali al-Hamid Karim", "1997", False)],
        ),
        ("President (vacant)", "head of state", []),
    ],
)
def test_leaders_of_a_section(text: str, role: str, wanted: list[tuple[object, ...]]) -> None:
    assert list(leaders_of(text, role, "XX")) == [Leader("XX", *row) for row in wanted]  # type: ignore[arg-type]


def test_leaders_of_older_editions() -> None:
    text = (
        "chief of state: President of the Republic Ana BELL (since 9 April 1992); First Vice President Tom O'NEILL (since NA) "
        "head of government: Prime Minister of the Council of Ministers Jan van der BERG, Jr. (since 10 April 1992); note - he is tall "
        "cabinet: Council of Ministers election results: Ana BELL 60%, Eva LOW (since 1990)"
    )
    assert list(leaders_in(text, "XX")) == [
        Leader("XX", "head of state", "President", "Ana Bell", "1992-04-09", False),
        Leader("XX", "vice", "First Vice President", "Tom O'Neill", "", False),
        Leader("XX", "head of government", "Prime Minister", "Jan van der Berg, Jr.", "1992-04-10", False),
    ]


@pytest.mark.parametrize(
    ("loud", "folded"),
    [("Denis SASSOU-Nguesso", "Denis Sassou-Nguesso"), ("Ann J. TRU", "Ann J. Tru"), ("Xavier DE LA CRUZ VI", "Xavier de la Cruz VI")],
)
def test_capitals_are_folded(loud: str, folded: str) -> None:
    assert fold(loud) == folded


@pytest.mark.parametrize(("words", "wanted"), [("since 5 Sep 2025", "2025-09-05"), ("since May 2022", "2022-05"), ("since NA", "")])
def test_dates_go_as_far_as_they_go(words: str, wanted: str) -> None:
    assert iso(words) == wanted


def _factbook(folder: Path, record: object) -> Path:
    (folder / "europe").mkdir()
    (folder / "europe" / "gm.json").write_text(json.dumps(record), "utf-8")
    return folder


def test_a_country_of_the_factbook(tmp_path: Path) -> None:
    record = {
        "Government": {
            "Country name": {"conventional short form": {"text": "Germany"}},
            "Capital": {"name": {"text": "Berlin; note - a city"}, "time difference": {"text": "UTC+1 (6 hours ahead)"}},
            "Executive branch": {"chief of state": {"text": "President Ada ROSS (since 1 May 2020)"}},
        },
        "People and Society": {"Nationality": {"noun": {"text": "German(s)"}, "adjective": {"text": "German"}}},
        "Economy": {"Exchange rates": {"Currency": {"text": "euros (EUR) per US dollar -"}}},
    }
    folder = _factbook(tmp_path, record)
    assert list(factbook.places(folder, {"GM": "DE"})) == [
        factbook.Place("DE", "Germany", "German", "German(s)", ("Berlin",), ("+1",), "euros (EUR)")
    ]
    assert list(factbook.leaders(folder, {"GM": "DE"})) == [Leader("DE", "head of state", "President", "Ada Ross", "2020-05-01", False)]
    extract = factbook.extract(folder, {"GM": "DE"}, date(2026, 2, 4))
    assert extract.splitlines()[1] == "DE\tGermany\tGerman\tGerman(s)\tBerlin\t+1\teuros (EUR)"


@pytest.mark.parametrize("record", [[], {"Government": "none"}, {"Government": {"Capital": {"name": {"text": 7}}}}])
def test_a_record_of_the_wrong_form_is_named(tmp_path: Path, record: object) -> None:
    with pytest.raises(ValueError, match=r"gm\.json"):
        list(factbook.places(_factbook(tmp_path, record), {"GM": "DE"}))


def test_a_folder_without_records_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="REGION"):
        list(factbook.leaders(tmp_path, {"GM": "DE"}))


def test_two_codes_in_a_cell(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_text("FIPS,ISO3166-1-Alpha-2\nRIKV,RS\nGM,DE\n", "utf-8")
    assert factbook.codes(path) == {"RI": "RS", "KV": "XK", "GM": "DE"}
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(ValueError, match="columns"):
        factbook.codes(path)


def test_an_edition_of_the_archive(tmp_path: Path) -> None:
    countries_sql, fields = tmp_path / "countries.sql", tmp_path / "fields.sql.gz"
    countries_sql.write_text("VALUES\n  (7, 1995, N'gm', N'Germany', N'html', 1),\n", "utf-8")
    text = "INSERT INTO CountryFields\n  (1, 2, 7, N'Executive branch', N'chief of state: President Ada O''HARA (since 1 May 1994)'),\n"
    fields.write_bytes(gzip.compress(text.encode()))
    assert list(factbook.archived_leaders(fields, countries_sql, {"GM": "DE"})) == [
        Leader("DE", "head of state", "President", "Ada O'Hara", "1994-05-01", False)
    ]
    countries_sql.write_text("nothing", "utf-8")
    with pytest.raises(ValueError, match="countries"):
        list(factbook.archived_leaders(fields, countries_sql, {"GM": "DE"}))


# Tables


def test_tables_are_what_their_inputs_make() -> None:
    assert country_source.shipped(INPUTS) == store.table("countries")
    assert company_source.shipped(INPUTS) == store.table("companies")


@pytest.mark.parametrize("name", ["countries", "cities", "companies", "ranks", "bodies"])
def test_tables_name_their_sources(name: str) -> None:
    assert {source.licence for source in store.sources(name).values()} <= {"MIT", "public domain", "PDDL 1.0"}


def test_wrong_inputs_are_named(tmp_path: Path) -> None:
    (tmp_path / "factbook.tsv").write_text("#f\tX\tpublic domain\t2026-02-04\n", "utf-8")
    (tmp_path / "countries.tsv").write_text("AD\tAndorra\tAndorran\tAndorra\t*\n", "utf-8")
    with pytest.raises(ValueError, match="line 1"):
        country_source.shipped(tmp_path)
    (tmp_path / "tickers.tsv").write_text("apple\tApple\n", "utf-8")
    with pytest.raises(ValueError, match="line 1"):
        list(company_source.supplement(tmp_path / "tickers.tsv"))


def test_capitals_and_moneys() -> None:
    assert countries.country("UA").capitals == ("Kyiv",)
    assert "Kiev" in countries.country("UA").seats
    assert countries.country("ZA").capitals == ("Pretoria", "Cape Town", "Bloemfontein")
    assert countries.country("IT").money == "euro"
    assert "lira" in countries.country("IT").moneys


@pytest.mark.parametrize(
    ("city", "code", "wrong"),
    [
        ("Hamburg", "FR", True),
        ("Bogotá", "VE", True),
        ("Kyiv", "RU", True),
        ("Donetsk", "RU", False),  # claimed
        ("Barcelona", "VE", False),  # another one
        ("San Isidro", "PE", False),  # unknown
        ("Paris", "US", False),
        ("Lagos", "PT", False),
        ("Moscow", "SU", False),
    ],
)
def test_where_a_city_is_not(city: str, code: str, wrong: bool) -> None:
    assert places.misplaced(city, code) is wrong


@pytest.mark.parametrize(("city", "state", "wrong"), [("Chicago", "TX", True), ("Houston", "MN", False), ("Springfield", "OH", False)])
def test_in_which_state_a_city_is_not(city: str, state: str, wrong: bool) -> None:
    assert places.misplaced_in_state(city, state) is wrong


def test_every_city_lies_in_a_known_area() -> None:
    for area in {area for found in places.cities().areas.values() for area in found}:
        assert codes.name_of(area)


def test_companies_ranks_and_bodies() -> None:
    assert companies.tickers().by_name["Alphabet"] == {"GOOG", "GOOGL"}
    assert companies.tickers().owners["TWTR"] == ("Twitter", "2022-10-27")
    assert ranks.ranks()["Lt. Col."].name == "lieutenant colonel"
    assert bodies.bodies().initials[bodies.plain("Organisation for Economic Co-operation and Development")] == ("OECD",)
    assert all(name == bodies.plain(name) for name in bodies.bodies().initials)


@pytest.mark.parametrize(("initials", "slip"), [("CPFB", True), ("CFPC", True), ("CFPB", False), ("BPFC", False), ("CFP", False)])
def test_slips_of_initials(initials: str, slip: bool) -> None:
    assert bodies.is_slip_of(initials, "CFPB") is slip


# Checks


def test_spans_and_evidence(linter: Linter) -> None:
    one, two = found(linter, "Trams ran in the Iraqi capital, Tehran, and in Lyon, Germany.")
    assert (one.rule, one.match, str(one.start.line)) == ("Facts.Capital", "Iraqi capital, Tehran", "3")
    assert one.message.startswith("The capital of Iraq is Baghdad; Tehran is in Iran.")
    assert (two.rule, two.match) == ("Facts.PlaceCountry", "Lyon, Germany")


@pytest.mark.parametrize(
    "text",
    [
        "Trade between Moscow, Ukraine and Turkey fell.",
        "She flew to Rome, Germany and Spain.",
        "He worked in Boston, New York, and in Seattle, Washington, but not in Baltimore, Washington and Newark.",
        "In Brussels, Germany, backed by Spain, held out.",
        "They went from Toronto, Ontario, to Rome, New York, and to Cairo, Illinois.",
        "The Soviet city of Kiev and the Yugoslav city of Sarajevo were twins.",
        "The Bosnian Serb city of Banja Luka has a river.",
        "The Latin American city of Lima is old.",
        "The Iraqi capital, Paris Hilton wrote, was hot.",
        "He sold Swiss francs, Qatari rials and Irish pounds.",
        "The German player Jordan Kent lives near Leeds, Jordan's cousin said.",
    ],
)
def test_right_places_stay_silent(linter: Linter, text: str) -> None:
    assert found(linter, text) == []


@pytest.mark.parametrize("text", ["She was born in Davos, Peru.", "An embassy in Lahore, Lebanon, was shut."])
def test_countries_whose_name_is_a_town_elsewhere(linter: Linter, text: str) -> None:
    assert [slip.rule for slip in found(linter, text)] == ["Facts.PlaceCountry"]


@pytest.mark.parametrize("piece", ["in A, A", "((((", "Iraqi capital, ", "Army Adm. ", "(AAPL) ", "in Paris, Germany ", "north city of "])
def test_hostile_text_ends(linter: Linter, piece: str) -> None:
    report = linter.lint(Source("A bridge was opened on Sunday.\n\n" + piece * (200_000 // len(piece))), "txt")
    assert not [note for note in report.notes if note.kind == "run"]
