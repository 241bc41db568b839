"""Citations without an entry, and entries that are listed twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factlint.kinds.base import Mark, Place, place_in
from factlint.kinds.cite.worded import undefined_worded
from factlint.language.citing.keys import Known, folded, key_place, near
from factlint.language.prose import Prose
from factlint.model.citation import CitationStyle, Reference, ResourceSort, all_named
from factlint.model.document import Span
from factlint.model.finding import Severity, Verdict
from factlint.model.surroundings import Bibliography
from factlint.patterns import lazy_re

_LINK_LABEL = lazy_re(r"[-_ ](?:url|image|img|badge|svg|png|link|src)\Z|\Ahttps?:")


def undefined(prose: Prose) -> Iterator[Mark]:
    """Citations whose key no list has; told only where there is a list that could have it."""
    yield from undefined_worded(prose)
    known = _known(prose)
    around = prose.document.around
    may_be_elsewhere = around is not None and bool(around.missing)  # that is told by itself
    for citation in prose.citations:
        if citation.is_listing and citation.key == "*":
            continue
        if may_be_elsewhere and citation.style is CitationStyle.KEY:
            continue
        if not known.can_tell(citation) or known.has(citation) or known.recased(citation):
            continue
        proposed = near(citation.key, known.keys(citation.style))
        hint = f"; '{proposed}' is near" if proposed else ""
        # Generators of sites know labels that the page itself does not define.
        is_doubtful = citation.style is CitationStyle.LABEL and not (
            proposed or _LINK_LABEL.search(citation.key)
        )
        fields = {"key": citation.key, "near": hint}
        at_most = Severity.INFO if is_doubtful else None
        yield Mark(citation.start, citation.end, fields, at_most=at_most)


def case(prose: Prose) -> Iterator[Mark]:
    """Citations whose key is listed in other capitals alone."""
    known = _known(prose)
    for citation in prose.citations:
        if citation.style is not CitationStyle.KEY or known.has(citation):
            continue
        listed = known.recased(citation)
        if listed:
            yield Mark(
                citation.start, citation.end, {"key": citation.key, "near": listed}, (listed,)
            )


def duplicate(prose: Prose) -> Iterator[Mark]:
    """Entries whose key an earlier entry has; keys that two bibliographies define otherwise."""
    first: dict[tuple[CitationStyle, str], Reference] = {}
    for reference in prose.references:
        # Works of one author and one year are several; whether they are one is told elsewhere.
        if not reference.key or reference.style is CitationStyle.AUTHOR_YEAR:
            continue
        key = reference.style, folded(reference.key, reference.style)
        if key not in first:
            first[key] = reference
            continue
        start, end = key_place(reference)
        other = Place(*key_place(first[key]), "defined here before")
        fields = {"key": reference.key, "where": "above"}
        # Two definitions of a link that say the same harm nobody.
        link = reference.value("url")
        is_same = bool(link) and link == first[key].value("url") and not reference.value("year")
        at_most = Severity.INFO if is_same else None
        yield Mark(start, end, fields, related=(other,), at_most=at_most)
    yield from _in_two_files(prose)


def _in_two_files(prose: Prose) -> Iterator[Mark]:
    around = prose.document.around
    if around is None or len(around.bibliographies) < 2:
        return
    holders: dict[str, list[tuple[Bibliography, Reference]]] = {}
    for bibliography in around.bibliographies:
        for reference in {item.key: item for item in bibliography.references}.values():
            holders.setdefault(reference.key, []).append((bibliography, reference))
    told: set[str] = set()
    for citation in prose.citations:
        found = holders.get(citation.key, [])
        if citation.style is not CitationStyle.KEY or len(found) < 2 or citation.key in told:
            continue
        told.add(citation.key)
        # Copies of one entry in two files harm nobody.
        if len({_content(reference) for _, reference in found}) > 1:
            where = f"in {' and in '.join(bibliography.path for bibliography, _ in found)}"
            places = tuple(
                place_in(bibliography, key_place(reference), "defined here")
                for bibliography, reference in found
            )
            fields = {"key": citation.key, "where": where}
            yield Mark(citation.start, citation.end, fields, related=places)


def _content(reference: Reference) -> tuple[str, ...]:
    return tuple(
        "".join(reference.value(name).casefold().split()) for name in ("title", "year", "author")
    )


def missing_bibliography(prose: Prose) -> Iterator[Mark]:
    """Bibliographies that the document names and that cannot be read."""
    around = prose.document.around
    if around is None or not around.missing:
        return
    told: set[str] = set()
    for resource in all_named(prose.document.resources, ResourceSort.BIBLIOGRAPHY):
        if resource.name in around.missing and resource.name not in told:
            told.add(resource.name)
            fields = {"key": resource.name, "reason": around.missing[resource.name]}
            source = Span(resource.source_start, resource.source_end)
            yield Mark(resource.start, resource.end, fields, source=source if source.end else None)


def no_list(prose: Prose) -> Iterator[Mark]:
    """The first of the citations by key where no list is to be found."""
    around = prose.document.around
    if around is None or around.bibliographies or around.missing:
        return
    known = _known(prose)
    keyed = [item for item in prose.citations if item.style is CitationStyle.KEY]
    open_ones = [item for item in keyed if not known.can_tell(item) and not item.is_listing]
    if open_ones:
        fields = {"key": open_ones[0].key, "reason": str(len({item.key for item in open_ones}))}
        start, end = open_ones[0].start, open_ones[0].end
        yield Mark(start, end, fields, verdict=Verdict.COULD_NOT_CHECK)


def _known(prose: Prose) -> Known:
    around = prose.document.around
    linked = () if around is None else around.bibliographies
    return Known(prose.references, linked)


FAULTS: dict[str, Callable[[Prose], Iterator[Mark]]] = {
    "undefined": undefined,
    "case": case,
    "duplicate": duplicate,
    "missing-bibliography": missing_bibliography,
    "no-list": no_list,
}
