"""The `factlint` command: finds the subcommand, imports it alone, and turns errors into words."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence
from functools import cache

from factlint.cli.speak import leave_pipe, say
from factlint.errors import FactlintError, UsageError
from factlint.version import VERSION

COMMANDS = {
    "check": "lint files and folders",
    "report": "lint and write a folder of reports: pages, SARIF, JUnit, JSON Lines",
    "fix": "apply safe fixes, or show them",
    "rules": "list the rules in force",
    "explain": "say what a rule finds and why, with its examples",
    "test-rules": "run the examples inside rule files",
    "init": "write a starting configuration",
    "new-rule": "write a rule with its examples",
    "schema": "print the JSON Schema of rule files",
    "baseline": "write, check or prune the list of known findings",
    "words": "add or suggest accepted words",
    "cache": "clear what is kept between runs",
}

USAGE = 2
INTERNAL = 4
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a subcommand and return its exit code; no traceback reaches a user."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _use_utf8()
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()
        return code
    except FactlintError as error:
        say(str(error))
        return USAGE
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`factlint rules | head`): nothing is left to say.
        leave_pipe()
        return 0
    except Exception as error:  # the last wall before the user
        if os.environ.get("FACTLINT_DEBUG"):
            raise
        say(
            f"internal error: {type(error).__name__}: {error}"
            " (set FACTLINT_DEBUG=1 for the traceback)"
        )
        return INTERNAL


def _dispatch(arguments: list[str]) -> int:
    name = arguments[0] if arguments else "--help"
    if name in COMMANDS:
        module = importlib.import_module(f"factlint.cli.{name.replace('-', '_')}")
        parser = argparse.ArgumentParser(
            prog=f"factlint {name}",
            description=COMMANDS[name].capitalize() + ".",
            allow_abbrev=False,
            formatter_class=_Formatter,
        )
        module.configure(parser)
        code: int = module.run(_parse(parser, arguments[1:]))
        return code
    parser = argparse.ArgumentParser(
        prog="factlint",
        description="A fact-checking and citation linter for articles, reports and papers.",
        epilog="commands:\n" + "\n".join(f"  {key:<11} {text}" for key, text in COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="factlint COMMAND [OPTION ...]",
    )
    parser.add_argument("--version", action="version", version=f"factlint {VERSION}")
    parser.parse_args(arguments if name.startswith("-") else [])
    if name.startswith("-"):
        parser.print_help()
        return 0
    raise UsageError(f"no command '{name}'; expected one of {', '.join(COMMANDS)}")


class _Formatter(argparse.HelpFormatter):
    """As argparse's own, which is made for each option and imports much to learn the width."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


@cache
def _columns() -> int:
    try:
        return int(os.environ["COLUMNS"]) or 80
    except (KeyError, ValueError):
        pass
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 80


def _parse(parser: argparse.ArgumentParser, arguments: list[str]) -> argparse.Namespace:
    """Options may stand among the paths; what follows `--` is no option, whatever it looks like."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    rest = (f"./{item}" if item.startswith("-") else item for item in arguments[end + 1 :])
    return parser.parse_intermixed_args([*arguments[:end], *rest])


def _use_utf8() -> None:
    if sys.stdout is None:  # closed by who called us
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
