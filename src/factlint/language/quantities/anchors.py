"""Where a sentence states a change: a percentage or a multiple, and which way it goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from factlint import regex
from factlint.language.quantities import change_words as words
from factlint.language.quantities.number import End, Hedge, Number, Sort
from factlint.model.document import Span
from factlint.values import dataclass

_REACH = 60
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Anchor:
    """What states a change; `sign` is 1 for up, -1 for down, 0 where the verb stands before."""

    start: int  # of the whole phrase, direction and hedge included
    end: int
    number: Number | None
    factor: Fraction | None
    sign: int
    hedge: Hedge
    is_fold: bool = False
    is_multiple: bool = False  # "twice the 40": what follows is the old figure
    is_continued: bool = False  # without a verb of its own
    is_bare: bool = False  # the verb stands before both figures


def anchors(text: str, sentence: Span, numbers: Sequence[Number]) -> Iterator[Anchor]:
    """The statements of one sentence; `numbers` are those of the sentence."""
    before: Number | None = None
    last: Anchor | None = None
    for number in numbers:
        if number.sort in (Sort.PERCENT, Sort.POINTS) and number.range_end is End.NONE:
            anchor = _percent_anchor(text, sentence, number, before)
            if anchor is None and last is not None:
                anchor = _continued(text, number, last)
            anchor = anchor or _bare(text, sentence, number)
            if anchor is not None:
                yield anchor
                last = anchor
        before = number
    for match in words.FACTOR.finditer(text, sentence.start, sentence.end):
        start, hedge = _hedge_before(text, sentence.start, match.start())
        factor = words.factor_of(match)
        sign = 1 if factor > 1 else -1
        if match["multiple"] and factor < 1 and hedge in (Hedge.OVER, Hedge.UNDER):
            continue
        fold, multiple = match["fold"] is not None, match["multiple"] is not None
        yield Anchor(start, match.end(), None, factor, sign, hedge, fold, multiple)


def _hedge_before(text: str, floor: int, start: int) -> tuple[int, Hedge]:
    match = words.HEDGE_BEFORE.search(text, max(floor, start - 20), start)
    if match is None:
        return start, Hedge.NONE
    return match.start(), Hedge(match.lastgroup)


def _percent_anchor(
    text: str, sentence: Span, number: Number, before: Number | None
) -> Anchor | None:
    first = first_of(number)
    if words.POSITION.match(text, first, first + _REACH):
        return None  # dips below 9.5 pct
    restated = before is not None and words.RESTATES.fullmatch(text, before.end, first)
    if before is not None and restated:
        if before.sort in (Sort.PERCENT, Sort.YEAR, Sort.SHARE, Sort.POINTS):
            return None
        # "rose 12 mln dlrs, or 15 pct, to 92 mln from 80 mln"
        way = _way_before(text, sentence, first_of(before))
        if way is not None:
            return Anchor(way.start(), number.end, number, None, _sign(way), number.hedge)
    right = words.WAY_RIGHT_BEFORE.search(text, max(sentence.start, first - _REACH), first)
    behind = words.WAY_BEHIND.match(text, number.end, min(sentence.end, number.end + _REACH))
    if right is None and behind is not None:
        # "15 pct above the 80": the word ties the old figure as well.
        is_tie = behind["way"].lower() in ("above", "below")
        end = behind.start("way") if is_tie else behind.end()
        return Anchor(first, end, number, None, _sign(behind), number.hedge)
    way = right or _way_before(text, sentence, first)
    if way is None:
        return None
    return Anchor(way.start(), number.end, number, None, _sign(way), number.hedge)


def _bare(text: str, sentence: Span, number: Number) -> Anchor | None:
    """rose from 80 to 92, or 15 %; rose from 80 to 92 (15 %): the verb stands before both."""
    first = first_of(number)
    lead = words.BARE.search(text, max(sentence.start, first - 8), first)
    if lead is None or words.STAKE.search(text, max(sentence.start, first - _LONGEST), first):
        return None
    return Anchor(lead.start(), number.end, number, None, 0, number.hedge, is_bare=True)


def _continued(text: str, number: Number, last: Anchor) -> Anchor | None:
    """rose 12 pct to 92 from 80 and 15 pct to 115 from 100: the verb goes on."""
    first = first_of(number)
    if not words.AND.search(text, max(last.end, first - 12), first):
        return None
    return Anchor(first, number.end, number, None, last.sign, number.hedge, is_continued=True)


def _way_before(text: str, sentence: Span, end: int) -> regex.Match[str] | None:
    floor = max(sentence.start, end - _REACH)
    right = words.WAY_RIGHT_BEFORE.search(text, floor, end)
    return right or words.WAY_BEFORE.search(text, floor, end)


def _sign(way: regex.Match[str]) -> int:
    return words.SIGN[str(way["way"]).lower()]


def way_told(text: str, floor: int, first: int) -> int:
    """Which way the verb before "from 80 to 92" goes: 1, -1, or 0 where there is none."""
    way = words.WAY_TOLD.search(text, max(floor, first - _REACH), first)
    return _sign(way) if way else 0


def first_of(number: Number) -> int:
    """Where a number begins, its hedge included."""
    return number.start if number.hedge_start < 0 else number.hedge_start
