"""TEI XML: the article that it holds, its citations and its bibliography."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from factlint.errors import DocumentError, ForeignError
from factlint.model.document import Document, PartKind, Span
from factlint.patterns import lazy_re
from factlint.readers.dates import iso_date
from factlint.readers.decode import Decoded
from factlint.readers.directives import directives_among
from factlint.readers.draft import Draft
from factlint.readers.inline import find_urls
from factlint.readers.options import DEFAULTS, ReadOptions
from factlint.readers.teibody import BodyWriter
from factlint.readers.teiciting import without_brackets
from factlint.readers.teinames import shown_name
from factlint.readers.xmltree import Element, ForeignRootError, Run, parse

_ROOTS = frozenset({"TEI", "TEI.2", "teiCorpus"})
_SPACES = ("", "http://www.tei-c.org/ns/1.0")
_DAY = lazy_re(r"\d{4}-\d{2}-\d{2}")


def read(
    path: str, decoded: Decoded, options: ReadOptions = DEFAULTS
) -> Iterator[Document | DocumentError]:
    """The one document of a TEI file; ForeignError where it is other XML."""
    source = decoded.text
    try:
        tree = parse(path, source, _ROOTS)
    except ForeignRootError as error:
        raise ForeignError(path, f"its root element is '{error}': no TEI document", 1) from None
    if tree.root.space not in _SPACES:
        raise ForeignError(path, f"its elements are of '{tree.root.space}': no TEI document", 1)
    draft = Draft(source)
    writer = BodyWriter(draft)
    metadata = _Header(tree.root, writer).write()
    for text in tree.root.descendants("text"):
        writer.write(text)
    writer.finish()
    reading = draft.text()
    draft.parts.extend(find_urls(reading, 0, len(reading)))
    yield Document(
        path=path,
        text=reading,
        source=source,
        offsets=draft.offsets(),
        parts=draft.finished_parts(),
        metadata=metadata,
        directives=tuple(
            directives_among(
                ((one.text, one.start, one.end) for one in tree.comments), writer.places
            )
        ),
        is_article=bool(options.is_article),
        encoding=decoded.encoding,
        is_encoding_guessed=decoded.is_guessed,
        citations=tuple(without_brackets(reading, one) for one in writer.citations),
        references=tuple(writer.references),
        links=draft.links(),
    )


class _Header:
    """Title, authors, date and abstract, in the order in which they stand in the source."""

    def __init__(self, root: Element, writer: BodyWriter) -> None:
        self.root = root
        self.writer = writer
        self.draft = writer.draft
        self.metadata: dict[str, Any] = {"type": "paper"}

    def write(self) -> dict[str, Any]:
        """Writes what the header states; returns what is known of the document."""
        header = self.root.first("teiHeader") or self.root.first("TEI", "teiHeader")
        if header is None:
            return self.metadata
        file = header.first("fileDesc")
        items: list[tuple[int, Callable[[], None]]] = []
        if file is not None:
            items.extend(self._of_file(file))
        abstract = header.first("profileDesc", "abstract")
        if abstract is not None and abstract.text():
            items.append((abstract.start, lambda: self._abstract(abstract)))
        for _, write in sorted(items, key=lambda item: item[0]):
            write()
        language = header.get("xml:lang")
        if language:
            self.metadata["lang"] = language
        return self.metadata

    def _of_file(self, file: Element) -> Iterator[tuple[int, Callable[[], None]]]:
        stated = file.first("titleStmt")
        listed = file.first("sourceDesc", "biblStruct") or file.first("sourceDesc", "biblFull")
        title = _title(stated) or _title(listed)
        if title is not None:
            yield title.start, lambda: self._headline(title)
        authors = _authors(stated) or _authors(listed)
        if authors:
            yield authors[0].start, lambda: self._byline(authors)
        dates = [*file.descendants("date")]
        date = next((one for one in dates if one.text() or one.get("when")), None)
        if date is not None:
            self._note_date(date)
            if date.text():
                yield date.start, lambda: self._date(date)
        for identifier in file.descendants("idno"):
            if identifier.get("type").upper() == "DOI" and identifier.text():
                self.metadata.setdefault("doi", identifier.text())

    def _headline(self, title: Element) -> None:
        start = self._begin(title)
        for run in title.runs():
            self.writer.flow.run(run)
        self.draft.mark(PartKind.HEADLINE, start)
        self.metadata["title"] = title.text()

    def _byline(self, authors: list[Element]) -> None:
        start = self._begin(authors[0], authors[-1].end)
        flow = self.writer.flow
        for index, author in enumerate(authors):
            if index:
                flow.put(",", author.start, author.start)
            for run in _name_runs(author):
                flow.wait(run.start, run.start)
                flow.run(run)
        names = [shown_name(author) for author in authors]
        self.draft.mark(PartKind.BYLINE, start, detail=", ".join(names))
        self.metadata["authors"] = names

    def _note_date(self, date: Element) -> None:
        when = date.get("when")
        found = when if _DAY.fullmatch(when) else iso_date(date.text())
        if found or when:
            self.metadata["date"] = found or when

    def _date(self, date: Element) -> None:
        start = self._begin(date)
        for run in date.runs():
            self.writer.flow.run(run)
        self.draft.mark(PartKind.DATE, start, detail=str(self.metadata.get("date", "")))

    def _abstract(self, abstract: Element) -> None:
        """The abstract is the deck; what cites again and again is the beginning of the text.

        Machines that read pages often take an introduction without a heading for the abstract.
        """
        blocks = [*_paragraphs(abstract)]
        count = next(
            (index for index, block in enumerate(blocks) if _cites_often(block)), len(blocks)
        )
        if not count:
            self.writer.write(abstract)
            return
        if count == len(blocks):
            self._deck(abstract.children)
        else:
            self._deck(blocks[:count])
            self.writer.write_all(blocks[count:])

    def _deck(self, blocks: Sequence[Element | Run]) -> None:
        start = self.writer.next_start()
        before = len(self.draft.parts)
        self.writer.write_all(blocks)
        # The abstract is no body, and its paragraphs are one text with a part of its own.
        self.writer.leave()
        kept = (PartKind.LINK, PartKind.CODE, PartKind.QUOTE)
        self.draft.parts[before:] = [
            part for part in self.draft.parts[before:] if part.kind in kept
        ]
        self.draft.mark(PartKind.DECK, start)

    def _begin(self, element: Element, end: int = 0) -> int:
        self.draft.separate()
        self.writer.flow.begin()
        self.writer.places.append(Span(element.start, max(element.end, end)))
        return self.draft.length


def _paragraphs(element: Element) -> Iterator[Element]:
    """The blocks of an abstract, out of their divisions."""
    for child in element.elements():
        if child.tag.startswith("div"):
            yield from _paragraphs(child)
        else:
            yield child


def _cites_often(block: Element) -> bool:
    marked = (ref for ref in block.descendants("ref") if ref.get("type") == "bibr")
    return len(list(islice(marked, 3))) == 3


def _title(stated: Element | None) -> Element | None:
    """The main title that a statement or an entry holds."""
    if stated is None:
        return None
    titles = [
        *stated.elements("title"),
        *(
            title
            for part in stated.elements("analytic", "monogr")
            for title in part.elements("title")
        ),
    ]
    filled = [title for title in titles if title.text()]
    main = [title for title in filled if title.get("type") in ("main", "")]
    return next(iter(main or filled), None)


def _authors(stated: Element | None) -> list[Element]:
    if stated is None:
        return []
    found = [*stated.elements("author")]
    for part in stated.elements("analytic", "monogr"):
        found = found or [*part.elements("author")]
    return [author for author in found if any(run.text.strip() for run in _name_runs(author))]


def _name_runs(author: Element) -> list[Run]:
    """The text of a name, without the address and the numbers that may stand beside it."""
    holder = author.first("persName") or author
    parts = list(holder.elements("forename", "surname", "genName"))
    if parts:
        return [run for part in parts for run in part.runs()]
    if next(holder.elements("affiliation", "email", "orgName"), None) is not None:
        return []
    return [*holder.runs()]
