"""Anniversaries and numbers of years that do not lead from the one year to the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint import regex
from factlint.kinds.base import Hit, Mark, Place
from factlint.kinds.calendar.windows import windows
from factlint.language.calendar.counting import Fit, fit
from factlint.language.calendar.lengths import LENGTH, Hedge, Unit, read_length
from factlint.language.calendar.names import ORDINAL_WORD, SPACE, YEAR_LIKE, small_number
from factlint.language.calendar.ranges import Range
from factlint.language.calendar.when import YEAR, When
from factlint.language.prose import Prose
from factlint.model.document import Span
from factlint.model.finding import Confidence, Verdict
from factlint.patterns import lazy_regex

_LATER_IN = r"(?:years?|decades?|century|centuries)\s(?:after|later|ago)\b"
NEEDLES = (
    r"[Aa]nniversary\s+of\b",
    rf"{_LATER_IN}[^.;\n]{{0,56}}?{YEAR_LIKE}(?!\d)",
    rf"{YEAR_LIKE},\s(?:[\w-]+\s){{0,5}}(?:years?|decades?|century|centuries)\sago\b",
)
_REACH = 250
_WORD = rf"(?: {SPACE} [^\W\d][\w'’-]{{0,20}} )"
_ANNIVERSARY = lazy_regex(
    rf"""
    \b (?: (?P<figures> \d{{1,3}} ) (?: st | nd | rd | th ) | (?P<word> {ORDINAL_WORD} ) )
    (?: {SPACE} (?: wedding{SPACE} | year{SPACE} )? | - ) anniversary {SPACE} of
    {_WORD}{{0,6}}? ,? {SPACE} (?: in{SPACE} | of{SPACE} | on{SPACE} )? (?P<base> {YEAR} )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_AGO = lazy_regex(
    rf"""
    {LENGTH} {SPACE} ago ,? {SPACE} (?: back{SPACE} )? in {SPACE} (?P<base> {YEAR} )
      | \b in {SPACE} (?P<base> {YEAR} ) , {SPACE} {LENGTH} {SPACE} ago
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_LATER = lazy_regex(
    rf"""
    \b [Ii]n {SPACE} (?P<event> {YEAR} ) ,? {SPACE} {LENGTH} {SPACE} after {_WORD}{{0,5}}?
        {SPACE} (?: in{SPACE} )? (?P<base> {YEAR} )
      | \b (?: [Ii]n | [Ss]ince | [Oo]n{SPACE}[\w\ ]{{3,14}} ) {SPACE} (?P<base> {YEAR} )
        ,? (?: {_WORD} ,? ){{0,14}}? [,;]? {SPACE} {LENGTH} {SPACE} later
        ,? {SPACE} in {SPACE} (?P<event> {YEAR} )
    """,
    regex.VERBOSE,
)
_YEAR = lazy_regex(YEAR)
_NOW = lazy_regex(
    r"\b(?:this\s(?:year|week|month|weekend|spring|summer|autumn|fall)|today|tonight"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|tomorrow)\b",
    regex.IGNORECASE,
)


def marks(prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark at each number of years that is another one."""
    seen: set[int] = set()
    for window in windows(prose, sorted(_at_year(prose.text, hit) for hit in hits), _REACH):
        found = (*_anniversaries(prose, window), *_ago(prose, window), *_later(prose, window))
        for mark in found:
            if mark.start not in seen:
                seen.add(mark.start)
                yield mark


def _at_year(text: str, hit: Hit) -> Hit:
    """Where the year stands, of what begins with the length of time before it."""
    return Hit(hit.end - 4, hit.end, hit.key) if text[hit.start] in "ydc" else hit


def _anniversaries(prose: Prose, window: Span) -> Iterator[Mark]:
    for match in _ANNIVERSARY.finditer(prose.text, window.start, window.end):
        number = int(match["figures"] or 0) or small_number(match["word"] or "")
        base = int(match["base"])
        years = [
            int(year[0])
            for year in _YEAR.finditer(prose.text, window.start, window.end)
            if year.start() != match.start("base")
        ]
        own = prose.dates.own
        if years:
            shown, slack = years[0], 0
        elif own is not None and _NOW.search(prose.text, window.start, window.end):
            years, shown, slack = [own.year], own.year, 1
        else:
            continue
        if not number or any(abs(year - base - number) <= slack for year in years):
            continue
        reason = f"from {base} to {shown} it is {shown - base} years"
        yield _mark(match.start(), match.start() + len(match[0]), prose, reason)


def _ago(prose: Prose, window: Span) -> Iterator[Mark]:
    own = prose.dates.own
    if own is None:
        return
    for match in _AGO.finditer(prose.text, window.start, window.end):
        yield from _judge(prose, match, int(match["base"]), own.year)


def _later(prose: Prose, window: Span) -> Iterator[Mark]:
    for match in _LATER.finditer(prose.text, window.start, window.end):
        between = prose.text[match.start() : match.end()]
        if len(_YEAR.findall(between)) == 2:
            yield from _judge(prose, match, int(match["base"]), int(match["event"]))


def _judge(prose: Prose, match: regex.Match[str], base: int, event: int) -> Iterator[Mark]:
    length = read_length(match)
    if length is None or event < base or length.unit not in (Unit.YEAR, Unit.DECADE, Unit.CENTURY):
        return
    if length.hedge in (Hedge.OVER, Hedge.UNDER):
        return
    span = Range(When(base), When(event), has_year=True, is_vague=False, is_open=False)
    if fit(length, span) is Fit.WRONG:
        reason = f"from {base} to {event} it is {event - base} years"
        place = Place(match.start("base"), match.end("base"), "the year")
        yield _mark(match.start("length"), match.end("length"), prose, reason, place)


def _mark(start: int, end: int, prose: Prose, reason: str, *places: Place) -> Mark:
    stated = " ".join(prose.text[start:end].split())
    return Mark(
        start,
        end,
        {"stated": stated, "reason": reason},
        related=places,
        verdict=Verdict.UNSURE,
        confidence=Confidence.MEDIUM,
    )
