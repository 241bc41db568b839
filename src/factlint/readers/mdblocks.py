"""The block structure of Markdown: line by line, without recursion, offsets kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from factlint.readers.mdinline import folded

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_STARTS = frozenset("#>`~*+-=_<|:[0123456789")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)(?P<text>.*?)[ \t]*(?:(?<=[ \t])#+[ \t]*)?$")
_ANCHOR = re.compile(r"[ \t]*\{#[\w:. -]+\}$")
_FENCE = re.compile(r"(?P<mark>`{3,}(?=[^`]*$)|~{3,})[ \t]*(?P<info>.*)$")
_SETEXT = re.compile(r"(=+|-+)[ \t]*$")
_BREAK = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_BULLET = re.compile(r"(?P<mark>[-+*])(?P<pad>[ \t]+|$)")
_NUMBER = re.compile(r"(?P<mark>(?P<number>\d{1,9})[.)])(?P<pad>[ \t]+|$)")
_NOTE = re.compile(r"\[\^([^\s\[\]]{1,100})\]:[ \t]*")
_DEFINITION = re.compile(
    r"""\[(?P<label>[^\[\]\\]{1,999})\]:[ \t]*(?:<(?P<angled>[^<>]*)>|(?P<bare>\S+))
    (?: [ \t]+ (?: "(?P<double>[^"]*)" | '(?P<single>[^']*)'
              | \((?P<round>[^()]*(?:\([^()]*\)[^()]*)*)\) ) )? [ \t]*$""",
    re.VERBOSE,
)
_LABEL_ALONE = re.compile(r"\[[^\[\]\\]{1,999}\]:[ \t]*$")
_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_HTML_BLOCKS = "|".join(
    (
        "address article aside base basefont blockquote body caption center col colgroup dd details"
        " dialog dir div dl dt fieldset figcaption figure footer form frame frameset h[1-6] head"
        " header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option"
        " p param search section summary table tbody td tfoot th thead title tr track ul"
    ).split()
)
_HTML = re.compile(
    rf"""<(?:
        (?P<raw> (?:script|pre|style|textarea) (?=[\s>]|$) )
      | (?P<comment> !-- ) | (?P<php> \? ) | (?P<declaration> ![A-Za-z] )
      | (?P<block> /?(?:{_HTML_BLOCKS}) (?=[\s>]|/>|$) )
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ALONE = re.compile(r"<(?:[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?|/[A-Za-z][A-Za-z0-9-]*\s*)>[ \t]*$")
_ENDS = {"raw": "</", "comment": "-->", "php": "?>", "declaration": ">"}
_DEEPEST = 60

Segment = tuple[int, int]


class Sort(Enum):
    """The sorts of leaves."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CODE = "code"
    TABLE = "table"
    HTML = "html"


@dataclass(slots=True)
class Leaf:
    """A block of lines; `detail` is the level of a heading or the language of code.

    `marker` is set on the first block of a list item or of a footnote; `quote` is the number of
    the outermost block quote around it, 0 for none; `note` is the label of its footnote.
    """

    sort: Sort
    segments: list[Segment]
    detail: str = ""
    marker: tuple[int, int] | None = None
    is_item: bool = False
    quote: int = 0
    note: str = ""

    @property
    def start(self) -> int:
        """Where it starts in the source."""
        return self.marker[0] if self.marker is not None else self.segments[0][0]

    @property
    def end(self) -> int:
        """Where its last line ends."""
        return self.segments[-1][1]


@dataclass(slots=True)
class _Container:
    indent: int  # 0 for a block quote
    quote: int = 0
    marker: tuple[int, int] | None = None
    note: str = ""
    is_fresh: bool = True


@dataclass(slots=True)
class Blocks:
    """The leaves of a text, its link definitions, and the comments between the lines."""

    leaves: list[Leaf] = field(default_factory=list)
    definitions: dict[str, str] = field(default_factory=dict)
    comments: list[tuple[str, int, int]] = field(default_factory=list)


def parse_blocks(source: str, start: int = 0) -> Blocks:
    """The blocks of a Markdown text from an offset on."""
    return _Parser(source).run(start)


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.found = Blocks()
        self._stack: list[_Container] = []
        self._leaf: Leaf | None = None
        self._fence: tuple[str, int, int] | None = None  # mark, width, indent
        self._html_end = ""
        self._quotes = 0

    def run(self, start: int) -> Blocks:
        source = self.source
        limit = len(source)
        for match in _LINE.finditer(source, start):
            if match.start() == limit:
                break
            low, high = match.span(1)
            leaf = self._leaf
            # Most lines go on with a plain paragraph; only what may be something else is looked at.
            if (
                leaf is not None
                and leaf.sort is Sort.PARAGRAPH
                and not self._stack
                and low < high
                and source[low] > " "
                and source[low] not in _STARTS
            ):
                leaf.segments.append((low, high))
                continue
            self._line(low, high)
        self._close()
        return self.found

    def _line(self, start: int, end: int) -> None:
        position, matched = self._match_containers(start, end)
        is_whole = matched == len(self._stack)
        leaf = self._leaf
        if leaf is not None and is_whole and self._goes_on(leaf, position, end):
            return
        position, is_new = self._open(position, end, matched)
        if position < 0:
            return
        indent, place = self._indent(position, end)
        if place == end:
            self._blank(matched)
            return
        leaf = self._leaf
        if leaf is not None and leaf.sort is Sort.PARAGRAPH and not is_new:
            leaf.segments.append((place, end))  # a lazy line too
            return
        if indent >= 4 and (leaf is None or leaf.sort is Sort.CODE):
            self._truncate(matched, is_new)
            self._begin(Sort.CODE, self._skip(position, end, 4), end)
            return
        self._truncate(matched, is_new)
        self._begin(Sort.PARAGRAPH, place, end)

    # --- containers

    def _match_containers(self, start: int, end: int) -> tuple[int, int]:
        """How far the open containers reach into a line: the place after them, and how many."""
        position, matched = start, 0
        for container in self._stack:
            indent, place = self._indent(position, end)
            if container.quote:
                if indent > 3 or not self.source.startswith(">", place):
                    break
                position = self._after_mark(place + 1, end)
            elif place == end:
                pass
            elif indent >= container.indent:
                position = self._skip(position, end, container.indent)
            else:
                break
            matched += 1
        return position, matched

    def _after_mark(self, position: int, end: int) -> int:
        return position + 1 if position < end and self.source[position] in " \t" else position

    def _indent(self, position: int, end: int) -> tuple[int, int]:
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

    def _skip(self, position: int, end: int, columns: int) -> int:
        done = 0
        while position < end and done < columns and self.source[position] in " \t":
            done += 1 if self.source[position] == " " else 4 - done % 4
            position += 1
        return position

    def _truncate(self, matched: int, is_new: bool) -> None:
        """Closes the open block, and the containers that a line does not go on with."""
        self._close()
        if not is_new:
            del self._stack[matched:]

    # --- lines

    def _goes_on(self, leaf: Leaf, position: int, end: int) -> bool:
        """Whether a line belongs to an open fence, HTML block or table."""
        if self._fence is not None:
            mark, width, indent = self._fence
            column, place = self._indent(position, end)
            line = self.source[place:end].rstrip()
            if column < 4 and len(line) >= width and not line.strip(mark):
                self._close()
                return True
            leaf.segments.append((self._skip(position, end, indent), end))
            return True
        if leaf.sort is Sort.HTML:
            return self._html_goes_on(leaf, position, end)
        if leaf.sort is Sort.TABLE:
            place = self._indent(position, end)[1]
            if place < end and (
                self.source[place] not in _STARTS or self.source.find("|", place, end) >= 0
            ):
                leaf.segments.append((place, end))
                return True
            return False
        if leaf.sort is Sort.CODE:
            indent, place = self._indent(position, end)
            if indent >= 4 or place == end:
                leaf.segments.append((self._skip(position, end, 4), end))
                return True
        return False

    def _html_goes_on(self, leaf: Leaf, position: int, end: int) -> bool:
        if self._html_end:
            leaf.segments.append((position, end))
            if self.source.find(self._html_end, position, end) >= 0:
                self._close()
            return True
        if self._indent(position, end)[1] == end:
            self._close()
            return True
        leaf.segments.append((position, end))
        return True

    def _blank(self, matched: int) -> None:
        self._close()
        # A blank line ends a block quote; an item waits for what comes next.
        for index in range(matched, len(self._stack)):
            if self._stack[index].quote:
                del self._stack[index:]
                break

    def _open(self, position: int, end: int, matched: int) -> tuple[int, bool]:
        """Opens the containers and blocks that start on a line.

        Returns where the text of the line starts, -1 where the line is used up, and whether
        something new was opened.
        """
        is_new = False
        source = self.source
        while len(self._stack) < _DEEPEST or not is_new:
            indent, place = self._indent(position, end)
            if place == end or indent >= 4 or source[place] not in _STARTS:
                break
            is_paragraph = (
                self._leaf is not None and self._leaf.sort is Sort.PARAGRAPH and not is_new
            )
            char = source[place]
            if char == ">":
                self._truncate(matched, is_new)
                self._quotes += 1
                outer = next((one.quote for one in self._stack if one.quote), self._quotes)
                self._stack.append(_Container(0, quote=outer))
                position, is_new = self._after_mark(place + 1, end), True
                continue
            if self._leaf_starts(char, place, end, matched, is_paragraph, is_new):
                return -1, is_new
            after = self._item(char, place, end, indent, matched, is_paragraph, is_new)
            if after < 0:
                break
            position, is_new = after, True
        return position, is_new

    def _leaf_starts(
        self, char: str, place: int, end: int, matched: int, is_paragraph: bool, is_new: bool
    ) -> bool:
        """Begins (and, where it is one line, ends) a block that is no paragraph."""
        source = self.source
        is_whole = is_new or matched == len(self._stack)
        if char == "#":
            match = _HEADING.match(source[place:end])
            if match is None:
                return False
            self._truncate(matched, is_new)
            low, high = match.span("text")
            anchor = _ANCHOR.search(source, place + low, place + high)
            self._begin(
                Sort.HEADING,
                place + low,
                anchor.start() if anchor else place + high,
                str(len(match[1])),
            )
            self._close()
            return True
        if char in "`~":
            match = _FENCE.match(source[place:end])
            if match is None:
                return False
            self._truncate(matched, is_new)
            self._begin(Sort.CODE, end, end, match["info"].strip().split(" ")[0].strip("{}."))
            if self._leaf is not None:
                self._leaf.segments.clear()
                self._leaf.segments.append((end, end))
            self._fence = (char, len(match["mark"]), place - self._line_start(place))
            return True
        if char == "<":
            return self._html(place, end, matched, is_paragraph, is_new)
        if is_paragraph and is_whole and self._is_table(place, end):
            return True
        if char in "=-" and is_paragraph and is_whole and self._setext(place, end):
            return True
        if char in "*-_" and _BREAK.match(source, place, end):
            self._truncate(matched, is_new)
            return True
        return False

    def _line_start(self, place: int) -> int:
        start = place
        while start > 0 and self.source[start - 1] in " \t":
            start -= 1
        return start

    def _setext(self, place: int, end: int) -> bool:
        match = _SETEXT.match(self.source, place, end)
        leaf = self._leaf
        if match is None or leaf is None:
            return False
        self._take_definitions(leaf)
        if not leaf.segments:
            return False
        leaf.sort = Sort.HEADING
        leaf.detail = "1" if match[1][0] == "=" else "2"
        self._close()
        return True

    def _is_table(self, place: int, end: int) -> bool:
        leaf = self._leaf
        if (
            leaf is None
            or self.source[place] not in "|:-"
            or "-" not in self.source[place : place + 200]
        ):
            return False
        low, high = leaf.segments[-1]
        header = self.source[low:high]
        if "|" not in header or not _DELIMITERS.match(self.source, place, end):
            return False
        columns = len(cells(self.source, low, high))
        if columns != len(cells(self.source, place, end)):
            return False
        leaf.segments.pop()
        if leaf.segments:
            self._close()
            self._begin(Sort.TABLE, low, high)
        else:
            leaf.segments.append((low, high))
            leaf.sort = Sort.TABLE
        return True

    def _html(self, place: int, end: int, matched: int, is_paragraph: bool, is_new: bool) -> bool:
        match = _HTML.match(self.source, place, end)
        if match is None:
            if is_paragraph or _ALONE.match(self.source, place, end) is None:
                return False
            kind = "block"
        else:
            kind = match.lastgroup or "block"
        self._truncate(matched, is_new)
        self._begin(Sort.HTML, place, end)
        self._html_end = _ENDS.get(kind, "")
        # The end may stand on the line of the beginning, behind the opening mark.
        offset = place + (4 if kind == "comment" else 2)
        if self._html_end and self.source.find(self._html_end, offset, end) >= 0:
            self._close()
        return True

    def _item(
        self,
        char: str,
        place: int,
        end: int,
        indent: int,
        matched: int,
        is_paragraph: bool,
        is_new: bool,
    ) -> int:
        """Opens an item or a footnote; returns where its text starts, -1 where there is none."""
        source = self.source
        if char == "[":
            match = _NOTE.match(source, place, end)
            if match is None or (
                is_paragraph and matched == len(self._stack) and not is_new and self._stack
            ):
                return -1
            self._truncate(matched, is_new)
            self._stack.append(_Container(4, marker=match.span(), note=match[1]))
            return match.end()
        match = (
            _BULLET.match(source, place, end)
            if char in "-+*"
            else _NUMBER.match(source, place, end)
        )
        if match is None:
            return -1
        is_empty = match.end() == end
        in_item = matched < len(self._stack)
        if (
            is_paragraph
            and not in_item
            and (is_empty or (char.isdigit() and match["number"] != "1"))
        ):
            return -1
        self._truncate(matched, is_new)
        pad = self._indent(match.end("mark"), end)[0]
        width = len(match["mark"])
        inner = width + (1 if is_empty or pad > 4 else pad)
        self._stack.append(_Container(indent + inner, marker=match.span("mark")))
        return match.end("mark") + 1 if pad > 4 else match.end()

    # --- leaves

    def _begin(self, sort: Sort, start: int, end: int, detail: str = "") -> None:
        leaf = Leaf(sort, [(start, end)], detail)
        for container in self._stack:
            leaf.quote = leaf.quote or container.quote
            leaf.note = leaf.note or container.note
        if self._stack:
            inner = self._stack[-1]
            if inner.marker is not None and inner.is_fresh:
                leaf.marker = inner.marker
                leaf.is_item = True
                inner.is_fresh = False
        self._leaf = leaf

    def _close(self) -> None:
        """Ends the open block and keeps it, if anything of it is text."""
        leaf = self._leaf
        self._leaf = None
        self._fence = None
        self._html_end = ""
        if leaf is None:
            return
        if leaf.sort is Sort.PARAGRAPH:
            self._take_definitions(leaf)
        elif leaf.sort is Sort.HTML:
            self._take_comment(leaf)
            return
        if leaf.segments:
            self.found.leaves.append(leaf)

    def _take_definitions(self, leaf: Leaf) -> None:
        """Takes link definitions, of a line or two each, off the beginning of a paragraph."""
        source = self.source
        segments = leaf.segments
        done = 0
        while done < len(segments) and source[segments[done][0]] == "[":
            low, high = segments[done]
            line = source[low:high]
            used = 1
            match = _DEFINITION.match(line)
            if match is None and done + 1 < len(segments) and _LABEL_ALONE.match(line):
                match = _DEFINITION.match(f"{line} {source[slice(*segments[done + 1])]}")
                used = 2
            if match is None:
                break
            title = match["double"] or match["single"] or match["round"] or ""
            if title.lstrip().startswith("factlint"):
                self.found.comments.append((title, low, high))
            target = match["angled"] if match["angled"] is not None else match["bare"]
            self.found.definitions.setdefault(folded(match["label"]), target)
            done += used
        del segments[:done]

    def _take_comment(self, leaf: Leaf) -> None:
        start, end = leaf.start, leaf.end
        if self.source.startswith("<!--", start):
            close = self.source.find("-->", start + 4, end)
            if close >= 0:
                self.found.comments.append((self.source[start + 4 : close], start, close + 3))


def cells(source: str, start: int, end: int) -> list[Segment]:
    """The cells of a table row, without the white space around them."""
    return list(_cells(source, start, end))


def _cells(source: str, start: int, end: int) -> Iterator[Segment]:
    while start < end and source[start] in " \t":
        start += 1
    while end > start and source[end - 1] in " \t":
        end -= 1
    if start < end and source[start] == "|":
        start += 1
    if end > start and source[end - 1] == "|" and (end - 2 < start or source[end - 2] != "\\"):
        end -= 1
    low = position = start
    while position <= end:
        bar = source.find("|", position, end)
        bar = end if bar < 0 else bar
        if bar < end and bar > start and source[bar - 1] == "\\":
            position = bar + 1
            continue
        left, right = low, bar
        while left < right and source[left] in " \t":
            left += 1
        while right > left and source[right - 1] in " \t":
            right -= 1
        yield left, right
        low = position = bar + 1
