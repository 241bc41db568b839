"""Dates as headers of articles state them, with the ISO form where it is certain."""

from __future__ import annotations

from datetime import date

from factlint import regex
from factlint.patterns import lazy_re, lazy_regex
from factlint.values import dataclass

_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()

_DIGIT = lazy_re(r"[0-9]")
_BETWEEN = lazy_re(r"\d[-/.]\d|年")
_MONTH = (
    "(?P<month> jan(?:uary)? | feb(?:ruary)? | mar(?:ch)? | apr(?:il)? | may | june? | july?"
    " | aug(?:ust)? | sept?(?:ember)? | oct(?:ober)? | nov(?:ember)? | dec(?:ember)? )"
)
_DATE = lazy_regex(
    rf"""
    (?: \b (?: mon | tues? | wed(?:nes)? | thu(?:rs?)? | fri | sat(?:ur)? | sun ) (?:day)?
        \.? ,? \s+ )?
    (?:
        # November 12, 2018
        \b {_MONTH} \.? \s+ (?P<day> \d{{1,2}} ) (?:st|nd|rd|th)?
            (?: ,? \s+ (?P<year> [12]\d{{3}} ) )? (?! \d )
        # 12 November 2018, 12-NOV-2018
      | \b (?P<day> \d{{1,2}} ) (?:st|nd|rd|th)? [\s-]+ (?:of\s+)? {_MONTH} \b \.?
            (?: ,? [\s-]+ (?P<year> [12]\d{{3}} ) \b )?
        # 2018-11-12
      | \b (?P<year> [12]\d{{3}} ) [-/.] (?P<number> \d{{1,2}} ) [-/.] (?P<day> \d{{1,2}} ) (?! \d )
      | (?P<year> [12]\d{{3}} ) 年 \s? (?P<number> \d{{1,2}} ) 月 \s? (?P<day> \d{{1,2}} ) 日
        # 11/12/2018
      | \b (?P<first> \d{{1,2}} ) [/.] (?P<second> \d{{1,2}} ) [/.] (?P<year> [12]\d{{3}} ) \b
    )
    (?P<time>
        (?: T | ,? \s+ (?: at\s+ | -\s+ )? )
        \d{{1,2}} [:.] \d{{2}} (?: :\d{{2}} (?:\.\d+)? )?
        (?: \s* [ap]\.?m\b\.? )? (?: \s* (?: Z | [A-Z]{{2,4}} | [+-]\d{{2}}:?\d{{2}} ) \b )?
    )?
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text; `iso` is empty where its year or the order of its numbers is not known."""

    start: int
    end: int
    iso: str
    is_complete: bool


def may_have_date(text: str) -> bool:
    """Whether a text may have a date: a digit, and a month or what stands between numbers."""
    if _DIGIT.search(text) is None:
        return False
    shown = text.lower()
    for month in _NAMES:
        if month in shown:
            return True
    return "\u017f" in text or _BETWEEN.search(text) is not None  # a long s is an s, too


def find_date(text: str, start: int = 0, end: int | None = None) -> FoundDate | None:
    """The first date in a range."""
    end = len(text) if end is None else end
    # Looking for a digit and a month is far cheaper than looking for a date.
    match = _DATE.search(text, start, end) if may_have_date(text[start:end]) else None
    if match is None:
        return None
    return FoundDate(match.start(), match.end(), _iso(match), match["year"] is not None)


def iso_date(text: str) -> str:
    """The ISO form of the first date in a text, else an empty string."""
    found = find_date(text[:200])
    return found.iso if found else ""


def _iso(match: regex.Match[str]) -> str:
    if match["year"] is None:
        return ""
    if match["month"]:
        month = _NAMES.index(match["month"][:3].lower()) + 1
        day = int(match["day"])
    elif match["number"]:
        month, day = int(match["number"]), int(match["day"])
    else:
        month, day = int(match["first"]), int(match["second"])
        if month > 12:
            month, day = day, month
        elif day <= 12 and day != month:
            return ""  # 03/04/2024 is two dates
    try:
        return date(int(match["year"]), month, day).isoformat()
    except ValueError:
        return ""
