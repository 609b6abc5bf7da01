"""Edited articles with one wrong fact each, made in memory: what facts.py measures recall on. Nothing is stored.

One module a field of facts; each has a tuple ``KINDS``.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from damage import Article, Damage


class Kind(NamedTuple):
    """A kind of slip: the rules of which one must speak at it, how it is made (several slips of an article are several copies of it), and
    the bars: the share of slips to be found, in percent, and that fewer than one false alarm may come in so many edited articles."""

    name: str
    rules: tuple[str, ...]
    make: Callable[[Article, date, random.Random], Iterator[Damage]]
    recall: int = 0
    articles: int = 0
