"""One figure with "million" in one place and "billion" in another."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.kinds.arithmetic.figures import shown
from factlint.kinds.base import Mark, Place
from factlint.language.prose import Prose
from factlint.language.quantities.number import Number, Sort

_THOUSAND = 1000


def slips(prose: Prose) -> Iterator[Mark]:
    """Figures that stand with the same digits and a thousandfold scale elsewhere in the document.

    The rarer form is marked, of two equally frequent ones the later.
    """
    uses: dict[tuple[str, str], dict[int, list[Number]]] = {}
    for number in prose.numbers:
        if number.scale < _THOUSAND or number.is_spelled or number.sort is not Sort.MONEY:
            continue
        digits = prose.text[number.digits_start : number.digits_end]
        if sum(char.isdigit() for char in digits.strip("0.,")) < 3:
            continue
        scales = uses.setdefault((digits, number.unit), {})
        scales.setdefault(int(number.scale), []).append(number)
    for scales in uses.values():
        if len(scales) == 2 and max(scales) == _THOUSAND * min(scales):
            yield _mark(prose, *scales.values())


def _mark(prose: Prose, first: list[Number], second: list[Number]) -> Mark:
    rare, usual = (first, second) if len(first) < len(second) else (second, first)
    number, other = rare[0], usual[0]
    return Mark(
        number.start,
        number.end,
        {"stated": shown(prose.text, number), "other": shown(prose.text, other)},
        related=(Place(other.start, other.end, "here a thousand times as much or as little"),),
    )
