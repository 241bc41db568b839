"""`factlint test-rules`: run the examples inside rule files, cross-noise included."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from factlint.cli.options import add_rule_options, config_of
from factlint.ruleset.packs import load_packs
from factlint.run.settings import rule_paths
from factlint.run.trial import try_rules
from factlint.values import replace
from factlint.version import VERSION

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="rule files or folders (default: those in force)"
    )
    add_rule_options(parser)


def run(args: argparse.Namespace) -> int:
    """Say which examples fail; 1 where one does, 2 where a rule could not be loaded."""
    config = config_of(args)
    if args.paths:
        config = replace(config, default_rules=False, rules=())
    roots = [Path(path) for path in args.paths] or rule_paths(config)
    packs = load_packs(roots, VERSION, builtin=config.default_rules)
    for error in packs.errors:
        print(f"factlint: {error}", file=sys.stderr)
    rules = [rule for rule in packs.rules if rule.kind != "python" or config.allow_python]
    examples = sum(len(rule.examples) for rule in rules)
    misses = list(try_rules(rules))
    for miss in misses:
        print(f"{miss.file}:{miss.line}: {miss.rule}: {miss.reason}")
    print(f"{len(rules)} rules, {examples} examples, {len(misses)} failures")
    if packs.errors:
        return 2
    return 1 if misses else 0
