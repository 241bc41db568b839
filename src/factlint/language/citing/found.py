"""All citations and all entries of one document, in order of place."""

from __future__ import annotations

from factlint.language.citing import numbered_lists, numeric
from factlint.model.citation import Citation, CitationStyle, Reference
from factlint.model.document import Document


def references(document: Document) -> tuple[Reference, ...]:
    """The entries of the document's own lists, in order; offsets of the reading text."""
    return (*document.references, *_numbered(document))


def citations(document: Document, listed: tuple[Reference, ...]) -> tuple[Citation, ...]:
    """The citations in the document, in order, given the entries that it lists itself."""
    found = (*document.citations, *numeric.find(document, listed))
    return tuple(sorted(found, key=lambda citation: (citation.start, citation.end)))


def _numbered(document: Document) -> tuple[Reference, ...]:
    """The entries of numbered lists; a number that the format itself defines stays as it is."""
    if any(entry.type for entry in document.references):
        return ()  # the format marks its entries
    defined = {entry.key for entry in document.references if entry.style is CitationStyle.NUMBER}
    return tuple(entry for entry in numbered_lists.listed(document) if entry.key not in defined)
