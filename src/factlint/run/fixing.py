"""Edits to a text: sorted, without overlap, applied from the end."""

from __future__ import annotations

from collections.abc import Iterable

from factlint.model.finding import Finding, Safety
from factlint.values import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `text` in place of a half-open range."""

    start: int
    end: int
    text: str


def edits_of(findings: Iterable[Finding], *, unsafe: bool) -> list[Edit]:
    """The edits of the fixes that may be applied: safe ones, and unsafe ones on request.

    A finding with several candidates is left to a person.
    """
    allowed = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}
    return [
        Edit(finding.start, finding.end, finding.fixes[0].text)
        for finding in findings
        if len(finding.fixes) == 1 and finding.fixes[0].safety in allowed
    ]


def compatible(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order; of two that overlap or are the same the first is kept."""
    kept: list[Edit] = []
    position = 0
    for edit in sorted(set(edits)):
        if edit.start >= position:
            kept.append(edit)
            position = edit.end
    return kept


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with those of these edits that are compatible."""
    pieces: list[str] = []
    position = 0
    for edit in compatible(edits):
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    pieces.append(text[position:])
    return "".join(pieces)
