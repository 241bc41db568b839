"""Citations in a place where readers do not look for them, or that house styles keep free."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from factlint.kinds.base import Mark
from factlint.language.citing.clusters import Cluster, of_style
from factlint.language.prose import Prose
from factlint.model.citation import CitationStyle
from factlint.model.document import PartKind, Span
from factlint.patterns import lazy_re

_STYLES = (
    CitationStyle.KEY,
    CitationStyle.NUMBER,
    CitationStyle.AUTHOR_YEAR,
    CitationStyle.NOTE,
)
_ABSTRACT = lazy_re(r"\s*(?:\d+\.?\s+)?(?:abstract|executive summary)\s*[.:]?\s*", 2)
_RUN_IN = lazy_re(r"(?:Abstract|ABSTRACT)\s?[.:—–-]\s?\S")
_STOP_BEFORE = lazy_re(
    r"(?<![A-Z])(?<!\b[a-z])(?<!et al)(?<!\bvs)(?<!\bcf)(?<!\betc)\.[\"'”’)]?\s?\Z"
)
_BEHIND = lazy_re(r"[\"'”’)]?\.(?:\s|\Z)")
_OPENING = lazy_re(r"\s+[\"“'‘(]?[^\W\d_a-z]|\s*\Z")
_FEWEST = 5
_RARE = 0.25


def in_headline(prose: Prose) -> Iterator[Mark]:
    """Citations in the headline."""
    heads = list(prose.document.of_kind(PartKind.HEADLINE))
    for cluster in of_style(prose.clusters, *_STYLES):
        if any(cluster.start in head for head in heads):
            yield _mark(cluster)


def in_abstract(prose: Prose) -> Iterator[Mark]:
    """The first citation in an abstract, which is read without its list."""
    found: list[Cluster] = []
    ranges: tuple[Span, ...] | None = None
    for cluster in of_style(prose.clusters, *_STYLES):
        if ranges is None:
            ranges = tuple(_abstracts(prose))
        if any(cluster.start in span for span in ranges):
            found.append(cluster)
    if found:
        yield _mark(found[0])


def _abstracts(prose: Prose) -> Iterator[Span]:
    document = prose.document
    heads = [*document.of_kind(PartKind.HEADING, PartKind.HEADLINE)]
    for head in heads:
        if _ABSTRACT.fullmatch(prose.text, head.start, head.end):
            yield Span(
                head.end,
                min((o.start for o in heads if o.start >= head.end), default=len(prose.text)),
            )
    for block in list(document.of_kind(PartKind.PARAGRAPH))[:10]:
        if _RUN_IN.match(prose.text, block.start, block.end):
            yield Span(block.start, block.end)


def after_full_stop(prose: Prose) -> Iterator[Mark]:
    """Citations on the other side of the full stop than nearly all others of the document."""
    for styles in ((CitationStyle.KEY,), (CitationStyle.NUMBER,), (CitationStyle.NOTE,)):
        behind: list[Cluster] = []
        before: list[Cluster] = []
        found = _joined(list(of_style(prose.clusters, *styles)))
        for cluster in found:
            if _STOP_BEFORE.search(prose.text, max(0, cluster.start - 12), cluster.start):
                if _OPENING.match(prose.text, cluster.end, cluster.end + 4):
                    behind.append(cluster)
            elif _BEHIND.match(prose.text, cluster.end, cluster.end + 3):
                before.append(cluster)
        if len(behind) + len(before) < _FEWEST:
            continue
        for rare, usual, where in ((behind, before, "after"), (before, behind, "before")):
            if len(rare) <= _RARE * len(usual):
                for cluster in rare:
                    yield Mark(cluster.start, cluster.end, {"where": where})


def _joined(found: list[Cluster]) -> list[Cluster]:
    """Clusters side by side (`[1][2]`) as one, with the citations of the first."""
    joined: list[Cluster] = found[:1]
    for before, cluster in pairwise(found):
        if cluster.start - before.end < 2:
            last = joined[-1]
            joined[-1] = Cluster(last.start, cluster.end, last.citations)
        else:
            joined.append(cluster)
    return joined


def _mark(cluster: Cluster) -> Mark:
    return Mark(cluster.start, cluster.end, {"key": cluster.citations[0].key})


FAULTS: dict[str, Callable[[Prose], Iterator[Mark]]] = {
    "in-headline": in_headline,
    "in-abstract": in_abstract,
    "after-full-stop": after_full_stop,
}
