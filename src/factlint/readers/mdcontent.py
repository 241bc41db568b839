"""The text of a Markdown or RST block, and where in the source each stretch of it comes from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factlint.values import dataclass, field


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


def content_of(source: str, segments: Sequence[tuple[int, int]]) -> Content:
    """The text of lines, each but the last with its line end."""
    starts: list[int] = []
    sources: list[int] = []
    pieces: list[str] = []
    length = 0
    for index, (start, end) in enumerate(segments):
        stop = end
        if index + 1 < len(segments):
            stop = end + (2 if source.startswith("\r\n", end) else 1)
        if not sources or sources[-1] + length - starts[-1] != start:
            starts.append(length)
            sources.append(start)
        pieces.append(source[start:stop])
        length += stop - start
    return Content("".join(pieces), starts, sources)
