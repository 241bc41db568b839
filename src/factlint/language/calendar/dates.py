"""The dates of a text in all usual written forms, each with the weekday that stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum

from factlint import regex
from factlint.language.calendar.names import (
    DAY,
    MONTH,
    SPACE,
    WEEKDAY,
    day_number,
    month_number,
    weekday_number,
)
from factlint.language.calendar.when import is_possible
from factlint.model.document import Span
from factlint.patterns import lazy_regex
from factlint.values import dataclass


class Form(Enum):
    """How a date is written."""

    WORDS = "words"  # 12 November 2018
    ISO = "iso"  # 2018-11-12
    NUMBERS = "numbers"  # 12/11/2018


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date that a text states, its weekday included.

    `readings` are the pairs of month and day that it may mean: two where the order of the numbers
    is open, none where the numbers can be neither. `year` is None where none is stated.
    """

    start: int
    end: int
    form: Form
    readings: tuple[tuple[int, int], ...]
    year: int | None
    weekday: int | None = None
    weekday_span: Span | None = None
    numbers: tuple[int, int] = (0, 0)

    def days(self, year: int) -> list[date]:
        """The days that it may be in a year."""
        return [
            date(year, month, day) for month, day in self.readings if is_possible(year, month, day)
        ]


# A number behind a day and a month is no year where a unit says that it is a time or a quantity.
_NO_YEAR = r"""
    (?! \d | ,\d{3} | [.:/]\d | ['’]s?\b | %
      | \s{0,3} (?: GMT | UTC | BST | [ECMP][SD]T | CES?T | ET | hours? | hrs? | h | local
            | a\.?m | p\.?m | pct | percent | per\ cent | mln | million | billion | bn | tonnes
            | dlrs | dollars | people | points ) \b )
"""
# "March 3 2000 workers": without a comma a number before a plural counts something.
_LOOSE_YEAR = rf"""
    (?: , {SPACE} (?P<year> [12]\d{{3}} ) {_NO_YEAR}
      | {SPACE} (?P<year> [12]\d{{3}} ) {_NO_YEAR}
            (?! \s (?! (?: was | is | has | as | its | his | this | does | across | versus ) \b )
                    [a-z-]{{2,}} s\b
              | \s (?: men | women | children ) \b )
    )?
"""
_NO_DAY = r"""
    (?! \d | [.,:/]\d | % | [-–]\d{3}
      | \s{0,2} (?: pct | percent | per\ cent | mln | million | billion | bn | tonnes | dlrs
            | dollars | a\.m | p\.m | am\b | pm\b ) )
"""
# The year behind the clock, as programs write it: Apr 6 13:11:15 PDT 2017.
_CLOCK = rf"""
    {SPACE} \d{{1,2}} : \d\d (?: :\d\d )? {SPACE} (?: (?: [A-Z]{{3,4}} | [+-]\d{{4}} ) {SPACE} )?
"""
_TIME_OF_DAY = rf"(?: {SPACE} (?: morning | afternoon | evening | night | lunchtime ) )?"

_DATE = lazy_regex(
    rf"""
    (?<! [\w/.:$£€\#@&=–-] )
    (?: (?P<weekday> {WEEKDAY} ) \.? (?: ['’]s )? {_TIME_OF_DAY}
        (?: [,)]? {SPACE} (?: (?:the|THE) {SPACE} )? | {SPACE}? \( (?: the {SPACE} )? ) )?
    (?P<date>
        (?P<month> {MONTH} ) {SPACE} (?: the{SPACE} )? (?P<day> {DAY} ) {_NO_DAY}
            (?: {_CLOCK} (?P<year> [12]\d{{3}} ) (?!\d) | {_LOOSE_YEAR} )
      | (?P<day> {DAY} ) (?: {SPACE} (?: of{SPACE} )? | - ) (?P<month> {MONTH} )
            (?: - (?P<year> [12]\d{{3}} ) {_NO_YEAR} | {_LOOSE_YEAR} )
      | (?P<year> [12]\d{{3}} ) - (?P<second> \d\d ) - (?P<first> \d\d )
            (?= T\d | (?! [\w/-] | \.\d ) )
      | (?P<one> \d{{1,2}} ) (?P<mark> [/.-] ) (?P<two> \d{{1,2}} ) (?P=mark)
            (?P<year> (?: 1[5-9] | 20 | 21 )\d\d ) (?! [\w/-] | \.\d )
    )
    (?: {SPACE}? \( (?P<after> {WEEKDAY} ) \.? \)                     # 12 November (Monday)
      | (?: , {SPACE} a
            | ,? {SPACE} (?: was | is | fell{SPACE}on | falls{SPACE}on | will{SPACE}be ) {SPACE} a )
            {SPACE} (?P<after> {WEEKDAY} ) \b (?! {SPACE}? [-\w] )       # which was a Monday
    )?
    """,
    regex.VERBOSE,
)
_SHORT = 5  # letters: a weekday with no more is abbreviated
# What may stand before a short weekday: no article (of a newspaper), no subject (of a verb).
_BEFORE_SHORT = lazy_regex(
    r"(?: ^ | [\n(\[,;:|>•–—-] | \b(?:on|until|till|to|from|by|and|or|since|before|after) )\s*$",
    regex.VERBOSE,
)


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[WrittenDate]:
    """The dates of a text, in order, possible or not."""
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        found = _date(text, match)
        if found is not None:
            yield found


def _date(text: str, match: regex.Match[str]) -> WrittenDate | None:
    year = int(match["year"]) if match["year"] else None
    readings: tuple[tuple[int, int], ...]
    if match["month"]:
        pair = (month_number(match["month"]), day_number(match["day"]))
        form, readings, numbers = Form.WORDS, (pair,), pair
    elif match["second"]:
        pair = (int(match["second"]), int(match["first"]))
        form, readings, numbers = Form.ISO, (pair,), pair
    else:
        one, two = int(match["one"]), int(match["two"])
        form, numbers = Form.NUMBERS, (one, two)
        readings = tuple(sorted({(one, two), (two, one)} & _months_first({one, two})))
    span = _weekday_span(text, match)
    begin = match.start("date")
    finish = match.end() if match["after"] else match.end("date")
    if text[finish - 1] == ".":
        finish -= 1  # of a short month or of the sentence
    if span is not None and match["weekday"]:
        begin = match.start()
        if ")" in text[finish : finish + 1] and "(" in text[begin : match.start("date")]:
            finish += 1
    return WrittenDate(
        begin,
        finish,
        form,
        readings,
        year,
        weekday_number(text[span.start : span.end]) if span else None,
        span,
        numbers,
    )


def _months_first(numbers: set[int]) -> set[tuple[int, int]]:
    return {(one, two) for one in numbers for two in numbers if 1 <= one <= 12}


def _weekday_span(text: str, match: regex.Match[str]) -> Span | None:
    if match["after"]:
        return Span(*match.span("after"))
    if not match["weekday"]:
        return None
    start, end = match.span("weekday")
    if end - start <= _SHORT and text[end] not in ".,":
        before = text[max(0, start - 12) : start]
        if not _BEFORE_SHORT.search(before):
            return None
    elif end - start <= _SHORT and regex.search(r"\b[Tt]he\s+$", text[max(0, start - 8) : start]):
        return None
    return Span(start, end)
