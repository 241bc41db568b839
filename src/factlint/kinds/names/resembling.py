"""A quick look at the capitalised words of a text: whether two of them resemble each other.

Most texts have no two such words, and what else is asked of names need not be found for them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from factlint.kinds.names.misspelled import SHORTEST, can_be_slip, is_plain_inflection, is_rarer
from factlint.kinds.names.nearness import BUCKET, limit
from factlint.language.names import OUTSIDE
from factlint.language.titles import HONORIFICS
from factlint.language.words import WordIndex
from factlint.model.document import Document
from factlint.tuples import NamedTuple

# Usual spellings; where there are more, all are compared, as `Neighbours` may then leave some out.
_MANY = BUCKET


class Suspects(NamedTuple):
    """Spellings that may be slips, and those that they may be slips of."""

    rare: Collection[str]
    usual: Collection[str]


def suspects(document: Document, capitals: Mapping[str, int], words: WordIndex) -> Suspects:
    """All spellings of which `misspelled.pairs` may make pairs, and more.

    `capitals` counts what stands in code and addresses, too; where there is none of that, the
    counts are those of the names.
    """
    forms = [text for text in capitals if len(text) >= SHORTEST - 1 and not text.isupper()]
    usual = [text for text in forms if capitals[text] >= 2 and len(text) >= SHORTEST]
    if not usual:
        return Suspects((), ())
    if len(usual) > _MANY:
        return Suspects(dict.fromkeys(forms), dict.fromkeys(usual))
    is_counted = next(document.of_kind(*OUTSIDE), None) is None
    has_honorific = not HONORIFICS.isdisjoint(capitals)
    pairs = [
        (rare, other)
        for rare, other in _resembling(forms, usual)
        if (not is_counted or is_rarer(capitals[rare], capitals[other]))
        and rare.lower() not in words
        and can_be_slip(rare, other)
        and (has_honorific or not is_plain_inflection(rare, other))
    ]
    return Suspects({rare for rare, _ in pairs}, {other for _, other in pairs})


def _resembling(forms: list[str], usual: list[str]) -> Iterator[tuple[str, str]]:
    """The forms, each with a usual form that few edits make of it.

    One edit leaves two letters at the beginning or at the end as they are, save where the inner
    letters of four are swapped; where two edits are allowed, the last two letters are the same.
    """
    by_start: dict[str, list[str]] = {}
    by_end: dict[str, list[str]] = {}
    by_edge: dict[str, list[str]] = {}
    for other in usual:
        folded = other.lower()
        by_start.setdefault(folded[:2], []).append(other)
        by_end.setdefault(folded[-2:], []).append(other)
        if len(folded) == SHORTEST:
            by_edge.setdefault(folded[0] + folded[-1], []).append(other)
    for rare in forms:
        folded = rare.lower()
        others = (*by_start.get(folded[:2], ()), *by_end.get(folded[-2:], ()))
        if len(folded) == SHORTEST:
            others = (*others, *by_edge.get(folded[0] + folded[-1], ()))
        for other in others:
            if other != rare and _is_near(folded, other.lower()):
                yield rare, other


@lru_cache(maxsize=50_000)
def _is_near(one: str, other: str) -> bool:
    edits = limit(one, other)
    return abs(len(one) - len(other)) <= edits and _is_within(one, other, edits)


def _is_within(one: str, other: str, edits: int) -> bool:
    """Whether so many edits make one of the other: a letter more, less, changed, or two swapped."""
    start = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        start += 1
    one, other = one[start:], other[start:]
    if one == other:
        return True
    if not edits:
        return False
    ways = [(one[1:], other), (one, other[1:]), (one[1:], other[1:])]
    if one[:2] == other[1::-1] and len(one) > 1:
        ways.append((one[2:], other[2:]))
    return any(_is_within(left, right, edits - 1) for left, right in ways)
