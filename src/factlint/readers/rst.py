"""reStructuredText: the reading text without the markup, footnotes and citations, directives."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.model.document import Document
from factlint.readers.decode import Decoded
from factlint.readers.directives import directives_among
from factlint.readers.draft import Draft
from factlint.readers.inline import find_urls
from factlint.readers.options import DEFAULTS, ReadOptions
from factlint.readers.proselayout import lay_out
from factlint.readers.rstblocks import parse_blocks
from factlint.readers.rstciting import find_cited
from factlint.readers.rstwrite import LeafWriter


def read(path: str, decoded: Decoded, options: ReadOptions = DEFAULTS) -> Iterator[Document]:
    """The one document of a reStructuredText file."""
    source = decoded.text
    blocks = parse_blocks(source)
    draft = Draft(source)
    writer = LeafWriter(draft, blocks)
    for leaf in blocks.leaves:
        writer.write(leaf)
    writer.finish()
    text = draft.text()
    layout = lay_out(text, writer.blocks, [], {})
    draft.parts[:0] = layout.parts
    draft.parts.extend(find_urls(text, 0, len(text)))
    citations, references = find_cited(writer)
    yield Document(
        path=path,
        text=text,
        source=source,
        offsets=draft.offsets(),
        parts=draft.finished_parts(),
        metadata=layout.metadata,
        directives=tuple(directives_among(blocks.comments, writer.places)),
        citations=citations,
        references=references,
        resources=tuple(writer.resources),
        links=draft.links(),
        is_article=bool(options.is_article),
        encoding=decoded.encoding,
        is_encoding_guessed=decoded.is_guessed,
    )
