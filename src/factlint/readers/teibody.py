"""The text of a TEI document: paragraphs, headings, lists, tables, figures, notes, entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.model.citation import Citation, CitationStyle, Reference
from factlint.model.document import PartKind, Span
from factlint.model.link import LinkSort
from factlint.readers.draft import Draft
from factlint.readers.sections import is_reference_heading
from factlint.readers.teientries import ENTRIES, EntryWriter
from factlint.readers.xmltree import Element, Run, attribute_span
from factlint.readers.xmlwrite import FlowWriter

_SKIPPED = frozenset(
    "fw graphic listOrg listPerson listPlace listEvent teiHeader index anchor media binaryObject"
    " del gap orig sic standOff facsimile".split()
)
_BLOCKS = frozenset(
    "p ab head l lg list item table row figure figDesc div div1 div2 div3 div4 div5 sp listBibl"
    " biblStruct body back front group text floatingText epigraph argument opener closer titlePage"
    " egXML".split()
)
_CODE = frozenset({"formula", "code", "eg", "gi", "ident", "egXML"})
_BREAKS = frozenset({"lb", "pb", "cb", "milestone"})
_ENTRY_TARGETS = ("#b", "#ref", "#cit")
_SENTENCES = frozenset({"s", "seg"})


class BodyWriter:
    """Writes blocks in order.

    `citations` and `references` are what was met, `places` the ranges of the blocks in the source.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.flow = FlowWriter(draft)
        self.places: list[Span] = []
        self.citations: list[Citation] = []
        self.references: list[Reference] = []
        self._entries = EntryWriter(draft)
        self._is_listing = False
        self._section: tuple[PartKind, int] | None = None
        self._last_ref: tuple[Element, int] | None = None

    def write(self, element: Element, depth: int = 0) -> None:
        """Writes what an element holds that may hold blocks."""
        self.write_all(element.children, depth)

    def write_all(self, children: Sequence[Element | Run], depth: int = 0) -> None:
        """As `write`, for what stands side by side."""
        loose: list[Element | Run] = []
        for child in children:
            if isinstance(child, Run) or not _is_block(child):
                loose.append(child)
                continue
            self._leaf(loose, PartKind.PARAGRAPH, "", depth)
            loose = []
            self._block(child, depth)
        self._leaf(loose, PartKind.PARAGRAPH, "", depth)

    def finish(self) -> None:
        """Closes the section that is open."""
        if self._section is not None:
            kind, start = self._section
            self.draft.mark(kind, start)
            self._section = None

    def leave(self) -> None:
        """Forgets the section that is open: what was written belongs to none."""
        self._section = None

    def next_start(self) -> int:
        """Where the next block will stand."""
        return self.draft.length + 2 if self.draft.length else 0

    def _block(self, element: Element, depth: int) -> None:
        tag = element.tag
        if tag in _SKIPPED:
            return
        if tag in ENTRIES:
            self._entry(element)
        elif tag == "head":
            # What follows it, up to the next one, are entries that nothing marks as such.
            self._is_listing = is_reference_heading(element.text(), "entries")
            self._leaf(element.children, PartKind.HEADING, str(min(max(depth, 1), 6)), depth)
        elif tag == "listBibl":
            self._bibliography(element, depth)
        elif tag == "figure":
            self._figure(element, depth)
        elif tag == "table":
            self._table(element)
        elif tag in ("formula", "eg", "egXML") or "code" in element.get("type"):
            self._leaf(element.children, PartKind.CODE, "", depth)
        elif tag == "item":
            self._leaf(element.children, PartKind.LIST, "", depth)
        elif tag in ("quote", "cit", "epigraph"):
            start = self.next_start()
            self.write(element, depth)
            self.draft.mark(PartKind.QUOTE, min(start, self.draft.length))
        elif tag in ("p", "ab", "l"):
            self._leaf(element.children, PartKind.PARAGRAPH, "", depth)
        else:
            self.write(element, depth + tag.startswith("div"))
            self._is_listing = False

    def _leaf(
        self, children: Sequence[Element | Run], kind: PartKind, detail: str, depth: int
    ) -> None:
        """One block; where it holds blocks itself, the text before and after each is its own."""
        inline: list[Element | Run] = []
        for child in children:
            if isinstance(child, Element) and _splits(child):
                self._one(inline, kind, detail)
                inline = []
                self._block(child, depth)
            else:
                inline.append(child)
        self._one(inline, kind, detail)

    def _one(self, children: Sequence[Element | Run], kind: PartKind, detail: str) -> None:
        if not any(_has_text(child) for child in children):
            return
        section = PartKind.REFERENCES if self._is_listing else PartKind.BODY
        start = self._begin(section, Span(children[0].start, children[-1].end))
        for child in children:
            self._inline(child)
        is_entry = self._is_listing and kind is PartKind.PARAGRAPH
        self.draft.mark(PartKind.LIST if is_entry else kind, start, detail=detail)

    def _begin(self, section: PartKind, place: Span) -> int:
        """Opens a block of a section; returns where it starts."""
        if self._section is not None and self._section[0] is not section:
            self.finish()
        self.draft.separate()
        self.flow.begin()
        self.places.append(place)
        if self._section is None:
            self._section = (section, self.draft.length)
        return self.draft.length

    def _inline(self, child: Element | Run) -> None:
        if isinstance(child, Run):
            self.flow.run(child)
            return
        tag = child.tag
        if tag in _SKIPPED:
            return
        if tag in _BREAKS:
            if child.get("break") != "no":
                self.flow.wait(child.start, child.end)
        elif tag == "ref":
            self._reference(child)
        elif tag == "note":
            self._note(child)
        else:
            if tag in _SENTENCES or tag in _BLOCKS:
                self.flow.wait(child.start, child.start)
            self._marked(child, PartKind.CODE if tag in _CODE else None)

    def _marked(self, element: Element, kind: PartKind | None, detail: str = "") -> None:
        start = self.flow.settle() if kind is not None and _has_text(element) else -1
        for child in element.children:
            self._inline(child)
        if kind is not None and start >= 0:
            self.draft.mark(kind, start, detail=detail)

    def _note(self, note: Element) -> None:
        """A note inside a paragraph reads as a bracket: it may stand amid a sentence."""
        if note.text():
            self.flow.wait(note.start, note.start)
            self.flow.put("(", note.start, note.start)
            self.flow.settle()
            self._marked(note, None)
            self.flow.drop_space()
            self.flow.put(")", note.end, note.end)

    def _reference(self, ref: Element) -> None:
        target = ref.get("target")
        is_marked = ref.get("type") == "bibr"
        is_citation = is_marked or (not ref.get("type") and target.startswith(_ENTRY_TARGETS))
        if not _has_text(ref):
            return
        cluster = -1
        if is_citation and self._last_ref is not None and self._is_near(self._last_ref[0], ref):
            self.flow.wait(ref.start, ref.start)  # two that a line end kept apart, perhaps
            cluster = self._last_ref[1]
        start = self.flow.settle()
        for child in ref.children:
            self._inline(child)
        if self.draft.length == start:
            return
        if is_citation:
            self._last_ref = (ref, start if cluster < 0 else cluster)
            self._cite(target, start)
        elif target.startswith(("http:", "https:", "mailto:", "ftp:")):
            self.draft.mark(PartKind.LINK, start, detail=target)
            place = attribute_span(self.draft.source, ref, "target") or (ref.start, ref.open_end)
            self.draft.link(target, LinkSort.LINK, place, start, self.draft.length)

    def _is_near(self, before: Element, ref: Element) -> bool:
        """Whether nothing but white space and punctuation stands between two of them."""
        gap = ref.start - before.end
        return 0 <= gap < 20 and not self.draft.source[before.end : ref.start].strip(" \t\r\n;,")

    def _cite(self, target: str, start: int) -> None:
        """Notes what a marked citation names; several that stand together are one cluster."""
        cluster = start if self._last_ref is None else self._last_ref[1]
        for name in target.split():
            if name.startswith("#") and len(name) > 1:
                self.citations.append(
                    Citation(start, self.draft.length, name[1:], CitationStyle.KEY, cluster=cluster)
                )

    def _figure(self, figure: Element, depth: int) -> None:
        """The heading and the description as one caption, then what the figure holds."""
        head, description = figure.first("head"), figure.first("figDesc")
        said = figure.text("figDesc")
        if head is not None and said.startswith(head.text().rstrip(" .:")):
            head = None  # the description says it again
        captions = [part for part in (head, description) if part is not None and part.text()]
        captions.sort(key=lambda part: part.start)
        for child in figure.elements():
            if any(child is part for part in captions):
                if child is captions[0]:
                    self._caption(captions)
            elif child.tag == "table":
                self._table(child)
            elif child.tag == "note":
                self._leaf(child.children, PartKind.CAPTION, "", depth)
            elif child.tag not in ("head", "figDesc", "label", "graphic"):
                self._block(child, depth)

    def _caption(self, parts: list[Element]) -> None:
        start = self._begin(PartKind.BODY, Span(parts[0].start, parts[-1].end))
        for part in parts:
            self.flow.wait(part.start, part.start)
            for child in part.children:
                self._inline(child)
        self.draft.mark(PartKind.CAPTION, start)

    def _table(self, table: Element) -> None:
        head = table.first("head")
        if head is not None and head.text():
            self._caption([head])
        rows = [row for row in table.descendants("row") if row.text()]
        if not rows:
            return
        start = self._begin(PartKind.BODY, Span(rows[0].start, rows[-1].end))
        for index, row in enumerate(rows):
            if index:
                self.draft.separate("\n")
            for column, cell in enumerate(row.elements("cell")):
                if column:
                    self.draft.separate("\t")
                self.flow.begin()
                for child in cell.children:
                    self._inline(child)
        self.draft.mark(PartKind.TABLE, start)

    def _bibliography(self, listed: Element, depth: int) -> None:
        for child in listed.elements():
            if child.tag in ENTRIES:
                self._entry(child)
            elif child.tag == "head":
                self._leaf(child.children, PartKind.HEADING, str(min(max(depth, 1), 6)), depth)
            else:
                self._block(child, depth)

    def _entry(self, element: Element) -> None:
        start = self._begin(PartKind.REFERENCES, Span(element.start, element.end))
        found = self._entries.write(element)
        if found is not None:
            self.references.append(found)
            self.draft.mark(PartKind.LIST, start)


def _has_text(child: Element | Run) -> bool:
    runs: Iterator[Run] = iter([child]) if isinstance(child, Run) else child.runs()
    return any(run.text.strip() for run in runs)


def _is_block(element: Element) -> bool:
    """Whether an element stands for itself between blocks."""
    tag = element.tag
    if tag in _BLOCKS or tag in _SKIPPED or tag in ENTRIES:
        return True
    if tag in ("formula", "eg", "note", "quote", "cit"):
        return True
    return any(_is_block(child) for child in element.elements() if child.tag not in _SKIPPED)


def _splits(element: Element) -> bool:
    """Whether an element ends the text around it though it stands inside a paragraph."""
    if element.tag in ("list", "table", "figure", "listBibl", "item", "floatingText", "eg", "lg"):
        return True
    return element.tag in ("quote", "cit", "egXML") and any(map(_is_block, element.elements()))
