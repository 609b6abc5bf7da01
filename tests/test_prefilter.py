"""The prefilter changes nothing: the same findings and notes with it and without, for made-up rules and for real ones."""

from __future__ import annotations

import json
import os
import random
import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint import ruleset
from newslint.linter import Linter, prepared
from newslint.matching.compiling import compile_pattern
from newslint.matching.gates import gate
from newslint.matching.literals import fold, needles
from newslint.readers import read
from newslint.ruleset import Ruleset
from newslint.source import Source

Articles = Callable[[str, int], list[dict[str, Any]]]

# Tokens with texts that they match, or nearly do.
TOKENS: dict[str, Sequence[str]] = {
    "news": ("news", "newsy", "new"),
    "new": ("new", "news"),
    "new deal": ("new deal", "new  deal", "new deal"),
    "deal with": ("deal with", "new deal with"),
    "very unique": ("very unique", "very\nunique"),
    "mayor's": ("mayor's", "mayor’s", "mayors"),
    "[Dd]on['’]t": ("don't", "Don’t", "dont"),
    "‘scare’": ("‘scare’", "'scare'"),
    "colou?rs?": ("color", "colours", "colou"),
    "(?:see|read) (?:also|more)": ("see also", "read more", "see mor"),
    "(?:abc|Ab)": ("abc", "ab", "abcd"),
    "(?:to-?day|to)": ("today", "to-day", "to"),
    "[kK]elvin": ("kelvin", "Kelvin"),
    "(?<!not )sure": ("sure", "not sure"),
    "sure(?= thing)": ("sure thing", "sure bet"),
    "(?<=so )late": ("so late", "too late"),
    "late(?!r)": ("late", "later"),
    r"(\w)\1\1": ("hmmm", "aaa"),
    r"(?P<word>\w+) (?P=word)": ("the the", "ha ha"),
    "(?i)nato": ("nato", "NATO", "NATo"),
    "(?i:eu)": ("eu", "EU"),
    "press(?i)room": ("pressROOM", "PRESSroom"),
    "(?-i)IT": ("it", "IT"),
    "a(?i)b|xy": ("aB", "AB", "XY", "xy"),
    r"\p{Lu}\p{Ll}+son": ("Jackson", "jackson", "Élson"),
    r"[^\W\d_]{9,}": ("wonderful", "éééééééééé"),
    r"\bof\b the": ("of the", "off the"),
    r"ab\b-": ("ab-", "ab -"),
    r"\b,": (" ,", "a,"),
    r"\Bing": ("ing", "going"),
    r"\d{4}": ("1999", "12345"),
    "24/7": ("24/7", "124/7"),
    "101": ("101", "1012"),
    r"\.{3}": ("...", "...."),
    "--": ("--", "---"),
    "[!?]{2,}": ("!!", "?!?"),
    "%": ("%", "5%"),
    "café": ("café", "CAFÉ", "cafe"),
    "straße": ("straße", "STRASSE", "STRAẞE"),
    "İzmir": ("İzmir", "izmir", "Izmir"),
    "ılık": ("ılık", "ilik", "ILIK"),
    "miſs": ("miſs", "miss", "MISS"),
    "kiss": ("kiss", "kiſs", "Kİss"),
    "λόγος": ("λόγος", "ΛΌΓΟΣ", "λόγοσ"),
    "σ+": ("σς", "ΣΣ"),
    "nai\u0308ve": ("nai\u0308ve", "naive", "naïve"),
    "co\u200dop": ("co\u200dop", "coop"),
    "m²": ("m²", "m2", "km²"),
    "½ mile": ("½ mile", "1½ mile"),
    "snake_case": ("snake_case", "snake_cases"),
    "_+": ("__", "a_b"),
    "— said": ("— said", "—said"),
    "(?:very )?good": ("very good", "good"),
    r"\w+ly": ("quickly", "lyric"),
    r"\w+ing (?:of|the)": ("going the", "sing of"),
    "s": ("s", "ss"),
    "a|an|and": ("a", "an", "and", "ands"),
    "an?d?": ("a", "ad", "and"),
    r"(?P<at>foo)bar": ("foobar", "FOObar"),
    r"(foo|bar)baz": ("foobaz", "barbaz"),
    r"(?:foo|foobar)": ("foo", "foobar"),
    "x*": ("xxx", ""),
    "(?>ab|a)c": ("abc", "ac"),
    "^The": ("The", "the"),
    "end$": ("end", "ends"),
    "\U0001f600+": ("\U0001f600\U0001f600",),
    "{name}": ("{name}", "name"),
    r"\$\d": ("$5", "$x"),
    r"[\[(]sic[\])]": ("[sic]", "(sic)", "[sic"),
    r"\s{2,}\S": ("  x", "\n\n"),
    "ab{2,3}a": ("abba", "abbba", "aba"),
}
# Enough patterns without a literal that RE2's set of gates is used where RE2 is installed.
GATED = {"extends": "existence", "message": "'%s'.", "nonword": True, "tokens": [r"\d{2,}", "[A-Z]{3}", "[aeiou]{3}", r"\w\d", "[x-z]{2}"]}
SEPARATORS: tuple[str, ...] = (
    " ",
    " ",
    " ",
    "",
    "\n",
    "\n\n",
    ". ",
    ", ",
    "“",
    "”",
    "’",
    "‘",
    "—",
    "–",
    "-",
    "\u00a0",
    "\t",
    "_",
    "\U0001f600",
)
SEPARATORS += ("\u200d", "\u0301", "é", "²", "\ud83d", "1", "the", "*", "`", "\n# ", "\n- ", "\r\n\r\n", "\u2028")
SCOPES = ("text", "text", "text", "sentence", "raw", "heading", "list", "summary", "text & ~quote", "paragraph")

