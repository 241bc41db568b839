"""Stated changes with both their figures: "rose 12 pct to 92 mln from 80 mln", "doubled to 40"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from fractions import Fraction

from factlint.language.quantities import change_words as words
from factlint.language.quantities.anchors import Anchor, anchors, first_of, way_told
from factlint.language.quantities.number import End, Hedge, Number, Sort
from factlint.model.document import Span
from factlint.values import dataclass, replace

_TIME = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))
_MOST_WORDS = 14  # between two figures of one statement
_LONGEST = 200  # code points between them
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


def find(text: str, sentence: Span, numbers: Sequence[Number]) -> tuple[Change, ...]:
    """The changes stated in a sentence, given its numbers, sorted."""
    if len(numbers) < 2:
        return ()
    stated = list(anchors(text, sentence, numbers))
    if not stated:
        return ()
    figures = _figures(text, sentence, numbers)
    found = (_change(text, sentence, anchor, figures) for anchor in stated)
    return tuple(change for change in found if change is not None)


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


def _change(text: str, sentence: Span, anchor: Anchor, figures: Sequence[Number]) -> Change | None:
    at = bisect_right(figures, anchor.start, key=_end_of)
    ahead = figures[max(0, at - 2) : at]
    at = bisect_left(figures, anchor.end, key=_start_of)
    behind = [_without_than(number, anchor) for number in figures[at : at + 2]]
    if anchor.is_multiple:
        pair = _multiple_of(text, anchor, ahead, behind)
    elif anchor.is_bare:
        pair = _both_ahead(text, anchor, ahead)
    else:
        pair = _both_behind(text, anchor, behind)
        if pair is None and not anchor.is_continued:
            pair = _around(text, anchor, ahead, behind) or _both_ahead(text, anchor, ahead)
    if pair is None:
        return None
    new, old = pair
    sign = anchor.sign or way_told(text, sentence.start, min(first_of(new), first_of(old)))
    if not sign or not _is_comparable(new, old):
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
        sign,
        new,
        old,
        anchor.is_fold,
    )


def _without_than(number: Number, anchor: Anchor) -> Number:
    """The number without "less than" where that belongs to the change: 12 % less than 80."""
    if 0 <= number.hedge_start <= anchor.end:
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


def _both_behind(
    text: str, anchor: Anchor, behind: Sequence[Number]
) -> tuple[Number, Number] | None:
    """rose 12 pct to 92 from 80; rose 12 pct from 80 to 92."""
    if len(behind) < 2:
        return None
    one, two = behind
    gap = _gap(text, anchor.end, first_of(one))
    between = _gap(text, one.end, first_of(two))
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
    text: str, anchor: Anchor, ahead: Sequence[Number], behind: Sequence[Number]
) -> tuple[Number, Number] | None:
    """92 mln, twice the 46 mln of last year."""
    if not ahead or not behind:
        return None
    new, old = ahead[-1], behind[0]
    if not words.THE.fullmatch(_gap(text, anchor.end, first_of(old))):
        return None
    return (new, old) if _leads(_gap(text, new.end, anchor.start)) else None


def _around(
    text: str, anchor: Anchor, ahead: Sequence[Number], behind: Sequence[Number]
) -> tuple[Number, Number] | None:
    """92 mln, up 12 pct from 80 mln; 92 mln, 12 pct more than the 80 mln."""
    if not ahead or not behind:
        return None
    new, old = ahead[-1], behind[0]
    gap = _gap(text, anchor.end, first_of(old))
    base = words.FROM.search(gap) or words.BASE.search(gap)
    if base is None or not _is_glue(gap[: base.start()]):
        return None
    before = text[max(0, first_of(new) - _REACH) : first_of(new)]
    lead = _gap(text, new.end, anchor.start)
    if not _leads(lead) and not (words.AT.search(before) and words.WAS.fullmatch(lead)):
        return None
    return None if words.FROM.search(before) else (new, old)


def _both_ahead(text: str, anchor: Anchor, ahead: Sequence[Number]) -> tuple[Number, Number] | None:
    """to 92 from 80, up 15 %; 92 compared with 80, an increase of 15 %; from 80 to 92, up 15 %."""
    if len(ahead) < 2:
        return None
    one, two = ahead
    if not _leads(_gap(text, two.end, anchor.start)):
        return None
    between = _gap(text, one.end, first_of(two))
    before = text[max(0, first_of(one) - _REACH) : first_of(one)]
    if (base := words.FROM.search(between)) and not words.FROM.search(before):
        return (one, two) if _is_glue(between[: base.start()]) else None
    if (to := words.TO.search(between)) and words.FROM.search(before):
        return (two, one) if _is_glue(between[: to.start()]) else None
    return None


def _is_glue(gap: str) -> bool:
    """Whether the words between two figures leave them with one statement."""
    gap = words.ASIDE.sub("", gap).removesuffix("(")
    return len(gap.split()) <= _MOST_WORDS and not words.BREAK.search(gap)


def _leads(gap: str) -> bool:
    match = words.LEAD.match(gap)
    if match is None or not _is_glue(match["noun"]):
        return False
    if match["mark"].strip():
        return True
    return "(" not in match["noun"] and not words.ON.search(match["noun"])
