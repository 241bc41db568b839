"""Works that appeared after the document that lists or cites them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factlint import regex
from factlint.kinds.base import Mark, place_in
from factlint.kinds.reference.stated import Stated, Years, entries, stated_years
from factlint.language.citing.keys import by_key
from factlint.language.prose import Prose
from factlint.model.citation import CitationStyle
from factlint.model.finding import Verdict
from factlint.patterns import lazy_regex
from factlint.version import MADE

_FORTHCOMING = lazy_regex(r"forthcoming|in press|to appear|accepted|expected|planned|submitted")
# A document that is kept up cites what appeared after it was begun.
_KEPT_UP = lazy_regex(
    r"updat|modif|revis|lastmod|last-edit|history|version|review|edited|changed", regex.IGNORECASE
)
_SPARE = 3  # years
_YEAR = lazy_regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def future_year(prose: Prose) -> Iterator[Mark]:
    """A year that the document has not seen yet: of its own entries, and of works it cites.

    Where the document has no date, the year in which this version of factlint was made stands in
    for it, with three years to spare, unless the list itself goes on through those years.
    """
    year = _newest(prose)
    if year is None:
        yield from _beyond_this_version(prose)
        return
    for entry in entries(prose):
        years = _ahead(entry, year)
        if years is not None:
            reason = f"the document is of {year}; the entry says {stated_years(years)}"
            yield Mark(years.field.start, years.field.end, {"reason": reason})
    yield from _cited_ahead(prose, year)


def _beyond_this_version(prose: Prose) -> Iterator[Mark]:
    listed = entries(prose)
    if any(entry.years and MADE < entry.years.first < MADE + _SPARE for entry in listed):
        return
    for entry in listed:
        years = _ahead(entry, MADE + _SPARE - 2)
        if years is not None:
            stated = stated_years(years)
            reason = f"this version of factlint was made in {MADE}; the entry says {stated}"
            place = years.field
            yield Mark(place.start, place.end, {"reason": reason}, verdict=Verdict.UNSURE)


def _ahead(entry: Stated, year: int) -> Years | None:
    """The years of an entry that a document of that year cannot know of; None for all others."""
    years = entry.years
    if years is None or years.first <= year + 1:
        return None
    is_forthcoming = _FORTHCOMING.search(entry.value("note", "pubstate").lower())
    return None if is_forthcoming else years


def _cited_ahead(prose: Prose, year: int) -> Iterator[Mark]:
    around = prose.document.around
    if around is None or not around.bibliographies:
        return
    listed = by_key(around.bibliographies)
    for citation in prose.citations:
        found = listed.pop(citation.key, None)
        if found is None or citation.style is not CitationStyle.KEY:
            continue
        bibliography, years = found[0], _ahead(Stated(found[1]), year)
        if years is None:
            continue
        field = years.field
        place = place_in(bibliography, (field.start, field.end), "listed here")
        said = f"the entry '{citation.key}' says {stated_years(years)}"
        reason = f"the document is of {year}; {said}"
        yield Mark(citation.start, citation.end, {"reason": reason}, related=(place,))


def _newest(prose: Prose) -> int | None:
    """The year of the document, or of its last change where its metadata state one."""
    own = prose.dates.own
    metadata = prose.document.metadata
    keys = {str(key).lower() for key in metadata}
    if own is None or ("created" in keys and "date" not in keys):
        return None
    years = [own.year]
    for key, value in metadata.items():
        if _KEPT_UP.search(str(key)):
            years.extend(int(year) for year in _YEAR.findall(str(value)[:1_000]))
    return max(years)


FAULTS: dict[str, Callable[[Prose], Iterator[Mark]]] = {"future-year": future_year}
