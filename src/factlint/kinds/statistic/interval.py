"""Intervals that are reversed, do not hold their estimate, or say otherwise than p."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factlint.kinds.base import Mark
from factlint.kinds.statistic.place import Readable
from factlint.language.prose import Prose
from factlint.language.statistics.intervals import Interval, excludes
from factlint.language.statistics.pvalues import PValue
from factlint.model.finding import Severity, Verdict
from factlint.model.rule import Rule

# Interval and test may be made in two ways, so near .05 they may differ.
_CLEARLY_NOT = Fraction(6, 100)
_CLEARLY = Fraction(4, 100)
_LEVELS = (0, 95)


def reversed_(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """Intervals that begin with their higher end; negative ones may be in order of size."""
    place = Readable(rule, prose)
    for interval in _read(place, prose):
        if interval.low.value <= interval.high.value:
            continue
        is_by_size = interval.low.value < 0
        yield Mark(
            interval.start,
            interval.end,
            {"interval": place.shown(interval.start, interval.end)},
            at_most=Severity.INFO if is_by_size else None,
        )


def without_estimate(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """Intervals outside which their own estimate lies."""
    place = Readable(rule, prose)
    for interval in _read(place, prose):
        estimate = interval.estimate
        if estimate is None or estimate.is_standardised or _holds(interval, 1):
            continue
        if interval.low.value > interval.high.value >= 0:
            continue  # told as reversed
        is_flipped = _holds(interval, -1)
        start = estimate.start
        if is_flipped and "=" not in prose.text[start : interval.start]:
            continue  # fell by a mean of 7.6% (95% CI -11.9 to -3.1)
        yield Mark(
            start,
            interval.end,
            {
                "estimate": f"{float(estimate.value.value):g}",
                "interval": place.shown(interval.start, interval.end),
            },
            verdict=Verdict.UNSURE if is_flipped else None,
        )


def _holds(interval: Interval, sign: int) -> bool:
    """Whether the interval holds its estimate, all three as they are rounded."""
    assert interval.estimate is not None
    value = interval.estimate.value
    low = min(interval.low.low, interval.high.low)
    high = max(interval.low.high, interval.high.high)
    return any(
        low <= sign * value.value * scale + value.half * scale
        and sign * value.value * scale - value.half * scale <= high
        for scale in _scales(interval)
    )


def _scales(interval: Interval) -> tuple[Fraction, ...]:
    """One of them may be a share and the other in percent."""
    assert interval.estimate is not None
    if interval.estimate.is_percent and not interval.is_percent:
        return Fraction(1), Fraction(1, 100)
    is_share = abs(interval.estimate.value.value) <= 1 <= interval.low.value
    if (interval.is_percent or is_share) and not interval.estimate.is_percent:
        return Fraction(1), Fraction(100)
    return (Fraction(1),)


def against_p(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """95 % intervals of a difference or ratio that exclude "no effect" while p does not, or v.v."""
    place = Readable(rule, prose)
    for interval in _read(place, prose):
        estimate, stated = interval.estimate, interval.p
        if estimate is None or estimate.null is None or stated is None:
            continue
        if interval.level not in _LEVELS or stated.is_plural or not _holds(interval, 1):
            continue
        excluded = excludes(interval, estimate.null)
        claim = _claim(stated)
        if excluded is None or claim is None or excluded == claim:
            continue
        yield Mark(
            min(estimate.start, stated.start),
            max(interval.end, stated.end),
            {
                "interval": place.shown(interval.start, interval.end),
                "what": "excludes" if excluded else "includes",
                "n": str(estimate.null),
                "stated": place.shown(stated.start, stated.end),
            },
        )


def _claim(stated: PValue) -> bool | None:
    """Whether p is clearly below .05 (True) or above it (False)."""
    if stated.value is None:
        return False
    value = stated.value.value
    if stated.relation == "=":
        return True if value <= _CLEARLY else False if value >= _CLEARLY_NOT else None
    return stated.is_significant


def _read(place: Readable, prose: Prose) -> Iterator[Interval]:
    return (
        interval
        for interval in prose.reported.intervals
        if place.holds(interval.start, interval.end)
    )
