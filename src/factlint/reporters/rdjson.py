"""Reviewdog's diagnostic format, with suggestions that a reviewer can apply."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factlint.model.finding import Finding
from factlint.model.run import Failure, Run, Texts
from factlint.reporters.base import RenderOptions
from factlint.reporters.characters import for_json, one_line
from factlint.reporters.lines import ByteColumns, FileLines
from factlint.reporters.wording import applicable, is_web_address, located

_SOURCE = {"name": "factlint"}


def render(run: Run, texts: Texts, options: RenderOptions) -> Iterator[str]:
    """One result; its columns count bytes of UTF-8, as the format wants it."""
    lines, columns = FileLines(run), ByteColumns(texts)
    diagnostics = [_diagnostic(finding, lines, columns) for finding in run.findings]
    diagnostics += [_failure(failed) for failed in run.failures]
    report = {"source": _SOURCE, "diagnostics": diagnostics}
    yield for_json(report, indent=1) + "\n"


def _diagnostic(finding: Finding, lines: FileLines, columns: ByteColumns) -> dict[str, Any]:
    code = {"value": finding.rule}
    if is_web_address(finding.url):
        code["url"] = finding.url
    diagnostic: dict[str, Any] = {
        "message": located(finding),
        "location": {"path": finding.path},
        "severity": finding.severity.value.upper(),
        "source": _SOURCE,
        "code": code,
    }
    if finding.document is None:
        place = _range(finding, columns)
        diagnostic["location"]["range"] = place
        diagnostic["suggestions"] = [{"range": place, "text": text} for text in applicable(finding)]
    elif line := lines.line(finding):
        diagnostic["location"]["range"] = {"start": {"line": line}}
    return diagnostic


def _range(finding: Finding, columns: ByteColumns) -> dict[str, Any]:
    start = columns.start(finding)
    return {
        "start": {"line": finding.line, "column": start},
        "end": {"line": finding.end_line, "column": columns.end(finding, start)},
    }


def _failure(failed: Failure) -> dict[str, Any]:
    location: dict[str, Any] = {"path": failed.path}
    if failed.line is not None:
        location["range"] = {"start": {"line": failed.line}}
    return {
        "message": one_line(failed.reason),
        "location": location,
        "severity": "ERROR",
        "source": _SOURCE,
    }
