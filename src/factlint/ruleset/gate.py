"""The gate of a rule: what the scan knows of it, so that its kind need not be imported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.kinds import KINDS
from factlint.kinds.base import Needle, NeedleSort
from factlint.model.rule import Gate, Rule
from factlint.ruleset.literals import required_literals


def gate_of(needles: Sequence[Needle], *, runs_on_silence: bool) -> Gate:
    """Work it out from what a kind says."""
    return Gate(
        tuple(
            (
                needle.pattern,
                needle.sort.value,
                needle.key,
                needle.ignore_case,
                required_literals(needle.pattern) if needle.sort is NeedleSort.REGEX else (),
            )
            for needle in needles
        ),
        runs_on_silence,
    )


def needles_of(rule: Rule) -> Iterator[Needle]:
    """The needles of a rule, from its gate where it has one, else from its kind."""
    if rule.gate is None:
        yield from KINDS[rule.kind].needles(rule)
        return
    for pattern, sort, key, ignore_case, literals in rule.gate.needles:
        yield Needle(pattern, NeedleSort(sort), key, ignore_case, literals)


def runs_on_silence(rule: Rule) -> bool:
    """Whether a rule must see a document in which nothing was found."""
    return KINDS[rule.kind].runs_on_silence if rule.gate is None else rule.gate.runs_on_silence
