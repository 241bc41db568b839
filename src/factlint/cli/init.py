"""`factlint init`: write a starting configuration."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from factlint.errors import UsageError
from factlint.run.write import write_atomically

if TYPE_CHECKING:
    import argparse

_CONFIG = """\
# What factlint looks at and when it fails. Every key is optional.
# paths = ["docs", "articles"]      # what 'factlint check' reads (default: this folder)
# exclude = ["drafts/", "*.gen.md"] # in the syntax of .gitignore
# articles = ["articles/**"]        # files that must have a headline and a byline
# rules = ["rules"]                 # your own rules, beside the built-in ones
# select = ["spelling", "names"]    # topics, tags, rule ids; default: all
# ignore = ["style"]
# lang = "en-GB"                    # en accepts both spellings
min-confidence = "medium"           # high, medium or low
fail-on = "error"                   # error, warning, info or never

# [severity]
# "names/organisation-variants" = "off"

# [[overrides]]
# files = ["CHANGELOG.md"]
# ignore = ["names"]
"""

_WORDS = """\
# Words that are right in this project, one a line. 'factlint words suggest' proposes some.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("folder", nargs="?", default=".", metavar="FOLDER")
    parser.add_argument("--force", action="store_true", help="write over an existing file")


def run(args: argparse.Namespace) -> int:
    """Write `factlint.toml` and `factlint-words.txt`."""
    folder = Path(args.folder)
    config = folder / "factlint.toml"
    if config.exists() and not args.force:
        raise UsageError(f"{config.as_posix()} is there already; --force writes over it")
    write_atomically(config, _CONFIG)
    words = folder / "factlint-words.txt"
    if not words.exists():
        write_atomically(words, _WORDS)
    print(f"factlint: wrote {config.as_posix()} and {words.as_posix()}", file=sys.stderr)
    return 0
