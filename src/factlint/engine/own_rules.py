"""The rules of the engine itself: about allows, and about rules that fail."""

from __future__ import annotations

from factlint.model.finding import Severity
from factlint.model.rule import Rule

_KIND = "engine"


def _rule(name: str, message: str, severity: Severity, why: str) -> Rule:
    return Rule(
        id=f"factlint/{name}",
        kind=_KIND,
        params=None,
        message=message,
        severity=severity,
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
            "unused-allow",
            "Nothing here needs an allow of {rule} any more.",
            Severity.WARNING,
            "An allow that outlives its reason hides the next fault.",
        ),
    )
}
