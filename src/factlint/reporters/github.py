"""GitHub workflow commands: findings as annotations of the files in a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factlint.model.finding import Finding
from factlint.model.run import Run, Texts
from factlint.reporters.base import RenderOptions
from factlint.reporters.characters import one_line
from factlint.reporters.lines import FileLines
from factlint.reporters.wording import fixes, located

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(run: Run, texts: Texts, options: RenderOptions) -> Iterator[str]:
    """One command a line."""
    lines = FileLines(run)
    for finding in run.findings:
        suggestion = fixes(finding)
        told = located(finding) + (f"\n{suggestion}" if suggestion else "")
        yield _command(_COMMANDS[finding.severity], _properties(finding, lines), told)
    for failed in run.failures:
        properties = {"file": failed.path}
        if failed.line is not None:
            properties["line"] = str(failed.line)
        properties["title"] = "bad rule" if failed.kind == "rule" else "unreadable input"
        yield _command("error", properties, one_line(failed.reason))


def _properties(finding: Finding, lines: FileLines) -> dict[str, str]:
    properties = {"file": finding.path}
    if line := lines.line(finding):
        properties["line"] = str(line)
    if finding.document is None:
        properties["endLine"] = str(finding.end_line)
        properties["col"] = str(finding.column)
    properties["title"] = finding.rule
    return properties


def _command(command: str, properties: Mapping[str, str], told: str) -> str:
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{command} {written}::{_data(told)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(one_line(text)).replace(":", "%3A").replace(",", "%2C")
