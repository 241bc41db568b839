"""What was learnt of links by asking for them."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.kinds.base import Mark
from factlint.kinds.link.marking import mark, written
from factlint.language.links import Link
from factlint.language.prose import Prose
from factlint.model.finding import Verdict
from factlint.model.rule import Rule
from factlint.model.surroundings import Answer


def dead(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """The site answers that the page is not there, or there is no such site."""
    for link, answer in _answered(prose):
        if answer.status == "missing":
            yield mark(link, reason=answer.detail)


def unreachable(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """Nobody can say whether the page is there."""
    for link, answer in _answered(prose):
        if answer.status in ("unsure", "unreachable"):
            yield mark(link, verdict=Verdict.COULD_NOT_CHECK, reason=answer.detail)


def moved(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """The site says for good that the page has another address."""
    for link, answer in _answered(prose):
        place = answer.values.get("moved", "")
        if answer.status == "ok" and place:
            hash_sign, fragment = link.target.partition("#")[1:]
            fix = place if "#" in place else f"{place}{hash_sign}{fragment}"
            if "&amp;" in written(prose, link):
                fix = fix.replace("&", "&amp;")
            yield mark(link, fixes=(fix,), where=place)


def dropped(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """The site leads to its front page or to a page for signing in instead."""
    for link, answer in _answered(prose):
        place = answer.values.get("dropped", "")
        if answer.status == "ok" and place:
            yield mark(link, verdict=Verdict.UNSURE, where=place)


FAULTS = {"dead": dead, "unreachable": unreachable, "moved": moved, "dropped": dropped}


def _answered(prose: Prose) -> Iterator[tuple[Link, Answer]]:
    around = prose.document.around
    if around is None or not around.answers:
        return
    for link in prose.links:
        answer = around.answers.get(link.target.partition("#")[0])
        if answer is not None:
            yield link, answer
