"""Offices by name: the titles of news copy, and the one word by which a post is compared (``defense secretary``)."""

from __future__ import annotations

from functools import lru_cache

from newslint import patterns

_SAME = {
    "premier": "prime minister",
    "pm": "prime minister",
    "taoiseach": "prime minister",
    "amir": "emir",
    "pontiff": "pope",
    "gov.": "governor",
    "house speaker": "speaker",
    "speaker of the house": "speaker",
    "national security advisor": "national security adviser",
    "foreign affairs minister": "foreign minister",
    "hhs secretary": "health and human services secretary",
    "human services secretary": "health and human services secretary",
    "health secretary": "health and human services secretary",
    "va secretary": "veterans affairs secretary",
    "hud secretary": "housing and urban development secretary",
    "ceo": "chief executive",
    "chief executive officer": "chief executive",
    "chairwoman": "chairman",
    "chair": "chairman",
    "councilwoman": "councilman",
}
_CHAIR = patterns.compile(r"^(?:fed|federal reserve) chair\w*$|^chair\w* of the fed(?:eral reserve)?$")
_OF = patterns.compile(r"^(?P<head>secretary|minister|director) (?:of|for) (?:the )?(?P<field>.+)$")
_BODY = patterns.compile(r"\b([a-z])\.([a-z])\.([a-z])\.")
# Words of posts that belong to a body, not to a country at large.
_WRITTEN = {
    "fbi": "FBI",
    "cia": "CIA",
    "fed": "Fed",
    "epa": "EPA",
    "hhs": "HHS",
    "hud": "HUD",
    "va": "VA",
    "white house": "White House",
    "joint chiefs": "Joint Chiefs",
    "nsa": "NSA",
    "house": "House",
    "senate": "Senate",
    "speaker": "speaker of the House",
}
_CAPITALS = patterns.compile(r"^(?:fbi|cia|fed|epa|hhs|hud|va|nsa|white house|joint chiefs|house|senate|speaker)\b")
# Posts of which one person holds one at a time: whoever is named with another of the group has the wrong title.
HEADS = frozenset(("president", "prime minister", "chancellor", "king", "queen", "emperor"))
CABINET = frozenset(
    "secretary of state|defense secretary|treasury secretary|attorney general|homeland security secretary|interior secretary|"
    "agriculture secretary|commerce secretary|labor secretary|health and human services secretary|transportation secretary|"
    "energy secretary|housing and urban development secretary|education secretary|"
    "veterans affairs secretary|fbi director|cia director|fed chair".split("|")
)
# By which Americans go on calling people who have left the office: "Gov. Mitt Romney" in 2012.
KEPT_FOR_LIFE = frozenset(("governor", "mayor", "ambassador", "sheriff", "coach", "bishop", "archbishop"))
MONARCHS = frozenset(("king", "queen", "emperor", "pope", "emir", "sultan"))
# Offices of states, which the country may have too.
OF_STATES = frozenset(
    ("governor", "lieutenant governor", "attorney general", "secretary of state", "first minister", "premier", "chief minister")
)


@lru_cache(maxsize=1024)
def post(title: str) -> str:
    """The word by which a title is compared, whatever its case and spelling: ``Premier`` gives ``prime minister``."""
    plain = " ".join(title.lower().replace("-", " ").split())
    plain = plain.replace("defence", "defense").replace("secretary general", "secretary-general")
    plain = _BODY.sub(r"\1\2\3", plain)
    if _CHAIR.match(plain):
        return "fed chair"
    if plain != "secretary of state" and (parts := _OF.match(plain)):
        plain = f"{parts['field']} {parts['head']}"
    return _SAME.get(plain, plain)


def written(title: str, place: str = "") -> str:
    """A post as a sentence has it, with its place where it needs one: ``governor of Texas``, ``FBI director``."""
    plain = _CAPITALS.sub(lambda word: _WRITTEN[word[0]], title)
    return f"{title} of {place}" if place and plain == title else plain


def rivals(wanted: str, code: str) -> frozenset[str]:
    """The posts which nobody holds together with ``wanted`` in that country: none where that isn't certain."""
    if wanted in HEADS:
        return HEADS
    # Ministers elsewhere often have two offices at once.
    return CABINET if code == "US" and wanted in CABINET else frozenset()
