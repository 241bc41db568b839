"""The texts that the offsets of findings count in, read again when a report shows them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factlint.errors import DocumentError
from factlint.model.document import Document
from factlint.run.discover import is_file
from factlint.run.settings import Settings

if TYPE_CHECKING:
    from factlint.model.layout import Block

_STORED = (".txt", ".md", ".markdown")
"""Files in which the source of their one document is all that they hold."""


class FileTexts:
    """Reads files when asked, keeping the last one; `given` holds what came by standard input."""

    def __init__(self, settings: Settings, given: dict[str, bytes] | None = None) -> None:
        self._settings = settings
        self._given = given or {}
        self._path: str | None = None
        self._documents: dict[str | None, Document] = {}
        self._last: tuple[str, str | None] = "", None

    def document(self, path: str, name: str | None) -> Document | None:
        """The document of that name in a file; None when it cannot be had any more."""
        if path != self._path:
            self._documents = self._read(path)
            self._path = path
        return self._documents.get(name)

    def source(self, path: str, document: str | None, part: str) -> str | None:
        """The source of a file, or the value of a JSON record."""
        if path != self._path and path.lower().endswith(_STORED):
            return self._stored(path)
        found = self.document(path, document)
        if found is None:
            return None
        for field in found.fields:
            if field.key == part:
                return found.text[field.start : field.end]
        return found.source

    def blocks(self, path: str, document: str | None) -> Sequence[Block]:
        """How the document reads."""
        from factlint.model.layout import blocks_of  # for the formats that show documents

        found = self.document(path, document)
        return () if found is None else blocks_of(found)

    def _stored(self, path: str) -> str | None:
        """The source of a file that is its text, for which no reader is needed."""
        if path != self._last[0]:
            from factlint.readers.decode import decode  # imported where something is shown

            try:
                data = self._bytes(path)
                self._last = path, None if data is None else decode(path, data).text
            except (OSError, DocumentError):
                self._last = path, None
        return self._last[1]

    def _bytes(self, path: str) -> bytes | None:
        if path in self._given:
            return self._given[path]
        # A pipe gives its text once.
        return Path(path).read_bytes() if is_file(Path(path)) else None

    def _read(self, path: str) -> dict[str | None, Document]:
        documents: dict[str | None, Document] = {}
        try:
            from factlint.readers import read  # imported where something is shown

            data = self._bytes(path)
            if data is None:
                return documents
            for document in read(path, data, options=self._settings.options_for(path)):
                if isinstance(document, Document):
                    documents.setdefault(document.name, document)
        except (OSError, DocumentError):
            pass
        return documents
