"""Years, months and days of the week above a body that gives others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factlint import regex
from factlint.kinds.headline.clash import MOST_OTHERS, Clash, Look
from factlint.language.calendar.names import MONTHS
from factlint.language.headlines import may_date
from factlint.patterns import lazy_regex

_MONTH = lazy_regex(
    r"""
    (?<! \w )
    (?: (?P<full> January|February|March|April|June|July|August
                | September|October|November|December )
      | (?P<brief> Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec ) \.? (?= \s\d )
      | (?P<may> May ) (?= \s \d | , \s \d{4} )
      | (?<= \b (?: in|of|last|next|this|until|since|by|\d ) \s ) (?P<alone> May )
    )
    (?! \w )
    """,
    regex.VERBOSE,
)
_WEEKDAY = lazy_regex(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_YEAR = lazy_regex(r"(?<![\w.,$£€-])(?:1[6-9]|20)\d\d(?![\w,%]\d|\w|\.\d|\s?(?:%|pct|percent))")
_RELATIVE = ("today", "yesterday", "tomorrow", "tonight", "overnight")


def clashes(look: Look) -> Iterator[Clash]:
    """Each month, weekday and year that the body lacks though it has others."""
    if not may_date(look.text, look.part):
        return
    yield from _of(look, _found(look, _MONTH), by_sort=True)
    weekdays = _found(look, _WEEKDAY)
    if weekdays[0]:
        is_relative = any(map(look.zones.has, _RELATIVE))
        yield from _of(look, weekdays, by_sort=not is_relative)
    yield from _of(look, _years(look), by_sort=True)


Found = tuple[list[tuple[int, int, str]], Mapping[str, list[tuple[int, int]]]]


def _found(look: Look, pattern: regex.Pattern[str]) -> Found:
    own = [
        (match.start(), match.end(), match[0][:3].lower())
        for match in pattern.finditer(look.text, look.part.start, look.part.end)
    ]
    body: dict[str, list[tuple[int, int]]] = {}
    if own:
        for start, end in look.zones.body:
            for match in pattern.finditer(look.text, start, end):
                body.setdefault(match[0][:3].lower(), []).append(match.span())
    return own, body


def _years(look: Look) -> Found:
    own = [
        (match.start(), match.end(), match[0])
        for match in _YEAR.finditer(look.text, look.part.start, look.part.end)
    ]
    body: dict[str, list[tuple[int, int]]] = {}
    if own:
        for start, end in look.zones.body:
            for match in _YEAR.finditer(look.text, start, end):
                body.setdefault(match[0], []).append(match.span())
        # "In October" stands for the October of the year above.
        own = [item for item in own if not _is_month_alone(look, item[0])]
        day = look.prose.dates.own
        if day is not None:  # "last year" and "next year" name them too
            for year in (day.year - 1, day.year, day.year + 1):
                body.setdefault(str(year), [])
    return own, body


def _is_month_alone(look: Look, start: int) -> bool:
    """Whether the month in front of a year stands in the body without one."""
    before = look.zones.context(start, start).before[-1:]
    if not before or before[0].capitalize() not in MONTHS:
        return False
    return any(
        not look.text[place + len(before[0]) : place + len(before[0]) + 3].strip(" ,").isdigit()
        for place in look.zones.words.get(before[0], ())
    )


def _of(look: Look, found: Found, *, by_sort: bool) -> Iterator[Clash]:
    own, body = found
    shown = {key for _, _, key in own}
    for start, end, key in own:
        if key in body:
            continue
        others = sorted(place for places in body.values() for place in places)
        unspoken = sorted(
            place for other, places in body.items() if other not in shown for place in places
        )
        clash = look.best(start, end, others[:MOST_OTHERS], unspoken if by_sort else ())
        if clash is not None:
            yield clash
