"""Checkstyle XML, which many editors and CI servers read."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.model.finding import Finding
from factlint.model.run import Failure, Run, Texts
from factlint.reporters.base import RenderOptions
from factlint.reporters.characters import for_xml, one_line
from factlint.reporters.lines import FileLines
from factlint.reporters.wording import fixes, located


def render(run: Run, texts: Texts, options: RenderOptions) -> Iterator[str]:
    """One element for each file that was checked, in it one for each finding."""
    lines = FileLines(run)
    files: dict[str, list[str]] = {document.path: [] for document in run.documents}
    for finding in run.findings:
        files.setdefault(finding.path, []).append(_finding(finding, lines))
    for failed in run.failures:
        files.setdefault(failed.path, []).append(_failure(failed))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
    for path, entries in files.items():
        yield f'  <file name="{for_xml(one_line(path))}">\n'
        yield from entries
        yield "  </file>\n"
    yield "</checkstyle>\n"


def _finding(finding: Finding, lines: FileLines) -> str:
    suggestion = fixes(finding)
    told = located(finding) + (f" ({suggestion})" if suggestion else "")
    column = f' column="{finding.column}"' if finding.document is None else ""
    return (
        f'    <error line="{lines.line(finding) or 1}"{column}'
        f' severity="{finding.severity.value}" message="{for_xml(told)}"'
        f' source="factlint.{for_xml(one_line(finding.rule))}"/>\n'
    )


def _failure(failed: Failure) -> str:
    source = "factlint.bad-rule" if failed.kind == "rule" else "factlint.unreadable-input"
    return (
        f'    <error line="{failed.line or 1}" severity="error"'
        f' message="{for_xml(one_line(failed.reason))}" source="{source}"/>\n'
    )
