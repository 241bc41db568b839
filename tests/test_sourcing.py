"""Rules that cannot find enough are not asked: figures with sources, few hits, unsure findings."""

from __future__ import annotations

from dataclasses import replace as changed
from functools import cache
from unittest import mock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factlint.engine.check import check, check_counting
from factlint.engine.suppress import Silence
from factlint.kinds import KINDS, unsourced
from factlint.language import sourcing, speakers
from factlint.language.prose import Prose
from factlint.model.finding import Confidence
from factlint.model.rule import Rule
from factlint.readers import read
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.packs import load_packs
from factlint.version import VERSION
from reading import document

PIECES = (
    "Some 62% of the ferries were late in winter",
    "The quay holds 1,200 passengers at once",
    "Net 16.4 mln",
    "Revs 1.5 million vs 2,300,000",
    ", the board said.",
    " (Reed, 2019).",
    ". The harbour is old.",
    ". A study was made. Storms come",
    "and 12 pct of them",
    "analysts",
    "- 40,500 of them were",
    "a  12,000  13%",
    "b  14,000  15%",
    "====",
    "Photo: 12% of",
    "LISBON, March 1 (Reuters) - ",
    "By Ana Ruiz",
    "Reuter",
    "reporting by Ana Ruiz",
    "```",
    '"We saw 15% of them," he',
    "5\n\npercent",
    "x" * 130,
)
texts = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "\n", "\n\n", "", "\n    "])),
    max_size=14,
).map(lambda pieces: "Storm\n\n" + "".join(map("".join, pieces)))


@cache
def rule_of(name: str) -> Rule:
    return next(rule for rule in load_packs([], VERSION).rules if rule.id == name)


def marks(text: str) -> list[tuple[int, int]]:
    rule = rule_of("sources/unsourced-figure")
    return [(mark.start, mark.end) for mark in unsourced.judge(rule, Prose(document(text)), ())]


@settings(max_examples=500, deadline=None)
@given(texts)
@example("Storm\n\n" + "Some 62% of the ferries were late.\n    Net 12 mln\n" * 3)
@example(
    "Storm\n\nIt was 12% of the boats.\n\nBy Ana Ruiz\n\n" + "It was 12% of the boats.\n\n" * 3
)
@example("Storm\n\n" + "It was 12% of all the boats\na  said  12%\nb  said  13%\n\n" * 3)
def test_a_quick_look_loses_no_figure_without_a_source(text):
    with mock.patch.object(sourcing, "may_lack", lambda *_: True):
        every = marks(text)
    assert marks(text) == every


def test_quick_words_are_words_that_name_a_source():
    for word in speakers._SAYS_WHO:
        assert speakers.says_who(word.decode(), 0, len(word))


UNSURE = (
    "Storm\n\nThe storm was strong. Some 62% of the ferries were late in winter. The harbour"
    " is old. Of the 40,500 passengers only 31% came on time. Storms come"
    " often here. The new quay would hold 1,200 passengers at once, or 25% of them all.\n"
)


def test_what_would_not_be_told_is_not_looked_for():
    rule = rule_of("sources/unsourced-figure")
    (text,) = read("a.txt", UNSURE.encode())
    (allowing,) = read("a.md", f"{UNSURE}\n<!-- factlint: allow {rule.id} -- known -->".encode())
    all_of_it = RuleSet([rule])
    sure = RuleSet([rule], least=Confidence.MEDIUM)
    assert len(check(text, all_of_it)) == 3
    with mock.patch.object(KINDS["unsourced"], "judge") as judge:
        assert not check(text, sure)
        assert not judge.called
        # What is silenced is counted.
        check(allowing, sure)
        assert judge.called
    accepting = Silence(accepted=frozenset({"x"}))
    assert check_counting(text, sure, accepting) == check_counting(text, all_of_it, accepting)


@pytest.mark.parametrize(("more", "count"), [(0, 1), (200, 0)])
def test_a_rule_about_density_is_asked_where_its_hits_are_dense(more, count):
    rule = changed(rule_of("sources/vague-attribution"), not_when={})
    (text,) = read("a.txt", f"Storm\n\nExperts say that. {'It rained. ' * more}\n".encode())
    with mock.patch.object(KINDS["find"], "judge", wraps=KINDS["find"].judge) as judge:
        assert len(check(text, RuleSet([rule]))) == count
        assert judge.called == bool(count)
