"""Changes told as a multiple, "doubled", "threefold", "halved", against the two figures."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factlint.kinds.arithmetic import agreement, shares
from factlint.kinds.arithmetic.figures import printed, shown
from factlint.kinds.arithmetic.places import sentences
from factlint.kinds.base import Mark, Place
from factlint.language.prose import Prose
from factlint.language.quantities.changes import Change
from factlint.language.quantities.number import Bounds, Hedge
from factlint.model.rule import Scope
from factlint.patterns import lazy_re

# How far print stretches a word without a hedge: "doubled" is said of 1.85 and of 2.3.
_LOOSE = (Fraction(9, 10), Fraction(5, 4))


MULTIPLE = (
    r"(?:doubl|tripl|trebl|quadrupl|halv)(?:ed|es|ing)|fold\b"
    r"|(?:twice|double|triple|treble|half|times)\s+(?:the|last\s+year|what)\b"
)
"""A word for a multiple, in a text in small letters or where case is ignored."""
_MULTIPLE = lazy_re(MULTIPLE)


def wrong_ratios(prose: Prose, scope: Scope) -> Iterator[Mark]:
    """Words for a multiple that the figures beside them contradict."""
    yield from shares.wrong_fractions(prose, scope)
    told = (match.span() for match in _MULTIPLE.finditer(prose.percents.folded))
    for sentence in sentences(prose, scope, told):
        for change in prose.changes_in(sentence) if prose.may_hold_numbers(sentence, 2) else ():
            if change.factor is None:
                continue
            reading = agreement.read(change)
            if not any(_overlap(_range(change), bounds) for bounds in reading.ratios):
                yield _mark(prose, change, reading.ratio)


def _range(change: Change) -> Bounds:
    """The multiples that the words allow, a hedge included; for a fall as well as for a rise."""
    assert change.factor is not None
    factor = change.factor if change.factor > 1 else 1 / change.factor
    match change.hedge:
        case Hedge.OVER:
            low, high = factor, factor * 4
        case Hedge.UNDER:
            low, high = factor * Fraction(3, 4), factor
        case Hedge.ABOUT:
            low, high = factor * Fraction(4, 5), factor * Fraction(5, 4)
        case _:
            low, high = factor * _LOOSE[0], factor * _LOOSE[1]
    if change.is_fold:  # "rose threefold" is said of three times and of three times more
        high = max(high, (factor + 1) * _LOOSE[1])
    return (low, high) if change.factor > 1 else (1 / high, 1 / low)


def _overlap(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _mark(prose: Prose, change: Change, ratio: Fraction) -> Mark:
    text = prose.text
    new, old = shown(text, change.new), shown(text, change.old)
    return Mark(
        change.start,
        change.end,
        {
            "ratio": " ".join(text[change.start : change.end].split()),
            "follows": f"from {old} to {new} is {printed(ratio, 2)} times as much",
        },
        related=(
            Place(change.old.start, change.old.end, "from here"),
            Place(change.new.start, change.new.end, "to here"),
        ),
    )
