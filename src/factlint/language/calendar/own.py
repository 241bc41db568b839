"""The date of a document: what its metadata, its date line or its dateline says, never a clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from factlint.language.calendar.dates import dates
from factlint.model.document import Document, PartKind

_KEYS = ("date", "published", "datePublished", "pubdate", "publication_date", "created")
_READ = 200  # code points of a value that may hold a date
_MOST_SECONDS = 1e11  # what is more counts milliseconds


def own_date(document: Document) -> date | None:
    """The day of the document, where exactly one can be meant."""
    for key in _KEYS:
        found = _date_of(document.metadata.get(key))
        if found is not None:
            return found
    for part in document.of_kind(PartKind.DATE, PartKind.DATELINE):
        found = _date_of(part.detail) or _date_of(document.text[part.start : part.end])
        if found is not None:
            return found
    return None


def _date_of(value: Any) -> date | None:
    if isinstance(value, Mapping):
        value = next(iter(value.values()), None)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return _in_text(value[:_READ])
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if abs(value) > _MOST_SECONDS else float(value)
        try:
            return datetime.fromtimestamp(seconds, UTC).date()
        except (OverflowError, OSError, ValueError):
            return None
    return None


def _in_text(text: str) -> date | None:
    for found in dates(text):
        days = found.days(found.year) if found.year is not None else []
        if found.year is not None and len(days) == 1:
            return days[0]
    return None
