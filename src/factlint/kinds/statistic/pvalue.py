"""p-values that do not follow from their test, those that change its verdict, and p = .000."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.kinds.base import Mark, Place
from factlint.kinds.statistic.impossible import is_possible
from factlint.kinds.statistic.place import Readable
from factlint.language.prose import Prose
from factlint.language.statistics.heads import Sort
from factlint.language.statistics.recompute import (
    Fit,
    Follows,
    changes_verdict,
    fit,
    fits_one_tail,
    follows,
)
from factlint.language.statistics.recompute import shown as shown_p
from factlint.language.statistics.report import Reported
from factlint.language.statistics.tests import Test
from factlint.model.finding import Severity, Verdict
from factlint.model.rule import Rule
from factlint.patterns import lazy_regex
from factlint.values import dataclass, replace

_SLIGHT = 0.05  # of the p-value: a last digit that rounds otherwise changes nothing for a reader
# An estimate with its interval just before a test of several degrees: the p-value may be its own.
_ESTIMATE = lazy_regex(
    r"(?:CI|intervals?(?:\s?\(CI\))?)\s?[=:]?\s?[\[(][^()\[\]]{3,30}[\])]\s?[,;]\s?$"
)
_ONE_TAILED = " It is that of a one-tailed test, of which the text does not speak."
_CORRECTED = " A correction for several comparisons may explain it."
_SPHERICITY = " Corrected degrees of freedom may explain it."
_OTHER = " It may belong to the estimate before the test."


@dataclass(frozen=True, slots=True)
class _Case:
    """A test whose p-value does not follow; `note` says what might explain it."""

    test: Test
    found: Follows
    note: str
    at_most: Severity | None

    def mark(self, place: Readable) -> Mark:
        test = self.test
        assert test.p is not None
        fields = {
            "test": place.shown(test.head.start, test.head.end),
            "follows": shown_p(self.found),
            "stated": place.shown(test.p.start, test.p.end),
            "note": self.note,
        }
        verdict = Verdict.UNSURE if self.note else None
        return Mark(test.start, test.end, fields, verdict=verdict, at_most=self.at_most)


def inconsistent(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """Tests whose p-value cannot be the stated one, where that leaves the verdict as it is.

    What one thing may explain (one tail, a correction) is told once for a document, with the other
    tests as related places.
    """
    place = Readable(rule, prose)
    accept = rule.params.get("one-tailed", "report") == "accept"
    explained: dict[str, list[_Case]] = {}
    for case in _cases(place, prose):
        assert case.test.p is not None
        if case.note:
            explained.setdefault(case.note, []).append(case)
        elif not changes_verdict(case.test.p, case.found):
            yield case.mark(place)
    for note, (first, *others) in explained.items():
        if not (accept and note is _ONE_TAILED):
            related = (Place(other.test.start, other.test.end, "as here") for other in others)
            yield replace(first.mark(place), related=tuple(related))


def decision(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """Tests whose stated p-value is on the other side of .05 than the one that follows."""
    place = Readable(rule, prose)
    for case in _cases(place, prose):
        assert case.test.p is not None
        if not case.note and changes_verdict(case.test.p, case.found):
            yield case.mark(place)


def _cases(place: Readable, prose: Prose) -> Iterator[_Case]:
    reported = prose.reported
    for test in reported.tests:
        if test.p is None or not is_possible(test) or not place.holds(test.start, test.end):
            continue
        found = follows(test)
        if found is None:
            continue
        case = _case(reported, test, found)
        if case is not None:
            yield case


def _case(reported: Reported, test: Test, found: Follows) -> _Case | None:
    stated = test.p
    assert stated is not None
    how = fit(test, found)
    if how is Fit.CONSISTENT:
        return None
    if stated.tails == 1 or reported.says("one-tailed"):
        is_said_here = stated.tails == 1 or reported.says("one-tailed", *reported.block(test.start))
        if fits_one_tail(stated, found) and (how is Fit.ONE_TAILED or is_said_here):
            return None
    if how is Fit.ONE_TAILED and stated.tails != 2:
        return _Case(test, found, _ONE_TAILED, Severity.WARNING)
    if _is_larger(test, found):
        if stated.is_adjusted or reported.says("corrected", *reported.block(test.start)):
            return None
        note = _explained(reported, test, how)
        if note:
            return _Case(test, found, note, Severity.INFO)
    if _is_of_several(test) and _ESTIMATE.search(
        reported.text, max(0, test.start - 80), test.start
    ):
        return _Case(test, found, _OTHER, Severity.INFO)
    is_slight = _is_slight(test, found) and not changes_verdict(stated, found)
    return _Case(test, found, "", Severity.INFO if is_slight else None)


def _is_larger(test: Test, found: Follows) -> bool:
    """Whether the stated p-value is above what follows, as corrections make it."""
    stated = test.p
    assert stated is not None
    if stated.value is None:
        return True
    return stated.relation in "=>≥" and float(stated.value.value) > found.high


def _explained(reported: Reported, test: Test, how: Fit) -> str:
    assert test.p is not None
    is_bound = test.p.value is None or test.p.relation in ">≥"
    is_by_factor = how is Fit.CORRECTED or is_bound
    if reported.says("other-p") or (is_by_factor and reported.says("corrected")):
        return _CORRECTED
    is_uncorrected = test.head.sort is Sort.F and all(figure.places == 0 for figure in test.df)
    if is_uncorrected and test.df[0].value > 1 and reported.says("sphericity"):
        return _SPHERICITY
    return ""


def _is_of_several(test: Test) -> bool:
    """Whether a test has several degrees of freedom, so that it is of more than one estimate."""
    return test.head.sort in (Sort.F, Sort.CHI2, Sort.Q) and bool(test.df) and test.df[0].value > 1


def _is_slight(test: Test, found: Follows) -> bool:
    stated = test.p
    assert stated is not None
    if stated.value is None or stated.relation not in "=<≤":
        return False
    low, high = float(stated.value.low), float(stated.value.high)
    if stated.relation != "=":
        low, high = 0.0, float(stated.value.value)
    gap = max(found.low - high, low - found.high)
    return gap <= _SLIGHT * max(high, found.low)


def zero(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """`p = .000`, whose digits say only how many were printed."""
    place = Readable(rule, prose)
    reported = prose.reported
    for stated in reported.pvalues:
        if (
            stated.value is not None
            and stated.value.value == 0
            and stated.value.places > 1
            and (reported.tests or reported.says("statistical", *reported.block(stated.start)))
            and stated.relation == "="
            and place.holds(stated.start, stated.end)
        ):
            least = float(stated.value.half * 2)
            text = f"{least:.{max(stated.value.places, 3)}f}".removeprefix("0")
            yield Mark(stated.start, stated.end, {"follows": f"< {text}"})
