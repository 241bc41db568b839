"""`factlint schema`: the JSON Schema of rule files, for editors."""

from __future__ import annotations

import argparse
import json

from factlint.ruleset.schema import file_schema


def configure(parser: argparse.ArgumentParser) -> None:
    """Nothing to declare."""


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    print(json.dumps(file_schema(), indent=2, ensure_ascii=False))
    return 0
