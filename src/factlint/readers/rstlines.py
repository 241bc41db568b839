"""The lines of a reStructuredText with their indentation."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.readers.lines import lines_of
from factlint.values import dataclass

TAB = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it; `raw` is where it begins with it.

    `indent` is the column of its first character; a blank line starts where it ends.
    """

    start: int
    end: int
    indent: int
    raw: int

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on it."""
        return self.start >= self.end

    def cut(self, indent: int) -> tuple[int, int]:
        """Its place with what is indented beyond a column."""
        return max(self.start - max(self.indent - indent, 0), self.raw), self.end

    def after(self, position: int) -> Line:
        """What is on it from a position on, as a line of its own."""
        return Line(position, self.end, self.indent + position - self.start, position)


def read_lines(source: str) -> list[Line]:
    """All lines of a text."""
    found: list[Line] = []
    for start, end in lines_of(source, 0, len(source)):
        low, high, indent = start, end, 0
        while low < high and source[low].isspace():
            indent += TAB - indent % TAB if source[low] == "\t" else 1
            low += 1
        while high > low and source[high - 1].isspace():
            high -= 1
        found.append(Line(low, high, indent, start))
    return found


def block_below(lines: Sequence[Line], index: int, indent: int) -> int:
    """Where the lines that are indented beyond a column end, blank ones at the end left out."""
    last = index
    while index < len(lines):
        line = lines[index]
        if not line.is_blank:
            if line.indent <= indent:
                break
            last = index + 1
        index += 1
    return last


def least_indent(lines: Sequence[Line]) -> int:
    """The smallest indentation of the lines that are not blank."""
    return min((line.indent for line in lines if not line.is_blank), default=0)


def without_blanks(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without blank ones at either end."""
    low, high = 0, len(lines)
    while low < high and lines[low].is_blank:
        low += 1
    while high > low and lines[high - 1].is_blank:
        high -= 1
    return lines[low:high]
