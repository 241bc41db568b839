"""Which places of a document lie in the parts that a rule is for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from factlint.model.document import Part


class ScopeMap:
    """Answers for one scope in one document whether a range lies inside it."""

    def __init__(self, include: Iterable[Part], exclude: Iterable[Part]) -> None:
        self._include = _merged(include)
        self._exclude = _merged(exclude)

    def holds(self, start: int, end: int) -> bool:
        """Whether the range is wholly in an included part and touches no excluded one."""
        return _covers(self._include, start, end) and not _touches(self._exclude, start, end)


def _merged(parts: Iterable[Part]) -> tuple[list[int], list[int]]:
    starts: list[int] = []
    ends: list[int] = []
    for part in sorted(parts, key=lambda part: (part.start, part.end)):
        if ends and part.start <= ends[-1]:
            ends[-1] = max(ends[-1], part.end)
        else:
            starts.append(part.start)
            ends.append(part.end)
    return starts, ends


def _covers(ranges: tuple[list[int], list[int]], start: int, end: int) -> bool:
    starts, ends = ranges
    index = bisect_right(starts, start) - 1
    return index >= 0 and end <= ends[index]


def _touches(ranges: tuple[list[int], list[int]], start: int, end: int) -> bool:
    starts, ends = ranges
    index = bisect_right(starts, start) - 1
    if index >= 0 and start < ends[index]:
        return True
    return index + 1 < len(starts) and starts[index + 1] < end
