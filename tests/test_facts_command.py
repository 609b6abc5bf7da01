"""``newslint facts``: show, holders, add, build."""

from __future__ import annotations

import json
import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.facts import store


def run(*arguments: str) -> int:
    return main(["facts", "--isolated", *arguments])


def test_the_store_says_what_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Store {(Path(store.SHIPPED) / 'VERSION').read_text().strip()} in ")
    assert "\noffices: " in said
    assert "  CIA World Factbook (public domain), as of 2026-02-04\n" in said


def test_a_person_with_everything_held_and_where_it_comes_from(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "Hafiz al-Asad") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Hafez al-Assad (born 1930-10-06, died 2000-06-10)"
    assert "  president of Syria from 1971-02-22 to 2000-06-10  [newslint supplement (MIT), as of 2026-02-04]" in said


def test_show_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "Emmanuel Macron", "--output-format", "json") == 0
    [person] = json.loads(capsys.readouterr().out)
    assert person["name"] == "Emmanuel Macron"
    assert {"office", "of", "code", "from", "to", "to_is_about", "acting", "source", "licence", "as_of"} == set(person["held"][0])


def test_nobody_of_that_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "Emmanuel Macaroon") == 1
    assert capsys.readouterr().err == "newslint: Nobody is known as 'Emmanuel Macaroon'. Did you mean Emmanuel Macron?\n"


@pytest.mark.parametrize("place", ["Syria", "SY"])
def test_holders_on_a_day(capsys: pytest.CaptureFixture[str], place: str) -> None:
    assert run("holders", place, "--on", "2017-12-28", "--office", "president") == 0
    assert capsys.readouterr().out.startswith("Bashar al-Assad: president of Syria from 2000-07-17 to 2024-12-08  [newslint supplement")


def test_no_holders(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("holders", "Frans") == 1
    assert capsys.readouterr().err == "newslint: No offices of 'Frans' are known. Did you mean France?\n"
    assert run("holders", "France", "--on", "2090-01-01") == 1
    assert run("holders", "France", "--on", "1200-01-01") == 1


def test_add_makes_the_file_and_finds_the_person(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "facts.yml")
    given = ("--office", "mayor", "--of", "Springfield")
    assert run("add", "Ann Lee", *given, "--from", "2019-01-07", "--to", "2023-01-02", "--also", "Annie Lee", "--file", path) == 0
    assert run("add", 'Bo "Bob" Dée', *given, "--from", "2023-01-03", "--born", "1961", "--file", path) == 0
    said = capsys.readouterr()
    assert f"{path}: Ann Lee was added.\n" in said.out
    assert "write facts = " in said.err
    assert run("--facts", path, "show", "Annie Lee") == 0
    assert "mayor of Springfield from 2019-01-07 to 2023-01-02  [facts.yml (the newsroom's own), as of " in capsys.readouterr().out
    assert run("--facts", path, "holders", "Springfield", "--on", "2022-01-01") == 0
    assert capsys.readouterr().out.startswith("Ann Lee: mayor of Springfield from 2019-01-07")
    assert run("--facts", path, "holders", "Springfield") == 0
    assert capsys.readouterr().out.startswith('Bo "Bob" Dée: mayor of Springfield from 2023-01-03 on')


ENTRY = '- name: "Ann Lee"\n  held:\n    - {office: "mayor", of: "Springfield", from: "2019"}\n'


def indented(by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" for line in ENTRY.splitlines())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "# ours\nas_of: 2020-01-01 # long ago\npeople:\n- name: Cy Eff # he\n  born: 1950\n\nsource: City desk\n",
            f"# ours\nas_of: TODAY # long ago\npeople:\n- name: Cy Eff # he\n  born: 1950\n{ENTRY}\nsource: City desk\n",
        ),
        ("as_of: 2020-01-01\npeople: []", f"as_of: TODAY\npeople:\n{indented(2)}"),
        ("people: null # nobody\nas_of: 2020-01-01\n", f"people: # nobody\n{indented(2)}as_of: TODAY\n"),
        ('"as_of": 2020-01-01\n"people" :\n', f'"as_of": TODAY\n"people" :\n{indented(2)}'),
        ("as_of: 2020-01-01\npeople:\n    -\n      name: Bo Dee", f"as_of: TODAY\npeople:\n    -\n      name: Bo Dee\n{indented(4)}"),
        ("as_of: 2199-01-01\nsource: us", f"as_of: 2199-01-01\nsource: us\npeople:\n{indented(2)}"),
        ("# nothing yet\n", f"# nothing yet\nas_of: TODAY\npeople:\n{indented(2)}"),
        ("", f"as_of: TODAY\npeople:\n{indented(2)}"),
        (
            "as_of: 2020-01-01\npeople:\n  - name: Bo Dee\n    held:\n      - {office: mayor, of: Hull, from: 2001}\n"
            "# of the file\nsource: x\n",
            "as_of: TODAY\npeople:\n  - name: Bo Dee\n    held:\n      - {office: mayor, of: Hull, from: 2001}\n"
            f"{indented(2)}# of the file\nsource: x\n",
        ),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_add_keeps_what_is_written(tmp_path: Path, before: str, after: str, ends: str, mark: str) -> None:
    path = tmp_path / "facts.yml"
    path.write_text(mark + before.replace("\n", ends), encoding="utf-8", newline="")
    crlf = "\r\n" in path.read_bytes().decode()
    assert run("add", "Ann Lee", "--office", "mayor", "--of", "Springfield", "--from", "2019", "--file", str(path)) == 0
    wanted = mark + after.replace("TODAY", date.today().isoformat()).replace("\n", ends if crlf else "\n")
    assert path.read_bytes().decode() == wanted
    assert [entry.name for entry in tmp_path.iterdir()] == ["facts.yml"]


def test_add_follows_a_link_and_refuses_brackets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, link = tmp_path / "real.yml", tmp_path / "facts.yml"
    path.write_text("as_of: 2020-01-01\npeople:\n  - name: Bo Dee\n")
    link.symlink_to(path)
    given = ("--office", "mayor", "--of", "Springfield", "--from", "2019", "--file", str(link))
    assert run("add", "Ann Lee", *given) == 0
    assert link.is_symlink()
    assert "Ann Lee" in path.read_text()
    path.write_text("as_of: 2020-01-01\npeople: [{name: Bo Dee}]\n")
    assert run("add", "Ann Lee", *given) == 2
    assert "is written in brackets" in capsys.readouterr().err
    assert run("add", "", *given) == 2


def test_add_makes_the_file_that_the_configuration_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "newslint.toml").write_text('facts = ["our.yml"]\n')
    monkeypatch.chdir(tmp_path)
    assert main(["facts", "add", "Ann Lee", "--office", "mayor", "--of", "Springfield", "--from", "2019"]) == 0
    assert main(["facts", "holders", "Springfield"]) == 0
    assert "Ann Lee" in (tmp_path / "our.yml").read_text()


