"""The arguments of every command."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from newslint import __version__
from newslint.config import OUTPUT_FORMATS
from newslint.diagnostic import Level

# Those that `facts update` can fetch.
SOURCES = ("wikidata", "congress", "openstates", "factbook", "companies")
_LEVELS = [str(level) for level in Level]


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The parsed arguments; ``run`` holds the command's function. Exits with status 2 on wrong usage."""
    parser = argparse.ArgumentParser(prog="newslint", description="A linter for news articles.", formatter_class=_formatter(argv))
    parser.add_argument("--version", action="version", version=f"newslint {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name, (fill, summary, description) in _COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=description, formatter_class=_formatter(argv))
        # Making the arguments of every command would take a tenth of a short run.
        if name in argv:
            fill(command)
    return parser.parse_args(argv)


def _formatter(argv: Sequence[str]) -> Any:
    """How help is written. argparse asks for the width of the terminal with every argument, which is slow and needed only for help."""
    return argparse.HelpFormatter if "-h" in argv or "--help" in argv else partial(argparse.HelpFormatter, width=80)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_run_check)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders; - for standard input (default: the current folder)")
    parser.add_argument("--stdin-filename", metavar="NAME", help="name to report standard input under; its suffix gives the format")
    parser.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="day of the story, where the article itself doesn't say it")
    parser.add_argument("--select", type=_names, action="extend", metavar="RULES", help="run only these styles or rules (comma-separated)")
    parser.add_argument("--ignore", type=_names, action="extend", metavar="RULES", help="leave these styles or rules out")
    parser.add_argument("--min-level", choices=_LEVELS, help="report findings from this level on (default: suggestion)")
    parser.add_argument("--fail-on", choices=_LEVELS, help="exit with 1 on findings from this level on (default: error)")
    parser.add_argument("--output-format", choices=OUTPUT_FORMATS, help="full on a terminal, else concise")
    parser.add_argument("--encoding", help="encoding of the files (default: UTF-8, or what a byte order mark says)")
    parser.add_argument("--color", choices=["auto", "always", "never"], default="auto", help="colours (also NO_COLOR, FORCE_COLOR)")
    parser.add_argument("-j", "--jobs", type=_number, metavar="N", help="lint in at most N processes (default: one for each processor)")
    parser.add_argument("--timing", action="store_true", help="say on standard error what each rule costs")
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress bar, and no notes but those on what could not run")
    parser.add_argument("--facts", action="append", metavar="PATH", help="a file of your own facts, or a folder with another store")
    _common(parser)


def _rules(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_run_rules)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these styles or rules")
    parser.add_argument("--unsupported", action="store_true", help="list the rules that newslint can't run, and why")
    parser.add_argument("--output-format", choices=["text", "json"], default="text")
    _common(parser)


def _test(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_run_test, select=None, ignore=None, timing=False, facts=None)
    parser.add_argument("folders", nargs="*", metavar="FOLDER", help="folders of styles (default: those of the configuration)")
    parser.add_argument("--coverage", action="store_true", help="fail for rules that no test makes report something")
    _common(parser)


def _learn(parser: argparse.ArgumentParser) -> None:
    # What linting an article for rules that report its lines already asks of the arguments.
    parser.set_defaults(run=_run_learn, select=None, ignore=None, timing=False, date=None, stdin_filename=None, min_level=None, facts=None)
    parser.add_argument("folders", nargs="+", metavar="FOLDER", help="folders (or files) of articles from one site")
    parser.add_argument("-o", "--output", metavar="FILE", help="write the rule to this file, best FOLDER/Style/Rule.yml, not to the output")
    parser.add_argument("--force", action="store_true", help="replace the file if there is one")
    parser.add_argument("--min-articles", type=_several, default=4, metavar="N", help="how many articles a line must stand in (default: 4)")
    parser.add_argument("--name", type=_rule_name, metavar="RULE", help="Style.Rule (default: as FILE says, else House.RecurringLines)")
    parser.add_argument("--all", action="store_true", help="propose also what rules report already")
    parser.add_argument("--encoding", help="encoding of the files (default: UTF-8, or what a byte order mark says)")
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress bar, and no notes but those on what could not run")
    _common(parser)


