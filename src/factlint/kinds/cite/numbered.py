"""Numbers: out of order, missing, twice, backwards; and several ways of citing in one text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from factlint.kinds.base import Mark, Place
from factlint.language.citing.clusters import Cluster, of_style
from factlint.language.prose import Prose
from factlint.model.citation import CitationStyle, Reference
from factlint.model.document import PartKind
from factlint.model.finding import Severity
from factlint.patterns import lazy_re

_DASHES = "–‑‐—-"
_RANGE = lazy_re(rf"(\d{{1,9}})\s{{0,8}}[{_DASHES}]\s{{0,8}}(\d{{1,9}})")
_SEPARATOR = lazy_re(r"(?<=\d)\s*([,;])\s*(?=\d)")
_DASH = lazy_re(rf"(?<=\d)\s*([{_DASHES}])\s*(?=\d)")
_BETWEEN_TWINS = lazy_re(r"[\s;,@{}\[\]-]*")
_FEWEST = 3
_MOST_DISPLACED = 2
_RARE = 0.3


def order(prose: Prose) -> Iterator[Mark]:
    """The first number that is cited before a lower one of the list; once in a document.

    A list in the order of the alphabet is numbered in no other. Where many numbers are out of
    order, or the list is one of links alone, it may follow an order of its own.
    """
    references = _numbered(prose)
    first = _first_places(prose, {entry.key for entry in references})
    if len(first) < 2 or _is_alphabetical(references):
        return
    cited = [int(key) for key in first]
    earliest = next((index for index, pair in enumerate(pairwise(cited)) if pair[0] > pair[1]), -1)
    if earliest < 0:
        return
    lower = cited[earliest + 1]
    index = next(index for index, number in enumerate(cited) if number > lower)
    key = str(cited[index])
    displaced = len(cited) - _longest_rise(cited)
    is_slip = displaced <= min(_MOST_DISPLACED, len(cited) / 5) and any(
        _is_described(entry) for entry in references
    )
    start, end = first[key]
    yield Mark(
        start,
        end,
        {"key": key, "near": str(lower)},
        related=(Place(*first[str(lower)], f"[{lower}] is first cited here"),),
        at_most=None if is_slip else Severity.INFO,
    )


def _longest_rise(numbers: Sequence[int]) -> int:
    """How many of the numbers are in order, the others taken out (patience sorting)."""
    tops: list[int] = []
    for number in numbers:
        place = bisect_left(tops, number)
        tops[place : place + 1] = [number]
    return len(tops)


def _numbered(prose: Prose) -> list[Reference]:
    return [
        entry
        for entry in prose.references
        if entry.style is CitationStyle.NUMBER and entry.key.isdecimal()
    ]


def _is_described(entry: Reference) -> bool:
    return bool(entry.value("author", "year", "doi"))


def _first_places(prose: Prose, keys: set[str]) -> dict[str, tuple[int, int]]:
    """Where each number of the list is first cited in running text, in order of place."""
    found: dict[str, tuple[int, int]] = {}
    floating: set[str] = set()
    aside = [*prose.document.of_kind(PartKind.TABLE, PartKind.CAPTION, PartKind.HEADLINE)]
    for cluster in of_style(prose.clusters, CitationStyle.NUMBER):
        floats = any(cluster.start in part for part in aside)
        # Within one pair of brackets any order will do.
        for citation in sorted(cluster.citations, key=lambda one: int(one.key)):
            if citation.key not in keys or citation.key in found:
                continue
            if floats:  # tables and pictures stand where there is room
                floating.add(citation.key)
            elif citation.key not in floating:
                found[citation.key] = (citation.start, citation.end)
    return found


def _is_alphabetical(references: Sequence[Reference]) -> bool:
    names = [entry.value("author", "title").casefold() for entry in references]
    names = [name for name in names if name]
    return len(names) >= _FEWEST and all(low <= high for low, high in pairwise(names))


def gap(prose: Prose) -> Iterator[Mark]:
    """The first entry whose number does not follow; once in a document."""
    references = _numbered(prose)
    numbers = [int(entry.key) for entry in references]
    if len(numbers) < _FEWEST or numbers[0] not in (0, 1):
        return
    cited = {citation.key for citation in prose.citations}
    for (low, high), entry in zip(pairwise(numbers), references[1:], strict=True):
        if high < low:
            return  # not in the order of its numbers
        lost = range(low + 1, high)
        if lost and not any(str(number) in cited for number in lost):
            is_list = any(_is_described(one) for one in references)
            yield Mark(
                entry.key_start,
                entry.key_end,
                {"key": entry.key, "near": str(low)},
                at_most=None if is_list else Severity.INFO,
            )
            return


def reversed_range(prose: Prose) -> Iterator[Mark]:
    """Ranges that run backwards."""
    for cluster in of_style(prose.clusters, CitationStyle.NUMBER):
        for match in _RANGE.finditer(prose.text, cluster.start, cluster.end):
            if int(match[1]) > int(match[2]):
                yield Mark(*match.span(), {"key": match[1], "near": match[2]})


def repeated(prose: Prose) -> Iterator[Mark]:
    """An entry that one pair of brackets cites twice."""
    for cluster in of_style(prose.clusters, CitationStyle.NUMBER, CitationStyle.KEY):
        seen: dict[str, tuple[int, int]] = {}
        for citation in cluster.citations:
            before = seen.get(citation.key)
            if before is not None and _is_twin(prose.text, cluster, before[1], citation.start):
                other = Place(*before, "cited here before")
                fields = {"key": citation.key}
                yield Mark(citation.start, citation.end, fields, related=(other,))
                break
            seen.setdefault(citation.key, (citation.start, citation.end))


def _is_twin(text: str, cluster: Cluster, start: int, end: int) -> bool:
    """Whether nothing tells both apart; two places of one work are two citations."""
    if cluster.style is CitationStyle.NUMBER:
        return True
    return _BETWEEN_TWINS.fullmatch(text, start, max(start, end)) is not None


def separators(prose: Prose) -> Iterator[Mark]:
    """Brackets that divide numbers otherwise than most do, or in two ways."""
    found = list(of_style(prose.clusters, CitationStyle.NUMBER))
    for pattern in (_SEPARATOR, _DASH):
        marks = [
            (match[1], match.span(1), cluster)
            for cluster in found
            for match in pattern.finditer(prose.text, cluster.start, cluster.end)
        ]
        usual = Counter(mark for mark, _, _ in marks).most_common()
        if len(usual) < 2:
            continue
        told: set[int] = set()
        for mark, _, cluster in marks:
            if mark != usual[0][0] and cluster.start not in told:
                told.add(cluster.start)
                yield Mark(cluster.start, cluster.end, {"key": mark, "near": usual[0][0]})


_CALLED = {
    CitationStyle.NUMBER: "number",
    CitationStyle.KEY: "key",
    CitationStyle.AUTHOR_YEAR: "author and year",
}


def mixed_styles(prose: Prose) -> Iterator[Mark]:
    """The first citation in the rarer of two ways of citing; once in a document."""
    found = list(of_style(prose.clusters, *_CALLED))
    numbers = [cluster.start for cluster in found if cluster.style is CitationStyle.NUMBER]
    if not numbers or len(numbers) == len(found):
        return
    kept = [
        cluster
        for cluster in found
        # Authors may be named beside the number of their work.
        if cluster.style is not CitationStyle.AUTHOR_YEAR
        or not any(0 <= start - cluster.end < 4 for start in numbers)
    ]
    counts = Counter(cluster.style for cluster in kept).most_common()
    if len(counts) < 2 or counts[-1][1] > _RARE * counts[0][1]:
        return
    odd = next(cluster for cluster in kept if cluster.style is counts[-1][0])
    fields = {"where": _CALLED[odd.style], "near": _CALLED[counts[0][0]]}
    yield Mark(odd.start, odd.end, fields)


FAULTS: dict[str, Callable[[Prose], Iterator[Mark]]] = {
    "order": order,
    "gap": gap,
    "reversed": reversed_range,
    "repeated": repeated,
    "separators": separators,
    "mixed-styles": mixed_styles,
}
