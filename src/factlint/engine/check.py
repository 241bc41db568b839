"""The pure middle: one document and the rules in force give its findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from factlint.engine import steps
from factlint.engine.draft import Draft, Stamp
from factlint.engine.needs import Holdings
from factlint.engine.own_rules import OWN_RULES
from factlint.engine.stopwatch import SCANNING, Stopwatch
from factlint.engine.suppress import Silence, suppress
from factlint.kinds import KINDS, spanning
from factlint.kinds.base import Hit, Mark, Note
from factlint.language.conditions import holds
from factlint.language.prose import Prose
from factlint.language.tokens import Tokens
from factlint.model.document import Document, PartKind
from factlint.model.finding import Confidence, Finding
from factlint.model.rule import Rule
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.gate import need_of
from factlint.values import dataclass

NO_SILENCE = Silence()


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of one document, sorted, how many were silenced, what it says of others."""

    findings: tuple[Finding, ...]
    hidden: int = 0
    notes: tuple[Note, ...] = ()


def check(document: Document, ruleset: RuleSet, silence: Silence = NO_SILENCE) -> list[Finding]:
    """The findings of a document, sorted by place and rule.

    Pure: no file, clock, network or environment is looked at, and the same arguments give the
    same findings.
    """
    return list(check_counting(document, ruleset, silence).findings)


def check_counting(
    document: Document,
    ruleset: RuleSet,
    silence: Silence = NO_SILENCE,
    watch: Stopwatch | None = None,
    tokens: Tokens | None = None,
) -> Checked:
    """As `check`, with the number of findings that were silenced and the notes on other files.

    Where there is a `watch`, the time of each rule is added to it. `tokens` are those of the text
    that matter, where a glance told them.
    """
    prose = Prose(document, ruleset.lang, tokens)
    # What is silenced is counted, and an allow that silences nothing is told: then all rules run.
    is_silent = document.directives or silence.accepted or silence.sidecar
    least = Confidence.LOW if is_silent else ruleset.least
    drafts = list(_drafts(prose, ruleset, watch, least))
    ran = ruleset.ids
    if is_listing_only(document):
        # Whether these find anything is known when all documents were read.
        ran = ran - {rule.id for rule in ruleset.rules if spanning(rule.kind) is not None}
    return _finish(prose, drafts, silence, ran, tuple(_notes(prose, ruleset)))


def conclude(
    document: Document, ruleset: RuleSet, notes: Sequence[Note], silence: Silence = NO_SILENCE
) -> Checked:
    """The findings of a file, given what all documents of the run said of it. Pure."""
    prose = Prose(document, ruleset.lang)
    taken = {note.rule for note in notes}
    drafts: list[Draft] = []
    for rule in ruleset.rules:
        kind = spanning(rule.kind) if rule.id in taken else None
        if kind is not None:
            own = [note for note in notes if note.rule == rule.id]
            drafts += _safely(rule, partial(kind.conclude, rule, prose, own))
    return _finish(prose, drafts, silence, frozenset(taken), ())


def is_listing_only(document: Document) -> bool:
    """Whether the document is a bibliography: entries and no text."""
    return bool(document.references) and document.first(PartKind.BODY) is None


def _notes(prose: Prose, ruleset: RuleSet) -> Iterator[Note]:
    around = prose.document.around
    if around is None or not around.bibliographies:
        return
    for rule in ruleset.rules:
        kind = spanning(rule.kind)
        if kind is not None:
            yield from kind.notes(rule, prose)


def _finish(
    prose: Prose,
    drafts: list[Draft],
    silence: Silence,
    ran: frozenset[str],
    notes: tuple[Note, ...],
) -> Checked:
    if drafts:
        drafts = _after(drafts, prose)
    elif not prose.document.directives and not silence.sidecar:
        return Checked((), 0, notes)
    stamp = Stamp(prose)
    findings = [stamp.finding(draft) for draft in drafts]
    kept, hidden = suppress(findings, prose.document, silence, ran)
    return Checked(tuple(sorted(kept, key=place_order)), hidden, notes)


def _after(drafts: list[Draft], prose: Prose) -> list[Draft]:
    drafts = steps.drop_sic(drafts, prose)
    drafts = steps.apply_quote_policy(drafts, prose)
    drafts = steps.resolve_overlaps(drafts)
    drafts = steps.drop_echoes(drafts)
    return steps.apply_density(drafts, prose)


def place_order(finding: Finding) -> tuple[str, int, str, int]:
    """In what order findings are told."""
    return finding.path, finding.start, finding.rule, finding.end


def _drafts(
    prose: Prose, ruleset: RuleSet, watch: Stopwatch | None, least: Confidence
) -> Iterator[Draft]:
    late: set[int] = set()
    shut: set[int] = set()
    scan = partial(ruleset.plan.scan, prose.text, late, shut, prose.words)
    hits = scan() if watch is None else watch.around(SCANNING, scan)
    holdings = Holdings(prose)
    asked = {*hits, *late}
    for need, numbers in ruleset.by_need.items():
        if not shut.issuperset(numbers) and holdings.meet(need):
            asked.update(numbers)
    asked -= shut
    for number in sorted(asked):
        rule = ruleset.rules[number]
        if number in late:
            fields = {"rule": rule.id, "seconds": f"{ruleset.seconds:g}"}
            yield Draft(OWN_RULES["factlint/rule-too-slow"], Mark(0, 0, fields))
            continue
        own = hits.get(number, ())
        if _is_unsure(rule, least) or _is_sparse(rule, prose, len(own)):
            continue
        if rule.not_when and holds(rule.not_when, prose.document):
            continue
        drafts = _judge(rule, prose, own, holdings)
        yield from drafts if watch is None else watch.over(rule.id, drafts)


def _is_unsure(rule: Rule, least: Confidence) -> bool:
    """Whether all findings of a rule are less sure than those that are told."""
    if rule.confidence.rank >= least.rank:
        return False
    return bool(getattr(KINDS[rule.kind], "is_never_surer", False))


def _is_sparse(rule: Rule, prose: Prose, hits: int) -> bool:
    """Whether a rule with `per` has too few hits to have enough findings."""
    if rule.per is None or not getattr(KINDS[rule.kind], "marks_hits", False):
        return False
    return hits * rule.per.words <= rule.per.over * max(prose.document.words(), 1)


def _judge(rule: Rule, prose: Prose, hits: Sequence[Hit], holdings: Holdings) -> Iterator[Draft]:
    in_scope: list[Hit] = []
    if hits:
        holds_range = prose.map_of(rule.scope).holds
        in_scope = [hit for hit in hits if holds_range(hit.start, hit.end)]
    if not in_scope and not holdings.meet(need_of(rule)):
        return
    yield from _safely(rule, partial(KINDS[rule.kind].judge, rule, prose, in_scope))


def _safely(rule: Rule, marks: Callable[[], Iterator[Mark]]) -> Iterator[Draft]:
    try:
        for mark in marks():
            yield Draft(rule, mark)
    except Exception as error:  # one rule that breaks must not cost the other rules' findings
        fields = {"rule": rule.id, "reason": f"{type(error).__name__}: {error}"}
        yield Draft(OWN_RULES["factlint/rule-failed"], Mark(0, 0, fields))
