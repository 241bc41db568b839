"""The calendar of a document: its own date and the dates that it states, found when first asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property, partial

from factlint.language.calendar import dates as date_finder
from factlint.language.calendar.dates import WrittenDate
from factlint.language.calendar.own import own_date
from factlint.language.pieces import Found
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
        return self._found.all()

    def written_in(self, start: int, end: int) -> tuple[WrittenDate, ...]:
        """The dates that begin in a range."""
        return self._found.starting_in(start, end)

    def written_around(self, offsets: Iterable[int]) -> Iterator[WrittenDate]:
        """The dates of the pieces of the text that hold these offsets, in rising order, once."""
        behind = -1
        for offset in offsets:
            for item in self._found.around(offset):
                if item.start > behind:
                    behind = item.start
                    yield item

    @cached_property
    def _found(self) -> Found[WrittenDate]:
        text = self._document.text
        return Found(text, partial(date_finder.dates, text))
