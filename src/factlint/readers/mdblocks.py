"""The block structure of Markdown: line by line, without recursion, offsets kept."""

from __future__ import annotations

import re

from factlint.readers import mdmarks as marks
from factlint.readers.mdcontainers import Container, Containers
from factlint.readers.mdinline import folded
from factlint.readers.mdleaves import Blocks, Definition, Leaf, Sort, cells
from factlint.values import dataclass

_DEEPEST = 60


@dataclass(slots=True)
class _At:
    """The line that is being read: how many containers go on in it, and what it has opened."""

    end: int
    matched: int
    is_new: bool = False


def parse_blocks(source: str, start: int = 0) -> Blocks:
    """The blocks of a Markdown text from an offset on."""
    return _Parser(source).run(start)


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.found = Blocks()
        self._containers = Containers(source)
        self._leaf: Leaf | None = None
        self._fence: tuple[str, int, int] | None = None  # mark, width, indent
        self._html_end = ""

    def run(self, start: int) -> Blocks:
        source = self.source
        limit = len(source)
        for match in marks.LINE.finditer(source, start):
            if match.start() == limit:
                break
            low, high = match.span(1)
            leaf = self._leaf
            # Most lines go on with a plain paragraph; only what may be something else is looked at.
            if (
                leaf is not None
                and leaf.sort is Sort.PARAGRAPH
                and not self._containers.open
                and low < high
                and source[low] > " "
                and source[low] not in marks.STARTS
            ):
                leaf.segments.append((low, high))
                continue
            self._line(low, high)
        self._close()
        return self.found

    def _line(self, start: int, end: int) -> None:
        position, matched = self._containers.match(start, end)
        leaf = self._leaf
        is_whole = matched == len(self._containers)
        if leaf is not None and is_whole and self._goes_on(leaf, position, end):
            return
        at = _At(end, matched)
        position = self._open(position, at)
        if position < 0:
            return
        indent, place = self._containers.indent(position, end)
        if place == end:
            self._close()
            self._containers.close_quotes(matched)
            return
        if self._is_paragraph() and not at.is_new and self._leaf is not None:
            self._leaf.segments.append((place, end))  # a lazy line too
            return
        is_code = indent >= 4 and (self._leaf is None or self._leaf.sort is Sort.CODE)
        self._leave(at)
        if is_code:
            self._begin(Sort.CODE, self._containers.skip(position, end, 4), end)
        else:
            self._begin(Sort.PARAGRAPH, place, end)

    def _is_paragraph(self) -> bool:
        return self._leaf is not None and self._leaf.sort is Sort.PARAGRAPH

    def _is_continued(self, at: _At) -> bool:
        """Whether the line could go on with the paragraph that is open."""
        is_whole = not at.is_new and at.matched == len(self._containers)
        return is_whole and self._is_paragraph()

    def _leave(self, at: _At) -> None:
        """Closes the open block, and the containers that the line does not go on with."""
        self._close()
        if not at.is_new:
            del self._containers.open[at.matched :]
        at.is_new = True

    # --- lines that go on

    def _goes_on(self, leaf: Leaf, position: int, end: int) -> bool:
        """Whether a line belongs to an open fence, HTML block, table or indented code."""
        if self._fence is not None:
            return self._fence_goes_on(leaf, position, end)
        if leaf.sort is Sort.HTML:
            return self._html_goes_on(leaf, position, end)
        indent, place = self._containers.indent(position, end)
        if leaf.sort is Sort.TABLE:
            is_row = place < end and (
                self.source[place] not in marks.STARTS or self.source.find("|", place, end) >= 0
            )
            if is_row:
                leaf.segments.append((place, end))
            return is_row
        if leaf.sort is Sort.CODE and (indent >= 4 or place == end):
            leaf.segments.append((self._containers.skip(position, end, 4), end))
            return True
        return False

    def _fence_goes_on(self, leaf: Leaf, position: int, end: int) -> bool:
        mark, width, indent = self._fence or ("", 0, 0)
        column, place = self._containers.indent(position, end)
        line = self.source[place:end].rstrip()
        if column < 4 and len(line) >= width and not line.strip(mark):
            self._close()
        else:
            leaf.segments.append((self._containers.skip(position, end, indent), end))
        return True

    def _html_goes_on(self, leaf: Leaf, position: int, end: int) -> bool:
        if not self._html_end and self._containers.indent(position, end)[1] == end:
            self._close()
            return True
        leaf.segments.append((position, end))
        if self._html_end and self.source.find(self._html_end, position, end) >= 0:
            self._close()
        return True

    # --- lines that begin something

    def _open(self, position: int, at: _At) -> int:
        """Opens the containers and blocks that start on a line.

        Returns where the text of the line starts, -1 where the line is used up.
        """
        source = self.source
        while len(self._containers) < _DEEPEST or not at.is_new:
            indent, place = self._containers.indent(position, at.end)
            if place == at.end or indent >= 4 or source[place] not in marks.STARTS:
                break
            if source[place] == ">":
                self._leave(at)
                self._containers.push_quote()
                position = self._containers.after_mark(place + 1, at.end)
                continue
            if self._begins_leaf(source[place], place, at):
                return -1
            after = self._item(source[place], place, indent, at)
            if after < 0:
                break
            position = after
        return position

    def _begins_leaf(self, char: str, place: int, at: _At) -> bool:
        """Begins (and, where it is one line, ends) a block that is no paragraph."""
        if char == "#":
            return self._heading(place, at)
        if char in "`~":
            return self._opens_fence(char, place, at)
        if char == "<":
            return self._html(place, at)
        if self._is_continued(at) and self._ends_paragraph(char, place, at.end):
            return True
        if char in "*-_" and marks.BREAK.match(self.source, place, at.end):
            self._leave(at)
            return True
        return False

    def _heading(self, place: int, at: _At) -> bool:
        match = marks.HEADING.match(self.source[place : at.end])
        if match is None:
            return False
        self._leave(at)
        low, high = match.span("text")
        anchor = marks.ANCHOR.search(self.source, place + low, place + high)
        end = anchor.start() if anchor else place + high
        self._begin(Sort.HEADING, place + low, end, str(len(match[1])))
        self._close()
        return True

    def _opens_fence(self, char: str, place: int, at: _At) -> bool:
        match = marks.FENCE.match(self.source[place : at.end])
        if match is None:
            return False
        self._leave(at)
        language = match["info"].strip().split(" ")[0].strip("{}.")
        self._begin(Sort.CODE, at.end, at.end, language)
        start = place
        while start > 0 and self.source[start - 1] in " \t":
            start -= 1
        self._fence = (char, len(match["mark"]), place - start)
        return True

    def _ends_paragraph(self, char: str, place: int, end: int) -> bool:
        """Whether the line makes a table or a heading of the paragraph before it."""
        return self._table(place, end) or (char in "=-" and self._setext(place, end))

    def _setext(self, place: int, end: int) -> bool:
        match = marks.SETEXT.match(self.source, place, end)
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

    def _table(self, place: int, end: int) -> bool:
        """Whether a row of dashes makes the last line of the paragraph the head of a table."""
        source = self.source
        if (
            self._leaf is None
            or source[place] not in "|:-"
            or "-" not in source[place : place + 200]
        ):
            return False
        low, high = self._leaf.segments[-1]
        if "|" not in source[low:high] or not marks.DELIMITERS.match(source, place, end):
            return False
        if len(cells(source, low, high)) != len(cells(source, place, end)):
            return False
        self._leaf.segments.pop()
        if self._leaf.segments:
            self._close()
            self._begin(Sort.TABLE, low, high)
        else:
            self._leaf.segments.append((low, high))
            self._leaf.sort = Sort.TABLE
        return True

    def _html(self, place: int, at: _At) -> bool:
        match = marks.HTML.match(self.source, place, at.end)
        if match is None and (
            (self._is_paragraph() and not at.is_new)
            or not marks.ALONE.match(self.source, place, at.end)
        ):
            return False
        kind = (match.lastgroup if match is not None else None) or "block"
        mark = marks.ENDS.get(kind, "")
        # The end may stand on the line of the beginning, behind the opening mark.
        opened = place + (4 if kind == "comment" else 2)
        close = self.source.find(mark, opened, at.end) if mark else -1
        if kind == "comment" and self.source[close + 3 : at.end].strip() and close >= 0:
            return False  # a comment before text is a matter of that text's paragraph
        self._leave(at)
        self._begin(Sort.HTML, place, at.end)
        self._html_end = mark
        if close >= 0:
            self._close()
        return True

    def _item(self, char: str, place: int, indent: int, at: _At) -> int:
        """Opens an item or a footnote; returns where its text starts, -1 where there is none."""
        source = self.source
        in_paragraph = self._is_continued(at)
        if char == "[":
            match = marks.NOTE.match(source, place, at.end)
            if match is None or (in_paragraph and self._containers.open):
                return -1
            self._leave(at)
            self._containers.open.append(Container(4, marker=match.span(), note=match[1]))
            return match.end()
        pattern = marks.BULLET if char in "-+*" else marks.NUMBER
        match = pattern.match(source, place, at.end)
        if match is None:
            return -1
        is_empty = match.end() == at.end
        if in_paragraph and (is_empty or (char.isdigit() and match["number"] != "1")):
            return -1  # a year that a line begins with opens no list inside a paragraph
        self._leave(at)
        pad = self._containers.indent(match.end("mark"), at.end)[0]
        inner = len(match["mark"]) + (1 if is_empty or pad > 4 else pad)
        self._containers.open.append(Container(indent + inner, marker=match.span("mark")))
        return match.end("mark") + 1 if pad > 4 else match.end()

    # --- leaves

    def _begin(self, sort: Sort, start: int, end: int, detail: str = "") -> None:
        self._leaf = self._containers.leaf(sort, start, end, detail)

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
            match = marks.DEFINITION.match(line)
            if match is None and done + 1 < len(segments) and marks.LABEL_ALONE.match(line):
                match = marks.DEFINITION.match(f"{line} {source[slice(*segments[done + 1])]}")
                used = 2
            if match is None:
                break
            self._define(match, leaf, done, used)
            done += used
        del segments[:done]

    def _define(self, match: re.Match[str], leaf: Leaf, first: int, used: int) -> None:
        """Keeps a link definition that stands in one or two lines of a paragraph."""
        segments = leaf.segments[first : first + used]
        low, high = segments[0]
        # A second line was joined to the first one with a space.
        moved = low if used == 1 else segments[1][0] - (high - low + 1)
        titles = ("double", "single", "round")
        title = next((name for name in titles if match[name]), "")
        if title and match[title].lstrip().startswith("factlint"):
            self.found.comments.append((match[title], low, high))
        group = "angled" if match["angled"] is not None else "bare"
        target = (match.start(group) + moved, match.end(group) + moved)
        name = folded(match["label"])
        self.found.definitions.setdefault(name, match[group])
        self.found.places.setdefault(name, target)
        if match[group] in ("", "#") and not name.isdecimal():
            return  # the usual way to write a comment
        leaf_of_it = Leaf(Sort.DEFINITION, segments, match["label"], quote=leaf.quote)
        self.found.leaves.append(leaf_of_it)
        self.found.linked.append(
            Definition(
                match["label"],
                segments,
                (low + match.start("label"), low + match.end("label")),
                target,
                (match.start(title) + moved, match.end(title) + moved) if title else None,
            )
        )

    def _take_comment(self, leaf: Leaf) -> None:
        start, end = leaf.start, leaf.end
        if not self.source.startswith("<!--", start):
            self.found.html.append((start, end))
        else:
            close = self.source.find("-->", start + 4, end)
            if close >= 0:
                self.found.comments.append((self.source[start + 4 : close], start, close + 3))
