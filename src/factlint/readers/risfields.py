"""The tags of RIS, of PubMed's and of EndNote's export files by BibTeX's names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factlint.model.citation import ReferenceField
from factlint.patterns import lazy_re
from factlint.readers.months import MONTHS, month_name
from factlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Tagged:
    """One tag of an entry with its value, as it reads and as a place."""

    tag: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the tags of one format mean.

    `names` leads from tags to fields; an earlier tag of the table wins over a later one. `joined`
    are fields that several lines add to. `kinds` leads from types to BibTeX's, in lower case.
    """

    type_tag: str
    key_tags: tuple[str, ...]
    names: Mapping[str, str]
    kinds: Mapping[str, str]
    joined: frozenset[str] = frozenset({"author", "editor", "translator"})


RIS = Dialect(
    "TY",
    ("ID",),
    {
        "AU": "author",
        "A1": "author",
        "ED": "editor",
        "A2": "editor",
        "TI": "title",
        "T1": "title",
        "CT": "title",
        "T2": "container",
        "JF": "container",
        "JO": "container",
        "BT": "container",
        "JA": "container",
        "J2": "container",
        "T3": "series",
        "VL": "volume",
        "IS": "number",
        "SP": "pages",
        "EP": "last-page",
        "PY": "date",
        "Y1": "date",
        "DA": "date",
        "Y2": "urldate",
        "PB": "publisher",
        "CY": "address",
        "PP": "address",
        "DO": "doi",
        "UR": "url",
        "SN": "number-of-book",
        "ET": "edition",
        "AB": "abstract",
        "N2": "abstract",
        "N1": "note",
        "LA": "language",
    },
    {
        "jour": "article",
        "jfull": "article",
        "ejour": "article",
        "inpr": "article",
        "mgzn": "article",
        "news": "article",
        "abst": "article",
        "book": "book",
        "ebook": "book",
        "edbook": "book",
        "chap": "incollection",
        "echap": "incollection",
        "dict": "incollection",
        "encyc": "incollection",
        "cpaper": "inproceedings",
        "conf": "inproceedings",
        "thes": "phdthesis",
        "rprt": "techreport",
        "govdoc": "techreport",
        "elec": "online",
        "blog": "online",
        "web": "online",
        "icomm": "online",
        "unpb": "unpublished",
        "unpd": "unpublished",
        "manscpt": "unpublished",
    },
)
NBIB = Dialect(
    "PT",
    ("PMID",),
    {
        "FAU": "author",
        "AU": "short-author",
        "FED": "editor",
        "TI": "title",
        "BTI": "container",
        "JT": "container",
        "TA": "container",
        "VI": "volume",
        "IP": "number",
        "PG": "pages",
        "DP": "date",
        "PB": "publisher",
        "PL": "address",
        "LID": "location",
        "AID": "location",
        "PMID": "pmid",
        "PMC": "pmcid",
        "IS": "number-of-book",
        "ISBN": "isbn",
        "EN": "edition",
        "AB": "abstract",
        "LA": "language",
    },
    {
        "journal article": "article",
        "review": "article",
        "editorial": "article",
        "letter": "article",
        "comment": "article",
        "case reports": "article",
        "book": "book",
        "book chapter": "incollection",
    },
    frozenset({"author", "short-author", "editor"}),
)
ENW = Dialect(
    "%0",
    ("%F",),
    {
        "%A": "author",
        "%E": "editor",
        "%T": "title",
        "%J": "container",
        "%B": "container",
        "%S": "series",
        "%V": "volume",
        "%N": "number",
        "%P": "pages",
        "%D": "date",
        "%8": "date",
        "%I": "publisher",
        "%C": "address",
        "%R": "doi",
        "%U": "url",
        "%@": "number-of-book",
        "%7": "edition",
        "%X": "abstract",
        "%Z": "note",
        "%G": "language",
    },
    {
        "journal article": "article",
        "magazine article": "article",
        "newspaper article": "article",
        "book": "book",
        "edited book": "book",
        "book section": "incollection",
        "conference proceedings": "inproceedings",
        "conference paper": "inproceedings",
        "thesis": "phdthesis",
        "report": "techreport",
        "web page": "online",
        "blog": "online",
        "unpublished work": "unpublished",
    },
)
_BOOKISH = frozenset({"incollection", "inproceedings"})
_YEAR = lazy_re(r"(?<!\d)[12]\d{3}(?!\d)")
_MONTH = lazy_re(r"[12]\d{3}[/ -](\d{1,2})(?![\d-])|[12]\d{3}[ -]([A-Za-z]{3})")
# One ISSN, or an ISBN however it is written; a second number may follow.
_FIRST = lazy_re(r"\d{4}-?\d{3}[\dXx](?![\dXx-])|[^\s,;(]+(?:[ -][\dXx]+)*")
_BARE = lazy_re(r"[\s–-]")
_DOI = lazy_re(r"(10\.\S+)\s*\[doi\]")


