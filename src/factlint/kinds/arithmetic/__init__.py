"""`arithmetic`: figures of one text that do not follow from each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from factlint.kinds.base import Hit, Mark, Needle
from factlint.language.prose import Prose
from factlint.late import late
from factlint.model.rule import Rule, Scope

if TYPE_CHECKING:
    from factlint.kinds.arithmetic import magnitude, percent, ratio, shares, totals, wholes
else:
    magnitude, percent, ratio, shares, totals, wholes = late(
        __name__, "magnitude", "percent", "ratio", "shares", "totals", "wholes"
    )


_PERCENT = r"(?i)[%％]|\bpct\b|\bper[-\s]*cent|\d\s?(?:pc|ppt?)\b"
_Clauses = Callable[[], Sequence[Sequence[str]]]
_Judge = Callable[[Prose, Scope], Iterator[Mark]]


def needles(rule: Rule) -> Sequence[Needle]:
    """None: the gate says which documents are looked at."""
    return ()


def gate(rule: Rule) -> Sequence[Sequence[str]]:
    """What a fault cannot do without."""
    return _FAULTS[rule.params["fault"]][0]()


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of place."""
    found = _FAULTS[rule.params["fault"]][1](prose, rule.scope)
    for mark in sorted(found, key=lambda mark: (mark.start, mark.end)):
        if prose.in_scope(rule.scope, mark.start, mark.end):
            yield mark


def _percents() -> Sequence[Sequence[str]]:
    return ((_PERCENT,),)


def _ratios() -> Sequence[Sequence[str]]:
    multiple, fraction = f"(?i){ratio.MULTIPLE}", f"(?i){shares.FRACTION}"
    return (_PERCENT, multiple), (fraction, multiple)


# The module of a fault is imported only where a text may have the fault.
_FAULTS: dict[str, tuple[_Clauses, _Judge]] = {
    "percent-change": (_percents, lambda prose, scope: percent.wrong_changes(prose, scope)),
    "percentage-point": (_percents, lambda prose, scope: percent.point_slips(prose, scope)),
    "part-of-whole": (_percents, lambda prose, scope: shares.wrong_shares(prose, scope)),
    "parts-and-total": (
        lambda: (tuple(f"(?i){text}" for text in totals.LISTS),),
        lambda prose, scope: totals.wrong_totals(prose, scope),
    ),
    "percentages-of-whole": (_percents, lambda prose, scope: wholes.over_hundred(prose, scope)),
    "ratio": (_ratios, lambda prose, scope: ratio.wrong_ratios(prose, scope)),
    "magnitude": (
        lambda: ((magnitude.BILLION,), (magnitude.OTHER_SCALE,)),
        lambda prose, scope: magnitude.slips(prose, scope),
    ),
}
SCHEMA = {
    "type": "object",
    "properties": {
        "fault": {
            "enum": sorted(_FAULTS),
            "description": "What to look for: a percent change that its two figures contradict,"
            " percentage points called percent, a share that is not that of its part and its"
            " whole, a total that is not the sum of its parts, percentages of a whole that are"
            " not a hundred, a multiple in words that its figures contradict, or one figure"
            " with million here and billion there.",
        }
    },
    "required": ["fault"],
    "additionalProperties": False,
    "description": "A mapping with the fault.",
}
FIELDS = frozenset(
    {"stated", "way", "old", "new", "follows", "part", "whole", "parts", "ratio", "other"}
)
runs_on_silence = True
