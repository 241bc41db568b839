"""Today, yesterday and tomorrow beside a weekday or a date that is not theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from factlint import regex
from factlint.kinds.base import Hit, Mark
from factlint.language.calendar.names import (
    MONTH_LIKE,
    MONTHS,
    SPACE,
    WEEKDAY,
    WEEKDAY_LIKE,
    WEEKDAYS,
    weekday_number,
)
from factlint.language.prose import Prose
from factlint.patterns import lazy_regex

NEEDLES = (rf"(?:[Tt]oday|[Yy]esterday|[Tt]omorrow)\s?[,(]\s?(?:{WEEKDAY_LIKE}|{MONTH_LIKE}|\d)",)
_OFFSETS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_DAY = lazy_regex(
    rf"""
    \b (?P<word> today | yesterday | tomorrow | TODAY | YESTERDAY | TOMORROW )
    {SPACE}? (?: , {SPACE}? | \( ) (?P<rest> (?P<weekday> {WEEKDAY} )? )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_ENDS = lazy_regex(r"\s*[,).;]")
_SLACK = 1  # day: the text may have been written on the day before, or far to the west


def marks(prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark at each such pair, by the document's own date."""
    own = prose.dates.own
    if own is None:
        return
    for hit in hits:
        match = _DAY.match(prose.text, hit.start)
        if match is None:
            continue
        meant = own + timedelta(days=_OFFSETS[match["word"].lower()])
        shown = f"{meant.day} {MONTHS[meant.month - 1]} {meant.year}"
        reason = f"the document is of {own.day} {MONTHS[own.month - 1]} {own.year}"
        written = [
            item
            for item in prose.dates.written_in(match.start("rest"), match.end("rest") + 1)
            if len(item.readings) == 1
        ]
        if written:
            years = (
                {written[0].year}
                if written[0].year
                else {meant.year - 1, meant.year, meant.year + 1}
            )
            days = [day for year in years for day in written[0].days(year or 0)]
            if days and all(abs((day - meant).days) > _SLACK for day in days):
                yield Mark(hit.start, written[0].end, {"reason": reason, "right": shown})
            continue
        if match["weekday"] and _ENDS.match(prose.text, match.end()):
            distance = (weekday_number(match["weekday"]) - meant.weekday()) % 7
            if min(distance, 7 - distance) > _SLACK:
                right = f"a {WEEKDAYS[meant.weekday()]}"
                yield Mark(hit.start, match.end(), {"reason": reason, "right": right})
