"""`identifier`: identifiers that cannot be right, by their check digit or by their grammar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factlint.kinds.base import Hit, Mark, Needle, NeedleSort
from factlint.kinds.identifier import arxiv, checksum, doi, form, mismatch
from factlint.language.identifiers import Scheme
from factlint.language.prose import Prose
from factlint.model.rule import Need, Rule

_Judge = Callable[[Prose, Scheme], Iterator[Mark]]
_FAULTS: dict[str, tuple[frozenset[Scheme], _Judge]] = {
    "checksum": (checksum.SCHEMES, checksum.marks),
    "form": (form.SCHEMES, form.marks),
    "broken": (frozenset({Scheme.DOI}), doi.broken),
    "doubled-prefix": (frozenset({Scheme.DOI}), doi.doubled),
    "trailing": (frozenset({Scheme.DOI}), doi.trailing),
    "future": (frozenset({Scheme.ARXIV}), arxiv.future),
    "mismatch": (mismatch.SCHEMES, mismatch.marks),
}
_NEEDLES: dict[Scheme, tuple[str, ...]] = {
    Scheme.DOI: (r"doi(?!n)",),
    Scheme.ISBN: ("isbn", r"97[89]-\d", r"SN  - \d"),
    Scheme.ISSN: ("issn", r"SN  - \d"),
    Scheme.ORCID: ("orcid", r"0000-000[1-3]-", r"0009-000\d-"),
    Scheme.ARXIV: ("arxiv",),
    Scheme.PMID: ("pmid", "pubmed"),
    Scheme.PMCID: ("pmcid", "pmc/", r"pmc\.", "europepmc"),
    Scheme.ROR: (r"ror\.org/", "ROR ?(?:ID)?:"),
    Scheme.ISNI: ("isni",),
    Scheme.LEI: (r"\bLEI\b", "legal entity identifier"),
    Scheme.IBAN: ("iban",),
}
SCHEMA = {
    "type": "object",
    "properties": {
        "scheme": {
            "enum": sorted(scheme.value for scheme in Scheme),
            "description": "Which identifiers to look at.",
        },
        "fault": {
            "enum": sorted(_FAULTS),
            "description": "What to look for: a check digit that does not fit; a length or a sign"
            " that the scheme does not have; a DOI that no longer is one; a prefix put twice;"
            " punctuation taken into a link; a number given out after the document's own date; a"
            " link that leads to another identifier than it shows.",
        },
    },
    "required": ["scheme", "fault"],
    "additionalProperties": False,
    "description": "A mapping with the scheme and the fault.",
}
FIELDS = frozenset({"value", "last", "right", "reason", "surplus", "target", "date"})
runs_on_silence = True  # the targets of links and the fields of entries are no part of the text


def need(rule: Rule) -> Need:
    """Where the text shows none, links and entries may hold some."""
    return Need.TARGETS


def needles(rule: Rule) -> Sequence[Needle]:
    """What stands near every identifier of the scheme; ValueError where it has no such fault."""
    scheme, fault = Scheme(rule.params["scheme"]), rule.params["fault"]
    if scheme not in _FAULTS[fault][0]:
        raise ValueError(f"'{scheme.value}' has no fault '{fault}'")
    return [Needle(pattern, NeedleSort.REGEX) for pattern in _NEEDLES[scheme]]


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of place."""
    scheme = Scheme(rule.params["scheme"])
    if not hits and not prose.identifiers.has_elsewhere(scheme):
        return
    for mark in _FAULTS[rule.params["fault"]][1](prose, scheme):
        if prose.in_scope(rule.scope, mark.start, mark.end):
            yield mark
