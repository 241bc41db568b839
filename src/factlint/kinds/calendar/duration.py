"""Lengths of time that do not follow from the ends that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint import regex
from factlint.kinds.base import Hit, Mark, Place
from factlint.kinds.calendar.windows import are_near, windows
from factlint.language.calendar.counting import Fit, fit
from factlint.language.calendar.lengths import LENGTH, LENGTH_LIKE, UNITS, Unit, read_length
from factlint.language.calendar.names import MONTH_LIKE, SPACE, YEAR_LIKE
from factlint.language.calendar.ranges import RANGE, Range, read_range
from factlint.language.calendar.when import YEAR, When
from factlint.language.prose import Prose
from factlint.model.finding import Confidence, Verdict
from factlint.patterns import lazy_regex

_TO = r"\s*(?:up\s)?(?:to|until|till|through|and|or|-|–|—)\s*"
_ABOUT = (
    r"(?:(?:the\s)?(?:early|late|mid|end|beginning|start|middle|spring|summer|autumn|fall|winter)"
    r"(?:\sof)?[\s-])?"
)
NEEDLES = (
    rf"{YEAR_LIKE}{_TO}{_ABOUT}(?:\d|{MONTH_LIKE})",
    rf"{MONTH_LIKE}(?:\s\d{{1,2}})?(?:,?\s{YEAR_LIKE})?{_TO}{_ABOUT}(?:\d|{MONTH_LIKE})",
    rf"\d(?:st|nd|rd|th)?{_TO}\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH_LIKE}",
    rf"{YEAR_LIKE}\b[^.;\d\n]{{0,60}}\bin\s{YEAR_LIKE}\b[^.;\d\n]{{0,30}}"
    r"\b(?:\d{1,3}[\s-])?(?:years?|decades?)\b",
)
GATE = ((LENGTH_LIKE,),)
_REACH = 200
_LENGTH = lazy_regex(LENGTH_LIKE)

_NOUN = r"""
    (?: period | span | stretch | reign | rule | term | tenure | career | run | stint | spell | time
      | war | campaign | presidency | premiership | chairmanship | leadership | marriage | era
      | interval | drought | conflict | occupation | dictatorship | siege | conference | meeting
      | visit | trip | tour | strike | festival | exhibition | summit | tournament | fair | course
      | hiatus | break | absence | gap | partnership | trial | study | survey | project | journey
      | expedition | residency | service | residence | stay | rebuilding | restoration
      | construction | mission ) s?
"""
_WHOLE = frozenset("lasted lasting spent took taking spanned spanning ran reigned ruled".split())
_PERIOD = "(?: total | period | span | stretch | reign | run | spell | time | term | duration )"
_ARTICLE = "(?: an? | the | his | her | their | its )"
_NOT_LENGTH = rf"""
    (?! {SPACE} (?: old | ago | earlier | later | before | after | since | into | apart | each | per
            | apiece | running | hence | in{SPACE}a{SPACE}row | out{SPACE}of | from{SPACE}now ) \b )
"""
# What says that a length of time follows: or, lasting, a period of.
_LEAD = rf"""
    (?: (?: or | i\.?e\.?,? | that{SPACE}is,? | namely | lasting | spanning | covering | totall?ing
          | making | for{SPACE}a{SPACE}total{SPACE}of | in{SPACE}all | altogether ) {SPACE}
        (?: (?: for | {_ARTICLE} {SPACE} {_PERIOD} {SPACE} of ) {SPACE} )?
      | (?: for {SPACE} | over {SPACE} )? {_ARTICLE} {SPACE} {_PERIOD} {SPACE} of {SPACE} )
"""
_ENDS = rf"""
    (?= \s* (?: [.,;:)\]!?–—] | \s-\s | $ )
      | {SPACE} (?: altogether | inclusive
            | in{SPACE}(?: all | total | office | power | charge | post | prison | jail
                         | a{SPACE}row | the{SPACE}job ) ) \b )
