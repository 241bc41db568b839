"""One number of a text: its place, its value and how exactly it is printed."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from factlint.values import dataclass

Bounds = tuple[Fraction, Fraction]
"""The smallest and the largest value."""


class Sort(StrEnum):
    """What a number measures."""

    COUNT = "count"  # nothing or a noun behind it: 40 members
    PERCENT = "percent"
    POINTS = "points"  # percentage points
    MONEY = "money"
    MEASURE = "measure"  # with a unit of `units.py`
    SHARE = "share"  # two thirds, one in five
    YEAR = "year"


class Hedge(StrEnum):
    """What the words around a number take back of it."""

    NONE = "none"
    ABOUT = "about"
    OVER = "over"  # more than, at least, just over
    UNDER = "under"  # nearly, almost, less than, up to


class End(StrEnum):
    """Which end of a range a number is."""

    NONE = "none"
    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Number:
    """A number, from its currency sign to its unit.

    `value` counts in the unit: "5 mln dlrs" is 5,000,000 in USD, "12 %" is 12 in %. `step` is what
    one more in the last printed digit would add, `round_step` the same without the zeros at the
    end of a whole number ("120,000": 1 and 10,000). `digits_start` and `digits_end` are the bare
    figure or the number words. The first number of "5 to 10 mln dlrs" has the unit and the scale
    of the second.
    """

    start: int
    end: int
    digits_start: int
    digits_end: int
    value: Fraction
    step: Fraction
    round_step: Fraction
    sort: Sort = Sort.COUNT
    unit: str = ""
    scale: Fraction = Fraction(1)
    hedge: Hedge = Hedge.NONE
    hedge_start: int = -1
    range_end: End = End.NONE
    is_spelled: bool = False
    is_attributive: bool = False  # a "10-year" bond, a "50-dollar" fee
    may_be_year: bool = False  # four digits without a comma

    @property
    def low(self) -> Fraction:
        """The smallest amount that print would give as this number, rounded or cut off."""
        return self.bounds()[0]

    @property
    def high(self) -> Fraction:
        """The largest amount that print would give as this number, rounded or cut off."""
        return self.bounds()[1]

    def bounds(self, *, coarse: bool = False) -> Bounds:
        """The amounts that the printed figure can stand for; the zeros at its end may be rounding.

        Rounding allows half a step to both sides, cutting off a whole one away from zero.
        """
        rounded, cut = self.rounded(coarse=coarse), self.cut_off(coarse=coarse)
        return min(rounded[0], cut[0]), max(rounded[1], cut[1])

    def rounded(self, *, coarse: bool = False) -> Bounds:
        """The amounts that are this number when rounded."""
        half = (self.round_step if coarse else self.step) / 2
        return self.value - half, self.value + half

    def cut_off(self, *, coarse: bool = False) -> Bounds:
        """The amounts that are this number when the digits behind are left away."""
        # A whole step more would be printed as the next figure.
        step = (self.round_step if coarse else self.step) * Fraction(999_999, 1_000_000)
        if self.value < 0:
            return self.value - step, self.value
        return self.value, self.value + step

    def is_like(self, other: Number) -> bool:
        """Whether both count the same thing, as far as the units say."""
        return self.sort is other.sort and self.unit == other.unit