def type_of(tagged: Sequence[Tagged], dialect: Dialect) -> str:
    """BibTeX's type of an entry."""
    stated = [one.value.lower() for one in tagged if one.tag == dialect.type_tag]
    return next((dialect.kinds[kind] for kind in stated if kind in dialect.kinds), "misc")


def fields_of(tagged: Sequence[Tagged], kind: str, dialect: Dialect) -> dict[str, ReferenceField]:
    """The values of an entry."""
    found: dict[str, ReferenceField] = {}
    joined: dict[str, list[Tagged]] = {}
    for tag, name in dialect.names.items():
        for one in tagged:
            if one.tag != tag or not one.value:
                continue
            if name in dialect.joined:
                joined.setdefault(name, []).append(one)
            elif name not in found:
                found[name] = ReferenceField(one.value, one.start, one.end)
            elif name in ("date", "location"):
                _add(name, ReferenceField(one.value, one.start, one.end), found)
        if name in ("date", "location") and name in found:
            _add(name, found[name], found)
    for name, several in joined.items():
        found[name] = ReferenceField(
            " and ".join(one.value for one in several),
            min(one.start for one in several),
            max(one.end for one in several),
        )
    found.pop("date", None)
    found.pop("location", None)
    short = found.pop("short-author", None)
    if short is not None:
        found.setdefault("author", short)
    _add_pages(found)
    _add_number(found)
    container = found.pop("container", None)
    if container is not None:
        found["booktitle" if kind in _BOOKISH else "journal"] = container
    return found


def _add(name: str, value: ReferenceField, found: dict[str, ReferenceField]) -> None:
    """What a date or a location adds: the year and the month, a DOI."""
    if name == "location":
        match = _DOI.match(value.value)
        if match is not None:
            end = value.start + len(match[1])
            found.setdefault("doi", ReferenceField(match[1], value.start, end))
        return
    year, month = _YEAR.search(value.value), _MONTH.match(value.value)
    if year is not None:
        found.setdefault("year", value.part(*year.span()))
    if month is not None:
        named = month_name(month[1]) if month[1] else _long_name(month[2])
        if named:
            found.setdefault("month", ReferenceField(named, value.start, value.end))


def _long_name(short: str) -> str:
    return next((name for name in MONTHS if name[:3].lower() == short.lower()), "")


def _add_pages(found: dict[str, ReferenceField]) -> None:
    last = found.pop("last-page", None)
    first = found.get("pages")
    if last is None or first is None or "-" in first.value or "–" in first.value:
        return
    if last.value != first.value:
        low, high = min(first.start, last.start), max(first.end, last.end)
        found["pages"] = ReferenceField(f"{first.value}-{last.value}", low, high)


def _add_number(found: dict[str, ReferenceField]) -> None:
    """A number of a book or of a journal: the same tag holds both."""
    value = found.pop("number-of-book", None)
    if value is None:
        return
    shown = _FIRST.match(value.value)
    if shown is None:
        return
    name = "issn" if len(_BARE.sub("", shown[0])) <= 9 else "isbn"
    end = min(value.start + shown.end(), value.end)
    found.setdefault(name, ReferenceField(shown[0], value.start, end))