"""
_RANGE_FIRST = lazy_regex(
    rf"""
    {RANGE}
    (?: (?: \s*,\s* | \s*\(\s* | \s[–—-]\s | \s*[–—]\s* | {SPACE} )  # a plain space: with a lead
        {_LEAD} {LENGTH} {_NOT_LENGTH}
      | (?: \s*,\s* | \s*\(\s* | \s[–—-]\s | \s*[–—]\s* )
        (?: (?: for | over ) {SPACE} )?
        (?: {LENGTH} {_ENDS} | {_ARTICLE} {SPACE} {LENGTH} {SPACE} {_NOUN} \b )
      | (?: {SPACE} [\w'’-]{{1,20}} ){{0,4}} {SPACE}
        (?: lasted | lasting | ran{SPACE}for | went{SPACE}on{SPACE}for | dragged{SPACE}on{SPACE}for
          | spanned | spanning | took | was | is )
        {SPACE} (?: for{SPACE} )? (?: {_ARTICLE} {SPACE} {_PERIOD} {SPACE} of {SPACE} )?
        {LENGTH} {_ENDS}
    )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_LENGTH_FIRST = lazy_regex(
    rf"""
    (?: (?P<the> \b (?: the | those | these | his | her | their | its ) {SPACE} )
      | \b (?P<verb> for | over | lasting | lasted | spent | took | taking | spanning | spanned
            | covering | covered | ran | served | reigned | ruled | during | after | in | of
            | took{SPACE}(?:the{SPACE})?\w{{2,15}} )
        {SPACE} (?: {_ARTICLE} {SPACE} {_PERIOD} {SPACE} of {SPACE} )?
      | (?<! \w )
    )
    {LENGTH}
    (?P<noun> (?: {SPACE} [a-z-]{{3,14}} )? {SPACE} {_NOUN} \b
        (?: , {SPACE} (?: [a-z]{{2,14}} {SPACE} ){{1,4}}? (?= from | between ) )? )?
    {_NOT_LENGTH}
    (?: {SPACE} (?: as | of | in | at | with | on | there | away | together | inside | under )
        (?: {SPACE} [\w'’-]{{1,20}} ){{0,6}} )?
    (?: (?: \s [–—-] \s | \s*[–—]\s* | ,? {SPACE} | (?<= \s ) )
            (?: covering {SPACE} (?: the{SPACE}period {SPACE} )? )?
            (?P<preposition> from | between ) {SPACE}
      | ,? {SPACE} (?: covering | for | over | during ) {SPACE} the {SPACE} period {SPACE}
            (?: from {SPACE} )?
      | \s* (?P<bracket> \( ) (?: from {SPACE} | between {SPACE} )?
      | (?P<bare> ,? {SPACE} )
    )
    {RANGE}
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_ENDING = r"""
    (?: \b (?: closed | shut | ended | left | died | retired | resigned | finished | dissolved
            | sold | demolished | folded | stopped | disbanded | abolished | collapsed | divorced
            | stepped\ down ) )
"""
# It opened in 1998 and closed in 2003, five years later.
_BOTH_ENDS = lazy_regex(
    rf"""
    \b in {SPACE} (?P<one> {YEAR} ) ,? (?: {SPACE} [^\W\d][\w'’-]{{0,20}} ,? ){{1,8}}?
    {SPACE} in {SPACE} (?P<two> {YEAR} )
    (?: ,? {SPACE} {_LEAD} {LENGTH} {_NOT_LENGTH}
      | (?<= {_ENDING} [^.;\d]{{0,30}} in {SPACE} {YEAR} )
        (?: ,? {SPACE} after {SPACE} {LENGTH} {_ENDS}
          | , {SPACE} {LENGTH} (?: {SPACE} later )? {_ENDS} ) )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


def marks(prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark at each length that the range beside it denies."""
    if not are_near(prose.text, hits, _REACH, UNITS, _LENGTH):
        return
    seen: set[int] = set()
    for window in windows(prose, hits, _REACH):
        if not _LENGTH.search(prose.text, window.start, window.end):
            continue
        for match in _matches(prose.text, window.start, window.end):
            if match.start("length") in seen:
                continue
            seen.add(match.start("length"))
            yield from _judge(prose, match)


def _matches(text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
    yield from _RANGE_FIRST.finditer(text, start, end)
    yield from _BOTH_ENDS.finditer(text, start, end)
    for match in _LENGTH_FIRST.finditer(text, start, end):
        # A bare length beside a range is one only where a word ties it to the range.
        if match["bare"] and match["to"].strip() in ("and", "or"):
            continue  # the two years 1998 and 2003
        if match["bare"] and not (match["the"] or match["noun"] or _is_whole(match)):
            continue
        if not (match["the"] or match["verb"] or match["noun"] or match["bracket"]):
            continue
        yield match


def _is_whole(match: regex.Match[str]) -> bool:
    """The works took six years, 1998 to 2003."""
    return "," in match["bare"] and (match["verb"] or "").lower() in _WHOLE


def _judge(prose: Prose, match: regex.Match[str]) -> Iterator[Mark]:
    groups = match.groupdict()
    length = read_length(match)
    is_range = "range" in groups
    span = read_range(match) if is_range else _ends(match)
    if length is None or span is None or match["unit"].istitle():
        return  # the Hundred Days, the Seven Years' War
    found = fit(length, span)
    if found in (Fit.RIGHT, Fit.UNKNOWN):
        return
    is_counted_within = span.is_open and groups.get("verb") and not groups.get("noun")
    if is_counted_within and _is_part(match, span):
        return
    text = prose.text
    start, end = match.span("length")
    low, high = match.span("range") if is_range else (match.start("one"), match.end("two"))
    is_unsure = found is Fit.UNLIKELY
    yield Mark(
        start,
        end,
        {
            "stated": " ".join(text[start:end].split()),
            "range": " ".join(text[low:high].split()).rstrip("."),
            "right": _right(span, length.unit),
        },
        related=(Place(low, high, "the ends are here"),),
        verdict=Verdict.UNSURE if is_unsure else None,
        confidence=Confidence.MEDIUM if is_unsure else None,
    )


def _ends(match: regex.Match[str]) -> Range | None:
    first, last = int(match["one"]), int(match["two"])
    if last < first:
        return None
    return Range(When(first), When(last), has_year=True, is_vague=False, is_open=False)


def _is_part(match: regex.Match[str], span: Range) -> bool:
    """For three years between 1998 and 2003: some three of them."""
    length = read_length(match)
    assert length is not None
    days = (span.last.last - span.first.first).days
    per = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30, Unit.YEAR: 365}.get(length.unit, 3650)
    return length.amount * per <= days


def _right(span: Range, unit: Unit) -> str:
    """The length of a range, in words of the unit in question."""
    years = (span.last.year or 0) - (span.first.year or 0)
    if span.is_years:
        return f"{_count(years, 'year')}, or {years + 1} with both ends counted"
    days = (span.last.last - span.first.first).days
    if span.first.day is not None and span.last.day is not None and (unit is Unit.DAY or days < 60):
        return f"{_count(days, 'day')}, or {days + 1} with both ends counted"
    months = 12 * years + (span.last.month or 12) - (span.first.month or 1)
    if unit is Unit.MONTH and span.first.day is None:
        return f"{_count(months, 'month')}, or {months + 1} with both ends counted"
    if months < 24:
        return f"about {_count(max(1, round(days / 30.4375)), 'month')}"
    return f"about {days / 365.25:.1f} years"


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
