"""Links to files of the same project that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.kinds.base import Mark
from factlint.kinds.link.doubtful import is_to_come
from factlint.kinds.link.marking import mark
from factlint.language.prose import Prose
from factlint.model.finding import Severity, Verdict
from factlint.model.rule import Rule


def missing_target(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """A file that a link names and that is not there."""
    yield from _missing(prose, "file")


def missing_fragment(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """A heading or an anchor that a link names and that the file does not have."""
    yield from _missing(prose, "fragment")


FAULTS = {"missing-target": missing_target, "missing-fragment": missing_fragment}


def _missing(prose: Prose, sort: str) -> Iterator[Mark]:
    around = prose.document.around
    if around is None or not around.targets:
        return
    for link in prose.links:
        answer = around.targets.get(link.target)
        if answer is None or answer.status == "ok" or answer.values.get("sort", "file") != sort:
            continue
        if is_to_come(link):
            continue  # another rule's matter
        is_sure = answer.status == "missing"
        fix = answer.values.get("fix", "")
        yield mark(
            link,
            fixes=(fix,) if fix and link.source is not None else (),
            verdict=None if is_sure else Verdict.UNSURE,
            at_most=None if is_sure else Severity.INFO,
            reason=answer.detail,
        )
