"""Which places of a document lie in the parts that a rule is for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from factlint.model import ranges
from factlint.model.document import Part


class Ranges(ranges.Ranges):
    """Half-open ranges that may also be asked about a range; an empty one is its place."""

    def cover(self, start: int, end: int) -> bool:
        """Whether a range lies wholly in one of these."""
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and end <= self._ends[index]

    def touch(self, start: int, end: int) -> bool:
        """Whether a range lies in or over one of these."""
        index = bisect_right(self._starts, start) - 1
        if index >= 0 and start < self._ends[index]:
            return True
        return index + 1 < len(self._starts) and self._starts[index + 1] < end


class ScopeMap:
    """Answers for one scope in one document whether a range lies inside it."""

    def __init__(self, include: Iterable[Part], exclude: Iterable[Part]) -> None:
        self._include = Ranges((part.start, part.end) for part in include)
        excluded = [(part.start, part.end) for part in exclude]
        self._exclude = Ranges(excluded)
        self._has_excluded = bool(excluded)

    def holds(self, start: int, end: int) -> bool:
        """Whether the range is wholly in an included part and touches no excluded one."""
        if not self._include.cover(start, end):
            return False
        return not self._has_excluded or not self._exclude.touch(start, end)
