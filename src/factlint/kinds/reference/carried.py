"""Venue, volume and pages of an entry against those that its DOI or address carries."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factlint.kinds.base import Mark
from factlint.kinds.reference.claims import Claim, called, claims_of
from factlint.kinds.reference.pages import first_page
from factlint.kinds.reference.stated import Held, Stated, entries
from factlint.kinds.reference.tables.doi_forms import FORMS
from factlint.kinds.reference.tables.meetings import DEPOSITS, OWN_REGISTRANTS, PUBLISHERS
from factlint.kinds.reference.tables.venues import VENUES
from factlint.kinds.reference.venues import may_be, venues_in
from factlint.language.prose import Prose
from factlint.patterns import lazy_re

_NUMBER = lazy_re(r"(?:vol(?:ume|\.)?\s?)?0*(\d{1,4})[a-z]?", 2)

_SINCE = 2014
_ARTICLE_NUMBER = 4  # digits from which on a page may be the number of an article


def doi_venue(prose: Prose) -> Iterator[Mark]:
    """A DOI of one conference or journal in an entry of another."""
    for entry in entries(prose):
        venue = entry.venue
        if venue is None:
            continue
        for held, claim in claims_of(entry):
            if not claim.venue:
                continue
            text = " ".join(filter(None, map(entry.value, ("booktitle", "journal", "series"))))
            stated = venues_in(text)
            if claim.venue in stated or (not stated and may_be(claim.venue, text)):
                continue
            said = f"{called(held)} belongs to {VENUES[claim.venue].label}"
            other = VENUES[min(stated)].label if stated else venue.shown
            yield _against(venue, held, said, f"the entry says {other}")
            break


_BEYOND = 85_000
"""Numbers are given out in turn; in 2026 they have reached the seventies of thousands."""


def doi_registrant(prose: Prose) -> Iterator[Mark]:
    """A DOI of nobody known in an entry of proceedings that have DOIs of their own, or none.

    And one of a registrant whose number is beyond those that were given out.
    """
    for entry in entries(prose):
        beyond = next((held for held in entry.dois if _is_beyond(held.value)), None)
        if beyond is not None:
            prefix = beyond.value.partition("/")[0]
            reason = f"No registrant of DOIs has a number as high as {prefix}"
            yield Mark(beyond.field.start, beyond.field.end, {"reason": reason})
            continue
        venue, years = entry.venue, entry.years
        if venue is None or years is None or years.first < _SINCE:
            continue
        keys = venues_in(venue.value) & OWN_REGISTRANTS.keys()
        for held in entry.dois if len(keys) == 1 else ():
            prefix = held.value.partition("/")[0]
            (key,) = keys
            own = OWN_REGISTRANTS[key]
            if prefix in DEPOSITS | PUBLISHERS or prefix in FORMS or prefix in own:
                continue
            label = VENUES[key].label
            says = f"those of {label} begin with {' or '.join(own)}" if own else f"{label} has none"
            reason = f"The DOI {held.value} is of an unknown registrant; {says}"
            yield Mark(held.field.start, held.field.end, {"reason": reason})
            break


def _is_beyond(doi: str) -> bool:
    number = doi.partition("/")[0].removeprefix("10.").partition(".")[0]
    return number.isdecimal() and int(number) >= _BEYOND


def doi_volume(prose: Prose) -> Iterator[Mark]:
    """A DOI that carries another volume or first page than the entry states."""
    for entry in entries(prose):
        for held, claim in claims_of(entry):
            mark = _other_volume(entry, held, claim) or _other_page(entry, held, claim)
            if mark is not None:
                yield mark
                break


def _other_volume(entry: Stated, held: Held, claim: Claim) -> Mark | None:
    match = _NUMBER.fullmatch(entry.value("volume").strip())
    if not claim.volume or match is None or match[1] in (claim.volume, claim.issue):
        return None
    said = f"{called(held)} is of volume {claim.volume}"
    return _against(entry.held("volume"), held, said, f"the entry says {match[1]}")


def _other_page(entry: Stated, held: Held, claim: Claim) -> Mark | None:
    page = first_page(entry.value("pages"))
    if not claim.page or not page or page == claim.page:
        return None
    # An article number, and how many pages the article has or where they begin.
    if len(claim.page) >= _ARTICLE_NUMBER > len(page):
        return None
    said = f"{called(held)} is of page {claim.page}"
    return _against(entry.held("pages"), held, said, f"the entry says {page}")


def _against(place: Held, held: Held, said: str, stated: str) -> Mark:
    return Mark(
        place.field.start,
        place.field.end,
        {"reason": f"{said}; {stated}"},
        related=(held.place(said),),
    )


FAULTS: dict[str, Callable[[Prose], Iterator[Mark]]] = {
    "doi-registrant": doi_registrant,
    "doi-venue": doi_venue,
    "doi-volume": doi_volume,
}
