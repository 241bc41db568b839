"""One quotation that a document gives twice, in different words or to two speakers."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.kinds.base import Mark, Place
from factlint.language.prose import Prose
from factlint.language.quotemarks import ALL
from factlint.language.speakers import Quotation
from factlint.language.wording import NEAR, SAME, Wording, run_keys

_FEWEST = 8
_MOST = 120  # words of a quotation that are compared
_MOST_LIKE = 6  # earlier quotations that one is compared with


def marks(prose: Prose) -> Iterator[Mark]:
    """One at the later of the two; compared are only quotations with three words in a row alike."""
    if len(prose.said) < 2 or sum(map(prose.text.count, ALL)) < 4:
        return
    long = [item for item in prose.said if _FEWEST <= len(item.words) <= _MOST]
    places: dict[tuple[str, ...], list[int]] = {}
    seen: list[tuple[Quotation, Wording]] = []
    for quotation in _may_be_alike(prose.text, long):
        wording = Wording(prose.text[quotation.start : quotation.end])
        near: dict[int, None] = {}
        for shingle in wording.shingles:
            for number in places.get(shingle, ())[-_MOST_LIKE:]:
                near.setdefault(number)
        for number in list(near)[:_MOST_LIKE]:
            mark = _compared(*seen[number], quotation, wording)
            if mark is not None:
                yield mark
                break
        for shingle in wording.shingles:
            places.setdefault(shingle, []).append(len(seen))
        seen.append((quotation, wording))


def _may_be_alike(text: str, quotations: list[Quotation]) -> list[Quotation]:
    """A quick look: those that have three words in a row in common with another of them."""
    if len(quotations) < 2:
        return []
    keys = [run_keys(text[quotation.start : quotation.end]) for quotation in quotations]
    seen: set[tuple[str, ...]] = set()
    again: set[tuple[str, ...]] = set()
    for own in keys:
        again |= seen & own
        seen |= own
    if not again:
        return []
    return [item for item, own in zip(quotations, keys, strict=True) if not again.isdisjoint(own)]


def _compared(first: Quotation, before: Wording, second: Quotation, here: Wording) -> Mark | None:
    difference = before.difference(here, NEAR)
    if difference is None:
        return None
    if difference != SAME:
        how = f"‘{difference.first}’ there, ‘{difference.second}’ here"
    elif _are_two(first.speaker, second.speaker):
        how = f"said by {first.speaker} there, by {second.speaker} here"
    else:
        return None
    related = (Place(first.start, first.end, "it reads so before"),)
    return Mark(second.start, second.end, {"how": how}, related=related)


def _are_two(first: str, second: str) -> bool:
    """Whether two names have no word in common."""
    return bool(first and second) and not set(first.split()) & set(second.split())
