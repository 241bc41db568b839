"""Bytes to documents: which reader reads what, and the one way in."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from factlint.errors import DocumentError, ForeignError
from factlint.model.document import Document
from factlint.readers.options import DEFAULTS, ReadOptions

if TYPE_CHECKING:
    from factlint.readers.decode import Decoded

__all__ = [
    "READERS",
    "BytesReader",
    "ReadOptions",
    "Reader",
    "is_text",
    "may_be_foreign",
    "read",
]


class Reader(Protocol):
    """A module that reads one format."""

    def read(
        self, path: str, decoded: Decoded, options: ReadOptions = DEFAULTS
    ) -> Iterator[Document | DocumentError]:
        """The documents of a file."""


class BytesReader(Protocol):
    """A module that reads a format that is no text."""

    def read_bytes(
        self, path: str, data: bytes, options: ReadOptions = DEFAULTS
    ) -> Iterator[Document | DocumentError]:
        """The documents of a file."""


class _Late:
    """A reader whose module is imported when a file of its format is read."""

    def __init__(self, module: str) -> None:
        self.module = module

    def read(
        self, path: str, decoded: Decoded, options: ReadOptions = DEFAULTS
    ) -> Iterator[Document | DocumentError]:
        """The documents of a file."""
        reader: Reader = import_module(f"factlint.readers.{self.module}")
        return reader.read(path, decoded, options)


class _LateBytes:
    """As `_Late`, for a format that is no text."""

    def __init__(self, module: str) -> None:
        self.module = module

    def read_bytes(
        self, path: str, data: bytes, options: ReadOptions = DEFAULTS
    ) -> Iterator[Document | DocumentError]:
        """The documents of a file."""
        reader: BytesReader = import_module(f"factlint.readers.{self.module}")
        return reader.read_bytes(path, data, options)


_TEXT = _Late("text")
READERS: dict[str, Reader | BytesReader] = {
    ".bib": _Late("bibtex"),
    ".docx": _LateBytes("docx"),
    ".enw": _Late("ris"),
    ".htm": _Late("html"),
    ".html": _Late("html"),
    ".json": _Late("csl"),
    ".jsonl": _Late("jsonl"),
    ".markdown": _Late("markdown"),
    ".ltx": _Late("latex"),
    ".md": _Late("markdown"),
    ".nbib": _Late("ris"),
    ".ris": _Late("ris"),
    ".tex": _Late("latex"),
    ".rst": _Late("rst"),
    ".txt": _TEXT,
    ".xml": _Late("tei"),
}


_SHARED = frozenset({".json", ".xml"})
"""Suffixes that other formats have too, more often than not."""


def is_text(path: str) -> bool:
    """Whether a file of this name is text, so that what is found in it can be mended there."""
    reader = READERS.get(_suffix_of(path.lower().removesuffix(".gz")), _TEXT)
    return not isinstance(reader, _LateBytes)


def may_be_foreign(path: str) -> bool:
    """Whether the suffix is shared with formats that are not read."""
    return _suffix_of(path.lower().removesuffix(".gz")) in _SHARED


def _suffix_of(path: str) -> str:
    """The suffix of the name of a file; no Path, as there are many files."""
    name = path[path.rfind("/") + 1 :]
    place = name.rfind(".")
    return name[place:] if 0 < place < len(name) - 1 else ""


def read(
    path: str, data: bytes, *, suffix: str | None = None, options: ReadOptions = DEFAULTS
) -> Iterator[Document | DocumentError]:
    """The documents of a file, whose format is told by its suffix; an unknown one is plain text.

    Raises DocumentError at once where the whole file cannot be read; one that holds many
    documents yields a DocumentError in the place of each that is broken.
    """
    # Imported here: who asks which formats there are need not read any.
    from factlint.readers.decode import check_size, decode, gunzip

    name = path.lower() if suffix is None else f"x{suffix.lower()}"
    check_size(path, len(data), options.max_size)
    if name.endswith(".gz") and _suffix_of(name):
        data = gunzip(path, data, options.max_size)
        name = name.removesuffix(".gz")
    known = _suffix_of(name)
    reader = READERS.get(known, _TEXT)
    if isinstance(reader, _LateBytes):
        return reader.read_bytes(path, data, options)
    try:
        decoded = decode(path, data)
    except DocumentError as error:
        if known in _SHARED:
            raise ForeignError(error.path, error.reason, error.line) from None
        raise
    return cast(Reader, reader).read(path, decoded, options)
