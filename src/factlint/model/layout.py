"""How a document reads: its blocks in order, as ranges of the source without the markup."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from factlint.model.document import Document, Part, PartKind
from factlint.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of the source and what a reader sees in its place."""

    start: int
    end: int
    shown: str


@dataclass(frozen=True, slots=True)
class Block:
    """A range of the source that reads as one thing: a headline, a paragraph, a list item.

    `pieces` is what is shown of it; without any the source itself is shown. `part` is the key of
    a JSON record that the offsets count in, else empty. `level` is that of a heading, else 0.
    """

    kind: str
    start: int
    end: int
    part: str = ""
    level: int = 0
    pieces: tuple[Piece, ...] = ()


_TEXT = "text"
# In order of preference where two parts have the same range.
_BLOCK_KINDS = (
    PartKind.HEADLINE,
    PartKind.DECK,
    PartKind.CAPTION,
    PartKind.HEADING,
    PartKind.TABLE,
    PartKind.CODE,
    PartKind.LIST,
    PartKind.PARAGRAPH,
)
_LINE_KINDS = (PartKind.BYLINE, PartKind.DATELINE, PartKind.DATE)


def blocks_of(document: Document) -> tuple[Block, ...]:
    """The blocks of a document, in order and without overlap; none of its words is left out.

    What no part names is given line by line, as "byline", "dateline" or "date" where one of these
    lies in the line, else as "text".
    """
    if not document.fields:
        blocks = _blocks(document, _Parts(document), "", 0, len(document.text))
        return tuple(_in_source(document, block) for block in blocks)
    parts = _Parts(document)
    return tuple(
        replace(block, start=block.start - value.start, end=block.end - value.start)
        for value in document.fields
        for block in _blocks(document, parts, value.key, value.start, value.end)
    )


class _Parts:
    """The parts that make blocks and those that name lines, each sorted once."""

    def __init__(self, document: Document) -> None:
        rank = _BLOCK_KINDS.index
        self._blocks = sorted(
            document.of_kind(*_BLOCK_KINDS),
            key=lambda part: (part.start, -part.end, rank(part.kind)),
        )
        self._lines = sorted(document.of_kind(*_LINE_KINDS), key=lambda part: part.start)

    def outermost(self, start: int, end: int) -> Iterator[Part]:
        """The block parts that start in a range, without those inside another."""
        at = start
        index = bisect_left(self._blocks, start, key=lambda part: part.start)
        while index < len(self._blocks) and self._blocks[index].start < end:
            part = self._blocks[index]
            index += 1
            if part.start >= at and part.end > part.start:
                yield part
                at = part.end

    def line_kind(self, start: int, end: int) -> str:
        """What a line is that no block part covers."""
        index = bisect_left(self._lines, start, key=lambda part: part.start)
        if index < len(self._lines) and self._lines[index].start < end:
            return self._lines[index].kind
        return _TEXT


def _blocks(document: Document, parts: _Parts, key: str, start: int, end: int) -> Iterator[Block]:
    at = start
    for part in parts.outermost(start, end):
        first, last = _whole_lines(document.text, part, at, end)
        if last > first:
            yield from _lines(document, parts, key, at, first)
            yield Block(part.kind, first, last, key, _level(part))
            at = last
    yield from _lines(document, parts, key, at, end)


def _whole_lines(text: str, part: Part, floor: int, ceiling: int) -> tuple[int, int]:
    """The range of a part with the rest of its first line: a dateline before a paragraph, say."""
    first = max(text.rfind("\n", floor, part.start) + 1, floor)
    return first, min(part.end, ceiling)


def _lines(document: Document, parts: _Parts, key: str, start: int, end: int) -> Iterator[Block]:
    at = start
    while at < end:
        found = document.text.find("\n", at, end)
        last = end if found < 0 else found
        if document.text[at:last].strip():
            yield Block(parts.line_kind(at, last), at, last, key)
        at = last + 1


def _level(part: Part) -> int:
    return int(part.detail) if part.kind is PartKind.HEADING and part.detail.isdigit() else 0


def _in_source(document: Document, block: Block) -> Block:
    if document.offsets.is_identity:
        return block
    pieces = tuple(_pieces(document, block.start, block.end))
    span = document.offsets.span(block.start, block.end)
    return replace(block, start=span.start, end=span.end, pieces=pieces)


def _pieces(document: Document, start: int, end: int) -> Iterator[Piece]:
    at, behind = start, document.offsets.span(start, start).start
    for text_start, text_end, source_start, source_end in document.offsets.pieces(start, end):
        first, last = max(text_start, at), min(text_end, end)
        if first > at:
            yield Piece(behind, behind, document.text[at:first])
        if text_end - text_start == source_end - source_start:
            source_end = source_start + last - text_start
            source_start += first - text_start
        yield Piece(source_start, source_end, document.text[first:last])
        at, behind = last, source_end
    if at < end:
        yield Piece(behind, behind, document.text[at:end])
