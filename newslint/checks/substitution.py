"""``extends: substitution``: one form where another is wanted. Source: Vale's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

from newslint import patterns
from newslint.checks import Match, _action, _options, _template
from newslint.checks._exceptions import Exceptions
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.source import Span

if TYPE_CHECKING:
    import regex

_SECONDS = 0.1
_OPENING = patterns.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|(\()(?!\?)", re.S)
_ALTERNATIVE = patterns.compile(r"(?:\\.?|[^|\\])+", re.S)
_ESCAPED = patterns.compile(r"\\(.)", re.S)
_GROUP = patterns.compile(r"\$(?:(\d+)|\{(\d+)\})")
_REPEATS_OR_CHOICES = frozenset("[](){}|.*+^$")
_PATTERN = _REPEATS_OR_CHOICES | frozenset("\\?")


class Check:
    """Reports what matches a key of ``swap``; the message gets the wanted form, then the found one. ``$1`` in a value stands for the key's
    first group. With ``action: replace`` a value may list alternatives, parted by ``|``; without, it is a pattern of allowed forms.
    ``capitalize`` gives the wanted form the capital of the found one, ``matchcase`` its whole case."""

    KEYS: ClassVar[frozenset[str]] = frozenset(
        {"swap", "ignorecase", "nonword", "exceptions", "vocab", "capitalize", "matchcase", "action"}
    )
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        swap = _options.pairs(options, "swap")
        self._keys = sorted(swap, key=len, reverse=True)
        self._values = [swap[key] for key in self._keys]
        self._replaces = (options.get("action") or {}).get("name") == "replace"
        self._capitalize = _options.flag(options, "capitalize")
        self._matchcase = _options.flag(options, "matchcase")
        self._ignorecase = _options.flag(options, "ignorecase")
        self._exceptions = Exceptions(options)
        self.phrases = (_template.phrase(options, [_plain_groups(key) for key in self._keys], "swap"),)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        exceptions = self._exceptions.restart()
        for hit in hits:
            span, observed = Span(*hit.match.span()), hit.match.group()
            if not observed.strip() or exceptions.allow(hit.block, span):
                continue
            number = _template.token_number(hit, "swap")
            wanted = self._expanded(number, hit.block.text, span)
            if self._replaces:
                forms = [self._cased(form, observed) for form in _alternatives(wanted)]
                if observed not in forms:
                    edit = _action.edit_of(hit.block.text, span, forms[0] if forms else "")
                    yield Match(hit.block, span, (_action.listed(forms), observed), (edit,))
                continue
            if not _PATTERN & set(wanted):
                wanted = self._cased(wanted, observed)
            if not _allows(wanted, observed):
                yield Match(hit.block, span, (_shown(wanted, observed), observed))

    def _expanded(self, number: int, text: str, span: Span) -> str:
        """The value of a key with the groups of its match put in. A group that the key hasn't got stands for itself, as a price does."""
        value = self._values[number]
        if not _GROUP.search(value):
            return value
        groups = _groups(_compiled(self._keys[number], self._ignorecase), text, span)

        def put_in(place: re.Match[str]) -> str:
            index = int(place[1] or place[2])
            return text[span.start : span.end] if not index else (groups[index - 1] or "") if index <= len(groups) else place[0]

        return _GROUP.sub(put_in, value)

    def _cased(self, form: str, observed: str) -> str:
        if self._matchcase and observed.islower():
            return form.lower()
        if self._matchcase and observed.isupper() and len(observed) > 1:
            return form.upper()
        return form[:1].upper() + form[1:] if (self._capitalize or self._matchcase) and observed[0].isupper() else form


@lru_cache(maxsize=1024)
def _compiled(pattern: str, ignorecase: bool = False) -> regex.Pattern[str] | None:
    import regex

    from newslint.matching.compiling import compile_pattern

    try:
        return compile_pattern(f"(?im:{pattern})" if ignorecase else f"(?m:{pattern})")
    except regex.error:
        return None


def _groups(compiled: regex.Pattern[str] | None, text: str, span: Span) -> tuple[str | None, ...]:
    """The groups of the key that matched at ``span``, none when they can't be had."""
    if compiled is None:
        return ()
    # Looking ahead needs the text behind the match.
    match = compiled.fullmatch(text, *span, timeout=_SECONDS) or compiled.match(text, span.start, timeout=_SECONDS)
    return match.groups() if match else ()


def _plain_groups(key: str) -> str:
    return _OPENING.sub(lambda match: "(?:" if match[1] else match[0], key)


def _alternatives(value: str) -> list[str]:
    return [form.replace(r"\|", "|") for form in _ALTERNATIVE.findall(value)]


def _allows(wanted: str, observed: str) -> bool:
    """Whether the found text is a form that the pattern ``wanted`` allows."""
    if wanted == observed:
        return True
    if all(char.isalnum() or char in " -" for char in wanted):
        return False
    compiled = _compiled(wanted)
    return compiled is not None and compiled.fullmatch(observed, timeout=_SECONDS) is not None


def _shown(wanted: str, observed: str) -> str:
    """The one spelling that the pattern ``wanted`` describes, if it is the found one but for the case: ``OAuth2?`` asks for OAuth2."""
    if _REPEATS_OR_CHOICES & set(_ESCAPED.sub("", wanted)):
        return wanted
    bare = _ESCAPED.sub(r"\1", wanted).replace("?", "")
    return bare if bare.casefold() == observed.casefold() else wanted
