"""Writes reStructuredText blocks into a reading text."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.model.citation import Resource
from factlint.model.document import Part, PartKind, Span
from factlint.readers.draft import Draft
from factlint.readers.mdcontent import Content, content_of
from factlint.readers.mdwrite import WrittenBlock
from factlint.readers.rstinline import InlineWriter
from factlint.readers.rstleaves import Blocks, Leaf, Segment, Sort

_KINDS = {
    Sort.HEADING: PartKind.HEADING,
    Sort.CODE: PartKind.CODE,
    Sort.TABLE: PartKind.TABLE,
    Sort.CAPTION: PartKind.CAPTION,
    Sort.RESOURCE: PartKind.METADATA,
}


class LeafWriter:
    """Writes leaves in order.

    `blocks` are their parts, `places` their ranges in the source; `noted` are the footnotes and
    citations that are defined, each with its range and that of its label in the reading text, and
    `resources` the files that are named.
    """

    def __init__(self, draft: Draft, blocks: Blocks) -> None:
        self.draft = draft
        self.places: list[Span] = []
        self.blocks: list[WrittenBlock] = []
        self.noted: list[tuple[str, Span, Span]] = []
        self.resources: list[Resource] = []
        targets = {target.name: target for target in blocks.targets[::-1]}
        self.inline = InlineWriter(draft, targets, blocks.replaced)
        self._quote: tuple[int, int] | None = None

    def write(self, leaf: Leaf) -> None:
        """Writes one block."""
        if self._quote is not None and self._quote[0] != leaf.quote:
            self._close_quote()
        self.draft.separate()
        if leaf.quote and self._quote is None:
            self._quote = (leaf.quote, self.draft.length)
        self.places.append(Span(leaf.start, leaf.end))
        outer = self.draft.length
        label = self._write_marker(leaf)
        start = self.draft.length
        if leaf.sort in (Sort.CODE, Sort.RESOURCE):
            self._write_lines(leaf.segments)
        elif leaf.sort is Sort.TABLE:
            self._write_table(leaf)
        else:
            self.inline.write(content_of(self.draft.source, leaf.segments))
        if leaf.sort is Sort.RESOURCE and leaf.names is not None:
            name = self.draft.source[leaf.segments[0][0] : leaf.segments[0][1]]
            self.resources.append(Resource(leaf.names, name, start, self.draft.length))
        if label is not None:
            self.noted.append((leaf.note, Span(outer, self.draft.length), label))
        elif leaf.note and self.noted:  # another paragraph of the same note
            name, place, label = self.noted[-1]
            self.noted[-1] = (name, Span(place.start, self.draft.length), label)
        kind, detail = self._sort_of(leaf)
        if self.draft.length > start:
            part = Part(kind, start, self.draft.length, detail)
            self.blocks.append(WrittenBlock(part, outer))

    def finish(self) -> None:
        """Closes what is open."""
        self._close_quote()

    def _write_marker(self, leaf: Leaf) -> Span | None:
        """Writes the number of an item or the label of a note; the place of a label."""
        if leaf.marker is None:
            return None
        start, end = leaf.marker
        low = self.draft.length
        self.draft.take(start, end)
        high = self.draft.length
        self.draft.put(" ", end, end)
        is_label = bool(leaf.note) and self.draft.source[start] == "["
        return Span(low, high) if is_label else None

    def _sort_of(self, leaf: Leaf) -> tuple[PartKind, str]:
        if leaf.sort in _KINDS:
            return _KINDS[leaf.sort], leaf.detail
        if leaf.note:
            # As in Markdown: notes are a list of references wherever they stand.
            return PartKind.LIST, f"[^{leaf.note}]"
        detail = ""
        if leaf.marker is not None:
            detail = self.draft.source[leaf.marker[0] : leaf.marker[1]]
        if self._is_bold(leaf):
            return PartKind.HEADING, "6"
        is_list = leaf.is_item or leaf.sort is Sort.TERM
        return PartKind.LIST if is_list else PartKind.PARAGRAPH, detail

    def _is_bold(self, leaf: Leaf) -> bool:
        """Whether a paragraph is one line in bold, as people write headings below headings."""
        if len(leaf.segments) != 1 or leaf.is_item or leaf.sort is not Sort.PARAGRAPH:
            return False
        shown = self.draft.source[leaf.segments[0][0] : leaf.segments[0][1]]
        return shown.startswith("**") and shown.find("**", 2) == len(shown) - 2 > 2

    def _write_lines(self, segments: Sequence[Segment]) -> None:
        for index, (start, end) in enumerate(segments):
            if index:
                self.draft.separate("\n")
            self.draft.take(start, end)

    def _write_table(self, leaf: Leaf) -> None:
        cells = iter(leaf.segments)
        is_first = True
        for width in leaf.rows:
            for column in range(width):
                if column:
                    self.draft.separate("\t")
                elif not is_first:
                    self.draft.separate("\n")
                is_first = False
                low, high = next(cells)
                self.inline.write(Content(self.draft.source[low:high], [0], [low]))

    def _close_quote(self) -> None:
        if self._quote is not None:
            self.draft.mark(PartKind.QUOTE, self._quote[1])
            self._quote = None
