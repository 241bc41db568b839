"""`calendar`: dates, weekdays, ages and lengths of time that cannot be as they are stated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from factlint.kinds.base import Hit, Mark, Needle, NeedleSort
from factlint.language.prose import Prose
from factlint.late import late
from factlint.model.rule import Rule

if TYPE_CHECKING:
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
else:
    age, ambiguous, anniversary, duration, impossible, order, relative, tense, weekday = late(
        __name__,
        "age",
        "ambiguous",
        "anniversary",
        "duration",
        "impossible",
        "order",
        "relative",
        "tense",
        "weekday",
    )


class _Fault(Protocol):
    """What each of these modules has; some have a `GATE` too, clauses as those of a kind."""

    @property
    def NEEDLES(self) -> tuple[str, ...]:  # noqa: N802 - a constant of the module
        """Expressions, of which a text must have one for the fault to be thinkable."""

    def marks(self, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
        """The marks of the fault."""


_FAULTS: dict[str, _Fault] = {
    "age": age,
    "ambiguous": ambiguous,
    "anniversary": anniversary,
    "duration": duration,
    "future-in-past-tense": tense,
    "impossible-date": impossible,
    "order": order,
    "relative-day": relative,
    "wrong-weekday": weekday,
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
        for text in _FAULTS[rule.params["fault"]].NEEDLES
    ]


def gate(rule: Rule) -> Sequence[Sequence[str]]:
    """What a text must have besides for the fault to be found."""
    return getattr(_FAULTS[rule.params["fault"]], "GATE", ())


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of place."""
    found = _FAULTS[rule.params["fault"]].marks(prose, hits)
    last = -1
    for mark in sorted(found, key=lambda mark: (mark.start, mark.end)):
        if mark.start >= last and prose.in_scope(rule.scope, mark.start, mark.end):
            last = mark.end
            yield mark
