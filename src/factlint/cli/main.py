"""The `factlint` command: finds the subcommand, imports it alone, and turns errors into words."""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any

from factlint.cli.arguments import Arguments
from factlint.cli.speak import leave_pipe, say
from factlint.errors import FactlintError, UsageError

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
        code: int = module.run(_read(module, name, arguments[1:]))
        return code
    if not name.startswith("-"):
        raise UsageError(f"no command '{name}'; expected one of {', '.join(COMMANDS)}")
    from factlint.cli.parser import tell  # argparse takes time to import

    tell(COMMANDS, arguments)
    return 0


def _read(module: ModuleType, name: str, arguments: list[str]) -> Any:
    """What the arguments of a command say."""
    declared = Arguments()
    module.configure(declared)
    plain = declared.read(arguments)
    if plain is not None:
        return plain
    from factlint.cli.parser import make, parse  # argparse takes time to import

    parser = make(name, COMMANDS[name])
    module.configure(parser)
    return parse(parser, arguments)


def _use_utf8() -> None:
    if sys.stdout is None:  # closed by who called us
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
