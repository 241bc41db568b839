"""`arithmetic`: figures of one text that do not follow from each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factlint.kinds.arithmetic import percent
from factlint.kinds.base import Hit, Mark, Needle, NeedleSort
from factlint.language.prose import Prose
from factlint.model.rule import Rule

_PERCENT = r"(?:%|\bpct\b|\bpercent\b|\bper cent\b|\bpercentage\b)"
_Judge = Callable[[Prose], Iterator[Mark]]


def needles(rule: Rule) -> Sequence[Needle]:
    """What a document must have before its numbers are looked at."""
    return [Needle(_FAULTS[rule.params["fault"]][0], NeedleSort.REGEX)]


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of place."""
    found = _FAULTS[rule.params["fault"]][1](prose)
    for mark in sorted(found, key=lambda mark: (mark.start, mark.end)):
        if prose.in_scope(rule.scope, mark.start, mark.end):
            yield mark


_FAULTS: dict[str, tuple[str, _Judge]] = {
    "percent-change": (_PERCENT, percent.wrong_changes),
    "percentage-point": (_PERCENT, percent.point_slips),
}
SCHEMA = {
    "type": "object",
    "properties": {
        "fault": {
            "enum": sorted(_FAULTS),
            "description": "What to look for: a percent change that its two figures contradict,"
            " or percentage points called percent.",
        }
    },
    "required": ["fault"],
    "additionalProperties": False,
    "description": "A mapping with the fault.",
}
FIELDS = frozenset({"stated", "way", "old", "new", "follows"})
runs_on_silence = False
