"""Quotations of whole sentences around which nobody is said to speak."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from factlint.kinds.base import Mark
from factlint.language.english import is_english
from factlint.language.prose import Prose
from factlint.language.quotemarks import ALL
from factlint.language.speakers import Evidence, evidence
from factlint.model.document import Document, PartKind

_ATTRIBUTED = (PartKind.QUOTE, PartKind.REFERENCES)


def marks(prose: Prose) -> Iterator[Mark]:
    """One for each such quotation."""
    if not any(mark in prose.text for mark in ALL):
        return
    known: dict[int, Evidence] = {}
    if not prose.said:
        return
    set_apart = _SetApart(prose.document)
    for quotation in prose.said:
        if not quotation.is_sentence or quotation.start in set_apart:
            continue
        blocks = prose.blocks
        first = bisect_right(blocks, quotation.start, key=lambda part: part.start) - 1
        last = bisect_right(blocks, quotation.end - 1, key=lambda part: part.start) - 1
        if blocks[first].kind is not PartKind.PARAGRAPH:
            continue
        # Who is named right before a quotation speaks; behind it somebody must say something.
        near = (_known(prose, known, index) for index in range(first - 1, last + 1))
        if all(item is Evidence.NONE for item in near) and (
            _known(prose, known, last + 1) is not Evidence.SPEECH
        ):
            if not is_english(prose.words):
                return
            yield Mark(quotation.start, quotation.end)


def _known(prose: Prose, known: dict[int, Evidence], index: int) -> Evidence:
    if not 0 <= index < len(prose.blocks):
        return Evidence.NONE
    found = known.get(index)
    if found is None:
        found = known[index] = evidence(prose.text, prose.blocks[index], prose.quotes)
    return found


class _SetApart:
    """Knows what lies in block quotations and references, which say elsewhere who speaks."""

    def __init__(self, document: Document) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for part in sorted(document.of_kind(*_ATTRIBUTED), key=lambda part: part.start):
            self._starts.append(part.start)
            self._ends.append(max(part.end, self._ends[-1] if self._ends else 0))

    def __contains__(self, offset: int) -> bool:
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._ends[index]
