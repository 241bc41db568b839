"""Whether a length of time can be that of a range, with what print rounds and people count."""

from __future__ import annotations

from enum import Enum

from factlint.language.calendar.lengths import Hedge, Length, Unit
from factlint.language.calendar.ranges import Range
from factlint.values import dataclass

_MONTH = 30.4375  # days
_YEAR = 365.25


class Fit(Enum):
    """How a length fits a range."""

    RIGHT = "right"
    UNLIKELY = "unlikely"
    WRONG = "wrong"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The lengths that are right, in a unit, and those beyond them that are not impossible."""

    low: float
    high: float
    least: float
    most: float


def fit(length: Length, span: Range) -> Fit:
    """How the length fits; both ends may have been counted."""
    bounds = _bounds(length.unit, span)
    if bounds is None or (not span.has_year and _needs_year(length, span)):
        return Fit.UNKNOWN
    slack = max(1.0, 0.15 * length.amount)
    low, high, least, most = bounds.low, bounds.high, bounds.least, bounds.most
    match length.hedge:
        case Hedge.ABOUT:
            low, high = low - slack, high + slack
        case Hedge.OVER:
            low = least = 0.0
        case Hedge.NEARLY:
            high = max(high, most) + 1
        case Hedge.UNDER:
            high = most = float("inf")
        case Hedge.NONE:
            pass
    if low <= length.amount <= high:
        return Fit.RIGHT
    return Fit.UNLIKELY if least <= length.amount <= most else Fit.WRONG


def _needs_year(length: Length, span: Range) -> bool:
    """Whether a range without years says nothing of so long a time."""
    days = (span.last.last - span.first.first).days
    per = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: _MONTH}.get(length.unit, _YEAR)
    return length.amount * per > 366 or days > 366


def _bounds(unit: Unit, span: Range) -> Bounds | None:
    if span.last.last < span.first.first:
        return None
    shortest = max(0, (span.last.first - span.first.last).days)
    longest = (span.last.last - span.first.first).days + 1
    is_exact = span.first.day is not None and span.last.day is not None
    match unit:
        case Unit.DAY:
            return Bounds(longest - 1, longest, shortest, longest) if is_exact else None
        case Unit.WEEK:
            return _bounds_of_weeks(shortest, longest, is_exact=is_exact)
        case Unit.MONTH:
            return _bounds_of_months(span, shortest, longest)
        case Unit.YEAR:
            return _bounds_of_years(span, shortest, longest)
        case Unit.DECADE:
            years = (span.last.year or 0) - (span.first.year or 0)
            return Bounds((years - 3) / 10, (years + 3) / 10, (years - 5) / 10, (years + 5) / 10)
        case Unit.CENTURY:
            years = (span.last.year or 0) - (span.first.year or 0)
            return Bounds(years / 120, years / 80, years / 140, years / 70)


def _bounds_of_weeks(shortest: int, longest: int, *, is_exact: bool) -> Bounds:
    if is_exact:
        # Two weeks from Monday to Friday are eleven days.
        return Bounds((longest - 4) / 7, (longest + 3) / 7, (longest - 4) / 7, (longest + 3) / 7)
    low, high = (shortest - 4) / 7, (longest + 4) / 7
    return Bounds(low, high, low, high)


def _bounds_of_months(span: Range, shortest: int, longest: int) -> Bounds:
    low, high = shortest / _MONTH, longest / _MONTH
    if span.first.day is not None or span.last.day is not None or span.is_years:
        return Bounds(low - 0.6, high + 0.6, low - 1, high + 1)
    months = 12 * ((span.last.year or 0) - (span.first.year or 0))
    months += (span.last.month or 1) - (span.first.month or 1)
    if span.first.month is None or span.last.month is None:
        return Bounds(low - 1, high + 1, low - 1, high + 1)
    least = months - 1
    return Bounds(least if span.is_vague else months, months + 1, least, months + 1)


def _bounds_of_years(span: Range, shortest: int, longest: int) -> Bounds:
    if span.is_years:
        years = (span.last.year or 0) - (span.first.year or 0)
        return Bounds(years - 1 if span.is_vague else years, years + 1, years - 1, years + 1)
    # Five years and eight months are called five years, or six.
    low, high = shortest / _YEAR - 0.95, longest / _YEAR + 0.5
    return Bounds(low, high, low, high)
