"""All citations and all entries of one document, in order of place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factlint.language.citing import authoryear, lists, numbered_lists, numeric
from factlint.language.citing.entries import parse
from factlint.language.citing.matching import Matching, matching
from factlint.model.citation import Citation, CitationStyle, Reference
from factlint.model.document import Document
from factlint.values import replace

_NAMING = (CitationStyle.KEY, CitationStyle.NUMBER, CitationStyle.AUTHOR_YEAR)
"""Styles of entries; the labels of notes and links name something else too."""


def references(document: Document) -> tuple[Reference, ...]:
    """The entries of the document's own lists, in order; offsets of the reading text."""
    found = [_filled(document.text, reference) for reference in document.references]
    numbered = _numbered(document)
    if not numbered and not any(reference.style in _NAMING for reference in found):
        found.extend(lists.listed(document))
    return tuple(sorted((*found, *numbered), key=lambda reference: reference.start))


def _numbered(document: Document) -> list[Reference]:
    """The entries of numbered lists; a number that the format itself defines stays as it is."""
    if any(entry.type for entry in document.references):
        return []  # the format marks its entries
    defined = {entry.key for entry in document.references if entry.key.isdecimal()}
    marked = [(entry.start, entry.end) for entry in document.references]
    return [
        entry
        for entry in numbered_lists.listed(document)
        if entry.key not in defined
        and not any(start < entry.end and entry.start < end for start, end in marked)
    ]


def _filled(text: str, reference: Reference) -> Reference:
    """The entry with what its wording shows, where the format gives no values."""
    if reference.fields or reference.style not in _NAMING:
        return reference
    return replace(reference, fields=parse(text, reference.start, reference.end))


def worded(document: Document, listed: Sequence[Reference]) -> Matching:
    """The citations by author and year that the wording shows, and the entries they mean."""
    return matching(document, listed, document.citations)


def citations(
    document: Document, listed: Sequence[Reference], by_name: Matching
) -> tuple[Citation, ...]:
    """The citations in the document, in order, with those that only the wording shows."""
    marked = document.citations
    found = [*marked, *_apart(marked, numeric.find(document, listed))]
    if by_name.applies:
        found.extend(_apart(marked, authoryear.citations(by_name.mentions)))
    return tuple(sorted(found, key=lambda item: (item.start, item.end)))


def _apart(marked: Sequence[Citation], found: Iterable[Citation]) -> Iterator[Citation]:
    """Those of the second that touch none of the first, which the format itself marks."""
    taken = {offset for item in marked for offset in range(item.start, item.end)}
    return (item for item in found if taken.isdisjoint(range(item.start, item.end)))
