"""Citations by author and year against the entries: another year, another spelling, none at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factlint.kinds.base import Mark, Place
from factlint.language.citing import doubts
from factlint.language.citing.differing import Difference, Slip, shown
from factlint.language.citing.keys import key_place
from factlint.language.citing.matching import Match
from factlint.language.prose import Prose
from factlint.model.citation import CitationStyle, Reference
from factlint.model.finding import Confidence, Severity, Verdict


def year(prose: Prose) -> Iterator[Mark]:
    """Years that differ from that of the one entry of the same authors."""
    return _slips(prose, Slip.YEAR)


def spelling(prose: Prose) -> Iterator[Mark]:
    """Names that differ by a slip from that of the entry."""
    return _slips(prose, Slip.NAME)


def authors(prose: Prose) -> Iterator[Mark]:
    """Authors whom the entry of that year does not have."""
    return _slips(prose, Slip.AUTHORS)


def _slips(prose: Prose, sort: Slip) -> Iterator[Mark]:
    """The differences of a sort; one that comes again is told once, since the list may be wrong."""
    told: dict[tuple[Reference, str], list[Difference]] = {}
    for slip in prose.differences.slips:
        if slip.sort is sort:
            told.setdefault((slip.entry.reference, slip.stated), []).append(slip)
    for first, *others in told.values():
        reference = first.entry.reference
        cited = _worded(prose, first.mention.start, first.mention.end)
        places = [
            Place(*key_place(reference), "the entry"),
            *(Place(other.start, other.end, "cited here too") for other in others[:4]),
        ]
        yield Mark(
            first.start,
            first.end,
            {"key": cited, "near": shown(reference)},
            () if sort is Slip.AUTHORS else (first.listed,),
            related=tuple(places),
        )


def undefined_worded(prose: Prose) -> Iterator[Mark]:
    """Citations by author and year that no entry fits; each work once."""
    told: dict[tuple[tuple[str, ...], str], list[Match]] = {}
    for match in prose.differences.undefined:
        told.setdefault((match.mention.names, match.mention.year), []).append(match)
    for first, *others in told.values():
        mention = first.mention
        nearest = () if doubts.is_group(mention) else first.near[:2]
        near = ", ".join(shown(entry.reference) for entry in nearest)
        fields = {
            "key": _worded(prose, mention.start, mention.end),
            "near": f"; the list has {near}" if near else "",
        }
        places = [
            *(Place(other.mention.start, other.mention.end, "cited here too") for other in others),
            *(Place(*key_place(entry.reference), "near") for entry in nearest),
        ]
        is_sure = doubts.is_sure(first, prose.author_years)
        yield Mark(
            mention.start,
            mention.end,
            fields,
            related=tuple(places[:5]),
            verdict=None if is_sure else Verdict.UNSURE,
            confidence=Confidence.MEDIUM if is_sure else Confidence.LOW,
            at_most=Severity.WARNING if is_sure else Severity.INFO,
        )


def unused_worded(prose: Prose) -> Iterator[Mark]:
    """Entries that no citation by author and year fits, nor any other."""
    for entry in prose.differences.unused:
        start, end = key_place(entry.reference)
        fields = {"key": shown(entry.reference), "where": ""}
        if prose.differences.is_doubtful(entry):
            yield Mark(
                start,
                end,
                fields,
                verdict=Verdict.UNSURE,
                confidence=Confidence.LOW,
                at_most=Severity.INFO,
            )
        else:
            yield Mark(start, end, fields, confidence=Confidence.MEDIUM)


def is_judged(prose: Prose, reference: Reference) -> bool:
    """Whether an entry is one of those that names and years decide on."""
    return prose.author_years.applies and reference.style in (
        CitationStyle.AUTHOR_YEAR,
        CitationStyle.KEY,
    )


def _worded(prose: Prose, start: int, end: int) -> str:
    """The citation as it reads; a bracket that it leaves open is closed."""
    words = " ".join(prose.text[start:end].split())
    return f"{words})" if words.count("(") > words.count(")") else words


FAULTS: dict[str, Callable[[Prose], Iterator[Mark]]] = {
    "year": year,
    "spelling": spelling,
    "authors": authors,
}
