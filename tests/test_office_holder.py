"""``extends: office_holder``: who is reported, and what must stay silent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newslint import ruleset
from newslint.checks import OptionError
from newslint.checks.office_holder import Check
from newslint.document import Block, Document, Metadata
from newslint.linter import Linter
from newslint.matching import Hit
from newslint.matching.compiling import compile_pattern
from newslint.readers.text import read
from newslint.source import OffsetMap, Source, Span

KINDS = ("dead", "out", "not-yet", "title")
PATTERNS = [compile_pattern(phrase.pattern) for phrase in Check.phrases]


def document_of(*paragraphs: str, day: str | None) -> Document:
    blocks, text, scope = [], "", frozenset({"text", "paragraph"})
    for number, paragraph in enumerate(paragraphs):
        blocks.append(Block(number, paragraph, scope, OffsetMap.shifted(len(text))))
        text += paragraph + "\n\n"
    return Document(Source(text), blocks, Metadata(date=date.fromisoformat(day) if day else None))


def hits_in(document: Document) -> list[Hit]:
    found = [
        Hit(block, number, match)
        for block in document.blocks
        for number, pattern in enumerate(PATTERNS)
        for match in pattern.finditer(block.text)
    ]
    return sorted(found, key=lambda hit: (hit.block.index, hit.match.start()))


def findings(document: Document) -> list[tuple[str, str, str]]:
    """Kind, words and evidence of everything that the check finds in any of its modes."""
    hits = hits_in(document)
    found = []
    for kind in KINDS:
        for match in Check({"when": kind}).find(document, document.blocks, hits):
            assert match.args is not None
            found.append((kind, match.block.text[match.span.start : match.span.end], match.args[0]))
    return found


def brief(text: str, day: str | None) -> list[tuple[str, str]]:
    return [(kind, words) for kind, words, _ in findings(document_of(text, day=day))]


REGIME = "Rebel groups are still fighting the regime of Syrian President Hafez al-Assad, a British officer said."


def test_the_dead_president_with_a_story_date() -> None:
    ((kind, words, evidence),) = findings(document_of(REGIME, day="2017-12-28"))
    assert (kind, words) == ("dead", "Syrian President Hafez al-Assad")
    assert evidence == (
        "Hafez al-Assad was president of Syria from 1971 to 2000 and died on 10 June 2000; "
        "on 28 December 2017 it was Bashar al-Assad (table as of 2026-02)"
    )


def test_the_dead_president_by_a_date_in_the_text() -> None:
    caption = "A fighter calls a comrade in Raqqa, Syria, August 14, 2017."
    ((kind, words, evidence),) = findings(document_of(REGIME, caption, day=None))
    assert (kind, words) == ("dead", "Syrian President Hafez al-Assad")
    assert "; on 14 August 2017 (the latest date in the text) it was Bashar al-Assad" in evidence


@pytest.mark.parametrize("dated", ["The talks began in June 2017.", "The talks began in 2017."])
def test_months_and_years_in_the_text_will_do(dated: str) -> None:
    assert [kind for kind, _, _ in findings(document_of(REGIME, dated, day=None))] == ["dead"]


@pytest.mark.parametrize(
    "dated",
    [
        "No date here.",
        "The talks began on 3 May 1999.",
        "The contract will expire in 2017.",
        "The base is to be closed by 2017.",
        "He is a candidate in the 2016 election.",
    ],
)
def test_without_a_date_after_the_death_nothing_is_said(dated: str) -> None:
    assert findings(document_of(REGIME, dated, day=None)) == []


def test_spans_are_in_the_block_and_exact() -> None:
    document = document_of("First paragraph.", "It met Egyptian President Hosni Mubarak’s aides on Sunday.", day="2015-05-05")
    (match,) = Check({"when": "out"}).find(document, document.blocks, hits_in(document))
    assert match.block is document.blocks[1]
    assert match.span == Span(7, 39)
    assert match.edits is None


@pytest.mark.parametrize(
    ("text", "day", "kind", "words"),
    [
        ("Talks with Libyan leader Muammar Gaddafi continue.", "2017-03-01", "dead", "Libyan leader Muammar Gaddafi"),
        ("Talks with North Korea's leader, Kim Jong-il, continue.", "2017-03-01", "dead", "North Korea's leader, Kim Jong-il"),
        ("The Venezuelan president, Hugo Chávez, hopes to win.", "2018-03-01", "dead", "Venezuelan president, Hugo Chávez"),
        ("He thanked President Hugo Chavez of Venezuela for it.", "2018-03-01", "dead", "President Hugo Chavez of Venezuela"),
        ("The aid will come from Saudi King Abdullah, he said.", "2018-03-01", "dead", "Saudi King Abdullah"),
        ("Canada's Prime Minister Pierre Trudeau will speak.", "2018-03-01", "dead", "Canada's Prime Minister Pierre Trudeau"),
        ("U.N. Secretary-General Kofi Annan is to travel.", "2020-03-01", "dead", "U.N. Secretary-General Kofi Annan"),
        ("“We thank U.S. President George H. W. Bush,” he said.", "2020-03-01", "dead", "U.S. President George H. W. Bush"),
        ("British prime minister Tony Blair backs the plan.", "2012-03-01", "out", "British prime minister Tony Blair"),
        ("U.S. President Barack Obama arrives Tuesday.", "2018-03-01", "out", "U.S. President Barack Obama"),
        ("UK Prime Minister Sir Tony Blair backs the plan.", "2012-03-01", "out", "UK Prime Minister Sir Tony Blair"),
        (
            "European Commission President José Manuel Barroso agrees.",
            "2017-03-01",
            "out",
            "European Commission President José Manuel Barroso",
        ),
        ("Israeli Prime Minister Benjamin Netanyahu agrees.", "2005-03-01", "out", "Israeli Prime Minister Benjamin Netanyahu"),
        ("Israeli President Benjamin Netanyahu agrees.", "2012-05-03", "title", "Israeli President Benjamin Netanyahu"),
        ("French Prime Minister François Hollande agrees.", "2014-05-03", "title", "French Prime Minister François Hollande"),
        ("French President Emmanuel Macron agrees.", "2014-05-03", "not-yet", "French President Emmanuel Macron"),
        # The name before the title, and the country behind it.
        ("Angela Merkel, the German chancellor, agrees.", "2023-03-03", "out", "Angela Merkel, the German chancellor"),
        ("Nicolas Sarkozy, France's president, agrees.", "2015-03-03", "out", "Nicolas Sarkozy, France's president"),
        ("The president of France, Nicolas Sarkozy, agrees.", "2015-03-03", "out", "president of France, Nicolas Sarkozy"),
        # Without a country, of people known by that name in one only.
        ("President Barack Obama has agreed.", "2019-03-03", "out", "President Barack Obama"),
        ("They met President Ronald Reagan on Tuesday.", "2014-03-03", "dead", "President Ronald Reagan"),
        ("Chancellor Angela Merkel will travel.", "2023-03-03", "out", "Chancellor Angela Merkel"),
        ("The paper was right. President Benjamin Netanyahu agreed.", "2018-05-01", "title", "President Benjamin Netanyahu"),
        ("Queen Elizabeth II will open it on Monday.", "2024-03-31", "dead", "Queen Elizabeth II"),
        ("Pope Benedict will say Mass on Sunday.", "2015-03-31", "out", "Pope Benedict"),
        ("An aide of President Donald Trump agreed.", "2012-03-31", "not-yet", "President Donald Trump"),
        # Someone who held the office once, and another one now.
        ("Turkish Prime Minister Recep Tayyip Erdogan agrees.", "2018-01-01", "title", "Turkish Prime Minister Recep Tayyip Erdogan"),
        # Other offices, of a country and of a state.
        ("The US secretary of state, John Kerry, agrees.", "2018-01-01", "out", "US secretary of state, John Kerry"),
        ("U.S. Secretary of State Ash Carter agrees.", "2016-01-01", "title", "U.S. Secretary of State Ash Carter"),
        ("Secretary of Defense Chuck Hagel is here.", "2018-01-01", "out", "Secretary of Defense Chuck Hagel"),
        ("Texas Gov. Rick Perry is here.", "2017-01-01", "out", "Texas Gov. Rick Perry"),
        ("Gov. Rick Perry of Texas is here.", "2017-01-01", "out", "Gov. Rick Perry of Texas"),
        ("Governor of Texas Rick Perry is here.", "2017-01-01", "out", "Governor of Texas Rick Perry"),
    ],
)
def test_slips_are_found(text: str, day: str, kind: str, words: str) -> None:
    assert brief(text, day) == [(kind, words)]


def test_evidence_of_the_other_kinds() -> None:
    def evidence(text: str, day: str) -> str:
        return findings(document_of(text, day=day))[0][2]

    assert evidence("British prime minister Tony Blair backs the plan.", "2012-03-01") == (
        "Tony Blair was prime minister of Britain from 1997 to 2007; on 1 March 2012 it was David Cameron (table as of 2026-02)"
    )
    assert evidence("Israeli President Benjamin Netanyahu agrees.", "2012-05-03") == (
        "On 3 May 2012 Benjamin Netanyahu was prime minister of Israel; its president was Shimon Peres (table as of 2026-02)"
    )
    assert evidence("Texas Gov. Rick Perry backs the plan.", "2017-03-01") == (
        "Rick Perry was governor of Texas from 2000 to 2015; on 1 March 2017 it was Greg Abbott (table as of 2026-02)"
    )
    assert evidence("U.S. Secretary of State Ash Carter backs the plan.", "2016-03-01") == (
        "On 1 March 2016 Ash Carter was defense secretary of the United States; its secretary of state was John Kerry (table as of 2026-02)"
    )
    assert evidence("Albanian Prime Minister Fatos Nano backs the plan.", "2012-03-01").startswith(
        "Fatos Nano was prime minister of Albania from 1997 until about 1998 and from 2002 until about 2005; on 1 March 2012"
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # Right on the day, or near enough to the change of office.
        ("Syrian President Bashar al-Assad said so.", "2017-12-28"),
        ("U.S. President Donald Trump said so.", "2024-12-20"),
        ("U.S. President Donald Trump said so.", "2019-03-03"),
        ("British Prime Minister Gordon Brown resigned.", "2010-05-20"),
        ("Ukrainian President Oleksandr Turchynov said so.", "2014-03-20"),
        ("Venezuelan President Hugo Chavez died on Tuesday.", "2013-03-06"),
        ("Chinese President Xi Jinping met Japan's Prime Minister Shinzo Abe.", "2018-10-27"),
        ("Irish Prime Minister Enda Kenny and Taoiseach Leo Varadkar spoke.", "2017-05-01"),
        # Called former, or in a post that isn't held in full.
        ("Former British Prime Minister Tony Blair backs the plan.", "2012-03-01"),
        ("It is the work of the late Venezuelan president, Hugo Chavez.", "2018-03-01"),
        ("Former German Chancellor Gerhard Schroeder and French President Jacques Chirac spoke.", "2012-03-01"),
        ("It praised the ousted Egyptian President Mohamed Morsi.", "2015-03-01"),
        ("It praised then-Egyptian President Mohamed Morsi.", "2015-03-01"),
        ("It praised the then Egyptian President Mohamed Morsi.", "2015-03-01"),
        # History.
        ("In 1979 Egyptian President Anwar Sadat signed the treaty.", "2010-03-01"),
        ("Two decades ago Russian President Boris Yeltsin spoke here.", "2015-03-01"),
        ("Nothing has changed since the death of Syrian President Hafez al-Assad.", "2012-03-01"),
        ("He served under U.S. President Ronald Reagan.", "2012-03-01"),
        ("The son of Libyan leader Moammar Gadhafi is at large.", "2013-03-01"),
        ("The funeral of Jordan's King Hussein drew four presidents.", "2013-03-01"),
        ("Soviet leader Mikhail Gorbachev proposed it.", "2016-03-01"),
        ("U.S. President Abraham Lincoln said as much.", "2016-03-01"),
        # Captions.
        ("From left, Egyptian President Hosni Mubarak, Netanyahu and Obama walk to the East Room.", "2015-03-01"),
        ("FILE PHOTO: Ukrainian President Viktor Yanukovych waves from a car in Kiev.", "2017-03-01"),
        ("Egyptian President Hosni Mubarak, left, shakes hands with an envoy.", "2015-03-01"),
        # The name goes on, or belongs to a thing.
        ("U.S. President Ronald Reagan National Airport is closed.", "2015-03-01"),
        ("The U.S. President Gerald Ford-class ships are late.", "2015-03-01"),
        ("The Saudi King Abdullah University of Science opens.", "2018-03-01"),
        ("Indonesian President Suharto Center opens.", "2018-03-01"),
        # Another person of that surname, a surname alone, somebody the table doesn't know, another country's office.
        ("Syrian President Maher al-Assad said so.", "2012-03-01"),
        ("Syrian President Assad said so.", "1990-03-01"),
        ("U.S. President George Bush said so.", "2014-03-01"),
        ("American League President Bobby Brown said so.", "2014-03-01"),
        ("British Chancellor George Osborne said so.", "2014-03-01"),
        ("He told the British that President Barack Obama agreed.", "2018-03-01"),
        ("U.S. President-elect Donald Trump said so.", "2012-03-01"),
        ("Korean leader Kim said so.", "2012-03-01"),
        # Someone known to have held both.
        ("Russian Prime Minister Vladimir Putin said so.", "2010-03-01"),
        ("In 2011 Russian Prime Minister Vladimir Putin said so.", "2015-03-01"),
        ("In 1996, Israeli President Benjamin Netanyahu was told.", "2012-03-01"),
        # After the last day the table knows: somebody may have come back.
        ("French President Nicolas Sarkozy said so.", "2027-08-01"),
        ("U.S. President Barack Obama said so.", "2031-03-01"),
        # No country, and nothing that speaks of today; courtesy; an appointment long ago; other presidents.
        ("President Ronald Reagan cut the tax.", "2014-03-03"),
        ("He is a judge appointed by President Bill Clinton.", "2019-03-03"),
        ("Bush is at home. President George W. Bush wrote in vain for peace.", "2014-03-03"),
        ("She has served as an envoy for President George W. Bush.", "2014-03-03"),
        ("Gov. Mitt Romney is the better choice.", "2012-10-28"),
        ("Acme President Barack Obama is no relation.", "2019-03-03"),
        ("President John Smith of the school board is here.", "2019-03-03"),
        ("Vice President-elect Joe Biden is here.", "2024-03-03"),
        ("California Attorney General Eric Holder is here.", "2018-03-03"),
        ("Deputy Attorney General Eric Holder is here.", "2018-03-03"),
        ("Lt. Gov. Rick Perry is here.", "2018-03-03"),
        ("He ran for president, Donald Trump is said to have told them.", "2014-03-03"),
        # Offices to come.
        ("A victory would make him U.S. President Donald Trump.", "2014-03-03"),
        ("Candidate for French president, Emmanuel Macron, is here.", "2016-03-03"),
        ("Nobody wants a President Donald Trump.", "2014-03-03"),
        ("If he becomes U.S. secretary of defense, John Kerry will travel.", "2014-03-03"),
        # No date at all.
        ("British prime minister Tony Blair backs the plan.", None),
    ],
)
def test_traps_stay_silent(text: str, day: str | None) -> None:
    assert brief(text, day) == []


def test_the_dead_are_reported_even_after_the_tables_last_day() -> None:
    assert brief("Cuban leader Fidel Castro agrees.", "2031-03-01") == [("dead", "Cuban leader Fidel Castro")]


ROSTER = """\
as_of: 2026-06-01
people:
  - name: Ann Lee
    held:
      - {office: mayor, of: Springfield, from: 2019-01-07, to: 2023-01-03}
  - name: Bo Quist
    held:
      - {office: chairman, of: Rovers, from: 2020-05-01}
      - {office: mayor, of: Springfield, from: 2023-01-03}
  - name: Cy Moe
    held:
      - {office: mayor, of: New York, from: 1950-01-01, to: 1953-12-31}
      - {office: council president, of: Springfield, from: 2011-01-07, to: 2012-01-03}
      - {office: foreign minister, of: Germany, from: 1960-01-07, to: 1962-01-03}
      - {office: speaker, of: United States, from: 1965-01-07, to: 1966-01-03}
