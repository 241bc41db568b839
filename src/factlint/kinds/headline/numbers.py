"""Numbers of a headline, deck or caption that the body gives otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from factlint import regex
from factlint.kinds.headline.clash import MOST_OTHERS, Clash, Evidence, Look
from factlint.language import numbers
from factlint.language.headlines import MONTH, may_count
from factlint.language.numbers import Hedge, Number, Sort
from factlint.language.zones import LIGHT, fold, stem
from factlint.patterns import lazy_regex

_ROUND = 100  # a whole number with two zeros at its end is taken for a rounded one
_WIDEST = Fraction(1, 8)  # a figure of the body that is rounded by more is another one
_MONTH_BEFORE = lazy_regex(rf"{MONTH}$", regex.IGNORECASE)
_MOST_ABOVE = 12  # numbers of one part that are compared
_SMALL = 10  # things that a reader may count
_MOST_PLACES = 3  # where a number may stand, that are looked at before all numbers are found
_MOST_TERMS = 60  # figures of a body that a sum is looked for in
_LONGEST_NOUN = 3  # words behind a number in which the noun that it counts is looked for


def clashes(look: Look) -> Iterator[Clash]:
    """Each number that the body lacks, or has of other things only, with what it has instead."""
    own = list(islice(_stated_above(look), _MOST_ABOVE))
    for number in own:
        noun = _noun(look, look.part.start + number.end)
        if not (number.unit or noun):
            continue
        if not number.unit and _is_printed(number, look):
            continue  # a count that the body knows, be it of something else
        if _stands(look, number, noun):
            continue  # before all numbers of the body are found
        if not number.unit and not look.zones.may_hold(noun):
            continue
        alike = [item for item in look.body.numbers if _is_alike(look, number, noun, item)]
        if any(_is_same(number, item) for item in alike) or _is_derived(number, alike):
            continue
        others = [item for item in alike if not any(_is_same(item, shown) for shown in own)]
        clash = _clash(look, number, others[:MOST_OTHERS])
        if clash is not None:
            yield clash


def _stands(look: Look, number: Number, noun: str) -> bool:
    """A quick look, where the number is printed in the body: whether it has the number."""
    begin = look.part.start
    printed = look.text[begin + number.digits_start : begin + number.digits_end]
    return any(
        look.zones.in_body(item.start)
        and _is_alike(look, number, noun, item)
        and _is_same(number, item)
        for place in islice(_places(look, printed), _MOST_PLACES)
        for item in look.prose.numbers_up_to(place)
    )


def _places(look: Look, printed: str) -> Iterator[int]:
    """Where the body has digits, or a number in words in small letters, by themselves."""
    written = printed.lower()
    for start, end in look.zones.body:
        place = look.text.find(written, start, end)
        while place >= 0:
            behind = place + len(written)
            if not look.text[place - 1].isalnum() and not look.text[behind : behind + 1].isalnum():
                yield place
            place = look.text.find(written, behind, end)


def _is_alike(look: Look, number: Number, noun: str, item: Number) -> bool:
    """Whether a number of the body is one of the same things."""
    return (
        item.is_like(number)
        and not item.may_be_year
        and bool(number.unit or _noun(look, item.end) == noun)
    )


def _stated_above(look: Look) -> Iterator[Number]:
    text, part = look.text, look.part
    if not may_count(text, part):
        return
    for number in numbers.find(text[part.start : part.end]):
        if number.sort is Sort.YEAR or number.may_be_year:
            continue
        if not _MONTH_BEFORE.search(text, part.start, part.start + number.start):
            yield number


def _clash(look: Look, number: Number, others: list[Number]) -> Clash | None:
    """The clash of a number with another one of its unit, or of the things that it counts.

    A number that the body has of something else must stand where the other one stands. What is
    counted may have another name in the body, so a count that it knows is left alone, and a small
    one, which a reader may have counted, must follow the same words.
    """
    if not others:
        return None
    start, end = look.part.start + number.start, look.part.start + number.end
    spans = [(item.start, item.end) for item in others]
    is_known = _is_known(number, look.body.numbers, look)
    if number.unit:
        # A "10-year bond" has other years to it than its own.
        by_sort = not (is_known or (number.is_attributive and number.sort is Sort.MEASURE))
        return look.best(start, end, spans, spans if by_sort else ())
    if is_known:
        return None
    if number.value >= _SMALL:
        return look.best(start, end, spans, spans)
    context = look.zones.context(start, end)
    for low, high in spans:
        if context.begins_like(look.zones.context(low, high)):
            return Clash(start, end, low, high, Evidence.SLOT)
    return None


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
    return any(_is_same(number, item) for item in body) or _is_printed(number, look)


def _is_printed(number: Number, look: Look) -> bool:
    """Whether the digits of an unscaled number stand in the body."""
    begin = look.part.start
    printed = look.text[begin + number.digits_start : begin + number.digits_end]
    return number.scale == 1 and look.zones.holds(printed)


def _is_same(number: Number, item: Number) -> bool:
    """Whether both may be one amount: what stands above is rounded, seldom what the body has."""
    step = max(_step(number), _step(item))
    hedged = number.hedge is not Hedge.NONE or item.hedge is not Hedge.NONE
    if _step(number) == _step(item) and not hedged:
        return number.value == item.value
    reach = step if hedged else step / 2
    if number.scale > 1 and 0 <= item.value - number.value < number.step:
        return True  # print cuts off large amounts: $16bn for $16.6bn
    if step == _step(item):
        reach = min(reach, abs(number.value) * _WIDEST)
    return abs(number.value - item.value) <= reach


def _step(number: Number) -> Fraction:
    """What a number is rounded to; zeros at the end of a whole one may be rounding."""
    is_rounded = number.hedge is not Hedge.NONE or number.round_step >= _ROUND * number.step
    return number.round_step if is_rounded else number.step


def _noun(look: Look, end: int) -> str:
    """The stem of the first word behind a number that says what it counts."""
    known = look.body.nouns.get(end)
    if known is None:
        known = look.body.nouns[end] = _find_noun(look, end)
    return known


def _find_noun(look: Look, end: int) -> str:
    for word in look.zones.context(end, end).after[:_LONGEST_NOUN]:
        if word not in LIGHT and not word.isdigit():
            return stem(fold(word))
    return ""
