"""`factlint schema`: the JSON Schema of rule files or of declared facts, for editors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factlint.ruleset.schema import file_schema
from factlint.run.facts import SCHEMA

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--facts", action="store_true", help="that of facts.yaml instead")


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    schema = SCHEMA if args.facts else file_schema()
    print(json.dumps(schema, indent=2, ensure_ascii=False))
    return 0
