"""The probability that chance gives a statistic as large as this one or larger.

mpmath computes the incomplete beta and gamma functions; it is imported when the first one is asked
for. All values are 64-bit floats.
"""

from __future__ import annotations

import math
from functools import lru_cache

_KEPT = 4096


@lru_cache(_KEPT)
def of_z(z: float) -> float:
    """Both tails of the normal distribution beyond |z|."""
    return math.erfc(abs(z) / math.sqrt(2))


@lru_cache(_KEPT)
def of_t(t: float, df: float) -> float:
    """Both tails of Student's distribution beyond |t|."""
    return _beta(df / 2, 0.5, df / (df + t * t))


@lru_cache(_KEPT)
def of_f(f: float, df1: float, df2: float) -> float:
    """The upper tail of Fisher's distribution."""
    return _beta(df2 / 2, df1 / 2, df2 / (df2 + df1 * f)) if f > 0 else 1.0


@lru_cache(_KEPT)
def of_chi2(value: float, df: float) -> float:
    """The upper tail of the chi-squared distribution."""
    if value <= 0:
        return 1.0
    from mpmath import gammainc

    return float(gammainc(df / 2, value / 2, regularized=True).real)


@lru_cache(_KEPT)
def of_r(r: float, df: float) -> float:
    """Both tails for a correlation: t = r √(df / (1 - r²))."""
    if abs(r) >= 1:
        return 0.0
    return of_t(r * math.sqrt(df / (1 - r * r)), df)


def _beta(a: float, b: float, x: float) -> float:
    from mpmath import betainc

    return float(betainc(a, b, 0, x, regularized=True).real)
