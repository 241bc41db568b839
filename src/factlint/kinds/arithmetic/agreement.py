"""Whether a stated change can follow from its two figures, as exactly as they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from factlint.language.quantities.changes import Change
from factlint.language.quantities.number import Hedge, Number

Bounds = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Reading:
    """The two figures in one unit: the new and the old one, with their bounds."""

    new: Fraction
    old: Fraction
    new_bounds: Bounds
    old_bounds: Bounds

    @property
    def ratio(self) -> Fraction:
        """The new figure as a multiple of the old one."""
        return self.new / self.old

    def ratios(self) -> Bounds:
        """The smallest and the largest multiple that the printed figures leave open."""
        low, high = self.new_bounds
        old_low, old_high = self.old_bounds
        if old_low <= 0:
            return low / old_high, high * 10**6
        return low / old_high, high / old_low


def readings(change: Change) -> Iterator[Reading]:
    """The ways to read the two figures; one with "mln" may lend it to one without."""
    new, old = change.new, change.old
    for new_scale, old_scale in _scales(new, old):
        yield Reading(
            new.value * new_scale,
            old.value * old_scale,
            _scaled(new, new_scale),
            _scaled(old, old_scale),
        )


def _scales(new: Number, old: Number) -> Iterator[tuple[Fraction, Fraction]]:
    one = Fraction(1)
    if new.scale == old.scale:
        yield one, one
    elif old.scale == 1 and not old.unit and old.value < 1000:
        yield one, new.scale
    elif new.scale == 1 and not new.unit and new.value < 1000:
        yield old.scale, one
    else:
        yield one, one


def _scaled(number: Number, scale: Fraction) -> Bounds:
    low, high = number.bounds()
    if number.hedge is not Hedge.NONE:
        slack = number.value / 20
        low, high = low - slack, high + slack
    return max(low, Fraction(0)) * scale, high * scale


def percent_bounds(number: Number, hedge: Hedge) -> Bounds:
    """What a stated percentage can stand for, its hedge included."""
    low, high = number.bounds()
    slack = max(Fraction(1), abs(number.value) / 8)
    if hedge in (Hedge.ABOUT, Hedge.UNDER):
        low -= slack
    if hedge in (Hedge.ABOUT, Hedge.OVER):
        high += slack
    return low, high


def percent_agrees(change: Change, reading: Reading) -> bool:
    """Whether the stated percentage can be that of the two figures, its direction included."""
    assert change.stated is not None
    low, high = percent_bounds(change.stated, change.hedge)
    if change.sign < 0:
        low, high = -high, -low
    least, most = (100 * (ratio - 1) for ratio in reading.ratios())
    return low <= most and least <= high
