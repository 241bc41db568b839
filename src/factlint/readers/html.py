"""HTML."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.model.document import Document
from factlint.readers import text
from factlint.readers.decode import Decoded
from factlint.readers.options import DEFAULTS, ReadOptions


def read(path: str, decoded: Decoded, options: ReadOptions = DEFAULTS) -> Iterator[Document]:
    """The one document of a page."""
    return text.read(path, decoded, options)
