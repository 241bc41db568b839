"""`factlint cache clear`: forget what is kept between runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factlint.cli.speak import say
from factlint.reporters.wording import count
from factlint.run.kept import clear

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("action", choices=("clear",), help="remove all of it")


def run(args: argparse.Namespace) -> int:
    """Remove the files of the cache; findings do not depend on them."""
    files, size, folder = clear()
    say(f"removed {count(files, 'file')} ({size / 1e6:.1f} MB) from {folder}")
    return 0
