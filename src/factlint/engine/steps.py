"""What comes after the rules: functions from drafts to drafts, each with one thought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from factlint import regex
from factlint.engine.draft import Draft
from factlint.language.prose import Prose
from factlint.model.rule import QuotePolicy
from factlint.patterns import lazy_regex
from factlint.values import replace

_SIC = lazy_regex(r"[\w’']*[\s,]*[\[(]\s*sic\s*[\])]", regex.IGNORECASE)
_SIC_REACH = 100  # without a limit the regex module looks for "sic" to the end of the text


def drop_sic(drafts: Iterable[Draft], prose: Prose) -> list[Draft]:
    """`[sic]` after a word ends the discussion."""
    return [
        draft
        for draft in drafts
        if not _SIC.match(prose.text, draft.mark.end, draft.mark.end + _SIC_REACH)
    ]


def apply_quote_policy(drafts: Iterable[Draft], prose: Prose) -> list[Draft]:
    """Findings inside direct quotations are marked as such, or dropped where the rule says so."""
    kept: list[Draft] = []
    for draft in drafts:
        mark = draft.mark
        # What is markup was not said by anybody, wherever it stands.
        is_said = mark.source is None and mark.start < mark.end
        if not is_said or not prose.in_quote(mark.start, mark.end):
            kept.append(draft)
        elif draft.rule.quotes is not QuotePolicy.SKIP:
            kept.append(replace(draft, is_quoted=True))
    return kept


def apply_density(drafts: list[Draft], prose: Prose) -> list[Draft]:
    """A rule with `per` fires only where its findings are dense enough."""
    counts = Counter(draft.rule.id for draft in drafts if draft.rule.per is not None)
    if not counts:
        return drafts
    words = max(prose.document.words(), 1)
    return [
        draft
        for draft in drafts
        if draft.rule.per is None
        or counts[draft.rule.id] * draft.rule.per.words > draft.rule.per.over * words
    ]


def resolve_overlaps(drafts: Iterable[Draft]) -> list[Draft]:
    """Of overlapping drafts of one topic the most certain stays: confidence, severity, length."""
    kept: list[Draft] = []
    last: dict[str, int] = {}
    for draft in sorted(drafts, key=order):
        index = last.get(draft.rule.topic)
        if index is None or draft.mark.start >= kept[index].mark.end:
            last[draft.rule.topic] = len(kept)
            kept.append(draft)
        elif _weight(draft) > _weight(kept[index]):
            kept[index] = draft
    return sorted(kept, key=order)


def drop_echoes(drafts: Iterable[Draft]) -> list[Draft]:
    """Of drafts of several topics that propose the same for the same place one stays."""
    best: dict[tuple[int, int, tuple[str, ...]], Draft] = {}
    kept: list[Draft] = []
    for draft in drafts:
        key = (draft.mark.start, draft.mark.end, draft.mark.fixes)
        if not draft.mark.fixes:
            kept.append(draft)
        elif key not in best or _weight(draft) > _weight(best[key]):
            best[key] = draft
    return sorted([*kept, *best.values()], key=order)


def order(draft: Draft) -> tuple[int, str, int]:
    """The order of findings within a document."""
    return draft.mark.start, draft.rule.id, draft.mark.end


def _weight(draft: Draft) -> tuple[int, int, int, str]:
    mark, rule = draft.mark, draft.rule
    confidence = mark.confidence or rule.confidence
    return confidence.rank, rule.severity.rank, mark.end - mark.start, rule.id
