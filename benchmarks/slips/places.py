"""Capitals, countries, tickers, ranks and bodies that don't belong together."""

from __future__ import annotations

from slips import Kind

KINDS: tuple[Kind, ...] = ()
