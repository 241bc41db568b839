"""What a reStructuredText cites: footnotes, citations, keys, names; and what defines them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.model.citation import Citation, CitationStyle, Reference
from factlint.model.document import Span
from factlint.readers.rstinline import NoteUse
from factlint.readers.rstleaves import normal_name
from factlint.readers.rstwrite import LeafWriter

_COUNTED = ("#", "*")
"""Labels that stand for the next footnote of their kind."""


def find_cited(writer: LeafWriter) -> tuple[tuple[Citation, ...], tuple[Reference, ...]]:
    """The citations and the entries, by place."""
    references = [*_notes(writer.noted)]
    defined = {reference.key for reference in references}
    citations = [
        *_note_uses(writer.inline.notes, defined),
        *_key_uses(writer),
    ]
    return (
        tuple(sorted(citations, key=lambda one: (one.start, one.end))),
        tuple(sorted(references, key=lambda one: one.start)),
    )


def _style(label: str) -> CitationStyle:
    """Footnotes have a number or a sign, citations a word."""
    is_note = label.isdecimal() or label.startswith(_COUNTED)
    return CitationStyle.NOTE if is_note else CitationStyle.KEY


def _notes(noted: Sequence[tuple[str, Span, Span]]) -> Iterator[Reference]:
    counts = dict.fromkeys(_COUNTED, 0)
    for label, place, mark in noted:
        key = label
        if label in counts:
            counts[label] += 1
            key = f"{label}{counts[label]}"
        yield Reference(
            key=key,
            start=place.start,
            end=place.end,
            style=_style(label),
            key_start=mark.start + 1,
            key_end=mark.end - 1,
        )


def _note_uses(uses: Sequence[NoteUse], defined: set[str]) -> Iterator[Citation]:
    counts = dict.fromkeys(_COUNTED, 0)
    numbered = sum(key.startswith("#") for key in defined)
    recased = {normal_name(key): key for key in defined}
    for use in uses:
        key = use.label
        if key in counts:
            counts[key] += 1
            key = f"{key}{counts[key]}"
        style = _style(use.label)
        key = recased.get(normal_name(key), key)
        if key not in defined:
            if style is CitationStyle.KEY:
                continue  # another page may define it
            if key.isdecimal() and int(key) <= numbered:
                continue  # the number that a footnote without one is given
        yield Citation(use.start + 1, use.end - 1, key, style, cluster=use.start)


def _key_uses(writer: LeafWriter) -> Iterator[Citation]:
    for use in writer.inline.keys:
        yield Citation(
            use.start,
            use.end,
            use.key,
            CitationStyle.KEY,
            cluster=use.cluster,
            is_listing=use.is_listing,
        )
