"""The calendar of a document: its own date and the dates that it states, found when first asked."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from functools import cached_property

from factlint.language.calendar import dates as date_finder
from factlint.language.calendar.dates import WrittenDate
from factlint.language.calendar.own import own_date
from factlint.model.document import Document


class Calendar:
    """What a document says of days; offsets are of its reading text."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def own(self) -> date | None:
        """The day of the document itself, by its metadata, date line or dateline."""
        return own_date(self._document)

    @cached_property
    def written(self) -> tuple[WrittenDate, ...]:
        """All dates with a day, in order, impossible ones included."""
        return tuple(date_finder.dates(self._document.text))

    def written_in(self, start: int, end: int) -> tuple[WrittenDate, ...]:
        """The dates that begin in a range."""
        low = bisect_left(self.written, start, key=lambda item: item.start)
        high = bisect_left(self.written, end, key=lambda item: item.start)
        return self.written[low:high]
