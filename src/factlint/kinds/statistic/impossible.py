"""Values that a statistic cannot have: p above 1, r beyond 1, a negative F, χ2 or SD."""

from __future__ import annotations

from collections.abc import Iterator

from factlint import regex
from factlint.kinds.base import Mark
from factlint.kinds.statistic.place import Readable
from factlint.language.prose import Prose
from factlint.language.statistics.heads import Sort
from factlint.language.statistics.pvalues import PValue
from factlint.language.statistics.report import Reported
from factlint.language.statistics.tests import Test
from factlint.model.rule import Rule
from factlint.patterns import lazy_regex

_NOT_NEGATIVE = {Sort.F: "F", Sort.CHI2: "A chi-squared", Sort.Q: "Q"}
_OTHERS = (
    (
        lazy_regex(r"(?<![\w.-])(?<!\d\s)SDs?\s?=\s?-\s?\d*\.?\d+"),
        "A standard deviation cannot be negative",
    ),
    (
        lazy_regex(
            r"(?<![\w.])(?:partial\s)?(?:η|ω|eta|ω)\s?(?:p|G)?\s?\^?2\s?=\s?(?!1\.0+\b)[1-9]\d{0,2}\.\d"
        ),
        "A share of the variance cannot exceed 1",
    ),
    (
        lazy_regex(
            r"(?<![\w.Δ])(?:adjusted\s)?R\s?\^?2\s?=\s?(?!1\.0+\b)[1-9]\d{0,2}\.\d+(?!\s?[%\w×])"
        ),
        "A share of the variance cannot exceed 1",
    ),
)
_PERCENT = lazy_regex(r"\d*\s?%")
_STUDY = lazy_regex(
    r"\bM\s?=|\b[Mm]eans?\b|\bp\s?[<=>]|\bF\s?\(|\bβ|\bSE\s?=|\bvariance\b|\bregress|\bmodels?\b|\bsignifican"
)


def is_possible(test: Test) -> bool:
    """Whether a test and its p-value have values that such can have."""
    return not _of_test(test) and (test.p is None or not _of_p(test.p))


def values(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """The values that cannot be, each with a word on why."""
    place = Readable(rule, prose)
    for test in prose.reported.tests:
        what = _of_test(test) if _is_certain(test) else ""
        if what and place.holds(test.head.start, test.head.end):
            yield Mark(test.head.start, test.head.end, {"what": what})
        if test.p is not None and _of_p(test.p) and place.holds(test.start, test.end):
            yield Mark(test.p.start, test.p.end, {"what": _of_p(test.p)})
    for pattern, what in _OTHERS:
        for match in pattern.finditer(prose.reported.text):
            if place.holds(*match.span()) and _is_statistic(prose.reported, match):
                yield _mark(match, what)


def _is_statistic(reported: Reported, match: regex.Match[str]) -> bool:
    """Whether it is one of a study, and no resistor R2 = 4.7 kΩ or a share in percent."""
    block = reported.block(match.start())
    return (
        not _PERCENT.match(reported.text, match.end())
        and _STUDY.search(reported.text, *block) is not None
    )


def _mark(match: regex.Match[str], what: str) -> Mark:
    return Mark(match.start(), match.end(), {"what": what})


def _is_certain(test: Test) -> bool:
    """Whether it is a test at all: a formula may have F(2, 3) = -1."""
    return test.p is not None


def _of_test(test: Test) -> str:
    head = test.head
    if head.sort is Sort.R:
        is_beyond = head.relation == "=" and min(abs(head.value.low), abs(head.value.high)) > 1
        return "A correlation cannot exceed 1" if is_beyond else ""
    if head.sort in _NOT_NEGATIVE and head.value.high < 0 and head.relation == "=":
        return f"{_NOT_NEGATIVE[head.sort]} cannot be negative"
    return ""


def _of_p(stated: PValue) -> str:
    if stated.value is None:
        return ""
    value = stated.value.value
    if value < 0 or (value == 0 and stated.relation == "<"):
        return "A p-value cannot be negative"
    if value > 1 or (value == 1 and stated.relation == ">"):
        return "A p-value cannot exceed 1"
    return ""
