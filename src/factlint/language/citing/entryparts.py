"""The values of an entry that have a shape of their own: year, identifiers, volume, pages."""

from __future__ import annotations

from typing import NamedTuple

from factlint import regex
from factlint.model.citation import ReferenceField
from factlint.patterns import lazy_regex

_YEAR = r"(?P<year>(?:1[4-9]|20)\d\d(?![\d–—-]*\d)(?P<suffix>[a-m](?![\p{L}\d]))?)"
_MONTH = (
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\p{L}*\.?|spring|summer|fall|autumn"
    r"|winter)"
)
# "(2019)", "(2019, May 3)", "(1890/1950)": what stands in brackets right behind the authors.
_BRACKETED = lazy_regex(
    rf"[(\[](?:(?:1[4-9]|20)\d\d/)?(?:ca?\.\s?)?{_YEAR}(?:[,\s]\s*{_MONTH}[^()\[\]]{{0,20}})?[)\]]",
    regex.IGNORECASE,
)
_BARE = lazy_regex(rf"(?<![\p{{L}}\d/.:–—-]){_YEAR}(?![\p{{L}}/])")
_ANY_YEAR = lazy_regex(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_UNDATED = lazy_regex(
    r"[(\[]?(?P<year>in\s+press|n\.\s?d\.|no\s+date|forthcoming|submitted|in\s+preparation"
    r"|to\s+appear|accepted|under\s+review)(?:[)\]]|(?=[.,;\s]|$))",
    regex.IGNORECASE,
)
_ACCESSED = lazy_regex(
    r"\b(?:accessed|retrieved|cited|viewed|last\schecked|quoted|reprinted)\b", regex.IGNORECASE
)
_DOI = lazy_regex(r"(?<![\w/.])10\.\d{4,9}/[^\s\"'<>“”|]+|(?<=doi\.org/)10\.\d{4,9}/[^\s\"<>“”|]+")
_URL = lazy_regex(r"(?:https?|ftp)://[^\s<>\"“”|{}]+|(?<![\w@/])www\.[^\s<>\"“”|{}]+")
_ISBN = lazy_regex(r"\bISBN(?:-1[03])?:?\s*(?P<isbn>[\dXx][\dXx \-‐–]{8,16}[\dXx])")
_ARXIV = lazy_regex(
    r"\barXiv:\s?(?P<eprint>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", regex.I
)
_DASH = r"\s?[-–—‐‑−]{1,2}\s?"
_RANGE = rf"(?:[A-Za-z]{{0,2}}\d{{1,6}}(?:{_DASH}[A-Za-z]{{0,2}}\d{{1,6}})?)"
_CERTAIN_RANGE = rf"[A-Za-z]{{0,2}}\d{{1,6}}{_DASH}[A-Za-z]{{0,2}}\d{{1,6}}"
_ISSUE = r"[\p{L}\d][\p{L}\d .–-]{0,14}"
_VOLUME = r"(?P<volume>(?!(?:1[89]|20)\d\d\b)\d{1,4})"
_BEFORE = (
    r"(?<=[\p{L}.,\])”\"]\s{1,2})(?<!\b(?:no|nr|num|chap|ch|report|[a-z])\b\.?\s)(?<!\d[,;]\s)"
)
_VOLUMES = (
    # vol. 12, no. 3, pp. 45-67
    lazy_regex(
        r"\b[Vv](?:ol(?:ume|\.)?|\.)\s?(?P<volume>\d{1,4})\b"
        r"(?:\s?[,:(]?\s?(?:no|nr|n°|n|issue|number|iss)\.?\s?(?P<number>\d{1,4}(?:[–-]\d+)?)\)?)?"
    ),
    # 12, no. 3
    lazy_regex(
        rf"{_BEFORE}{_VOLUME}\s?[,:(]?\s?(?:no|nr|n°|issue|number)\.?\s?"
        r"(?P<number>\d{1,4}(?:[–-]\d+)?)\b"
    ),
    # 2000;45(3):12-19
    lazy_regex(
        rf"(?<=\d\d[a-z]?[;:]\s{{0,2}}){_VOLUME}\s?(?:\((?P<number>{_ISSUE})\))?"
        rf"\s?[:,]\s?(?P<pages>{_CERTAIN_RANGE}|[A-Za-z]{{0,2}}\d{{1,6}}(?=\s?[.;]|$))"
    ),
    # 12(3), 45-67 / 12 (3): 45-67
    lazy_regex(
        rf"{_BEFORE}{_VOLUME}\s?\((?P<number>{_ISSUE})\)\s?[:,.]\s?(?:pp?\.?\s?)?"
        rf"(?P<pages>{_CERTAIN_RANGE})"
    ),
    # 12, 45-67 / 12: 45-67
    lazy_regex(
        rf"{_BEFORE}{_VOLUME}\s?(?:\(\d{{4}}\))?\s?[:,]\s?"
        rf"(?P<pages>{_CERTAIN_RANGE})(?=\s?[.,;)]|\s|$)"
    ),
)
_PAGES = lazy_regex(rf"\b(?:pages?|pp?\.?)\s?(?P<pages>{_RANGE})(?!\s?(?:pages|pp\b|to\s)|[\d–-])")
_EDITION = lazy_regex(
    r"\b(?P<edition>\d{1,2}(?:st|nd|rd|th)|[Rr]ev(?:\.|ised))\s+ed(?:ition\b|n?\.)"
)
_CLOSERS = {")": "(", "]": "[", "}": "{"}


class Year(NamedTuple):
    """The year of an entry; `begin` to `after` holds its brackets too."""

    field: ReferenceField
    begin: int
    after: int


def field_at(text: str, start: int, end: int) -> ReferenceField:
    """What stands between two offsets, as one line."""
    return ReferenceField(" ".join(text[start:end].split()), start, end)


def _group(match: regex.Match[str], name: str) -> ReferenceField:
    return ReferenceField(match[name], match.start(name), match.end(name))


def year_behind(text: str, start: int, end: int) -> Year | None:
    """The year, or "in press" and the like, that stands right at an offset, behind authors."""
    while start < end and text[start] in " .,:\n\t":
        start += 1
    for pattern in (_BRACKETED, _BARE, _UNDATED):
        match = pattern.match(text, start, end)
        if match is not None:
            return Year(_group(match, "year"), match.start(), match.end())
    return None


def only_year(text: str, start: int, end: int) -> Year | None:
    """The year of an entry that has one year alone, or one alone in brackets; else None."""
    accessed = _ACCESSED.search(text, start, end)
    end = accessed.start() if accessed is not None else end
    years = {match[0] for match in _ANY_YEAR.finditer(text, start, end)}
    found = [m for m in _BARE.finditer(text, start, end) if text[max(m.start() - 1, 0)] != "/"]
    if len(years) > 1:
        found = list(_BRACKETED.finditer(text, start, end))
        if len(found) != 1:
            return None
    if not found or len({match["year"] for match in found}) > 1:
        return None
    match = found[-1]
    return Year(_group(match, "year"), match.start(), match.end())


def identifiers(text: str, start: int, end: int) -> dict[str, ReferenceField]:
    """DOI, URL, ISBN and arXiv number of an entry, without the punctuation of the sentence."""
    found: dict[str, ReferenceField] = {}
    for name, pattern in (("doi", _DOI), ("url", _URL)):
        match = pattern.search(text, start, end)
        if match is not None:
            last = _without_tail(text, match.start(), match.end())
            found[name] = ReferenceField(text[match.start() : last], match.start(), last)
    for name, pattern in (("isbn", _ISBN), ("eprint", _ARXIV), ("edition", _EDITION)):
        match = pattern.search(text, start, end)
        if match is not None:
            found[name] = _group(match, name)
    return found


def _without_tail(text: str, start: int, end: int) -> int:
    while end > start:
        last = text[end - 1]
        opener = _CLOSERS.get(last)
        is_open = opener is not None and text.count(opener, start, end) >= text.count(
            last, start, end
        )
        if last not in ".,;:!?'’)]}" or is_open:
            break
        end -= 1
    return end


def volume_and_pages(text: str, start: int, end: int) -> dict[str, ReferenceField]:
    """Volume, number and pages in the part of an entry behind its title, if certain."""
    found: dict[str, ReferenceField] = {}
    for pattern in _VOLUMES:
        matches = list(pattern.finditer(text, start, end))
        if not matches:
            continue
        match = matches[-1]
        for name, value in match.groupdict().items():
            if value is not None:
                found[name] = _group(match, name)
        break
    if "pages" not in found:
        matches = list(_PAGES.finditer(text, start, end))
        if len(matches) == 1:
            found["pages"] = _group(matches[0], "pages")
    return found
