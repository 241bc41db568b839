"""Days and times that do not exist: 31 September, 29 February 2019, 2024-13-01, 25:00 GMT."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint import regex
from factlint.kinds.base import Hit, Mark
from factlint.language.calendar.dates import Form, WrittenDate
from factlint.language.calendar.names import MONTH_LIKE, MONTHS
from factlint.language.calendar.when import days_of, is_possible
from factlint.language.prose import Prose
from factlint.model.finding import Verdict
from factlint.patterns import lazy_regex

# Days that no month has, and those that some months do not have.
_OVER = r"(?:3[2-9]|[4-9]\d|00?)"
_SHORT = r"(?:Apr|APR|Jun|JUN|Sep|SEP|Nov|NOV)[A-Za-z]{0,6}\.?"
_SHORTEST = r"(?:Feb|FEB)[A-Za-z]{0,6}\.?"
_OF = r"(?:st|nd|rd|th|ST|ND|RD|TH)?(?:\s+of)?[\s-]+"
_THE = r"\s+(?:the\s+)?"
NEEDLES = (
    rf"(?<!\d)(?:{_OVER}{_OF}{MONTH_LIKE}|31{_OF}{_SHORT}|(?:29|3[01]){_OF}{_SHORTEST})",
    rf"(?:{MONTH_LIKE}{_THE}{_OVER}|{_SHORT}{_THE}31|{_SHORTEST}{_THE}(?:29|3[01]))(?!\d)",
    rf"(?:thirtieth|thirty-first|twenty-ninth)\s+(?:of\s+)?{MONTH_LIKE}",
    rf"{MONTH_LIKE}\s+(?:the\s+)?(?:thirtieth|thirty-first|twenty-ninth)",
    r"[12]\d{3}-\d\d-\d\d",
    r"\d{1,2}[/.-]\d{1,2}[/.-](?:1[5-9]|20|21)\d\d(?!\d)",
    r"(?:2[4-9]|3\d):[0-5]\d(?!\d)",
    r"\d{1,2}[:.][6-9]\d\s?[aApP]\.?[mM]\b",
    r"1[3-9][:.][0-5]\d\s?[aA]\.?[mM]\b",
    r"(?!(?:[01]\d|2[0-3])[:.]?[0-5]\d)\d\d[:.]?\d\d\s?(?:GMT|UTC)\b",
)
_JULIAN_UNTIL = 1923  # the year in which the last country of Europe gave the old calendar up
_MOST_IN_ID = 39  # a greater number in the place of a day belongs to an id
_HEARSAY = lazy_regex(
    r"""
    \b (?: no\ such | never\ exist(?:ed|s)?
         | (?:does|do|did)(?:\ not|n['’]t)\ exist | non-?existent | impossible | invalid
         | no\ longer\ accepts? | e\.g\.
         | imaginary | fictional | made-up | leap\b | typo | mistaken(?:ly)? | erroneous(?:ly)? )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_DENIED = lazy_regex(r"\b(?:is|was|are|were|as)\s(?:no|not\sa)\s[\w\s“\"'‘]{0,15}$")
_ORDINAL = lazy_regex(r"\d(?:st|nd|rd|th)")
_VERSION = lazy_regex(r"\b(?:versions?|release|build|v)[\s.]?$", regex.IGNORECASE)
# "In September 31 people died": the number counts something.
_COUNTS_BEFORE = lazy_regex(
    r"\b(?:in|during|since|throughout|last|this|next|early|mid|late|each|every)[\s-]+$",
    regex.IGNORECASE,
)
_COUNTS_AFTER = lazy_regex(
    r"""
    \s{1,4} (?: (?: [a-z-]+ \s )?
                (?! (?: was | is | has | as | its | his | this | versus | vs )\b )
                [a-z-]{2,} s\b
              | people | men\b | women\b | children\b | new\b | more\b )
    """,
    regex.VERBOSE,
)
_TIME = lazy_regex(
    r"""
    (?<! [\d:.,$£€/-] )
    (?: (?P<hour> \d{1,2} ) (?P<mark> [:.] ) (?P<minute> \d\d ) (?: :\d\d )?
      | (?P<hour> \d\d ) (?P<minute> \d\d ) (?= \s? (?: GMT | UTC ) )
    )
    (?! \d | [:.,]\d )
    (?: \s? (?P<half> [ap]\.m\. | [ap]m\b | [AP]M\b | A\.M\. | P\.M\. )
      | \s? (?P<zone> (?: GMT | UTC | BST | [ECMP][SD]T | CES?T | local\ time )\b ) )?
    """,
    regex.VERBOSE,
)
_AT = lazy_regex(r"\b(?:at|by|until|till|before|after|from)\s$", regex.IGNORECASE)
_PLAYING = lazy_regex(
    r"\b(?:video|film|clip|episode|podcast|recording|tape|mark|minutes?|seconds?|race|finish(?:ed)?"
    r"|half|lap|run(?:ner|ning)?|score[ds]?|verses?|chapter|quarter|period|goal)\b",
    regex.IGNORECASE,
)


def marks(prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark for each day and each time of day that cannot be."""
    for found in prose.dates.written_around(hit.start for hit in hits):
        reason = _reason(prose, found)
        if reason and not _is_hearsay(prose, found.start):
            yield Mark(found.start, found.end, {"reason": reason})
    for hit in hits:
        yield from _times(prose, hit)


def _is_hearsay(prose: Prose, start: int) -> bool:
    sentence = prose.sentence_at(start)
    low, high = max(sentence.start, start - 100), min(sentence.end, start + 100)
    before = prose.text[max(low, start - 30) : start]
    return bool(_HEARSAY.search(prose.text, low, high) or _DENIED.search(before))


def _reason(prose: Prose, found: WrittenDate) -> str:
    """Why there is no such day; empty where there may be one."""
    if found.form is Form.NUMBERS:
        return _reason_for_numbers(prose, found)
    [(month, day)] = found.readings
    if found.form is Form.ISO:
        if month > 12:
            is_swapped = month <= 31 and 1 <= day <= 12
            return f"there is no month {month}" if is_swapped else ""
        if month == 0 or day > _MOST_IN_ID:
            return ""
    if is_possible(found.year, month, day):
        return _no_leap_year_near(prose, found) if (month, day) == (2, 29) else ""
    if found.year is None and (day > 31 or day == 0 or _is_count(prose.text, found)):
        return ""
    if (month, day) == (2, 29) and found.year is not None and _is_julian_leap(found.year):
        return ""
    return _length(found.year, month, day)


def _reason_for_numbers(prose: Prose, found: WrittenDate) -> str:
    assert found.year is not None
    if found.days(found.year) or 0 in found.numbers:
        return ""
    if _VERSION.search(prose.text[max(0, found.start - 12) : found.start]):
        return ""
    low, high = sorted(found.numbers)
    mark = prose.text[found.end - 5]
    if low > 12:
        is_date = mark == "/" and high <= 31
        return f"there is no month {low}" if is_date else ""
    if high > (_MOST_IN_ID if mark == "/" else 31):
        return ""
    return _length(found.year, low, high)


def _length(year: int | None, month: int, day: int) -> str:
    name = MONTHS[month - 1]
    if month == 2 and day == 29:
        return f"{year} is no leap year, and its February has 28 days"
    if month == 2 and year is None:
        return "February never has more than 29 days"
    most = days_of(2000 if year is None else year, month)
    return f"{name} has {most} days" if day else "there is no day 0"


def _no_leap_year_near(prose: Prose, found: WrittenDate) -> str:
    """29 February without a year is wrong where no year around the document has one."""
    own = prose.dates.own
    if found.year is not None or own is None or _is_count(prose.text, found):
        return ""
    years = (own.year - 1, own.year, own.year + 1)
    if any(is_possible(year, 2, 29) for year in years):
        return ""
    return f"neither {years[0]} nor {years[1]} nor {years[2]} is a leap year"


def _is_julian_leap(year: int) -> bool:
    return year % 4 == 0 and year <= _JULIAN_UNTIL


def _is_count(text: str, found: WrittenDate) -> bool:
    """Whether the number beside a month seems to count what follows."""
    if found.weekday is not None:
        return False
    is_ordinal = _ORDINAL.search(text, found.start, found.end) is not None
    if _COUNTS_AFTER.match(text, found.end) and not is_ordinal:
        return True
    if text[found.end : found.end + 1] in "-–" and text[found.end + 1 : found.end + 2].isdigit():
        return True
    if text[found.start].isdigit():
        return text[found.end : found.end + 2].strip()[:1].isdigit()
    return bool(_COUNTS_BEFORE.search(text[max(0, found.start - 16) : found.start]))


def _times(prose: Prose, hit: Hit) -> Iterator[Mark]:
    text = prose.text
    match = _TIME.match(text, hit.start)
    if match is None:
        return
    hour, minute = int(match["hour"]), int(match["minute"])
    reason = _time_reason(hour, minute, match["half"] or "")
    if not reason or _is_year(match):
        return
    verdict = None
    if not (match["half"] or match["zone"]):
        # Bare figures may be a playing time, a score or a verse.
        sentence = prose.sentence_at(hit.start)
        around = text[max(sentence.start, hit.start - 200) : min(sentence.end, hit.end + 200)]
        before = text[max(0, hit.start - 8) : hit.start]
        if match["mark"] != ":" or not _AT.search(before) or _PLAYING.search(around):
            return
        verdict = Verdict.UNSURE
    elif match["mark"] == "." and not (match["half"] or "").islower():
        return
    yield Mark(hit.start, match.end(), {"reason": reason}, verdict=verdict)


def _time_reason(hour: int, minute: int, half: str) -> str:
    if minute > 59:
        return "an hour has 60 minutes"
    if hour > 24 or (hour == 24 and minute > 0):
        return "a day has 24 hours"
    if half[:1] in ("a", "A") and 13 <= hour < 24:
        return "an hour after noon is not a.m."
    return ""


def _is_year(match: regex.Match[str]) -> bool:
    """Whether four digits before a time zone may be a year: 1 January 1970 UTC."""
    return not match["mark"] and match["hour"] in ("18", "19", "20")
