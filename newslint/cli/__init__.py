"""The command line: ``newslint check``, ``rule``, ``rules``, ``test``, ``learn``. Built on argparse, which starts fastest."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 nothing to fail on, 1 findings at or above ``--fail-on``, 2 something could not run."""
    from newslint import cache, patterns
    from newslint.cli.arguments import parse

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = parse(sys.argv[1:] if argv is None else list(argv))
    cache.switch(on=not arguments.no_cache)
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
        patterns.keep()
        return status
    except BrokenPipeError:
        # The reader went away (`newslint check . | head`): nothing is wrong, and flushing at exit must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("newslint: interrupted", file=sys.stderr)
        return 130
