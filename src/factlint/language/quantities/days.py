"""The days of dates, which are no numbers: "Feb 26", "3 to 5 March"."""

from __future__ import annotations

from factlint import regex
from factlint.language.quantities import around
from factlint.patterns import lazy_regex

_AHEAD = 64  # how far behind a number it is looked at
_MONTH_AFTER = lazy_regex(rf"(?:\s+(?:of\s+)?|-){around.MONTH}")
_DAY_RANGE = lazy_regex(rf"\s?(?:-|–|to|and)\s?\d{{1,2}}\s+{around.MONTH}")
_DATE_LINK = lazy_regex(r"\s*(?:-|–|to|and|or|/|,)\s*\Z")


def is_day(text: str, match: regex.Match[str], date_end: int) -> bool:
    """Whether a figure is the day of a date; `date_end` is where the last such figure ended."""
    whole = match["whole"]
    if len(whole) > 2 or not 0 < int(whole) <= 31 or match["point"]:
        return False
    start, end = match.span()
    if around.has_month(text, start) or _MONTH_AFTER.match(text, end, end + _AHEAD):
        return True
    between = text[date_end:start] if 0 <= start - date_end < 6 else "?"
    if _DATE_LINK.match(between):
        return True
    return _DAY_RANGE.match(text, end, end + _AHEAD) is not None
