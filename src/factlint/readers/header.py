"""The head of a plain-text article: headline, deck, section, date, byline, dateline."""

from __future__ import annotations

import re

from factlint import regex
from factlint.model.document import Part, PartKind
from factlint.patterns import lazy_re, lazy_regex
from factlint.readers.bylines import Byline, find_byline, find_late_byline
from factlint.readers.datelines import find_dateline, find_sign_off
from factlint.readers.dates import FoundDate, find_date
from factlint.readers.lines import Line, runs_of, trimmed
from factlint.readers.plainlines import is_caption
from factlint.typed import Any
from factlint.values import dataclass, field

_LABELLED = lazy_regex(
    r"\s*(?P<label>headline|title|date|published|updated|last\s+updated|posted|source|url|link"
    r"|section|category"
    r"|tags|topics|copyright|dateline|summary|deck|abstract)\s*:\s*(?P<value>\S[^\r\n]*)",
    regex.IGNORECASE,
)
_LABEL_KINDS = {
    "headline": PartKind.HEADLINE,
    "title": PartKind.HEADLINE,
    "dateline": PartKind.DATELINE,
}
_DECK_LABELS = frozenset({"summary", "deck", "abstract"})
_FURNITURE = lazy_regex(
    r"\s*(?:\d+\s+min(?:ute)?s?\s+read|share|print|email|comments?|updated\b.{0,60}"
    r"|published\b.{0,60}"
    r"|posted\b.{0,60}|last\s+(?:modified|updated)\b.{0,60}|copyright\b.{0,80}|©.{0,80})\s*$",
    regex.IGNORECASE,
)
# What a byline, a label or furniture begins with; a date has a digit.
_MAY_BE_META = lazy_re(
    r"""
    [\s–—•*|·-]* (?:
        written | posted | reported | story | words | text | compiled | published | contributed
      | by | author | reporter | writer | headline | title | date | updated | last | source | url
      | link | section | category | tags | topics | copyright | summary | deck | abstract | share
      | print | email | comment | ©
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DIGIT = lazy_re(r"\d")
_LONGEST_META = 300
_STOPS = lazy_regex(r"[.,;:][\"'”’)]*$")
_MOST_LINES = 14
_MOST_HEAD_LINES = 7


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
    _take_dateline(text, header)
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
    if _is_meta(text, first) or is_caption(shown) or len(lines) < 2:
        return 0
    section = int(_is_section(text, lines))
    if section:
        header.parts.append(Part(PartKind.METADATA, *trimmed(text, *first)))
    count = _headline_lines(text, lines[section:])
    if count == 0:
        return 0
    start, end = trimmed(text, lines[section][0], lines[section + count - 1][1])
    header.parts.append(Part(PartKind.HEADLINE, start, end))
    header.metadata["title"] = " ".join(text[start:end].split())
    return section + count


def _is_section(text: str, lines: list[Line]) -> bool:
    """Whether the first line names a section, and the headline stands behind it."""
    if (
        len(lines) < 4
        or len(text[slice(*lines[0])].split()) > 2
        or not _headline_lines(text, lines)
    ):
        return False
    following = text[slice(*lines[1])].strip()
    is_line = len(following.split()) > 2 and _headline_lines(text, lines[1:]) > 0
    return is_line and any(_is_meta(text, line) for line in lines[2:5])


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
    """Takes the lines of section, date, byline and deck; returns the index of the first other."""
    while index < len(lines):
        if take_meta(text, lines[index], header):
            index += 1
            continue
        count = _deck_lines(text, lines, index)
        if count == 0:
            break
        start, end = trimmed(text, lines[index][0], lines[index + count - 1][1])
        shown = text[start:end]
        is_section = len(shown.split()) <= 4 and not _STOPS.search(shown)
        header.parts.append(Part(PartKind.METADATA if is_section else PartKind.DECK, start, end))
        index += count
    return index


def _deck_lines(text: str, lines: list[Line], index: int) -> int:
    """How many lines from here on are a deck or a section: few, and lines of date follow them."""
    last = index
    while last + 1 < len(lines) and not _is_gap(text, lines[last], lines[last + 1]):
        last += 1
        if last - index > _MOST_HEAD_LINES:
            return 0  # a wrapped paragraph
    metas = [place for place in range(index, last + 1) if _is_meta(text, lines[place])]
    first = metas[0] if metas else last + 1
    # Of wrapped prose one line may look like a date line; then others follow it.
    is_head = len(metas) == last + 1 - first and (
        bool(metas) or (first < len(lines) and _is_meta(text, lines[first]))
    )
    is_short = first - index <= 4 and lines[first - 1][1] - lines[index][0] <= 400
    return first - index if is_head and is_short else 0


def _is_meta(text: str, line: Line) -> bool:
    return take_meta(text, line, Header(0, 0))


def take_meta(text: str, line: Line, header: Header) -> bool:
    """Takes a line that says who, when or where published; False where it is something else."""
    start, end = trimmed(text, *line)
    if end - start > _LONGEST_META or not (
        _MAY_BE_META.match(text, start, end) or _DIGIT.search(text, start, end)
    ):
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
    end = trimmed(text, start, end)[1]
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
    rest = f"{text[start : date.start]} | {text[date.end : end]}".strip(" |\t-–—•·,")
    if not rest:
        return date.is_complete or end - start < 30
    if _FURNITURE.fullmatch(text, start, end):
        return True
    if not date.is_complete or _STOPS.search(rest.removesuffix(":")) or len(rest) > 120:
        return False
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
    start, end = trimmed(text, start, end)
    if text[start:end].strip(" |•·-–—,:").lower() not in ("", "on", "at", "in"):
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


def _take_dateline(text: str, header: Header) -> None:
    found = find_dateline(text, header.body_start, header.body_end)
    if found is None:
        return
    start, end = trimmed(text, found.start, found.end)
    header.parts.append(Part(PartKind.DATELINE, start, end, found.place))
    header.is_article = True
    if found.is_wire:
        header.metadata.setdefault("type", "wire")
    if found.iso:
        header.metadata.setdefault("date", found.iso)
    header.body_start = found.end


def _take_sign_off(text: str, header: Header) -> None:
    """Leaves the agency's sign-off and the credits out of the body."""
    for _ in range(3):
        end = trimmed(text, header.body_start, header.body_end)[1]
        found = find_sign_off(text, header.body_start, end)
        if found is None:
            return
        low = trimmed(text, found.start, end)[0]
        kind = PartKind.BYLINE if found.names else PartKind.METADATA
        header.parts.append(Part(kind, low, end, ", ".join(found.names)))
        if found.is_wire:
            header.metadata.setdefault("type", "wire")
        if found.names:
            header.metadata.setdefault("authors", []).extend(found.names)
            header.is_article = True
        header.body_end = low
