"""The numbers of a document, in order, and those within a range of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from factlint.language.quantities import ranges, scan
from factlint.language.quantities.number import End, Hedge, Number, Sort

__all__ = ["End", "Hedge", "Number", "Sort", "between", "find"]


def find(text: str) -> tuple[Number, ...]:
    """All numbers of a text, sorted by place."""
    return ranges.join(text, scan.find(text))


def between(numbers: Sequence[Number], start: int, end: int) -> tuple[Number, ...]:
    """The numbers that lie wholly in a range."""
    first = bisect_left(numbers, start, key=lambda number: number.start)
    last = first
    while last < len(numbers) and numbers[last].start < end:
        last += 1
    return tuple(number for number in numbers[first:last] if number.end <= end)
