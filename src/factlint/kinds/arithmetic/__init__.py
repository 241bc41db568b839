"""`arithmetic`: figures of one text that do not follow from each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factlint.kinds.base import Hit, Mark, Needle, NeedleSort
from factlint.language.prose import Prose
from factlint.language.quantities import spelled
from factlint.late import late
from factlint.model.rule import Rule
from factlint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from factlint.kinds.arithmetic import magnitude, percent, ratio, shares, totals
else:
    magnitude, percent, ratio, shares, totals = late(
        __name__, "magnitude", "percent", "ratio", "shares", "totals"
    )


# What a fault cannot do without: only the sentences that have it are looked at.
_PERCENT = r"(?i)[%％]|\bpct\b|\bper[-\s]*cent|\d\s?(?:pc|ppt?)\b"
_SUMS = (
    r"(?i)\b(?:total|comprising|consisting|composed|made\s+up|broken\s+down|namely"
    r"|(?:split|divided)\s+into)"
)
_OPENERS = (
    rf"(?i)(?:[:(—–]|\s--?)\s*(?:(?:the|an?|some)\s+)?(?:[\w.]{{0,4}}[^\w\s]{{0,2}}\s?\d"
    rf"|(?:{'|'.join((*spelled.SMALL, *spelled.TENS, 'half', 'an?', 'minus'))})\b)"
)
_MULTIPLE = (
    r"(?i)doubl|tripl|trebl|quadrupl|halv|fold\b|\btwice\b"
    r"|\b(?:half|times)\s+(?:the|last|what)\b"
)
_BILLION = r"\bbillion|\bbln\b|\dbn\b|\bbn\b|\db\b"
_Judge = Callable[[Prose, Sequence[Hit]], Iterator[Mark]]


def needles(rule: Rule) -> Sequence[Needle]:
    """What a document must have before its numbers are looked at."""
    return [
        Needle(text, NeedleSort.REGEX, key, ignore_case=False)
        for key, texts in _FAULTS[rule.params["fault"]][0].items()
        for text in texts
    ]


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of place."""
    found = _FAULTS[rule.params["fault"]][1](prose, hits)
    for mark in sorted(found, key=lambda mark: (mark.start, mark.end)):
        if prose.in_scope(rule.scope, mark.start, mark.end):
            yield mark


_FAULTS: dict[str, tuple[dict[str, tuple[str, ...]], _Judge]] = {
    "percent-change": (
        {"percent": (_PERCENT,)},
        lambda prose, hits: percent.wrong_changes(prose, hits),
    ),
    "percentage-point": (
        {"percent": (_PERCENT,)},
        lambda prose, hits: percent.point_slips(prose, hits),
    ),
    "part-of-whole": (
        {"percent": (_PERCENT,)},
        lambda prose, hits: shares.wrong_shares(prose, hits),
    ),
    "parts-and-total": (
        {"sum": (_SUMS,), "opener": (_OPENERS,)},
        lambda prose, hits: totals.wrong_totals(prose, hits),
    ),
    "percentages-of-whole": (
        {"percent": (_PERCENT,)},
        lambda prose, hits: totals.over_hundred(prose, hits),
    ),
    "ratio": (
        {"percent": (_PERCENT,), "multiple": (_MULTIPLE,)},
        lambda prose, hits: ratio.wrong_ratios(prose, hits),
    ),
    "magnitude": ({"billion": (_BILLION,)}, lambda prose, hits: magnitude.slips(prose, hits)),
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
runs_on_silence = False
