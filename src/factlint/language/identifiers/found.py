"""The identifiers of a document: those of its text, of its links' targets and of its references."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from factlint.language.identifiers import accounts, books, doi, papers, registries
from factlint.language.identifiers.identifier import Identifier, Scheme
from factlint.language.links import Link, find_links
from factlint.model.citation import Reference, ReferenceField
from factlint.model.document import Document, Span
from factlint.model.link import LinkSort
from factlint.values import replace


def _dois(text: str) -> Iterator[Identifier]:
    for found in doi.find(text):
        yield Identifier(
            found.start,
            found.end,
            Scheme.DOI,
            text[found.start : found.end],
            found.doi,
            found.lead,
            found.label in ("doi", "url"),
        )


_FINDERS: dict[Scheme, Callable[[str], Iterator[Identifier]]] = {
    Scheme.DOI: _dois,
    Scheme.ISBN: books.isbns,
    Scheme.ISSN: books.issns,
    Scheme.ORCID: registries.orcids,
    Scheme.ARXIV: papers.arxiv,
    Scheme.PMID: papers.pmids,
    Scheme.PMCID: papers.pmcids,
    Scheme.ROR: registries.rors,
    Scheme.ISNI: registries.isnis,
    Scheme.LEI: registries.leis,
    Scheme.IBAN: accounts.ibans,
}
_IN_ADDRESS = {
    Scheme.DOI: "10.",
    Scheme.ORCID: "orcid.org/",
    Scheme.ARXIV: "arxiv.org/",
    Scheme.PMID: "pubmed",
    Scheme.PMCID: "pmc",
    Scheme.ROR: "ror.org/",
    Scheme.ISNI: "isni.org/",
}
"""What stands in every address that holds an identifier of the scheme."""


def find(text: str, scheme: Scheme) -> tuple[Identifier, ...]:
    """The identifiers of one scheme in a text, in order, whether they are right or not."""
    return tuple(_FINDERS[scheme](text))


class Identifiers:
    """The identifiers of a document, each scheme found when first asked for."""

    def __init__(
        self, document: Document, links: Callable[[], Sequence[Link]] | None = None
    ) -> None:
        """`links` gives the links of the document, where somebody has them already."""
        self._document = document
        self._links = links or (lambda: find_links(document))
        self._shown: dict[Scheme, list[Identifier]] = {}
        self._found: dict[Scheme, tuple[Identifier, ...]] = {}

    def __iter__(self) -> Iterator[Identifier]:
        """All of them, in order of place."""
        everything = [item for scheme in Scheme for item in self.of(scheme)]
        return iter(sorted(everything, key=lambda item: (*_place(item), item.scheme)))

    def of(self, scheme: Scheme) -> tuple[Identifier, ...]:
        """Those of one scheme, in order; the target of a link only where its text differs."""
        found = self._found.get(scheme)
        if found is None:
            everything = [*self.shown(scheme), *self._in_targets(scheme)]
            found = self._found[scheme] = tuple(sorted(everything, key=_place))
        return found

    def shown(self, scheme: Scheme) -> list[Identifier]:
        """Those of one scheme that stand in the text, in order."""
        found = self._shown.get(scheme)
        if found is None:
            found = [*find(self._document.text, scheme)]
            found.extend(self._in_references(scheme, found))
            found.sort(key=_place)
            self._shown[scheme] = found
        return found

    def shown_in(self, scheme: Scheme, start: int, end: int) -> list[Identifier]:
        """Those of one scheme that stand wholly in a range of the text, in order."""
        shown = self.shown(scheme)
        first = bisect_left(shown, start, key=lambda item: item.start)
        last = bisect_left(shown, end, key=lambda item: item.start)
        return [item for item in shown[first:last] if item.end <= end]

    def has_elsewhere(self, scheme: Scheme) -> bool:
        """Whether there may be some that the text itself does not show."""
        if self._document.references:
            return True
        mark = _IN_ADDRESS.get(scheme)
        return mark is not None and any(mark in target for _, target in self._targets)

    @cached_property
    def _targets(self) -> list[tuple[Link, str]]:
        """The links whose target is not what is read, with the target in lower case."""
        links = (link for link in self._links() if link.sort is not LinkSort.BARE)
        return [(link, link.target.lower()) for link in links if "." in link.target]

    def _in_targets(self, scheme: Scheme) -> Iterator[Identifier]:
        mark = _IN_ADDRESS.get(scheme)
        for link, target in self._targets:
            if mark is None or mark not in target:
                continue
            shown = {item.value for item in self.shown_in(scheme, link.start, link.end)}
            for item in find(link.target, scheme):
                if item.value not in shown:
                    yield replace(
                        item,
                        start=link.start,
                        end=link.end,
                        lead=link.start,
                        is_target=True,
                        source=self._written(link, item),
                    )

    def _written(self, link: Link, item: Identifier) -> Span | None:
        """Where an identifier of a target stands in the source; the target where that is unsure."""
        place = link.source
        if place is None or self._document.source[place.start : place.end] != link.target:
            return place
        return Span(place.start + item.start, place.start + item.end)

    def _in_references(self, scheme: Scheme, found: list[Identifier]) -> Iterator[Identifier]:
        """Those in the fields of entries whose name says what they are, where no label does."""
        labelled = {item.start for item in found if item.is_labelled}
        label = f"{scheme.value}: "
        for reference in self._document.references:
            field = _field(reference, scheme)
            if field is None:
                continue
            shift = field.start - len(label)
            for item in find(label + self._document.text[field.start : field.end], scheme):
                if item.start + shift not in labelled:
                    yield replace(
                        item, start=item.start + shift, end=item.end + shift, lead=field.start
                    )


def _field(reference: Reference, scheme: Scheme) -> ReferenceField | None:
    if scheme is not Scheme.ARXIV:
        return reference.fields.get(scheme.value)
    archive = reference.value("archiveprefix", "eprinttype")
    return reference.fields.get("eprint") if archive.lower() == "arxiv" else None


def _place(item: Identifier) -> tuple[int, int, bool]:
    return item.start, item.end, item.is_target
