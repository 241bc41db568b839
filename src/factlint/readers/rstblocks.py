"""The block structure of reStructuredText: sections, paragraphs, lists, tables, explicit markup."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.patterns import lazy_re
from factlint.readers.rstexplicit import Explicit
from factlint.readers.rstleaves import Blocks, Leaf, Sort
from factlint.readers.rstlines import (
    Line,
    block_below,
    least_indent,
    read_lines,
    without_blanks,
)
from factlint.readers.rstlists import Lists
from factlint.readers.rsttables import grid_table, is_simple_border, simple_table

_DEEPEST = 40
_ADORNMENT = lazy_re(r"([!-/:-@\[-`{-~])\1*\Z")
_LINE_BLOCK = lazy_re(r"\|(?:[ \t]+|$)")
_DOCTEST = lazy_re(r">>>(?:[ \t]|$)")
_SHORT = 4


def parse_blocks(source: str) -> Blocks:
    """The blocks of a text."""
    parser = Parser(source)
    parser.body(read_lines(source), 0)
    return parser.blocks


class Parser:
    """Reads lines into blocks; `body` calls itself for what is nested."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks = Blocks()
        self.quote = 0
        self.note = ""
        self._depth = 0
        self._levels: list[tuple[str, bool]] = []
        self._explicit = Explicit(self)
        self._lists = Lists(self)
        self.marker: tuple[int, int] | None = None
        self._is_item = False

    # --- what the other modules of the parser use; `marker` waits for the first block of an item

    def add(self, sort: Sort, segments: Sequence[tuple[int, int]], detail: str = "") -> None:
        """Adds a leaf; the first one of a list item carries its number."""
        places = [place for place in segments if place[1] > place[0]]
        if not places:
            return
        leaf = Leaf(sort, places, detail, self.marker, self._is_item, self.quote, self.note)
        self.marker, self._is_item = None, False
        self.blocks.leaves.append(leaf)

    def nested(
        self,
        lines: Sequence[Line],
        *,
        marker: tuple[int, int] | None = None,
        is_item: bool = False,
        note: str | None = None,
        is_quote: bool = False,
    ) -> None:
        """Reads lines that stand inside something."""
        lines = without_blanks(lines)
        if not lines:
            return
        before = self.marker, self._is_item, self.note, self.quote
        letter, self._lists.letter = self._lists.letter, ""
        self.marker = self.marker if marker is None else marker
        self._is_item = is_item or self._is_item
        count = len(self.blocks.leaves)
        self.note = self.note if note is None else note
        if is_quote and not self.quote:
            self.quote = len(self.blocks.leaves) + 1
        self._depth += 1
        if self._depth > _DEEPEST:
            self.add(Sort.PARAGRAPH, [(line.start, line.end) for line in lines])
        else:
            self.body(lines, least_indent(lines))
        self._depth -= 1
        self._lists.letter = letter
        self.marker, self._is_item, self.note, self.quote = before
        if len(self.blocks.leaves) > count:  # the item around it has its first block
            self.marker, self._is_item = None, False

    def code(self, lines: Sequence[Line], detail: str = "") -> None:
        """Adds lines as code."""
        lines = without_blanks(lines)
        indent = least_indent(lines)
        self.add(Sort.CODE, [line.cut(indent) for line in lines], detail)

    # --- blocks

    def body(self, lines: Sequence[Line], indent: int) -> None:
        """Reads the blocks whose left edge is a column."""
        index = 0
        while index < len(lines):
            line = lines[index]
            if line.is_blank:
                index += 1
            elif line.indent > indent:
                end = block_below(lines, index, indent)
                self.nested(lines[index:end], is_quote=True)
                index = end
            else:
                index = self._block(lines, index, line.indent)

    def _block(self, lines: Sequence[Line], index: int, indent: int) -> int:
        """Reads one block; returns the index behind it."""
        source, line = self.source, lines[index]
        if source.startswith((".. ", "__ "), line.start) or self._shown(line) in ("..", "__"):
            return self._explicit.read(lines, index, indent)
        if _DOCTEST.match(source, line.start, line.end):
            return self._doctest(lines, index)
        if _LINE_BLOCK.match(source, line.start, line.end):
            return self._line_block(lines, index)
        for read in (self._table, self._title, self._lists.read, self._definition):
            end = read(lines, index, indent)
            if end > index:
                return end
        return self._paragraph(lines, index, indent)

    def _shown(self, line: Line) -> str:
        return self.source[line.start : line.end]

    def _doctest(self, lines: Sequence[Line], index: int) -> int:
        end = index
        while end < len(lines) and not lines[end].is_blank:
            end += 1
        self.code(lines[index:end], "pycon")
        return end

    def _line_block(self, lines: Sequence[Line], index: int) -> int:
        segments: list[tuple[int, int]] = []
        indent = lines[index].indent
        while index < len(lines) and not lines[index].is_blank:
            line = lines[index]
            match = _LINE_BLOCK.match(self.source, line.start, line.end)
            if match is None and line.indent <= indent:
                break
            segments.append((match.end() if match else line.start, line.end))
            index += 1
        self.add(Sort.PARAGRAPH, segments)
        return index

    def _table(self, lines: Sequence[Line], index: int, indent: int) -> int:
        line = lines[index]
        if self.source.startswith(("+-", "+="), line.start):
            found = grid_table(self.source, lines, index)
        elif is_simple_border(self._shown(line)):
            found = simple_table(self.source, lines, index)
        else:
            return index
        if found is None:
            return index
        cells, rows, end = found
        if cells:
            self.add(Sort.TABLE, cells)
            self.blocks.leaves[-1].segments = cells
            self.blocks.leaves[-1].rows = rows
        return end

    def _title(self, lines: Sequence[Line], index: int, indent: int) -> int:
        """A section title, with a line of one sign below it and perhaps above it; a transition."""
        first = self._shown(lines[index])
        above = _ADORNMENT.match(first)
        below = self._at(lines, index + 1)
        if above is not None:
            last = self._at(lines, index + 2)
            is_closed = bool(below and _ADORNMENT.match(last)) and last[0] == first[0]
            is_wide = len(first) >= min(len(below), _SHORT) and not _ADORNMENT.match(below)
            if is_closed and is_wide:
                self._heading(lines[index + 1], first[0], has_line_above=True)
                return index + 3
            if len(first) >= _SHORT and not below:
                return index + 1
            return index
        if not below or lines[index + 1].indent != lines[index].indent:
            return index
        if not _ADORNMENT.match(below) or len(below) < min(len(first), _SHORT):
            return index
        if below in ("::", "..", "__") and len(first) > len(below):
            return index
        self._heading(lines[index], below[0], has_line_above=False)
        return index + 2

    def _at(self, lines: Sequence[Line], index: int) -> str:
        return self._shown(lines[index]) if index < len(lines) else ""

    def _heading(self, line: Line, sign: str, *, has_line_above: bool) -> None:
        style = (sign, has_line_above)
        if style not in self._levels:
            self._levels.append(style)
        level = self._levels.index(style) + 1
        self.add(Sort.HEADING, [(line.start, line.end)], str(min(level, 6)))

    def _definition(self, lines: Sequence[Line], index: int, indent: int) -> int:
        """A term with its definition indented right below it."""
        line, below = lines[index], index + 1
        if below >= len(lines) or lines[below].is_blank or lines[below].indent <= line.indent:
            return index
        if self._shown(line).endswith("::"):
            return index
        end = block_below(lines, below, line.indent)
        self.add(Sort.TERM, [(line.start, line.end)])
        self.nested(lines[below:end])
        return end

    def _paragraph(self, lines: Sequence[Line], index: int, indent: int) -> int:
        end = index
        while end < len(lines) and not lines[end].is_blank and lines[end].indent == indent:
            end += 1
        end = max(end, index + 1)
        segments = [(line.start, line.end) for line in lines[index:end]]
        low, high = segments[-1]
        if not self.source.endswith("::", low, high):
            self.add(Sort.PARAGRAPH, segments)
            return end
        # One colon is read where the two follow a word, none where they stand alone.
        shown = self.source[low : high - 2]
        stop = high - 1 if shown and not shown[-1].isspace() else low + len(shown.rstrip())
        segments[-1] = (low, stop)
        self.add(Sort.PARAGRAPH, segments)
        return self._literal(lines, end, indent)

    def _literal(self, lines: Sequence[Line], index: int, indent: int) -> int:
        """The literal block that two colons announced: indented, or each line with one sign."""
        start = index
        while start < len(lines) and lines[start].is_blank:
            start += 1
        if start >= len(lines):
            return index
        if lines[start].indent > indent:
            end = block_below(lines, start, indent)
            self.code(lines[start:end])
            return end
        sign = self.source[lines[start].start]
        if start == index or not _ADORNMENT.match(sign):
            return index
        end = start
        while (
            end < len(lines) and not lines[end].is_blank and self.source[lines[end].start] == sign
        ):
            end += 1
        self.code(lines[start:end])
        return end
