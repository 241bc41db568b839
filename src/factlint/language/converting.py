"""Whether two printed measures can be one, each rounded as print rounds."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factlint.language.measures import Figure, Measure
from factlint.language.units import Unit
from factlint.values import replace

# Cutting digits off is allowed where it changes a figure by less than this part.
_TRUNCATED = Fraction(1, 10)
# Where both figures are coarse, rounding could excuse a third; readers are misled before that.
_COARSE = Fraction(1, 10)

Pair = tuple[Unit, Unit]


def pairs(first: Measure, second: Measure, *, at_sea: bool) -> tuple[Pair, ...]:
    """The units that may be meant, where one is a unit of another system than the other.

    A mile is nautical only in a text about the sea or the air.
    """
    found = (
        (_ashore(one), _ashore(two)) if not at_sea else (one, two)
        for one in first.units
        for two in second.units
    )
    return tuple(pair for one, two in found if (pair := _pair(one, two)) is not None)


def converted(value: Fraction, pair: Pair) -> Iterator[Fraction]:
    """What a value is in the other unit; several where a word means several units."""
    one, two = pair
    if one.dimension == "celsius":
        yield value * 9 / 5 + 32
        yield value * 9 / 5  # a difference: 2°C warmer
    elif one.dimension == "fahrenheit":
        yield (value - 32) * 5 / 9
        yield value * 5 / 9
    else:
        for size in one.sizes:
            for other in two.sizes:
                if one.is_reciprocal == two.is_reciprocal:
                    yield value * size / other
                elif value:
                    yield 1 / (value * size * other)


def agree(one: Figure, two: Figure, pair: Pair) -> bool:
    """Whether the figures can be one amount.

    Either is the other, converted and then rounded or cut off; or both are rounded from an amount
    between, unless they are too far apart for a reader.
    """
    back = pair[1], pair[0]
    if not pair[0].sizes:
        one, two = _fives(one), _fives(two)
    if any(_holds(two, value) for value in converted(one.value, pair)):
        return True
    if any(_holds(one, value) for value in converted(two.value, back)):
        return True
    if not pair[0].sizes:
        return False
    low, high = _bounds(two)
    bounds = [tuple(converted(bound, pair)) for bound in _bounds(one)]
    return any(
        max(min(ends), low) <= min(max(ends), high) and _is_near(ends, two.value)
        for ends in zip(*bounds, strict=True)
    )


def nearest(one: Figure, two: Figure, found: tuple[Pair, ...]) -> Fraction:
    """What the first figure is in the unit of the second, in the sense that fits it best."""
    values = (value for pair in found for value in converted(one.value, pair))
    return min(values, key=lambda value: (abs(value - two.value), value))


def _fives(figure: Figure) -> Figure:
    """A temperature: rounded to fives at the coarsest."""
    return Figure(figure.value, min(figure.grain, Fraction(5)), min(figure.step, Fraction(1)))


def _ashore(unit: Unit) -> Unit:
    if unit.dimension == "length" and len(unit.sizes) > 1:
        return replace(unit, sizes=unit.sizes[:1])
    return unit


def _pair(one: Unit, two: Unit) -> Pair | None:
    if one.sizes and two.sizes:
        is_other = one.system is not two.system
        return (one, two) if one.dimension == two.dimension and is_other else None
    heats = {one.dimension, two.dimension}
    if heats == {"celsius", "fahrenheit"}:
        return one, two
    if "degree" in heats and heats & {"celsius", "fahrenheit"}:
        # Bare degrees are of the other scale.
        if one.dimension == "degree":
            return _other_scale(two), two
        return one, _other_scale(one)
    return None


def _other_scale(unit: Unit) -> Unit:
    other = "celsius" if unit.dimension == "fahrenheit" else "fahrenheit"
    return Unit(other, other, unit.system)


def _holds(figure: Figure, value: Fraction) -> bool:
    low, high = _bounds(figure)
    return low <= value <= high


def _bounds(figure: Figure) -> tuple[Fraction, Fraction]:
    half = figure.grain / 2
    is_fine = figure.step <= abs(figure.value) * _TRUNCATED
    above = max(figure.step, half) if is_fine else half
    if figure.value < 0:
        return figure.value - above, figure.value + half
    return figure.value - half, figure.value + above


def _is_near(ends: tuple[Fraction, Fraction], value: Fraction) -> bool:
    middle = (ends[0] + ends[1]) / 2
    return abs(middle - value) <= _COARSE * abs(value)