tokens = st.sampled_from(sorted(TOKENS))
flags = st.fixed_dictionaries({}, optional={"ignorecase": st.booleans(), "nonword": st.booleans()})
header = st.fixed_dictionaries({"message": st.just("'%s' ('%s')."), "scope": st.sampled_from(SCOPES)}, optional={"limit": st.just(2)})


def rules_of(word: str, keys: st.SearchStrategy[dict[str, Any]], *more: st.SearchStrategy[dict[str, Any]]) -> Any:
    return st.tuples(header, keys, *more).map(lambda parts: {"extends": word, **{key: part[key] for part in parts for key in part}})


some = st.lists(tokens, min_size=1, max_size=6, unique=True)
action = {"action": st.just({"name": "replace", "params": ["<$0|$1>"]})}
raw = {"raw": st.sampled_from((["very "], ["(?:so|too) ", "very "], [r"\s?"], [r"\b"])), "append": st.booleans()}
styles = st.lists(
    st.one_of(
        rules_of("existence", st.fixed_dictionaries({"tokens": some}), flags),
        rules_of("existence", st.fixed_dictionaries({"tokens": some, **action}), flags),
        rules_of("existence", st.fixed_dictionaries({"tokens": some, **raw}), flags),
        rules_of("existence", st.fixed_dictionaries({"tokens": some, "exceptions": some}), flags),
        rules_of("substitution", st.fixed_dictionaries({"swap": st.dictionaries(tokens, st.just("<$1>"), min_size=1, max_size=5)}), flags),
        rules_of("occurrence", st.fixed_dictionaries({"token": tokens, "max": st.integers(1, 2)})),
        rules_of("occurrence", st.fixed_dictionaries({"token": tokens, "min": st.integers(1, 2), "ignorecase": st.booleans()})),
        rules_of("repetition", st.fixed_dictionaries({"tokens": some})),
        rules_of("consistency", st.fixed_dictionaries({"either": st.dictionaries(tokens, tokens, min_size=1, max_size=3)}), flags),
        rules_of("conditional", st.fixed_dictionaries({"first": tokens, "second": tokens, "ignorecase": st.booleans()})),
    ),
    min_size=1,
    max_size=4,
)


def load(style: Sequence[dict[str, Any]]) -> Ruleset:
    """The rules of a style (JSON is YAML), as from files."""
    with tempfile.TemporaryDirectory() as folder:
        for number, rule in enumerate(style):
            path = Path(folder, "House", f"Rule{number}.yml")
            path.parent.mkdir(exist_ok=True)
            path.write_text(json.dumps(rule, ensure_ascii=False), encoding="utf-8")
        return ruleset.load([folder], use_cache=False)


