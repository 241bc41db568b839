"""Ranges of time with both ends: from 1998 to 2003, March 9-13, 1939–45."""

from __future__ import annotations

from factlint import regex
from factlint.language.calendar.names import DAY, MONTH, SPACE, day_number, month_number
from factlint.language.calendar.when import WHEN, When, is_possible, read_when
from factlint.values import dataclass, replace

_TO = rf"""
    (?: {SPACE} (?: (?: up{SPACE} )? (?: to | until | till ) | through | and | or ) {SPACE}
      | {SPACE}? [-–—] {SPACE}? )
"""
_ABOUT = rf"""
    (?: (?P<vague> (?: the{SPACE} )? (?: early | late | mid | end | beginning | start | middle
            | spring | summer | autumn | fall | winter ) (?: {SPACE}of )? (?: {SPACE} | - ) ) )?
"""
RANGE = rf"""
    (?P<range>
        (?P<one> (?: 1\d | 20 )\d\d ) (?P<to> [-–] ) (?P<short> \d\d ) (?![\d.,/–-]\d|\w)  # 1939–45
      | (?P<month> {MONTH} ) {SPACE} (?P<from> {DAY} ) (?P<to> {_TO} ) (?P<until> {DAY} )
            (?! {SPACE} {MONTH} ) (?: ,? {SPACE} (?P<year> (?:1\d|20)\d\d ) (?!\d) )?
      | (?P<from> {DAY} ) (?P<to> {_TO} ) (?P<until> {DAY} ) {SPACE} (?: of{SPACE} )?
            (?P<month> {MONTH} ) (?: {SPACE} (?P<year> (?:1\d|20)\d\d ) (?!\d) )?
      | {_ABOUT} (?P<one> {WHEN} ) (?P<to> {_TO} ) {_ABOUT} (?P<two> {WHEN} )
    )
"""
"""An expression for a range; read its groups with `read_range`."""

_COMMON_YEAR = 2001  # for ranges that name no year


@dataclass(frozen=True, slots=True)
class Range:
    """A range of time, both ends with a year, which is made up where none is stated.

    `is_vague` where an end is only said to be early or late in something.
    """

    first: When
    last: When
    has_year: bool
    is_vague: bool
    is_open: bool

    @property
    def is_years(self) -> bool:
        """Whether both ends are years and no more."""
        return self.first.month is None and self.last.month is None


def read_range(match: regex.Match[str]) -> Range | None:
    """The range that `RANGE` found as a part of a match; None where there is no such."""
    is_open = (match["to"] or "").split() in (["and"], ["or"])
    if match["short"]:
        year = int(match["one"])
        until = year // 100 * 100 + int(match["short"])
        if until < year:
            return None
        return Range(When(year), When(until), has_year=True, is_vague=False, is_open=False)
    if match["until"]:
        return _days_of_month(match, is_open)
    one, two = read_when(match["one"]), read_when(match["two"])
    if one is None or two is None:
        return None
    has_year = one.year is not None or two.year is not None
    ends = _with_years(one, two)
    if ends is None:
        return None
    return Range(*ends, has_year, bool(match["vague"]), is_open)


def _days_of_month(match: regex.Match[str], is_open: bool) -> Range | None:
    month = month_number(match["month"])
    year = int(match["year"]) if match["year"] else None
    low, high = day_number(match["from"]), day_number(match["until"])
    if low >= high or not all(is_possible(year, month, day) for day in (low, high)):
        return None
    shown = year or _COMMON_YEAR
    if not is_possible(shown, month, high):
        return None
    first, last = When(shown, month, low), When(shown, month, high)
    return Range(first, last, year is not None, is_vague=False, is_open=is_open)


def _with_years(first: When, last: When) -> tuple[When, When] | None:
    """Both ends with a year: a missing one is that of the other end, or the next or last one."""
    if first.year is not None and last.year is not None:
        return first, last
    if first.month is None or last.month is None:
        return None
    wraps = (last.month, last.day or 0) < (first.month, first.day or 0)
    wraps = wraps or (last.month == first.month and not (first.day or last.day))
    if first.year is None and last.year is None:
        ends = replace(first, year=_COMMON_YEAR), replace(last, year=_COMMON_YEAR + wraps)
    elif last.year is not None:
        ends = replace(first, year=last.year - wraps), last
    else:
        assert first.year is not None
        ends = first, replace(last, year=first.year + wraps)
    for end in ends:
        if end.day is not None and not is_possible(end.year, end.month or 1, end.day):
            return None
    return ends
