"""Text of the copy as messages show it."""

from __future__ import annotations

_LONGEST = 60


def shortened(text: str) -> str:
    """The text, or its beginning and an ellipsis."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
