"""Dates in figures that one reader takes for a day of March and another for a day of April."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint import regex
from factlint.kinds.base import Hit, Mark, Place
from factlint.language.calendar.dates import Form, WrittenDate
from factlint.language.calendar.when import When
from factlint.language.prose import Prose
from factlint.patterns import lazy_regex

NEEDLES = (r"\d{1,2}([/-])\d{1,2}\1(?:1[5-9]|20|21)\d\d(?!\d)",)
_SHORT = lazy_regex(r"(?<![\w/.-])(?P<one>\d{1,2})/(?P<two>\d{1,2})/\d\d(?![\w/])")
_MOST_PLACES = 5


def marks(prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """One mark at the first such date, where nothing in the document shows the order."""
    if prose.lang != "en":
        return
    in_figures = [item for item in prose.dates.written if item.form is Form.NUMBERS]
    open_dates = [
        item for item in in_figures if len(item.readings) == 2 and _mark(prose, item) != "."
    ]
    if not open_dates or _has_hint(prose, in_figures, open_dates):
        return
    first, others = open_dates[0], open_dates[1:]
    readings = " or ".join(
        str(When(first.year, month, day)) for month, day in reversed(first.readings)
    )
    yield Mark(
        first.start,
        first.end,
        {"reason": readings},
        related=tuple(
            Place(item.start, item.end, "another one here") for item in others[:_MOST_PLACES]
        ),
    )


def _mark(prose: Prose, item: WrittenDate) -> str:
    start = item.start if item.weekday is None else item.end - 5
    match = regex.search(r"[/.-]", prose.text[start : item.end])
    return match[0] if match else ""


def _has_hint(
    prose: Prose, in_figures: Sequence[WrittenDate], open_dates: Sequence[WrittenDate]
) -> bool:
    if any(item.weekday is not None for item in open_dates):
        return True
    if any(len(item.readings) == 1 and len(set(item.numbers)) == 2 for item in in_figures):
        return True
    if any(max(int(match["one"]), int(match["two"])) > 12 for match in _SHORT.finditer(prose.text)):
        return True
    meant = {day for item in open_dates for day in item.days(item.year or 0)}
    stated = {
        day
        for item in prose.dates.written
        if item.form is not Form.NUMBERS and item.year is not None
        for day in item.days(item.year)
    }
    return prose.dates.own in meant or not meant.isdisjoint(stated)
