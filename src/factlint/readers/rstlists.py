"""The lists of reStructuredText: items with a bullet or a number, fields, options."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factlint.patterns import lazy_re
from factlint.readers.rstleaves import Sort
from factlint.readers.rstlines import Line, block_below, least_indent

if TYPE_CHECKING:
    from factlint.readers.rstblocks import Parser

_BULLET = lazy_re(r"[-*+•‣⁃](?:[ \t]+|$)")
_NUMBER = lazy_re(
    r"""
    (?: \( (?: \d{1,4} | [A-Za-z] | [ivxlcdm]{1,8} | [IVXLCDM]{1,8} | \# ) \)
      | (?: \d{1,4} | [A-Za-z] | [ivxlcdm]{1,8} | [IVXLCDM]{1,8} | \# ) [.)] )
    (?: [ \t]+ | $ )
    """,
    re.VERBOSE,
)
_FIELD = lazy_re(r":(?![ :`])((?:[^:\\\n]|\\.|:(?![ \t`]|$)){1,200}?)(?<! ):(?:[ \t]+|$)")
_OPTION = lazy_re(
    r"(?:--?[A-Za-z][\w-]*|/[A-Z])(?:[ =]?<?[A-Za-z][\w.-]*>?)?"
    r"(?:, ?(?:--?[A-Za-z][\w-]*|/[A-Z])(?:[ =]<?[A-Za-z][\w.-]*>?)?){0,9}(?:[ \t]{2,}|$)"
)


class Lists:
    """Reads items; `letter` is that of the item before, where letters number them."""

    def __init__(self, parser: Parser) -> None:
        self.parser = parser
        self.source = parser.source
        self.letter = ""

    def read(self, lines: Sequence[Line], index: int, indent: int) -> int:
        """One item of a list, one field or one option."""
        source, line = self.source, lines[index]
        bullet = _BULLET.match(source, line.start, line.end)
        if bullet is not None:
            return self._item(lines, index, bullet.end(), None)
        number = _NUMBER.match(source, line.start, line.end)
        is_first_of_note = bool(self.parser.note) and self.parser.marker is not None
        if number and not is_first_of_note and self._may_be_item(lines, index, number):
            place = line.start, line.start + len(number[0].rstrip())
            return self._item(lines, index, number.end(), None if "#" in number[0] else place)
        field = _FIELD.match(source, line.start, line.end)
        if field is not None:
            return self._field(lines, index, field)
        option = _OPTION.match(source, line.start, line.end)
        if option is not None:
            return self._loose_item(lines, index, option.end(), None)
        return index

    def _may_be_item(self, lines: Sequence[Line], index: int, number: re.Match[str]) -> bool:
        """Whether a number opens an item: the line below it must not go on at its own edge."""
        sign = number[0].strip("(). \t")
        before, self.letter = self.letter, sign if len(sign) == 1 and sign.isalpha() else ""
        if self.letter and sign not in "aAiI" and (not before or ord(before) + 1 != ord(sign)):
            return False  # the initial of a name
        if index + 1 >= len(lines) or lines[index + 1].is_blank:
            return True
        below = lines[index + 1]
        if below.indent > lines[index].indent:
            return True
        return _NUMBER.match(self.source, below.start, below.end) is not None

    def _item(
        self, lines: Sequence[Line], index: int, start: int, marker: tuple[int, int] | None
    ) -> int:
        """An item, whose lines stand below its first word; those of careless people may not."""
        line, below = lines[index], index + 1
        edge = line.after(start).indent
        is_careless = (
            below < len(lines)
            and not lines[below].is_blank
            and line.indent < lines[below].indent < edge
        )
        if start >= line.end or is_careless:
            return self._loose_item(lines, index, start, marker)
        end = block_below(lines, below, edge - 1)
        self.parser.nested([line.after(start), *lines[below:end]], marker=marker, is_item=True)
        return end

    def _loose_item(
        self, lines: Sequence[Line], index: int, start: int, marker: tuple[int, int] | None
    ) -> int:
        """As `_item`; the first line stands at the edge of the others, however wide the mark."""
        line = lines[index]
        end = block_below(lines, index + 1, line.indent)
        rest = lines[index + 1 : end]
        if start < line.end:
            first = line.after(start)
            inside = least_indent(rest) if rest else first.indent
            rest = [Line(first.start, first.end, inside, first.start), *rest]
        self.parser.nested(rest, marker=marker, is_item=True)
        return end

    def _field(self, lines: Sequence[Line], index: int, field: re.Match[str]) -> int:
        """A field: at the head of a document its name is part of the text."""
        line = lines[index]
        is_head = all(
            leaf.sort is Sort.HEADING or leaf.detail == "field"
            for leaf in self.parser.blocks.leaves
        )
        name = field[1].lower()
        if is_head and name in ("author", "authors", "date", "published"):
            end = block_below(lines, index + 1, line.indent)
            segments = [(line.start + 1, line.end)]
            segments.extend((one.start, one.end) for one in lines[index + 1 : end])
            self.parser.add(Sort.PARAGRAPH, segments, "field")
            return end
        return self._loose_item(lines, index, field.end(), None)
