"""What an entry of its type must state and does not, and fields of another type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from factlint import regex
from factlint.kinds.base import Mark
from factlint.kinds.reference.stated import Stated, entries
from factlint.language.citing.keys import key_place
from factlint.language.prose import Prose
from factlint.model.citation import CitationStyle
from factlint.patterns import lazy_regex

# What the styles of BibTeX ask for and readers need; of fields with a bar one is enough.
_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "article": ("title", "journal|eprint|doi|url|note|howpublished", "year"),
    "book": ("title", "year"),
    "inproceedings": (
        "author|editor",
        "title",
        "booktitle|journal|eventtitle|series|doi|url",
        "year",
    ),
    "incollection": ("author|editor", "title", "booktitle", "year"),
    "inbook": ("title", "year"),
    "phdthesis": ("author", "title", "school|institution|publisher", "year"),
    "mastersthesis": ("author", "title", "school|institution|publisher", "year"),
    "techreport": ("title", "institution|publisher|number|series|url|doi", "year"),
    "proceedings": ("title|booktitle", "year"),
}
_STRANGE: Mapping[str, tuple[str, ...]] = {
    "article": ("booktitle", "school"),
    "book": ("journal", "school"),
    "phdthesis": ("journal", "booktitle"),
    "mastersthesis": ("journal", "booktitle"),
}
_INSTEAD: Mapping[str, str] = {"article": "journal"}
# Titles end in dots on purpose; those that were cut do so behind a word that leads on.
_CUT = lazy_regex(
    r"\b(?:a|an|and|as|at|between|but|by|for|from|in|into|its|of|on|or|the|their|to|towards?|under"
    r"|using|via|with|within|without) ?(?:…|\.\.\.)$",
    regex.IGNORECASE,
)
_STORED = lazy_regex(
    r"web\.archive\.org|archive\.(?:today|ph|is)|doi\.org/|arxiv\.org|hdl\.handle\.net|/v?\d+\.\d+",
)
_READ = lazy_regex(r"access|visited|retrieved")


def missing(prose: Prose) -> Iterator[Mark]:
    """A field that an entry of its type must have."""
    for entry in entries(prose):
        if entry.reference.style is not CitationStyle.KEY or entry.value("crossref", "xdata"):
            continue
        lacking = [
            one.replace("|", " or ")
            for one in _REQUIRED.get(entry.type, ())
            if not any(_states(entry, name) for name in one.split("|"))
        ]
        if lacking and entry.fields:
            start, end = key_place(entry.reference)
            yield Mark(start, end, {"reason": f"@{entry.type} without {', '.join(lacking)}"})


def strange(prose: Prose) -> Iterator[Mark]:
    """A field that an entry of its type cannot use."""
    for entry in entries(prose):
        for name in _STRANGE.get(entry.type, ()):
            if entry.value(name) and not entry.value(_INSTEAD.get(entry.type, "-")):
                field = entry.held(name).field
                yield Mark(
                    field.start, field.end, {"reason": f"@{entry.type} has no use for {name}"}
                )
                break


def undated_link(prose: Prose) -> Iterator[Mark]:
    """A page of the web without the day on which it was read."""
    for entry in entries(prose):
        url = entry.value("url")
        if (
            url
            and entry.type in ("misc", "online")
            and not any(entry.value(name) for name in ("urldate", "doi", "eprint", "lastchecked"))
            and not _STORED.search(url)
            and not _READ.search(entry.value("note", "howpublished").lower())
        ):
            field = entry.held("url").field
            yield Mark(field.start, field.end, {"reason": "the page may change"})


def cut_title(prose: Prose) -> Iterator[Mark]:
    """A title that breaks off."""
    for entry in entries(prose):
        title = entry.value("title")
        if title and _CUT.search(title):
            field = entry.held("title").field
            yield Mark(field.start, field.end, {"reason": f"the title ends in '{title[-12:]}'"})


def _states(entry: Stated, name: str) -> bool:
    return bool(entry.value(name)) or (name == "year" and bool(entry.value("date", "pubstate")))


FAULTS: dict[str, Callable[[Prose], Iterator[Mark]]] = {
    "missing-field": missing,
    "strange-field": strange,
    "no-access-date": undated_link,
    "cut-title": cut_title,
}
