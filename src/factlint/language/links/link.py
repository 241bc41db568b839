"""Every link of a document once: what is shown, and where it leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factlint.language import scopes
from factlint.model.document import Document, Part, PartKind, Span
from factlint.model.link import Hyperlink, LinkSort
from factlint.values import dataclass

_FOOTNOTE = "#fn:"


@dataclass(frozen=True, slots=True)
class Link:
    """A link: `start` and `end` are its visible text in the reading text.

    A picture without a text has an empty range. `source` is the place of the target in the
    source; None where the target is the visible text itself. `is_code` is true of an address
    inside code, `is_listed` of one in a list of references.
    """

    start: int
    end: int
    target: str
    sort: LinkSort
    source: Span | None = None
    is_code: bool = False
    is_listed: bool = False


def find_links(document: Document) -> tuple[Link, ...]:
    """The links of a document, in order of place. Footnotes are none."""
    marked = [_marked(link) for link in document.links]
    known = {(link.start, link.end) for link in marked}
    parts = [
        part
        for part in document.of_kind(PartKind.LINK)
        if part.detail and not part.detail.startswith(_FOOTNOTE)
    ]
    marked += [_of_part(document, part) for part in parts if (part.start, part.end) not in known]
    shown = [Span(link.start, link.end) for link in marked if link.end > link.start]
    # A definition that is read holds the address of the links that use it.
    defined = {link.source.start for link in marked if link.source is not None}
    bare: list[Link] = []
    # The entries of a bibliography state addresses in fields that no reader need mark.
    for parts_of in (document.of_kind(PartKind.URL), _stated(document)):
        bare += [
            Link(part.start, part.end, part.detail, LinkSort.BARE)
            for part in _outside(parts_of, shown)
            if document.offsets.span(part.start, part.end).start not in defined
        ]
        shown += [Span(link.start, link.end) for link in bare]
    found = [*marked, *bare]
    if not found:
        return ()
    code = Ranges(document.of_kind(PartKind.CODE))
    listed = Ranges(
        [
            *document.of_kind(PartKind.REFERENCES),
            *(Part(PartKind.LIST, entry.start, entry.end) for entry in document.references),
        ]
    )
    placed = (
        Link(
            link.start,
            link.end,
            link.target,
            link.sort,
            link.source,
            link.sort is LinkSort.BARE and code.touch(link.start, link.end),
            listed.touch(link.start, link.end),
        )
        for link in found
    )
    return tuple(sorted(placed, key=lambda link: (link.start, link.end, link.target)))


def _marked(link: Hyperlink) -> Link:
    place = None
    if link.source_end > link.source_start:
        place = Span(link.source_start, link.source_end)
    return Link(link.start, link.end, link.target, link.sort, place)


def _of_part(document: Document, part: Part) -> Link:
    is_shown = document.text[part.start : part.end] == part.detail
    sort = LinkSort.BARE if is_shown else LinkSort.LINK
    return Link(part.start, part.end, part.detail, sort)


def _stated(document: Document) -> Iterator[Part]:
    for entry in document.references:
        field = entry.fields.get("url")
        if field is not None and "://" in field.value and field.end > field.start:
            yield Part(PartKind.URL, field.start, field.end, field.value)


def _outside(parts: Iterator[Part], taken: Sequence[Span]) -> list[Part]:
    """The parts that touch none of these ranges."""
    ranges = Ranges(Part(PartKind.LINK, span.start, span.end) for span in taken)
    return [part for part in parts if not ranges.touch(part.start, part.end)]


class Ranges(scopes.Ranges):
    """The ranges of parts or links, which may nest, to be asked what touches them."""

    def __init__(self, parts: Iterable[Part | Link]) -> None:
        super().__init__((part.start, part.end) for part in parts)
