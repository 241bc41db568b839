"""Plain text, read as a person reads an article: the head first, then paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from factlint.model.document import Document
from factlint.model.late import Outline, late_document
from factlint.readers.decode import Decoded
from factlint.readers.draft import in_order
from factlint.readers.options import DEFAULTS, ReadOptions
from factlint.readers.plainblocks import parts_of
from factlint.readers.plainforesight import PlainForesight


def read(path: str, decoded: Decoded, options: ReadOptions = DEFAULTS) -> Iterator[Document]:
    """The one document of a text file."""
    text = decoded.text
    foresight = PlainForesight(text)
    yield late_document(
        partial(_outline, text, foresight, options.is_article),
        foresight,
        path=path,
        text=text,
        source=text,
        encoding=decoded.encoding,
        is_encoding_guessed=decoded.is_guessed,
    )


def _outline(text: str, foresight: PlainForesight, is_article: bool | None) -> Outline:
    header = foresight.header
    parts = [*header.parts, *parts_of(text, header.body_start, header.body_end)]
    is_stated = header.is_article if is_article is None else is_article
    return Outline(in_order(parts), header.metadata, is_stated)
