"""What holds a work: the journal, or the book behind "In", where the entry shows it for certain."""

from __future__ import annotations

from factlint.language.citing.entryparts import field_at
from factlint.model.citation import ReferenceField
from factlint.patterns import lazy_regex

_JOURNAL = lazy_regex(
    r"[.?!”\"»]?\s{0,3}(?P<journal>(?:The\s|An?\s)?\p{Lu}[\p{L}\p{M}.:&,'’/ \n-]{2,110}?)"
    r"(?:\s\[Internet\]\.?)?[\s,.;:]{0,4}(?:[Vv]ol(?:ume)?\b\.?\s?)?$"
)
_STOP = lazy_regex(r"[.?!]\s+(?=\p{Lu}\p{Ll}{3,}\s)")
_NO_JOURNAL = lazy_regex(
    r"\b(?:[Pp]roc(?:eedings)?\b|[Cc]onference|[Ss]ymposium|[Ww]orkshop|Press|University|Thesis|Report"
    r"|[Ee]ds?\.|[Ee]dited|[Ll]ecture\sNotes|Special\sIssue|Vol\b)|,\s\p{Lu}\p{Ll}+$|,\s\p{Ll}+\s"
)
_BOOK = lazy_regex(
    r"[.,”\"»\s]{0,4}\bIn:?\s+(?:[^()]{3,200}\([Ee]ds?\.?\)[,:.]?\s+)?"
    r"(?P<book>\p{Lu}[^()]{8,200}?)\s?[,.]?\s*(?=\((?:pp|[Vv]ol|\d)|,?\s(?:pp?\.|pages?)\s?\d)"
)
_NO_BOOK = lazy_regex(r"[.?]\s+\p{Lu}|\d$|\b[Ee]d(?:s|itors?|ited)?\b|\b(?:pp|vol)\b|Press")


def holder(text: str, start: int, end: int, volume: int | None) -> dict[str, ReferenceField]:
    """The journal that ends before the place of the volume, or the book behind "In"."""
    book = _BOOK.match(text, start, end)
    if book is not None:
        if _NO_BOOK.search(book["book"]):
            return {}
        return {"booktitle": field_at(text, book.start("book"), book.end("book"))}
    if volume is None or not 3 < volume - start < 160:
        return {}
    journal = _JOURNAL.match(text, start, volume)
    if journal is None or _NO_JOURNAL.search(journal["journal"]):
        return {}
    if _STOP.search(journal["journal"]) or journal["journal"].startswith("In "):
        return {}
    last = journal.end("journal")
    if text[last : last + 1] == "." and "." in journal["journal"]:
        last += 1  # "J. Appl. Physiol."
    return {"journal": field_at(text, journal.start("journal"), last)}
