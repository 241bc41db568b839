"""Citations as they stand in the text: those of one pair of brackets together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factlint.language.prose import Prose
from factlint.model.citation import Citation, CitationStyle

_FAR = 400


@dataclass(frozen=True, slots=True)
class Cluster:
    """The citations between two brackets, which lie within `start` and `end`."""

    start: int
    end: int
    citations: tuple[Citation, ...]

    @property
    def style(self) -> CitationStyle:
        """How it cites."""
        return self.citations[0].style


def clusters(prose: Prose, *styles: CitationStyle) -> Iterator[Cluster]:
    """The clusters of these styles in order of place; what is merely listed is left out."""
    groups: dict[tuple[int, CitationStyle], list[Citation]] = {}
    for citation in prose.citations:
        if citation.style in styles and not citation.is_listing:
            place = citation.cluster if citation.cluster >= 0 else citation.start
            groups.setdefault((place, citation.style), []).append(citation)
    for (place, _), citations in sorted(groups.items(), key=lambda item: item[0][0]):
        start = min(place, citations[0].start)
        end = max(citation.end for citation in citations)
        if prose.text.startswith("[", start) and not prose.text.startswith("]", end - 1):
            end = prose.text.find("]", end, end + _FAR) + 1 or end
        yield Cluster(start, end, tuple(citations))
