"""Office-holders: the name of a right mention swapped."""

from __future__ import annotations

from slips import Kind

KINDS: tuple[Kind, ...] = ()
