"""``newslint facts update``: what is fetched, over a real connection, and what is refused."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import threading
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from newslint.cli import arguments, main
from newslint.facts import fetch, store, update
from newslint.facts.sources import companies

SHIPPED = Path(store.SHIPPED)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        if self.path.endswith("companies.csv"):
            # A connection that breaks in the middle.
            self.send_response(200)
            self.send_header("Content-Length", "1000000")
            self.end_headers()
            self.wfile.write(b"Symbol,Security\n")
            self.close_connection = True
        else:
            super().do_GET()


@pytest.fixture
def mirror(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder, and the address under which it is served."""
    folder = tmp_path / "mirror"
    folder.mkdir()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield folder, f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def wikidata(folder: Path, *holders: tuple[str, str, str, str]) -> None:
    """Serve an answer with holders: code, office, person, first day."""
    keys = ("iso2", "officeLabel", "personLabel", "start")
    bindings = [{key: {"value": value} for key, value in zip((*keys, "startPrec"), (*holder, "11"), strict=True)} for holder in holders]
    (folder / "wikidata.json").write_text(json.dumps({"results": {"bindings": bindings}}), encoding="utf-8")


def run(*arguments: str) -> int:
    return main(["facts", "--isolated", *arguments])


def test_a_new_president_comes_in(mirror: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, address = mirror
    wikidata(folder, ("FR", "President of France", "Ann Lee", "2026-05-14T00:00:00Z"))
    target = tmp_path / "store"
    assert run("update", "--only", "wikidata", "--mirror", address, "--to", str(target)) == 0
    assert "offices changed" in capsys.readouterr().out
    assert sorted(path.name for path in target.iterdir()) == sorted([path.name for path in SHIPPED.iterdir()])
    assert main(["facts", "--isolated", "--facts", str(target), "holders", "France", "--office", "president"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Ann Lee: president of France from 2026-05-14 on, no end known  [Wikidata (CC0), as of ")
    assert "Macron" not in said
    assert main(["facts", "--isolated", "--facts", str(target), "show", "Emmanuel Macron"]) == 0
    assert "president of France from 2017-05-14 until about 2026-05-14  [newslint supplement (MIT)" in capsys.readouterr().out


def test_what_was_fetched_gives_the_same_bytes_again(mirror: tuple[Path, str], tmp_path: Path) -> None:
    folder, address = mirror
    wikidata(folder, ("FR", "President of France", "Ann Lee", "2026-05-14T00:00:00Z"))
    fetched = str(tmp_path / "fetched")
    assert run("update", "--only", "wikidata", "--mirror", address, "--to", str(tmp_path / "one"), "--fetched", fetched) == 0
    assert run("update", "--no-fetch", "--to", str(tmp_path / "two"), "--fetched", fetched) == 0
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two


def test_a_company_that_left_the_index_stays_listed(tmp_path: Path) -> None:
    old = store.table("companies")
    path = tmp_path / "companies.csv"
    path.write_text("Symbol,Security\nQQQQ,Example Works Inc.\nAAPL,Apple Inc.\n", encoding="utf-8")
    new = companies.updated(path, date(2027, 1, 2), old)
    assert "\nQQQQ\tExample Works\t\tp\n" in new
    assert {line.partition("\t")[0] for line in old.splitlines()[2:]} < {line.partition("\t")[0] for line in new.splitlines()[2:]}
    assert "#p\tdatasets/s-and-p-500-companies\tPDDL 1.0\t2027-01-02\n" in new
    assert companies.updated(path, date(2027, 1, 2), new) == new


def test_governors_come_from_an_archive(mirror: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, address = mirror
    role = "{type: governor, start_date: '2026-01-07', jurisdiction: 'ocd-jurisdiction/country:us/state:oh/government'}"
    with zipfile.ZipFile(folder / "openstates-people.zip", "w") as archive:
        archive.writestr("people-main/data/oh/executive/a.yml", f"name: Ann Lee\nroles:\n  - {role}\n")
        archive.writestr("people-main/data/oh/legislature/b.yml", "name: [")
    assert run("update", "--only", "openstates", "--mirror", address, "--to", str(tmp_path / "store")) == 0
    assert main(["facts", "--isolated", "--facts", str(tmp_path / "store"), "holders", "Ohio", "--office", "governor"]) == 0
    assert "Ann Lee: governor of Ohio from 2026-01-07 on, no end known  [openstates/people (CC0)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("source", "content", "message"),
    [
        ("wikidata", None, "The file can't be fetched: 404"),
        ("wikidata", "{", "This is not JSON"),
        ("openstates", "no archive", "File is not a zip file"),
        ("companies", None, "the connection broke after 16 of 1,000,000 bytes"),
    ],
)
def test_what_can_not_be_had_or_read_changes_nothing(
    mirror: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str], source: str, content: str | None, message: str
) -> None:
    folder, address = mirror
    name = next(iter(next(entry.files for entry in fetch.UPSTREAM if entry.name == source)))
    if content is not None:
        (folder / name).write_text(content, encoding="utf-8")
    target = tmp_path / "store"
    shutil.copytree(SHIPPED, target)
    assert run("update", "--only", source, "--mirror", address, "--to", str(target)) == 2
    said = capsys.readouterr().err
    assert message in said
    assert name in said
    assert {path.name: path.read_bytes() for path in target.iterdir()} == {path.name: path.read_bytes() for path in SHIPPED.iterdir()}
    assert not list(tmp_path.glob("**/*.part"))


def test_folders_of_others_are_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "story.txt").write_text("A ferry sank.")
    (tmp_path / "mine.old").mkdir()
    (tmp_path / "file").write_text("A ferry sank.")
    for target in ("mine", "file", "mine/"):
        assert run("update", "--only", "wikidata", "--mirror", "http://127.0.0.1:9", "--to", str(tmp_path / target)) == 2
        assert "This is no folder of a store" in capsys.readouterr().err
    assert (mine / "story.txt").is_file()
    assert (tmp_path / "mine.old").is_dir()
    assert run("update", "--mirror", "nowhere", "--to", str(tmp_path / "s"), "--fetched", str(tmp_path / "s" / "f")) == 2


def test_what_was_fetched_is_all_new_or_all_old(mirror: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, address = mirror
    wikidata(folder, ("FR", "President of France", "Ann Lee", "2026-05-14T00:00:00Z"))
    given = ("--mirror", address, "--to", str(tmp_path / "s/"))
    assert run("update", "--only", "wikidata", *given) == 0
    old = (tmp_path / "s.fetched" / "wikidata.json").read_bytes()
    wikidata(folder, ("FR", "President of France", "Bo Dee", "2026-05-14T00:00:00Z"))
    assert run("update", "--only", "wikidata,companies", *given) == 2
    assert (tmp_path / "s.fetched" / "wikidata.json").read_bytes() == old
    (tmp_path / "s.fetched" / "wikidata.json").write_bytes(old + b" ")
    assert run("update", "--only", "wikidata", "--no-fetch", *given) == 2
    assert "This isn't what was fetched" in capsys.readouterr().err
    (tmp_path / "s.fetched" / "fetched.tsv").write_text("garbage\n")
    assert run("update", "--only", "wikidata", "--no-fetch", *given) == 2
    assert "The log of what was fetched can't be read: line 1" in capsys.readouterr().err


def test_the_sources_are_those_of_the_command_line() -> None:
    assert tuple(upstream.name for upstream in fetch.UPSTREAM) == arguments.SOURCES


def test_nobody_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("update", "--only", "wikidata", "--mirror", "http://127.0.0.1:9", "--to", str(tmp_path / "store")) == 2
    assert "The file can't be fetched: " in capsys.readouterr().err
    assert not (tmp_path / "store").exists()


def test_a_run_that_loses_rows_is_refused(tmp_path: Path) -> None:
    old = {path.stem: path.read_text("utf-8") for path in SHIPPED.glob("*.tsv")}
    lines = old["offices"].splitlines(keepends=True)
    people = [number for number, line in enumerate(lines) if line[0] not in "#@"]

    def without(count: int) -> dict[str, str]:
        gone = set(people[:count])
        return old | {"offices": "".join(line for number, line in enumerate(lines) if number not in gone)}

    assert update.lost(old, old) == []
    assert update.lost(old, without(len(people) // 100)) == []
    [loss] = update.lost(old, without(len(people) // 20))
    assert loss.table == "offices"
    assert 0.03 < loss.share < 0.07
    assert update.lost(old, {name: text for name, text in old.items() if name != "states"})[0].table == "states"
