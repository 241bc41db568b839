"""Weekdays that are not those of their dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from factlint.kinds.base import Hit, Mark
from factlint.language.calendar.dates import Form, WrittenDate
from factlint.language.calendar.names import MONTH_LIKE, ORDINAL_LIKE, WEEKDAY_LIKE, WEEKDAYS
from factlint.language.calendar.when import YEAR, When, is_possible
from factlint.language.prose import Prose
from factlint.model.finding import Confidence, Verdict
from factlint.patterns import lazy_regex

NEEDLES = (
    rf"{WEEKDAY_LIKE}(?:['’]s)?(?:\s+(?:morning|afternoon|evening|night|lunchtime))?[,)]?\s*\(?"
    rf"(?:(?:the|THE)\s+)?(?:\d|{MONTH_LIKE}\s|{ORDINAL_LIKE})",
    rf"\({WEEKDAY_LIKE}\)",
    rf"\sa\s+{WEEKDAY_LIKE}",
)
_SINCE = 1753  # before, the English year began in March
_JULIAN_UNTIL = 1923
_NEAR = 120  # days: a date without a year that is no farther off is that of the nearest year
_FAR = 300
_MOST_DAYS = 3  # where more years may be meant, nothing can be said
_NOW = 31  # days: nobody states the year of such a date, whatever years stand around it
_REACH = 250  # code points around a date in which another year counts
_YEAR = lazy_regex(YEAR)
# "Saturday and Sunday, March 8 and 9": the weekday belongs to one of the days.
_MORE_DAYS = lazy_regex(
    r"\s*(?:and|or|to|through|until|till|-|–|—|&|,|/)\s*"
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?![:.,]\d)"
)


def marks(prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark for each date whose weekday is another one."""
    for found in prose.dates.written_around(hit.start for hit in hits):
        if found.weekday is not None:
            yield from _judge(prose, found)


def _judge(prose: Prose, found: WrittenDate) -> Iterator[Mark]:
    days = _days(prose, found)
    if not days or any(found.weekday == weekday for day in days for weekday in _weekdays(day)):
        return
    if any(_is_on_another(prose.text, found, day) for day in days):
        return
    shown = days[0]
    right = WEEKDAYS[shown.weekday()]
    span = found.weekday_span
    assert span is not None and found.weekday is not None
    text = prose.text
    fixes = []
    if len({day.weekday() for day in days}) == 1:
        name = _like(text[span.start : span.end], right)
        fixes.append(text[found.start : span.start] + name + text[span.end : found.end])
    own = prose.dates.own
    was = "is" if own is not None and shown > own else "was"
    stated = " ".join(text[found.start : found.end].split())
    fields = {"stated": f"{stated} {was} a {right}", "right": right, "basis": ""}
    if span.start > found.start:
        date_alone = When(shown.year, shown.month, shown.day)
        fields["stated"] = f"{date_alone} {was} a {right}, not a {WEEKDAYS[found.weekday]}"
    if found.year is not None:
        yield Mark(found.start, found.end, fields, tuple(fixes))
        return
    fields["basis"] = f" in {' and in '.join(str(day.year) for day in days[:1])}"
    if len(days) > 1:
        others = ", ".join(f"a {WEEKDAYS[day.weekday()]} in {day.year}" for day in days[1:])
        fields["basis"] += f" and {others}"
    yield Mark(
        found.start,
        found.end,
        fields,
        tuple(fixes),
        verdict=Verdict.UNSURE,
        confidence=Confidence.MEDIUM,
    )


def _weekdays(day: date) -> Iterator[int]:
    """The weekday of a date, and that of the old calendar where it may have been in use."""
    yield day.weekday()
    if day.year <= _JULIAN_UNTIL:
        centuries = day.year // 100 - day.year // 400 - 2
        yield (day + timedelta(days=centuries)).weekday()


def _days(prose: Prose, found: WrittenDate) -> list[date]:
    """The days that may be meant, the likeliest first; none where it cannot be said."""
    if found.year is not None:
        return found.days(found.year) if found.year >= _SINCE else []
    if found.form is not Form.WORDS:
        return []
    anchor = prose.dates.own
    near = _dates_around(prose, found)
    if anchor is None and not near:
        return []
    candidates: list[date] = []
    for day in ([anchor] if anchor else []) + near:
        candidates.extend(_nearest(found, day))
    is_near = bool(candidates) and anchor is not None and abs((candidates[0] - anchor).days) <= _NOW
    years = _years_before(prose, found) if anchor and not is_near else []
    candidates.extend(day for year in years for day in found.days(year))
    days = list(dict.fromkeys(candidates))
    return days if len(days) <= _MOST_DAYS else []


def _nearest(found: WrittenDate, anchor: date) -> list[date]:
    """The date in the year that brings it nearest; in both where they are about as near."""
    [(month, day)] = found.readings
    options = [
        date(year, month, day)
        for year in (anchor.year - 1, anchor.year, anchor.year + 1)
        if is_possible(year, month, day)
    ]
    options.sort(key=lambda option: (abs((option - anchor).days), option))
    if not options:
        return []
    if abs((options[0] - anchor).days) <= _NEAR:
        return options[:1]
    return [option for option in options if abs((option - anchor).days) <= _FAR]


def _dates_around(prose: Prose, found: WrittenDate) -> list[date]:
    """The days of the dates with a year in the same paragraph, the nearest place first."""
    start, end = _around(prose, found)
    others = [item for item in prose.dates.written_in(start, end) if item.year is not None]
    others.sort(key=lambda item: (abs(item.start - found.start), item.start))
    return [day for item in others[:4] for day in item.days(item.year or 0)]


def _years_before(prose: Prose, found: WrittenDate) -> list[int]:
    """The years that the sentence or what precedes it speaks of."""
    start, end = _around(prose, found)
    end = max(found.end, min(end, prose.sentence_at(found.start).end))
    return [int(match[0]) for match in _YEAR.finditer(prose.text, start, end)][:8]


def _around(prose: Prose, found: WrittenDate) -> tuple[int, int]:
    text = prose.text
    low, high = max(0, found.start - _REACH), min(len(text), found.end + _REACH)
    start = text.rfind("\n\n", low, found.start)
    end = text.find("\n\n", found.end, high)
    return (low if start < 0 else start), (high if end < 0 else end)


def _is_on_another(text: str, found: WrittenDate, day: date) -> bool:
    """Whether the weekday is that of a further day that follows: March 8 and 9."""
    end = found.end
    while (match := _MORE_DAYS.match(text, end, end + 20)) is not None:
        other = int(match["day"])
        if not is_possible(day.year, day.month, other):
            return False
        if date(day.year, day.month, other).weekday() == found.weekday:
            return True
        end = match.end()
    return False


def _like(written: str, name: str) -> str:
    """The name of a weekday in the manner of another one: whole or short, in capitals or not."""
    shown = name if written.lower().endswith("day") else name[:3]
    return shown.upper() if written.isupper() else shown
