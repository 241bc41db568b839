"""Plain text as blocks: neighbouring lines that are a paragraph, an item, a table, code …

Nearly every line of an article is nothing but a line of a paragraph. So the whole text is asked
once which lines may be anything else, and only these are looked at one by one.
"""

from __future__ import annotations

from itertools import pairwise

from factlint import regex
from factlint.model.document import PartKind
from factlint.patterns import lazy_regex
from factlint.readers.bodylines import Lines
from factlint.readers.plaincode import FENCE, is_code
from factlint.readers.plainlines import caption_at, is_rule, item_at

_FINAL_SIGNS = frozenset(".!?…:;,")
_CLOSING = "\"'”’»)]"
_COLUMN = lazy_regex(r"\S(?: {2,}|\t+| ?\| ?)(?=\S)")
_GAP = lazy_regex(r" {2,}|\t+|\|")
_TWO_SPACES = lazy_regex(r"[.!?]  \S")
_NUMERIC = lazy_regex(r"[\d.,$€£%()+/-]+$|nil$|vs$", regex.IGNORECASE)
LONG_LINE = 120


class Block:
    """Neighbouring lines of one sort: `begin` is where the marker of an item starts."""

    __slots__ = ("begin", "detail", "end", "kind", "lines", "start")

    def __init__(
        self, kind: PartKind, start: int, end: int, lines: int, detail: str = "", begin: int = -1
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.lines = lines
        self.detail = detail
        self.begin = begin if begin >= 0 else start


def blocks_of(lines: Lines) -> list[Block]:
    """The blocks of some lines, in order."""
    found: list[Block] = []
    if lines.has_fence:
        return list(_fenced(lines))
    starts, raw, may_be_source = lines.starts, lines.raw, lines.has_source
    for first, last in lines.runs():
        if last - first > 1 or may_be_source or lines.has_odd(first, last):
            _divide(lines, first, last, found)
        elif raw[first][0].isspace():
            _divide(lines, first, last, found)  # code, perhaps
        else:
            start = starts[first]
            found.append(Block(PartKind.PARAGRAPH, start, start + len(raw[first]), 1))
    return found


def _fenced(lines: Lines) -> list[Block]:
    """As `blocks_of`, of a text in which code may stand between fences."""
    found: list[Block] = []
    text = lines.text
    # A fence that is never closed is a line of its own, not the beginning of code.
    last_fence = text.rfind(FENCE, lines.starts[0], lines.end(len(lines.raw) - 1))
    fenced = False
    for first, last in lines.runs():
        rest = first
        for number in range(first, last):
            start, end = lines.place(number)
            is_fence = text.startswith(FENCE, start) and (fenced or start < last_fence)
            if not is_fence and not fenced:
                continue
            if fenced:
                found[-1].end = end
                found[-1].lines += 1
            else:
                _divide(lines, rest, number, found)
                found.append(Block(PartKind.CODE, start, end, 1))
            rest = number + 1
            fenced ^= is_fence
        _divide(lines, rest, last, found)
    return found


def is_code_run(lines: Lines, first: int, last: int) -> bool:
    """Whether a run of lines without a blank one is code by its indentation and its signs."""
    return lines.raw[first][0].isspace() and is_code(lines.text, lines.places(first, last))


def _divide(lines: Lines, first: int, last: int, found: list[Block]) -> None:
    """Adds the blocks of a run of lines without a blank one."""
    if first >= last:
        return
    if is_code_run(lines, first, last):
        start, end = lines.starts[first], lines.end(last - 1)
        found.append(Block(PartKind.CODE, start, end, last - first))
    elif last - first > 1 and lines.has_columns and _has_columns(lines, first, last):
        _divide_tables(lines, first, last, found)
    elif lines.has_odd(first, last):
        _divide_rules(lines, first, last, found)
    else:
        _paragraphs(lines, first, last, found)


def _divide_tables(lines: Lines, first: int, last: int, found: list[Block]) -> None:
    """As `_divide`, of lines among which tables may stand."""
    rest = number = first
    while number < last:
        rows, is_table = _table_rows(lines, number, last)
        if is_table:
            _divide_rules(lines, rest, number, found)
            start, end = lines.starts[number], lines.end(number + rows - 1)
            found.append(Block(PartKind.TABLE, start, end, rows))
            rest = number + rows
        number += max(rows, 1)
    _divide_rules(lines, rest, last, found)


def _divide_rules(lines: Lines, first: int, last: int, found: list[Block]) -> None:
    """As `_divide`, of lines that make no table: a single one above an underline is a heading."""
    rest = first
    for number in lines.odd_in(first, last):
        if not is_rule(lines.text, lines.place(number)):
            continue
        if number - rest == 1:
            found.append(Block(PartKind.HEADING, *lines.place(rest), 1))
        else:
            _paragraphs(lines, rest, number, found)
        rest = number + 1
    _paragraphs(lines, rest, last, found)


def _paragraphs(lines: Lines, first: int, last: int, found: list[Block]) -> None:
    """Adds the paragraphs, items and captions of lines that are neither table nor code."""
    if first >= last:
        return
    may_be_more = lines.has_odd(first, last)
    if last - first == 1:
        if may_be_more or lines.has_source:
            found.append(_only(lines, first))
        else:
            found.append(Block(PartKind.PARAGRAPH, *lines.place(first), 1))
        return
    has_source = lines.has_source_in(first, last)
    begins = _beginnings(lines, first, last)
    if has_source or (may_be_more and _is_mixed(lines, first, last)):
        _mixed(lines, first, last, begins, has_source, found)
        return
    begins.append(last)
    for start, behind in pairwise(begins):
        end = lines.end(behind - 1)
        found.append(Block(PartKind.PARAGRAPH, lines.starts[start], end, behind - start))


def _is_mixed(lines: Lines, first: int, last: int) -> bool:
    """Whether one of these lines is an item or a caption by its beginning."""
    text = lines.text
    places = [lines.place(number) for number in lines.odd_in(first, last)]
    return any(item_at(text, place) or caption_at(text, place) for place in places)


def _mixed(
    lines: Lines, first: int, last: int, begins: list[int], has_source: bool, found: list[Block]
) -> None:
    """As `_paragraphs`, of lines among which items and captions may stand."""
    text = lines.text
    indents = lines.indents(first, last)
    lowest = min(indents)
    odd, starts = set(lines.odd_in(first, last)), set(begins)
    current: Block | None = None
    for number in range(first, last):
        line = lines.place(number)
        item = item_at(text, line) if number in odd else None
        if item and (number == first or _may_begin_item(lines.raw[number - 1], current, item)):
            current = Block(PartKind.LIST, item.end(), line[1], 1, item["marker"], line[0])
        elif (has_source or number in odd) and caption_at(text, line):
            current = Block(PartKind.CAPTION, *line, 1)
        elif current is not None and (
            (current.kind is PartKind.LIST and indents[number - first] > lowest)
            or number not in starts
        ):
            current.end = line[1]
            current.lines += 1
            continue
        else:
            current = Block(PartKind.PARAGRAPH, *line, 1)
        found.append(current)


def _only(lines: Lines, number: int) -> Block:
    """The block of a line with blank ones around it."""
    line = lines.place(number)
    item = item_at(lines.text, line)
    if item is not None:
        return Block(PartKind.LIST, item.end(), line[1], 1, item["marker"], line[0])
    kind = PartKind.CAPTION if caption_at(lines.text, line) else PartKind.PARAGRAPH
    return Block(kind, *line, 1)


def _may_begin_item(before: str, current: Block | None, item: regex.Match[str]) -> bool:
    """Whether a marker begins an item; a wrapped line may begin with a dash or a number too."""
    if item["marker"] in "*•‣◦+" or (current is not None and current.kind is PartKind.LIST):
        return True
    return is_final(before)


def _beginnings(lines: Lines, first: int, last: int) -> list[int]:
    """Which lines of a run begin a paragraph, also without a blank line before them."""
    raw = lines.raw[first:last]
    sizes = list(map(len, raw))
    widest = max(sizes)
    if widest > LONG_LINE:
        return list(range(first, last))
    short = widest * 0.6
    found = {first}
    for number, size in enumerate(sizes[:-1], first):
        if size < short and is_final(lines.raw[number]):
            found.add(number + 1)
    if raw != lines.bare[first:last]:
        indents = lines.indents(first, last)
        lowest = min(indents)
        for number, (before, indent) in enumerate(pairwise(indents), first + 1):
            # Also wire copy: one indented line after another, each a paragraph.
            if before <= indent > lowest:
                found.add(number)
    return sorted(found)


def is_final(line: str) -> bool:
    """Whether a line ends with a stop, or with one in front of quotation marks and brackets."""
    return line[-8:].rstrip(_CLOSING)[-1:] in _FINAL_SIGNS


def _has_columns(lines: Lines, first: int, last: int) -> bool:
    """Whether anything in a run can part the columns of a table."""
    shown = "\n".join(lines.bare[first:last])
    return any(gap in shown for gap in ("  ", "\t", "|"))


def _table_rows(lines: Lines, first: int, last: int) -> tuple[int, bool]:
    """How many lines from here on have columns, and whether they make a table."""
    row = first
    numeric = 0
    while row < last and len(lines.raw[row]) < 400:
        line = lines.bare[row]
        if "  " not in line and "\t" not in line and "|" not in line:
            break
        gaps = len(_COLUMN.findall(line))
        if gaps == 0 or (gaps == 1 and _TWO_SPACES.search(line)):
            break
        numeric += line.count("|") >= 2 or any(
            _NUMERIC.match(cell) for cell in _GAP.split(line)[1:]
        )
        row += 1
    count = row - first
    return count, count >= 2 and numeric * 2 >= count
