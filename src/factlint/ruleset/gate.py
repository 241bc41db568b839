"""The gate of a rule: what the scan knows of it, so that its kind need not be imported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factlint.kinds import KINDS
from factlint.kinds.base import Needle, NeedleSort
from factlint.model.rule import Clauses, Gate, Need, Rule
from factlint.ruleset.literals import required_literals


def gate_of(rule: Rule, needles: Sequence[Needle]) -> Gate:
    """Work it out from what the rule's kind says."""
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
        need_of(rule),
        clauses_of(rule),
    )


def needles_of(rule: Rule) -> Iterator[Needle]:
    """The needles of a rule, from its gate where it has one, else from its kind."""
    if rule.gate is None:
        yield from KINDS[rule.kind].needles(rule)
        return
    for pattern, sort, key, ignore_case, literals in rule.gate.needles:
        yield Needle(pattern, NeedleSort(sort), key, ignore_case, literals)


def need_of(rule: Rule) -> Need:
    """What a document must have for a rule to see it although no needle was found in it."""
    if rule.gate is not None:
        return rule.gate.need
    kind = KINDS[rule.kind]
    if not kind.runs_on_silence:
        return Need.HIT
    ask: Callable[[Rule], Need] | None = getattr(kind, "need", None)
    return Need.NOTHING if ask is None else ask(rule)


def clauses_of(rule: Rule) -> Clauses:
    """What must match somewhere in a text for a rule to find anything in it."""
    if rule.gate is not None:
        return rule.gate.clauses
    ask: Callable[[Rule], Sequence[Sequence[str]]] | None = getattr(KINDS[rule.kind], "gate", None)
    if ask is None:
        return ()
    return tuple(
        tuple((pattern, required_literals(pattern)) for pattern in clause) for clause in ask(rule)
    )
