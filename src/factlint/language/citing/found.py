"""All citations and all entries of one document, in order of place."""

from __future__ import annotations

from factlint.model.citation import Citation, Reference
from factlint.model.document import Document


def references(document: Document) -> tuple[Reference, ...]:
    """The entries of the document's own lists, in order; offsets of the reading text."""
    return document.references


def citations(document: Document, listed: tuple[Reference, ...]) -> tuple[Citation, ...]:
    """The citations in the document, in order, given the entries that it lists itself."""
    return document.citations
