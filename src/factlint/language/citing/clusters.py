"""Citations as they stand in the text: those of one pair of brackets together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.model.citation import Citation, CitationStyle
from factlint.values import dataclass

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


def clusters(text: str, citations: Sequence[Citation]) -> tuple[Cluster, ...]:
    """The clusters of a text in order of place; what is merely listed is left out."""
    groups: dict[tuple[int, CitationStyle], list[Citation]] = {}
    for citation in citations:
        if not citation.is_listing:
            place = citation.cluster if citation.cluster >= 0 else citation.start
            groups.setdefault((place, citation.style), []).append(citation)
    found = [_cluster(text, place, tuple(group)) for (place, _), group in groups.items()]
    return tuple(sorted(found, key=lambda cluster: cluster.start))


def _cluster(text: str, place: int, citations: tuple[Citation, ...]) -> Cluster:
    start = min(place, citations[0].start)
    end = max(citation.end for citation in citations)
    if text.startswith("[", start) and not text.startswith("]", end - 1):
        end = text.find("]", end, end + _FAR) + 1 or end
    return Cluster(start, end, citations)


def of_style(found: Sequence[Cluster], *styles: CitationStyle) -> Iterator[Cluster]:
    """The clusters that cite in one of these ways."""
    return (cluster for cluster in found if cluster.style in styles)
