"""The population of built-in rules: each tested, explained, documented, and quiet on the others."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from factlint.model.rule import ExampleSort
from factlint.ruleset.packs import load_packs
from factlint.run.trial import try_rules
from factlint.version import VERSION

ROOT = Path(__file__).parent.parent
TOPICS = frozenset(
    "spelling structure names places numbers dates quotes sources claims citations references"
    " identifiers links statistics style factlint".split()
)


@pytest.fixture(scope="module")
def packs():
    return load_packs([], VERSION)


def test_every_rule_loads(packs):
    assert packs.errors == []
    assert packs.replaced == []


def test_every_example_does_what_it_says_and_no_rule_fires_on_the_good_ones(packs):
    assert list(try_rules(packs.rules)) == []


def test_every_rule_says_why_and_belongs_to_a_topic(packs):
    for rule in packs.rules:
        assert rule.why, rule.id
        assert rule.topic in TOPICS, rule.id
        assert {example.sort for example in rule.examples} >= {ExampleSort.BAD, ExampleSort.OK}


def test_the_page_of_rules_is_fresh():
    sys.path.insert(0, str(ROOT))
    try:
        from bench import rule_pages
    finally:
        sys.path.remove(str(ROOT))
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == rule_pages.text(), (
        "run 'make docs'"
    )
