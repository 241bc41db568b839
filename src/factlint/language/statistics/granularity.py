"""Whether means and standard deviations of whole numbers can be what is printed.

GRIM: Brown and Heathers (2017, Social Psychological and Personality Science 8, 363-369). GRIMMER:
Anaya (2016, PeerJ Preprints 4:e2400) in the analytic form of Allard (2018). DEBIT: Heathers and
Brown (2019). Figures may be rounded up or down from a half; all arithmetic is exact.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, isqrt

from factlint.language.statistics.printed import Printed


def is_telling(mean: Printed, n: int, items: int = 1) -> bool:
    """Whether there are so few cases that some means with these decimals cannot be."""
    return n > 0 and items > 0 and 2 * mean.half * n * items < 1


def grim(mean: Printed, n: int, items: int = 1) -> bool:
    """Whether `n` whole numbers (or `n` averages of `items` whole numbers) have such a mean."""
    return any(True for _ in _sums(mean, n * items))


def nearest(mean: Printed, n: int, items: int = 1) -> tuple[Fraction, Fraction]:
    """The possible means below and above a mean that is none."""
    count = n * items
    below = floor(mean.value * count)
    return Fraction(below, count), Fraction(below + 1, count)


def grimmer(mean: Printed, sd: Printed, n: int, items: int = 1) -> bool:
    """Whether `n` whole numbers can have such a mean and such a standard deviation.

    The sum of the squares is a whole number too, and odd exactly where the sum is odd. True where
    the mean itself is impossible: that is for `grim` to say.
    """
    if n < 2:
        return True
    sums = list(_sums(mean, n * items))
    if not sums:
        return True
    least = max(Fraction(0), sd.low) * items
    most = sd.high * items
    for total in sums:
        # `total` is the sum of all answers, of which each case adds up `items`.
        floor_of_squares = Fraction(total * total, n)
        low = ceil((n - 1) * least * least + floor_of_squares)
        high = floor((n - 1) * most * most + floor_of_squares)
        low += (low - total) % 2
        if low <= high:
            return True
    return False


def _sums(mean: Printed, count: int) -> range:
    """The whole-number sums of `count` numbers whose mean is printed so."""
    return range(ceil(mean.low * count), floor(mean.high * count) + 1)


def debit(mean: Printed, sd: Printed, n: int) -> bool:
    """Whether `n` zeros and ones can have such a mean and standard deviation.

    The standard deviation of such data follows from the mean: √(m (1 - m) n / (n - 1)).
    """
    if n < 2:
        return True
    low, high = max(mean.low, Fraction(0)), min(mean.high, Fraction(1))
    if low > high:
        return False
    half = Fraction(1, 2)
    ends = [low * (1 - low), high * (1 - high)]
    most = Fraction(1, 4) if low <= half <= high else max(ends)
    scale = Fraction(n, n - 1)
    least_sd, most_sd = max(sd.low, Fraction(0)), sd.high
    return most_sd**2 >= min(ends) * scale and least_sd**2 <= most * scale


def deviation_of_share(mean: Printed, n: int) -> float:
    """The standard deviation of `n` zeros and ones with this mean."""
    variance = mean.value * (1 - mean.value) * Fraction(n, n - 1)
    scale = 10**12
    return isqrt(max(0, floor(variance * scale * scale))) / scale
