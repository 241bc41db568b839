"""Links that lead to another identifier than the one they show."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.kinds.base import Mark
from factlint.language.identifiers import Scheme
from factlint.language.prose import Prose

SCHEMES = frozenset({Scheme.DOI, Scheme.ARXIV, Scheme.ORCID, Scheme.PMID, Scheme.PMCID})


def marks(prose: Prose, scheme: Scheme) -> Iterator[Mark]:
    """A mark at each identifier that a link shows, where its target holds one other."""
    for target in prose.identifiers.of(scheme):
        if not target.is_target:
            continue
        inside = prose.identifiers.shown_in(scheme, target.start, target.end)
        if len(inside) != 1:
            continue
        (item,) = inside
        # A text that is cut off, or one with and one without its version, means the same.
        if item.value.startswith(target.value) or target.value.startswith(item.value):
            continue
        yield Mark(item.start, item.end, {"value": item.text, "target": target.text})
