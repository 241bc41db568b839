"""Percentages of one whole against a hundred."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from factlint import regex
from factlint.kinds.arithmetic.figures import places_of, printed, shown
from factlint.kinds.arithmetic.places import counted
from factlint.kinds.base import Mark, Place
from factlint.language.prose import Prose
from factlint.language.quantities.number import End, Hedge, Number, Sort
from factlint.model.rule import Scope
from factlint.patterns import lazy_re, lazy_regex

_FLAGS = regex.VERBOSE | regex.IGNORECASE
_MOST = 40  # parts
_REST = lazy_regex(
    r"\b(?:the\s+(?:remaining|other|balance\s+of)|the\s+(?:rest|remainder),?(?:\s+or)?)\s+$",
    regex.IGNORECASE,
)
_EXHAUSTIVE = lazy_regex(
    r"""
    \b (?: undecided | (?: did | do | does ) (?: \s+ not | n['’]t ) \s+ know | no \s+ opinion
         | unsure | not \s+ sure | did \s+ not \s+ (?: answer | vote ) | abstained | no \s+ answer
         | made \s+ up \s+ of | (?: split | divided ) \s+ (?: between | among | into )
         | breakdown | broken \s+ down | of \s+ (?: the \s+ )? (?: votes? | total | capital ) ) \b
    """,
    _FLAGS,
)


_IS_WHOLE = lazy_re(  # what `_REST` and `_EXHAUSTIVE` cannot do without
    r"undecided|know|opinion|sure|answer|vote|abstain|made\s+up|split|divided|break|broken|total"
    r"|capital|the\s+(?:remain|other|balance|rest)"
)


def over_hundred(prose: Prose, scope: Scope) -> Iterator[Mark]:
    """Percentages of one list, said to be the whole, that do not add up to a hundred."""
    text = prose.text
    places = [
        place
        for stretch in prose.percents.stretches
        if len(stretch.places) >= 3 and _IS_WHOLE.search(stretch.text)
        for place in stretch.places
    ]
    for sentence, numbers in counted(prose, scope, places, 3):
        shares = [number for number in numbers if number.sort is Sort.PERCENT]
        if len(shares) < 3 or len(shares) > _MOST:
            continue
        parts = _share_list(text, shares)
        if len(parts) < 3:
            continue
        total = sum((part.value for part in parts), Fraction(0))
        slack = max(Fraction(1), sum((part.step / 2 for part in parts), Fraction(0)))
        rest = _REST.search(text, max(sentence.start, parts[-1].start - 24), parts[-1].start)
        is_over = total > 100 + slack
        is_under = total < 100 - slack and rest is not None
        if not (is_over or is_under) or not 85 <= total <= 130:
            continue
        floor = max(sentence.start, parts[0].start - 80)
        if rest is None and not _EXHAUSTIVE.search(
            text, floor, min(sentence.end, parts[-1].end + 80)
        ):
            continue
        yield Mark(
            parts[0].start,
            parts[-1].end,
            {
                "parts": " + ".join(shown(text, part) for part in parts),
                "follows": f"{printed(total, max(places_of(part) for part in parts))} %",
            },
            related=tuple(Place(part.start, part.end, "a part") for part in parts[:5]),
        )


def _share_list(text: str, shares: Sequence[Number]) -> list[Number]:
    """The percentages of the longest list that ends with the last one."""
    found = [shares[-1]]
    for number in reversed(shares[:-1]):
        between = text[number.end : found[-1].start]
        if len(between) > 90 or regex.search(r"\d|[.;:()]", between):
            break
        if number.hedge is not Hedge.NONE or number.range_end is not End.NONE:
            break
        found.append(number)
    return found[::-1]