def outcomes(rules: Ruleset, text: str, format: str) -> list[tuple[list[Any], list[Any]]]:
    """Diagnostics and notes with the prefilter and without."""
    found = []
    for prefilter in (True, False):
        document = prepared(read(Source(text, "article"), format))
        document.metadata = document.metadata.updated(language="en")
        report = Linter(rules, prefilter=prefilter).check(document)
        found.append((report.diagnostics, report.notes))
    return found


def text_of(words: Sequence[str], chance: random.Random, length: int) -> str:
    cases: tuple[Callable[[str], str], ...] = (str, str, str.upper, str.lower, str.title, str.swapcase)
    made = []
    for _ in range(length):
        word = chance.choice(cases)(chance.choice(words))
        if not chance.randrange(8):
            word = word.replace("k", "K").replace("s", "ſ").replace("i", "ı").replace("I", "İ")
        made += [word, chance.choice(SEPARATORS)]
    if not chance.randrange(6):
        made.insert(len(made) // 2, "\0")
    return "".join(made)


def words_in(style: Sequence[dict[str, Any]]) -> list[str]:
    named = re.findall("|".join(map(re.escape, sorted(TOKENS, key=len, reverse=True))), " ".join(_strings(list(style))))
    return sorted({text for token in named for text in TOKENS[token]}) or ["news"]


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        value = [*value.keys(), *value.values()]
    return [text for entry in value for text in _strings(entry)] if isinstance(value, list) else [value] if isinstance(value, str) else []


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(styles, st.integers(0, 2**32), st.sampled_from(("txt", "md")))
def test_made_up_styles_find_the_same(style: list[dict[str, Any]], seed: int, format: str) -> None:
    rules = load([*style, GATED])
    chance = random.Random(seed)
    words = words_in(style)
    for length in (6, 40):
        text = text_of(words, chance, length)
        assert len(set(map(repr, outcomes(rules, text, format)))) == 1, text


def test_made_up_styles_find_something() -> None:
    """The comparison above would also hold for rules that never load or match."""
    fired = 0
    for token, texts in TOKENS.items():
        rules = load([{"extends": "existence", "message": "'%s'.", "nonword": True, "tokens": [token]}])
        assert not rules.notes, token
        fired += any(outcomes(rules, f"It is {text} thing", "txt")[0][0] for text in texts)
    assert fired >= len(TOKENS) - 5


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pieces = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        pieces.map("".join),
        pieces.map("|".join).map("(?:{})".format),
        st.tuples(inner, st.sampled_from(("?", "*", "+", "{2}", "{1,3}", "??", "*+"))).map(lambda parts: f"(?:{parts[0]}){parts[1]}"),
        st.tuples(st.sampled_from(("(?={})", "(?!{})", "(?i:{})", "(?>{})", "(?s:{})", "({})")), inner).map(
            lambda parts: parts[0].format(parts[1])
        ),
        st.tuples(st.sampled_from(("(?<={})", "(?<!{})")), st.sampled_from("aBk1é ")).map(lambda parts: parts[0].format(parts[1])),
    )


ATOMS: tuple[str, ...] = (
    "a",
    "B",
    "k",
    "s",
    "i",
    "É",
    "é",
    "ß",
    "σ",
    "²",
    "1",
    " ",
    "-",
    "’",
    ".",
    r"\d",
    r"\D",
    r"\w",
    r"\W",
    r"\s",
    r"\S",
    r"\b",
    r"\B",
)
ATOMS += ("[abc]", "[^abc]", "[a-k]", "[A-Zé]", "[^A-Z]", r"[\d.]", r"[^\s]", r"[^\w]", r"[\W_]", "^", "$", r"\p{Lu}", "ab", "Bk ", "½")
grammar = st.recursive(st.sampled_from(ATOMS), nested, max_leaves=8)
ALPHABET = "aAbBkKKsSſiIİıÉéßẞσΣς²½1_ -’.\n\u00a0\u0301\u200d\u0660\U0001f600"


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grammar, st.booleans(), st.lists(st.text(ALPHABET, max_size=12), min_size=5, max_size=5))
def test_a_gate_lets_through_whatever_its_pattern_matches(pattern: str, ignorecase: bool, texts: list[str]) -> None:
    pattern = f"(?i:{pattern})" if ignorecase else pattern
    compiled = compile_pattern(pattern)
    matched = [text for text in texts if compiled.search(text)]
    literals = needles(pattern)
    if literals is not None:
        assert all(any(literal in fold(text) for literal in literals.texts) for text in matched)
    made = gate(pattern)
    if made is not None and matched:
        re2 = pytest.importorskip("re2")
        try:
            refined = re2.compile(made)
        except re2.error:
            return
        assert all(refined.search(text) for text in matched)


