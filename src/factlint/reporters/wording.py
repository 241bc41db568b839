"""How reports speak: severities, verdicts, counts, places and messages in words."""

from __future__ import annotations

from collections.abc import Mapping

from factlint.model.finding import Finding, Safety, Verdict
from factlint.model.run import Failure, RuleInfo, Run
from factlint.patterns import lazy_re
from factlint.reporters.characters import one_line

VERDICTS: Mapping[Verdict, str] = {
    Verdict.WRONG: "cannot be right",
    Verdict.UNSURE: "unsure: an editor must look",
    Verdict.COULD_NOT_CHECK: "could not be checked",
}
SEVERITIES = ("error", "warning", "info")
_FIELD = lazy_re(r"\{[A-Za-z_][A-Za-z0-9_]*\}")


def count(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun: 1 error, 2 errors."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def counts(findings: Mapping[str, int]) -> str:
    """How many findings there are of each severity, without those that are none."""
    nouns = {"error": "error", "warning": "warning", "info": "note"}
    parts = [
        count(findings[severity], nouns[severity])
        for severity in SEVERITIES
        if findings.get(severity)
    ]
    return listing(parts) or "no findings"


def listing(parts: list[str]) -> str:
    """The parts as a person lists them: a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def message(finding: Finding) -> str:
    """The message on one line, with the verdict where it is not that something is wrong."""
    text = one_line(finding.message)
    if finding.verdict is Verdict.WRONG:
        return text
    return f"{text} ({VERDICTS[finding.verdict]})"


def located(finding: Finding) -> str:
    """The message; in a JSON record with the place inside it, which no line of a file can tell."""
    if finding.document is None:
        return message(finding)
    inside = one_line(f"{finding.document} {finding.part} {finding.line}:{finding.column}")
    return f"[{inside}] {message(finding)}"


def place(finding: Finding) -> str:
    """path:line:column; in a JSON record path:document:part:line:column."""
    inside = "" if finding.document is None else f":{finding.document}:{finding.part}"
    return one_line(f"{finding.path}{inside}:{finding.line}:{finding.column}")


def fixes(finding: Finding) -> str:
    """The texts that could stand in place of what was found, or what to do with it."""
    texts = [one_line(fix.text) for fix in finding.fixes if fix.text.strip()]
    if texts:
        return "did you mean: " + " | ".join(texts)
    return f"remove '{one_line(finding.found)}'" if finding.fixes and finding.found.strip() else ""


def failure(failed: Failure) -> str:
    """Where and why an input or a rule failed, on one line."""
    line = "" if failed.line is None else f":{failed.line}"
    noun = "rule could not be used" if failed.kind == "rule" else "could not be read"
    return one_line(f"{failed.path}{line}: {noun}: {failed.reason}")


def short(rule: RuleInfo) -> str:
    """What a rule says, with an ellipsis where its message has fields."""
    return one_line(_FIELD.sub("…", rule.message)) or rule.id


def rules_of(run: Run) -> list[RuleInfo]:
    """The rules of a run in order of their ids, with those that only a finding knows."""
    known = dict(run.rules)
    for finding in run.findings:
        if finding.rule not in known:
            known[finding.rule] = RuleInfo(finding.rule, url=finding.url, severity=finding.severity)
    return [known[rule] for rule in sorted(known)]


def is_web_address(url: str) -> bool:
    """Whether a link to it may be shown: it leads to a page and runs nothing."""
    return url.startswith(("https://", "http://"))


def applicable(finding: Finding) -> list[str]:
    """The texts of the fixes that a person may apply as they stand, best first."""
    return [fix.text for fix in finding.fixes if fix.safety is not Safety.DISPLAY]


def worst_first(findings: tuple[Finding, ...]) -> list[Finding]:
    """The findings by severity; within one in the order they had."""
    return sorted(findings, key=lambda finding: -finding.severity.rank)
