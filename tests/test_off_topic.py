"""Lines and paragraphs of another story: what tells them, and what doesn't."""

from __future__ import annotations

import pytest

from newslint.checks import OptionError
from newslint.checks.off_topic import Check, lines
from newslint.document import Document
from newslint.prose import topics
from newslint.readers import markdown, text
from newslint.source import Source

STORY = (
    "Ferry line to close after 90 years",
    "The last ferry leaves the island on Sunday, ending a service that has run since the bridge was planned in 1927.",
    "Islanders gathered at the pier on Friday to say farewell to the ferry's crew, some of whom had served for thirty years.",
    "The company blamed the price of fuel and said that the ferry had lost money on the line in each of the past six years.",
    "The island council refused to pay the company a subsidy, and a petition from islanders came too late to save the service.",
    "A museum on the mainland will take the ferry, which was built in Danzig and is among the oldest still afloat.",
    "The crew, said the company, would be offered work on the mainland when the service to the island ends on Sunday.",
)
HEADLINE = "Copper hits two-month low as Chile's miners call off strike"
FOREIGN = (
    "Prosecutors in Munich charged two surgeons with fraud after a clinic billed insurers for operations on patients who had died, a court "
    "heard."
)
FOREIGN_WITH_NAME = FOREIGN.replace("Munich", "Danzig") + " Lawyers for Marek Wrona asked Judge Irena Sowa to grant bail until the trial."


MORE = (
    "The ferry was the only way to the island until 1964, and islanders still bring their shopping, bicycles and sheep on board.",
    "The company said that it had offered the council to run the service in summer only, with two crossings a day and half of the crew.",
    "The mayor of the island called that offer an insult, as islanders who worked on the mainland had no other way to get there.",
    "The council will meet on Monday to hear from the company, from the crew and from the museum, which wants to take over the pier.",
    "The captain, who has steered the ferry for eleven years, said that she would bring it to the museum herself and then retire.",
    "The petition asks the government on the mainland to pay for the service, as it does for the trains that the company runs there.",
)


def story(*new: str, at: int = 3, behind: tuple[str, ...] = ()) -> Document:
    return text.read(Source("\n\n".join([*STORY[:at], *new, *STORY[at:], *behind])))


def found(document: Document, kind: str, **options: object) -> list[tuple[int, int, int]]:
    check = Check({"kind": kind, **options})
    return [(match.block.index, *match.span) for match in check.find(document, document.body, ())]


def test_a_line_is_reported_whole() -> None:
    assert found(story(HEADLINE), "headline", least=1.2) == [(3, 0, len(HEADLINE))]


@pytest.mark.parametrize(
    "line",
    [
        "Islanders say farewell to the ferry crew",
        "Ada Bell, Harbour Museum",
        "Photo by Ada Bell of the Moss Valley News Agency",
        "What others write about it: a selection from abroad:",
        "Copper low",
    ],
)
def test_lines_that_may_stand_there(line: str) -> None:
    assert found(story(line), "headline", least=1.2) == []


def test_only_lines_between_finished_paragraphs_are_read() -> None:
    assert [block.text for block in lines(story(HEADLINE))] == [HEADLINE]
    assert lines(story("The list goes on", HEADLINE)) == []
    assert lines(story(HEADLINE, at=7)) == []


def test_headings_of_a_format_that_has_them_are_none() -> None:
    source = "\n\n".join([*STORY[1:3], f"## {HEADLINE}", *STORY[3:]])
    assert lines(markdown.read(Source(source))) == []


def test_short_stories_are_not_judged() -> None:
    document = text.read(Source("\n\n".join([*STORY[:3], HEADLINE, STORY[3]])))
    assert found(document, "headline", least=-99) == []
    assert found(document, "paragraph", least=-99) == []


def test_a_teaser_is_reported_at_its_headline() -> None:
    teaser = "Prices fell in London on Tuesday after unions at Escondida accepted a bonus, traders said. Zinc and nickel slid as well."
    assert found(story(HEADLINE, teaser, at=7, behind=MORE), "teaser", least=3.3) == [(7, 0, len(HEADLINE))]
    assert found(story(HEADLINE, STORY[2].replace("Friday", "Monday"), at=7, behind=MORE), "teaser", least=3.3) == []
    assert found(story(HEADLINE, teaser), "teaser", least=3.3) == [], "a short story"


