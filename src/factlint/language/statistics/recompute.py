"""What p-value follows from a test as printed, and whether the stated one agrees.

The method is that of Nuijten, Hartgerink, van Assen, Epskamp and Wicherts (2016, Behavior Research
Methods 48, 1205-1226): the statistic is rounded, so it stands for an interval of half a unit of its
last digit to both sides, and every p-value of that interval is possible.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from itertools import product

from factlint.language.statistics import distributions
from factlint.language.statistics.heads import Sort
from factlint.language.statistics.printed import Printed
from factlint.language.statistics.pvalues import ALPHA, PValue
from factlint.language.statistics.tests import Test
from factlint.values import dataclass

_ALPHA = float(ALPHA)
_EDGE = 1e-9  # what the last bits of a float may differ by


@dataclass(frozen=True, slots=True)
class Follows:
    """The p-values that a test can have, both ends included; two-tailed for t, z and r."""

    low: float
    high: float

    def halved(self) -> Follows:
        """Those of one tail."""
        return Follows(self.low / 2, self.high / 2)

    def other_tail(self) -> Follows:
        """Those of the tail that the statistic does not lie in."""
        return Follows(1 - self.high / 2, 1 - self.low / 2)

    def times(self, factor: int) -> Follows:
        """Those after a correction for as many comparisons."""
        return Follows(min(1.0, self.low * factor), min(1.0, self.high * factor))


def follows(test: Test) -> Follows | None:
    """The p-values of a test; None where it does not say enough.

    t without degrees of freedom lies between the normal distribution and one degree.
    """
    head = test.head
    least, most = _sizes(head.value)
    if head.sort is Sort.R and least > 1:
        return None
    tails = [_of(head.sort, df) for df in _freedoms(test)]
    if not tails:
        return None
    low = min(tail(most) for tail in tails)
    high = max(tail(least) for tail in tails)
    if head.relation in "<≤":
        return Follows(low, 1.0)
    if head.relation in ">≥":
        return Follows(0.0, high)
    return Follows(low, high)


def _sizes(value: Printed) -> tuple[float, float]:
    low, high = float(value.low), float(value.high)
    if low < 0 < high:
        return 0.0, max(-low, high)
    return min(abs(low), abs(high)), max(abs(low), abs(high))


def _freedoms(test: Test) -> list[tuple[float, ...]]:
    """The degrees of freedom that the printed ones may stand for; a whole number is itself."""
    sort = test.head.sort
    if sort is Sort.Z:
        return [()]
    if sort is Sort.T and not test.df:
        return [(1.0,), (1e9,)]
    if len(test.df) != (2 if sort is Sort.F else 1):
        return []
    ends = [_ends(figure) for figure in test.df]
    if sort is Sort.R and test.df[0].value > 3:
        ends[0] = (*ends[0], float(test.df[0].value) - 2)  # some print the number of cases
    return [tuple(pair) for pair in product(*ends)]


def _ends(df: Printed) -> tuple[float, ...]:
    if df.places == 0:
        return (float(df.value),)
    return max(float(df.low), 0.01), float(df.high)


def _of(sort: Sort, df: tuple[float, ...]) -> Callable[[float], float]:
    if sort is Sort.F:
        return lambda value: distributions.of_f(value, *df)
    if sort is Sort.T:
        if df[0] >= 1e9:
            return distributions.of_z
        return lambda value: distributions.of_t(value, *df)
    if sort is Sort.R:
        return lambda value: distributions.of_r(min(value, 1.0), *df)
    if sort is Sort.Z:
        return distributions.of_z
    return lambda value: distributions.of_chi2(value, *df)


def agrees(stated: PValue, found: Follows) -> bool:
    """Whether a stated p-value can be one of those that follow.

    A printed one may be rounded or cut off.
    """
    if stated.value is None:
        return found.high > _ALPHA - _EDGE
    value, half = float(stated.value.value), float(stated.value.half)
    match stated.relation:
        case "<":
            return found.low < value + _EDGE * value
        case "≤":
            return found.low <= value + _EDGE
        case ">":
            return found.high > value - _EDGE
        case "≥":
            return found.high >= value - _EDGE
        case _:
            return found.low <= value + 2 * half + _EDGE and found.high >= value - half - _EDGE


def fits_one_tail(stated: PValue, found: Follows) -> bool:
    """Whether a stated p-value can be that of a one-tailed test, in either direction."""
    if agrees(stated, found.halved()):
        return True
    return stated.relation == "=" and agrees(stated, found.other_tail())


class Fit(Enum):
    """How a stated p-value and the one that follows go together."""

    CONSISTENT = "consistent"
    ONE_TAILED = "one-tailed"
    CORRECTED = "corrected"
    WRONG = "wrong"


_MOST_COMPARISONS = 60
_ONE_SIDED = (Sort.T, Sort.Z, Sort.R)


def fit(test: Test, found: Follows) -> Fit:
    """How the p-value of a test that has one fits.

    Half of what follows is that of a one-tailed test. A whole multiple, stated to two digits or
    more, is what a Bonferroni correction makes of it.
    """
    stated = test.p
    assert stated is not None
    if agrees(stated, found):
        return Fit.CONSISTENT
    if test.head.sort in _ONE_SIDED and fits_one_tail(stated, found):
        return Fit.ONE_TAILED
    if stated.value is not None and stated.relation == "=" and found.high > 0:
        if stated.value.value == 1:
            return Fit.CORRECTED
        times = float(stated.value.value) / found.high
        for factor in range(max(2, int(times)), min(_MOST_COMPARISONS, int(times) + 2) + 1):
            if agrees(stated, found.times(factor)):
                return Fit.CORRECTED
    return Fit.WRONG


def changes_verdict(stated: PValue, found: Follows) -> bool:
    """Whether the stated p-value is on the other side of .05 than every one that follows."""
    claim = stated.is_significant
    if claim is None:
        return False
    return found.low > _ALPHA + _EDGE if claim else found.high < _ALPHA - _EDGE


def shown(found: Follows) -> str:
    """The p-values that follow, as an editor would print them."""
    low, high = _shown(found.low), _shown(found.high)
    if low == high:
        return low if low.startswith("<") else f"= {low}"
    if found.low == 0.0:
        return f"< {high}"
    if found.high == 1.0:
        return f"> {low.removeprefix('< ')}"
    return f"between {low.removeprefix('< ')} and {high.removeprefix('< ')}"


def _shown(p: float) -> str:
    if p < 0.00001:
        return "< .00001"
    places = 3 if p >= 0.01 else 4 if p >= 0.001 else 5
    text = f"{p:.{places}f}"
    return text.removeprefix("0")
