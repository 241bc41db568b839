"""`factlint rules`: the rules in force."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from factlint.cli.options import add_rule_options, config_of
from factlint.engine.own_rules import OWN_RULES
from factlint.model.rule import Rule
from factlint.run.select import select_rules, split
from factlint.run.settings import make_settings

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_rule_options(parser)
    parser.add_argument("--select", action="append", default=[], metavar="RULES")
    parser.add_argument("--ignore", action="append", default=[], metavar="RULES")
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: argparse.Namespace) -> int:
    """List id, severity, confidence and message of each rule."""
    settings = make_settings(config_of(args), None)
    config = settings.config
    listed = [*settings.ruleset_for("").rules]
    own = (
        select_rules(
            list(OWN_RULES.values()), split(args.select), split(args.ignore), config.severity
        )
        if not args.select
        else []
    )
    rules = sorted([*listed, *own], key=lambda rule: rule.id)
    if args.json:
        print(json.dumps([_record(rule) for rule in rules], indent=2, ensure_ascii=False))
    else:
        width = max((len(rule.id) for rule in rules), default=0)
        for rule in rules:
            print(f"{rule.id:<{width}}  {rule.severity:<7}  {rule.confidence:<6}  {rule.message}")
    for error in settings.packs.errors:
        print(f"factlint: {error}", file=sys.stderr)
    return 2 if settings.packs.errors else 0


def _record(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "kind": rule.kind,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "verdict": rule.verdict,
        "message": rule.message,
        "why": rule.why,
        "tags": list(rule.tags),
        "lang": rule.lang,
        "status": rule.status,
        "measured": rule.measured,
        "file": rule.file,
        "line": rule.line,
    }
