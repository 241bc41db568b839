"""Stated changes with both their figures: "rose 12 pct to 92 mln from 80 mln", "doubled to 40"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import regex

from factlint.language.quantities import change_words as words
from factlint.language.quantities.number import End, Hedge, Number, Sort
from factlint.model.document import Span

_TIME = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))
_MOST_WORDS = 10  # between two figures of one statement
_LONGEST = 160  # code points between them
_REACH = 60


@dataclass(frozen=True, slots=True)
class Change:
    """A change that is stated, with the figure before it and the figure after it.

    `stated` is the percentage; without one `factor` says how many times the old figure the new
    one is. `sign` is 1 for up and -1 for down. `start` and `end` are what states the change.
    """

    start: int
    end: int
    stated: Number | None
    factor: Fraction | None
    hedge: Hedge
    sign: int
    new: Number
    old: Number
    is_fold: bool = False  # "rose threefold": three times, or three times more


@dataclass(frozen=True, slots=True)
class _Anchor:
    start: int  # of the whole phrase, direction and hedge included
    end: int
    number: Number | None
    factor: Fraction | None
    sign: int
    hedge: Hedge
    is_fold: bool = False
    is_multiple: bool = False  # "twice the 40": what follows is the old figure
    is_continued: bool = False  # without a verb of its own


def find(text: str, sentences: Sequence[Span], numbers: Sequence[Number]) -> tuple[Change, ...]:
    """The changes stated in the sentences; `numbers` are those of the whole text, sorted."""
    found: list[Change] = []
    at = 0
    for sentence in sentences:
        while at < len(numbers) and numbers[at].start < sentence.start:
            at += 1
        first = at
        while at < len(numbers) and numbers[at].end <= sentence.end:
            at += 1
        if at - first >= 2:
            found.extend(_in_sentence(text, sentence, numbers[first:at]))
    return tuple(found)


def _in_sentence(text: str, sentence: Span, numbers: Sequence[Number]) -> Iterator[Change]:
    anchors = list(_anchors(text, sentence, numbers))
    if not anchors:
        return
    figures = _figures(text, sentence, numbers)
    for anchor in anchors:
        change = _change(text, sentence, anchor, figures)
        if change is not None:
            yield change


def _figures(text: str, sentence: Span, numbers: Sequence[Number]) -> list[Number]:
    """The numbers that can be figures of a change: no years, times, asides or shares."""
    found: list[Number] = []
    aside_end = -1
    for number in numbers:
        if number.sort is Sort.YEAR or number.is_attributive or number.unit in _TIME:
            continue
        before = text[max(sentence.start, number.start - 4) : number.start]
        if number.start < aside_end:
            continue
        if found and before.endswith("(") and number.start - found[-1].end <= 3:
            close = text.find(")", number.end, min(sentence.end, number.end + _REACH))
            if number.sort in (Sort.MONEY, Sort.MEASURE) and close >= 0:
                aside_end = close  # "$1.13bn (£600m)"
                continue
        if words.PER_SHARE.match(text, number.end, number.end + _REACH) and words.OR.search(before):
            continue
        found.append(number)
    return found


def _anchors(text: str, sentence: Span, numbers: Sequence[Number]) -> Iterator[_Anchor]:
    before: Number | None = None
    last: _Anchor | None = None
    for number in numbers:
        if number.sort in (Sort.PERCENT, Sort.POINTS) and number.range_end is End.NONE:
            anchor = _percent_anchor(text, sentence, number, before)
            if anchor is None and last is not None:
                anchor = _continued(text, number, last)
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
        yield _Anchor(start, match.end(), None, factor, sign, hedge, fold, multiple)


def _hedge_before(text: str, floor: int, start: int) -> tuple[int, Hedge]:
    match = words.HEDGE_BEFORE.search(text, max(floor, start - 20), start)
    if match is None:
        return start, Hedge.NONE
    return match.start(), Hedge(match.lastgroup)


def _percent_anchor(
    text: str, sentence: Span, number: Number, before: Number | None
) -> _Anchor | None:
    first = _first(number)
    if words.POSITION.match(text, first, first + _REACH):
        return None  # dips below 9.5 pct
    restated = before is not None and words.RESTATES.fullmatch(text, before.end, first)
    if before is not None and restated:
        if before.sort in (Sort.PERCENT, Sort.YEAR, Sort.SHARE, Sort.POINTS):
            return None
        # "rose 12 mln dlrs, or 15 pct, to 92 mln from 80 mln"
        way = _way_before(text, sentence, _first(before))
        if way is not None:
            return _Anchor(way.start(), number.end, number, None, _sign(way), number.hedge)
    right = words.WAY_RIGHT_BEFORE.search(text, max(sentence.start, first - _REACH), first)
    behind = words.WAY_BEHIND.match(text, number.end, min(sentence.end, number.end + _REACH))
    if right is None and behind is not None:
        # "15 pct above the 80": the word ties the old figure as well.
        is_tie = behind["way"].lower() in ("above", "below")
        end = behind.start("way") if is_tie else behind.end()
        return _Anchor(first, end, number, None, _sign(behind), number.hedge)
    way = right or _way_before(text, sentence, first)
    if way is None:
        return None
    return _Anchor(way.start(), number.end, number, None, _sign(way), number.hedge)


def _continued(text: str, number: Number, last: _Anchor) -> _Anchor | None:
    """rose 12 pct to 92 from 80 and 15 pct to 115 from 100: the verb goes on."""
    first = _first(number)
    if not words.AND.search(text, max(last.end, first - 12), first):
        return None
    return _Anchor(first, number.end, number, None, last.sign, number.hedge, is_continued=True)


def _way_before(text: str, sentence: Span, end: int) -> regex.Match[str] | None:
    floor = max(sentence.start, end - _REACH)
    right = words.WAY_RIGHT_BEFORE.search(text, floor, end)
    return right or words.WAY_BEFORE.search(text, floor, end)


def _sign(way: regex.Match[str]) -> int:
    return words.SIGN[str(way["way"]).lower()]


def _change(text: str, sentence: Span, anchor: _Anchor, figures: Sequence[Number]) -> Change | None:
    at = bisect_right(figures, anchor.start, key=_end_of)
    ahead = figures[max(0, at - 2) : at]
    at = bisect_left(figures, anchor.end, key=_start_of)
    behind = [_without_than(number, anchor) for number in figures[at : at + 2]]
    if anchor.is_multiple:
        pair = _multiple_of(text, anchor, ahead, behind)
    else:
        pair = _both_behind(text, anchor, behind)
    if pair is None and not (anchor.is_multiple or anchor.is_continued):
        pair = _around(text, anchor, ahead, behind) or _both_ahead(text, anchor, ahead)
    if pair is None:
        return None
    new, old = pair
    if not _is_comparable(new, old):
        return None
    first = min(anchor.start, new.start, old.start)
    last = max(anchor.end, new.end, old.end)
    if words.OTHER_BASIS.search(text, max(sentence.start, first - 40), _clause_end(text, last)):
        return None
    if words.FORECAST.search(text, min(new.end, old.end), _clause_end(text, old.end)):
        return None
    start = anchor.number.start if anchor.number else anchor.start
    end = anchor.number.end if anchor.number else anchor.end
    return Change(
        start,
        end,
        anchor.number,
        anchor.factor,
        anchor.hedge,
        anchor.sign,
        new,
        old,
        anchor.is_fold,
    )


def _without_than(number: Number, anchor: _Anchor) -> Number:
    """The number without "less than" where that belongs to the change: 12 % less than 80."""
    if 0 <= number.hedge_start < anchor.end:
        return replace(number, hedge=Hedge.NONE, hedge_start=-1)
    return number


def _start_of(number: Number) -> int:
    return number.start


def _end_of(number: Number) -> int:
    return number.end


def _gap(text: str, start: int, end: int) -> str:
    """The words between two figures; what breaks every statement where they are far apart."""
    return text[start:end] if 0 <= end - start <= _LONGEST else ";"


def _clause_end(text: str, start: int) -> int:
    """Where the words that still belong to a figure end."""
    match = words.CLAUSE_END.search(text, start, start + 40)
    return match.start() if match else start + 40


def _is_comparable(new: Number, old: Number) -> bool:
    """Whether the two figures measure one thing, as far as their units say."""
    if End.NONE is not new.range_end or End.NONE is not old.range_end:
        return False
    if (old.may_be_year and not old.unit) or new.value <= 0 or old.value <= 0:
        return False
    if new.is_like(old):
        return new.sort is not Sort.POINTS
    if Sort.PERCENT in (new.sort, old.sort):
        return new.sort is Sort.PERCENT and old.sort is Sort.COUNT
    return not new.unit or not old.unit


def _first(number: Number) -> int:
    return number.start if number.hedge_start < 0 else number.hedge_start


def _both_behind(
    text: str, anchor: _Anchor, behind: Sequence[Number]
) -> tuple[Number, Number] | None:
    """rose 12 pct to 92 from 80; rose 12 pct from 80 to 92."""
    if len(behind) < 2:
        return None
    one, two = behind
    gap = _gap(text, anchor.end, _first(one))
    between = _gap(text, one.end, _first(two))
    if (to := words.TO.search(gap)) and (base := words.FROM.search(between)):
        glue = gap[: to.start()]
        if (
            _is_glue(glue)
            and not words.OTHER_START.search(glue)
            and _is_glue(between[: base.start()])
        ):
            return one, two
    base, to = words.FROM.search(gap), words.TO.search(between)
    if base and to and _is_glue(gap[: base.start()]) and _is_glue(between[: to.start()]):
        return two, one
    return None


def _multiple_of(
    text: str, anchor: _Anchor, ahead: Sequence[Number], behind: Sequence[Number]
) -> tuple[Number, Number] | None:
    """92 mln, twice the 46 mln of last year."""
    if not ahead or not behind:
        return None
    new, old = ahead[-1], behind[0]
    if not words.THE.fullmatch(_gap(text, anchor.end, _first(old))):
        return None
    return (new, old) if _leads(_gap(text, new.end, anchor.start)) else None


def _around(
    text: str, anchor: _Anchor, ahead: Sequence[Number], behind: Sequence[Number]
) -> tuple[Number, Number] | None:
    """92 mln, up 12 pct from 80 mln; 92 mln, 12 pct more than the 80 mln."""
    if not ahead or not behind:
        return None
    new, old = ahead[-1], behind[0]
    gap = _gap(text, anchor.end, _first(old))
    base = words.FROM.search(gap) or words.BASE.search(gap)
    if base is None or not _is_glue(gap[: base.start()]):
        return None
    before = text[max(0, _first(new) - _REACH) : _first(new)]
    lead = _gap(text, new.end, anchor.start)
    if not _leads(lead) and not (words.AT.search(before) and words.WAS.fullmatch(lead)):
        return None
    return None if words.FROM.search(before) else (new, old)


def _both_ahead(
    text: str, anchor: _Anchor, ahead: Sequence[Number]
) -> tuple[Number, Number] | None:
    """to 92 from 80, up 15 %; 92 compared with 80, an increase of 15 %; from 80 to 92, up 15 %."""
    if len(ahead) < 2:
        return None
    one, two = ahead
    if not _leads(_gap(text, two.end, anchor.start)):
        return None
    between = _gap(text, one.end, _first(two))
    before = text[max(0, _first(one) - _REACH) : _first(one)]
    if (base := words.FROM.search(between)) and not words.FROM.search(before):
        return (one, two) if _is_glue(between[: base.start()]) else None
    if (to := words.TO.search(between)) and words.FROM.search(before):
        return (two, one) if _is_glue(between[: to.start()]) else None
    return None


def _is_glue(gap: str) -> bool:
    """Whether the words between two figures leave them with one statement."""
    gap = words.ASIDE.sub("", gap)
    return len(gap.split()) <= _MOST_WORDS and not words.BREAK.search(gap)


def _leads(gap: str) -> bool:
    match = words.LEAD.match(gap)
    if match is None or not _is_glue(match["noun"]):
        return False
    return match["mark"].strip() != "" or not words.ON.search(match["noun"])
