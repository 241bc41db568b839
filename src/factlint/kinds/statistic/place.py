"""Where statistics are looked for: in the rule's parts, formulas included, programs left out."""

from __future__ import annotations

from factlint.language.prose import Prose
from factlint.model.document import PartKind
from factlint.model.rule import Rule

_FORMULA = ("$", "\\(", "\\[")


def is_read(rule: Rule, prose: Prose, start: int, end: int) -> bool:
    """Whether a range lies in the rule's scope and in no code that is no formula."""
    if not prose.in_scope(rule.scope, start, end):
        return False
    return not any(
        part.start < end and start < part.end and not prose.text.startswith(_FORMULA, part.start)
        for part in prose.parts_of(PartKind.CODE)
    )


def shown(prose: Prose, start: int, end: int) -> str:
    """A range of the text as a message shows it: on one line."""
    return " ".join(prose.text[start:end].split())
