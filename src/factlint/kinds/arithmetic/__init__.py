"""`arithmetic`: figures of one text that do not follow from each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factlint.kinds.arithmetic import magnitude, percent, ratio, shares, totals
from factlint.kinds.base import Hit, Mark, Needle, NeedleSort
from factlint.language.prose import Prose
from factlint.model.rule import Rule

# Cheap signs that a document may have what a fault is looked for in.
_PERCENT = r"%|\bpct\b|\bper ?cent|\bpercentage"
_LIST = (
    r"\btotal|\bcomprising|\bconsisting|\bcomposed|\bmade up|: [$£€]?\w|\([$£€]?\w| [-–—]{1,2} \w|—"
)
_RATIO = (
    r"doubl|tripl|trebl|quadrupl|halv|\btwice\b|\bhalf the\b|\btimes the\b|fold\b"
    r"|\bin (?:two|three|four|five|six|seven|eight|nine|ten)\b|third|quarter|fifth|tenth"
)
_BILLION = r"\bbillion|\bbln\b|\dbn\b|\bbn\b|\db\b"
_Judge = Callable[[Prose], Iterator[Mark]]


def needles(rule: Rule) -> Sequence[Needle]:
    """What a document must have before its numbers are looked at."""
    return [Needle(_FAULTS[rule.params["fault"]][0], NeedleSort.REGEX, ignore_case=False)]


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of place."""
    found = _FAULTS[rule.params["fault"]][1](prose)
    for mark in sorted(found, key=lambda mark: (mark.start, mark.end)):
        if prose.in_scope(rule.scope, mark.start, mark.end):
            yield mark


_FAULTS: dict[str, tuple[str, _Judge]] = {
    "percent-change": (_PERCENT, percent.wrong_changes),
    "percentage-point": (_PERCENT, percent.point_slips),
    "part-of-whole": (_PERCENT, shares.wrong_shares),
    "parts-and-total": (_LIST, totals.wrong_totals),
    "percentages-of-whole": (_PERCENT, totals.over_hundred),
    "ratio": (_RATIO, ratio.wrong_ratios),
    "magnitude": (_BILLION, magnitude.slips),
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