def test_a_paragraph_of_another_story() -> None:
    assert found(story(FOREIGN), "paragraph", least=0.9) == [(3, 0, len(FOREIGN))]
    assert found(story(), "paragraph", least=0.9) == []


def test_nameless_leaves_paragraphs_that_share_a_name() -> None:
    document = story(FOREIGN_WITH_NAME)
    assert found(document, "paragraph", least=0.9) == [(3, 0, len(FOREIGN_WITH_NAME))]
    assert found(document, "paragraph", least=0.9, nameless=True) == []


def test_the_first_and_the_last_paragraph_may_be_about_anything() -> None:
    for place in (1, 7):
        document = story(FOREIGN, at=place)
        assert document.shared(topics.strangers)[place].score > 0.9
        assert found(document, "paragraph", least=0.9) == []


def test_a_round_up_is_left_alone() -> None:
    news = (
        "News in brief",
        "Prosecutors in Munich charged two surgeons with fraud after a clinic billed insurers for operations on patients who had died.",
        "Copper fell to a low of two months in London as miners in Chile called off a strike and returned to the Escondida pit.",
        "Osaka reached the semifinal in Melbourne, beating Svitolina in straight sets after rain had soaked the outer tennis courts.",
        "A ferry that has linked the island with Danzig since 1927 makes its last crossing on Sunday, its owner announced.",
        "Bakers across Portugal raised prices as wheat grew scarce, and economists warned that inflation would outpace wages again.",
        "Astronomers using a telescope in Hawaii photographed a comet whose tail stretches for nearly nine million kilometres.",
        "Librarians in Toronto recovered a stolen atlas from 1570 when a collector tried to auction it under another title.",
    )
    assert found(text.read(Source("\n\n".join(news))), "paragraph", least=0.9) == []


def test_many_strange_paragraphs_are_stories_of_their_own() -> None:
    others = (
        "Tennis officials in Melbourne postponed the quarterfinal after heavy rain soaked the courts, leaving Osaka and Svitolina waiting.",
        "Bakers across Portugal raised prices as wheat grew scarce, and economists warned that inflation would outpace wages again.",
    )
    mixed = [part for pair in zip(STORY[3:6], (FOREIGN, *others), strict=True) for part in pair]
    document = text.read(Source("\n\n".join([*STORY[:3], *mixed, *MORE])))
    assert sorted(index for index, stranger in document.shared(topics.strangers).items() if stranger.score > -3) == [4, 6, 8]
    assert found(document, "paragraph", least=-3) == []


def test_stems_join_forms_of_a_word() -> None:
    assert topics.stem(b"votes") == topics.stem(b"vote") == b"vote"
    assert topics.stem(b"government") == topics.stem(b"governments") == b"govern"


def test_signs_leave_out_what_is_set_aside() -> None:
    document = story("Bell rang twice", "The bell rang on the tower for a whole hour before anybody came to look at it.")
    shared = topics.SIGNS.index("often")
    assert topics.signs(document, 3, 3)[shared] > topics.signs(document, 3, 3, 1)[shared] == 0


def test_weights_fit_the_signs() -> None:
    assert len(topics.PARAGRAPH) == len(topics.SIGNS) + 1
    assert len(topics.HEADLINE) == len(topics.TEASER) == len(topics.SIGNS) + len(topics.LINE_SIGNS) + 1


def test_names_in_other_scripts_and_an_empty_text() -> None:
    assert topics.signs(story("Ł Ж and O’Łź met X’ at Ωmega in the ancient harbour city of 東京 yesterday evening, they said."), 3, 3)
    assert found(text.read(Source("")), "paragraph", least=0) == []


def test_options() -> None:
    with pytest.raises(OptionError, match="'kind'"):
        Check({"kind": "poem"})
    with pytest.raises(OptionError, match="'least'"):
        Check({"kind": "paragraph", "least": "much"})
