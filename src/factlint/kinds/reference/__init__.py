"""`reference`: entries of reference lists that contradict themselves or each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module

from factlint.kinds.base import Hit, Mark, Needle
from factlint.language.prose import Prose
from factlint.model.rule import Need, Rule

_MODULES = {
    "accessed-early": "years",
    "arxiv-year": "years",
    "authors": "people",
    "conflict": "same",
    "cut-title": "parts",
    "doi-registrant": "carried",
    "doi-venue": "carried",
    "doi-volume": "carried",
    "doi-year": "years",
    "duplicate": "same",
    "future-year": "future",
    "isbn-year": "years",
    "missing-field": "parts",
    "month": "pages",
    "no-access-date": "parts",
    "pages": "pages",
    "placeholder": "people",
    "shared-identifier": "same",
    "strange-field": "parts",
    "too-early": "years",
    "venue-year": "years",
    "volume-year": "years",
}
"""Each fault is in the `FAULTS` of that module; most documents list nothing and need none."""

SCHEMA = {
    "type": "object",
    "properties": {
        "fault": {
            "enum": sorted(_MODULES),
            "description": "What to look for in the entries of reference lists.",
        }
    },
    "required": ["fault"],
    "additionalProperties": False,
    "description": "A mapping with the fault.",
}
FIELDS = frozenset({"reason", "first"})
runs_on_silence = True


def need(rule: Rule) -> Need:
    """What is judged are the entries."""
    return Need.REFERENCES


def needles(rule: Rule) -> Sequence[Needle]:
    """None: what is judged are the entries."""
    return ()


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of the entries."""
    around = prose.document.around
    if not prose.references and (around is None or not around.bibliographies):
        return
    fault = rule.params["fault"]
    module = import_module(f"{__name__}.{_MODULES[fault]}")
    yield from module.FAULTS[fault](prose)
