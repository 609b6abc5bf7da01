"""Names of people as news copy writes them: one key for the many spellings of a transliterated name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from newslint import patterns

HONORIFICS = frozenset(
    "sir dame lord lady sheikh shaikh sheik ayatollah hojatoleslam mullah imam archbishop dr mr mrs ms gen general col colonel lt maj major"
    " capt marshal field admiral adm comrade brother tunku datuk sri crown prince princess king queen pope emperor".split()
)
_PARTICLES = frozenset("al el ul bin ibn bint".split())
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "a", "œ": "o", "ð": "d", "þ": "t", "ə": "a"})
_NOISE = dict.fromkeys(map(ord, "'’‘ʻʼʿʾ`´"))
_WORD = patterns.compile(r"[a-z]+")
_NUMERAL = patterns.compile(r"[ivx]+$")
_DOUBLE = patterns.compile(r"(.)\1+")
_ABD = patterns.compile(r"abd[aeou]+l")
# Words whose short vowels are written in too many ways for a rule on letters.
_WHOLE = {
    **dict.fromkeys("mohammed mohamed mohammad mohamad muhammed muhammad muhamad mohamet mehmet".split(), "muhamad"),
    **dict.fromkeys("ahmed ahmad ahmet".split(), "ahmad"),
    **dict.fromkeys("hussein hussain husain husayn husein hosein hossein houssein hoseyn".split(), "husain"),
}
# In this order; what is left of a word holds the vowels a, i and u only.
_SOUNDS = tuple(
    pair.split(">")
    for pair in "c>k q>k kk>k kh>k gh>g dh>d th>t ph>f x>ks oe>u ou>u o>u ue>u ae>a e>i y>i".split()
)  # fmt: skip


def tokens(name: str) -> list[str]:
    """The words of a name, lower-case and without accents, dots, apostrophes and quotation marks; a hyphen separates."""
    plain = name.translate(_NOISE)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).lower().translate(_LETTERS)
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    return _WORD.findall(plain.lower())


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """One word of a name in a form which its usual English spellings share (Hafiz and Hafez, Mursi and Morsi, Schröder and Schroeder)."""
    if word in _WHOLE or _NUMERAL.match(word):
        return _WHOLE.get(word, word)
    if word.startswith("abd"):
        word = _ABD.sub("abd", word, count=1)
    for letters, put in _SOUNDS:
        word = word.replace(letters, put)
    word = _DOUBLE.sub(r"\1", word)
    return word[:-1] if word[-2:] in ("ah", "ih", "uh") else word


def possessor(words: str) -> str:
    """The name before a possessive mark (``Syria’s``, ``the States’``); empty where there is none."""
    return words[: -2 if words[-1] == "s" else -1] if words.endswith(("'s", "’s", "s'", "s’")) else ""


def key(words: list[str]) -> str:
    """The key of a name given as tokens. Particles (al-, bin) and word breaks don't count: Abdel Fattah al-Sisi is Abdelfattah Sisi."""
    return "".join(sound(word) for word in words if word not in _PARTICLES)


def keys(name: str) -> list[str]:
    """The keys under which to look a written name up, best first: as it stands, then without initials (Vladimir V. Putin)."""
    words = tokens(name)
    while len(words) > 1 and words[0] in HONORIFICS:
        words = words[1:]
    short = [word for word in words if len(word) > 1]
    whole = key(words)
    if not whole:  # particles alone (Al), or letters that aren't Latin: nothing to fold
        return ["".join(map(sound, words)) or name.casefold()]
    return [whole] if short == words or len(short) < 2 else [whole, key(short)]


def keys_of(*spellings: str) -> list[str]:
    """The keys of a person's spellings, each once, in their order."""
    return list(dict.fromkeys(keys(spelling)[0] for spelling in spellings))
