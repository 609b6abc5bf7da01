"""A paragraph in another language than the article is found; English ones, quotations and lists never are."""

from __future__ import annotations

from typing import Any

import pytest

from newslint.checks import foreign_paragraph
from newslint.linter import prepared
from newslint.readers import read
from newslint.source import Source

ENGLISH = "The ferry sailed again on Monday after a week in port, and the harbour master said that the swell had fallen below two metres."


def languages(*paragraphs: str) -> list[tuple[int, str]]:
    """The line and the language of every paragraph found."""
    document = prepared(read(Source("\n\n".join(paragraphs))))
    found = []
    for match in foreign_paragraph.Check({}).find(document, document.body, []):
        assert match.args is not None
        assert (match.span.start, match.span.end) == (0, len(match.block.text))
        found.append((document.source.locate(match.block.to_source(match.span).start).line, match.args[0]))
    return found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("French", "Le bateau est reparti lundi après une semaine au port, et le capitaine a dit que les vagues étaient moins hautes."),
        ("Italian", "Il traghetto è ripartito lunedì dopo una settimana in porto, e il capitano ha detto che il mare era di nuovo calmo."),
        ("Portuguese", "O barco saiu de novo na segunda-feira depois de uma semana no porto, e o capitão disse que o mar não era mau."),
        ("Dutch", "De veerboot voer maandag weer uit na een week in de haven, en de kapitein zei dat het water weer rustig was geworden."),
        ("Polish", "Prom wypłynął ponownie w poniedziałek po tygodniu w porcie, a kapitan powiedział, że fale nie są już tak wysokie."),
        ("Swedish", "Färjan gick ut igen på måndagen efter en vecka i hamnen, och kaptenen sade att det var lugnt till havs igen."),
        ("Turkish", "Feribot bir hafta limanda kaldıktan sonra pazartesi günü yeniden yola çıktı ve kaptan bu yolculuk için çok mutluydu."),
        ("Greek", "Το πλοίο απέπλευσε ξανά τη Δευτέρα μετά από μία εβδομάδα στο λιμάνι, είπε ο καπετάνιος στους επιβάτες που περίμεναν."),
        ("Arabic", "أبحرت العبارة مرة أخرى يوم الاثنين بعد أسبوع في الميناء، وقال القبطان إن الأمواج أصبحت أقل ارتفاعا من ذي قبل."),
        ("Chinese", "渡轮在港口停留一周后于星期一再次启航，船长表示海浪已经降到两米以下，在码头等候的乘客们终于可以上船前往岛上。"),
    ],
)
def test_languages(language: str, text: str) -> None:
    assert languages(ENGLISH, text, ENGLISH) == [(3, language)]


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Le bateau est reparti lundi.",
        '"Le bateau est reparti lundi après une semaine au port, et les vagues étaient moins hautes," he told passengers in French.',
        "Results: Ajax 3, de Graafschap 1; Real Sociedad 2, Deportivo de la Coruña 2; Bayern 4, Mainz 0; Paris 1, Lens 1; Porto 2.",
        "Chefs: Juan de la Cruz, María del Carmen, José de los Santos, Ana de la Torre, Luis del Río, Rosa de las Heras, Pedro del Valle.",
        "Goals cheer fans; coaches face questions; owners weigh sale; critics want change; players seek answers; cities await games.",
    ],
)
def test_silence(text: str) -> None:
    assert languages(ENGLISH, text, ENGLISH) == []


def test_langdetect_is_asked_about_suspects_only(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def detected(text: str) -> Any:
        asked.append(text)

    monkeypatch.setattr(foreign_paragraph, "detected", detected)
    french = "Le bateau est reparti lundi après une semaine au port, et le capitaine a dit que les vagues étaient moins hautes."
    assert languages(*[ENGLISH] * 5, *[french] * 50) == []
    assert asked == [french] * 20
