"""The scan with the expressions of all built-in rules: with the database, without, and naively."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factlint.kinds.base import Needle
from factlint.model.rule import Rule
from factlint.ruleset.packs import load_packs
from factlint.ruleset.scan import Hits, Plan, scan_naive
from factlint.version import VERSION

SEEDS = Path(__file__).parent.parent / "seeds"
FOLDER = os.environ.get("FACTLINT_TEXTS", "")
"""A folder of real texts, for those who have one."""
MOST = 300_000  # code points of them
SIGNS = [
    "e\u0301",
    "n\u0303o",
    "\U0001f600",
    "\U0001f468\u200d\U0001f469",
    "İstanbul",
    "ısparta",
    "STRASSE",
    "straße",
    "Kelvin \u212a",
    "ſince",
    "\U0001d452",
    "\u2028",
    "\r\n",
    "\r\n\r\n",
    "\n\n",
    "\ufeff",
    "\u00a0",
    "٣",
    "²",
    "ﬁve",
]
WORDS = [
    "two of the three rivers: Elbe, Oder",
    "rose 12 pct to 92 mln from 80 mln",
    "(30 %)",
    "per cent",
    "31 September",
    "Monday, 5 March 2019",
    "25:00 GMT",
    "2019-02-30",
    "29 February",
    "Mr Müller",
    "Ms Müller",
    "p = .03",
    "t(24) = 2.1",
    "in Paris, Germany",
    "€5 million (£4bn)",
    "\u201cquote\u201d",
    "Chief Executive",
    "President",
    "doi:10.1000/182",
    "between 10 and 5",
    "1,234 people",
    "et al",
    "half the",
    "TWICE THE",
    "five per-cent",
    "sources say",
    "according to reports",
    "[3]",
    "[@key]",
]
TEXTS = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(SIGNS), st.sampled_from(" .,;:()-–\n")),
    min_size=10,
).map(" ".join)


@pytest.fixture(scope="module")
def rules() -> tuple[Rule, ...]:
    return tuple(load_packs([], VERSION).rules)


@pytest.fixture(scope="module")
def needles(rules: tuple[Rule, ...]) -> list[tuple[int, Needle]]:
    from factlint.ruleset.gate import needles_of

    return [(number, needle) for number, rule in enumerate(rules) for needle in needles_of(rule)]


@pytest.fixture(scope="module")
def prepared(needles: list[tuple[int, Needle]], tmp_path_factory: pytest.TempPathFactory) -> Plan:
    pytest.importorskip("hyperscan")
    plan = Plan(needles)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        plan.prepare()
    return plan


def _shown(hits: Hits) -> dict[int, list[tuple[int, int, str, dict[str, str]]]]:
    """Hits as plain values, in an order of their own where two stand at one place."""
    return {
        number: sorted((*hit[:3], dict(hit[3])) for hit in found) for number, found in hits.items()
    }


def _texts(rules: tuple[Rule, ...]) -> Iterator[str]:
    for rule in rules:
        for item in rule.examples:
            yield item.content if isinstance(item.content, str) else repr(item.content)
    for file in sorted(SEEDS.rglob("*")):
        if file.is_file():
            yield file.read_text(encoding="utf-8", errors="replace")


def test_examples_and_seeds_have_the_same_hits_with_and_without_the_database(
    rules: tuple[Rule, ...], needles: list[tuple[int, Needle]], prepared: Plan
) -> None:
    plain = Plan(needles)
    plain._has_asked = True  # no text is long enough for it to look for a database
    for text in _texts(rules):
        assert _shown(prepared.scan(text)) == _shown(plain.scan(text))


def test_examples_have_the_hits_that_each_expression_finds_alone(
    rules: tuple[Rule, ...], needles: list[tuple[int, Needle]], prepared: Plan
) -> None:
    text = "\n\n".join(
        item.content for rule in rules for item in rule.examples if isinstance(item.content, str)
    )[:60_000]
    assert _shown(prepared.scan(text)) == _shown(scan_naive(needles, text))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
@example(text="½ ﬁve per cent\r\n\r\nMONDAY 31 September")
def test_unusual_signs_change_no_hit(
    needles: list[tuple[int, Needle]], prepared: Plan, text: str
) -> None:
    assert _shown(prepared.scan(text)) == _shown(scan_naive(needles, text))


@pytest.mark.skipif(not FOLDER, reason="FACTLINT_TEXTS names no folder")
def test_real_texts_have_the_same_hits_with_and_without_the_database(
    needles: list[tuple[int, Needle]], prepared: Plan
) -> None:
    plain = Plan(needles)
    plain._has_asked = True
    left = MOST
    for file in sorted(Path(FOLDER).rglob("*")):
        if left > 0 and file.is_file():
            text = file.read_text(encoding="utf-8", errors="replace")[:left]
            left -= len(text)
            assert _shown(prepared.scan(text)) == _shown(plain.scan(text))
