"""The text of a Markdown block, and where in the source each stretch of it comes from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Content:
    """The text of a block, and where in the source each stretch of it comes from."""

    text: str
    starts: list[int] = field(default_factory=lambda: [0])
    sources: list[int] = field(default_factory=lambda: [0])

    def source(self, position: int) -> int:
        """The source offset of a position."""
        index = bisect_right(self.starts, position) - 1
        return self.sources[index] + position - self.starts[index]

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The source ranges of a range."""
        index = bisect_right(self.starts, start) - 1
        while start < end:
            limit = self.starts[index + 1] if index + 1 < len(self.starts) else end
            stop = min(end, limit)
            low = self.sources[index] + start - self.starts[index]
            yield low, low + stop - start
            start = stop
            index += 1
