"""GitLab Code Quality: the JSON that a merge request shows beside its changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factlint.digests import sha256
from factlint.model.finding import Finding
from factlint.model.run import Run, Texts
from factlint.reporters.base import RenderOptions
from factlint.reporters.characters import for_json, one_line
from factlint.reporters.lines import FileLines
from factlint.reporters.wording import located

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(run: Run, texts: Texts, options: RenderOptions) -> Iterator[str]:
    """One array; an input that could not be read is a critical entry of it."""
    lines = FileLines(run)
    seen: dict[str, int] = {}
    entries = [
        _entry(
            located(finding),
            finding.rule,
            _unique(_identity(finding), seen),
            _SEVERITIES[finding.severity],
            finding.path,
            lines.line(finding) or 1,
        )
        for finding in run.findings
    ]
    entries += [
        _entry(
            one_line(failed.reason),
            "factlint/bad-rule" if failed.kind == "rule" else "factlint/unreadable-input",
            _unique(f"{failed.kind}\0{failed.path}\0{failed.reason}", seen),
            "critical",
            failed.path,
            failed.line or 1,
        )
        for failed in run.failures
    ]
    yield for_json(entries, indent=1) + "\n"


def _entry(
    told: str, name: str, fingerprint: str, severity: str, path: str, line: int
) -> dict[str, Any]:
    return {
        "description": told,
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }


def _identity(finding: Finding) -> str:
    """What stays the same while lines move: never the line number."""
    own = finding.fingerprint or f"{finding.rule}\0{finding.found}"
    return "\0".join((finding.path, finding.document or "", finding.part, own))


def _unique(identity: str, seen: dict[str, int]) -> str:
    """A fingerprint that no other entry has: GitLab shows one entry for each."""
    number = seen[identity] = seen.get(identity, 0) + 1
    counted = identity if number == 1 else f"{identity}\0{number}"
    return sha256(counted.encode("utf-8", "surrogatepass")).hexdigest()[:32]
