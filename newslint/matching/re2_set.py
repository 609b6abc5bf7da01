"""The set of gates as RE2 runs it. Importing this fails where RE2 isn't installed (``pip install newslint[re2]``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import re2


class Gates:
    """Many gates as one automaton, or as several where one would be too large. ``keys`` are those of the gates in them: RE2 refuses
    some."""

    def __init__(self, gates: Mapping[int, str]) -> None:
        self.keys: list[int] = []
        self._sets: list[tuple[Any, list[int]]] = []
        self._add(list(gates.items()))

    def _add(self, gates: Sequence[tuple[int, str]]) -> None:
        options = re2.Options()
        options.log_errors = False
        options.max_mem = 16 << 20
        made = re2.Set.SearchSet(options)
        keys: list[int] = []
        for key, pattern in gates:
            try:
                made.Add(pattern)
            except re2.error:
                continue
            keys.append(key)
        if not keys:
            return
        try:
            made.Compile()
        except re2.error:
            if len(gates) > 1:
                half = len(gates) // 2
                self._add(gates[:half])
                self._add(gates[half:])
            return
        self._sets.append((made, keys))
        self.keys += keys

    def let_through(self, text: str) -> set[int] | None:
        """The keys of the gates that match; None when RE2 can't read the text (lone surrogates)."""
        found: set[int] = set()
        for made, keys in self._sets:
            try:
                # The types that come with RE2 say bool.
                matched: Any = made.Match(text)
            except UnicodeEncodeError:
                return None
            found.update(keys[number] for number in matched or ())
        return found
