"""Markdown: the reading text without the markup, front matter as metadata, directives kept."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.model.document import Document, PartKind
from factlint.readers.decode import Decoded
from factlint.readers.directives import directives_among
from factlint.readers.draft import Draft
from factlint.readers.frontmatter import FrontMatter, read_front_matter
from factlint.readers.htmllinks import find_links
from factlint.readers.inline import find_urls
from factlint.readers.mdblocks import parse_blocks
from factlint.readers.mdciting import Written, find_cited, without_keys
from factlint.readers.mdkeys import role_parts
from factlint.readers.mdwrite import LeafWriter
from factlint.readers.options import DEFAULTS, ReadOptions
from factlint.readers.proselayout import lay_out


def read(path: str, decoded: Decoded, options: ReadOptions = DEFAULTS) -> Iterator[Document]:
    """The one document of a Markdown file."""
    source = decoded.text
    front = read_front_matter(source)
    blocks = parse_blocks(source, front.end)
    without_keys(blocks, source)
    draft = Draft(source)
    has_heading = any(leaf.sort.value == "heading" and leaf.detail == "1" for leaf in blocks.leaves)
    _write_front(draft, front, with_title=not has_heading)
    head = len(draft.parts)
    comments = list(blocks.comments)
    writer = LeafWriter(
        draft,
        blocks.definitions,
        lambda inner, start, end: comments.append((inner, start, end)),
        blocks.places,
    )
    for leaf in blocks.leaves:
        writer.write(leaf)
    writer.finish()
    for low, high in blocks.html:
        for target, sort, *place in find_links(source, low, high):
            draft.link(target, sort, (place[0], place[1]))
    text = draft.text()
    layout = lay_out(text, writer.blocks, draft.parts[:head], front.values)
    draft.parts[:head] = layout.parts
    draft.parts.extend(find_urls(text, 0, len(text)))
    roles = role_parts(text, draft.parts) if "cite" in text else []
    if roles:
        shown = set(roles)
        draft.parts = [part for part in draft.parts if part not in shown]
    is_article = layout.is_article if options.is_article is None else options.is_article
    parts = draft.finished_parts()
    offsets = draft.offsets()
    cited = find_cited(
        Written(
            text,
            source,
            offsets,
            blocks,
            writer.blocks,
            parts,
            writer.inline.labels,
            roles,
            front.values,
        )
    )
    yield Document(
        path=path,
        text=text,
        source=source,
        offsets=offsets,
        parts=parts,
        metadata=layout.metadata,
        directives=tuple(
            directives_among(sorted(comments, key=lambda comment: comment[1]), writer.places)
        ),
        links=draft.links(),
        citations=cited.citations,
        references=cited.references,
        resources=cited.resources,
        is_article=is_article,
        encoding=decoded.encoding,
        is_encoding_guessed=decoded.is_guessed,
    )


def _write_front(draft: Draft, front: FrontMatter, *, with_title: bool) -> None:
    """Writes the title and the author of the front matter, in the order of the source."""
    kinds = {"author": PartKind.BYLINE, "authors": PartKind.BYLINE, "byline": PartKind.BYLINE}
    if with_title:
        kinds["title"] = PartKind.HEADLINE
    for key, (start, end) in sorted(front.places.items(), key=lambda item: item[1]):
        kind = kinds.get(key)
        if kind is None:
            continue
        draft.separate()
        low = draft.length
        draft.take(start, end)
        names = front.values.get("authors") or []
        draft.mark(kind, low, detail=", ".join(names) if kind is PartKind.BYLINE else "")
