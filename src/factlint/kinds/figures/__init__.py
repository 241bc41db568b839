"""`figures`: figures that cannot be right as they stand, whatever the rest of the text says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factlint.kinds.base import Hit, Mark, Needle
from factlint.kinds.figures import ranges, shares, words
from factlint.language.prose import Prose
from factlint.model.rule import Rule

_Judge = Callable[[Prose, Hit], Mark | None]
_FAULTS: dict[str, tuple[tuple[Needle, ...], _Judge]] = {
    "reversed-range": (ranges.NEEDLES, ranges.judge),
    "share-over-100": (shares.NEEDLES, shares.judge),
    "words-against-digits": (words.NEEDLES, words.judge),
}
SCHEMA = {
    "type": "object",
    "properties": {
        "fault": {
            "enum": sorted(_FAULTS),
            "description": "What to look for: a range that starts with its higher end, a share of"
            " more than 100 %, or a number in words beside other digits.",
        }
    },
    "required": ["fault"],
    "additionalProperties": False,
    "description": "A mapping with the fault.",
}
FIELDS = frozenset({"low", "high", "share", "whole", "words", "digits"})
runs_on_silence = False


def needles(rule: Rule) -> Sequence[Needle]:
    """What the fault begins with."""
    return _FAULTS[rule.params["fault"]][0]


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of place."""
    look = _FAULTS[rule.params["fault"]][1]
    behind = -1
    for hit in hits:
        mark = look(prose, hit)
        if mark is not None and mark.start >= behind:
            behind = mark.end
            yield mark
