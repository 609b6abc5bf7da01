"""Headline figures, and figures given twice, that don't agree."""

from __future__ import annotations

from slips import Kind

KINDS: tuple[Kind, ...] = ()
