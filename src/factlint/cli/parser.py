"""Command lines read by `argparse`: those with an error, those that ask for help, odd ones."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from functools import cache
from typing import Any

from factlint.cli.options import Output
from factlint.version import VERSION


def make(name: str, text: str) -> argparse.ArgumentParser:
    """A parser for a command, which declares its options to it."""
    parser = argparse.ArgumentParser(
        prog=f"factlint {name}",
        description=text.capitalize() + ".",
        allow_abbrev=False,
        formatter_class=_Formatter,
    )
    parser.register("action", "format", _Format)
    parser.register("action", "file", _File)
    return parser


def tell(commands: Mapping[str, str], arguments: list[str]) -> None:
    """Say what commands there are; UsageError by way of argparse for options that are none."""
    parser = argparse.ArgumentParser(
        prog="factlint",
        description="A fact-checking and citation linter for articles, reports and papers.",
        epilog="commands:\n" + "\n".join(f"  {key:<11} {text}" for key, text in commands.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="factlint COMMAND [OPTION ...]",
    )
    parser.add_argument("--version", action="version", version=f"factlint {VERSION}")
    parser.parse_args(arguments)
    parser.print_help()


class _Format(argparse.Action):
    def __call__(self, parser: Any, namespace: Any, values: Any, option: Any = None) -> None:
        outputs = list(getattr(namespace, "outputs", None) or [])
        namespace.outputs = [*outputs, Output(values)]


class _File(argparse.Action):
    def __call__(self, parser: Any, namespace: Any, values: Any, option: Any = None) -> None:
        outputs = list(getattr(namespace, "outputs", None) or [])
        if not outputs or outputs[-1].is_placed:
            parser.error("--output needs its own --format before it")
        outputs[-1].file = None if values == "-" else values
        outputs[-1].is_placed = True
        namespace.outputs = outputs


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


def parse(parser: argparse.ArgumentParser, arguments: list[str]) -> argparse.Namespace:
    """Options may stand among the paths; what follows `--` is no option, whatever it looks like."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    rest = (f"./{item}" if item.startswith("-") else item for item in arguments[end + 1 :])
    return parser.parse_intermixed_args([*arguments[:end], *rest])
