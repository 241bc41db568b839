"""What an entry states, brought to values that can be compared: years, identifiers, venue."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple
from weakref import WeakKeyDictionary

from factlint import regex
from factlint.kinds.base import Place
from factlint.kinds.reference.tables.meetings import DEPOSITS
from factlint.language.identifiers import doi as doi_finder
from factlint.language.identifiers import papers
from factlint.language.prose import Prose
from factlint.model.citation import Reference, ReferenceField
from factlint.patterns import lazy_regex

_SHOWN = 80
_LONGEST = 1_000  # code points of a value that are looked at
ARXIV_DOI = "10.48550/arxiv."
_YEAR = lazy_regex(r"(?<![\d.:/])(1[4-9]\d\d|2[01]\d\d)(?:[a-z]\b|(?!\d))")
_SHORT_END = lazy_regex(r"(1[4-9]\d\d|2[01]\d\d)\s?[-–—/]{1,2}\s?(\d\d)(?!\d)")
_BARE_ARXIV = lazy_regex(
    r"(?:arxiv\s?:?\s?)?(?:abs/)?"
    r"(?P<number>\d{4}\.\d{4,5}|[a-z]{2,8}(?:-[a-z]{2,4})?(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?"
    r"(?:\s?\[[\w.-]{1,20}\])?",
    regex.IGNORECASE,
)
_PRINTERS = ("publisher", "isbn", "school", "institution")
_PRINTED = frozenset("book inbook incollection phdthesis mastersthesis thesis techreport".split())
_VENUES = ("booktitle", "journal", "series")
_ADDRESSES = ("url", "howpublished", "note", "journal", "volume", "pages", "number", "eprint")
_PREPRINT = lazy_regex(
    r"\b(?:arxiv|corr|abs/\d|e-?print|preprint|biorxiv|medrxiv|psyarxiv|ssrn|hal)\b|^$",
    regex.IGNORECASE,
)


class Held(NamedTuple):
    """A value and the field that states it."""

    value: str
    name: str
    field: ReferenceField

    @property
    def shown(self) -> str:
        """The value, cut where it is too long for a message."""
        return self.value if len(self.value) <= _SHOWN else f"{self.value[:_SHOWN]}…"

    def place(self, message: str) -> Place:
        """The field as a related place."""
        return Place(self.field.start, self.field.end, message)


class Years(NamedTuple):
    """The years that a field states: the same twice, or the ends of a range."""

    first: int
    last: int
    field: ReferenceField


class Stated:
    """One entry and what it states. Each value is found when it is first asked for."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.fields = reference.fields
        self.type = reference.type
        self.value = reference.value

    @cached_property
    def years(self) -> Years | None:
        """The years of publication; None where they are not stated in figures."""
        name = "year" if self.value("year") else "date"
        return years_of(self.fields.get(name))

    @cached_property
    def venue(self) -> Held | None:
        """The proceedings or the journal."""
        return next((self.held(name) for name in _VENUES if self.value(name)), None)

    @cached_property
    def is_preprint(self) -> bool:
        """Whether the entry names no place of publication other than a preprint server."""
        if self.type in _PRINTED or any(self.value(name) for name in _PRINTERS):
            return False
        if any(held.value.partition("/")[0] not in DEPOSITS for held in self.dois):
            return False
        return _PREPRINT.search(self.value("booktitle", "journal", "series")) is not None

    @cached_property
    def dois(self) -> tuple[Held, ...]:
        """The DOIs of the work, as they are compared: of `doi`, and of addresses of resolvers."""
        found: list[Held] = []
        for name in ("doi", "url", "eprint"):
            text = self.value(name)[:_LONGEST]
            if "10." not in text:
                continue
            for item in doi_finder.find(text):
                if name == "doi" or item.label == "url":
                    found.append(self.held(name, item.doi))
                break
        return tuple(found)

    @cached_property
    def arxiv(self) -> tuple[Held, ...]:
        """The arXiv numbers of the work, without versions, wherever the entry states one."""
        return tuple(self._arxiv())

    def held(self, name: str, value: str = "") -> Held:
        """A field that is there, with a value (its own where none is given)."""
        field = self.fields[name]
        return Held(value or field.value, name, field)

    def _arxiv(self) -> Iterator[Held]:
        for doi in self.dois:
            if doi.value.startswith(ARXIV_DOI):
                yield Held(_without_version(doi.value[len(ARXIV_DOI) :]), doi.name, doi.field)
        archive = self.value("archiveprefix").lower()
        for name in ("eprint", "arxiv", "arxivid"):
            match = _BARE_ARXIV.fullmatch(self.value(name).strip())
            if match is not None and archive in ("", "arxiv"):
                yield self.held(name, _number(match["number"]))
        for name in _ADDRESSES:
            text = self.value(name)[:_LONGEST]
            if "arxiv" in text.lower():
                found = [item.value for item in papers.arxiv(text)]
                if len(found) == 1:
                    yield self.held(name, found[0])


_cache: WeakKeyDictionary[Prose, tuple[Stated, ...]] = WeakKeyDictionary()


def entries(prose: Prose) -> tuple[Stated, ...]:
    """What the entries of a document state, in order, worked out once."""
    found = _cache.get(prose)
    if found is None:
        found = _cache[prose] = tuple(map(Stated, prose.references))
    return found


def years_of(field: ReferenceField | None) -> Years | None:
    """The years in a field, the least and the greatest; None where there is none."""
    if field is None:
        return None
    text = field.value[:_LONGEST]
    found = [int(year) for year in _YEAR.findall(text)]
    for start, end in _SHORT_END.findall(text):
        found.append(int(start[:2] + end))
    if not found:
        return None
    return Years(min(found), max(found), field)


def stated_years(years: Years | None) -> str:
    """The years as a message says them."""
    if years is None:
        return ""
    return str(years.first) if years.first == years.last else f"{years.first} to {years.last}"


def arxiv_month(number: str) -> tuple[int, int] | None:
    """The year and month in which an arXiv number was given out; None where it has none."""
    digits = number.rpartition("/")[2] if "/" in number else number
    year, month = int(digits[:2]), int(digits[2:4])
    if not 1 <= month <= 12:
        return None
    if "/" in number:
        return (1900 if year >= 91 else 2000) + year, month
    return (2000 + year, month) if (year, month) >= (7, 4) else None


def _without_version(number: str) -> str:
    return _number(regex.sub(r"v\d{1,2}$", "", number))


def _number(number: str) -> str:
    archive, slash, digits = number.lower().partition("/")
    return f"{archive.partition('.')[0]}/{digits}" if slash else archive
