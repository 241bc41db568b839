"""Joins the two ends of a range: "5 to 10 mln dlrs", "between 3 and 4 %", "10-12 pct"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from factlint import regex
from factlint.language.quantities.number import End, Number, Sort
from factlint.patterns import lazy_regex
from factlint.values import replace

_DASH = lazy_regex(r"\s?[-‐‑–]\s?\Z")
_TO = lazy_regex(r"\s+(?:to|or)\s+\Z")
_AND = lazy_regex(r"\s+and\s+\Z")
_BETWEEN = lazy_regex(r"\bbetween\s+$", regex.IGNORECASE)
_FROM = lazy_regex(r"\b(?:from|by)\s+$", regex.IGNORECASE)


def join(text: str, numbers: Sequence[Number]) -> tuple[Number, ...]:
    """The same numbers, those of a range marked, the first with the unit of the second."""
    found = list(numbers)
    for index in range(len(found) - 1):
        low, high = found[index], found[index + 1]
        if low.end >= high.start or high.start - low.end > 12 or low.range_end is not End.NONE:
            continue
        if {Sort.YEAR, Sort.SHARE} & {low.sort, high.sort} or not _is_range(text, low, high):
            continue
        if low.unit and not high.unit:  # "$5-10m"
            high = replace(high, sort=low.sort, unit=low.unit)
        found[index] = replace(_shared(low, high), range_end=End.LOW)
        found[index + 1] = replace(high, range_end=End.HIGH)
    return tuple(found)


def _is_range(text: str, low: Number, high: Number) -> bool:
    between = text[low.end : high.start]
    if _DASH.match(between):
        return True
    if _TO.match(between):
        # "from 5 to 10" may be a rise: left to who asks.
        return not low.unit and not _FROM.search(text, max(0, low.start - 8), low.start)
    return bool(_AND.match(between) and _BETWEEN.search(text, max(0, low.start - 12), low.start))


def _shared(low: Number, high: Number) -> Number:
    """The low end with the unit and scale that are printed behind the high end only."""
    changed = low
    if not low.unit and high.unit:
        changed = replace(changed, sort=high.sort, unit=high.unit)
    if low.scale == 1 and high.scale > 1 and low.value <= high.value / high.scale:
        scale: Fraction = high.scale
        changed = replace(
            changed,
            value=low.value * scale,
            step=low.step * scale,
            round_step=low.round_step * scale,
            scale=scale,
        )
    return changed
