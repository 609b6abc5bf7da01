"""Leaders of the world from Wikidata (CC0): the JSON that its query service answers ``QUERY`` with.

The query asks for the offices that countries name as their head of state's (P1906) and head of government's (P1313), and for everyone who
held them (P39) since 1945. Form of the answer: SPARQL 1.1 Query Results JSON, https://www.w3.org/TR/sparql11-results-json/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from newslint.facts.rows import Stay
from newslint.facts.sources.officeholders import TITLES

KEY, NAME, LICENCE = "w", "Wikidata", "CC0"
QUERY = """
SELECT ?iso2 ?officeLabel ?person ?personLabel ?start ?startPrec ?end ?endPrec ?born ?bornPrec ?died ?diedPrec ?actingLabel
       (GROUP_CONCAT(DISTINCT ?alt; separator="|") AS ?aliases) WHERE {
  ?country wdt:P31 wd:Q3624078 ; wdt:P297 ?iso2 .
  { ?country wdt:P1906 ?office } UNION { ?country wdt:P1313 ?office }
  ?person wdt:P31 wd:Q5 ; p:P39 ?held . ?held ps:P39 ?office .
  MINUS { ?held wikibase:rank wikibase:DeprecatedRank }
  ?held pqv:P580 [ wikibase:timeValue ?start ; wikibase:timePrecision ?startPrec ] .
  OPTIONAL { ?held pqv:P582 [ wikibase:timeValue ?end ; wikibase:timePrecision ?endPrec ] }
  OPTIONAL { ?held pq:P5102 ?acting }
  OPTIONAL { ?person p:P569/psv:P569 [ wikibase:timeValue ?born ; wikibase:timePrecision ?bornPrec ] }
  OPTIONAL { ?person p:P570/psv:P570 [ wikibase:timeValue ?died ; wikibase:timePrecision ?diedPrec ] }
  OPTIONAL { ?person skos:altLabel ?alt . FILTER(LANG(?alt) = "en") }
  FILTER(YEAR(?start) >= 1945)
  SERVICE wikibase:label { bd:serviceParam wikibase:language "en" }
} GROUP BY ?iso2 ?officeLabel ?person ?personLabel ?start ?startPrec ?end ?endPrec ?born ?bornPrec ?died ?diedPrec ?actingLabel
"""
_TITLE = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, TITLES), key=len, reverse=True))})\b", re.I)
_UNLABELLED = re.compile(r"Q\d+$")
# wikibase:timePrecision: 9 a year, 10 a month, 11 a day.
_LENGTHS = {"9": 4, "10": 7, "11": 10}
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_ALIAS = re.compile(r"[A-ZÀ-Þ][\w.'’-]+(?: [\w.'’-]+)+$")


def read(text: str, name: str) -> Iterator[Stay]:
    """The stays in the answer; those without an English label, a usable title or a start of at least a year are passed over.

    Raises ValueError, naming the file ``name`` and the place in it, for what is not such an answer."""
    try:
        bindings = list(json.loads(text)["results"]["bindings"])
    except json.JSONDecodeError as error:
        raise ValueError(f"{name}:{error.lineno}: This is not JSON: {error.msg}.") from None
    except (KeyError, TypeError):
        raise ValueError(f"{name}: This is no answer of a SPARQL query: it holds no results.bindings.") from None
    for number, binding in enumerate(bindings, 1):
        try:
            stay = _stay(binding)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{name}: Binding {number} lacks what the query asks for: {error}.") from None
        if stay:
            yield stay


def _stay(binding: Mapping[str, Any]) -> Stay | None:
    def value(variable: str) -> str:
        return str(binding[variable]["value"]) if variable in binding else ""

    def day(variable: str) -> str:
        day = value(variable).lstrip("+")[: _LENGTHS.get(value(f"{variable}Prec"), 0)]
        return day if _DAY.fullmatch(day) else ""

    code, person, title = binding["iso2"]["value"], binding["personLabel"]["value"], _TITLE.search(binding["officeLabel"]["value"])
    start = day("start")
    if not (title and start) or _UNLABELLED.match(person):
        return None
    acting = value("actingLabel").lower() in ("acting", "interim", "provisional", "caretaker")
    aliases = tuple(alias for alias in value("aliases").split("|") if _ALIAS.match(alias))
    return Stay(code, person, TITLES[title[0].lower()], start, day("end"), aliases, day("born"), day("died"), acting)