@pytest.mark.parametrize("wrong", [("--from", "last year"), ("--from", "2020", "--to", "2019")])
def test_add_refuses_what_makes_no_sense(tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: tuple[str, ...]) -> None:
    path = tmp_path / "facts.yml"
    path.write_text("as_of: 2020-01-01\n")
    assert run("add", "Ann Lee", "--office", "mayor", "--of", "Springfield", *wrong, "--file", str(path)) == 2
    assert str(path) in capsys.readouterr().err
    assert path.read_text() == "as_of: 2020-01-01\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["facts.yml"]


def test_build_makes_the_shipped_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", "--to", str(tmp_path / "store")) == 0
    made, shipped = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in (tmp_path / "store", Path(store.SHIPPED)))
    assert made == shipped
    assert run("build", str(tmp_path / "nowhere")) == 2
    assert "There is no such folder of inputs" in capsys.readouterr().err


def test_facts_of_a_configuration_are_used_in_a_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "facts.yml").write_text(
        "as_of: 2026-11-01\npeople:\n"
        "  - {name: Ann Lee, held: [{office: mayor, of: Springfield, from: 2011, to: 2019-01-06}]}\n"
        "  - {name: Bo Dee, held: [{office: mayor, of: Springfield, from: 2019-01-07}]}\n"
    )
    (tmp_path / "newslint.toml").write_text('facts = ["facts.yml"]\n')
    article = tmp_path / "a.txt"
    article.write_text("Bridge opens\n\nSpringfield Mayor Ann Lee opened the bridge, and Springfield Mayor Bo Dee did not come.\n")
    check = ["check", str(article), "--date", "2026-05-04", "--select", "Facts", "--output-format", "concise", "--no-cache"]
    main(check)
    assert "Ann Lee was mayor of Springfield from 2011 to 2019" in capsys.readouterr().out
    (tmp_path / "bad.yml").write_text("as_of: 2026-11-01\npeople: 3\n")
    assert main([*check, "--facts", str(tmp_path / "bad.yml")]) == 2
    assert "bad.yml:2: 'people' must be a list." in capsys.readouterr().err


@pytest.mark.parametrize("number", range(3))
def test_the_page_on_facts_shows_what_the_commands_say(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (Path(__file__).parent.parent / "docs" / "facts.md").read_text(encoding="utf-8")
    shown = re.findall(r"^\$ newslint (facts (?:show|holders|add) .*)\n((?:(?!\$ |```).*\n)+)", page, re.M)
    command, output = shown[number]
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(command)) == 0
    assert capsys.readouterr().out == output


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("Germany", "--office", "Chancellor"), "Friedrich Merz"),
        (("new york", "--office", "mayor", "--on", "2015-01-01"), "Bill de Blasio"),
        (("New York", "--office", "Gov.", "--on", "2015-01-01"), "Andrew Cuomo"),
        (("the Netherlands", "--office", "PM", "--on", "2015-01-01"), "Mark Rutte"),
        (("london", "--office", "mayor", "--on", "2015-01-01"), "Boris Johnson"),
    ],
)
def test_places_and_offices_as_people_write_them(arguments: tuple[str, ...], name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("holders", *arguments) == 0
    assert capsys.readouterr().out.startswith(f"{name}: ")
