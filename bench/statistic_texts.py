"""Sentences with tests whose p-value is worked out here, right ones and altered ones.

The p-values come from numerical integration of the densities and not from the checker, so that a
fault of its distributions would show.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.news import half_of
from bench.number_texts import Draw

_EACH = 40  # sentences for each form, right and wrong


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence; `half` is that of its form."""

    half: str
    sentence: str
    is_wrong: bool


FORMS = (
    ("t", "The groups differed, t({df}) = {value}, p {p}."),
    ("t", "The groups differed (t({df}) = {value}, p {p}, d = 0.41)."),
    ("t", "The groups differed, t[{df}] = {value}; p {p}."),
    ("t", "The effect was small: t{df} = {value}, p {p}."),
    ("t", "It grew, b = 0.32, SE = 0.11, t({df}) = {value}, p {p}."),
    ("t", "It grew, t = {value}, df = {df}, p {p}, in both years."),
    ("t", "It grew, t({df}) = {value}, d = 0.31, 95% CI = [−0.08, 0.70], p {p}."),
    ("t", "It grew, t (df = {df}) = {value}, two-tailed p {p}."),
    ("F", "There was a main effect of order, F({df}) = {value}, p {p}, ηp2 = .12."),
    ("F", "There was a main effect of order, F({df}) = {value}, MSE = 0.34, p {p}."),
    ("F", "There was an interaction (F[{df}] = {value}, p {p})."),
    ("F", "There was an interaction, F {df} = {value}, η² = .07, p {p}."),
    ("F", "There was an interaction, 𝐹({df}) = {value}, 𝑝 {p}."),
    ("chi2", "The counts differed, χ2({df}, N = 90) = {value}, p {p}."),
    ("chi2", "The counts differed, χ²({df}) = {value}, p {p}."),
    ("chi2", "The model fitted, χ 2 ({df}) = {value}, p {p}, CFI = .98."),
    ("chi2", "The counts differed (chi-square({df}) = {value}, p {p})."),
    ("Q", "Studies varied, Q({df}) = {value}, p {p}, I2 = 40%."),
    ("Q", "The sort of study mattered, Qb({df}) = {value}, p {p}."),
    ("r", "The two went together, r({df}) = {value}, p {p}."),
    ("r", "The two went together (r({df}) = {value}, 95% CI [.05, .51], p {p})."),
    ("z", "The two rates differed, z = {value}, p {p}."),
    ("z", "The two rates differed (Z = {value}, p {p})."),
)  # fmt: skip


def put_in() -> Iterator[Text]:
    """For each form as many right sentences as wrong ones."""
    for sort, form in FORMS:
        half = half_of(form)
        for number in range(_EACH):
            for is_wrong in (False, True):
                draw = Draw(f"{form} {number} {is_wrong}")
                df, value, p = _TESTS[sort](draw)
                stated = _other(p, draw) if is_wrong else _printed(p, draw)
                sentence = form.format(df=df, value=value, p=stated)
                yield Text(half, sentence, is_wrong)


def _printed(p: float, draw: Draw) -> str:
    """A p-value as papers print it."""
    if p < 0.001:
        return "< .001"
    if p < 0.05 and draw.below(4) == 0:
        return "< .05" if p > 0.01 or draw.below(2) else "< .01"
    if p > 0.05 and draw.below(5) == 0:
        return draw.of("> .05", "= n.s.")
    return "= " + f"{p:.{draw.between(2, 3)}f}".removeprefix("0")


def _other(p: float, draw: Draw) -> str:
    """One that cannot be: too low or too high by more than any rounding."""
    if p > 0.06 and draw.below(2):
        return draw.of("< .05", "< .01", "< .001")
    if p < 0.04 and draw.below(2):
        return draw.of("> .05", "= n.s.", "= .24", "= .081")
    # Three to four times as much, or a third to a quarter: no half of two tails.
    factor = draw.between(300, 400) / 100
    other = p * factor if p * factor < 0.9 else p / factor
    return "= " + f"{max(other, 0.002):.3f}".removeprefix("0")


def _t(draw: Draw) -> tuple[str, str, float]:
    df, cents = draw.between(8, 240), draw.between(40, 380)
    t = cents / 100
    sign = draw.of("", "-", "−")
    return str(df), f"{sign}{t:.2f}", 2 * _tail(_t_density(df), t)


def _r(draw: Draw) -> tuple[str, str, float]:
    df, r = draw.between(20, 120), draw.between(8, 45) / 100
    t = r * math.sqrt(df / (1 - r * r))
    return str(df), f"{r:.2f}".removeprefix("0"), 2 * _tail(_t_density(df), t)


def _z(draw: Draw) -> tuple[str, str, float]:
    z = draw.between(40, 380) / 100
    return "", f"{z:.2f}", 2 * _tail(lambda x: math.exp(-x * x / 2) / math.sqrt(2 * math.pi), z)


def _f(draw: Draw) -> tuple[str, str, float]:
    df1, df2, f = draw.between(1, 5), draw.between(15, 200), draw.between(60, 900) / 100
    return f"{df1}, {df2}", f"{f:.2f}", _tail(_f_density(df1, df2), f)


def _chi2(draw: Draw) -> tuple[str, str, float]:
    df = draw.between(1, 12)
    value = draw.between(40 * df, 300 * df + 300) / 100
    return str(df), f"{value:.2f}", _tail(_chi2_density(df), value)


_TESTS: dict[str, Callable[[Draw], tuple[str, str, float]]] = {
    "t": _t,
    "r": _r,
    "z": _z,
    "F": _f,
    "chi2": _chi2,
    "Q": _chi2,
}


def _t_density(df: int) -> Callable[[float], float]:
    scale = math.exp(math.lgamma((df + 1) / 2) - math.lgamma(df / 2)) / math.sqrt(df * math.pi)
    return lambda x: scale * (1 + x * x / df) ** (-(df + 1) / 2)


def _f_density(df1: int, df2: int) -> Callable[[float], float]:
    log = math.lgamma((df1 + df2) / 2) - math.lgamma(df1 / 2) - math.lgamma(df2 / 2)
    log += df1 / 2 * math.log(df1 / df2)
    return lambda x: math.exp(
        log + (df1 / 2 - 1) * math.log(x) - (df1 + df2) / 2 * math.log1p(df1 * x / df2)
    )


def _chi2_density(df: int) -> Callable[[float], float]:
    log = -df / 2 * math.log(2) - math.lgamma(df / 2)
    return lambda x: math.exp(log + (df / 2 - 1) * math.log(x) - x / 2)


def _tail(density: Callable[[float], float], start: float, steps: int = 4_000) -> float:
    """The integral from a start to infinity, by Simpson's rule on x = start + u / (1 - u)."""

    def at(u: float) -> float:
        return density(start + u / (1 - u)) / (1 - u) ** 2 if u < 1 else 0.0

    width = 1 / steps
    inner = sum((4 if step % 2 else 2) * at(step * width) for step in range(1, steps))
    return (at(0) + inner + at(1)) * width / 3
