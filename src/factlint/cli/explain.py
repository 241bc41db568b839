"""`factlint explain`: one rule: what it finds and why, examples, measured figures, silence."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factlint.cli.options import add_rule_options, config_of
from factlint.engine.own_rules import OWN_RULES
from factlint.errors import UsageError
from factlint.model.rule import Example, ExampleSort, Rule
from factlint.ruleset.packs import load_packs
from factlint.run.settings import rule_paths
from factlint.version import VERSION

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "rule", metavar="RULE", help="the id of a rule, such as dates/wrong-weekday"
    )
    add_rule_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print the explanation."""
    config = config_of(args)
    packs = load_packs(rule_paths(config), VERSION, builtin=config.default_rules)
    rules = {rule.id: rule for rule in packs.rules} | OWN_RULES
    by_alias = {alias: rule for rule in packs.rules for alias in rule.aliases}
    rule = rules.get(args.rule) or by_alias.get(args.rule)
    if rule is None:
        near = difflib.get_close_matches(args.rule, rules, n=1)
        hint = f"; did you mean {near[0]}?" if near else "; see 'factlint rules'"
        raise UsageError(f"no rule '{args.rule}'{hint}")
    print("\n".join(lines_of(rule)))
    return 0


def lines_of(rule: Rule) -> Iterator[str]:
    """The explanation of a rule, line by line."""
    yield rule.id
    yield "=" * len(rule.id)
    yield ""
    yield f"Says:       {rule.message}"
    yield f"Severity:   {rule.severity}, confidence {rule.confidence}, verdict {rule.verdict}"
    if rule.lang:
        yield f"Language:   {rule.lang} (with --lang)"
    if rule.why:
        yield f"Why:        {rule.why}"
    if rule.measured:
        yield f"Measured:   {rule.measured}"
    if rule.tags:
        yield f"Tags:       {', '.join(rule.tags)}"
    if rule.url:
        yield f"More:       {rule.url}"
    if rule.file:
        yield f"Stands in:  {rule.file}:{rule.line}"
    for sort, title in _TITLES.items():
        examples = [example for example in rule.examples if example.sort is sort]
        if examples:
            yield ""
            yield title
            for example in examples:
                yield from _example_lines(example)
    if rule.kind != "engine":
        yield ""
        yield "To silence one finding, in Markdown or HTML:"
        yield f"    <!-- factlint: allow {rule.id}: the reason -->"
        yield "In other formats: an entry in factlint-allow.yaml. Everywhere: in the configuration,"
        yield f'    ignore = ["{rule.id}"]'


_TITLES = {
    ExampleSort.BAD: "Is found:",
    ExampleSort.OK: "Is left alone:",
    ExampleSort.TODO: "Is not found yet:",
}


def _example_lines(example: Example) -> Iterator[str]:
    content = example.content
    if isinstance(content, str):
        yield f"  - {' '.join(content.split())}"
    else:
        yield "  - " + "; ".join(f"{key}: {value}" for key, value in content.items())
    if example.at:
        places = ("the end of the text" if text == "$" else f"'{text}'" for text in example.at)
        yield f"    at {', '.join(places)}"
    if example.fixed is not None:
        yield f"    becomes: {example.fixed}"
    if example.why:
        yield f"    {example.why}"
