"""Plain text, read as a person reads an article: the head first, then paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.model.document import Document
from factlint.model.late import late_document
from factlint.readers.decode import Decoded
from factlint.readers.options import DEFAULTS, ReadOptions
from factlint.readers.plaindivision import PlainDivision


def read(path: str, decoded: Decoded, options: ReadOptions = DEFAULTS) -> Iterator[Document]:
    """The one document of a text file."""
    text = decoded.text
    yield late_document(
        PlainDivision(text, options.is_article),
        path=path,
        text=text,
        source=text,
        encoding=decoded.encoding,
        is_encoding_guessed=decoded.is_guessed,
    )
