"""Numbers of a headline, deck or caption that the body gives otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from factlint.kinds.headline.clash import MOST_OTHERS, Clash, Look
from factlint.language import numbers
from factlint.language.numbers import Hedge, Number, Sort
from factlint.language.zones import LIGHT, fold, stem
from factlint.patterns import lazy_regex

_ROUND = 100  # a whole number with two zeros at its end is taken for a rounded one
_WIDEST = Fraction(1, 8)  # a figure of the body that is rounded by more is another one
_MONTH_BEFORE = lazy_regex(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+$", regex.IGNORECASE
)
_MOST_TERMS = 60  # figures of a body that a sum is looked for in
_LONGEST_NOUN = 3  # words behind a number in which the noun that it counts is looked for


def clashes(look: Look) -> Iterator[Clash]:
    """Each number that the body lacks, or has of other things only, with what it has instead."""
    text, part = look.text, look.part
    own = [
        number
        for number in numbers.find(text[part.start : part.end])
        if number.sort is not Sort.YEAR
        and not number.may_be_year
        and not _MONTH_BEFORE.search(text, part.start, part.start + number.start)
    ]
    if not own:
        return
    body = look.body.numbers
    for number in own:
        noun = _noun(look, part.start + number.end)
        alike = [
            item
            for item in body
            if item.is_like(number)
            and not item.may_be_year
            and (number.unit or _noun(look, item.end) == noun)
        ]
        if any(_is_same(number, item) for item in alike) or not (number.unit or noun):
            continue
        is_known = _is_known(number, body, look)
        if is_known and not number.unit:
            continue  # the body may call what is counted by another word
        others = [item for item in alike if not any(_is_same(item, shown) for shown in own)]
        if _is_derived(number, alike):
            continue
        clash = _clash(look, number, others, is_known=is_known)
        if clash is not None:
            yield clash


def _clash(look: Look, number: Number, others: list[Number], *, is_known: bool) -> Clash | None:
    """A number that the body has of something else must fill the slot of another one."""
    begin = look.part.start
    spans = [(item.start, item.end) for item in others[:MOST_OTHERS]]
    # A "10-year bond" has other years to it than its own.
    by_sort = not (is_known or (number.is_attributive and number.sort is Sort.MEASURE))
    return look.best(begin + number.start, begin + number.end, spans, spans if by_sort else ())


def _is_derived(number: Number, alike: list[Number]) -> bool:
    """Whether a number is the sum or the difference of two that the body has."""
    values = sorted({item.value for item in alike})[:_MOST_TERMS]
    reach = _step(number) / 2
    return any(
        abs(one + other - number.value) <= reach or abs(abs(one - other) - number.value) <= reach
        for place, one in enumerate(values)
        for other in values[place:]
    )


def _is_known(number: Number, body: list[Number], look: Look) -> bool:
    """Whether the body has the number of anything, be it in a date or a label."""
    printed = look.text[look.part.start + number.digits_start : look.part.start + number.digits_end]
    return printed in look.zones.words or any(_is_same(number, item) for item in body)


def _is_same(number: Number, item: Number) -> bool:
    """Whether both may be one amount: what stands above is rounded, seldom what the body has."""
    step = max(_step(number), _step(item))
    hedged = number.hedge is not Hedge.NONE or item.hedge is not Hedge.NONE
    if _step(number) == _step(item) and not hedged:
        return number.value == item.value
    reach = step if hedged else step / 2
    if step == _step(item):
        reach = min(reach, abs(number.value) * _WIDEST)
    return abs(number.value - item.value) <= reach


def _step(number: Number) -> Fraction:
    """What a number is rounded to; zeros at the end of a whole one may be rounding."""
    is_rounded = number.hedge is not Hedge.NONE or number.round_step >= _ROUND * number.step
    return number.round_step if is_rounded else number.step


def _noun(look: Look, end: int) -> str:
    """The stem of the first word behind a number that says what it counts."""
    for word in look.zones.context(end, end).after[:_LONGEST_NOUN]:
        if word not in LIGHT and not word.isdigit():
            return stem(fold(word))
    return ""
