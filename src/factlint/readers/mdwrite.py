"""Writes Markdown blocks into a reading text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from factlint.model.document import Part, PartKind, Span
from factlint.readers.draft import Draft
from factlint.readers.mdcontent import Content, content_of
from factlint.readers.mdinline import InlineWriter
from factlint.readers.mdleaves import Leaf, Segment, Sort, cells
from factlint.values import dataclass


@dataclass(frozen=True, slots=True)
class WrittenBlock:
    """A block of the reading text; `outer` is where it starts with its number or label.

    `note` is the label of the footnote that it belongs to, else empty.
    """

    part: Part
    outer: int
    note: str = ""


class LeafWriter:
    """Writes leaves in order.

    `blocks` are their parts, `places` their ranges in the source; what lies inside a block
    (links, inline code) and what lies around several (block quotes) is marked in the draft.
    Link definitions are written too, as METADATA with their label: they are what links cite.
    """

    def __init__(
        self,
        draft: Draft,
        definitions: Mapping[str, str],
        on_comment: Callable[[str, int, int], None],
        places: Mapping[str, Segment] | None = None,
    ) -> None:
        self.draft = draft
        self.places: list[Span] = []
        self.blocks: list[WrittenBlock] = []
        self.inline = InlineWriter(draft, definitions, on_comment, places or {})
        self._quote: tuple[int, int] | None = None
        self._is_behind_definition = False

    def write(self, leaf: Leaf) -> None:
        """Writes one block."""
        if self._quote is not None and self._quote[0] != leaf.quote:
            self._close_quote()
        is_definition = leaf.sort is Sort.DEFINITION
        # Definitions stay lines of one block.
        self.draft.separate("\n" if is_definition and self._is_behind_definition else "\n\n")
        self._is_behind_definition = is_definition
        if leaf.quote and self._quote is None:
            self._quote = (leaf.quote, self.draft.length)
        self.places.append(Span(leaf.start, leaf.end))
        outer = self.draft.length
        self._write_marker(leaf)
        start = self.draft.length
        if leaf.sort is Sort.CODE:
            self._write_code(leaf.segments)
            kind, detail = PartKind.CODE, leaf.detail
        elif leaf.sort is Sort.TABLE:
            self._write_table(leaf.segments)
            kind, detail = PartKind.TABLE, ""
        elif is_definition:
            self._write_code(leaf.segments)
            kind, detail = PartKind.METADATA, leaf.detail
        else:
            self.inline.write(content_of(self.draft.source, leaf.segments))
            kind, detail = self._sort_of(leaf, start)
        part = Part(kind, start, self.draft.length, detail)
        self.blocks.append(WrittenBlock(part, outer, leaf.note))

    def finish(self) -> None:
        """Closes what is open."""
        self._close_quote()

    def _write_marker(self, leaf: Leaf) -> None:
        """Numbers and the labels of footnotes are read; bullets are not."""
        if leaf.marker is None or not leaf.is_item:
            return
        start, end = leaf.marker
        if self.draft.source[start] not in "-+*":
            self.draft.take(start, end)
            source = self.draft.source
            if not source[end - 1].isspace() and source[end : end + 1].isspace():
                self.draft.take(end, end + 1)

    def _sort_of(self, leaf: Leaf, start: int) -> tuple[PartKind, str]:
        draft = self.draft
        if leaf.sort is Sort.HEADING:
            return PartKind.HEADING, leaf.detail
        only = draft.parts[-1] if draft.parts else None
        if only is not None and only.kind is PartKind.CAPTION:
            whole = (only.start, only.end) == (start, draft.length)
            if whole:  # a picture that stands alone
                draft.parts.pop()
                return PartKind.CAPTION, only.detail
        detail = ""
        if leaf.marker is not None:
            detail = draft.source[leaf.marker[0] : leaf.marker[1]].strip()
        return PartKind.LIST if leaf.is_item or leaf.note else PartKind.PARAGRAPH, detail

    def _write_code(self, segments: Sequence[Segment]) -> None:
        lines = [(start, end) for start, end in segments]
        while lines and lines[0][0] >= lines[0][1]:
            del lines[0]
        while lines and not self.draft.source[lines[-1][0] : lines[-1][1]].strip():
            lines.pop()
        for index, (start, end) in enumerate(lines):
            self.draft.take(start, end)
            if index + 1 < len(lines):
                self.draft.take(end, end + (2 if self.draft.source.startswith("\r\n", end) else 1))

    def _write_table(self, segments: Sequence[Segment]) -> None:
        for index, (start, end) in enumerate(segments):
            if index:
                self.draft.separate("\n")
            for column, (low, high) in enumerate(cells(self.draft.source, start, end)):
                if column:
                    self.draft.separate("\t")
                if high > low:
                    self.inline.write(Content(self.draft.source[low:high], [0], [low]))

    def _close_quote(self) -> None:
        if self._quote is not None:
            if self._quote[0]:
                self.draft.mark(PartKind.QUOTE, self._quote[1])
            self._quote = None
