"""`calendar`: dates, weekdays, ages and lengths of time that cannot be as they are stated."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factlint.kinds.base import Hit, Mark, Needle, NeedleSort
from factlint.kinds.calendar import (
    age,
    ambiguous,
    anniversary,
    duration,
    impossible,
    order,
    relative,
    tense,
    weekday,
)
from factlint.language.prose import Prose
from factlint.model.rule import Rule

_Judge = Callable[[Prose, Sequence[Hit]], Iterator[Mark]]

_FAULTS: dict[str, tuple[tuple[str, ...], _Judge]] = {
    "age": (age.NEEDLES, age.marks),
    "ambiguous": (ambiguous.NEEDLES, ambiguous.marks),
    "anniversary": (anniversary.NEEDLES, anniversary.marks),
    "duration": (duration.NEEDLES, duration.marks),
    "future-in-past-tense": (tense.NEEDLES, tense.marks),
    "impossible-date": (impossible.NEEDLES, impossible.marks),
    "order": (order.NEEDLES, order.marks),
    "relative-day": (relative.NEEDLES, relative.marks),
    "wrong-weekday": (weekday.NEEDLES, weekday.marks),
}
SCHEMA = {
    "type": "object",
    "properties": {
        "fault": {
            "enum": sorted(_FAULTS),
            "description": "What to look for: a day that no calendar has, a weekday that is not"
            " that of its date, a length of time or an age that does not follow from its ends, an"
            " end before its beginning, an anniversary of another year, a past that lies ahead, a"
            " today or tomorrow that is another day, a date in figures that can be read in two"
            " ways.",
        }
    },
    "required": ["fault"],
    "additionalProperties": False,
    "description": "A mapping with the fault.",
}
FIELDS = frozenset({"reason", "stated", "right", "basis", "range"})
runs_on_silence = False


def needles(rule: Rule) -> Sequence[Needle]:
    """What a text must have for the fault to be thinkable."""
    return [
        Needle(text, NeedleSort.REGEX, ignore_case=False)
        for text in _FAULTS[rule.params["fault"]][0]
    ]


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of place."""
    found = _FAULTS[rule.params["fault"]][1](prose, hits)
    last = -1
    for mark in sorted(found, key=lambda mark: (mark.start, mark.end)):
        if mark.start >= last and prose.in_scope(rule.scope, mark.start, mark.end):
            last = mark.end
            yield mark