def _facts(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_run_facts, rules=None)
    parser.add_argument("--facts", action="append", metavar="PATH", help="a file of your own facts, or a folder with another store")
    parser.add_argument("--config", metavar="FILE", help="use this configuration instead of the nearest one")
    parser.add_argument("--isolated", action="store_true", help="use no configuration file")
    parser.set_defaults(no_cache=False)
    actions = parser.add_subparsers(title="actions", dest="action", metavar="ACTION")
    show = actions.add_parser("show", help="what is known of a person")
    show.add_argument("name", metavar="NAME", help="a full name, as copy writes it")
    holders = actions.add_parser("holders", help="who held the offices of a country, state or city")
    holders.add_argument("place", metavar="PLACE", help="its name")
    holders.add_argument("--on", type=_day, metavar="YYYY-MM-DD", help="on this day (default: the last of which the sources know)")
    holders.add_argument("--office", metavar="TITLE", help="only this office")
    for action in (show, holders):
        action.add_argument("--output-format", choices=["text", "json"], default="text")
    add = actions.add_parser("add", help="add a person's office to a file of your own facts")
    add.add_argument("name", metavar="NAME", help="the full name, as your copy writes it")
    add.add_argument("--office", required=True, metavar="TITLE", help="the title, as your copy writes it: mayor")
    add.add_argument("--of", required=True, metavar="PLACE", help="the country, state, city or body")
    add.add_argument("--from", required=True, dest="start", metavar="DATE", help="first day in office (a month or a year will do)")
    add.add_argument("--to", dest="end", metavar="DATE", help="last day in office")
    add.add_argument("--acting", action="store_true", help="as acting holder")
    add.add_argument("--also", action="append", metavar="NAME", help="another spelling (may be given again)")
    add.add_argument("--born", metavar="DATE")
    add.add_argument("--died", metavar="DATE")
    add.add_argument("--file", metavar="FILE", help="the file (default: that of the configuration, else facts.yml)")
    build = actions.add_parser("build", help="make the store from its inputs")
    build.add_argument("inputs", nargs="?", metavar="FOLDER", help="the folder of the inputs (default: facts, in a checkout)")
    build.add_argument("--to", metavar="FOLDER", help="where to write the store (default: in its place in the package)")
    update = actions.add_parser("update", help="fetch the sources and write a renewed store")
    update.add_argument("--to", required=True, metavar="FOLDER", help="where to write the store")
    update.add_argument("--only", type=_sources, action="extend", metavar="SOURCES", help=f"only these of {', '.join(SOURCES)}")
    update.add_argument("--mirror", metavar="URL", help="take the files from under this address")
    update.add_argument("--fetched", metavar="FOLDER", help="where to keep what is fetched (default: beside the store)")
    update.add_argument("--no-fetch", action="store_true", help="only build from what was fetched before")


    for action in (show, holders, add, build, update):
        # These may stand behind the action too.
        action.add_argument("--facts", action="append", metavar="PATH", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        action.add_argument("--config", metavar="FILE", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        action.add_argument("--isolated", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def _rule(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_run_rule)
    parser.add_argument("name", metavar="NAME", help="Style.Rule, as findings name it")
    _common(parser)


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rules", action="append", metavar="FOLDER", help="a folder of further styles (may be given again)")
    parser.add_argument("--config", metavar="FILE", help="use this configuration (an .ini file: Vale's format) instead of the nearest one")
    parser.add_argument("--isolated", action="store_true", help="use no configuration file")
    parser.add_argument("--no-cache", action="store_true", help="neither read nor write the cache of rules and results")


def _run_check(arguments: argparse.Namespace) -> int:
    from newslint.cli.check import run

    return run(arguments)


def _run_rules(arguments: argparse.Namespace) -> int:
    from newslint.cli.rules import list_rules

    return list_rules(arguments)


def _run_test(arguments: argparse.Namespace) -> int:
    from newslint.cli.test import run

    return run(arguments)


def _run_learn(arguments: argparse.Namespace) -> int:
    from newslint.cli.learn import run

    return run(arguments)


def _run_facts(arguments: argparse.Namespace) -> int:
    from newslint.cli.facts import run

    return run(arguments)


def _run_rule(arguments: argparse.Namespace) -> int:
    from newslint.cli.rules import explain

    return explain(arguments)


def _names(value: str) -> list[str]:
    return [name.strip() for name in value.split(",") if name.strip()]


def _sources(value: str) -> list[str]:
    names = _names(value)
    if not names or not set(names) <= set(SOURCES):
        raise argparse.ArgumentTypeError(f"{value!r} names no sources; they are {', '.join(SOURCES)}")
    return names


def _number(value: str) -> int:
    if not value.isdecimal() or not int(value):
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of processes; write it as 4")
    return int(value)


def _several(value: str) -> int:
    if not value.isdecimal() or int(value) < 2:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of articles from 2 on; write it as 4")
    return int(value)


def _rule_name(value: str) -> str:
    style, dot, rule = value.partition(".")
    if not (dot and style.isidentifier() and rule.isidentifier()):
        raise argparse.ArgumentTypeError(f"{value!r} is not the name of a rule; write it as House.RecurringLines")
    return value


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is not a day; write it as 2017-12-28") from None


_COMMANDS: dict[str, tuple[Callable[[argparse.ArgumentParser], None], str, str]] = {
    "check": (_check, "lint files, folders or standard input", "Lint articles and report what is wrong."),
    "rules": (_rules, "list the rules", "List the rules: name, level and what they find."),
    "rule": (_rule, "explain a rule", "Explain a rule: what it finds, examples, its file."),
    "facts": (_facts, "show and renew what is known", "Show who held which office, add your own facts, renew the store."),
    "learn": (_learn, "propose a rule from articles", "Propose a rule of the lines that recur in a site's articles."),
    "test": (_test, "run the tests of rules", "Run the tests that rules carry, and *.test.yml files."),
}
