"""Rules on silence run only where a document has what they need: never at the cost of a finding."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.engine.check import check_counting
from factlint.engine.needs import Holdings
from factlint.model.rule import Need
from factlint.readers import read
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.packs import load_packs
from factlint.run.trial import document_of
from factlint.version import VERSION

PIECES = (
    "See [1] and [@key2019]. ",
    "# References\n\n",
    "References\n\n",
    "[1] Lee, A. (2019). A title. https://a.org/b\n",
    "1. Ruiz, B. 2018. Another title. doi:10.1000/182.\n",
    "[a](b.md) [3](http:/x.org) ",
    "http//www.x.org and https://https://y.org ",
    "[text] (http://z.org) (text)[http://z.org] ",
    "```\n[1]: http://x.org\n",
    "ISBN 978-3-16-148410-1 ",
    "A plain sentence of words. ",
    "The plalform was offline. ",
    "\n\n",
)


@cache
def everything():
    return RuleSet(load_packs([], VERSION).rules)


def in_full(document, monkeypatch):
    """What is found where every rule on silence is asked."""
    with monkeypatch.context() as patched:
        patched.setattr(Holdings, "meet", lambda self, need: need is not Need.HIT)
        return check_counting(document, everything()).findings


def test_examples_are_judged_as_if_every_rule_were_asked(monkeypatch):
    for rule in everything().rules:
        for example in rule.examples[:4]:
            document = document_of(example.content)
            found = check_counting(document, everything()).findings
            assert found == in_full(document, monkeypatch)


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_texts_are_judged_as_if_every_rule_were_asked(name, monkeypatch):
    @settings(deadline=None, max_examples=60)
    @given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
    def holds(text):
        for document in read(name, text.encode()):
            found = check_counting(document, everything()).findings
            assert found == in_full(document, monkeypatch)

    holds()


def test_kinds_of_rules_that_a_document_gives_no_occasion_for_say_so():
    by_need = everything().by_need
    assert {Need.CITATIONS, Need.REFERENCES, Need.LINKS, Need.TARGETS} <= by_need.keys()
    assert len(by_need[Need.NOTHING]) < len(everything().rules) / 4
