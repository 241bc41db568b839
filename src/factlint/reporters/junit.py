"""JUnit XML: a suite for each document, in it a test case for each finding."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.model.finding import Finding, Severity
from factlint.model.run import Failure, Run, Texts
from factlint.reporters.base import RenderOptions
from factlint.reporters.characters import for_xml, one_line
from factlint.reporters.lines import FileLines
from factlint.reporters.wording import VERDICTS, failure, fixes, message, place

Key = tuple[str, str | None]


def render(run: Run, texts: Texts, options: RenderOptions) -> Iterator[str]:
    """Errors and warnings fail, notes are skipped, a clean document passes as one test case."""
    suites: dict[Key, list[Finding]] = {
        (document.path, document.document): [] for document in run.documents
    }
    for finding in run.findings:
        suites.setdefault((finding.path, finding.document), []).append(finding)
    lines = FileLines(run)
    tests = sum(len(findings) or 1 for findings in suites.values()) + len(run.failures)
    failed = sum(_fails(finding) for finding in run.findings)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield (
        f'<testsuites name="factlint" tests="{tests}" failures="{failed}"'
        f' errors="{len(run.failures)}" skipped="{len(run.findings) - failed}">\n'
    )
    for key, findings in suites.items():
        yield from _suite(_name(key), findings, lines)
    if run.failures:
        yield from _failures(run.failures)
    yield "</testsuites>\n"


def _fails(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO


def _name(key: Key) -> str:
    path, document = key
    return for_xml(one_line(path if document is None else f"{path}:{document}"))


def _suite(name: str, findings: list[Finding], lines: FileLines) -> Iterator[str]:
    failed = sum(_fails(finding) for finding in findings)
    yield (
        f'  <testsuite name="{name}" tests="{len(findings) or 1}" failures="{failed}"'
        f' errors="0" skipped="{len(findings) - failed}">\n'
    )
    if not findings:
        yield f'    <testcase classname="{name}" name="no findings"/>\n'
    for finding in findings:
        yield from _case(name, finding, lines)
    yield "  </testsuite>\n"


def _case(suite: str, finding: Finding, lines: FileLines) -> Iterator[str]:
    where = f"{finding.line}:{finding.column}"
    if finding.document is not None:
        where = f"{finding.part} {where}"
    line = lines.line(finding)
    at = "" if line is None else f' line="{line}"'
    yield (
        f'    <testcase classname="{suite}" name="{for_xml(one_line(f"{finding.rule} {where}"))}"'
        f' file="{for_xml(one_line(finding.path))}"{at}>\n'
    )
    told = for_xml(message(finding))
    if _fails(finding):
        rule = for_xml(one_line(finding.rule))
        yield f'      <failure type="{rule}" message="{told}">{_details(finding)}</failure>\n'
    else:
        yield f'      <skipped message="{told}"/>\n'
    yield "    </testcase>\n"


def _details(finding: Finding) -> str:
    parts = [
        f"{place(finding)}: {finding.severity.value}",
        f"found: {one_line(finding.found)}" if finding.found else "",
        VERDICTS[finding.verdict],
        fixes(finding),
        *(
            one_line(f"see {related.path}:{related.line}:{related.column} {related.message}")
            for related in finding.related
        ),
    ]
    return "\n".join(for_xml(part) for part in parts if part)


def _failures(failures: tuple[Failure, ...]) -> Iterator[str]:
    yield (
        f'  <testsuite name="factlint" tests="{len(failures)}" failures="0"'
        f' errors="{len(failures)}" skipped="0">\n'
    )
    for failed in failures:
        kind = "bad rule" if failed.kind == "rule" else "unreadable input"
        yield (
            f'    <testcase classname="{for_xml(one_line(failed.path))}" name="{kind}">'
            f'<error type="{kind}" message="{for_xml(failure(failed))}"/></testcase>\n'
        )
    yield "  </testsuite>\n"
