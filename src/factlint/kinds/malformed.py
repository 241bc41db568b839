"""`malformed: entry`: a bibliography is broken where its format would stop or lose a part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.kinds.base import Hit, Mark, Needle
from factlint.language.prose import Prose
from factlint.model.rule import Need, Rule

SCHEMA = {"enum": ["entry"], "description": "Fires where an entry of a bibliography is broken."}
FIELDS = frozenset({"reason"})
runs_on_silence = True


def need(rule: Rule) -> Need:
    """The reader knows."""
    return Need.FAULTS


def needles(rule: Rule) -> Sequence[Needle]:
    """Nothing: the reader knows."""
    return ()


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """One mark for each fault that the reader met."""
    for fault in prose.document.faults:
        yield Mark(fault.start, fault.end, {"reason": fault.reason})
