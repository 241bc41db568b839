"""The rules of the engine itself: about allows, and about rules that fail."""

from __future__ import annotations

from collections.abc import Mapping

from factlint.model.finding import Finding, Severity, Verdict
from factlint.model.rule import Rule

_KIND = "engine"


def _rule(
    name: str, message: str, severity: Severity, why: str, verdict: Verdict = Verdict.WRONG
) -> Rule:
    return Rule(
        id=f"factlint/{name}",
        kind=_KIND,
        params=None,
        message=message,
        severity=severity,
        verdict=verdict,
        why=why,
        tags=("silence",) if name.endswith("-allow") else (),
    )


OWN_RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        _rule(
            "bad-rule",
            "{reason}",
            Severity.ERROR,
            "A rule that cannot be loaded checks nothing. The other rules ran.",
        ),
        _rule(
            "blanket-allow",
            "This allow names no rule, so it silences nothing; name one and say why.",
            Severity.WARNING,
            "An allow without a rule id would hide faults that nobody has looked at.",
        ),
        _rule(
            "expired-allow",
            "This allow of {rule} ended on {until}; mend the text or give a new date.",
            Severity.WARNING,
            "A date on an allow is a promise to look again.",
        ),
        _rule(
            "malformed-allow",
            "This allow cannot be read: {reason}.",
            Severity.WARNING,
            "An allow needs a rule id and, behind a colon, a reason.",
        ),
        _rule(
            "rule-failed",
            "The rule {rule} failed on this document ({reason}); the others ran.",
            Severity.ERROR,
            "A check that breaks has not checked. Please report it with the document.",
        ),
        _rule(
            "rule-too-slow",
            "The rule {rule} was given up on this document: it took more than {seconds} seconds.",
            Severity.WARNING,
            "An expression that backtracks without end would hold up the whole run.",
            Verdict.COULD_NOT_CHECK,
        ),
        _rule(
            "unused-allow",
            "Nothing here needs an allow of {rule} any more.",
            Severity.WARNING,
            "An allow that outlives its reason hides the next fault.",
        ),
    )
}


def own_finding(
    name: str,
    fields: Mapping[str, str],
    *,
    path: str,
    start: tuple[int, int, int],
    end: tuple[int, int, int] | None = None,
    document: str | None = None,
    part: str = "metadata",
    found: str = "",
) -> Finding:
    """A finding of the engine's own rule of this name; a place is offset, line and column."""
    rule = OWN_RULES[f"factlint/{name}"]
    end = start if end is None else end
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        confidence=rule.confidence,
        verdict=rule.verdict,
        path=path,
        document=document,
        part=part,
        start=start[0],
        end=end[0],
        line=start[1],
        column=start[2],
        end_line=end[1],
        end_column=end[2],
        found=found,
        message=rule.message.format_map(fields),
    )
