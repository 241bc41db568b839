"""A single line of a head: who, when and where published."""

from __future__ import annotations

import re
from typing import Any

from factlint import regex
from factlint.model.document import Part, PartKind
from factlint.patterns import lazy_re, lazy_regex
from factlint.readers.bylines import Byline, find_byline, find_late_byline
from factlint.readers.dates import FoundDate, find_date, may_have_date
from factlint.readers.lines import Line, trimmed
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
_FIRST_LETTERS = frozenset(
    "writ post repo stor word text comp publ cont by auth head titl date upda last sour url link"
    " sect cate tags topi copy summ deck abst shar prin emai comm".split()
)
"""What these words begin with."""

_LONGEST_META = 300
_STOPS = frozenset(".,;:")


@dataclass(slots=True)
class Header:
    """What stands before (and, a sign-off, behind) the body, and where the body lies."""

    body_start: int
    body_end: int
    parts: list[Part] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)
    is_article: bool = False


def take_meta(text: str, line: Line, header: Header) -> bool:
    """Takes a line that says who, when or where published; False where it is something else."""
    start, end = trimmed(text, *line)
    if end - start > _LONGEST_META or not may_be_meta(text[start:end]):
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


def is_stopped(line: str) -> bool:
    """Whether a line ends with a stop, or with one in front of quotation marks and brackets."""
    return line.rstrip("\"'”’)")[-1:] in _STOPS


def may_be_meta(line: str) -> bool:
    """Whether a line begins as a byline, a label or furniture does, or may have a date."""
    if line.isascii() and line[:1].isalpha():
        first = line[:4].lower()
        if first in _FIRST_LETTERS or first[:2] in _FIRST_LETTERS or first[:3] in _FIRST_LETTERS:
            return True
    elif line[:1].isdigit() or _MAY_BE_META.match(line):
        return True
    return may_have_date(line)


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
    if not date.is_complete or is_stopped(rest.removesuffix(":")) or len(rest) > 120:
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
