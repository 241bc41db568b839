"""The year of an entry against its identifiers, venue, volume, day of access and document."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factlint.kinds.base import Mark
from factlint.kinds.reference.claims import called, claims_of
from factlint.kinds.reference.ordinals import ordinal_in
from factlint.kinds.reference.stated import (
    Held,
    Stated,
    Years,
    arxiv_month,
    entries,
    stated_years,
    years_of,
)
from factlint.kinds.reference.tables.meetings import RHYTHMS
from factlint.kinds.reference.tables.venues import VENUES
from factlint.kinds.reference.tables.volumes import volumes_of, year_of
from factlint.kinds.reference.venues import is_named_in_full, venues_in
from factlint.language.prose import Prose
from factlint.model.finding import Severity, Verdict
from factlint.patterns import lazy_regex

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_FIRST_ISBN = 1967
_ARXIV_BEGAN = 1992
_POSTED_SINCE = 2014
_SOON, _LONG_AFTER = 6, 72  # months behind the year
# Conferences whose papers are posted when they are accepted or before; those of UAI until 2012
# were posted by volumes years afterwards.
_POSTED_FIRST = frozenset(
    "neurips icml iclr cvpr iccv eccv wacv aaai ijcai acl emnlp naacl eacl kdd www uai corl"
    " colm".split()
)
_NUMBER = lazy_regex(r"(?:vol(?:ume|\.)?\s?)?(\d{1,4})")


def arxiv_year(prose: Prose) -> Iterator[Mark]:
    """An arXiv number that was given out after the year of the entry."""
    for entry in entries(prose):
        if entry.years is None or not entry.arxiv:
            continue
        held = entry.arxiv[0]
        month = arxiv_month(held.value)
        if month is None or month[0] <= entry.years.last:
            continue
        behind = 12 * (month[0] - entry.years.last - 1) + month[1]
        if not entry.is_preprint and behind <= _SOON:
            continue
        # Old works, and what was printed, often reach arXiv long afterwards.
        is_late = (
            entry.years.last < _ARXIV_BEGAN
            or behind >= _LONG_AFTER
            or not (entry.is_preprint or _is_posted_first(entry))
        )
        yield _against(
            entry.years,
            held,
            f"arXiv {held.value} is of {_MONTHS[month[1] - 1]} {month[0]}",
            at_most=Severity.INFO if is_late else None,
        )


def _is_posted_first(entry: Stated) -> bool:
    venue = entry.venue
    if venue is None or entry.years is None or entry.years.first < _POSTED_SINCE:
        return False
    keys = venues_in(venue.value)
    return bool(keys) and keys <= _POSTED_FIRST


def doi_year(prose: Prose) -> Iterator[Mark]:
    """A DOI, or the address of a publisher, that carries another year."""
    for entry in entries(prose):
        if entry.years is None:
            continue
        dated = next(((held, claim) for held, claim in claims_of(entry) if claim.year), None)
        if dated is None:
            continue
        held, claim = dated
        first, last = claim.year - claim.early, claim.year + claim.late
        if entry.years.last < first or entry.years.first > last:
            yield _against(entry.years, held, f"{called(held)} {claim.told} {claim.year}")


def accessed_early(prose: Prose) -> Iterator[Mark]:
    """A work that was read before it was published."""
    for entry in entries(prose):
        if entry.years is None or not entry.value("urldate"):
            continue
        held = entry.held("urldate")
        seen = years_of(held.field)
        if seen is not None and seen.last < entry.years.first:
            is_press = entry.years.first - seen.last == 1
            yield _against(
                entry.years,
                held,
                f"accessed in {seen.last}",
                at_most=Severity.INFO if is_press else None,
            )


def too_early(prose: Prose) -> Iterator[Mark]:
    """A work in a journal or at a conference that did not exist yet."""
    for entry in entries(prose):
        years, venue = entry.years, entry.venue
        if years is None or venue is None:
            continue
        for key in sorted(venues_in(venue.value)):
            found = VENUES[key]
            if found.began and years.last < found.began:
                yield _against(years, venue, f"{found.label} began in {found.began}")
                break


def venue_year(prose: Prose) -> Iterator[Mark]:
    """A conference that did not meet in that year, or met for another time than the text says."""
    for entry in entries(prose):
        years, venue = entry.years, entry.venue
        if years is None or venue is None or years.first != years.last:
            continue
        keys = venues_in(venue.value)
        stated = years_of(venue.field)
        if len(keys) == 1 and (stated is None or stated.first == years.first):
            reason = _off_rhythm(next(iter(keys)), years.first)
            reason = reason or _off_count(next(iter(keys)), venue.value, years.first)
            if reason:
                yield _against(years, venue, reason)
        # Proceedings often come out in the year after the meeting.
        elif (
            keys
            and stated is not None
            and stated.first == stated.last
            and not -1 <= years.first - stated.first <= 2
        ):
            yield _against(years, venue, f"'{venue.shown}' is of {stated.first}")


def volume_year(prose: Prose) -> Iterator[Mark]:
    """A volume that the journal published in another year."""
    for entry in entries(prose):
        years, venue = entry.years, entry.venue
        number = _NUMBER.fullmatch(entry.value("volume").strip())
        if years is None or venue is None or number is None:
            continue
        known = volumes_of(venue.value)
        if known is None or years.first < known[1].since:
            continue
        right = year_of(*known, int(number[1]))
        if right < years.first - 1 or right > years.last + 1:
            yield _against(
                years, entry.held("volume"), f"Volume {number[1]} of {venue.shown} is of {right}"
            )


def isbn_year(prose: Prose) -> Iterator[Mark]:
    """An ISBN, and a year in which no book had one."""
    for entry in entries(prose):
        if entry.years is None or not entry.value("isbn") or entry.years.last >= _FIRST_ISBN:
            continue
        held = entry.held("isbn")
        yield _against(entry.years, held, f"ISBN {held.shown}: no book had one before 1967")


def _off_rhythm(key: str, year: int) -> str:
    rhythm = RHYTHMS.get(key)
    if rhythm is None or not rhythm.since <= year <= rhythm.until or rhythm.meets(year):
        return ""
    return f"{VENUES[key].label} {rhythm.told}"


def _off_count(key: str, text: str, year: int) -> str:
    venue, number = VENUES[key], ordinal_in(text)
    # "13th International AAAI Conference on Web and Social Media" counts another conference.
    if not venue.zeroth or number < venue.since or not is_named_in_full(key, text):
        return ""
    right = venue.zeroth + number
    return "" if abs(right - year) <= 1 else f"Number {number} of {venue.label} was in {right}"


def _against(years: Years, held: Held, said: str, *, at_most: Severity | None = None) -> Mark:
    return Mark(
        years.field.start,
        years.field.end,
        {"reason": f"{said}; the entry says {stated_years(years)}"},
        related=(held.place(said),),
        verdict=Verdict.UNSURE if at_most is Severity.INFO else None,
        at_most=at_most,
    )


FAULTS: dict[str, Callable[[Prose], Iterator[Mark]]] = {
    "arxiv-year": arxiv_year,
    "doi-year": doi_year,
    "accessed-early": accessed_early,
    "too-early": too_early,
    "venue-year": venue_year,
    "volume-year": volume_year,
    "isbn-year": isbn_year,
}
