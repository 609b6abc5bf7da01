"""Weekdays, dates, times, ages and spans of time that don't agree."""

from __future__ import annotations

from slips import Kind

KINDS: tuple[Kind, ...] = ()
