"""LaTeX: the reading text without the markup, and what it cites, lists and names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from factlint.model.citation import Resource
from factlint.model.document import Directive, Document, Part, PartKind, Span
from factlint.patterns import lazy_re
from factlint.readers.bylines import names_of
from factlint.readers.dates import iso_date
from factlint.readers.decode import Decoded
from factlint.readers.directives import directives_among
from factlint.readers.draft import Draft
from factlint.readers.inline import find_urls
from factlint.readers.options import DEFAULTS, ReadOptions
from factlint.readers.sections import is_reference_heading
from factlint.readers.texcite import Citing
from factlint.readers.texflow import Block
from factlint.readers.texwalk import Walker

_TEXINFO = lazy_re(r"\\input\s+texinfo|@setfilename")
_HEADS = frozenset({PartKind.HEADLINE, PartKind.BYLINE, PartKind.DATE})


def read(path: str, decoded: Decoded, options: ReadOptions = DEFAULTS) -> Iterator[Document]:
    """The one document of a LaTeX file."""
    source = decoded.text
    draft = Draft(source)
    walker = Walker(source, draft)
    if _TEXINFO.search(source, 0, 2_000) is None:  # that is another language
        walker.walk()
    text = draft.text()
    metadata = _divide(text, draft, walker.flow.blocks)
    _mark_urls(text, draft)
    yield Document(
        path=path,
        text=text,
        source=source,
        offsets=draft.offsets(),
        parts=draft.finished_parts(),
        # A paper: its abstract sums up and its captions explain, neither repeats the text.
        metadata={"type": "paper", **metadata} if walker.citing.citations else metadata,
        directives=tuple(_directives(walker)),
        citations=tuple(walker.citing.citations),
        references=tuple(walker.citing.references),
        resources=tuple(_elsewhere(walker.citing)),
        links=draft.links(),
        is_article=bool(options.is_article),
        encoding=decoded.encoding,
        is_encoding_guessed=decoded.is_guessed,
    )


def _elsewhere(citing: Citing) -> Iterator[Resource]:
    """The named files without those that the document writes itself."""
    for resource in citing.resources:
        if resource.name.removesuffix(".bib") not in citing.made:
            yield resource


def _divide(text: str, draft: Draft, blocks: list[Block]) -> dict[str, Any]:
    """Marks the blocks, and the parts that divide the document; returns its metadata."""
    metadata: dict[str, Any] = {}
    _choose_headline(blocks)
    section, start, end = PartKind.BODY, -1, 0
    is_listing = False
    for index, block in enumerate(blocks):
        part, kind = block.part, block.section
        if part.kind is PartKind.HEADING:
            following = blocks[index + 1].part if index + 1 < len(blocks) else None
            shown = text[following.start : following.start + 400] if following else ""
            is_listing = is_reference_heading(text[part.start : part.end], shown)
        if kind is PartKind.BODY and is_listing:
            kind = PartKind.REFERENCES
        if kind is not section and start >= 0:
            draft.mark(section, start, end)
            start = -1
        section = kind
        start = part.start if start < 0 else start
        end = part.end
        if part.kind in _HEADS:
            _note_head(text, part, draft, metadata)
            start = -1
        elif part.kind is not PartKind.METADATA:
            draft.parts.append(part)
    if start >= 0:
        draft.mark(section, start, end)
    return metadata


def _choose_headline(blocks: list[Block]) -> None:
    """A chapter without a title above it has its own heading for a headline."""
    if any(block.part.kind is PartKind.HEADLINE for block in blocks):
        return
    for block in blocks:
        if block.part.kind is PartKind.HEADING:
            if block.part.detail == "1":
                block.part = Part(PartKind.HEADLINE, block.part.start, block.part.end)
                block.section = PartKind.HEADLINE
            return


def _note_head(text: str, part: Part, draft: Draft, metadata: dict[str, Any]) -> None:
    value = " ".join(text[part.start : part.end].split())
    detail = ""
    if part.kind is PartKind.HEADLINE:
        metadata.setdefault("title", value)
    elif part.kind is PartKind.BYLINE:
        names = names_of(value)
        metadata.setdefault("authors", []).extend(names)
        detail = ", ".join(names)
    else:
        detail = iso_date(value)
        if detail:
            metadata.setdefault("date", detail)
    draft.mark(part.kind, part.start, part.end, detail)


def _mark_urls(text: str, draft: Draft) -> None:
    """Marks addresses in the text that no command marks."""
    taken = sorted(
        (part.start, part.end) for part in draft.parts if part.kind in (PartKind.URL, PartKind.CODE)
    )
    starts = [start for start, _ in taken]
    for part in find_urls(text, 0, len(text)):
        index = bisect_right(starts, part.start) - 1
        if index < 0 or taken[index][1] <= part.start:
            draft.parts.append(part)


def _directives(walker: Walker) -> Iterator[Directive]:
    """The directives among comments, each with the block it speaks for."""
    places = [Span(block.place.start, block.place.end) for block in walker.flow.blocks]
    comments = (
        (walker.source[start:end].lstrip("%"), start, end) for start, end in walker.scan.comments
    )
    told = (comment for comment in comments if "factlint" in comment[0][:20])
    return directives_among(told, places)
