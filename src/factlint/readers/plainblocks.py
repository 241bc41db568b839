"""The blocks of plain text: paragraphs, headings, lists, tables, captions, code, references."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from factlint.model.document import Part, PartKind
from factlint.patterns import lazy_regex
from factlint.readers.inline import find_ticks, find_urls
from factlint.readers.lines import Line, runs_of, trimmed
from factlint.readers.plainlines import (
    begins_plainly,
    caption_at,
    is_rule,
    item_at,
    may_name_source,
)
from factlint.readers.sections import ends_references, is_reference_heading, may_name_references
from factlint.values import dataclass

_FINAL = lazy_regex(r"[.!?…:;,][\"'”’»)\]]*$")
_COLUMN = lazy_regex(r"\S(?: {2,}|\t+| ?\| ?)(?=\S)")
_GAP = lazy_regex(r" {2,}|\t+|\|")
_TWO_SPACES = lazy_regex(r"[.!?]  \S")
_NUMERIC = lazy_regex(r"[\d.,$€£%()+/-]+$|nil$|vs$", regex.IGNORECASE)
_CODE = lazy_regex(
    r"[{};=<>\\]|\(\)|^\s*[$>#]\s|^\s*(?:def|class|import|from|return|for|if|let|const)\b", regex.M
)
_LONG_LINE = 120
_HEADING_LENGTH = 90
_HEADING_WORDS = 14


@dataclass(slots=True)
class Block:
    """Neighbouring lines of one sort."""

    kind: PartKind
    lines: list[Line]
    detail: str = ""
    outer: int = -1

    @property
    def begin(self) -> int:
        """Where it starts with the marker of its item."""
        return self.outer if self.outer >= 0 else self.start

    @property
    def start(self) -> int:
        """Where its first line starts."""
        return self.lines[0][0]

    @property
    def end(self) -> int:
        """Where its last line ends."""
        return self.lines[-1][1]


def parts_of(text: str, start: int, end: int) -> list[Part]:
    """The parts of a plain body: the dividing ones (body, references) and those inside."""
    blocks = _blocks(text, start, end)
    _mark_headings(text, blocks)
    found: list[Part] = []
    first, limit = 0, len(blocks)
    opening = [index for index in range(limit) if _opens_references(text, blocks, index)]
    while first < limit:
        place = bisect_left(opening, first)
        last = opening[place] if place < len(opening) else limit
        if last == first:
            first = _add_references(text, blocks, first, found)
            continue
        found.append(Part(PartKind.BODY, *trimmed(text, blocks[first].begin, blocks[last - 1].end)))
        for block in blocks[first:last]:
            found.extend(_part(text, block))
        first = last
    found.extend(find_urls(text, start, end))
    found.extend(find_ticks(text, start, end))
    return found


def _blocks(text: str, start: int, end: int) -> list[Block]:
    found: list[Block] = []
    # A fence that is never closed is a line of its own, not the beginning of code.
    last_fence = text.rfind("```", start, end)
    fenced = False
    for run in runs_of(text, start, end):
        rest: list[Line] = []
        for line in run:
            is_fence = text.startswith("```", line[0]) and (fenced or line[0] < last_fence)
            if not is_fence and not fenced:
                rest.append(line)
            elif fenced:
                found[-1].lines.append(line)
            else:
                found.extend(_divide(text, rest))
                rest = []
                found.append(Block(PartKind.CODE, [line]))
            fenced ^= is_fence
        found.extend(_divide(text, rest))
    return found


def _divide(text: str, run: Sequence[Line]) -> Iterator[Block]:
    """The blocks of a run of lines without a blank one."""
    if not run:
        return
    if _is_code(text, run):
        yield Block(PartKind.CODE, list(run))
        return
    if len(run) == 1 and not is_rule(text, run[0]):
        yield from _paragraphs(text, run)  # one row is no table
        return
    has_columns = _has_columns(text, run)
    index = 0
    paragraph: list[Line] = []
    while index < len(run):
        rows, is_table = _table_rows(text, run, index) if has_columns else (0, False)
        if rows and not is_table:
            paragraph.extend(run[index : index + rows])
            index += rows
            continue
        if rows:
            yield from _paragraphs(text, paragraph)
            paragraph = []
            yield Block(PartKind.TABLE, list(run[index : index + rows]))
            index += rows
            continue
        line = run[index]
        if is_rule(text, line):
            if len(paragraph) == 1:
                yield Block(PartKind.HEADING, paragraph)
            else:
                yield from _paragraphs(text, paragraph)
            paragraph = []
        else:
            paragraph.append(line)
        index += 1
    yield from _paragraphs(text, paragraph)


def _paragraphs(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """Paragraphs, items and captions of lines that are neither table nor code."""
    if not lines:
        return
    if len(lines) == 1:
        yield _only(text, lines[0])
        return
    widest = max(end - start for start, end in lines)
    indents = [_indent(text, line) for line in lines]
    lowest = min(indents)
    current: Block | None = None
    has_source = may_name_source(text, lines[0][0], lines[-1][1])
    for index, line in enumerate(lines):
        is_plain = not has_source and begins_plainly(text, line)
        item = None if is_plain else item_at(text, line)
        if item and (index == 0 or _may_begin_item(text, lines[index - 1], current, item)):
            block = Block(PartKind.LIST, [(item.end(), line[1])], item["marker"], line[0])
        elif not is_plain and caption_at(text, line):
            block = Block(PartKind.CAPTION, [line])
        elif current is not None and current.kind is PartKind.LIST and indents[index] > lowest:
            current.lines.append(line)
            continue
        elif current is None or _starts_paragraph(text, lines, index, widest, indents, lowest):
            block = Block(PartKind.PARAGRAPH, [line])
        else:
            current.lines.append(line)
            continue
        if current is not None:
            yield current
        current = block
    if current is not None:
        yield current


def _only(text: str, line: Line) -> Block:
    """The block of a line with blank ones around it."""
    if begins_plainly(text, line) and not may_name_source(
        text, line[0], min(line[1], line[0] + 90)
    ):
        return Block(PartKind.PARAGRAPH, [line])
    item = item_at(text, line)
    if item is not None:
        return Block(PartKind.LIST, [(item.end(), line[1])], item["marker"], line[0])
    kind = PartKind.CAPTION if caption_at(text, line) else PartKind.PARAGRAPH
    return Block(kind, [line])


def _may_begin_item(text: str, before: Line, current: Block | None, item: regex.Match[str]) -> bool:
    """Whether a marker begins an item; a wrapped line may begin with a dash or a number too."""
    if item["marker"] in "*•‣◦+" or (current is not None and current.kind is PartKind.LIST):
        return True
    return bool(_FINAL.search(text, max(before[0], before[1] - 8), before[1]))


def _starts_paragraph(
    text: str, lines: Sequence[Line], index: int, widest: int, indents: Sequence[int], lowest: int
) -> bool:
    """Whether a line begins a paragraph although no blank line stands before it."""
    before = lines[index - 1]
    if indents[index] > lowest and indents[index] > indents[index - 1]:
        return True
    if indents[index] > lowest and indents[index - 1] == indents[index]:
        return True  # wire copy: one indented line after another, each a paragraph
    if widest > _LONG_LINE:
        return True
    is_short = before[1] - before[0] < widest * 0.6
    return is_short and bool(_FINAL.search(text[max(before[0], before[1] - 8) : before[1]]))


def _indent(text: str, line: Line) -> int:
    if not text[line[0]].isspace():
        return 0
    shown = text[line[0] : min(line[1], line[0] + 80)]
    return len(shown) - len(shown.lstrip())


def _is_code(text: str, run: Sequence[Line]) -> bool:
    if any(_indent(text, line) < 4 and not text.startswith("\t", line[0]) for line in run):
        return False
    marked = sum(bool(_CODE.search(text, *line)) for line in run)
    return marked * 2 > len(run)


def _has_columns(text: str, run: Sequence[Line]) -> bool:
    """Whether anything in a run can part the columns of a table."""
    start, end = run[0][0], run[-1][1]
    return any(text.find(gap, start, end) >= 0 for gap in ("  ", "\t", "|"))


def _table_rows(text: str, run: Sequence[Line], index: int) -> tuple[int, bool]:
    """How many lines from here on have columns, and whether they make a table."""
    rows = index
    numeric = 0
    while rows < len(run) and run[rows][1] - run[rows][0] < 400:
        line = text[run[rows][0] : run[rows][1]].strip()
        if "  " not in line and "\t" not in line and "|" not in line:
            break
        gaps = len(_COLUMN.findall(line))
        if gaps == 0 or (gaps == 1 and _TWO_SPACES.search(line)):
            break
        numeric += line.count("|") >= 2 or any(
            _NUMERIC.match(cell) for cell in _GAP.split(line)[1:]
        )
        rows += 1
    count = rows - index
    return count, count >= 2 and numeric * 2 >= count


def _mark_headings(text: str, blocks: Sequence[Block]) -> None:
    """A short line without a stop, before a paragraph, is a heading; a last line never is."""
    for block, following in pairwise(blocks):
        if block.kind is not PartKind.PARAGRAPH or len(block.lines) > 1:
            continue
        line = text[block.start : block.end].strip()
        if (
            may_name_references(line)
            and is_reference_heading(line, text[following.lines[0][0] : following.end])
        ) or (
            following.kind in (PartKind.PARAGRAPH, PartKind.TABLE)
            and _looks_like_heading(line)
            and text[block.end : following.start].count("\n") > 1
            and not _looks_like_heading(text[following.start : following.end].strip())
        ):
            block.kind = PartKind.HEADING


def _looks_like_heading(line: str) -> bool:
    return (
        len(line) <= _HEADING_LENGTH
        and len(line.split()) <= _HEADING_WORDS
        and (line[0].isupper() or line[0].isdigit())
        and not _FINAL.search(line.replace("?", ""))
        and not line.endswith(('"', "”"))
    )


def _opens_references(text: str, blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    kinds = (PartKind.HEADING, PartKind.PARAGRAPH, PartKind.LIST)  # an item: "4. References"
    if block.kind not in kinds or index + 1 == len(blocks):
        return False
    if not may_name_references(text[block.begin : min(block.end, block.begin + 60)]):
        return False
    following = blocks[index + 1]
    # An item begins behind its marker, which is what shows that it is one.
    shown = "- " if following.kind is PartKind.LIST else ""
    return is_reference_heading(
        text[block.begin : block.end], shown + text[following.start : following.start + 400]
    )


def _add_references(text: str, blocks: Sequence[Block], first: int, found: list[Part]) -> int:
    """Adds the references that begin at a heading; returns the index of the block after them."""
    last = first + 1
    while last < len(blocks) and not (
        blocks[last].kind is PartKind.HEADING
        and ends_references(text[blocks[last].start : blocks[last].end])
    ):
        last += 1
    found.append(
        Part(PartKind.REFERENCES, *trimmed(text, blocks[first].begin, blocks[last - 1].end))
    )
    found.append(Part(PartKind.HEADING, *trimmed(text, blocks[first].begin, blocks[first].end)))
    for block in blocks[first + 1 : last]:
        is_entry = block.kind in (PartKind.PARAGRAPH, PartKind.HEADING)
        kind = PartKind.LIST if is_entry else block.kind
        found.append(Part(kind, *trimmed(text, block.start, block.end), block.detail))
    return last


def _part(text: str, block: Block) -> Iterator[Part]:
    start, end = trimmed(text, block.start, block.end)
    yield Part(block.kind, start, end, block.detail)
