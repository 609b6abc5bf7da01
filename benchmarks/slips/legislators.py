"""Legislators: party, state or chamber of a right mention changed."""

from __future__ import annotations

from slips import Kind

KINDS: tuple[Kind, ...] = ()
