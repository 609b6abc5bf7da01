"""The set of gates as RE2 runs it. Importing this fails where RE2 isn't installed (``pip install newslint[re2]``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import re2


class Gates:
    """One automaton over many gates. ``keys`` are those of the gates in it: RE2 may refuse some."""

    def __init__(self, gates: Mapping[int, str]) -> None:
        options = re2.Options()
        options.log_errors = False
        options.max_mem = 16 << 20
        self.keys: list[int] = []
        self._set = re2.Set.SearchSet(options)
        for key, pattern in gates.items():
            try:
                self._set.Add(pattern)
            except re2.error:
                continue
            self.keys.append(key)
        self._set.Compile()

    def let_through(self, text: str) -> set[int] | None:
        """The keys of the gates that match; None when RE2 can't read the text (lone surrogates)."""
        try:
            # The types that come with RE2 say bool.
            matched: Any = self._set.Match(text)
        except UnicodeEncodeError:
            return None
        return {self.keys[number] for number in matched or ()}
