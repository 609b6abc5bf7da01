"""The measuring articles, which don't come with newslint: give their folder with --data or NEWSLINT_DATA."""

from __future__ import annotations

import argparse
import gzip
import json
import os
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

DEFAULT = Path(os.environ.get("NEWSLINT_DATA", Path(__file__).parent.parent / "../shared/data"))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments that every benchmark takes."""
    parser.add_argument("--data", type=Path, default=DEFAULT, help="folder of the measuring articles")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth article only")
    parser.add_argument("--half", choices=["a", "b"], help="take only one half of the outlets (tune on a, prove on b)")


def read(arguments: argparse.Namespace, name: str) -> Iterator[dict[str, Any]]:
    """The articles of a file that the arguments ask for."""
    require(arguments, name)
    with gzip.open(arguments.data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            article = json.loads(line)
            if number % arguments.every == 0 and arguments.half in (None, half(article)):
                yield article


def require(arguments: argparse.Namespace, *names: str) -> None:
    """Exit with a message when one of the files is missing (from a process pool the message would never arrive)."""
    for name in names:
        path = arguments.data / f"{name}.jsonl.gz"
        if not path.is_file():
            raise SystemExit(f"{path}: there is no such file; --data names the folder of the measuring articles")


def half(article: dict[str, Any]) -> str:
    """Which half an article belongs to: by outlet and year, so that no outlet's habits are tuned on and proved on at once."""
    return "ab"[zlib.crc32(f"{article['source']} {(article.get('date') or '')[:4]}".encode()) % 2]


def text_of(article: dict[str, Any]) -> str:
    """The article as a file would hold it: headline, blank line, body."""
    title = (article.get("title") or "").strip()
    return f"{title}\n\n{article['text']}" if title else str(article["text"])


def day_of(article: dict[str, Any]) -> date | None:
    """The article's day, if known."""
    try:
        return date.fromisoformat((article.get("date") or "")[:10])
    except ValueError:
        return None