def _house(tokens: Sequence[str], **keys: Any) -> dict[str, Any]:
    return {"extends": "existence", "message": "'%s'.", "tokens": list(tokens), **keys}


def _swap(ignorecase: bool = True, **keys: Any) -> dict[str, Any]:
    swap = {key.replace("_", " "): value.replace("_", " ") for key, value in keys.items()}
    return {"extends": "substitution", "message": "'%s' for '%s'.", "ignorecase": ignorecase, "swap": swap}


HOUSE: list[dict[str, Any]] = [
    _house(["very", "really", "quite", "rather"], ignorecase=True),
    _house(["in order to", "due to the fact that", "at this point in time", "in the process of"], ignorecase=True),
    _house(["said that", "told that", "says"]),
    _house(["the", "a", "an", "of the", "in the"], ignorecase=True, limit=5),
    _house(["the", "The"], nonword=True, scope="heading"),
    _house([r"\w+ly"], ignorecase=True),
    _house([r"\w+ly \w+ly", r"\w+ing \w+ing"]),
    _house([r"(?:am|are|is|was|were|be|been) \w+ed", "(?:was|were) (?:told|said|given|made)"], ignorecase=True),
    _house([r"[A-Z]{2,}", r"[A-Z]\.[A-Z]\."]),
    _house([r"\d{4}", r"\d+%", "percent", "per cent"]),
    _house([r"\$\d+(?:\.\d+)? (?:million|billion)", "£", "€"], nonword=True),
    _house(["“[^”]{1,20}”", "‘[^’]{1,20}’"], nonword=True),
    _house([r"\b\w+n['’]t\b", "['’](?:s|re|ve|ll|d)\\b"], nonword=True),
    _house(["--", "—", " – "], nonword=True),
    _house([r"[.?!]\s+[a-z]", r" [,;:]"], nonword=True),
    _house([r"\s{2,}"], nonword=True, scope="raw"),
    _house([r"^(?:But|And|So)"], nonword=True, scope="sentence"),
    _house([r"[^.?!]$"], nonword=True, scope="sentence"),
    _house([r"(\w+) \1"]),
    _house(["(?<!the )United", "United (?=Nations)", "(?<=President )[A-Z]\\w+"]),
    _house(["mr", "mrs", "ms", "dr"], ignorecase=True),
    _house(["Mr", "Mrs", "Ms", "Dr"]),
    _house(["(?i)isis", "(?i:nato)", "a(?i)p", "(?-i)us"], ignorecase=True),
    _house([r"\p{Lu}\p{Ll}+, \p{Lu}\p{Ll}+"], scope="text & ~quote"),
    _house(["expert", "experts", "export", "ex"], exceptions=["experts say", "(?i)ex-wife"]),
    _house(["and", "or"], raw=[r"\w+, "], append=False),
    _house([","], raw=[r"\s(?:and|but)"], append=True, nonword=True),
    _house(["1", "2", "3", "10"]),
    _house(["s", "t"]),
    _house(["é", "ü", "ñ", "ç"], nonword=True, ignorecase=True),
    _house([r"\bco-\w+", r"re-e\w+", "e-?mail"], ignorecase=True, nonword=True),
    _house(["(?P<at>more) than", "less (?P<at>than)"]),
    _house(["(over) a (hundred|thousand)", "(under) the"], action={"name": "replace", "params": ["$1"]}),
    _house([r"Jan\.?", r"Feb\.?", r"Sept?\.?", r"Nov(?:ember)?\.?", r"Dec\.?"], nonword=True),
    _house(["Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"]),
    _house(["white house", "congress", "president"], ignorecase=True),
    _house(["President", "Congress", "Senate"]),
    _house(["[kK]ill(?:ed|s|ing)?", "[sS]hot", "[dD]ead(?:ly)?"]),
    _house(["last (?:week|month|year)", "next (?:week|month|year)", "(?:this|that) week"], ignorecase=True),
    _house(["http", "www\\.", "@\\w+", "#\\w+"], nonword=True),
    _house([r"\w{14,}"]),
    _house([r"(?:\w+ ){3}of"], scope="heading"),
    _house(["x*"], nonword=True),
    _house(["said", "sai", "aid", "id"], nonword=True),
    _swap(utilize="use", commence="begin", prior_to="before", in_excess_of="more_than", approximately="about"),
    _swap(False, Obama="Mr. Obama", Trump="Mr. Trump", U="US", White_House="the_White_House"),
    _swap(color="colour", center="centre", organization="organisation", program="programme"),
    {"extends": "substitution", "message": "'%s' '%s'", "swap": {r"(\d+) percent": "$1 per cent", "(last|next) (week)": "$2 $1"}},
    {"extends": "occurrence", "message": "%s", "token": ",", "max": 3, "scope": "sentence"},
    {"extends": "occurrence", "message": "%s", "token": r"\b[A-Z]\w+", "max": 9},
    {"extends": "occurrence", "message": "%s", "token": "said", "min": 1},
    {"extends": "occurrence", "message": "%s", "token": "the", "max": 2, "ignorecase": True, "scope": "summary"},
    {"extends": "repetition", "message": "'%s'", "tokens": [r"[^\s]+"], "ignorecase": True},
    {"extends": "repetition", "message": "'%s'", "tokens": [r"\b\w+\b"], "alpha": True},
    {"extends": "consistency", "message": "'%s' '%s'", "either": {"percent": "per cent", "e-mail": "email", "okay": "OK", "was": "were"}},
    {
        "extends": "consistency",
        "message": "'%s' '%s'",
        "ignorecase": True,
        "either": {"adviser": "advisor", "he": "she", r"\d%": "percent"},
    },
    {"extends": "conditional", "message": "'%s'", "first": r"\b([A-Z]{3,5})\b", "second": r"\(([A-Z]{3,5})\)"},
    {"extends": "conditional", "message": "'%s'", "first": "president", "second": "elect", "ignorecase": True},
    {"extends": "capitalization", "message": "'%s' '%s'", "match": "$title", "scope": "heading"},
    GATED,
]


