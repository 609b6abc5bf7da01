"""Governors from openstates/people (CC0): one YAML file a person, ``data/<state>/executive/*.yml`` and ``data/<state>/retired/*.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml

from newslint.facts.rows import Stay

KEY, NAME, LICENCE = "o", "openstates/people", "CC0"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STATE = re.compile(r"ocd-jurisdiction/country:us/(?:state|territory):([a-z]{2})/")
_TITLES = {"governor": "governor", "lt_governor": "lieutenant governor", "lieutenant governor": "lieutenant governor"}
# Nothing else of a file is of use, and YAML is slow to read.
_OF_USE = re.compile(r"\btype: (?:governor|lt_governor|lieutenant governor)\b")


def read(text: str, name: str) -> Iterator[Stay]:
    """The stays as governor in one file. Raises ValueError, naming file and cause, for what is not such a file."""
    if not _OF_USE.search(text):
        return
    try:
        person = yaml.load(text, _LOADER)
        for role in person["roles"]:
            state = _STATE.match(role.get("jurisdiction", ""))
            start = _day(role.get("start_date"))
            if state and start and role["type"] in _TITLES:
                born, died = _day(person.get("birth_date")), _day(person.get("death_date"))
                aliases = tuple(other["name"] for other in person.get("other_names", ()))
                code = f"US-{state[1].upper()}"
                yield Stay(code, person["name"], _TITLES[role["type"]], start, _day(role.get("end_date")), aliases, born, died)
    except yaml.YAMLError as error:
        raise ValueError(f"{name}: This is not YAML: {' '.join(str(error).split())}") from None
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{name}: This is not a person as openstates/people has them: {type(error).__name__}: {error}.") from None


def _day(value: object) -> str:
    """An ISO date, which the files write with and without quotation marks; empty for none."""
    text = value.isoformat() if isinstance(value, date) else str(value or "")
    return text if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", text) else ""
