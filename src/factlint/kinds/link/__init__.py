"""`link`: addresses that cannot work, lead elsewhere than they say, or are not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factlint.kinds.base import Hit, Mark, Needle
from factlint.kinds.link import asked, doubtful, local, shown, written
from factlint.language.prose import Prose
from factlint.model.rule import Need, Rule

_FAULTS: dict[str, Callable[[Rule, Prose], Iterator[Mark]]] = {
    **written.FAULTS,
    **shown.FAULTS,
    **doubtful.FAULTS,
    **local.FAULTS,
    **asked.FAULTS,
}
_NEEDS = {
    "malformed": Need.SLASHES,
    "doubled": Need.SLASHES,
    "no-link": Need.BRACKETS,
    **dict.fromkeys(local.FAULTS, Need.FILES),
    **dict.fromkeys(asked.FAULTS, Need.ANSWERS),
}
SCHEMA = {
    "type": "object",
    "properties": {
        "fault": {
            "enum": sorted(_FAULTS),
            "description": "What to look for, such as an address with a doubled scheme (doubled)"
            " or a local file that is not there (missing-target).",
        }
    },
    "required": ["fault"],
    "additionalProperties": False,
    "description": "A mapping with the fault.",
}
FIELDS = frozenset({"target", "reason", "shown", "host", "where"})
runs_on_silence = True


def need(rule: Rule) -> Need:
    """Some faults are those of what is no link because of them."""
    return _NEEDS.get(rule.params["fault"], Need.LINKS)


def needles(rule: Rule) -> Sequence[Needle]:
    """None: the links are found by the readers, and what is broken when it is asked for."""
    return ()


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of place; one for each place of the source."""
    found: set[tuple[int, int]] = set()
    marks = _FAULTS[rule.params["fault"]](rule, prose)
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        if mark.source is not None:
            place = (mark.source.start, mark.source.end)
            if place in found:
                continue  # several links to one definition
            found.add(place)
        yield mark
