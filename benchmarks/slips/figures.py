"""Percentages, totals, conversions and amounts that don't agree."""

from __future__ import annotations

from slips import Kind

KINDS: tuple[Kind, ...] = ()
