"""Where the findings of a text lie in what is shown of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from factlint.model.finding import Severity
from factlint.model.layout import Block, Piece
from factlint.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Range:
    """A finding (`place` 0) or its nth related place, in offsets of the text.

    `finding` is the number of the finding, `severity` its own.
    """

    start: int
    end: int
    finding: int
    severity: Severity
    place: int = 0


@dataclass(slots=True)
class Segment:
    """A stretch of shown text that the same ranges cover.

    `finding` and `place` are the innermost of their sort; `severity` is the worst of all findings
    here. `begins` are the ranges first shown here, `ends` the findings last shown here.
    """

    shown: str
    finding: Range | None = None
    place: Range | None = None
    severity: Severity | None = None
    begins: list[Range] = field(default_factory=list)
    ends: list[Range] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Marked:
    """A block and its segments."""

    block: Block
    segments: list[Segment]

    def begins(self) -> Iterator[Range]:
        """The findings that are first shown in this block."""
        for segment in self.segments:
            yield from (covered for covered in segment.begins if covered.place == 0)


def mark(text: str, blocks: Sequence[Block], ranges: Sequence[Range]) -> list[Marked]:
    """The blocks of a text in its order, cut wherever a range begins or ends.

    One pass over the text, whatever the number of ranges. A block that begins inside another is
    left out. A range that lies in no block has no segment; a finding of no length becomes a
    segment that shows nothing.
    """
    ordered = sorted(blocks, key=lambda block: block.start)
    return list(_Sweep(text, ranges).blocks(ordered or [Block("source", 0, len(text))]))


class _Open:
    """The ranges of one sort that are open, the innermost last."""

    def __init__(self) -> None:
        self._ranges: dict[Range, None] = {}
        self._ranks = [0] * len(Severity)

    def add(self, opened: Range) -> None:
        self._ranges[opened] = None
        self._ranks[opened.severity.rank] += 1

    def remove(self, closed: Range) -> None:
        del self._ranges[closed]
        self._ranks[closed.severity.rank] -= 1

    @property
    def innermost(self) -> Range | None:
        return next(reversed(self._ranges), None)

    @property
    def worst(self) -> Severity | None:
        return next((severity for severity in Severity if self._ranks[severity.rank]), None)


class _Points:
    """The findings of no length, in order."""

    def __init__(self, ranges: Sequence[Range]) -> None:
        points = (one for one in ranges if one.end <= one.start and one.place == 0)
        self._points = sorted(points, key=lambda one: (one.start, one.finding))
        self._next = 0

    def until(self, offset: int) -> Iterator[Segment]:
        """Those at or before an offset, each once."""
        while self._next < len(self._points) and self._points[self._next].start <= offset:
            point = self._points[self._next]
            self._next += 1
            yield Segment("", point, None, point.severity, [point], [point])

    def skip(self, offset: int) -> None:
        """Leaves out those before an offset."""
        while self._next < len(self._points) and self._points[self._next].start < offset:
            self._next += 1


class _Sweep:
    """The state of the pass: the ranges to come, those that are open, the segment shown last."""

    def __init__(self, text: str, ranges: Sequence[Range]) -> None:
        self._text = text
        covering = [one for one in ranges if one.end > one.start]
        self._waiting = sorted(
            covering, key=lambda one: (one.start, -one.end, one.finding, one.place)
        )
        self._points = _Points(ranges)
        edges = {edge for one in covering for edge in (one.start, one.end)}
        edges.update(one.start for one in ranges if one.end <= one.start)
        self._cuts = sorted(edges)
        self._next = self._next_cut = 0
        self._closing: list[tuple[int, int, Range]] = []
        self._findings, self._places = _Open(), _Open()
        self._last: Segment | None = None

    def blocks(self, blocks: Sequence[Block]) -> Iterator[Marked]:
        at = 0
        for index, block in enumerate(blocks):
            if block.start < at:
                continue
            # What stands in the white space before or behind a block is seen with it.
            before = self._text[at : block.start]
            self._points.skip(at + len(before.rstrip()))
            segments = list(self._block(block))
            at = block.end
            ceiling = blocks[index + 1].start if index + 1 < len(blocks) else len(self._text)
            behind = self._text[at:ceiling]
            segments += self._points.until(at + len(behind) - len(behind.lstrip()))
            yield Marked(block, segments)
        self._close(len(self._text) + 1)

    def _block(self, block: Block) -> Iterator[Segment]:
        whole = Piece(block.start, block.end, self._text[block.start : block.end])
        for piece in block.pieces or (whole,):
            for start, end, shown in self._cut(piece):
                yield from self._points.until(start)
                yield self._segment(start, end, shown)

    def _cut(self, piece: Piece) -> Iterator[tuple[int, int, str]]:
        """A piece of equal lengths in parts, another one whole."""
        at = piece.start
        if len(piece.shown) == piece.end - piece.start:
            for cut in self._cuts_inside(piece):
                yield at, cut, piece.shown[at - piece.start : cut - piece.start]
                at = cut
        yield at, piece.end, piece.shown[at - piece.start :]

    def _cuts_inside(self, piece: Piece) -> Iterator[int]:
        cuts = self._cuts
        while self._next_cut < len(cuts) and cuts[self._next_cut] <= piece.start:
            self._next_cut += 1
        while self._next_cut < len(cuts) and cuts[self._next_cut] < piece.end:
            yield cuts[self._next_cut]
            self._next_cut += 1

    def _segment(self, start: int, end: int, shown: str) -> Segment:
        self._close(start)
        segment = Segment(shown)
        while self._next < len(self._waiting) and self._waiting[self._next].start < end:
            opened = self._waiting[self._next]
            self._next += 1
            if opened.end > start:
                self._open_for(opened).add(opened)
                heappush(self._closing, (opened.end, self._next, opened))
                segment.begins.append(opened)
        segment.finding = self._findings.innermost
        segment.place = self._places.innermost
        segment.severity = self._findings.worst
        self._last = segment
        return segment

    def _close(self, offset: int) -> None:
        while self._closing and self._closing[0][0] <= offset:
            _, _, closed = heappop(self._closing)
            self._open_for(closed).remove(closed)
            if closed.place == 0 and self._last is not None:
                self._last.ends.append(closed)

    def _open_for(self, one: Range) -> _Open:
        return self._places if one.place else self._findings
