"""`quotation`: marks that do not pair, quotations of nobody, and one that reads in two ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from factlint.kinds.base import Hit, Mark, Needle
from factlint.language.prose import Prose
from factlint.language.quotes import Fault
from factlint.late import late
from factlint.model.rule import Need, Rule

if TYPE_CHECKING:
    from factlint.kinds.quotation import loose, speakerless, versions
else:
    loose, speakerless, versions = late(__name__, "loose", "speakerless", "versions")


_FAULTS: dict[str, Callable[[Prose], Iterator[Mark]]] = {
    "no-speaker": lambda prose: speakerless.marks(prose),
    "two-versions": lambda prose: versions.marks(prose),
    "unclosed": lambda prose: loose.marks(prose, Fault.UNCLOSED),
    "uneven": lambda prose: loose.marks(prose, Fault.UNEVEN),
    "unopened": lambda prose: loose.marks(prose, Fault.UNOPENED),
}
_NEEDS = {"no-speaker": Need.SPEECHLESS, "two-versions": Need.ALIKE_QUOTATIONS}
SCHEMA = {
    "type": "object",
    "properties": {
        "fault": {
            "enum": sorted(_FAULTS),
            "description": "What to look for: a quotation that opens and never closes, or closes"
            " and never opened; marks that may be either; a whole sentence that nobody is said"
            " to speak; one quotation in two wordings.",
        }
    },
    "required": ["fault"],
    "additionalProperties": False,
    "description": "A mapping with the fault.",
}
FIELDS = frozenset({"how"})
# Quotation marks are looked for by the kind: as needles they would be hits of most documents.
runs_on_silence = True


def need(rule: Rule) -> Need:
    """What the fault is made of: most texts have none of it."""
    return _NEEDS.get(rule.params["fault"], Need.LOOSE_MARKS)


def needles(rule: Rule) -> Sequence[Needle]:
    """None: the kind asks first whether a text has quotation marks at all."""
    return ()


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of place."""
    for mark in _FAULTS[rule.params["fault"]](prose):
        if prose.in_scope(rule.scope, mark.start, mark.end):
            yield mark
