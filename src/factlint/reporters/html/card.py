"""A card: what an editor needs to know about one finding, beside its place in the text."""

from __future__ import annotations

from collections.abc import Collection

from factlint.model.finding import Finding, Fix, Related, Safety, Verdict
from factlint.model.run import RuleInfo
from factlint.reporters.characters import one_line
from factlint.reporters.html.text import attribute, link, shown
from factlint.reporters.wording import VERDICTS

LABELS = {"error": "Error", "warning": "Warning", "info": "Note"}
_SAFETIES = {
    Safety.SAFE: "safe: <code>factlint fix</code> does it",
    Safety.UNSAFE: "look before you apply it",
    Safety.DISPLAY: "",
}


def card(
    number: int,
    finding: Finding,
    rule: RuleInfo | None,
    *,
    prefix: str,
    is_marked: bool,
    places: Collection[int],
) -> str:
    """The card of a finding. `places` are those of its related places that the page marks."""
    name = f"{prefix}f{number}"
    back = f'<a class="number" href="#{prefix}m{number}" title="To the text">{number}</a>'
    if not is_marked:
        back = f'<span class="number">{number}</span>'
    verdict = ""
    if finding.verdict is not Verdict.WRONG:
        verdict = f' <span class="verdict">{VERDICTS[finding.verdict]}</span>'
    lines = [
        f'<div class="card {finding.severity.value}" id="{name}" role="group"'
        f' aria-labelledby="{name}t"'
        f' data-fingerprint="{attribute(finding.fingerprint)}">',
        f'<p class="kind" id="{name}t">{back} <b>{LABELS[finding.severity]}</b>{verdict}</p>',
        f'<p class="message">{shown(one_line(finding.message))}</p>',
        _fixes(finding),
        _why(rule),
        _related(number, finding, prefix, places),
        f'<p class="rule">{_rule(finding, rule)} <span>{_place(finding)}</span></p>',
        "</div>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _why(rule: RuleInfo | None) -> str:
    """The first sentence of the reason; `factlint explain` has all of it."""
    if rule is None or not rule.why.strip():
        return ""
    first, stop, _ = one_line(rule.why).partition(". ")
    return f'<p class="why">{shown(first + stop.strip())}</p>'


def _fixes(finding: Finding) -> str:
    told = [_fix(fix) for fix in finding.fixes]
    if not told:
        return ""
    if len(told) == 1:
        return f'<p class="fix">{told[0]}</p>'
    return "\n".join(['<ul class="fix">', *(f"<li>{one}</li>" for one in told), "</ul>"])


def _fix(fix: Fix) -> str:
    text = one_line(fix.text)
    told = f"Did you mean <ins>{shown(text)}</ins>?" if text else "Take it out?"
    safety = _SAFETIES[fix.safety]
    return f"{told} <small>{safety}</small>" if safety else told


def _related(number: int, finding: Finding, prefix: str, places: Collection[int]) -> str:
    if not finding.related:
        return ""
    items = []
    for index, related in enumerate(finding.related, 1):
        where = _where(related, finding)
        if index in places:
            where = f'<a href="#{prefix}p{number}.{index}">{where}</a>'
        told = one_line(related.message)
        items.append(f"<li>{where}{': ' + shown(told) if told else ''}</li>")
    return "\n".join(['<ul class="related">', *items, "</ul>"])


def _where(related: Related, finding: Finding) -> str:
    place = f"line {related.line}, column {related.column}"
    return place if related.path == finding.path else f"{shown(related.path)}, {place}"


def _rule(finding: Finding, rule: RuleInfo | None) -> str:
    return link(finding.url or (rule.url if rule else ""), one_line(finding.rule))


def _place(finding: Finding) -> str:
    inside = "" if finding.document is None else f"{shown(one_line(finding.part))}, "
    return f"{inside}line {finding.line}, column {finding.column}"