"""


@pytest.fixture
def roster(tmp_path: Path) -> str:
    path = tmp_path / "facts.yml"
    path.write_text(ROSTER, "utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Springfield Mayor Ann Lee will open it.", [("out", "Springfield Mayor Ann Lee")]),
        ("Mayor Ann Lee of Springfield will open it.", [("out", "Mayor Ann Lee of Springfield")]),
        ("Springfield Mayor Bo Quist will open it.", []),
        ("Shelbyville Mayor Ann Lee will open it.", []),
        ("Rovers chairman Bo Quist will pay.", []),
        ("New York City Mayor Cy Moe will open it.", [("out", "New York City Mayor Cy Moe")]),
        ("Springfield Council President Cy Moe will open it.", [("out", "Springfield Council President Cy Moe")]),
        ("The German foreign minister, Cy Moe, will open it.", [("out", "German foreign minister, Cy Moe")]),
        ("Speaker of the House Cy Moe will open it.", [("out", "Speaker of the House Cy Moe")]),
        ("Mayor Ann Lee is a fine one.", []),
    ],
)
def test_the_newsroom_s_own_offices(roster: str, text: str, wanted: list[tuple[str, str]]) -> None:
    document = document_of(text, day="2025-05-05")
    assert findings(document) == []
    document = document_of(text, day="2025-05-05")
    document.facts = (roster,)
    assert [(kind, words) for kind, words, _ in findings(document)] == wanted


def test_own_evidence_names_holder_and_day(roster: str) -> None:
    document = document_of("Springfield Mayor Bo Quist will pay.", day="2020-05-05")
    document.facts = (roster,)
    ((kind, _, evidence),) = findings(document)
    assert kind == "not-yet"
    assert evidence == "Bo Quist was mayor of Springfield from 2023 on; on 5 May 2020 it was Ann Lee (table as of 2026-06)"


@pytest.mark.parametrize(
    "text", ["President A. " * 20_000, "King Of " * 20_000, "U.S. President " + "Of The " * 20_000, ", the president, " * 10_000]
)
def test_long_input_without_an_office_holder(text: str) -> None:
    assert brief(text, "2015-01-01") == []


def test_a_wrong_mode_is_named() -> None:
    with pytest.raises(OptionError, match="dead, out, past, not-yet, title"):
        Check({"when": "gone"})
    with pytest.raises(OptionError):
        Check({})


def test_rarely_wrong_on_edited_articles(articles: Callable[[str, int], list[dict[str, Any]]]) -> None:
    """Flags on dated articles that were edited. Two of them, both of a wrong title, are slips of the copy itself."""
    sample = [article for article in articles("clean_articles", 1) if article.get("date")]
    count = dict.fromkeys(KINDS, 0)
    for article in sample:
        document = read(Source(article["text"]))
        document.metadata = document.metadata.updated(date=date.fromisoformat(article["date"][:10]))
        for kind, _, _ in findings(document):
            count[kind] += 1
    assert count["dead"] <= 1
    assert count["title"] - 2 <= len(sample) / 5000
    assert count["out"] <= len(sample) / 400
    assert count["not-yet"] <= len(sample) / 500


def test_a_placeholder_for_a_date_is_no_date() -> None:
    article = Source("Bridge opens\n\nFrench President Emmanuel Macron opened the bridge on Monday, the mayor of the town said.\n")
    rules = Linter(ruleset.load([ruleset.builtin_folder()], select=["Facts"]))
    assert [entry.rule for entry in rules.lint(article, day=date(2012, 3, 1)).diagnostics] == ["Facts.FutureOfficeHolder"]
    assert rules.lint(article, day=date(1, 1, 1)).diagnostics == []
