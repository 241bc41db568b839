"""A part that an article must have: a byline, a headline, a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factlint.kinds.base import Hit, Mark, Needle
from factlint.language import endings
from factlint.language.prose import Prose
from factlint.model.document import Document, Part, PartKind
from factlint.model.rule import Need, Rule
from factlint.patterns import lazy_regex

_PARTS = ("byline", "headline", "date", "deck", "dateline", "references")
SCHEMA: Mapping[str, Any] = {
    "oneOf": [
        {"enum": list(_PARTS)},
        {
            "type": "object",
            "properties": {
                "part": {"enum": list(_PARTS)},
                "fault": {"enum": ["missing", "empty"], "default": "missing"},
                "not-by-agency": {
                    "type": "array",
                    "items": {"type": "string", "minLength": 1},
                    "description": "Agencies whose copy needs no such part.",
                },
            },
            "required": ["part"],
            "additionalProperties": False,
        },
    ],
    "description": "the name of a part, or a mapping with part, fault, not-by-agency",
}
FIELDS: frozenset[str] = frozenset({"part"})
runs_on_silence = True

# What readers know of a part besides its place in the text.
_METADATA = {
    PartKind.BYLINE: ("authors", "author", "byline"),
    PartKind.HEADLINE: ("title", "headline"),
    PartKind.DATE: ("date", "published", "modified"),
}
_WORD = lazy_regex(r"[\p{L}]+")
_HEAD = 60
_SOURCES = ("source", "agency", "publisher", "provider", "site")


def need(rule: Rule) -> Need:
    """Only articles must have parts."""
    return Need.ARTICLE


def needles(rule: Rule) -> Sequence[Needle]:
    """Nothing: what is looked for is not there."""
    return ()


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """One mark where an article lacks the part, or on a label that nothing follows."""
    document = prose.document
    if not document.is_article:
        return
    params = rule.params if isinstance(rule.params, Mapping) else {"part": rule.params}
    kind = PartKind(params["part"])
    if params.get("fault", "missing") == "empty":
        place = _empty(document, kind)
    elif _is_there(document, kind) or _is_agency_copy(prose, params.get("not-by-agency", ())):
        place = None
    else:
        place = _shown_at(document, params.get("show-at", "headline"))
    if place is not None:
        yield Mark(*place, fields={"part": kind.value})


def _is_there(document: Document, kind: PartKind) -> bool:
    """Whether the part stands in the text, empty or not, or in the metadata."""
    if document.first(kind) is not None or _is_known(document, kind):
        return True
    # A dateline tells the day.
    return kind is PartKind.DATE and document.first(PartKind.DATELINE) is not None


def _is_known(document: Document, kind: PartKind) -> bool:
    return any(document.metadata.get(name) for name in _METADATA.get(kind, ()))


def _empty(document: Document, kind: PartKind) -> tuple[int, int] | None:
    """The first part of the kind that says nothing, where nothing else fills it."""
    if _is_known(document, kind):
        return None
    found = [part for part in document.of_kind(kind) if not _says(document, kind, part)]
    if not found or len(found) < sum(1 for _ in document.of_kind(kind)):
        return None
    return found[0].start, found[0].end


def _says(document: Document, kind: PartKind, part: Part) -> bool:
    if kind is PartKind.BYLINE:
        return bool(part.detail)
    return not document.text[part.start : part.end].isspace() and part.end > part.start


def _shown_at(document: Document, kind: str) -> tuple[int, int]:
    """The part that stands for the missing one, else the beginning of the text."""
    part = document.first(PartKind(kind))
    if part is not None:
        return part.start, part.end
    start = min((part.start for part in document.parts), default=0)
    return start, start


def _is_agency_copy(prose: Prose, agencies: Sequence[str]) -> bool:
    """Whether the metadata, the dateline or the sign-off name one of these agencies."""
    document = prose.document
    folded = {agency.casefold() for agency in agencies}
    if any(str(document.metadata.get(key, "")).casefold() in folded for key in _SOURCES):
        return True
    shown = [prose.text[part.start : part.end] for part in document.of_kind(PartKind.DATELINE)]
    for body in document.of_kind(PartKind.BODY):
        # A reader may leave the agency at the head of the body: "(Reuters) - Rain fell."
        shown.append(prose.text[body.start : body.start + _HEAD].partition(")")[0])
        end = prose.text[max(body.start, body.end - _HEAD) : body.end].split()
        if end and endings.is_sign_off(end[-1]) and _abbreviates(end[-1], agencies):
            return True
    wanted = {form for agency in agencies for form in (agency, agency.upper())}
    return any(word in wanted for text in shown for word in _WORD.findall(text))


def _abbreviates(sign_off: str, agencies: Sequence[str]) -> bool:
    """Whether a sign-off is an agency's name, garbled or not: REUTER, reute, REUITER."""
    word = "".join(_WORD.findall(sign_off)).casefold()
    return any(agency.casefold()[:3] == word[:3] for agency in agencies)
