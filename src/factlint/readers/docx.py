"""Word documents (.docx): paragraphs, tables, notes and the citations of reference managers.

The source of such a document is its text, a paragraph a line: findings count in that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from factlint.errors import DocumentError
from factlint.model.citation import Citation, CitationStyle, Reference
from factlint.model.document import Document, Part, PartKind
from factlint.model.link import LinkSort
from factlint.readers.bylines import names_of, without_label
from factlint.readers.dates import iso_date
from factlint.readers.docxfields import Cited, Fields, links, placed
from factlint.readers.docxlines import LineWriter, Marked, TextLine, roman
from factlint.readers.docxpackage import Package
from factlint.readers.docxsources import read_sources
from factlint.readers.docxstyles import Styles
from factlint.readers.draft import Draft
from factlint.readers.inline import find_urls
from factlint.readers.mdwrite import WrittenBlock
from factlint.readers.options import DEFAULTS, ReadOptions
from factlint.readers.proselayout import lay_out
from factlint.values import replace


def read_bytes(
    path: str, data: bytes, options: ReadOptions = DEFAULTS
) -> Iterator[Document | DocumentError]:
    """The one document of a file."""
    package = Package(path, data, options.max_size)
    root = package.tree(package.main)
    body = root.first("body") if root is not None else None
    if body is None:
        raise DocumentError(path, "is no Word document: its main part has no body")
    fields = Fields()
    writer = LineWriter(Styles(package.related(package.main, "styles")), fields)
    writer.write(body, package.relations(package.main))
    _write_notes(package, writer)
    yield _Assembly(path, package, writer, fields).document(options)


def _write_notes(package: Package, writer: LineWriter) -> None:
    """Writes the notes that are called, in the order of their numbers."""
    for kind, called in writer.note_ids.items():
        ids = list(called)  # a note may call another
        if not ids:
            continue
        root = package.related(package.main, f"{kind}s")
        notes = {note.get("id"): note for note in root.elements(kind)} if root is not None else {}
        for count, note_id in enumerate(ids, 1):
            note = notes.get(note_id)
            if note is not None:
                label = str(count) if kind == "footnote" else roman(count)
                writer.write_note(note, label, {})


class _Assembly:
    """Makes the document of lines."""

    def __init__(self, path: str, package: Package, writer: LineWriter, fields: Fields) -> None:
        self.path = path
        self.package = package
        self.lines = writer.found.lines
        self.found = writer.found
        self.fields = fields
        self.source = writer.source()
        self.draft = Draft(self.source)
        self._starts: list[int] = []
        self._shifts: list[int] = []
        self.metadata = _properties(package)

    def document(self, options: ReadOptions) -> Document:
        """The document."""
        written = self._write()
        text = self.draft.text()
        layout = lay_out(text, written, [], {})
        self.draft.parts[:0] = layout.parts
        self._mark()
        self.draft.parts.extend(find_urls(text, 0, len(text)))
        citations, references = self._cited()
        metadata = {**self.metadata, **layout.metadata}
        is_article = layout.is_article if options.is_article is None else options.is_article
        return Document(
            path=self.path,
            text=text,
            source=self.source,
            is_text=False,
            offsets=self.draft.offsets(),
            parts=self.draft.finished_parts(),
            metadata=metadata,
            citations=citations,
            references=references,
            links=self.draft.links(),
            is_article=is_article,
        )

    def _write(self) -> list[WrittenBlock]:
        """Writes the lines with a blank line between blocks."""
        written: list[WrittenBlock] = []
        levels = _levels(self.lines)
        for line in self.lines:
            if not line.is_more:
                self.draft.separate()
            else:
                self.draft.separate("\n")
            start = self.draft.length
            self._starts.append(line.start)
            self._shifts.append(start - line.start)
            self.draft.take(line.start, line.end)
            if line.is_more and written:
                block = written[-1]
                part = replace(block.part, end=self.draft.length)
                written[-1] = WrittenBlock(part, block.outer)
                continue
            written.extend(self._block(line, start, levels))
        return written

    def _block(self, line: TextLine, start: int, levels: dict[int, str]) -> Iterator[WrittenBlock]:
        end = self.draft.length
        if line.kind in (PartKind.DECK, PartKind.BYLINE, PartKind.DATE):
            self.draft.mark(line.kind, start, end, self._stated(line))
            return
        kind, detail = line.kind, line.detail
        if kind in (PartKind.HEADLINE, PartKind.HEADING):
            kind, detail = PartKind.HEADING, levels[line.start]
        elif kind is PartKind.QUOTE:
            self.draft.mark(PartKind.QUOTE, start, end)
            kind = PartKind.PARAGRAPH
        low = start
        if line.note and self.source.startswith("[", line.start):
            low = start + self.source.find("] ", line.start, line.end) + 2 - line.start
        yield WrittenBlock(Part(kind, low, end, detail), start)

    def _stated(self, line: TextLine) -> str:
        """What a line of authors or of a date says, which is kept of the document too."""
        shown = self.source[line.start : line.end].strip()
        if line.kind is PartKind.BYLINE:
            names = names_of(without_label(shown))
            self.metadata["authors"] = [*self.metadata.get("authors", ()), *names]
            return ", ".join(names)
        found = iso_date(shown) if line.kind is PartKind.DATE else ""
        if found:
            self.metadata.setdefault("date", found)
        return found

    def _place(self, offset: int) -> int:
        """A place of the lines in the reading text."""
        return offset + self._shifts[max(bisect_right(self._starts, offset) - 1, 0)]

    def _span(self, marked: Marked) -> tuple[int, int]:
        # The end is that of the line, not the beginning of the next one.
        return self._place(marked.start), self._place(max(marked.end - 1, marked.start)) + 1

    def _mark(self) -> None:
        for code in self.found.codes:
            self.draft.mark(PartKind.CODE, *self._span(code))
        in_fields = [Marked(*one) for one in links(self.fields.uses)]
        for link in (*self.found.links, *in_fields):
            start, end = self._span(link)
            self.draft.mark(PartKind.LINK, start, end, link.detail)
            if not link.detail.startswith("#"):
                place = (link.start, link.start)
                self.draft.link(link.detail, LinkSort.LINK, place, start, end)

    def _cited(self) -> tuple[tuple[Citation, ...], tuple[Reference, ...]]:
        """The notes, and what the fields of reference managers cite."""
        cited = Cited(read_sources(self.package)) if self.fields.uses else Cited({})
        for use in self.fields.uses:
            cited.read(use)
        citations = []
        for one in cited.citations:
            start, end = self._span(Marked(one.start, one.end))
            citations.append(replace(one, start=start, end=end, cluster=start))
        for note in self.found.notes:
            start, end = self._span(note)
            found = Citation(start, end, note.detail, CitationStyle.NOTE, cluster=start - 1)
            citations.append(found)
        references = [
            placed(entry, *self._span(Marked(entry.start, entry.end)))
            for entry in cited.references.values()
        ]
        references.extend(self._notes())
        return (
            tuple(sorted(citations, key=lambda one: (one.start, one.end))),
            tuple(sorted(references, key=lambda one: one.start)),
        )

    def _notes(self) -> list[Reference]:
        found: dict[str, Reference] = {}
        for line in self.lines:
            if not line.note:
                continue
            start, end = self._span(Marked(line.start, line.end))
            if line.note in found:
                found[line.note] = replace(found[line.note], end=end)
                continue
            high = start + 1 + len(line.note)
            found[line.note] = Reference(
                line.note, start, end, CitationStyle.NOTE, key_start=start + 1, key_end=high
            )
        return list(found.values())


def _levels(lines: Sequence[TextLine]) -> dict[int, str]:
    """The levels of headings; the title alone, or the one heading at the top, has the first."""
    headings = [line for line in lines if line.kind in (PartKind.HEADLINE, PartKind.HEADING)]
    has_title = any(line.kind is PartKind.HEADLINE for line in headings)
    first = [line for line in headings if line.detail == "1"]
    is_title = not has_title and len(first) == 1 and bool(lines) and lines[0] is first[0]
    found: dict[int, str] = {}
    for line in headings:
        if line.kind is PartKind.HEADLINE:
            found[line.start] = "1"
        elif is_title:
            found[line.start] = line.detail
        else:
            found[line.start] = str(min(int(line.detail) + 1, 6))
    return found


def _properties(package: Package) -> dict[str, Any]:
    """Title, author and dates as the file states them, which the text may know better."""
    root = None
    for kind, target in package.relations("").values():
        if kind.endswith("/core-properties"):
            root = package.tree(target)
    if root is None:
        return {}
    found: dict[str, Any] = {}
    for tag in ("title", "creator", "language", "created", "modified"):
        value = root.text(tag)
        if value:
            found["lang" if tag == "language" else tag] = value
    return found
