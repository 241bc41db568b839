"""Edits to a text: sorted, without overlap, applied from the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factlint.model.finding import Finding, Safety


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


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """The text with these edits; of two that overlap the first is kept."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(set(edits)):
        if edit.start < position:
            continue
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    pieces.append(text[position:])
    return "".join(pieces)
