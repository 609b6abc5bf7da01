"""Sentences: golden-rule cases in our own words, cases from news copy, and what must hold for any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Block, Document
from newslint.prose.sentences import sentences, split
from newslint.source import OffsetMap, Source, Span

# Sentences are divided by " | "; the white space around the bar is the white space of the text, or "¦" stands for none.
GENERAL = [
    "The council met. | It voted at once.",
    "Did it rain? | Nobody knew.",
    "It rained! | Nobody minded.",
    "The firm is called Harbour Foods Inc. and sells fish.",
    "She works for Harbour Foods Inc. | It sells fish.",
    "Ask for Mrs. Lindqvist at the desk.",
    "The parcel went to P. Lindqvist by post.",
    "The first novel by J.K. Rowling sold well. | The second sold better.",
    "The ranch of George W. Bush lies near Crawford.",
    "He measured it against the pole, vs. the wall.",
    "Paint, brushes, rollers, etc. were left behind.",
    "They left paint, brushes, etc. | Nobody took them.",
    "Two species, i.e. the grey and the red, live here.",
    "Some cities, e.g. Lyon and Turin, said yes.",
    "The price fell 2.5 percent to $3.75 a litre. | It rose later.",
    "Turn to p. 55 and No. 10 on the list.",
    "She holds a Ph.D. in physics.",
    "She holds a Ph.D. | He does not.",
    "She wrote from St. Petersburg to St. Louis.",
    "He lives on Main St. | She moved away.",
    "Visit example.com or read the file notes.txt today.",
    "She said no. | He said yes.",
    "Was the answer no? | No. | Nothing came of it.",
    "I waited ... and then I left.",
    "I waited . . . and then I left.",
    "The line was cut. . . . | The rest is lost.",
    "The line was cut…. | The rest is lost.",
    "He waited... | Then he left.",
    "He waited and ... I don't know.",
    "(It rained.) | The game went on.",
    "The game went on (it rained. | Nobody minded) for an hour.",
    "[The line is missing.] | The rest follows.",
    "1. Apples are red.",
    "• 12. Pears are green.",
    "She wrote that [...] Harbour Foods had “lost [...]” (Lind 2004).",
    "The line was cut. | [...] Nobody saw it.",
    "The train leaves at 7. | It arrives at 9.",
    "A café in Łódź closed. | Łukasz owned it.",
    "It closed. | Élodie owned it. | 2016 was a bad year. | $5 was the price.",
    "The maker sold more. | iPhone sales fell.",
    "Why not?! | Because.",
]
NEWS = [
    "The talks begin at 10 a.m. Tuesday in Geneva.",
    "The talks begin at 10 a.m. | Reporters may attend.",
    "Polls close at 8 p.m. Eastern. | Results come later.",
    "Polls close at 8 p.m. EST. | Results come later.",
    "Doors open at 9 p.m. Beijing time on Friday.",
    "Doors open at 9 p.m. | The show starts at 10 p.m. Friday.",
    "At 5 a.m. Mr. Ortega went to the bank.",
    "Police came at about 6 p.m. | Mr. Ortega had left.",
    "U.S. President Harold Finch met U.K. Prime Minister Ann Lee.",
    "He returned to the U.S. | The visit was short.",
    "He spoke at the U.N. Security Council. | It did not vote.",
    'He loves "the U.S." | Finch laughed.',
    "Maj. Gen. Felix Gedd spoke. | Lt. Col. Ana Ruiz did not.",
    "Rear Adm. John Pike and Brig. Gen. Lee Wu agreed.",
    "Sgt. 1st Class Alan Roe was hurt.",
    "Sen. Jo Mann, D-W.Va., and Rep. Al Hays, R-Ky., voted no.",
    "Sen. Jo Mann (D-Mass.) Tuesday said no.",
    "The ex-Gov. Mann and then-Sen. Hays met.",
    "He came with a British Army Maj. | It has rejected the charge.",
    "Dr. Who returned. | Mr. No did not.",
    "The deal with Harbour Corp. Chief Executive Ann Lee fell through.",
    "The suit, Mann v. Hays, was heard on Jan. 5. | It goes on.",
    "The law takes effect Jan. 1. | Firms have a year.",
    "They moved to Springfield, Ill. | They stayed a year.",
    "The No. 2 official resigned. | No. 3 stayed.",
    '"We are leaving." | He left.',
    "“We are leaving.” | He left.",
    "“We are leaving. | Nobody stays,” he said. | “I am sure.”",
    '"Why?" he asked. | "Because," she said.',
    '"Stop!" Finch shouted.',
    '"Stop!" Prime Minister Ann Lee said.',
    '"Stop!" | Police came at once.',
    "“He said ‘no.’ ” | They left.",
    "“He said ‘no.’\u202f” | They left.",
    "It ran on Yahoo! News and elsewhere.",
    "It was said in a news release.¦It is not known when.",
    "Is it known?¦Nobody says.",
    "They left for Syria.¦The war went on.",
    "Sign up at HealthCare.gov or Booking.com or www.Example.org today.",
    "Write to desk@news.Example.com by Friday.",
    "A note from St.Petersburg came for Rep.Hays on Monday.",
    "The rouble fell . | Banks closed .",
    "He backs the “war on drugs.” | “it failed,” she wrote.",
    "He backs the law. | “[T]he court agrees,” she wrote.",
    "He backs the law. | “[t]he court agrees,” she wrote.",
    "He said the U.S. “[t]he court” was wrong.",
    '"Is it right?" | He said nothing more.',
    "The whole town loved it! | — Ann Lee (@annlee) May 4, 2016",
    "He led the corps. | - Finch then went to law school. | -- He won in 2008.",
    "FRIDAY, DEC. 8: The Senate meets.",
    "Polls close at 7 p.m. “tomorrow” in Ohio.",
    "He waited ... [and] left.",
    "9:30 a.m. — The Senate meets.",
    'She left for the U.S. | Two men stayed. | "...They had to," she said.',
    'She left home. | "...They had to," she said.',
    "It ended.\u00a0\u00a0| The crowd left.",
]


def parts(case: str) -> tuple[str, list[str]]:
    pieces = case.replace("¦", " |").split(" |")
    text = case.replace(" |", "").replace("¦", "")
    return text, [piece.strip() for piece in pieces]


@pytest.mark.parametrize("case", GENERAL + NEWS)
def test_split(case: str) -> None:
    text, wanted = parts(case)
    assert [text[start:end] for start, end in split(text)] == wanted


def test_spans_are_offsets_without_white_space() -> None:
    assert split("  One went.  Two came. ") == [Span(2, 11), Span(13, 22)]


@pytest.mark.parametrize("text", ["", "   ", "\u00a0"])
def test_nothing_to_split(text: str) -> None:
    assert split(text) == []


@given(st.text(alphabet="aB1 .?!…\"'”’“‘()[]-\u00a0\u202fé*$", max_size=60))
def test_every_character_is_covered_in_order(text: str) -> None:
    spans = split(text)
    assert all(start < end for start, end in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(char.isspace() or at in covered for at, char in enumerate(text))


def test_sentences_of_a_document_are_one_list_per_block() -> None:
    text = "One went. Two came."
    blocks = [Block(at, text[:9] if at else text, frozenset({"text", "paragraph"}), OffsetMap.shifted(0)) for at in range(2)]
    assert sentences(Document(Source(text), blocks)) == [[Span(0, 9), Span(10, 19)], [Span(0, 9)]]
