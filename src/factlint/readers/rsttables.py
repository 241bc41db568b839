"""The cells of grid tables and simple tables, as places in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.patterns import lazy_re
from factlint.readers.lines import trimmed
from factlint.readers.rstlines import TAB, Line

Cells = list[tuple[int, int]]
_BORDER = lazy_re(r"=+(?:[ \t]+=+)*\Z")
_GRID = lazy_re(r"\+(?:[-=]+\+)+\Z")
_UNDERLINE = lazy_re(r"-+(?:[ \t]+-+)*\Z")


def is_simple_border(line: str) -> bool:
    """Whether a line is the border of a simple table with two columns or more."""
    return (
        line.startswith("=") and (" " in line or "\t" in line) and _BORDER.match(line) is not None
    )


def grid_table(
    source: str, lines: Sequence[Line], index: int
) -> tuple[Cells, tuple[int, ...], int] | None:
    """The cells line by line, how many each line has, and the index behind the table."""
    if not _GRID.match(source[lines[index].start : lines[index].end]):
        return None
    cells: Cells = []
    rows: list[int] = []
    while index < len(lines) and not lines[index].is_blank:
        line = lines[index]
        if source[line.start] not in "+|":
            break
        index += 1
        if source[line.start] == "|":
            row = list(_between_bars(source, line))
            cells.extend(row)
            rows.append(len(row))
    return cells, tuple(rows), index


def _between_bars(source: str, line: Line) -> Iterator[tuple[int, int]]:
    low = line.start + 1
    while low < line.end:
        bar = source.find("|", low, line.end)
        high = line.end if bar < 0 else bar
        left, right = trimmed(source, low, high)
        if right > left:
            yield left, right
        low = high + 1


def simple_table(
    source: str, lines: Sequence[Line], index: int
) -> tuple[Cells, tuple[int, ...], int] | None:
    """As `grid_table`; a table without a border at its end is none."""
    last = _last_border(source, lines, index)
    if last is None:
        return None
    border = lines[index]
    columns = _columns(" " * border.indent + source[border.start : border.end])
    cells: Cells = []
    rows: list[int] = []
    for line in lines[index + 1 : last]:
        shown = source[line.start : line.end]
        if line.is_blank or _BORDER.match(shown) or _UNDERLINE.match(shown):
            continue
        row = list(_in_columns(source, line, columns))
        cells.extend(row)
        rows.append(len(row))
    return cells, tuple(rows), last + 1


def _last_border(source: str, lines: Sequence[Line], index: int) -> int | None:
    """The border at the end: the second below the first, or one before a blank line."""
    found = 0
    for place in range(index + 1, len(lines)):
        line = lines[place]
        if line.is_blank or not _BORDER.match(source[line.start : line.end]):
            continue
        found += 1
        if found == 2 or place + 1 == len(lines) or lines[place + 1].is_blank:
            return place
    return None


def _columns(border: str) -> list[int]:
    """Where the columns begin."""
    border = border.expandtabs(TAB)
    return [
        place
        for place, sign in enumerate(border)
        if sign == "=" and (place == 0 or border[place - 1] == " ")
    ]


def _in_columns(source: str, line: Line, columns: Sequence[int]) -> Iterator[tuple[int, int]]:
    edges = [_place(source, line, column) for column in columns]
    for number, low in enumerate(edges):
        high = line.end if number + 1 == len(edges) else edges[number + 1]
        left, right = trimmed(source, low, high)
        if right > left:
            yield left, right


def _place(source: str, line: Line, column: int) -> int:
    """Where in the source a column of a line is, at its end where it is shorter."""
    if "\t" not in source[line.start : line.end]:
        return min(max(line.start + column - line.indent, line.start), line.end)
    place, at = line.start, line.indent
    while place < line.end and at < column:
        at += TAB - at % TAB if source[place] == "\t" else 1
        place += 1
    return place
