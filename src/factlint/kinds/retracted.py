"""`retracted`: works that a list of retractions has, where the document does not say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factlint.kinds.base import Hit, Mark, Needle, Place, place_in
from factlint.language.citing.keys import key_place
from factlint.language.citing.works import Work
from factlint.language.prose import Prose
from factlint.model.finding import Severity, Verdict
from factlint.model.rule import Need, Rule
from factlint.model.surroundings import Notice
from factlint.patterns import lazy_re

SCHEMA = {
    "type": "object",
    "properties": {},
    "additionalProperties": False,
    "description": "An empty mapping, {}: the list is given by --retractions.",
}
FIELDS = frozenset({"notice", "work", "when", "reason", "by"})
runs_on_silence = True

_SAID = lazy_re(r"\b(?:retract|withdr[ae]w|reinstat|expressions? of concern)", re.IGNORECASE)
_RETRACTION = lazy_re(r"retract|withdraw|remov", re.IGNORECASE)
_CONCERN = lazy_re(r"concern", re.IGNORECASE)
_REINSTATED = lazy_re(r"reinstat", re.IGNORECASE)
_SHOWN = 70


def need(rule: Rule) -> Need:
    """Without a notice nothing is to be told."""
    return Need.NOTICES


def needles(rule: Rule) -> Sequence[Needle]:
    """None: the works are known when the surroundings were looked at."""
    return ()


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark at each work with a notice, once for each of its places."""
    around = prose.document.around
    if around is None or not around.notices:
        return
    for work in prose.works:
        key = next((key for key in work.keys if key in around.notices), None)
        if key is not None:
            yield _mark(prose, work, key, around.notices[key])


def _mark(prose: Prose, work: Work, key: str, notice: Notice) -> Mark:
    scheme, _, value = key.partition(":")
    is_title = scheme == "title"
    title = work.title or notice.title
    fields = {
        "notice": notice.sorts[0] if len(notice.sorts) == 1 else ", ".join(notice.sorts),
        "work": f"'{_short(title)}'" if title else value,
        "when": f" of {notice.date}" if notice.date else "",
        "reason": f" ({notice.reason})" if notice.reason else "",
        "by": "; only the title is the same" if is_title else "",
    }
    related: tuple[Place, ...] = ()
    if work.entry is not None:
        bibliography, reference = work.entry
        related = (place_in(bibliography, key_place(reference), "the entry"),)
    severity = _severity(notice)
    if _is_said(prose, work):
        severity = Severity.INFO
    elif is_title:
        severity = min(severity, Severity.WARNING, key=lambda item: item.rank)
    verdict = Verdict.UNSURE if is_title or severity is not Severity.ERROR else None
    return Mark(work.start, work.end, fields, related=related, verdict=verdict, at_most=severity)


def _severity(notice: Notice) -> Severity:
    """What was retracted and stays so is an error; what was doubted a warning; the rest is news."""
    sorts = " ".join(notice.sorts)
    if _REINSTATED.search(sorts):
        return Severity.INFO
    if _RETRACTION.search(sorts):
        return Severity.ERROR
    return Severity.WARNING if _CONCERN.search(sorts) else Severity.INFO


def _is_said(prose: Prose, work: Work) -> bool:
    """Whether the entry, or the sentence that names the work, speaks of the retraction."""
    start, end = work.around
    text = prose.text
    if _SAID.search(text, start, end):
        return True
    if work.entry is not None:
        values = work.entry[1].fields.values()
        if any(_SAID.search(field.value) for field in values):
            return True
    sentence = prose.sentence_at(start)
    return bool(_SAID.search(text, sentence.start, min(sentence.end, sentence.start + 2000)))


def _short(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= _SHOWN else title[: _SHOWN - 1].rstrip() + "…"
