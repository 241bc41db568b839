"""The line of a finding as a terminal shows it, with the place marked below."""

from __future__ import annotations

from factlint.patterns import lazy_re
from factlint.reporters.characters import ACTING, code, width
from factlint.values import dataclass

_LINE_END = lazy_re(r"[\r\n]")
_TAB = "    "
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line (or what fits of it) in three parts, and the columns of the first two."""

    before: str
    marked: str
    after: str
    indent: int
    length: int

    @property
    def line(self) -> str:
        """The line as shown."""
        return self.before + self.marked + self.after

    @property
    def marker(self) -> str:
        """What stands below the line: one caret at least."""
        return " " * self.indent + "^" * max(self.length, 1)


Cell = tuple[str, int]


def excerpt(text: str, start: int, end: int, column: int, columns: int) -> Excerpt:
    """The line around a place, within so many columns; of several lines, the first.

    Only as much of the text as can be shown is looked at, however long the line is.
    """
    columns = max(columns, 16)
    marked = _cells(text[start : min(end, _line_end(text, start, start + columns))])
    marked_cells, cut = _fit(marked, columns - 2)
    room = columns - _sum(marked_cells) - cut
    line_start = start - column + 1
    left = _cells(text[max(line_start, start - columns) : start])
    right_start = start + len(marked_cells)
    right: list[Cell] = []
    if not cut:
        right = _cells(text[right_start : _line_end(text, right_start, right_start + columns)])
    for_left = min(_sum(left), max(room // 2, room - _sum(right)))
    before, is_cut_before = _fit_before(left, for_left, is_longer=line_start < start - columns)
    after, is_cut_after = _fit(right, room - _sum(before) - is_cut_before)
    shown_before = (_CUT if is_cut_before else "") + _join(before)
    indent, length = _sum(before) + is_cut_before, _sum(marked_cells)
    if start < end and length == 0 and indent:  # a combining mark shows under what it sits on
        indent -= 1
    tail = _CUT if cut or is_cut_after else ""
    return Excerpt(shown_before, _join(marked_cells), _join(after) + tail, indent, length)


def _line_end(text: str, start: int, limit: int) -> int:
    found = _LINE_END.search(text, start, limit)
    return min(limit, len(text)) if found is None else found.start()


def _cells(text: str) -> list[Cell]:
    cells: list[Cell] = []
    for character in text:
        if character == "\t":
            cells.append((_TAB, len(_TAB)))
        elif character in "\r\n" or ACTING.match(character):
            shown = f"<{code(character)}>"
            cells.append((shown, len(shown)))
        else:
            cells.append((character, width(character)))
    return cells


def _sum(cells: list[Cell]) -> int:
    return sum(columns for _, columns in cells)


def _join(cells: list[Cell]) -> str:
    return "".join(shown for shown, _ in cells)


def _fit(cells: list[Cell], room: int) -> tuple[list[Cell], bool]:
    """The first cells that fit, and whether some did not; then a column is left for the mark."""
    if _sum(cells) <= room:
        return cells, False
    used = 0
    for index, (_, columns) in enumerate(cells):
        used += columns
        if used > room - 1:
            return cells[:index], True
    return cells, False


def _fit_before(cells: list[Cell], room: int, *, is_longer: bool) -> tuple[list[Cell], bool]:
    """The last cells that fit, and whether the line is cut before them."""
    if _sum(cells) <= room and not is_longer:
        return cells, False
    used = 0
    for index in range(len(cells) - 1, -1, -1):
        used += cells[index][1]
        if used > room - 1:
            kept = cells[index + 1 :]
            while kept and kept[0][1] == 0:  # a combining mark without its letter
                kept = kept[1:]
            return kept, True
    return cells, True
