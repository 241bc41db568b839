"""`cite`: what is cited and what is listed must be the same, in one style and in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factlint.kinds.base import Hit, Mark, Needle, Note
from factlint.kinds.cite import listed, numbered, placed, targets, unused, worded
from factlint.language.prose import Prose
from factlint.model.rule import Need, Rule

_FAULTS: dict[str, Callable[[Prose], Iterator[Mark]]] = {
    **listed.FAULTS,
    **unused.FAULTS,
    **worded.FAULTS,
    **numbered.FAULTS,
    **placed.FAULTS,
    **targets.FAULTS,
}
SCHEMA = {
    "type": "object",
    "properties": {
        "fault": {
            "enum": sorted(_FAULTS),
            "description": "What to look for, such as a citation without an entry (undefined) or"
            " an entry without a citation (unused).",
        }
    },
    "required": ["fault"],
    "additionalProperties": False,
    "description": "A mapping with the fault.",
}
FIELDS = frozenset({"key", "reason", "where", "near"})
runs_on_silence = True


def need(rule: Rule) -> Need:
    """Without citations and entries there is nothing to compare."""
    return Need.CITATIONS


def needles(rule: Rule) -> Sequence[Needle]:
    """None: the citations are found by the reader, or in the text when first asked for."""
    return ()


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of place."""
    marks = _FAULTS[rule.params["fault"]](prose)
    yield from sorted(marks, key=lambda mark: (mark.start, mark.end))


def notes(rule: Rule, prose: Prose) -> Iterator[Note]:
    """What the document cites from bibliographies that it shares with others."""
    if rule.params["fault"] == "unused":
        yield from unused.notes(rule, prose)


def conclude(rule: Rule, prose: Prose, notes: Sequence[Note]) -> Iterator[Mark]:
    """The entries of a bibliography that none of its documents cites."""
    if rule.params["fault"] == "unused":
        yield from unused.conclude(prose, notes)
