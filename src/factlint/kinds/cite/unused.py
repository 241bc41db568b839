"""Entries that nothing cites: in a document's own list, and in a bibliography that many share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factlint.kinds.base import Mark, Note
from factlint.kinds.cite.worded import is_judged, unused_worded
from factlint.language.citing.keys import LOOKS_IN, folded, key_place, names_of
from factlint.language.prose import Prose
from factlint.model.citation import CitationStyle, Reference
from factlint.model.finding import Severity
from factlint.model.rule import Rule

ALL = "*"
"""The key of a `\\nocite` that lists everything."""

_MANY = 20
_PARENTS = ("crossref", "xdata", "xref")


def unused(prose: Prose) -> Iterator[Mark]:
    """Entries of the document's own list; told only where the document cites in that way."""
    yield from unused_worded(prose)
    citations = prose.citations
    around = prose.document.around
    elsewhere = frozenset() if around is None else around.cited_elsewhere
    if not citations and not elsewhere:
        return  # a list of further reading is no fault
    cited = {
        (other, folded(citation.key, other))
        for citation in citations
        for other in LOOKS_IN[citation.style]
        # A link with a name says nothing of numbers.
        if other is not CitationStyle.NUMBER or citation.key.isdecimal()
    }
    if (CitationStyle.KEY, ALL) in cited or ALL in elsewhere:
        return
    styles = {style for style, _ in cited}
    if elsewhere:
        styles.add(CitationStyle.KEY)
    told: set[tuple[CitationStyle, str]] = set()
    for reference in prose.references:
        key = reference.style, folded(reference.key, reference.style)
        if is_judged(prose, reference):
            continue
        if not reference.key or reference.style not in styles or key in cited or key in told:
            continue
        if reference.key not in elsewhere:
            told.add(key)
            # The label of a link is not printed, so no reader sees it.
            is_label = reference.style is CitationStyle.LABEL
            yield _mark(reference, "", Severity.INFO if is_label else None)


def _mark(reference: Reference, where: str, at_most: Severity | None = None) -> Mark:
    fields = {"key": reference.key, "where": where}
    return Mark(*key_place(reference), fields, at_most=at_most)


def notes(rule: Rule, prose: Prose) -> Iterator[Note]:
    """For each bibliography that the document may cite from, the keys that it cites."""
    around = prose.document.around
    if around is None or not around.bibliographies:
        return
    keys = [item.key for item in prose.citations if item.style is CitationStyle.KEY]
    path = prose.document.path
    for bibliography in around.bibliographies:
        yield Note(rule.id, bibliography.path, path)
        held = {
            key.casefold() for reference in bibliography.references for key in names_of(reference)
        }
        for key in dict.fromkeys(keys):
            if key == ALL or key.casefold() in held:
                yield Note(rule.id, bibliography.path, path, key)


def conclude(prose: Prose, notes: Sequence[Note]) -> Iterator[Mark]:
    """The entries of this bibliography that no document cites.

    Where most of a long one is cited by nobody (a library of years), that is said once.
    """
    cited = {note.value.casefold() for note in notes if note.value}
    if ALL in cited or not cited:
        return
    references = [item for item in prose.references if item.key]
    _add_parents(cited, references)
    found = [
        item for item in references if not any(key.casefold() in cited for key in names_of(item))
    ]
    if len(found) > _MANY and 2 * len(found) > len(references):
        where = f" (like {len(found) - 1} others of the {len(references)} here)"
        yield _mark(found[0], where, Severity.INFO)
        return
    for reference in found:
        # It is not printed, so no reader sees it.
        yield _mark(reference, "", Severity.INFO)


def _add_parents(cited: set[str], references: Sequence[Reference]) -> None:
    """Adds what cited entries take fields from."""
    by_key = {key.casefold(): reference for reference in references for key in names_of(reference)}
    waiting = list(cited)
    while waiting:
        reference = by_key.get(waiting.pop())
        if reference is None:
            continue
        for name in _PARENTS:
            for parent in reference.value(name).casefold().split(","):
                if parent.strip() and parent.strip() not in cited:
                    cited.add(parent.strip())
                    waiting.append(parent.strip())


FAULTS: dict[str, Callable[[Prose], Iterator[Mark]]] = {"unused": unused}
