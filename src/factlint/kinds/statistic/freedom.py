"""Degrees of freedom that are more than the cases that the same test names."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.kinds.base import Mark
from factlint.kinds.statistic.place import Readable
from factlint.language.prose import Prose
from factlint.language.statistics.heads import Sort
from factlint.language.statistics.tests import Test
from factlint.model.rule import Rule


def judge(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """t and r whose degrees of freedom reach the number of cases that stands with them.

    A model fitted to a table of moments has its own count, so χ2 is left alone; some print the
    number of cases of a correlation in place of its degrees of freedom.
    """
    place = Readable(rule, prose)
    for test in prose.reported.tests:
        if not _is_too_many(test) or not place.holds(test.start, test.end):
            continue
        assert test.n is not None
        yield Mark(
            test.start, test.end, {"df": f"{float(test.df[0].value):g}", "n": str(int(test.n))}
        )


def _is_too_many(test: Test) -> bool:
    if test.n is None or len(test.df) != 1 or test.head.is_plural:
        return False
    if test.head.sort is Sort.T:
        return test.df[0].low >= test.n if test.df[0].places else test.df[0].value >= test.n
    return test.head.sort is Sort.R and test.df[0].value > test.n
