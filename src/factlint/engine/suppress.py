"""Silence: inline allows, the sidecar file and accepted words, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from factlint.engine.own_rules import own_finding
from factlint.model.document import Directive, Document, LineIndex
from factlint.model.finding import Finding
from factlint.values import dataclass

if TYPE_CHECKING:
    from datetime import date

WORD_TOPICS = frozenset({"names", "places", "spelling"})
"""The topics in which an accepted word is right by definition."""


@dataclass(frozen=True, slots=True)
class SidecarAllow:
    """One entry of `factlint-allow.yaml`: a finding that an editor has accepted.

    `file`, `line` and `start` (the offset of the line) say where the entry stands.
    """

    path: str
    fingerprint: str
    rule: str
    reason: str
    until: date | None = None
    file: str = ""
    line: int = 0
    start: int = 0


@dataclass(frozen=True, slots=True)
class Silence:
    """All that may silence a finding. `as_of` decides which dated allows have ended."""

    as_of: date | None = None
    accepted: frozenset[str] = frozenset()
    sidecar: tuple[SidecarAllow, ...] = ()


def suppress(
    findings: Iterable[Finding], document: Document, silence: Silence, ran: frozenset[str]
) -> tuple[list[Finding], int]:
    """The findings that stay, with findings about the allows themselves, and how many went.

    `ran` holds the ids of the rules that ran: an allow of another rule is not called unused.
    """
    used: set[int] = set()
    used_entries: set[int] = set()
    kept: list[Finding] = []
    hidden = 0
    entries = [entry for entry in silence.sidecar if entry.path == document.path]
    for finding in findings:
        if _is_accepted(finding, silence.accepted):
            hidden += 1
            continue
        index = _allowing(finding, document.directives, silence.as_of)
        if index is not None:
            used.add(index)
            hidden += 1
            continue
        entry = _entry(finding, entries, silence.as_of)
        if entry is not None:
            used_entries.add(entry)
            hidden += 1
            continue
        kept.append(finding)
    kept.extend(_about_allows(document, used, silence.as_of, ran))
    kept.extend(_about_entries(document, entries, used_entries, silence.as_of, ran))
    return kept, hidden


def _is_accepted(finding: Finding, accepted: frozenset[str]) -> bool:
    topic = finding.rule.partition("/")[0]
    return topic in WORD_TOPICS and finding.found.casefold() in accepted


def _is_over(until: date | None, as_of: date | None) -> bool:
    return until is not None and as_of is not None and as_of > until


def _allowing(finding: Finding, directives: Sequence[Directive], as_of: date | None) -> int | None:
    for index, directive in enumerate(directives):
        if directive.error or directive.rule != finding.rule or _is_over(directive.until, as_of):
            continue
        if directive.text is not None:
            if directive.text == finding.found:
                return index
        elif directive.covers.start <= finding.start <= directive.covers.end:
            return index
    return None


def _entry(finding: Finding, entries: Sequence[SidecarAllow], as_of: date | None) -> int | None:
    for index, entry in enumerate(entries):
        if (entry.rule, entry.fingerprint) == (
            finding.rule,
            finding.fingerprint,
        ) and not _is_over(entry.until, as_of):
            return index
    return None


def _about_allows(
    document: Document, used: set[int], as_of: date | None, ran: frozenset[str]
) -> Iterable[Finding]:
    lines = LineIndex(document.source) if document.directives else None
    for index, directive in enumerate(document.directives):
        assert lines is not None
        name, fields = _fault(directive.rule, directive.error, directive.until, as_of)
        if name is None:
            if index in used or directive.rule not in ran:
                continue
            name, fields = "unused-allow", {"rule": directive.rule}
        yield own_finding(
            name,
            fields,
            path=document.path,
            start=(directive.start, *lines.place(directive.start)),
            end=(directive.end, *lines.place(directive.end)),
            document=document.name,
            part="body",
            found=document.source[directive.start : directive.end],
        )


def _about_entries(
    document: Document,
    entries: Sequence[SidecarAllow],
    used: set[int],
    as_of: date | None,
    ran: frozenset[str],
) -> Iterable[Finding]:
    for index, entry in enumerate(entries):
        name, fields = _fault(entry.rule, "", entry.until, as_of)
        # In a file of many records another record may be the one that uses the entry.
        if name is None and (index in used or entry.rule not in ran or document.name is not None):
            continue
        if name is None:
            name, fields = "unused-allow", {"rule": entry.rule}
        yield own_finding(name, fields, path=entry.file, start=(entry.start, entry.line, 1))


def _fault(
    rule: str, error: str, until: date | None, as_of: date | None
) -> tuple[str | None, dict[str, str]]:
    if not rule:
        return "blanket-allow", {}
    if error:
        return "malformed-allow", {"reason": error}
    if _is_over(until, as_of):
        return "expired-allow", {"rule": rule, "until": str(until)}
    return None, {}