@pytest.mark.parametrize("name", ["clean_articles", "dirty_articles"])
def test_house_rules_find_the_same_in_articles(name: str, articles: Articles) -> None:
    rules = load(HOUSE)
    assert not rules.notes
    found = 0
    for article in articles(name, 130):
        with_filter, without = outcomes(rules, article["text"], "txt")
        assert with_filter == without
        found += len(with_filter[0])
    assert found > 1000


def _packages() -> list[str]:
    folder = os.environ.get("NEWSLINT_STYLES", "")
    return sorted(entry.path for entry in os.scandir(folder) if entry.is_dir()) if folder else []


@pytest.mark.parametrize("package", _packages() or [pytest.param("", marks=pytest.mark.skip("NEWSLINT_STYLES names no folder"))])
def test_packages_find_the_same_in_articles(package: str, articles: Articles) -> None:
    """``NEWSLINT_STYLES`` names a folder of styles; each is tried on 1 article in ``NEWSLINT_STEP`` (130)."""
    step = int(os.environ.get("NEWSLINT_STEP", "130"))
    style = os.path.basename(package)
    rules = ruleset.load([os.path.dirname(package)], select=[style], use_cache=False)
    for name in ("clean_articles", "dirty_articles"):
        for article in articles(name, step):
            with_filter, without = outcomes(rules, article["text"], "txt")
            # A slow pattern may run out of time where nothing keeps it from being tried.
            slow = {note.rule for _, notes in (with_filter, without) for note in notes if "out of time" in note.message}
            told = [[entry for entries in one for entry in entries if entry.rule not in slow] for one in (with_filter, without)]
            assert told[0] == told[1]
