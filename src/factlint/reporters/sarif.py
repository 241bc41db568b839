"""SARIF 2.1.0, as code scanning and editors read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from factlint.model.finding import Finding, Related, Safety
from factlint.model.run import Failure, RuleInfo, Run, Texts
from factlint.reporters.base import RenderOptions
from factlint.reporters.characters import for_json, one_line
from factlint.reporters.lines import FileLines
from factlint.reporters.wording import is_web_address, located, rules_of, short

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}

Object = dict[str, Any]


def render(run: Run, texts: Texts, options: RenderOptions) -> Iterator[str]:
    """One log with one run."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(run)]}
    yield for_json(log, indent=1) + "\n"


def _run(run: Run) -> Object:
    rules = rules_of(run)
    places = {rule.id: index for index, rule in enumerate(rules)}
    lines = FileLines(run)
    driver: Object = {"name": "factlint", "rules": [_rule(rule) for rule in rules]}
    if run.version:
        driver["version"] = run.version
    paths = dict.fromkeys(document.path for document in run.documents)
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The folder that factlint was run in."}}
        },
        "invocations": [_invocation(run)],
        "artifacts": [{"location": _artifact(path), "roles": ["analysisTarget"]} for path in paths],
        "results": [_result(finding, places, lines) for finding in run.findings],
    }


def _rule(rule: RuleInfo) -> Object:
    told = short(rule)
    reason = one_line(rule.why) or told
    descriptor: Object = {
        "id": rule.id,
        "shortDescription": {"text": told},
        "fullDescription": {"text": reason},
        "help": {"text": reason},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
    if is_web_address(rule.url):
        descriptor["helpUri"] = quote(rule.url, safe="%/:?#[]@!$&'()*+,;=~")
    if rule.tags:
        descriptor["properties"] = {"tags": list(dict.fromkeys(rule.tags))}
    return descriptor


def _result(finding: Finding, rules: Mapping[str, int], lines: FileLines) -> Object:
    result: Object = {
        "ruleId": finding.rule,
        "ruleIndex": rules[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": located(finding)},
        "locations": [_location(finding, lines)],
    }
    if finding.fingerprint:
        result["partialFingerprints"] = {"factlint/v1": finding.fingerprint}
    if finding.related:
        result["relatedLocations"] = [
            _related(number, place, is_record=finding.document is not None)
            for number, place in enumerate(finding.related, 1)
        ]
    if fixes := _fixes(finding):
        result["fixes"] = fixes
    result["properties"] = {
        "confidence": finding.confidence.value,
        "verdict": finding.verdict.value,
        "part": finding.part,
    }
    return result


def _location(finding: Finding, lines: FileLines) -> Object:
    physical: Object = {"artifactLocation": _artifact(finding.path)}
    location: Object = {"physicalLocation": physical}
    if finding.document is None:
        physical["region"] = {**_region(finding), "snippet": {"text": finding.found}}
        return location
    # The offsets of a finding in a JSON record count in a value of it, not in the file.
    if line := lines.line(finding):
        physical["region"] = {"startLine": line}
    location["logicalLocations"] = [
        {
            "name": finding.document,
            "fullyQualifiedName": f"{finding.document}/{finding.part}",
            "kind": "object",
        }
    ]
    return location


def _region(finding: Finding) -> Object:
    return {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
    }


def _related(number: int, place: Related, *, is_record: bool) -> Object:
    physical: Object = {"artifactLocation": _artifact(place.path)}
    if not is_record:
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "charOffset": place.start,
            "charLength": place.end - place.start,
        }
    text = one_line(place.message) or "See here."
    if is_record:
        text = f"{text} ({place.line}:{place.column})"
    return {"id": number, "physicalLocation": physical, "message": {"text": text}}


def _fixes(finding: Finding) -> list[Object]:
    if finding.document is not None:
        return []
    return [
        {
            "description": {"text": f"Put '{one_line(fix.text)}' here ({fix.safety.value} fix)."},
            "artifactChanges": [
                {
                    "artifactLocation": _artifact(finding.path),
                    "replacements": [
                        {
                            "deletedRegion": _region(finding),
                            "insertedContent": {"text": fix.text},
                        }
                    ],
                }
            ],
        }
        for fix in finding.fixes
        if fix.safety is not Safety.DISPLAY
    ]


def _invocation(run: Run) -> Object:
    invocation: Object = {"executionSuccessful": not run.failures}
    for kind, key in (
        ("input", "toolExecutionNotifications"),
        ("rule", "toolConfigurationNotifications"),
    ):
        told = [_notification(failed) for failed in run.failures if failed.kind == kind]
        if told:
            invocation[key] = told
    return invocation


def _notification(failed: Failure) -> Object:
    physical: Object = {"artifactLocation": _artifact(failed.path)}
    if failed.line is not None and failed.line > 0:
        physical["region"] = {"startLine": failed.line}
    return {
        "level": "error",
        "message": {"text": one_line(failed.reason)},
        "locations": [{"physicalLocation": physical}],
    }


def _artifact(path: str) -> Object:
    """A relative path below the root, or an absolute one as a file address."""
    try:
        stored = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        stored = path.encode("utf-8", "replace")
    if path.startswith("/"):
        return {"uri": f"file://{quote(stored)}"}
    return {"uri": quote(stored), "uriBaseId": _ROOT}
