"""The entries that EndNote leaves in the fields of a Word document."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.errors import DocumentError
from factlint.model.citation import CitationStyle, Reference, ReferenceField
from factlint.readers.xmltree import Element, parse

_FIELDS = {
    "title": ("titles", "title"),
    "volume": ("volume",),
    "number": ("number",),
    "pages": ("pages",),
    "year": ("dates", "year"),
    "publisher": ("publisher",),
    "address": ("pub-location",),
    "edition": ("edition",),
    "doi": ("electronic-resource-num",),
    "url": ("urls", "related-urls", "url"),
}
_TYPES = {
    "journal article": "article",
    "magazine article": "article",
    "newspaper article": "article",
    "electronic article": "article",
    "book": "book",
    "edited book": "book",
    "book section": "incollection",
    "conference paper": "inproceedings",
    "conference proceedings": "inproceedings",
    "thesis": "phdthesis",
    "report": "techreport",
    "web page": "online",
    "unpublished work": "unpublished",
}


def read_entries(code: str) -> Iterator[Reference]:
    """The entries that the XML in a field holds, none where it is broken; they have no place."""
    try:
        root = parse("", code).root
    except DocumentError:
        return
    for cite in root.elements("Cite"):
        record = cite.first("record")
        number = cite.text("RecNum") or (record.text("rec-number") if record else "")
        if record is not None and number:
            yield _entry(number, record)


def _entry(number: str, record: Element) -> Reference:
    kind = record.first("ref-type")
    stated = _TYPES.get(kind.get("name").lower(), "misc") if kind is not None else "misc"
    values = {name: record.text(*path) for name, path in _FIELDS.items()}
    holder = record.text("titles", "secondary-title") or record.text("periodical", "full-title")
    is_book = stated in ("incollection", "inproceedings")
    values["booktitle" if is_book else "journal"] = holder
    people = record.first("contributors", "authors")
    if people is not None:
        values["author"] = " and ".join(
            author.text() for author in people.elements("author") if author.text()
        )
    isbn = record.text("isbn")
    values["issn" if sum(sign.isalnum() for sign in isbn) == 8 else "isbn"] = isbn
    fields = {name: ReferenceField(value, 0, 0) for name, value in values.items() if value}
    return Reference(f"EndNote {number}", 0, 0, CitationStyle.KEY, stated, fields)
