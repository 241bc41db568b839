"""A point in time as far as a text states it: a day, a month or a year."""

from __future__ import annotations

from datetime import date

from factlint import regex
from factlint.language.calendar.names import (
    DAY,
    MONTH,
    MONTHS,
    SPACE,
    day_number,
    month_number,
)
from factlint.patterns import lazy_regex
from factlint.values import dataclass

_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

YEAR = r"(?:(?<![\d$£€.,/])(?:1\d{3}|20\d\d|21\d\d)(?![\d]|,\d{3}|[.:/]\d|%|['’]?s\b))"
WHEN = rf"""
    (?: (?: {DAY} {SPACE} (?:of{SPACE})? {MONTH} | {MONTH} {SPACE} (?:the{SPACE})? {DAY} )
        (?: ,? {SPACE} {YEAR} )?                    # 12 November 2018, November 12
      | {MONTH} (?: ,? {SPACE} {YEAR} )?            # November 2018, November
      | {YEAR}
    )
"""
"""An expression for a day, a month or a year; read what it finds with `read_when`."""

_READ = lazy_regex(
    rf"""
    (?: (?: (?P<day> {DAY} ) {SPACE} (?:of{SPACE})? )?
        (?P<month> {MONTH} )
        (?: {SPACE} (?:the{SPACE})? (?P<day> {DAY} ) )?
        (?: ,? {SPACE} )?
    )?
    (?P<year> \d{{4}} )?
    """,
    regex.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class When:
    """A day, a month or a year; what is not stated is None."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """The first day that it may be; the year must be known."""
        assert self.year is not None
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it may be; the year must be known."""
        assert self.year is not None
        month = self.month or 12
        return date(self.year, month, self.day or days_of(self.year, month))

    def __str__(self) -> str:
        """As in: 12 November 2018."""
        parts = (self.day, self.month and MONTHS[self.month - 1], self.year)
        return " ".join(str(part) for part in parts if part)


def days_of(year: int, month: int) -> int:
    """How many days a month has."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and is_leap else _DAYS[month - 1]


def is_possible(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day; without a year, in a leap year."""
    return 1 <= month <= 12 and 1 <= day <= days_of(2000 if year is None else year, month)


def read_when(text: str) -> When | None:
    """What a text that `WHEN` matched says; None where there is no such day."""
    match = _READ.fullmatch(text)
    if match is None:
        return None
    year = int(match["year"]) if match["year"] else None
    month = month_number(match["month"]) if match["month"] else None
    day = day_number(match["day"]) if match["day"] else None
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if month is not None and day is not None and not is_possible(year, month, day):
        return None
    return None if year is None and month is None else When(year, month, day)


def years_between(earlier: date, later: date) -> int:
    """Whole years, as ages are counted."""
    return later.year - earlier.year - ((later.month, later.day) < (earlier.month, earlier.day))


def ages(birth: When, event: When) -> tuple[int, int]:
    """The least and the greatest age that somebody may have had at an event."""
    return years_between(birth.last, event.first), years_between(birth.first, event.last)
