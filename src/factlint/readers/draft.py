"""A reading text in the making: what is taken from the source, and where it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from factlint.model.document import OffsetMap, Part, PartKind
from factlint.model.link import Hyperlink, LinkSort
from factlint.patterns import lazy_re

_SURROGATE = lazy_re("[\ud800-\udfff]")


class Draft:
    """Takes ranges of a source, in order, and remembers the way back.

    A range that follows the one before it in both texts becomes one piece with it, so that a
    document has few pieces.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[Part] = []
        self._links: list[tuple[str, LinkSort, int, int, int, int]] = []
        self.length = 0
        self._chunks: list[str] = []
        self._pieces: list[tuple[int, int, int, int]] = []

    def take(self, start: int, end: int) -> None:
        """Adds a range of the source as it stands."""
        if end <= start:
            return
        self._chunks.append(self.source[start:end])
        low, self.length = self.length, self.length + end - start
        if self._pieces:
            before = self._pieces[-1]
            if before[1] == low and before[3] == start and low - before[0] == start - before[2]:
                self._pieces[-1] = (before[0], self.length, before[2], end)
                return
        self._pieces.append((low, self.length, start, end))

    def put(self, text: str, start: int, end: int) -> None:
        """Adds a text that stands for a range of the source, a character reference say."""
        if text:
            self._chunks.append(text)
            low, self.length = self.length, self.length + len(text)
            self._pieces.append((low, self.length, start, end))

    def separate(self, text: str = "\n\n") -> None:
        """Adds what keeps blocks apart, which belongs to no place of the source."""
        if self.length:
            self._chunks.append(text)
            self.length += len(text)

    def mark(self, kind: PartKind, start: int, end: int | None = None, detail: str = "") -> None:
        """Marks a range of the reading text (up to its end so far) as a part."""
        self.parts.append(Part(kind, start, self.length if end is None else end, detail))

    def link(
        self, target: str, sort: LinkSort, place: tuple[int, int], start: int = -1, end: int = -1
    ) -> None:
        """Keeps a link: `place` is the range of its target in the source.

        `start` and `end` are the range of its visible text in the reading text, -1 where it has
        none: it is then taken to stand where the text before its target ends.
        """
        self._links.append((target, sort, *place, start, end))

    def links(self) -> tuple[Hyperlink, ...]:
        """The links, by the place of their targets in the source."""
        found = []
        for target, sort, low, high, start, end in self._links:
            if start < 0:
                start = end = self._place_before(low)
            found.append(Hyperlink(start, end, target, sort, low, high))
        return tuple(sorted(found, key=lambda link: (link.source_start, link.start)))

    def _place_before(self, source: int) -> int:
        """Where in the reading text what stands before a place of the source ends."""
        index = bisect_right(self._pieces, source, key=lambda piece: piece[2]) - 1
        if index < 0:
            return 0
        low, high, start, end = self._pieces[index]
        if source < end and high - low == end - start:
            return low + source - start
        return high

    def text(self) -> str:
        """The reading text so far."""
        if len(self._chunks) > 1:
            self._chunks = ["".join(self._chunks)]
        return self._chunks[0] if self._chunks else ""

    def finished_parts(self) -> tuple[Part, ...]:
        """The parts by place, the outer one first, without white space at their ends."""
        text = self.text()
        return in_order(trimmed(text, part) for part in self.parts)

    def offsets(self) -> OffsetMap:
        """The way back; an empty text has one piece, so that it does not pass for the source."""
        return OffsetMap(self._pieces or [(0, 0, 0, 0)])


def in_order(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Parts as a document holds them: by place, the outer one first, none of them empty."""
    found = [part for part in parts if part.end > part.start]
    for part, following in pairwise(found):
        if part.start > following.start or (
            part.start == following.start and part.end < following.end
        ):
            return tuple(sorted(found, key=lambda part: (part.start, -part.end)))
    return tuple(found)


def trimmed(text: str, part: Part) -> Part:
    """A part without the white space at its ends."""
    start, end = part.start, part.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if (start, end) == (part.start, part.end):
        return part
    return Part(part.kind, start, end, part.detail)


def without_surrogates(text: str) -> str:
    """Half characters, which JSON and YAML can escape, replaced: no text may hold one."""
    return _SURROGATE.sub("\ufffd", text)
