"""Whether a stated change can follow from its two figures, as exactly as they are printed."""

from __future__ import annotations

from fractions import Fraction

from factlint.language.quantities.changes import Change
from factlint.language.quantities.number import Bounds, Hedge, Number
from factlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """The two figures in one unit, the new and the old one, and how they may have been shortened.

    `ratios` are the smallest and the largest multiple, with both figures rounded and with both
    cut off: print does the one or the other throughout.
    """

    new: Fraction
    old: Fraction
    ratios: tuple[Bounds, Bounds]

    @property
    def ratio(self) -> Fraction:
        """The new figure as a multiple of the old one."""
        return self.new / self.old


def read(change: Change) -> Reading:
    """The two figures in one unit: one with "mln" lends it to a small one without."""
    new, old = change.new, change.old
    new_scale = old_scale = Fraction(1)
    if old.scale == 1 and new.scale > 1 and not old.unit and old.value < 1000:
        old_scale = new.scale
    elif new.scale == 1 and old.scale > 1 and not new.unit and new.value < 1000:
        new_scale = old.scale
    scale = new_scale / old_scale
    return Reading(
        new.value * new_scale,
        old.value * old_scale,
        (
            _ratios(new, new.rounded(), old, old.rounded(), scale),
            _ratios(new, new.cut_off(), old, old.cut_off(), scale),
        ),
    )


def _ratios(
    new: Number, new_bounds: Bounds, old: Number, old_bounds: Bounds, scale: Fraction
) -> Bounds:
    new_low, new_high = _hedged(new, new_bounds)
    old_low, old_high = _hedged(old, old_bounds)
    most = new_high / old_low * scale if old_low > 0 else Fraction(10**9)
    return max(new_low, Fraction(0)) / old_high * scale, most


def _hedged(number: Number, bounds: Bounds) -> Bounds:
    if number.hedge is Hedge.NONE:
        return bounds
    slack = number.value / 20
    return bounds[0] - slack, bounds[1] + slack


def percent_bounds(number: Number, hedge: Hedge) -> Bounds:
    """What a stated percentage can stand for, its hedge included."""
    low, high = number.bounds()
    # Who says "some 12.5 %" has worked it out.
    slack = max(Fraction(1), abs(number.value) / 8) if number.step >= 1 else 2 * number.step
    if hedge in (Hedge.ABOUT, Hedge.UNDER):
        low -= slack
    if hedge in (Hedge.ABOUT, Hedge.OVER):
        high += slack
    return low, high


def percent_agrees(change: Change) -> bool:
    """Whether the stated percentage can be that of the two figures, its direction included."""
    assert change.stated is not None
    reading = read(change)
    low, high = percent_bounds(change.stated, change.hedge)
    if change.sign < 0:
        low, high = -high, -low
    return any(
        low <= 100 * (most - 1) and 100 * (least - 1) <= high for least, most in reading.ratios
    )
