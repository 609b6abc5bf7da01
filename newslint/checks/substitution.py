"""``extends: substitution``: one form where another is wanted. Source: Vale's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from newslint import patterns
from newslint.checks import Match, _options, _template
from newslint.diagnostic import Edit
from newslint.document import Block, Document
from newslint.matching import Hit
from newslint.source import Span

_GROUP = patterns.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|(\()(?!\?)", re.S)


class Check:
    """Reports what matches a key of ``swap``; the message gets the wanted form, then the found one. ``$1`` in a value stands for the key's
    first group. With ``action: replace`` a value may list alternatives, parted by ``|``; without, it is a pattern of allowed forms."""

    KEYS: ClassVar[frozenset[str]] = frozenset(
        {"swap", "ignorecase", "nonword", "exceptions", "vocab", "capitalize", "matchcase", "action"}
    )
    always = False

    def __init__(self, options: Mapping[str, Any]) -> None:
        swap = _options.pairs(options, "swap")
        self._keys = sorted(swap, key=len, reverse=True)
        self._values = [swap[key] for key in self._keys]
        self._replaces = (options.get("action") or {}).get("name") == "replace"
        self._matchcase = _options.flag(options, "matchcase") or _options.flag(options, "capitalize")
        self._ignorecase = _options.flag(options, "ignorecase")
        self._exceptions = _template.Exceptions(options)
        tokens = [f"(?P<swap{number}>{_plain_groups(key)})" for number, key in enumerate(self._keys)]
        self.phrases = (_template.phrase(options, tokens),)

    def find(self, document: Document, blocks: Sequence[Block], hits: Sequence[Hit]) -> Iterable[Match]:
        for hit in hits:
            observed = hit.match.group()
            if not observed.strip() or self._exceptions.allow(observed.strip()):
                continue
            number = int((hit.match.lastgroup or "swap0").removeprefix("swap"))
            wanted = self._expand(number, observed)
            if self._allowed(wanted, observed):
                continue
            forms = [self._cased(form, observed) for form in wanted.split("|")] if self._replaces else [wanted]
            edits = (Edit(Span(*hit.match.span()), forms[0]),) if self._replaces else None
            yield Match(hit.block, Span(*hit.match.span()), (_listed(forms), observed), edits)

    def _expand(self, number: int, observed: str) -> str:
        value = self._values[number]
        if "$" not in value:
            return value
        import regex

        match = regex.fullmatch(self._keys[number], observed, regex.I if self._ignorecase else 0)
        return re.sub(r"\$(\d+)", lambda group: (match.group(int(group[1])) or "") if match else "", value)

    def _allowed(self, wanted: str, observed: str) -> bool:
        if self._replaces or " " in wanted:
            return wanted == observed
        import regex

        try:
            return regex.fullmatch(wanted, observed) is not None
        except regex.error:
            return wanted == observed

    def _cased(self, form: str, observed: str) -> str:
        if not self._matchcase or not form:
            return form
        if observed.isupper() and len(observed) > 1:
            return form.upper()
        return form[0].upper() + form[1:] if observed[0].isupper() else form


def _plain_groups(key: str) -> str:
    return _GROUP.sub(lambda match: "(?:" if match[1] else match[0], key)


def _listed(forms: Sequence[str]) -> str:
    if len(forms) < 2:
        return forms[0]
    return f"{forms[0]} or {forms[1]}" if len(forms) == 2 else f"{', '.join(forms[:-1])}, or {forms[-1]}"
