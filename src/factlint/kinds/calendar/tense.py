"""What happened, so the text says, on a day that comes after the day of the text itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from factlint import regex
from factlint.kinds.base import Hit, Mark
from factlint.language.calendar.names import (
    MONTH_LIKE,
    MONTHS,
    ORDINAL_LIKE,
    WEEKDAY_LIKE,
    YEAR_LIKE,
)
from factlint.language.prose import Prose
from factlint.patterns import lazy_regex

NEEDLES = (
    rf"{MONTH_LIKE}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{YEAR_LIKE}(?!\d)",
    rf"\d(?:st|nd|rd|th)?\s(?:of\s)?{MONTH_LIKE},?\s{YEAR_LIKE}(?!\d)",
)
_SLACK = timedelta(days=1)  # for time zones
# What cannot be said of a day to come, with what may stand between it and the date.
_VERBS = r"""
    \b (?: died | took\ place | happened | occurred | crashed | exploded | resigned | collapsed
         | (?: was | were ) \ (?: born | killed | arrested | elected | founded | established
              | formed | signed | announced | released | published | shot | found | sentenced
              | opened | launched | unveiled | attacked | charged | convicted )
         | met | won | opened | launched | published | released | visited | arrived | ruled | voted
         | approved | attacked | struck | told | tweeted | wrote | testified | announced | signed )
"""
_HAPPENED = lazy_regex(
    rf"""
    {_VERBS}
    (?: \s+ (?!
            (?: to | due | will | would | scheduled | set | expected | planned | payable | paid
              | effective | maturing | matures | expiring | expires | falling | for | by | until )\b
        ) [\w'’-]{{1,20}} ){{0,6}}
    \s+ on \s+ (?: the \s+ )? $
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
GATE = (
    (
        rf"(?xi) {_VERBS} (?: \s+ [\w'’-]{{1,20}} ){{0,6}} \s+ on \s+ (?: the \s+ )?"
        rf" (?: \d | {MONTH_LIKE} | {WEEKDAY_LIKE} | {ORDINAL_LIKE} )",
    ),
)
_PLANNED = lazy_regex(
    r"\b(?:will|would|shall|is\sto|are\sto|due|scheduled|plan(?:s|ned)?|expect(?:s|ed)?|if|unless"
    r"|fiction|novel|film|movie|drama|imagine|hypothetical|predict(?:s|ed)?|could|(?-i:may)|might|should)\b",
    regex.IGNORECASE,
)
_REACH = 160


def marks(prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark at each date of a past event that lies after the document's own day."""
    own = prose.dates.own
    if own is None:
        return
    for found in prose.dates.written:
        if found.year is None or len(found.readings) != 1:
            continue
        days = found.days(found.year)
        if not days or days[0] <= own + _SLACK:
            continue
        sentence = prose.sentence_at(found.start)
        start = max(sentence.start, found.start - _REACH)
        end = min(sentence.end, found.end + _REACH)
        before = prose.text[start : found.start]
        if not _HAPPENED.search(before) or _PLANNED.search(prose.text, start, end):
            continue
        yield Mark(
            found.start,
            found.end,
            {"reason": f"{own.day} {MONTHS[own.month - 1]} {own.year}"},
        )
