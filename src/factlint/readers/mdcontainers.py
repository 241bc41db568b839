"""The block quotes, list items and footnotes that are open while Markdown is read."""

from __future__ import annotations

from factlint.readers.mdleaves import Leaf, Sort
from factlint.values import dataclass


@dataclass(slots=True)
class Container:
    """A block quote (with a number), or an item or a footnote (with a marker and an indent)."""

    indent: int = 0
    quote: int = 0
    marker: tuple[int, int] | None = None
    note: str = ""
    is_fresh: bool = True


class Containers:
    """The stack of open containers, the outermost first."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.open: list[Container] = []
        self._quotes = 0

    def __len__(self) -> int:
        return len(self.open)

    def match(self, start: int, end: int) -> tuple[int, int]:
        """How far the open containers reach into a line: the place after them, and how many."""
        position, matched = start, 0
        for container in self.open:
            indent, place = self.indent(position, end)
            if container.quote:
                if indent > 3 or not self.source.startswith(">", place):
                    break
                position = self.after_mark(place + 1, end)
            elif place == end:
                pass
            elif indent >= container.indent:
                position = self.skip(position, end, container.indent)
            else:
                break
            matched += 1
        return position, matched

    def indent(self, position: int, end: int) -> tuple[int, int]:
        """The columns of white space at a position, and where they end."""
        source = self.source
        columns = 0
        while position < end:
            char = source[position]
            if char == " ":
                columns += 1
            elif char == "\t":
                columns += 4 - columns % 4
            else:
                break
            position += 1
        return columns, position

    def skip(self, position: int, end: int, columns: int) -> int:
        """The place after so many columns of white space, or where it ends before."""
        done = 0
        while position < end and done < columns and self.source[position] in " \t":
            done += 1 if self.source[position] == " " else 4 - done % 4
            position += 1
        return position

    def after_mark(self, position: int, end: int) -> int:
        """The place after the one space that belongs to the mark of a quote."""
        return position + 1 if position < end and self.source[position] in " \t" else position

    def push_quote(self) -> None:
        """Opens a block quote; one inside another has the number of the outermost."""
        self._quotes += 1
        outer = next((one.quote for one in self.open if one.quote), self._quotes)
        self.open.append(Container(quote=outer))

    def close_quotes(self, matched: int) -> None:
        """A blank line ends the block quotes that it does not go on with; items wait."""
        for index in range(matched, len(self.open)):
            if self.open[index].quote:
                del self.open[index:]
                break

    def leaf(self, sort: Sort, start: int, end: int, detail: str) -> Leaf:
        """A new leaf inside what is open; the first one in an item takes its marker."""
        leaf = Leaf(sort, [(start, end)], detail)
        for container in self.open:
            leaf.quote = leaf.quote or container.quote
            leaf.note = leaf.note or container.note
        inner = self.open[-1] if self.open else None
        if inner is not None and inner.marker is not None and inner.is_fresh:
            leaf.marker = inner.marker
            leaf.is_item = True
            inner.is_fresh = False
        return leaf
