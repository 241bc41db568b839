"""JSON: the whole run as one object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factlint.model.run import DocumentSummary, Failure, Run, Texts
from factlint.reporters.base import RenderOptions
from factlint.reporters.characters import for_json


def render(run: Run, texts: Texts, options: RenderOptions) -> Iterator[str]:
    """One object with the keys version, summary, documents, findings and failures."""
    report: dict[str, Any] = {
        "version": run.version,
        "summary": summary(run),
        "documents": [_document(document) for document in run.documents],
        "findings": [finding.to_json() for finding in run.findings],
        "failures": [_failure(failure) for failure in run.failures],
    }
    if options.statistics is not None:
        report["statistics"] = options.statistics
    yield for_json(report, indent=2) + "\n"


def summary(run: Run) -> dict[str, Any]:
    """The counts of a run: of documents and words, of findings by severity and by rule."""
    rules: dict[str, int] = {}
    for finding in run.findings:
        rules[finding.rule] = rules.get(finding.rule, 0) + 1
    return {
        "documents": len(run.documents),
        "words": sum(document.words for document in run.documents),
        "findings": {"total": len(run.findings), **run.counts()},
        "rules": dict(sorted(rules.items(), key=lambda item: (-item[1], item[0]))),
        "hidden": run.hidden,
        "failures": len(run.failures),
    }


def _document(document: DocumentSummary) -> dict[str, Any]:
    return {
        "path": document.path,
        "document": document.document,
        "title": document.title,
        "words": document.words,
        "findings": {
            severity: document.findings.get(severity, 0)
            for severity in ("error", "warning", "info")
        },
        "page": document.page,
        "line": document.line,
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "path": failure.path,
        "line": failure.line,
        "reason": failure.reason,
        "kind": failure.kind,
    }
