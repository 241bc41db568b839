"""Writes the reading text of a LaTeX document: blocks, and the parts they are."""

from __future__ import annotations

from factlint.model.document import Part, PartKind, Span
from factlint.readers.draft import Draft
from factlint.values import dataclass


@dataclass(slots=True)
class Block:
    """A block of the reading text, and its range in the source."""

    part: Part
    place: Span
    section: PartKind


class Flow:
    """Takes stretches of a source as text, one block after another.

    White space comes out as it prints: one space or one line end at a time. While `muted` nothing
    is taken. `kind` and `detail` are those of the block being written, `section` the dividing part
    that it belongs to.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.blocks: list[Block] = []
        self.muted = 0
        self.kind = PartKind.PARAGRAPH
        self.detail = ""
        self.section = PartKind.BODY
        self._start = -1
        self._source_start = 0
        self._source_end = 0
        self._space: tuple[int, int] | None = None
        self._is_fresh = True  # nothing stands yet where white space could end

    @property
    def length(self) -> int:
        """The length of the reading text so far."""
        return self.draft.length

    @property
    def is_open(self) -> bool:
        """Whether the block being written holds any text."""
        return self._start >= 0

    def take(self, start: int, end: int) -> None:
        """Adds a stretch of the source that begins with no white space."""
        if self.muted or end <= start:
            return
        self._open(start)
        self.draft.take(start, end)
        self._source_end = end

    def put(self, text: str, start: int, end: int) -> None:
        """Adds a text that stands for a stretch of the source."""
        if self.muted or not text:
            return
        if text[0] == ",":
            self._space = None
        self._open(start)
        self.draft.put(text, start, end)
        self._source_end = max(self._source_end, end)

    def space(self, start: int, end: int) -> None:
        """Adds a space or a line end for a stretch of the source, if text follows in the block."""
        if not self.muted and self._start >= 0 and not self._is_fresh and self._space is None:
            self._space = start, end

    def space_here(self) -> None:
        """Adds a space behind what was taken last."""
        self.space(self._source_end, self._source_end)

    def cut(self, text: str) -> None:
        """Adds what keeps cells and rows apart, which belongs to no place of the source."""
        if not self.muted and self._start >= 0:
            self._space = None
            self._is_fresh = True
            self.draft.separate(text)

    def code(self, start: int, end: int) -> None:
        """Adds a stretch of the source that is no prose."""
        low = self.opened(start)
        self.take(start, end)
        if not self.muted:
            self.draft.mark(PartKind.CODE, low)

    def opened(self, start: int) -> int:
        """Where in the reading text what is taken next begins."""
        if not self.muted:
            self._open(start)
            self._is_fresh = True
        return self.draft.length

    def end_block(self) -> None:
        """Ends the block, if there is one."""
        if self._start >= 0:
            part = Part(self.kind, self._start, self.draft.length, self.detail)
            place = Span(self._source_start, self._source_end)
            self.blocks.append(Block(part, place, self.section))
        self._start = -1
        self._space = None
        self._is_fresh = True

    def _open(self, start: int) -> None:
        if self._start < 0:
            self.draft.separate()
            self._start = self.draft.length
            self._source_start = self._source_end = start
        elif self._space is not None:
            self._write_space(*self._space)
        self._space = None
        self._is_fresh = False

    def _write_space(self, start: int, end: int) -> None:
        source = self.draft.source
        line = source.find("\n", start, end)
        if line >= 0:
            self.draft.take(line, line + 1)
        elif end > start and source[start] == " ":
            self.draft.take(start, start + 1)
        else:
            self.draft.put(" ", start, end)
