"""Explicit markup of reStructuredText: directives, footnotes, targets, substitutions, comments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factlint.model.citation import ResourceSort
from factlint.patterns import lazy_re
from factlint.readers import rstnames
from factlint.readers.rstleaves import Leaf, Sort, Target, normal_name
from factlint.readers.rstlines import Line, block_below, least_indent, without_blanks

if TYPE_CHECKING:
    from factlint.readers.rstblocks import Parser

_DIRECTIVE = lazy_re(r"([A-Za-z0-9][\w.+:-]*?) ?::(?:[ \t]+|$)")
_NOTE = lazy_re(r"\[(\d{1,4}|\#(?:[^\W_][\w.:+-]*)?|\*|[^\W_][\w.:+-]*)\](?:[ \t]+|$)")
_TARGET = lazy_re(
    r"_(?![ _])(?:`(?P<phrase>(?:[^`\\]|\\.){1,300})`|(?P<name>(?:[^:\\]|\\.|:(?![ \t]|$)){1,300}))"
    r":(?:[ \t]+|$)"
)
_ANONYMOUS = lazy_re(r"(?:\.\. )?__:?(?:[ \t]+|$)")
_SUBSTITUTION = lazy_re(r"\|(?! )([^|\n]{1,200}?)(?<! )\|[ \t]+([\w.+:-]+)::(?:[ \t]+|$)")
_OPTION = lazy_re(r":[A-Za-z][^:\n]{0,60}:(?:[ \t]|$)")
_VERSION = lazy_re(r"\S+[ \t]*")
_KEY = lazy_re(r"[^\s,]+")


class Explicit:
    """Reads what begins with two dots."""

    def __init__(self, parser: Parser) -> None:
        self.parser = parser
        self.source = parser.source

    def read(self, lines: Sequence[Line], index: int, indent: int) -> int:
        """Reads one construct; returns the index behind it."""
        line, source = lines[index], self.source
        anonymous = _ANONYMOUS.match(source, line.start, line.end)
        if anonymous is not None:
            end = block_below(lines, index + 1, indent)
            self._target("", line.after(anonymous.end()), lines[index + 1 : end], line.start)
            return end
        start = line.start + 2
        while start < line.end and source[start].isspace():
            start += 1
        first = line.after(min(start, line.end))
        if first.is_blank and (index + 1 >= len(lines) or lines[index + 1].is_blank):
            return index + 1  # an empty comment, which has nothing below it
        end = block_below(lines, index + 1, indent)
        rest = lines[index + 1 : end]
        for read in (self._note, self._named_target, self._substitution, self._directive):
            if read(line, first, rest):
                return end
        self._comment(line, first, rest)
        return end

    def _note(self, line: Line, first: Line, rest: Sequence[Line]) -> bool:
        match = _NOTE.match(self.source, first.start, first.end)
        if match is None:
            return False
        content = self._with_first(first.after(match.end()), rest)
        marker = first.start, first.start + len(match[0].rstrip())
        leaves = self.parser.blocks.leaves
        before = len(leaves)
        self.parser.nested(content, marker=marker, is_item=True, note=match[1])
        if len(leaves) == before:  # nothing in it is read, and it is there all the same
            empty = marker[1], marker[1]
            leaves.append(Leaf(Sort.PARAGRAPH, [empty], marker=marker, is_item=True, note=match[1]))
        return True

    def _with_first(self, first: Line, rest: Sequence[Line]) -> list[Line]:
        """A first line that stands behind a mark, at the edge of the lines below it."""
        if first.is_blank:
            return [*rest]
        inside = least_indent(rest) if any(not one.is_blank for one in rest) else 0
        return [Line(first.start, first.end, inside, first.start), *rest]

    def _named_target(self, line: Line, first: Line, rest: Sequence[Line]) -> bool:
        match = _TARGET.match(self.source, first.start, first.end)
        if match is None:
            return False
        name = match["phrase"] or match["name"]
        self._target(name, first.after(match.end()), rest, line.start)
        return True

    def _target(self, name: str, first: Line, rest: Sequence[Line], start: int) -> None:
        pieces = [one for one in (first, *rest) if not one.is_blank]
        url = "".join(self.source[one.start : one.end] for one in pieces)
        place = (pieces[0].start, pieces[-1].end) if pieces else (first.end, first.end)
        found = Target(normal_name(name), url, place, start)
        blocks = self.parser.blocks
        (blocks.targets if name else blocks.anonymous).append(found)

    def _substitution(self, line: Line, first: Line, rest: Sequence[Line]) -> bool:
        match = _SUBSTITUTION.match(self.source, first.start, first.end)
        if match is None:
            return False
        if match[2] == "replace":
            pieces = [first.after(match.end()), *rest]
            text = " ".join(self.source[one.start : one.end] for one in pieces)
            self.parser.blocks.replaced[match[1]] = " ".join(text.split())
        return True

    def _comment(self, line: Line, first: Line, rest: Sequence[Line]) -> None:
        lines = [first, *without_blanks(rest)]
        inner = " ".join(self.source[one.start : one.end] for one in lines)
        end = max(lines[-1].end, line.end)
        self.parser.blocks.comments.append((inner, line.start, end))

    # --- directives

    def _directive(self, line: Line, first: Line, rest: Sequence[Line]) -> bool:
        match = _DIRECTIVE.match(self.source, first.start, first.end)
        if match is None:
            return False
        name = match[1].lower()
        argument = first.after(match.end())
        sort = rstnames.sort_of(name)
        if sort is rstnames.Directive.SKIPPED:
            return True
        if sort is rstnames.Directive.CODE:
            self._code(argument, rest)
        elif sort is rstnames.Directive.INCLUDE:
            self._include(argument)
        elif sort is rstnames.Directive.BIBLIOGRAPHY:
            self._bibliography(argument, rest)
        elif sort is rstnames.Directive.TITLED:
            self._titled(name, argument, rest)
        elif sort is rstnames.Directive.TABLE:
            self._table(name, argument, rest)
        elif sort is rstnames.Directive.TEXT:
            self._text(name, argument, rest)
        else:
            self.parser.nested(self._content(argument, rest)[1])
        return True

    def _content(self, argument: Line, rest: Sequence[Line]) -> tuple[list[Line], Sequence[Line]]:
        """The lines of the argument, and the content below the options."""
        arguments = [] if argument.is_blank else [argument]
        index = 0
        while index < len(rest) and not rest[index].is_blank and not self._is_option(rest[index]):
            arguments.append(rest[index])
            index += 1
        return arguments, rest[self._behind_options(rest, index) :]

    def _behind_options(self, rest: Sequence[Line], index: int) -> int:
        """Where the options end; their values may go on, indented, on the next lines."""
        start = index
        while index < len(rest) and not rest[index].is_blank:
            is_more = index > start and rest[index].indent > rest[start].indent
            if not self._is_option(rest[index]) and not is_more:
                break
            index += 1
        return index

    def _is_option(self, line: Line) -> bool:
        return _OPTION.match(self.source, line.start, line.end) is not None

    def _code(self, argument: Line, rest: Sequence[Line]) -> None:
        language = self.source[argument.start : argument.end]
        self.parser.code(rest[self._behind_options(rest, 0) :], language.split(" ")[0])

    def _include(self, argument: Line) -> None:
        self._name(ResourceSort.INCLUDE, argument.start, argument.end)

    def _name(self, sort: ResourceSort, start: int, end: int) -> None:
        name = self.source[start:end]
        if name and not name.startswith("<"):  # docutils' own files
            self.parser.add(Sort.RESOURCE, [(start, end)])
            self.parser.blocks.leaves[-1].names = sort

    def _bibliography(self, argument: Line, rest: Sequence[Line]) -> None:
        for one in self._content(argument, rest)[0]:
            for match in _KEY.finditer(self.source, one.start, one.end):
                self._name(ResourceSort.BIBLIOGRAPHY, *match.span())

    def _text(self, name: str, argument: Line, rest: Sequence[Line]) -> None:
        """A directive whose content may begin on its own line."""
        if name in rstnames.VERSIONED and not argument.is_blank:
            match = _VERSION.match(self.source, argument.start, argument.end)
            if match is not None:
                argument = argument.after(match.end())
        low = self._behind_options(rest, 0)
        content = self._with_first(argument, rest[low:])
        before = len(self.parser.blocks.leaves)
        self.parser.nested(content, is_quote=name in rstnames.QUOTES)
        if name == "seealso":  # a list of links, not the last paragraph of the text
            for leaf in self.parser.blocks.leaves[before:]:
                leaf.is_item = True

    def _titled(self, name: str, argument: Line, rest: Sequence[Line]) -> None:
        """A directive with a title of its own."""
        title, content = self._content(argument, rest)
        if name in rstnames.WITHOUT_BODY and not all(one.is_blank for one in content):
            return
        places = [(one.start, one.end) for one in title]
        if places and name not in rstnames.UNREAD_TITLES:
            self.parser.add(Sort.HEADING, places, "6")
        before = len(self.parser.blocks.leaves)
        self.parser.nested(content)
        added = self.parser.blocks.leaves[before : before + 1]
        if name == "figure" and added and added[0].sort is Sort.PARAGRAPH:
            added[0].sort = Sort.CAPTION

    def _table(self, name: str, argument: Line, rest: Sequence[Line]) -> None:
        title, content = self._content(argument, rest)
        self.parser.add(Sort.CAPTION, [(one.start, one.end) for one in title])
        if name == "table":
            self.parser.nested(content)
            return
        rows = [self._cell(one) for one in content if not one.is_blank]
        cells = [place for place in rows if place[1] > place[0]]
        if cells:
            self.parser.add(Sort.TABLE, cells)
            self.parser.blocks.leaves[-1].rows = (1,) * len(cells)

    def _cell(self, line: Line) -> tuple[int, int]:
        start = line.start
        while start < line.end and self.source[start] in "*- \t":
            start += 1
        return start, line.end
