"""The identifiers of a document: those of its text, of its links' targets and of its references."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from factlint.language.identifiers import accounts, books, doi, papers, registries
from factlint.language.identifiers.identifier import Identifier, Scheme
from factlint.model.document import Document, Part, PartKind


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

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[Scheme, tuple[Identifier, ...]] = {}

    def __iter__(self) -> Iterator[Identifier]:
        """All of them, in order of place."""
        everything = [item for scheme in Scheme for item in self.of(scheme)]
        return iter(sorted(everything, key=lambda item: (item.start, item.end, item.scheme)))

    def of(self, scheme: Scheme) -> tuple[Identifier, ...]:
        """Those of one scheme, in order; the target of a link only where its text differs."""
        found = self._found.get(scheme)
        if found is None:
            inside = [*find(self._document.text, scheme)]
            inside.extend(self._in_references(scheme, inside))
            found = tuple(sorted([*inside, *self._in_targets(scheme, inside)], key=_place))
            self._found[scheme] = found
        return found

    def has_elsewhere(self, scheme: Scheme) -> bool:
        """Whether there may be some that the text itself does not show."""
        if self._document.references:
            return True
        mark = _IN_ADDRESS.get(scheme)
        return mark is not None and any(mark in target for _, target in self._targets)

    @cached_property
    def _targets(self) -> list[tuple[Part, str]]:
        links = self._document.of_kind(PartKind.LINK)
        return [(link, link.detail.lower()) for link in links if "." in link.detail]

    def _in_targets(self, scheme: Scheme, inside: list[Identifier]) -> Iterator[Identifier]:
        mark = _IN_ADDRESS.get(scheme)
        if mark is None:
            return
        shown = {(item.value, item.start, item.end) for item in inside}
        for link, target in self._targets:
            if mark not in target:
                continue
            for item in find(link.detail, scheme):
                is_shown = any(
                    value == item.value and link.start <= start and end <= link.end
                    for value, start, end in shown
                )
                if not is_shown:
                    yield Identifier(
                        link.start,
                        link.end,
                        scheme,
                        item.text,
                        item.value,
                        link.start,
                        item.is_labelled,
                        is_target=True,
                    )

    def _in_references(self, scheme: Scheme, inside: list[Identifier]) -> Iterator[Identifier]:
        """Those in the fields of entries whose name says what they are, where no label does."""
        places = {item.start for item in inside if item.is_labelled}
        for reference in self._document.references:
            for name, field in reference.fields.items():
                if name != scheme.value and not (
                    scheme is Scheme.ARXIV
                    and name == "eprint"
                    and reference.value("archiveprefix", "eprinttype").lower() == "arxiv"
                ):
                    continue
                label = f"{scheme.value}: "
                written = self._document.text[field.start : field.end]
                shift = field.start - len(label)
                for item in find(label + written, scheme):
                    if item.start + shift not in places:
                        yield Identifier(
                            item.start + shift,
                            item.end + shift,
                            scheme,
                            item.text,
                            item.value,
                            field.start,
                            True,
                        )


def _place(item: Identifier) -> tuple[int, int, bool]:
    return item.start, item.end, item.is_target
