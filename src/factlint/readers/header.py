"""The head of a plain-text article: headline, deck, section, date, byline, dateline."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import regex

from factlint.model.document import Part, PartKind
from factlint.readers.bylines import Byline, find_byline, find_late_byline, names_of
from factlint.readers.dates import FoundDate, find_date
from factlint.readers.plainblocks import Line, runs_of

_DATELINE = regex.compile(
    r"""
    \s*
    (?P<place> (?: \p{Lu}[\p{Lu}\p{M}.'’\-]* | \p{Lu}\p{Ll}[\p{L}.'’\-]* )
               (?: [ ] (?: \p{Lu}[\p{L}\p{M}.'’\-]* | de | of | la ) ){0,4}
               (?: / \p{Lu}[\p{L} ]+ )? )?
    (?P<region> , [ ] \p{Lu}[\p{L}.]+ (?: [ ] \p{Lu}[\p{L}.]+ )? (?= \s* [,(–—-] ) )?
    (?P<date> ,? \s+ (?i: jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?
        |aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)? )\.?
        \s \d{1,2} (?: ,\s\d{4} )? )?
    (?: \s* \( (?P<agency> [\p{Lu}][^()\r\n]{1,30} ) \) )?
    \s* (?P<dash> --? | [–—] ) (?: [ \t]+ | (?= [\r\n] ) | (?<= [–—] ) | \Z )
    """,
    regex.VERBOSE,
)
_NO_PLACE = frozenset(
    "NOTE WARNING UPDATE IMPORTANT CAUTION TIP TODO FIXME DEAR NB PS EXCLUSIVE CORRECTED".split()
)
_AGENCIES = regex.compile(
    r"reuters?|ap|afp|upi|xinhua|dpa|tass|kyodo|pti|bloomberg", regex.IGNORECASE
)
_LABELLED = regex.compile(
    r"\s*(?P<label>headline|title|date|published|updated|last\s+updated|posted|source|url|link|section|category"
    r"|tags|topics|copyright|dateline|summary|deck|abstract)\s*:\s*(?P<value>\S[^\r\n]*)",
    regex.IGNORECASE,
)
_LABEL_KINDS = {
    "headline": PartKind.HEADLINE,
    "title": PartKind.HEADLINE,
    "dateline": PartKind.DATELINE,
}
_DECK_LABELS = frozenset({"summary", "deck", "abstract"})
_FURNITURE = regex.compile(
    r"\s*(?:\d+\s+min(?:ute)?s?\s+read|share|print|email|comments?|updated\b.{0,60}|published\b.{0,60}"
    r"|posted\b.{0,60}|last\s+(?:modified|updated)\b.{0,60}|copyright\b.{0,80}|©.{0,80})\s*$",
    regex.IGNORECASE,
)
_STOPS = regex.compile(r"[.,;:][\"'”’)]*$")
_SIGN_OFF = regex.compile(
    r"""
    (?P<agency> (?<![^\r\n\ ]) [ ]* \b (?:Reuters?|REUTERS?) \b )
  | (?P<credit> \(? (?: (?:additional\s+)? reporting | writing | editing | compiled | written ) \s+ by \s [^\r\n]{2,300} )
  | (?P<mark> (?: -30- | \#\#\# | (?:\*\s*){3,} ) )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_BEFORE_CREDIT = regex.compile(r"(?:^|[.!?…)\]\"”’—–-])\s*\Z")
_MOST_LINES = 14


@dataclass(slots=True)
class Header:
    """What stands before (and, a sign-off, behind) the body, and where the body lies."""

    body_start: int
    body_end: int
    parts: list[Part] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)
    is_article: bool = False


def read_header(text: str, start: int, end: int, *, with_headline: bool) -> Header:
    """Reads the head of a text; `with_headline` where the text must bring its own headline."""
    header = Header(start, end)
    lines = _first_lines(text, start, end)
    index = 0
    if with_headline and lines:
        index = _take_headline(text, lines, header)
    index = _take_lines(text, lines, index, header)
    header.body_start = lines[index][0] if index < len(lines) else end
    take_dateline(text, header)
    _take_sign_off(text, header)
    return header


def _first_lines(text: str, start: int, end: int) -> list[Line]:
    """The first lines that are not blank, and one more so that the body has a beginning."""
    found: list[Line] = []
    for run in runs_of(text, start, end):
        found.extend(run[: _MOST_LINES + 1])
        if len(found) > _MOST_LINES:
            break
    return found[: _MOST_LINES + 1]


def _take_headline(text: str, lines: list[Line], header: Header) -> int:
    first = lines[0]
    shown = text[first[0] : first[1]]
    if _is_meta(text, first) or _LABELLED.match(shown) or len(lines) < 2:
        return 0
    count = _headline_lines(text, lines)
    if count == 0:
        return 0
    start, end = _trim(text, first[0], lines[count - 1][1])
    header.parts.append(Part(PartKind.HEADLINE, start, end))
    header.metadata["title"] = " ".join(text[start:end].split())
    return count


def _headline_lines(text: str, lines: list[Line]) -> int:
    """How many lines the headline has: one, or two before a blank line; 0 where there is none."""
    for count in (1, 2):
        if count >= len(lines):
            return 0
        line = text[lines[count - 1][0] : lines[count - 1][1]].strip()
        if len(line) > (200 if count == 1 else 90) or (
            not line[0].isalnum() and line[0] not in "\"'“‘$€£#¿¡"
        ):
            return 0
        is_before_meta = _is_meta(text, lines[count])
        if is_before_meta or _is_gap(text, lines[count - 1], lines[count]):
            return count if is_before_meta or not _STOPS.search(line) else 0
        if _STOPS.search(line):
            return 0
    return 0


def _is_gap(text: str, line: Line, following: Line) -> bool:
    between = text[line[1] : following[0]].replace("\r\n", "\n")
    return between.count("\n") + between.count("\r") > 1


def _take_lines(text: str, lines: list[Line], index: int, header: Header) -> int:
    """Takes the lines of section, date, byline and deck; returns the index of the first body line."""
    while index < len(lines):
        if take_meta(text, lines[index], header):
            index += 1
            continue
        following = index + 1
        is_before_meta = following < len(lines) and _is_meta(text, lines[following])
        if not is_before_meta or lines[index][1] - lines[index][0] > 400:
            return index
        start, end = _trim(text, *lines[index])
        words = len(text[start:end].split())
        kind = (
            PartKind.METADATA
            if words <= 4 and not _STOPS.search(text[start:end])
            else PartKind.DECK
        )
        header.parts.append(Part(kind, start, end))
        index += 1
    return index


def _is_meta(text: str, line: Line) -> bool:
    return take_meta(text, line, Header(0, 0))


def take_meta(text: str, line: Line, header: Header) -> bool:
    """Takes a line that says who, when or where published; False where it is something else."""
    start, end = _trim(text, *line)
    if end - start > 300:
        return False
    byline = find_byline(text, start, end)
    if byline is not None:
        _add_byline(byline, header)
        _add_rest(text, byline.end, end, header)
        return True
    labelled = _LABELLED.match(text, start, end)
    if labelled is not None:
        return _take_labelled(text, labelled, header)
    date = find_date(text, start, end)
    if date is not None and _is_date_line(text, start, end, date):
        _add_rest(text, start, date.start, header)
        _add_date(text, date, header)
        _add_rest(text, date.end, end, header)
        return True
    if _FURNITURE.fullmatch(text, start, end):
        header.parts.append(Part(PartKind.METADATA, start, end))
        return True
    return False


def _take_labelled(text: str, match: regex.Match[str], header: Header) -> bool:
    label = match["label"].lower()
    start, end = match.span("value")
    end = _trim(text, start, end)[1]
    value = text[start:end]
    kind = _LABEL_KINDS.get(label, PartKind.DECK if label in _DECK_LABELS else PartKind.METADATA)
    date = find_date(text, start, end)
    if label in ("date", "published", "updated", "last updated", "posted"):
        if date is None:
            return False
        _add_date(text, date, header)
        return True
    if kind is PartKind.HEADLINE:
        header.metadata.setdefault("title", value)
    header.parts.append(Part(kind, start, end))
    return True


def _is_date_line(text: str, start: int, end: int, date: FoundDate) -> bool:
    """Whether a line with a date is made of date, section and byline, and is no sentence."""
    rest = f"{text[start : date.start]} | {text[date.end : end]}".strip(" |\t-–—•·")
    if not rest:
        return date.is_complete or end - start < 30
    if not date.is_complete or _STOPS.search(rest.removesuffix(":")) or len(rest) > 120:
        return False
    if _FURNITURE.fullmatch(text, start, end):
        return True
    return (
        bool(regex.search(r"[|•·]|\bby\b|\s[-–—]\s", rest, regex.IGNORECASE))
        and len(rest.split()) <= 14
    )


def _add_rest(text: str, start: int, end: int, header: Header) -> None:
    """Adds what stands beside a date or a name: another date, a byline, or plain metadata."""
    byline = find_late_byline(text, start, end)
    if byline is not None:
        _add_rest(text, start, byline.start, header)
        _add_byline(byline, header)
        _add_rest(text, byline.end, end, header)
        return
    date = find_date(text, start, end)
    if date is not None:
        _add_rest(text, start, date.start, header)
        _add_date(text, date, header)
        start = date.end
    start, end = _trim(text, start, end)
    if text[start:end].strip(" |•·-–—,:"):
        header.parts.append(Part(PartKind.METADATA, start, end))


def _add_byline(byline: Byline, header: Header) -> None:
    header.parts.append(Part(PartKind.BYLINE, byline.start, byline.end, byline.detail))
    header.metadata.setdefault("authors", [])
    header.metadata["authors"].extend(byline.names)
    header.is_article = True


def _add_date(text: str, date: FoundDate, header: Header) -> None:
    header.parts.append(Part(PartKind.DATE, date.start, date.end, date.iso))
    header.metadata.setdefault("date", date.iso or text[date.start : date.end])
    header.is_article = True


def take_dateline(text: str, header: Header) -> None:
    """Takes the dateline that the body begins with."""
    match = find_dateline(text, header.body_start, header.body_end)
    if match is None:
        return
    start, end = _trim(text, match.start(), match.end())
    header.parts.append(Part(PartKind.DATELINE, start, end, match["place"] or ""))
    header.is_article = True
    if match["agency"] and _AGENCIES.fullmatch(match["agency"]):
        header.metadata.setdefault("type", "wire")
    date = find_date(text, match.start(), match.end())
    if date is not None and date.iso:
        header.metadata.setdefault("date", date.iso)
    header.body_start = match.end()


def find_dateline(text: str, start: int, end: int) -> regex.Match[str] | None:
    """The dateline that a paragraph begins with."""
    match = _DATELINE.match(text, start, min(end, start + 160))
    if match is None:
        return None
    place = match["place"] or ""
    if match["agency"] or (place and match["date"]):
        return match if place or _AGENCIES.fullmatch(match["agency"] or "") else None
    is_capitals = len(place) > 2 and place.isupper() and place not in _NO_PLACE
    return match if is_capitals and match["dash"] in ("—", "–", "--") else None


def _take_sign_off(text: str, header: Header) -> None:
    """Leaves the agency's sign-off and the credits out of the body."""
    for _ in range(3):
        start, end = header.body_start, header.body_end
        end = _trim(text, start, end)[1]
        reach = max(start, end - 400)
        floor = max(reach, text.rfind("\n", reach, end) + 1)
        match = None
        for match in _SIGN_OFF.finditer(text, floor, end):
            if match.end() == end:
                break
        if match is None or match.end() != end or match.start() <= start:
            return
        if match["credit"] and not _BEFORE_CREDIT.search(text[floor : match.start()]):
            return  # "thought to have been written by …" is a sentence
        low = _trim(text, match.start(), end)[0]
        names = names_of(match[0].partition(" by ")[2]) if match["credit"] else ()
        kind = PartKind.BYLINE if names else PartKind.METADATA
        header.parts.append(Part(kind, low, end, ", ".join(names)))
        if match["agency"]:
            header.metadata.setdefault("type", "wire")
        if names:
            header.metadata.setdefault("authors", []).extend(names)
            header.is_article = True
        header.body_end = low


def _trim(text: str, start: int, end: int) -> Line:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
