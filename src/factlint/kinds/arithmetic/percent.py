"""Percent changes against the figures before and after, and percent against percentage point."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.kinds.arithmetic import agreement
from factlint.kinds.arithmetic.figures import percent, printed, shown
from factlint.kinds.arithmetic.places import sentences
from factlint.kinds.base import Mark, Place
from factlint.language.prose import Prose
from factlint.language.quantities.changes import Change
from factlint.language.quantities.number import Sort
from factlint.model.rule import Scope


def wrong_changes(prose: Prose, scope: Scope) -> Iterator[Mark]:
    """Percentages that do not follow from the two figures beside them."""
    for change in _changes(prose, scope):
        if change.stated is None or is_point_slip(change):
            continue
        if change.stated.sort is Sort.POINTS:
            if _is_share(change) and not _points_agree(change):
                yield _mark(prose, change, _points(change))
            continue
        if not agreement.percent_agrees(change):
            yield _mark(prose, change, percent(agreement.read(change).ratio, change.stated))


def point_slips(prose: Prose, scope: Scope) -> Iterator[Mark]:
    """Percentages that are the difference of two percentages: percentage points."""
    for change in _changes(prose, scope):
        if change.stated is not None and is_point_slip(change):
            if change.stated.sort is Sort.PERCENT:
                follows = _points(change)
            else:
                follows = percent(agreement.read(change).ratio, change.stated)
            yield _mark(prose, change, follows)


def _changes(prose: Prose, scope: Scope) -> Iterator[Change]:
    """The changes of the sentences with a percentage and two figures beside it."""
    for stretch in prose.percents.stretches:
        if stretch.may_state_change:
            for sentence in sentences(prose, scope, stretch.places):
                if prose.may_hold_numbers(sentence, 3):
                    yield from prose.changes_in(sentence)


def is_point_slip(change: Change) -> bool:
    """Whether a percentage is given where points are meant, or the other way round."""
    assert change.stated is not None
    follows = agreement.percent_agrees(change)
    if change.stated.sort is Sort.POINTS:
        return follows and not _is_share(change)
    if not _is_share(change) or not _points_agree(change):
        return False
    return not follows or _is_plainly_difference(change)


def _is_plainly_difference(change: Change) -> bool:
    """Whether the figures as printed differ by the stated percentage and give another one."""
    assert change.stated is not None
    stated = change.stated
    difference = change.sign * (change.new.value - change.old.value)
    ratio = change.sign * 100 * (change.new.value / change.old.value - 1)
    low, high = stated.bounds()
    return stated.value == difference and not low <= ratio <= high


def _is_share(change: Change) -> bool:
    return change.new.sort is Sort.PERCENT


def _points_agree(change: Change) -> bool:
    assert change.stated is not None
    low, high = agreement.percent_bounds(change.stated, change.hedge)
    if change.sign < 0:
        low, high = -high, -low
    (new_low, new_high), (old_low, old_high) = change.new.bounds(), change.old.bounds()
    return low <= new_high - old_low and new_low - old_high <= high


def _points(change: Change) -> str:
    difference = change.new.value - change.old.value
    if not difference:
        return "no change"
    way = "a rise" if difference > 0 else "a fall"
    amount = printed(abs(difference), 2)
    return f"{way} of {amount} percentage point{'' if amount == '1' else 's'}"


def _mark(prose: Prose, change: Change, follows: str) -> Mark:
    assert change.stated is not None
    text = prose.text
    old, new = shown(text, change.old), shown(text, change.new)
    return Mark(
        change.start,
        change.end,
        {
            "stated": shown(text, change.stated),
            "way": "rise" if change.sign > 0 else "fall",
            "old": old,
            "new": new,
            "follows": follows,
        },
        related=(
            Place(change.old.start, change.old.end, "from here"),
            Place(change.new.start, change.new.end, "to here"),
        ),
    )
