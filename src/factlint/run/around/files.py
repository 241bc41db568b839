"""Other files that a document points to, each read once and kept."""

from __future__ import annotations

from pathlib import Path

from factlint.errors import DocumentError
from factlint.model.citation import Reference
from factlint.model.document import Document, LineIndex
from factlint.model.surroundings import Bibliography
from factlint.readers import read
from factlint.run.around.sight import Sight
from factlint.run.discover import shown
from factlint.values import replace


class Files:
    """Reads the first document of files; what cannot be read gives its reason."""

    def __init__(self, max_size: int, sight: Sight) -> None:
        self._max_size = max_size
        self.sight = sight
        self._documents: dict[str, tuple[Document | str, str]] = {}
        self._bibliographies: dict[str, tuple[Bibliography | str, str]] = {}

    def document(self, path: Path) -> Document | str:
        """The document of a file, or why there is none."""
        name = shown(path)
        return self.sight.kept(self._documents, name, lambda: self._read(path, name))

    def bibliography(self, path: Path) -> Bibliography | str:
        """The entries of a file, or why there are none."""
        name = shown(path)
        return self.sight.kept(self._bibliographies, name, lambda: self._entries(path))

    def _read(self, path: Path, name: str) -> Document | str:
        if not self.sight.is_file(path):
            return "there is no such file"
        content = self.sight.content(path, self._max_size)
        if isinstance(content, str):
            return content
        return first_document(name, content)

    def _entries(self, path: Path) -> Bibliography | str:
        document = self.document(path)
        return document if isinstance(document, str) else entries_of(document)


def first_document(name: str, content: bytes) -> Document | str:
    """The first document in the bytes of a file, or why there is none."""
    try:
        found = next(iter(read(name, content)), None)
    except DocumentError as error:
        return error.reason
    if found is None:
        return "holds nothing that can be read"
    return found.reason if isinstance(found, DocumentError) else found


def entries_of(document: Document) -> Bibliography:
    """The entries of a document as others may cite them, in offsets of its source."""
    if document.offsets.is_identity:
        return Bibliography(document.path, document.references, LineIndex(document.source))
    return Bibliography(
        document.path,
        tuple(_in_source(document, reference) for reference in document.references),
        LineIndex(document.source),
    )


def _in_source(document: Document, reference: Reference) -> Reference:
    whole = document.offsets.span(reference.start, reference.end)
    key = document.offsets.span(reference.key_start, reference.key_end)
    fields = {
        name: replace(field, start=span.start, end=span.end)
        for name, field in reference.fields.items()
        for span in (document.offsets.span(field.start, field.end),)
    }
    return replace(
        reference,
        start=whole.start,
        end=whole.end,
        key_start=key.start,
        key_end=key.end,
        fields=fields,
    )
