"""Plain text, read as a person reads an article: the head first, then paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.model.document import Document
from factlint.readers.decode import Decoded
from factlint.readers.draft import in_order
from factlint.readers.header import read_header
from factlint.readers.options import DEFAULTS, ReadOptions
from factlint.readers.plainblocks import parts_of


def read(path: str, decoded: Decoded, options: ReadOptions = DEFAULTS) -> Iterator[Document]:
    """The one document of a text file."""
    text = decoded.text
    header = read_header(text, 0, len(text), with_headline=True)
    parts = [*header.parts, *parts_of(text, header.body_start, header.body_end)]
    is_article = header.is_article if options.is_article is None else options.is_article
    yield Document(
        path=path,
        text=text,
        source=text,
        parts=in_order(parts),
        metadata=header.metadata,
        is_article=is_article,
        encoding=decoded.encoding,
        is_encoding_guessed=decoded.is_guessed,
    )
