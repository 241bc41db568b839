"""Gates: a rule is not asked about a text in which it certainly finds nothing."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factlint.engine.check import check_counting
from factlint.kinds.base import Needle, NeedleSort
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.literals import required_literals
from factlint.ruleset.packs import load_packs
from factlint.ruleset.scan import Plan
from factlint.run.trial import document_of
from factlint.version import VERSION


def clauses(*alternatives: list[str]):
    return tuple(
        tuple((pattern, required_literals(pattern)) for pattern in clause)
        for clause in alternatives
    )


RATE = clauses([r"\bfrom\b", r"(?i)\bbetween\b"], [r"\d"])
NEEDLES = [
    (0, Needle(r"per ?cent", NeedleSort.REGEX, "p")),
    (1, Needle(r"per ?cent", NeedleSort.REGEX, "p")),
    (2, Needle("rate")),
    (2, Needle("growth rate")),
]
GATES = {1: RATE, 2: RATE, 3: clauses([r"[^\W\d_]+!"])}


@pytest.fixture(scope="module", params=["database", "literals"])
def plan(request, tmp_path_factory):
    made = Plan(NEEDLES, gates=GATES, watched={3})
    if request.param == "database":
        pytest.importorskip("hyperscan")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("FACTLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
            made.prepare()
    return made


def scanned(plan, text):
    shut: set[int] = set()
    hits = plan.scan(text, None, shut)
    return {number: len(found) for number, found in hits.items()}, shut


def test_an_expression_is_looked_for_only_where_the_gate_of_its_rule_is_open(plan):
    assert scanned(plan, "two per cent")[0] == {0: 1}
    assert scanned(plan, "from per cent")[0] == {0: 1}
    assert scanned(plan, "up 2 per cent from 3")[0] == {0: 1, 1: 1}
    assert scanned(plan, "2 per cent BETWEEN")[0] == {0: 1, 1: 1}


def test_a_gate_may_be_opened_by_another_paragraph(plan):
    text = "per cent\n\n" * 20 + "between 2 and three\n\n" + "growth rate"
    assert scanned(plan, text)[0] == {0: 20, 1: 20, 2: 2}


def test_rules_that_may_find_something_without_an_expression_are_told_shut(plan):
    assert scanned(plan, "rate")[1] >= {2}
    assert 2 not in scanned(plan, "from 2 rate")[1]
    assert 3 not in scanned(plan, "Stop!")[1]


def test_a_text_that_has_all_that_is_sought_is_read_to_its_end(tmp_path, monkeypatch):
    pytest.importorskip("hyperscan")
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path))
    plan = Plan([(0, Needle("pct", NeedleSort.REGEX))], gates={1: clauses(["pct"])}, watched={1})
    plan.prepare()
    assert scanned(plan, "5 pct, " * 40) == ({0: 40}, set())


def test_an_expression_that_no_database_takes_leaves_the_gate_open(tmp_path, monkeypatch):
    pytest.importorskip("hyperscan")
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path))
    plan = Plan(NEEDLES, gates={1: clauses([r"(?:foo){e<=1}", "x"])}, watched={1})
    plan.prepare()
    assert scanned(plan, "per cent") == ({0: 1, 1: 1}, set())


@pytest.fixture(scope="module")
def rules():
    return load_packs([], VERSION).rules


@pytest.fixture(scope="module")
def with_gates(rules, tmp_path_factory):
    ruleset = RuleSet(rules)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        ruleset.plan.prepare()
    return ruleset


@pytest.fixture(scope="module")
def without_gates(rules):
    ruleset = RuleSet(rules)
    ruleset.__dict__["gates"] = {}
    return ruleset


def test_no_gate_is_shut_before_a_finding_of_an_example(rules, with_gates, without_gates):
    for rule in rules:
        for item in rule.examples:
            document = document_of(item.content)
            found = check_counting(document, with_gates).findings
            assert found == check_counting(document, without_gates).findings


def test_gates_of_small_texts_are_as_those_of_large_ones(rules, without_gates):
    small = RuleSet(rules)
    small.plan._has_asked = True  # it looks for no database
    for rule in rules:
        for item in rule.examples[:2]:
            document = document_of(item.content)
            found = check_counting(document, small).findings
            assert found == check_counting(document, without_gates).findings


def test_no_gate_is_shut_before_a_finding_in_a_made_up_text(rules, with_gates, without_gates):
    contents = [
        item.content for rule in rules for item in rule.examples if isinstance(item.content, str)
    ]

    @settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.lists(
            st.one_of(
                st.sampled_from(contents),
                st.sampled_from(["\n\n", "\n", " ", "\r\n", "\u00a0", "%", "“", "5 March", "p < "]),
            ),
            max_size=6,
        ).map("".join)
    )
    def holds(text):
        document = document_of(text)
        found = check_counting(document, with_gates).findings
        assert found == check_counting(document, without_gates).findings

    holds()
